//! A row of the applications table: the six kinds of applicants add up to 总计.
//!
//! Why: 总计 is the sum over the applicants; the form has no other column between them.
//! Basis: the meaning of 总计 in the form (国办公开办函〔2021〕30号).

use crate::form::{IdentityKind, TableKind};
use crate::level::Level;
use crate::rules::identities::{Keys, report};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "applications.row-sum",
    level: Level::Error,
    #[cfg(test)]
    holds: "applications.received.natural_person = 3
        applications.received.business = 2
        applications.received.total = 5
        applications.carried_out.natural_person = 3
        applications.carried_out.business = 2
        applications.carried_out.total = 5",
    #[cfg(test)]
    fails: "applications.received.natural_person = 3
        applications.received.business = 2
        applications.received.total = 5
        applications.carried_out.natural_person = 3
        applications.carried_out.business = 2
        applications.carried_out.total = 6",
    check,
};

const KEYS: Keys = Keys {
    cell: "applications.row-sum.cell",
    empty: "applications.row-sum.empty",
    tied: "applications.row-sum.tied",
    open: "applications.row-sum.open",
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    report(subject, &RULE, (TableKind::Applications, IdentityKind::Row), &KEYS, found);
}
