//! What the prose says of the report itself, read sentence by sentence.

mod blank;
mod body;
mod notice;
mod parts;
mod period;
mod year;

use super::grammar::clip;
use crate::report::Passage;
use crate::report::claims::{About, Said, Sentence};
use std::ops::Range;

/// Ends of a sentence that says one thing.
const ENDS: &[char] = &['。', '；', ';'];

/// What passages of a report of that year say of it; `marked` are those that may hold a blank of the template.
pub fn read(prose: &[Passage], year: Option<i32>, marked: &[u32]) -> About {
    let mut about = About::default();
    for (index, passage) in (0..).zip(prose) {
        let text = passage.text.as_str();
        if passage.section <= 1 {
            if period::may_be_given(text) {
                collect(&mut about.periods, (index, text), &['。'], |sentence| period::given(sentence, year));
            }
            if text.contains('年') {
                collect(&mut about.years, (index, text), &['。'], year::named);
            }
            about.bodies.extend(year.and_then(|year| body::introduced(text, year)).map(|(range, what)| {
                let sentence = sentence(index, range);
                Said { sentence, what }
            }));
        }
        if passage.section == 0 {
            if year::may_be_announced(text) {
                collect(&mut about.announced, (index, text), ENDS, year::announced);
            }
            if text.contains('部') {
                collect(&mut about.parts, (index, text), ENDS, parts::counted);
            }
        }
        // Only the opening and the closing sections speak of the form.
        if (passage.section <= 1 || passage.section >= 5) && notice::may_be_cited(text) {
            collect(&mut about.notices, (index, text), ENDS, notice::cited);
        }
    }
    for index in marked {
        let text = prose.get(*index as usize).map_or("", |passage| passage.text.as_str());
        collect(&mut about.blanks, (*index, text), blank::ENDS, blank::first);
    }
    about
}

/// Adds what the sentences of a passage say, which end with one of `ends`.
fn collect<T, Read: IntoIterator<Item = T>>(
    found: &mut Vec<Said<T>>,
    (passage, text): (u32, &str),
    ends: &[char],
    read: impl Fn(&str) -> Read,
) {
    let mut end = 0;
    for words in text.split_inclusive(ends) {
        let start = end;
        end += words.len();
        let sentence = sentence(passage, start..end);
        found.extend(read(words).into_iter().map(|what| Said { sentence, what }));
    }
}

fn sentence(passage: u32, bytes: Range<usize>) -> Sentence {
    Sentence { passage, start: clip(bytes.start), end: clip(bytes.end) }
}
