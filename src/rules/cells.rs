//! Rules on single cells, in every table.

pub(super) mod blank_total;
pub(super) mod empty;
pub(super) mod negative;
pub(super) mod not_integer;
pub(super) mod unread;

use super::{Finding, Rule, Subject};
use crate::form::{CellIndex, TableKind, Unit};
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::report::{Cell, Table};

/// One finding for each cell whose number is wrong for what its column counts.
fn each_number(subject: &Subject<'_>, rule: &Rule, wrong: fn(Unit, Number) -> bool, found: &mut Vec<Finding>) {
    for table in &subject.report.tables {
        for (index, (form, cell)) in (0..).zip(table.form().cells().zip(&table.cells)) {
            let Some(number) = cell.state.number().filter(|number| wrong(form.column.unit, *number)) else { continue };
            let message =
                Message::new(rule.id).with("cell", Arg::Cell(table.form(), index)).with("stated", Arg::Number(number));
            found.push(Finding {
                cells: vec![(table.kind, index)],
                stated: Some(number),
                ..Finding::new(rule.id, rule.level, message)
            });
        }
    }
}

/// The cells of a table that are so, as a finding names them.
fn those(table: &Table, so: fn(&Cell) -> bool) -> Vec<(TableKind, CellIndex)> {
    let cells = (0..).zip(&table.cells).filter(|(_, cell)| so(cell));
    cells.map(|(index, _)| (table.kind, index)).collect()
}
