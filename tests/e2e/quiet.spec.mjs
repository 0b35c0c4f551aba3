// Quiet: whatever is done with a report, and whatever stands in it, nothing goes out and nothing of it runs.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { open, start } from "./browser.mjs";
import { files, poisoned, poisonedHtml, report } from "./hostile.mjs";
import { answered, save } from "./page.mjs";

// Ways out of a page that its policy cannot close, and others; whoever takes one is told in `window.tried`.
const WAYS = [
  "RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport", "WebSocket", "EventSource", "XMLHttpRequest", "SharedWorker",
  "Notification", "PaymentRequest", "PresentationRequest", "BroadcastChannel", "open",
];

function spy(ways) {
  window.tried = [];
  const told = (name, real) =>
    new Proxy(real, {
      apply: (target, self, words) => window.tried.push(name) && Reflect.apply(target, self, words),
      construct: (target, words) => window.tried.push(name) && Reflect.construct(target, words),
    });
  for (const name of ways.filter((name) => window[name])) window[name] = told(name, window[name]);
  navigator.sendBeacon = told("sendBeacon", navigator.sendBeacon);
  for (const name of ["submit", "requestSubmit"]) HTMLFormElement.prototype[name] = told(name, HTMLFormElement.prototype[name]);
}

// What the page never makes, so that it can only come from a report's text.
const STRANGERS = [
  ..."iframe object embed portal applet base form video audio img picture source image use math marquee template noscript".split(" "),
  ..."link style script meta".split(" ").map((name) => `body ${name}`),
  ..."onload onerror onfocus ontoggle onstart ping srcset srcdoc background formaction style".split(" ").map((name) => `[${name}]`),
  "a[href^='javascript' i]", "a[href^='data' i]", "a[href^='http' i]", "a[target]",
].join(", ");

// Empties the page, so that what is waited for is the answer to what follows, and nothing of the input before.
async function emptied(page) {
  await page.click("#clear");
  await page.waitForFunction(() => document.querySelector(".result").childElementCount === 0);
}

// Waits for an answer to what was done, and looks whether anything of the report became more than text.
async function shown(page) {
  await answered(page);
  assert.deepEqual(await page.locator(STRANGERS).evaluateAll((all) => all.map((element) => element.outerHTML.slice(0, 120))), []);
}

// A paste by the keys, through the real clipboard. Another page fills it, since the browser parses HTML that is put
// there under the policy of the page that does so, and says what it stopped.
async function pasteByKeys(page, other, flavours) {
  await other.bringToFront();
  await other.evaluate(async (flavours) => {
    const blobs = Object.entries(flavours).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }, flavours);
  await page.bringToFront();
  await emptied(page);
  await page.focus("#text");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+v");
  await shown(page);
}

async function choose(page, name, buffer) {
  await emptied(page);
  await page.setInputFiles("input[type=file]", [{ name, mimeType: "", buffer }]);
  await shown(page);
}

// The hostile files; one that holds a report must be read as what it is, or nothing in it was tried.
async function chooseAll(page, elsewhere) {
  for (const [name, bytes, format] of files(elsewhere)) {
    await choose(page, name, bytes);
    if (format) assert.equal(JSON.parse(await save(page, "json")).source.format, format, name);
    else assert.equal(await page.locator(".result .failure").getAttribute("data-error"), "input.no-table", name);
  }
}

async function drop(page, name, text) {
  await emptied(page);
  await page.evaluate(
    ([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [name, text],
  );
  await shown(page);
}

// What goes to the clipboard, as { "text/plain", "text/html" }.
async function copy(page, kind) {
  await page.click(`[data-export=${kind}]`);
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const flavours = item.types.map(async (type) => [type, await (await item.getType(type)).text()]);
    return Object.fromEntries(await Promise.all(flavours));
  });
}

