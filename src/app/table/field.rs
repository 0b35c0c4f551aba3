//! Field: a cell being typed into.

use crate::app::browser;
use crate::app::cells::CellRef;
use crate::app::desk::{Desk, use_desk};
use crate::app::state::Action;
use std::cell::RefCell;
use std::rc::Rc;
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
    let typing = Typing {
        desk: use_desk(),
        input: use_node_ref(),
        over: use_mut_ref(|| false),
        cell: props.cell,
        id: props.id.clone(),
    };
    {
        let (input, text) = (typing.input.clone(), props.text.clone());
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
        let typing = typing.clone();
        use_effect_with((), move |()| move || typing.taken_away());
    }
    html! {
        <input ref={typing.input.clone()} class="field" type="text" inputmode="decimal" autocomplete="off"
            aria-label={props.name.clone()} onkeydown={typing.on_key()} oninput={typing.on_input()} onblur={typing.on_blur()} />
    }
}

/// The typing into a cell, and its end.
#[derive(Clone)]
struct Typing {
    desk: Desk,
    input: NodeRef,
    /// It ends once: moving the keyboard away must not commit what was cancelled.
    over: Rc<RefCell<bool>>,
    cell: CellRef,
    id: AttrValue,
}

impl Typing {
    fn end(&self, commit: bool, refocus: bool) {
        if self.over.replace(true) {
            return;
        }
        // At once, not when the verdict is drawn: the next key must find the cell.
        if refocus {
            browser::refocus(&self.at());
        }
        self.desk.act(match self.input.cast::<HtmlInputElement>().filter(|_| commit) {
            Some(input) => Action::Edit(self.cell, input.value()),
            None => Action::CancelEdit,
        });
    }

    /// Taken away while it had the keyboard, the input gives that back to its cell. What was typed goes with it: by now
    /// another report may be shown. Where the typing ended before, the keyboard is where it should be, or on its way.
    fn taken_away(&self) {
        if !self.over.replace(true) {
            browser::refocus_if_lost(&self.at());
        }
    }

    fn at(&self) -> String {
        format!("[data-cell='{}']", self.id)
    }

    fn on_key(&self) -> Callback<KeyboardEvent> {
        let typing = self.clone();
        Callback::from(move |event: KeyboardEvent| {
            // A composition of an input method ends with Enter, too.
            if event.is_composing() {
                return;
            }
            match event.key().as_str() {
                "Enter" => typing.end(true, true),
                "Escape" => typing.end(false, true),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    }

    fn on_input(&self) -> Callback<InputEvent> {
        let desk = self.desk.clone();
        Callback::from(move |event: InputEvent| {
            if !event.is_composing() {
                desk.act(Action::Typing(event.target_unchecked_into::<HtmlInputElement>().value()));
            }
        })
    }

    /// Who looks at another window comes back to where the typing was; who clicks where nothing takes the keyboard, to
    /// the cell.
    fn on_blur(&self) -> Callback<FocusEvent> {
        let typing = self.clone();
        Callback::from(move |event: FocusEvent| {
            if !browser::has_focus(&event) {
                typing.end(true, event.related_target().is_none());
            }
        })
    }
}
