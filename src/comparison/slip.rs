//! Whether this year's work is given another year by a slip: years that are meant (上年结转, a comparison, last year's
//! accounts) stand beside words that say so, or beside the report's own year.

use super::meanings_of;
use super::text::any;
use super::words::MEANT;
use crate::number::Number;
use crate::report::Report;
use crate::report::claims::{Claim, Dimension, Mention, Quantity, Unit, plain};

/// Sentences around one in which the report's own year explains the other one.
const NEARBY: u32 = 3;

/// Whether the other year seems to be a slip: nothing beside it says that it is meant.
pub fn is_slip(report: &Report, claim: &Claim, stated: i32, year: i32) -> bool {
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
    ) || claim.quantity == Quantity::ProcessingFee;
    let text = plain(sentence);
    let numbers = claims.numbers_of(claim.sentence);
    let named = |year: i32| {
        let is = |number: &Mention| number.unit == Unit::Year && number.value == Number::from(i64::from(year));
        text.contains(&year.to_string()) || numbers.iter().any(is)
    };
    // 截至2022年12月31日 is of the year that ends then.
    let ended = format!("{stated}年");
    let ended = text.split_once(&ended).map_or("", |(_, day)| day);
    let until = (ended.starts_with("12月31日") || ended.starts_with(['底', '末'])) && !sentence.contains("累计");
    let is_meant = |word: &&&str| sentence.contains(**word) && !(until && **word == "截至");
    // 0 stands for 去年 in a report whose year is not known.
    stated > 0
        && stated < year
        && countable
        && !told_for_this_year
        && !several
        && named(stated)
        && !named(year)
        && !plain(claims.sentence_before(report, claim.sentence)).contains(&format!("《{stated}"))
        && (!MEANT.iter().any(|word| is_meant(&word))
            || is_carried_only(sentence) && is_of_this_year(report, claim.sentence))
        && !is_attribute(&text, stated)
}

/// 2022年新收120件，上年结转8件: whether no word but that of what was carried over may mean another year.
fn is_carried_only(sentence: &str) -> bool {
    let rest = sentence.replace("上年结转", "").replace("上年度结转", "").replace("结转", "");
    !any(&rest, MEANT)
}

/// Whether a sentence gives two numbers of the tables, or more, and no others.
fn is_of_this_year(report: &Report, sentence: u32) -> bool {
    let told = report.claims.of_sentence(sentence).iter().filter(|told| told.value > Number::ZERO);
    let agrees =
        |told: &Claim| meanings_of(report, told.quantity).iter().any(|meaning| meaning.value == Some(told.value));
    told.clone().count() > 1 && told.clone().all(agrees)
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
