// The page in old Chromiums and in Firefox ESR: it starts, the sample is sound, the worker reads a Word file.
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { serve } from "./serve.mjs";

const home = resolve(process.argv[2]);
const wanted = process.argv.slice(3);
const required = createRequire(resolve(home, "package.json"));
const OLD = ["--no-sandbox", "--single-process", "--no-zygote", "--disable-gpu", "--headless"];
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

const chromium = (version) => () =>
  required("old-puppeteer").launch({ executablePath: unpacked(version), headless: true, args: OLD, timeout: 15_000 });

const firefox = () =>
  required("puppeteer-core").launch({ browser: "firefox", executablePath: "/usr/bin/firefox-esr", headless: true });

const server = await serve("dist");
const site = `${server.address}/`;
const file = (name) => pathToFileURL(resolve("dist", name)).href;
const BROWSERS = {
  "Chromium 80": [chromium(80), [site, file("gouji-legacy.html")]],
  "Chromium 88": [chromium(88), [site, file("gouji-legacy.html")]],
  "Chromium 92": [chromium(92), [site, file("gouji-legacy.html")]],
  "Chromium 109": [chromium(109), [site, file("gouji.html")]],
  "Firefox ESR": [firefox, [site, file("gouji.html")]],
};

const inTime = (what, promise) => {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(`${what}: no answer`)), 20_000)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

// Runs in the page: the sample's verdict, and what the worker makes of a Word file.
async function tryPage(word) {
  const until = async (test) => {
    for (let tries = 0; tries < 100 && !test(); tries += 1) await new Promise((done) => setTimeout(done, 100));
    if (!test()) throw new Error("not ready: " + document.body.innerText.slice(0, 200));
  };
  await until(() => document.querySelector("#sample"));
  document.querySelector("#sample").click();
  await until(() => document.querySelector("#verdict"));
  const bytes = Uint8Array.from(atob(word), (letter) => letter.charCodeAt(0));
  const answer = await new Promise((resolve, reject) => {
    const worker = window.goujiWorker();
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = (event) => reject(new Error("worker: " + event.message));
    worker.postMessage({ id: 1, name: "012.docx", bytes });
  });
  if (!answer.documents) throw new Error(answer.error);
  return `${document.querySelector("#verdict").innerText}; 012.docx: ${answer.documents.length} bytes of documents`;
}

let [passed, failed] = [0, 0];
for (const [name, [launch, addresses]] of Object.entries(BROWSERS)) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  for (const address of addresses) {
    let browser;
    try {
      browser = await inTime("start", launch());
      const page = await browser.newPage();
      await inTime("open", page.goto(address));
      await new Promise((done) => setTimeout(done, 1000));
      console.log(`ok   ${name}, ${address}: ${await inTime("check", page.evaluate(tryPage, word))}`);
      passed += 1;
    } catch (error) {
      console.log(`FAIL ${name}, ${address}: ${error.message}`);
      failed += 1;
    }
    browser?.process()?.kill("SIGKILL");
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
