//! A sentence of the template was left as it was.
//!
//! Why: ××, 【】, 此处填写 stand where something should have been filled in.
//! Basis: practice of review.

use crate::messages::{Arg, Message};
use crate::report::Passage;
use crate::rules::{Finding, Rule, Subject};
use crate::verdict::Level;

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.unfinished",
    level: Level::Doubt,
    holds: "text.1 = 发布【图解】3 期，共收到申请 2 件。",
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
];

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    let marked = report.claims.marked.iter().filter_map(|passage| report.prose.get(*passage as usize));
    for passage in marked {
        for sentence in passage.text.split_inclusive(['。', '；', '\n']) {
            let Some(blank) = BLANKS.iter().find(|blank| holds(sentence, blank)) else { continue };
            let start = passage.text.find(sentence).unwrap_or(0) + sentence.find(blank).unwrap_or(0);
            found.push(finding(passage, sentence, start, blank));
        }
    }
}

/// Whether the blank stands there by itself: `XX` inside a word of Latin letters (XXL, a link) is none.
fn holds(sentence: &str, blank: &str) -> bool {
    sentence.match_indices(blank).any(|(at, _)| {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '='));
        let before = sentence.get(..at).and_then(|text| text.chars().next_back());
        let after = sentence.get(at + blank.len()..).and_then(|text| text.chars().next());
        !blank.starts_with(['X', 'x', '_'])
            || !(latin(before.filter(|c| !matches!(c, 'X' | '_'))) || latin(after.filter(|c| !matches!(c, 'X' | '_'))))
    })
}

fn finding(passage: &Passage, sentence: &str, start: usize, blank: &str) -> Finding {
    let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let message = Message::new(RULE.id).with("blank", Arg::Text(blank.to_owned()));
    Finding {
        quote: Some(sentence.trim().to_owned()),
        at: vec![crate::reading::claims::place(passage, clip(start), clip(start + blank.len()))],
        ..Finding::new(RULE.id, Level::Doubt, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::claims;

    #[test]
    fn reading_marks_every_blank() {
        for blank in BLANKS {
            let passage = Passage { text: (*blank).to_owned(), ..Passage::default() };
            assert_eq!(claims::read(&[passage], None).marked, [0], "{blank}");
        }
    }
}
