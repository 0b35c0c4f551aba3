//! Section six says whether an information-processing fee was collected.
//!
//! Why: the form asks for it in section six, with the amount or with the statement that none was collected. The
//! amount of 行政事业性收费 in table two does not stand for it.
//! Basis: 国办公开办函〔2021〕30号, note in section six; reports for 2021 and later.

use super::{asks, has_heading, passages, says};
use crate::level::Level;
use crate::messages::Message;
use crate::report::Passage;
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "structure.fee-statement",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "text.6 = 本年度未收取信息处理费。",
    #[cfg(test)]
    fails: "text.6 = 无。",
    check,
};

const FEE: &[&str] = &["处理费"];
/// Words that speak of some fee, perhaps of this one.
const LOOSE: &[&str] = &["收费", "收取", "费用"];

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    if report.partial
        || !asks(report, |edition| edition.asks_for_fee)
        || !has_heading(report, 6)
        || says(passages(report, 6), FEE)
    {
        return;
    }
    let (key, level) = if says(report.prose.iter(), FEE) {
        ("structure.fee-statement.elsewhere", Level::Hint)
    } else if passages(report, 6).any(loosely) {
        ("structure.fee-statement.unclear", Level::Hint)
    } else {
        (RULE.id, Level::Doubt)
    };
    let first = passages(report, 6).next();
    found.push(Finding {
        quote: first.map(|passage| passage.quote().to_owned()),
        at: first.map(|passage| passage.at.clone()).into_iter().collect(),
        ..Finding::new(RULE.id, level, Message::new(key))
    });
}

fn loosely(passage: &Passage) -> bool {
    let text = passage.text.replace("行政事业性收费", "");
    LOOSE.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[track_caller]
    fn check(example: &str, levels: &[Level]) {
        expect(&RULE, example, levels);
    }

    #[test]
    fn what_counts_as_the_statement() {
        check("text.6 = 2023年共收取信息处理费2950元。", &[]);
        check("text.6 = 本年度行政事业性收费12万元。", &[Level::Doubt]);
        check("text.6 = 依申请公开未收取任何费用。", &[Level::Hint]);
        check("text.1 = 未收取信息处理费。\ntext.6 = 无。", &[Level::Hint]);
        check("", &[Level::Doubt]);
        check("year = 2020\ntext.6 = 无。", &[]);
        check("heading.6 = none", &[]);
    }
}
