// After the first visit the page opens without a network, checks files included, and asks for nothing in between.
import assert from "node:assert/strict";
import { open, start } from "./browser.mjs";
import { checks } from "./page.mjs";

async function kept({ browser, address, seen }) {
  const { page, context, watch } = await open(browser, { serviceWorkers: "allow" });
  await start(page, address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const installed = seen.length;
  await page.waitForTimeout(500);
  assert.equal(seen.length, installed, "quiet once it is installed");

  await context.setOffline(true);
  await page.goto(address);
  await page.locator("#starting").waitFor({ state: "detached" });
  await checks(page);
  assert.equal(seen.length, installed, "nothing reached the server");
  assert.deepEqual(watch.complaints, []);
}

export const tests = { "opens and checks without a network after the first visit": kept };
