//! Words: the English ones, which the page does not carry. The loader has fetched them where the page begins in English;
//! later it fetches them when they are wanted.

use super::browser;
use super::desk::Desk;
use super::state::Action;
use gouji::{Language, messages};
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// What the loader (`boot.js`) fetched, and its function that does so.
const FETCHED: &str = "goujiEnglish";
const FETCHER: &str = "goujiWords";

/// Whether the page can begin in a language.
pub fn begin(language: Language) -> bool {
    learn(&browser::loader(FETCHED));
    messages::speaks(language)
}

fn learn(words: &JsValue) -> bool {
    words.as_string().is_some_and(messages::use_english)
}

/// Turns the page to English once the words are there.
pub fn fetch(desk: &Desk) {
    let words = browser::ask_loader(FETCHER, &JsValue::UNDEFINED).and_then(|words| words.dyn_into::<Promise>().ok());
    let desk = desk.clone();
    spawn_local(async move {
        let there = match words {
            Some(words) => JsFuture::from(words).await.is_ok_and(|words| learn(&words)),
            None => false,
        };
        desk.act(Action::Spoken(there));
    });
}
