// node examples/embed/node.mjs FILE…: one verdict a line, as examples/check.rs prints them.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { check } from "../../dist/gouji.js";

for (const path of process.argv.slice(2)) {
  console.log(JSON.stringify(await check(await readFile(path), { name: basename(path) })));
}
