//! Reason: the form that asks why a finding is set aside. What is wrong or doubtful is not set aside without one.

use super::browser;
use super::desk::{use_desk, words};
use super::state::Action;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`ReasonForm`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Position of the finding in the verdict.
    pub position: usize,
    /// Whether there must be a reason.
    pub needed: bool,
    /// Whether the form is open.
    pub asking: UseStateHandle<bool>,
}

/// The form.
#[component]
pub fn ReasonForm(props: &Props) -> Html {
    let Props { position, needed, asking } = props;
    let (desk, input, missing) = (use_desk(), use_node_ref(), use_state(|| false));
    let onsubmit = {
        let (desk, input, missing) = (desk.clone(), input.clone(), missing.clone());
        let (position, needed, asking) = (*position, *needed, asking.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(input) = input.cast::<HtmlInputElement>() else { return };
            let why = input.value().trim().to_owned();
            if needed && why.is_empty() {
                missing.set(true);
                input.focus().ok();
                return;
            }
            asking.set(false);
            desk.act(Action::SetAside(position, Some(why)));
        })
    };
    let onkeydown = {
        let (position, asking) = (*position, asking.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                browser::refocus(&format!("[data-position='{position}'] [aria-expanded]"));
                asking.set(false);
            }
        })
    };
    let told = missing.then(|| format!("reason-{position}"));
    html! {
        <form class="aside-form" {onsubmit} {onkeydown}>
            <label>
                { desk.t(if *needed { "app.aside.why.needed" } else { "app.aside.why" }) }
                <input ref={input} type="text" maxlength="200" aria-required={needed.to_string()}
                    aria-invalid={missing.then_some("true")} aria-describedby={told.clone()} />
            </label>
            <button type="submit">{ desk.t("app.aside.confirm") }</button>
            if let Some(id) = told {
                <p {id} role="alert">{ words("b", "", desk.t("app.aside.missing")) }</p>
            }
        </form>
    }
}
