// A batch of reports: files of one name, taking one off, what is left with for all.
import assert from "node:assert/strict";
import { FAULTY, SOUND, drop, faulty, listed, other, paste, report, save, says, several } from "./page.mjs";

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
    await told(page, "已换成新的：年报.txt");
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
    await page.locator("[data-paper='1'] button").click();
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
    await page.locator(".paper button").nth(2).click();
    for (const [left, row] of [[3, 2], [2, 1]]) {
      await page.locator(".of-all .remove").click();
      await listed(page, left);
      assert.match(await page.locator(".paper").nth(row).getAttribute("class"), /\bshown\b/);
    }
  },

  async "what is had of all reports stands by the list, also where the one shown was not read"(site) {
    const files = { "甲.txt": report, "乙.txt": report, "坏.txt": "没有表", "丙.txt": other };
    const { page } = await several(site, files, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.locator("[data-paper='2'] button").click();
    await page.locator(".result > .failure").waitFor();
    // Why it was not read stands in its row.
    assert.match(await page.locator("[data-paper='2'] td").last().innerText(), /^没有找到年度报告的三张表$/);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(".of-all [data-export=xlsxs]")]);
    assert.match(download.suggestedFilename(), /\.xlsx$/);
    assert.equal((await save(page, "xlsxs")).subarray(0, 2).toString(), "PK");
    await page.click(".of-all [data-export=notices]");
    // Who is there twice is told apart by the files.
    const notices = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(notices, /新乡经济技术开发区管理委员会 2023 甲\.txt、新乡经济技术开发区管理委员会 2023 乙\.txt、某市某县水利局 2023。/);
  },

  async "the tables of all reports are added up, one of each body, and what is not in the sums is told"(site) {
    const files = { "甲.txt": report, "乙.txt": report, "坏.txt": "没有表", "丙.txt": other };
    const { page } = await several(site, files, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.click(".of-all [data-export=sums]");
    await told(page, "其中 2 份没有计入");
    const flavours = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return Promise.all(["text/plain", "text/html"].map(async (type) => (await item.getType(type)).text()));
    });
    // Each of the two bodies received 15.
    assert.match(flavours[0], /^一、本年新收政府信息公开申请数量\t\t\t2\t0\t0\t0\t28\t0\t30\r?$/m);
    assert.match(flavours[1], />法人或其他组织<[\s\S]*>30</);
  },

  async "what was mended here stays told: the report as it was sent has it still"(site) {
    const { page } = await several(site, { "甲.txt": faulty, "乙.txt": other });
    await page.locator("[data-paper='0'] button").click();
    await page.click("[data-repair='0'] .adopt");
    const row = page.locator("[data-paper='0'] .said-of", { hasText: "已改 1 格" });
    await row.waitFor();
    const csv = (await save(page, "csvs")).toString();
    assert.match(csv, /"甲\.txt","[^"]*",2023,"改动","表三·一、本年新收·总计","16","15",/);
    await page.keyboard.press("Control+z");
    await row.waitFor({ state: "detached" });
  },

  async "of files none of which is a report there is a list, too"(site) {
    const { page } = await several(site, { "坏.txt": "没有表", "坏二.txt": "也没有" });
    assert.equal(await page.locator("[data-export=sums]").count(), 0);
    assert.equal((await save(page, "xlsxs")).subarray(0, 2).toString(), "PK");
    await told(page, "已下载。");
  },
};
