//! Tables: what the scan found → the report's tables. Chooses the edition, reads the values, and marks as unreadable
//! what stays open.

use super::rows::{Aligned, Labelled, align};
use super::scan::{Anchor, Instance, Slot};
use super::stream::{RowKind, Stream};
use super::value::{self, Shape};
use crate::document::GridKind;
use crate::form::{self, CellForm, CellIndex, Edition, TableForm, TableKind, Unit};
use crate::report::{Cell, Place, Reason, State, Table};

/// A table of the report and the places of its columns' headers that stand in another order than the form's.
#[derive(Debug)]
pub struct Read {
    /// The table.
    pub table: Table,
    /// First and last atom.
    pub atoms: (usize, usize),
    /// Keys of rows whose label is not quite the form's.
    pub damaged: Vec<&'static str>,
    /// Whether the column headers stand in another order than the form's.
    pub disordered: bool,
    /// Whether labels of two editions stand in it.
    pub mixed: bool,
}

/// Reads an instance of a table.
pub fn read(stream: &Stream<'_>, instance: &Instance) -> Option<Read> {
    let (edition, mixed) = edition_of(stream, instance);
    let form = edition.table(instance.kind);
    let mut table = Table::missing(instance.kind, edition);
    match instance.kind {
        TableKind::Review => review(stream, instance, form, &mut table),
        _ => labelled(stream, instance, form, &mut table),
    }
    if table.cells.iter().all(|cell| cell.state == State::Missing) {
        return None;
    }
    let disordered = header_order(instance, form, &mut table);
    let damaged = instance.anchors.iter().filter(|anchor| anchor.damaged).map(|anchor| anchor.key).collect();
    Some(Read { table, atoms: instance.atoms, damaged, disordered, mixed })
}

/// The edition whose rows and columns the table has, and whether some belong to the other one only.
fn edition_of(stream: &Stream<'_>, instance: &Instance) -> (&'static Edition, bool) {
    let score = |edition: &Edition| {
        let form = edition.table(instance.kind);
        let known = |column: &str| form.blocks.iter().flat_map(|block| block.columns).any(|other| other.key == column);
        let rows = instance.anchors.iter().map(|anchor| (form.row(anchor.key).len(), anchor));
        let rows = rows.filter(|(width, _)| *width > 0);
        let rows: usize = rows.map(|(width, anchor)| 1 + usize::from(width == filled(stream, anchor))).sum();
        rows + instance.headers.iter().filter(|(key, _)| known(key)).count()
    };
    let known = |edition: &Edition| {
        let form = edition.table(instance.kind);
        instance.anchors.iter().all(|anchor| anchor.key.is_empty() || !form.row(anchor.key).is_empty())
    };
    // The newest edition first, and it stays where the other is not better.
    let mut best = form::EDITIONS[0];
    for edition in &form::EDITIONS[1..] {
        if score(edition) > score(best) {
            best = edition;
        }
    }
    (best, !known(best))
}

fn filled(stream: &Stream<'_>, anchor: &Anchor) -> usize {
    let is_filled = |shape: Shape| matches!(shape, Shape::Number | Shape::Placeholder);
    anchor.slots.iter().filter(|slot| stream.atoms.get(slot.atom()).is_some_and(|atom| is_filled(atom.shape))).count()
}

/// How deep a row's label stands: 0 for 一、二、四, 1 for （一）, 2 for 1.
fn depth(form: &TableForm, row: &str) -> u8 {
    let first = CellIndex::try_from(form.row(row).start).ok().and_then(|first| form.cell(first));
    match first.and_then(|cell| cell.row.group) {
        None => 0,
        Some(group) if group.starts_with('（') => 2,
        Some(_) => 1,
    }
}

/// Tables whose rows have labels.
fn labelled(stream: &Stream<'_>, instance: &Instance, form: &'static TableForm, table: &mut Table) {
    let rows: Vec<Labelled<'_>> = instance
        .anchors
        .iter()
        .map(|anchor| Labelled { anchor, width: form.row(anchor.key).len(), depth: depth(form, anchor.key) })
        .filter(|row| row.width > 0)
        .collect();
    let last = rows.len().saturating_sub(1);
    let beside = rows.iter().any(|row| row.anchor.slots.iter().any(|slot| slot.own()));
    for (number, (row, aligned)) in rows.iter().zip(align(stream, &rows, is_ragged(stream, instance))).enumerate() {
        let cells = match aligned {
            // Where values stand beside their labels and empty cells do not show, a label alone has lost its values.
            Aligned::Nothing if row.anchor.orphaned || (beside && !shows_blanks(stream, row.anchor)) => {
                let shown = held_cell(stream, row.anchor.atom, &[], Reason::Unaligned);
                cells_of(form, row.anchor.key, |_, _| shown.clone())
            }
            // A row that is there with nothing behind it is blank; the last one of a table may have been cut off.
            Aligned::Nothing if number == last => continue,
            Aligned::Nothing => cells_of(form, row.anchor.key, |_, _| blank(stream.place(row.anchor.atom))),
            Aligned::Cells(atoms) => cells_of(form, row.anchor.key, |position, cell| {
                read_cell(stream, atoms.get(position).copied().flatten(), row.anchor.atom, cell.column.unit)
            }),
            Aligned::Open(reason, held) => {
                let shown = held_cell(stream, row.anchor.atom, &held, reason);
                cells_of(form, row.anchor.key, |_, _| shown.clone())
            }
        };
        put(form, table, row.anchor.key, cells);
    }
}

