//! The review table: headers, then a row of values for one, two or all three of its blocks; a row for each block under
//! one row of headers; or a line for each value.

use super::columns::displaced;
use super::instance::{Anchor, Instance, Slot};
use super::normal::normalize;
use super::passages::is_page_mark;
use super::rows::{Aligned, Cells, Labelled, align, cut, settle_blanks};
use super::stream::{Row, RowKind, Stream};
use super::tables::{filled, held_cell, join, read_cell};
use super::value::{self, Shape};
use super::vocabulary::vocabulary;
use crate::document::GridKind;
use crate::form::{TableForm, Unit};
use crate::number::Number;
use crate::report::{Cell, Reason, State, Table};
use std::borrow::Cow;
use std::ops::Range;

/// A header: key of the column and its atom.
type Header = (&'static str, usize);

/// Reads the table. The key of a column or block that stands out of the form's order.
pub fn read(
    stream: &Stream<'_>,
    instance: &Instance,
    form: &'static TableForm,
    table: &mut Table,
) -> Option<&'static str> {
    let reader = Reader { stream, instance, form, width: form.blocks.first().map_or(0, |block| block.columns.len()) };
    if reader.is_list() {
        reader.list(table);
        return None;
    }
    reader.runs(table)
}

struct Reader<'s, 'a> {
    stream: &'s Stream<'a>,
    instance: &'s Instance,
    form: &'static TableForm,
    /// Columns of a block.
    width: usize,
}

