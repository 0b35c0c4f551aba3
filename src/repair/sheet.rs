//! Sheet: the numbers of one table and the residuals of its equations, in exact integers.

use super::system::{Equations, MAX_EQUATIONS, System, Term, members};
use crate::form::CellIndex;
use crate::number::{MAX_SCALE, Number};
use crate::report::{State, Table};

/// An exact integer: no sum of cells below [`LARGEST`] overflows, nor any sum of differences in a search.
pub type Amount = i64;

/// A cell that counts more is not known here: nothing that it counts is as large.
const LARGEST: Amount = 10_000_000_000_000;

/// A cell and what is added to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The cell.
    pub cell: CellIndex,
    /// The difference, in units of the sheet.
    pub by: Amount,
}

/// The numbers of one table.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// Its equations and grid.
    pub system: &'a System,
    /// What each cell counts, times `unit`; 0 for blanks, placeholders and what is not known.
    pub values: Vec<Amount>,
    /// What each cell is.
    pub kinds: Vec<Kind>,
    /// A count of 1. More than 1 only where some cell has decimals.
    pub unit: Amount,
    /// The sum of the cells that people fill in.
    pub sum: Amount,
    /// The equations all of whose cells are known.
    pub tested: Equations,
    /// Left minus right of each tested equation, 0 for the others.
    pub residuals: [Amount; MAX_EQUATIONS],
    /// The tested equations whose residual is not 0.
    pub failing: Equations,
}

/// What stands in a cell, as far as sums care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Number,
    /// Nothing, or a placeholder.
    Empty,
    /// Unreadable or missing.
    Unknown,
}

impl<'a> Sheet<'a> {
    /// The numbers of a table of the report.
    pub fn new(table: &Table, system: &'a System) -> Self {
        let scale = (0..=MAX_SCALE as i8).find(|scale| whole_at(table, *scale)).unwrap_or(0);
        let cells = table.cells.iter().take(system.cells.len());
        let (values, kinds) = cells.map(|cell| at(&cell.state, scale)).unzip();
        Self::from_values(system, values, kinds, Amount::pow(10, scale.unsigned_abs().into()))
    }

    /// A sheet of these values; both lists are as long as the system has cells, or what is absent is unknown.
    pub fn from_values(system: &'a System, mut values: Vec<Amount>, mut kinds: Vec<Kind>, unit: Amount) -> Self {
        values.resize(system.cells.len(), 0);
        kinds.resize(system.cells.len(), Kind::Unknown);
        let filled_in = values.iter().zip(&system.cells).filter(|(_, cell)| cell.stated);
        let sum = filled_in.map(|(value, _)| *value).sum();
        let mut sheet = Self { system, values, kinds, unit, sum, tested: 0, residuals: [0; MAX_EQUATIONS], failing: 0 };
        for (number, terms) in system.equations.iter().enumerate() {
            if terms.iter().all(|term| sheet.kind(term.of) != Kind::Unknown) {
                sheet.tested |= 1 << number;
                let residual = terms.iter().map(|term| signed(*term, sheet.value(term.of))).sum();
                sheet.residuals[number] = residual;
                sheet.failing |= u64::from(residual != 0) << number;
            }
        }
        sheet
    }

    /// What the cell counts.
    pub fn value(&self, cell: CellIndex) -> Amount {
        self.values.get(usize::from(cell)).copied().unwrap_or_default()
    }

    /// What the cell is.
    pub fn kind(&self, cell: CellIndex) -> Kind {
        self.kinds.get(usize::from(cell)).copied().unwrap_or(Kind::Unknown)
    }

    /// Whether the form allows that value: a whole number of pieces, not negative.
    pub fn allows(&self, value: Amount) -> bool {
        value >= 0 && (self.unit == 1 || value % self.unit == 0)
    }

    /// The equations that fail after these changes.
    pub fn failing_after(&self, changes: &[Change]) -> Equations {
        let mut residuals = self.residuals;
        let mut touched = self.failing;
        for change in changes {
            for term in self.terms(change.cell) {
                let number = usize::from(term.of);
                residuals[number] += signed(*term, change.by);
                touched |= 1 << number;
            }
        }
        members(touched & self.tested).filter(|number| residuals[*number] != 0).fold(0, |set, number| set | 1 << number)
    }

    /// The cell's equations with its coefficients.
    pub fn terms(&self, cell: CellIndex) -> &'a [Term] {
        self.system.cells.get(usize::from(cell)).map_or(&[], |position| &position.terms)
    }

    /// The number a value stands for.
    pub fn number(&self, value: Amount) -> Option<Number> {
        (value % self.unit == 0).then(|| Number::from(value / self.unit))
    }
}

/// The value with the term's coefficient.
pub fn signed(term: Term, value: Amount) -> Amount {
    if term.negative { -value } else { value }
}

fn whole_at(table: &Table, scale: i8) -> bool {
    table.cells.iter().filter_map(|cell| cell.state.number()).all(|number| shifted(number, scale).is_some())
}

fn shifted(number: Number, scale: i8) -> Option<Amount> {
    number.shift(scale)?.integer().filter(|value| value.abs() < LARGEST)
}

fn at(state: &State, scale: i8) -> (Amount, Kind) {
    match state {
        State::Number(number) => shifted(*number, scale).map_or((0, Kind::Unknown), |value| (value, Kind::Number)),
        State::Blank | State::Placeholder => (0, Kind::Empty),
        State::Unreadable(_) | State::Missing => (0, Kind::Unknown),
    }
}