/// Whether an empty cell beside the label would have been seen.
fn shows_blanks(stream: &Stream<'_>, anchor: &Anchor) -> bool {
    matches!(stream.row_of(anchor.atom).map(|row| row.kind), Some(RowKind::Grid(GridKind::Exact | GridKind::Delimited)))
}

/// Whether the header row of a delimited table begins with its first column label, so that spans left no empty cells.
fn is_ragged(stream: &Stream<'_>, instance: &Instance) -> bool {
    let Some((_, first)) = instance.headers.first() else { return false };
    let delimited =
        stream.row_of(*first).is_some_and(|row| row.kind == RowKind::Grid(GridKind::Delimited) && !row.is_single());
    delimited && stream.atoms[*first].column == 0 && instance.kind == TableKind::Applications
}

fn cells_of(form: &TableForm, row: &str, mut read: impl FnMut(usize, CellForm) -> Cell) -> Vec<Cell> {
    let cells = form.row(row);
    form.cells().skip(cells.start).take(cells.len()).enumerate().map(|(position, cell)| read(position, cell)).collect()
}

fn blank(at: Place) -> Cell {
    Cell { text: String::new(), state: State::Blank, at: Some(at) }
}

fn read_cell(stream: &Stream<'_>, atom: Option<usize>, label: usize, unit: Unit) -> Cell {
    let Some(atom) = atom else { return blank(stream.place(label)) };
    let text = stream.text(atom);
    Cell { text: text.to_owned(), state: value::read(text, unit), at: Some(stream.place(atom)) }
}

/// Values that are shown in a cell that cannot be read, and bytes from which on no more are added.
const MOST_SHOWN: usize = 64;

/// A cell of a row whose values cannot be told apart: shows what stands in the row.
fn held_cell(stream: &Stream<'_>, label: usize, held: &[usize], reason: Reason) -> Cell {
    let texts: Vec<&str> = held.iter().take(MOST_SHOWN).map(|atom| stream.text(*atom)).collect();
    let mut at = stream.place(held.first().copied().unwrap_or(label));
    if let Some(last) = held.last() {
        at.end = at.end.max(stream.place(*last).end);
    }
    Cell { text: texts.join(" "), state: State::Unreadable(reason), at: Some(at) }
}

/// Puts a row into the table. A row that stands twice must say the same twice.
fn put(form: &TableForm, table: &mut Table, row: &str, cells: Vec<Cell>) {
    for (old, cell) in table.cells.iter_mut().skip(form.row(row).start).zip(cells) {
        match old.state {
            State::Missing => *old = cell,
            _ if old.state == cell.state => {}
            // A label alone, repeated after a page break, adds nothing.
            _ if cell.state == State::Blank && cell.text.is_empty() => {}
            State::Blank => *old = cell,
            State::Unreadable(Reason::Twice) if old.text.len() >= MOST_SHOWN => {}
            _ => {
                let text = format!("{} / {}", old.text, cell.text);
                *old = Cell { text, state: State::Unreadable(Reason::Twice), at: old.at.clone() };
            }
        }
    }
}

/// The review table: headers, then a row of values for one, two or all three of its blocks.
fn review(stream: &Stream<'_>, instance: &Instance, form: &'static TableForm, table: &mut Table) {
    let width = form.blocks.first().map_or(0, |block| block.columns.len());
    let mut first_block = 0;
    for (number, run) in instance.anchors.iter().enumerate() {
        let until = instance.anchors.get(number + 1).map_or(instance.headers.len(), |next| next.headers_from);
        let headers = instance.headers.get(run.headers_from..until).unwrap_or_default();
        let totals = headers.iter().filter(|(key, _)| *key == "total").count();
        let left = form.blocks.len() - first_block.min(form.blocks.len());
        let values = filled(stream, run);
        // Headers say how many blocks the run has; where they are damaged, the number of values does.
        let blocks =
            if totals > 0 && totals <= left && values <= totals * width { totals } else { values.div_ceil(width) };
        let blocks = blocks.clamp(1, left.max(1));
        if run.slots.is_empty() || left == 0 {
            continue;
        }
        let run = &values_of(stream, run, headers);
        let columns = header_columns(stream, headers, blocks * width);
        let cells = run_cells(stream, run, blocks * width, columns);
        let from = first_block * width;
        for (offset, (index, cell)) in
            cells.into_iter().enumerate().map(|(offset, cell)| (offset, (from + offset, cell)))
        {
            debug_assert!(offset < blocks * width);
            if let Some(old) = table.cells.get_mut(index) {
                *old = cell;
            }
        }
        first_block += blocks;
    }
}

