//! Later: what may wait until the verdict is on the screen.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Milliseconds after which the rest is drawn: a few frames.
const PAUSE: u32 = 50;

/// Properties of [`Later`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What waits.
    pub children: Html,
}

/// Shows its children a moment after it was first drawn, and from then on at once.
#[component]
pub fn Later(props: &Props) -> Html {
    let due = use_state(|| false);
    {
        let due = due.clone();
        use_effect_with((), move |()| {
            let timer = Timeout::new(PAUSE, move || due.set(true));
            move || drop(timer)
        });
    }
    if *due {
        props.children.clone()
    } else {
        html! {}
    }
}
