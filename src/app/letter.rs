//! Letter: notices to be looked at, completed, copied or printed before they leave. What is written into one stays with
//! its report.

use super::browser;
use super::desk::{Desk, press, words};
use super::dialog::use_dialog;
use super::exports::BETWEEN;
use super::paper::{Letter, Paper};
use super::state::{Action, State};
use gouji::report::Report;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What paper takes: an attribute of the page's root.
const PRINT: &str = "data-print";

/// A notice as it is shown.
#[derive(Debug, PartialEq)]
pub struct Shown {
    /// What its report is known by.
    pub name: String,
    /// The report as it was read; none for a list of several.
    pub of: Option<Rc<Report>>,
    /// The notice as it is made of the findings.
    pub made: String,
    /// The same with what was written into it.
    pub text: String,
    /// What was written into it and is not there any more, since it is made otherwise by now.
    pub before: Option<String>,
}

impl Shown {
    /// What is to be kept of it by its report, where that is this one: nothing if nothing was written, what was kept
    /// before if it was left as it was shown.
    fn kept(&self, paper: &Paper, written: &str) -> Option<Option<Rc<Letter>>> {
        let is_own = self.of.as_ref().zip(paper.read.as_ref()).is_some_and(|(of, read)| Rc::ptr_eq(of, read));
        let untouched = written == self.text && self.before.is_some();
        (is_own && !untouched).then(|| {
            let letter = || Rc::new(Letter { made: self.made.clone(), written: written.to_owned() });
            (written != self.made).then(letter)
        })
    }
}

impl State {
    /// The notices are put away, and what was written into each stays with its report.
    pub fn put_letter(&mut self, written: &[String]) {
        let Some(shown) = self.letter.take() else { return };
        for paper in &mut self.papers {
            let kept = shown.iter().zip(written).find_map(|(shown, written)| shown.kept(paper, written));
            if let Some(letter) = kept.filter(|letter| *letter != paper.letter) {
                Rc::make_mut(paper).letter = letter;
            }
        }
    }
}

/// The field of a notice, by its position.
fn field(place: usize) -> Option<HtmlTextAreaElement> {
    browser::find(&format!("[data-letter='{place}']"))?.dyn_into().ok()
}

/// The notices as they stand now.
fn written() -> Vec<String> {
    (0..).map_while(field).map(|field| field.value()).collect()
}

/// The dialog with the notices. What is written there is the browser's until it is closed.
#[hook]
pub fn use_letter(desk: &Desk, shown: &Option<Rc<Vec<Shown>>>) -> Html {
    let dialog = use_dialog(shown.is_some());
    let close = || Action::Written(written());
    let letter = |(place, shown): (usize, &Shown)| {
        let before = shown.before.clone().map(|before| {
            let onclick = Callback::from(move |_: MouseEvent| {
                if let Some(field) = field(place) {
                    field.set_value(&before);
                }
            });
            html! {
                <p class="actions">
                    { desk.t("app.letter.changed") }
                    { press("before", desk.t("app.letter.before"), onclick) }
                </p>
            }
        });
        html! {
            <>
                { before }
                <textarea data-letter={place.to_string()} aria-label={shown.name.clone()} spellcheck="false"
                    defaultvalue={shown.text.clone()} />
            </>
        }
    };
    html! {
        <>
            <dialog ref={dialog} class="letter" aria-labelledby="letter-heading" onclose={desk.on(close)}>
                <h2 id="letter-heading">{ desk.t("app.letter") }</h2>
                { words("p", "quiet", desk.t("app.letter.how")) }
                // It would be lost with the page.
                <div class="letters" oninput={|_: InputEvent| browser::set_root("data-work", "true")}>
                    { for shown.iter().flat_map(|shown| shown.iter()).enumerate().map(letter) }
                </div>
                <p class="actions">
                    { press("main copy begin", desk.t("app.letter.copy"), desk.on({ let desk = desk.clone(); move || copy(&desk) })) }
                    { press("print", desk.t("app.export.print"), desk.on({ let desk = desk.clone(); move || print(&desk) })) }
                    { press("close", desk.t("app.close"), desk.on(close)) }
                </p>
            </dialog>
            <div class="letter-paper" />
        </>
    }
}

/// Copies them as they stand now. What is told stands behind a dialog: that is closed.
fn copy(desk: &Desk) -> Action {
    let all = written();
    let copied = browser::copy(None, &all.join(BETWEEN));
    desk.act(Action::Written(all));
    Action::Say(desk.t(if copied { "app.letter.copied" } else { "app.export.failed" }).into())
}

fn print(desk: &Desk) -> Action {
    lay_out();
    let said = browser::print().then(String::new);
    clear_away();
    let said = said.unwrap_or_else(|| {
        desk.act(Action::Written(written()));
        desk.t("app.export.unprinted").to_owned()
    });
    Action::Say(said.into())
}

/// Before paper takes something: the notices and nothing else, each on a page of its own, where they are looked at.
pub fn lay_out() {
    let all = written();
    if !all.is_empty() {
        browser::fill(".letter-paper", all.iter().map(|notice| set(notice)));
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
