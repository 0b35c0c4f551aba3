// The three ways of carrying Gouji in another page, by the examples that embedders copy.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { serve } from "../../scripts/serve.mjs";
import { open, settled } from "./browser.mjs";

const run = promisify(execFile);
const SEED = "tests/reports/xinxiang-edz-2023.txt";

// Opens an example from a server for the whole repository.
async function example({ browser, dist }, name, test) {
  const root = join(dist, "..");
  const server = await serve(root);
  try {
    // The driver's way of blocking service workers complains in a sandbox, where there are none.
    const { page, watch } = await open(browser, { serviceWorkers: name === "frame.html" ? "allow" : "block" });
    await page.goto(`${server.address}/examples/embed/${name}`);
    await test({ page, watch, root, text: readFileSync(join(root, SEED), "utf8"), origin: server.address });
    assert.deepEqual(watch.complaints, []);
  } finally {
    await server.close();
  }
}

const ready = (page) => page.waitForFunction(() => document.querySelector("#state").value === "已打开");

async function element({ page, watch, text }) {
  await ready(page);
  assert.equal(await page.evaluate(() => document.querySelector("gouji-checker").shadowRoot.mode), "open");
  const before = watch.requests.length;
  const verdict = await page.evaluate((text) => document.querySelector("gouji-checker").check(text), text);
  assert.equal(verdict.report.cells["applications.received.total"].state, "number");
  assert.deepEqual(await page.evaluate(() => document.querySelector("gouji-checker").verdict), verdict);
  const frame = page.frames()[1];
  assert.equal(await frame.locator("#text").inputValue(), text);
  await page.evaluate(() => document.querySelector("gouji-checker").reset());
  assert.equal(await page.evaluate(() => document.querySelector("gouji-checker").verdict), null);
  assert.deepEqual(watch.requests.slice(before), []);
}

async function files({ page, root }) {
  await ready(page);
  await page.locator("#file").setInputFiles(join(root, "tests/reports/files/001.docx"));
  await page.waitForFunction(() => /处错误/.test(document.querySelector("#state").value));
  assert.equal(await page.evaluate(() => document.querySelector("gouji-checker").verdict.source.format), "docx");
}

// Several at once, and each gone without a trace when it is taken out.
async function comesAndGoes({ page, text }) {
  await ready(page);
  const verdicts = await page.evaluate(async (text) => {
    const other = document.createElement("gouji-checker");
    other.lang = "en";
    document.body.append(other);
    const first = document.querySelector("gouji-checker");
    return Promise.all([first.check(text), other.check("nothing of the form")]);
  }, text);
  assert.ok(verdicts[0].report !== null && verdicts[1].report === null);
  assert.match(verdicts[1].error.message, /^[\x20-\x7e…“”’]+$/u, "in English");
  const codes = await page.evaluate(async (text) => {
    const other = [...document.querySelectorAll("gouji-checker")].pop();
    other.remove();
    const lost = await other.check(text).catch((error) => error.code);
    document.body.append(other);
    const again = await other.check(text);
    return [lost, again.report.year, other.shadowRoot.childElementCount];
  }, text);
  assert.deepEqual(codes, ["embed.gone", 2023, 1]);
  assert.equal(page.frames().length, 3);
}

// Taken out and put back twenty times at every stage of a check, by three elements in turn: each check ends, the last ones
// with a verdict.
async function roughly({ page, text, root }) {
  await ready(page);
  const word = readFileSync(join(root, "tests/reports/files/001.docx")).toString("base64");
  const { ends, years, children } = await page.evaluate(async ([text, word]) => {
    const wait = (ms) => new Promise((done) => setTimeout(done, ms));
    const file = () => Uint8Array.from(atob(word), (letter) => letter.charCodeAt(0));
    const add = () => document.body.appendChild(document.createElement("gouji-checker"));
    const elements = [document.querySelector("gouji-checker"), add(), add()];
    const ends = [];
    for (let turn = 0; turn < 20; turn += 1) {
      const element = elements[turn % elements.length];
      // Now and then it is ready before, or answers before it is taken out.
      if (turn % 5 === 4) await element.reset();
      ends.push(element.check(turn % 2 ? text : file()).then(() => "verdict", (error) => error.code ?? String(error)));
      if (turn % 4) await wait(turn * 5);
      element.remove();
      document.body.append(element);
    }
    const last = await Promise.all(elements.map((element) => element.check(text)));
    const late = wait(500).then(() => "never");
    return {
      ends: await Promise.all(ends.map((end) => Promise.race([end, late]))),
      years: last.map((verdict) => verdict.report.year),
      children: elements.map((element) => element.shadowRoot.childElementCount),
    };
  }, [text, word]);
  assert.deepEqual(ends.filter((end) => !["verdict", "embed.gone"].includes(end)), []);
  assert.ok(ends.includes("embed.gone"));
  assert.deepEqual([years, children], [[2023, 2023, 2023], [1, 1, 1]]);
  assert.equal(page.frames().length, 4);
}

