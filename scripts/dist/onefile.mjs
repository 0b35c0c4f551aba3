// The single file: the page with its style, programs, worker and words inside, opened by a double click. Its policy names its
// two scripts and its style by hash and forbids every connection.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { digest } from "./files.mjs";
import { insert, swap, withPolicy, without } from "./html.mjs";

export function oneFile({ root, dist, html, glue, wasm, readers, english, terms }) {
  const read = (...path) => readFileSync(join(...path), "utf8");
  const bytes = (name) => readFileSync(join(dist, name));

  const unpack = swap(read(root, "src/unpack.js"), '"INFLATE";', read(root, "node_modules/tiny-inflate/index.js"));
  const boot = `${unpack}\n${read(root, "src/boot.js")}`;
  const program = `${read(dist, glue)}\n${read(root, "src/onefile.js")}`;
  const thread = `${read(dist, readers.replace(".wasm", ".js"))}\n${read(root, "src/module/worker.js")}`;
  const style = read(dist, html.match(/href="\.\/(style-[^"]+\.css)"/)[1]);
  [boot, program, thread, style, terms].forEach(refuseTags);

  const data = (id, text) => `<script type="text/plain" id="${id}">${text}</script>`;
  const parts = [
    data("packed-page", pack(bytes(wasm))),
    data("packed-readers", pack(bytes(readers))),
    data("packed-english", pack(bytes(english))),
    data("unpack", unpack),
    data("thread", thread),
    `<script>${boot}</script>`,
    `<script type="module">${program}</script>`,
  ];
  const hash = (text) => `'sha256-${digest(text, "base64")}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(boot)} ${hash(program)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "worker-src blob:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types gouji",
  ];

  html = without(html, /\s*<link[^>]*rel="icon"[^>]*>/);
  html = without(html, /\s*<link[^>]*rel="stylesheet"[^>]*>/);
  html = without(html, /\s*<script[^>]*src="\.\/boot-[^>]*><\/script>/);
  html = without(html, /\s*<link[^>]*rel="modulepreload"[^>]*>/);
  html = without(html, /\s*<link[^>]*rel="preload"[^>]*>/);
  html = insert(html, `<style>${style}</style>`);
  html = insert(html, data("licences", terms));
  html = withPolicy(html, () => policy.join("; "));
  return swap(html, "</body>", `${parts.join("\n")}\n</body>`);
}

// Length and deflated bytes as text, as src/unpack.js reads it: `123456:` and five characters for four bytes.
function pack(bytes) {
  const visible = Array.from({ length: 94 }, (_, number) => String.fromCharCode(33 + number));
  const digits = visible.filter((character) => !"\"$&'<>\\`|".includes(character));
  const packed = deflateRawSync(bytes, { level: 9 });
  const words = Buffer.concat([packed, Buffer.alloc((4 - (packed.length % 4)) % 4)]);
  let text = `${bytes.length}:`;
  for (let place = 0; place < words.length; place += 4) {
    let word = words.readUInt32BE(place);
    let five = "";
    for (let i = 0; i < 5; i += 1, word = Math.floor(word / 85)) five = digits[word % 85] + five;
    text += five;
  }
  return text;
}

// Inside a script or style element the text ends at its first closing tag, whatever it means there.
function refuseTags(text) {
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error("a tag inside an inlined file");
}
