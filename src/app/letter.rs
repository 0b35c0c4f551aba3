//! Letter: notices to be looked at, completed, copied or printed before they leave. What is written into one stays with
//! its report.

use super::browser;
use super::desk::{Desk, press, words};
use super::dialog::use_dialog;
use super::exports::BETWEEN;
use super::paper::{Letter, Paper};
use super::state::{Action, State};
use gouji::messages::text;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What paper takes: an attribute of the page's root.
const PRINT: &str = "data-print";

/// A notice as it is shown.
#[derive(Debug)]
pub struct Shown {
    /// Its report.
    pub of: Rc<Paper>,
    /// The notice as it is made of the findings.
    pub made: String,
    /// The same with what was written into it.
    pub text: String,
    /// Whether it is made otherwise since that was written, and could not be brought in.
    pub stale: bool,
}

impl State {
    /// The notices are put away, and what was written into each stays with its report.
    pub fn put_letter(&mut self) {
        let Some(all) = self.letter.take() else { return };
        let written = written();
        if all.len() != written.split(BETWEEN).count() {
            self.said = text(self.prefs.language, "app.letter.mixed").into();
            return;
        }
        for (shown, written) in all.iter().zip(written.split(BETWEEN)) {
            // What was written over another one stays so until it is read and changed.
            let left = written == shown.text && shown.stale;
            if let Some(paper) = self.papers.iter_mut().find(|paper| paper.is_on_same(&shown.of))
                && !left
            {
                let mut kept = (**paper).clone();
                let letter = || Rc::new(Letter { made: shown.made.clone(), written: written.to_owned() });
                // What is emptied is made anew.
                kept.letter = (written != shown.made && !written.trim().is_empty()).then(letter);
                *paper = Rc::new(kept);
            }
        }
    }
}

fn area() -> Option<HtmlTextAreaElement> {
    browser::find("#letter")?.dyn_into().ok()
}

/// The notices as they stand now.
fn written() -> String {
    area().map(|area| area.value()).unwrap_or_default()
}

/// Shows notices, with a line between them. What was written over the same ones and belongs to none stays.
pub fn show(desk: &Desk, shown: Vec<Shown>) {
    let text = joined(&shown);
    let is_other = |area: &HtmlTextAreaElement| {
        area.default_value().ok().as_ref() != Some(&text) || area.value().trim().is_empty()
    };
    if let Some(area) = area().filter(is_other) {
        area.set_default_value(&text).ok();
        area.set_value(&text);
        // Read from its beginning.
        area.set_selection_range(0, 0).ok();
    }
    desk.act(Action::Letter(Some(Rc::new(shown))));
}

/// Notices with what was written into them.
pub fn joined(shown: &[Shown]) -> String {
    shown.iter().map(|shown| shown.text.as_str()).collect::<Vec<_>>().join(BETWEEN)
}

/// Whether a report changed since a notice on it was written into.
pub fn is_stale(shown: &[Shown]) -> bool {
    shown.iter().any(|shown| shown.stale)
}

/// The dialog with the notices. What is written there is the browser's until it is closed.
#[hook]
pub fn use_letter(desk: &Desk, shown: Option<&[Shown]>) -> Html {
    let dialog = use_dialog(shown.is_some());
    let how = if is_stale(shown.unwrap_or_default()) { "app.letter.stale" } else { "app.letter.how" };
    html! {
        <>
            <dialog ref={dialog} class="letter" aria-labelledby="letter-heading" onclose={desk.on(|| Action::Letter(None))}>
                <h2 id="letter-heading">{ desk.t("app.letter") }</h2>
                { words("p", "quiet", desk.t(how)) }
                <textarea id="letter" aria-labelledby="letter-heading" spellcheck="false" />
                <p class="actions">
                    { press("main copy begin", desk.t("app.letter.copy"), desk.on({ let desk = desk.clone(); move || copy(&desk) })) }
                    { press("print", desk.t("app.export.print"), Callback::from(|_| print())) }
                    { press("close", desk.t("app.close"), desk.does(Action::Letter(None))) }
                </p>
            </dialog>
            <div class="letter-paper" />
        </>
    }
}

/// Copies them as they stand now. What is told stands behind a dialog: that is closed.
fn copy(desk: &Desk) -> Action {
    let copied = browser::copy(None, &written());
    desk.act(Action::Letter(None));
    Action::Say(desk.t(if copied { "app.letter.copied" } else { "app.export.failed" }).into())
}

fn print() {
    lay_out();
    browser::print();
    clear_away();
}

/// Before paper takes something: the notices and nothing else, each on a page of its own, where they are looked at.
pub fn lay_out() {
    if browser::find("dialog.letter[open]").is_some() {
        browser::fill(".letter-paper", written().split(BETWEEN).map(set));
        browser::set_root(PRINT, "letter");
    }
}

/// After paper took it.
pub fn clear_away() {
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
