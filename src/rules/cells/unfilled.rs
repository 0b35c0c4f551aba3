//! Nothing was filled into a table whose cells add up.
//!
//! Why: in a draft that nobody filled in every sum holds, 0 = 0; it is not sound, but not begun.
//! Basis: none needed; it says what the checker did not do.

use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "cells.unfilled",
    level: Level::Unchecked,
    #[cfg(test)]
    holds: "unfilled = disclosure",
    #[cfg(test)]
    fails: "unfilled = review",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for table in subject.report.tables.iter().filter(|table| table.is_unfilled()) {
        let message = Message::new(RULE.id)
            .with("table", Arg::Table(table.kind))
            .with("untested", Arg::count(table.form().identities().len()));
        found.push(Finding::new(RULE.id, RULE.level, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::{expect, findings};

    #[test]
    fn one_number_is_a_beginning() {
        expect(&RULE, "unfilled = review\nreview.reconsideration.total = 0", &[]);
        expect(&RULE, "unfilled = review\nreview.reconsideration.total = /", &[]);
        expect(&RULE, "unfilled = review\nunfilled = applications", &[Level::Unchecked, Level::Unchecked]);
    }

    #[test]
    fn no_sum_of_it_is_tested_and_no_number_of_the_text_is_held_against_it() {
        let empty = "unfilled = applications\ntext.1 = 收到政府信息公开申请12件。";
        assert_eq!(findings(&crate::rules::applications::row_sum::RULE, empty).len(), 0);
        assert_eq!(findings(&crate::rules::prose::cell::RULE, empty).len(), 0);
        assert_eq!(findings(&crate::rules::cells::empty::RULE, empty).len(), 0);
    }
}
