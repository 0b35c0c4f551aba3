//! Columns: in which order the values of a table stand, as its headers say, and which of them stand under a header.

use super::instance::{Anchor, Instance, Slot};
use super::normal::{normalize, normalize_into};
use super::rows::{Aligned, Cells};
use super::stream::{Atom, RowKind, Stream};
use super::value::{self, Shape};
use super::vocabulary::{Term, vocabulary};
use crate::document::GridKind;
use crate::form::{Block, Column, ColumnRole, Unit};
use crate::number::Number;
use crate::report::State;

/// Rows of captions that may stand over the headers.
const LEVELS: u32 = 2;

/// The headers over a block, in the order of its values.
#[derive(Debug)]
pub struct Header {
    /// Columns of the form in the order in which their headers stand.
    order: Vec<usize>,
    /// Whether that is the form's order.
    usual: bool,
    /// Columns of the form.
    width: usize,
    /// The grid column of each column's header, where headers and values stand in one grid; `None` for one that has
    /// no header there.
    columns: Option<Vec<Option<u16>>>,
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
        let atom = |index: &usize| instance.headers[*index].1;
        let mut open = Vec::new();
        let mut found: Vec<(usize, usize)> = Vec::with_capacity(block.columns.len());
        for (column, form) in block.columns.iter().enumerate() {
            match last_header(stream, instance, form.key, anchor) {
                Some(Ok(index)) => found.push((column, index)),
                Some(Err(())) => open.push(column),
                None => {}
            }
        }
        let mut rows: Vec<u32> = found.iter().map(|(_, index)| stream.atoms[atom(index)].row).collect();
        rows.dedup();
        crate::order::by_key(&mut found, |(_, index)| *index);
        let atoms: Vec<usize> = found.iter().map(|(_, index)| atom(index)).collect();
        let caption = (!found.is_sorted()).then(|| Caption::of(stream, block, &found, &atoms)).flatten();
        let levelled = caption.as_ref().is_some_and(|caption| caption.levelled);
        let in_grid = share_grid(stream, atoms.iter().copied(), anchor) && !(levelled && rows.len() == 1);
        let columns = in_grid.then(|| {
            let mut columns = vec![None; block.columns.len()];
            for (column, index) in &found {
                columns[*column] = Some(stream.atoms[atom(index)].column);
            }
            columns
        });
        if in_grid {
            crate::order::by_key(&mut found, |(_, index)| (stream.atoms[atom(index)].column, *index));
        } else if let Some(caption) = caption.filter(|caption| caption.beside) {
            crate::order::by_key(&mut found, |(column, index)| {
                (caption.place(stream, &block.columns[*column], atom(index)), *index)
            });
        }
        let mut order: Vec<usize> = found.iter().map(|(column, _)| *column).collect();
        let mut certain = in_grid || rows.len() == 1;
        // Elsewhere a header of two levels may stand in any order: what adds up to the total says where that stands.
        if let Some(total) = total_of(block).filter(|_| !in_grid && !order.is_sorted()) {
            let sums = Sums::of(stream, aligned, block.columns.len());
            let named = order.iter().position(|column| *column == total);
            certain = order.len() == block.columns.len() && named != Some(total) && sums.place == named;
            let usual = sums.alike || sums.place == Some(total) && named != Some(total);
            if !certain && (usual || levelled || is_cut(stream, &found, &atoms)) {
                crate::order::plain(&mut order);
            } else if !certain && rows.len() > 1 && named != Some(0) {
                // 总计 stands beside the group of the columns before it, so that it may come before them.
                order.retain(|column| *column != total);
            }
        }
        let (usual, width) = (order.is_sorted(), block.columns.len());
        Self { order, usual, width, columns, open, rows, certain }
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
        if self.certain && self.order.len() == self.width {
            return at;
        }
        // A header out of place leaves the others where they are.
        let Some(at) = at else { return Some(column) };
        let moved = |(other, place): (usize, &usize)| (other < at) != (*place < column) && other != at;
        (!self.order.iter().enumerate().any(moved)).then_some(column)
    }

    /// Whether the cells chosen for a row are not those under the headers: one that stands under a header was left out
    /// for another, or some are empty while a column of the form has no header.
    pub fn contradicts(&self, stream: &Stream<'_>, slots: &[Slot], cells: &Cells) -> bool {
        let Some(columns) = self.columns.as_ref() else { return false };
        let own = || slots.iter().filter(|slot| slot.own()).map(|slot| slot.atom());
        let is_blank = |atom: Option<usize>| atom.is_none_or(|atom| stream.atoms[atom].shape == Shape::Blank);
        // One value may stand anywhere in a merged cell, but not under another header while its own cell is empty.
        if let [header] = columns.as_slice() {
            let empty = own().any(|atom| Some(stream.atoms[atom].column) == *header && is_blank(Some(atom)));
            let elsewhere = cells.at(0).map(|atom| stream.atoms[atom].column).filter(|column| Some(*column) != *header);
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
        let elsewhere =
            |column: usize, header: u16| chosen(column).is_some_and(|atom| stream.atoms[atom].column != header);
        let left_out = |header: u16| own().any(|atom| stream.atoms[atom].column == header && !cells.contains(atom));
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
        cells.iter().flatten().any(|atom| Some(&stream.atoms[atom].column) > last)
    }

    /// The cells of a row under the headers, for each column of the form; `None` for a column without a header. Only
    /// where every value of the row stands under a header of the form, or, where none of those is missing, under a
    /// foreign one (小计).
    pub fn cells_under(&self, stream: &Stream<'_>, slots: &[Slot]) -> Option<Cells> {
        let columns = self.columns.as_ref().filter(|_| self.open.is_empty())?;
        let own = || slots.iter().filter(|slot| slot.own()).map(|slot| slot.atom());
        let at = |column: u16| own().find(|atom| stream.atoms[*atom].column == column);
        let cells: Cells = columns.iter().map(|header| header.and_then(at)).collect();
        let shown = |(header, cell): (&Option<u16>, Option<usize>)| {
            header.is_none() || cell.is_some_and(|atom| stream.atoms[atom].shape != Shape::Text)
        };
        let under_any = |atom: usize| {
            matches!(stream.atoms[atom].shape, Shape::Blank | Shape::Text)
                || cells.contains(atom)
                || !columns.contains(&None) && self.has_foreign(stream, columns, stream.atoms[atom].column)
        };
        let some = cells.iter().any(|cell| cell.is_some()) && !slots.iter().any(|slot| is_rest(stream, slot));
        (some && columns.iter().zip(cells.iter()).all(shown) && own().all(under_any)).then_some(cells)
    }

    /// Whether the header of a foreign column stands there, beside the others or from a row above them on.
    fn has_foreign(&self, stream: &Stream<'_>, columns: &[Option<u16>], column: u16) -> bool {
        let is_column = |term: &Term| matches!(term, Term::Column(..));
        // The same header again is not foreign: it is open which of the two a value stands under.
        let is_own =
            |text: &str| vocabulary().exact(&normalize(text)).is_some_and(|entry| entry.terms.iter().any(is_column));
        let is_header = |atom: &Atom| {
            atom.column == column && atom.shape == Shape::Text && !is_own(stream.document.slice(atom.text))
        };
        let atoms = |row: u32| stream.atoms[stream.rows[row as usize].atoms()].iter();
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
    let is_number = !slot.own() && stream.atoms[slot.atom()].shape == Shape::Number;
    let Some(row) = stream.row_of(slot.atom()).filter(|row| is_number && !row.is_single()) else { return false };
    stream.atoms[slot.atom()..row.atoms().end].iter().all(|atom| atom.shape != Shape::Text)
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
        let (header, label_end) = (&stream.atoms[atom], stream.end_column(anchor.atom));
        if !alike || row.grid != own.grid || header.column < label_end || columns.contains(&header.column) {
            return false;
        }
        columns.push(header.column);
    }
    !columns.is_empty()
}

