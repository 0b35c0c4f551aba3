//! A table of the form was not found.
//!
//! Why: the form has three tables; one that is absent, or there only as a picture, was not checked.
//! Basis: 国办公开办函〔2021〕30号 prescribes all three.

use crate::form::TableKind;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "tables.missing",
    level: Level::Unchecked,
    #[cfg(test)]
    holds: "year = 2023",
    #[cfg(test)]
    fails: "without = review",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for kind in TableKind::ALL.into_iter().filter(|kind| subject.report.table(*kind).is_none()) {
        let message = Message::new(RULE.id).with("table", Arg::Table(kind));
        found.push(Finding::new(RULE.id, RULE.level, message));
    }
}
