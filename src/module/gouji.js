// The checker for embedders: text or bytes in, the verdict out. Works in pages, in workers and in Node.
// The contract stands in docs/embedding.md, the types in gouji.d.ts.
import init, { check as run } from "./checker.mjs";

let started;

// Loads the program once; `check` does it by itself when it is first called. `wasm` is the program's bytes, its
// address or a compiled module, for pages that cannot fetch it from beside this file.
export function load(wasm) {
  started ??= start(wasm).catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

async function start(wasm = new URL("./checker.wasm", import.meta.url)) {
  if (wasm instanceof URL && wasm.protocol === "file:") {
    const { readFile } = await import("node:fs/promises");
    wasm = await readFile(wasm);
  }
  await init({ module_or_path: wasm });
}

// The verdict on a text, the bytes of a file, or a Blob or File.
export async function check(input, { name = "", language = "zh-CN" } = {}) {
  if (typeof Blob === "function" && input instanceof Blob) {
    name ||= input.name ?? "";
    input = await input.arrayBuffer();
  }
  if (ArrayBuffer.isView(input)) {
    input = new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  } else if (typeof input !== "string" && !(input instanceof ArrayBuffer)) {
    throw new TypeError("check() takes a string, an ArrayBuffer, a view of one, or a Blob");
  }
  await load();
  return run(name, input, language);
}
