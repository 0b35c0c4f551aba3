//! Rules on the prose: what its sentences state, held against the tables, against each other and against the year.

pub mod cell;
pub mod channels;
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
mod whose;
pub mod year;

use crate::messages::Message;
use crate::reading::claims::Claims;
use crate::report::{Place, Report};
use crate::rules::Finding;
use crate::verdict::Level;

/// A finding on bytes `start..end` of a sentence, with the sentence as its quote.
fn on_sentence(
    report: &Report,
    rule: &'static str,
    level: Level,
    message: Message,
    (sentence, start, end): (u32, u32, u32),
) -> Finding {
    let claims: &Claims = &report.claims;
    Finding {
        quote: Some(claims.quote(report, sentence).to_owned()),
        at: claims.place(report, sentence, start, end).into_iter().collect(),
        ..Finding::new(rule, level, message)
    }
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
