//! Only the beginning was read.
//!
//! Why: what was not read was not checked, and whoever relies on the check must know.
//! Basis: none needed; it says what the checker did not do.

use crate::level::Level;
use crate::messages::Message;
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "structure.cut",
    level: Level::Unchecked,
    #[cfg(test)]
    holds: "partial = yes",
    #[cfg(test)]
    fails: "cut = yes",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if subject.report.cut {
        found.push(Finding::new(RULE.id, RULE.level, Message::new(RULE.id)));
    }
}
