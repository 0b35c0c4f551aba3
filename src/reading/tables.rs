//! Tables: what the scan found → the report's tables. Chooses the edition, reads the values, and marks as unreadable
//! what stays open.

mod amounts;
mod doubts;
mod foreign;
mod labelled;
mod merged;

use super::deviations;
use super::instance::{Anchor, Found, Instance, Slot};
use super::normal::normalize;
use super::review;
use super::stream::{Row, RowKind, Stream};
use super::value::{self, Shape};
use super::vocabulary::LONGEST_LABEL;
use crate::document::GridKind;
use crate::form::{self, Edition, TableKind, Unit};
use crate::report::{Cell, Reason, Spot, State, Table, Written};
use doubts::{doubt_merged, doubt_odd, doubt_uneven};

/// Numbers on lines of their own that may stand between two tables: those of pages and of a row.
const MOST_LOOSE: usize = 8;

/// Atoms that the header over the first row of a table may take.
const HEADER: usize = 12;

/// A table of the report and where it stands.
#[derive(Debug)]
pub struct Read {
    /// The table.
    pub table: Table,
    /// First and last atom.
    pub atoms: (usize, usize),
    /// Where it was found.
    pub found: Found,
    /// Whether the lines of most of its rows could not be told apart: their order proves nothing.
    pub scrambled: bool,
}

/// Reads an instance of a table that is likely of that edition: of the report's year, or of the table before.
pub fn read(stream: &Stream<'_>, instance: &Instance, likely: Option<&'static Edition>) -> Option<Read> {
    let edition = edition_of(stream, instance, likely);
    let form = edition.table(instance.kind);
    let mut table = Table::missing(instance.kind, edition);
    let displaced = match instance.kind {
        TableKind::Review => review::read(stream, instance, form, &mut table),
        _ => labelled::read(stream, instance, form, &mut table),
    };
    if table.cells.iter().all(|cell| cell.state == State::Missing) {
        return None;
    }
    if instance.kind == TableKind::Disclosure {
        amounts::scale_counts(stream, instance, form, &mut table.cells);
    }
    foreign::open_other_measures(stream, instance, form, &mut table.cells);
    doubt_merged(&mut table.cells, form, stream.page(instance.atoms.0) > 0);
    let is_positioned =
        |anchor: &Anchor| stream.row_of(anchor.atom).is_some_and(|row| row.kind == RowKind::Grid(GridKind::Positioned));
    if instance.anchors.iter().any(is_positioned) {
        doubt_uneven(&mut table.cells);
    }
    if foreign::is_foreign(stream, instance) {
        foreign::open(&mut table.cells);
    }
    foreign::open_other_editions(stream, instance, form, &mut table.cells);
    if instance.kind != TableKind::Review {
        merged::doubt_merged_values(stream, instance, form, &mut table.cells);
    }
    doubt_odd(&mut table);
    table.deviations = deviations::of(stream, instance, form, displaced);
    let scrambled = instance.kind == TableKind::Applications && is_scrambled(stream, instance, &table);
    Some(Read { table, atoms: instance.atoms, found: instance.found, scrambled })
}

/// Where all values stand beside their labels, rows without any have lost nothing but blanks.
fn is_scrambled(stream: &Stream<'_>, instance: &Instance, table: &Table) -> bool {
    let is_open =
        |cell: &Cell| matches!(cell.state, State::Unreadable(Reason::Unaligned | Reason::TooFew | Reason::TooMany));
    let is_beside = |anchor: &Anchor| instance.slots(anchor).iter().any(Slot::own);
    let is_lost = |anchor: &&Anchor| {
        let row = table.form().row(anchor.key);
        let cells = row.and_then(|row| table.cells.get(row.first..row.first + row.block.columns.len()));
        cells.is_some_and(|cells| cells.iter().all(is_open)) && !is_beside(anchor)
    };
    let has_apart = |anchor: &Anchor| !is_beside(anchor) && filled(stream, instance.slots(anchor)) > 0;
    let anchors = &instance.anchors;
    2 * anchors.iter().filter(is_lost).count() > anchors.len()
        && (anchors.iter().any(has_apart) || !anchors.iter().any(is_beside))
}

/// Opens the cells of tables beside a scrambled one that were read in the order of lines: what stands in an exact grid is
/// as good as ever.
pub fn doubt_beside_scrambled(stream: &Stream<'_>, group: &mut [Read]) {
    if !group.iter().any(|read| read.scrambled) {
        return;
    }
    for read in group {
        if stream.row_of(read.atoms.1).is_some_and(Row::is_text) {
            let cells = read.table.cells.iter_mut().filter(|cell| cell.state != State::Missing);
            cells.for_each(|cell| cell.open(Reason::Unaligned));
        }
    }
}

