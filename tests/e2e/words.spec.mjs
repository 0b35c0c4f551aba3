// Words: what goes into a report speaks its language, and nothing is told that is not so.
import assert from "node:assert/strict";
import { doubtful, faulty, paste, report, shown } from "./page.mjs";

const ENGLISH = { locale: "en-GB", permissions: ["clipboard-read", "clipboard-write"] };

// The text says how many came in, and that cell cannot be read.
const unread = doubtful.replace("1\t0\t0\t0\t14\t0\t15", "1\t0\t0\t0\t14\t0\t1o");

export const tests = {
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
