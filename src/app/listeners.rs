//! Listeners: what happens anywhere on the page. Keys, pastes, drops, the back button.

use super::desk::Desk;
use super::state::Action;
use super::{browser, intake, keys, letter};
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::utils::window;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, KeyboardEvent, MouseEvent};
use yew::prelude::*;

/// Listens as long as the page lives.
#[hook]
pub fn use_listeners(desk: &Desk) {
    use_effect_with(desk.clone(), |desk| {
        let listeners = [
            on("keydown", desk, on_key),
            on("paste", desk, on_paste),
            on("copy", desk, |event, _| copy_cell(event).unwrap_or_default()),
            on("dragstart", desk, |_, _| browser::set_root("data-drag", OWN)),
            on("dragend", desk, |_, _| browser::set_root("data-drag", "none")),
            on("dragover", desk, |event, _| {
                if dropped(event).is_some() {
                    event.prevent_default();
                    browser::set_root("data-drag", "over");
                }
            }),
            on("dragleave", desk, |event, _| {
                if event.dyn_ref::<DragEvent>().is_some_and(|event| event.related_target().is_none()) {
                    browser::set_root("data-drag", "none");
                }
            }),
            on("drop", desk, on_drop),
            on("popstate", desk, |_, desk| desk.act(Action::Return(browser::fragment()))),
            on("beforeprint", desk, |_, _| {
                browser::unfold_all(".findings");
                letter::lay_out();
            }),
            on("afterprint", desk, |_, _| letter::clear_away()),
            on("beforeunload", desk, |event, _| browser::ask_before_leaving(event)),
            guard_clicks(),
            guard_keys(),
        ];
        move || drop(listeners)
    });
}

fn on(kind: &'static str, desk: &Desk, handle: fn(&Event, &Desk)) -> EventListener {
    let desk = desk.clone();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), kind, options, move |event| handle(event, &desk))
}

/// The later clicks of a double click are for the button that had the first, not for what came under the pointer since.
fn guard_clicks() -> EventListener {
    let first = RefCell::new(None);
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(&window(), "click", options, move |event| {
        let button = browser::around(event, "button");
        if event.dyn_ref::<MouseEvent>().is_none_or(|event| event.detail() < 2) {
            first.replace(button);
        } else if button != *first.borrow() {
            event.prevent_default();
            event.stop_propagation();
        }
    })
}

/// A key that is held presses a button once: what has the keyboard since is another.
fn guard_keys() -> EventListener {
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(&window(), "keydown", options, |event| {
        let held = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.repeat() && event.key() == "Enter");
        if held && browser::around(event, "button").is_some() {
            event.prevent_default();
        }
    })
}

fn on_key(event: &Event, desk: &Desk) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    if let Some(action) = keys::action(event) {
        event.prevent_default();
        desk.act(action);
    }
}

/// Characters that a value pasted into a cell may have, and one without a digit; what is longer is no value.
const VALUE: [usize; 2] = [4, 16];

/// What is pasted at a cell and is for cells: a value, or rows of numbers, whose labels are left out.
fn values(text: &str) -> Option<String> {
    let is_number = |field: &&str| {
        let is_of = |char| matches!(char, '0'..='9' | '０'..='９' | '.' | ',' | '-' | '/' | '，' | '－' | '—' | ' ');
        field.chars().all(is_of)
    };
    let text = text.trim_matches(['\r', '\n']);
    let digits = text.chars().any(|char| char.is_ascii_digit() || ('０'..='９').contains(&char));
    if !text.contains(['\n', '\t']) {
        return (!text.trim().is_empty() && text.trim().chars().count() <= VALUE[usize::from(digits)])
            .then(|| text.to_owned());
    }
    let mut rows = Vec::new();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let labels = fields.iter().take_while(|field| !is_number(field)).count();
        let numbers = fields.get(labels..).filter(|numbers| !numbers.is_empty() && numbers.iter().all(is_number))?;
        rows.push(numbers.join("\t"));
    }
    digits.then(|| rows.join("\n"))
}

/// Lines from which on what is pasted at a cell is a report, and no slip.
const REPORT: usize = 3;

/// A paste outside the fields replaces everything, but for values pasted into cells of the form.
fn on_paste(event: &Event, desk: &Desk) {
    if browser::in_field(event) {
        return;
    }
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
    let cell = browser::focused("[data-cell]").and_then(|cell| cell.get_attribute("data-cell"));
    let text = intake::plain(&data);
    match cell.filter(|_| !text.trim().is_empty() && !intake::has_files(&data)) {
        Some(cell) if let Some(values) = values(&text) => desk.act(Action::Paste { id: cell, block: values }),
        Some(_) if text.trim().lines().count() < REPORT => desk.act(Action::Say(desk.t("app.filled.none").into())),
        _ if intake::take(&data, desk, true) => {}
        _ => return,
    }
    event.prevent_default();
}

/// Copies the value of the cell that has the keyboard, unless words are selected.
fn copy_cell(event: &Event) -> Option<()> {
    let cell = browser::focused("[data-cell]").filter(|_| !browser::in_field(event) && !browser::selects())?;
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    data.set_data("text/plain", &cell.first_child()?.text_content()?).ok()?;
    event.prevent_default();
    Some(())
}

/// The mark of a drag that began in the page.
const OWN: &str = "own";

/// What a drag brings: files anywhere, text from elsewhere outside the fields. All else is left to the browser.
fn dropped(event: &Event) -> Option<DataTransfer> {
    let data = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    let own = || browser::root("data-drag").as_deref() == Some(OWN);
    let takes = data.types().includes(&"Files".into(), 0) || !browser::in_field(event) && !own();
    takes.then_some(data)
}

fn on_drop(event: &Event, desk: &Desk) {
    if let Some(data) = dropped(event) {
        event.prevent_default();
        intake::take(&data, desk, true);
    }
    browser::set_root("data-drag", "none");
}
