//! Rows: which slot behind a label is which cell.
//!
//! A row with as many numbers as columns reads itself. Where cells are blank the columns come, in this order, from the
//! exact grid, from the rows of the same depth that read themselves, or from the number of slots. Where all of that
//! leaves several readings, every cell of the row is unreadable: a number is never guessed.

use super::columns::{in_grid, is_rest};
use super::scan::{Anchor, Slot};
use super::stream::{RowKind, Stream};
use super::value::Shape;
use crate::document::GridKind;
use crate::report::Reason;
use std::borrow::Cow;

/// Where the cells of a row stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aligned {
    /// An atom for each column; `None` for a cell that has no place of its own and is blank.
    Cells(Vec<Option<usize>>),
    /// An atom for each column of the form, as the headers say; `None` for a column without a header.
    Under(Vec<Option<usize>>),
    /// It is open which slot belongs to which column; the slots that hold something.
    Open(Reason, Vec<usize>),
    /// The label is there and nothing behind it.
    Nothing,
}

/// A labelled row to be aligned.
#[derive(Clone, Copy, Debug)]
pub struct Labelled<'a> {
    /// Label and slots.
    pub anchor: &'a Anchor,
    /// Columns the form has there.
    pub width: usize,
    /// How deep the label stands in the form's groups: rows of one depth begin in one column.
    pub depth: u8,
}

/// Where the values of the rows of one depth begin, learned from the rows that read themselves.
#[derive(Debug, Default)]
struct Layout {
    /// Depth and width of the rows, whether values share the label's row, and slots before the first value.
    offsets: Vec<(Class, Option<usize>)>,
    /// Width of the rows and the grid columns of their values, where all rows agree.
    columns: Vec<(usize, Option<Vec<u16>>)>,
    /// Whether the header says that values follow their labels directly.
    ragged: bool,
}

/// Rows that should begin alike: depth, width, column of the label, whether the slots stand in the label's own row.
type Class = (u8, usize, u16, bool);

/// The slots of a row.
type Slots<'a> = Cow<'a, [Slot]>;

/// Aligns all rows of a table. In a `ragged` one (its header begins in the first column: spans left no empty cells)
/// the values follow their label directly.
pub fn align(stream: &Stream<'_>, rows: &[Labelled<'_>], ragged: bool) -> Vec<Aligned> {
    let slots: Vec<Slots<'_>> = rows.iter().map(|row| relevant(stream, row)).collect();
    let sure: Vec<Option<Vec<usize>>> =
        rows.iter().zip(&slots).map(|(row, slots)| forced(stream, slots, row.width)).collect();
    let layout = Layout { ragged, ..learn(stream, rows, &slots, &sure) };
    let align = |((row, slots), sure): ((&Labelled<'_>, &Slots<'_>), &Option<Vec<usize>>)| match sure {
        Some(window) if fits(stream, window, row.width, &layout) => {
            Aligned::Cells(window.iter().copied().map(Some).collect())
        }
        _ => open_row(stream, row, slots, &layout),
    };
    let mut aligned: Vec<Aligned> = rows.iter().zip(&slots).zip(&sure).map(align).collect();
    doubt_loose_rows(stream, rows, &slots, &mut aligned);
    aligned
}

/// Rows whose values stand on lines of their own, apart from the label, are as good as the order of the lines. Where the
/// lines of the table are cut in different ways (a text layer in the order of its drawing), or values are left over
/// somewhere, that order proves nothing: what stands in such rows is open.
fn doubt_loose_rows(stream: &Stream<'_>, rows: &[Labelled<'_>], slots: &[Slots<'_>], aligned: &mut [Aligned]) {
    let is_loose = |slots: &[Slot]| slots.iter().all(|slot| !slot.own());
    let left_over = |aligned: &Aligned| matches!(aligned, Aligned::Open(Reason::TooMany | Reason::Unaligned, _));
    let loose = || rows.iter().zip(slots).filter(|(row, slots)| row.width > 1 && is_loose(slots));
    let mut cuts = loose()
        .filter(|(row, slots)| count(stream, slots) == row.width)
        .map(|(row, slots)| (row.width, cut(stream, slots)));
    let cuts_differ = cuts.next().is_some_and(|first| {
        // One value a line and all on one line are the two regular ways; another one must be everybody's.
        cuts.any(|other| other.0 == first.0 && other.1 != first.1)
    });
    let spilled = loose().any(|(row, slots)| count(stream, slots) > row.width) && aligned.iter().any(left_over);
    for ((row, slots), aligned) in rows.iter().zip(slots).zip(aligned) {
        let loose = row.width > 1 && is_loose(slots);
        let empty = matches!(aligned, Aligned::Nothing);
        if loose && (cuts_differ || (spilled && empty)) {
            let held = slots.iter().filter(|slot| is_filled(stream, slot)).map(|slot| slot.atom()).collect();
            *aligned = Aligned::Open(Reason::Unaligned, held);
        }
    }
}

