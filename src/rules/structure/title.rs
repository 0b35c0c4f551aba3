//! The report has a title that names its year, and no part of one.
//!
//! Why: everything that is checked against the year, and a reader who keeps several reports, needs it; the form counts
//! whole years.
//! Basis: practice: what titles of reports say.

use crate::level::Level;
use crate::messages::Message;
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "structure.title",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "title = 某局2023年政府信息公开工作年度报告",
    #[cfg(test)]
    fails: "title = 某局政府信息公开工作年度报告
        year = none",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    let key = match (&report.title, report.year) {
        (Some(_), Some(_)) if report.part_of_year => "structure.title.part",
        (Some(_), Some(_)) => return,
        (Some(_), None) => "structure.title.year",
        // An extract has neither title nor headings.
        (None, _) if report.sections.is_empty() => return,
        (None, _) => RULE.id,
    };
    let at = report.title.as_ref().map(|title| title.at.clone());
    let level = if key == RULE.id { Level::Hint } else { Level::Doubt };
    found.push(Finding { at: at.into_iter().collect(), ..Finding::new(RULE.id, level, Message::new(key)) });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[test]
    fn a_part_of_a_year_is_none() {
        expect(&RULE, "title = 某局2023年上半年政府信息公开工作报告", &[Level::Doubt]);
        expect(&RULE, "title = 某局2023年第一季度政府信息公开工作报告", &[Level::Doubt]);
    }
}
