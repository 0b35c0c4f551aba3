//! Result: everything about the report shown, verdict first.

use super::charts::charts;
use super::desk::{Desk, Same};
use super::exports::{exports, signature};
use super::findings::findings;
use super::inspector::inspector;
use super::later::Later;
use super::ledger::Ledger;
use super::paper::Paper;
use super::repairs::{edits, repairs};
use super::state::{Action, Goal, State};
use super::summary::{sentence, summary};
use super::tables::tables;
use std::rc::Rc;
use yew::prelude::*;

/// The verdict on one report.
pub fn result(desk: &Desk, paper: &Same<Paper>, state: &State) -> Html {
    if let Some(error) = &paper.verdict.error {
        return html! {
            <section class="failure" role="alert" data-error={error.code.clone()}>
                if !paper.source.name.is_empty() { <h2>{ &paper.source.name }</h2> }
                <p>{ &error.message }</p>
            </section>
        };
    }
    html! {
        <>
            { summary(desk, paper) }
            { ways(desk, paper) }
            { repairs(desk, paper) }
            { edits(desk, paper) }
            { findings(desk, paper, state.finding) }
            { tables(desk, paper, state.cell, state.editing.as_ref()) }
            <Later>
                <Ledger paper={paper.clone()} cell={state.cell} />
                { charts(desk, paper) }
            </Later>
            { exports(desk, paper, &state.papers) }
            { signature(desk) }
            // One child in either case: a list that grows at its end would make every child before it anew.
            if let Some(cell) = state.cell {
                { inspector(desk, paper, cell) }
            }
        </>
    }
}

/// The ways from the verdict to what lies far below it.
fn ways(desk: &Desk, paper: &Paper) -> Html {
    let way =
        |name, part| html! { <button type="button" onclick={desk.go(Goal::Part(part))}>{ desk.t(name) }</button> };
    html! {
        <p class="actions ways">
            if !paper.verdict.repairs.is_empty() { { way("app.repairs", "#repairs-heading") } }
            { way("app.tables", "#tables-heading") }
            { way("app.exports", ".exports button") }
        </p>
    }
}

/// The reports at hand, each with its verdict.
pub fn papers(desk: &Desk, papers: &[Rc<Paper>], shown: usize) -> Html {
    let entry = |(place, paper): (usize, &Rc<Paper>)| {
        let unit = paper.verdict.report.as_ref().and_then(|report| report.unit.clone());
        let lang = unit.as_ref().map(|_| "zh-CN");
        let name = unit.unwrap_or_else(|| paper.source.name.clone());
        let year = paper.verdict.report.as_ref().and_then(|report| report.year).map(|year| format!(" · {year}"));
        let (said, tone) = match &paper.verdict.error {
            Some(_) => (desk.t("app.papers.unread").to_owned(), Some("faulty")),
            None => sentence(desk, paper),
        };
        let current = (place == shown).then_some("true");
        html! {
            <li>
                <button type="button" aria-current={current} onclick={desk.does(Action::Show(place))}
                    class={classes!("paper", tone)}>
                    <span {lang}>{ name }{ year }</span>{ " " }<span class="quiet">{ said }</span>
                </button>
            </li>
        }
    };
    html! {
        <nav class="papers" aria-label={desk.t("app.papers")}>
            <ol>{ for papers.iter().enumerate().map(entry) }</ol>
        </nav>
    }
}
