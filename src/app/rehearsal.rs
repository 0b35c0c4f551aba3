//! Rehearsal: a faulty report's verdict drawn once unseen, while nobody waits, and then mended. A browser translates a
//! program's functions when they are first called and shapes words when they are first laid out; the first report and its
//! first edit find both done.

use super::desk::Same;
use super::input;
use super::paper::{Paper, papers};
use gloo::timers::callback::Timeout;
use gouji::{Language, check_text};
use std::rc::Rc;
use yew::prelude::*;

/// Milliseconds after which the page, still idle, gets ready for the first report.
const REST: u32 = 300;

/// Milliseconds that either stays: until what is drawn later is drawn, too.
const STAY: u32 = 300;

/// The verdict while it is rehearsed.
#[hook]
pub fn use_rehearsal(language: Language) -> Option<Same<Paper>> {
    let paper = use_state(|| None);
    {
        let paper = paper.clone();
        use_effect_with((), move |()| {
            let rehearse = move || {
                let faulty = papers(check_text("", input::faulty(), language)).into_iter().next();
                let mended =
                    faulty.as_ref().and_then(|paper| Some(paper.adopt(paper.verdict.repairs.first()?, language)));
                for (turn, drawn) in (0..).zip([faulty, mended, None]) {
                    let (paper, drawn) = (paper.clone(), drawn.map(|drawn| Same(Rc::new(drawn))));
                    Timeout::new(turn * STAY, move || paper.set(drawn)).forget();
                }
            };
            let timer = Timeout::new(REST, rehearse);
            move || drop(timer)
        });
    }
    (*paper).clone()
}
