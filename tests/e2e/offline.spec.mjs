// After the first visit the page opens without a network, checks files included, and asks for nothing in between.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { askWorker, open, start } from "./browser.mjs";

const text = (dist) => readFileSync(join(dist, "../tests/reports/xinxiang-edz-2023.txt"), "utf8");

async function kept({ browser, address, dist, seen }) {
  const { page, context, watch } = await open(browser, { serviceWorkers: "allow" });
  await start(page, address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const installed = seen.length;
  await page.waitForTimeout(500);
  assert.equal(seen.length, installed, "quiet once it is installed");

  await context.setOffline(true);
  await page.goto(address);
  await page.locator("#starting").waitFor({ state: "detached" });
  const answer = await askWorker(page, { id: 1, name: "", language: "zh-CN", text: text(dist) });
  assert.ok(answer.documents.includes(text(dist)));
  assert.equal(seen.length, installed, "nothing reached the server");
  assert.deepEqual(watch.complaints, []);
}

export const tests = { "opens and checks without a network after the first visit": kept };
