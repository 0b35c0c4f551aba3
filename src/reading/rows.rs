//! Rows: which slot behind a label is which cell.
//!
//! A row with as many numbers as columns reads itself. Where cells are blank the columns come, in this order, from the
//! exact grid, from the rows of the same depth that read themselves, or from the number of slots. Where all of that
//! leaves several readings, every cell of the row is unreadable: a number is never guessed.

mod doubts;

use super::columns::{in_grid, is_rest};
use super::instance::{Anchor, Slot};
use super::stream::{RowKind, Stream};
use super::value::Shape;
use crate::document::GridKind;
use crate::form::MOST_COLUMNS;
use crate::report::Reason;
use doubts::{doubt_loose_rows, doubt_rows_of_several, doubt_shifted_rows};
pub use doubts::{may_be_torn, settle_blanks};

/// Where the cells of a row stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aligned {
    /// An atom for each column; `None` for a cell that has no place of its own and is blank.
    Cells(Cells),
    /// An atom for each column of the form, as the headers say; `None` for a column without a header.
    Under(Cells),
    /// It is open which slot belongs to which column; the slots that hold something.
    Open(Reason, Vec<usize>),
    /// The label is there and nothing behind it.
    Nothing,
}

impl Aligned {
    /// Cells whose columns turned out to be open.
    pub fn opened(cells: &Cells) -> Self {
        Self::Open(Reason::Unaligned, cells.iter().flatten().collect())
    }
}

/// The atoms of a row's cells. There is one for every row of a table, so it needs no memory of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cells {
    /// `u32::MAX` for none.
    atoms: [u32; MOST_COLUMNS],
    len: u8,
}

impl Cells {
    /// The atom at a position; `None` for none and beyond the end.
    pub fn at(&self, position: usize) -> Option<usize> {
        self.atoms().get(position).and_then(|atom| known(*atom))
    }

    /// Whether an atom is one of them.
    pub fn contains(&self, atom: usize) -> bool {
        self.atoms().contains(&(atom as u32))
    }

    /// All of them from left to right.
    pub fn iter(&self) -> impl Iterator<Item = Option<usize>> {
        self.atoms().iter().map(|atom| known(*atom))
    }

    fn atoms(&self) -> &[u32] {
        &self.atoms[..usize::from(self.len)]
    }
}

fn known(atom: u32) -> Option<usize> {
    (atom != u32::MAX).then_some(atom as usize)
}

impl FromIterator<Option<usize>> for Cells {
    fn from_iter<I: IntoIterator<Item = Option<usize>>>(atoms: I) -> Self {
        let mut cells = Self { atoms: [u32::MAX; MOST_COLUMNS], len: 0 };
        for (place, atom) in cells.atoms.iter_mut().zip(atoms) {
            *place = atom.map_or(u32::MAX, |atom| atom as u32);
            cells.len += 1;
        }
        cells
    }
}

/// A labelled row to be aligned.
#[derive(Clone, Copy, Debug)]
pub struct Labelled<'a> {
    /// Its label.
    pub anchor: &'a Anchor,
    /// What stands behind it.
    pub slots: &'a [Slot],
    /// Columns the form has there.
    pub width: usize,
    /// How deep the label stands in the form's groups: rows of one depth begin in one column.
    pub depth: u8,
    /// Whether the headers of its values stand only behind it.
    pub early: bool,
}

/// Where the values of the rows of one depth begin, learned from the rows that read themselves.
#[derive(Debug, Default)]
struct Layout {
    /// Depth and width of the rows, whether values share the label's row, and slots before the first value.
    offsets: Vec<(Class, Option<usize>)>,
    /// Width of the rows, the plane they stand in, and the grid columns of their values, where all rows agree.
    columns: Vec<((usize, u32), Option<Cells>)>,
    /// Whether the header says that values follow their labels directly.
    ragged: bool,
    /// Whether the lines of the rows that read themselves stand as far apart as usual, each.
    even: bool,
}

/// Rows that should begin alike: depth, width, column of the label, whether the slots stand in the label's own row.
type Class = (u8, usize, u16, bool);

