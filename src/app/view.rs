//! View: what the reader looks at, in the address and on the screen. The address holds the number of the report and
//! the cell, never a word of the report.

use super::browser;
use super::cells::CellRef;
use super::state::{Goal, State};
use yew::prelude::*;

/// Whether what comes is laid beside what is here: an attribute of the page's root.
pub const LIST: &str = "data-list";

/// Keeps the address, the keyboard and the screen with the state.
#[hook]
pub fn use_view(state: &UseReducerHandle<State>) {
    {
        let state = state.clone();
        use_effect_with(state.goal, move |goal| reach(&state, goal.1));
    }
    {
        let shown = (fragment(state), state.has_work(), state.is_list());
        use_effect_with(shown, |(fragment, work, list)| {
            browser::set_fragment(fragment, false);
            for (name, value) in [("data-work", *work), (LIST, *list)] {
                browser::set_root(name, if value { "true" } else { "false" });
            }
        });
    }
}

/// The view in one line: `report=2&cell=applications.received.total`.
fn fragment(state: &State) -> String {
    let report = (state.shown > 0).then(|| format!("report={}", state.shown + 1));
    let cell = state.paper().and_then(|paper| paper.edited.as_ref()).zip(state.cell);
    let cell = cell.map(|(report, cell)| format!("cell={}", cell.id(report)));
    let parts: Vec<String> = report.into_iter().chain(cell).collect();
    parts.join("&")
}

/// The report and the cell that a fragment names.
pub fn parse(fragment: &str, state: &State) -> (usize, Option<CellRef>) {
    let part = |name: &str| fragment.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    let shown =
        part("report").and_then(|number| number.parse::<usize>().ok()).map_or(0, |number| number.saturating_sub(1));
    let paper = state.papers.get(shown).and_then(|paper| paper.edited.as_ref());
    let cell = part("cell").zip(paper).and_then(|(id, report)| CellRef::find(report, id));
    (shown, cell)
}

fn reach(state: &State, goal: Goal) {
    let selector = match goal {
        Goal::None => return,
        Goal::Cell(cell) => {
            let Some(report) = state.paper().and_then(|paper| paper.edited.as_ref()) else { return };
            browser::set_fragment(&fragment(state), true);
            format!("[data-cell='{}']", cell.id(report))
        }
        Goal::Finding(position) => format!("[data-position='{position}']"),
        Goal::Reason(position) => format!("[data-position='{position}'] input"),
        Goal::Adopted => "#repairs-heading, #edits-heading".to_owned(),
        Goal::Source(position) => return browser::visit(&format!("#source [data-finding-mark='{position}']")),
        Goal::Report => {
            browser::set_fragment(&fragment(state), true);
            return browser::show("#verdict, .result > .failure");
        }
        Goal::Part(part) => {
            if let Some(part) = browser::refocus(part) {
                part.scroll_into_view();
            }
            return;
        }
    };
    browser::focus(&selector);
}