async function frame({ page, watch, text }) {
  await page.waitForFunction(() => !document.querySelector("#check").disabled);
  await page.locator("#text").fill(text);
  await page.locator("#check").click();
  await page.waitForFunction(() => /项发现/.test(document.querySelector("#state").value));
  // What its sandbox does not allow it cannot know.
  const inside = page.frames()[1];
  for (const name of ["print", "json"]) {
    await inside.click("h1");
    await inside.click(`.exports [data-export=${name}]`);
    await inside.locator(".said", { hasText: "已交给浏览器；没有动静" }).waitFor();
  }
  while (watch.complaints.length < 2) await page.waitForTimeout(50);
  watch.complaints.splice(0);
}

// Posts a message to the frame and gives what comes back within a moment.
const ask = (page, message) =>
  page.evaluate(
    (message) => new Promise((resolve) => {
      addEventListener("message", ({ data }) => data.id === message.id && resolve(data));
      document.querySelector("iframe").contentWindow.postMessage(message, "*");
      setTimeout(resolve, 1000, "silence");
    }),
    message,
  );

async function refuses({ page }) {
  await page.waitForFunction(() => !document.querySelector("#check").disabled);
  const code = async (message) => (await ask(page, { gouji: 1, ...message })).error?.code;
  assert.equal(await code({ id: 1, type: "nonsense" }), "embed.request");
  assert.equal(await code({ id: 2, type: "check", input: 7 }), "embed.request");
  assert.equal(await code({ id: 3, type: "check", input: "x".repeat(5_000_001) }), "embed.size");
  assert.equal((await ask(page, { gouji: 1, id: 4, type: "hello" })).schema, 1);
  assert.equal(await ask(page, { id: 5, type: "hello" }), "silence", "not of the protocol");
  await page.evaluate(() => {
    const frame = document.querySelector("iframe");
    frame.src = frame.src.replace(/allow=[^&]*/, "allow=https://example.org");
    return new Promise((resolve) => (frame.onload = resolve));
  });
  await page.frames()[1].locator("#starting").waitFor({ state: "detached" });
  assert.equal(await ask(page, { gouji: 1, id: 6, type: "hello" }), "silence", "an origin that was not named");
}

// A check that the user stops, empties or types over is answered by an error that the contract names.
async function givenUp({ page }) {
  await page.waitForFunction(() => !document.querySelector("#check").disabled);
  const inside = page.frames()[1];
  await inside.evaluate(() => (Worker.prototype.postMessage = () => {}));
  const ways = [
    () => inside.locator(".progress button").click(),
    () => inside.click("#clear"),
    () => inside.locator("#text").pressSequentially("一"),
    () => inside.click("#sample"),
  ];
  for (const [number, giveUp] of ways.entries()) {
    await page.evaluate((id) => {
      window.answer = new Promise((done) => addEventListener("message", ({ data }) => data.id === id && done(data)));
      document.querySelector("iframe").contentWindow.postMessage({ gouji: 1, id, type: "check", input: new ArrayBuffer(80) }, "*");
    }, 100 + number);
    await inside.locator(".progress").waitFor();
    await giveUp();
    const answer = await page.evaluate(() => Promise.race([window.answer, new Promise((done) => setTimeout(done, 3000, "silence"))]));
    assert.equal(answer.error?.code, "embed.replaced", JSON.stringify(answer).slice(0, 100));
  }
}

async function module({ page, watch, text }) {
  await page.locator("#text").fill(text);
  const shown = [];
  for (const button of ["#here", "#aside"]) {
    await page.evaluate(() => (document.querySelector("#verdict").textContent = ""));
    await page.locator(button).click();
    await page.waitForFunction(() => document.querySelector("#verdict").textContent !== "");
    shown.push(JSON.parse(await page.locator("#verdict").textContent()));
  }
  assert.equal(shown[0].report.year, 2023);
  assert.deepEqual(shown[0], shown[1]);
  assert.ok(watch.requests.every((request) => !request.includes("index.html")));
}