/// How many values stand on each line.
fn cut(stream: &Stream<'_>, slots: &[Slot]) -> Vec<usize> {
    let mut lines: Vec<(u32, usize)> = Vec::new();
    for slot in slots.iter().filter(|slot| is_filled(stream, slot)) {
        let row = stream.atoms[slot.atom()].row;
        match lines.last_mut() {
            Some((last, count)) if *last == row => *count += 1,
            _ => lines.push((row, 1)),
        }
    }
    lines.into_iter().map(|(_, count)| count).collect()
}

/// The slots of the label's own row where it has enough of them, otherwise all up to the next label.
fn relevant<'a>(stream: &Stream<'_>, row: &Labelled<'a>) -> Slots<'a> {
    let slots = row.anchor.slots.as_slice();
    // Mostly all of them stand in one row.
    if slots.windows(2).all(|pair| pair[0].own() == pair[1].own()) {
        return Cow::Borrowed(slots);
    }
    let own: Vec<Slot> = slots.iter().copied().filter(|slot| slot.own()).collect();
    let numbers = count(stream, &own);
    let exact = matches!(
        stream.row_of(row.anchor.atom).map(|row| row.kind),
        Some(RowKind::Grid(GridKind::Exact | GridKind::Positioned))
    );
    let len = |atom: usize| stream.row_of(atom).map(|row| row.atoms().len());
    let goes_on = |slot: &Slot| len(slot.atom()) == len(row.anchor.atom) && is_rest(stream, slot);
    if !exact && slots.iter().any(goes_on) {
        return Cow::Borrowed(slots);
    }
    if !own.is_empty() && (exact || numbers >= row.width || own.len() >= row.width) {
        return Cow::Owned(own);
    }
    Cow::Borrowed(slots)
}

fn shape(stream: &Stream<'_>, slot: &Slot) -> Shape {
    stream.atoms.get(slot.atom()).map_or(Shape::Blank, |atom| atom.shape)
}

fn is_filled(stream: &Stream<'_>, slot: &Slot) -> bool {
    matches!(shape(stream, slot), Shape::Number | Shape::Placeholder)
}

fn count(stream: &Stream<'_>, slots: &[Slot]) -> usize {
    slots.iter().filter(|slot| is_filled(stream, slot)).count()
}

/// The only reading of a row that needs nothing else: as many values as columns side by side, or blanks among them that
/// the first and the last value enclose.
fn forced(stream: &Stream<'_>, slots: &[Slot], width: usize) -> Option<Vec<usize>> {
    let shapes = || slots.iter().map(|slot| shape(stream, slot));
    let filled = |shape: &Shape| matches!(shape, Shape::Number | Shape::Placeholder);
    let (texts, numbers) = (shapes().filter(|shape| *shape == Shape::Text).count(), count(stream, slots));
    if numbers == width {
        let blanks_between = {
            let first = shapes().position(|shape| filled(&shape))?;
            let last = slots.len() - shapes().rev().position(|shape| filled(&shape))?;
            slots[first..last].iter().any(|slot| shape(stream, slot) == Shape::Blank)
        };
        let values = slots.iter().filter(|slot| is_filled(stream, slot)).map(|slot| slot.atom());
        return (!blanks_between).then(|| values.collect());
    }
    // A word among the values is one of them where that makes their number right.
    let counts = |shape: &Shape| filled(shape) || *shape == Shape::Text;
    let first = shapes().position(|shape| counts(&shape))?;
    let last = slots.len() - shapes().rev().position(|shape| counts(&shape))?;
    let edges = may_be_value(stream, &slots[first]) && may_be_value(stream, &slots[last - 1]);
    let enough = numbers > 0 && (texts == 0 || edges && numbers + texts == width);
    (enough && last - first == width).then(|| slots[first..last].iter().map(|slot| slot.atom()).collect())
}

