//! Input: the text area that takes a paste, a drop or a file, and what it promises.

use super::desk::{Desk, class_of, press, press_id, use_desk, when, words};
use super::state::{Action, Arrival, Goal, Job};
use super::worker::Loss;
use super::{browser, intake};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// A real report, all of whose equations hold.
const SAMPLE: &str = include_str!("../../tests/reports/xinxiang-edz-2023.txt");

/// The sample with one digit of a total changed: 15 → 51, as happens in typing.
pub fn faulty() -> String {
    SAMPLE.replacen("1\t0\t0\t0\t14\t0\t15", "1\t0\t0\t0\t14\t0\t51", 1)
}

/// Properties of [`Input`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whether there is a result, so that the area steps back.
    pub busy: bool,
    /// Inputs under way.
    pub jobs: Vec<Job>,
    /// Inputs that gave nothing, and why.
    pub lost: Vec<(Job, Loss)>,
    /// Of which file nothing was read beside what lies here, and why.
    pub refused: AttrValue,
    /// What the area shows, and a count that tells when it was not the user who changed it.
    pub text: (u32, AttrValue),
    /// The file that is looked at, where there is one.
    pub file: Option<AttrValue>,
    /// Whether what is looked at is a text that the area has no room for.
    pub too_long: bool,
    /// Where something can be brought back: whether what came lies beside it, and whether it came last of all.
    pub back: Option<(bool, bool)>,
}

/// The area and its buttons.
#[component]
pub fn Input(props: &Props) -> Html {
    let desk = use_desk();
    let file = use_node_ref();
    let instead = use_mut_ref(|| false);
    {
        let text = props.text.1.clone();
        use_effect_with(props.text.0, move |_| intake::show(&text));
    }
    html! {
        <section class={class_of(&["input", when(props.busy, "busy")])} aria-labelledby="input-heading">
            <h2 id="input-heading"><label for="text">{ desk.t("app.input") }</label></h2>
            if let Some(name) = &props.file {
                <p class="actions file">
                    <span>{ desk.of("export.file", name) }</span>
                    { press_id("instead", desk.t("app.input.instead"), on_choose(&file, &instead, true)) }
                </p>
            }
            if props.too_long { { words("p", "file", desk.t("app.input.too-long")) } }
            <textarea id="text" spellcheck="false" autocomplete="off" aria-describedby="promise-heading"
                placeholder={hint(&desk, props)} oninput={on_input(&desk)} onpaste={on_paste(&desk)}
                onkeydown={on_key(&desk, props.back)} />
            <div class="actions">
                { press("main", desk.t("app.input.file"), on_choose(&file, &instead, false)) }
                <input ref={file} type="file" multiple=true hidden=true onchange={on_chosen(&desk, &instead)}
                    aria-label={desk.t("app.input.file")} />
                // Not beside a report of the user's, whose place it would take.
                if !props.busy || props.text.1 == SAMPLE || *props.text.1 == *faulty() {
                    { press_id("sample", desk.t("app.input.sample"), load(&desk, SAMPLE.to_owned())) }
                    { press_id("faulty-sample", desk.t("app.input.faulty"), load(&desk, faulty())) }
                }
                { press_id("clear", desk.t("app.input.clear"), stop(&desk, Action::Clear)) }
            </div>
            { for props.lost.iter().map(|(job, loss)| html! {
                <p class="failure" role="alert">{ lost(&desk, job, *loss) }</p>
            }) }
            if !props.refused.is_empty() { <p class="failure" role="alert">{ props.refused.clone() }</p> }
            if let Some((beside, _)) = props.back {
                <p class="actions back">
                    { desk.t(if beside { "app.back.beside" } else { "app.back" }) }
                    { press_id("back", desk.t(if beside { "app.back.beside.do" } else { "app.back.do" }), desk.does(Action::Back)) }
                </p>
            }
            if !props.jobs.is_empty() {
                { progress(&desk, &props.jobs) }
            }
        </section>
    }
}

/// What the empty area says.
fn hint(desk: &Desk, props: &Props) -> &'static str {
    desk.t(match (&props.file, props.too_long) {
        (Some(_), _) => "app.input.hint.file",
        (None, true) => "app.input.hint.long",
        (None, false) => "app.input.hint",
    })
}

/// The browser knows no undo for what it did not type, and none for what an empty area took the place of.
fn on_key(desk: &Desk, back: Option<(bool, bool)>) -> Callback<KeyboardEvent> {
    let desk = desk.clone();
    Callback::from(move |event: KeyboardEvent| {
        // The way out for who pasted here: a single key reaches the findings from there.
        if event.key() == "Escape" && !event.is_composing() {
            return desk.act(Action::Go(Goal::VERDICT));
        }
        let undoes = browser::command(&event) && !event.shift_key() && matches!(event.key().as_str(), "z" | "Z");
        let is_empty = || event.target_unchecked_into::<HtmlTextAreaElement>().value().is_empty();
        if undoes && back.is_some_and(|(_, fresh)| fresh || is_empty()) {
            event.prevent_default();
            desk.act(Action::Undo);
        }
    })
}

