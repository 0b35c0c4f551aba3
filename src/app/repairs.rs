//! Repairs: what would make every equation hold, and what was changed by hand so far.

use super::cells::CellRef;
use super::desk::{Desk, Same, off, press, words};
use super::exports;
use super::finding::name_of;
use super::paper::{Edit, Paper};
use super::state::{Action, Goal};
use gouji::messages::cell_name;
use gouji::verdict::{Change, Finding, Repair};
use yew::prelude::*;

/// Repairs of a table that are as likely, at most, before the rest is folded away.
const MOST: usize = 5;

/// The suggested repairs: of each table the likeliest, and folded away those that are less likely.
pub fn repairs(desk: &Desk, paper: &Paper) -> Html {
    let repairs = &paper.verdict.repairs;
    if repairs.is_empty() {
        return html! {};
    }
    let edits = paper.edits().count();
    let (mut likely, mut others) = (Vec::new(), Vec::new());
    for (place, repair) in repairs.iter().enumerate() {
        let first = repairs.iter().position(|other| other.table() == repair.table()).unwrap_or_default();
        let tied = repairs[first].tied.max(1) as usize;
        let list = if place - first < tied.min(MOST) { &mut likely } else { &mut others };
        list.push(entry(desk, paper, place, repair));
    }
    html! {
        <section class="repairs" aria-labelledby="repairs-heading">
            <h2 id="repairs-heading" tabindex="-1">
                { desk.t("app.repairs") }
                if edits > 0 { { words("span", "quiet", desk.count("app.papers.changed", edits)) } }
            </h2>
            <ol>{ likely.into_iter().collect::<Html>() }</ol>
            if !others.is_empty() {
                <details>
                    { words("summary", "", desk.count("app.repairs.more", others.len())) }
                    <ol>{ others.into_iter().collect::<Html>() }</ol>
                </details>
            }
        </section>
    }
}

fn entry(desk: &Desk, paper: &Paper, place: usize, repair: &Repair) -> Html {
    let changes = all_said(desk, paper, repair);
    let aside = is_aside(paper, repair);
    let tied = repair.tied > 1;
    let before = place.checked_sub(1).and_then(|before| paper.verdict.repairs.get(before));
    let is_first = before.is_none_or(|before| before.table() != repair.table());
    let choice = (tied && is_first).then(|| desk.count("app.repair.tied", repair.tied as usize));
    html! {
        // By key: the button of one never becomes that of another under the pointer.
        <li key={changes.clone()} data-repair={place.to_string()} class={aside.then_some("set-aside")}>
            if aside { { words("p", "quiet", desk.t("app.repair.aside")) } }
            if let Some(choice) = choice { <p>{ words("b", "", choice) }</p> }
            <p>{ for repair.cells.iter().map(|cell| change(desk, paper, cell)) }{ " " }{ proof(desk, paper, repair) }</p>
            <p class="actions">
                { desk.button(if tied || !is_first { "adopt maybe" } else { "adopt" }, "app.adopt", &changes, adopt(desk, place, &changes)) }
            </p>
        </li>
    }
}

/// Adopts the repair at a place.
fn adopt(desk: &Desk, place: usize, changes: &str) -> Callback<MouseEvent> {
    let (desk, done) = (desk.clone(), AttrValue::from(desk.of("app.adopted", changes)));
    Callback::from(move |_| {
        desk.act(Action::Adopt { place, in_list: true });
        desk.act(Action::Say(done.clone()));
    })
}

/// Adopts what a finding asks for, where that is a change of its one cell, the likeliest repair of its table, and no other
/// is as likely.
pub fn adopt_for(desk: &Desk, paper: &Paper, finding: &Finding) -> Option<Callback<MouseEvent>> {
    let repairs = &paper.verdict.repairs;
    let asked = |repair: &Repair| match repair.cells.as_slice() {
        [change] => {
            let numbers = (change.from, Some(change.to)) == (finding.stated, finding.expected);
            numbers && finding.cells.first() == Some(&change.id)
        }
        _ => false,
    };
    let place = repairs.iter().position(asked).filter(|_| finding.quote.is_none())?;
    let repair = repairs.get(place)?;
    let is_first = repairs.iter().position(|other| other.table() == repair.table()) == Some(place);
    (is_first && repair.tied == 1).then(|| adopt(desk, place, &all_said(desk, paper, repair)))
}

/// Whether everything that it would mend was set aside.
fn is_aside(paper: &Paper, repair: &Repair) -> bool {
    let mended = |finding: &&Finding| finding.identities.iter().any(|id| repair.identities.contains(id));
    let mut findings = paper.verdict.findings.iter().filter(mended).peekable();
    findings.peek().is_some() && findings.all(|finding| paper.aside(finding).is_some())
}

/// Bytes of what is written in a cell that are shown before a change, at most.
const MOST_WRITTEN: usize = 60;

/// The value before a change, and the name of its cell.
fn before(desk: &Desk, paper: &Paper, change: &Change) -> (String, String) {
    // What is no number is shown as it is written.
    let written = || paper.edited.as_ref()?.cell(change.id).map(|cell| cell.text.to_string());
    let written = || written().filter(|text| !text.is_empty() && text.len() <= MOST_WRITTEN);
    let shown = change.from.map(|from| from.to_string()).or_else(written);
    (shown.unwrap_or_else(|| desk.t("app.blank").to_owned()), name_of(desk, paper, change.id))
}

