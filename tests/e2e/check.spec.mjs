// From a report to its verdict: sample, paste, drop, typing, edits of cells, repairs, undo.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { settled } from "./browser.mjs";
import { FAULTY, SOUND, TOTAL, cell, drop, faulty, focused, listed, opened, other, paste, put, report, says, setAside, shown, type, verdict } from "./page.mjs";

export const tests = {
  async "the sample is sound, its tables stand as the form prints them, and nothing is asked of the network"(site) {
    const { page, watch } = await opened(site);
    watch.requests.length = 0;
    await page.click("#sample");
    assert.equal(await verdict(page), SOUND);
    await settled(page);
    assert.equal(await page.locator("[data-cell]").count(), 200);
    assert.equal(await page.locator("[data-identity][data-holds=holds]").count(), 42);
    assert.equal(await page.locator("#table-applications thead th[colspan='5']").textContent(), "法人或其他组织");
    assert.equal(await page.locator("#table-applications th[rowspan='22']").textContent(), "三、本年度办理结果");
    assert.deepEqual(watch, { requests: [], complaints: [] });
  },

  async "a paste is checked at once, and a wrong total is found, explained and mended"(site) {
    const { page, watch } = await opened(site);
    await paste(page, { "text/plain": faulty });
    await says(page, FAULTY);
    assert.match(await cell(page, TOTAL).getAttribute("class"), /\bwrong\b/);
    assert.match(await cell(page, TOTAL).locator(".repair").textContent(), /建议改为\s*15$/);
    assert.ok((await page.locator("[data-finding]").count()) >= 1);
    await page.click("[data-repair='0'] .adopt");
    await says(page, SOUND);
    assert.equal(await cell(page, TOTAL).locator(".value").textContent(), "15");
    assert.equal(await page.locator(`[data-edit="${TOTAL}"]`).count(), 1);
    await page.keyboard.press("Control+z");
    assert.match(await verdict(page), /2 项不成立；错误 1 处$/);
    await page.keyboard.press("Control+y");
    assert.equal(await verdict(page), SOUND);
    assert.deepEqual(watch.complaints, []);
  },

  async "a paste anywhere on the page counts, and a table in HTML goes before plain text"(site) {
    const { page } = await opened(site);
    await paste(page, { "text/plain": report }, "h1");
    assert.equal(await verdict(page), SOUND);
    assert.equal(await page.locator("#text").inputValue(), report);
    const html = readFileSync(new URL("../reports/full/012-html.html", import.meta.url), "utf8");
    await paste(page, { "text/plain": "只有文字", "text/html": html }, "h1");
    await settled(page);
    assert.equal(await page.locator("[data-cell]").count(), 200);
    assert.ok((await page.locator("#source table mark[data-mark]").count()) >= 175);
  },

  async "typing in the text changes the verdict and keeps the edits that still fit"(site) {
    const { page } = await opened(site);
    const upheld = "review.reconsideration.upheld";
    const edits = page.locator(`[data-edit="${upheld}"]`);
    const edited = SOUND.replace("全部成立", "中有 1 项不成立；错误 1 处");
    await page.fill("#text", report);
    await says(page, SOUND);
    await settled(page);
    await put(page, upheld, "7");
    await says(page, edited);
    await page.fill("#text", report + "\n完。");
    // The text was read again.
    await page.locator("#source", { hasText: "完。" }).waitFor();
    await says(page, edited);
    assert.equal(await edits.count(), 1);
    await page.fill("#text", report.replace("5\t0\t1\t0\t6", "4\t0\t2\t0\t6"));
    await says(page, SOUND);
    assert.equal(await edits.count(), 0);
    // An edit of a cell that reads otherwise is told, and applies again to what it was made over.
    const lapsed = page.locator(`[data-lapsed="${upheld}"]`);
    assert.match(await lapsed.innerText(), /5\s*→\s*7\s*不适用：原文这一格现在是 4/);
    await page.fill("#text", "没有表");
    await page.locator(".result .failure").waitFor();
    await page.fill("#text", report);
    await says(page, edited);
    assert.deepEqual([await edits.count(), await lapsed.count()], [1, 0]);
    await page.fill("#text", report.replace("5\t0\t1\t0\t6", "4\t0\t2\t0\t6"));
    await lapsed.locator("button", { hasText: "还原" }).click();
    await page.waitForFunction(() => !document.querySelector("[data-lapsed]"));
    await page.fill("#text", report);
    await says(page, SOUND);
  },

  async "a title corrected in the text is of the same report: what was changed and set aside stays"(site) {
    const { page } = await shown(site, faulty);
    await setAside(page.locator(".finding.error"));
    await put(page, "review.reconsideration.upheld", "7");
    const changed = () => page.locator("[data-edit], .finding.set-aside").count();
    await page.waitForFunction(() => document.querySelectorAll("[data-edit], .finding.set-aside").length === 2);
    const titles = [(text) => text.replace("2023", "2024"), (text) => text.replaceAll("新乡经济技术", "新新乡经济技术"), (text) => text];
    for (const title of titles) {
      const text = title(faulty);
      await type(page, text);
      await page.waitForFunction((text) => document.querySelector("#source").innerText.includes(text), text.match(/\S*经济技术开发区管理委员会 \d+/)[0]);
      await settled(page);
      assert.equal(await changed(), 2, text.slice(0, 60));
    }
    // One step back, as before.
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("Control+z");
    await page.waitForFunction(() => !document.querySelector("[data-edit]"));
    assert.equal(await page.locator(".finding.set-aside").count(), 1);
  },

  async "a dropped file is checked, several are listed by name, and a click moves between them"(site) {
    const { page } = await opened(site);
    await drop(page, { "年报.txt": report });
    await says(page, SOUND);
    await drop(page, { "甲.txt": report, "乙.txt": "没有表" });
    await page.locator("[data-paper='2'] .link").click();
    assert.match(await page.locator(".result .failure").innerText(), /^乙\.txt/);
    await page.locator("[data-paper='0'] .link").click();
    await says(page, SOUND);
  },

  async "a finding and a ledger row lead to the cell, the source shows the place, and the back button returns"(site) {
    const { page } = await opened(site);
    await page.click("#faulty-sample");
    await settled(page);
    const flow = await page.locator("#source [data-finding-mark]").evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).display));
    assert.ok(flow.length > 0 && flow.every((display) => display === "inline"), "marks stay in their line");
    await page.click(".finding .locate");
    assert.equal(await focused(page), TOTAL);
    assert.equal(await page.locator("#source mark.on").innerText(), "51");
    await page.click("[data-identity='review.sum.reconsideration'] button");
    assert.equal(await focused(page), "review.reconsideration.total");
    assert.match(page.url(), /#cell=review\.reconsideration\.total$/);
    await page.goBack();
    await page.waitForFunction((id) => document.activeElement?.getAttribute("data-cell") === id, TOTAL);
    await page.locator("#source mark[data-mark='disclosure.licensing.decisions']").click();
    assert.equal(await focused(page), "disclosure.licensing.decisions");
  },

  async "a finding set aside with a reason stays aside when the text is edited"(site) {
    const { page } = await opened(site);
    await page.click("#faulty-sample");
    const before = Number(await page.locator("[data-count=error]").innerText());
    await page.locator("[data-level=error]").first().getByText("搁置", { exact: true }).click();
    await page.waitForFunction(() => document.activeElement?.matches(".aside-form input"));
    await page.keyboard.type("已与业务处室核对");
    await page.keyboard.press("Enter");
    assert.equal(Number(await page.locator("[data-count=error]").innerText()), before - 1);
    await page.locator("#text").press("End");
    await page.locator("#text").pressSequentially("。");
    assert.match(await page.locator(".finding.set-aside").textContent(), /已与业务处室核对/);
  },

  async "bad input is named and stays where it was typed"(site) {
    const { page, watch } = await opened(site);
    const cut = report.slice(0, report.indexOf("(三) 不予公开"));
    for (const text of ["一段没有表的话。", "\u0000\u0001\u0002 junk", "1\t2\t3\n4\t5\t6"]) {
      await page.fill("#text", text);
      assert.ok((await page.locator(".result .failure[data-error]").innerText()).length > 10, text);
      assert.equal(await page.locator("#text").inputValue(), text);
    }
    await page.fill("#text", cut);
    assert.match(await verdict(page), /未能核对/);
    await page.click("#clear");
    assert.equal(await page.locator(".result").innerText(), "");
    assert.deepEqual(watch.complaints, []);
  },

  async "a paste of 50 MB leaves the page usable and is answered"(site) {
    const { page } = await opened(site);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "没有表的一行文字，一共很多行。\n".repeat(1_100_000));
      const area = document.querySelector("#text");
      area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await page.locator(".result .failure, .input .failure").first().waitFor({ timeout: 60_000 });
    await page.click("#sample");
    await says(page, SOUND);
  },

  async "of a text that is too long the verdict says so, the box says where it is, and a letter typed there does not lose it"(site) {
    const { page } = await opened(site);
    await paste(page, { "text/plain": report + "无关\n".repeat(100_000) });
    const cut = SOUND.replace("42 项勾稽全部成立", "只读了前面一部分；读到的 42 项勾稽成立");
    await says(page, cut);
    assert.match(await page.locator("#verdict").getAttribute("class"), /\bdoubtful\b/);
    assert.equal(await page.locator("[data-count=unchecked]").innerText(), "1");
    assert.match(await page.locator(".findings").innerText(), /内容太多，只读了前面一部分/);
    assert.doesNotMatch(await page.locator("main").innerText(), /文件太大|已全部核对/);
    assert.match(await page.locator(".input .file").innerText(), /放不下.*见「原文」/);
    await page.locator("#source", { hasText: "新乡经济技术开发区管理委员会 2023 年政府信息" }).waitFor();
    await page.focus("#text");
    await page.keyboard.type("x");
    await page.locator(".result .failure").waitFor();
    await page.keyboard.press("Backspace");
    await says(page, cut);
    await page.click("#clear");
    assert.equal(await page.locator(".input .file").count(), 0);
  },

  async "a text of so many lines that the box would be laid out for long is not put into it"(site) {
    const { page } = await opened(site);
    await paste(page, { "text/plain": report + "无关的一行文字。\n".repeat(8500) });
    await says(page, SOUND);
    assert.equal(await page.inputValue("#text"), "");
    assert.match(await page.locator(".input .file").innerText(), /放不下.*见「原文」/);
    await paste(page, { "text/plain": report + "无关的一行文字。".repeat(2000) }, "#text");
    await page.waitForFunction(() => document.querySelector("#text").value.length > 16_000);
  },

  async "the numbers of another report in the same text are not shown as unread"(site) {
    const { page } = await opened(site);
    await paste(page, { "text/plain": `${report}\n${other}` });
    await listed(page, 2);
    for (const place of [0, 1]) {
      await page.locator(`[data-paper='${place}'] .link`).click();
      await settled(page);
      assert.equal(await page.locator("#source mark.unread").count(), 0);
    }
  },

  async "the tables go to the clipboard as HTML and as text, and files are saved"(site) {
    const { page, context } = await opened(site);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.click("#sample");
    await page.click("[data-export=tables]");
    const flavours = await page.evaluate(async () => {
      let [item] = await navigator.clipboard.read();
      for (; !item?.types.includes("text/html"); [item] = await navigator.clipboard.read()) {
        await new Promise((done) => setTimeout(done, 50));
      }
      const text = async (type) => (await item.getType(type)).text();
      return { html: await text("text/html"), plain: await text("text/plain") };
    });
    assert.match(flavours.html, /<table/);
    assert.ok(flavours.plain.includes("行政许可\t3608"));
    for (const kind of ["xlsx", "csv", "json"]) {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-export=${kind}]`)]);
      assert.match(download.suggestedFilename(), new RegExp(`^新乡经济技术开发区管理委员会2023.*\\.${kind}$`));
      const bytes = readFileSync(await download.path());
      if (kind === "json") assert.equal(JSON.parse(bytes).identities.length, 42);
      if (kind === "xlsx") assert.equal(bytes.subarray(0, 2).toString(), "PK");
    }
  },

  async "nothing but preferences is stored, and those only when they are chosen"(site) {
    const { page, context } = await opened(site);
    const stored = async () => (await page.evaluate(() => Object.keys(localStorage))).sort();
    await page.click("#sample");
    await settled(page);
    assert.deepEqual(await stored(), []);
    await page.getByText("English").click();
    await page.locator("#verdict", { hasText: /all 42 equations hold$/ }).waitFor();
    assert.deepEqual(await stored(), ["gouji.language"]);
    for (const name of ["A+", "High contrast", "Theme: system"]) await page.getByRole("button", { name, exact: false }).click();
    await page.keyboard.press("?");
    await page.click("#single-keys");
    assert.deepEqual(await stored(), ["contrast", "keys", "language", "size", "theme"].map((name) => `gouji.${name}`));
    assert.deepEqual(await context.cookies(), []);
    await page.reload();
    await page.getByText("中文").waitFor();
    const root = (name) => page.locator("html").getAttribute(`data-${name}`);
    assert.deepEqual([await root("size"), await root("contrast"), await root("theme"), await root("keys")], ["2", "high", "light", "off"]);
  },

  async "a language in the address holds for the visit and is not kept"(site) {
    const { page } = await opened({ ...site, address: `${site.address}?lang=en` });
    await page.getByText("Theme: system").click();
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ["gouji.theme"]);
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await page.goto(site.address);
    await page.locator("#starting").waitFor({ state: "detached" });
    assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
  },
};
