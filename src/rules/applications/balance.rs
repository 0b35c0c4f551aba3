//! A column of the applications table: what came in is what was handled and what is carried over.
//!
//! Why: 第一项加第二项之和，等于第三项加第四项之和: no application gets lost between two years.
//! Basis: the corner note printed in the form (国办公开办函〔2021〕30号).

use crate::form::{IdentityKind, TableKind};
use crate::level::Level;
use crate::rules::identities::{Keys, report};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "applications.balance",
    level: Level::Error,
    #[cfg(test)]
    holds: "applications.received.natural_person = 5
        applications.received.total = 5
        applications.carried_out.natural_person = 5
        applications.carried_out.total = 5",
    #[cfg(test)]
    fails: "applications.received.natural_person = 5
        applications.received.total = 5
        applications.carried_out.natural_person = 4
        applications.carried_out.total = 4",
    check,
};

const KEYS: Keys = Keys {
    cell: "applications.balance.cell",
    empty: "applications.balance.empty",
    tied: "applications.balance.tied",
    open: "applications.balance.open",
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    report(subject, &RULE, (TableKind::Applications, IdentityKind::Balance), &KEYS, found);
}
