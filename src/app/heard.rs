//! Heard: the verdict, and how far the checking is, for those who hear the page. Of many files neither each is told nor
//! the verdict of each: where they stand now and then, and at the end how many are sound.

use super::desk::use_desk;
use gloo::timers::callback::Interval;
use yew::prelude::*;

/// Milliseconds between two words on how far the checking is.
const PAUSE: u32 = 10_000;

/// Properties of [`Heard`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Inputs under way.
    pub left: usize,
    /// The verdict, or what came of all that were checked.
    pub verdict: Option<String>,
}

/// One place for all that is heard: it is there before there is anything to say.
#[component]
pub fn Heard(props: &Props) -> Html {
    let desk = use_desk();
    let now = use_mut_ref(|| 0);
    let told = use_state_eq(|| 0);
    *now.borrow_mut() = props.left;
    {
        let (now, told) = (now.clone(), told.clone());
        use_effect_with(props.left > 0, move |works| {
            told.set(*now.borrow());
            let timer = works.then(|| Interval::new(PAUSE, move || told.set(*now.borrow())));
            move || drop(timer)
        });
    }
    let words = match props.left {
        0 => props.verdict.clone().unwrap_or_default(),
        _ if *told == 0 => String::new(),
        _ => desk.count("app.heard.left", *told),
    };
    html! { <p class="hidden" id="heard" role="status">{ words }</p> }
}
