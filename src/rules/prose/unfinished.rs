//! A sentence of the template was left as it was.
//!
//! Why: ××, 【】, 此处填写 stand where something should have been filled in.
//! Basis: practice of review.

use super::{on_part, sentences};
use crate::messages::{Arg, Message};
use crate::rules::{Finding, Rule, Subject};
use crate::verdict::Level;

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

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    let marked = report.claims.marked.iter().filter_map(|passage| report.prose.get(*passage as usize));
    for passage in marked {
        for (at, sentence) in sentences(passage, &['。', '；', ';', '\n']) {
            let mut blanks = BLANKS.iter().filter_map(|blank| Some((blank, place(sentence, blank)?)));
            let Some((blank, start)) = blanks.next() else { continue };
            let start = at.start + start;
            let message = Message::new(RULE.id).with("blank", Arg::Text((*blank).to_owned()));
            let finding = Finding::new(RULE.id, Level::Doubt, message);
            found.push(on_part(finding, passage, at, start..start + blank.len()));
        }
    }
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
        by_itself && !(blank.starts_with(['_', '＿']) && is_field(sentence, *at))
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
    use crate::reading::claims;
    use crate::report::Passage;

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
        ] {
            assert_eq!(BLANKS.iter().any(|blank| place(sentence, blank).is_some()), is_blank, "{sentence}");
        }
    }

    #[test]
    fn reading_marks_every_blank() {
        for blank in BLANKS {
            let passage = Passage { text: (*blank).to_owned(), ..Passage::default() };
            assert_eq!(claims::read(&[passage], None).marked, [0], "{blank}");
        }
    }
}
