//! A government's report gives the results of assessment, public review and accountability.
//!
//! Why: the regulation asks this of governments at all levels; of departments nothing is said, they are free to.
//! Basis: 《政府信息公开条例》第五十条第（四）项.

use super::says;
use crate::bodies::is_government;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::rules::{Finding, Rule, Subject};

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
    if report.partial || !is_government(&report.name) {
        return;
    }
    if !report.prose.iter().any(|passage| passage.section > 0) {
        return;
    }
    let missing: Vec<&'static str> =
        RESULTS.iter().filter(|(_, words)| !says(report.prose.iter(), words)).map(|(name, _)| *name).collect();
    if !missing.is_empty() {
        let message = Message::new(RULE.id).with("results", Arg::Keys(missing));
        found.push(Finding::new(RULE.id, RULE.level, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[test]
    fn an_area_by_its_name_is_its_government() {
        for unit in ["甲县", "甲区", "某某自治州", "甲旗", "甲区人民政府"] {
            expect(&RULE, &format!("unit = {unit}\ntext.1 = 开展工作考核。"), &[Level::Doubt]);
        }
        for unit in ["某县财政局", "某经济技术开发区"] {
            expect(&RULE, &format!("unit = {unit}\ntext.1 = 开展工作考核。"), &[]);
        }
    }
}
