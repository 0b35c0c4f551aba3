// Trunk's post_build step: the modules beside the page, the page for older browsers, the single file, the service worker, the
// hashes, and every file compressed once more beside itself. Works in the folder that Trunk is about to publish.
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compressAll, digest, files, sha256 } from "./files.mjs";
import { headers } from "./headers.mjs";
import { insert, swap, withPolicy } from "./html.mjs";
import { leanScript, leanStyle } from "./lean.mjs";
import { licences } from "./licences.mjs";
import { offline } from "./offline.mjs";
import { oneFile } from "./onefile.mjs";
import { shrink } from "./program.mjs";

const root = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");
const dist = process.env.TRUNK_STAGING_DIR ?? join(root, "dist");
const at = (name) => join(dist, name);
const named = (pattern) => files(dist).find((name) => pattern.test(name));

// Before version 97 Chromium knew no narrower word for compiling a program.
const forLegacy = (page) => withPolicy(page, (policy) => policy.replace("'wasm-unsafe-eval'", "'unsafe-eval'"));

// A program that names folders of who built it tells of them, and would be another one elsewhere.
function refuseHome(path) {
  const program = readFileSync(path, "latin1");
  const homes = ["/.rustup/", "/.cargo/", ...(process.env.HOME?.length > 1 ? [`${process.env.HOME}/`] : [])];
  for (const home of homes) if (program.includes(home)) throw new Error(`${path} names ${home}: see scripts/env`);
}

execFileSync(join(root, "scripts/modules"), [dist], { stdio: "inherit" });
const [checker, readers, english] = [/^checker-.*\.wasm$/, /^readers-.*\.wasm$/, /^english-.*\.txt$/].map(named);
// The page's own copy has a name that changes with the content, so that it is asked for once.
const worker = `worker-${sha256(at("worker.js")).slice(0, 16)}.js`;
copyFileSync(at("worker.js"), at(worker));

// Trunk's names stand for what it made; what was made of that has names of its own.
let wasm = named(/^gouji-.*_bg\.wasm$/);
let glue = wasm.replace("_bg.wasm", ".js");
let html = readFileSync(at("index.html"), "utf8");
await shrink(at(wasm), [at(glue)], true);
const made = `gouji-${digest(sha256(at(wasm)) + sha256(at(glue))).slice(0, 16)}`;
for (const [name, end] of [[glue, ".js"], [wasm, "_bg.wasm"]]) {
  renameSync(at(name), at(made + end));
  html = swap(html, name, made + end);
}
[glue, wasm] = [`${made}.js`, `${made}_bg.wasm`];
for (const [name, lean] of [[named(/^style-.*\.css$/), leanStyle], [named(/^boot-.*\.js$/), leanScript]]) {
  const text = await lean(readFileSync(at(name), "utf8"));
  const made = name.replace(/-[0-9a-f]+\./, `-${digest(text).slice(0, 16)}.`);
  rmSync(at(name));
  writeFileSync(at(made), text);
  html = swap(html, new RegExp(`${name}"([^>]*) integrity="[^"]*"`), (_, between) =>
    `${made}"${between} integrity="sha256-${digest(text, "base64")}"`);
}
html = insert(html, `<meta name="gouji-wasm" content="${sha256(at(wasm))}">`);

for (const name of [wasm, checker, readers]) refuseHome(at(name));
const terms = licences(root);
writeFileSync(at("licences.txt"), terms);
const single = oneFile({ root, dist, html, glue, wasm, readers, english, terms });
writeFileSync(at("gouji.html"), single);
writeFileSync(at("gouji-legacy.html"), forLegacy(single));

html = insert(html, `<meta name="gouji-file" content="${sha256(at("gouji.html"))}">`);
html = insert(html, '<meta id="licences" content="./licences.txt">');
html = insert(html, `<meta id="worker" content="./${worker}">`);
html = insert(html, `<meta id="english" content="./${english}">`);
writeFileSync(at("legacy.html"), forLegacy(html));
html = insert(html, '<meta id="legacy" content="./legacy.html">');
html = insert(html, '<meta id="offline" content="./offline.js">');
writeFileSync(at("index.html"), html);

writeFileSync(at("offline.js"), offline(root, dist, [worker, readers, readers.replace(".wasm", ".js"), english]));
writeFileSync(at("_headers"), headers(dist));

const sums = files(dist).map((name) => `${sha256(at(name))}  ${name}\n`);
writeFileSync(at("SHA256SUMS"), sums.join(""));
compressAll(dist);
for (const name of [wasm, checker, readers, "gouji.html"]) console.log(`sha256 ${sha256(at(name))}  ${name}`);
