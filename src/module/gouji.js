// The checker for embedders: text or bytes in, the verdict out. Works in pages, in workers and in Node.
// The contract stands in docs/embedding.md, the types in gouji.d.ts.
import init, { documents, english, text } from "./checker.mjs";

let started;
let readers;
let words;

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

// Likewise the English words, which only a check in English needs; `from` is their text or its address, a URL.
export function loadEnglish(from = new URL("./english.txt", import.meta.url)) {
  words ??= Promise.all([load(), told(from)])
    .then(([, told]) => {
      if (!english(told)) throw new Error("The English words could not be loaded.");
    })
    .catch((error) => {
      words = undefined;
      throw error;
    });
  return words;
}

async function told(from) {
  if (!(from instanceof URL)) return from;
  if (from.protocol === "file:") return new TextDecoder().decode(await file(from));
  const response = await fetch(from);
  return response.ok ? response.text() : "";
}

async function start(init, wasm) {
  if (wasm instanceof URL && wasm.protocol === "file:") wasm = await file(wasm);
  await init({ module_or_path: wasm });
}

async function file(url) {
  const { readFile } = await import("node:fs/promises");
  return readFile(url);
}

const ready = (language) => (language.startsWith("en") ? loadEnglish() : load());

// The verdict on a text, the bytes of a file, or a Blob or File.
export async function check(input, { name = "", language = "zh-CN" } = {}) {
  if (typeof Blob === "function" && input instanceof Blob) {
    name ||= input.name ?? "";
    input = await input.arrayBuffer();
  }
  if (typeof input === "string") {
    await ready(language);
    return text(name, input, language);
  }
  if (ArrayBuffer.isView(input)) {
    input = new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  } else if (!(input instanceof ArrayBuffer)) {
    throw new TypeError("check() takes a string, an ArrayBuffer, a view of one, or a Blob");
  }
  await Promise.all([ready(language), loadReaders()]);
  return documents((await readers).documents(name, input), language);
}
