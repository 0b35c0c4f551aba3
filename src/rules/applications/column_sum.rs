//! A column of the applications table: the outcomes add up to （七）总计.
//!
//! Why: （七）总计 counts every application that was handled this year, each under one outcome.
//! Basis: the meaning of （七）总计 in the form (国办公开办函〔2021〕30号).

use crate::form::{IdentityKind, TableKind};
use crate::level::Level;
use crate::rules::identities::{Keys, report};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "applications.column-sum",
    level: Level::Error,
    #[cfg(test)]
    holds: "applications.received.natural_person = 5
        applications.received.total = 5
        applications.granted.natural_person = 5
        applications.granted.total = 5
        applications.handled.natural_person = 5
        applications.handled.total = 5",
    #[cfg(test)]
    fails: "applications.received.natural_person = 5
        applications.received.total = 5
        applications.granted.natural_person = 4
        applications.granted.total = 5
        applications.declined.repeat.business = 1
        applications.declined.repeat.total = 1
        applications.handled.natural_person = 5
        applications.handled.total = 5",
    check,
};

const KEYS: Keys = Keys {
    cell: "applications.column-sum.cell",
    empty: "applications.column-sum.empty",
    tied: "applications.column-sum.tied",
    open: "applications.column-sum.open",
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    report(subject, &RULE, (TableKind::Applications, IdentityKind::Sum), &KEYS, found);
}
