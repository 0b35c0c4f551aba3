// Ways: where the keyboard and the reader are after what was pressed, what buttons are called, how to come back.
import assert from "node:assert/strict";
import { settled } from "./browser.mjs";
import { BROKEN, FAULTY, apart, cell, drop, embedded, faulty, named, opened, reaches, report, says, shown, two, setAside } from "./page.mjs";

const scrolled = (page) => page.evaluate(() => scrollY);
const inSight = (page, selector) =>
  page.waitForFunction((selector) => {
    const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }, selector);

export const tests = {
  async "a suggestion adopted in the list leaves the reader there, at the heading of the next, and is told"(site) {
    const { page } = await shown(site, two);
    const before = await scrolled(page);
    let left = await page.locator(".repairs .adopt").count();
    assert.ok(left >= 2);
    while (left > 0) {
      const named = await page.locator(".repairs .adopt").first().getAttribute("aria-label");
      await page.locator(".repairs .adopt").first().focus();
      await page.keyboard.press("Enter");
      await page.waitForFunction((left) => document.querySelectorAll(".repairs .adopt").length < left, left);
      left = await page.locator(".repairs .adopt").count();
      await reaches(page, left > 0 ? "#repairs-heading" : "#edits-heading");
      if (left > 0) assert.match(await page.locator("#repairs-heading").innerText(), /^建议修改\s*（已改 1 格）$/);
      await page.waitForFunction((said) => document.querySelector(".said").innerText === said, `已${named}`);
      assert.equal(await scrolled(page), before);
    }
    // What is told lies over no button of a cell.
    await page.locator(".edits .link").first().click();
    await page.locator(".inspector").waitFor();
    const [said, inspector] = [await page.locator(".said").boundingBox(), await page.locator(".inspector").boundingBox()];
    assert.ok(said.y + said.height <= inspector.y, `${said.y + said.height} > ${inspector.y}`);
  },

  async "the verdict says what was set aside, and so does what would mend it; what was changed can be copied at once"(site) {
    const { page } = await shown(site, faulty, { permissions: ["clipboard-read", "clipboard-write"] });
    await setAside(page.locator(".finding.error"));
    await says(page, `${BROKEN}（已搁置 1 处）`);
    assert.match(await page.locator("[data-repair='0']").innerText(), /已搁置/);
    await page.locator("[data-repair='0'] .adopt").click();
    await page.locator(".edits .copy").click();
    await page.locator(".said", { hasText: "三张表已复制" }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /1\t0\t0\t0\t14\t0\t15/);
    await page.locator(".edits button", { hasText: "撤销" }).click();
    await page.locator("#edits-heading", { hasText: /^修改记录$/ }).waitFor();
    assert.equal(await page.locator(".edits .copy").count(), 0);
  },

  async "both sides of an equation stand with their values, unread ones in words; a difference names its side"(site) {
    const { page } = await shown(site, report.replace("1\t0\t0\t0\t14\t0\t15", "1\t0\t0\t0\t14\t0\t1o"));
    await cell(page, "applications.received.total").focus();
    await page.locator(".inspector .equation").first().waitFor();
    assert.match(await page.locator(".inspector .equation").first().innerText(), /读不出/);
    // The addends on the left are 15.
    for (const [right, chinese, english] of [["14", "左边多 1", "left +1"], ["17", "左边少 2", "left −2"]]) {
      await cell(page, "applications.received.total").focus();
      await page.keyboard.type(right);
      await page.keyboard.press("Enter");
      const row = page.locator(`[data-identity="applications.row.received"]`, { hasText: chinese });
      await row.waitFor();
      assert.deepEqual(await row.locator(".number").allInnerTexts(), ["15", right]);
      // On paper it is the same row.
      await page.emulateMedia({ media: "print" });
      assert.ok(await row.isVisible());
      await page.emulateMedia({ media: "screen" });
      await page.getByRole("button", { name: "English" }).click();
      await page.locator(`[data-identity="applications.row.received"]`, { hasText: english }).waitFor();
      await page.getByRole("button", { name: "中文" }).click();
      await row.waitFor();
    }
    assert.match(await page.locator(".ledger thead").textContent(), /左边[^]*右边/);
    await page.setViewportSize({ width: 360, height: 740 });
    for (const half of await page.locator(".equation .half").all()) {
      const [value, words] = [half.locator("b").last(), half.locator(".side")];
      assert.equal((await value.count()) * (await words.count()), 1);
    }
  },

  async "in English the headings of a finding's parts stand apart, with colons of their own"(site) {
    const { page } = await shown(site, two, { locale: "en-GB" });
    const parts = await page.locator(".finding .part").evaluateAll((all) => all.map((part) => [part.childNodes[1]?.textContent, getComputedStyle(part.firstChild, "::after").content]));
    assert.ok(parts.length > 2 && parts.every(([gap, colon]) => /^\s/.test(gap) && colon === '":"'), `${parts}`);
    const colons = await page.locator(".equation .of").evaluateAll((all) => all.map((of) => getComputedStyle(of, "::after").content));
    assert.ok(colons.length > 0 && colons.every((colon) => colon === '":"'), `${colons}`);
  },

  async "a button that has done all it can keeps the keyboard and does nothing more"(site) {
    const { page } = await shown(site, faulty);
    const presses = async (button, times) => {
      await button.focus();
      for (let turn = 0; turn < times; turn += 1) await page.keyboard.press("Enter");
      await settled(page);
      assert.equal(await button.getAttribute("aria-disabled"), "true");
      assert.ok(await button.evaluate((button) => button === document.activeElement));
    };
    const setting = (words) => page.locator(".settings button", { hasText: words });
    await presses(setting("A+"), 4);
    await presses(setting("A−"), 5);
    await presses(setting("标准文字"), 1);
    await page.locator("[data-repair='0'] .adopt").click();
    const step = (words) => page.locator(".edits button", { hasText: words });
    await presses(step("撤销"), 3);
    await says(page, FAULTY);
    await presses(step("重做"), 3);
    assert.equal(await page.locator("[data-edit]").count(), 1);
  },

  async "a page inside another makes no steps in that one's history"(site) {
    const { page, inside } = await embedded(site);
    const before = await page.evaluate(() => history.length);
    await inside.locator(".finding .locate").first().click();
    await inside.locator("[data-identity='review.sum.reconsideration'] button").click();
    await inside.waitForFunction(() => location.hash === "#cell=review.reconsideration.total");
    assert.equal(await page.evaluate(() => history.length), before);
  },

  async "the reason for setting aside is typed at once, and Esc goes back to its button"(site) {
    const { page } = await shown(site, two);
    const ask = page.locator(".finding [aria-expanded]").first();
    await ask.click();
    await reaches(page, ".aside-form input");
    await page.keyboard.press("Escape");
    await reaches(page, ".finding [aria-expanded=false]");
    assert.equal(await page.locator(".aside-form").count(), 0);
    await page.keyboard.press("Enter");
    await reaches(page, ".aside-form input");
  },

  async "no two buttons are called the same, and one is not many"(site) {
    for (const locale of ["zh-CN", "en-GB"]) {
      const { page, context } = await shown(site, two, { locale });
      const buttons = page.locator(".repairs .adopt, .finding .actions button, .ledger button");
      const names = await buttons.evaluateAll((all) => all.map((button) => button.ariaLabel));
      assert.ok(names.length > 50);
      assert.deepEqual(names.filter((name, place) => !name || names.indexOf(name) !== place), []);
      await page.locator(".repairs .adopt").first().click();
      await page.locator(".edits").waitFor();
      assert.doesNotMatch(await page.locator("#verdict, .edits").allInnerTexts().then(String), /\b1 (cells|explanations|.*equations fail)/);
      await context.close();
    }
  },

  async "below the verdict are ways to the suggestions, the tables and what can be taken along"(site) {
    const { page } = await shown(site, two);
    const { hash } = new URL(page.url());
    for (const [name, target] of [["建议修改", "#repairs-heading"], ["报告的三张表", "#tables-heading"], ["带走结果", "[data-export]"]]) {
      await page.locator(".ways button", { hasText: name }).focus();
      await page.keyboard.press("Enter");
      await reaches(page, target);
      await inSight(page, target);
      assert.equal(new URL(page.url()).hash, hash);
    }
    await page.fill("#text", report);
    await page.waitForFunction(() => document.querySelectorAll(".ways button").length === 2);
  },

  async "the list of many reports stays short, a choice shows its verdict, and the back button returns to the one before"(site) {
    const { page } = await opened(site, { viewport: { width: 1280, height: 500 } });
    const files = Array.from({ length: 40 }, (_, number) => [`${number + 10}.txt`, number % 3 ? report : faulty]);
    await drop(page, apart({ ...Object.fromEntries(files), "99.txt": "没有表" }));
    await page.waitForFunction(() => document.querySelectorAll(".paper").length === 41);
    const list = page.locator(".papers .scroll");
    assert.ok(await list.evaluate((list) => list.clientHeight <= innerHeight / 2 && list.scrollHeight > list.clientHeight));
    const current = (number) => page.locator(`[data-paper="${number}"] [aria-current=true]`).waitFor();
    for (const number of [39, 40, 37]) {
      await page.locator(`[data-paper="${number}"] .link`).click();
      await current(number);
      await inSight(page, "#verdict, .result > .failure");
    }
    await page.goBack();
    await current(40);
    await page.goBack();
    await current(39);
    await says(page, named(FAULTY, "某市中戊县水利局"));
    await page.goBack();
    await current(0);
    await cell(page, "applications.received.total").waitFor();
  },
};