fn on_input(desk: &Desk) -> Callback<InputEvent> {
    let desk = desk.clone();
    Callback::from(move |event: InputEvent| {
        let area: HtmlTextAreaElement = event.target_unchecked_into();
        intake::take_typed(area.value(), &desk);
    })
}

fn on_paste(desk: &Desk) -> Callback<Event> {
    let desk = desk.clone();
    Callback::from(move |event: Event| {
        // The page's own listener takes what is pasted elsewhere.
        event.stop_propagation();
        let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
        if intake::take(&data, &desk, intake::replaces_all()) {
            event.prevent_default();
        }
    })
}

/// Lets the user choose files, to lie beside what is here or `instead` of it.
fn on_choose(file: &NodeRef, instead: &Rc<RefCell<bool>>, value: bool) -> Callback<MouseEvent> {
    let (file, instead) = (file.clone(), instead.clone());
    Callback::from(move |_| {
        instead.replace(value);
        if let Some(input) = file.cast::<HtmlInputElement>() {
            input.click();
        }
    })
}

fn on_chosen(desk: &Desk, instead: &Rc<RefCell<bool>>) -> Callback<Event> {
    let (desk, instead) = (desk.clone(), instead.clone());
    Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Some(files) = input.files().filter(|files| files.length() > 0) {
            let arrival = if *instead.borrow() { Arrival::Alone } else { intake::arrival() };
            let files = (0..files.length()).filter_map(|number| files.get(number).filter(intake::is_own));
            intake::take_files(files.collect(), &desk, arrival);
        }
        // The same file can be chosen again.
        input.set_value("");
    })
}

/// Ends what is under way and goes back to the area.
fn stop(desk: &Desk, action: Action) -> Callback<MouseEvent> {
    desk.on(move || {
        match action {
            Action::Stop => intake::halt(),
            _ => intake::stop(),
        }
        browser::focus(intake::AREA);
        action.clone()
    })
}

fn load(desk: &Desk, text: String) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |_| {
        intake::take_text(String::new(), text.clone(), text.clone(), &desk, intake::arrival());
    })
}

/// The name of an input.
pub fn name(desk: &Desk, job: &Job) -> String {
    if job.name.is_empty() { desk.t("app.job.paste").to_owned() } else { job.name.to_string() }
}

/// What is said of an input that gave nothing.
pub fn lost(desk: &Desk, job: &Job, loss: Loss) -> String {
    desk.fill(told(loss), &[("name", name(desk, job))])
}

fn told(loss: Loss) -> &'static str {
    match loss {
        Loss::Unread => "app.file.unread",
        Loss::Died => "app.job.lost",
        Loss::Unloaded => "app.job.unloaded",
    }
}

fn progress(desk: &Desk, jobs: &[Job]) -> Html {
    let first = jobs.first().map(|job| name(desk, job)).unwrap_or_default();
    let mut working = desk.fill("app.job.working", &[("name", first)]);
    if jobs.len() > 1 {
        working += &desk.fill("app.job.left", &[("left", (jobs.len() - 1).to_string())]);
    }
    html! {
        // How far it is is heard elsewhere, and not of each file.
        <div class="progress">
            { words("p", "", working) }
            { press("", desk.t("app.job.stop"), stop(desk, Action::Stop)) }
        </div>
    }
}

/// What the page promises, and how to see that it is so.
pub fn promise(desk: &Desk) -> Html {
    let policy = browser::policy();
    let single = browser::about("gouji-file");
    html! {
        <section class="promise" id="promise" aria-labelledby="promise-heading">
            <h2 id="promise-heading">{ desk.t("app.promise") }</h2>
            { words("p", "", desk.t("app.promise.local")) }
            { words("p", "", desk.t("app.promise.test")) }
            if let Some(hash) = single.as_deref() {
                <p>
                    <a href="./gouji.html" download="gouji.html">{ desk.t("app.promise.file") }</a>
                    { desk.t("app.promise.file.what") }
                </p>
                <p class="hash">{ "SHA-256 " }{ words("code", "", hash) }</p>
            }
            // Where a server gives the policy, the page does not know it.
            if let Some(policy) = policy {
                <details>
                    { words("summary", "", desk.t("app.promise.policy")) }
                    <ul class="policy" lang="en">
                        { for policy.split(';').map(|part| html! { <li>{ words("code", "", part.trim().to_owned()) }</li> }) }
                    </ul>
                </details>
            }
        </section>
    }
}