impl Reader<'_, '_> {
    fn runs(&self, table: &mut Table) -> Option<&'static str> {
        let mut out_of_order = None;
        let (mut next, mut unnamed) = (0, false);
        let (mut from, mut begun) = (0, None);
        for (number, run) in self.instance.anchors.iter().enumerate() {
            let slots = self.instance.slots(run);
            let [Some(first), Some(last)] = [slots.first(), slots.last()] else { continue };
            let values = filled(self.stream, slots);
            // Words alone are pieces of the header.
            if values == 0 && slots.iter().all(|slot| is_word(self.stream, slot.atom())) {
                begun = begun.or(Some(number));
                continue;
            }
            let is_row = run.block > 0 && values <= self.width;
            let headers = self.headers(begun.take().unwrap_or(number)..number + 1, is_row);
            let (headers, foreign) = self.own(headers);
            let headers = headers.as_ref();
            let left = self.form.blocks.len().saturating_sub(next);
            if left == 0 && !is_row {
                continue;
            }
            let blocks = if is_row { 1 } else { self.blocks(headers, values, left) };
            let slots = values_of(self.stream, slots, headers);
            let slots = &self.whole_row(&slots).unwrap_or(slots);
            let columns = header_columns(self.stream, run, slots, headers, blocks * self.width);
            let order = self.order(headers, columns.as_deref(), blocks);
            let which = match is_row {
                true => Some(vec![usize::from(run.block) - 1]),
                false => self.which(from..first.atom(), columns.as_deref(), blocks, next),
            };
            unnamed |= !is_row && values > 0 && !self.is_named(from..first.atom(), blocks);
            from = last.atom();
            let row = Labelled { anchor: run, slots, width: blocks * self.width, depth: 0, early: false };
            let mut cells = run_cells(self.stream, &row, columns.as_deref(), &foreign);
            if is_torn(self.stream, slots, self.width) {
                cells.iter_mut().for_each(|cell| cell.open(Reason::Unaligned));
            }
            let (Some(order), Some(which)) = (order, which) else {
                let held: Vec<usize> = slots.iter().map(|slot| slot.atom()).collect();
                let open = held_cell(self.stream, run.atom, &held, Reason::Unaligned);
                let of_run = table.cells.iter_mut().skip(next * self.width).take(blocks * self.width);
                of_run.for_each(|cell| *cell = open.clone());
                next += blocks;
                continue;
            };
            out_of_order = out_of_order.or_else(|| self.displaced(&order, &which));
            next = next.max(which.iter().max().map_or(0, |block| block + 1));
            for (cell, place) in cells.into_iter().zip(order) {
                let block = which.get(place / self.width).copied().unwrap_or_default();
                if let Some(old) = table.cells.get_mut(block * self.width + place % self.width) {
                    join(old, cell);
                }
            }
        }
        // Which blocks are missing nothing says.
        if unnamed && next < self.form.blocks.len() {
            table.cells.iter_mut().filter(|cell| cell.state != State::Missing).for_each(|cell| {
                cell.open(Reason::Unaligned);
            });
        }
        out_of_order
    }

    /// The one row that holds all values of the table, where the other rows of a run say the same again, hold words alone
    /// or the number of a page: the values of the row add up, so that none of their digits stands there.
    fn whole_row(&self, slots: &[Slot]) -> Option<Vec<Slot>> {
        let stream = self.stream;
        let text = |slot: &Slot| stream.text(slot.atom());
        let row = |slot: &Slot| stream.atoms[slot.atom()].row();
        // A row that counts the columns is none of values.
        let counts = |slots: &&[Slot]| {
            slots.len() > self.width && slots.iter().enumerate().all(|(at, slot)| text(slot).parse() == Ok(at + 1))
        };
        let words = |slots: &&[Slot]| slots.iter().all(|slot| is_word(stream, slot.atom()));
        let rows = || slots.chunk_by(|one, next| row(one) == row(next)).filter(|slots| !counts(slots) && !words(slots));
        let whole = rows().find(|slots| slots.len() == self.form.blocks.len() * self.width)?;
        let is_page = |slots: &[Slot]| match slots {
            [page] => text(page).len() <= 3 && text(page).bytes().all(|byte| byte.is_ascii_digit()),
            _ => stream.row_of(slots[0].atom()).is_some_and(|row| is_page_mark(stream.row_text(row))),
        };
        let again = |slots: &[Slot]| slots.iter().map(text).eq(whole.iter().map(text));
        let (mut pages, mut others) = (false, false);
        for slots in rows().filter(|slots| !again(slots)) {
            pages |= is_page(slots);
            others |= !is_page(slots);
        }
        let one = slots.len() == whole.len();
        let settled = !one && !others && (!pages || whole.chunks(self.width).all(|block| adds_up(stream, block)));
        settled.then(|| whole.to_vec())
    }

    /// Whether as many blocks as a run has have their captions between `atoms`.
    fn is_named(&self, atoms: Range<usize>, blocks: usize) -> bool {
        let mut named: Vec<u8> = Vec::new();
        for (block, _) in self.instance.frames.iter().filter(|(block, atom)| *block > 0 && atoms.contains(atom)) {
            if !named.contains(block) {
                named.push(*block);
            }
        }
        named.len() == blocks
    }

    /// The key of the first column or block of a run that stands out of the form's order.
    fn displaced(&self, order: &[usize], which: &[usize]) -> Option<&'static str> {
        let column = displaced(order).and_then(|place| {
            let columns = self.form.blocks.first()?.columns;
            Some(columns.get(place % self.width)?.key)
        });
        column.or_else(|| Some(self.form.blocks.get(displaced(which)?)?.rows.first()?.key))
    }

    /// The headers of runs, one and the pieces of its header: those since the run before, and for a row of its own block
    /// the last ones above it.
    fn headers(&self, runs: Range<usize>, is_row: bool) -> &[Header] {
        let all = &self.instance.headers;
        let until = self.instance.anchors.get(runs.end).map_or(all.len(), |next| next.headers_from);
        let from = match is_row {
            true => until.saturating_sub(self.width),
            false => self.instance.anchors.get(runs.start).map_or(until, |run| run.headers_from),
        };
        all.get(from..until).unwrap_or_default()
    }

    /// The headers of the form, and the grid columns of those of totals that stand beside the captions of all blocks, sums
    /// that somebody added.
    fn own<'h>(&self, headers: &'h [Header]) -> (Cow<'h, [Header]>, Vec<u16>) {
        let stream = self.stream;
        let whole = self.form.blocks.len() * self.width;
        if headers.len() <= whole || !headers.iter().all(|(_, atom)| stream.is_exact(*atom)) {
            return (Cow::Borrowed(headers), Vec::new());
        }
        let captions = self.instance.frames.iter().filter(|(block, _)| *block > 0).map(|(_, atom)| *atom);
        let covered = |column: u16| {
            let covers = |atom: usize| (stream.column(atom)..stream.end_column(atom)).contains(&column);
            captions.clone().any(covers)
        };
        let (own, foreign): (Vec<Header>, Vec<Header>) =
            headers.iter().partition(|(key, atom)| *key != "total" || covered(stream.column(*atom)));
        match own.len() == whole {
            true => (Cow::Owned(own), foreign.iter().map(|(_, atom)| stream.column(*atom)).collect()),
            false => (Cow::Borrowed(headers), Vec::new()),
        }
    }

    /// Headers say how many blocks the run has; where they are damaged, the number of values does.
    fn blocks(&self, headers: &[Header], values: usize, left: usize) -> usize {
        let totals = headers.iter().filter(|(key, _)| *key == "total").count();
        let named = totals.min(left);
        let blocks = if named > 0 && values <= named * self.width { named } else { values.div_ceil(self.width) };
        blocks.clamp(1, left.max(1))
    }

    fn position(&self, key: &str) -> usize {
        let columns = self.form.blocks.first().map_or(&[][..], |block| block.columns);
        columns.iter().position(|column| column.key == key).unwrap_or_default()
    }

    /// For each value of a run its place in the form's order; `None` where the headers stand in another order and it is
    /// not certain which value belongs to which.
    fn order(&self, headers: &[Header], columns: Option<&[u16]>, blocks: usize) -> Option<Vec<usize>> {
        // Headers that cover two rows may be written in both.
        let last = headers.len().saturating_sub(blocks * self.width);
        let mut headers = headers.get(if columns.is_some() { 0 } else { last }..).unwrap_or_default().to_vec();
        if columns.is_some() {
            let column = |header: &Header| self.stream.column(header.1);
            crate::order::by_key(&mut headers, column);
            headers.dedup_by_key(|header| column(header));
        }
        if headers.len() < blocks * self.width && self.is_displaced(&headers, blocks) {
            return None;
        }
        let keys: Vec<usize> = headers.iter().map(|(key, _)| self.position(key)).collect();
        let falls = keys.windows(2).filter(|pair| pair[1] < pair[0]).count();
        if falls < blocks {
            return Some((0..blocks * self.width).collect());
        }
        let row = |header: &Header| self.stream.atoms[header.1].row();
        let in_row = |headers: &[Header]| headers.iter().all(|header| row(header) == row(&headers[0]));
        let each_once = |keys: &[usize]| (0..self.width).all(|key| keys.contains(&key));
        let known = keys.len() == blocks * self.width
            && keys.chunks(self.width).all(each_once)
            && (columns.is_some() || headers.chunks(self.width).all(in_row));
        known.then(|| keys.iter().enumerate().map(|(at, key)| at / self.width * self.width + key).collect())
    }

    /// Whether headers in unknown words stand among the others, and some of those not in the form's places.
    fn is_displaced(&self, headers: &[Header], blocks: usize) -> bool {
        let stream = self.stream;
        let mut rows: Vec<u32> = headers.iter().map(|(_, atom)| stream.atoms[*atom].row()).collect();
        rows.dedup();
        let key = |atom: usize| headers.iter().find(|(_, header)| *header == atom).map(|(key, _)| *key);
        let is_header = |atom: &usize| {
            stream.shape(*atom) == Shape::Text
                && (key(*atom).is_some() || vocabulary().exact(&normalize(stream.text(*atom))).is_none())
        };
        let mut all: Vec<usize> =
            rows.iter().flat_map(|row| stream.rows[*row as usize].atoms()).filter(is_header).collect();
        if all.iter().all(|atom| stream.is_exact(*atom)) {
            crate::order::by_key(&mut all, |atom| stream.column(*atom));
        }
        let moved = |(at, atom): (usize, &usize)| key(*atom).is_some_and(|key| self.position(key) != at % self.width);
        // Pieces of headers that are broken over lines are not as many of each.
        let text = |atom: &usize| normalize(stream.text(*atom));
        let is_whole = |atom: &usize| all.iter().filter(|other| text(other) == text(atom)).count() == blocks;
        all.len() == blocks * self.width && all.iter().all(is_whole) && all.iter().enumerate().any(moved)
    }

    /// Which blocks the values of a run belong to, by the captions that stand between `atoms`.
    fn which(&self, atoms: Range<usize>, columns: Option<&[u16]>, blocks: usize, next: usize) -> Option<Vec<usize>> {
        let captions = || {
            let frames = self.instance.frames.iter().filter(|(block, atom)| *block > 0 && atoms.contains(atom));
            frames.map(|(block, atom)| (usize::from(*block) - 1, *atom))
        };
        let over = |column: u16| {
            let covers = |atom: usize| (self.stream.column(atom)..self.stream.end_column(atom)).contains(&column);
            captions().find(|(_, atom)| covers(*atom)).map(|(block, _)| block)
        };
        let mut by_column: Option<Vec<Option<usize>>> =
            columns.map(|columns| columns.iter().step_by(self.width).map(|column| over(*column)).collect());
        // A caption in unknown words is that of the block without one.
        if let Some(which) = by_column.as_mut().filter(|which| which.len() == self.form.blocks.len())
            && which.iter().filter(|block| block.is_none()).count() == 1
        {
            let rest = (0..which.len()).find(|block| !which.contains(&Some(*block)));
            which.iter_mut().filter(|block| block.is_none()).for_each(|block| *block = rest);
        }
        let by_column: Option<Vec<usize>> = by_column.and_then(|which| which.into_iter().collect());
        let differ = |which: &[usize]| (1..which.len()).all(|at| !which[..at].contains(&which[at]));
        if let Some(which) = by_column.filter(|which| differ(which)) {
            return Some(which);
        }
        // The two blocks of suits stand where the caption over both does.
        let mut frames: Vec<u8> = Vec::new();
        for (block, _) in self.instance.frames.iter().filter(|(_, atom)| atoms.contains(atom)) {
            if !frames.contains(block) {
                frames.push(*block);
            }
        }
        let suits = frames.iter().position(|block| *block == 0).unwrap_or(frames.len());
        let mut placed: Vec<(usize, usize)> = frames
            .iter()
            .enumerate()
            .filter_map(|(at, block)| {
                let block = usize::from(*block).checked_sub(1)?;
                Some((if block > 0 { at.min(suits) } else { at }, block))
            })
            .collect();
        crate::order::by_key(&mut placed, |(place, _)| *place);
        let named: Vec<usize> = placed.into_iter().map(|(_, block)| block).collect();
        match named.len() == blocks {
            true => named.is_sorted().then_some(named),
            false => Some((next..next + blocks).collect()),
        }
    }

    /// Whether each value has its header before it.
    fn is_list(&self) -> bool {
        let anchors = &self.instance.anchors;
        let one = |(number, run): (usize, &Anchor)| {
            run.block == 0
                && filled(self.stream, self.instance.slots(run)) <= 1
                && self.headers(number..number + 1, false).len() == 1
        };
        anchors.len() >= self.width && anchors.iter().enumerate().all(one)
    }

    fn list(&self, table: &mut Table) {
        let (mut block, mut before) = (0, 0);
        for (number, run) in self.instance.anchors.iter().enumerate() {
            let Some((key, header)) = self.headers(number..number + 1, false).first() else { continue };
            let column = self.position(key);
            let caption = self.instance.frames.iter().rfind(|(block, atom)| *block > 0 && atom < header);
            block = match caption {
                Some((named, _)) => usize::from(*named) - 1,
                None => block + usize::from(number > 0 && column <= before),
            };
            before = column;
            let value = self.instance.slots(run).iter().find(|slot| self.stream.shape(slot.atom()) != Shape::Text);
            if let (Some(slot), Some(old)) = (value, table.cells.get_mut(block * self.width + column)) {
                join(old, read_cell(self.stream, Some(slot.atom()), run.atom, Unit::Count));
            }
        }
    }
}

