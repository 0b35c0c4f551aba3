//! Top: the headers over a block as they were found, and in which order the values below them stand.

use super::evidence::{Caption, Sums, follows_caption, is_behind, is_cut, last_header};
use super::{share_grid, unknown};
use crate::form::{Block, TableKind};
use crate::order;
use crate::reading::instance::{Anchor, Instance};
use crate::reading::rows::Aligned;
use crate::reading::stream::{Row, Stream};
use std::borrow::Cow;

/// The headers over a block.
pub struct Top<'a> {
    stream: &'a Stream<'a>,
    /// The table's headers, and those in unknown words behind them.
    headers: Cow<'a, [(&'static str, usize)]>,
    block: &'a Block,
    /// Columns of the form and the index of their header, in the order of their values.
    found: Vec<(usize, usize)>,
    /// Atoms of the headers in the order of the document.
    atoms: Vec<usize>,
    /// Headers again, over the values of another year or of a part.
    pub others: Vec<usize>,
    /// Columns whose place is open.
    pub open: Vec<usize>,
    /// Rows of the stream with headers.
    pub rows: Vec<u32>,
    /// Whether headers and values stand in one grid, each header over its values.
    pub in_grid: bool,
    /// Whether the levels of the header stand one behind the other.
    levelled: bool,
    /// Whether the group's caption stands before a header that the form has before the group.
    early: bool,
    /// Whether the header was cut in two.
    cut: bool,
}

impl<'a> Top<'a> {
    /// The headers over a row.
    pub fn over(stream: &'a Stream<'a>, instance: &'a Instance, block: &'a Block, anchor: &Anchor) -> Self {
        let (mut open, mut others) = (Vec::new(), Vec::new());
        let mut found: Vec<(usize, usize)> = Vec::with_capacity(block.columns.len());
        for (column, form) in block.columns.iter().enumerate() {
            let Some(over) = last_header(stream, instance, form, anchor) else { continue };
            others.extend(over.others);
            match over.own {
                Some(index) => found.push((column, index)),
                None => open.push(column),
            }
        }
        let mut headers = Cow::from(&instance.headers);
        if instance.kind == TableKind::Disclosure {
            // Its blocks have headers of their own: those above the last row before are another block's.
            let last = found.iter().map(|(_, index)| headers[*index].1).max().unwrap_or_default();
            let rows = instance.anchors.iter().map(|anchor| anchor.atom);
            let above = rows.filter(|row| *row < last).max().unwrap_or_default();
            found.retain(|(_, index)| headers[*index].1 >= above);
        }
        if found.len() + open.len() < block.columns.len() {
            let known: Vec<_> = found.iter().map(|(column, index)| (*column, headers[*index].1)).collect();
            let unknown = unknown::displaced(stream, block, anchor, &known).unwrap_or_default();
            if unknown.len() > 1 {
                open.extend(unknown.iter().map(|(column, _)| *column));
            }
            for (column, atom) in unknown {
                found.push((column, headers.len()));
                headers.to_mut().push((block.columns[column].key, atom));
            }
        }
        let atom = |index: usize| headers[index].1;
        let mut rows: Vec<u32> = found.iter().map(|(_, index)| stream.atoms[atom(*index)].row()).collect();
        rows.dedup();
        order::by_key(&mut found, |(_, index)| (atom(*index), *index));
        let atoms: Vec<usize> = found.iter().map(|(_, index)| atom(*index)).collect();
        let caption = (!found.is_sorted()).then(|| Caption::of(stream, block, &found, &atoms)).flatten();
        let levelled = caption.as_ref().is_some_and(|caption| caption.levelled);
        let early = caption.as_ref().is_some_and(|caption| caption.early);
        let beside = caption.filter(|caption| caption.beside);
        let cut = beside.is_none() && is_cut(stream, &found, &atoms);
        let in_grid = share_grid(stream, atoms.iter().copied(), anchor) && !(levelled && rows.len() == 1);
        if in_grid {
            order::by_key(&mut found, |(_, index)| (stream.column(atom(*index)), *index));
        } else if let Some(caption) = beside {
            let place = |column: usize, index: usize| caption.place(stream, &block.columns[column], atom(index));
            order::by_key(&mut found, |(column, index)| (place(*column, *index), *index));
        }
        Self { stream, headers, block, found, atoms, others, open, rows, in_grid, levelled, early, cut }
    }

