//! The six sections stand in the report, in the order of the form.
//!
//! Why: the form has six sections with fixed headings; nothing may be left out. A heading can be lost on the way from a
//! file to its text, so a missing one is a doubt; where the file was not read to its end, its text lost its order, a row of
//! a table was not found or the heading stands within other text, nobody knows. A text without any heading is an extract: a remark.
//! Basis: 国办公开办函〔2021〕30号.

use super::has_heading;
use crate::form;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::report::{Report, Section, State, Table};
use crate::rules::{Finding, Rule, Subject};

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
pub(super) const NAMES: [&str; 6] = [
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
    let lacking = lacks_row(report);
    let (mut missing, mut unread) = (Vec::new(), Vec::new());
    for (number, name) in (1u8..).zip(NAMES).filter(|(number, _)| !has_heading(report, *number)) {
        let lost = report.partial || lacking || report.inlined.contains(&number);
        if lost { &mut unread } else { &mut missing }.push(name);
    }
    for (level, key, names) in
        [(Level::Doubt, RULE.id, missing), (Level::Unchecked, "structure.sections.unread", unread)]
    {
        if !names.is_empty() {
            found.push(Finding::new(RULE.id, level, Message::new(key).with("sections", Arg::Keys(names))));
        }
    }
    found.extend(disorder(report).filter(|_| !report.partial).map(|section| {
        let message = Message::new("structure.sections.order").with("heading", Arg::Text(section.heading.text.clone()));
        Finding { at: vec![section.heading.at.clone()], ..Finding::new(RULE.id, Level::Doubt, message) }
    }));
}

/// Whether as much as a row of the longest table was not found: a heading beside it may have been lost with it.
fn lacks_row(report: &Report) -> bool {
    let missing = |table: &Table| table.cells.iter().filter(|cell| cell.state == State::Missing).count();
    report.tables.iter().any(|table| missing(table) >= form::APPLICANTS.len())
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
        expect(&RULE, "inlined = 5\nheading.5 = none", &[Level::Unchecked]);
        expect(&RULE, "inlined = 5\nheading.5 = none\nheading.4 = none", &[Level::Doubt, Level::Unchecked]);
    }

    #[test]
    fn headings_are_found_in_other_words_places_and_numbers() {
        let text = include_str!("../../../tests/reports/xinxiang-edz-2023.txt");
        for (replaced, sections) in [
            (&[("五、存在的主要问题及改进情况", "五、存在的不足及下一步工作打算")][..], [1, 2, 3, 4, 5, 6]),
            (&[("一、总体情况", "一、  总 体 情 况")], [1, 2, 3, 4, 5, 6]),
            (&[("一、总体情况", "一、总体情况（黑体三号）")], [1, 2, 3, 4, 5, 6]),
            (&[("六、其他需要报告的事项", "五、其他需要报告的事项")], [1, 2, 3, 4, 5, 6]),
            (
                &[
                    ("五、存在的主要问题及改进情况", "五、其他需要报告的事项"),
                    ("六、其他需要报告的事项", "六、存在的主要问题及改进情况"),
                ],
                [1, 2, 3, 4, 6, 5],
            ),
        ] {
            let text = replaced.iter().fold(text.to_owned(), |text, (from, to)| text.replacen(from, to, 1));
            let report = crate::reading::read(&crate::source::read_text(text)).reports.remove(0);
            let found: Vec<u8> = report.sections.iter().map(|section| section.number).collect();
            assert_eq!(found, sections, "{replaced:?}");
        }
    }

    #[test]
    fn of_two_titles_the_one_of_the_period_counts() {
        let text = include_str!("../../../tests/reports/xinxiang-edz-2023.txt");
        let title = "\n新乡经济技术开发区管理委员会2022年政府信息公开工作年度报告\n\n本报告数据的统计期限自2023年1月1日起至2023年12月31日止。\n一、总体情况";
        let text = text.replacen("一、总体情况", title, 1);
        let report = crate::reading::read(&crate::source::read_text(text)).reports.remove(0);
        assert_eq!(report.year, Some(2023));
    }

    #[test]
    fn sections_out_of_order_are_named() {
        let mut report = report("");
        report.sections.swap(4, 5);
        assert_eq!(disorder(&report).map(|section| section.number), Some(5));
    }
}