/// Aligns all rows of a table. In a `ragged` one (its header begins in the first column: spans left no empty cells)
/// the values follow their label directly.
pub fn align(stream: &Stream<'_>, rows: &[Labelled<'_>], ragged: bool) -> Vec<Aligned> {
    let slots: Vec<&[Slot]> = rows.iter().map(|row| relevant(stream, row)).collect();
    let sure: Vec<Option<Cells>> =
        rows.iter().zip(&slots).map(|(row, slots)| forced(stream, slots, row.width)).collect();
    let layout = Layout { ragged, ..learn(stream, rows, &slots, &sure) };
    let mut aligned = Vec::with_capacity(rows.len());
    for (at, ((row, slots), sure)) in rows.iter().zip(&slots).zip(&sure).enumerate() {
        aligned.push(match sure {
            Some(window) if fits(stream, window, row.width, &layout) => Aligned::Cells(*window),
            _ => open_row(stream, row, slots, rows.get(at + 1), &layout),
        });
    }
    doubt_rows_of_several(rows, &mut aligned);
    doubt_shifted_rows(stream, rows, &slots, &mut aligned);
    doubt_loose_rows(stream, rows, &slots, &mut aligned);
    aligned
}

/// The slots that hold something.
fn held(stream: &Stream<'_>, slots: &[Slot]) -> Vec<usize> {
    slots.iter().filter(|slot| is_filled(stream, slot)).map(Slot::atom).collect()
}

/// How many values stand on each line.
pub fn cut(stream: &Stream<'_>, slots: &[Slot]) -> Vec<usize> {
    let mut lines: Vec<(u32, usize)> = Vec::new();
    for slot in slots.iter().filter(|slot| is_filled(stream, slot)) {
        let row = stream.atoms[slot.atom()].row();
        match lines.last_mut() {
            Some((last, count)) if *last == row => *count += 1,
            _ => lines.push((row, 1)),
        }
    }
    lines.into_iter().map(|(_, count)| count).collect()
}

/// The slots of the label's own row where it has enough of them, otherwise all up to the next label.
fn relevant<'a>(stream: &Stream<'_>, row: &Labelled<'a>) -> &'a [Slot] {
    let slots = row.slots;
    // Those of the label's row come first.
    let own = &slots[..slots.partition_point(|slot| slot.own())];
    // Mostly all of them stand in one row.
    if own.is_empty() || own.len() == slots.len() {
        return slots;
    }
    let exact = matches!(
        stream.row_of(row.anchor.atom).map(|row| row.kind),
        Some(RowKind::Grid(GridKind::Exact | GridKind::Positioned))
    );
    let len = |atom: usize| stream.row_of(atom).map(|row| row.atoms().len());
    let goes_on = |slot: &Slot| is_rest(stream, slot) && len(slot.atom()) == len(row.anchor.atom);
    if !exact && slots[own.len()..].iter().any(goes_on) {
        return slots;
    }
    if exact || own.len() >= row.width { own } else { slots }
}

fn shape(stream: &Stream<'_>, slot: &Slot) -> Shape {
    stream.shape(slot.atom())
}

fn is_filled(stream: &Stream<'_>, slot: &Slot) -> bool {
    shape(stream, slot).is_value()
}

fn count(stream: &Stream<'_>, slots: &[Slot]) -> usize {
    slots.iter().filter(|slot| is_filled(stream, slot)).count()
}

