//! Listeners: what happens anywhere on the page. Keys, pastes, drops, the back button.

use super::desk::Desk;
use super::{browser, intake, keys, worker};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Event, KeyboardEvent};
use yew::prelude::*;

/// Listens as long as the page lives.
#[hook]
pub fn use_listeners(desk: &Desk) {
    use_effect_with(desk.clone(), |desk| {
        let listeners = [
            on("keydown", desk, on_key),
            on("paste", desk, on_paste),
            on("dragover", desk, |event, _| {
                event.prevent_default();
                browser::set_root("data-drag", "over");
            }),
            on("dragleave", desk, |event, _| {
                if event.dyn_ref::<DragEvent>().is_some_and(|event| event.related_target().is_none()) {
                    browser::set_root("data-drag", "none");
                }
            }),
            on("drop", desk, on_drop),
        ];
        move || drop(listeners)
    });
}

fn on(kind: &'static str, desk: &Desk, handle: fn(&Event, &Desk)) -> EventListener {
    let desk = desk.clone();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), kind, options, move |event| handle(event, &desk))
}

fn on_key(event: &Event, desk: &Desk) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    if let Some(action) = keys::action(event) {
        event.prevent_default();
        desk.act(action);
    }
}

/// A paste outside the fields replaces everything.
fn on_paste(event: &Event, desk: &Desk) {
    if browser::in_field(event) {
        return;
    }
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
    worker::stop();
    if intake::take(&data, desk, true) {
        event.prevent_default();
    }
}

fn on_drop(event: &Event, desk: &Desk) {
    event.prevent_default();
    browser::set_root("data-drag", "none");
    if let Some(data) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) {
        worker::stop();
        intake::take(&data, desk, true);
    }
}
