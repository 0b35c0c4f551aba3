//! Tables whose rows have labels: which value of a row stands in which cell.

use super::amounts::Amount;
use super::doubts::{are_scattered, is_beside, stands_before_its_place, under};
use super::{HEADER, blank, held_cell, join, read_cell};
use crate::document::GridKind;
use crate::form::{Block, Column, ColumnRole, Row, RowForm, TableForm, TableKind, Unit};
use crate::reading::columns::Header;
use crate::reading::instance::{Anchor, Instance};
use crate::reading::rows::{Aligned, Labelled, align, may_be_torn, settle_blanks};
use crate::reading::stream::{RowKind, Stream};
use crate::report::{Cell, Reason, Table};

/// Reads a table. The key of a column that stands out of the form's order.
pub fn read(
    stream: &Stream<'_>,
    instance: &Instance,
    form: &'static TableForm,
    table: &mut Table,
) -> Option<&'static str> {
    let most = instance.anchors.len();
    let (mut rows, mut forms) = (Vec::with_capacity(most), Vec::with_capacity(most));
    for (row, form) in instance.anchors.iter().filter_map(|anchor| row(instance, form, anchor)) {
        rows.push(row);
        forms.push(form);
    }
    let aligned = align(stream, &rows, is_ragged(stream, instance));
    let header = |block: &'static Block| {
        let mut rows = rows.iter().zip(&forms).filter(|(_, form)| std::ptr::eq(form.block, block));
        rows.next().map(|(row, _)| (block, Header::over(stream, instance, block, row.anchor, &aligned)))
    };
    let body = Body {
        stream,
        atoms: instance.atoms,
        headers: form.blocks.iter().filter_map(header).collect(),
        beside: rows.iter().any(|row| row.slots.iter().any(|slot| slot.own())),
        scattered: are_scattered(stream, &aligned),
        subtotal: has_subtotal(stream, instance),
        rows,
    };
    for (number, (form, aligned)) in forms.iter().zip(aligned).enumerate() {
        let Some(header) = body.header(form.block) else { continue };
        let aligned = body.settle(number, form.block, header, aligned);
        body.fill(number, form, header, aligned, table);
    }
    body.headers.iter().find_map(|(block, header)| Some(block.columns.get(header.displaced()?)?.key))
}

/// The row of the form at a label, with what stands behind it.
fn row<'i>(instance: &'i Instance, form: &TableForm, anchor: &'i Anchor) -> Option<(Labelled<'i>, RowForm)> {
    let form = form.row(anchor.key)?;
    let slots = instance.slots(anchor);
    let apart = slots.first().is_some_and(|slot| !slot.own());
    let early = apart && form.block.columns.iter().any(|column| stands_behind(instance, anchor, column.key));
    Some((Labelled { anchor, slots, width: form.block.columns.len(), depth: depth(form.row), early }, form))
}

/// Whether 小计 stands among the headers.
fn has_subtotal(stream: &Stream<'_>, instance: &Instance) -> bool {
    let (Some((_, first)), Some(anchor)) = (instance.headers.first(), instance.anchors.first()) else { return false };
    let mut header = *first..anchor.atom.min(first + 2 * HEADER);
    header.any(|atom| matches!(stream.text(atom).trim(), "小计" | "小計"))
}

/// How deep a row's label stands: 0 for 一、二、四, 1 for （一）, 2 for 1.
fn depth(row: &Row) -> u8 {
    match row.group {
        None => 0,
        Some(group) if group.starts_with('（') => 2,
        Some(_) => 1,
    }
}

/// The rows of a table and the headers over them.
struct Body<'s, 'a> {
    stream: &'s Stream<'a>,
    /// The first and the last atom.
    atoms: (usize, usize),
    rows: Vec<Labelled<'s>>,
    headers: Vec<(&'static Block, Header)>,
    /// Whether any value stands in the row of its label.
    beside: bool,
    scattered: bool,
    /// Whether a column has a sum that the form does not have.
    subtotal: bool,
}

impl Body<'_, '_> {
    fn header(&self, block: &Block) -> Option<&Header> {
        self.headers.iter().find(|(other, _)| std::ptr::eq(*other, block)).map(|(_, header)| header)
    }

