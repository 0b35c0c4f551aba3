// Several reports: what comes is laid beside what is here, nothing goes but by 清空, and the list says which is worst.
import assert from "node:assert/strict";
import { settled } from "./browser.mjs";
import { FAULTY, SOUND, TOTAL, apart, cell, doubtful, drop, faulty, listed, named, opened, other, paste, put, report, save, says, several, slowFiles, turn, verdict, setAside } from "./page.mjs";

const rows = (page) => page.locator(".paper");

export const tests = {
  async "files and pastes that come while a list is shown are laid beside it, and that can be taken back"(site) {
    const { page } = await several(site, { "甲.txt": report, "乙.txt": faulty });
    await drop(page, { "丙.txt": other });
    await listed(page, 3);
    await page.waitForFunction(() => document.querySelector(".paper [aria-current]").closest("tr").dataset.paper === "2");
    await page.setInputFiles("input[type=file]", [{ name: "丁.txt", mimeType: "", buffer: Buffer.from(report) }]);
    await listed(page, 4);
    await paste(page, { "text/plain": other }, "h1");
    await listed(page, 5);
    assert.equal(await page.locator("#text").inputValue(), other);
    // What is typed there is that report's, and no other's.
    await page.fill("#text", other + "\n完。");
    await settled(page);
    assert.equal(await rows(page).count(), 5);
    for (const left of [4, 3, 2]) {
      await page.click("#back");
      await listed(page, left);
    }
    assert.equal(await page.locator("#back").count(), 0);
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("Control+y");
    await listed(page, 3);
    await page.click("#clear");
    await page.waitForFunction(() => document.querySelectorAll(".paper").length === 0);
    await page.keyboard.press("Control+z");
    await listed(page, 3);
  },

  async "a file of the same name takes the place of the one that was here, and what was set aside there stays"(site) {
    const { page } = await several(site, { "甲.txt": report, "乙.txt": doubtful });
    await turn(page, 1);
    await says(page, `${SOUND}；存疑 1 处`);
    await setAside(page.locator(".finding").first());
    await says(page, `${SOUND}（已搁置 1 处）`);
    await drop(page, { "乙.txt": doubtful + "\n补充。" });
    await page.locator("#back").waitFor();
    await listed(page, 2);
    await says(page, `${SOUND}（已搁置 1 处）`);
    assert.equal(await page.locator(".finding.set-aside").count(), 1);
    // Two of one name that come together are two, as those of two folders are.
    await page.evaluate((text) => {
      const data = new DataTransfer();
      for (const name of ["年报.txt", "年报.txt"]) data.items.add(new File([text], name));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, report);
    await listed(page, 4);
  },

  async "what is under way goes on when more comes, and what gives nothing changes nothing"(site) {
    const { page } = await several(site, { "甲.txt": report, "乙.txt": faulty }, {}, slowFiles);
    await drop(page, { "慢.txt": other });
    await page.locator(".progress").waitFor();
    await drop(page, { "丁.txt": report });
    await page.evaluate(() => window.release());
    await listed(page, 4);
    for (const turn of [1, 2]) {
      await drop(page, { [`锁${turn}.docx`]: "x" });
      await page.locator(".input .failure", { hasText: `锁${turn}` }).waitFor();
      assert.equal(await rows(page).count(), 4);
    }
  },

  async "what comes beside a list is undone without what was done to the others since"(site) {
    const { page } = await several(site, { "甲.txt": faulty, "乙.txt": other });
    await drop(page, { "丙.txt": other.replaceAll("2023", "2022") });
    await listed(page, 3);
    await turn(page, 0);
    await put(page, TOTAL, "15");
    await says(page, SOUND);
    await turn(page, 1);
    await page.keyboard.press("Control+z");
    await listed(page, 2);
    await turn(page, 0);
    await says(page, SOUND);
    await page.keyboard.press("Control+y");
    await listed(page, 3);
    await turn(page, 0);
    await says(page, SOUND);
  },

  async "a key pressed in the empty area puts a file away and does not lose it"(site) {
    const { page } = await opened(site);
    await drop(page, { "甲.txt": report + "\n" + "无关的一行文字。\n".repeat(9000) });
    await says(page, SOUND);
    await page.locator("#text").pressSequentially("一");
    await page.locator(".result .failure").waitFor();
    await page.click("#back");
    await says(page, SOUND);
  },

  async "eight levels of what was put away come back"(site) {
    const { page } = await opened(site);
    const texts = Array.from({ length: 10 }, (_, number) => report.replaceAll("2023", String(2015 + number)));
    for (const text of texts) {
      await paste(page, { "text/plain": text }, "h1");
      await page.waitForFunction((text) => document.querySelector("#text").value === text, text);
    }
    for (const text of texts.slice(1, 9).reverse()) {
      await page.click("#back");
      await page.waitForFunction((text) => document.querySelector("#text").value === text, text);
    }
    assert.equal(await page.locator("#back").count(), 0);
  },

  async "the browser asks before a list is left"(site) {
    const { page } = await several(site, { "甲.txt": report, "乙.txt": report });
    await page.locator("html[data-work=true]").waitFor({ state: "attached" });
  },

  async "the list is a table, worst first, and says what is in it and what is odd"(site) {
    const old = other.replaceAll("2023", "2022");
    const files = { "好.txt": report, "坏.txt": "没有表", "疑.txt": named(doubtful, "某市某县教育局"), "旧.txt": old, "错.txt": named(faulty, "某市某县财政局") };
    const { page } = await several(site, { ...files, "稿.txt": report });
    const said = await page.locator(".papers > p").allInnerTexts();
    assert.match(said[0], /^6 份：1 份全部成立，1 份有错，1 份存疑，1 份没有读出，1 份已有另一稿，1 份年度不同$/);
    assert.match(said[1], /有几稿的，以表全、文件日期最新的一稿为准：别的不计入，也不通知。$/);
    assert.match(said[2], /^年度不一：2023 年 4 份、2022 年 1 份。汇总只计份数最多的年度/);
    const order = await rows(page).evaluateAll((all) => all.map((row) => Number(row.dataset.paper)));
    assert.deepEqual(order, [4, 2, 1, 0, 3, 5]);
    const names = await page.locator(".paper th").allInnerTexts();
    assert.deepEqual(names.map((name) => /\.txt/.test(name)), Array(6).fill(true));
    assert.deepEqual(await page.locator("[data-paper='4'] td").allInnerTexts(), ["2023", "1", "0", "1", "0", FAULTY.split(" · ")[2], "复制通知"]);
  },

  async "the worst of those that come is shown, unless the reader chose another, and its file is named"(site) {
    const files = { "好.txt": other, "疑.txt": named(doubtful, "某市某县教育局"), "错.txt": faulty };
    const { page, context } = await several(site, files);
    await says(page, FAULTY);
    assert.equal(await page.locator(".which .file").innerText(), "文件：错.txt");
    const step = (name) => page.locator(".which button", { hasText: name });
    assert.equal(await step("上一份").getAttribute("aria-disabled"), "true");
    await step("下一份").click();
    await says(page, named(`${SOUND}；存疑 1 处`, "某市某县教育局"));
    assert.equal(await page.locator(".which .file").innerText(), "文件：疑.txt");
    assert.equal(await step("下一份").getAttribute("aria-disabled"), "true");
    await step("上一份").click();
    await says(page, FAULTY);
    await context.close();
    // The reader looks at one while the others come.
    const { page: another } = await several(site, { "甲.txt": report, "乙.txt": other }, {}, slowFiles);
    await drop(another, { "丙.txt": doubtful, "慢.txt": faulty });
    await another.locator(".paper").nth(2).waitFor();
    await turn(another, 0);
    await another.evaluate(() => window.release());
    await listed(another, 4);
    await says(another, SOUND);
    // A single file has a name, too.
    const { page: single } = await opened(site);
    await drop(single, { "年报.txt": report + "\n" + "无关的一行文字。\n".repeat(9000) });
    await says(single, SOUND);
    assert.equal(await single.locator(".which").innerText(), "文件：年报.txt");
  },

  async "a long list is narrowed and put in order, by the keyboard, too"(site) {
    const body = (number) => other.replaceAll("某市某县水利局", `${"丁甲丙乙戊己庚辛"[number]}县水利局`);
    const files = Object.fromEntries(Array.from({ length: 8 }, (_, number) => [`${number}.txt`, body(number)]));
    files["3.txt"] = files["3.txt"].replace("1\t0\t0\t0\t14\t0\t15", "1\t0\t0\t0\t14\t0\t16");
    files["5.txt"] = "没有表";
    const { page } = await several(site, files);
    assert.equal(await page.locator(".papers h2").innerText(), "本批报告");
    const order = () => rows(page).evaluateAll((all) => all.map((row) => Number(row.dataset.paper)));
    const sorted = () => page.locator(".papers th[aria-sort]").evaluateAll((all) => all.map((head) => [head.innerText, head.getAttribute("aria-sort")]));
    assert.deepEqual((await order()).slice(0, 2), [3, 5]);
    assert.deepEqual(await sorted(), [["结论", "descending"]]);
    const head = (name) => page.locator(".papers thead button", { hasText: name });
    await head("单位和文件").focus();
    await page.keyboard.press("Enter");
    await page.locator(".papers th[aria-sort=ascending]").waitFor();
    const names = await page.locator(".paper th").allInnerTexts();
    assert.deepEqual(names.map((name) => name[0]).filter((name) => "甲乙丁".includes(name)), ["丁", "甲", "乙"].sort((a, b) => a.localeCompare(b, "zh")));
    await page.keyboard.press("Enter");
    await page.locator(".papers th[aria-sort=descending]").waitFor();
    assert.deepEqual(await page.locator(".paper th").allInnerTexts(), names.reverse());
    // Pressed a third time, the order in which they came.
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => !document.querySelector(".papers th[aria-sort]"));
    assert.deepEqual(await order(), [0, 1, 2, 3, 4, 5, 6, 7]);
    await head("错误").click();
    await page.waitForFunction(() => document.querySelector(".paper").dataset.paper === "3");
    assert.deepEqual(await sorted(), [["错误", "descending"]]);
    const only = (name) => page.locator(".filter button", { hasText: name });
    assert.deepEqual(await page.locator(".filter button").allInnerTexts(), ["全部 8 份", "1 份有错", "1 份没有读出", "6 份全部成立"]);
    await only("有错").focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".paper").length === 1);
    assert.deepEqual(await order(), [3]);
    // The way to the next one is the list's.
    const after = page.locator(".which button", { hasText: "下一份" });
    assert.equal(await after.getAttribute("aria-disabled"), "true");
    assert.equal(await only("有错").getAttribute("aria-pressed"), "true");
    // What is left with is of all of them.
    assert.match((await save(page, "csvs")).toString(), /"7\.txt"/);
    await only("全部 8").click();
    await listed(page, 8);
    assert.equal(await after.getAttribute("aria-disabled"), null);
  },

  async "of many files those who hear the page hear the start, the half and the end"(site) {
    const { page } = await opened(site, {}, () => {
      window.words = [];
      addEventListener("DOMContentLoaded", () => {
        const told = () => [...document.querySelectorAll("[role=status], [aria-live], [role=alert]")].map((one) => one.textContent).join("");
        new MutationObserver(() => told() !== window.words.at(-1) && window.words.push(told())).observe(document, { subtree: true, childList: true, characterData: true });
      });
    });
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, number) => [`${number}.txt`, number ? other : "没有表"]));
    files["7.txt"] = faulty;
    await drop(page, apart(files));
    await listed(page, 20);
    await page.waitForFunction(() => /核对完/.test(window.words.at(-1)));
    const words = (await page.evaluate(() => window.words)).filter((word) => word);
    assert.deepEqual(words, ["正在核对，还有 20 份。", "正在核对，还有 10 份。", "核对完毕。20 份：18 份全部成立，1 份有错，1 份没有读出。"]);
    // What is chosen then is heard.
    await turn(page, 1);
    await page.waitForFunction(() => /县水利局 · 2023/.test(document.querySelector("#heard").textContent));
  },

  async "arrow keys lead from row to row, Enter opens, and Tab stops once, where it left"(site) {
    const { page } = await several(site, apart({ "好.txt": report, "疑.txt": doubtful, "错.txt": faulty }));
    const at = (place) => page.waitForFunction((place) => document.activeElement.closest("tr")?.dataset.paper === place, String(place));
    await turn(page, 0);
    await page.locator("[data-paper='0'] .link").focus();
    await page.keyboard.press("Home");
    await at(2);
    await page.keyboard.press("ArrowDown");
    await at(1);
    await page.keyboard.press("Enter");
    await page.locator("[data-paper='1'] [aria-current=true]").waitFor();
    await at(1);
    await page.keyboard.press("ArrowUp");
    await at(2);
    await settled(page);
    assert.equal(await page.locator(".paper button[tabindex='0']").count(), 1);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.closest(".papers")), null);
    await page.keyboard.press("Shift+Tab");
    await at(2);
  },

  async "what is opened in the list moves nothing, also where it was not read; on a phone the verdict is near"(site) {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, number) => [`${number}.txt`, number ? report : "没有表"]));
    for (const [width, height] of [[1280, 720], [360, 740]]) {
      const { page, context } = await several(site, apart(files), { viewport: { width, height } });
      const box = () => page.locator(".papers").boundingBox();
      await turn(page, 1);
      const before = await box();
      await page.evaluate(() => scrollTo(0, 0));
      await turn(page, 0);
      await page.evaluate(() => scrollTo(0, 0));
      const after = await box();
      assert.deepEqual([after.width, after.x], [before.width, before.x]);
      assert.ok(after.height <= height * 0.75, `${after.height}`);
      await turn(page, 1);
      const { y } = await page.locator("#verdict").boundingBox();
      assert.ok(y >= 0 && y < height, `${y}`);
      await context.close();
    }
  },

  async "all that was checked is in the list of all, and only what asks for changes has a notice"(site) {
    const { page } = await several(site, { "好.txt": other, "错.txt": faulty, "坏.txt": "没有表" }, { permissions: ["clipboard-read", "clipboard-write"] });
    const lines = (await save(page, "csvs")).toString().trim().split("\r\n");
    assert.match(lines.find((line) => /某市某县水利局/.test(line)), /未发现问题.*核对了 42 项勾稽/);
    const columns = (line) => line.match(/"(?:[^"]|"")*"|[^,]+|(?<=,)(?=,|$)/g).length;
    assert.ok(lines.length >= 4 && columns(lines[0]) > 10);
    await page.click("[data-export=notices]");
    const notices = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(notices.match(/通知/g).length, 1);
    assert.doesNotMatch(notices, /水利局|坏\.txt/);
    assert.equal(await cell(page, TOTAL).count(), 1);
    assert.ok(await verdict(page));
  },
};
