//! Later: what may wait until the verdict is on the screen.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Milliseconds after which what lies below the first sight is drawn: the verdict has its frame, which takes one and more.
const FIRST: u32 = 40;

/// Milliseconds after which the rest follows: a few frames.
const REST: u32 = 80;

/// Properties of [`Later`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whether only the first sight waits, and all that follows is shown at once.
    #[prop_or_default]
    pub live: bool,
    /// Whether somebody wants to see it now.
    #[prop_or_default]
    pub now: bool,
    /// What waits.
    pub children: Html,
}

/// Shows its children as they were until a moment has passed since they last changed.
#[component]
pub fn Later(props: &Props) -> Html {
    let shown = use_state_eq(Html::default);
    let follows = props.live && *shown != Html::default();
    {
        let shown = shown.clone();
        let rest = if props.live { FIRST } else { REST };
        use_effect_with((!follows).then(|| props.children.clone()), move |children| {
            let timer = children.clone().map(|children| Timeout::new(rest, move || shown.set(children)));
            move || drop(timer)
        });
    }
    if follows || props.now { props.children.clone() } else { (*shown).clone() }
}
