//! Collection: several reports at once, as an office has them that gathers the drafts of its members.

mod overlap;
mod strangers;

use crate::form::{self, CellIndex, TableKind, Unit};
use crate::number::Number;
use crate::reading::money_of;
use crate::report::{Cell, Reason, Report, State, Table};
pub use overlap::{Overlap, OverlapKind};
pub use strangers::{Strangers, strangers};

/// The tables of several reports, added up cell by cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// A report of the sums: the year and the tables.
    pub report: Report,
    /// What was not added, or not wholly, in the order of the reports.
    pub gaps: Vec<Gap>,
    /// What may be in them twice, in the order of the reports.
    pub overlaps: Vec<Overlap>,
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
    /// All of it: it is of another year.
    Year,
    /// All of it: another one of the same body and year stands for it.
    Twice,
    /// All of it: it is of an area, and so many of that area's bodies are in the sums.
    Area(usize),
    /// A table that was not found.
    Missing(TableKind),
    /// A table in which nothing was filled in.
    Unfilled(TableKind),
    /// A table of another edition than most.
    Edition(TableKind),
    /// So many cells of a table that are missing or unreadable.
    Cells(TableKind, usize),
    /// An amount of money without its unit, which the form leaves open.
    Money,
}

impl Total {
    /// Whether nothing of a report is in the sums, by its position.
    pub fn is_out(&self, place: usize) -> bool {
        self.gaps.iter().any(|gap| gap.place == place && gap.kind.is_whole())
    }

    /// Where a report of the same bodies states something else than their sums: the table, the cell, what the sums have
    /// and what it has.
    pub fn differences(&self, report: &Report) -> Vec<(TableKind, CellIndex, Number, Number)> {
        let of = |table: &Table, index: CellIndex| {
            let unit = table.form().cell(index).map_or(Unit::Count, |cell| cell.column.unit);
            in_yuan(table.at(index)?, unit)
        };
        let mut found = Vec::new();
        for own in &report.tables {
            let sums = self.report.table(own.kind).filter(|sums| sums.edition == own.edition);
            let Some(sums) = sums else { continue };
            for index in (0..).take(own.cells.len()) {
                if let (Some(sum), Some(stated)) = (of(sums, index), of(own, index))
                    && sum != stated
                {
                    found.push((own.kind, index, sum, stated));
                }
            }
        }
        found
    }

    /// How many of so many reports are in the sums, wholly or in part.
    pub fn added(&self, reports: usize) -> usize {
        (0..reports).filter(|place| !self.is_out(*place)).count()
    }
}

impl GapKind {
    /// Whether nothing of the report is in the sums.
    pub fn is_whole(self) -> bool {
        matches!(self, Self::Year | Self::Twice | Self::Area(_))
    }
}

/// Bodies of an area from which on its own report is taken for their sum.
const SEVERAL: usize = 3;

/// Whether a report stands for another one of the same body and year: it has as many tables, and is of as late a date. A file
/// that is damaged stands for none that is whole.
fn stands_for((report, date): (&Report, f64), (other, other_date): (&Report, f64)) -> bool {
    let tables = |report: &Report| report.tables.iter().filter(|table| is_read(table)).count();
    let weight = |report: &Report, date: f64| (tables(report), !report.damaged, date);
    report.unit.is_some() && report.is_of_same(other) && weight(report, date) >= weight(other, other_date)
}

/// Which of dated inputs (those without a report are none) another one stands for; of two that stand for each other it is
/// the last.
pub fn earlier(inputs: &[(Option<&Report>, f64)]) -> Vec<bool> {
    let report = |at: usize| inputs.get(at).and_then(|(report, date)| Some(((*report)?, *date)));
    let stands = |one: usize, other: usize| report(one).zip(report(other)).is_some_and(|(a, b)| stands_for(a, b));
    let is_earlier = |place: usize| {
        let mut others = (0..inputs.len()).filter(|at| *at != place);
        others.any(|other| stands(other, place) && (other > place || !stands(place, other)))
    };
    (0..inputs.len()).map(is_earlier).collect()
}

/// Times as many reports that are of one year where those of others are there by mistake.
const NEARLY_ALL: usize = 4;

/// Which of the years is another one than nearly all are.
pub fn of_other_years(years: &[Option<i32>]) -> Vec<bool> {
    let year = most(years.iter().flatten().copied());
    let usual = years.iter().filter(|own| **own == year).count();
    let is_other = |own: &Option<i32>| own.is_some() && *own != year;
    let others = years.iter().filter(|own| is_other(own)).count();
    years.iter().map(|own| is_other(own) && others * NEARLY_ALL <= usual).collect()
}

