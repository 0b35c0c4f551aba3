//! A count or a sum of money is below zero.
//!
//! Why: the form counts pieces and money received; neither can be negative. Only 本年增/减 of the 2019 edition has a sign.
//! Basis: the meaning of the form's units.

use super::each_number;
use crate::form::Unit;
use crate::number::Number;
use crate::rules::{Finding, Rule, Subject};
use crate::verdict::Level;

/// See the module.
pub static RULE: Rule = Rule {
    id: "cells.negative",
    level: Level::Error,
    #[cfg(test)]
    holds: "edition = 2019
        disclosure.licensing.previous_items = 3
        disclosure.licensing.change = -3",
    #[cfg(test)]
    fails: "disclosure.licensing.decisions = -3",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    each_number(subject, &RULE, Number::is_negative, &[Unit::Count, Unit::WanYuan, Unit::Amount], found);
}
