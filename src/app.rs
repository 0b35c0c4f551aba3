//! The page: components over one state. It makes no HTML from strings, asks the network for nothing but its own files,
//! and stores nothing but preferences.

mod browser;
mod cells;
mod charts;
mod desk;
mod dialog;
mod embed;
mod exports;
mod finding;
mod findings;
mod header;
mod input;
mod inspector;
mod intake;
mod keys;
mod later;
mod ledger;
mod letter;
mod listeners;
mod marks;
mod paper;
mod prefs;
mod reason;
mod rehearsal;
mod repairs;
mod result;
mod roster;
mod source;
mod standing;
mod state;
mod summary;
mod sums;
mod table;
mod tables;
mod view;
mod which;
mod words;
mod worker;

use desk::{Desk, Same};
use gouji::messages;
use state::State;
use yew::prelude::*;

/// Milliseconds that an announcement stays.
const SAID: u32 = 6_000;

/// Starts the page.
pub fn start() {
    gouji::messages::use_page();
    yew::Renderer::<App>::new().render();
}

/// The page.
#[component]
fn App() -> Html {
    let state = use_reducer(State::new);
    let desk = Desk { language: state.prefs.language, act: state.dispatcher() };
    listeners::use_listeners(&desk);
    view::use_view(&state);
    embed::use_embed(&state, &desk);
    {
        let prefs = state.prefs;
        use_effect_with(prefs, |prefs| {
            prefs.apply();
            browser::set_title(messages::text(prefs.language, "app.title"));
        });
    }
    {
        let act = state.dispatcher();
        use_effect_with(state.said.clone(), move |said| {
            let forget = move || act.dispatch(state::Action::Say(AttrValue::default()));
            let timer = (!said.is_empty()).then(|| gloo::timers::callback::Timeout::new(SAID, forget));
            move || drop(timer)
        });
    }
    let all: Vec<_> = state.papers.iter().cloned().map(Same).collect();
    let keys = keys::use_keys(&desk, state.help, state.prefs);
    let letter = letter::use_letter(&desk, state.letter.as_ref());
    let rehearsal = rehearsal::use_rehearsal(state.prefs.language);
    // Who was here before needs no rehearsal.
    let untouched = state.text.1.is_empty() && state.back().is_none();
    let idle = untouched && state.papers.is_empty() && state.waiting.jobs.is_empty();
    let paper = state.paper().map(|paper| Same(paper.clone()));
    // A list keeps its place whatever is chosen in it.
    let several = several(&state);
    let busy = several || paper.as_ref().is_some_and(|paper| paper.read.is_some());
    html! {
        <ContextProvider<Desk> context={desk.clone()}>
            { header::header(&desk, state.prefs, state.unspoken) }
            <main class={if busy { "working" } else { "first" }}>
                <input::Input {busy} jobs={state.waiting.jobs.clone()} lost={state.waiting.lost.clone()} refused={state.waiting.refused.clone()} text={state.text.clone()}
                    file={state.file()} too_long={state.is_too_long()} back={state.back()} />
                <div class="result">
                    if several {
                        <roster::Roster papers={all} shown={state.shown} left={state.row} waiting={state.waiting.jobs.len()}
                            stopped={state.waiting.stopped.clone()} lost={state.waiting.lost.clone()} wanted={state.wanted} />
                    }
                    if let Some(paper) = &paper {
                        { which::which(&desk, paper, &state) }
                        { result::result(&desk, paper, &state) }
                    }
                </div>
                if let Some(paper) = paper.filter(|paper| paper.read.is_some()) {
                    <later::Later>
                        <source::SourcePane {paper} attention={state.attention()} />
                    </later::Later>
                }
                { input::promise(&desk) }
            </main>
            if let Some(paper) = rehearsal.filter(|_| idle) {
                <div class="rehearsal" inert=true aria-hidden="true">{ result::result(&desk, &paper, &state) }</div>
            }
            // One place for those who hear the page: it is there before there is anything to say.
            <p class="hidden" id="heard" role="status">{ heard(&desk, &state) }</p>
            <p class="said" role="status">{ state.said.clone() }</p>
            { keys }
            { letter }
        </ContextProvider<Desk>>
    }
}

/// Whether there is a list.
fn several(state: &State) -> bool {
    state.papers.len() > 1 || !state.waiting.stopped.is_empty()
}

/// The verdict, and how far the checking is. Of many inputs it is told that they are under way, when half of them are
/// done, and at the end how many are sound; not each of them.
fn heard(desk: &Desk, state: &State) -> Option<String> {
    if let Some(left) = state.waiting.told() {
        return Some(desk.count("app.heard.left", left));
    }
    let counted = || roster::counted(desk, &state.papers);
    let (checked, stopped) = (state.papers.len(), state.waiting.stopped.len());
    match (state.waiting.is_batch(), state.waiting.halted) {
        (_, true) => {
            let values = [("stopped", roster::halted(desk, checked, stopped)), ("all", counted())];
            Some(desk.fill("app.heard.stopped", &values))
        }
        (true, false) => Some(desk.fill("app.heard.done", &[("all", counted())])),
        (false, false) => {
            let paper = state.paper()?;
            let error = paper.verdict.error.as_ref().filter(|_| several(state));
            error.map(|error| error.message.clone()).or_else(|| summary::line(desk, paper))
        }
    }
}
