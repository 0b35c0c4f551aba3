//! Collection: several reports at once, as an office has them that gathers the drafts of its members.

use crate::form::{self, TableKind};
use crate::number::Number;
use crate::report::{Cell, Reason, Report, State, Table};

/// The tables of several reports, added up cell by cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// A report of the sums: the year and the tables.
    pub report: Report,
    /// What was not added, or not wholly, in the order of the reports.
    pub gaps: Vec<Gap>,
}

/// A report that is not in the sums, or a table of it that is not wholly there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Its position among the reports.
    pub place: usize,
    /// What is not there.
    pub kind: GapKind,
}

/// What of a report is not in the sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapKind {
    /// All of it: it is of another year than most.
    Year,
    /// All of it: a later one is of the same body and year.
    Twice,
    /// A table that was not found.
    Missing(TableKind),
    /// A table of another edition than most.
    Edition(TableKind),
    /// So many cells of a table that are missing or unreadable.
    Cells(TableKind, usize),
}

impl Total {
    /// Whether nothing of a report is in the sums, by its position.
    pub fn is_out(&self, place: usize) -> bool {
        let whole = |gap: &Gap| matches!(gap.kind, GapKind::Year | GapKind::Twice);
        self.gaps.iter().any(|gap| gap.place == place && whole(gap))
    }

    /// How many of so many reports are in the sums, wholly or in part.
    pub fn added(&self, reports: usize) -> usize {
        (0..reports).filter(|place| !self.is_out(*place)).count()
    }
}

/// Adds up reports: those of the year that most of them have, one of each body, each table in the edition that most of
/// them have. Blank cells and placeholders count as zero.
pub fn total(reports: &[&Report]) -> Total {
    let year = most(reports.iter().filter_map(|report| report.year));
    let mut gaps = Vec::new();
    let mut added = Vec::new();
    for (place, report) in reports.iter().enumerate() {
        let later = reports.get(place + 1..).unwrap_or_default();
        if report.year.is_some() && report.year != year {
            gaps.push(Gap { place, kind: GapKind::Year });
        } else if report.unit.is_some() && later.iter().any(|later| later.is_of_same(report)) {
            gaps.push(Gap { place, kind: GapKind::Twice });
        } else {
            added.push((place, *report));
        }
    }
    let tables = TableKind::ALL.into_iter().filter_map(|kind| table(kind, &added, &mut gaps)).collect();
    crate::order::by_key(&mut gaps, |gap| gap.place);
    Total { report: Report { year, tables, ..Report::default() }, gaps }
}

/// The sums of one table, `None` where no report has it.
fn table(kind: TableKind, reports: &[(usize, &Report)], gaps: &mut Vec<Gap>) -> Option<Table> {
    let edition = form::edition(most(reports.iter().filter_map(|(_, report)| Some(report.table(kind)?.edition.key)))?)?;
    let mut sums = Table::missing(kind, edition);
    sums.cells.fill(summed(Some(Number::ZERO)));
    for (place, report) in reports {
        let gap = match report.table(kind) {
            None => Some(GapKind::Missing(kind)),
            Some(table) if table.edition != edition => Some(GapKind::Edition(kind)),
            Some(table) => match add(&mut sums, table) {
                0 => None,
                lost => Some(GapKind::Cells(kind, lost)),
            },
        };
        gaps.extend(gap.map(|kind| Gap { place: *place, kind }));
    }
    Some(sums)
}

/// Adds the cells of a table; how many of them hold nothing that can be added.
fn add(sums: &mut Table, table: &Table) -> usize {
    let mut lost = 0;
    for (sum, cell) in sums.cells.iter_mut().zip(&table.cells) {
        match cell.state.counted() {
            Some(number) => *sum = summed(sum.state.counted().and_then(|sum| sum.checked_add(number))),
            None => lost += 1,
        }
    }
    lost
}

/// A cell with a sum; `None` for one that no number holds.
fn summed(sum: Option<Number>) -> Cell {
    let text = sum.map(|sum| sum.to_string()).unwrap_or_default();
    let state = sum.map_or(State::Unreadable(Reason::TooLarge), State::Number);
    Cell { text: text.as_str().into(), state, at: None }
}

/// What stands there most often; of equals the greatest.
fn most<T: Ord + Copy>(items: impl Iterator<Item = T> + Clone) -> Option<T> {
    let count = |item: T| items.clone().filter(|other| *other == item).count();
    items.clone().max_by_key(|item| (count(*item), *item))
}

#[cfg(test)]
mod tests;
