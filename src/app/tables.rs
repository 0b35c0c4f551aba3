//! Tables: the three tables as the official form prints them, every cell with its standing.

use super::cells::CellRef;
use super::desk::{Desk, Same, words};
use super::later::Later;
use super::marks::Mark;
use super::paper::Paper;
use super::state::Editing;
use super::table::TableView;
use yew::prelude::*;

/// Signs of the cells, by class and last part of the message key.
const SIGNS: [&str; 10] =
    ["holds", "wrong", "suspect", "broken", "untested", "blank", "unreadable", "missing", "sum", "repair"];

/// The tables found.
pub fn tables(desk: &Desk, paper: &Same<Paper>, cell: Option<CellRef>, editing: Option<&Editing>) -> Html {
    let Some(report) = &paper.edited else { return html! {} };
    let table = |table: &gouji::report::Table| {
        let kind = table.kind;
        let cell = cell.filter(|cell| cell.table == kind);
        let editing = editing.filter(|editing| editing.0.table == kind).cloned();
        html! {
            <TableView key={kind.key()} paper={paper.clone()} {kind} edition={table.edition} {cell} {editing} />
        }
    };
    let (first, others) = report.tables.split_at(report.tables.len().min(1));
    let absent = gouji::form::TableKind::ALL.into_iter().filter(|kind| report.table(*kind).is_none());
    html! {
        <section class="tables" aria-labelledby="tables-heading">
            <h2 id="tables-heading" tabindex="-1">{ desk.t("app.tables") }</h2>
            { words("p", "quiet", desk.t("app.tables.how")) }
            { legend(desk, paper) }
            { for first.iter().map(table) }
            <Later soon=true live=true now={cell.is_some()}>{ for others.iter().map(table) }</Later>
            { for absent.map(|kind| html! {
                { words("p", "absent", desk.fill("app.tables.absent", &[
                    ("table", desk.t(&format!("app.table.{}", kind.key())).to_owned())])) }
            }) }
        </section>
    }
}

/// What the signs of the cells mean, of those that there are.
fn legend(desk: &Desk, paper: &Paper) -> Html {
    let of = |mark: &Mark| {
        let value = mark.repair.map(|_| "repair").or(mark.recomputed.map(|_| "sum"));
        [Some(mark.standing.key()), value]
    };
    let there: Vec<&str> = paper.marks.all().flat_map(of).flatten().collect();
    let entry = |key: &&'static str| html! { <li class={*key}>{ desk.t(&format!("app.standing.{key}")) }</li> };
    html! { <ul class="legend">{ for SIGNS.iter().filter(|key| there.contains(key)).map(entry) }</ul> }
}