// English comes from beside the module when a check asks for it first; what is not there is no verdict in Chinese.
async function english({ page, watch, text, root }) {
  const fetched = () => watch.requests.filter((request) => /english-[0-9a-f]{16}\.txt$/.test(request)).length;
  const check = (language) => page.evaluate(async ([text, language]) => {
    const { check } = await import("../../dist/gouji.js");
    return check(text, { language }).then(({ findings, repairs }) => [...findings, ...repairs].map(({ why }) => why).join(), () => "rejected");
  }, [text.replace("1\t0\t0\t0\t14\t0\t15", "1\t0\t0\t0\t14\t0\t16"), language]);
  assert.match(await check("zh-CN"), /表/);
  assert.equal(fetched(), 0);
  await page.route("**/english-*.txt", (route) => route.fulfill({ contentType: "text/html", body: "<!DOCTYPE html>" }));
  assert.equal(await check("en"), "rejected");
  await page.unroute("**/english-*.txt");
  for (let turn = 0; turn < 2; turn += 1) assert.match(await check("en"), /^[^\p{Script=Han}]+$/u);
  assert.match(await check("zh-CN"), /表/);
  assert.equal(fetched(), 2);
  // In Node, from the folder, and handed over.
  const script = (load) => `
    import { check, loadEnglish } from "${join(root, "dist/gouji.js")}";
    import { readFileSync, readdirSync } from "node:fs";
    const name = readdirSync("dist").find((name) => /^english-.*txt$/.test(name));
    ${load}
    console.log((await check("nothing of the form", { language: "en" })).error.message);`;
  for (const load of ["", 'await loadEnglish(readFileSync(`dist/${name}`, "utf8"));']) {
    const { stdout } = await run("node", ["--input-type=module", "-e", script(load)], { cwd: root });
    assert.match(stdout, /^[\x20-\x7e…“”’]+\n$/u);
  }
}

// Node, the browser and the native program say the same of every kind of file.
async function sameEverywhere({ dist }) {
  const root = join(dist, "..");
  const kinds = ["001.docx", "001.doc", "001.rtf", "001.odt", "001.xlsx", "001.xls", "001.ods", "001.pdf"];
  const paths = [SEED, ...kinds.map((name) => `tests/reports/files/${name}`), "icon.svg", "Cargo.lock"];
  const options = { cwd: root, maxBuffer: 1 << 28 };
  const lines = ({ stdout }) => stdout.trim().split("\n").map((line) => JSON.parse(line));
  const node = lines(await run("node", ["examples/embed/node.mjs", ...paths], options));
  const native = lines(await run("cargo", ["run", "--quiet", "--locked", "--example", "check", "--", ...paths], options));
  assert.equal(node.length, paths.length);
  assert.deepEqual(node, native);
}

async function types({ dist }) {
  const root = join(dist, "..");
  const flags = ["--strict", "--noEmit", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom"];
  await run(join(root, "node_modules/.bin/tsc"), [...flags, "examples/embed/types.ts"], { cwd: root });
}

// A page of another origin around an element, as the element's `prepare(page)` wants it. Gives the page and what it complains of.
async function host({ browser, address }, prepare, test) {
  const { page, watch } = await open(browser);
  const text = `<!doctype html><title>portal</title><script type="module" src="${address}gouji-checker.js"></script><gouji-checker></gouji-checker>`;
  const around = createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end(text));
  await new Promise((done) => around.listen(0, "127.0.0.1", done));
  try {
    await page.route(`${address}gouji-checker.js`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "access-control-allow-origin": "*" } });
    });
    await prepare(page);
    await page.addInitScript(() => {
      window.heard = [];
      for (const name of ["gouji-ready", "gouji-verdict", "gouji-error"]) {
        addEventListener(name, ({ type, detail }) => window.heard.push(`${type} ${detail?.code ?? (detail && "…")}`));
      }
    });
    await page.goto(`http://127.0.0.1:${around.address().port}/`, { waitUntil: "commit" });
    await test(page, watch);
  } finally {
    around.closeAllConnections();
    around.close();
  }
}