/// The last header of a column before a row, as an index of the headers. Of two in one row it is the one that the form
/// has: the other is foreign (本年 beside 上年). Where two others stand there, it is open which one it is.
fn last_header(stream: &Stream<'_>, instance: &Instance, key: &str, anchor: &Anchor) -> Option<Result<usize, ()>> {
    let is_of = |(name, atom): &(&str, usize)| *name == key && *atom < anchor.atom;
    let last = instance.headers.iter().rposition(is_of)?;
    let row = |index: usize| stream.atoms[instance.headers[index].1].row;
    let in_row = (0..=last).rev().take_while(|index| row(*index) == row(last));
    let twins: Vec<usize> = in_row.filter(|index| is_of(&instance.headers[*index])).collect();
    if twins.len() == 1 {
        return Some(Ok(last));
    }
    let text = |index: usize| normalize(stream.text(instance.headers[index].1));
    let exact = |index: &usize| vocabulary().exact(&text(*index)).is_some();
    match twins.iter().find(|index| exact(index)) {
        Some(index) => Some(Ok(*index)),
        // One header that covers several columns may be written in each.
        None if twins.iter().all(|index| text(*index) == text(last)) => Some(Ok(last)),
        None => Some(Err(())),
    }
}

/// The column that the others add up to, where the header has two levels.
fn total_of(block: &Block) -> Option<usize> {
    let total = block.columns.iter().position(|column| column.role == ColumnRole::Total);
    total.filter(|_| block.columns.iter().any(|column| column.group.is_some()))
}

