//! Cells could not be read, or not be found: one remark a table.
//!
//! Why: what was not read was not checked, and whoever relies on the check must know.
//! Basis: none needed; it says what the checker did not do.

use super::cells_where;
use crate::arithmetic::Arithmetic;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::report::State;
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "cells.unread",
    level: Level::Unchecked,
    #[cfg(test)]
    holds: "disclosure.licensing.decisions = 7",
    #[cfg(test)]
    fails: "disclosure.licensing.decisions = ?
        disclosure.penalties.decisions = missing",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for Arithmetic { table, equations } in subject.arithmetic {
        let cells = cells_where(table, |cell| matches!(cell.state, State::Unreadable(_) | State::Missing));
        let Some((_, first)) = cells.first() else { continue };
        let untested = equations.iter().filter(|equation| equation.holds().is_none()).count();
        let key = if untested > 0 { RULE.id } else { "cells.unread.alone" };
        let message = Message::new(key)
            .with("table", Arg::Table(table.kind))
            .with("count", Arg::count(cells.len()))
            .with("untested", Arg::count(untested))
            .with("cell", Arg::Cell(table.form(), *first));
        found.push(Finding { cells, ..Finding::new(RULE.id, RULE.level, message) });
    }
}
