// What the tests do with the page: pastes, drops, chosen files, and what it says of them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { open, settled, start } from "./browser.mjs";

export const report = readFileSync(new URL("../reports/xinxiang-edz-2023.txt", import.meta.url), "utf8");
export const SOUND = "新乡经济技术开发区管理委员会 · 2023 · 42 项勾稽全部成立";
export const TOTAL = "applications.received.total";
// A total off by one.
export const faulty = report.replace("1\t0\t0\t0\t14\t0\t15", "1\t0\t0\t0\t14\t0\t16");
export const FAULTY = SOUND.replace("全部成立", "中有 2 项不成立");

export const cell = (page, id) => page.locator(`[data-cell="${id}"]`);
export const verdict = (page) => page.locator("#verdict").innerText();
export const says = (page, text) => page.waitForFunction((text) => document.querySelector("#verdict")?.innerText === text, text);

export async function opened({ browser, address }, options, before) {
  const opened = await open(browser, options);
  if (before) await opened.page.addInitScript(before);
  await start(opened.page, address);
  return opened;
}

// A paste as the browser hands it to the page; `files` by name, all of one type.
export const paste = (page, flavours, target = "#text", files = {}, type = "") =>
  page.evaluate(
    ([flavours, target, files, type]) => {
      const data = new DataTransfer();
      for (const [type, text] of Object.entries(flavours)) data.setData(type, text);
      for (const [name, text] of Object.entries(files)) data.items.add(new File([text], name, { type }));
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector(target).dispatchEvent(event);
    },
    [flavours, target, files, type],
  );

export const drop = (page, files) =>
  page.evaluate((files) => {
    const data = new DataTransfer();
    for (const [name, text] of Object.entries(files)) data.items.add(new File([text], name));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);

// Chooses a file and waits for the answer to it, and no other: the page is emptied before.
export async function choose(page, name, buffer) {
  await page.click("#clear");
  await page.waitForFunction(() => document.querySelector(".result").childElementCount === 0);
  await page.setInputFiles("input[type=file]", [{ name, mimeType: "", buffer }]);
  await answered(page);
}

// A report is checked as text, and as a file that needs the readers.
export async function checks(page) {
  await page.fill("#text", faulty);
  await says(page, FAULTY);
  await choose(page, "001.docx", readFileSync(new URL("../reports/files/001.docx", import.meta.url)));
  const { report, source, identities } = JSON.parse(await save(page, "json"));
  assert.deepEqual([source.format, Object.keys(report.cells).length, identities.length], ["docx", 200, 42]);
}

// Until there is a verdict or the word that there is none, and nothing under way.
export const answered = (page) =>
  page.waitForFunction(() => document.querySelector("#verdict, .result .failure, .input .failure") && !document.querySelector(".progress"));

export async function save(page, kind) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-export=${kind}]`)]);
  return readFileSync(await download.path());
}

// For `opened`: files whose name begins with 慢 are handed over when `window.release()` is called, those with 锁 never.
export function slowFiles() {
  const real = Blob.prototype.arrayBuffer;
  const released = new Promise((done) => (window.release = done));
  Blob.prototype.arrayBuffer = async function () {
    if (this.name?.startsWith("锁")) throw new DOMException("locked", "NotReadableError");
    if (this.name?.startsWith("慢")) await released;
    return real.call(this);
  };
}

// The page with a text pasted, once all of its verdict is drawn.
export async function shown(site, text, options) {
  const opening = await opened(site, options);
  await paste(opening.page, { "text/plain": text });
  await opening.page.locator("#verdict").waitFor();
  await settled(opening.page);
  return opening;
}
