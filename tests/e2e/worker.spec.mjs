// The worker that reads files: loaded on demand, bound by the page's policy, of one mind with the page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { askWorker, open, start } from "./browser.mjs";

const seed = (dist) => readFileSync(join(dist, "../tests/reports/xinxiang-edz-2023.txt"), "utf8");

async function answers({ browser, address, dist }) {
  const { page, watch } = await open(browser);
  await start(page, address);
  const before = watch.requests.length;
  const answer = await askWorker(page, { id: 7, name: "seed.txt", text: seed(dist) });
  assert.equal(answer.id, 7);
  for (const part of ["seed.txt", seed(dist)]) assert.ok(answer.documents.includes(part), part);
  const asked = watch.requests.slice(before).filter((request) => !request.includes("blob:"));
  assert.ok(asked.length > 0 && asked.every((request) => /\/(worker-\w+\.js|readers-\w+\.(js|wasm))$/.test(request)), asked);
  assert.deepEqual(watch.complaints, []);
}

// The policy of the page goes with the worker, also on hosts that send no header.
async function bound({ browser, address, elsewhere }) {
  const { page } = await open(browser);
  await start(page, address);
  const outcome = await page.evaluate(
    (elsewhere) => new Promise((resolve) => {
      const source = `fetch("${elsewhere}").then(() => postMessage("reached"), () => postMessage("stopped"))`;
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      worker.onmessage = (event) => resolve(event.data);
    }),
    elsewhere.address,
  );
  assert.equal(outcome, "stopped");
  assert.deepEqual(elsewhere.seen, []);
}

// What could not be loaded is not blamed on the input; the next worker tries again.
async function unloaded({ browser, address, dist }) {
  const { page } = await open(browser);
  await start(page, address);
  for (const file of ["readers-*.wasm", "readers-*.js", "worker-*"]) {
    await page.route(`**/${file}`, (route) => route.fulfill({ status: 404 }));
    const { id, error, unloaded } = await askWorker(page, { id: 7, name: "seed.txt", text: seed(dist) });
    assert.deepEqual([id, unloaded], [7, true], file);
    assert.notEqual(error, "");
    await page.unrouteAll();
  }
  const answer = await askWorker(page, { id: 8, name: "seed.txt", text: seed(dist) });
  assert.ok(answer.documents && !("unloaded" in answer));
  const broken = await askWorker(page, { id: 9, name: "seed.txt", bytes: -1 });
  assert.ok(broken.error && !("unloaded" in broken), JSON.stringify(broken));
}

// A page that goes before it asked anything leaves no error behind.
async function unasked({ browser, address }) {
  const { page, watch } = await open(browser);
  await start(page, address);
  await page.route("**/readers-*.js", (route) => route.fulfill({ status: 404 }));
  const asked = page.waitForResponse("**/readers-*.js");
  await page.evaluate(() => void window.goujiWorker());
  await asked;
  // What the worker has to say comes before what the page is asked next.
  await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 300); }));
  assert.deepEqual(watch.complaints.filter((complaint) => !complaint.startsWith("Failed to load resource")), []);
}

export const tests = {
  "says of a program that is not there that it was not loaded": unloaded,
  "a program that could not be loaded is told to whoever asks, and to nobody else": unasked,
  "answers with the document, and loads the readers only": answers,
  "a worker of the page cannot reach another server": bound,
};
