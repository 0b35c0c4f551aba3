// The licences of everything that goes into the programs stand in licences.txt and in the single file.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const LINE = "=".repeat(80);

// What the programs are made of, as "name version": by cargo's tree of the page's target, and by the packages that the
// scripts which put the site together read from.
async function ingredients(root) {
  const words = ["tree", "--locked", "--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro", "--prefix", "none"];
  const { stdout } = await run("cargo", [...words, "--format", "{p}"], { cwd: root });
  const crates = stdout.split("\n").map((line) => line.match(/^(\S+) v(\S+)/)).filter(Boolean);
  const folder = join(root, "scripts/dist");
  const scripts = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  const packages = [...scripts.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/g)].map(([, name]) => {
    const { version } = JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8"));
    return [name, name, version];
  });
  const names = [...crates, ...packages].map(([, name, version]) => `${name} ${version}`);
  return new Set([...names.filter((name) => !name.startsWith("gouji ")), "the Rust standard library"]);
}

// The parts that have terms of their own in the text: { "name version": terms }.
function parts(text) {
  const pieces = text.split(`${LINE}\n`).slice(1);
  const found = {};
  for (let at = 0; at + 1 < pieces.length; at += 2) {
    for (const title of pieces[at].trim().split("\n")) {
      const name = title.slice(0, title.indexOf(" ("));
      found[name] = (found[name] ?? "") + pieces[at + 1];
    }
  }
  return found;
}

// What is missing in a text, and what carries no more than a line.
function missing(text, names) {
  const found = parts(text);
  return [...names].filter((name) => (found[name] ?? "").trim().length < 500);
}

async function complete({ dist }) {
  const text = readFileSync(join(dist, "licences.txt"), "utf8");
  const names = await ingredients(join(dist, ".."));
  assert.ok(names.size > 60, "cargo and the scripts named what is inside");
  assert.deepEqual(missing(text, names), []);
  assert.ok(readFileSync(join(dist, "gouji.html"), "utf8").includes(text), "the single file carries the same");
  for (const name of ["tiny-inflate", "yew", "the Rust standard library"]) {
    const without = text.replace(new RegExp(`^${name}.*\n`, "m"), "");
    assert.equal(missing(without, names).length, 1, `${name} is missed`);
  }
}

export const tests = { "every crate and package inside has its terms": complete };
