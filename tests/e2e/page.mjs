// What the tests do with the page: pastes, drops, chosen files, and what it says of them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { open, settled, start } from "./browser.mjs";

export const report = readFileSync(new URL("../reports/xinxiang-edz-2023.txt", import.meta.url), "utf8");
export const SOUND = "新乡经济技术开发区管理委员会 · 2023 · 42 项勾稽全部成立";
export const TOTAL = "applications.received.total";
// A total off by one.
export const faulty = report.replace("1\t0\t0\t0\t14\t0\t15", "1\t0\t0\t0\t14\t0\t16");
export const BROKEN = SOUND.replace("全部成立", "中有 2 项不成立");
export const FAULTY = `${BROKEN}；错误 1 处`;
// Two slips in two tables, and a number of the text that no table has.
export const two = faulty.replace("5\t0\t1\t0\t6", "5\t0\t1\t0\t7").replace("信件申请 15 条", "共收到政府信息公开申请 18 件");
// All equations hold, and a number of the text is another than the table's.
export const doubtful = report.replace("2023 年，我区共接到网上申请 0 条，信件申请 15 条", "2023 年，全区共收到政府信息公开申请 18 件");
// Of another body.
export const other = report.replaceAll("新乡经济技术开发区管理委员会", "某市某县水利局");
const UNIT = "新乡经济技术开发区管理委员会";
// The same of a body of that name.
export const named = (text, name) => text.replaceAll(UNIT, name).replaceAll("某市某县水利局", name);
// Files of as many bodies.
export const apart = (files) => {
  const name = (place) => `某市${"东西南北上中下"[Math.floor(place / 7)]}${"甲乙丙丁戊己庚"[place % 7]}县水利局`;
  return Object.fromEntries(Object.entries(files).map(([file, text], place) => [file, named(text, name(place))]));
};
// Longer than what is checked in the page.
export const long = other + "\n" + ("无关的一行文字。".repeat(8) + "\n").repeat(500);

export const cell = (page, id) => page.locator(`[data-cell="${id}"]`);
export const verdict = (page) => page.locator("#verdict").innerText();
export const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("data-cell"));
export const reaches = (page, selector) => page.waitForFunction((selector) => document.activeElement?.matches(selector), selector);
// Until a list of so many is shown, and nothing under way.
export const listed = (page, count) =>
  page.waitForFunction((count) => document.querySelectorAll(".paper").length === count && !document.querySelector(".progress"), count);
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

// A text in the area as if it were typed there at once.
export const type = (page, text) =>
  page.evaluate((text) => {
    const area = document.querySelector("#text");
    area.value = text;
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, text);

// A value typed into a cell that has none of the keyboard yet.
export async function put(page, id, value) {
  await cell(page, id).focus();
  await page.keyboard.type(value);
  await page.keyboard.press("Enter");
}

// Sets a finding aside, for a reason.
export async function setAside(finding, reason = "已核实") {
  await finding.locator("button[aria-expanded]").click();
  await finding.locator("form input").fill(reason);
  await finding.locator("form button").click();
}

// Shows a report of the list.
export async function turn(page, place) {
  await page.locator(`[data-paper="${place}"] .link`).click();
  await page.locator(`[data-paper="${place}"] [aria-current=true]`).waitFor();
}

// The page with several files dropped at once.
export async function several(site, files, options, before) {
  const opening = await opened(site, options, before);
  await drop(opening.page, files);
  await listed(opening.page, Object.keys(files).length);
  return opening;
}

// A page of another's that carries this one in the element `gouji-checker`; `inside` is the frame in it.
export async function embedded({ browser, address }) {
  const opening = await open(browser);
  const body = `<!doctype html><title>x</title><script type="module" src="gouji-checker.js"></script><gouji-checker></gouji-checker>`;
  await opening.page.route("**/host.html", (route) => route.fulfill({ contentType: "text/html", body }));
  await opening.page.goto(`${address}host.html`);
  const check = (text) => opening.page.evaluate((text) => document.querySelector("gouji-checker").check(text), text);
  await opening.page.waitForFunction(() => document.querySelector("gouji-checker").check);
  await check(faulty);
  return { ...opening, check, inside: opening.page.frames()[1] };
}

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
