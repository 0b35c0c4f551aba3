//! Frame: what a table needs besides its values, made once for a form and a language.

use super::cell::{Place, Words};
use super::walk::Walk;
use crate::app::cells::CellRef;
use crate::app::desk::Desk;
use crate::app::marks::Standing;
use gouji::form::{CellIndex, Content, Edition, PrintedCell, TableKind};
use gouji::messages;
use yew::AttrValue;

/// A table of the form in a language.
pub struct Frame {
    /// Rows of headers and cells, each with the words of its header and, of a row, those of its group.
    pub rows: Vec<Vec<(PrintedCell, &'static str, Option<AttrValue>)>>,
    /// Rows before the first value.
    pub head: usize,
    /// The cells, by index.
    pub places: Vec<Place>,
    /// Where the arrow keys lead.
    pub walk: Walk,
    /// What cells say.
    pub words: Words,
}

impl Frame {
    /// The frame of a table in an edition of the form.
    pub fn new(kind: TableKind, edition: &'static Edition, desk: &Desk) -> Self {
        let form = edition.table(kind);
        let printed = form.printed();
        let walk = Walk::new(&printed);
        let words = |row: Vec<PrintedCell>| -> Vec<_> {
            let words =
                |cell: &PrintedCell| (*cell, messages::header(desk.language, &cell.content), group(desk, &row, cell));
            row.iter().map(words).collect()
        };
        let rows: Vec<Vec<_>> = printed.rows.into_iter().map(words).collect();
        let value = |row: &Vec<(PrintedCell, _, _)>| row.iter().any(|(cell, ..)| cell.content.value().is_some());
        // Tables whose blocks have headers of their own have no head for the whole.
        let head = if kind == TableKind::Disclosure { 0 } else { rows.iter().take_while(|row| !value(row)).count() };
        let place = |index: CellIndex| Place {
            cell: CellRef { table: kind, index },
            id: form.id(index).into(),
            name: messages::cell_name(desk.language, form, index).into(),
        };
        let places = (0..form.len()).map(|index| place(index as CellIndex)).collect();
        Self { rows, head, places, walk, words: words_of(desk) }
    }
}

/// What tells the group of a row where the column of the groups has no room: its name on a line of its own over the first
/// of its rows, its number before the others.
fn group(desk: &Desk, line: &[PrintedCell], cell: &PrintedCell) -> Option<AttrValue> {
    let Content::Row(row) = cell.content else { return None };
    let name = messages::group_label(desk.language, row.group?);
    if line.iter().any(|cell| matches!(cell.content, Content::RowGroup(group) if Some(group) == row.group)) {
        return Some(format!("{name}\n").into());
    }
    row.inner_group()?;
    Some(name.split_inclusive(['）', ' ']).next()?.into())
}

fn words_of(desk: &Desk) -> Words {
    use Standing::*;
    let all = [Wrong, Suspect, Broken, Holds, Untested, Blank, Unreadable, Missing];
    Words {
        standings: all.map(|standing| (standing, desk.t(&format!("app.standing.{}", standing.key())))),
        recomputed: desk.t("app.cell.recomputed"),
        repair: desk.t("app.cell.repair"),
        edited: desk.t("app.cell.edited"),
    }
}
