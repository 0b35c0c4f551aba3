//! The statistic period is not the year of the title.
//!
//! Why: the report is for a calendar year; a period of another year, or one that ends before it begins, is taken over or
//! mistyped. Other days of the year may be meant, by a body that began or ended in it: a doubt.
//! Basis: the year of the title.

use super::on_whole;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::reading::claims::about;
use crate::report::claims::{About, Day, Said};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.period",
    level: Level::Error,
    #[cfg(test)]
    holds: "text.0 = 本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
    #[cfg(test)]
    fails: "text.0 = 本报告所列数据的统计期限自2023年1月1日起至2022年12月31日止。",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    let Some(year) = report.year.map(i64::from) else { return };
    for Said { sentence, what } in &about::read(report, &about::PERIODS) {
        let About::Period(period) = what else { continue };
        let level = if (period.from.year, period.to.year) != (year, year) {
            Level::Error
        } else if (period.from.date, period.to.date) != (Day::FIRST, Day::LAST) {
            Level::Doubt
        } else {
            continue;
        };
        let message = Message::new(RULE.id)
            .with("said", Arg::Text(period.words.clone()))
            .with("year", Arg::Number(Number::from(year)));
        found.push(on_whole(report, Finding::new(RULE.id, level, message), sentence));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[test]
    fn other_days_are_a_doubt_and_another_year_is_wrong() {
        for (period, levels) in [
            ("自2023年1月1日起至2023年12月21日止", &[Level::Doubt][..]),
            ("自2023年5月1日起至2023年12月31日止", &[Level::Doubt]),
            ("自2023年1月1日起至2023年12月32日止", &[Level::Doubt]),
            ("自2023年1月1日起至2024年1月1日止", &[Level::Error]),
            ("为2022年度", &[Level::Error]),
            ("为2023年度", &[]),
            ("自二〇二三年一月一日起至二〇二三年十二月三十一日止", &[]),
        ] {
            expect(&RULE, &format!("text.0 = 本报告所列数据的统计期限{period}。"), levels);
        }
    }
}
