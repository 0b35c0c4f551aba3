//! Later: what may wait until the verdict is on the screen.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Milliseconds after which what comes soon is drawn: the verdict has its frame, which takes one and more.
const SOON: u32 = 40;

/// Milliseconds after which the rest follows: a few frames.
const REST: u32 = 80;

/// Properties of [`Later`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whether it waits no longer than for one frame.
    #[prop_or_default]
    pub soon: bool,
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
    let shown = use_mut_ref(Html::default);
    let redraw = use_force_update();
    let waits = !props.now && (!props.live || *shown.borrow() == Html::default());
    if !waits {
        *shown.borrow_mut() = props.children.clone();
    }
    {
        let shown = shown.clone();
        let rest = if props.soon { SOON } else { REST };
        use_effect_with(waits.then(|| props.children.clone()), move |children| {
            let draw = move |children| {
                *shown.borrow_mut() = children;
                redraw.force_update();
            };
            let timer = children.clone().map(|children| Timeout::new(rest, move || draw(children)));
            move || drop(timer)
        });
    }
    shown.borrow().clone()
}
