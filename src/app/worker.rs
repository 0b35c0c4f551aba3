//! Worker: the readers of files in a thread of their own, fetched when it is first needed. Inputs go one at a time, so
//! that a death names the input that caused it, and the others go on in a new worker.

use gloo::utils::window;
use gouji::check::check_documents;
use gouji::document::wire;
use gouji::{Language, Outcome};
use js_sys::{Function, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::collections::VecDeque;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};
use yew::Callback;

/// The function of the loader (`boot.js`) that starts a worker; its protocol stands in `bin/readers.rs`.
const STARTER: &str = "goujiWorker";

/// What to check.
pub struct Request {
    /// Number that comes back with the answer.
    pub id: u32,
    /// Name of the file; empty for pasted text.
    pub name: String,
    /// `bytes` (an `ArrayBuffer`) or `text` (a string), as JavaScript has it.
    pub content: (&'static str, JsValue),
    /// Language of the messages.
    pub language: Language,
}

/// The answer to a request, or `None` where the worker died over it.
pub type Answer = (u32, Option<Box<Outcome>>);

#[derive(Default)]
struct Crew {
    worker: Option<Worker>,
    /// Waiting requests; the first is being checked.
    queue: VecDeque<Request>,
    answer: Option<Callback<Answer>>,
}

thread_local! {
    static CREW: RefCell<Crew> = RefCell::default();
}

/// Checks the inputs in order and calls `answer` for each.
pub fn check(requests: Vec<Request>, answer: Callback<Answer>) {
    stop();
    CREW.with_borrow_mut(|crew| {
        crew.answer = Some(answer);
        crew.queue.extend(requests);
    });
    next();
}

/// Gives up everything under way.
pub fn stop() {
    CREW.with_borrow_mut(|crew| {
        crew.queue.clear();
        if let Some(worker) = crew.worker.take() {
            worker.terminate();
        }
    });
}

/// Posts the first request; a worker is started where there is none.
fn next() {
    let failed = CREW.with_borrow_mut(|crew| {
        let request = crew.queue.front()?;
        if crew.worker.is_none() {
            crew.worker = spawn();
        }
        let sent = crew.worker.as_ref().is_some_and(|worker| post(worker, request).is_ok());
        (!sent).then_some(())
    });
    if failed.is_some() {
        died();
    }
}

fn post(worker: &Worker, request: &Request) -> Result<(), JsValue> {
    let message = Object::new();
    let (kind, content) = &request.content;
    for (name, value) in
        [("id", JsValue::from(request.id)), ("name", JsValue::from(request.name.as_str())), (kind, content.clone())]
    {
        Reflect::set(&message, &name.into(), &value)?;
    }
    worker.post_message(&message)
}

fn spawn() -> Option<Worker> {
    let start: Function = Reflect::get(&window(), &STARTER.into()).ok()?.dyn_into().ok()?;
    let worker: Worker = start.call0(&JsValue::NULL).ok()?.dyn_into().ok()?;
    let onmessage = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| answered(&event.data()));
    let onerror = Closure::<dyn Fn(JsValue)>::new(|_: JsValue| died());
    worker.set_onmessage(Some(onmessage.as_ref().unchecked_ref()));
    worker.set_onerror(Some(onerror.as_ref().unchecked_ref()));
    // They live as long as the page; a page starts few workers.
    onmessage.forget();
    onerror.forget();
    Some(worker)
}

/// The worker reads files; the page finds and judges the reports in them itself.
fn answered(data: &JsValue) {
    let bytes = Reflect::get(data, &"documents".into()).ok().and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok());
    let documents = bytes.and_then(|bytes| wire::decode(&bytes.to_vec()));
    let language = CREW.with_borrow(|crew| crew.queue.front().map(|request| request.language));
    match documents.zip(language) {
        Some((documents, language)) => finish(Some(Box::new(check_documents(documents, language)))),
        None => died(),
    }
}

/// The worker is gone or said something that is no outcome: the request under way is lost, the next gets a new one.
fn died() {
    CREW.with_borrow_mut(|crew| {
        if let Some(worker) = crew.worker.take() {
            worker.terminate();
        }
    });
    finish(None);
}

fn finish(outcome: Option<Box<Outcome>>) {
    let answered = CREW.with_borrow_mut(|crew| {
        let request = crew.queue.pop_front()?;
        Some((crew.answer.clone()?, request.id))
    });
    if let Some((answer, id)) = answered {
        answer.emit((id, outcome));
        next();
    }
}
