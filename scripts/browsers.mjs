// The page in old Chromiums, in Firefox ESR and in WebKitGTK: it starts, the sample is sound, the worker reads a Word
// file; and below the floor it says in words why it does not.
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { serve } from "./serve.mjs";
import { webkit } from "./webkit.mjs";

// Each start of puppeteer adds its own listeners to the process.
process.setMaxListeners(100);
const home = resolve(process.argv[2]);
const wanted = process.argv.slice(3);
const required = createRequire(resolve(home, "package.json"));
const word = readFileSync("tests/reports/files/012.docx").toString("base64");

// The Chromium that a package ships, unpacked once.
function unpacked(version) {
  const path = resolve(home, `chromium-${version}`);
  if (!existsSync(path)) {
    writeFileSync(path, brotliDecompressSync(readFileSync(resolve(home, `node_modules/old${version}/bin/chromium.br`))));
    chmodSync(path, 0o755);
  }
  return path;
}

// Starts a browser by puppeteer; gives, as `webkit` does, { name, goto, evaluate, close }.
async function puppeteer(driver, options) {
  const browser = await required(driver).launch({ headless: true, timeout: 30_000, ...options });
  const close = () => browser.process().kill("SIGKILL");
  try {
    const page = await browser.newPage();
    return {
      name: await browser.version(),
      goto: (address) => page.goto(address),
      evaluate: (work, argument) => page.evaluate(work, argument),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

const chromium = (version) => () =>
  puppeteer("old-puppeteer", { executablePath: unpacked(version), args: ["--no-sandbox", "--disable-gpu"] });
const firefox = () => puppeteer("puppeteer-core", { browser: "firefox", executablePath: "/usr/bin/firefox-esr" });

// Runs in the page: the sample's verdict, and what the worker makes of a Word file.
async function works(word) {
  const until = async (test) => {
    for (let tries = 0; tries < 200 && !test(); tries += 1) await new Promise((done) => setTimeout(done, 100));
    if (!test()) throw new Error("not ready: " + document.body.innerText.slice(0, 200));
  };
  await until(() => document.querySelector("#sample"));
  document.querySelector("#sample").click();
  // What is not laid out yet has no text.
  await until(() => document.querySelector("#verdict")?.innerText);
  const verdict = document.querySelector("#verdict").innerText;
  if (!/42/.test(verdict)) throw new Error(verdict);
  const bytes = Uint8Array.from(atob(word), (letter) => letter.charCodeAt(0));
  const answer = await new Promise((resolve, reject) => {
    const worker = window.goujiWorker();
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = (event) => reject(new Error("worker: " + event.message));
    worker.postMessage({ id: 1, name: "012.docx", bytes });
  });
  if (!answer.documents) throw new Error(answer.error);
  return `${verdict}; 012.docx: ${answer.documents.length} bytes of documents`;
}

// Runs in a page that cannot start: what it says.
async function says(words) {
  for (let tries = 0; tries < 200; tries += 1) {
    const alert = document.querySelector("[role=alert]");
    if (alert && alert.innerText.includes(words)) return alert.innerText;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("instead of “" + words + "”: " + document.body.innerText.slice(0, 200));
}

const server = await serve("dist");
const SITE = `${server.address}/`;
const [FILE, LEGACY] = ["gouji.html", "gouji-legacy.html"].map((name) => pathToFileURL(resolve("dist", name)).href);
const WORKS = [works, word];
const TOO_OLD = [says, "太旧"];
const OTHER_FILE = [says, "gouji-legacy.html"];
const BROWSERS = {
  "Chromium 78": [chromium(78), { [SITE]: TOO_OLD, [LEGACY]: TOO_OLD }],
  "Chromium 80": [chromium(80), { [SITE]: WORKS, [LEGACY]: WORKS, [FILE]: OTHER_FILE }],
  "Chromium 88": [chromium(88), { [SITE]: WORKS, [LEGACY]: WORKS, [FILE]: OTHER_FILE }],
  "Chromium 92": [chromium(92), { [SITE]: WORKS, [LEGACY]: WORKS, [FILE]: OTHER_FILE }],
  "Chromium 103": [chromium(103), { [SITE]: WORKS, [FILE]: WORKS }],
  "Chromium 109": [chromium(109), { [SITE]: WORKS, [FILE]: WORKS }],
  "Firefox ESR": [firefox, { [SITE]: WORKS, [FILE]: WORKS }],
  "WebKitGTK": [webkit, { [SITE]: WORKS, [FILE]: WORKS }],
};

// A browser that dies may leave its driver waiting for ever.
function inTime(promise) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(reject, 60_000, new Error("no answer"))));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// Opens an address in a browser of its own and tries `work` there; gives what is to be told.
async function attempt(launch, address, [work, argument]) {
  const browser = await inTime(launch());
  const trying = async () => {
    await browser.goto(address);
    // The page may send the browser on to the page for older ones; who asks in between would lose the answer.
    await new Promise((done) => setTimeout(done, 2000));
    return `${browser.name}: ${await browser.evaluate(work, argument)}`;
  };
  try {
    return await inTime(trying());
  } finally {
    await browser.close();
  }
}

let [passed, failed] = [0, 0];
for (const [name, [launch, addresses]] of Object.entries(BROWSERS)) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  for (const [address, work] of Object.entries(addresses)) {
    const what = `${name}, ${address.startsWith("file:") ? address.slice(address.lastIndexOf("/") + 1) : "site"}`;
    try {
      console.log(`ok   ${what}: ${await attempt(launch, address, work)}`);
      passed += 1;
    } catch (error) {
      console.log(`FAIL ${what}: ${error.message}`);
      failed += 1;
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
