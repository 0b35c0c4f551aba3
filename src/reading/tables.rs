//! Tables: what the scan found → the report's tables. Chooses the edition, reads the values, and marks as unreadable
//! what stays open.

mod doubts;

use super::columns::Header;
use super::deviations;
use super::instance::{Anchor, Found, Instance, Slot};
use super::review;
use super::rows::{Aligned, Labelled, align, settle_blanks};
use super::stream::{RowKind, Stream};
use super::value::{self, Shape};
use super::vocabulary::LONGEST_LABEL;
use crate::document::GridKind;
use crate::form::{self, Block, Column, ColumnRole, Edition, RowForm, TableForm, TableKind, Unit};
use crate::report::{Cell, Place, Reason, State, Table, Written};
use doubts::{are_scattered, doubt_merged, is_beside, stands_before_its_place, under};

/// A table of the report and where it stands.
#[derive(Debug)]
pub struct Read {
    /// The table.
    pub table: Table,
    /// First and last atom.
    pub atoms: (usize, usize),
    /// Where it was found.
    pub found: Found,
}

/// Reads an instance of a table of a report of that year.
pub fn read(stream: &Stream<'_>, instance: &Instance, year: Option<i32>) -> Option<Read> {
    let edition = edition_of(stream, instance, year);
    let form = edition.table(instance.kind);
    let mut table = Table::missing(instance.kind, edition);
    let displaced = match instance.kind {
        TableKind::Review => review::read(stream, instance, form, &mut table),
        _ => labelled(stream, instance, form, &mut table),
    };
    if table.cells.iter().all(|cell| cell.state == State::Missing) {
        return None;
    }
    doubt_merged(&mut table.cells, form, stream.page(instance.atoms.0) > 0);
    table.deviations = deviations::of(stream, instance, form, displaced);
    Some(Read { table, atoms: instance.atoms, found: instance.found })
}

