//! Dialogs: what lies over the page until it is closed.

use super::browser;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// A dialog that is open or not. What has the class `begin` in it gets the keyboard.
#[hook]
pub fn use_dialog(open: bool) -> NodeRef {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with(open, move |open| {
            let Some(dialog) = dialog.cast::<HtmlDialogElement>() else { return };
            match (*open, dialog.open()) {
                (true, false) => {
                    dialog.show_modal().ok();
                    browser::refocus("dialog[open] .begin");
                }
                (false, true) => dialog.close(),
                _ => {}
            }
        });
    }
    dialog
}
