//! One table: the printed form with the report's values, a grid for the keyboard.

mod cell;
mod field;
mod frame;
mod row;
mod walk;

use super::browser;
use super::cells::CellRef;
use super::desk::{Desk, Same, class_of, use_desk, words};
use super::paper::Paper;
use super::state::{Action, Editing};
use cell::Look;
use frame::Frame;
use gouji::form::{CellIndex, Edition, TableKind};
use row::Row;
use std::cell::RefCell;
use std::rc::Rc;
pub use walk::Walk;
use yew::prelude::*;

/// Properties of [`TableView`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The report shown.
    pub paper: Same<Paper>,
    /// Which table.
    pub kind: TableKind,
    /// Its edition.
    pub edition: &'static Edition,
    /// The cell that has the attention, if it is here.
    pub cell: Option<CellRef>,
    /// The cell being typed into, if it is here.
    pub editing: Option<Editing>,
}

/// One table.
#[component]
pub fn TableView(props: &Props) -> Html {
    let desk = use_desk();
    let frame =
        use_memo((props.kind, props.edition, desk.clone()), |(kind, edition, desk)| Frame::new(*kind, edition, desk));
    // Where the keyboard left the table, there it comes back.
    let left = use_mut_ref(|| 0);
    if let Some(cell) = props.cell {
        *left.borrow_mut() = cell.index;
    }
    let entry = *left.borrow();
    let entry = if usize::from(entry) < frame.places.len() { entry } else { 0 };
    let hover = use_state(|| None);
    let kind = props.kind;
    let begun = use_mut_ref(|| None);
    {
        let begun = begun.clone();
        use_effect_with(props.editing.is_some(), move |_| *begun.borrow_mut() = None);
    }
    let onkeydown = {
        let (desk, frame, paper) = (desk.clone(), frame.clone(), props.paper.clone());
        Callback::from(move |event: KeyboardEvent| on_key(&event, &desk, &frame.walk, &paper, &begun))
    };
    // A click comes after the focus that it gives, so what had the attention is noted when the button goes down.
    let pressed = use_mut_ref(|| None);
    let onmousedown = {
        let (pressed, looked) = (pressed.clone(), props.cell);
        Callback::from(move |_: MouseEvent| *pressed.borrow_mut() = looked)
    };
    let heading = format!("{}-heading", kind.key());
    let columns = props.edition.table(kind).blocks.first().map_or(0, |block| block.columns.len()).to_string();
    let row = |row: usize| {
        let values = frame.rows.get(row).into_iter().flatten().filter_map(|(cell, ..)| cell.content.value());
        let looks: Vec<Look> = values.map(|index| look(props, *hover, entry, index)).collect();
        html! { <Row frame={Same(frame.clone())} {row} {looks} /> }
    };
    html! {
        <section class={class_of(&["sheet", kind.key()])} id={format!("table-{}", kind.key())} aria-labelledby={heading.clone()}>
            <h3 id={heading.clone()}>
                { desk.t(&format!("app.table.{}", kind.key())) }
                { words("span", "tally", tally(&desk, props)) }
            </h3>
            <div class="scroll">
                <table role="grid" class={kind.key()} aria-labelledby={heading} {onkeydown}
                    {onmousedown} onclick={on_click(&desk, &props.paper, &pressed)} onfocusin={on_look(&desk, &props.paper)}
                    onmouseover={on_hover(&props.paper, &hover)}
                    onmouseleave={on_hover(&props.paper, &hover)}>
                    if kind == TableKind::Applications {
                        <colgroup>
                            <col class="row-group" span="2" /><col class="row-name" /><col class="value" span={columns} />
                        </colgroup>
                    }
                    if frame.head > 0 {
                        <thead>{ for (0..frame.head).map(row) }</thead>
                    }
                    <tbody>{ for (frame.head..frame.rows.len()).map(row) }</tbody>
                </table>
            </div>
        </section>
    }
}

/// How many equations of this table hold.
fn tally(desk: &Desk, props: &Props) -> String {
    let prefix = format!("{}.", props.kind.key());
    let of = props.paper.verdict.identities.iter().filter(|identity| identity.id.starts_with(&prefix));
    let (all, holding) =
        of.fold((0, 0), |(all, holding), identity| (all + 1, holding + usize::from(identity.holds == Some(true))));
    if all == 0 {
        return desk.t("app.tally.none").to_owned();
    }
    desk.fill("app.tally", &[("holding", holding.to_string()), ("all", all.to_string())])
}

