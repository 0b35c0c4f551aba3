// Where things stand: whole numbers in their cells, nothing over another, what is asked for in sight, and paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { settled } from "./browser.mjs";
import { FAULTY, SOUND, cell, faulty, report, says, shown, two } from "./page.mjs";

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

// Another size of the text: 2 and 3 are one and two presses of A+.
const resize = (page, size) => page.evaluate((size) => (document.documentElement.dataset.size = String(size)), size);
const located = async (page) => {
  await page.locator(".finding .locate").first().click();
  await page.waitForFunction(() => document.activeElement?.hasAttribute("data-cell"));
  await settled(page);
};

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

  async "in large text the page is as wide as its window, and the tables stand where they have room"(site) {
    for (const [width, height] of [[1280, 720], [1366, 768], [1000, 700], [768, 1024], [360, 740], [320, 568]]) {
      const { page, context } = await shown(site, faulty, { viewport: { width, height } });
      for (const size of [2, 3]) {
        await resize(page, size);
        await settled(page);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, `${width} px, size ${size}`);
        if (width >= 1280) assert.equal(await page.evaluate(wider), 0, `${width} px, size ${size}`);
      }
      await located(page);
      await clear(page, `[data-cell="applications.received.total"]`);
      await clear(page, ".inspector .actions button:last-child");
      // What there is to read ends above the buttons.
      const [read, actions] = [await page.locator(".inspector .read").boundingBox(), await page.locator(".inspector .actions").boundingBox()];
      assert.ok(read.height > 40 && read.y + read.height <= actions.y, `${width} px`);
      await context.close();
    }
  },

  async "on a phone columns are shown whole beside the names of the rows, which are as wide in every row"(site) {
    for (const [width, size] of [[360, 1], [320, 1], [360, 2], [360, 3]]) {
      const { page, context } = await shown(site, faulty, { viewport: { width, height: 740 } });
      await resize(page, size);
      await settled(page);
      for (const left of [90, 200, 330, 5000]) {
        await page.locator(".applications .scroll").evaluate((frame, left) => frame.scrollTo(left, 0), left);
        await settled(page);
        const { ends, cut } = await page.locator(".applications .scroll").evaluate((frame) => {
          const names = [...frame.querySelectorAll("th.row-name")].map((name) => name.getBoundingClientRect());
          const [right] = [Math.max(...names.map((box) => box.right))];
          const cells = [...frame.querySelector("tbody tr").querySelectorAll(".cell")].map((cell) => cell.getBoundingClientRect());
          return {
            ends: new Set(names.map((box) => Math.round(box.right))).size,
            cut: cells.filter((box) => box.left < right - 2 && box.right > right + 2).length,
          };
        });
        assert.deepEqual({ ends, cut }, { ends: 1, cut: 0 }, `${width} px, size ${size}, ${left}`);
      }
      await context.close();
    }
  },

  async "the ledger gives its verdicts their room: none is broken in a word or out of sight, the items have the rest"(site) {
    for (const [width, size, locale] of [[1280, 1, "zh-CN"], [768, 1, "zh-CN"], [1280, 3, "zh-CN"], [360, 1, "zh-CN"], [320, 3, "zh-CN"], [360, 1, "en-GB"]]) {
      const { page, context } = await shown(site, faulty, { locale, viewport: { width, height: 900 } });
      await resize(page, size);
      await page.locator(".ledger").scrollIntoViewIfNeeded();
      await settled(page);
      const seen = await page.locator(".ledger .scroll").evaluate((frame) => {
        // A word and its neighbours in one piece: every piece is on one line.
        const broken = [...frame.querySelectorAll("[data-identity] td:last-child")].filter(({ firstChild: text }) =>
          [...text.data.matchAll(/[^，]+，?/g)].some(({ 0: piece, index }) => {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + piece.length);
            return new Set([...range.getClientRects()].map((box) => box.top)).size > 1;
          }));
        const columns = [...frame.querySelectorAll("thead th")].map((head) => head.getBoundingClientRect().width);
        return { broken: broken.length, wider: frame.scrollWidth - frame.clientWidth, most: columns.indexOf(Math.max(...columns)) };
      });
      assert.deepEqual(seen, { broken: 0, wider: 0, most: 1 }, `${width} px, size ${size}, ${locale}`);
      await context.close();
    }
  },

  async "表三 opens at its left edge on a phone, where rows tell their groups; with room for them, they stand as in the form"(site) {
    const told = (page) => page.locator("#table-applications").evaluate((sheet) => {
      const frame = sheet.querySelector(".scroll");
      const of = (words) => [...sheet.querySelectorAll("th.row-name")].find((name) => name.innerText.includes(words));
      const before = (words) => getComputedStyle(of(words), "::before");
      const start = (words) => of(words).getBoundingClientRect().left - frame.getBoundingClientRect().left;
      return {
        left: frame.scrollLeft,
        groups: ["国家秘密", "执法案卷", "重复申请", "予以公开", "二、"].map((words) => (before(words).display === "none" ? "" : before(words).content)),
        starts: ["二、", "予以公开", "执法案卷"].map((words) => Math.round(start(words))),
        hidden: ["申请人情况", "法人或其他组织"].filter((words) => {
          const name = [...sheet.querySelectorAll("thead span")].find((span) => span.innerText === words);
          return name.getBoundingClientRect().left > innerWidth;
        }),
      };
    });
    const phone = await shown(site, faulty, PHONE);
    assert.deepEqual(await told(phone.page), {
      left: 0,
      groups: ['"（三）不予公开\\a "', '"（三）"', '"（五）"', '"三、本年度办理结果\\a "', '""'],
      starts: [0, 0, 0],
      hidden: [],
    });
    const { page } = await shown(site, faulty, { viewport: { width: 900, height: 900 } });
    const { starts, groups } = await told(page);
    assert.deepEqual([starts, groups], [[2, 30, 58], ["", "", "", "", ""]]);
    // The whole of it stands in the page.
    const [high, whole] = await page.locator(".applications .scroll").evaluate((frame) => [frame.clientHeight, frame.scrollHeight]);
    assert.equal(high, whole);
  },

  async "what is told lies over neither title nor text, and goes with the next thing done"(site) {
    const { page } = await shown(site, faulty);
    await page.locator("[data-repair='0'] .adopt").click();
    await page.locator(".said", { hasText: "已采纳" }).waitFor();
    const boxes = [];
    for (const part of [".said", "h1", "#text"]) boxes.push(await page.locator(part).boundingBox());
    const [said, ...others] = boxes;
    for (const box of others) assert.ok(said.x >= box.x + box.width || said.y >= box.y + box.height || box.y >= said.y + said.height);
    await page.locator(".edits .link").first().click();
    await page.waitForFunction(() => document.querySelector(".said").innerText === "");
  },

  async "nothing found is grey, and in 表四 signs stand beside their numbers"(site) {
    const { page } = await shown(site, report);
    const colour = (selector) => page.locator(selector).evaluate((element) => getComputedStyle(element).color);
    assert.equal(await colour(".counts .error .sign"), await colour(".counts .doubt .sign"));
    const sides = await page.locator(".review .cell").evaluateAll((cells) => cells.map((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      const [text, frame] = [range.getBoundingClientRect(), cell.getBoundingClientRect()];
      return [getComputedStyle(cell, "::before").float, frame.right - text.right > 8 && text.left - frame.left >= 1];
    }));
    assert.ok(sides.length === 15 && sides.every(([float, clear]) => float === "right" && clear), `${sides}`);
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

  async "the key of the signs has those that there are: nothing red where all is well"(site) {
    const { page } = await shown(site, report);
    const keys = () => page.locator(".legend li").evaluateAll((all) => all.map((one) => one.className));
    assert.deepEqual(await keys(), ["holds", "untested"]);
    await page.fill("#text", faulty);
    await says(page, FAULTY);
    assert.deepEqual(await keys(), ["holds", "wrong", "broken", "untested", "repair"]);
  },

  async "a sign means one thing, in counts, cells, ledger and README"(site) {
    const { page } = await shown(site, faulty);
    const of = (places) => page.evaluate((places) => places.map(([outer, name, meaning]) => {
      const element = document.createElement("li");
      element.className = name;
      const frame = document.querySelector(outer);
      const sign = getComputedStyle(frame.appendChild(element), "::before").content.split(" / ")[0].replaceAll('"', "");
      element.remove();
      return [sign, meaning];
    }), places);
    const legend = ["holds", "wrong", "suspect", "broken", "untested", "blank", "unreadable", "missing"].map((name) => [".legend", name, name]);
    const signs = [["error", "wrong"], ["doubt", "doubt"], ["hint", "hint"], ["unchecked", "unchecked"]].map(([name, meaning]) => [".counts", `sign ${name}`, meaning]);
    const ledger = await page.locator(".ledger .mark").evaluateAll((marks) => marks.map((mark) => [getComputedStyle(mark, "::before").content.replaceAll('"', ""), mark.parentElement.dataset.holds]));
    const meanings = { holds: "holds", fails: "broken", open: "unchecked" };
    const all = [...await of([...legend, ...signs]), ...ledger.map(([sign, holds]) => [sign, meanings[holds]])];
    const readme = readFileSync(new URL("../../README.zh-CN.md", import.meta.url), "utf8");
    for (const [sign, meaning] of all) {
      assert.deepEqual([...new Set(all.filter(([other]) => other === sign).map(([, meaning]) => meaning))], [meaning], sign);
      assert.ok(readme.includes(`${sign} `), sign);
    }
  },

  async "a repair has its line, and why it mends stands below"(site) {
    const { page } = await shown(site, faulty);
    const [change, all] = await Promise.all([".change", "p:has(> .change)"].map((part) => page.locator(`.repairs ${part}`).first().boundingBox()));
    assert.ok(change.width === all.width && change.height < all.height, JSON.stringify([change, all]));
  },

  async "the verdict does not break the name of a body, and the source begins with its first words"(site) {
    const { page } = await shown(site, faulty);
    await resize(page, 3);
    assert.equal(await page.locator("#verdict .unit").evaluate((unit) => unit.getClientRects().length), 1);
    assert.match(await page.locator("#source .line").first().innerText(), /^新乡经济/);
  },

  async "in the headline no number is parted from what it counts, and no line begins with a point"(site) {
    for (const [width, locale] of [[1280, "zh-CN"], [900, "zh-CN"], [360, "zh-CN"], [320, "zh-CN"], [1280, "en-GB"], [360, "en-GB"]]) {
      const { page, context } = await shown(site, two, { locale, viewport: { width, height: 900 } });
      const lines = await page.locator("#verdict").evaluate((verdict) => {
        const walker = document.createTreeWalker(verdict, NodeFilter.SHOW_TEXT);
        const lines = [];
        let above = 0;
        while (walker.nextNode()) {
          for (const [place, char] of [...walker.currentNode.data].entries()) {
            const range = document.createRange();
            range.setStart(walker.currentNode, place);
            range.setEnd(walker.currentNode, place + 1);
            const box = range.getClientRects()[0];
            if (!box?.width) continue;
            if (box.bottom > above + 5) lines.push("");
            above = box.bottom;
            lines[lines.length - 1] += char;
          }
        }
        return lines.map((line) => line.trim());
      });
      assert.match(lines[0], /2023$/);
      for (const line of lines.slice(1)) assert.doesNotMatch(line, /^·|^[项处份]|^of|\d\s*(?!.)(?<!: \d)/, `${width} px, ${locale}: ${lines.join(" / ")}`);
      await context.close();
    }
  },

  async "paper knows no theme, contrast or size of the screen"(site) {
    for (const [theme, contrast, size] of [["light", "normal", 1], ["dark", "normal", 3], ["dark", "high", 0]]) {
      const { page, context } = await shown(site, faulty, { viewport: { width: 688, height: 950 } });
      await page.evaluate(([theme, contrast, size]) => Object.assign(document.documentElement.dataset, { theme, contrast, size }), [theme, contrast, String(size)]);
      await page.emulateMedia({ media: "print" });
      await settled(page);
      const seen = await page.evaluate(() => {
        const style = (selector) => getComputedStyle(document.querySelector(selector));
        const upright = [...document.querySelectorAll(".row-group span")].map((words) => words.getClientRects().length && words.offsetWidth / parseFloat(getComputedStyle(words).lineHeight));
        return {
          colours: ["body", ".tally", ".cell", ".finding h4 .level"].map((selector) => style(selector).color),
          paper: style("body").backgroundColor,
          size: style("html").fontSize,
          wide: Math.max(...[...document.querySelectorAll(".sheet table")].map((table) => table.offsetWidth)) <= innerWidth,
          together: [style(".tables h2").breakAfter, style(".legend").breakAfter, style(".legend").breakInside, style(".ledger").breakBefore],
          lines: Math.max(...upright.map(Math.round)),
        };
      });
      const black = "rgb(0, 0, 0)";
      assert.deepEqual(seen, {
        colours: [black, black, black, black], paper: "rgb(255, 255, 255)", size: "12px", wide: true,
        together: ["avoid", "avoid", "avoid", "page"], lines: 1,
      }, `${theme}, ${contrast}, ${size}`);
      await context.close();
    }
  },

  async "on paper: the key of the signs, boxes that need no background, room to sign, nothing to press"(site) {
    const { page } = await shown(site, faulty);
    await page.click("[data-repair='0'] .adopt");
    await says(page, SOUND);
    await page.emulateMedia({ media: "print" });
    const seen = (selector) => page.locator(selector).evaluateAll((all) => all.filter((element) => element.checkVisibility()).length);
    assert.equal(await seen(".edits del"), 1);
    assert.deepEqual([await seen(".edits button:not(.link)"), await seen(".actions button"), await seen("summary")], [0, 0, 0]);
    assert.ok((await seen(".legend li")) >= 2);
    const borders = await page.locator(".key span").evaluateAll((all) => all.map((box) => parseFloat(getComputedStyle(box).borderTopWidth)));
    assert.ok(borders.length === 4 && borders.every((border) => border > 3), `${borders}`);
    const room = await page.locator(".print-only").evaluate((line) => parseFloat(getComputedStyle(line).marginTop));
    assert.ok(room > 40, `${room}`);
  },
};
