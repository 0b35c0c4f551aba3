// By hand: values typed into cells as in a spreadsheet, and repairs adopted by a click that was meant.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { settled } from "./browser.mjs";
import { FAULTY, SOUND, TOTAL, cell, faulty, focused, reaches, report, says, shown, two } from "./page.mjs";

const received = (column) => `applications.received.${column}`;
const value = (page, id) => cell(page, id).evaluate((cell) => cell.firstChild.textContent);
const editing = (page) => page.locator("input.field").count();
const edits = (page) => page.locator("[data-edit]").count();
const said = (page, text) => page.locator(".said", { hasText: text }).waitFor();

// Two ways of mending the fourth table are as likely as each other, one stands for the third.
const review = readFileSync(new URL("../reports/full/012-tab.txt", import.meta.url), "utf8").replace("121\t790", "121\t795");
const tied = review
  .replace("\t5548", "\t5584")
  .replace("二、主动公开", "办结的申请中予以公开5548件。\n二、主动公开");

async function clicked(site, options) {
  const { page, context } = await shown(site, report, options);
  const [first, second] = [received("natural_person"), received("research")];
  for (const hold of [30, 90]) {
    await cell(page, first).click({ delay: hold });
    await page.keyboard.type("6");
    await cell(page, second).click({ delay: hold });
    assert.equal(await focused(page), second);
    await page.keyboard.type("4");
    await page.keyboard.press("Enter");
    await settled(page);
    assert.deepEqual([await value(page, first), await value(page, second), await focused(page)], ["6", "4", second]);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await says(page, SOUND);
  }
  await context.close();
}

