//! Fewer documents are in force than were issued this year.
//!
//! Why: what was issued this year is in force at its end, unless it was repealed in the same year.
//! Basis: the meaning of the columns; issued and repealed within one year is possible, so this is a doubt.

use super::each_pair;
use crate::level::Level;
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "disclosure.in-force",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "disclosure.normative_documents.issued = 2
        disclosure.normative_documents.in_force = 8",
    #[cfg(test)]
    fails: "disclosure.normative_documents.issued = 8
        disclosure.normative_documents.in_force = 2",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    each_pair(subject, &RULE, ["in_force", "issued"], |in_force, issued| in_force < issued, found);
}
