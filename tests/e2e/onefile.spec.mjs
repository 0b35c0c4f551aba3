// The single file, opened from a folder without a server.
import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { open } from "./browser.mjs";
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

export const tests = {
  "opens and checks from a folder": (site) => alone(site, "gouji.html", works),
  "its policy forbids connections and HTML from strings": (site) => alone(site, "gouji.html", forbids),
  "the one for older browsers opens too": (site) => alone(site, "gouji-legacy.html", works),
};
