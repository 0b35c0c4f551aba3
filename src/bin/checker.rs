//! The checker as a JavaScript module of its own: what the page's worker loads when the first file arrives, and what
//! embedders import. `scripts/checker` builds it into `dist/`:
//!
//! | file | what |
//! |---|---|
//! | `checker-HASH.wasm` | this program |
//! | `checker-HASH.js` | its glue as a classic script, for the worker |
//! | `worker.js` | the worker: a **classic** script, `new Worker("worker.js")` without `type: "module"` |
//! | `gouji.js`, `gouji.d.ts` | the ES module for embedders: `import { check } from "./gouji.js"`; see docs/embedding.md |
//!
//! The worker's protocol, one message in, one message out, in order:
//!
//! - in: `{ id, name, bytes | text, language }`. `id` is anything and comes back as it is; `name` is the file's name or
//!   `""`; `bytes` is an `ArrayBuffer` or `Uint8Array` (transfer it) and `text` a string; `language` is `"zh-CN"` or
//!   `"en"`.
//! - out: `{ id, outcome }`, [`gouji::Outcome`] as plain objects (`serde_wasm_bindgen::from_value` reads it back), or
//!   `{ id, error }` where the program broke down over the input. After an `error`, and after an `error` event of the
//!   worker, terminate it and start another; that is also how a check is cancelled or stopped when it overruns.
//! - A page without a server (one file, `blob:` worker) cannot fetch: there the worker's text is the glue's text and
//!   `worker.js` after it, and the first message is `{ wasm }`, the program's bytes; it is not answered.
//!
//! A policy of `script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'` is enough.

#[cfg(target_arch = "wasm32")]
mod module {
    use gouji::source::Decode;
    use gouji::{Language, Outcome, check_bytes, check_text};
    use serde::Serialize;
    use serde_wasm_bindgen::Serializer;
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

    fn run(name: &str, input: &JsValue, language: &str) -> Outcome {
        let language = if language.starts_with("en") { Language::English } else { Language::Chinese };
        match input.as_string() {
            Some(text) => check_text(name, text, language),
            None => check_bytes(name, &js_sys::Uint8Array::new(input).to_vec(), &Browser, language),
        }
    }

    fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
        Ok(value.serialize(&Serializer::json_compatible())?)
    }

    /// The verdict on a string, an `ArrayBuffer` or a `Uint8Array`.
    #[wasm_bindgen]
    pub fn check(name: &str, input: &JsValue, language: &str) -> Result<JsValue, JsValue> {
        plain(&run(name, input, language).verdict)
    }

    /// Everything that a check gives: document, reports, verdict.
    #[wasm_bindgen]
    pub fn outcome(name: &str, input: &JsValue, language: &str) -> Result<JsValue, JsValue> {
        plain(&run(name, input, language))
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The checker module runs in a browser or in Node: see docs/embedding.md.");
}
