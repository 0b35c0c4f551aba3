//! Columns: in which order the values of a table stand, as its headers say, and which of them stand under a header.

mod evidence;
mod top;
mod unknown;

use super::instance::{Anchor, Instance, Slot};
use super::normal::normalize;
use super::rows::{Aligned, Cells};
use super::stream::{RowKind, Stream};
use super::value::Shape;
use super::vocabulary::vocabulary;
use crate::document::GridKind;
use crate::form::{Block, Column};
use evidence::{LEVELS, total_of};
use top::Top;

/// The headers over a block, in the order of its values.
#[derive(Debug)]
pub struct Header {
    /// Columns of the form in the order in which their headers stand.
    order: Vec<usize>,
    /// Whether that is the form's order.
    usual: bool,
    /// Columns of the form.
    form: &'static [Column],
    /// The grid column of each column's header, where headers and values stand in one grid; `None` for one that has
    /// no header there.
    columns: Option<Vec<Option<u16>>>,
    /// One past the last grid column that a header covers.
    end: u16,
    /// Grid columns under the same headers that are of another year or of a part.
    others: Vec<u16>,
    /// Columns of the form of which two headers stand side by side, none of them the form's own.
    open: Vec<usize>,
    /// Rows of the stream with headers.
    rows: Vec<u32>,
    /// Whether the order of the headers is that of the values.
    certain: bool,
}

impl Header {
    /// The headers that stand over a row of a block; `aligned` are the rows of the table.
    pub fn over(stream: &Stream<'_>, instance: &Instance, block: &Block, anchor: &Anchor, aligned: &[Aligned]) -> Self {
        let mut top = Top::over(stream, instance, block, anchor);
        // Other values than the report's stand in the rows: only the columns tell which.
        if !top.others.is_empty() && !top.in_grid {
            top.open.extend(0..block.columns.len());
        }
        let mut order = top.order();
        let total = total_of(block);
        if total.is_some_and(|total| top.is_out_of_step(total, &order, aligned)) {
            top.in_grid = false;
            crate::order::plain(&mut order);
        }
        let columns = top.in_grid.then(|| top.columns());
        let end = top.end();
        let (order, certain) = match total {
            Some(total) => {
                top.doubt(total, &order, aligned);
                top.settle(total, order, aligned)
            }
            None => (order, top.is_certain()),
        };
        let (usual, form) = (order.is_sorted(), block.columns);
        let others = top.others.iter().map(|index| stream.column(top.atom(*index))).collect();
        Self { order, usual, form, columns, end, others, open: top.open, rows: top.rows, certain }
    }

    /// Whether the headers that are there stand in the form's order.
    pub fn is_usual(&self) -> bool {
        self.usual
    }

    /// The column of the form that stands behind one that it precedes there, where the order is certain.
    pub fn displaced(&self) -> Option<usize> {
        displaced(&self.order).filter(|_| self.certain)
    }

    /// Where the value of a column stands among the values of its row; `None` where that is open.
    pub fn position(&self, column: usize) -> Option<usize> {
        if self.open.contains(&column) {
            return None;
        }
        if self.is_usual() {
            return Some(column);
        }
        let at = self.order.iter().position(|other| *other == column);
        if self.certain && self.order.len() == self.form.len() {
            return at;
        }
        // A header out of place leaves the others where they are.
        let Some(at) = at else { return Some(column) };
        let moved = |(other, place): (usize, &usize)| (other < at) != (*place < column) && other != at;
        (!self.order.iter().enumerate().any(moved)).then_some(column)
    }

    /// Whether the cells chosen for a row are not those under the headers: one that stands under a header was left out
    /// for another, or some are empty or stand under another's while a column of the form has no header.
    pub fn contradicts(&self, stream: &Stream<'_>, slots: &[Slot], cells: &Cells) -> bool {
        let Some(columns) = self.columns.as_ref() else { return false };
        let own = || slots.iter().filter(|slot| slot.own()).map(|slot| slot.atom());
        let is_blank = |atom: Option<usize>| atom.is_none_or(|atom| stream.shape(atom) == Shape::Blank);
        // One value may stand anywhere in a merged cell, but not under another header while its own cell is empty.
        if let [header] = columns.as_slice() {
            let empty = own().any(|atom| Some(stream.column(atom)) == *header && is_blank(Some(atom)));
            let elsewhere = cells.at(0).map(|atom| stream.column(atom)).filter(|column| Some(*column) != *header);
            return empty && elsewhere.is_some_and(|column| self.has_foreign(stream, columns, column));
        }
        let lacking = self.is_lacking() && cells.iter().any(is_blank);
        // Mostly every value of the row was chosen, in its order.
        let mut chosen = cells.iter();
        if !lacking
            && (own().all(|atom| chosen.any(|cell| cell == Some(atom))) || own().all(|atom| cells.contains(atom)))
        {
            return false;
        }
        let chosen = |column: usize| self.position(column).and_then(|position| cells.at(position));
        let elsewhere = |column: usize, header: u16| chosen(column).is_some_and(|atom| stream.column(atom) != header);
        let left_out = |header: u16| own().any(|atom| stream.column(atom) == header && !cells.contains(atom));
        let under = |atom: usize| columns.iter().position(|header| *header == Some(stream.column(atom)));
        let is_of_other = |column: usize| chosen(column).and_then(under).is_some_and(|other| other != column);
        if lacking && (0..columns.len()).any(is_of_other) {
            return true;
        }
        let mut headers = columns.iter().enumerate().filter_map(|(column, header)| Some((column, (*header)?)));
        headers.any(|(column, header)| elsewhere(column, header) && (lacking || left_out(header)))
    }

