//! Header: the name, what the page does, language and look.

use super::desk::{self, Desk, off};
use super::prefs::Prefs;
use super::state::Action;
use super::words;
use gouji::{Language, messages};
use yew::prelude::*;

/// The head of the page; `unspoken`: how often the English words could not be fetched.
pub fn header(desk: &Desk, prefs: Prefs, unspoken: u32) -> Html {
    let (other, tag, label) = match prefs.language {
        Language::Chinese => (Language::English, "en", "English"),
        Language::English => (Language::Chinese, "zh-CN", "中文"),
    };
    let smaller = prefs.resized(false);
    let larger = prefs.resized(true);
    html! {
        <header class="masthead">
            <div class="name">
                <h1 lang="zh-CN">{ "勾稽" }</h1>
                { desk::words("p", "", desk.t("app.tagline")) }
            </div>
            <div class="settings" role="group" aria-label={desk.t("app.settings")}>
                { choice(desk, prefs, Prefs { language: other, ..prefs }, html! { <span lang={tag}>{ label }</span> }, None) }
                { choice(desk, prefs, smaller, html! { "A−" }, Some("app.size.smaller")) }
                { choice(desk, prefs, Prefs { size: 1, ..prefs }, html! { "A" }, Some("app.size.normal")) }
                { choice(desk, prefs, larger, html! { "A+" }, Some("app.size.larger")) }
                <button type="button" aria-pressed={prefs.contrast.to_string()}
                    onclick={prefer(desk, prefs, Prefs { contrast: !prefs.contrast, ..prefs })}>
                    { desk.t("app.contrast") }
                </button>
                { choice(desk, prefs, Prefs { theme: prefs.theme.next(), ..prefs },
                    html! { { desk.t(&format!("app.theme.{}", prefs.theme.key())) } }, None) }
                <button type="button" onclick={desk.does(Action::Help(true))} aria-keyshortcuts="?">
                    { desk.t("app.keys") }
                </button>
            </div>
            if unspoken > 0 {
                // Another one each time, so that it is heard again.
                <p key={unspoken.to_string()} class="failure" role="alert">
                    { desk.t("app.unspoken") }{ " " }<span lang="en">{ desk.t("app.unspoken.english") }</span>
                </p>
            }
        </header>
    }
}

/// A handler that changes and keeps a preference.
pub fn prefer(desk: &Desk, before: Prefs, prefs: Prefs) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |_| {
        prefs.store(before);
        match messages::speaks(prefs.language) {
            true => desk.act(Action::Prefer(prefs)),
            false => words::fetch(&desk),
        }
    })
}

/// A choice that changes nothing now keeps its place, and the keyboard with it.
fn choice(desk: &Desk, before: Prefs, prefs: Prefs, content: Html, name: Option<&str>) -> Html {
    let name = name.map(|name| desk.t(name));
    html! {
        <button type="button" aria-disabled={off(prefs != before)} title={name} onclick={prefer(desk, before, prefs)}>
            { content }
            if let Some(name) = name { <span class="hidden">{ " " }{ name }</span> }
        </button>
    }
}
