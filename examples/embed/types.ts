// Compiled by a test: the types hold for what embedders write.
import { check, load, loadEnglish, loadReaders, type Finding, type Verdict } from "../../src/module/gouji.js";

await load();
await loadReaders(new Uint8Array());
await loadEnglish(new URL("https://portal.example/english.txt"));
const verdict: Verdict = await check("…", { name: "a.txt", language: "en" });
const errors: Finding[] = verdict.findings.filter((finding) => finding.level === "error");
const received: number | null | undefined = verdict.report?.cells["applications.received.total"]?.value;
const bytes: Verdict = await check(new Uint8Array([1, 2]).buffer);
// @ts-expect-error: a number is no input
await check(1);
export { bytes, errors, received };
