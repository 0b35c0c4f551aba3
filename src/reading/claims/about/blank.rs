//! What was left of the template: ××, 【】, 此处填写.

use crate::characters::is_letter;
use crate::reading::claims::numeral;
use crate::report::claims::Blank;

/// What a template has where a writer should have put something.
const BLANKS: &[&str] = &[
    "××",
    "XX",
    "ＸＸ",
    "xx件",
    "xx条",
    "X件",
    "X条",
    "×件",
    "×条",
    "X年",
    "×年",
    "【】",
    "【填写",
    "单位名称】",
    "部门名称】",
    "机关名称】",
    "【请",
    "此处填写",
    "请填写",
    "此处填",
    "（文字描述",
    "(文字描述",
    "__",
    "＿＿",
    "○○",
    "（单位名称）",
    "(单位名称)",
    "（填写",
    "(填写",
    "实际情况填写",
];

/// The first blank of a sentence, in the order of the list.
pub fn first(sentence: &str) -> Option<Blank> {
    let known = |words: &&str| place(sentence, words).map(|at| (at, at + words.len()));
    let (start, end) = BLANKS.iter().find_map(known).or_else(|| note(sentence)).or_else(|| gap(sentence))?;
    Some(Blank { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
}

/// How a note of who drafts or reviews begins in parentheses, and how it ends: （待核实）, （此处由办公室补充）.
const NOTES: [&str; 3] = ["待", "请", "此处"];
const ASKED: [&str; 4] = ["核实", "核对", "核定", "补充"];
/// Characters that such a note has at most.
const NOTE: usize = 16;

/// Where a note stands that was to be taken out.
fn note(sentence: &str) -> Option<(usize, usize)> {
    let mut opens = sentence.match_indices(['（', '(']);
    opens.find_map(|(at, open)| {
        let (note, _) = sentence[at + open.len()..].split_once(['）', ')'])?;
        let is_note = NOTES.iter().any(|word| note.starts_with(word)) && ASKED.iter().any(|word| note.ends_with(word));
        let end = at + open.len() + note.len();
        (is_note && note.chars().count() <= NOTE)
            .then(|| (at, end + sentence[end..].chars().next().map_or(0, char::len_utf8)))
    })
}

/// What is left where a number should stand before its unit: two blanks or dots.
const GAPS: [&str; 4] = ["  ", "\u{3000}\u{3000}", "…", "\u{a0}\u{a0}"];

/// Whether a unit behind that text has no number: 收到申请  件, 收到申请…件.
pub fn lacks_number(before: &str) -> bool {
    let said = || before.trim_end_matches(|c: char| c.is_whitespace() || c == '…').chars().next_back();
    GAPS.iter().any(|gap| before.ends_with(gap)) && said().is_some_and(|c| is_letter(c) && !numeral::begins(c))
}

/// Where a unit has no number.
fn gap(sentence: &str) -> Option<(usize, usize)> {
    let ends = |behind: &str| behind.chars().next().is_none_or(|c| !is_letter(c) && !c.is_whitespace());
    let mut units = sentence.match_indices('件');
    units.find_map(|(at, unit)| {
        let (before, behind) = (&sentence[..at], &sentence[at + unit.len()..]);
        let said = before.trim_end_matches(|c: char| c.is_whitespace() || c == '…');
        (lacks_number(before) && ends(behind)).then_some((said.len(), at + unit.len()))
    })
}

/// Where the blank stands by itself: `XX` inside a word of Latin letters (XXL, a link) is none.
fn place(sentence: &str, blank: &str) -> Option<usize> {
    let mut starts = sentence.match_indices(blank).map(|(at, _)| at);
    starts.find(|at| {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '='));
        let before = sentence.get(..*at).and_then(|text| text.chars().next_back());
        let after = sentence.get(at + blank.len()..).and_then(|text| text.chars().next());
        let same = |c: &char| matches!(c, 'X' | 'x' | '_');
        let apart = || !(latin(before.filter(|c| !same(c))) || latin(after.filter(|c| !same(c))));
        let by_itself = !blank.starts_with(['X', 'x', '_']) || apart();
        // A field of a page (【单位名称】某局) or of a form that is told of (【单位名称】字段).
        let is_told = || after.is_some_and(|c| matches!(c, '【' | '、' | '字' | '栏' | '等'));
        // The title of a report is none.
        let titled = || sentence.trim_end().ends_with("年度报告");
        let begins = || sentence.get(..*at).is_none_or(|before| before.trim() == "【") && !titled();
        let is_label = blank.ends_with("名称】") && (begins() || is_told());
        by_itself && !is_label && !(blank.starts_with(['_', '＿']) && is_field(sentence, *at))
    })
}

/// Whether a line is to be written on by hand, or in a box of a page: `填表人：____`, `____年__月__日`, `____ 搜索`.
fn is_field(sentence: &str, at: usize) -> bool {
    let is_line = |c: char| matches!(c, '_' | '＿') || c.is_whitespace();
    let before = sentence.get(..at).unwrap_or_default().trim_end_matches(is_line);
    let after = sentence.get(at..).unwrap_or_default().trim_start_matches(is_line);
    let is_date = after.chars().all(|c| is_line(c) || matches!(c, '年' | '月' | '日'));
    let begins = before.is_empty() && !after.starts_with('年');
    begins || before.ends_with(['：', ':']) || is_date && (before.is_empty() || before.ends_with(['年', '月']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::claims::{self, about};
    use crate::report::{Passage, Report};

    #[test]
    fn a_blank_stands_by_itself() {
        for (sentence, is_blank) in [
            ("收到XXX件", true),
            ("收到xxx件", true),
            ("尺码XXL", false),
            ("见a.com/xx1", false),
            ("收到____件", true),
            ("公开23条（请根据实际情况填写）", true),
            ("____年，收到申请", true),
            ("统计期限为____年1月1日", true),
            ("填表人：______　填报日期：____年__月__日", false),
            ("____年__月__日", false),
            ("______ 搜索", false),
            ("电话：＿＿＿＿", false),
            ("填表人：张三，收到__件", true),
            ("本报告由【单位名称】编制", true),
            ("【单位名称】某局", false),
            ("完善【单位名称】【部门名称】等字段", false),
            ("【单位名称】2023年政府信息公开工作年度报告", true),
            ("收到政府信息公开申请  件，办结  件", true),
            ("收到申请  3  件", false),
            ("收到申请 件", false),
            ("收到申请……件。", true),
            ("涉及征地、拆迁……件件有回音", false),
            ("结转下年度（待核实）件", true),
            ("公开信息532条（请办公室核对）", true),
            ("（此处由办公室补充）", true),
            ("（待进一步处理）", false),
            ("办理情况（请社会各界监督）", false),
        ] {
            assert_eq!(first(sentence).is_some(), is_blank, "{sentence}");
        }
    }

    #[test]
    fn reading_marks_every_blank() {
        for blank in BLANKS {
            let prose = vec![Passage { text: format!("收到{blank}件"), ..Passage::default() }];
            let report = Report { claims: claims::read(&prose, None), prose, ..Report::default() };
            assert_eq!(about::read(&report, &about::BLANKS).len(), 1, "{blank}");
        }
    }
}
