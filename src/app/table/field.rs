//! Field: a cell being typed into.

use crate::app::browser;
use crate::app::cells::CellRef;
use crate::app::desk::use_desk;
use crate::app::state::Action;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`Field`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The cell.
    pub cell: CellRef,
    /// Its id.
    pub id: AttrValue,
    /// Its name.
    pub name: AttrValue,
    /// What stands in it.
    pub text: String,
    /// The key that began the typing and replaces what stands there.
    pub key_typed: Option<String>,
}

/// The input over a cell.
#[component]
pub fn Field(props: &Props) -> Html {
    let desk = use_desk();
    let input = use_node_ref();
    // Typing ends once, and taking the input away blurs it: that must not commit what was cancelled.
    let over = use_mut_ref(|| false);
    {
        let (input, text) = (input.clone(), props.text.clone());
        // Set once and for what is typed before the field has the keyboard: drawn again, it keeps what was typed since.
        use_effect_with(props.key_typed.clone(), move |typed| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.set_value(typed.as_ref().unwrap_or(&text));
                input.focus().ok();
                if typed.is_none() {
                    input.select();
                }
            }
        });
    }
    {
        let (id, over) = (props.id.clone(), over.clone());
        // Taken away while it had the keyboard, it gives that back to its cell. What was typed goes with it: by now
        // another report may be shown.
        use_effect_with((), move |()| {
            move || {
                *over.borrow_mut() = true;
                browser::refocus_if_lost(&format!("[data-cell='{id}']"));
            }
        });
    }
    let end = {
        let (desk, input, over, cell, id) = (desk.clone(), input.clone(), over.clone(), props.cell, props.id.clone());
        move |commit: bool, refocus: bool| {
            if over.replace(true) {
                return;
            }
            // At once, not when the verdict is drawn: the next key must find the cell.
            if refocus {
                browser::refocus(&format!("[data-cell='{id}']"));
            }
            match input.cast::<HtmlInputElement>().filter(|_| commit) {
                Some(input) => desk.act(Action::Edit(cell, input.value())),
                None => desk.act(Action::CancelEdit),
            }
        }
    };
    let onkeydown = {
        let end = end.clone();
        Callback::from(move |event: KeyboardEvent| {
            // A composition of an input method ends with Enter, too.
            if event.is_composing() {
                return;
            }
            match event.key().as_str() {
                "Enter" => end(true, true),
                "Escape" => end(false, true),
                "Tab" => {
                    end(true, true);
                    return;
                }
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let oninput = {
        let desk = desk.clone();
        Callback::from(move |event: InputEvent| {
            if !event.is_composing() {
                desk.act(Action::Typing(event.target_unchecked_into::<HtmlInputElement>().value()));
            }
        })
    };
    let onblur = Callback::from(move |event: FocusEvent| {
        // Who looks at another window comes back to where the typing was.
        if !browser::has_focus(&event) {
            end(true, false);
        }
    });
    html! {
        <input ref={input} class="field" type="text" inputmode="decimal" autocomplete="off"
            aria-label={props.name.clone()} {onkeydown} {oninput} {onblur} />
    }
}
