// The checker for embedders: text or bytes in, the verdict out. Works in pages, in workers and in Node.
// The contract stands in docs/embedding.md, the types in gouji.d.ts.
import init, { documents, text } from "./checker.mjs";

let started;
let readers;

// Loads the program once; `check` does it by itself when it is first called. `wasm` is the program's bytes, its
// address or a compiled module, for pages that cannot fetch it from beside this file.
export function load(wasm = new URL("./checker.wasm", import.meta.url)) {
  started ??= start(init, wasm).catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

// Likewise the readers of files, which only a check of bytes needs.
export function loadReaders(wasm = new URL("./readers.wasm", import.meta.url)) {
  readers ??= import("./readers.mjs")
    .then(async (module) => {
      await start(module.default, wasm);
      return module;
    })
    .catch((error) => {
      readers = undefined;
      throw error;
    });
  return readers.then(() => {});
}

async function start(init, wasm) {
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
  if (typeof input === "string") {
    await load();
    return text(name, input, language);
  }
  if (ArrayBuffer.isView(input)) {
    input = new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  } else if (!(input instanceof ArrayBuffer)) {
    throw new TypeError("check() takes a string, an ArrayBuffer, a view of one, or a Blob");
  }
  await Promise.all([load(), loadReaders()]);
  return documents((await readers).documents(name, input), language);
}