/// Whether most cells of a table were read, and anything was filled in.
fn is_read(table: &Table) -> bool {
    !table.is_unfilled()
        && 2 * table.cells.iter().filter(|cell| cell.state.counted().is_some()).count() > table.cells.len()
}

/// Adds up reports: those of the year that most of them have, of as many the last, one of each body (none that is
/// `earlier`, and none of an area whose bodies are there), each table in the edition that most of them have. Blank cells
/// and placeholders count as zero.
pub fn total(reports: &[&Report], earlier: &[bool]) -> Total {
    let year = most(reports.iter().filter_map(|report| report.year));
    let mut gaps = Vec::new();
    let mut added = Vec::new();
    for (place, report) in reports.iter().enumerate() {
        if report.year.is_some() && report.year != year {
            gaps.push(Gap { place, kind: GapKind::Year });
        } else if earlier.get(place) == Some(&true) {
            gaps.push(Gap { place, kind: GapKind::Twice });
        } else {
            added.push((place, *report));
        }
    }
    // The report of an area has the numbers of its bodies in it: it is held against their sums.
    for Overlap { place, kind, others } in overlap::overlaps(&added) {
        if kind == OverlapKind::Area && others.len() >= SEVERAL {
            gaps.push(Gap { place, kind: GapKind::Area(others.len()) });
            added.retain(|(other, _)| *other != place);
        }
    }
    let tables = TableKind::ALL.into_iter().filter_map(|kind| table(kind, &added, &mut gaps)).collect();
    crate::order::by_key(&mut gaps, |gap| gap.place);
    Total { report: Report { year, tables, ..Report::default() }, gaps, overlaps: overlap::overlaps(&added) }
}

/// The sums of one table, `None` where no report has it.
fn table(kind: TableKind, reports: &[(usize, &Report)], gaps: &mut Vec<Gap>) -> Option<Table> {
    let editions = reports.iter().filter_map(|(_, report)| Some(report.table(kind)?.edition.key));
    let Some(edition) = most(editions).and_then(form::edition) else {
        gaps.extend(reports.iter().map(|(place, _)| Gap { place: *place, kind: GapKind::Missing(kind) }));
        return None;
    };
    let mut sums = Table::missing(kind, edition);
    sums.cells.fill(summed(Some(Number::ZERO), Unit::Count));
    for (place, report) in reports {
        let mut tell = |kind| gaps.push(Gap { place: *place, kind });
        match report.table(kind) {
            None => tell(GapKind::Missing(kind)),
            Some(table) if table.is_unfilled() => tell(GapKind::Unfilled(kind)),
            Some(table) if table.edition != edition => tell(GapKind::Edition(kind)),
            Some(table) => add(&mut sums, table, tell),
        }
    }
    Some(sums)
}

/// Adds the cells of a table, and tells what of them cannot be added.
fn add(sums: &mut Table, table: &Table, mut tell: impl FnMut(GapKind)) {
    let mut lost = 0;
    for (index, (sum, cell)) in (0..).zip(sums.cells.iter_mut().zip(&table.cells)) {
        let unit = table.form().cell(index).map_or(Unit::Count, |cell| cell.column.unit);
        match (cell.state.counted(), in_yuan(cell, unit)) {
            (_, Some(Number::ZERO)) => {}
            (_, Some(number)) => {
                *sum = summed(sum.state.counted().and_then(|sum| sum.checked_add(number)), unit);
            }
            (Some(_), None) => {
                // Nothing was added: that is no sum of 0.
                if sum.state == State::Number(Number::ZERO) {
                    *sum = Cell { text: "".into(), state: State::Blank, at: None };
                }
                tell(GapKind::Money);
            }
            (None, _) => lost += 1,
        }
    }
    if lost > 0 {
        tell(GapKind::Cells(table.kind, lost));
    }
}

/// What a cell counts; an amount whose unit the form leaves open in 元, if its unit is known.
fn in_yuan(cell: &Cell, unit: Unit) -> Option<Number> {
    let number = cell.state.counted()?;
    if unit == Unit::Amount && number != Number::ZERO { number.shift(money_of(&cell.text)?) } else { Some(number) }
}

/// A cell with a sum; `None` for one that no number holds.
fn summed(sum: Option<Number>, unit: Unit) -> Cell {
    let mut text = sum.map(|sum| sum.to_string()).unwrap_or_default();
    if unit == Unit::Amount && sum != Some(Number::ZERO) {
        text.push('元');
    }
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
