// Set aside: with a reason, as long as it says what it said, and told in the verdict.
import assert from "node:assert/strict";
import { settled } from "./browser.mjs";
import { BROKEN, FAULTY, SOUND, doubtful, faulty, opened, reaches, report, save, says, setAside, shown, verdict } from "./page.mjs";

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
// The channels make 15, the table says 51 and does not balance: a remark. Where it says 9 and does, an error.
const hinted = report.replace("1\t0\t0\t0\t14\t0\t15", "1\t0\t0\t0\t14\t0\t51");
const wrong = report.replaceAll("1\t0\t0\t0\t14\t0\t15", "1\t0\t0\t0\t8\t0\t9");

export const tests = {
  async "an error or a doubt is not set aside without a reason, a remark is"(site) {
    for (const [text, level, needed] of [[faulty, "error", true], [doubtful, "doubt", true], [hinted, "hint", false]]) {
      const { page, context } = await shown(site, text);
      const finding = page.locator(`.finding.${level}`).first();
      await finding.locator("button[aria-expanded]").click();
      await reaches(page, ".aside-form input");
      const input = page.locator(".aside-form input");
      assert.equal(await input.getAttribute("aria-required"), String(needed));
      await page.keyboard.type("  ");
      await page.keyboard.press("Enter");
      if (needed) {
        await page.locator(".aside-form [role=alert]", { hasText: "请写明理由" }).waitFor();
        assert.equal(await page.locator(".finding.set-aside").count(), 0);
        assert.equal(await input.getAttribute("aria-invalid"), "true");
        await reaches(page, ".aside-form input");
        await page.keyboard.type("底稿如此");
        await page.keyboard.press("Enter");
      }
      await page.locator(".finding.set-aside").waitFor();
      await page.locator(".said", { hasText: /^已搁置：/ }).waitFor();
      await context.close();
    }
  },

  async "what is set aside comes back when it weighs more or says another number, with the reason it had"(site) {
    const { page, context } = await shown(site, hinted);
    await setAside(page.locator(".finding.hint", { hasText: "51" }), "渠道未列全");
    await page.locator(".finding.set-aside").waitFor();
    await page.fill("#text", wrong);
    await settled(page);
    assert.equal(await page.locator(".finding.set-aside").count(), 0);
    const back = page.locator(".finding.error");
    assert.match(await back.innerText(), /9[^]*原搁置理由[^]*渠道未列全/);
    assert.deepEqual(JSON.parse(await save(page, "json")).set_aside, []);
    assert.match(await verdict(page), /；错误 1 处$/);
    // As it was, it is set aside as it was; so it stays in the other language.
    await page.fill("#text", hinted);
    await page.locator(".finding.set-aside").waitFor();
    await page.getByText("English", { exact: true }).click();
    await page.locator("html[lang=en]").waitFor();
    await page.locator(".finding.set-aside").waitFor();
    await context.close();
    const other = await shown(site, doubtful);
    await setAside(other.page.locator(".finding.doubt", { hasText: "18" }));
    await says(other.page, `${SOUND}（已搁置 1 处）`);
    await other.page.fill("#text", doubtful.replaceAll("\t15\n", "\t16\n").replaceAll("14\t0\t15", "15\t0\t16"));
    await other.page.locator(".finding", { hasText: "原搁置理由" }).waitFor();
    assert.equal(await other.page.locator(".finding.set-aside").count(), 0);
  },

  async "the verdict ends with what was set aside, of whatever kind"(site) {
    const { page } = await shown(site, hinted);
    const before = await verdict(page);
    await setAside(page.locator(".finding.hint").first(), "");
    await says(page, `${before}（已搁置 1 处）`);
    await setAside(page.locator(".finding.error").first());
    await says(page, `${BROKEN}（已搁置 2 处）`);
  },

  async "what is set aside is told in one sentence and is red no longer"(site) {
    const { page } = await shown(site, faulty);
    const finding = page.locator(".finding.error");
    const red = () => finding.evaluate((finding) => {
      const red = (element) => getComputedStyle(element).color;
      return [...finding.querySelectorAll(".sign, .level, .relation")].map(red).concat(getComputedStyle(finding).borderLeftColor);
    });
    assert.deepEqual([...new Set(await red())], ["rgb(179, 38, 27)"]);
    await setAside(finding);
    await page.locator(".said", { hasText: /^已搁置：「表三·一、本年新收·总计」填 16，应为 15$/ }).waitFor();
    assert.ok(!(await red()).includes("rgb(179, 38, 27)"));
  },

  async "a repair says that its finding is set aside only where it is"(site) {
    const { page } = await shown(site, hinted);
    await setAside(page.locator(".finding.hint", { hasText: "51" }), "渠道未列全");
    await page.locator(".finding.set-aside").waitFor();
    assert.doesNotMatch(await page.locator("[data-repair='0']").innerText(), /已搁置/);
    await setAside(page.locator(".finding.error").first());
    await page.locator("[data-repair='0']", { hasText: "已搁置" }).waitFor();
  },

  async "a letter names what was set aside, and not what nobody said"(site) {
    const { page } = await shown(site, faulty, CLIPBOARD);
    await setAside(page.locator(".finding.error").first(), "底稿如此");
    await says(page, `${BROKEN}（已搁置 1 处）`);
    await page.click("[data-export=notice]");
    const letter = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(letter, /有 2 项勾稽不成立[^]*经核实不作修改[^]*不改的理由：底稿如此/);
    assert.doesNotMatch(letter, /未发现需要修改|说明情况/);
  },
};