/// Whether a slot may hold a value. A text may be a piece of a label, unless a cell before it in its row says that it is
/// none.
fn may_be_value(stream: &Stream<'_>, slot: &Slot) -> bool {
    shape(stream, slot) != Shape::Text || slot.own() && in_grid(stream, slot)
}

fn class(stream: &Stream<'_>, row: &Labelled<'_>, slots: &[Slot]) -> Class {
    let own = slots.first().is_some_and(|slot| slot.own());
    let column = match stream.row_of(row.anchor.atom).map(|row| (row.kind, row.is_single())) {
        Some((RowKind::Grid(_), false)) => stream.atoms[row.anchor.atom].end_column,
        _ => 0,
    };
    (row.depth, row.width, column, own)
}

fn learn(stream: &Stream<'_>, rows: &[Labelled<'_>], slots: &[Slots<'_>], sure: &[Option<Vec<usize>>]) -> Layout {
    let mut layout = Layout::default();
    for ((row, slots), window) in rows.iter().zip(slots).zip(sure) {
        let Some(window) = window else { continue };
        let offset = slots.iter().position(|slot| Some(slot.atom()) == window.first().copied());
        if let Some(offset) = offset {
            agree(&mut layout.offsets, class(stream, row, slots), offset);
        }
        if window.iter().all(|atom| stream.row_of(*atom).is_some_and(|row| row.grid > 0)) {
            let columns = window.iter().map(|atom| stream.atoms[*atom].column).collect();
            agree(&mut layout.columns, row.width, columns);
        }
    }
    layout
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
fn fits(stream: &Stream<'_>, window: &[usize], width: usize, layout: &Layout) -> bool {
    let exact = |atom: &usize| matches!(stream.row_of(*atom).map(|row| row.kind), Some(RowKind::Grid(GridKind::Exact)));
    // A row of one value may stand anywhere in a merged cell.
    if width == 1 || !window.iter().all(exact) {
        return true;
    }
    match layout.columns.iter().find(|(other, _)| *other == width) {
        Some((_, Some(columns))) => {
            window.iter().zip(columns).all(|(atom, column)| stream.atoms[*atom].column == *column)
        }
        _ => true,
    }
}

/// A row that does not read itself.
fn open_row(stream: &Stream<'_>, row: &Labelled<'_>, slots: &[Slot], layout: &Layout) -> Aligned {
    let filled: Vec<usize> = slots.iter().filter(|slot| is_filled(stream, slot)).map(|slot| slot.atom()).collect();
    let texts = slots.iter().filter(|slot| shape(stream, slot) == Shape::Text).count();
    if filled.is_empty() && texts == 0 {
        return blank_row(slots, row.width);
    }
    if filled.len() > row.width {
        return too_many(stream, row.width, slots, filled);
    }
    let by_columns = by_columns(stream, slots, row.width, layout);
    let by_offset = || by_offset(stream, row, slots, layout);
    let by_length = || by_length(stream, slots, row.width);
    let by_lines = || by_empty_lines(stream, row, slots);
    match by_columns.or_else(by_offset).or_else(by_length).or_else(by_lines) {
        Some(cells) => Aligned::Cells(cells),
        None => {
            let words = slots.iter().filter(|slot| shape(stream, slot) == Shape::Text).map(|slot| slot.atom());
            let held = filled.iter().copied().chain(words).collect();
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

/// More values than columns. One value written several times (a merged cell taken apart) is that value.
fn too_many(stream: &Stream<'_>, width: usize, slots: &[Slot], filled: Vec<usize>) -> Aligned {
    let same = |atom: &usize| filled.first().is_some_and(|first| stream.text(*first) == stream.text(*atom));
    if width == 1 && slots.iter().all(|slot| slot.own()) && filled.iter().all(same) {
        return Aligned::Cells(filled.first().map(|first| Some(*first)).into_iter().collect());
    }
    Aligned::Open(Reason::TooMany, filled)
}

/// The grid's own columns, where the rows that read themselves agree on them.
fn by_columns(stream: &Stream<'_>, slots: &[Slot], width: usize, layout: &Layout) -> Option<Vec<Option<usize>>> {
    let (_, columns) = layout.columns.iter().find(|(other, _)| *other == width)?;
    let columns = columns.as_ref()?;
    let exact = slots.iter().all(|slot| {
        let kind = stream.row_of(slot.atom()).map(|row| row.kind);
        slot.own() && matches!(kind, Some(RowKind::Grid(GridKind::Exact | GridKind::Positioned)))
    });
    if !exact {
        return None;
    }
    let at = |column: u16| slots.iter().find(|slot| stream.atoms[slot.atom()].column == column).map(|slot| slot.atom());
    let cells: Vec<Option<usize>> = columns.iter().map(|column| at(*column)).collect();
    let placed = |slot: &Slot| shape(stream, slot) == Shape::Blank || cells.contains(&Some(slot.atom()));
    slots.iter().all(placed).then_some(cells)
}

/// As many slots before the first value as in the rows of the same depth; none where no row of the table has any.
fn by_offset(stream: &Stream<'_>, row: &Labelled<'_>, slots: &[Slot], layout: &Layout) -> Option<Vec<Option<usize>>> {
    let class = class(stream, row, slots);
    let learned = layout.offsets.iter().find(|(other, _)| *other == class);
    let offset = match learned {
        Some((_, offset)) => (*offset)?,
        None => {
            let mut others = layout.offsets.iter().filter(|((_, width, ..), _)| *width == row.width).peekable();
            let known = others.peek().is_some() || layout.ragged;
            (known && others.all(|(_, offset)| *offset == Some(0))).then_some(0)?
        }
    };
    window(stream, slots, offset, row.width)
}

/// The slots from `offset` on, where no value is left outside.
fn window(stream: &Stream<'_>, slots: &[Slot], offset: usize, width: usize) -> Option<Vec<Option<usize>>> {
    let inside = slots.get(offset..offset + width)?;
    let outside = slots[..offset].iter().chain(&slots[offset + width..]);
    let empty = outside.into_iter().all(|slot| shape(stream, slot) == Shape::Blank);
    (empty && inside.iter().all(|slot| may_be_value(stream, slot)))
        .then(|| inside.iter().map(|slot| Some(slot.atom())).collect())
}

/// Exactly as many slots as columns, with blanks among them that the document shows.
fn by_length(stream: &Stream<'_>, slots: &[Slot], width: usize) -> Option<Vec<Option<usize>>> {
    (slots.len() == width).then(|| window(stream, slots, 0, width)).flatten()
}

/// One cell a line: empty cells show as more empty lines than stand between two cells elsewhere.
fn by_empty_lines(stream: &Stream<'_>, row: &Labelled<'_>, slots: &[Slot]) -> Option<Vec<Option<usize>>> {
    let lines = slots.iter().all(|slot| stream.row_of(slot.atom()).is_some_and(|row| row.kind == RowKind::Line));
    let texts = slots.iter().any(|slot| shape(stream, slot) == Shape::Text);
    if !lines || texts || slots.is_empty() {
        return None;
    }
    let period = stream.usual_gap()? + 1;
    let mut cells = Vec::new();
    let next = slots.last()?.atom() + 1;
    let atoms = slots.iter().map(|slot| slot.atom()).chain((next < stream.atoms.len()).then_some(next));
    for atom in atoms {
        let empty = usize::from(stream.atoms[atom].blank_before) + 1;
        if !empty.is_multiple_of(period) {
            return None;
        }
        cells.extend(std::iter::repeat_n(None, empty / period - 1));
        if atom != next {
            cells.push(Some(atom));
        }
    }
    (cells.len() == row.width).then_some(cells)
}
