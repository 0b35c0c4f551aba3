//! Findings: what is wrong or doubtful, grouped by where it stands and by kind, heaviest first.

use super::cells::CellRef;
use super::desk::{Desk, Same, class_of, words};
use super::finding::{FindingView, reasons, sign};
use super::paper::Paper;
use gouji::form::TableKind;
use gouji::verdict::Finding;
use std::cell::Cell;
use yew::prelude::*;

/// Findings of one kind from which on they are told together.
const MANY: usize = 3;

/// Of these, what is shown before the rest is folded away.
const SHOWN: usize = 4;

/// Where a finding stands: a table, or the words around the tables.
type Place = Option<TableKind>;

/// Findings of one kind, by their positions in the verdict: one rule at one place with the same reasons.
struct Kind {
    place: Place,
    of: Vec<usize>,
}

fn is_kin(a: &Finding, b: &Finding) -> bool {
    a.level == b.level && a.rule == b.rule && (&a.why, &a.advice, &a.basis) == (&b.why, &b.advice, &b.basis)
}

/// The findings that were not set aside by place and kind, the heaviest first, and those that were.
fn kinds(paper: &Paper) -> (Vec<Kind>, Vec<usize>) {
    let (mut kinds, mut aside): (Vec<Kind>, _) = (Vec::new(), Vec::new());
    let findings = &paper.verdict.findings;
    for (position, finding) in findings.iter().enumerate() {
        if paper.aside(finding).is_some() {
            aside.push(position);
            continue;
        }
        let cell = finding.cells.first().filter(|_| finding.quote.is_none());
        let place = cell.zip(paper.edited.as_ref()).and_then(|(id, report)| CellRef::find(report, id));
        let place = place.map(|cell| cell.table);
        match kinds.iter_mut().find(|kind| kind.place == place && is_kin(&findings[kind.of[0]], finding)) {
            Some(kind) => kind.of.push(position),
            None => {
                // Behind the others of its place.
                let last = kinds.iter().rposition(|kind| kind.place == place).map_or(kinds.len(), |last| last + 1);
                kinds.insert(last, Kind { place, of: vec![position] });
            }
        }
    }
    (kinds, aside)
}

/// The findings in the order they are shown; those set aside come last.
pub fn order(paper: &Paper) -> Vec<usize> {
    let (kinds, mut aside) = kinds(paper);
    let mut order = Vec::new();
    for mut kind in kinds {
        order.append(&mut kind.of);
    }
    order.append(&mut aside);
    order
}

/// The list of findings.
pub fn findings(desk: &Desk, paper: &Same<Paper>, current: Option<usize>) -> Html {
    let (kinds, aside) = kinds(paper);
    let number = Cell::new(0);
    // By key, in lists where everything has one: a reason that is being typed stays with its finding.
    let view = |position: usize, told: bool| {
        let number = number.replace(number.get() + 1) + 1;
        let key = paper.key(position).unwrap_or_default();
        html! { <FindingView {key} paper={paper.clone()} {position} {number} {told} current={current == Some(position)} /> }
    };
    let group = |kinds: &[Kind]| {
        let place = kinds.first().and_then(|kind| kind.place);
        let heading = match place {
            Some(kind) => desk.t(&format!("app.table.{}", kind.key())),
            None => desk.t("app.findings.prose"),
        };
        let mut list = Vec::new();
        for kind in kinds {
            if kind.of.len() < MANY {
                list.extend(kind.of.iter().map(|position| view(*position, false)));
            } else {
                list.push(together(desk, &paper.verdict.findings[kind.of[0]], &kind.of, &view));
            }
        }
        html! {
            <section class="group" key={place.map_or("prose", TableKind::key)}>
                { words("h3", "", heading) }
                { list.into_iter().collect::<Html>() }
            </section>
        }
    };
    html! {
        <section class="findings" aria-labelledby="findings-heading">
            <h2 id="findings-heading">{ desk.t("app.findings") }</h2>
            if paper.verdict.findings.is_empty() {
                { words("p", "quiet", desk.t("app.findings.none")) }
            }
            { kinds.chunk_by(|a, b| a.place == b.place).map(group).collect::<Html>() }
            if !aside.is_empty() {
                <section class="group">
                    { words("h3", "", desk.t("app.findings.aside")) }
                    { aside.into_iter().map(|position| view(position, false)).collect::<Html>() }
                </section>
            }
        </section>
    }
}

/// Findings of one kind: how many, what they have in common, then each; the rest of a long list is folded away.
fn together(desk: &Desk, first: &Finding, kind: &[usize], view: &dyn Fn(usize, bool) -> Html) -> Html {
    let all: Vec<Html> = kind.iter().map(|position| view(*position, true)).collect();
    let (shown, rest) = all.split_at(if all.len() > SHOWN + 1 { SHOWN } else { all.len() });
    let key = format!("{}{}{}{}{}", first.level.key(), first.rule, first.why, first.advice, first.basis);
    html! {
        <div class={class_of(&["kind", first.level.key()])} {key}>
            <h4>{ sign(desk, first.level, "level") }{ " " }{ desk.count("app.findings.kind", all.len()) }</h4>
            { reasons(desk, first) }
            { shown.iter().cloned().collect::<Html>() }
            if !rest.is_empty() {
                <details>
                    { words("summary", "", desk.count("app.findings.rest", rest.len())) }
                    { rest.iter().cloned().collect::<Html>() }
                </details>
            }
        </div>
    }
}
