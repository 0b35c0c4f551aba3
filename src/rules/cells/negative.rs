//! A count or a sum of money is below zero.
//!
//! Why: the form counts pieces and money received; neither can be negative. Only 本年增/减 of the 2019 edition has a sign.
//! Basis: the meaning of the form's units.

use super::numbers;
use crate::form::Unit;
use crate::messages::{Arg, Message};
use crate::rules::{Finding, Rule, Subject};
use crate::verdict::Level;

/// See the module.
pub static RULE: Rule = Rule {
    id: "cells.negative",
    level: Level::Error,
    holds: "edition = 2019
        disclosure.licensing.change = -3",
    fails: "disclosure.licensing.decisions = -3",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for (kind, index, unit, number) in numbers(subject.report) {
        let Some(table) = subject.report.table(kind) else { continue };
        if !number.is_negative() || unit == Unit::Change {
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
