// For everyone: axe on the states of the page in both languages and both themes, narrow and enlarged, by keyboard
// alone, and on paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { open, settled, start } from "./browser.mjs";
import { drop, faulty, focused, listed, reaches, report, verdict } from "./page.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const STATES = {
  empty: () => {},
  sound: (page) => page.click("#sample"),
  async faulty(page) {
    await page.click("#faulty-sample");
    await page.click(".finding .locate");
  },
  // Every row of the applications table is off by one.
  "many findings": (page) => page.fill("#text", report.replace(/\t0\t0\t0\t0\t0\t0\t0\n/g, "\t0\t1\t0\t0\t3\t0\t7\n")),
  unreadable: (page) => page.fill("#text", "没有表的一段话"),
  async replaced(page) {
    await page.click("#sample");
    await page.click("#faulty-sample");
    await page.locator("#back").waitFor();
  },
  // Marks within marks, and doubts where everything adds up.
  doubtful: (page) => page.fill("#text", report.replace("2023 年，我区共接到网上申请 0 条，信件申请 15 条",
    "现公布洛阳市水利局2023年政府信息公开工作年度报告。2023 年，我区共收到政府信息公开申请 18 件，办结 15 件")),
  async list(page) {
    await drop(page, { "a.txt": report, "b.txt": faulty, "c.txt": "没有表" });
    await listed(page, 3);
  },
  async keys(page) {
    await page.keyboard.press("?");
    await page.locator("dialog[open]").waitFor();
  },
};

// What is out of sight has no size until it comes into sight: axe sees a window that shows all of the page.
async function unroll(page) {
  const { width } = page.viewportSize();
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(document.documentElement.scrollHeight))));
  // What comes into sight may be taller than was thought.
  for (let turn = 0; turn < 3; turn += 1) {
    await page.setViewportSize({ width, height: (await page.evaluate(drawn)) + 200 });
    await page.evaluate(drawn);
  }
}

