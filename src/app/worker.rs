//! Worker: the readers of files in a thread of their own, fetched when it is first needed. Inputs go one at a time, so
//! that a death names the input that caused it, and the others go on in a new worker. An input given up is forgotten by
//! its number: what was under way for it comes to nothing.

use super::paper::{Paper, papers};
use super::{browser, intake};
use gloo::timers::callback::Timeout;
use gouji::Language;
use gouji::check::check_documents;
use gouji::document::wire;
use js_sys::{ArrayBuffer, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::collections::VecDeque;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, MessageEvent, Worker};
use yew::Callback;

/// The function of the loader (`boot.js`) that starts a worker; its protocol stands in `bin/readers.rs`.
const STARTER: &str = "goujiWorker";

/// What to read.
pub struct Request {
    /// Number that comes back with the answer.
    pub id: u32,
    /// Name of the file; empty for pasted text.
    pub name: String,
    /// What it holds.
    pub content: Content,
    /// Language of the verdict.
    pub language: Language,
}

/// What an input holds.
#[derive(Clone)]
pub enum Content {
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(ArrayBuffer),
    /// A file, whose bytes are taken when its turn comes, and whether it came alone.
    File(File, bool),
}

/// What became of an input.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Its reports, and the language of their verdicts.
    Papers(Vec<Paper>, Language),
    /// It is a short text, which needs no worker.
    Text(String),
    /// Nothing.
    Lost(Loss),
}

/// Why an input gave nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The browser did not hand it over: a folder, a file that is locked or gone.
    Unread,
    /// The worker died over it.
    Died,
    /// The worker's program could not be fetched.
    Unloaded,
}

#[derive(Default)]
struct Crew {
    worker: Option<Worker>,
    /// Whether it ever answered.
    loaded: bool,
    /// Waiting requests; the first is being read.
    queue: VecDeque<Request>,
    answer: Option<Callback<(u32, Answer)>>,
    /// What was halted and may go on.
    held: Vec<Request>,
}

thread_local! {
    static CREW: RefCell<Crew> = RefCell::default();
    // What hears a worker, made once for all workers.
    static ON_MESSAGE: Closure<dyn Fn(MessageEvent)> = Closure::new(|event: MessageEvent| answered(&event.data()));
    static ON_ERROR: Closure<dyn Fn()> = Closure::new(failed);
}

/// Reads the inputs in order, after those under way, and calls `answer` for each.
pub fn check(requests: Vec<Request>, answer: Callback<(u32, Answer)>) {
    let idle = CREW.with_borrow_mut(|crew| {
        crew.answer = Some(answer);
        let idle = crew.queue.is_empty();
        crew.queue.extend(requests);
        idle
    });
    if idle {
        next();
    }
}

/// Gives up everything under way. A worker that has nothing to do waits for the next input.
pub fn stop() {
    halt();
    CREW.with_borrow_mut(|crew| crew.held.clear());
}

/// The same, but what was under way stays at hand.
pub fn halt() {
    CREW.with_borrow_mut(|crew| {
        if !crew.queue.is_empty() {
            crew.held.extend(crew.queue.drain(..));
            crew.dismiss();
        }
    });
}

/// Goes on with those of the halted requests; the others are forgotten.
pub fn resume(ids: &[u32]) {
    let (held, answer) = CREW.with_borrow_mut(|crew| (std::mem::take(&mut crew.held), crew.answer.clone()));
    if let Some(answer) = answer {
        check(held.into_iter().filter(|request| ids.contains(&request.id)).collect(), answer);
    }
}

impl Crew {
    fn dismiss(&mut self) {
        self.loaded = false;
        if let Some(worker) = self.worker.take() {
            worker.terminate();
        }
    }
}

/// Takes up the first request.
fn next() {
    let first = CREW.with_borrow(|crew| crew.queue.front().map(|request| (request.id, request.content.clone())));
    match first {
        Some((_, Content::Text(text))) => send(("text", text.into())),
        Some((_, Content::Bytes(bytes))) => send(("bytes", bytes.into())),
        Some((id, Content::File(file, alone))) => spawn_local(fetch(id, file, alone)),
        None => {}
    }
}

