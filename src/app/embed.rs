//! Embedding: the page inside a frame answers the page around it. The protocol stands in docs/embedding.md. Only
//! origins named in the frame's own address (`?allow=`) are answered; without one nobody is.

use super::browser::parameter;
use super::desk::Desk;
use super::intake;
use super::state::{Action, Arrival, State};
use super::worker::Content;
use gloo::events::EventListener;
use gloo::utils::window;
use gouji::verdict::SCHEMA;
use js_sys::{Array, ArrayBuffer, JsString, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MessagePort, Window};
use yew::prelude::*;

/// Version of the protocol; every message carries it as `gouji`.
const VERSION: f64 = 1.0;

/// Bytes (for text, UTF-16 units) that an input may have unless the address says otherwise.
const LIMIT: f64 = 20_000_000.0;

/// What the frame's address says.
#[derive(Clone, Debug, Default, PartialEq)]
struct Terms {
    /// Origins that are answered.
    allow: Vec<String>,
    limit: f64,
}

impl Terms {
    fn read() -> Self {
        let allow = parameter("allow").unwrap_or_default();
        let allow = allow.split([',', ' ']).filter(|origin| !origin.is_empty()).map(str::to_owned).collect();
        let limit = parameter("limit").and_then(|limit| limit.parse().ok());
        Self { allow, limit: limit.map_or(LIMIT, |limit: u32| f64::from(limit)) }
    }

    fn allows(&self, origin: &str) -> bool {
        self.allow.iter().any(|allowed| allowed == origin)
    }
}

/// Who asked: a port of a channel, or a window and its origin.
#[derive(Clone, Debug)]
enum Peer {
    Port(MessagePort),
    Window(Window, String),
}

impl Peer {
    fn of(event: &MessageEvent) -> Option<Self> {
        let port = event.ports().get(0);
        if !port.is_undefined() {
            return Some(Self::Port(port.unchecked_into()));
        }
        Some(Self::Window(event.source()?.unchecked_into(), event.origin()))
    }

    /// Posts a message of a type with an id and one more field.
    fn post(&self, id: &JsValue, kind: &str, (name, value): (&str, JsValue)) {
        let message = Object::new();
        let fields = [("gouji", VERSION.into()), ("id", id.clone()), ("type", kind.into()), (name, value)];
        for (name, value) in fields {
            Reflect::set(&message, &name.into(), &value).ok();
        }
        // A peer that is gone hears nothing. An origin without a name can only be reached as any origin.
        match self {
            Self::Port(port) => port.post_message(&message).ok(),
            Self::Window(window, origin) => {
                window.post_message(&message, if origin == "null" { "*" } else { origin }).ok()
            }
        };
    }

    fn fail(&self, id: &JsValue, desk: &Desk, code: &str) {
        let error = Object::new();
        for (name, value) in [("code", code), ("message", desk.t(code))] {
            Reflect::set(&error, &name.into(), &value.into()).ok();
        }
        self.post(id, "error", ("error", error.into()));
    }
}

/// The conversation with the page around.
#[derive(Debug, Default)]
struct Talk {
    /// The last one that asked; hears of every verdict.
    peer: Option<Peer>,
    /// The check that is not answered yet: its id, who asked, and the worker's number for it.
    pending: Option<(JsValue, Peer, Option<u32>)>,
    /// The verdict shown, as JavaScript has it; null where there is none.
    verdict: JsValue,
}

/// Answers the page around as long as the page lives.
#[hook]
pub fn use_embed(state: &UseReducerHandle<State>, desk: &Desk) {
    let terms = use_memo((), |()| Terms::read());
    let talk = use_mut_ref(Talk::default);
    {
        let (talk, desk, terms) = (talk.clone(), desk.clone(), terms.clone());
        use_effect_with(desk.clone(), move |_| {
            let listener = (!terms.allow.is_empty()).then(|| {
                EventListener::new(&window(), "message", move |event| {
                    if let Some(event) = event.dyn_ref::<MessageEvent>() {
                        hear(event, &terms, &talk, &desk);
                    }
                })
            });
            move || drop(listener)
        });
    }
    {
        let terms = terms.clone();
        use_effect_with((), move |()| greet(&terms));
    }
    let papers: Vec<_> = state.papers.iter().map(Rc::as_ptr).collect();
    let (state, desk) = (state.clone(), desk.clone());
    use_effect_with((papers, state.waiting.jobs.len(), state.waiting.lost.len()), move |(_, waiting, _)| {
        if *waiting == 0 && !terms.allow.is_empty() {
            tell(&talk, &state, &desk);
        }
    });
}

/// Says to every allowed origin that the page is there; who waits for it need not ask again and again.
fn greet(terms: &Terms) {
    let Ok(Some(parent)) = window().parent() else { return };
    if parent == window() {
        return;
    }
    for origin in terms.allow.iter().filter(|origin| *origin != "null") {
        Peer::Window(parent.clone(), origin.clone()).post(&JsValue::NULL, "ready", ("schema", SCHEMA.into()));
    }
}