export const tests = {
  async "of the repairs those that are as likely are seen, the less likely are folded away"(site) {
    const { page } = await shown(site, review);
    const seen = await page.locator(".repairs > ol > li").allInnerTexts();
    assert.ok(seen.every((text) => !/可能性更大/.test(text)), seen.join());
    assert.match(await page.locator(".repairs > details summary").innerText(), /另有 \d+ 种改法/);
    const choice = await page.locator(".repairs > ol").innerText();
    const [, count] = choice.match(/下面 (\d+) 种改法同样可能/);
    assert.equal(await page.locator(".repairs > ol > li", { hasText: "表四" }).count(), Number(count));
    // In the table, too, none of them stands before the others.
    const marks = await page.locator("[data-cell^='review.'].suspect").evaluateAll((cells) => cells.map((cell) => cell.childElementCount));
    assert.deepEqual(marks, Array(Number(count)).fill(0));
  },

  async "a click on another cell confirms what is typed and selects that cell"(site) {
    await clicked(site, {});
    await clicked(site, { viewport: { width: 1920, height: 1080 } });
  },

  async "a click where nothing takes the keyboard confirms and leaves it at the cell"(site) {
    const { page } = await shown(site, faulty);
    await cell(page, TOTAL).click();
    await page.keyboard.type("15");
    await page.locator("#tables-heading + p").click();
    await says(page, SOUND);
    assert.equal(await focused(page), TOTAL);
  },

  async "Tab and the arrows confirm what is typed and go on in the table; Tab alone leaves it"(site) {
    const { page } = await shown(site, report);
    await cell(page, received("natural_person")).focus();
    for (const [typed, key, reached] of [
      ["2", "Tab", received("business")],
      ["3", "Tab", received("research")],
      ["4", "Shift+Tab", received("business")],
      ["5", "ArrowDown", "applications.carried_in.business"],
      ["7", "ArrowUp", received("business")],
    ]) {
      await page.keyboard.type(typed);
      await page.keyboard.press(key);
      await page.waitForFunction((id) => document.activeElement?.getAttribute("data-cell") === id, reached);
      assert.equal(await editing(page), 0);
    }
    const typed = ["natural_person", "business", "research"].map((column) => value(page, received(column)));
    assert.deepEqual([...(await Promise.all(typed)), await value(page, "applications.carried_in.business")], ["2", "5", "4", "7"]);
    const table = () => page.evaluate(() => document.activeElement?.closest(".sheet")?.id);
    // The table is one stop.
    await page.keyboard.press("Tab");
    assert.notEqual(await table(), "table-applications");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(page), received("business"));
    // Behind the last cell there is none.
    await page.keyboard.press("Control+End");
    await page.keyboard.type("9");
    const last = await page.locator("input.field").evaluate((field) => field.closest("td").dataset.cell);
    await page.keyboard.press("Tab");
    await settled(page);
    assert.notEqual(await table(), "table-applications");
    assert.equal(await value(page, last), "9");
  },

  async "Tab and the arrows go on also before the field of a cell is drawn"(site) {
    const { page } = await shown(site, report);
    const below = "applications.carried_in.natural_person";
    for (const [key, reached] of [["Tab", received("business")], ["ArrowDown", below]]) {
      await cell(page, received("natural_person")).focus();
      // All in one task: nothing is drawn in between.
      const prevented = await page.evaluate(([id, key]) => {
        const press = (key) => {
          const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
          document.querySelector(`[data-cell="${id}"]`).dispatchEvent(event);
          return event.defaultPrevented;
        };
        return [press("7"), press("2"), press(key)];
      }, [received("natural_person"), key]);
      assert.deepEqual(prevented, [true, true, true]);
      await settled(page);
      assert.deepEqual([await focused(page), await editing(page)], [reached, 0]);
      assert.equal(await value(page, received("natural_person")), "72");
      await page.keyboard.press("Control+z");
      await says(page, SOUND);
    }
  },

  async "the second click of a double click does nothing: what was adopted stays so, and nothing else is"(site) {
    for (const [text, more] of [[faulty, false], [two, true], [tied, true]]) {
      const { page, context } = await shown(site, text);
      const first = page.locator("[data-repair='0'] .adopt");
      assert.equal(await first.evaluate((button) => button.classList.contains("maybe")), false);
      await first.dblclick();
      await settled(page);
      assert.deepEqual([await edits(page), (await page.locator("[data-repair]").count()) > 0], [1, more]);
      if (more) {
        assert.match(await page.locator("[data-repair='0']").innerText(), /同样可能/);
        // Who means one of them clicks again.
        await page.locator("[data-repair='0'] .adopt").click();
        await page.waitForFunction(() => document.querySelectorAll("[data-edit]").length === 2);
      }
      await context.close();
    }
  },

  async "Enter held on 采纳, or pressed again, adopts nothing that is only one of several"(site) {
    const held = async (page) => {
      for (let times = 0; times < 5; times += 1) await page.keyboard.down("Enter");
      await page.keyboard.up("Enter");
    };
    const twice = async (page) => {
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
    };
    for (const press of [held, twice]) {
      for (const text of [two, tied]) {
        const { page, context } = await shown(site, text);
        await page.locator("[data-repair='0'] .adopt").focus();
        await press(page);
        await reaches(page, "#repairs-heading");
        await settled(page);
        assert.equal(await edits(page), 1);
        await context.close();
      }
    }
  },

  async "the second click on 还原 does not take back another change"(site) {
    const { page } = await shown(site, report);
    for (const column of ["business", "research", "legal_service"]) {
      await cell(page, received(column)).focus();
      await page.keyboard.type("8");
      await page.keyboard.press("Enter");
    }
    await page.locator("[data-edit] .restore").first().dblclick();
    await settled(page);
    assert.equal(await edits(page), 2);
  },

  async "what is undone and done again is told"(site) {
    const { page } = await shown(site, faulty);
    await page.locator("[data-repair='0'] .adopt").click();
    await says(page, SOUND);
    await page.keyboard.press("Control+z");
    await said(page, /^已撤销：表三·一、本年新收·总计 16 改为 15$/);
    await says(page, FAULTY);
    await page.keyboard.press("Control+y");
    await said(page, /^已重做：表三·一、本年新收·总计 16 改为 15$/);
  },

  async "a finding that one change mends has 采纳 beside it, one of several as likely has not"(site) {
    const { page, context } = await shown(site, faulty);
    await page.locator(".finding.error .adopt").click();
    await says(page, SOUND);
    assert.equal(await value(page, TOTAL), "15");
    await context.close();
    const other = await shown(site, tied);
    assert.equal(await other.page.locator(".finding.error").count(), 2);
    assert.equal(await other.page.locator(".finding .adopt").count(), 1);
  },
};
