//! Tables: the three tables as the official form prints them, every cell with its standing.

use super::cells::CellRef;
use super::desk::{Same, use_desk};
use super::paper::Paper;
use super::table::TableView;
use yew::prelude::*;

/// Properties of [`Tables`].
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
}

/// The tables found.
#[component]
pub fn Tables(props: &Props) -> Html {
    let desk = use_desk();
    let Some(report) = &props.paper.edited else { return html! {} };
    let table = |table: &gouji::report::Table| {
        let kind = table.kind;
        let here = |cell: Option<CellRef>| cell.filter(|cell| cell.table == kind);
        let editing = props.editing.clone().filter(|(cell, _)| cell.table == kind);
        html! {
            <TableView key={kind.key()} paper={props.paper.clone()} {kind} edition={table.edition.clone()}
                cell={here(props.cell)} hover={here(props.hover)} {editing} />
        }
    };
    let absent = gouji::form::TableKind::ALL.into_iter().filter(|kind| report.table(*kind).is_none());
    html! {
        <section class="tables" aria-labelledby="tables-heading">
            <h2 id="tables-heading">{ desk.t("app.tables") }</h2>
            <p class="quiet">{ desk.t("app.tables.how") }</p>
            { legend(&desk) }
            { for report.tables.iter().map(table) }
            { for absent.map(|kind| html! {
                <p class="absent">{ desk.fill("app.tables.absent", &[
                    ("table", desk.t(&format!("app.table.{}", kind.key())).to_owned())]) }</p>
            }) }
        </section>
    }
}

fn legend(desk: &super::desk::Desk) -> Html {
    use super::marks::Standing::*;
    let entry = |standing: super::marks::Standing| {
        let key = standing.key();
        html! { <li class={key}>{ desk.t(&format!("app.standing.{key}")) }</li> }
    };
    html! {
        <ul class="legend">
            { for [Holds, Wrong, Suspect, Broken, Untested, Blank, Unreadable, Missing].into_iter().map(entry) }
        </ul>
    }
}