    /// The atom of a header.
    pub fn atom(&self, index: usize) -> usize {
        self.headers[index].1
    }

    /// The grid column of each column's header; `None` for one that has none.
    pub fn columns(&self) -> Vec<Option<u16>> {
        let mut columns = vec![None; self.block.columns.len()];
        for (column, index) in &self.found {
            columns[*column] = Some(self.stream.column(self.atom(*index)));
        }
        columns
    }

    /// One past the last grid column that a header covers.
    pub fn end(&self) -> u16 {
        self.atoms.iter().map(|atom| self.stream.end_column(*atom)).max().unwrap_or_default()
    }

    /// Columns of the form in the order of their values.
    pub fn order(&self) -> Vec<usize> {
        self.found.iter().map(|(column, _)| *column).collect()
    }

    /// Whether that is the order of the values, whatever they add up to.
    pub fn is_certain(&self) -> bool {
        self.in_grid || self.rows.len() == 1
    }

    /// Whether each header stands alone in its row, in the form's order.
    fn is_one_a_line(&self) -> bool {
        let is_alone = |atom: &usize| self.stream.row_of(*atom).is_some_and(Row::is_single);
        self.atoms.windows(2).all(|pair| pair[0] < pair[1]) && self.atoms.iter().all(is_alone)
    }

    fn sums(&self, aligned: &[Aligned]) -> Sums {
        Sums::of(self.stream, aligned, self.block.columns.len())
    }

    /// Whether the headers of a grid say that the columns are exchanged, and what adds up to the total that they are not:
    /// spans were lost, and the headers slipped.
    pub fn is_out_of_step(&self, total: usize, order: &[usize], aligned: &[Aligned]) -> bool {
        let slipped = || order.iter().position(|column| *column == total).is_some_and(|named| named != total);
        self.in_grid && !order.is_sorted() && slipped() && self.sums(aligned).places == [total]
    }

    /// Opens the columns that a header of two levels leaves open; `total` is the column that the others add up to.
    pub fn doubt(&mut self, total: usize, order: &[usize], aligned: &[Aligned]) {
        let block = self.block;
        let grouped = || order.iter().filter(|column| block.columns[**column].group.is_some());
        let behind = || is_behind(self.stream, block, &self.found, &self.headers);
        if !self.in_grid && !grouped().is_sorted() {
            // Those of a group stand in one row: they changed places.
            self.open.extend(grouped());
        } else if self.levelled && self.early && !self.in_grid && (self.is_one_a_line() || behind()) {
            // The group's caption before what stands beside it, and one header a line, or it stands behind the group.
            self.open.extend((0..block.columns.len()).filter(|column| *column != total));
        } else if !order.contains(&total) {
            // A total under another name, and elsewhere.
            let sums = self.sums(aligned);
            if !sums.alike && !sums.places.is_empty() && !sums.places.contains(&total) {
                self.open.extend(0..block.columns.len());
            }
        }
    }

    /// The order of the values, and whether it is certain. Outside a grid a header of two levels may stand in any order:
    /// what adds up to the total says where that stands.
    pub fn settle(&self, total: usize, mut order: Vec<usize>, aligned: &[Aligned]) -> (Vec<usize>, bool) {
        if self.in_grid || order.is_sorted() {
            return (order, self.is_certain());
        }
        let sums = self.sums(aligned);
        let named = order.iter().position(|column| *column == total);
        let certain = order.len() == self.block.columns.len()
            && named != Some(total)
            && named.is_some_and(|named| sums.places == [named]);
        // Where one applicant alone has any applications, his column is the sum as well.
        let header = self.found.iter().find(|(column, _)| *column == total).map(|(_, index)| self.atom(*index));
        let printed = || header.is_some_and(|header| follows_caption(self.stream, header, &self.block.columns[total]));
        let agrees = sums.places == [total] || sums.places.contains(&total) && printed();
        let usual = sums.alike || agrees && named != Some(total);
        if !certain && (usual || self.levelled || self.cut) {
            order::plain(&mut order);
        } else if !certain && self.rows.len() > 1 && named != Some(0) {
            // 总计 stands beside the group of the columns before it, so that it may come before them.
            order.retain(|column| *column != total);
        }
        (order, certain)
    }
}
