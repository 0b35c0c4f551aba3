#!/usr/bin/env node
// A program that wasm-bindgen wrote, made small: optimized, with short names where it meets its glue, and the glue without
// spaces and comments. `program.mjs WASM GLUE…` for one program and the glue of each kind that goes with it.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { minify } from "terser";
import { withoutPlaces } from "./places.mjs";

// Chromium 80 knows neither sign extension nor bulk memory: they are taken out. Repeated expressions kept apart,
// locals left as they are and functions called once left alone are larger, but smaller when compressed.
const OPTIONS = [
  "-Oz", "--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-nontrapping-float-to-int", "--enable-sign-ext",
  "--enable-mutable-globals", "--signext-lowering", "--llvm-memory-copy-fill-lowering", "--llvm-nontrapping-fptoint-lowering",
  "--skip-pass=local-cse", "--skip-pass=simplify-locals", "--one-caller-inline-max-function-size=0",
  "--minify-imports-and-exports-and-modules",
];

// What the module of the imports is called afterwards.
const MODULE = "a";

// `told`: whether its panics are told to anybody.
export async function shrink(wasm, glues, told = false) {
  const { imports, exports } = JSON.parse(execFileSync("wasm-opt", [...OPTIONS, wasm, "-o", wasm], { encoding: "utf8" }));
  writeFileSync(wasm, withoutPlaces(readFileSync(wasm), told));
  const modules = new Set(imports.map(([module]) => module));
  const imported = new Map(imports.map(([, name, short]) => [name, short]));
  const exported = new Map(exports);
  for (const glue of glues) {
    const text = readFileSync(glue, "utf8")
      .replace(/^(\s*)(\w+): /gm, (whole, before, name) => (imported.has(name) ? `${before}${imported.get(name)}: ` : whole))
      .replace(/^(\s*)"([^"]+)": import/gm, (whole, before, name) => (modules.has(name) ? `${before}"${MODULE}": import` : whole))
      .replace(/\bwasm\.(\w+)/g, (whole, name) => (exported.has(name) ? `wasm.${exported.get(name)}` : whole));
    // The names at the top of a module are its own; in the single file, other text goes on where the glue ends, and starts it.
    const module = /^export /m.test(text);
    const { code } = await minify(text, { ecma: 2020, module, mangle: { reserved: ["__wbg_init"] }, compress: { passes: 2 } });
    writeFileSync(glue, `${code}\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [wasm, ...glues] = process.argv.slice(2);
  await shrink(wasm, glues);
}
