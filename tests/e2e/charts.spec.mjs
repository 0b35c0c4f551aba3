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

export const tests = { "can be read on a phone and in large text": readable };
