//! Strays: texts and values between the rows of a table, and what they say of the label before them.

use super::identify::Match;
use super::{Scanner, has_digits};
use crate::document::GridKind;
use crate::reading::normal::{is_piece, normalize};
use crate::reading::stream::{Row, RowKind};
use crate::reading::value::Shape;
use crate::reading::vocabulary::{LONGEST_LABEL, Term, vocabulary};
use std::ops::Range;

impl Scanner<'_, '_> {
    /// Values that belong to no label: a label before them that has none may have lost its own. Where the row of that label
    /// begins with a number, so do others, and it is no value.
    pub fn stray(&mut self, atoms: Range<usize>) {
        let stream = self.stream;
        let is_number = |atom: usize| stream.shape(atom) == Shape::Number;
        let Some(last) = self.instances.last_mut().filter(|last| self.table == Some(last.kind)) else { return };
        let Some(anchor) = last.anchors.last_mut() else { return };
        let numbered = stream
            .row_of(anchor.atom)
            .is_some_and(|row| row.atoms().start < anchor.atom && is_number(row.atoms().start));
        anchor.orphaned |= !numbered && atoms.clone().any(is_number);
    }

    /// Digits that a damaged label does not have are a value that nothing parts from it: of the label before, or its own.
    pub fn doubt_digits(&mut self, atom: usize, found: &Match) {
        if !matches!(found, Match::Term(Term::Frame(..) | Term::Group(_) | Term::Column(..), true) | Match::Terms(_)) {
            return;
        }
        if has_digits(self.stream.text(atom))
            && let Some(last) = self.instances.last_mut().filter(|last| self.table == Some(last.kind))
            && let Some(anchor) = last.anchors.last_mut()
        {
            anchor.orphaned = true;
        }
    }

    /// Whether the text of a row is a piece of the label above, which has no value yet: a label broken over lines, and
    /// damaged so that its pieces do not join.
    pub fn continues(&self, row: &Row) -> bool {
        let Some(instance) = self.instances.last().filter(|_| self.current) else { return false };
        let Some(anchor) = instance.anchors.last().filter(|anchor| !anchor.filled) else { return false };
        let Some(label) = vocabulary().label(instance.kind, anchor.key) else { return false };
        let mut texts = row.atoms().filter(|atom| self.stream.shape(*atom) == Shape::Text);
        texts.any(|text| {
            let text = self.stream.text(text);
            let piece = if text.len() > LONGEST_LABEL { String::new() } else { normalize(text) };
            !piece.is_empty() && is_piece(&piece, label)
        })
    }

    /// A row of values under a label that is not known belongs to no row that is. A label without any value above it may
    /// be its own: then it is open what that row holds. Beside the rest of a label stands the rest of its values, which
    /// narrow cells broke as well.
    pub fn detach(&mut self, row: &Row) {
        let shapes = self.stream.atoms[row.atoms()].iter().map(|atom| atom.shape());
        let values = shapes.filter(|shape| shape.is_value()).count();
        // Words without values, such as a group's label broken over lines, part nothing.
        if values == 0 {
            return;
        }
        self.detached = row.atoms().end;
        let broken = row.kind == RowKind::Grid(GridKind::Delimited) && self.is_rest(row);
        if let Some(anchor) = self.current() {
            anchor.orphaned = true;
            anchor.contested |= broken && anchor.filled;
            self.current = false;
        }
    }

    /// Whether a label stands in the row of a grid below values of a label that is not known.
    pub fn is_below_detached(&self, label: usize) -> bool {
        self.stream.row_of(label).is_some_and(|row| !row.is_text() && row.atoms().start == self.detached)
    }

    /// Whether all texts of a row are pieces of the last label or of the label of a group.
    fn is_rest(&self, row: &Row) -> bool {
        let Some(instance) = self.instances.last().filter(|_| self.current) else { return false };
        let label = instance.anchors.last().and_then(|anchor| vocabulary().label(instance.kind, anchor.key));
        let is_piece = |atom: usize| {
            let text = self.stream.text(atom);
            let piece = || normalize(text);
            text.len() <= LONGEST_LABEL
                && (vocabulary().is_piece_of_group(&piece()) || label.is_some_and(|label| label.contains(&piece())))
        };
        row.atoms().filter(|atom| self.stream.shape(*atom) == Shape::Text).all(is_piece)
    }
}