fn hear(event: &MessageEvent, terms: &Terms, talk: &RefCell<Talk>, desk: &Desk) {
    let message = event.data();
    let field = |name: &str| Reflect::get(&message, &name.into()).unwrap_or_default();
    if !terms.allows(&event.origin()) || !message.is_object() || field("gouji") != VERSION {
        return;
    }
    let Some(peer) = Peer::of(event) else { return };
    let id = field("id");
    talk.borrow_mut().peer = Some(peer.clone());
    match field("type").as_string().as_deref() {
        Some("hello") => peer.post(&id, "ready", ("schema", SCHEMA.into())),
        Some("verdict") => peer.post(&id, "verdict", ("verdict", talk.borrow().verdict.clone())),
        Some("reset") => {
            drop_pending(talk, desk);
            intake::stop();
            desk.act(Action::Forget);
            talk.borrow_mut().verdict = JsValue::NULL;
            peer.post(&id, "verdict", ("verdict", JsValue::NULL));
        }
        Some("check") => match Input::of(&field("input"), terms.limit) {
            Ok(input) => {
                drop_pending(talk, desk);
                let job = input.check(field("name").as_string().unwrap_or_default(), desk);
                talk.borrow_mut().pending = Some((id, peer, job));
            }
            Err(code) => peer.fail(&id, desk, code),
        },
        _ => peer.fail(&id, desk, "embed.request"),
    }
}

/// A check that another one replaces is answered too.
fn drop_pending(talk: &RefCell<Talk>, desk: &Desk) {
    let pending = talk.borrow_mut().pending.take();
    if let Some((id, peer, _)) = pending {
        peer.fail(&id, desk, "embed.replaced");
    }
}

enum Input {
    Text(String),
    Bytes(ArrayBuffer),
}

impl Input {
    /// The input of a message, or the code of what is wrong with it.
    fn of(value: &JsValue, limit: f64) -> Result<Self, &'static str> {
        if let Some(text) = value.dyn_ref::<JsString>() {
            return if f64::from(text.length()) > limit { Err("embed.size") } else { Ok(Self::Text(text.into())) };
        }
        // A view may cover only a part of its buffer.
        let bytes = match value.dyn_ref::<ArrayBuffer>() {
            Some(buffer) => Uint8Array::new(buffer),
            None if ArrayBuffer::is_view(value) => {
                let part = |name: &str| Reflect::get(value, &name.into()).unwrap_or_default();
                let number = |name: &str| part(name).as_f64().unwrap_or_default() as u32;
                let (offset, length) = (number("byteOffset"), number("byteLength"));
                Uint8Array::new_with_byte_offset_and_length(&part("buffer"), offset, length)
            }
            None => return Err("embed.request"),
        };
        if f64::from(bytes.length()) > limit {
            Err("embed.size")
        } else {
            Ok(Self::Bytes(bytes.slice(0, bytes.length()).buffer()))
        }
    }

    /// Checks it, and gives the worker's number for it where that has to do with it.
    fn check(self, name: String, desk: &Desk) -> Option<u32> {
        let content = match self {
            Self::Text(text) if text.len() <= intake::SHORT => {
                intake::take_text(name, text.clone(), text, desk, Arrival::Alone);
                return None;
            }
            Self::Text(text) => Content::Text(text),
            Self::Bytes(bytes) => Content::Bytes(bytes),
        };
        Some(intake::send(vec![(name, content)], desk, AttrValue::default(), Arrival::Alone))
    }
}

/// Tells the peer of the verdict that is shown now, as the answer to its check or because the user changed it.
/// A check that the user stopped or put something else in place of has no verdict.
fn tell(talk: &RefCell<Talk>, state: &State, desk: &Desk) {
    let verdict = verdict(state);
    let mut talk = talk.borrow_mut();
    // What was told already, as after a reset, is not told again.
    let news = verdict.is_some() || !talk.verdict.is_null();
    talk.verdict = verdict.unwrap_or(JsValue::NULL);
    let unasked = talk.peer.clone().filter(|_| news).map(|peer| (JsValue::NULL, peer, None));
    let asked = talk.pending.take().or(unasked);
    let Some((id, peer, job)) = asked else { return };
    match job.filter(|job| *job != state.waiting.answered) {
        Some(job) if state.waiting.lost.iter().any(|(lost, _)| lost.id == job) => peer.fail(&id, desk, "embed.failed"),
        Some(_) => peer.fail(&id, desk, "embed.replaced"),
        None => peer.post(&id, "verdict", ("verdict", talk.verdict.clone())),
    }
}

/// The first paper's verdict with the others' behind it.
fn verdict(state: &State) -> Option<JsValue> {
    let serializer = Serializer::json_compatible();
    let mut verdicts = state.papers.iter().filter_map(|paper| paper.verdict.serialize(&serializer).ok());
    let first = verdicts.next()?;
    Reflect::set(&first, &"more".into(), &verdicts.collect::<Array>()).ok()?;
    Some(first)
}
