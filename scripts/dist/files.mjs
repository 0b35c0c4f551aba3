// Files of the site: their list, hashes, and compressed copies.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// Every file below a folder, as sorted relative paths.
export function files(folder, below = "") {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = below + entry.name;
      return entry.isDirectory() ? files(folder, `${path}/`) : [path];
    })
    .sort();
}

export const digest = (content, encoding = "hex") => createHash("sha256").update(content).digest(encoding);

export const sha256 = (path) => digest(readFileSync(path));

// A .br and a .gz beside each file that is worth it.
export function compressAll(folder) {
  const worth = files(folder).filter((name) => /\.(html|m?js|css|wasm|svg|txt|ts)$/.test(name));
  for (const name of worth) {
    const path = join(folder, name);
    const bytes = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
