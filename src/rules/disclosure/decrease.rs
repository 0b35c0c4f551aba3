//! 2019 edition: more items were dropped than there were the year before.
//!
//! Why: a decrease cannot exceed what there was; a sign or a column may have slipped.
//! Basis: the meaning of 上一年项目数量 and 本年增/减 in 国办公开办函〔2019〕60号.

use super::each_pair;
use crate::level::Level;
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "disclosure.decrease",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "edition = 2019
        disclosure.licensing.previous_items = 30
        disclosure.licensing.change = -3",
    #[cfg(test)]
    fails: "edition = 2019
        disclosure.licensing.previous_items = 3
        disclosure.licensing.change = -30",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    each_pair(
        subject,
        &RULE,
        ["change", "previous_items"],
        |change, previous| previous.checked_add(change).is_some_and(|left| left.is_negative()),
        found,
    );
}
