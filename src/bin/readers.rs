//! The readers of files as a program of their own: what the page's worker loads when the first file arrives, and the
//! checker module when it is given bytes. `scripts/modules` builds it into `dist/`:
//!
//! | file | what |
//! |---|---|
//! | `readers-HASH.wasm` | this program |
//! | `readers-HASH.js`, `.mjs` | its glue, as a classic script for the worker and as a module for `gouji.js` |
//! | `worker.js` | the worker: a **classic** script, `new Worker("worker.js")` without `type: "module"` |
//!
//! The worker's protocol, one message in, one message out, in order:
//!
//! - in: `{ id, name, bytes | text }`. `id` is anything and comes back as it is; `name` is the file's name or `""`;
//!   `bytes` is an `ArrayBuffer` or `Uint8Array` (transfer it) and `text` a string.
//! - out: `{ id, documents }`, the bytes of [`gouji::document::wire`], or `{ id, error }` where the program broke down over
//!   the input, or `{ id, error, unloaded: true }` where the program could not be loaded, which says nothing of the input.
//!   After an `error`, and after an `error` event of the worker, terminate it and start another; that is also how reading
//!   is cancelled or stopped when it overruns.
//! - A page without a server (one file, `blob:` worker) cannot fetch: there the worker's text is the glue's text and
//!   `worker.js` after it, and the first message is `{ wasm }`, the program's bytes; it is not answered.
//!
//! A policy of `script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'` is enough.

#[cfg(target_arch = "wasm32")]
mod module {
    use gouji::document::wire;
    use gouji::source::{self, Decode};
    use wasm_bindgen::prelude::*;

    /// The browser's own decoder.
    struct Browser;

    impl Decode for Browser {
        fn decode(&self, label: &str, bytes: &[u8]) -> Option<String> {
            let options = web_sys::TextDecoderOptions::new();
            // A byte order mark was looked at before.
            js_sys::Reflect::set(&options, &"ignoreBOM".into(), &JsValue::TRUE).ok()?;
            let decoder = web_sys::TextDecoder::new_with_label_and_options(label, &options).ok()?;
            decoder.decode_with_u8_array(bytes).ok()
        }
    }

    /// The documents of a string, an `ArrayBuffer` or a `Uint8Array`.
    #[wasm_bindgen]
    pub fn documents(name: &str, input: &JsValue) -> Vec<u8> {
        wire::encode(&match input.as_string() {
            Some(text) => vec![(name.to_owned(), source::read_text(text))],
            None => source::read(&js_sys::Uint8Array::new(input).to_vec(), name, &Browser),
        })
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The readers run in a browser or in Node: see docs/embedding.md.");
}
