//! Intake: what is pasted, dropped or chosen becomes an action. Short text is checked in the page, all else in the
//! worker.

use super::desk::Desk;
use super::state::{Action, Job};
use super::{browser, worker};
use gouji::source::Decode;
use gouji::source::decode::decode;
use js_sys::{ArrayBuffer, JsString, Uint8Array};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, File, FileList, HtmlTextAreaElement, TextDecoder};
use yew::Callback;

/// Bytes of text that are checked in the page at once; a report has a quarter of it.
pub const SHORT: usize = 64 * 1024;

/// Bytes of text that the area can hold without a pause.
const FITS: usize = 256 * 1024;

/// The area that holds the text.
pub const AREA: &str = "#text";

/// Shows a text in the area.
pub fn show(text: &str) {
    if let Some(area) = area() {
        area.set_value(text);
    }
}

fn area() -> Option<HtmlTextAreaElement> {
    browser::find(AREA)?.dyn_into().ok()
}

/// Whether a paste into the area would leave nothing of what stands there.
pub fn replaces_all() -> bool {
    let Some(area) = area() else { return true };
    let length = JsString::from(area.value()).length();
    let selected = |end: Result<Option<u32>, JsValue>| end.ok().flatten();
    selected(area.selection_start()) == Some(0) && selected(area.selection_end()).is_some_and(|end| end >= length)
}

/// Takes what was pasted or dropped. `false` where there is nothing in it, or where it should be inserted as typed.
pub fn take(data: &DataTransfer, desk: &Desk, whole: bool) -> bool {
    if let Some(files) = data.files().filter(|files| files.length() > 0) {
        take_files(&files, desk);
        return true;
    }
    let text = data.get_data("text/plain").unwrap_or_default();
    if !whole && text.len() <= FITS {
        return false;
    }
    let html = data.get_data("text/html").unwrap_or_default();
    // Tables keep their columns in HTML; everything else is better read as the text that the user sees.
    let best = if html.contains("<table") || html.contains("<TABLE") { html } else { text.clone() };
    if best.is_empty() {
        return false;
    }
    show(if text.len() <= FITS { &text } else { "" });
    if best.len() <= SHORT {
        desk.act(Action::Text(String::new(), best));
    } else {
        send(vec![long_text(best)], desk, false);
    }
    true
}

/// Takes the text of the area after the user changed it.
pub fn take_typed(text: String, desk: &Desk) {
    worker::stop();
    if text.len() <= SHORT {
        desk.act(Action::Typed(text));
    } else {
        send(vec![long_text(text)], desk, true);
    }
}

fn long_text(text: String) -> Input {
    (String::new(), text.len() as f64, ("text", JsValue::from(text)))
}

/// Takes files: one short text is checked here and shown in the area, all else goes to the worker.
pub fn take_files(files: &FileList, desk: &Desk) {
    let files: Vec<File> = (0..files.length()).filter_map(|number| files.get(number)).collect();
    let desk = desk.clone();
    spawn_local(async move {
        let alone = files.len() == 1;
        let mut requests = Vec::new();
        for file in files {
            let name = file.name();
            let Ok(buffer) = JsFuture::from(file.array_buffer()).await else {
                desk.act(Action::Say(desk.fill("app.file.unread", &[("name", name)]).into()));
                continue;
            };
            let bytes = Uint8Array::new(&buffer);
            if alone && is_text(&bytes) {
                let text = decode(&bytes.to_vec(), &Browser);
                show(&text);
                desk.act(Action::Text(name, text));
                return;
            }
            requests.push((name, file.size(), ("bytes", buffer.unchecked_into::<ArrayBuffer>().into())));
        }
        show("");
        send(requests, &desk, false);
    });
}

/// Whether bytes are a short text that needs no reader but the page's own.
fn is_text(bytes: &Uint8Array) -> bool {
    let head = bytes.subarray(0, bytes.length().min(4096)).to_vec();
    let known = [&b"PK"[..], b"%PDF", b"{\\rtf", b"\xD0\xCF\x11\xE0"];
    bytes.length() as usize <= SHORT && !head.contains(&0) && !known.iter().any(|magic| head.starts_with(magic))
}

/// Name, size and content of an input.
pub type Input = (String, f64, (&'static str, JsValue));

/// Sends inputs to the worker. `again` where they are the text shown, changed.
pub fn send(inputs: Vec<Input>, desk: &Desk, again: bool) {
    thread_local! {
        static LAST: Cell<u32> = const { Cell::new(0) };
    }
    let mut jobs = Vec::new();
    let mut requests = Vec::new();
    for (name, size, content) in inputs {
        let id = LAST.get().wrapping_add(1);
        LAST.set(id);
        jobs.push(Job { id, name: name.clone().into(), size });
        requests.push(worker::Request { id, name, content, language: desk.language });
    }
    desk.act(Action::Start(jobs, again));
    let desk = desk.clone();
    worker::check(
        requests,
        Callback::from(move |(id, outcome): worker::Answer| {
            desk.act(match outcome {
                Some(outcome) => Action::Done(id, outcome),
                None => Action::Failed(id),
            });
        }),
    );
}

/// The browser's own decoder.
struct Browser;

impl Decode for Browser {
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String> {
        TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
    }
}
