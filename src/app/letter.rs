//! Letter: a notice to be looked at, completed, copied or printed before it leaves.

use super::browser;
use super::desk::{Desk, press, words};
use super::dialog::use_dialog;
use super::exports::BETWEEN;
use super::state::Action;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What paper takes: an attribute of the page's root.
const PRINT: &str = "data-print";

fn area() -> Option<HtmlTextAreaElement> {
    browser::find("#letter")?.dyn_into().ok()
}

/// Shows a notice, or several with a line between them. What was written into the same one before stays.
pub fn show(desk: &Desk, text: &str) {
    if let Some(area) = area().filter(|area| area.default_value().ok().as_deref() != Some(text)) {
        area.set_default_value(text).ok();
        area.set_value(text);
        // Read from its beginning.
        area.set_selection_range(0, 0).ok();
    }
    desk.act(Action::Letter(true));
}

/// The dialog with the notice. What is written there is the browser's.
#[hook]
pub fn use_letter(desk: &Desk, open: bool) -> Html {
    let dialog = use_dialog(open);
    html! {
        <>
            <dialog ref={dialog} class="letter" aria-labelledby="letter-heading" onclose={desk.on(|| Action::Letter(false))}>
                <h2 id="letter-heading">{ desk.t("app.letter") }</h2>
                { words("p", "quiet", desk.t("app.letter.how")) }
                <textarea id="letter" aria-labelledby="letter-heading" spellcheck="false" />
                <p class="actions">
                    { press("main copy begin", desk.t("app.letter.copy"), desk.on({ let desk = desk.clone(); move || copy(&desk) })) }
                    { press("print", desk.t("app.export.print"), Callback::from(|_| print())) }
                    { press("close", desk.t("app.close"), desk.does(Action::Letter(false))) }
                </p>
            </dialog>
            <div class="letter-paper" />
        </>
    }
}

/// Copies it as it stands now. What is told stands behind a dialog: that is closed.
fn copy(desk: &Desk) -> Action {
    let copied = area().is_some_and(|area| browser::copy(None, &area.value()));
    desk.act(Action::Letter(!copied));
    Action::Say(desk.t(if copied { "app.letter.copied" } else { "app.export.failed" }).into())
}

/// Paper takes the notices and nothing else, each on a page of its own.
fn print() {
    let text = area().map(|area| area.value()).unwrap_or_default();
    browser::fill(".letter-paper", text.split(BETWEEN).map(set));
    browser::set_root(PRINT, "letter");
    browser::print();
    browser::set_root(PRINT, "report");
}

/// A notice as it is set: its paragraphs, each with its class. What was written into it stays a paragraph.
fn set(notice: &str) -> Vec<(&'static str, String)> {
    let blocks: Vec<&str> = notice.trim().split("\n\n").map(str::trim_end).filter(|block| !block.is_empty()).collect();
    let last = blocks.len().saturating_sub(1);
    let mut set: Vec<(&str, String)> = Vec::new();
    for (place, block) in blocks.iter().enumerate() {
        let numbered = |line: &str| line.starts_with(|char: char| char.is_ascii_digit());
        let heads = block.lines().nth(1).is_some_and(numbered);
        for (number, line) in block.lines().enumerate() {
            let class = match (place, number) {
                (0, _) if last > 1 => "title",
                _ if place == last && last > 1 => "signature",
                (1, 0) if line.ends_with(['：', ':']) => "to",
                (_, 0) if heads => "heading",
                _ if numbered(line) => "item",
                _ => "",
            };
            match set.last_mut() {
                // The details of an item stay with it.
                Some((_, item)) if line.starts_with(' ') => {
                    item.push('\n');
                    item.push_str(line.trim_start());
                }
                _ => set.push((class, line.to_owned())),
            }
        }
    }
    set
}