/// The edition whose rows and columns the table has.
fn edition_of(stream: &Stream<'_>, instance: &Instance, year: Option<i32>) -> &'static Edition {
    let filled: Vec<usize> = instance.anchors.iter().map(|anchor| filled(stream, instance.slots(anchor))).collect();
    // How well the table is the edition's.
    let score = |edition: &Edition| {
        let form = edition.table(instance.kind);
        let row = |(anchor, filled): (&Anchor, &usize)| {
            form.row(anchor.key).map_or(0, |row| 1 + usize::from(row.block.columns.len() == *filled))
        };
        let known =
            |column: &str| form.blocks.iter().any(|block| block.columns.iter().any(|other| other.key == column));
        instance.anchors.iter().zip(&filled).map(row).sum::<usize>()
            + instance.headers.iter().filter(|(key, _)| known(key)).count()
    };
    // The edition of the year first, else the newest, and it stays where no other is better.
    let mut best = year.and_then(form::edition_for_year).unwrap_or(form::EDITIONS[0]);
    let mut most = score(best);
    for edition in form::EDITIONS {
        // Nothing is better than a row and its values for each label, and editions may have a table in common.
        if most == 2 * instance.anchors.len() + instance.headers.len()
            || std::ptr::eq(edition.table(instance.kind).blocks, best.table(instance.kind).blocks)
        {
            continue;
        }
        let score = score(edition);
        if score > most {
            (best, most) = (edition, score);
        }
    }
    best
}

/// How many of the slots hold values.
pub fn filled(stream: &Stream<'_>, slots: &[Slot]) -> usize {
    let is_filled = |shape: Shape| matches!(shape, Shape::Number | Shape::Placeholder);
    slots.iter().filter(|slot| stream.atoms.get(slot.atom()).is_some_and(|atom| is_filled(atom.shape))).count()
}

/// How deep a row's label stands: 0 for 一、二、四, 1 for （一）, 2 for 1.
fn depth(row: &form::Row) -> u8 {
    match row.group {
        None => 0,
        Some(group) if group.starts_with('（') => 2,
        Some(_) => 1,
    }
}

/// Tables whose rows have labels. The key of a column that stands out of the form's order.
fn labelled(
    stream: &Stream<'_>,
    instance: &Instance,
    form: &'static TableForm,
    table: &mut Table,
) -> Option<&'static str> {
    let mut forms = Vec::with_capacity(instance.anchors.len());
    let mut rows = Vec::with_capacity(instance.anchors.len());
    for anchor in &instance.anchors {
        let Some(form) = form.row(anchor.key) else { continue };
        forms.push(form);
        let (slots, width) = (instance.slots(anchor), form.block.columns.len());
        let apart = slots.first().is_some_and(|slot| !slot.own());
        let early = apart && form.block.columns.iter().any(|column| stands_behind(instance, anchor, column.key));
        rows.push(Labelled { anchor, slots, width, depth: depth(form.row), early });
    }
    let last = rows.len().saturating_sub(1);
    let beside = rows.iter().any(|row| row.slots.iter().any(|slot| slot.own()));
    let aligned = align(stream, &rows, is_ragged(stream, instance));
    let of_block = |block: &Block| {
        let mut rows = rows.iter().zip(&forms).filter(|(_, form)| std::ptr::eq(form.block, block));
        rows.next().map(|(row, _)| Header::over(stream, instance, block, row.anchor, &aligned))
    };
    let headers: Vec<Option<Header>> = form.blocks.iter().map(of_block).collect();
    let scattered = are_scattered(stream, &aligned);
    let mut money = None;
    for (number, ((row, RowForm { block, first, .. }), aligned)) in rows.iter().zip(forms).zip(aligned).enumerate() {
        let of_row = |(other, _): &(&Block, _)| std::ptr::eq(*other, block);
        let Some((_, Some(header))) = form.blocks.iter().zip(&headers).find(of_row) else { continue };
        let label = row.anchor.atom;
        let above = number.checked_sub(1).map_or(label.saturating_sub(HEADER), |above| rows[above].anchor.atom + 1);
        let mut read = |atom: Option<usize>, column: usize| match block.columns[column].unit {
            Unit::WanYuan => read_amount(stream, above, atom, label, &mut money),
            unit => read_cell(stream, atom, label, unit),
        };
        let places = table.cells.get_mut(first..).unwrap_or_default().iter_mut().take(row.width);
        // The values of rows whose labels stand side by side are not told apart.
        let stand_beside = |pair: &[Labelled<'_>]| is_beside(stream, pair);
        let open =
            |row: &Labelled<'_>| Aligned::Open(Reason::Unaligned, row.slots.iter().map(|slot| slot.atom()).collect());
        let aligned = match rows[number.saturating_sub(1)..rows.len().min(number + 2)].windows(2).any(stand_beside) {
            _ if row.anchor.contested => open(row),
            true => open(row),
            false => settle_blanks(stream, row, beside, under(stream, row.slots, header, aligned, scattered)),
        };
        let aligned = match (&aligned, block.columns) {
            (Aligned::Cells(cells) | Aligned::Under(cells), [.., Column { role: ColumnRole::Total, .. }])
                if header.is_usual() && stands_before_its_place(stream, cells) =>
            {
                Aligned::Open(Reason::Unaligned, cells.iter().flatten().collect())
            }
            _ => aligned,
        };
        match aligned {
            // Where values stand beside their labels and empty cells do not show, a label alone has lost its values.
            Aligned::Nothing if beside && !shows_blanks(stream, row.anchor) => {
                let shown = held_cell(stream, label, &[], Reason::Unaligned);
                places.for_each(|old| join(old, shown.clone()));
            }
            // A row that is there with nothing behind it is blank; the last one of a table may have been cut off.
            Aligned::Nothing if number == last => {}
            Aligned::Nothing => places.for_each(|old| join(old, blank(stream.place(label)))),
            Aligned::Cells(atoms) => places.enumerate().for_each(|(column, old)| {
                let cell = match header.position(column) {
                    Some(position) => read(atoms.at(position), column),
                    None => unplaced(stream, atoms.at(column), label),
                };
                join(old, cell);
            }),
            Aligned::Under(atoms) => places.enumerate().for_each(|(column, old)| {
                join(old, atoms.at(column).map_or_else(Cell::missing, |atom| read(Some(atom), column)));
            }),
            Aligned::Open(reason, held) => {
                let shown = held_cell(stream, label, &held, reason);
                places.for_each(|old| join(old, shown.clone()));
            }
        }
    }
    table.money = money;
    let displaced = |(block, header): (&Block, &Option<Header>)| {
        let column = header.as_ref()?.displaced()?;
        Some(block.columns.get(column)?.key)
    };
    form.blocks.iter().zip(&headers).find_map(displaced)
}

/// Whether the header of a column stands behind a label, and none before it.
fn stands_behind(instance: &Instance, anchor: &Anchor, column: &str) -> bool {
    let first = instance.headers.iter().find(|(key, _)| *key == column);
    first.is_some_and(|(_, header)| *header > anchor.atom)
}

/// A value whose column is open.
fn unplaced(stream: &Stream<'_>, atom: Option<usize>, label: usize) -> Cell {
    held_cell(stream, label, atom.as_slice(), Reason::Unaligned)
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

fn blank(at: Place) -> Cell {
    Cell { text: Written::default(), state: State::Blank, at: Some(at) }
}

/// The cell at an atom; a blank one where there is none.
pub fn read_cell(stream: &Stream<'_>, atom: Option<usize>, label: usize, unit: Unit) -> Cell {
    let Some(atom) = atom else { return blank(stream.place(label)) };
    let text = stream.text(atom);
    Cell { text: text.into(), state: value::read(text, unit), at: Some(stream.place(atom)) }
}

/// Atoms that the header over the first row of a table may take.
const HEADER: usize = 12;

/// The cell of an amount in 万元, or in the unit that its header or label `named`: whatever stands behind the row above.
fn read_amount(stream: &Stream<'_>, above: usize, atom: Option<usize>, label: usize, named: &mut Option<i8>) -> Cell {
    let mut cell = read_cell(stream, atom, label, Unit::WanYuan);
    let is_label = |at: &usize| stream.text(*at).len() <= LONGEST_LABEL;
    let mut units = (above..atom.unwrap_or(label)).filter(is_label).filter_map(|at| value::money_in(stream.text(at)));
    if let Some(unit) = units.next() {
        *named = Some(unit.zeros);
        cell.state = match units.all(|other| other == unit) {
            true => value::read_in(&cell.text, Unit::WanYuan, unit),
            false => State::Unreadable(Reason::NotANumber),
        };
    }
    cell
}

/// Values that are shown in a cell that cannot be read, and bytes from which on no more are added.
const MOST_SHOWN: usize = 64;

/// A cell of a row whose values cannot be told apart: shows what stands in the row.
pub fn held_cell(stream: &Stream<'_>, label: usize, held: &[usize], reason: Reason) -> Cell {
    let texts: Vec<&str> = held.iter().take(MOST_SHOWN).map(|atom| stream.text(*atom)).collect();
    let mut at = stream.place(held.first().copied().unwrap_or(label));
    if let Some(last) = held.last() {
        at.end = at.end.max(stream.place(*last).end);
    }
    Cell { text: texts.join(" ").into(), state: State::Unreadable(reason), at: Some(at) }
}

/// Puts a cell where another one may stand already. A row that stands twice must say the same twice.
pub fn join(old: &mut Cell, cell: Cell) {
    match old.state {
        State::Missing => *old = cell,
        _ if old.state == cell.state => {}
        // A label alone, repeated after a page break, adds nothing.
        _ if cell.text.is_empty() => {}
        State::Blank => *old = cell,
        State::Unreadable(_) if old.text.is_empty() => *old = cell,
        State::Unreadable(Reason::Twice) if old.text.len() >= MOST_SHOWN => {}
        _ => {
            let text = [&*old.text, " / ", &cell.text].concat().into();
            *old = Cell { text, state: State::Unreadable(Reason::Twice), at: old.at.clone() };
        }
    }
}
