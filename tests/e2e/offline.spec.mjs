// After the first visit the page opens without a network, checks files included, and asks for nothing in between.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { serve } from "../../scripts/serve.mjs";
import { open, start } from "./browser.mjs";
import { checks, choose } from "./page.mjs";

const word = () => readFileSync(new URL("../reports/files/001.docx", import.meta.url));

// The page with its files kept, and served from where they are kept.
async function visit(page, address) {
  await start(page, address);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.scriptURL === new URL("offline.js", location.href).href);
}

async function visited(browser, address) {
  const opened = await open(browser, { serviceWorkers: "allow" });
  await visit(opened.page, address);
  return opened;
}

async function kept({ browser, address, seen }) {
  const { page, context, watch } = await visited(browser, address);
  const installed = seen.length;
  await page.waitForTimeout(500);
  assert.equal(seen.length, installed, "quiet once it is installed");

  await context.setOffline(true);
  for (const query of ["", "?lang=zh-CN&allow=https://portal.example", "index.html?lang=zh-CN"]) {
    await page.goto(address + query);
    await page.locator("#starting").waitFor({ state: "detached" });
    await checks(page);
  }
  await page.getByRole("button", { name: "English" }).click();
  await page.locator("html[lang=en] #verdict", { hasText: "equation" }).waitFor();
  await page.goto(`${address}?lang=en`);
  await page.locator(".settings", { hasText: "High contrast" }).waitFor();
  // The browser itself looks for a new version, which no switch for the page's network stops.
  const asked = seen.slice(installed).filter((request) => request !== "GET /offline.js");
  assert.deepEqual(asked, [], "nothing reached the server");
  assert.deepEqual(watch.complaints, []);
}

async function atOnce({ browser, address }) {
  const { page, context, watch } = await visited(browser, address);
  await context.setOffline(true);
  await choose(page, "001.docx", word());
  await page.locator("#verdict").waitFor();
  assert.deepEqual(watch.complaints, []);
}

// A folder with copies of the site, and a server for it.
async function sites({ browser, dist }, names, test) {
  const folder = mkdtempSync(join(tmpdir(), "gouji-"));
  for (const name of names) {
    mkdirSync(join(folder, name));
    for (const file of readdirSync(dist)) symlinkSync(resolve(dist, file), join(folder, name, file));
  }
  const server = await serve(folder);
  try {
    await test({ browser, server, folder });
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

// Puts another version into a folder: one that keeps the same files under another name.
function renew(folder) {
  const path = join(folder, "offline.js");
  const script = readFileSync(path, "utf8").replace(/"([0-9a-f]{16})"/, (_, version) => `"${[...version].reverse().join("")}"`);
  rmSync(path);
  writeFileSync(path, script);
}

async function neighbours({ browser, server, folder }) {
  renew(join(folder, "b"));
  const { page, context } = await visited(browser, `${server.address}/a/b/`);
  for (const path of ["/b/", "/a/"]) await visit(page, server.address + path);
  await context.setOffline(true);
  for (const path of ["/a/", "/b/", "/a/b/"]) {
    await page.goto(server.address + path);
    await page.locator("#starting").waitFor({ state: "detached" });
  }
}

// The server has a new version and no longer the old one's readers: an open page keeps those that it has.
async function updated({ browser, server, folder }) {
  const { page, context } = await visited(browser, `${server.address}/a/`);
  renew(join(folder, "a"));
  for (const file of readdirSync(join(folder, "a"))) if (/^(readers|worker)-/.test(file)) rmSync(join(folder, "a", file));
  writeFileSync(join(folder, "a/offline.js"), readFileSync(join(folder, "a/offline.js"), "utf8").replace(/"(readers|worker)-[^"]*",?/g, ""));
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const changed = new Promise((done) => registration.addEventListener("updatefound", () => {
      const { installing } = registration;
      installing.addEventListener("statechange", () => installing.state !== "installing" && setTimeout(done, 500));
    }));
    await registration.update();
    await changed;
    return [registration.waiting?.state, registration.active?.state];
  });
  assert.deepEqual(state, ["installed", "activated"]);
  await choose(page, "001.docx", word());
  await page.locator("#verdict").waitFor();
  // When nobody has the old one open any more, its files go.
  const caches = () => page.evaluate(async () => (await caches.keys()).length);
  assert.equal(await caches(), 2);
  await page.goto("about:blank");
  const again = await context.newPage();
  await page.close();
  await again.goto(`${server.address}/a/`);
  await again.waitForFunction(async () => (await caches.keys()).length === 1);
}

async function broken({ browser, server }) {
  const address = `${server.address}/a/`;
  const { page } = await visited(browser, address);
  await server.close();
  const down = createServer((_, response) => response.writeHead(502).end("Bad gateway"));
  await new Promise((done) => down.listen(new URL(address).port, "127.0.0.1", done));
  try {
    await page.goto(address);
    await page.locator("#starting").waitFor({ state: "detached" });
    await checks(page);
  } finally {
    down.closeAllConnections();
    await new Promise((done) => down.close(done));
  }
}

export const tests = {
  "opens and checks without a network after the first visit": kept,
  "reads files when the network goes during the first visit": atOnce,
  "several on one origin keep their files apart": (site) => sites(site, ["a", "b", "a/b"], neighbours),
  "an open page keeps its readers when the site has a new version": (site) => sites(site, ["a"], updated),
  "opens where the server is there and broken": (site) => sites(site, ["a"], broken),
};
