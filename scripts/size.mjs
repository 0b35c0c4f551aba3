#!/usr/bin/env node
// Prints what a visitor has to load beside the budgets, and fails where a part grows above what it is today (`most`):
// the budgets are not kept yet, and what is not kept must not get worse. Lower `most` with every saving; it goes away
// where it reaches the budget.
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const KB = 1000;

// The files that opening the page loads: index.html and what it refers to.
export function firstVisit(dist) {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const named = [...html.matchAll(/(?:src|href)="?\.\/([^\s">]+)/g)].map((match) => match[1]);
  return ["index.html", ...new Set(named.filter((name) => existsSync(join(dist, name))))];
}

function measure(dist, names) {
  const files = names.map((name) => {
    const bytes = readFileSync(join(dist, name));
    return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
  });
  const sum = (key) => files.reduce((total, file) => total + file[key], 0);
  return { files, total: { name: "total", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") } };
}

const row = ({ name, raw, gzip, brotli }) =>
  `  ${name.padEnd(36)}${[raw, gzip, brotli].map((bytes) => String(bytes).padStart(11)).join("")}`;

// One part of the site with its budget; true where it is not larger than it may be today.
function report(dist, { title, names, by, budget, most }) {
  if (names.length === 0) return true;
  const { files, total } = measure(dist, names);
  const over = total[by] <= budget ? "" : ` — OVER BUDGET by ${total[by] - budget}`;
  const kept = total[by] <= Math.max(budget, most);
  console.log(`${title}: ${total[by]} of ${budget} bytes (${by})${over}${kept ? "" : `, and more than ${most}`}`);
  for (const file of [...files, total]) console.log(row(file));
  return kept;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const dist = process.argv[2] ?? "dist";
  const all = readdirSync(dist);
  console.log(`  ${"bytes".padEnd(36)}${["raw", "gzip", "brotli"].map((word) => word.padStart(11)).join("")}`);
  const parts = [
    { title: "first visit", names: firstVisit(dist), by: "brotli", budget: 200 * KB, most: 472.2 * KB },
    { title: "readers, for the page's worker", names: all.filter((name) => /^(readers|worker)-.*\.(js|wasm)$/.test(name)), by: "brotli", budget: 200 * KB, most: 200 * KB },
    { title: "checker, for embedders", names: all.filter((name) => /^(gouji\.js|checker-.*\.(mjs|wasm))$/.test(name)), by: "brotli", budget: 200 * KB, most: 279.5 * KB },
    { title: "English, where it is wanted", names: all.filter((name) => /^english-.*\.txt$/.test(name)), by: "brotli", budget: 20 * KB, most: 20 * KB },
    { title: "one file", names: all.filter((name) => name === "gouji.html"), by: "raw", budget: 1200 * KB, most: 1200 * KB },
  ];
  const kept = parts.map((part) => report(dist, part));
  process.exitCode = kept.every(Boolean) ? 0 : 1;
}