const heard = (page) => page.evaluate(() => window.heard.splice(0));
const hears = (page, name) => page.waitForFunction((name) => window.heard.some((one) => one.startsWith(name)), name);
const check = (page, text) => page.evaluate((text) => document.querySelector("gouji-checker").check(text).then((verdict) => verdict.report.year, (error) => error.code), text);
// The frame comes when `arrival` is there.
const hold = (page, arrival) => page.route("**/index.html?*", async (route) => {
  await arrival;
  await route.continue();
});

// Nothing is posted to a frame that is not there yet, each change is told once, and what does not change changes nothing.
async function tells(site) {
  const text = readFileSync(join(site.dist, "..", SEED), "utf8");
  const slow = (page) => hold(page, page.waitForTimeout(1000));
  await host(site, slow, async (page, watch) => {
    await hears(page, "gouji-ready");
    assert.deepEqual(watch.complaints.filter((text) => /postMessage/.test(text)), []);
    assert.deepEqual(await heard(page), ["gouji-ready …"]);
    const inside = page.frames()[1];
    await inside.fill("#text", text);
    await hears(page, "gouji-verdict");
    assert.deepEqual(await heard(page), ["gouji-verdict …"], "what the user does before the page around asks anything");
    await inside.locator("#text").dispatchEvent("input");
    await settled(page);
    assert.deepEqual(await heard(page), [], "the same text changes nothing");
    await page.evaluate(() => document.querySelector("gouji-checker").reset());
    await settled(page);
    assert.deepEqual(await heard(page), ["gouji-verdict null"]);
    await page.evaluate(() => document.querySelector("gouji-checker").reset());
    await settled(page);
    assert.deepEqual(await heard(page), ["gouji-verdict null"], "each reset is answered");
    assert.equal(await check(page, text), 2023);
    await page.evaluate(() => (document.querySelector("gouji-checker").lang = "zh-CN"));
    assert.equal(await check(page, text), 2023);
    await page.evaluate(() => document.querySelector("gouji-checker").setAttribute("lang", "zh-CN"));
    assert.equal(await page.evaluate(() => document.querySelector("gouji-checker").verdict.report.year), 2023, "the same language");
    assert.equal(await inside.isDetached(), true);
  });
}

// A frame that is slower than the element's patience can still be used once it is there.
async function late(site) {
  let release;
  const impatient = async (page) => {
    await hold(page, new Promise((done) => (release = done)));
    await page.addInitScript(() => {
      const { setTimeout } = window;
      window.setTimeout = (work, time, ...rest) => setTimeout(work, time === 30_000 ? 200 : time, ...rest);
    });
  };
  await host(site, impatient, async (page) => {
    await hears(page, "gouji-error");
    const text = readFileSync(join(site.dist, "..", SEED), "utf8");
    assert.equal(await check(page, text), "embed.silent");
    release();
    await hears(page, "gouji-ready");
    assert.equal(await check(page, text), 2023);
  });
}

// Browsers that may compile only under the older policy are sent to another page, with all that the address says.
async function older({ browser, address }) {
  const { page } = await open(browser);
  await page.addInitScript(() => {
    if (location.pathname.endsWith("/")) WebAssembly.Module = () => { throw new Error("unsafe-eval"); };
  });
  await page.goto(`${address}?lang=en&allow=https://portal.example#list`);
  await page.waitForURL("**/legacy.html?lang=en&allow=https://portal.example#list");
}

export const tests = {
  "element: in a page of another origin, tells each change once": tells,
  "element: a frame that comes late is used all the same": late,
  "frame: the page for older browsers is opened with the same address": older,
  "element: checks, shows, tells, resets, asks for nothing": (site) => example(site, "element.html", element),
  "element: takes files": (site) => example(site, "element.html", files),
  "frame: sandboxed, checks by messages": (site) => example(site, "frame.html", frame),
  "frame: refuses what it should, answers only whom it was told of": (site) => example(site, "frame.html", refuses),
  "frame: a check that the user gives up is answered": (site) => example(site, "frame.html", givenUp),
  "module: in the page and in a worker": (site) => example(site, "module.html", module),
  "module: English is fetched where it is asked for": (site) => example(site, "module.html", english),
  "module: Node and the native program agree on every kind of file": sameEverywhere,
  "module: the types hold": types,
  "element: several at once, removed and added again": (site) => example(site, "element.html", comesAndGoes),
  "element: taken out and put back during checks": (site) => example(site, "element.html", roughly),
};
