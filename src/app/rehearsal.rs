//! Rehearsal: a faulty report's verdict drawn once unseen, while nobody waits. A browser translates a program's functions when
//! they are first called and shapes words when they are first laid out; the first report finds both done.

use super::desk::Same;
use super::input;
use super::paper::{Paper, papers};
use gloo::timers::callback::Timeout;
use gouji::{Language, check_text};
use std::rc::Rc;
use yew::prelude::*;

/// Milliseconds after which the page, still idle, gets ready for the first report.
const REST: u32 = 300;

/// Milliseconds that the rehearsal stays: until what is drawn later is drawn, too.
const STAY: u32 = 300;

/// The verdict while it is rehearsed.
#[hook]
pub fn use_rehearsal(language: Language) -> Option<Same<Paper>> {
    let paper = use_state(|| None);
    {
        let paper = paper.clone();
        use_effect_with((), move |()| {
            let rehearse = move || {
                let outcome = check_text("", input::faulty(), language);
                paper.set(papers(outcome).into_iter().next().map(|paper| Same(Rc::new(paper))));
                Timeout::new(STAY, move || paper.set(None)).forget();
            };
            let timer = Timeout::new(REST, rehearse);
            move || drop(timer)
        });
    }
    (*paper).clone()
}
