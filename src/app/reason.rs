//! Reason: the form that asks why a finding is set aside. What is wrong or doubtful is not set aside without one.

use super::browser;
use super::desk::{Desk, words};
use super::state::Action;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Whether the reason is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// Not now.
    No,
    /// It is.
    Yes,
    /// It was not given.
    Again,
}

/// The form for the finding at a position; `needed` where there must be a reason.
pub fn reason(desk: &Desk, position: usize, needed: bool, asking: &UseStateHandle<Asking>, input: &NodeRef) -> Html {
    let onsubmit = {
        let (desk, asking, input) = (desk.clone(), asking.clone(), input.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(input) = input.cast::<HtmlInputElement>() else { return };
            let why = input.value().trim().to_owned();
            if needed && why.is_empty() {
                input.focus().ok();
                return asking.set(Asking::Again);
            }
            asking.set(Asking::No);
            desk.act(Action::SetAside { position, reason: Some(why) });
        })
    };
    let onkeydown = {
        let asking = asking.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                browser::refocus(&format!("[data-position='{position}'] [aria-expanded]"));
                asking.set(Asking::No);
            }
        })
    };
    let missing = (**asking == Asking::Again).then(|| format!("reason-{position}"));
    html! {
        <form class="aside-form" {onsubmit} {onkeydown}>
            <label>
                { desk.t(if needed { "app.aside.why.needed" } else { "app.aside.why" }) }
                <input ref={input} type="text" maxlength="200" aria-required={needed.to_string()}
                    aria-invalid={missing.as_ref().map(|_| "true")} aria-describedby={missing.clone()} />
            </label>
            <button type="submit">{ desk.t("app.aside.confirm") }</button>
            if let Some(id) = missing {
                <p {id} role="alert">{ words("b", "", desk.t("app.aside.missing")) }</p>
            }
        </form>
    }
}