/// How the cell at an index looks now.
fn look(props: &Props, hover: Option<CellRef>, entry: CellIndex, index: CellIndex) -> Look {
    let Props { paper, kind, cell: looked, editing, .. } = props;
    let of = CellRef { table: *kind, index };
    let cell = paper.edited.as_ref().and_then(|report| of.of(report));
    let (Some(cell), Some(mark)) = (cell, paper.marks.at(of)) else { return Look::default() };
    let related = |other: &Option<CellRef>| other.is_some_and(|other| other != of && paper.marks.related(other, of));
    Look {
        text: cell.text.to_string(),
        standing: mark.standing,
        recomputed: mark.recomputed,
        repair: mark.repair,
        was: paper.edit_of(of).map(|edit| edit.from.clone()),
        lit: related(looked) || related(&hover),
        hovered: hover == Some(of),
        entry: index == entry,
        editing: editing.as_ref().filter(|(cell, _)| *cell == of).map(|(_, key)| key.clone()),
    }
}

fn cell_of(event: &Event, paper: &Paper) -> Option<CellRef> {
    CellRef::find(paper.edited.as_ref()?, &browser::attribute(event, "data-cell")?)
}

fn on_look(desk: &Desk, paper: &Same<Paper>) -> Callback<FocusEvent> {
    let (desk, paper) = (desk.clone(), paper.clone());
    Callback::from(move |event: FocusEvent| {
        if let Some(cell) = cell_of(&event, &paper) {
            desk.act(Action::Look(Some(cell)));
        }
    })
}

fn on_hover(paper: &Same<Paper>, hover: &UseStateHandle<Option<CellRef>>) -> Callback<MouseEvent> {
    let (paper, hover) = (paper.clone(), hover.clone());
    Callback::from(move |event: MouseEvent| {
        let cell = cell_of(&event, &paper).filter(|_| event.type_() == "mouseover");
        if cell != *hover {
            hover.set(cell);
        }
    })
}

/// A first click looks at a cell, a click on the cell looked at types into it.
fn on_click(desk: &Desk, paper: &Same<Paper>, pressed: &Rc<RefCell<Option<CellRef>>>) -> Callback<MouseEvent> {
    let (desk, paper, pressed) = (desk.clone(), paper.clone(), pressed.clone());
    Callback::from(move |event: MouseEvent| {
        if let Some(cell) =
            cell_of(&event, &paper).filter(|cell| Some(*cell) == *pressed.borrow() && !browser::in_field(&event))
        {
            desk.act(Action::BeginEdit(cell, None));
        }
    })
}

/// `begun` is the cell into which typing began before its field is drawn.
fn on_key(event: &KeyboardEvent, desk: &Desk, walk: &Walk, paper: &Paper, begun: &RefCell<Option<CellIndex>>) {
    let Some(cell) = cell_of(event, paper) else { return };
    let key = event.key();
    let focus = |index: CellIndex| {
        if let Some(report) = &paper.edited {
            browser::focus(&format!("[data-cell='{}']", CellRef { index, ..cell }.id(report)));
        }
    };
    let begun_here = begun.take() == Some(cell.index);
    let in_field = browser::in_field(event);
    if let Some(next) = leaves(event, walk, cell.index).filter(|_| in_field || begun_here) {
        // A field confirms what was typed when it loses the keyboard.
        if begun_here {
            desk.act(Action::BeginEdit(cell, None));
        }
        focus(next);
        if next != cell.index || key != "Tab" {
            event.prevent_default();
        }
        return;
    }
    if in_field {
        return;
    }
    if let Some(next) = walk.step(cell.index, &key, browser::command(event)) {
        event.prevent_default();
        return focus(next);
    }
    if browser::command(event) || event.alt_key() {
        return;
    }
    let mut chars = key.chars();
    let begins = chars.next().is_some_and(|char| matches!(char, '0'..='9' | '０'..='９' | '-' | '.'));
    let typed = begins && chars.next().is_none();
    match key.as_str() {
        "Enter" | "F2" => desk.act(Action::BeginEdit(cell, None)),
        "Delete" | "Backspace" => desk.act(Action::Edit(cell, String::new())),
        _ if typed => {
            begun.replace(Some(cell.index));
            desk.act(Action::BeginEdit(cell, Some(key)));
        }
        _ => return,
    }
    event.prevent_default();
}

/// Where a key leads from a cell that is typed into. At either end of the table, Tab leaves it from there.
fn leaves(event: &KeyboardEvent, walk: &Walk, from: CellIndex) -> Option<CellIndex> {
    if event.is_composing() || browser::command(event) || event.alt_key() {
        return None;
    }
    match event.key().as_str() {
        "Tab" => walk.next(from, !event.shift_key()).or(Some(from)),
        key @ ("ArrowUp" | "ArrowDown") => walk.step(from, key, false),
        _ => None,
    }
}
