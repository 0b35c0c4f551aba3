//! Result: everything about the report shown, verdict first.

use super::cells::CellRef;
use super::charts::Charts;
use super::desk::{Same, use_desk};
use super::exports::{Exports, Signature};
use super::findings::Findings;
use super::inspector::Inspector;
use super::ledger::Ledger;
use super::paper::Paper;
use super::repairs::{Edits, Repairs};
use super::state::Action;
use super::summary::{Summary, sentence};
use super::tables::Tables;
use yew::prelude::*;

/// Properties of [`ResultView`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The report shown.
    pub paper: Same<Paper>,
    /// The cell that has the attention.
    pub cell: Option<CellRef>,
    /// The cell under the pointer.
    pub hover: Option<CellRef>,
    /// The cell being typed into.
    pub editing: Option<(CellRef, Option<String>)>,
    /// The finding that has the attention.
    pub finding: Option<usize>,
}

/// The verdict on one report.
#[component]
pub fn ResultView(props: &Props) -> Html {
    let paper = &props.paper;
    if let Some(error) = &paper.verdict.error {
        return html! {
            <section class="failure" role="alert" data-error={error.code.clone()}>
                if !paper.source.name.is_empty() { <h2>{ &paper.source.name }</h2> }
                <p>{ &error.message }</p>
            </section>
        };
    }
    let watched = props.hover.or(props.cell);
    html! {
        <>
            <Summary paper={paper.clone()} />
            <Repairs paper={paper.clone()} />
            <Edits paper={paper.clone()} />
            <Findings paper={paper.clone()} current={props.finding} />
            <Tables paper={paper.clone()} cell={props.cell} hover={props.hover} editing={props.editing.clone()} />
            <Ledger paper={paper.clone()} cell={watched} />
            <Charts paper={paper.clone()} />
            <Exports paper={paper.clone()} />
            <Signature />
            if let Some(cell) = props.cell {
                <Inspector paper={paper.clone()} {cell} />
            }
        </>
    }
}

/// Properties of [`Papers`].
#[derive(Properties, PartialEq)]
pub struct PapersProps {
    /// All reports at hand.
    pub papers: Vec<Same<Paper>>,
    /// Which is shown.
    pub shown: usize,
}

/// The reports at hand, each with its verdict, where there are several.
#[component]
pub fn Papers(props: &PapersProps) -> Html {
    let desk = use_desk();
    let entry = |(place, paper): (usize, &Same<Paper>)| {
        let unit = paper.verdict.report.as_ref().and_then(|report| report.unit.clone());
        let name = unit.unwrap_or_else(|| paper.source.name.clone());
        let year = paper.verdict.report.as_ref().and_then(|report| report.year).map(|year| format!(" · {year}"));
        let (said, sound) = match &paper.verdict.error {
            Some(_) => (desk.t("app.papers.unread").to_owned(), false),
            None => sentence(&desk, &paper.verdict),
        };
        let current = (place == props.shown).then_some("true");
        html! {
            <li>
                <button type="button" aria-current={current} onclick={desk.on(move || Action::Show(place))}
                    class={classes!("paper", (!sound).then_some("faulty"))}>
                    <span>{ name }{ year }</span>{ " " }<span class="quiet">{ said }</span>
                </button>
            </li>
        }
    };
    html! {
        <nav class="papers" aria-label={desk.t("app.papers")}>
            <ol>{ for props.papers.iter().enumerate().map(entry) }</ol>
        </nav>
    }
}
