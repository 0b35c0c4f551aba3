//! The notices by which a report is said to be made.

use crate::form::EDITIONS;
use crate::report::claims::plain;

/// Bytes from 国办 to the year, at most.
const OFFICE: usize = 30;

/// The numbers of notices of the general office of the State Council that a sentence cites as prescribing the form,
/// whatever their brackets: `国办…〔year〕number号`.
pub fn cited(sentence: &str) -> Vec<String> {
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
    let cited = text.match_indices("国办").filter_map(|(at, _)| number(at));
    cited.filter(|cited| is_of_the_form(cited, sentence)).collect()
}

/// Whether a citation means the form: it has one of the forms' numbers, or the sentence speaks of the form.
fn is_of_the_form(cited: &str, sentence: &str) -> bool {
    let mut numbers = EDITIONS.iter().filter_map(|edition| edition.notice.split_once('〔'));
    numbers.any(|(_, number)| cited.ends_with(number)) || sentence.contains("年度报告格式")
}
