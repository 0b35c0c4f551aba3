//! Intake: what is pasted, dropped, chosen or typed becomes an action. Text of a report's length is checked in the page,
//! all else goes to the worker.

use super::browser;
use super::desk::Desk;
use super::state::{Action, Arrival, Job};
use super::view;
use super::worker::{self, Content};
use gloo::timers::callback::Timeout;
use gouji::source::Decode;
use gouji::source::decode::{decode, is_junk};
use gouji::source::sniff::is_text;
use js_sys::{Array, Date, JsString, Promise, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, File, HtmlTextAreaElement, TextDecoder, TextDecoderOptions};
use yew::{AttrValue, Callback};

/// Bytes of text that are checked in the page at once; a report has a quarter of it.
pub const SHORT: usize = 64 * 1024;

/// Bytes of text that the area can hold without a pause.
const FITS: usize = 128 * 1024;

/// Lines of text that it can; a browser lays out each of them anew whenever the area's width changes.
const LINES: usize = 2000;

/// Milliseconds without a key after which a long text is checked.
const PAUSE: u32 = 300;

/// The area that holds the text.
pub const AREA: &str = "#text";

/// The function of the loader (`boot.js`) that gives the files of a drop, those in folders too.
const LISTER: &str = "goujiFiles";

thread_local! {
    /// Counts what came in, so that what comes late is known.
    static TURN: Cell<u32> = const { Cell::new(0) };
    /// The text that waits until the typing pauses.
    static TYPED: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Gives up everything under way.
pub fn stop() {
    halt();
    worker::stop();
}

/// The same, but inputs that wait stay at hand for `resume`.
pub fn halt() {
    TYPED.set(None);
    TURN.set(TURN.get().wrapping_add(1));
    worker::halt();
}

/// Goes on with what was halted.
pub fn resume(halted: &[Job], desk: &Desk) {
    desk.act(Action::Resume);
    worker::resume(&halted.iter().map(|job| job.id).collect::<Vec<_>>());
}

/// How something comes in that the user brings: beside files or a list, else alone.
pub fn arrival() -> Arrival {
    match browser::root(view::LIST).as_deref() {
        Some("true") => Arrival::Beside,
        _ => Arrival::Alone,
    }
}

/// What comes alone gives up what was under way; what is laid beside that comes after it.
fn make_way(arrival: Arrival, desk: &Desk) {
    match arrival {
        Arrival::Alone | Arrival::Trial => stop(),
        Arrival::Beside => send_typed(desk),
        Arrival::Edited => {}
    }
}

fn area() -> Option<HtmlTextAreaElement> {
    browser::find(AREA)?.dyn_into().ok()
}

/// Shows a text in the area.
pub fn show(text: &str) {
    let Some(area) = area() else { return };
    if area.value() != text {
        area.set_value(text);
    }
    // Blank lines before the first words stay in the text, and out of sight.
    let blank = text.get(..text.len() - text.trim_start().len()).unwrap_or_default();
    if !blank.is_empty() {
        area.set_scroll_top(browser::height_of(blank.bytes().filter(|byte| *byte == b'\n').count(), &area));
    }
}

/// Whether a paste into the area would leave nothing of what stands there.
pub fn replaces_all() -> bool {
    let Some(area) = area() else { return true };
    let length = JsString::from(area.value()).length();
    let selected = |end: Result<Option<u32>, JsValue>| end.ok().flatten();
    selected(area.selection_start()) == Some(0) && selected(area.selection_end()).is_some_and(|end| end >= length)
}

/// Whether the area can hold a text without a pause.
fn fits(text: &str) -> bool {
    text.len() <= FITS && text.bytes().filter(|byte| *byte == b'\n').count() <= LINES
}

/// What was pasted as text.
pub fn plain(data: &DataTransfer) -> String {
    data.get_data("text/plain").unwrap_or_default()
}

/// Whether files were pasted or dropped. Excel and Word put a picture of what was copied beside its text.
pub fn has_files(data: &DataTransfer) -> bool {
    let Some(files) = data.files() else { return false };
    let is_other = |number| files.get(number).is_some_and(|file| !file.type_().starts_with("image/"));
    files.length() > 0 && (plain(data).is_empty() || (0..files.length()).any(is_other))
}

/// Takes what was pasted or dropped. `false` where there is nothing in it, or where it should be inserted as typed.
pub fn take(data: &DataTransfer, desk: &Desk, whole: bool) -> bool {
    if has_files(data) {
        take_listed(data, desk);
        return true;
    }
    let text = plain(data);
    if !whole && fits(&text) {
        return false;
    }
    let html = data.get_data("text/html").unwrap_or_default();
    // Tables keep their columns in HTML; everything else is better read as the text that the user sees.
    let best = if html.contains("<table") || html.contains("<TABLE") { html } else { text.clone() };
    if best.is_empty() {
        return false;
    }
    let shown = if fits(&text) { text } else { String::new() };
    take_text(String::new(), best, shown, desk, arrival());
    true
}

/// Takes a whole text; the area shows `shown`.
pub fn take_text(name: String, text: String, shown: String, desk: &Desk, arrival: Arrival) {
    if text.len() <= SHORT {
        make_way(arrival, desk);
        desk.act(Action::Text { name, text, shown: shown.into(), arrival });
    } else {
        send(vec![(name, Content::Text(text))], desk, shown.into(), arrival);
    }
}

/// Takes the text of the area after the user changed it.
pub fn take_typed(text: String, desk: &Desk) {
    // What waits is of the same area.
    TYPED.set(None);
    make_way(arrival(), desk);
    if text.len() <= SHORT {
        desk.act(Action::Typed(text));
    } else {
        let desk = desk.clone();
        TYPED.set(Some(Timeout::new(PAUSE, move || send_typed(&desk))));
    }
}

/// Sends the text of the area, if it waits for a pause.
fn send_typed(desk: &Desk) {
    if TYPED.take().is_some()
        && let Some(text) = area().map(|area| area.value()).filter(|text| text.len() > SHORT)
    {
        let shown = AttrValue::from(text.clone());
        send(vec![(String::new(), Content::Text(text))], desk, shown, Arrival::Edited);
    }
}

/// Whether somebody made a file, and no system: `~$a.docx`, `.DS_Store`, `Thumbs.db`, `desktop.ini`.
pub fn is_own(file: &File) -> bool {
    let name = file.name();
    !(name.starts_with("~$") || name.starts_with('.') || name.ends_with(".db") || name.ends_with(".ini"))
}

/// Takes files: what a single short text holds is shown in the area, if nothing else is here.
pub fn take_files(files: Vec<File>, desk: &Desk, arrival: Arrival) {
    if files.is_empty() {
        return desk.act(Action::Say(desk.t("app.folder.empty").into()));
    }
    let alone = files.len() == 1 && arrival == Arrival::Alone;
    let arrival = if alone { Arrival::Trial } else { arrival };
    let inputs = files.into_iter().map(|file| (file.name(), Content::File(file, alone))).collect();
    send(inputs, desk, AttrValue::default(), arrival);
}

/// Takes the files of a drop, those in its folders too.
fn take_listed(data: &DataTransfer, desk: &Desk) {
    // The browser forgets them when the event is over.
    let listed = browser::ask_loader(LISTER, data).and_then(|listed| listed.dyn_into::<Promise>().ok());
    if arrival() == Arrival::Alone {
        TURN.set(TURN.get().wrapping_add(1));
    }
    let (now, desk) = (TURN.get(), desk.clone());
    spawn_local(async move {
        let Some(listed) = listed else { return };
        let files = JsFuture::from(listed).await.map(|files| Array::from(&files)).unwrap_or_default();
        if now != TURN.get() {
            return;
        }
        take_files(files.iter().map(JsCast::unchecked_into).filter(is_own).collect(), &desk, arrival());
    });
}

/// The text of a short file that needs no reader but the page's own.
pub fn short_text(bytes: &Uint8Array) -> Option<String> {
    if bytes.length() as usize > SHORT {
        return None;
    }
    let bytes = bytes.to_vec();
    Some(decode(&bytes, &Browser)).filter(|text| is_text(&bytes) && !is_junk(text))
}

/// Sends inputs to the worker and gives the number of the last.
pub fn send(inputs: Vec<(String, Content)>, desk: &Desk, shown: AttrValue, arrival: Arrival) -> u32 {
    thread_local! {
        static LAST: Cell<u32> = const { Cell::new(0) };
    }
    make_way(arrival, desk);
    let mut jobs = Vec::new();
    let mut requests = Vec::new();
    for (name, content) in inputs {
        let id = LAST.get().wrapping_add(1);
        LAST.set(id);
        let dated = if let Content::File(file, _) = &content { file.last_modified() } else { Date::now() };
        jobs.push(Job::new(id, name.clone(), dated));
        requests.push(worker::Request { id, name, content, language: desk.language });
    }
    desk.act(Action::Start { jobs, shown, arrival });
    let desk = desk.clone();
    worker::check(requests, Callback::from(move |(id, answer)| desk.act(Action::Answered(id, answer))));
    LAST.get()
}

/// The browser's own decoder.
struct Browser;

impl Decode for Browser {
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String> {
        let options = TextDecoderOptions::new();
        // A byte order mark was looked at before.
        Reflect::set(&options, &"ignoreBOM".into(), &JsValue::TRUE).ok()?;
        TextDecoder::new_with_label_and_options(label, &options).ok()?.decode_with_u8_array(bytes).ok()
    }
}
