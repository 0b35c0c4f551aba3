//! Place: where in the input something stands.

use crate::document::{Span, cell_name};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use std::num::{NonZeroU16, NonZeroU32};
use std::ops::Range;

/// Where something stands: byte offsets into the decoded input and, for documents with tables, the cell of the table.
/// Every cell and passage has one or two, so it is kept small.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(clippy::box_collection)]
pub struct Place {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Line, from 1; 0 where lines mean nothing.
    pub line: u32,
    /// Page, from 1.
    pub page: Option<NonZeroU16>,
    /// Number of the grid in the document, from 1.
    pub table: Option<NonZeroU32>,
    /// Row of the grid, from 1.
    pub row: Option<NonZeroU32>,
    /// Column of the grid, from 1.
    pub column: Option<NonZeroU16>,
    /// Name of the sheet.
    pub sheet: Option<Box<String>>,
    /// A part of a paragraph that markup runs through: its bytes in the paragraph as shown, while `start` and `end` are
    /// those of the whole. Else empty.
    pub part: Span,
}

impl Place {
    /// The place of bytes `start..end` of a paragraph of which `length` bytes are shown and that stands here.
    pub fn part(&self, start: u32, end: u32, length: usize) -> Self {
        let own = Span { start: self.start, end: self.end };
        let mut place = self.clone();
        if own.len() == length {
            (place.start, place.end) = (own.start.saturating_add(start), own.start.saturating_add(end));
        } else {
            place.part = Span { start, end };
        }
        place
    }

    /// Its bytes counted from `start` on as they are shown.
    pub fn shown(&self) -> Range<usize> {
        let start = self.start as usize;
        match self.part.is_empty() {
            true => start..self.end as usize,
            false => start + self.part.start as usize..start + self.part.end as usize,
        }
    }

    /// The spreadsheet's own name of the cell, e.g. `C7`.
    pub fn cell(&self) -> Option<String> {
        self.sheet.as_ref()?;
        Some(cell_name(self.row?.get() - 1, u32::from(self.column?.get()) - 1))
    }
}

/// The place of a cell. Almost always that is a part of a line of text, which needs no memory of its own: there are 200 of
/// them however short the text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot(Kept);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kept {
    Line { start: u32, end: u32, line: u32, page: Option<NonZeroU16> },
    Other(Box<Place>),
}

impl Spot {
    /// A part of a line.
    pub fn of_line(start: u32, end: u32, line: u32, page: Option<NonZeroU16>) -> Self {
        Self(Kept::Line { start, end, line, page })
    }

    /// The place.
    pub fn place(&self) -> Place {
        match &self.0 {
            Kept::Line { start, end, line, page } => {
                Place { start: *start, end: *end, line: *line, page: *page, ..Place::default() }
            }
            Kept::Other(place) => (**place).clone(),
        }
    }
}

/// What is more than a part of a line.
impl From<Place> for Spot {
    fn from(place: Place) -> Self {
        Self(Kept::Other(Box::new(place)))
    }
}

/// What is not known is left out; the name of the cell stands beside that of its sheet.
impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Place", 10)?;
        let mut numbers = |name: &'static str, number: Option<u32>| match number {
            Some(number) => out.serialize_field(name, &number),
            None => out.skip_field(name),
        };
        numbers("start", Some(self.start))?;
        numbers("end", Some(self.end))?;
        numbers("line", Some(self.line))?;
        numbers("page", self.page.map(|page| page.get().into()))?;
        numbers("table", self.table.map(NonZeroU32::get))?;
        numbers("row", self.row.map(NonZeroU32::get))?;
        numbers("column", self.column.map(|column| column.get().into()))?;
        if let Some(sheet) = &self.sheet {
            out.serialize_field("sheet", sheet)?;
        }
        if let Some(cell) = self.cell() {
            out.serialize_field("cell", &cell)?;
        }
        if !self.part.is_empty() {
            out.serialize_field("part", &self.part)?;
        }
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spot_is_small_and_keeps_its_place() {
        let line = Place { start: 3, end: 7, line: 2, page: NonZeroU16::new(4), ..Place::default() };
        assert_eq!(Spot::of_line(line.start, line.end, line.line, line.page).place(), line);
        let cell = Place { table: NonZeroU32::new(1), row: NonZeroU32::new(2), column: NonZeroU16::new(3), ..line };
        assert_eq!(Spot::from(cell.clone()).place(), cell);
        assert_eq!(size_of::<Option<Spot>>(), 16);
    }
}
