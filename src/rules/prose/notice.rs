//! The notice that prescribes the form is cited with a wrong number, or the superseded one is.
//!
//! Why: the form of reports for 2021 and later is 国办公开办函〔2021〕30号; its predecessor was for 2019 and 2020.
//! Basis: 国办公开办函〔2021〕30号.

use super::{on_part, plain, sentences};
use crate::form;
use crate::messages::{Arg, Message};
use crate::report::Passage;
use crate::rules::{Finding, Rule, Subject};
use crate::verdict::Level;

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.notice",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "text.0 = 根据国办公开办函〔2021〕30号编制本报告。",
    #[cfg(test)]
    fails: "text.0 = 根据国办发〔2021〕30号年度报告格式编制本报告。",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    let Some(expected) = report.year.and_then(form::edition_for_year) else { return };
    for passage in report.prose.iter().filter(may_cite) {
        for (at, sentence) in sentences(passage, &['。', '；', ';']) {
            let wrong = |cited: &String| !expected.notice.ends_with(cited) && of_the_form(cited, sentence);
            let Some(cited) = cited(sentence).into_iter().find(wrong) else { continue };
            let superseded = form::EDITIONS.iter().any(|edition| edition.notice.ends_with(&cited));
            let key = if superseded { "prose.notice.superseded" } else { RULE.id };
            let message =
                Message::new(key).with("cited", Arg::Text(cited)).with("right", Arg::Text(expected.notice.to_owned()));
            found.push(on_part(Finding::new(RULE.id, Level::Doubt, message), passage, at.clone(), at));
        }
    }
}

/// Only the opening and the closing sections speak of the form, and a citation has a number.
fn may_cite(passage: &&Passage) -> bool {
    (passage.section <= 1 || passage.section >= 5) && passage.text.contains('号') && passage.text.contains('国')
}

/// Whether a citation means the form: it has one of the forms' numbers, or the sentence speaks of the form.
fn of_the_form(cited: &str, sentence: &str) -> bool {
    let mut numbers = form::EDITIONS.iter().filter_map(|edition| edition.notice.split_once('〔'));
    numbers.any(|(_, number)| cited.ends_with(number)) || sentence.contains("年度报告格式")
}

/// The document numbers of the general office of the State Council, whatever their brackets: `国办…〔year〕number号`.
fn cited(sentence: &str) -> Vec<String> {
    let bracket = |c| match c {
        '[' | '【' | '［' | '﹝' | '（' | '(' => '〔',
        ']' | '】' | '］' | '﹞' | '）' | ')' => '〕',
        c => c,
    };
    let text: String = plain(sentence).chars().map(bracket).collect();
    let number = |at: usize| {
        let (office, rest) = text[at..].split_once('〔').filter(|(office, _)| office.len() <= OFFICE)?;
        let (year, rest) = rest.split_once('〕')?;
        let (number, _) = rest.split_once('号')?;
        let number = number.trim_start_matches('第');
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        (digits(year) && digits(number)).then(|| format!("{office}〔{year}〕{number}号"))
    };
    text.match_indices("国办").filter_map(|(at, _)| number(at)).collect()
}

/// Bytes from 国办 to the year, at most.
const OFFICE: usize = 30;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::findings;

    #[test]
    fn numbers_of_the_form_and_of_other_notices() {
        for (text, count) in [
            ("根据国办公开办函〔2019〕60号编制。", 1),
            ("按照国办公开办函[2021] 30号要求编制。", 0),
            ("按照年度报告格式（国办公开办函〔2019〕30号）编制。", 1),
            ("根据国办公开办函（2019）60号编制。", 1),
            ("根据国办公开办函【２０１９】第６０号编制。", 1),
            ("按照年度报告格式（国办公开办函(2021)30号）编制。", 0),
            ("落实国办发〔2022〕8号要求，根据国办发［2021］30号编制。", 1),
            ("根据国办（信息公开办）30号年度报告格式编制。", 0),
            ("落实国办发〔2022〕8号政务公开工作要点。", 0),
            ("根据《条例》和上级要求编制。", 0),
        ] {
            assert_eq!(findings(&RULE, &format!("text.0 = {text}")).len(), count, "{text}");
        }
        assert_eq!(findings(&RULE, "year = 2020\ntext.0 = 根据国办公开办函〔2019〕60号编制。"), []);
    }
}
