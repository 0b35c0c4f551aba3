// The box that text goes into: a file that lies here is named over it and is not lost by a letter, and what is typed
// there is asked for before the page is left.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { settled } from "./browser.mjs";
import { FAULTY, SOUND, answered, choose, faulty, opened, other, paste, put, reaches, report, says, verdict } from "./page.mjs";

const docx = readFileSync(new URL("../reports/files/012.docx", import.meta.url));
const area = (page) => page.locator("#text").inputValue();
const work = (page, state) => page.locator(`html[data-work=${state}]`).waitFor({ state: "attached" });
const ID = "applications.carried_in.total";

// The page with a file in which a cell was changed.
async function withFile(site) {
  const opening = await opened(site);
  const { page } = opening;
  await choose(page, "年报.docx", docx);
  await put(page, ID, "77");
  await page.locator(`[data-edit="${ID}"]`).waitFor();
  return { ...opening, stood: await verdict(page) };
}

export const tests = {
  async "a file is named over the box, and a letter typed there does not lose it"(site) {
    const { page, stood } = await withFile(site);
    assert.match(await page.locator(".input .file").innerText(), /^文件：年报\.docx\s*换一份/);
    for (const key of ["Control+z", "Backspace"]) {
      await page.focus("#text");
      await page.keyboard.type("x");
      await page.waitForFunction((stood) => document.querySelector("#verdict")?.innerText.replaceAll("\u00a0", " ") !== stood, stood);
      assert.equal(await page.locator(".input .file").count(), 0);
      await page.keyboard.press(key);
      await says(page, stood);
      await page.locator(`[data-edit="${ID}"]`).waitFor();
      await page.locator(".input .file", { hasText: "年报.docx" }).waitFor();
      assert.equal(await area(page), "");
      assert.equal(await page.evaluate(() => document.activeElement?.id), "text");
    }
    // What is typed on is another report, and the box that is emptied gives the file back.
    await page.fill("#text", report);
    await says(page, SOUND);
    await page.fill("#text", "");
    await says(page, stood);
  },

  async "Ctrl+Z in an empty box brings back what was put away"(site) {
    const { page, stood } = await withFile(site);
    await page.click("#clear");
    await page.locator("#back").waitFor();
    // Ctrl+Z is the way back only until something else is done: the button promises none.
    assert.equal(await page.locator("#back").innerText(), "换回来");
    await page.focus("#text");
    await page.keyboard.press("Control+z");
    await says(page, stood);
  },

  async "Esc leads out of the box to the verdict, from where n goes to the findings"(site) {
    const { page } = await opened(site);
    await page.focus("#text");
    await paste(page, { "text/plain": faulty });
    await says(page, FAULTY);
    await page.keyboard.press("Escape");
    await reaches(page, "#verdict");
    await page.keyboard.press("n");
    await reaches(page, "[data-finding]");
    assert.equal(await area(page), faulty);
  },

  async "no sample takes the place of a report: they are for the empty page, and beside each other"(site) {
    const { page } = await opened(site);
    const samples = page.locator("#sample, #faulty-sample");
    await page.click("#sample");
    await says(page, SOUND);
    assert.equal(await samples.count(), 2);
    await page.click("#faulty-sample");
    await page.waitForFunction(() => /不成立/.test(document.querySelector("#verdict").innerText));
    assert.equal(await samples.count(), 2);
    await page.fill("#text", other);
    await page.waitForFunction(() => /水利局/.test(document.querySelector("#verdict").innerText));
    assert.equal(await samples.count(), 0);
    await page.click("#clear");
    await page.waitForFunction(() => document.querySelectorAll("#sample, #faulty-sample").length === 2);
  },

  async "换一份 takes another file in place of the one that is here, which comes back"(site) {
    const { page, stood } = await withFile(site);
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click("#instead")]);
    await chooser.setFiles([{ name: "乙.txt", mimeType: "", buffer: Buffer.from(other) }]);
    await page.locator(".input .file", { hasText: "乙.txt" }).waitFor();
    await answered(page);
    assert.equal(await page.locator(".paper").count(), 0);
    await page.click("#back");
    await says(page, stood);
  },

  async "the browser asks before a text corrected by hand is left, and only then"(site) {
    const { page } = await opened(site);
    await paste(page, { "text/plain": report });
    await says(page, SOUND);
    await work(page, false);
    await page.focus("#text");
    await page.keyboard.press("Control+End");
    await page.keyboard.type("补");
    await work(page, true);
    const asked = page.waitForEvent("dialog");
    page.close({ runBeforeUnload: true });
    const dialog = await asked;
    assert.equal(dialog.type(), "beforeunload");
    await dialog.dismiss();
    // Also when it was put away.
    await page.click("#clear");
    await page.locator("#back").waitFor();
    await settled(page);
    await work(page, true);
    await page.click("#back");
    await says(page, SOUND);
    await page.focus("#text");
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Backspace");
    await work(page, false);
    assert.equal(await area(page), report);
  },

  async "blank lines before the first words are out of sight, and stay in the text"(site) {
    for (const width of [360, 768, 1280]) {
      const { page, context } = await opened(site, { viewport: { width, height: 800 } });
      const text = "\n \n\t\n\n\n\n\n" + report;
      await paste(page, { "text/plain": text });
      await says(page, SOUND);
      const { top, line } = await page.locator("#text").evaluate((area) => ({ top: area.scrollTop, line: parseFloat(getComputedStyle(area).lineHeight) }));
      const blank = (report.match(/^\s*/)[0].match(/\n/g) ?? []).length + 7;
      assert.ok(Math.abs(top - blank * line) <= line, `${width}: ${top} for ${blank} lines of ${line}`);
      assert.equal(await area(page), text);
      await context.close();
    }
  },
};
