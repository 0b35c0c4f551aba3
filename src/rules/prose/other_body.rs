//! The prose calls the report that of another body.
//!
//! Why: a text taken over from a neighbour keeps the neighbour's name in the sentence that introduces the report.
//! Basis: the body of the title.

use crate::bodies::{COMMITTEES, DEPARTMENTS, GOVERNMENTS, OFFICES, TOWNSHIPS, ends_in};
use crate::characters::is_letter;
use crate::messages::{Arg, Message};
use crate::report::Passage;
use crate::rules::{Finding, Rule, Subject};
use crate::verdict::Level;

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

/// Words before the name in a sentence that introduces the report.
const LEADS: &[&str] = &["公布", "发布", "编制", "是", "为", "由", "将", "向社会公开"];
/// What the name of a body ends with.
const ENDINGS: &[&[&str]] = &[GOVERNMENTS, OFFICES, TOWNSHIPS, DEPARTMENTS, COMMITTEES];
/// Names that any body may call itself.
const OWN: &[&str] = &["本", "我", "该", "全", "各"];

/// What the sentence introduces.
const REPORT: &str = "年度报告";
/// Characters of a name, at most.
const LONGEST: usize = 25;

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    let (Some(unit), Some(year)) = (&report.unit, report.year) else { return };
    for passage in report.prose.iter().filter(|passage| passage.section <= 1) {
        let Some(name) = introduced(&passage.text, year) else { continue };
        let own = letters(&report.name);
        if own.is_empty() || own.contains(&name) || name.contains(&own) || alike(&own, &name) {
            continue;
        }
        found.push(finding(passage, name, unit.text.clone()));
    }
}

/// The body that a sentence names as the reporter: `公布<body>2023年政府信息公开…年度报告`.
fn introduced(text: &str, year: i32) -> Option<String> {
    // Most passages say nothing of it, which this is quickest to see.
    let (before, _) = text.contains(REPORT).then(|| text.split_once(REPORT))??;
    let start = before.rfind('。').map_or(0, |end| end + '。'.len_utf8());
    let sentence = text.get(start..)?.split('。').next()?;
    let text = letters(sentence);
    let (before, after) = text.split_once(&format!("{year}年"))?;
    if !after.strip_prefix('度').unwrap_or(after).starts_with("政府信息公开") {
        return None;
    }
    // The last lead; one further back than a name is long does not matter.
    let ends = before.char_indices().rev().map(|(at, c)| at + c.len_utf8()).take(LONGEST + 1);
    let named =
        ends.map(|end| before.split_at(end)).find(|(before, _)| LEADS.iter().any(|lead| before.ends_with(lead)));
    let (_, name) = named?;
    let named = (4..=LONGEST).contains(&name.chars().count())
        && ends_in(name, ENDINGS)
        && !OWN.iter().any(|own| name.starts_with(own))
        && name.chars().all(is_letter);
    named.then(|| name.to_owned())
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

fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '《' | '》' | '“' | '”')).collect()
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
