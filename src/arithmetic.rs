//! Arithmetic: every identity of the tables found, computed exactly, and every total computed from its parts.

use crate::form::{CellIndex, Identity, IdentityKind};
use crate::number::Number;
use crate::report::{Report, Table};

/// The identities of one table of the report.
#[derive(Clone, Debug)]
pub struct Arithmetic<'a> {
    /// The table.
    pub table: &'a Table,
    /// Its identities in the order of the form, computed.
    pub equations: Vec<Equation>,
}

/// One identity and its two sides.
#[derive(Clone, Debug)]
pub struct Equation {
    /// The identity.
    pub identity: &'static Identity,
    /// Sum of the left side; `None` where a cell is missing or unreadable, the sum overflows or nothing was filled in.
    pub left: Option<Number>,
    /// Sum of the right side, likewise.
    pub right: Option<Number>,
}

impl Equation {
    /// Whether both sides agree; `None` where one of them is not known.
    pub fn holds(&self) -> Option<bool> {
        Some(self.left? == self.right?)
    }
}

/// By how much what is stated exceeds what it should be: the one direction of every difference that is shown. In an
/// identity the right side is what is stated.
pub fn difference(computed: Option<Number>, stated: Option<Number>) -> Option<Number> {
    stated?.checked_sub(computed?)
}

/// Computes the identities of every table found.
pub fn compute(report: &Report) -> Vec<Arithmetic<'_>> {
    report.tables.iter().map(Arithmetic::of).collect()
}

impl<'a> Arithmetic<'a> {
    /// The identities of a table, computed.
    pub fn of(table: &'a Table) -> Self {
        Self { table, equations: equations(table) }
    }

    /// Each total that the form defines, computed from its parts: the outcomes of a column for the handled, the parts of
    /// a row or block for its total. In the order of the form.
    pub fn recomputed(&self) -> Vec<(CellIndex, Number)> {
        let sums = self.equations.iter().filter(|equation| equation.identity.kind != IdentityKind::Balance);
        let mut totals: Vec<(CellIndex, Number)> = Vec::with_capacity(self.equations.len());
        for equation in sums {
            let ([total], Some(sum)) = (equation.identity.right.as_slice(), equation.left) else { continue };
            // The handled of the total column is defined twice; its column sum comes first and stands.
            if let Err(at) = totals.binary_search_by_key(total, |(cell, _)| *cell) {
                totals.insert(at, (*total, sum));
            }
        }
        totals
    }
}

fn equations(table: &Table) -> Vec<Equation> {
    let filled = !table.is_unfilled();
    let compute = |identity: &'static Identity| Equation {
        left: side(table, &identity.left).filter(|_| filled),
        right: side(table, &identity.right).filter(|_| filled),
        identity,
    };
    table.form().identities().iter().map(compute).collect()
}

fn side(table: &Table, cells: &[CellIndex]) -> Option<Number> {
    // Nearly all are whole numbers.
    let whole = cells.iter().try_fold(0i64, |sum, cell| sum.checked_add(table.at(*cell)?.state.counted()?.integer()?));
    if let Some(whole) = whole {
        return Some(Number::from(whole));
    }
    cells.iter().try_fold(Number::ZERO, |sum, cell| sum.checked_add(table.at(*cell)?.state.counted()?))
}
