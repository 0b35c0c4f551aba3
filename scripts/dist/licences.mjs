// The licences of everything that goes into the programs, as one text.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

export function licences(root) {
  const texts = new Map();
  const rust = { name: "the Rust standard library", licence: "MIT OR Apache-2.0", folder: "" };
  const parts = [{ name: "Gouji", licence: "MIT", folder: root }, ...crates(root), rust, ...scripts(root)];
  for (const { name, licence, folder } of parts) {
    const found = chosen(folder, licence).map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
    for (const text of found.length > 0 ? found : [`(${licence}; the package carries no text of it)`]) {
      texts.set(text, [...(texts.get(text) ?? []), `${name} (${licence})`]);
    }
  }
  const line = "=".repeat(80);
  return [...texts].map(([text, names]) => `${line}\n${names.join("\n")}\n${line}\n\n${text}\n`).join("\n");
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
    .map(({ name, version, license, manifest_path }) => ({
      name: `${name} ${version}`,
      licence: license ?? "see its text",
      folder: dirname(manifest_path),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

// What the single file carries besides.
function scripts(root) {
  const folder = join(root, "node_modules/tiny-inflate");
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return [{ name: `${name} ${version}`, licence: license, folder }];
}

// The files with the terms; where there is a choice and MIT is one, only those.
function chosen(folder, licence) {
  if (!existsSync(folder)) return [];
  const all = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|unlicense|notice)/i.test(name)).sort();
  const mit = /\bMIT\b.* OR | OR .*\bMIT\b|MIT\//.test(licence) ? all.filter((name) => /mit/i.test(name)) : [];
  return mit.length > 0 ? mit : all;
}
