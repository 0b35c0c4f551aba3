//! The whole report stands there once more.
//!
//! Why: who pastes or publishes a report twice has to look at one of them only; the second one's text is not checked.
//! Basis: none needed; it says what was checked.

use crate::level::Level;
use crate::messages::Message;
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "structure.repeated",
    level: Level::Hint,
    #[cfg(test)]
    holds: "",
    #[cfg(test)]
    fails: "repeated = yes",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(at) = &subject.report.repeated else { return };
    found.push(Finding { at: vec![at.clone()], ..Finding::new(RULE.id, RULE.level, Message::new(RULE.id)) });
}
