// A batch of reports: files of one name, taking one off, what is left with for all.
import assert from "node:assert/strict";
import { FAULTY, SOUND, apart, cell, doubtful, drop, faulty, listed, named, opened, other, paste, reaches, report, save, says, setAside, several, slowFiles, turn } from "./page.mjs";

// The second table as the form of 2019 has it.
const DISCLOSURE = `第二十条第（一）项\t\t\t
信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量
规章\t0\t0\t0
规范性文件\t5\t5\t37
第二十条第（九）项\t\t\t
信息内容\t采购项目数量\t采购总金额\t
政府集中采购\t12\t251000元\t

`;
const in2020 = report.replaceAll("2023", "2020").replace(/第二十条第（一）项[^]*?(?=三、收到)/, DISCLOSURE);

const told = (page, text) => page.locator(".said", { hasText: text }).waitFor();

export const tests = {
  async "files of one name are both kept, unless one is a newer version of the other; that is told and taken back"(site) {
    const { page } = await several(site, { "年报.txt": report, "坏.txt": "没有表" });
    await drop(page, { "年报.txt": other });
    await listed(page, 3);
    await drop(page, { "年报.txt": report.replaceAll("2023", "2022") });
    await listed(page, 4);
    assert.equal(await page.locator(".said").innerText(), "");
    await drop(page, { "年报.txt": faulty });
    await told(page, "1 份已换成新稿：年报.txt");
    // What was replaced stays told in the list.
    assert.match(await page.locator("[data-paper='0'] .said-of").innerText(), /（已换成新稿）/);
    await listed(page, 4);
    await says(page, FAULTY);
    await page.click("#back");
    await page.waitForFunction(() => !/不成立/.test(document.querySelector(".papers").innerText));
    await listed(page, 4);
    // What was not read gives its place to what is, and not the other way round.
    await drop(page, { "坏.txt": other });
    await told(page, "坏.txt");
    await listed(page, 4);
    await drop(page, { "坏.txt": "没有表" });
    await listed(page, 5);
  },

  async "a report is taken off the list, its text with it, and comes back"(site) {
    const { page } = await several(site, { "甲.txt": report, "坏.txt": "没有表" });
    await paste(page, { "text/plain": other }, "h1");
    await listed(page, 3);
    const remove = page.locator(".of-all .remove");
    await remove.click();
    await listed(page, 2);
    assert.equal(await page.locator("#text").inputValue(), "");
    await page.locator("[data-paper='1'] .link").click();
    await page.locator(".result > .failure").waitFor();
    await remove.click();
    await page.waitForFunction(() => !document.querySelector(".papers") && document.activeElement.id === "verdict");
    await says(page, SOUND);
    await page.keyboard.press("Control+z");
    await listed(page, 2);
    await page.keyboard.press("Control+z");
    await listed(page, 3);
    assert.equal(await page.locator("#text").inputValue(), other);
  },

  async "after a report is taken off the next row is shown, and the last but one after the last"(site) {
    const files = { "甲.txt": report, "乙.txt": faulty, "丙.txt": other, "丁.txt": faulty };
    const { page } = await several(site, files);
    await page.locator(".paper .link").nth(2).click();
    for (const [left, row] of [[3, 2], [2, 1]]) {
      await page.locator(".of-all .remove").click();
      await listed(page, left);
      assert.match(await page.locator(".paper").nth(row).getAttribute("class"), /\bshown\b/);
    }
  },

  async "what is had of all reports stands by the list, also where the one shown was not read"(site) {
    const files = { "甲.txt": report, "乙.txt": report, "坏.txt": "没有表", "丙.txt": other };
    const { page } = await several(site, files, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.locator("[data-paper='2'] .link").click();
    await page.locator(".result > .failure").waitFor();
    // Why it was not read stands in its row.
    assert.match(await page.locator("[data-paper='2'] td").last().innerText(), /^没有找到年度报告的三张表$/);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(".of-all [data-export=xlsxs]")]);
    assert.match(download.suggestedFilename(), /\.xlsx$/);
    assert.equal((await save(page, "xlsxs")).subarray(0, 2).toString(), "PK");
    await page.click(".of-all [data-export=notices]");
    // None has anything to change, and that is told each but the one that another stands for.
    const notices = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(notices.match(/核对情况的通知\n\n(?:新乡经济技术开发区管理委员会|某市某县水利局)：/g).length, 2);
  },

  async "the tables of all reports are added up, one of each body, and what is not in the sums is told"(site) {
    const files = { "甲.txt": report, "乙.txt": report, "坏.txt": "没有表", "丙.txt": other };
    const { page } = await several(site, files, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.click(".of-all [data-export=sums]");
    await told(page, "全部计入 2 份，没有计入 2 份。");
    const flavours = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return Promise.all(["text/plain", "text/html"].map(async (type) => (await item.getType(type)).text()));
    });
    // Each of the two bodies received 15.
    assert.match(flavours[0], /^一、本年新收政府信息公开申请数量\t\t\t2\t0\t0\t0\t28\t0\t30\r?$/m);
    assert.match(flavours[1], />法人或其他组织<[\s\S]*>30</);
  },

  async "what may be counted twice is told beside the sums and in the workbook"(site) {
    const { page } = await several(site, { "甲.txt": other, "乙.txt": other.replaceAll("某市某县", "") });
    const sums = page.locator("details.sums");
    assert.equal(await sums.locator("summary").innerText(), "全部计入 2 份；有 1 处可能重复计入。");
    await sums.locator("summary").click();
    assert.match(await sums.locator("li").innerText(), /^某市某县水利局 甲\.txt（与“水利局”可能是同一单位，/);
  },

  async "what was mended here stays told: the report as it was sent has it still"(site) {
    const { page } = await several(site, { "甲.txt": faulty, "乙.txt": other });
    await page.locator("[data-paper='0'] .link").click();
    await page.click("[data-repair='0'] .adopt");
    const row = page.locator("[data-paper='0'] .said-of", { hasText: "已改 1 格" });
    await row.waitFor();
    const csv = (await save(page, "csvs")).toString();
    assert.match(csv, /"甲\.txt","[^"]*",2023,"改动","表三·一、本年新收·总计",16,15,/);
    await page.keyboard.press("Control+z");
    await row.waitFor({ state: "detached" });
  },

  async "a new draft that still has what was mended here says so, and the correction can be taken back"(site) {
    const { page } = await several(site, { "甲.txt": faulty, "乙.txt": other });
    await page.locator("[data-paper='0'] .link").click();
    await page.click("[data-repair='0'] .adopt");
    await drop(page, { "甲.txt": faulty + "\n以上情况特此报告。" });
    await told(page, "1 份已换成新稿：甲.txt（其中 1 份仍有未改正的格，按此处改后的数核对）");
    await turn(page, 0);
    assert.equal(await page.locator("#edits-heading").innerText(), "新稿中仍有 1 格未改正（此处按改后的数核对）");
    await page.click(".edits .restore");
    await says(page, FAULTY);
    await page.locator(".edits li").waitFor({ state: "detached" });
  },

  async "what a new draft mended in another way is not changed back"(site) {
    const wrong = report.replace("5\t0\t1\t0\t6", "5\t0\t1\t0\t7");
    const { page } = await several(site, { "甲.txt": wrong, "乙.txt": other });
    await turn(page, 0);
    await page.click("[data-repair='0'] .adopt");
    await page.locator("#edits-heading").waitFor();
    // It was another part that was missing.
    await drop(page, { "甲.txt": report.replace("5\t0\t1\t0\t6", "5\t1\t1\t0\t7") });
    await told(page, "1 份已换成新稿：甲.txt（其中 1 份已用别的办法改好，这里原来的改动不再套用）");
    await turn(page, 0);
    await says(page, SOUND);
    assert.equal(await page.locator(".edits").count(), 0);
  },

  async "a draft that another one stands for says so, and is not the one shown"(site) {
    const { page } = await several(site, { "一.txt": faulty, "二.txt": report });
    await says(page, SOUND);
    assert.equal(await page.locator(".superseded").count(), 0);
    await turn(page, 0);
    assert.match(await page.locator(".superseded").innerText(), /已有另一稿.*看那一稿（二\.txt）/s);
    await page.click(".superseded .link");
    await says(page, SOUND);
  },

  async "the report of an area is held against the sums of its bodies, and not added to them"(site) {
    const bodies = ["财政局", "民政局", "教育局"];
    const of = (body) => report.replaceAll("新乡经济技术开发区管理委员会", `青山县${body}`);
    const files = Object.fromEntries(bodies.map((body) => [`${body}.txt`, of(body)]));
    const { page } = await several(site, { ...files, "县.txt": of("人民政府") });
    const sums = page.locator("details.sums");
    assert.match(await sums.locator("summary").innerText(), /^全部计入 3 份，没有计入 1 份/);
    await sums.locator("summary").click();
    const line = await sums.locator("li").innerText();
    assert.match(line, /青山县人民政府 县\.txt（未计入：这是全地方的报告，本批有它的 3 个单位；与各单位之和相差 \d+ 格，其中：/);
    assert.match(line, /「表三·一、本年新收·总计」 汇总 45、报告 15|表三·一、本年新收·总计 汇总 45、报告 15|表二·行政规范性文件/);
  },

  async "a draft in which nothing is filled in is not sound, and is asked for"(site) {
    const empty = named(report, "某市某县财政局").replace(/^\d+(?=\t)|(?<=\t)\d+(?=\t|$)/gm, "");
    const { page } = await several(site, { "空.txt": empty, "全.txt": report }, { permissions: ["clipboard-read", "clipboard-write"] });
    assert.match(await page.locator("[data-paper='0'] .said-of").innerText(), /^各项勾稽均未能核对/);
    await page.click("[data-paper='0'] [data-export]");
    await told(page, "通知");
    const notice = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(notice, /表三一个数也没有填，39 项等式未能核对。[^]*请填写这张表，没有发生的填 0。/);
  },

  async "a body of another area among many of one is named"(site) {
    const bureaus = ["财政局", "民政局", "教育局", "司法局", "审计局", "统计局", "林业局", "交通局"];
    const names = [...bureaus.map((bureau) => `青山县${bureau}`), "南岭县水务局"];
    const files = Object.fromEntries(names.map((name) => [`${name}.txt`, report.replaceAll("新乡经济技术开发区管理委员会", name)]));
    const { page } = await several(site, files);
    const said = await page.locator(".papers > p").allInnerTexts();
    assert.deepEqual(said.slice(1), ["不是青山县的单位：南岭县水务局（有 8 份的名称以“青山县”开头）。请核对是否收错了文件。"]);
    // A file that has the body's name is not named beside it.
    assert.equal(await page.locator(".papers .file").count(), 0);
  },

  async "one report of another year among many has a class of its own, and half of them have none"(site) {
    const bodies = ["教育局", "民政局", "司法局", "审计局", "统计局", "林业局", "交通局", "气象局"];
    const files = Object.fromEntries(bodies.map((body) => [`${body}.txt`, other.replaceAll("水利局", body)]));
    files["气象局.txt"] = files["气象局.txt"].replaceAll("2023", "2022");
    const { page } = await several(site, files);
    assert.match(await page.locator(".papers > p").first().innerText(), /7 份全部成立，1 份年度不同/);
    assert.match(await page.locator("[data-paper='7'] .said-of").innerText(), /^年度不同：/);
    await drop(page, Object.fromEntries(bodies.slice(0, 3).map((body) => [`旧${body}.txt`, files[`${body}.txt`].replaceAll("2023", "2022")])));
    await page.waitForFunction(() => !/年度不同/.test(document.querySelector(".papers").innerText));
  },

  async "sums, notices and lists of all wait until all are checked, and say why"(site) {
    const { page } = await several(site, { "甲.txt": faulty, "乙.txt": other }, { permissions: ["clipboard-read", "clipboard-write"] }, slowFiles);
    await drop(page, { "慢一.txt": other.replaceAll("水利局", "教育局"), "慢二.txt": other.replaceAll("水利局", "民政局") });
    await page.locator(".progress").waitFor();
    assert.match(await page.locator(".of-all > p").first().innerText(), /^还有 2 份在核对，核对完毕再汇总。$/);
    for (const name of ["sums", "notices", "letters", "xlsxs", "csvs"]) {
      const button = page.locator(`.of-all [data-export=${name}]`);
      assert.equal(await button.getAttribute("aria-disabled"), "true", name);
      await button.click({ force: true });
      await told(page, "还有 2 份在核对");
    }
    assert.equal(await page.locator("dialog[open]").count(), 0);
    await page.evaluate(() => window.release());
    await listed(page, 4);
    await page.locator(".of-all [data-export=sums]:not([aria-disabled])").click();
    await told(page, "全部计入 4 份；计入的有 1 份有错误");
  },

  async "what was stopped stays told, in the list and in what is left with, and goes on"(site) {
    const { page } = await several(site, { "甲.txt": faulty, "乙.txt": other }, { permissions: ["clipboard-read", "clipboard-write"] }, slowFiles);
    await drop(page, { "慢一.txt": other.replaceAll("水利局", "教育局"), "慢二.txt": other.replaceAll("水利局", "民政局") });
    await page.locator(".progress button").click();
    await page.locator(".stopped", { hasText: "已停止：2 份已核对，2 份没有核对" }).waitFor();
    const rows = await page.locator("tr.unchecked").allInnerTexts();
    assert.deepEqual(rows.map((row) => [/慢.\.txt/.test(row), /未核对/.test(row)]), [[true, true], [true, true]]);
    // Sums are of all, and who hears the page hears that there are others.
    await page.waitForFunction(() => document.querySelector("#heard").textContent === "已停止：2 份已核对，2 份没有核对。2 份：1 份全部成立，1 份有错。");
    assert.equal(await page.locator(".sums").count(), 0);
    for (const name of ["sums", "sums-sound", "xlsxs", "csvs"]) {
      const button = page.locator(`.of-all [data-export=${name}]`);
      assert.equal(await button.getAttribute("aria-disabled"), "true", name);
      await button.click({ force: true });
      await told(page, "全部核对完毕再汇总");
    }
    await page.click(".of-all [data-export=notices]");
    await told(page, "还有 2 份没有核对");
    // A notice goes to a body: what the office has still to do is none.
    assert.doesNotMatch(await page.evaluate(() => navigator.clipboard.readText()), /慢一|水利局/);
    await page.click(".stopped button");
    await reaches(page, ".progress button");
    await page.evaluate(() => window.release());
    await listed(page, 4);
    assert.equal(await page.locator(".stopped, tr.unchecked").count(), 0);
  },

  async "the sums say which of their equations fail and who is not in them; the faulty can be left out"(site) {
    const files = { "甲.txt": faulty, "乙.txt": other, "坏.txt": "没有表" };
    const { page } = await several(site, files, { permissions: ["clipboard-read", "clipboard-write"] });
    const sums = page.locator("details.sums");
    assert.match(await sums.locator("summary").innerText(), /^全部计入 2 份，没有计入 1 份；计入的有 1 份有错误；汇总后有 2 项勾稽不成立。$/);
    await sums.locator("summary").click();
    const lines = await sums.locator("li").allInnerTexts();
    assert.ok(lines.some((line) => /^表三·一、本年新收.*（30 与 31）$/.test(line)), lines.join());
    assert.ok(lines.includes("坏.txt（未读出）"));
    // Who is told has six seconds: who and what stands in the list, a click away.
    await page.click("[data-export=sums]");
    await told(page, "已复制：全部计入 2 份，没有计入 1 份；计入的有 1 份有错误；汇总后有 2 项勾稽不成立。");
    await page.click("[data-export=sums-sound]");
    await told(page, "已复制：全部计入 1 份，没有计入 2 份。");
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^一、本年新收.*\t15\r?$/m);
    // A report with a cell that was not read is there in part.
    await drop(page, { "丁.txt": other.replaceAll("水利局", "教育局").replace("\t3608", "\t三千六") });
    await listed(page, 4);
    assert.match(await sums.locator("summary").innerText(), /^全部计入 2 份，部分计入 1 份，没有计入 1 份；/);
  },

  async "a notice is looked at, completed and copied or printed; one of the list is copied from its row"(site) {
    const files = { "甲.txt": faulty, "乙.txt": named(faulty, "某市某县教育局"), "丙.txt": other };
    const { page } = await several(site, files, { permissions: ["clipboard-read", "clipboard-write"] });
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await page.locator("[data-paper='1'] .link").first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await told(page, "退回修改通知已复制");
    assert.match(await clipboard(), /某市某县教育局：/);
    // Of one that is sound there is nothing to be sent back; the notice that says so is had where it is looked at.
    assert.equal(await page.locator("[data-paper='2'] [data-export]").count(), 0);
    await page.locator("[data-paper='2'] .link").click();
    assert.equal(await page.locator(".exports [data-export=notice]").innerText(), "复制核对情况通知");
    await page.click(".exports [data-export=notice]");
    await told(page, "核对情况通知已复制");
    await page.locator("[data-paper='0'] .link").click();
    assert.equal(await page.locator(".exports [data-export=notice]").innerText(), "复制退回修改通知");
    assert.equal(await page.locator("[data-export=notices]").innerText(), "复制全部通知");
    await page.click(".exports [data-export=letter]");
    const letter = page.locator("dialog.letter[open] textarea");
    await letter.waitFor();
    assert.match(await letter.inputValue(), /^关于退回修改2023年/);
    // What was written there is not lost with the dialog.
    await letter.fill("改过的通知");
    await page.keyboard.press("Escape");
    await letter.waitFor({ state: "hidden" });
    await page.click(".exports [data-export=letter]");
    await letter.waitFor();
    assert.equal(await letter.inputValue(), "改过的通知");
    await page.click("dialog.letter .copy");
    await told(page, "通知已复制");
    assert.equal(await clipboard(), "改过的通知");
    await page.click(".of-all [data-export=letters]");
    await letter.first().waitFor();
    assert.deepEqual(await page.locator("dialog.letter label").allInnerTexts().then((all) => all.map((name) => name.trim())), ["复制、打印：新乡经济技术开发区管理委员会", "复制、打印：某市某县教育局"]);
    const heights = await page.locator("dialog.letter label").evaluateAll((all) => all.map((label) => label.getBoundingClientRect().height));
    assert.ok(heights.every((height) => height > 43.5), `${heights}`);
    assert.equal(await letter.first().inputValue(), "改过的通知");
    assert.match(await letter.last().inputValue(), /^关于退回修改/);
    await page.evaluate(() => (window.print = () => (window.printed = document.documentElement.dataset.print)));
    await page.click("dialog.letter .print");
    assert.equal(await page.evaluate(() => window.printed), "letter");
    assert.equal(await page.locator(".letter-paper article").count(), 2);
    // Ctrl P does the same.
    const printed = (event) => page.evaluate((event) => (dispatchEvent(new Event(event)), document.documentElement.dataset.print), event);
    assert.deepEqual([await printed("beforeprint"), await printed("afterprint")], ["letter", "report"]);
    // One that is not ticked is left out.
    await page.locator("dialog.letter input").first().uncheck();
    await page.click("dialog.letter .print");
    assert.equal(await page.locator(".letter-paper article").count(), 1);
    await page.evaluate(() => (document.documentElement.dataset.print = "letter"));
    await page.emulateMedia({ media: "print" });
    assert.deepEqual(await page.locator("body > *").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.className)), ["letter-paper"]);
    // Set as a letter: title, whom it is to, what is wrong, who signs.
    const set = await page.locator(".letter-paper article").first().locator("p").evaluateAll((all) => all.map((one) => {
      const { textAlign, textIndent, breakInside, fontSize } = getComputedStyle(one);
      return [one.className, textAlign, Math.round(parseFloat(textIndent) / parseFloat(fontSize)), breakInside, one.innerText.split("\n").length];
    }));
    const of = (name) => set.filter(([other]) => other === name);
    assert.deepEqual([of("title"), of("to")], [[["title", "center", 0, "auto", 1]], [["to", "start", 0, "auto", 1]]]);
    assert.ok(of("").length === 2 && of("").every(([, , indent]) => indent === 2));
    assert.ok(of("item").length > 0 && of("item").every(([, , , inside, lines]) => inside === "avoid" && lines > 2));
    assert.deepEqual(of("signature").map(([, align]) => align), ["right", "right"]);
  },

  async "what is written into a notice stays with its report, and is in what is copied"(site) {
    const files = { "甲.txt": faulty, "乙.txt": named(faulty, "某市某县水利局"), "丙.txt": named(faulty, "某市某县教育局") };
    const { page } = await several(site, files, { permissions: ["clipboard-read", "clipboard-write"] });
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    const letters = page.locator("dialog.letter[open] textarea");
    const view = async (name, count) => {
      await page.click(`[data-export=${name}]`);
      await letters.first().waitFor();
      assert.equal(await letters.count(), count);
      return Promise.all((await letters.all()).map((letter) => letter.inputValue()));
    };
    const close = async () => {
      await page.click("dialog.letter .close");
      await letters.first().waitFor({ state: "hidden" });
    };
    const date = async (place, day) => {
      const letter = letters.nth(place);
      await letter.fill((await letter.inputValue()).replace("＿＿月＿＿日前", `${day}日前`));
    };
    await turn(page, 0);
    // One is left out, the others have their dates.
    await view("letters", 3);
    await date(0, "3月1");
    await date(1, "4月1");
    await page.locator("dialog.letter input").nth(1).uncheck();
    await date(2, "5月1");
    await close();
    // What all have in common is written once.
    assert.match((await view("letters", 3))[2], /5月1日前[^]*＿＿＿＿年＿＿月＿＿日/);
    await letters.first().fill((await letters.first().inputValue()).replace(/＿+\n＿+年＿＿月＿＿日/, "某办\n2026年2月1日"));
    await page.click("dialog.letter .alike");
    assert.deepEqual(
      await letters.evaluateAll((all) => all.map((one) => [/\d月1日前/.exec(one.value)[0], one.value.endsWith("某办\n2026年2月1日\n")])),
      [["3月1日前", true], ["4月1日前", true], ["5月1日前", true]],
    );
    await close();
    // Another notice was looked at between.
    assert.match((await view("letter", 1))[0], /请于3月1日前/);
    await close();
    await page.click("[data-export=notices]");
    await told(page, "全部通知已复制。没有勾选的 1 份不在其中：某市某县水利局。");
    assert.match(await clipboard(), /3月1日前[^]*5月1日前/);
    assert.doesNotMatch(await clipboard(), /4月1日前|水利局：/);
    assert.match((await view("letters", 3))[1], /4月1日前/);
    assert.deepEqual(await page.locator("dialog.letter input").evaluateAll((all) => all.map((one) => one.checked)), [true, false, true]);
    await page.locator("dialog.letter input").nth(1).check();
    await close();
    // Another finding is set aside: what was filled in still has its place.
    await setAside(page.locator(".finding.hint").first());
    assert.match((await view("letters", 3)).join(), /3月1日前[^]*经核实不作修改[^]*4月1日前/);
    // What has none is told beside its notice, which says what is so now.
    await letters.first().fill((await letters.first().inputValue()).replace("请更正", "请更正\n（附底稿）"));
    await close();
    await page.click("[data-repair='0'] .adopt");
    await page.click(".exports [data-export=notice]");
    await told(page, "1 份通知已按现在的结果重写");
    assert.doesNotMatch(await clipboard(), /附底稿|应为/);
    assert.match(await clipboard(), /3月1日前[^]*由“16”改为“15”/);
    await view("letters", 3);
    assert.deepEqual(await page.locator("dialog.letter .lost").allInnerTexts().then((all) => all.map((one) => one.split("\n")[1])), ["（附底稿）"]);
    await close();
    // It comes back with what it was about.
    await page.keyboard.press("Control+z");
    assert.match((await view("letter", 1))[0], /（附底稿）/);
    await letters.fill("");
    await close();
    assert.match((await view("letter", 1))[0], /于＿＿月＿＿日前[^]*应为/);
  },

  async "a notice that was written goes on with the next draft: its date stays, what is right by now does not"(site) {
    const two = faulty.replace("信件申请 15 条", "信件申请 18 条");
    const { page } = await several(site, apart({ "甲.txt": two, "乙.txt": two }), { permissions: ["clipboard-read", "clipboard-write"] });
    await page.click("[data-export=letters]");
    const first = page.locator("dialog.letter textarea").first();
    await first.fill((await first.inputValue()).replace("＿＿月＿＿日前", "3月1日前").replace(/＿+\n＿+年＿＿月＿＿日/, "某办\n2026年2月1日"));
    // Held back was the notice on the first draft.
    await page.locator("dialog.letter input").first().uncheck();
    await page.click("dialog.letter .close");
    await drop(page, { "甲.txt": apart({ 甲: two.replace("14\t0\t16", "14\t0\t15") })["甲"] });
    await told(page, "已换成新稿：甲.txt");
    await page.locator("[data-paper='0'] [data-export]").dispatchEvent("click");
    await told(page, "通知已复制");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /于3月1日前[^]*某办\n2026年2月1日/);
    assert.doesNotMatch(copied, /填 16|应为 15/);
    await page.click("[data-export=notices]");
    await told(page, "全部通知已复制");
    assert.equal((await page.evaluate(() => navigator.clipboard.readText())).match(/的通知\n/g).length, 2);
  },

  async "a second draft under another name stands for the first: of that nothing is asked, counted or told to be open"(site) {
    const options = { permissions: ["clipboard-read", "clipboard-write"] };
    const first = apart({ "甲.txt": faulty, "乙.txt": faulty });
    const { page } = await several(site, first, options);
    await drop(page, { "甲（修改稿）.txt": first["甲.txt"].replace("14\t0\t16", "14\t0\t15") });
    await listed(page, 3);
    await page.locator(".papers > p", { hasText: "3 份：1 份全部成立，1 份有错，1 份已有另一稿" }).waitFor();
    const said = await page.locator(".paper .said-of").allInnerTexts();
    assert.deepEqual(said.map((one) => [/^已有另一稿：/.test(one), /（以这一稿为准）$/.test(one)]), [[false, false], [true, false], [false, true]], said.join());
    assert.equal(await page.locator("[data-paper='0'] [data-export]").count(), 0);
    await page.click("[data-export=notices]");
    await told(page, "全部通知已复制");
    assert.equal((await page.evaluate(() => navigator.clipboard.readText())).match(/的通知\n/g).length, 1);
    await turn(page, 1);
    assert.equal(await page.locator(".which button", { hasText: "下一份" }).getAttribute("aria-disabled"), "true");
    assert.match((await save(page, "csvs")).toString(), /"甲（修改稿）\.txt"/);
    // Taken off, it stands for none.
    await turn(page, 2);
    await page.click(".of-all .remove");
    await page.locator(".papers > p", { hasText: "2 份：2 份有错" }).waitFor();
  },

  async "of two drafts that come together the later file counts, unless it is damaged"(site) {
    const { page } = await opened(site);
    const whole = report.replaceAll("14\t0\t15", "14\t0\t15");
    const cut = report.slice(0, report.indexOf("三、收到"));
    await page.evaluate((files) => {
      const data = new DataTransfer();
      for (const [name, text, lastModified] of files) data.items.add(new File([text], name, { lastModified }));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, [["修改后甲.txt", whole, 2000], ["甲.txt", faulty, 1000], ["断.txt", cut, 3000], ["乙.txt", named(report.replace(/四、政府信息公开行政复议[^]*?(?=五、)/, ""), "某市某县水利局"), 0]]);
    await listed(page, 4);
    const counts = await page.locator(".paper .said-of", { hasText: "以这一稿为准" }).evaluateAll((all) => all.map((one) => one.closest("tr").dataset.paper));
    assert.deepEqual(counts, ["0"]);
    // A table that is not there is told, though none of the others lacks it.
    assert.match(await page.locator(".sums summary, p.sums").innerText(), /^全部计入 1 份，部分计入 1 份，没有计入 2 份/);
  },

  async "where no report was read there is no notice, and none is told"(site) {
    const { page } = await several(site, { "坏.txt": "没有表", "坏二.txt": "也没有" }, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.click("[data-export=notices]");
    await page.locator(".said", { hasText: /^另有 2 份没有读出报告。$/ }).waitFor();
  },

  async "amounts in 元 and 万元 are one sum"(site) {
    const of = (unit, amount) => in2020.replaceAll("新乡经济技术开发区管理委员会", unit).replace("251000元", amount);
    const { page } = await several(site, { "甲.txt": of("甲市甲局", "251000元"), "乙.txt": of("乙市乙局", "103.3879万元") }, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.click("[data-export=sums]");
    await told(page, "计入 2 份");
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /政府集中采购\t24\t1284879元/);
  },

  async "of as many of two years the last is added up, as is said"(site) {
    const { page } = await several(site, { "旧.txt": report, "新.txt": report.replaceAll("2023", "2024") });
    assert.match(await page.locator(".papers").innerText(), /年度不一：2024 年 1 份、2023 年 1 份。汇总只计份数最多的年度，一样多的计最近的。/);
    await page.locator("details.sums summary").click();
    assert.equal(await page.locator("details.sums li").innerText(), "新乡经济技术开发区管理委员会 旧.txt（未计入：年度不同）");
  },

  async "what is mended here is told apart and still has its notice; the way goes on from there"(site) {
    const body = (name) => faulty.replaceAll("新乡经济技术开发区管理委员会", `某市某县${name}局`);
    const files = { "甲.txt": body("财政"), "乙.txt": body("教育"), "丙.txt": body("民政"), "丁.txt": other };
    const { page } = await several(site, files);
    await turn(page, 1);
    await page.click("[data-repair='0'] .adopt");
    await page.locator(".papers > p", { hasText: "4 份：1 份全部成立，2 份有错，1 份已改，待单位改正" }).waitFor();
    assert.equal(await page.locator("[data-paper='1'] [data-export=notice-of]").count(), 1);
    await page.locator(".which button", { hasText: "下一份" }).click();
    await page.locator(".which .file", { hasText: "丙.txt" }).waitFor();
    assert.equal(await page.locator(".which button", { hasText: "下一份" }).getAttribute("aria-disabled"), "true");
  },

  async "what systems leave in a folder is no report, and what cannot be read takes no report's place"(site) {
    const { page } = await opened(site);
    await paste(page, { "text/plain": faulty }, "h1");
    await says(page, FAULTY);
    await drop(page, { "照片.png": "\x89PNG\r\n\x1a\n\0\0\0\rIHDR" });
    await page.locator(".input .failure", { hasText: "照片.png：" }).waitFor();
    await says(page, FAULTY);
    assert.equal(await page.locator("#text").inputValue(), faulty);
    await drop(page, { "~$年报.docx": "x", "Thumbs.db": "x", ".DS_Store": "x", "desktop.ini": "x" });
    await told(page, "没有核对");
    await drop(page, { "Thumbs.db": "x", "甲.txt": report, "乙.txt": other });
    await listed(page, 2);
  },

  async "of several the list begins what is printed, then comes the report that is looked at"(site) {
    const { page } = await several(site, { "甲.txt": faulty, "乙.txt": other });
    await page.emulateMedia({ media: "print" });
    assert.match(await page.locator(".papers").innerText(), /某市某县水利局/);
    for (const [selector, shown] of [["tbody .said-of", true], ["#verdict", true], [".which .file", true], [".which button", false], [".letter-of", false], [".of-all button", false]]) {
      assert.equal(await page.locator(selector).first().isVisible(), shown, selector);
    }
    const [list, verdict] = await Promise.all([".papers", "#verdict"].map((part) => page.locator(part).boundingBox()));
    assert.ok(list.y < verdict.y);
  },

  async "of many the whole list is printed, and nothing over it"(site) {
    const { page } = await several(site, Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`${number}.txt`, other])));
    await page.emulateMedia({ media: "print" });
    const last = await page.locator(".paper").last().boundingBox();
    const sums = await page.locator(".sums").boundingBox();
    assert.ok(last.y + last.height <= sums.y, `${last.y + last.height} ${sums.y}`);
  },

  async "the usual name of a file has one line, and what is of one report stands apart from what is of all"(site) {
    const files = Object.fromEntries(["上", "下"].map((name, number) => [`0${number} 某县${name}镇人民政府2023年度报告.txt`, other]));
    const { page } = await several(site, apart(files));
    for (const row of await page.locator(".paper").all()) assert.ok((await row.boundingBox()).height < 50);
    // Words among boxes, beside the last of them or at the left edge.
    const { border, gap, left } = await page.locator(".remove").evaluate((button) => {
      const [box, before, all] = [button, button.previousElementSibling, button.parentElement].map((each) => each.getBoundingClientRect());
      return { border: getComputedStyle(button).borderTopWidth, gap: box.top === before.top ? box.left - before.right : 0, left: box.top > before.top ? box.left - all.left : 0 };
    });
    assert.ok(border === "0px" && gap < 24 && left < 12, `${border} ${gap} ${left}`);
  },

  async "of files none of which is a report there is a list, too"(site) {
    const { page } = await several(site, { "坏.txt": "没有表", "坏二.txt": "也没有" });
    assert.equal(await page.locator("[data-export=sums]").count(), 0);
    assert.equal((await save(page, "xlsxs")).subarray(0, 2).toString(), "PK");
    await told(page, "已下载。");
  },
};
