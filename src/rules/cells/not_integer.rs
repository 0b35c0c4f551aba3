//! A count has decimals.
//!
//! Why: the form counts pieces (件); half a piece does not exist. Money may have decimals.
//! Basis: the meaning of the form's units.

use super::each_number;
use crate::form::Unit;
use crate::level::Level;
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "cells.not-integer",
    level: Level::Error,
    #[cfg(test)]
    holds: "disclosure.fees.amount_wan_yuan = 12.5",
    #[cfg(test)]
    fails: "disclosure.licensing.decisions = 12.5",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    each_number(subject, &RULE, |number| number.integer().is_none(), &[Unit::Count, Unit::Change], found);
}
