// The single file, opened from a folder without a server.
import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { open, settled, start } from "./browser.mjs";
import { checks } from "./page.mjs";

// Runs a test on a copy of the file in a folder of its own, with nothing beside it.
async function alone({ browser, dist }, name, test) {
  const folder = mkdtempSync(join(tmpdir(), "gouji-"));
  try {
    copyFileSync(join(dist, name), join(folder, "勾稽 1.html"));
    const { page, watch } = await open(browser);
    await page.goto(pathToFileURL(join(folder, "勾稽 1.html")).href);
    await page.locator("#starting").waitFor({ state: "detached" });
    await test({ page, watch });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const own = (request) => request.includes("blob:") || request.startsWith("GET file:");

async function works({ page, watch }) {
  await checks(page);
  await page.getByRole("button", { name: "English" }).click();
  await page.locator("html[lang=en] #verdict", { hasText: "equation" }).waitFor();
  await page.goto(`${page.url().split("#")[0]}?lang=en`);
  await page.locator("html[lang=en] .settings", { hasText: "High contrast" }).waitFor();
  assert.deepEqual(watch.requests.filter((request) => !own(request)), []);
  assert.deepEqual(watch.complaints, []);
}

// Each must be stopped by the file's own policy.
const FORBIDDEN = {
  fetch: () => fetch("http://127.0.0.1:9/").then(() => "ran"),
  "fetch of a neighbour": () => fetch("./neighbour.txt").then(() => "ran"),
  "HTML from a string": () => {
    document.body.innerHTML = "<b>x</b>";
    return "ran";
  },
  "a script's text": () => {
    document.head.appendChild(document.createElement("script")).text = "window.ran = 1";
    return "ran";
  },
  "a policy of another name": () => {
    window.trustedTypes.createPolicy("other", { createHTML: (text) => text });
    return "ran";
  },
  "a second policy of ours": () => {
    window.trustedTypes.createPolicy("gouji", { createScriptURL: (text) => text });
    return "ran";
  },
};

async function forbids({ page }) {
  for (const [name, attempt] of Object.entries(FORBIDDEN)) {
    const outcome = await page.evaluate(attempt).catch(() => "stopped");
    assert.equal(outcome, "stopped", name);
  }
}

// Errors of others, as of an extension, are not the page's; where the program itself breaks down, the page says so.
async function breaksDown({ page }) {
  const alerts = () => page.locator("body > [role=alert]").allInnerTexts();
  const broken = (name) => page.locator("#stopped", { hasText: name }).waitFor();
  await page.evaluate(() => setTimeout(() => { throw new Error("of an extension"); }));
  await page.evaluate(() => void Promise.reject(new TypeError("of an extension")));
  await settled(page);
  assert.deepEqual(await alerts(), []);
  // A function whose only instruction is `unreachable`, which is how a program ends that panics.
  await page.evaluate(() => {
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 97, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { a } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
    window.panic = a;
    setTimeout(a);
  });
  await broken("程序中断了，请刷新页面。");
  await page.evaluate(() => Promise.resolve().then(window.panic).catch(() => setTimeout(window.panic)));
  await settled(page);
  assert.equal((await alerts()).length, 1, "said once");
  assert.ok(await page.locator("#stopped").evaluate((note) => {
    const { top, bottom } = note.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }), "in sight");
  await page.evaluate(() => document.querySelector("#stopped").remove());
  await page.getByRole("button", { name: "English" }).click();
  await page.locator("html[lang=en]").waitFor();
  await page.evaluate(() => void Promise.resolve().then(window.panic));
  await broken("please reload the page");
}

async function site({ browser, address }) {
  const { page } = await open(browser);
  await start(page, address);
  await breaksDown({ page });
}

export const tests = {
  "says that the program broke down, and of no other error": (site) => alone(site, "gouji.html", breaksDown),
  "the site says so too": site,
  "opens and checks from a folder": (site) => alone(site, "gouji.html", works),
  "its policy forbids connections and HTML from strings": (site) => alone(site, "gouji.html", forbids),
  "the one for older browsers opens too": (site) => alone(site, "gouji-legacy.html", works),
};