/// The only reading of a row that needs nothing else: as many values as columns side by side, or blanks among them that
/// the first and the last value enclose.
fn forced(stream: &Stream<'_>, slots: &[Slot], width: usize) -> Option<Cells> {
    let cells = |slots: &[Slot]| slots.iter().map(|slot| Some(slot.atom())).collect();
    // Almost every row is just that many values.
    if slots.len() == width && slots.iter().all(|slot| is_filled(stream, slot)) && width > 0 {
        return Some(cells(slots));
    }
    let shapes = || slots.iter().map(|slot| shape(stream, slot));
    let filled = |shape: &Shape| shape.is_value();
    let (texts, numbers) = (shapes().filter(|shape| *shape == Shape::Text).count(), count(stream, slots));
    if numbers == width {
        let blanks_between = {
            let first = shapes().position(|shape| filled(&shape))?;
            let last = slots.len() - shapes().rev().position(|shape| filled(&shape))?;
            slots[first..last].iter().any(|slot| shape(stream, slot) == Shape::Blank)
        };
        let values = slots.iter().filter(|slot| is_filled(stream, slot)).map(|slot| Some(slot.atom()));
        return (!blanks_between).then(|| values.collect());
    }
    // A word among the values is one of them where that makes their number right.
    let counts = |shape: &Shape| filled(shape) || *shape == Shape::Text;
    let first = shapes().position(|shape| counts(&shape))?;
    let last = slots.len() - shapes().rev().position(|shape| counts(&shape))?;
    let may_be = |slots: &[Slot]| slots.iter().all(|slot| may_be_value(stream, slot));
    let enough = numbers > 0 && (texts == 0 || numbers + texts == width && may_be(&slots[first..last]));
    (enough && last - first == width).then(|| cells(&slots[first..last]))
}

/// Whether a slot may hold a value. A text may be a piece of a label, unless a cell before it in its row says that it is
/// none.
fn may_be_value(stream: &Stream<'_>, slot: &Slot) -> bool {
    shape(stream, slot) != Shape::Text || slot.own() && in_grid(stream, slot)
}

fn class(stream: &Stream<'_>, row: &Labelled<'_>, slots: &[Slot]) -> Class {
    let own = slots.first().is_some_and(|slot| slot.own());
    let column = match stream.row_of(row.anchor.atom).map(|row| (row.kind, row.is_single())) {
        Some((RowKind::Grid(_), false)) => stream.end_column(row.anchor.atom),
        _ => 0,
    };
    (row.depth, row.width, column, own)
}

fn learn(stream: &Stream<'_>, rows: &[Labelled<'_>], slots: &[&[Slot]], sure: &[Option<Cells>]) -> Layout {
    let mut layout = Layout { even: true, ..Layout::default() };
    for ((row, slots), window) in rows.iter().zip(slots).zip(sure) {
        let Some(window) = window else { continue };
        let offset = slots.iter().position(|slot| Some(slot.atom()) == window.at(0));
        if let Some(offset) = offset {
            agree(&mut layout.offsets, class(stream, row, slots), offset);
        }
        let atoms = || window.iter().flatten();
        if atoms().all(|atom| stream.row_of(atom).is_some_and(|row| row.grid > 0)) {
            let columns = atoms().map(|atom| Some(usize::from(stream.column(atom)))).collect();
            agree(&mut layout.columns, (row.width, plane(stream, window.at(0))), columns);
        } else {
            layout.even &= atoms().all(|atom| !is_line(stream, atom) || empty_before(stream, atom) == Some(0));
        }
    }
    layout
}

impl Layout {
    /// The grid columns of the values of rows like that of an atom, where they agree.
    fn columns(&self, stream: &Stream<'_>, atom: Option<usize>, width: usize) -> Option<&Cells> {
        let like = (width, plane(stream, atom));
        self.columns.iter().find(|(other, _)| *other == like)?.1.as_ref()
    }
}

/// What the columns around an atom mean something in: a grid by its number, where each has columns of its own making; 0
/// for all others together.
fn plane(stream: &Stream<'_>, atom: Option<usize>) -> u32 {
    let row = atom.and_then(|atom| stream.row_of(atom));
    row.filter(|row| row.kind == RowKind::Grid(GridKind::Positioned)).map_or(0, |row| row.grid)
}

/// Notes what a row says; where two rows disagree nothing is known.
fn agree<K: PartialEq, V: PartialEq>(known: &mut Vec<(K, Option<V>)>, key: K, value: V) {
    match known.iter_mut().find(|(other, _)| *other == key) {
        Some((_, said)) if said.as_ref().is_some_and(|said| *said != value) => *said = None,
        Some(_) => {}
        None => known.push((key, Some(value))),
    }
}

