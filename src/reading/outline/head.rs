//! The head of a form without a title: who filled it in and for which year, each behind its label
//! (填报单位：某镇　2023年度).

use super::squash;
use crate::characters::half_width_digit;
use crate::number::is_year;
use crate::reading::stream::Stream;
use crate::reading::title;
use crate::report::Stated;
use std::ops::Range;

/// Atoms above the first table among which its head stands.
const HEAD: usize = 16;

/// Labels of the body that reports.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "填报单位", "填表单位", "报送单位", "编报单位", "编制单位", "填报机关", "报送机关", "填报部门", "报送部门", "单位名称",
    "机关名称",
];

/// Labels of the report year.
const YEARS: &[&str] = &["统计年度", "报告年度", "填报年度", "所属年度", "年度", "统计期", "报告期"];

/// What other parts of the head begin with; most have a colon.
const OTHERS: &[&str] =
    &["填报时间", "填报日期", "填表时间", "填表日期", "报送时间", "报送日期", "报告年度", "统计年度"];

/// Characters of a name, at most.
const LONGEST: usize = 40;

/// The atoms of a report in which the head of its first table stands.
pub fn atoms(report: &Range<usize>, first_table: usize) -> Range<usize> {
    report.start.max(first_table.saturating_sub(HEAD))..first_table
}

/// The body that the head names.
pub fn body(stream: &Stream<'_>, mut head: Range<usize>) -> Option<Stated> {
    head.find_map(|atom| {
        let beside = named(behind(stream.text(atom), BODIES)?);
        let (text, atom) = match beside.is_empty() {
            true => (named(stream.text(atom + 1)), atom + 1),
            false => (beside, atom),
        };
        let is_name = (2..=LONGEST).contains(&text.chars().count()) && !text.contains(['。', '，', '_', '＿']);
        is_name.then(|| Stated { text, at: stream.place(atom) })
    })
}

/// The year that the head names.
pub fn year(stream: &Stream<'_>, mut head: Range<usize>) -> Option<i32> {
    head.find_map(|atom| year_in(stream.text(atom)))
}

/// What stands behind one of the labels, a colon and perhaps a note (填报单位（盖章）：).
fn behind<'t>(text: &'t str, labels: &[&str]) -> Option<&'t str> {
    let text = text.trim_start();
    let rest = labels.iter().find_map(|label| text.strip_prefix(label))?.trim_start();
    let noted = rest.strip_prefix(['（', '(']).and_then(|rest| rest.split_once(['）', ')']));
    noted.map_or(rest, |(_, rest)| rest.trim_start()).strip_prefix(['：', ':'])
}

/// The name that a text begins with, before the year and other words.
fn named(text: &str) -> String {
    let mut name = String::new();
    for word in text.split_whitespace() {
        let word: String = word.chars().map(half_width_digit).collect();
        let is_other = word.contains(['：', ':']) || word.starts_with(|c: char| c.is_ascii_digit());
        if is_other || OTHERS.iter().any(|other| word.starts_with(other)) {
            break;
        }
        if let Some((start, _, _)) = title::year(&word) {
            name += &word[..start];
            break;
        }
        name += &word;
    }
    name
}

/// The year of the head in a line: alone, behind its label, or behind the body. That of a date is another.
fn year_in(line: &str) -> Option<i32> {
    let text: String = squash(line).chars().map(half_width_digit).collect();
    let labelled = behind(&text, YEARS);
    let told = labelled.unwrap_or(&text);
    if labelled.is_some()
        && let Some(year) = told.get(..4).filter(|_| told.len() == 4).and_then(|digits| digits.parse().ok())
    {
        return is_year(i64::from(year)).then_some(year);
    }
    let (start, end, year) = title::year(told)?;
    let is_whole = end == told.len() || told[..end].ends_with('度');
    let is_begun = start == 0 || behind(&text, BODIES).is_some();
    (is_whole && is_begun).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_name_body_and_year() {
        for (line, body, year) in [
            ("填报单位：青山县石桥镇人民政府　2023年度", "青山县石桥镇人民政府", Some(2023)),
            ("填报单位（盖章）：青山县财政局        ２０２３年度", "青山县财政局", Some(2023)),
            ("填报单位:石 桥 镇 人 民 政 府", "石桥镇人民政府", None),
            ("单位名称：青山县财政局2023年", "青山县财政局", Some(2023)),
            ("填报单位：青山县财政局　填报时间：2024年1月15日", "青山县财政局", None),
            ("填报单位：统计局", "统计局", None),
            ("填表单位：青山县财政局 二〇二三年度 单位：件", "青山县财政局", Some(2023)),
            ("统计年度：2023", "", Some(2023)),
            ("年度：2023年", "", Some(2023)),
            ("2023年度", "", Some(2023)),
            ("2023年1月15日", "", None),
            ("填报日期：2024年", "", None),
            ("全年收到申请2023年度", "", None),
        ] {
            let found = behind(line, BODIES).map(named).unwrap_or_default();
            assert_eq!((found.as_str(), year_in(line)), (body, year), "{line}");
        }
    }
}
