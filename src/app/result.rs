//! Result: everything about the report shown, verdict first.

use super::charts::charts;
use super::desk::{Desk, Same, press, words};
use super::exports::{exports, signature};
use super::findings::findings;
use super::inspector::inspector;
use super::later::Later;
use super::ledger::Ledger;
use super::paper::Paper;
use super::repairs::{edits, repairs};
use super::state::{Action, Goal, State};
use super::summary::summary;
use super::tables::tables;
use yew::prelude::*;

/// The verdict on one report.
pub fn result(desk: &Desk, paper: &Same<Paper>, state: &State) -> Html {
    if let Some(error) = &paper.verdict.error {
        // Of several none breaks in: which one is looked at is heard like a verdict.
        let alone = state.papers.len() == 1 && state.waiting.jobs.is_empty();
        let role = alone.then_some("alert");
        return html! {
            <section class="failure" {role} data-error={error.code.clone()}>
                if !paper.source.name.is_empty() { { words("h2", "", paper.source.name.clone()) } }
                { words("p", "", error.message.clone()) }
            </section>
        };
    }
    html! {
        <>
            { superseded(desk, state) }
            { summary(desk, paper) }
            { ways(desk, paper) }
            // Who is at a cell looks elsewhere: the verdict and the cells come first.
            <Later soon=true now={!state.at_tables}>
                { repairs(desk, paper) }
                { edits(desk, paper) }
                { findings(desk, paper, state.finding) }
            </Later>
            { tables(desk, paper, state.cell, state.editing.as_ref()) }
            <Later>
                <Ledger paper={paper.clone()} cell={state.cell} />
                { charts(desk, paper) }
            </Later>
            { exports(desk, paper) }
            { signature(desk) }
            // One child in either case: a list that grows at its end would make every child before it anew.
            if let Some(cell) = state.cell {
                { inspector(desk, state.typing.as_deref().unwrap_or(paper), cell) }
            }
        </>
    }
}

/// That another draft stands for the report shown, and the way to that one.
fn superseded(desk: &Desk, state: &State) -> Html {
    let Some(place) = state.standing_for(state.shown) else { return html! {} };
    let name = desk.fill("app.superseded.show", &[("name", state.papers[place].source.name.clone())]);
    html! {
        <p class="superseded">{ desk.t("app.superseded") }{ press("link", &name, desk.does(Action::Show(place))) }</p>
    }
}

/// The ways from the verdict to what lies far below it.
fn ways(desk: &Desk, paper: &Paper) -> Html {
    let way = |name, part| press("", desk.t(name), desk.go(Goal::Part(part)));
    html! {
        <p class="actions ways">
            if !paper.verdict.repairs.is_empty() { { way("app.repairs", "#repairs-heading") } }
            { way("app.tables", "#tables-heading") }
            { way("app.exports", ".exports button") }
        </p>
    }
}
