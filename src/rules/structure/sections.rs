//! The six sections stand in the report, in the order of the form.
//!
//! Why: the form has six sections with fixed headings; nothing may be left out. A heading can be lost on the way from a
//! file to its text, so a missing one is a doubt; where the file could not be read to its end or its text lost its order,
//! nobody knows. A text without any heading is an extract: a remark.
//! Basis: 国办公开办函〔2021〕30号.

use crate::messages::{Arg, Message};
use crate::report::{Report, Section};
use crate::rules::{Finding, Rule, Subject};
use crate::verdict::Level;

/// See the module.
pub static RULE: Rule = Rule {
    id: "structure.sections",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "",
    #[cfg(test)]
    fails: "heading.4 = none",
    check,
};

/// Keys of the sections' names.
const NAMES: [&str; 6] = [
    "structure.section.1",
    "structure.section.2",
    "structure.section.3",
    "structure.section.4",
    "structure.section.5",
    "structure.section.6",
];

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    if report.sections.is_empty() {
        found.push(Finding::new(RULE.id, Level::Hint, Message::new("structure.sections.none")));
        return;
    }
    let missing: Vec<&'static str> = (1u8..)
        .zip(NAMES)
        .filter(|(number, _)| !report.sections.iter().any(|section| section.number == *number))
        .map(|(_, name)| name)
        .collect();
    if !missing.is_empty() {
        let (level, key) = match report.partial {
            true => (Level::Unchecked, "structure.sections.unread"),
            false => (Level::Doubt, RULE.id),
        };
        found.push(Finding::new(RULE.id, level, Message::new(key).with("sections", Arg::Keys(missing))));
    }
    found.extend(disorder(report).filter(|_| !report.partial).map(|section| {
        let message = Message::new("structure.sections.order").with("heading", Arg::Text(section.heading.text.clone()));
        Finding { at: vec![section.heading.at.clone()], ..Finding::new(RULE.id, Level::Doubt, message) }
    }));
}

/// The first heading that comes after one of a later section.
fn disorder(report: &Report) -> Option<&Section> {
    let pairs = report.sections.windows(2);
    pairs
        .filter_map(|pair| pair.get(1).filter(|after| pair.first().is_some_and(|first| first.number > after.number)))
        .next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;
    use crate::rules::example::{expect, findings, report};

    #[test]
    fn an_extract_without_headings_is_a_remark() {
        let bare = (1..=6).map(|number| format!("heading.{number} = none\n")).collect::<String>();
        let levels: Vec<Level> = findings(&RULE, &bare).iter().map(|finding| finding.level).collect();
        assert_eq!(levels, [Level::Hint]);
    }

    #[test]
    fn headings_are_told_apart() {
        let found = findings(&RULE, "heading.4 = none\nheading.6 = none");
        let said = found[0].message.render(Language::Chinese);
        assert!(said.contains("“四、政府信息公开行政复议、行政诉讼情况”、“六、其他需要报告的事项”"), "{said}");
    }

    #[test]
    fn what_was_not_read_is_not_missing() {
        expect(&RULE, "partial = yes\nheading.5 = none", &[Level::Unchecked]);
    }

    #[test]
    fn sections_out_of_order_are_named() {
        let mut report = report("");
        report.sections.swap(4, 5);
        assert_eq!(disorder(&report).map(|section| section.number), Some(5));
    }
}
