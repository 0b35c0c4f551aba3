// Nothing of a person's work is lost: pastes into cells, drags in the text, what made room for something else, leaving.
import assert from "node:assert/strict";
import { settled } from "./browser.mjs";
import { FAULTY, SOUND, TOTAL, cell, drop, faulty, opened, other, paste, put, report, says, verdict } from "./page.mjs";

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
const value = (page, id) => cell(page, id).locator(".value").textContent();
const area = (page) => page.locator("#text").inputValue();
const undoes = (page) => page.locator("#back").count();

// A faulty report whose total was mended by hand.
async function mended(site, options) {
  const opening = await opened(site, options);
  await paste(opening.page, { "text/plain": faulty });
  await says(opening.page, FAULTY);
  await put(opening.page, TOTAL, "15");
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

  async "a row or a column of numbers pasted at a cell fills the cells there, and one undo takes it back"(site) {
    const { page } = await opened(site);
    await paste(page, { "text/plain": faulty });
    await says(page, FAULTY);
    const first = (row) => cell(page, `applications.${row}.natural_person`);
    await first("received").focus();
    await paste(page, { "text/plain": "1\t0\t0\t0\t14\t0\t15\r\n" }, "h1");
    await says(page, SOUND);
    await page.locator(".said", { hasText: "已填入 7 格" }).waitFor();
    await page.keyboard.press("Control+z");
    await says(page, FAULTY);
    // A label that was copied with its row is none of them.
    await first("received").focus();
    await paste(page, { "text/plain": "一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t14\t0\t15\r\n" }, "h1");
    await says(page, SOUND);
    await page.keyboard.press("Control+z");
    await says(page, FAULTY);
    // A sentence is no value, and no report.
    await first("received").focus();
    for (const words of ["请看下面一段话，这不是数", "2023年，我区共接到网上申请0条，都已办结。"]) {
      await paste(page, { "text/plain": words }, "h1");
      await page.locator(".said", { hasText: "贴的不是数，没有改动" }).waitFor();
      await says(page, FAULTY);
      assert.equal(await page.locator("[data-edit]").count(), 0);
    }
    // More than there is room for fills what there is, and the rest is told.
    await cell(page, TOTAL).focus();
    await paste(page, { "text/plain": "15\t9\n0\t9" }, "h1");
    await says(page, SOUND);
    await page.locator(".said", { hasText: "已填入 2 格；Ctrl+Z 一次撤销。另有 2 个数放不下，没有填入。" }).waitFor();
    assert.equal(await page.locator("[data-edit]").count(), 1);
    assert.equal(await area(page), faulty);
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
      () => drop(page, { "年报.txt": other }),
      () => page.click("#clear"),
      () => paste(page, { "text/plain": report }, "h1"),
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

  async "what was undone does not come back over a change made since"(site) {
    const changes = [
      (page) => put(page, TOTAL, "15"),
      (page) => page.fill("#text", faulty.replace("\t16", "\t15")),
    ];
    for (const change of changes) {
      const { page, context } = await opened(site);
      await paste(page, { "text/plain": faulty });
      await says(page, FAULTY);
      await paste(page, { "text/plain": other }, "h1");
      await page.locator("#back").waitFor();
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press("Control+z");
      await says(page, FAULTY);
      await change(page);
      await says(page, SOUND);
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press("Control+y");
      await settled(page);
      assert.equal(await verdict(page), SOUND);
      await context.close();
    }
  },

  async "what is copied is copied also where a browser wants something selected, and nothing of that stays"(site) {
    // As WebKit before 2018 does.
    const old = () => {
      const real = document.execCommand;
      document.execCommand = function (...words) {
        return !getSelection().isCollapsed && real.apply(this, words);
      };
    };
    const { page } = await opened(site, CLIPBOARD, old);
    await paste(page, { "text/plain": report });
    await says(page, SOUND);
    const before = await page.locator("body > *").count();
    await page.locator("[data-export=tables]").focus();
    await page.keyboard.press("Enter");
    await page.locator(".said", { hasText: "三张表已复制" }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /行政许可\t3608/);
    assert.equal(await page.locator("body > *").count(), before);
    assert.deepEqual(await page.evaluate(() => [getSelection().isCollapsed, document.activeElement.dataset.export]), [true, "tables"]);
  },

  async "the browser asks before the page is left with edits, and only then"(site) {
    const { page } = await mended(site);
    const work = (state) => page.locator(`html[data-work=${state}]`).waitFor({ state: "attached" });
    await work(true);
    // Also with those that were put away.
    await page.click("#clear");
    await page.locator("#back").waitFor();
    await settled(page);
    await work(true);
    await page.click("#back");
    await says(page, SOUND);
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