/// Whether a row that reads itself stands in the columns of the other rows, as far as an exact grid says.
fn fits(stream: &Stream<'_>, window: &Cells, width: usize, layout: &Layout) -> bool {
    let exact = |atom: usize| matches!(stream.row_of(atom).map(|row| row.kind), Some(RowKind::Grid(GridKind::Exact)));
    let atoms = || window.iter().flatten();
    // A row of one value may stand anywhere in a merged cell.
    if width == 1 || !atoms().all(exact) {
        return true;
    }
    layout.columns(stream, window.at(0), width).is_none_or(|columns| {
        atoms().zip(columns.iter().flatten()).all(|(atom, column)| stream.column(atom) as usize == column)
    })
}

/// A row that does not read itself.
fn open_row(
    stream: &Stream<'_>,
    row: &Labelled<'_>,
    slots: &[Slot],
    next: Option<&Labelled<'_>>,
    layout: &Layout,
) -> Aligned {
    let filled = held(stream, slots);
    let texts = slots.iter().filter(|slot| shape(stream, slot) == Shape::Text).count();
    if filled.is_empty() && texts == 0 {
        return blank_row(slots, row.width);
    }
    if let Some(cells) = behind_fillers(stream, slots, row.width, layout) {
        return Aligned::Cells(cells);
    }
    if filled.len() > row.width {
        return too_many(stream, row.width, slots, filled);
    }
    let by_columns = by_columns(stream, slots, row.width, layout);
    let by_offset = || by_offset(stream, row, slots, layout);
    let by_lines = || by_empty_lines(stream, row.width, slots, next).filter(|_| layout.even);
    match by_columns.or_else(by_offset).or_else(by_lines) {
        Some(cells) => Aligned::Cells(cells),
        None => {
            let stands = |slot: &&Slot| shape(stream, slot) != Shape::Blank;
            let held = slots.iter().filter(stands).map(Slot::atom).collect();
            Aligned::Open(if filled.len() < row.width { Reason::TooFew } else { Reason::Unaligned }, held)
        }
    }
}

/// Nothing but blanks: they are the cells, and it does not matter which is which.
fn blank_row(slots: &[Slot], width: usize) -> Aligned {
    if slots.is_empty() {
        return Aligned::Nothing;
    }
    let cells = slots.iter().map(|slot| Some(slot.atom())).chain(std::iter::repeat(None));
    Aligned::Cells(cells.take(width).collect())
}

/// The values of a row in which dashes fill the cells that its label covers, as in tables without merged cells: the
/// other rows have their values in the columns behind them.
fn behind_fillers(stream: &Stream<'_>, slots: &[Slot], width: usize, layout: &Layout) -> Option<Cells> {
    let columns = layout.columns(stream, slots.first().map(Slot::atom), width)?;
    let fillers = slots.len().checked_sub(width).filter(|count| *count > 0)?;
    let (before, values) = slots.split_at(fillers);
    let in_column = |(slot, column): (&Slot, Option<usize>)| {
        slot.own() && is_filled(stream, slot) && Some(usize::from(stream.column(slot.atom()))) == column
    };
    let alike = before.iter().all(|slot| slot.own() && shape(stream, slot) == Shape::Placeholder)
        && values.iter().zip(columns.iter()).all(in_column);
    alike.then(|| values.iter().map(|slot| Some(slot.atom())).collect())
}

/// More values than columns. One value written several times (a merged cell taken apart) is that value, and so is a
/// number that dashes follow.
fn too_many(stream: &Stream<'_>, width: usize, slots: &[Slot], filled: Vec<usize>) -> Aligned {
    let same = |atom: &usize| filled.first().is_some_and(|first| stream.text(*first) == stream.text(*atom));
    let shape = |atom: &usize| stream.shape(*atom);
    let mut behind = filled.iter().skip(1);
    let fills = shape(&filled[0]) == Shape::Number && behind.all(|atom| shape(atom) == Shape::Placeholder);
    if width == 1 && slots.iter().all(|slot| slot.own()) && (fills || filled.iter().all(same)) {
        return Aligned::Cells(filled.first().map(|first| Some(*first)).into_iter().collect());
    }
    Aligned::Open(Reason::TooMany, filled)
}

