//! Rules on single cells, in every table.

pub(super) mod negative;
pub(super) mod not_integer;

use crate::form::{CellIndex, TableKind, Unit};
use crate::number::Number;
use crate::report::Report;

/// Every cell with a number: its table, its index, what its column counts, its number.
fn numbers(report: &Report) -> impl Iterator<Item = (TableKind, CellIndex, Unit, Number)> {
    report.tables.iter().flat_map(|table| {
        table
            .form()
            .cells()
            .zip(&table.cells)
            .zip(0..)
            .filter_map(|((form, cell), index)| Some((table.kind, index, form.column.unit, cell.state.number()?)))
    })
}
