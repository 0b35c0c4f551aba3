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
use crate::report::claims::{About, Day, Period, Said};
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
    let periods = about::read(report, &about::PERIODS);
    let years = |period: &Period| (period.from.year, period.to.year);
    let is_own = |said: &Said| matches!(&said.what, About::Period(period) if years(period) == (year, year));
    let is_given = periods.iter().any(is_own);
    for Said { sentence, what } in &periods {
        let About::Period(period) = what else { continue };
        let Some(passage) = report.prose.get(sentence.passage as usize) else { continue };
        let level = if years(period) != (year, year) {
            // 2022年度报告统计期限自2022年…, beside the own one: that of another report.
            let other = [&period.to.year.to_string(), "年度报告"].concat();
            if is_given && period.from.year == period.to.year && passage.text.contains(&other) {
                continue;
            }
            Level::Error
        } else if (period.from.date, period.to.date) != (Day::FIRST, Day::LAST) {
            if period.to.date == Day::LAST && BEGUN.iter().any(|word| passage.text.contains(word)) {
                continue;
            }
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

/// Words of a passage that tells why a period is not the whole year: the body began in it.
const BEGUN: [&str; 3] = ["成立", "挂牌", "组建"];

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

    #[test]
    fn other_periods_that_are_meant() {
        let own = "统计期限自2023年1月1日起至2023年12月31日止。";
        for (text, levels) in [
            (format!("{own}2022年度报告统计期限自2022年1月1日起至2022年12月31日止。"), &[][..]),
            (format!("{own}2022年度报告统计期限自2022年1月1日起至2021年12月31日止。"), &[Level::Error]),
            (format!("{own}所列数据的统计期限自2022年1月1日起至2022年12月31日止。"), &[Level::Error]),
            ("2022年度报告统计期限自2022年1月1日起至2022年12月31日止。".to_owned(), &[Level::Error]),
            ("我局于2023年3月挂牌，统计期限为2023年3月18日至12月31日。".to_owned(), &[]),
            ("我局于2023年3月挂牌，统计期限为2023年3月18日至12月21日。".to_owned(), &[Level::Doubt]),
            ("我局于2023年3月挂牌，统计期限为2022年3月18日至12月31日。".to_owned(), &[Level::Error]),
        ] {
            expect(&RULE, &format!("text.0 = {text}"), levels);
        }
    }
}
