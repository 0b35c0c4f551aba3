//! A sentence of the template was left as it was.
//!
//! Why: ××, 【】, 此处填写 stand where something should have been filled in.
//! Basis: practice of review.

use super::on_bytes;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::reading::claims::about;
use crate::report::claims::{About, Said};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.unfinished",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "text.1 = 发布【图解】3 期，共收到申请 2 件。",
    #[cfg(test)]
    fails: "text.1 = 全年共收到政府信息公开申请××件。",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    for Said { sentence, what } in &about::read(report, &about::BLANKS) {
        let About::Blank(blank) = what else { continue };
        let bytes = sentence.start + blank.start..sentence.start + blank.end;
        let passage = report.prose.get(sentence.passage as usize);
        let words = passage.and_then(|passage| passage.text.get(bytes.start as usize..bytes.end as usize));
        let message = Message::new(RULE.id).with("blank", Arg::Text(words.unwrap_or_default().to_owned()));
        found.push(on_bytes(report, Finding::new(RULE.id, Level::Doubt, message), sentence, bytes));
    }
}