/// The grid's own columns, where the rows that read themselves agree on them.
fn by_columns(stream: &Stream<'_>, slots: &[Slot], width: usize, layout: &Layout) -> Option<Cells> {
    let columns = layout.columns(stream, slots.first().map(Slot::atom), width)?;
    let exact = slots.iter().all(|slot| {
        let kind = stream.row_of(slot.atom()).map(|row| row.kind);
        slot.own() && matches!(kind, Some(RowKind::Grid(GridKind::Exact | GridKind::Positioned)))
    });
    if !exact {
        return None;
    }
    let at = |column: usize| slots.iter().map(|slot| slot.atom()).find(|atom| stream.column(*atom) as usize == column);
    let cells: Cells = columns.iter().map(|column| column.and_then(at)).collect();
    let placed = |slot: &Slot| shape(stream, slot) == Shape::Blank || cells.contains(slot.atom());
    slots.iter().all(placed).then_some(cells)
}

/// As many slots before the first value as in the rows of the same depth; none where no row of the table has any. Where
/// nothing is known of such rows, exactly as many slots as columns.
fn by_offset(stream: &Stream<'_>, row: &Labelled<'_>, slots: &[Slot], layout: &Layout) -> Option<Cells> {
    let class = class(stream, row, slots);
    let learned = layout.offsets.iter().find(|(other, _)| *other == class);
    let offset = match learned {
        Some((_, offset)) => (*offset)?,
        None => {
            let mut others = layout.offsets.iter().filter(|((_, width, ..), _)| *width == row.width).peekable();
            let known = others.peek().is_some() || layout.ragged;
            let none = known && others.all(|(_, offset)| *offset == Some(0));
            // Elsewhere something stands before the values: so may an empty cell here.
            let shifted = known && slots.first().is_some_and(|slot| shape(stream, slot) == Shape::Blank);
            (none || slots.len() == row.width && !shifted).then_some(0)?
        }
    };
    window(stream, slots, offset, row.width)
}

/// The slots from `offset` on, where no value is left outside.
fn window(stream: &Stream<'_>, slots: &[Slot], offset: usize, width: usize) -> Option<Cells> {
    let inside = slots.get(offset..offset + width)?;
    let outside = slots[..offset].iter().chain(&slots[offset + width..]);
    let empty = outside.into_iter().all(|slot| shape(stream, slot) == Shape::Blank);
    (empty && inside.iter().all(|slot| may_be_value(stream, slot)))
        .then(|| inside.iter().map(|slot| Some(slot.atom())).collect())
}

/// One cell a line: empty cells show as more empty lines than stand between two cells elsewhere. What follows the last
/// one says something only where it is the next label of the table, or where empty lines show empty cells elsewhere.
fn by_empty_lines(stream: &Stream<'_>, width: usize, slots: &[Slot], next: Option<&Labelled<'_>>) -> Option<Cells> {
    let lines = slots.iter().all(|slot| is_line(stream, slot.atom()));
    let texts = slots.iter().any(|slot| shape(stream, slot) == Shape::Text);
    if !lines || texts || slots.is_empty() {
        return None;
    }
    let last = slots.last()?.atom();
    let is_label = next.is_some_and(|row| row.anchor.atom == last + 1);
    let next = (is_label || stream.shows_empty_lines() && last + 1 < stream.atoms.len()).then_some(last + 1);
    let page = stream.page(last);
    let mut cells = Vec::new();
    for atom in slots.iter().map(|slot| slot.atom()).chain(next) {
        let empty = empty_before(stream, atom).filter(|_| stream.page(atom) == page)?;
        cells.extend(std::iter::repeat_n(None, empty));
        cells.extend((Some(atom) != next).then_some(Some(atom)));
    }
    (cells.len() == width).then(|| cells.into_iter().collect())
}

fn is_line(stream: &Stream<'_>, atom: usize) -> bool {
    stream.row_of(atom).is_some_and(|row| row.kind == RowKind::Line)
}

/// The cells that the empty lines before a line stand for; `None` where they are no multiple of the usual distance.
fn empty_before(stream: &Stream<'_>, atom: usize) -> Option<usize> {
    let period = stream.usual_gap()? + 1;
    let distance = stream.row_of(atom).map_or(0, |row| usize::from(row.blank_before)) + 1;
    distance.is_multiple_of(period).then(|| distance / period - 1)
}
