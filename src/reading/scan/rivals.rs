//! Rows that follow one of the same label and hold other values: of another year, of a part.

use super::Scanner;
use crate::reading::instance::Slot;
use crate::reading::scope::{Scope, in_row};
use crate::reading::stream::Row;
use crate::reading::value::Shape;

/// Whose values the second of two rows of one label has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rival {
    /// The report's: the first row's are not.
    Own,
    /// Others: the first row's are the report's.
    Other,
    /// Nothing says it.
    Open,
}

impl Scanner<'_, '_> {
    /// Whether a row without a label has other values of the label above, and was dealt with.
    pub fn takes_over(&mut self, row: &Row) -> bool {
        let stream = self.stream;
        let Some(anchor) = self.current() else { return false };
        let Some(own) = stream.row_of(anchor.atom).filter(|own| own.grid > 0 && own.grid == row.grid) else {
            return false;
        };
        let is_blank = |atom: &usize| stream.shape(*atom) == Shape::Blank;
        let first = row.atoms().find(|atom| !is_blank(atom));
        let before = in_row(stream, anchor.atom + 1..own.atoms().end);
        let here = in_row(stream, row.atoms()).filter(|here| first == Some(*here));
        let (Some(before), Some(here)) = (before, here) else { return false };
        let found = match self.rival(before, here) {
            Some(found) => found,
            None => return false,
        };
        let Some(instance) = self.instances.last_mut() else { return false };
        let Some(anchor) = instance.anchors.last_mut() else { return false };
        match found {
            Rival::Other => {}
            Rival::Open => anchor.contested = true,
            Rival::Own => {
                instance.slots.truncate(anchor.slots.0 as usize);
                instance.slots.extend((here + 1..row.atoms().end).map(|atom| Slot::new(atom, true)));
                anchor.slots.1 = instance.slots.len() as u32;
            }
        }
        instance.atoms.1 = instance.atoms.1.max(row.atoms().end - 1);
        self.current = false;
        true
    }

    /// The label of the last row again, with other values: whose they are. Takes out the last row where they are the
    /// report's, and opens it where nothing says so.
    pub fn again(&mut self, atom: usize, key: &str) -> Option<Rival> {
        let stream = self.stream;
        let last = self.instances.last()?.anchors.last().filter(|last| last.key == key)?;
        let (above, row) = (stream.row_of(last.atom)?, stream.row_of(atom)?);
        if above.grid == 0 || above.grid != row.grid || above.atoms().start == row.atoms().start {
            return None;
        }
        let before = in_row(stream, last.atom..above.atoms().end)?;
        let here = in_row(stream, atom..row.atoms().end)?;
        let found = self.rival(before, here)?;
        let instance = self.instances.last_mut()?;
        match found {
            Rival::Own => {
                instance.anchors.pop();
            }
            Rival::Open => instance.anchors.last_mut()?.contested = true,
            Rival::Other => {}
        }
        Some(found)
    }

    /// What two texts say of the values behind them; `None` where they are no names of values.
    ///
    /// Names that mean nothing else are two of one kind where they stand in one column.
    fn rival(&self, before: usize, here: usize) -> Option<Rival> {
        let text = |atom: usize| self.stream.text(atom);
        let column = |atom: usize| self.stream.column(atom);
        let scope = |atom: usize| Scope::of(text(atom)).or_else(|| Scope::of_note(text(atom)));
        let scopes = scope(before).zip(scope(here));
        let is_label = self.found.labels.binary_search(&(before as u32)).is_ok();
        match scopes {
            _ if text(before) == text(here) => None,
            Some((before, here)) if here.is_before(before) => Some(Rival::Own),
            Some((before, here)) if before.is_before(here) => Some(Rival::Other),
            Some(_) => Some(Rival::Open),
            None => (!is_label && column(before) == column(here)).then_some(Rival::Open),
        }
    }
}
