// What is under way when something else comes or goes: nothing of it is lost, and nothing that was taken off comes back.
import assert from "node:assert/strict";
import { settled } from "./browser.mjs";
import { SOUND, drop, listed, long, opened, other, paste, report, says, several, type } from "./page.mjs";

const TWO = { "甲.txt": report, "乙.txt": report };
const rows = (page) => page.locator(".paper").count();
const units = (page) => page.locator(".paper th").allInnerTexts();
const area = (page) => page.locator("#text").inputValue();

// Messages to the worker wait in `window.held` while `window.hold` is set.
function holdWorker() {
  const post = Worker.prototype.postMessage;
  window.held = [];
  Worker.prototype.postMessage = function (...words) {
    if (window.hold) window.held.push(() => post.apply(this, words));
    else post.apply(this, words);
  };
  window.letGo = () => {
    window.hold = false;
    window.held.splice(0).forEach((post) => post());
  };
}

// The list with a long text of the area in it, the next words of which are still to be read.
async function pending(site) {
  const { page } = await several(site, TWO, {}, holdWorker);
  await paste(page, { "text/plain": long }, "h1");
  await listed(page, 3);
  await page.evaluate(() => (window.hold = true));
  await type(page, long.replaceAll("某市某县水利局", "某市某县林业局"));
  await page.waitForFunction(() => window.held.length === 1);
  return page;
}

async function letGo(page, count) {
  await page.evaluate(() => window.letGo());
  await settled(page);
  await listed(page, count);
}

export const tests = {
  async "of two drops beside a list both come, also where the first is slow to list"(site) {
    const { page } = await several(site, TWO, {}, () => {
      addEventListener("load", () => {
        const real = window.goujiFiles;
        window.drops = 0;
        window.goujiFiles = (data) => {
          const files = real(data);
          window.drops += 1;
          return window.drops === 2 ? files.then((files) => new Promise((done) => (window.list = () => done(files)))) : files;
        };
      });
    });
    await drop(page, { "慢.txt": other });
    await drop(page, { "快.txt": other.replaceAll("2023", "2022") });
    await listed(page, 3);
    await page.evaluate(() => window.list());
    await listed(page, 4);
  },

  async "a long text is checked although a file comes before the typing pauses"(site) {
    const { page } = await several(site, TWO);
    await type(page, long);
    await drop(page, { "丙.txt": report });
    await listed(page, 4);
    assert.equal((await units(page)).filter((unit) => /水利局/.test(unit)).length, 1);
    assert.equal(await area(page), long);
  },

  async "a text that is emptied, or taken off the list, does not come back when it is read"(site) {
    for (const end of [(page) => page.fill("#text", ""), (page) => page.locator(".of-all .remove").click()]) {
      const page = await pending(site);
      await end(page);
      await listed(page, 2);
      await letGo(page, 2);
      assert.deepEqual([await area(page), (await units(page)).filter((unit) => /局/.test(unit)).length], ["", 0]);
      await page.context().close();
    }
  },

  async "a text pasted beside one that is still to be read takes nothing of its place"(site) {
    const page = await pending(site);
    const third = other.replaceAll("水利局", "档案局");
    await paste(page, { "text/plain": third }, "h1");
    await page.waitForFunction(() => document.querySelectorAll(".paper").length === 4);
    await letGo(page, 4);
    const bodies = (await units(page)).join();
    assert.ok(/林业局/.test(bodies) && /档案局/.test(bodies) && !/水利局/.test(bodies), bodies);
    assert.equal(await area(page), third);
    assert.match(await page.locator("#verdict").innerText(), /档案局/);
  },

  async "what is read while the page turns to another language is told in that language"(site) {
    const page = await pending(site);
    await page.getByRole("button", { name: "English", exact: true }).click();
    await page.waitForFunction(() => document.documentElement.lang === "en");
    await letGo(page, 3);
    await page.locator(".paper .link", { hasText: "林业局" }).click();
    await page.waitForFunction(() => /林业局.*equations hold/s.test(document.querySelector("#verdict").innerText));
  },

  async "a file stopped between its reading and its drawing comes when it goes on"(site) {
    const { page } = await several(site, TWO, {}, () => {
      const wait = window.setTimeout;
      window.timers = [];
      window.setTimeout = (call, time, ...more) => {
        if (!window.hold || time > 0) return wait(call, time, ...more);
        window.timers.push(call);
        return 0;
      };
    });
    await page.evaluate(() => (window.hold = true));
    await drop(page, { "丙.txt": other, "丁.txt": other.replaceAll("水利局", "林业局") });
    await page.waitForFunction(() => window.timers.length === 1);
    await page.getByRole("button", { name: "停止" }).click();
    await page.evaluate(() => {
      window.hold = false;
      window.timers.forEach((call) => call());
    });
    await page.locator(".stopped").waitFor();
    assert.equal(await rows(page), 2);
    await page.locator(".stopped .main").click();
    await listed(page, 4);
  },

  async "where the readers cannot be fetched that is told once, no file is blamed, and what lay there stays"(site) {
    const never = /\/readers-[^/]*\.js$/;
    const { page } = await opened(site);
    await paste(page, { "text/plain": report });
    await says(page, SOUND);
    let asked = 0;
    await page.context().route(never, (route) => {
      asked += 1;
      return route.fulfill({ status: 404 });
    });
    await drop(page, { "a.docx": "x", "b.docx": "y", "c.docx": "z" });
    const failure = page.locator(".input .failure");
    await failure.waitFor();
    await settled(page);
    assert.deepEqual([await failure.count(), await page.locator(".progress").count(), asked], [1, 0, 1]);
    assert.match(await failure.innerText(), /^读文件的程序没有取到.*刷新/);
    await says(page, SOUND);
    // Once they are there, files are read.
    await page.context().unroute(never);
    await drop(page, { "a.docx": "x", "甲.txt": report });
    await listed(page, 2);
    assert.equal(await failure.count(), 0);
  },

  async "a worker that says that its program is not there, or answers what nobody asks, is understood"(site) {
    const { page } = await opened(site, {}, () => {
      const real = window.Worker;
      window.asked = [];
      window.Worker = class extends real {
        postMessage({ id }) {
          window.asked.push(id);
          const answer = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
          setTimeout(() => {
            answer({ id: id + 7, error: "late" });
            answer({ id, error: "not found", unloaded: true });
          });
        }
      };
    });
    await drop(page, { "a.docx": "x", "b.docx": "y" });
    const failure = page.locator(".input .failure");
    await failure.waitFor();
    await settled(page);
    assert.deepEqual([await failure.count(), await page.locator(".progress").count()], [1, 0]);
    assert.match(await failure.innerText(), /^读文件的程序没有取到/);
    assert.equal((await page.evaluate(() => window.asked)).length, 1);
  },
};
