// Words: what goes into a report speaks its language, and nothing is told that is not so.
import assert from "node:assert/strict";
import { open, settled } from "./browser.mjs";
import { doubtful, faulty, paste, report, shown } from "./page.mjs";

const ENGLISH = { locale: "en-GB", permissions: ["clipboard-read", "clipboard-write"] };

// The text says how many came in, and that cell cannot be read.
const unread = doubtful.replace("1\t0\t0\t0\t14\t0\t15", "1\t0\t0\t0\t14\t0\t1o");

const WORDS = /\/english-[0-9a-f]{16}\.txt$/;
const fetched = (watch) => watch.requests.filter((request) => WORDS.test(request)).length;
const speaks = (page, lang) => page.locator(`html[lang^=${lang}]`).waitFor();
const turn = (page, name) => page.getByRole("button", { name, exact: true }).click();
// Says in both languages that the words are not there.
const excuse = (page) => page.locator(".masthead [role=alert]", { hasText: /英文文字没有取到.*could not be fetched.*Press English again/ });

// What a server answers that does not have them, or that is not there.
const NOT_THERE = {
  "no network": (route) => route.abort(),
  "no file": (route) => route.fulfill({ status: 404, body: "Not found" }),
  "a page of the server's": (route) => route.fulfill({ contentType: "text/html", body: "<!DOCTYPE html>\n<title>x</title>\n".repeat(3000) }),
};

export const tests = {
  async "English is fetched when it is chosen first, once, and a verdict that stands there speaks it"(site) {
    const { page, watch } = await shown(site, faulty);
    assert.equal(fetched(watch), 0, "a page in Chinese");
    for (const [name, lang, words] of [["English", "en", /equations fail/], ["中文", "zh", /不成立/], ["English", "en", /equations fail/]]) {
      await turn(page, name);
      await speaks(page, lang);
      assert.match(await page.locator("#verdict").innerText(), words);
    }
    assert.equal(fetched(watch), 1);
    assert.deepEqual(watch.complaints, []);
  },

  async "a page that begins in English has its words before anything is drawn"(site) {
    for (const [options, query] of [[{ locale: "en-GB" }, ""], [{}, "?lang=en"], [{ locale: "de-DE" }, ""]]) {
      const { page, watch } = await open(site.browser, options);
      let release;
      const held = new Promise((done) => (release = done));
      await page.route(WORDS, (route) => held.then(() => route.continue()));
      // Every text of the page that was in the document when a frame was drawn.
      await page.addInitScript(() => {
        window.drawn = [];
        (function look() {
          const head = document.querySelector(".masthead .settings")?.innerText;
          if (head !== undefined) window.drawn.push(head);
          requestAnimationFrame(look);
        })();
      });
      await page.goto(site.address + query);
      await page.waitForTimeout(500);
      assert.deepEqual([await page.locator("#starting").count(), await page.locator(".masthead").count()], [1, 0], "waits");
      release();
      await speaks(page, "en");
      await settled(page);
      const drawn = await page.evaluate(() => window.drawn);
      assert.ok(drawn.length > 0 && drawn.every((head) => /High contrast/.test(head) && !/高对比/.test(head)), String(drawn[0]));
      assert.equal(fetched(watch), 1);
      assert.deepEqual(watch.complaints, []);
    }
  },

  ...Object.fromEntries(Object.entries(NOT_THERE).map(([what, answer]) => [`without the English words (${what}) the page says so in both languages, and English stays chosen`, async (site) => {
    // Where it begins, and where it is chosen.
    for (const locale of ["en-GB", "zh-CN"]) {
      const { page, context } = await open(site.browser, { locale });
      await page.route(WORDS, answer);
      await page.goto(site.address);
      await speaks(page, "zh");
      if (locale === "zh-CN") {
        assert.equal(await excuse(page).count(), 0);
        await turn(page, "English");
      }
      await excuse(page).waitFor();
      await paste(page, { "text/plain": faulty });
      await page.locator("#verdict", { hasText: "不成立" }).waitFor();
      // Each time it is said anew.
      const said = await excuse(page).elementHandle();
      await turn(page, "English");
      await page.waitForFunction((said) => !said.isConnected, said);
      await excuse(page).waitFor();
      await speaks(page, "zh");
      await page.unroute(WORDS);
      if (locale === "zh-CN") {
        await page.reload();
      } else {
        await turn(page, "English");
        await page.locator("#verdict", { hasText: "equations fail" }).waitFor();
      }
      await speaks(page, "en");
      assert.equal(await page.locator(".masthead [role=alert]").count(), 0);
      await context.close();
    }
  }])),

  async "the tables that are copied have the form's own words, in the English page too, and are read again"(site) {
    const { page } = await shown(site, faulty, ENGLISH);
    await page.click("[data-export=tables]");
    await page.locator(".said", { hasText: "in Chinese as the form has them" }).waitFor();
    const [html, text] = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return Promise.all(["text/html", "text/plain"].map(async (type) => (await item.getType(type)).text()));
    });
    for (const flavour of [html, text]) {
      assert.match(flavour, /二、主动公开政府信息情况[^]*一、本年新收政府信息公开申请数量/);
      assert.doesNotMatch(flavour, /Received|applications/i);
    }
    await paste(page, { "text/plain": text, "text/html": html }, "h1");
    await page.locator("#verdict", { hasText: "2 of 42 equations fail" }).waitFor();
  },

  async "what was looked at counts what fits no cell only where there is something"(site) {
    const counted = async (text) => {
      const { page, context } = await shown(site, text);
      const words = await page.locator(".coverage").innerText();
      await context.close();
      return words;
    };
    assert.doesNotMatch(await counted(report), /不能确定/);
    assert.match(await counted(unread), /另有 1 个不能确定对应哪一格$/);
  },

  async "the switch of the single keys says whether they are on"(site) {
    const { page } = await shown(site, doubtful);
    await page.keyboard.press("?");
    const keys = page.locator("#single-keys");
    assert.deepEqual([await keys.innerText(), await keys.getAttribute("aria-pressed")], ["单键快捷键（n、p、?）：开", "true"]);
    await keys.click();
    await page.locator("#single-keys[aria-pressed=false]", { hasText: "：关" }).waitFor();
  },

  async "what was checked is no ground to rest on"(site) {
    const { page } = await shown(site, unread);
    for (const rule of ["prose.unchecked", "cells.unread"]) {
      assert.match(await page.locator(`[data-finding="${rule}"]`).innerText(), /怎么办(?![^]*依据)/);
    }
  },
};
