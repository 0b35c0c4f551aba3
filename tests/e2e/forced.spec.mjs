// Forced colours: what is drawn, and not only written, is seen on the system's ground, whatever theme the page is set to.
import assert from "node:assert/strict";
import { report, shown } from "./page.mjs";

// The colours of the charts' parts, and those that the system gives.
const colours = (page) =>
  page.evaluate(() => {
    const own = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
    const system = (name) => {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    };
    return {
      charts: {
        persons: own(".chart rect.first", "fill"),
        organisations: own(".chart rect.second", "fill"),
        outline: own(".chart rect:not([width='0'])", "stroke"),
        axis: own(".bars b", "borderRightColor"),
        words: own(".bars > span", "color"),
        "key of persons": own(".key .first", "borderTopColor"),
        "key of organisations": own(".key .second", "borderTopColor"),
      },
      text: system("CanvasText"),
      highlight: system("Highlight"),
    };
  });

async function charts(site) {
  for (const colorScheme of ["light", "dark"]) {
    for (const theme of ["system", "light", "dark"]) {
      const { page, context } = await shown(site, report, { forcedColors: "active", colorScheme });
      await page.locator(".chart").first().waitFor();
      await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
      const { charts, text, highlight } = await colours(page);
      const expected = Object.keys(charts).map((name) => [name, name.includes("organisations") ? highlight : text]);
      assert.deepEqual(charts, Object.fromEntries(expected), `${colorScheme}, ${theme}`);
      assert.notEqual(text, highlight);
      await context.close();
    }
  }
}

export const tests = { "charts are drawn in the system's colours": charts };
