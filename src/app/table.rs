//! One table: the printed form with the report's values, a grid for the keyboard.

mod cell;
mod field;
mod walk;

use super::browser;
use super::cells::CellRef;
use super::desk::{Desk, Same, use_desk};
use super::marks::Standing;
use super::paper::Paper;
use super::state::{Action, Editing};
use cell::Words;
use gouji::form::{CellIndex, Content, PrintedCell, TableKind};
use gouji::messages;
use std::cell::RefCell;
use std::rc::Rc;
use walk::Walk;
use yew::prelude::*;

/// Properties of [`TableView`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The report shown.
    pub paper: Same<Paper>,
    /// Which table.
    pub kind: TableKind,
    /// Key of its edition.
    pub edition: String,
    /// The cell that has the attention, if it is here.
    pub cell: Option<CellRef>,
    /// The cell being typed into, if it is here.
    pub editing: Option<Editing>,
}

/// What a table needs besides its values, made once for a form and a language.
struct Frame {
    /// Rows of headers and cells, each with the words of its header.
    rows: Vec<Vec<(PrintedCell, &'static str)>>,
    /// Rows before the first value.
    head: usize,
    /// Names of the cells, by index.
    names: Vec<String>,
    walk: Walk,
}

fn frame(kind: TableKind, edition: &str, desk: &Desk) -> Frame {
    let edition = gouji::form::edition(edition).unwrap_or(gouji::form::EDITIONS[0]);
    let form = edition.table(kind);
    let printed = form.printed();
    let walk = Walk::new(&printed);
    let words = |cell: PrintedCell| (cell, messages::header(desk.language, &cell.content));
    let rows: Vec<Vec<_>> = printed.rows.into_iter().map(|row| row.into_iter().map(words).collect()).collect();
    let value = |row: &Vec<(PrintedCell, _)>| row.iter().any(|(cell, _)| matches!(cell.content, Content::Value(_)));
    // Tables whose blocks have headers of their own have no head for the whole.
    let head = if kind == TableKind::Disclosure { 0 } else { rows.iter().take_while(|row| !value(row)).count() };
    let names = (0..form.len()).map(|cell| messages::cell_name(desk.language, form, cell as CellIndex)).collect();
    Frame { rows, head, names, walk }
}

/// One table.
#[component]
pub fn TableView(props: &Props) -> Html {
    let desk = use_desk();
    let frame = use_memo((props.kind, props.edition.clone(), desk.clone()), |(kind, edition, desk)| {
        frame(*kind, edition, desk)
    });
    let words = use_memo(desk.clone(), Words::new);
    let hover = use_state(|| None);
    let kind = props.kind;
    let onkeydown = {
        let (desk, frame, paper) = (desk.clone(), frame.clone(), props.paper.clone());
        Callback::from(move |event: KeyboardEvent| on_key(&event, &desk, &frame.walk, &paper))
    };
    // A click comes after the focus that it gives, so what had the attention is noted when the button goes down.
    let pressed = use_mut_ref(|| None);
    let onmousedown = {
        let (pressed, looked) = (pressed.clone(), props.cell);
        Callback::from(move |_: MouseEvent| *pressed.borrow_mut() = looked)
    };
    let heading = format!("{}-heading", kind.key());
    let state = cell::Context { props, hover: *hover, words: &words, names: &frame.names };
    let row = |row: &Vec<(PrintedCell, &'static str)>| {
        html! { <tr>{ for row.iter().map(|(cell, words)| printed_cell(cell, words, &state)) }</tr> }
    };
    let (head, body) = frame.rows.split_at(frame.head);
    html! {
        <section class={classes!("sheet", kind.key())} id={format!("table-{}", kind.key())} aria-labelledby={heading.clone()}>
            <h3 id={heading.clone()}>
                { desk.t(&format!("app.table.{}", kind.key())) }
                <span class="tally">{ tally(&desk, props) }</span>
            </h3>
            <div class="scroll">
                <table role="grid" class={kind.key()} aria-labelledby={heading} {onkeydown}
                    {onmousedown} onclick={on_click(&desk, &props.paper, &pressed)} onfocusin={on_look(&desk, &props.paper)}
                    onmouseover={on_hover(&props.paper, &hover)}
                    onmouseleave={on_hover(&props.paper, &hover)}>
                    if kind == TableKind::Applications {
                        <colgroup>
                            <col class="row-group" span="2" /><col class="row-name" /><col class="value" span="7" />
                        </colgroup>
                    }
                    if !head.is_empty() {
                        <thead>{ for head.iter().map(row) }</thead>
                    }
                    <tbody>{ for body.iter().map(row) }</tbody>
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

fn printed_cell(cell: &PrintedCell, words: &'static str, state: &cell::Context<'_>) -> Html {
    let span = |span: u16| (span > 1).then(|| span.to_string());
    let (rowspan, colspan) = (span(cell.row_span), span(cell.column_span));
    if let Content::Value(index) = cell.content {
        return state.cell(index, colspan);
    }
    let wide = cell.column_span > 1;
    let tall = cell.row_span > 1;
    let scope = match (cell.content.heads_rows(), tall, wide) {
        (true, true, _) => "rowgroup",
        (true, false, _) => "row",
        (false, _, true) => "colgroup",
        (false, ..) => "col",
    };
    let class = match cell.content {
        Content::RowGroup(_) => "row-group",
        Content::Row(_) => "row-name",
        Content::Words(_) => "fixed",
        Content::Caption(_) => "caption",
        _ => "column-name",
    };
    html! { <th {scope} {class} {rowspan} {colspan}><span>{ words }</span></th> }
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

fn on_key(event: &KeyboardEvent, desk: &Desk, walk: &Walk, paper: &Paper) {
    if browser::in_field(event) {
        return;
    }
    let Some(cell) = cell_of(event, paper) else { return };
    let key = event.key();
    if let Some(next) = walk.step(cell.index, &key, browser::command(event)) {
        event.prevent_default();
        let next = CellRef { index: next, ..cell };
        if let Some(report) = &paper.edited {
            browser::focus(&format!("[data-cell='{}']", next.id(report)));
        }
        return;
    }
    if browser::command(event) || event.alt_key() {
        return;
    }
    let typed = key.chars().count() == 1
        && key.chars().all(|char| char.is_ascii_digit() || "-.０１２３４５６７８９".contains(char));
    match key.as_str() {
        "Enter" | "F2" => desk.act(Action::BeginEdit(cell, None)),
        "Delete" | "Backspace" => desk.act(Action::Edit(cell, String::new())),
        _ if typed => desk.act(Action::BeginEdit(cell, Some(key))),
        _ => return,
    }
    event.prevent_default();
}

/// Words for the standings, looked up once.
impl Words {
    fn new(desk: &Desk) -> Self {
        use Standing::*;
        let all = [Wrong, Suspect, Broken, Holds, Untested, Blank, Unreadable, Missing];
        Self {
            standings: all.map(|standing| (standing, desk.t(&format!("app.standing.{}", standing.key())))),
            recomputed: desk.t("app.cell.recomputed"),
            repair: desk.t("app.cell.repair"),
            edited: desk.t("app.cell.edited"),
        }
    }
}