// No spreadsheet takes anything in the exports for a formula, and no reader of HTML anything for a tag of the report's.
async function exports(page) {
  const formula = /(^|[,\t\n])"?\s*[=+@＝＋＠]/;
  const csv = (await save(page, "csv")).toString();
  assert.doesNotMatch(csv, formula, "a formula in the CSV");
  const book = (await save(page, "xlsx")).toString();
  assert.match(book, /=3608\+WEB/, "the workbook's text can be read");
  assert.doesNotMatch(book, /<f[ >]|<hyperlink|externalLink|TargetMode="External"|<script/, "a formula in the workbook");
  await save(page, "json");
  await copy(page, "notice");
  const tables = await copy(page, "tables");
  assert.match(tables["text/plain"], /'=3608\+WEB/);
  assert.doesNotMatch(tables["text/plain"], formula, "a formula on the clipboard");
  assert.doesNotMatch(tables["text/html"], /<(script|img|iframe|link|style|svg|form|base)\b|javascript:/i);
}

// Everything that a person does with a report; `elsewhere` stands in the hostile ones, `other` fills the clipboard.
async function useAll(page, other, elsewhere) {
  await page.click("#sample");
  await page.click("#faulty-sample");
  await page.fill("#text", poisoned(elsewhere));
  await shown(page);
  await exports(page);
  await pasteByKeys(page, other, { "text/plain": poisoned(elsewhere) });
  await pasteByKeys(page, other, { "text/plain": "x", "text/html": poisonedHtml(elsewhere) });
  await drop(page, "年报.txt", poisoned(elsewhere));
  await chooseAll(page, elsewhere);
  for (const name of ["012.docx", "012.xlsx", "012.pdf"]) await choose(page, name, report(`files/${name}`));
  await page.click("#clear");
  await page.click("#faulty-sample");
  await page.locator("[data-cell='applications.received.total']").focus();
  await page.keyboard.type("15");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+z");
  await page.pdf();
  await page.waitForTimeout(200);
}

// Nothing ran, nothing was tried, and the page is still the one that was opened.
async function untouched(page, { elsewhere }) {
  assert.deepEqual(await page.evaluate(() => [window.ran, window.tried, window.opened]), [undefined, [], true]);
  assert.deepEqual(elsewhere.seen, []);
}

const permitted = { permissions: ["clipboard-read", "clipboard-write"] };

async function quietSite(site) {
  const { browser, address, seen, elsewhere } = site;
  const { page, context, watch } = await open(browser, permitted);
  await page.addInitScript(spy, WAYS);
  const other = await context.newPage();
  await start(other, address);
  await start(page, address);
  await page.evaluate(() => (window.opened = true));
  const before = seen.length;
  await useAll(page, other, elsewhere.address);
  await untouched(page, site);
  assert.equal(context.pages().length, 2, "no window was opened");
  // The readers of files are fetched when the first file comes; what is fetched does not depend on the file.
  const fetched = seen.slice(before);
  assert.equal(new Set(fetched).size, fetched.length, "each once");
  assert.deepEqual(fetched.filter((request) => !/^GET \/(worker-\w+\.js|readers-\w+\.(js|wasm))$/.test(request)), []);
  assert.deepEqual(watch.complaints, []);
}

async function quietFile(site) {
  const { browser, dist, elsewhere } = site;
  const { page, context, watch } = await open(browser);
  await page.addInitScript(spy, WAYS);
  await page.goto(pathToFileURL(join(dist, "gouji.html")).href);
  await page.locator("#starting").waitFor({ state: "detached" });
  await page.evaluate(() => (window.opened = true));
  const before = watch.requests.length;
  await page.fill("#text", poisoned(elsewhere.address));
  await shown(page);
  await drop(page, "年报.html", poisonedHtml(elsewhere.address));
  await chooseAll(page, elsewhere.address);
  for (const name of ["012.docx", "012.pdf"]) await choose(page, name, report(`files/${name}`));
  await page.waitForTimeout(200);
  await untouched(page, site);
  assert.equal(context.pages().length, 1, "no window was opened");
  assert.deepEqual(watch.requests.slice(before).filter((request) => !request.startsWith("GET blob:")), []);
  assert.deepEqual(watch.complaints, []);
}

// A program in WebAssembly can do what its script names, and nothing else. `fetch` stands where programs and the English words are loaded.
const NAMED_NOWHERE = [
  ...WAYS.filter((name) => name !== "open"), "sendBeacon", "new Function", "eval(", "window.open", ".submit(", "requestSubmit",
  "document.write", "insertAdjacentHTML", "outerHTML", "createContextualFragment", "indexedDB", "document.cookie", "sessionStorage",
];

function namesNoWayOut({ dist }) {
  const scripts = readdirSync(dist).filter((name) => /\.m?js$/.test(name));
  assert.ok(scripts.length >= 8);
  const fetching = [];
  for (const name of scripts) {
    const script = readFileSync(join(dist, name), "utf8");
    assert.deepEqual(NAMED_NOWHERE.filter((word) => script.includes(word)), [], name);
    if (script.includes("fetch(")) fetching.push(name.replace(/-.*\./, "."));
  }
  assert.deepEqual(fetching.sort(), ["boot.js", "checker.mjs", "gouji.js", "gouji.js", "offline.js", "readers.js", "readers.mjs"]);
}

export const tests = {
  "the site: nothing goes out and nothing runs, whatever is done with whatever report": quietSite,
  "the single file: likewise, and nothing at all is fetched": quietFile,
  "the scripts name no way out but the loading of their programs": namesNoWayOut,
};
