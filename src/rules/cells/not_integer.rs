//! A count has decimals.
//!
//! Why: the form counts pieces (件); half a piece does not exist. Money may have decimals.
//! Basis: the meaning of the form's units.

use super::numbers;
use crate::form::Unit;
use crate::messages::{Arg, Message};
use crate::rules::{Finding, Rule, Subject};
use crate::verdict::Level;

/// See the module.
pub static RULE: Rule = Rule {
    id: "cells.not-integer",
    level: Level::Error,
    holds: "disclosure.fees.amount_wan_yuan = 12.5",
    fails: "disclosure.licensing.decisions = 12.5",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for (kind, index, unit, number) in numbers(subject.report) {
        let Some(table) = subject.report.table(kind) else { continue };
        if number.integer().is_some() || !matches!(unit, Unit::Count | Unit::Change) {
            continue;
        }
        let message =
            Message::new(RULE.id).with("cell", Arg::Cell(table.form(), index)).with("stated", Arg::Number(number));
        found.push(Finding {
            cells: vec![(kind, index)],
            stated: Some(number),
            ..Finding::new(RULE.id, RULE.level, message)
        });
    }
}
