// Nothing of a person's work is lost: pastes into cells, drags in the text, what made room for something else, leaving.
import assert from "node:assert/strict";
import { settled } from "./browser.mjs";
import { FAULTY, SOUND, TOTAL, cell, drop, faulty, opened, paste, report, says, verdict } from "./page.mjs";

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
const value = (page, id) => cell(page, id).locator(".value").textContent();
const area = (page) => page.locator("#text").inputValue();
const undoes = (page) => page.locator("#back").count();

// A faulty report whose total was mended by hand.
async function mended(site, options) {
  const opening = await opened(site, options);
  await paste(opening.page, { "text/plain": faulty });
  await says(opening.page, FAULTY);
  await cell(opening.page, TOTAL).focus();
  await opening.page.keyboard.type("15");
  await opening.page.keyboard.press("Enter");
  await says(opening.page, SOUND);
  return opening;
}

export const tests = {
  async "a value pasted into a cell is an edit, a report pasted there is a report"(site) {
    const { page } = await opened(site, CLIPBOARD);
    await paste(page, { "text/plain": faulty });
    await says(page, FAULTY);
    await cell(page, TOTAL).focus();
    await page.evaluate(() => navigator.clipboard.writeText(" 15\r\n"));
    await page.keyboard.press("Control+v");
    await says(page, SOUND);
    assert.equal(await value(page, TOTAL), "15");
    assert.equal(await area(page), faulty);
    await page.keyboard.press("Control+z");
    await says(page, FAULTY);
    await page.keyboard.press("Control+c");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "16");
    await page.evaluate((report) => navigator.clipboard.writeText(report), report);
    await page.keyboard.press("Control+v");
    await says(page, SOUND);
    assert.equal(await page.locator("[data-edit]").count(), 0);
  },

  async "what Excel copies is its text, not the picture beside it"(site) {
    const { page } = await opened(site);
    await paste(page, { "text/plain": report }, "h1", { "image.png": "PNG" }, "image/png");
    await says(page, SOUND);
    await cell(page, TOTAL).focus();
    await paste(page, { "text/plain": "16" }, "h1", { "image.png": "PNG" }, "image/png");
    await says(page, FAULTY);
  },

  async "a word dragged within the text moves there, and takes nothing with it"(site) {
    const { page } = await opened(site);
    await paste(page, { "text/plain": report });
    await says(page, SOUND);
    const { x, y } = await page.locator("#text").boundingBox();
    await page.mouse.dblclick(x + 40, y + 20);
    await page.mouse.move(x + 40, y + 20);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 60, { steps: 5 });
    await page.mouse.move(x + 90, y + 90, { steps: 5 });
    await page.mouse.up();
    await settled(page);
    // The browser may take a space with the word.
    const moved = await area(page);
    assert.ok(moved !== report && Math.abs(moved.length - report.length) <= 2, moved.slice(0, 200));
    assert.equal(await page.locator("[data-cell]").count(), 200);
    // The same where the browser does not say that the drag began here.
    const prevented = await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "词");
      const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
      document.querySelector("#text").dispatchEvent(event);
      return event.defaultPrevented;
    });
    assert.equal(prevented, false);
    assert.equal(await area(page), moved);
  },

  async "what a paste, a drop or a click on 清空 replaces comes back with its edits"(site) {
    const { page } = await mended(site);
    const replaced = [
      () => paste(page, { "text/plain": "15" }, "h1"),
      () => drop(page, { "坏.txt": "没有表" }),
      () => page.click("#clear"),
      () => page.click("#sample"),
    ];
    for (const [number, replace] of replaced.entries()) {
      await page.evaluate(() => document.activeElement.blur());
      await replace();
      await page.locator("#back").waitFor();
      assert.equal(await page.locator("[data-edit]").count(), 0);
      if (number % 2) await page.click("#back");
      else {
        await page.evaluate(() => document.activeElement.blur());
        await page.keyboard.press("Control+z");
      }
      await says(page, SOUND);
      await page.locator(`[data-edit="${TOTAL}"]`).waitFor();
      assert.equal(await area(page), faulty);
      assert.equal(await undoes(page), 0);
    }
    // Further back are the edits themselves, and forward again what came last.
    await page.keyboard.press("Control+z");
    await says(page, FAULTY);
    await page.keyboard.press("Control+y");
    await says(page, SOUND);
    await page.keyboard.press("Control+y");
    await page.waitForFunction((report) => document.querySelector("#text").value === report, report);
  },

  async "one undo in the text brings back what a paste over all of it replaced"(site) {
    const { page } = await mended(site);
    await page.focus("#text");
    await page.keyboard.press("Control+a");
    await paste(page, { "text/plain": "别的" });
    await page.locator(".result .failure").waitFor();
    await page.keyboard.press("Control+z");
    await says(page, SOUND);
    await page.locator(`[data-edit="${TOTAL}"]`).waitFor();
    assert.equal(await area(page), faulty);
  },

  async "the browser asks before the page is left with edits, and only then"(site) {
    const { page } = await mended(site);
    const work = (state) => page.locator(`html[data-work=${state}]`).waitFor({ state: "attached" });
    await work(true);
    const asked = page.waitForEvent("dialog");
    page.close({ runBeforeUnload: true });
    const dialog = await asked;
    assert.equal(dialog.type(), "beforeunload");
    await dialog.dismiss();
    assert.equal(await verdict(page), SOUND);
    await page.keyboard.press("Control+z");
    await work(false);
    const closed = page.waitForEvent("close");
    page.close({ runBeforeUnload: true });
    await closed;
  },
};
