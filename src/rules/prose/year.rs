//! A sentence gives this year's work another year, or all of them give another than the title.
//!
//! Why: last year's text taken over keeps last year's year. Years that are meant (上年结转, a comparison, last year's
//! accounts) stand beside words that say so, or beside the report's own year.
//! Basis: the year of the title.

use super::{on_sentence, plain};
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::report::Report;
use crate::report::claims::{Claim, Dimension, Mention, Unit};
use crate::rules::{Finding, Rule, Subject};
use crate::verdict::Level;

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.year",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "text.1 = 2023年，我镇共收到政府信息公开申请 0 件，2022年为 3 件。",
    #[cfg(test)]
    fails: "text.1 = 2022年，我镇共收到政府信息公开申请 0 件。",
    check,
};

/// Sentences around one in which the report's own year explains the other one.
const NEARBY: u32 = 3;
/// Words beside which another year is meant.
const MEANT: &[&str] = &[
    "上年",
    "去年",
    "上一年",
    "同比",
    "比",
    "较",
    "结转",
    "同期",
    "以来",
    "历年",
    "累计至",
    "截至",
    "倍",
    "以前",
    "之前",
];

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    let Some(year) = report.year else { return };
    if let Some(finding) = title(report, year) {
        return found.push(finding);
    }
    let mut last = None;
    for claim in &report.claims.claims {
        let Some(stated) = claim.year.filter(|stated| is_slip(report, claim, *stated, year)) else { continue };
        if last.replace(claim.sentence) == Some(claim.sentence) {
            continue;
        }
        let message = Message::new(RULE.id)
            .with("stated", Arg::Number(Number::from(i64::from(stated))))
            .with("year", Arg::Number(Number::from(i64::from(year))));
        found.push(on_sentence(report, RULE.id, Level::Doubt, message, claim.span()));
    }
}

/// The title is what differs where every year of the prose is one other year, named more than once for what was done.
fn title(report: &Report, year: i32) -> Option<Finding> {
    let claims = &report.claims;
    let early = |mention: &&Mention| {
        let sentence = claims.sentences.get(mention.sentence as usize);
        let passage = sentence.and_then(|sentence| report.prose.get(sentence.passage as usize));
        mention.unit == Unit::Year && passage.is_some_and(|passage| passage.section <= 1)
    };
    let mut years = claims.mentions.iter().filter(early);
    let first = years.next()?;
    let (mut named, mut same) = (1, first.value > Number::from(i64::from(year)));
    for other in years {
        named += usize::from(other.value == first.value);
        same &= other.value <= first.value && other.value != Number::from(i64::from(year));
    }
    let message = Message::new(RULE.id)
        .with("stated", Arg::Number(first.value))
        .with("year", Arg::Number(Number::from(i64::from(year))));
    (same && named > 1).then(|| on_sentence(report, RULE.id, Level::Doubt, message, first.span()))
}

/// Whether the other year seems to be a slip: nothing beside it says that it is meant.
fn is_slip(report: &Report, claim: &Claim, stated: i32, year: i32) -> bool {
    let claims = &report.claims;
    let sentence = claims.words(report, claim.sentence);
    let nearby = claim.sentence.saturating_sub(NEARBY)..=claim.sentence.saturating_add(NEARBY);
    let mut beside = nearby.flat_map(|sentence| claims.of_sentence(sentence));
    let told_for_this_year = beside.any(|other| other.quantity == claim.quantity && other.year.is_none());
    // 2022年112件、2021年96件: years side by side.
    let several = claims.of_sentence(claim.sentence).iter().any(|other| other.year.is_some_and(|year| year != stated));
    let countable = matches!(
        claim.quantity.dimension(),
        Dimension::Stage
            | Dimension::Outcome
            | Dimension::Document
            | Dimension::Case
            | Dimension::Decision
            | Dimension::Disclosure
    );
    let numbers = claims.numbers_of(claim.sentence);
    let named = |year: i32| {
        let is = |number: &Mention| number.unit == Unit::Year && number.value == Number::from(i64::from(year));
        plain(sentence).contains(&year.to_string()) || numbers.iter().any(is)
    };
    // 0 stands for 去年 in a report whose year is not known.
    stated > 0
        && stated < year
        && countable
        && !told_for_this_year
        && !several
        && named(stated)
        && !named(year)
        && !plain(claims.sentence_before(report, claim.sentence)).contains(&format!("《{stated}"))
        && !MEANT.iter().any(|word| sentence.contains(word))
        && !is_attribute(&plain(sentence), stated)
}

/// 2022年立案的诉讼, 2022年印发的文件: the year tells which they are. 2022年收到的申请 may be this year's all the same.
fn is_attribute(sentence: &str, year: i32) -> bool {
    let named = format!("{year}年");
    let behind = sentence.match_indices(&named).map(|(at, _)| sentence[at + named.len()..].trim_start_matches('度'));
    let clause =
        |behind: &str| behind.split(|c: char| "，,；;。".contains(c) || c.is_ascii_digit()).next().map(str::len);
    behind.filter_map(|behind| behind.get(..clause(behind)?)).any(|said| {
        let (verb, _) = said.split_once('的').unwrap_or_default();
        !verb.is_empty() && !verb.contains("收到")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[test]
    fn the_year_of_the_title() {
        for (text, levels) in [
            ("text.1 = 2024年，收到申请3件。\ntext.1 = 2024年制发规范性文件2件。", &[Level::Doubt][..]),
            ("text.1 = 2024年，收到申请3件。\ntext.1 = 2023年制发规范性文件2件。", &[]),
            ("text.1 = 收到申请3件，计划2024年培训2次。", &[]),
            ("text.1 = 2022年，主动公开政府信息915条。", &[Level::Doubt]),
            ("text.1 = ２０２２年，主动公开政府信息915条。", &[Level::Doubt]),
            ("text.1 = 二〇二二年，主动公开政府信息915条。", &[Level::Doubt]),
            ("text.1 = ２０２３年公开915条，二〇二二年公开政府信息900条。", &[]),
            ("text.1 = 二〇二三年公开图解9期，二〇二二年公开政府信息900条。", &[]),
            ("text.1 = 办理因2022年度政府信息公开申请引发行政复议1件。", &[]),
            ("text.1 = 2022年以前制发的规范性文件现行有效75件。", &[]),
            ("text.1 = 2022年收到申请112件、2021年96件。", &[]),
            ("text.1 = 2022年收到申请112件。", &[Level::Doubt]),
            ("text.1 = 2022年立案的行政诉讼案件4件于本年审结。", &[]),
            ("text.1 = 按要求公开2022年印发的规范性文件5件。", &[]),
            ("text.1 = 2022年底前制发的规范性文件34件继续有效。", &[]),
            ("text.1 = 2022年收到的申请共112件。", &[Level::Doubt]),
        ] {
            expect(&RULE, text, levels);
        }
    }
}
