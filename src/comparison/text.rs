//! What the prose says around a claim.

use crate::report::Report;
use crate::report::claims::{Claim, Dimension, Mention};

/// What a sentence says before byte `end` of its passage.
pub fn said(report: &Report, sentence: u32, end: u32) -> &str {
    between(report, sentence, 0, end)
}

/// What a sentence says in bytes `from..to` of its passage.
pub fn between(report: &Report, sentence: u32, from: u32, to: u32) -> &str {
    let Some(sentence) = report.claims.sentences.get(sentence as usize) else { return "" };
    let text = report.prose.get(sentence.passage as usize).map_or("", |passage| passage.text.as_str());
    text.get(sentence.start.max(from) as usize..sentence.end.min(to) as usize).unwrap_or_default()
}

/// A number as it stands in the text.
pub fn written<'a>(report: &'a Report, mention: &Mention) -> &'a str {
    between(report, mention.sentence, mention.start, mention.end)
}

/// The sentence before a number.
pub fn text_before<'a>(report: &'a Report, mention: &Mention) -> &'a str {
    said(report, mention.sentence, mention.start)
}

/// The sentence behind a number.
pub fn text_behind_number<'a>(report: &'a Report, mention: &Mention) -> &'a str {
    between(report, mention.sentence, mention.end, u32::MAX).trim_start()
}

/// The sentence behind a claim.
pub fn text_behind<'a>(report: &'a Report, claim: &Claim) -> &'a str {
    between(report, claim.sentence, claim.end, u32::MAX).trim_start()
}

/// What parts clauses.
pub const STOPS: [char; 5] = ['，', ',', '；', ';', '。'];
/// What stands between two of them is of one thing.
pub const SEMICOLONS: [char; 2] = ['；', ';'];
/// What parts the items of a list, beside [`STOPS`].
pub const COMMAS: [char; 4] = ['，', ',', '、', ' '];

/// What a text says since the last of these marks.
pub fn since<'a>(text: &'a str, marks: &[char]) -> &'a str {
    text.rsplit(marks).next().unwrap_or_default()
}

/// Whether a text has one of these words.
pub fn any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// The words of the clause before the number.
pub fn clause<'a>(report: &'a Report, claim: &Claim) -> &'a str {
    since(before(report, claim), &STOPS)
}

/// What the sentence says before the number; of how cases ended, the sentence before may say which.
pub fn before<'a>(report: &'a Report, claim: &Claim) -> &'a str {
    let sentence = |index: u32| report.claims.sentences.get(index as usize);
    let said = sentence(claim.sentence).and_then(|own| {
        let of_result = claim.quantity.dimension() == Dimension::Result;
        let last = claim.sentence.checked_sub(1).filter(|_| of_result).and_then(sentence);
        let from = last.filter(|last| last.passage == own.passage).unwrap_or(own).start;
        report.prose.get(own.passage as usize)?.text.get(from as usize..claim.start as usize)
    });
    said.unwrap_or_default()
}
