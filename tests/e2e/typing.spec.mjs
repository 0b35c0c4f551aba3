// What is being typed into a cell: it is of the report that it was typed into, or of none.
import assert from "node:assert/strict";
import { settled } from "./browser.mjs";
import { FAULTY, SOUND, TOTAL, cell, embedded, faulty, other, put, report, says, several, shown, turn } from "./page.mjs";

const fields = (page) => page.locator("input.field");
const edits = (page) => page.locator("[data-edit]").count();

async function typing(page, value) {
  await cell(page, TOTAL).focus();
  await page.keyboard.type(value);
  await fields(page).waitFor();
}

export const tests = {
  async "who goes back to another report while typing changes neither"(site) {
    const { page } = await several(site, { "甲.txt": faulty, "乙.txt": other });
    await turn(page, 1);
    await typing(page, "77");
    await page.goBack();
    await page.locator("[data-paper='0'] [aria-current=true]").waitFor();
    await settled(page);
    assert.deepEqual([await fields(page).count(), await edits(page)], [0, 0]);
    await turn(page, 1);
    await settled(page);
    assert.equal(await edits(page), 0);
    // A click on a row is a word of its own: what was typed stands.
    await typing(page, "78");
    await turn(page, 0);
    await settled(page);
    assert.equal(await edits(page), 0);
    await turn(page, 1);
    await page.locator(`[data-edit="${TOTAL}"]`).waitFor();
  },

  async "a report that the page around has checked meanwhile gets nothing of what is being typed"(site) {
    const { inside, page, check } = await embedded(site);
    await says(inside, FAULTY);
    await cell(inside, TOTAL).focus();
    await page.keyboard.type("77");
    await fields(inside).waitFor();
    await check(report);
    await says(inside, SOUND);
    await settled(inside);
    assert.deepEqual([await fields(inside).count(), await edits(inside)], [0, 0]);
  },

  async "who looks at another window finds the field as it was"(site) {
    const { page, context } = await shown(site, faulty);
    await typing(page, "1");
    const debug = await context.newCDPSession(page);
    await debug.send("Emulation.setFocusEmulationEnabled", { enabled: false });
    const beside = await context.newPage();
    await beside.bringToFront();
    await page.waitForFunction(() => !document.hasFocus());
    await settled(page);
    assert.deepEqual([await fields(page).inputValue(), await edits(page)], ["1", 0]);
    await page.bringToFront();
    await page.waitForFunction(() => document.hasFocus());
    await page.keyboard.type("5");
    await page.keyboard.press("Enter");
    await says(page, SOUND);
    await put(page, TOTAL, "16");
    await says(page, FAULTY);
  },

  async "the verdict is drawn with an edit and the lists a moment later; the row of the cell keeps its height"(site) {
    const { page } = await shown(site, report);
    const height = () => cell(page, TOTAL).evaluate((cell) => cell.parentElement.offsetHeight);
    const before = await height();
    await typing(page, "16");
    assert.equal(await height(), before);
    const drawn = await fields(page).evaluate(async (field) => {
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, composed: true }));
      // No timer fires meanwhile.
      for (let turn = 0; turn < 20; turn += 1) await null;
      return [document.querySelector("#verdict").innerText.replaceAll("\u00a0", " "), document.querySelectorAll(".finding, [data-edit], [data-repair]").length];
    });
    assert.deepEqual(drawn, [FAULTY, 0]);
    for (const part of [".finding", "[data-edit]", "[data-repair]"]) await page.locator(part).first().waitFor();
    assert.equal(await height(), before);
  },
};
