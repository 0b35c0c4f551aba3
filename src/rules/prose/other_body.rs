//! The prose calls the report that of another body.
//!
//! Why: a text taken over from a neighbour keeps the neighbour's name in the sentence that introduces the report.
//! Basis: the body of the title.

use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::reading::claims::about;
use crate::report::Passage;
use crate::report::claims::{About, Said, unquoted};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.other-body",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "unit = 某市甲县水利局
        text.0 = 现公布甲县水利局2023年政府信息公开工作年度报告。",
    #[cfg(test)]
    fails: "unit = 某市甲县水利局
        text.0 = 现公布乙县教育局2023年政府信息公开工作年度报告。",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    let Some(unit) = &report.unit else { return };
    let own = unquoted(&report.name);
    for Said { sentence, what } in &about::read(report, &about::BODIES) {
        let About::Body(name) = what else { continue };
        let Some(passage) = report.prose.get(sentence.passage as usize) else { continue };
        if own.is_empty() || own.contains(name) || name.contains(&own) || alike(&own, name) {
            continue;
        }
        found.push(finding(passage, name.clone(), unit.text.clone()));
    }
}

/// Whether two names may be of one body: a short form leaves characters out (甲县水利局, 某市甲县水务水利局).
fn alike(own: &str, name: &str) -> bool {
    let mut rest = own.chars();
    let within = name.chars().all(|c| rest.any(|other| other == c));
    let mut rest = name.chars();
    // 某市公安局甲县分局, 甲县公安分局.
    let branch = |name: &str| name.ends_with("分局");
    let branches = branch(own) && branch(name) && name.chars().all(|c| own.contains(c) || "市县区".contains(c));
    within || branches || own.chars().all(|c| rest.any(|other| other == c))
}

fn finding(passage: &Passage, name: String, own: String) -> Finding {
    let message = Message::new(RULE.id).with("name", Arg::Text(name)).with("unit", Arg::Text(own));
    Finding {
        quote: Some(passage.quote().trim().to_owned()),
        at: vec![passage.at.clone()],
        ..Finding::new(RULE.id, Level::Doubt, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[test]
    fn branches_are_called_in_short() {
        for (name, levels) in [("清源公安分局", &[][..]), ("清源区公安分局", &[]), ("青山公安分局", &[Level::Doubt])]
        {
            let text = format!("unit = 江城市公安局清源分局\ntext.0 = 现公布{name}2023年政府信息公开工作年度报告。");
            expect(&RULE, &text, levels);
        }
    }
}
