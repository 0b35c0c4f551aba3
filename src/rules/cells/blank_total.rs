//! A total is blank beside parts that are not zero, and its sum cannot be tested because another cell is not read.
//!
//! Why: a blank counts as 0, so with these parts the total is wrong or missing. Where all its cells are read, the rule of
//! the sum itself reports it as an error.
//! Basis: the meaning of 总计.

use crate::arithmetic::Arithmetic;
use crate::form::CellIndex;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::report::{State, Table};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "cells.blank-total",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "review.reconsideration.upheld = ?
        review.reconsideration.total =",
    #[cfg(test)]
    fails: "review.reconsideration.upheld = ?
        review.reconsideration.corrected = 2
        review.reconsideration.total =",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for Arithmetic { table, equations } in subject.arithmetic {
        for equation in equations.iter().filter(|equation| equation.holds().is_none()) {
            let [total] = *equation.identity.right.as_slice() else { continue };
            let parts = equation.identity.left.iter().filter_map(|part| number(table, *part));
            let blank = table.at(total).is_some_and(|cell| matches!(cell.state, State::Blank | State::Placeholder));
            if blank && parts.into_iter().any(|part| part > Number::ZERO) {
                let message = Message::new(RULE.id).with("cell", Arg::Cell(table.form(), total));
                found.push(Finding { cells: vec![(table.kind, total)], ..Finding::new(RULE.id, RULE.level, message) });
            }
        }
    }
}

fn number(table: &Table, cell: CellIndex) -> Option<Number> {
    table.at(cell)?.state.number()
}
