//! A sentence gives this year's work another year.
//!
//! Why: last year's text taken over keeps last year's year. Years that are meant (上年结转, a comparison, last year's
//! accounts) stand beside words that say so, or beside the report's own year.
//! Basis: the year of the title.

use super::on_sentence;
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::reading::claims::{Claim, Dimension};
use crate::report::Report;
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
const MEANT: &[&str] =
    &["上年", "去年", "上一年", "同比", "比", "较", "结转", "同期", "以来", "历年", "累计至", "截至"];

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    let Some(year) = report.year else { return };
    let mut last = None;
    for claim in &report.claims.claims {
        let Some(stated) = claim.year.filter(|stated| meant_for(report, claim, *stated, year)) else { continue };
        if last.replace(claim.sentence) == Some(claim.sentence) {
            continue;
        }
        let message = Message::new(RULE.id)
            .with("stated", Arg::Number(Number::from(i64::from(stated))))
            .with("year", Arg::Number(Number::from(i64::from(year))));
        let at = (claim.sentence, claim.start, claim.end);
        found.push(on_sentence(report, RULE.id, Level::Doubt, message, at));
    }
}

/// Whether the other year seems to be a slip: nothing beside it says that it is meant.
fn meant_for(report: &Report, claim: &Claim, stated: i32, year: i32) -> bool {
    let claims = &report.claims;
    let sentence = claims.quote(report, claim.sentence);
    let nearby = claim.sentence.saturating_sub(NEARBY)..=claim.sentence.saturating_add(NEARBY);
    let mut beside = nearby.flat_map(|sentence| claims.of_sentence(sentence));
    let told_for_this_year = beside.any(|other| other.quantity == claim.quantity && other.year.is_none());
    let countable = matches!(
        claim.quantity.dimension(),
        Dimension::Stage | Dimension::Outcome | Dimension::Document | Dimension::Case | Dimension::Decision
    );
    // 0 stands for 去年 in a report whose year is not known.
    stated > 0
        && stated < year
        && countable
        && !told_for_this_year
        && sentence.contains(&stated.to_string())
        && !sentence.contains(&year.to_string())
        && !MEANT.iter().any(|word| sentence.contains(word))
}
