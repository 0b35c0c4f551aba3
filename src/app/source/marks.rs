//! Found: the places of everything that was read, ready to be looked up by text or by table.

use crate::app::paper::Paper;
use gouji::report::{Place, Report, State};
use gouji::verdict::{CellId, NumberClass};
use std::cmp::Reverse;
use std::ops::Range;

/// What a place in the source is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A cell of the form, by id, and how it was read.
    Cell(CellId, &'static str),
    /// What a finding is about: its position and level.
    Finding(usize, &'static str),
    /// A number of the prose, by what became of it, and the cell that it was held against.
    Number(&'static str, Option<String>),
    /// Title, unit or heading.
    Heading,
}

/// A place in the source.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Bytes of the decoded input.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

impl Mark {
    fn is_finding(&self) -> bool {
        matches!(self.kind, Kind::Finding(..))
    }
}

/// Everything found.
#[derive(Debug, Default, PartialEq)]
pub struct Found {
    /// By place; none over another but findings.
    marks: Vec<Mark>,
    /// Cells of grids: table, row, column from 1, id and state.
    grid: Vec<((u32, u32, u32), CellId, &'static str)>,
    /// What the report took as prose or heading.
    prose: Vec<Range<usize>>,
    /// From the first to the last of it; everything where no other report is beside it.
    reach: Range<usize>,
}

fn range(place: &Place) -> Range<usize> {
    place.shown()
}

fn state(state: &State) -> &'static str {
    match state {
        State::Number(_) => "read",
        State::Blank | State::Placeholder => "blank",
        State::Unreadable(_) => "unreadable",
        State::Missing => "missing",
    }
}

impl Found {
    /// What a report says of its source.
    pub fn new(paper: &Paper) -> Self {
        let mut found = Self::default();
        let Some(report) = &paper.read else { return found };
        found.take_cells(report);
        let ends = |range: &Range<usize>| (range.start, range.end);
        let mut cells: Vec<_> = found.marks.iter().map(|mark| ends(&mark.range)).collect();
        gouji::order::plain(&mut cells);
        for (position, finding) in paper.verdict.findings.iter().enumerate().filter(|(_, f)| f.quote.is_some()) {
            // Cells have marks of their own.
            for range in finding.at.iter().map(range) {
                if cells.binary_search(&ends(&range)).is_err() {
                    found.marks.push(Mark { range, kind: Kind::Finding(position, finding.level.key()) });
                }
            }
        }
        let headings = report.sections.iter().map(|section| &section.heading);
        for stated in report.title.iter().chain(&report.unit).chain(headings) {
            found.marks.push(Mark { range: range(&stated.at), kind: Kind::Heading });
            found.prose.push(range(&stated.at));
        }
        for number in &paper.verdict.numbers {
            let class = match number.class {
                NumberClass::Checked => "checked",
                NumberClass::Open => "open",
                NumberClass::Other => continue,
            };
            let kind = Kind::Number(class, number.cells.first().map(|id| (*id).to_owned()));
            found.marks.push(Mark { range: range(&number.at), kind });
        }
        found.prose.extend(report.prose.iter().map(|passage| range(&passage.at)));
        gouji::order::by_key(&mut found.prose, |range| range.start);
        // What is longer goes around what is shorter; of places that are the same, the finding's goes around.
        let around = |mark: &Mark| (mark.range.start, Reverse(mark.range.end), !mark.is_finding());
        gouji::order::by(&mut found.marks, |a, b| around(a).cmp(&around(b)));
        let mut end = 0;
        found.marks.retain(|mark| {
            let free = mark.is_finding() || mark.range.start >= end;
            if free && !mark.is_finding() {
                end = mark.range.end;
            }
            free && !mark.range.is_empty()
        });
        gouji::order::plain(&mut found.grid);
        found.reach = match (found.prose.first(), found.prose.last()) {
            (Some(first), Some(last)) if !paper.alone => first.start..last.end,
            _ => 0..usize::MAX,
        };
        found
    }

    fn take_cells(&mut self, report: &Report) {
        for table in &report.tables {
            for (index, cell) in table.cells.iter().enumerate() {
                let Some(at) = cell.place() else { continue };
                let id = table.form().id(index as u16);
                if let (Some(table), Some(row), Some(column)) = (at.table, at.row, at.column) {
                    self.grid.push(((table.get(), row.get(), column.get().into()), id, state(&cell.state)));
                }
                self.marks.push(Mark { range: range(&at), kind: Kind::Cell(id, state(&cell.state)) });
            }
        }
    }

    /// The marks that begin within a line.
    pub fn within(&self, start: usize, end: usize) -> Vec<Mark> {
        let first = self.marks.partition_point(|mark| mark.range.start < start);
        self.marks.iter().skip(first).take_while(|mark| mark.range.start < end).cloned().collect()
    }

    /// The cell of the form that stands in a cell of a grid, and how it was read.
    pub fn cell(&self, table: u32, row: u32, column: u32) -> Option<(&str, &'static str)> {
        let place = self.grid.partition_point(|(at, ..)| *at < (table, row, column));
        self.grid.get(place).filter(|(at, ..)| *at == (table, row, column)).map(|(_, id, state)| (*id, *state))
    }

    /// Whether a mark begins in a line.
    pub fn marks(&self, start: usize, end: usize) -> bool {
        let first = self.marks.partition_point(|mark| mark.range.start < start);
        self.marks.get(first).is_some_and(|mark| mark.range.start < end)
    }

    /// Whether a line of the report belongs to no prose, so that numbers in it should be cells.
    pub fn unread(&self, start: usize, end: usize) -> bool {
        let after = self.prose.partition_point(|range| range.start < end);
        let before = after.checked_sub(1).and_then(|last| self.prose.get(last));
        !self.marks.is_empty() && self.reach.contains(&start) && before.is_none_or(|range| range.end <= start)
    }
}
