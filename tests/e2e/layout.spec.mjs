// Where things stand: whole numbers in their cells, nothing over another, what is asked for in sight, and paper.
import assert from "node:assert/strict";
import { settled } from "./browser.mjs";
import { FAULTY, cell, faulty, report, says, shown } from "./page.mjs";

// Seven digits in cells whose parts give, and whose repair has, as many.
const long = report.replace("1\t0\t0\t0\t14\t0\t15", "1361244\t0\t0\t0\t14\t0\t1406978");

// What of the values is broken or lies over a border, which Latin words of the headers are broken, which tables are
// wider than what is around them.
function misset() {
  const boxes = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()];
  };
  const texts = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(".hidden")) found.push(walker.currentNode);
    return found;
  };
  const out = [];
  for (const cell of document.querySelectorAll(".cell")) {
    const frame = cell.getBoundingClientRect();
    for (const text of texts(cell)) {
      const rects = boxes(text, 0, text.length);
      const within = (rect) => rect.left >= frame.left && rect.right <= frame.right;
      if (rects.length > 1 || !rects.every(within)) out.push(`${cell.dataset.cell} ${text.data}`);
    }
  }
  for (const text of [...document.querySelectorAll(".sheet th")].flatMap(texts)) {
    for (const { 0: word, index } of text.data.matchAll(/[a-z]+/gi)) {
      if (boxes(text, index, index + word.length).length > 1) out.push(word);
    }
  }
  return out;
}

const wider = () =>
  [...document.querySelectorAll(".sheet .scroll")].filter((frame) => frame.firstElementChild.offsetWidth > frame.clientWidth).length;

// Whether an element is in the window and nothing lies over it.
const clear = (page, selector) =>
  page.waitForFunction((selector) => {
    const element = document.querySelector(selector);
    const box = element?.getBoundingClientRect();
    const at = (x, y) => element.contains(document.elementFromPoint(x, y));
    return box && at(box.left + 3, box.top + 3) && at(box.right - 3, box.bottom - 3);
  }, selector);

const PHONE = { viewport: { width: 360, height: 740 } };
const ENLARGED = { viewport: { width: 640, height: 450 } };

export const tests = {
  async "numbers of seven digits stand whole in their cells, and headers break between words"(site) {
    for (const [width, locale] of [[360, "zh-CN"], [768, "en-GB"], [1280, "zh-CN"], [1280, "en-GB"], [1920, "zh-CN"]]) {
      const { page, context } = await shown(site, long, { locale, viewport: { width, height: 900 } });
      assert.ok((await page.locator(".cell .repair, .cell .sum").count()) > 1);
      assert.deepEqual(await page.evaluate(misset), [], `${width} px, ${locale}`);
      if (width >= 1280) assert.equal(await page.evaluate(wider), 0, `${width} px, ${locale}`);
      await context.close();
    }
  },

  async "the source ends where the promise begins"(site) {
    const { page } = await shown(site, faulty);
    for (let turn = 0; turn < 3; turn += 1) {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await settled(page);
    }
    const [source, promise] = [await page.locator(".source").boundingBox(), await page.locator(".promise").boundingBox()];
    assert.ok(source.y + source.height <= promise.y, `${source.y + source.height} > ${promise.y}`);
  },

  async "on a phone and enlarged, what is located is clear of header and inspector, and its buttons stay"(site) {
    for (const options of [PHONE, ENLARGED]) {
      const { page, context } = await shown(site, faulty.replace("5\t0\t1\t0\t6", "5\t0\t1\t0\t7"), options);
      for (const id of ["applications.received.total", "review.reconsideration.total"]) {
        await page.locator(".repairs .link", { hasText: id.startsWith("review") ? "表四" : "表三" }).first().click();
        const chosen = await page.waitForFunction(() => document.activeElement?.getAttribute("data-cell"));
        await clear(page, `[data-cell="${await chosen.jsonValue()}"]`);
        await clear(page, ".inspector .actions button:last-child");
      }
      await context.close();
    }
  },

  async "on a phone 看原文 leads to the sentence"(site) {
    const { page } = await shown(site, report.replace("15 条", "18 件"), PHONE);
    await page.locator(".finding .locate", { hasText: "看原文" }).first().click();
    await clear(page, "#source .on");
  },

  async "columns that tabs part in the source are seen to be apart"(site) {
    const { page } = await shown(site, report);
    const gaps = await page.locator("#source .line").evaluateAll((lines) => lines.flatMap((line) => {
      const boxes = [...line.querySelectorAll("mark[data-mark]")].map((mark) => mark.getBoundingClientRect());
      return boxes.slice(1).map((box, place) => [box.left - boxes[place].right, box.top - boxes[place].top]);
    }));
    const row = gaps.filter(([, down]) => down === 0).map(([gap]) => gap);
    assert.ok(row.length > 100 && Math.min(...row) >= 5, `${Math.min(...row)}`);
  },

  async "on paper: the key of the signs, boxes that need no background, room to sign, nothing to press"(site) {
    const { page } = await shown(site, faulty);
    await page.click("[data-repair='0'] .adopt");
    await says(page, FAULTY.replace("中有 2 项不成立", "全部成立"));
    await page.emulateMedia({ media: "print" });
    const seen = (selector) => page.locator(selector).evaluateAll((all) => all.filter((element) => element.checkVisibility()).length);
    assert.equal(await seen(".edits del"), 1);
    assert.deepEqual([await seen(".edits button:not(.link)"), await seen(".actions button"), await seen("summary")], [0, 0, 0]);
    assert.match(await page.locator(".legend").innerText(), /各项相加/);
    assert.ok((await seen(".legend li")) >= 10);
    const borders = await page.locator(".key span").evaluateAll((all) => all.map((box) => parseFloat(getComputedStyle(box).borderTopWidth)));
    assert.ok(borders.length === 4 && borders.every((border) => border > 3), `${borders}`);
    const room = await page.locator(".print-only").evaluate((line) => parseFloat(getComputedStyle(line).marginTop));
    assert.ok(room > 40, `${room}`);
  },
};
