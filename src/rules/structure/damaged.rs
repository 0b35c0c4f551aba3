//! The file is damaged, and a part of it was not read.
//!
//! Why: what was not read was not checked, however sound the rest is.
//! Basis: none needed; it says what the checker did not do.

use crate::level::Level;
use crate::messages::Message;
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "structure.damaged",
    level: Level::Unchecked,
    #[cfg(test)]
    holds: "partial = yes",
    #[cfg(test)]
    fails: "damaged = yes",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if subject.report.damaged {
        found.push(Finding::new(RULE.id, RULE.level, Message::new(RULE.id)));
    }
}
