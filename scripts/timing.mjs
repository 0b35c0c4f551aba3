#!/usr/bin/env node
// How long things take in headless Chromium, on the built page: until it can be used, one check in WebAssembly, a cell's
// edit until it is painted. Milliseconds; medians and 99th percentiles. Run it on an idle machine.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, open } from "../tests/e2e/browser.mjs";
import { serve } from "./serve.mjs";

const REPORTS = ["xinxiang-edz-2023.txt", "full/006-html-word.html", "files/012.docx", "files/012.xlsx", "files/012.pdf"];
const at = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const line = (what, values) =>
  console.log(`${what.padEnd(44)}${[at(values, 0.5), at(values, 0.99)].map((ms) => ms.toFixed(2).padStart(10)).join("")}`);

// The checker as embedders have it, called many times; the first calls warm it up.
async function checks(page, bytes) {
  return page.evaluate(async (bytes) => {
    const { check } = await import(new URL("gouji.js", document.baseURI).href);
    const input = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
    const times = [];
    for (let turn = 0; turn < 220; turn += 1) {
      const began = performance.now();
      for (let again = 0; again < 5; again += 1) await check(input);
      if (turn >= 20) times.push((performance.now() - began) / 5);
    }
    return times;
  }, bytes.toString("base64"));
}

// Nobody pastes sooner; the page gets ready meanwhile.
const ready = (page) => page.waitForTimeout(1000).then(() => page.locator(".rehearsal").waitFor({ state: "detached" }));

// From the key that ends a cell's edit to the frame that shows the new verdict: until it is painted, and the work in it
// without the wait for the screen's next frame. Changes are told when the program that made them has come to its end.
async function edits(page) {
  await ready(page);
  await page.click("#sample");
  const [painted, worked] = [[], []];
  for (let turn = 0; turn < 300; turn += 1) {
    await page.locator("[data-cell='applications.received.total']").focus();
    await page.keyboard.type(String(turn % 2 ? 15 : 16));
    // Nobody ends an edit while what the last one left for later is still drawn.
    await page.waitForTimeout(200);
    await page.evaluate(() => {
      addEventListener("keydown", () => {
        const before = document.querySelector("#verdict").textContent;
        const began = performance.now();
        let drawn;
        const changes = new MutationObserver(() => (drawn = performance.now()));
        changes.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
        requestAnimationFrame(() => {
          const frame = performance.now();
          changes.disconnect();
          const shown = document.querySelector("#verdict").textContent;
          if (shown === before || drawn === undefined) throw new Error("the frame does not show the new verdict");
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            const painted = performance.now();
            window.took = [painted - began, drawn - began + painted - frame];
          };
          port2.postMessage(null);
        });
      }, { capture: true, once: true });
    });
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => window.took !== undefined);
    const [all, work] = await page.evaluate(() => { const { took } = window; delete window.took; return took; });
    painted.push(all);
    worked.push(work);
  }
  return { painted, worked };
}

// From the first paste of a whole report to the frame that shows its verdict.
async function pastes(browser, address, text) {
  const times = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const { page, context } = await open(browser);
    await page.goto(address);
    await page.locator("#sample").waitFor();
    await ready(page);
    times.push(await page.evaluate((text) => new Promise((done) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      const began = performance.now();
      document.querySelector("#text").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      const look = () => requestAnimationFrame(() => setTimeout(() =>
        document.querySelector(".result #verdict") ? done(performance.now() - began) : look()));
      look();
    }), text));
    await context.close();
  }
  return times;
}

async function starts(browser, address) {
  const times = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const { page, context } = await open(browser);
    const began = performance.now();
    await page.goto(address);
    await page.locator("#sample").waitFor();
    times.push(performance.now() - began);
    await context.close();
  }
  return times;
}

const server = await serve("dist");
const browser = await launch();
console.log(`${"".padEnd(44)}${["median", "99 %"].map((word) => word.padStart(10)).join("")}`);
line("site until it can be used", await starts(browser, `${server.address}/`));
line("single file until it can be used", await starts(browser, pathToFileURL(resolve("dist/gouji.html")).href));
const { page } = await open(browser);
await page.goto(`${server.address}/`);
await page.locator("#sample").waitFor();
for (const name of REPORTS) line(`check() of ${name}`, await checks(page, readFileSync(`tests/reports/${name}`)));
const { painted, worked } = await edits(page);
line("edit of a cell until it is painted", painted);
line("  the work in it", worked);
line("paste of a report until it is painted", await pastes(browser, `${server.address}/`, readFileSync(`tests/reports/${REPORTS[0]}`, "utf8")));
await browser.close();
await server.close();
