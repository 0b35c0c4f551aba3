//! Which: the file that is looked at, and the ways to those before and after it that need a look.

use super::desk::{Desk, off};
use super::paper::Paper;
use super::standing::{Rank, beside, rank};
use super::state::{Action, State};
use yew::prelude::*;

/// The name by which a user knows an input.
pub fn file_name<'a>(desk: &Desk, name: &'a str) -> &'a str {
    if name.is_empty() { desk.t("app.job.paste") } else { name }
}

/// Which report is shown. A single text that was pasted has no name.
pub fn which(desk: &Desk, paper: &Paper, state: &State) -> Html {
    let several = state.papers.len() > 1;
    if !several && (paper.source.name.is_empty() || paper.verdict.error.is_some()) {
        return html! {};
    }
    let ranks: Vec<Rank> = state.papers.iter().map(|paper| rank(paper)).collect();
    let [before, after] = beside(&state.papers, state.shown, state.wanted.only(&ranks));
    let step = |key: &str, to: Option<usize>| {
        let onclick = to.map(|place| desk.does(Action::Show(place)));
        html! { <button type="button" aria-disabled={off(to.is_some())} {onclick}>{ desk.t(key) }</button> }
    };
    html! {
        <p class="which">
            <span class="file">{ desk.of("export.file", file_name(desk, &paper.source.name)) }</span>
            if several && ranks.iter().any(|rank| *rank <= Rank::Unread) {
                { step("app.papers.before", before) }
                { step("app.papers.after", after) }
            }
        </p>
    }
}
