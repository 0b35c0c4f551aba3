// Quiet: whatever is done with a report, and whatever stands in it, nothing goes out and nothing of it runs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { open, start } from "./browser.mjs";

const REPORTS = new URL("../reports/", import.meta.url);
const report = (name) => readFileSync(new URL(name, REPORTS));
const NAME = "新乡经济技术开发区管理委员会";

// Every way in which text that is taken for HTML, a link, a style or a formula would reach the server elsewhere or run.
const hostile = (elsewhere) => `
<script>window.ran = 1</script><script src="${elsewhere}s.js"></script><img src="${elsewhere}i.png" onerror="window.ran = 1">
<iframe src="${elsewhere}f"></iframe><object data="${elsewhere}o"></object><link rel="prefetch" href="${elsewhere}p">
<link rel="stylesheet" href="${elsewhere}c.css"><style>@import url("${elsewhere}m.css"); td { background: url(${elsewhere}b) }</style>
<a href="javascript:window.ran = 1" ping="${elsewhere}ping">javascript:window.ran = 1</a><svg onload="window.ran = 1"></svg>
<meta http-equiv="refresh" content="0; url=${elsewhere}r"><form action="${elsewhere}"><input autofocus onfocus="window.ran = 1"></form>
<video poster="${elsewhere}v"></video><base href="${elsewhere}">=HYPERLINK("${elsewhere}h","x") @SUM(1) ${elsewhere}t`;

// A sound report with the hostile text in its title, in its prose and in a cell.
function poisoned(elsewhere) {
  const evil = hostile(elsewhere);
  const text = report("xinxiang-edz-2023.txt").toString();
  return text.replace(NAME, `=1+1${NAME}${evil.replaceAll("\n", " ")}`).replace("\t3608", `\t=3608+cmd|'/c calc'!A0`) + evil;
}

const poisonedHtml = (elsewhere) =>
  report("full/012-html.html").toString().replace(/<td([^>]*)>/, `<td$1>${hostile(elsewhere)}`) + hostile(elsewhere);

// A paste by the keys, through the real clipboard. Another page fills it, since the browser parses HTML that is put
// there under the policy of the page that does so, and says what it stopped.
async function pasteByKeys(page, other, flavours) {
  await other.bringToFront();
  await other.evaluate(async (flavours) => {
    const blobs = Object.entries(flavours).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }, flavours);
  await page.bringToFront();
  await page.focus("#text");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+v");
}

const shown = (page) => page.locator("#verdict, .result .failure").first().waitFor();

async function choose(page, files) {
  await page.setInputFiles("input[type=file]", files);
  await shown(page);
  await page.waitForFunction(() => document.querySelectorAll("progress, .progress").length === 0);
}

const drop = (page, name, text) =>
  page.evaluate(
    ([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [name, text],
  );

async function save(page, kind) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-export=${kind}]`)]);
  return readFileSync(await download.path());
}

// Everything that a person does with a report; `elsewhere` stands in the hostile ones, `other` fills the clipboard.
async function useAll(page, other, elsewhere) {
  await page.click("#sample");
  await page.click("#faulty-sample");
  await page.fill("#text", poisoned(elsewhere));
  await shown(page);
  const csv = (await save(page, "csv")).toString();
  assert.doesNotMatch(csv, /(^|[,\n"])[=@]/, "a formula in the CSV");
  await save(page, "json");
  await save(page, "xlsx");
  await pasteByKeys(page, other, { "text/plain": poisoned(elsewhere) });
  await shown(page);
  await pasteByKeys(page, other, { "text/plain": "x", "text/html": poisonedHtml(elsewhere) });
  await shown(page);
  await drop(page, "年报.txt", poisoned(elsewhere));
  await shown(page);
  const named = (name, buffer) => ({ name, mimeType: "", buffer });
  await choose(page, [named("<img src=x onerror=ran=1>.html", Buffer.from(poisonedHtml(elsewhere)))]);
  for (const name of ["012.docx", "012.xlsx", "012.pdf"]) await choose(page, [named(name, report(`files/${name}`))]);
  await page.click("#faulty-sample");
  await page.locator("[data-cell='applications.received.total']").focus();
  await page.keyboard.type("15");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+z");
  await page.pdf();
  await page.waitForTimeout(200);
}

const permitted = { permissions: ["clipboard-read", "clipboard-write"] };

async function quietSite({ browser, address, seen, elsewhere }) {
  const { page, context, watch } = await open(browser, permitted);
  const other = await context.newPage();
  await start(other, address);
  await start(page, address);
  const before = seen.length;
  await useAll(page, other, elsewhere.address);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.deepEqual(elsewhere.seen, []);
  // The readers of files are fetched when the first file comes; what is fetched does not depend on the file.
  const fetched = seen.slice(before);
  assert.equal(new Set(fetched).size, fetched.length, "each once");
  assert.deepEqual(fetched.filter((request) => !/^GET \/(worker-\w+\.js|readers-\w+\.(js|wasm))$/.test(request)), []);
  assert.deepEqual(watch.complaints, []);
}

async function quietFile({ browser, dist, elsewhere }) {
  const { page, watch } = await open(browser);
  await page.goto(pathToFileURL(join(dist, "gouji.html")).href);
  await page.locator("#starting").waitFor({ state: "detached" });
  const before = watch.requests.length;
  await page.fill("#text", poisoned(elsewhere.address));
  await shown(page);
  await drop(page, "年报.html", poisonedHtml(elsewhere.address));
  await shown(page);
  for (const name of ["012.docx", "012.pdf"]) await choose(page, [{ name, mimeType: "", buffer: report(`files/${name}`) }]);
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.deepEqual(elsewhere.seen, []);
  assert.deepEqual(watch.requests.slice(before).filter((request) => !request.startsWith("GET blob:")), []);
  assert.deepEqual(watch.complaints, []);
}

export const tests = {
  "the site: nothing goes out and nothing runs, whatever is done with whatever report": quietSite,
  "the single file: likewise, and nothing at all is fetched": quietFile,
};
