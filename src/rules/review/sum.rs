//! A block of the review table: upheld, corrected, other and pending add up to 总计.
//!
//! Why: every case of the block has one of the four results.
//! Basis: the meaning of 总计 in the form (国办公开办函〔2021〕30号).

use crate::form::{IdentityKind, TableKind};
use crate::level::Level;
use crate::rules::identities::{Keys, report};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "review.sum",
    level: Level::Error,
    #[cfg(test)]
    holds: "review.reconsideration.upheld = 10
        review.reconsideration.corrected = 1
        review.reconsideration.total = 11",
    #[cfg(test)]
    fails: "review.reconsideration.upheld = 10
        review.reconsideration.corrected = 1",
    check,
};

const KEYS: Keys =
    Keys { cell: "review.sum.cell", empty: "review.sum.empty", tied: "review.sum.tied", open: "review.sum.open" };

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    report(subject, &RULE, (TableKind::Review, IdentityKind::Row), &KEYS, found);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::example::messages;

    #[test]
    fn each_block_has_its_own_finding() {
        let found = messages(
            &RULE,
            "review.reconsideration.upheld = 53
            review.reconsideration.total = 60
            review.litigation_direct.upheld = 14
            review.litigation_direct.corrected = 3
            review.litigation_direct.total = 12",
        );
        assert_eq!(found.len(), 2, "{found:?}");
        let speak = |block: &str, other: &str| found.iter().any(|one| one.contains(block) && !one.contains(other));
        assert!(speak("行政诉讼", "行政复议") && speak("行政复议", "行政诉讼"), "{found:?}");
    }
}
