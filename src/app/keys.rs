//! Keys: what the keyboard does anywhere on the page, and the list that says so.

use super::browser;
use super::desk::{Desk, press, words};
use super::dialog::use_dialog;
use super::header::prefer;
use super::prefs::Prefs;
use super::state::Action;
use yew::prelude::*;

/// The action of a key pressed anywhere; `None` leaves it to the browser.
pub fn action(event: &KeyboardEvent) -> Option<Action> {
    if browser::in_field(event) || event.alt_key() || browser::around(event, "dialog").is_some() {
        return None;
    }
    let key = event.key();
    // Who speaks to the computer can switch off what a single letter does (WCAG 2.1.4).
    if matches!(key.as_str(), "n" | "p" | "?" | "？") && browser::root("data-keys").as_deref() == Some("off") {
        return None;
    }
    match (key.as_str(), browser::command(event), event.shift_key()) {
        ("z" | "Z", true, false) => Some(Action::Undo),
        ("y" | "Y", true, _) | ("z" | "Z", true, true) => Some(Action::Redo),
        ("n", false, _) => Some(Action::Step(true)),
        ("p", false, _) => Some(Action::Step(false)),
        ("?" | "？", false, _) => Some(Action::Help(true)),
        ("Escape", false, _) => Some(Action::Look(None)),
        _ => None,
    }
}

/// Keys and the messages that say what they do.
const KEYS: [(&str, &str); 10] = [
    ("Ctrl V", "app.keys.paste"),
    ("n · p", "app.keys.step"),
    ("↑ ↓ ← →", "app.keys.arrows"),
    ("Enter · F2 · 0–9", "app.keys.edit"),
    ("Enter", "app.keys.commit"),
    ("Delete", "app.keys.delete"),
    ("Ctrl Z", "app.keys.undo"),
    ("Ctrl Y", "app.keys.redo"),
    ("Esc", "app.keys.escape"),
    ("?", "app.keys.help"),
];

/// The list of keys.
#[hook]
pub fn use_keys(desk: &Desk, open: bool, prefs: Prefs) -> Html {
    let dialog = use_dialog(open);
    let onclose = desk.on(|| Action::Help(false));
    html! {
        <dialog ref={dialog} class="keys" aria-labelledby="keys-heading" {onclose}>
            <h2 id="keys-heading">{ desk.t("app.keys") }</h2>
            <dl>
                { for KEYS.iter().map(|(keys, does)| html! {
                    <><dt>{ words("kbd", "", *keys) }</dt>{ words("dd", "", desk.t(does)) }</>
                }) }
            </dl>
            <p class="actions">
                <button type="button" id="single-keys" aria-pressed={prefs.keys.to_string()}
                    onclick={prefer(desk, prefs, Prefs { keys: !prefs.keys, ..prefs })}>
                    { desk.t("app.keys.single") }
                    <span aria-hidden="true">{ desk.t(if prefs.keys { "app.keys.on" } else { "app.keys.off" }) }</span>
                </button>
                { press("close begin", desk.t("app.close"), desk.does(Action::Help(false))) }
            </p>
        </dialog>
    }
}
