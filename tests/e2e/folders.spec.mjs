// Folders that are dropped: what in them cannot be read is named beside what was read.
import assert from "node:assert/strict";
import { drop, opened, report, says, SOUND } from "./page.mjs";

// Stands in for the folder of a drop, which no test can make: a report, a file and a folder that are locked, leavings.
function folder(report) {
  const refuse = (name) => new DOMException(name, "NotReadableError");
  const locked = (name) => ({ isFile: true, name, file: (_, fail) => fail(refuse(name)) });
  const file = (name, text) => ({ isFile: true, name, file: (done) => done(new File([text], name)) });
  const lists = (name, ...turns) => ({
    isDirectory: true,
    name,
    createReader: () => ({ readEntries: (done, fail) => (turns.length ? done(turns.shift()) : fail(refuse(name))) }),
  });
  const inner = lists("锁着的文件夹");
  const outer = lists("各单位", [file("甲.txt", report), locked("锁.docx")], [locked("~$锁.docx"), inner], []);
  const real = window.goujiFiles;
  window.goujiFiles = () => real({ items: [{ webkitGetAsEntry: () => outer, getAsFile: () => null }] });
}

async function named(site) {
  const { page, watch } = await opened(site);
  await page.evaluate(folder, report);
  await drop(page, { "各单位": "" });
  await says(page, SOUND);
  const told = (await page.locator(".failure").allInnerTexts()).join("\n");
  for (const name of ["锁.docx", "锁着的文件夹"]) assert.ok(told.includes(name), `${name}: ${told}`);
  assert.ok(!told.includes("~$"), told);
  assert.deepEqual(watch.complaints, []);
}

export const tests = { "what cannot be read in a folder is named": named };