/// The slots of a run without the empty cells that fill up its header rows.
fn values_of(stream: &Stream<'_>, slots: &[Slot], headers: &[Header]) -> Vec<Slot> {
    let row = |atom: usize| stream.atoms.get(atom).map(|atom| atom.row());
    // They stand in the order of the document.
    let in_header = |atom: usize| headers.binary_search_by_key(&row(atom), |(_, header)| row(*header)).is_ok();
    let is_filling = |slot: &Slot| {
        stream.atoms.get(slot.atom()).is_some_and(|atom| atom.shape() == Shape::Blank) && in_header(slot.atom())
    };
    slots.iter().copied().filter(|slot| !is_filling(slot)).collect()
}

/// The grid columns of the headers, where the grid has one for each value: an exact grid, or one whose rows are all as
/// long (spans left their empty cells). Beside a label none where they begin over it or stand in its row.
fn header_columns(
    stream: &Stream<'_>,
    run: &Anchor,
    slots: &[Slot],
    headers: &[Header],
    width: usize,
) -> Option<Vec<u16>> {
    let (label, own_row) = (stream.end_column(run.atom), stream.atoms[run.atom].row());
    let apart = |atom: usize| stream.column(atom) >= label && stream.atoms[atom].row() != own_row;
    if run.block > 0 && !headers.iter().all(|(_, atom)| apart(*atom)) {
        return None;
    }
    let row_of = |atom: usize| stream.row_of(atom).map(|row| (row.kind, row.atoms().len()));
    let own = slots.iter().rev().find(|slot| stream.shape(slot.atom()) != Shape::Text);
    let own = own.and_then(|slot| row_of(slot.atom()));
    let is_true = |atom: usize| match row_of(atom) {
        Some((RowKind::Grid(GridKind::Exact | GridKind::Positioned), _)) => true,
        Some((RowKind::Grid(GridKind::Delimited), len)) => own == Some((RowKind::Grid(GridKind::Delimited), len)),
        _ => false,
    };
    let headers = headers.iter().filter(|(_, atom)| is_true(*atom));
    let mut columns: Vec<u16> = headers.map(|(_, atom)| stream.column(*atom)).collect();
    crate::order::plain(&mut columns);
    columns.dedup();
    (columns.len() == width).then_some(columns)
}

