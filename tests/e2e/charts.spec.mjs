// The charts: words as large as all others, whole, and bars that are as long as what they count.
import assert from "node:assert/strict";
import { report, shown } from "./page.mjs";

const measure = (page) =>
  page.evaluate(() => {
    const box = (element) => element.getBoundingClientRect();
    const charts = [...document.querySelectorAll(".chart")];
    const words = charts.flatMap((chart) => [...chart.querySelectorAll(".bars > :not(svg), .key")]);
    const [outcomes] = charts;
    const rows = [...outcomes.querySelectorAll("svg")].map((svg) => {
      const width = [...svg.querySelectorAll("rect")].reduce((sum, rect) => sum + box(rect).width, 0);
      return { count: Number(svg.previousElementSibling.textContent), share: width / box(svg).width };
    });
    return {
      sizes: [...new Set(words.map((word) => parseFloat(getComputedStyle(word).fontSize)))],
      outside: words.filter((word) => word.scrollWidth > word.clientWidth + 1).map((word) => word.textContent),
      narrowest: Math.min(...charts.map((chart) => box(chart.querySelector("svg")).width / box(chart).width)),
      rows,
    };
  });

async function readable(site) {
  for (const locale of ["zh-CN", "en-GB"]) {
    for (const [width, size, pixels] of [[320, 3, 21], [360, 1, 14], [768, 2, 17.5], [1280, 1, 14]]) {
      const { page, context } = await shown(site, report, { locale, viewport: { width, height: 900 } });
      await page.evaluate((size) => (document.documentElement.dataset.size = String(size)), size);
      await page.locator(".chart").first().waitFor();
      const { sizes, outside, narrowest, rows } = await measure(page);
      const what = `${locale}, ${width} px, size ${size}`;
      assert.deepEqual([sizes, outside], [[pixels], []], what);
      assert.ok(narrowest > 0.3, `${what}: bars of ${narrowest}`);
      const most = Math.max(...rows.map((row) => row.count));
      for (const { count, share } of rows) assert.ok(Math.abs(share - count / most) < 0.05, `${what}: ${count} is ${share}`);
      await context.close();
    }
  }
}

// The balance is what the report states, not what its parts would make: the bars of both sides, their words, their
// caption, and the same for who hears it.
const row = "1\t0\t0\t0\t14\t0\t15";
const BALANCES = [
  [report, ["15", "15"], /等于办理总计加结转下年：15\s=\s15$/, [1, 1], ""],
  [report.replace(row, "1\t0\t0\t0\t14\t0\t51"), ["51", "15"], /不等于办理总计加结转下年：51\s≠\s15$/, [1, 15 / 51], "fails"],
  [report.replace(row, "1\t0\t0\t0\t14\t0\t1o"), ["读不出", "15"], /读不出，不能比较$/, [0, 1], ""],
];

async function balanced(site) {
  for (const [text, totals, caption, lengths, tone] of BALANCES) {
    const { page, context } = await shown(site, text);
    const chart = page.locator(".chart").nth(1);
    await chart.waitFor();
    assert.match(await chart.locator("figcaption").textContent(), caption);
    assert.equal(await chart.locator("figcaption").evaluate((caption) => caption.className), tone);
    assert.deepEqual(await chart.locator(".bars b").allTextContents(), totals);
    const [received, handled] = (await chart.locator(".bars > span").allTextContents()).map((label) => label.replaceAll("\u00a0", " "));
    assert.equal(received, `本年新收 ${totals[0]} + 上年结转 0`);
    assert.equal(handled, "办理总计 15 + 结转下年 0");
    const cells = await chart.locator("tbody td").allTextContents();
    assert.deepEqual(cells, [totals[0], "0", "15", "0"]);
    const shares = await chart.locator("svg").evaluateAll((all) =>
      all.map((svg) => svg.querySelector("rect").getBoundingClientRect().width / svg.getBoundingClientRect().width));
    for (const [place, share] of shares.entries()) assert.ok(Math.abs(share - lengths[place]) < 0.05, `${text === report} ${share}`);
    await context.close();
  }
}

export const tests = {
  "can be read on a phone and in large text": readable,
  "the balance is what the report states, and says where it is none": balanced,
};
