//! The preface says how many parts the report has, and lists others.
//!
//! Why: whoever copies the preface of another report, or leaves a section out, says six parts and names five. The preface
//! is no part of the form: a remark.
//! Basis: practice of review.

use super::sections::NAMES;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::reading::claims::about;
use crate::report::claims::{About, Parts, Said};
use crate::rules::prose::on_whole;
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "structure.listed",
    level: Level::Hint,
    #[cfg(test)]
    holds: "text.0 = 本报告由总体情况、主动公开、依申请公开、行政复议和诉讼、存在问题、其他事项六个部分组成。",
    #[cfg(test)]
    fails: "text.0 = 本报告由总体情况、主动公开、行政复议和诉讼、存在问题、其他事项六个部分组成。",
    check,
};

/// Sections that a list names at least.
const FEWEST: usize = 3;

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    let mut last = None;
    for Said { sentence, what } in &about::read(report, &about::PARTS) {
        let About::Parts(parts) = what else { continue };
        let miscounted = is_miscounted(parts);
        if !(miscounted || is_short(parts)) || last.replace(sentence.passage) == Some(sentence.passage) {
            continue;
        }
        let message = if miscounted {
            Message::new("structure.listed.count").with("count", Arg::Number(Number::from(parts.count)))
        } else {
            let missing = parts.named.iter().zip(NAMES).filter(|(named, _)| !**named).map(|(_, name)| name).collect();
            Message::new(RULE.id).with("sections", Arg::Keys(missing))
        };
        found.push(on_whole(report, Finding::new(RULE.id, Level::Hint, message), sentence));
    }
}

/// Whether all sections are listed, but others counted.
fn is_miscounted(parts: &Parts) -> bool {
    let all = NAMES.len() as i64;
    parts.listed == all && parts.named == [true; NAMES.len()] && parts.count != all
}

/// Whether all sections are counted and some are named, but not all.
fn is_short(parts: &Parts) -> bool {
    let named = parts.named.iter().filter(|named| **named).count();
    parts.count == NAMES.len() as i64 && (FEWEST..NAMES.len()).contains(&named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[test]
    fn parts_that_are_counted_are_named() {
        let six = "概述、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、问题及改进情况";
        for (text, levels) in [
            (format!("全文包括{six}、其他需要报告的事项等6部分。"), &[][..]),
            (format!("全文包括{six}六部分。"), &[Level::Hint]),
            (format!("全文包括{six}等六部分。"), &[]),
            (format!("全文包括{six}五部分。"), &[]),
            ("全文共六个部分。".to_owned(), &[]),
            (format!("按照要求，本报告由{six}、其他需要报告的事项五部分组成。"), &[Level::Hint]),
            (format!("本报告由{six}、其他需要报告的事项七个部分组成。"), &[Level::Hint]),
            (format!("本报告由{six}和其他需要报告的事项五部分组成。"), &[]),
            (format!("本报告由{six}、其他需要报告的事项、附表七部分组成。"), &[]),
            (format!("本报告由总体情况、{six}、其他需要报告的事项七部分组成。"), &[]),
            ("总体情况包括主动公开、依申请公开、信息管理、平台建设、监督保障五部分。".to_owned(), &[]),
            (
                "本报告由总体情况、主动公开、依申请公开、被申请行政复议、提起行政诉讼情况、问题、其他七部分组成。"
                    .to_owned(),
                &[Level::Hint],
            ),
            ("大部分信息主动公开，问题已改进，复议为零。".to_owned(), &[]),
        ] {
            expect(&RULE, &format!("text.0 = {text}"), levels);
        }
    }
}
