//! Header: the name, what the page does, language and look.

use super::desk::{Desk, off, words};
use super::prefs::Prefs;
use super::state::Action;
use gouji::Language;
use yew::prelude::*;

/// The head of the page.
pub fn header(desk: &Desk, prefs: Prefs) -> Html {
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
                { words("p", "", desk.t("app.tagline")) }
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
        </header>
    }
}

/// A handler that changes and keeps a preference.
pub fn prefer(desk: &Desk, before: Prefs, prefs: Prefs) -> Callback<MouseEvent> {
    desk.on(move || {
        prefs.store(before);
        Action::Prefer(prefs)
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
