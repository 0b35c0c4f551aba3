//! Letter: notices to be looked at, completed, copied or printed before they leave. What is written into one stays with
//! its report.

use super::browser;
use super::desk::{Desk, press, words};
use super::dialog::use_dialog;
use super::exports::BETWEEN;
use super::paper::{Letter, Paper};
use super::state::{Action, State};
use super::which::file_name;
use gouji::export::written::over;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
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
    /// What was written before its report changed, and has no place in it.
    pub lost: Vec<String>,
}

impl State {
    /// The notices are put away, and what was written into each stays with its report.
    pub fn put_letter(&mut self) {
        for (place, shown) in self.letter.take().iter().flat_map(|all| all.iter()).enumerate() {
            let Some(written) = written(place) else { continue };
            let sent = is_sent(place);
            // What has no place is kept until the notice is read and changed: its report may come back.
            let untouched = written == shown.text && !shown.lost.is_empty() && sent == shown.of.is_sent();
            if let Some(paper) = self.papers.iter_mut().find(|paper| paper.is_on_same(&shown.of))
                && !untouched
            {
                let mut kept = (**paper).clone();
                // What is emptied is made anew.
                let written = if written.trim().is_empty() { shown.made.clone() } else { written };
                let letter = Letter { made: shown.made.clone(), written, sent };
                kept.letter = (letter.written != shown.made || !sent).then(|| Rc::new(letter));
                *paper = Rc::new(kept);
            }
        }
    }
}

/// A notice as it stands now, by its place among those shown.
fn written(place: usize) -> Option<String> {
    let area: HtmlTextAreaElement = browser::find(&format!("#letter-{place}"))?.dyn_into().ok()?;
    Some(area.value())
}

/// Puts what was written into the first notice into the others, too: the date and who signs are the same for all. What
/// has no place in another stays out of it.
fn alike(all: &[Shown]) {
    let Some(first) = written(0) else { return };
    for (place, other) in (1..).map_while(|place| Some((place, written(place)?))) {
        let area =
            browser::find(&format!("#letter-{place}")).and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
        if let Some(area) = area {
            area.set_value(&over(&all[0].made, &first, &other).0);
        }
    }
}

/// Whether it is to go: one alone is.
fn is_sent(place: usize) -> bool {
    let tick = browser::find(&format!("#sent-{place}")).and_then(|tick| tick.dyn_into::<HtmlInputElement>().ok());
    tick.is_none_or(|tick| tick.checked())
}

/// The notices that go, as they stand now.
fn sent() -> impl Iterator<Item = String> {
    (0..).map_while(|place| Some((is_sent(place), written(place)?))).filter_map(|(sent, text)| sent.then_some(text))
}

/// Notices with what was written into them.
pub fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.collect::<Vec<_>>().join(BETWEEN)
}

/// The dialog with the notices. What is written there is the browser's.
#[hook]
pub fn use_letter(desk: &Desk, shown: Option<&Rc<Vec<Shown>>>) -> Html {
    let dialog = use_dialog(shown.is_some());
    let several = shown.filter(|all| all.len() > 1).map(|all| {
        let all = all.clone();
        press("link alike", desk.t("app.letter.alike"), Callback::from(move |_| alike(&all)))
    });
    html! {
        <>
            <dialog ref={dialog} class="letter" aria-labelledby="letter-heading" onclose={desk.on(|| Action::Letter(None))}>
                <h2 id="letter-heading">{ desk.t("app.letter") }</h2>
                { words("p", "quiet", desk.t("app.letter.how")) }
                { several }
                <div class="letters" />
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

/// Shows notices, each in a field of its own.
pub fn show(desk: &Desk, all: Vec<Shown>) -> Option<()> {
    let list = browser::find(".letters")?;
    list.set_text_content(None);
    for (place, shown) in all.iter().enumerate() {
        let name = file_name(desk, shown.of.name());
        if all.len() > 1 {
            let label = browser::add(&list, "label", "")?;
            let tick = browser::add(&label, "input", "")?;
            let checked = if shown.of.is_sent() { "checked" } else { "class" };
            for (name, value) in [("type", "checkbox"), ("id", &format!("sent-{place}")), (checked, "")] {
                tick.set_attribute(name, value).ok();
            }
            browser::add(&label, "span", &desk.of("app.letter.sent", name));
        }
        if !shown.lost.is_empty() {
            let lost = [desk.t("app.letter.lost"), "\n", &shown.lost.join("\n")].concat();
            browser::add(&list, "p", &lost)?.set_class_name("lost");
        }
        let area = browser::add(&list, "textarea", &shown.text)?;
        for (key, value) in [("id", &*format!("letter-{place}")), ("aria-label", name), ("spellcheck", "false")] {
            area.set_attribute(key, value).ok();
        }
    }
    desk.act(Action::Letter(Some(Rc::new(all))));
    Some(())
}

/// Copies them as they stand now. What is told stands behind a dialog: that is closed.
fn copy(desk: &Desk) -> Action {
    let texts: Vec<String> = sent().collect();
    let copied = browser::copy(None, &joined(texts.iter().map(String::as_str)));
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
        browser::fill(".letter-paper", sent().map(|notice| set(&notice)));
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
