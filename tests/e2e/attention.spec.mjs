// What is looked at: a finding stays the same while others come and go, the source shows what was asked for last, the
// verdict says what stands open, and several reports are left with at once.
import assert from "node:assert/strict";
import { settled } from "./browser.mjs";
import { FAULTY, SOUND, TOTAL, apart, cell, drop, faulty, listed, opened, paste, reaches, report, save, says, setAside, two } from "./page.mjs";

const STATED = "2023 年，我区共接到网上申请 0 条，信件申请 15 条";
const doubtful = (text) =>
  text.replace(STATED, "2023 年，全区共收到政府信息公开申请 18 件")
    .replace("（三）政府信息管理：", "（三）政府信息管理：全区全年办结政府信息公开申请 17 件。");
// A sentence that names another body, in the passage that has a wrong number, too.
const foreign = report.replace(STATED, "现公布洛阳市水利局2023年政府信息公开工作年度报告。2023 年，我区共收到政府信息公开申请 18 件");
const finding = (page, rule, number = 0) => page.locator(`[data-finding="${rule}"]`).nth(number);

export const tests = {
  async "a reason that is being typed stays with its finding when another goes"(site) {
    const { page } = await opened(site);
    await paste(page, { "text/plain": doubtful(faulty) });
    await says(page, `${FAULTY}、存疑 2 处`);
    const last = finding(page, "prose.cell", 1);
    assert.match(await last.innerText(), /17/);
    await last.getByText("搁置", { exact: true }).click();
    await last.locator("input").fill("底稿如此");
    await cell(page, TOTAL).focus();
    await page.keyboard.type("15");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll("[data-level=error]").length === 0);
    const form = page.locator(".finding", { has: page.locator("form") });
    assert.equal(await form.count(), 1);
    assert.match(await form.innerText(), /17/);
    assert.equal(await form.locator("input").inputValue(), "底稿如此");
    await form.locator("input").press("Enter");
    assert.match(await page.locator(".finding.set-aside").innerText(), /17[^]*底稿如此/);
  },

  async "the finding that is looked at stays the same when one before it goes"(site) {
    const { page } = await opened(site);
    await paste(page, { "text/plain": doubtful(faulty) });
    await says(page, `${FAULTY}、存疑 2 处`);
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("n");
    assert.match(await page.locator(".finding.current").innerText(), /17/);
    await page.click("[data-repair='0'] .adopt");
    await page.waitForFunction(() => document.querySelectorAll("[data-level=error]").length === 0);
    assert.match(await page.locator(".finding.current").innerText(), /17/);
  },

  async "the source shows what was asked for last, a finding or a cell"(site) {
    const { page } = await opened(site);
    await paste(page, { "text/plain": doubtful(report) });
    await settled(page);
    const shows = (text) => page.waitForFunction((text) => document.querySelector("#source .on")?.innerText === text, text);
    await cell(page, "disclosure.licensing.decisions").click();
    await shows("3608");
    assert.equal(await page.locator(".inspector q").count(), 0);
    await page.keyboard.press("n");
    await shows("18 件");
    await page.keyboard.press("n");
    await shows("17 件");
    await cell(page, TOTAL).click();
    await shows("15");
    // What the text says of the cell stands beside its equations.
    assert.match(await page.locator(".inspector q").first().innerText(), /18 件/);
    await page.locator(".inspector .quoted button").first().click();
    await shows("18 件");
    await finding(page, "prose.cell").getByText("看原文").click();
    await reaches(page, "#source [data-finding-mark]");
    await shows("18 件");
  },

  async "a finding is shown in the text though others stand in or around it"(site) {
    const { page } = await opened(site);
    await paste(page, { "text/plain": foreign });
    await settled(page);
    for (const rule of ["prose.other-body", "prose.cell"]) {
      await finding(page, rule).getByText("看原文").click();
      const position = await finding(page, rule).getAttribute("data-position");
      const shown = (position) => document.querySelector("#source .on")?.getAttribute("data-finding-mark") === position;
      await page.waitForFunction(shown, position);
    }
    const line = await page.locator("#source .line", { hasText: "洛阳市水利局" }).innerText();
    assert.ok(foreign.split("\n").includes(line), "every word once");
  },

  async "the verdict says what stands open though everything adds up, and so does the list of several"(site) {
    const { page } = await opened(site);
    await paste(page, { "text/plain": doubtful(report) });
    await says(page, `${SOUND}；存疑 2 处`);
    assert.match(await page.locator("#verdict").getAttribute("class"), /\bdoubtful\b/);
    await setAside(finding(page, "prose.cell"));
    await says(page, `${SOUND}；存疑 1 处（已搁置 1 处）`);
    await drop(page, apart({ "甲.txt": report, "乙.txt": doubtful(report), "丙.txt": doubtful(faulty) }));
    await page.waitForFunction(() => document.querySelectorAll(".paper").length === 3);
    const [errors, doubts, sound] = await page.locator(".papers .said-of").allInnerTexts().then((all) => all.slice(1));
    assert.match(sound, /42 项勾稽全部成立$/);
    assert.match(doubts, /42 项勾稽全部成立；存疑 2 处$/);
    assert.match(errors, /2 项不成立；错误 1 处、存疑 2 处$/);
    assert.deepEqual(await page.locator(".papers .doubtful, .papers .faulty").count(), 2);
  },

  async "what could not be read is told in the verdict, with all equations and the numbers that are counted below it"(site) {
    const unread = report.replace("\t3608", "\t三千六");
    const { page } = await opened(site, { permissions: ["clipboard-read", "clipboard-write"] });
    await paste(page, { "text/plain": unread });
    await says(page, `${SOUND}；1 格没有读出`);
    assert.match(await page.locator("#verdict").getAttribute("class"), /\bdoubtful\b/);
    await paste(page, { "text/plain": doubtful(two).replace("信件申请 15 条", "信件申请 18 条") }, "h1");
    await settled(page);
    const count = async (level) => Number(await page.locator(`[data-count=${level}]`).innerText());
    const [, errors, doubts] = (await page.locator("#verdict").innerText()).match(/3 项不成立；错误 (\d+) 处、存疑 (\d+) 处$/);
    assert.deepEqual([Number(errors), Number(doubts)], [await count("error"), await count("doubt")]);
    await paste(page, { "text/plain": report.replace("14\t0\t15", "14\t0\tabc") }, "h1");
    await says(page, SOUND.replace("全部成立", "中有 2 项未能核对，其余 40 项成立；1 格没有读出"));
    // Among others it is counted apart, asked about, and heard.
    await page.click("#clear");
    await drop(page, apart({ "甲.txt": report, "乙.txt": unread }));
    await listed(page, 2);
    const counted = "2 份：1 份全部成立，1 份未能全部核对";
    assert.equal(await page.locator(".papers > p").first().innerText(), counted);
    await page.waitForFunction((counted) => document.querySelector("#heard").textContent.includes(counted), counted);
    assert.match(await page.locator("[data-paper='1'] .said-of").innerText(), /全部成立；1 格没有读出$/);
    assert.equal(await page.locator("[data-paper='0'] [data-export]").count(), 0);
    await page.click("[data-paper='1'] [data-export=notice-of]");
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^关于补正2023年[^]*没有读出，请补正后重新报送\n1\. 表二有 1 格未能读出[^]*：“三千六”\n   原因：这里写的不是数字\n   建议：请用阿拉伯数字填写/);
    await page.click("[data-export=notices]");
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^关于补正2023年[^]*表二有 1 格未能读出/);
  },

  async "several reports are left with at once: one list, one notice"(site) {
    const { page } = await opened(site, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.click("#sample");
    assert.equal(await page.locator("[data-export=csvs]").count(), 0);
    const other = doubtful(faulty).replace("新乡经济技术开发区管理委员会", "某市某县水利局");
    await drop(page, { "甲.txt": faulty, "乙.txt": other, "丙.txt": "没有表" });
    await page.waitForFunction(() => document.querySelectorAll(".paper").length === 3);
    await page.locator("[data-paper='0'] .link").click();
    const units = (text) => ["新乡经济技术开发区管理委员会", "某市某县水利局"].map((unit) => text.includes(unit));
    assert.deepEqual(units((await save(page, "csv")).toString()), [true, false]);
    const all = (await save(page, "csvs")).toString();
    assert.deepEqual(units(all), [true, true]);
    assert.match(all, /"丙\.txt","","","未读出"/);
    assert.match(await page.textContent(".said"), /另有 1 份没有读出报告/);
    await page.click("[data-export=notices]");
    const notices = await page.evaluate(() => navigator.clipboard.readText());
    assert.deepEqual(units(notices), [true, true]);
    assert.match(await page.textContent(".said"), /^全部通知已复制。另有 1 份没有读出报告/);
    await page.click("[data-export=tables]");
    assert.match(await page.textContent(".said"), /仍有 2 项勾稽不成立/);
  },

  async "the keyboard goes on from what was pressed and is gone: 采纳, 还原, 搁置, 恢复, 关闭"(site) {
    const { page } = await opened(site);
    await paste(page, { "text/plain": doubtful(faulty) });
    await says(page, `${FAULTY}、存疑 2 处`);
    const press = async (locator) => {
      await locator.focus();
      await page.keyboard.press("Enter");
    };
    const onTotal = `[data-cell="${TOTAL}"]`;
    await press(page.locator("[data-repair='0'] .adopt"));
    await reaches(page, "#edits-heading");
    await press(page.locator("[data-edit] button", { hasText: "还原" }));
    await reaches(page, onTotal);
    await press(page.locator(".inspector .adopt"));
    await reaches(page, onTotal);
    await press(page.locator(".inspector button", { hasText: "关闭" }));
    await reaches(page, onTotal);
    assert.equal(await page.locator(".inspector").count(), 0);
    const aside = async (button) => {
      await press(button);
      await reaches(page, ".aside-form input");
      await page.keyboard.type("已核实");
      await press(page.locator(".aside-form button"));
    };
    await aside(finding(page, "prose.cell").locator("button", { hasText: "搁置" }));
    await page.waitForFunction(() => /17/.test(document.activeElement?.closest(".finding")?.innerText));
    await press(page.locator(".finding.set-aside button", { hasText: "恢复" }));
    await page.waitForFunction(() => /18/.test(document.activeElement?.closest(".finding")?.innerText));
    for (let left = 2; left > 0; left -= 1) {
      await aside(page.locator(".finding:not(.set-aside) button", { hasText: "搁置" }).first());
    }
    await reaches(page, "#verdict");
    await says(page, `${SOUND}（已搁置 2 处）`);
  },

  async "keys typed before the field of a cell is drawn are typed into it"(site) {
    const { page } = await opened(site);
    await paste(page, { "text/plain": faulty });
    await says(page, FAULTY);
    await cell(page, TOTAL).focus();
    // All in one task: nothing is drawn in between.
    const press = (...keys) => page.evaluate(([id, keys]) => {
      const cell = document.querySelector(`[data-cell="${id}"]`);
      for (const key of keys) cell.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }, [TOTAL, keys]);
    await press("1", "5", "Enter");
    await says(page, SOUND);
    await press("9", "Escape");
    await settled(page);
    assert.equal(await cell(page, TOTAL).locator(".value").textContent(), "15");
    assert.equal(await page.locator("input.field").count(), 0);
  },
};
