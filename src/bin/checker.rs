//! The checker as a JavaScript module of its own, what embedders import: texts and the documents that the readers
//! (`readers.rs`) found in files → verdicts. `scripts/modules` builds it into `dist/`:
//!
//! | file | what |
//! |---|---|
//! | `checker-HASH.wasm`, `checker-HASH.mjs` | this program and its glue |
//! | `english-HASH.txt` | the English words, which `gouji.js` and the page fetch where they are wanted |
//! | `gouji.js`, `gouji.d.ts` | the ES module for embedders: `import { check } from "./gouji.js"`; see docs/embedding.md |

#[cfg(target_arch = "wasm32")]
mod module {
    use gouji::document::wire;
    use gouji::{Language, Outcome, check, check_text};
    use serde::Serialize;
    use serde_wasm_bindgen::Serializer;
    use wasm_bindgen::prelude::*;

    fn spoken(language: &str) -> Language {
        if language.starts_with("en") { Language::English } else { Language::Chinese }
    }

    fn plain(outcome: &Outcome) -> Result<JsValue, JsValue> {
        Ok(outcome.verdict.serialize(&Serializer::json_compatible())?)
    }

    /// Makes the English words known; whether they are words.
    #[wasm_bindgen]
    pub fn english(words: String) -> bool {
        gouji::messages::use_english(words)
    }

    /// The verdict on a text.
    #[wasm_bindgen]
    pub fn text(name: &str, text: String, language: &str) -> Result<JsValue, JsValue> {
        plain(&check_text(name, text, spoken(language)))
    }

    /// The verdict on the documents of a file, as the readers give them.
    #[wasm_bindgen]
    pub fn documents(documents: &[u8], language: &str) -> Result<JsValue, JsValue> {
        let documents = wire::decode(documents).ok_or("not what the readers of this version give")?;
        plain(&check::check_documents(documents, spoken(language)))
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The checker module runs in a browser or in Node: see docs/embedding.md.");
}
