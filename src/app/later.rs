//! Later: what may wait until the verdict is on the screen.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Milliseconds after which what lies below the first sight is drawn: the verdict has its frame.
const FIRST: u32 = 20;

/// Milliseconds after which the rest follows: a few frames.
const REST: u32 = 60;

/// Properties of [`Below`].
#[derive(Properties, PartialEq)]
pub struct BelowProps {
    /// Whether somebody wants to see it now.
    pub now: bool,
    /// What lies below.
    pub children: Html,
}

/// Shows its children a moment after it was first drawn, and from then on at once.
#[component]
pub fn Below(props: &BelowProps) -> Html {
    let due = use_state(|| false);
    {
        let due = due.clone();
        use_effect_with((), move |()| {
            let timer = Timeout::new(FIRST, move || due.set(true));
            move || drop(timer)
        });
    }
    if *due || props.now {
        props.children.clone()
    } else {
        html! {}
    }
}

/// Properties of [`Later`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What waits.
    pub children: Html,
}

/// Shows its children as they were until a moment has passed since they last changed.
#[component]
pub fn Later(props: &Props) -> Html {
    let shown = use_state_eq(Html::default);
    {
        let shown = shown.clone();
        use_effect_with(props.children.clone(), move |children| {
            let children = children.clone();
            let timer = Timeout::new(REST, move || shown.set(children));
            move || drop(timer)
        });
    }
    (*shown).clone()
}
