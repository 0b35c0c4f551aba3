// Findings of one kind are told together, the verdict stays in sight while a cell is typed into, and what a suggestion
// changes is said once.
import assert from "node:assert/strict";
import { settled } from "./browser.mjs";
import { FAULTY, SOUND, TOTAL, cell, faulty, report, says, shown, setAside, verdict } from "./page.mjs";

const WRONG = ["予以公开 3 件。", "部分公开 9 件。", "不予公开 2 件。", "无法提供 4 件。", "不予处理 5 件。", "办结政府信息公开申请 21 件。", "结转下年度继续办理 3 件。"];
const many = report.replace("2023 年，我区共接到", `${WRONG.join("")}2023 年，我区共接到`);
const kind = (page) => page.locator(".kind");
const opens = (page, open) => page.waitForFunction((open) => document.querySelector(".kind details").open === open, open);

export const tests = {
  async "findings of one kind have one heading with their number, their reasons once, and the rest is folded"(site) {
    const { page } = await shown(site, many);
    assert.equal(await kind(page).count(), 1);
    assert.match(await kind(page).locator("> h4").innerText(), /同一类问题 7 处/);
    assert.equal(await page.locator(".findings").getByText("为什么").count(), 1);
    assert.equal(await kind(page).locator("> .finding").count(), 4);
    assert.match(await kind(page).locator("summary").innerText(), /其余 3 处/);
    // Each keeps its words, its quote and its buttons, and a heading below that of its kind.
    assert.match(await kind(page).locator(".finding").first().innerText(), /予以公开·总计[^]*予以公开 3 件[^]*看表格/);
    assert.equal(await kind(page).locator(".finding h4").first().getAttribute("aria-level"), "5");
    // Two are told apart.
    await page.fill("#text", report.replace("2023 年，我区共接到", `${WRONG.slice(0, 2).join("")}2023 年，我区共接到`));
    await settled(page);
    assert.deepEqual([await kind(page).count(), await page.locator(".finding").count()], [0, 2]);
  },

  async "n and p go through each of them, open what is folded, and setting one aside leaves the others"(site) {
    const { page } = await shown(site, many);
    const current = () => page.locator(".finding.current").innerText();
    await opens(page, false);
    const seen = new Set();
    for (let step = 0; step < WRONG.length; step += 1) {
      await page.keyboard.press("n");
      await page.waitForFunction(() => document.activeElement.matches(".finding.current"));
      assert.ok(await page.locator(".finding.current").isVisible());
      seen.add(await current());
    }
    assert.equal(seen.size, WRONG.length);
    await opens(page, true);
    await page.keyboard.press("p");
    await page.waitForFunction(() => document.activeElement.matches(".kind details .finding.current"));
    await setAside(page.locator(".finding.current"));
    await page.locator(".kind > h4", { hasText: "6 处" }).waitFor();
    assert.equal(await page.locator(".finding.set-aside").count(), 1);
  },

  async "what is folded is on paper"(site) {
    const { page } = await shown(site, many);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await opens(page, true);
  },

  async "while a cell is typed into, its equations and the verdict follow each key; what is heard waits for the end"(site) {
    const { page } = await shown(site, faulty);
    const line = page.locator(".inspector .so-far");
    const heard = () => page.locator("#heard").innerText();
    await cell(page, TOTAL).focus();
    await line.filter({ hasText: /^42 项勾稽中有 2 项不成立；错误 1 处$/ }).waitFor();
    const before = await heard();
    await page.keyboard.type("1");
    await line.filter({ hasText: "2 项不成立" }).waitFor();
    await page.keyboard.type("5");
    await line.filter({ hasText: /^42 项勾稽全部成立$/ }).waitFor();
    assert.ok(await line.isVisible());
    assert.match(await page.locator(".inspector .equation").last().innerText(), /15\s*=\s*15/);
    // Nothing is changed, and nothing is said, before the value stands.
    assert.equal(await verdict(page), FAULTY);
    assert.equal(await heard(), before);
    await page.keyboard.press("Escape");
    await line.filter({ hasText: "2 项不成立" }).waitFor();
    await page.keyboard.type("15");
    await page.keyboard.press("Enter");
    await says(page, SOUND);
    assert.equal(await heard(), SOUND);
    await line.click();
    await page.waitForFunction(() => document.activeElement.id === "verdict");
  },

  async "a suggestion says its change once"(site) {
    for (const [locale, said] of [["zh-CN", /应为 15/], ["en-GB", /should be 15/]]) {
      const { page, context } = await shown(site, faulty, { locale });
      const words = await page.locator("[data-repair='0']").innerText();
      assert.doesNotMatch(words, said);
      assert.match(words, /16 → 15[^]*39/);
      await context.close();
    }
  },
};
