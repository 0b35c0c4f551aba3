//! Rules on the prose: what its sentences state, held against the tables, against each other and against the year.

mod beside;
pub mod cell;
pub mod channels;
mod elsewhere;
mod explained;
pub mod fee;
pub mod held;
pub mod notice;
pub mod other_body;
pub mod parts;
pub mod period;
pub mod repeated;
pub mod share;
pub mod trend;
pub mod unchecked;
pub mod unfinished;
pub mod whole;
pub mod whose;
pub mod year;

use crate::messages::Message;
use crate::report::claims::{self, Claim, Mention};
use crate::report::{Passage, Place, Report};
use crate::rules::Finding;
use crate::verdict::Level;
use std::ops::Range;

/// A finding on bytes `start..end` of a sentence, with the sentence as its quote.
fn on_sentence(
    report: &Report,
    rule: &'static str,
    level: Level,
    message: Message,
    (sentence, start, end): (u32, u32, u32),
) -> Finding {
    let finding = Finding::new(rule, level, message);
    let Some(sentence) = report.claims.sentences.get(sentence as usize) else { return finding };
    let Some(passage) = report.prose.get(sentence.passage as usize) else { return finding };
    on_part(finding, passage, sentence.start as usize..sentence.end as usize, start as usize..end as usize)
}

/// The finding on bytes `part` of a passage, with the sentence around them as its quote.
fn on_part(finding: Finding, passage: &Passage, sentence: Range<usize>, part: Range<usize>) -> Finding {
    let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let quote = passage.text.get(sentence.clone()).unwrap_or_default().trim_start();
    Finding {
        spot: clip(part.start.saturating_sub(sentence.end - quote.len())),
        quote: Some(quote.trim_end().to_owned()),
        at: vec![claims::place(passage, clip(part.start), clip(part.end))],
        ..finding
    }
}

/// The sentences of a passage, which end with one of `ends`, and the bytes that they are.
fn sentences<'a>(passage: &'a Passage, ends: &'a [char]) -> impl Iterator<Item = (Range<usize>, &'a str)> {
    let mut end = 0;
    passage.text.split_inclusive(ends).map(move |sentence| {
        let start = end;
        end += sentence.len();
        (start..end, sentence)
    })
}

/// What a sentence says before byte `end` of its passage.
fn said(report: &Report, sentence: u32, end: u32) -> &str {
    between(report, sentence, 0, end)
}

/// What a sentence says in bytes `from..to` of its passage.
fn between(report: &Report, sentence: u32, from: u32, to: u32) -> &str {
    let Some(sentence) = report.claims.sentences.get(sentence as usize) else { return "" };
    let text = report.prose.get(sentence.passage as usize).map_or("", |passage| passage.text.as_str());
    text.get(sentence.start.max(from) as usize..sentence.end.min(to) as usize).unwrap_or_default()
}

/// The sentence before a number.
fn text_before<'a>(report: &'a Report, mention: &Mention) -> &'a str {
    said(report, mention.sentence, mention.start)
}

/// The sentence behind a claim.
fn text_behind<'a>(report: &'a Report, claim: &Claim) -> &'a str {
    between(report, claim.sentence, claim.end, u32::MAX)
}

/// A number as it stands in the text.
fn written<'a>(report: &'a Report, mention: &Mention) -> &'a str {
    between(report, mention.sentence, mention.start, mention.end)
}

/// The places of mentions.
fn places(report: &Report, mentions: &[u32]) -> Vec<Place> {
    let claims = &report.claims;
    let mention = |index: &u32| claims.mention(*index);
    mentions
        .iter()
        .filter_map(mention)
        .filter_map(|found| claims.place(report, found.sentence, found.start, found.end))
        .collect()
}
