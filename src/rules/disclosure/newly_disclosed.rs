//! 2019 edition: more documents were newly disclosed than are disclosed in all.
//!
//! Why: the total of disclosed documents holds those of this year.
//! Basis: the meaning of 本年新公开数量 and 对外公开总数量 in 国办公开办函〔2019〕60号.

use super::each_pair;
use crate::level::Level;
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "disclosure.newly-disclosed",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "edition = 2019
        disclosure.normative_documents.newly_disclosed = 2
        disclosure.normative_documents.disclosed_total = 8",
    #[cfg(test)]
    fails: "edition = 2019
        disclosure.normative_documents.newly_disclosed = 8
        disclosure.normative_documents.disclosed_total = 2",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    each_pair(subject, &RULE, ["disclosed_total", "newly_disclosed"], |total, new| total < new, found);
}