/// The changes of a repair in words.
fn all_said(desk: &Desk, paper: &Paper, repair: &Repair) -> String {
    let changes: Vec<String> = repair.cells.iter().map(|change| said(desk, paper, change)).collect();
    changes.join(desk.t("app.open.and"))
}

/// A change in words.
fn said(desk: &Desk, paper: &Paper, change: &Change) -> String {
    let (from, cell) = before(desk, paper, change);
    desk.fill("app.change", &[("cell", cell), ("from", from), ("to", change.to.to_string())])
}

/// How a verdict words a change.
const TOLD: [&str; 5] = ["repair.change", "repair.option", "repair.fill", "repair.option.fill", "repair.unread"];

/// Why a repair mends the table, without its changes: they are shown before it.
fn proof(desk: &Desk, paper: &Paper, repair: &Repair) -> String {
    let mut rest = repair.why.as_str();
    for change in &repair.cells {
        let (from, cell) = before(desk, paper, change);
        let values = [("cell", cell), ("from", from), ("to", change.to.to_string())];
        let Some(after) = TOLD.iter().find_map(|key| rest.strip_prefix(&desk.fill(key, &values))) else {
            return repair.why.clone();
        };
        rest = after.strip_prefix(desk.t("repair.separator")).unwrap_or(after);
    }
    rest.trim_start_matches(['。', '.', ' ']).to_owned()
}

fn change(desk: &Desk, paper: &Paper, change: &Change) -> Html {
    let (from, name) = before(desk, paper, change);
    let cell = paper.edited.as_ref().and_then(|report| CellRef::find(report, change.id));
    html! {
        <span class="change">
            { link(desk, &name, cell) }
            { "\u{2002}" }{ words("del", "", from) }{ " → " }{ words("ins", "", change.to.to_string()) }
        </span>
    }
}

/// The name of a cell, which leads there.
fn link(desk: &Desk, name: &str, cell: Option<CellRef>) -> Html {
    press("link", name, desk.go(cell.map_or(Goal::None, Goal::Cell)))
}

/// To what was changed.
const EDITS: Goal = Goal::Part("#edits-heading");

/// What was changed by hand or adopted, apart from the text.
pub fn edits(desk: &Desk, paper: &Same<Paper>) -> Html {
    let (undo, redo) = paper.history();
    if !undo && !redo && paper.changes.edits.is_empty() {
        return html! {};
    }
    let count = paper.edits().count();
    let heading = match count {
        0 => desk.t("app.edits.none").to_owned(),
        // A new draft that still says what was changed here.
        _ if paper.renewed => desk.count("app.edits.renewed", count),
        _ => desk.count("app.edits", count),
    };
    let show = |text: &str| if text.is_empty() { desk.t("app.blank").to_owned() } else { text.to_owned() };
    // An edit goes where its cell is set to what is read there.
    let entry = |edit: &Edit, lapsed: Option<Option<&str>>| {
        let name = cell_name(desk.language, edit.form, edit.cell.index);
        let (cell, from) = (edit.cell, lapsed.flatten().unwrap_or(&edit.from).to_owned());
        let goal = if lapsed == Some(None) { EDITS } else { Goal::Cell(cell) };
        let back = {
            let desk = desk.clone();
            Callback::from(move |_: MouseEvent| {
                desk.act(Action::Edit(cell, from.clone()));
                desk.act(Action::Go(goal));
            })
        };
        let why = lapsed.map(|now| match now {
            Some(now) => desk.fill("app.edit.lapsed", &[("now", show(now))]),
            None => desk.t("app.edit.gone").to_owned(),
        });
        html! {
            <li key={edit.id()} data-edit={why.is_none().then(|| edit.id())} data-lapsed={why.as_ref().map(|_| edit.id())}>
                { link(desk, &name, Some(cell)) }
                { "\u{2002}" }{ words("del", "", show(&edit.from)) }{ " → " }{ words("ins", "", show(&edit.to)) }
                if let Some(why) = why { { words("span", "quiet", why) } }
                { desk.button("restore", "app.edit.back", &name, back) }
            </li>
        }
    };
    let step = |key: &str, works: bool, action: Action| {
        let onclick = works.then(|| desk.does(action));
        html! { <button type="button" aria-disabled={off(works)} {onclick}>{ desk.t(key) }</button> }
    };
    html! {
        <section class="edits" aria-labelledby="edits-heading">
            <h2 id="edits-heading" tabindex="-1">
                { heading }
            </h2>
            <ul>
                { for paper.edits().map(|edit| entry(edit, None)) }
                { for paper.lapsed().map(|(edit, now)| entry(edit, Some(now))) }
            </ul>
            <p class="actions">
                { step("app.undo", undo, Action::Turn(true)) }
                { step("app.redo", redo, Action::Turn(false)) }
                if count > 0 {
                    { press("copy", desk.t("app.edits.copy"), exports::copy_tables(desk, paper)) }
                }
            </p>
        </section>
    }
}
