//! From 2024 on: lawsuits without a review before them.
//!
//! Why: since 2024 who contests a refusal to disclose applies for a review first. Other disputes about disclosure still go
//! to court at once, so this is a remark.
//! Basis: 行政复议法 (2023) 第二十三条, in force since 2024-01-01.

use crate::form::TableKind;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "review.direct-suits",
    level: Level::Hint,
    #[cfg(test)]
    holds: "year = 2023
        review.litigation_direct.upheld = 3
        review.litigation_direct.total = 3",
    #[cfg(test)]
    fails: "year = 2024
        review.litigation_direct.upheld = 3
        review.litigation_direct.total = 3",
    check,
};

const SINCE: i32 = 2024;

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(table) = subject.report.table(TableKind::Review) else { return };
    let total = table.form().index("litigation_direct", "total");
    let stated = total.and_then(|total| Some((total, table.at(total)?.state.number()?)));
    let Some((total, stated)) = stated.filter(|(_, stated)| *stated > Number::ZERO) else { return };
    if subject.report.year.is_some_and(|year| year >= SINCE) {
        let message =
            Message::new(RULE.id).with("cell", Arg::Cell(table.form(), total)).with("stated", Arg::Number(stated));
        found.push(Finding {
            cells: vec![(table.kind, total)],
            stated: Some(stated),
            ..Finding::new(RULE.id, RULE.level, message)
        });
    }
}
