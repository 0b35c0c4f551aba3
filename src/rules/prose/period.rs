//! The statistic period is not the year of the title.
//!
//! Why: the report is for a calendar year; a period of another year, or one that ends before it begins, is taken over or
//! mistyped.
//! Basis: the year of the title.

use super::{on_part, plain, sentences};
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::report::Passage;
use crate::rules::{Finding, Rule, Subject};
use crate::verdict::Level;

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

/// Words of a sentence that gives the period of the report.
const PERIOD: &[&str] =
    &["统计期限", "统计时限", "统计时间", "统计时段", "统计周期", "报告期", "报告时限", "所列数据", "报告数据"];
/// Words that do so in a sentence that speaks of a report.
const LOOSE: &[&str] = &["数据", "期限"];

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(year) = subject.report.year.map(i64::from) else { return };
    let dated = |passage: &&Passage| passage.section <= 1 && passage.text.contains('月');
    for passage in subject.report.prose.iter().filter(dated) {
        for (at, sentence) in sentences(passage, &['。']) {
            let Some((from, to)) = period(sentence).filter(|stated| *stated != (year, year)) else { continue };
            let message = Message::new(RULE.id)
                .with("from", Arg::Number(Number::from(from)))
                .with("to", Arg::Number(Number::from(to)))
                .with("year", Arg::Number(Number::from(year)));
            found.push(on_part(Finding::new(RULE.id, Level::Error, message), passage, at.clone(), at));
        }
    }
}

/// The years of `2023年1月1日 … 2023年12月31日` in a sentence that speaks of the report's figures; the second may be
/// left out or called 同年.
fn period(sentence: &str) -> Option<(i64, i64)> {
    let says = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    if !(says(PERIOD) || sentence.contains("报告") && says(LOOSE)) {
        return None;
    }
    let text = plain(sentence);
    let (before, after) = text.split_once("1月1日")?;
    let from = year_at_end(before)?;
    let (between, _) = after.split_once("12月31日")?;
    if between.chars().count() > 12 {
        return None;
    }
    let to = match between.strip_suffix('年') {
        Some(_) => year_at_end(between).or(between.ends_with("同年").then_some(from))?,
        None => from,
    };
    Some((from, to))
}

/// The year that a text ends with: `…2023年`.
fn year_at_end(text: &str) -> Option<i64> {
    let digits = text.strip_suffix('年')?;
    let start = digits.len().checked_sub(4)?;
    let year = digits.get(start..)?.parse().ok()?;
    (1990..2100).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_written() {
        for (sentence, years) in [
            ("统计期限为2023年1月1日至2023年12月31日。", Some((2023, 2023))),
            ("本报告数据的统计时间为 2023 年 1 月 1 日至 12 月 31 日。", Some((2023, 2023))),
            ("统计期限自２０２３年１月１日起至２０２２年１２月３１日止。", Some((2023, 2022))),
            ("统计期限自2010年1月1日起至2009年12月31日止。", Some((2010, 2009))),
            ("报告中的数据统计期限从2022年1月1日到同年12月31日。", Some((2022, 2022))),
            ("本报告中的数据期限自2022年1月1日起至2022年12月31日止。", Some((2022, 2022))),
            ("规划期限自2021年1月1日起至2025年12月31日止。", None),
            ("对2021年1月1日至2023年12月31日的数据进行核查。", None),
            ("2023年1月1日，我局数据平台上线。", None),
        ] {
            assert_eq!(period(sentence), years, "{sentence}");
        }
    }
}