/// Takes the bytes of a file, unless it was given up meanwhile.
async fn fetch(id: u32, file: File, alone: bool) {
    let bytes = JsFuture::from(file.array_buffer()).await;
    if CREW.with_borrow(|crew| crew.queue.front().is_none_or(|request| request.id != id)) {
        return;
    }
    let Ok(bytes) = bytes else { return finish(Answer::Lost(Loss::Unread)) };
    match intake::short_text(&Uint8Array::new(&bytes)).filter(|_| alone) {
        Some(text) => finish(Answer::Text(text)),
        None => send(("bytes", bytes)),
    }
}

/// Posts the first request; a worker is started where there is none.
fn send(content: (&str, JsValue)) {
    let failed = CREW.with_borrow_mut(|crew| {
        let request = crew.queue.front()?;
        if crew.worker.is_none() {
            crew.worker = spawn();
        }
        let sent = crew.worker.as_ref().is_some_and(|worker| post(worker, request, content).is_ok());
        (!sent).then_some(())
    });
    if failed.is_some() {
        died();
    }
}

fn post(worker: &Worker, request: &Request, (kind, content): (&str, JsValue)) -> Result<(), JsValue> {
    let message = Object::new();
    for (name, value) in
        [("id", JsValue::from(request.id)), ("name", JsValue::from(request.name.as_str())), (kind, content)]
    {
        Reflect::set(&message, &name.into(), &value)?;
    }
    worker.post_message(&message)
}

fn spawn() -> Option<Worker> {
    let worker: Worker = browser::ask_loader(STARTER, &JsValue::UNDEFINED)?.dyn_into().ok()?;
    ON_MESSAGE.with(|hear| worker.set_onmessage(Some(hear.as_ref().unchecked_ref())));
    ON_ERROR.with(|hear| worker.set_onerror(Some(hear.as_ref().unchecked_ref())));
    Some(worker)
}

/// The worker reads files; the page finds and judges the reports in them itself.
fn answered(data: &JsValue) {
    let field = |name: &str| Reflect::get(data, &name.into()).unwrap_or_default();
    let first = CREW.with_borrow(|crew| crew.queue.front().map(|request| (request.id, request.language)));
    // What was given up may be answered all the same.
    if field("id").as_f64().is_some_and(|id| first.is_none_or(|(first, _)| f64::from(first) != id)) {
        return;
    }
    if field("unloaded").is_truthy() {
        return unloaded();
    }
    CREW.with_borrow_mut(|crew| crew.loaded = true);
    let bytes = field("documents").dyn_into::<Uint8Array>().ok();
    let documents = bytes.and_then(|bytes| wire::decode(&bytes.to_vec()));
    let (Some(documents), Some((id, language))) = (documents, first) else { return died() };
    let papers = papers(check_documents(documents, language));
    // Judging a long text takes as long as drawing the verdict: each has a task of its own. It may be given up between.
    let draw = move || {
        if CREW.with_borrow(|crew| crew.queue.front().is_some_and(|request| request.id == id)) {
            finish(Answer::Papers(papers, language));
        }
    };
    Timeout::new(0, draw).forget();
}

/// A worker that ends before its first answer was never whole.
fn failed() {
    match CREW.with_borrow(|crew| crew.loaded) {
        true => died(),
        false => unloaded(),
    }
}

/// The worker's program could not be fetched: it is tried once, not once an input.
fn unloaded() {
    CREW.with_borrow_mut(|crew| {
        crew.dismiss();
        crew.queue.truncate(1);
    });
    finish(Answer::Lost(Loss::Unloaded));
}

/// The worker is gone or said something that is no answer: the request under way is lost, the next gets a new one.
fn died() {
    CREW.with_borrow_mut(Crew::dismiss);
    finish(Answer::Lost(Loss::Died));
}

// Called from all over, and long.
#[inline(never)]
fn finish(what: Answer) {
    let answered = CREW.with_borrow_mut(|crew| {
        let request = crew.queue.pop_front()?;
        Some((crew.answer.clone()?, request.id))
    });
    if let Some((answer, id)) = answered {
        answer.emit((id, what));
        next();
    }
}
