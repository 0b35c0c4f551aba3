//! What the prose says of the report itself: its period, its year, its form, its body and its parts. Read sentence by
//! sentence when a rule asks for it, and no further than it asks.

mod blank;
mod body;
mod notice;
mod parts;
mod period;
mod year;

use super::grammar::clip;
use crate::report::Report;
use crate::report::claims::{Blank, NamedYear, Parts, Period, Said, Sentence};
use std::ops::Range;

/// Ends of a sentence that says one thing.
const ENDS: &[char] = &['。', '；', ';'];

/// The periods that the figures are said to be of.
pub fn periods(report: &Report) -> impl Iterator<Item = Said<Period>> {
    let given = |sentence: &str| period::given(sentence, report.year);
    said(passages(report, |section| section <= 1).filter(|(_, text)| period::may_be_given(text)), &['。'], given)
}

/// The years whose report the preface announces.
pub fn announced(report: &Report) -> impl Iterator<Item = Said<i64>> {
    let preface = passages(report, |section| section == 0).filter(|(_, text)| year::may_be_announced(text));
    said(preface, ENDS, year::announced)
}

/// The years that the preface and section one name.
pub fn years(report: &Report) -> impl Iterator<Item = Said<NamedYear>> {
    said(passages(report, |section| section <= 1), &['。'], year::named)
}

/// The numbers of notices by which it is said to be made: only the opening and the closing sections speak of the form.
pub fn notices(report: &Report) -> impl Iterator<Item = Said<String>> {
    let about = passages(report, |section| section <= 1 || section >= 5).filter(|(_, text)| notice::may_be_cited(text));
    said(about, ENDS, notice::cited)
}

/// The bodies whose report it is said to be.
pub fn bodies(report: &Report) -> impl Iterator<Item = Said<String>> {
    let introduced = |(passage, text): (u32, &str)| {
        let (range, what) = body::introduced(text, report.year?)?;
        Some(Said { sentence: sentence(passage, range), what })
    };
    passages(report, |section| section <= 1).filter_map(introduced)
}

/// The parts that the preface counts.
pub fn parts(report: &Report) -> impl Iterator<Item = Said<Parts>> {
    said(passages(report, |section| section == 0).filter(|(_, text)| text.contains('部')), ENDS, parts::counted)
}

/// What was left of the template.
pub fn blanks(report: &Report) -> impl Iterator<Item = Said<Blank>> {
    let text = |index: &u32| Some((*index, report.prose.get(*index as usize)?.text.as_str()));
    said(report.claims.marked.iter().filter_map(text), blank::ENDS, blank::first)
}

/// Passages of some sections, by their place.
fn passages(report: &Report, is_of: impl Fn(u8) -> bool) -> impl Iterator<Item = (u32, &str)> {
    let all = (0..).zip(&report.prose).filter(move |(_, passage)| is_of(passage.section));
    all.map(|(index, passage)| (index, passage.text.as_str()))
}

/// What the sentences of passages say, which end with one of `ends`.
fn said<'a, T, Found: IntoIterator<Item = T>>(
    passages: impl Iterator<Item = (u32, &'a str)>,
    ends: &'static [char],
    read: impl Fn(&str) -> Found,
) -> impl Iterator<Item = Said<T>> {
    let sentences = passages.flat_map(move |(passage, text)| {
        let mut end = 0;
        text.split_inclusive(ends).map(move |words| {
            let start = end;
            end += words.len();
            (sentence(passage, start..end), words)
        })
    });
    sentences.flat_map(move |(sentence, words)| read(words).into_iter().map(move |what| Said { sentence, what }))
}

fn sentence(passage: u32, bytes: Range<usize>) -> Sentence {
    Sentence { passage, start: clip(bytes.start), end: clip(bytes.end) }
}