/// The caption over the group of columns in a header of two levels.
struct Caption {
    atom: usize,
    group: &'static str,
    /// Whether it stands in a row with headers beside the group, and those of the group elsewhere: they are where it is.
    beside: bool,
    /// Whether it is not followed by a column of the group, so that the levels of the header stand one behind the other:
    /// their order is not that of the values.
    levelled: bool,
}

impl Caption {
    fn of(stream: &Stream<'_>, block: &Block, found: &[(usize, usize)], headers: &[usize]) -> Option<Self> {
        let (first, last) = (*headers.first()?, *headers.last()?);
        let group = block.columns.iter().find_map(|column| column.group)?;
        // It may stand before them.
        let mut near = (first.saturating_sub(2)..=last).rev();
        let atom = near.find(|atom| normalize(stream.text(*atom)).contains(group))?;
        let row = |atom: usize| stream.atoms[atom].row;
        let in_row = |grouped: bool| {
            let mut all = found.iter().zip(headers).filter(|(_, header)| row(**header) == row(atom));
            all.any(|((column, _), _)| block.columns[*column].group.is_some() == grouped)
        };
        let beside = in_row(false) && !in_row(true);
        let mut text = String::new();
        (atom..=last).for_each(|atom| normalize_into(stream.text(atom), &mut text));
        let (_, after) = text.split_once(group)?;
        let follows = |column: &Column| column.group.is_some() && after.starts_with(column.label);
        let levelled = !beside && !block.columns.iter().any(follows);
        Some(Self { atom, group, beside, levelled })
    }

    /// Where a column stands: atom and place in its text.
    fn place(&self, stream: &Stream<'_>, column: &Column, header: usize) -> (usize, usize) {
        let (atom, label) = match column.group {
            Some(_) => (self.atom, self.group),
            None => (header, column.label),
        };
        (atom, normalize(stream.text(atom)).find(label).unwrap_or_default())
    }
}

/// Whether the headers stand in several grids, as a page break cuts them, and in the form's order in each.
fn is_cut(stream: &Stream<'_>, found: &[(usize, usize)], atoms: &[usize]) -> bool {
    let grid = |atom: &usize| stream.row_of(*atom).map_or(0, |row| row.grid);
    let pairs = || found.windows(2).zip(atoms.windows(2));
    let is_cut = |atoms: &[usize]| grid(&atoms[0]) != grid(&atoms[1]);
    pairs().any(|(_, atoms)| is_cut(atoms)) && pairs().all(|(found, atoms)| is_cut(atoms) || found.is_sorted())
}

/// What the values of the rows add up to.
struct Sums {
    /// The place of the value that is the sum of the others in most rows.
    place: Option<usize>,
    /// Whether the values of each row are the same, so that their order does not matter.
    alike: bool,
}

impl Sums {
    fn of(stream: &Stream<'_>, aligned: &[Aligned], width: usize) -> Self {
        let (mut counts, mut rows, mut alike) = (vec![0usize; width], 0, true);
        for row in aligned {
            let states = match row {
                Aligned::Nothing => continue,
                Aligned::Cells(cells) => states(stream, cells),
                _ => None,
            };
            let Some(states) = states else {
                alike = false;
                continue;
            };
            if states.iter().all(|state| *state == states[0]) {
                continue;
            }
            (rows, alike) = (rows + 1, false);
            let value = |state: &State| match state {
                State::Number(number) => *number,
                _ => Number::from(0),
            };
            let sum = states.iter().try_fold(Number::from(0), |sum, state| sum.checked_add(value(state)));
            for (count, state) in counts.iter_mut().zip(&states) {
                let twice = value(state).checked_mul(2);
                *count += usize::from(sum.is_some() && twice == sum);
            }
        }
        let most = counts.iter().copied().max().unwrap_or_default();
        let mut best = counts.iter().enumerate().filter(|(_, count)| **count == most && 2 * most > rows);
        let place = best.next().map(|(place, _)| place).filter(|_| best.next().is_none());
        Self { place, alike }
    }
}

/// The states of a row's cells; `None` where one of them cannot be read.
fn states(stream: &Stream<'_>, cells: &Cells) -> Option<Vec<State>> {
    let read = |atom: Option<usize>| atom.map_or(State::Blank, |atom| value::read(stream.text(atom), Unit::Count));
    let states: Vec<State> = cells.iter().map(read).collect();
    (!states.iter().any(|state| matches!(state, State::Unreadable(_)))).then_some(states)
}