/// The run without the empty cells that fill up its header rows.
fn values_of(stream: &Stream<'_>, run: &Anchor, headers: &[(&'static str, usize)]) -> Anchor {
    let row = |atom: usize| stream.atoms.get(atom).map(|atom| atom.row);
    // They stand in the order of the document.
    let in_header = |atom: usize| headers.binary_search_by_key(&row(atom), |(_, header)| row(*header)).is_ok();
    let is_filling = |slot: &Slot| {
        stream.atoms.get(slot.atom()).is_some_and(|atom| atom.shape == Shape::Blank) && in_header(slot.atom())
    };
    let slots = run.slots.iter().copied().filter(|slot| !is_filling(slot)).collect();
    Anchor { slots, ..*run }
}

/// The grid columns of the headers, where an exact grid has one for each value.
fn header_columns(stream: &Stream<'_>, headers: &[(&'static str, usize)], width: usize) -> Option<Vec<u16>> {
    let exact = |atom: usize| {
        let kind = stream.row_of(atom).map(|row| row.kind);
        matches!(kind, Some(RowKind::Grid(GridKind::Exact | GridKind::Positioned)))
    };
    let mut columns: Vec<u16> =
        headers.iter().filter(|(_, atom)| exact(*atom)).map(|(_, atom)| stream.atoms[*atom].column).collect();
    crate::order::plain(&mut columns);
    columns.dedup();
    (columns.len() == width).then_some(columns)
}

fn run_cells(stream: &Stream<'_>, run: &Anchor, width: usize, columns: Option<Vec<u16>>) -> Vec<Cell> {
    let row = Labelled { anchor: run, width, depth: 0 };
    let aligned = match columns.and_then(|columns| in_columns(stream, run, &columns)) {
        Some(cells) => Aligned::Cells(cells),
        None => align(stream, &[row], false).pop().unwrap_or(Aligned::Nothing),
    };
    match aligned {
        Aligned::Nothing => Vec::new(),
        Aligned::Cells(atoms) => atoms.into_iter().map(|atom| read_cell(stream, atom, run.atom, Unit::Count)).collect(),
        Aligned::Open(reason, held) => vec![held_cell(stream, run.atom, &held, reason); width],
    }
}

/// The first row behind the headers that holds a value, each cell under its header.
fn in_columns(stream: &Stream<'_>, run: &Anchor, columns: &[u16]) -> Option<Vec<Option<usize>>> {
    let is_value = |atom: usize| matches!(stream.atoms[atom].shape, Shape::Number | Shape::Placeholder);
    let first = run.slots.iter().find(|slot| is_value(slot.atom())).or(run.slots.last())?;
    let row = stream.atoms[first.atom()].row;
    let in_row = || run.slots.iter().map(|slot| slot.atom()).filter(move |atom| stream.atoms[*atom].row == row);
    let others = run.slots.iter().any(|slot| stream.atoms[slot.atom()].row != row && is_value(slot.atom()));
    let cells: Vec<Option<usize>> =
        columns.iter().map(|column| in_row().find(|atom| stream.atoms[*atom].column == *column)).collect();
    let placed = in_row().all(|atom| !is_value(atom) || cells.contains(&Some(atom)));
    (placed && !others).then_some(cells)
}

/// Whether the column headers stand in another order than the form's. Then it is open which column is which: the cells
/// of the columns that are out of place become unreadable.
fn header_order(instance: &Instance, form: &TableForm, table: &mut Table) -> bool {
    if instance.kind != TableKind::Applications {
        return false;
    }
    let Some(block) = form.blocks.first() else { return false };
    let position = |key: &str| block.columns.iter().position(|column| column.key == key);
    // The first header row only: it is repeated after page breaks. 总计 stands beside the group, so its place varies.
    let parts = block.columns.len() - 1;
    let mut seen: Vec<usize> = Vec::new();
    for place in instance.headers.iter().filter_map(|(key, _)| position(key)).filter(|place| *place < parts) {
        if seen.len() == parts || seen.contains(&place) {
            break;
        }
        seen.push(place);
    }
    let misplaced: Vec<usize> = (0..seen.len())
        .filter(|at| {
            (at + 1..seen.len()).any(|later| seen[later] < seen[*at])
                || (0..*at).any(|earlier| seen[earlier] > seen[*at])
        })
        .map(|at| seen[at])
        .collect();
    for (index, cell) in table.cells.iter_mut().enumerate() {
        if misplaced.contains(&(index % block.columns.len())) && matches!(cell.state, State::Number(_)) {
            cell.state = State::Unreadable(Reason::Unaligned);
        }
    }
    !misplaced.is_empty()
}
