//! A government's report gives the results of assessment, public review and accountability.
//!
//! Why: the regulation asks this of governments at all levels; departments are free to.
//! Basis: 《政府信息公开条例》第五十条第（四）项.

use super::says;
use crate::messages::{Arg, Message};
use crate::report::Report;
use crate::rules::{Finding, Rule, Subject};
use crate::verdict::Level;

/// See the module.
pub static RULE: Rule = Rule {
    id: "structure.assessment",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "unit = 某县人民政府
        text.1 = 开展政务公开工作考核，自觉接受社会评议，未发生责任追究情形。",
    #[cfg(test)]
    fails: "unit = 某县人民政府
        text.1 = 开展政务公开工作考核，未发生责任追究情形。",
    check,
};

/// Key of each result's name and words that give it.
const RESULTS: [(&str, &[&str]); 3] = [
    ("structure.assessment.assessment", &["考核", "考评", "绩效", "评估", "测评", "考察"]),
    ("structure.assessment.review", &["社会评议", "评议", "群众评价", "满意度", "第三方评估"]),
    ("structure.assessment.accountability", &["责任追究", "追责", "问责", "追究责任", "被追究"]),
];

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    if !report.prose.iter().any(|passage| passage.section > 0) {
        return;
    }
    let missing: Vec<&'static str> =
        RESULTS.iter().filter(|(_, words)| !says(report.prose.iter(), words)).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return;
    }
    if is_government(report) {
        let message = Message::new(RULE.id).with("results", Arg::Keys(missing));
        found.push(Finding::new(RULE.id, Level::Doubt, message));
    } else if missing.len() == RESULTS.len() {
        found.push(Finding::new(RULE.id, Level::Hint, Message::new("structure.assessment.department")));
    }
}

/// A government itself, not an office or department of one.
fn is_government(report: &Report) -> bool {
    let unit = report.unit.as_ref().map(|unit| unit.text.as_str()).unwrap_or_default();
    unit.ends_with("政府") || unit.ends_with(['省', '市', '县'])
}