async function violations(page) {
  await settled(page);
  await unroll(page);
  await page.evaluate(axe);
  const run = () => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
  const { violations } = await page.evaluate(run);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

async function clean({ browser, address }, locale, colorScheme) {
  for (const [name, reach] of Object.entries(STATES)) {
    const { page, context } = await open(browser, { locale, colorScheme });
    await start(page, address);
    await page.locator("body").click({ position: { x: 2, y: 2 } });
    await reach(page);
    assert.deepEqual(await violations(page), [], `${name}, ${locale}, ${colorScheme}`);
    await context.close();
  }
}

export const tests = {
  "axe finds nothing: Chinese, light": (site) => clean(site, "zh-CN", "light"),
  "axe finds nothing: Chinese, dark": (site) => clean(site, "zh-CN", "dark"),
  "axe finds nothing: English, light": (site) => clean(site, "en-GB", "light"),
  "axe finds nothing: English, dark": (site) => clean(site, "en-GB", "dark"),

  async "from the sample to a mended report by keyboard alone"({ browser, address }) {
    const { page } = await open(browser);
    await start(page, address);
    const tab = async (until) => {
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((until) => document.activeElement?.matches(until), until)) return;
      }
      assert.fail(`${until} is not reached by Tab`);
    };
    await tab("#faulty-sample");
    await page.keyboard.press("Enter");
    await page.locator("#verdict").waitFor();
    await page.keyboard.press("n");
    await reaches(page, "[data-finding]");
    await tab(".locate");
    await page.keyboard.press("Enter");
    await reaches(page, "[data-cell='applications.received.total']");
    for (const key of ["ArrowDown", "ArrowLeft", "Home", "End", "ArrowUp"]) await page.keyboard.press(key);
    assert.equal(await focused(page), "applications.received.total");
    await page.keyboard.type("999", { delay: 40 });
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("[data-cell='applications.received.total'] .value").textContent(), "51");
    assert.equal(await focused(page), "applications.received.total");
    await page.keyboard.type("15");
    await page.keyboard.press("Enter");
    await page.locator("#verdict", { hasText: /42\s项勾稽全部成立$/ }).waitFor();
    await page.keyboard.press("Control+z");
    await page.locator("#verdict", { hasText: /不成立；错误 \d 处/ }).waitFor();
    await page.keyboard.press("?");
    await page.locator("dialog[open]").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
  },

  async "single keys can be switched off, and the switch is kept"({ browser, address }) {
    const { page } = await open(browser);
    await start(page, address);
    await page.click("#faulty-sample");
    const current = () => page.locator(".finding.current").count();
    await page.keyboard.press("?");
    await page.locator("dialog[open] #single-keys").click();
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    const silent = async () => {
      for (const key of ["n", "p", "?"]) await page.keyboard.press(key);
      await settled(page);
      assert.deepEqual([await current(), await page.locator("dialog[open]").count()], [0, 0]);
    };
    await silent();
    await page.reload();
    await page.click("#faulty-sample");
    await silent();
    await page.getByRole("button", { name: "快捷键" }).click();
    await page.locator("dialog[open] #single-keys").click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await page.locator(".finding.current").waitFor();
  },

  async "the first verdict is heard, and Chinese words are said to be Chinese"({ browser, address }) {
    const { page } = await open(browser, { locale: "en-GB" });
    await start(page, address);
    // The place is there, and empty, before there is something to say.
    const heard = await page.locator("#heard[role=status]").elementHandle();
    assert.equal(await heard.textContent(), "");
    await page.fill("#text", report.replace("2023 年，我区共接到网上申请 0 条，信件申请 15 条", "2023 年，我区共收到政府信息公开申请 18 件"));
    await page.locator("blockquote").first().waitFor();
    assert.equal(await heard.textContent(), await verdict(page));
    assert.equal(await page.locator("#verdict").locator("xpath=ancestor::*[@aria-live]").count(), 0, "said once");
    const chinese = await page.locator(".unit, blockquote").evaluateAll((all) => all.map((element) => element.lang));
    assert.deepEqual(new Set(chinese), new Set(["zh-CN"]));
  },

  async "nothing is lost at 320 pixels and in large text, and what is pressed is large enough"({ browser, address }) {
    for (const [width, size] of [[320, 1], [640, 3], [1280, 1]]) {
      const { page, context } = await open(browser, { viewport: { width, height: 800 } });
      await start(page, address);
      await page.evaluate((size) => localStorage.setItem("gouji.size", String(size)), size);
      await page.reload();
      await page.click("#faulty-sample");
      await settled(page);
      const measure = () => {
        const small = [...document.querySelectorAll("button, summary, [data-cell], input, a")].filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return element.checkVisibility() && width > 0 && (height < 43.5 || width < 43.5);
        });
        return { overflow: document.documentElement.scrollWidth - innerWidth, small: small.map((element) => element.outerHTML.slice(0, 90)) };
      };
      assert.deepEqual(await page.evaluate(measure), { overflow: 0, small: [] }, `${width} px, size ${size}`);
      await context.close();
    }
  },

  async "the three tables are heard whole without scrolling"({ browser, address }) {
    const { page, context } = await open(browser, { viewport: { width: 1280, height: 720 } });
    await start(page, address);
    await page.click("#faulty-sample");
    await settled(page);
    const debug = await context.newCDPSession(page);
    const { nodes } = await debug.send("Accessibility.getFullAXTree");
    const count = (role) => nodes.filter((node) => !node.ignored && node.role?.value === role).length;
    assert.deepEqual([count("grid"), count("gridcell")], [3, 200]);
    // Only what needs a look has a sign that is heard.
    const names = nodes.filter((node) => node.role?.value === "gridcell").map((node) => node.name?.value ?? "");
    assert.ok(names.includes("0") && names.some((name) => /^✗ ?51/.test(name)), `${names}`);
    assert.deepEqual(names.filter((name) => /[✓·□]/.test(name)), []);
  },

  async "in forced colours the signs of lit cells are seen"({ browser, address }) {
    const { page } = await open(browser, { forcedColors: "active" });
    await start(page, address);
    await page.click("#faulty-sample");
    await page.click(".finding .locate");
    await page.locator(".cell.lit").first().waitFor();
    const colours = await page.locator(".cell.lit").evaluateAll((all) => all.map((cell) => {
      const sign = getComputedStyle(cell, "::before").color;
      return [sign === getComputedStyle(cell).color, sign === getComputedStyle(cell).backgroundColor];
    }));
    assert.ok(colours.length > 5 && colours.every(([same, unseen]) => same && !unseen), `${colours}`);
  },

  async "buttons have short names and are described by what they belong to, the text area by one sentence"({ browser, address }) {
    const { page } = await open(browser);
    await start(page, address);
    const described = (locator) => locator.evaluate((element) => document.getElementById(element.getAttribute("aria-describedby"))?.innerText);
    assert.equal(await described(page.locator("#text")), "报告不离开这台电脑");
    await page.click("#faulty-sample");
    const locate = page.locator(".finding .locate").first();
    assert.equal(await locate.getAttribute("aria-label"), "看表格，第 1 条");
    assert.equal(await described(locate), await page.locator(".finding h4").first().innerText());
    const names = await page.locator(".finding button").evaluateAll((all) => all.map((button) => button.ariaLabel.length));
    assert.ok(Math.max(...names) < 12, `${names}`);
  },

  async "Tab comes back to the cell that it left, and the list of keys begins at its way out"({ browser, address }) {
    const { page } = await open(browser);
    await start(page, address);
    await page.click("#faulty-sample");
    await page.locator("[data-cell='applications.granted.total']").focus();
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.activeElement?.dataset.cell?.startsWith("review."));
    await settled(page);
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(page), "applications.granted.total");
    await page.keyboard.press("?");
    await page.waitForFunction(() => document.activeElement?.matches("dialog .close"));
  },

  async "standing is told by words, sign and colour"({ browser, address }) {
    const { page } = await open(browser);
    await start(page, address);
    await page.click("#faulty-sample");
    const told = (id) =>
      page.locator(`[data-cell="${id}"]`).evaluate((element) => [element.title, getComputedStyle(element, "::before").content.split(" / ")[0]]);
    assert.deepEqual(await told("applications.received.total"), ["有误", '"✗"']);
    assert.deepEqual(await told("applications.granted.total"), ["勾稽成立", '"✓"']);
    assert.deepEqual(await told("disclosure.licensing.decisions"), ["无勾稽可核", '"·"']);
  },

  async "on paper: the verdict and the tables, none of the controls"({ browser, address }) {
    const { page } = await open(browser);
    await start(page, address);
    await page.click("#faulty-sample");
    await settled(page);
    await page.emulateMedia({ media: "print" });
    const shown = await page.locator("button, textarea, .inspector, #source").evaluateAll((all) =>
      all.filter((element) => element.checkVisibility() && !element.matches(".link, .counts button")).length);
    assert.equal(shown, 0);
    assert.ok(await page.locator(".print-only").isVisible());
  },

  async "a printed verdict reads back as it was: nothing is cut, nothing lies over another"({ browser, address }) {
    const { page } = await open(browser);
    await start(page, address);
    await page.click("#sample");
    await settled(page);
    const printed = await page.pdf({ preferCSSPageSize: true });
    const cells = (input) =>
      page.evaluate(async (input) => {
        const { check } = await import(new URL("gouji.js", document.baseURI).href);
        const bytes = input.bytes && Uint8Array.from(atob(input.bytes), (letter) => letter.charCodeAt(0));
        return (await check(bytes ?? input.text)).report.cells;
      }, input);
    const [stated, read] = [await cells({ text: report }), await cells({ bytes: printed.toString("base64") })];
    // Each value with its sign behind it; the last table's are too narrow for one line.
    const tables = Object.keys(stated).filter((id) => !id.startsWith("review."));
    assert.equal(tables.length, 185);
    for (const id of tables) assert.equal(read[id].text.replace(/\s*[✓·]$/, ""), stated[id].text, id);
  },
};
