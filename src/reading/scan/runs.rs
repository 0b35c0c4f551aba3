//! The review table has no labels of rows: runs of values behind its headers or the captions of its blocks.

use super::Scanner;
use crate::form::TableKind;
use crate::reading::instance::{Anchor, Slot, review_values};
use crate::reading::normal::normalize;
use crate::reading::stream::Row;
use crate::reading::value::{self, Shape};

/// Runs of values that a review table may have: more than one for each value.
const MOST_RUNS: usize = 64;

impl Scanner<'_, '_> {
    /// Whether a row under the headers of the review table begins with a word for what they count: 数量（件）.
    pub fn names_values(&self, row: &Row) -> bool {
        let stream = self.stream;
        let is_text = |atom: &usize| stream.shape(*atom) == Shape::Text;
        let label = normalize(stream.text(row.atoms().start));
        let says =
            label.contains(['数', '件']) && !label.contains('年') && !label.bytes().any(|byte| byte.is_ascii_digit());
        self.in_header
            && self.table == Some(TableKind::Review)
            && says
            && row.atoms().filter(is_text).eq([row.atoms().start])
    }

    /// Whether a row of a grid under the headers of the review table holds its values, some of them spoiled: words or
    /// errors of a spreadsheet among numbers, or errors alone.
    pub fn holds_review_values(&self, row: &Row) -> bool {
        if !self.in_header || self.table != Some(TableKind::Review) || row.grid == 0 {
            return false;
        }
        let stream = self.stream;
        let is = |atom: &usize, shape: Shape| stream.shape(*atom) == shape;
        let texts = row.atoms().filter(|atom| is(atom, Shape::Text)).count();
        let values = row.atoms().filter(|atom| is(atom, Shape::Number) || is(atom, Shape::Placeholder)).count();
        let spoiled = |atom: usize| !is(&atom, Shape::Text) || value::is_spoiled(stream.text(atom));
        texts > 0 && (row.atoms().all(spoiled) || values > texts && spoiled(row.atoms().start))
    }

    /// Whether a number comes before the next text: in the same row of a grid, or on the next lines.
    fn number_follows(&self, atom: usize) -> bool {
        let row = self.stream.atoms[atom].row();
        let alone = self.stream.row_of(atom).is_some_and(Row::is_single);
        let rest = self.stream.atoms.get(atom + 1..).unwrap_or_default();
        let next = rest.iter().take_while(|next| alone || next.row() == row).find(|next| next.shape() != Shape::Blank);
        next.is_some_and(|next| next.shape().is_value())
    }

    /// A caption of the review table: over the headers of a block, or the label of a row that holds its values.
    pub fn frame(&mut self, atom: usize, block: u8) {
        let open = self.instances.last().is_some_and(|last| last.kind == TableKind::Review && !last.closed);
        let open = open && !self.review_is_full();
        let is_row = block > 0 && self.number_follows(atom);
        if is_row && !open {
            self.open(TableKind::Review, atom);
        }
        match self.instances.last_mut().filter(|_| open || is_row) {
            Some(last) => last.frames.push((block, atom)),
            None => self.frames.push((block, atom)),
        }
        if is_row {
            self.run(atom, block);
        }
    }

    /// Whether the values of a whole review table were read: the next header is another report's.
    pub fn review_is_full(&self) -> bool {
        let Some(last) = self.instances.last() else { return false };
        let is_value = |slot: &&Slot| !matches!(self.stream.shape(slot.atom()), Shape::Blank | Shape::Text);
        let values = || last.slots.iter().filter(is_value).count();
        let most = review_values();
        let whole = |anchor: &Anchor| last.slots(anchor).len() >= most;
        last.anchors.len() >= MOST_RUNS || last.anchors.iter().any(whole) || values() >= most
    }

    /// The headers of the review table, or the caption of one of its blocks, are followed by a run of values.
    pub fn run(&mut self, atom: usize, block: u8) {
        let Some(instance) = self.instances.last_mut() else { return };
        let last = instance.anchors.last();
        let goes_on = |anchor: &Anchor| anchor.is_bare() || anchor.filling && instance.fills_up(self.stream, anchor);
        if last.is_some_and(goes_on) {
            if let Some(anchor) = instance.anchors.last_mut().filter(|_| block > 0) {
                (anchor.atom, anchor.block) = (atom, block);
            }
        } else {
            let headers_from = instance.headers.len() - usize::from(block == 0);
            let anchor = Anchor { block, headers_from, ..instance.next("", atom) };
            instance.anchors.push(anchor);
        }
        self.current = true;
    }
}
