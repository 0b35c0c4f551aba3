// Files on their way: folders, files that cannot be read, late ones, and that each is read as the native program reads it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { settled } from "./browser.mjs";
import { FAULTY, SOUND, choose, drop, faulty, opened, paste, report, save, says, slowFiles, verdict } from "./page.mjs";

const run = promisify(execFile);
const root = new URL("../../", import.meta.url).pathname;
const progress = (page) => page.locator(".progress");

// A drop from the desktop, as the browser's own debugger makes it: folders are folders.
async function dropPaths({ page, context }, ...paths) {
  const debug = await context.newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) await debug.send("Input.dispatchDragEvent", { type, x: 60, y: 20, data });
}

async function inFolder(test) {
  const folder = mkdtempSync(join(tmpdir(), "gouji-drop-"));
  try {
    await test(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// The page's own JSON of a file, without the user's part.
async function byPage(page, name, buffer) {
  await choose(page, name, buffer);
  if (await page.locator(".result .failure").count()) return { error: await page.locator(".result .failure").getAttribute("data-error") };
  const { edits, set_aside, ...verdict } = JSON.parse(await save(page, "json"));
  assert.deepEqual([edits, set_aside], [[], []]);
  return verdict;
}

export const tests = {
  async "a folder is taken for its files, those in folders of its own too, and an empty one leaves all as it was"(site) {
    const opening = await opened(site);
    const { page } = opening;
    await inFolder(async (folder) => {
      mkdirSync(join(folder, "草稿/二级"), { recursive: true });
      mkdirSync(join(folder, "空"));
      for (const [name, text] of [["甲.txt", report], ["二级/乙.txt", faulty], ["~$甲.docx", "x"], [".DS_Store", "x"]])
        writeFileSync(join(folder, "草稿", name), text);
      await paste(page, { "text/plain": report });
      await says(page, SOUND);
      await dropPaths(opening, join(folder, "空"));
      await page.locator(".said", { hasText: "没有文件" }).waitFor();
      assert.equal(await verdict(page), SOUND);
      await dropPaths(opening, join(folder, "草稿"));
      await page.waitForFunction(() => document.querySelectorAll(".paper").length === 2 && !document.querySelector(".progress"));
      const list = await page.locator(".paper").allInnerTexts();
      assert.deepEqual(list.map((entry) => /不成立/.test(entry)).sort(), [false, true], list.join());
    });
  },

  async "a file that is not handed over is named, what lay there stays, and the others are checked"(site) {
    const { page } = await opened(site, {}, slowFiles);
    await paste(page, { "text/plain": report });
    await says(page, SOUND);
    await drop(page, { "锁.docx": "x" });
    await page.locator(".input .failure", { hasText: "「锁.docx」没有读到" }).waitFor();
    await says(page, SOUND);
    assert.equal(await page.locator("#text").inputValue(), report);
    await drop(page, { "锁.docx": "x", "乙.txt": faulty });
    await says(page, FAULTY);
    await page.locator(".input .failure", { hasText: "「锁.docx」" }).waitFor();
    assert.equal(await progress(page).count(), 0);
  },

  async "files that come late do not take the place of what came after them"(site) {
    for (const later of [
      (page) => paste(page, { "text/plain": report }, "h1"),
      (page) => page.fill("#text", report),
      (page) => drop(page, { "快.txt": report }),
    ]) {
      const { page, context } = await opened(site, {}, slowFiles);
      await drop(page, { "慢.txt": faulty, "又慢.txt": faulty });
      await progress(page).getByText("慢.txt").waitFor();
      await later(page);
      await says(page, SOUND);
      await page.evaluate(() => window.release());
      await settled(page);
      assert.equal(await verdict(page), SOUND);
      assert.equal(await page.locator("#text").inputValue(), report);
      assert.equal(await page.locator(".papers, .progress").count(), 0);
      await context.close();
    }
  },

  async "停止 ends what is under way, also while a file is still being handed over, and what lay there comes back"(site) {
    const { page } = await opened(site, {}, slowFiles);
    await paste(page, { "text/plain": report });
    await says(page, SOUND);
    await drop(page, { "慢.docx": "x" });
    await progress(page).waitFor();
    await progress(page).getByRole("button").click();
    await says(page, SOUND);
    await page.evaluate(() => window.release());
    await settled(page);
    assert.equal(await verdict(page), SOUND);
    assert.equal(await page.locator(".failure, .progress").count(), 0);
  },

  async "a key pressed in the text ends what is under way"(site) {
    const { page } = await opened(site, {}, slowFiles);
    await drop(page, { "慢.pdf": "x" });
    await progress(page).waitFor();
    await page.locator("#text").pressSequentially("一");
    await page.locator(".result .failure").waitFor();
    assert.equal(await progress(page).count(), 0);
  },

  async "a paste without anything in it stops nothing"(site) {
    const { page } = await opened(site, {}, slowFiles);
    await drop(page, { "慢.txt": report });
    await progress(page).waitFor();
    await paste(page, {}, "h1");
    await page.evaluate(() => window.release());
    await says(page, SOUND);
  },

  async "a language chosen while a file is under way is the language of its verdict"(site) {
    const { page } = await opened(site, {}, slowFiles);
    await drop(page, { "慢.docx": readFileSync(join(root, "tests/reports/files/001.docx"), "latin1"), "慢.txt": "没有表" });
    await page.getByText("English").click();
    await page.evaluate(() => window.release());
    await page.waitForFunction(() => document.querySelectorAll(".paper").length === 2);
    await page.locator("[data-paper='1'] .link").click();
    assert.match(await page.locator(".result .failure p").innerText(), /^[\x20-\x7e…“”’]+$/u);
  },

  async "a long text is read once the typing pauses, by one worker"(site) {
    const { page } = await opened(site, {}, () => {
      window.posted = 0;
      window.workers = 0;
      window.Worker = class extends Worker {
        constructor(...words) {
          super(...words);
          window.workers += 1;
        }
        postMessage(...words) {
          window.posted += 1;
          super.postMessage(...words);
        }
      };
    });
    const long = report + "\n" + "无关的一行文字。\n".repeat(4000);
    await page.evaluate((long) => {
      const area = document.querySelector("#text");
      area.value = long;
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, long);
    await says(page, SOUND);
    const before = await page.evaluate(() => window.posted);
    await page.focus("#text");
    await page.keyboard.type("一二三四五六七八");
    await page.waitForFunction((before) => window.posted > before && !document.querySelector(".progress"), before);
    await settled(page);
    assert.deepEqual(await page.evaluate(() => [window.posted, window.workers]), [before + 1, 1]);
    assert.equal(await verdict(page), SOUND);
  },

  async "every file of other programs is read as the native program reads it"(site) {
    const folder = join(root, "tests/producers");
    const names = readdirSync(folder);
    assert.ok(names.length >= 20);
    const paths = names.map((name) => join("tests/producers", name));
    const words = ["run", "--quiet", "--locked", "--example", "check", "--", ...paths];
    const { stdout } = await run("cargo", words, { cwd: root, maxBuffer: 1 << 28 });
    const native = stdout.trim().split("\n").map((line) => JSON.parse(line));
    const { page } = await opened(site);
    for (const [number, name] of names.entries()) {
      const mine = await byPage(page, name, readFileSync(join(folder, name)));
      const { error } = native[number];
      assert.deepEqual(mine, error ? { error: error.code } : native[number], name);
    }
  },
};
