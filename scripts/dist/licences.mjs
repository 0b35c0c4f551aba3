// The licences of everything that goes into the programs, as one text.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

// What the standard library brings into the programs; its packages are not among the crates.
const RUST = [
  { name: "the Rust standard library", licence: "MIT OR Apache-2.0", authors: ["the Rust Project Developers (https://thanks.rust-lang.org)"] },
  { name: "dlmalloc, in the Rust standard library", licence: "MIT OR Apache-2.0", authors: ["Alex Crichton"] },
  { name: "compiler_builtins, in the Rust standard library", licence: "MIT", authors: ["Jorge Aparicio, the Rust Project Developers"] },
];

// A text for every part, each once under the names of its parts; throws where a part has none.
export function licences(root) {
  const texts = new Map();
  const own = readFileSync(join(root, "LICENSE"), "utf8");
  const parts = [{ name: "Gouji", licence: "MIT", folder: root }, ...crates(root), ...RUST, ...scripts(root)];
  for (const part of parts) {
    for (const text of terms(part, own)) {
      texts.set(text, [...(texts.get(text) ?? []), `${part.name} (${part.licence})`]);
    }
  }
  const line = "=".repeat(80);
  return [...texts].map(([text, names]) => `${line}\n${names.join("\n")}\n${line}\n\n${text}\n`).join("\n");
}

// The texts that a part carries. Some packages name the MIT licence and carry no text: they get its words, which are those
// of `own`, with their authors.
function terms({ name, licence, folder, authors }, own) {
  const carried = chosen(folder, licence).map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
  if (carried.length > 0) return carried;
  if (!/\bMIT\b/.test(licence)) throw new Error(`no licence text of ${name} (${licence})`);
  return [own.replace(/^Copyright .*$/m, () => `Copyright (c) ${authors.join(", ")}`).trim()];
}

// The crates that the programs depend on, in the order of their names.
function crates(root) {
  const words = ["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"];
  const metadata = JSON.parse(execFileSync("cargo", words, { cwd: root, maxBuffer: 1 << 28, encoding: "utf8" }));
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const reached = new Set();
  const visit = (id) => {
    if (reached.has(id)) return;
    reached.add(id);
    for (const { pkg, dep_kinds } of nodes.get(id).deps) if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
  };
  visit(metadata.resolve.root);
  return metadata.packages
    .filter(({ id }) => reached.has(id) && id !== metadata.resolve.root)
    .map(({ name, version, license, authors, manifest_path }) => ({
      name: `${name} ${version}`,
      licence: license ?? "see its text",
      folder: dirname(manifest_path),
      authors: authors.length > 0 ? authors : [`the authors of ${name}`],
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

// What the single file carries besides.
function scripts(root) {
  const folder = join(root, "node_modules/tiny-inflate");
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return [{ name: `${name} ${version}`, licence: license, folder }];
}

// The files with the terms: of each part of "A AND B" those that name it, MIT where there is a choice; else all there are.
function chosen(folder, licence) {
  if (folder === undefined) return [];
  const all = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|unlicense|notice)/i.test(name)).sort();
  const named = (word) => all.filter((name) => name.toLowerCase().includes(word.toLowerCase()));
  const found = licence.split(" AND ").map((part) => {
    const word = ["MIT", "Unicode"].find((word) => part.includes(word));
    return word && named(word).length > 0 ? named(word) : all;
  });
  return [...new Set(found.flat())];
}