    /// Whether a column of the form has no header in the grid of the others.
    pub fn is_lacking(&self) -> bool {
        self.columns.as_ref().is_some_and(|columns| columns.contains(&None))
    }

    /// Whether one of the cells stands behind all headers.
    pub fn ends_before(&self, stream: &Stream<'_>, cells: &Cells) -> bool {
        let last = self.columns.iter().flatten().flatten().max();
        cells.iter().flatten().any(|atom| Some(&stream.column(atom)) > last)
    }

    /// The cells of a row under the headers, for each column of the form; `None` for a column without a header. Only
    /// where every value of the row stands under a header of the form, or, where none of those is missing, under a
    /// foreign one (小计), or in a column without a header behind a row that is full (a check of its sum).
    pub fn cells_under(&self, stream: &Stream<'_>, slots: &[Slot]) -> Option<Cells> {
        let columns = self.columns.as_ref().filter(|_| self.open.is_empty())?;
        let own = || slots.iter().filter(|slot| slot.own()).map(|slot| slot.atom());
        let at = |column: u16| own().find(|atom| stream.column(*atom) == column);
        let cells: Cells = columns.iter().map(|header| header.and_then(at)).collect();
        let shown = |(header, cell): (&Option<u16>, Option<usize>)| {
            header.is_none() || cell.is_some_and(|atom| stream.shape(atom) != Shape::Text)
        };
        let is_filled = |atom: Option<usize>| atom.is_some_and(|atom| stream.shape(atom).is_value());
        let exact = own().next().and_then(|atom| stream.row_of(atom)).is_some_and(|row| !row.is_text());
        let full = exact && cells.iter().all(is_filled);
        let is_behind = |atom: usize| stream.column(atom) >= self.end;
        let under_any = |atom: usize| {
            matches!(stream.shape(atom), Shape::Blank | Shape::Text)
                || cells.contains(atom)
                || self.others.contains(&stream.column(atom))
                || full && is_behind(atom)
                || !columns.contains(&None) && self.has_foreign(stream, columns, stream.column(atom))
        };
        let some = cells.iter().any(|cell| cell.is_some()) && !slots.iter().any(|slot| is_rest(stream, slot));
        (some && columns.iter().zip(cells.iter()).all(shown) && own().all(under_any)).then_some(cells)
    }

    /// Whether the header of a foreign column stands there, beside the others or from a row above them on.
    fn has_foreign(&self, stream: &Stream<'_>, columns: &[Option<u16>], column: u16) -> bool {
        // The same header again is not foreign: it is open which of the two a value stands under. Nor is a piece of one.
        let is_piece = |text: &str| self.form.iter().any(|column| column.label.contains(text));
        let is_own = |text: &str| {
            let text = normalize(text);
            vocabulary().exact(&text).is_some() || is_piece(&text)
        };
        let is_header = |atom: usize| {
            stream.column(atom) == column && stream.shape(atom) == Shape::Text && !is_own(stream.text(atom))
        };
        let atoms = |row: u32| stream.rows[row as usize].atoms();
        let first = self.rows.iter().copied().min().unwrap_or_default();
        let grid = |row: u32| stream.rows[row as usize].grid;
        let above = (first.saturating_sub(LEVELS)..first).filter(|row| grid(*row) == grid(first));
        !columns.contains(&Some(column)) && self.rows.iter().copied().chain(above).flat_map(atoms).any(is_header)
    }
}

/// The first that stands behind a later one.
pub fn displaced(order: &[usize]) -> Option<usize> {
    order.windows(2).find(|pair| pair[1] < pair[0]).map(|pair| pair[1])
}

/// Whether a slot stands in a row of several cells.
pub fn in_grid(stream: &Stream<'_>, slot: &Slot) -> bool {
    stream.row_of(slot.atom()).is_some_and(|row| !row.is_single())
}

/// Whether a number stands in a further row that goes on with no text: it may be the rest of one that is broken over
/// lines.
pub fn is_rest(stream: &Stream<'_>, slot: &Slot) -> bool {
    let is_number = !slot.own() && stream.shape(slot.atom()) == Shape::Number;
    let Some(row) = stream.row_of(slot.atom()).filter(|row| is_number && !row.is_single()) else { return false };
    stream.atoms[slot.atom()..row.atoms().end].iter().all(|atom| atom.shape() != Shape::Text)
}

/// Whether headers and the row stand in a grid whose columns mean something: an exact one, or one whose rows are all as
/// long and whose headers stand in columns of their own behind the label (spans left their empty cells).
fn share_grid(stream: &Stream<'_>, headers: impl Iterator<Item = usize>, anchor: &Anchor) -> bool {
    let Some(own) = stream.row_of(anchor.atom).copied() else { return false };
    let mut columns: Vec<u16> = Vec::new();
    for atom in headers {
        let Some(row) = stream.row_of(atom) else { return false };
        let alike = match row.kind {
            RowKind::Grid(GridKind::Exact | GridKind::Positioned) => true,
            RowKind::Grid(GridKind::Delimited) => row.atoms().len() == own.atoms().len() && !row.is_single(),
            RowKind::Line => false,
        };
        let (header, label_end) = (stream.column(atom), stream.end_column(anchor.atom));
        if !alike || row.grid != own.grid || header < label_end || columns.contains(&header) {
            return false;
        }
        columns.push(header);
    }
    !columns.is_empty()
}
