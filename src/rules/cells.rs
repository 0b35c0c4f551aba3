//! Rules on single cells, in every table.

pub(super) mod blank_total;
pub(super) mod empty;
pub(super) mod negative;
pub(super) mod not_integer;
pub(super) mod unfilled;
pub(super) mod unread;

use super::{Finding, Rule, Subject};
use crate::form::{CellIndex, TableKind, Unit};
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::report::{Cell, Table};

/// One finding for each cell whose number is odd and its column counts one of `units`.
fn each_number(subject: &Subject<'_>, rule: &Rule, odd: fn(Number) -> bool, units: &[Unit], found: &mut Vec<Finding>) {
    for table in &subject.report.tables {
        for (index, cell) in (0..).zip(&table.cells) {
            // Hardly any number is.
            let Some(number) = cell.state.number().filter(|number| odd(*number)) else { continue };
            if table.form().cell(index).is_none_or(|form| !units.contains(&form.column.unit)) {
                continue;
            }
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

/// The cells of a table for which a condition holds, as a finding names them.
fn cells_where(table: &Table, holds: fn(&Cell) -> bool) -> Vec<(TableKind, CellIndex)> {
    let cells = (0..).zip(&table.cells).filter(|(_, cell)| holds(cell));
    cells.map(|(index, _)| (table.kind, index)).collect()
}
