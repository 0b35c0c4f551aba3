//! A count or a sum of money is below zero.
//!
//! Why: the form counts pieces and money received; neither can be negative. Only 本年增/减 of the 2019 edition has a sign.
//! Basis: the meaning of the form's units.

use super::each_number;
use crate::form::Unit;
use crate::level::Level;
use crate::number::Number;
use crate::rules::{Finding, Rule, Subject};

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
    let first = found.len();
    each_number(subject, &RULE, Number::is_negative, &[Unit::Count, Unit::WanYuan, Unit::Amount], found);
    // Where the identities say that the sign alone is wrong, their finding has it.
    let is_told = |finding: &Finding| {
        let to = finding.stated.map(Number::abs);
        finding.cells.iter().zip(to).any(|(place, to)| subject.is_settled(*place, to))
    };
    let own = found.split_off(first);
    found.extend(own.into_iter().filter(|finding| !is_told(finding)));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::example::findings;

    #[test]
    fn a_sign_that_the_identities_tell_is_told_once() {
        let carried_out = "applications.carried_out.natural_person = 5\napplications.carried_out.total = 5\n";
        let received = |natural: &str, total: &str| {
            format!(
                "{carried_out}applications.received.natural_person = {natural}\napplications.received.total = {total}"
            )
        };
        assert_eq!(findings(&RULE, &received("-5", "5")).len(), 0);
        assert_eq!(findings(&RULE, &received("-7", "5")).len(), 1);
    }
}
