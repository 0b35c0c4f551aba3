//! Findings: what is wrong or doubtful, grouped by where it stands, heaviest first.

use super::cells::CellRef;
use super::desk::{Desk, Same};
use super::finding::FindingView;
use super::paper::Paper;
use gouji::form::TableKind;
use yew::prelude::*;

/// Where a finding stands: a table, or the words around the tables.
type Place = Option<TableKind>;

/// The findings by place, the place with the heaviest finding first; each by its position in the verdict.
fn groups(paper: &Paper) -> Vec<(Place, Vec<usize>)> {
    let mut groups: Vec<(Place, Vec<usize>)> = Vec::new();
    for (position, finding) in paper.verdict.findings.iter().enumerate() {
        let cell = finding.cells.first().filter(|_| finding.quote.is_none());
        let place = cell.zip(paper.edited.as_ref()).and_then(|(id, report)| CellRef::find(report, id));
        let place = place.map(|cell| cell.table);
        match groups.iter_mut().find(|(other, _)| *other == place) {
            Some((_, list)) => list.push(position),
            None => groups.push((place, vec![position])),
        }
    }
    groups
}

/// The findings in the order they are shown; those set aside come last.
pub fn order(paper: &Paper) -> Vec<usize> {
    let aside = |position: &usize| paper.verdict.findings.get(*position).is_some_and(|f| paper.aside(f).is_some());
    let shown = groups(paper).into_iter().flat_map(|(_, list)| list);
    let (last, first): (Vec<usize>, Vec<usize>) = shown.partition(aside);
    first.into_iter().chain(last).collect()
}

/// The list of findings.
pub fn findings(desk: &Desk, paper: &Same<Paper>, current: Option<usize>) -> Html {
    let is_aside = |position: usize| paper.verdict.findings.get(position).is_some_and(|f| paper.aside(f).is_some());
    // By key, in lists where everything has one: a reason that is being typed stays with its finding.
    let order = order(paper);
    let view = |position: usize| {
        let number = order.iter().position(|other| *other == position).map_or(0, |place| place + 1);
        let key = paper.key(position).unwrap_or_default();
        html! { <FindingView {key} paper={paper.clone()} {position} {number} current={current == Some(position)} /> }
    };
    let heading = |place: Place| match place {
        Some(kind) => desk.t(&format!("app.table.{}", kind.key())),
        None => desk.t("app.findings.prose"),
    };
    let group = |(place, list): (Place, Vec<usize>)| {
        let list: Vec<usize> = list.into_iter().filter(|position| !is_aside(*position)).collect();
        (!list.is_empty()).then(|| {
            html! {
                <section class="group" key={place.map_or("prose", TableKind::key)}>
                    <h3>{ heading(place) }</h3>
                    { list.into_iter().map(view).collect::<Html>() }
                </section>
            }
        })
    };
    let aside: Vec<usize> = (0..paper.verdict.findings.len()).filter(|position| is_aside(*position)).collect();
    html! {
        <section class="findings" aria-labelledby="findings-heading">
            <h2 id="findings-heading">{ desk.t("app.findings") }</h2>
            if paper.verdict.findings.is_empty() {
                <p class="quiet">{ desk.t("app.findings.none") }</p>
            }
            { groups(paper).into_iter().filter_map(group).collect::<Html>() }
            if !aside.is_empty() {
                <section class="group">
                    <h3>{ desk.t("app.findings.aside") }</h3>
                    { aside.into_iter().map(view).collect::<Html>() }
                </section>
            }
        </section>
    }
}