    /// What of an alignment holds beside the rows around it and under its headers.
    fn settle(&self, number: usize, block: &Block, header: &Header, aligned: Aligned) -> Aligned {
        let row = &self.rows[number];
        // The values of rows whose labels stand side by side are not told apart.
        let around = &self.rows[number.saturating_sub(1)..self.rows.len().min(number + 2)];
        if row.anchor.contested || around.windows(2).any(|pair| is_beside(self.stream, pair)) {
            return Aligned::Open(Reason::Unaligned, row.slots.iter().map(|slot| slot.atom()).collect());
        }
        let aligned = match under(self.stream, row.slots, header, aligned, self.scattered) {
            // Which of the values is that of the column which the form does not have, a blank one hides.
            Aligned::Cells(cells) if self.subtotal && row.slots.len() > row.width => Aligned::opened(&cells),
            aligned => aligned,
        };
        let aligned = settle_blanks(self.stream, row, self.beside, aligned);
        let before = number.checked_sub(1).map(|before| &self.rows[before]);
        match (&aligned, block.columns) {
            (Aligned::Cells(cells) | Aligned::Under(cells), _) if may_be_torn(self.stream, row, before, cells) => {
                Aligned::opened(cells)
            }
            (Aligned::Cells(cells) | Aligned::Under(cells), [.., Column { role: ColumnRole::Total, .. }])
                if header.is_usual() && stands_before_its_place(self.stream, cells) =>
            {
                Aligned::opened(cells)
            }
            _ => aligned,
        }
    }

    /// Puts the values of a row into its cells.
    fn fill(&self, number: usize, form: &RowForm, header: &Header, aligned: Aligned, table: &mut Table) {
        let stream = self.stream;
        let row = &self.rows[number];
        let label = row.anchor.atom;
        let above =
            number.checked_sub(1).map_or(label.saturating_sub(HEADER), |above| self.rows[above].anchor.atom + 1);
        let Table { cells, money, .. } = table;
        let mut read = |atom: Option<usize>, column: usize| match form.block.columns[column].unit {
            Unit::WanYuan => {
                let (cell, named) = Amount { stream, table: self.atoms, above, label }.read(atom);
                *money = named.or(*money);
                cell
            }
            unit => read_cell(stream, atom, label, unit),
        };
        let places = cells.get_mut(form.first..).unwrap_or_default().iter_mut().take(row.width);
        match aligned {
            // Where values stand beside their labels and empty cells do not show, a label alone has lost its values.
            Aligned::Nothing if self.beside && !shows_blanks(stream, row.anchor) => {
                let shown = held_cell(stream, label, &[], Reason::Unaligned);
                places.for_each(|old| join(old, shown.clone()));
            }
            // A row that is there with nothing behind it is blank; the last one of a table may have been cut off.
            Aligned::Nothing if number + 1 == self.rows.len() => {}
            Aligned::Nothing => places.for_each(|old| join(old, blank(stream.spot(label)))),
            Aligned::Cells(atoms) => places.enumerate().for_each(|(column, old)| {
                let cell = match header.position(column) {
                    Some(position) => read(atoms.at(position), column),
                    None => held_cell(stream, label, atoms.at(column).as_slice(), Reason::Unaligned),
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
}

/// Whether the header of a column stands behind a label, and none before it.
fn stands_behind(instance: &Instance, anchor: &Anchor, column: &str) -> bool {
    let first = instance.headers.iter().find(|(key, _)| *key == column);
    first.is_some_and(|(_, header)| *header > anchor.atom)
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
    delimited && stream.column(*first) == 0 && instance.kind == TableKind::Applications
}