/// Opens the blank cells of tables in text between which numbers stand that are none of theirs: more of them than pages have.
pub fn doubt_beside_loose(stream: &Stream<'_>, group: &mut [Read]) {
    let is_loose = |row: &Row| {
        let atoms = &stream.atoms[row.atoms()];
        row.is_text() && atoms.iter().all(|atom| atom.shape() == Shape::Number)
    };
    let loose = |from: usize, to: usize| {
        let rows = stream.rows.get(stream.row_number(from) + 1..stream.row_number(to)).unwrap_or_default();
        rows.iter().filter(|row| is_loose(row)).map(|row| row.atoms().len()).sum::<usize>()
    };
    for at in 1..group.len() {
        if loose(group[at - 1].atoms.1, group[at].atoms.0) <= MOST_LOOSE {
            continue;
        }
        for read in &mut group[at - 1..=at] {
            if stream.row_of(read.atoms.1).is_some_and(Row::is_text) {
                let blank = read.table.cells.iter_mut().filter(|cell| cell.is_empty());
                blank.for_each(|cell| cell.open(Reason::Unaligned));
            }
        }
    }
}

/// The edition whose rows and columns the table has.
fn edition_of(stream: &Stream<'_>, instance: &Instance, likely: Option<&'static Edition>) -> &'static Edition {
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
    // The likely edition first, else the newest, and it stays where no other is better.
    let mut best = likely.unwrap_or(form::EDITIONS[0]);
    let mut most = score(best);
    for edition in form::EDITIONS {
        // Nothing is better than a row and its values for each label, and editions may have a table in common.
        if most == 2 * instance.anchors.len() + instance.headers.len()
            || std::ptr::eq(edition.table(instance.kind).blocks, best.table(instance.kind).blocks)
        {
            continue;
        }
        let score = score(edition);
        let contradicted = || names(stream, instance, best, edition) && !names(stream, instance, edition, best);
        if score > most && !contradicted() {
            (best, most) = (edition, score);
        }
    }
    best
}

/// Whether the texts of a table hold the label of a column that is one edition's and not the other's.
fn names(stream: &Stream<'_>, instance: &Instance, edition: &'static Edition, other: &'static Edition) -> bool {
    let labels = |edition: &'static Edition| {
        edition.table(instance.kind).blocks.iter().flat_map(|block| block.columns.iter().map(|column| column.label))
    };
    let first = instance.atoms.0.saturating_sub(HEADER);
    let texts = (first..=instance.atoms.1).map(|atom| stream.text(atom)).filter(|text| text.len() <= LONGEST_LABEL);
    let texts: Vec<String> = texts.filter(|text| !text.is_ascii()).map(normalize).collect();
    labels(edition).filter(|label| !labels(other).any(|other| other.contains(label))).any(|label| {
        let label = normalize(label);
        texts.iter().any(|text| text.contains(&label))
    })
}

/// How many of the slots hold values.
pub fn filled(stream: &Stream<'_>, slots: &[Slot]) -> usize {
    slots.iter().filter(|slot| stream.shape(slot.atom()).is_value()).count()
}

fn blank(at: Spot) -> Cell {
    Cell { text: Written::default(), state: State::Blank, at: Some(at) }
}

/// The cell at an atom; a blank one where there is none.
pub fn read_cell(stream: &Stream<'_>, atom: Option<usize>, label: usize, unit: Unit) -> Cell {
    let Some(atom) = atom else { return blank(stream.spot(label)) };
    let text = stream.text(atom);
    Cell { text: text.into(), state: value::read(text, unit), at: Some(stream.spot(atom)) }
}

/// Values that are shown in a cell that cannot be read.
const MOST_SHOWN: usize = 64;
/// Bytes of a cell of a row that stands several times, from which on no more are added.
const LONGEST: usize = 64;

/// A cell of a row whose values cannot be told apart: shows what stands in the row.
pub fn held_cell(stream: &Stream<'_>, label: usize, held: &[usize], reason: Reason) -> Cell {
    let texts: Vec<&str> = held.iter().take(MOST_SHOWN).map(|atom| stream.text(*atom)).collect();
    let mut at = stream.place(held.first().copied().unwrap_or(label));
    if let Some(last) = held.last() {
        at.end = at.end.max(stream.place(*last).end);
    }
    Cell { text: texts.join(" ").into(), state: State::Unreadable(reason), at: Some(at.into()) }
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
        State::Unreadable(Reason::Twice) if old.text.len() >= LONGEST => {}
        _ => *old = twice(old, &cell),
    }
}

/// Puts a cell of a whole table where that of another whole one stands: what only one of them states is open too.
pub fn hold_against(old: &mut Cell, cell: Cell) {
    if old.state != cell.state && old.is_read() && cell.is_read() {
        *old = twice(old, &cell);
    } else {
        join(old, cell);
    }
}

fn twice(old: &Cell, cell: &Cell) -> Cell {
    let text = [&*old.text, " / ", &cell.text].concat().into();
    Cell { text, state: State::Unreadable(Reason::Twice), at: old.at.clone() }
}