/// Whether the last value of a block is the sum of the others.
fn adds_up(stream: &Stream<'_>, block: &[Slot]) -> bool {
    let value = |slot: &Slot| value::read(stream.text(slot.atom()), Unit::Count).counted();
    let Some((total, parts)) = block.split_last() else { return false };
    let sum = Number::sum(parts.iter().map(value));
    sum.is_some() && sum == value(total)
}

/// Whether a text is neither a value nor one that was spoiled.
fn is_word(stream: &Stream<'_>, atom: usize) -> bool {
    stream.shape(atom) == Shape::Text && !value::is_spoiled(stream.text(atom))
}

fn run_cells(stream: &Stream<'_>, row: &Labelled<'_>, columns: Option<&[u16]>, foreign: &[u16]) -> Vec<Cell> {
    let (label, width) = (row.anchor.atom, row.width);
    let aligned = match columns.and_then(|columns| in_columns(stream, row.slots, columns, foreign)) {
        Some(cells) => Aligned::Cells(cells),
        None => align(stream, std::slice::from_ref(row), false).pop().unwrap_or(Aligned::Nothing),
    };
    match settle_blanks(stream, row, false, aligned) {
        Aligned::Nothing => Vec::new(),
        Aligned::Cells(atoms) | Aligned::Under(atoms) => {
            atoms.iter().map(|atom| read_cell(stream, atom, label, Unit::Count)).collect()
        }
        Aligned::Open(reason, held) => vec![held_cell(stream, label, &held, reason); width],
    }
}

