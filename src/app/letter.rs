//! Letter: a notice to be looked at, completed, copied or printed before it leaves.

use super::browser;
use super::desk::{Desk, press, use_desk, words};
use super::exports::BETWEEN;
use super::state::Action;
use web_sys::{HtmlDialogElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What paper takes: an attribute of the page's root.
const PRINT: &str = "data-print";

/// Properties of [`Letter`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The notice, or several with a line between them; none where the dialog is closed.
    pub text: Option<AttrValue>,
}

/// The dialog with the notice. While it is open paper takes the notice and nothing else, each on a page of its own.
#[component]
pub fn Letter(props: &Props) -> Html {
    let desk = use_desk();
    let dialog = use_node_ref();
    let text = use_state_eq(AttrValue::default);
    {
        let (dialog, text) = (dialog.clone(), text.clone());
        use_effect_with(props.text.clone(), move |letter| {
            text.set(letter.clone().unwrap_or_default());
            browser::set_root(PRINT, if letter.is_some() { "letter" } else { "report" });
            let Some(dialog) = dialog.cast::<HtmlDialogElement>() else { return };
            match (letter.is_some(), dialog.open()) {
                (true, false) => drop(dialog.show_modal()),
                (false, true) => dialog.close(),
                _ => {}
            }
        });
    }
    let oninput = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            text.set(area.value().into());
        })
    };
    let close = desk.does(Action::Letter(None));
    html! {
        <>
            <dialog ref={dialog} class="letter" aria-labelledby="letter-heading" onclose={desk.on(|| Action::Letter(None))}>
                <h2 id="letter-heading">{ desk.t("app.letter") }</h2>
                { words("p", "quiet", desk.t("app.letter.how")) }
                <textarea aria-labelledby="letter-heading" value={(*text).clone()} {oninput} />
                <p class="actions">
                    { press("main copy", desk.t("app.letter.copy"), on_copy(&desk, (*text).clone())) }
                    { press("print", desk.t("app.export.print"), Callback::from(|_| browser::print())) }
                    { press("close", desk.t("app.close"), close) }
                </p>
            </dialog>
            <div class="letter-paper">{ for text.split(BETWEEN).map(|letter| words("pre", "", letter.to_owned())) }</div>
        </>
    }
}

fn on_copy(desk: &Desk, text: AttrValue) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |_| {
        let copied = browser::copy(None, &text);
        // What is told stands behind a dialog.
        if copied {
            desk.act(Action::Letter(None));
        }
        desk.act(Action::Say(desk.t(if copied { "app.letter.copied" } else { "app.export.failed" }).into()));
    })
}
