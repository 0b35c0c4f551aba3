//! Cells are blank or hold `/` where a number belongs: one remark a table.
//!
//! Why: a reader cannot tell whether nothing happened or nothing was filled in. In sums they count as 0.
//! Basis: practice; no rule of the form says how to fill in nothing.

use super::cells_where;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::report::State;
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "cells.empty",
    level: Level::Hint,
    #[cfg(test)]
    holds: "disclosure.regulations.issued = 0",
    #[cfg(test)]
    fails: "disclosure.regulations.issued = /
        disclosure.regulations.repealed =",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for table in subject.report.tables.iter().filter(|table| !table.is_unfilled()) {
        let cells = cells_where(table, |cell| matches!(cell.state, State::Blank | State::Placeholder));
        let Some((_, first)) = cells.first() else { continue };
        let message = Message::new(RULE.id)
            .with("table", Arg::Table(table.kind))
            .with("count", Arg::count(cells.len()))
            .with("cell", Arg::Cell(table.form(), *first));
        found.push(Finding { cells, ..Finding::new(RULE.id, RULE.level, message) });
    }
}