/// Whether the values stand on lines that hold no whole blocks, nor one value each: their order is that of a text layer.
fn is_torn(stream: &Stream<'_>, slots: &[Slot], width: usize) -> bool {
    let in_text = |slot: &Slot| stream.row_of(slot.atom()).is_some_and(Row::is_text);
    let row = |slot: Option<&Slot>| slot.map(|slot| stream.atoms[slot.atom()].row());
    if row(slots.first()) == row(slots.last()) {
        return false;
    }
    let lines = cut(stream, slots);
    lines.len() > 1
        && lines.iter().any(|count| *count > 1)
        && lines.iter().any(|count| count % width > 0)
        && slots.iter().all(in_text)
}

/// The first row behind the headers that holds a value, each cell under its header; what stands in `foreign` columns is
/// passed over.
fn in_columns(stream: &Stream<'_>, slots: &[Slot], columns: &[u16], foreign: &[u16]) -> Option<Cells> {
    let is_value = |atom: usize| stream.shape(atom).is_value();
    let is_spoiled = |slot: &&Slot| stream.shape(slot.atom()) == Shape::Text && !is_word(stream, slot.atom());
    let first = slots.iter().find(|slot| is_value(slot.atom()));
    let first = first.or_else(|| slots.iter().find(is_spoiled)).or(slots.last())?;
    let row = stream.atoms[first.atom()].row();
    let in_row = || slots.iter().map(|slot| slot.atom()).filter(move |atom| stream.atoms[*atom].row() == row);
    let others = slots.iter().any(|slot| stream.atoms[slot.atom()].row() != row && is_value(slot.atom()));
    let cells: Cells = columns.iter().map(|column| in_row().find(|atom| stream.column(*atom) == *column)).collect();
    // Before all headers stands the number of the row, unless a text has shifted its values by a tab.
    let exact = stream.row_of(first.atom()).is_none_or(|row| row.kind != RowKind::Grid(GridKind::Delimited));
    let surplus = exact || in_row().filter(|atom| is_value(*atom)).count() != columns.len();
    let counts_rows = |atom: usize| surplus && columns.first().is_some_and(|first| stream.column(atom) < *first);
    let is_foreign = |atom: usize| foreign.contains(&stream.column(atom));
    let placed = in_row().all(|atom| !is_value(atom) || cells.contains(atom) || counts_rows(atom) || is_foreign(atom));
    (placed && !others).then_some(cells)
}
