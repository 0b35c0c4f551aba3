//! Rules on the build of a report: sections, headings, what section one, five and six have to say, title and year.

pub mod aspects;
pub mod assessment;
pub mod fee_statement;
pub mod heading;
pub mod problems;
pub mod sections;
pub mod title;

use crate::report::{Passage, Report};
use std::borrow::Cow;

/// The passages of a section. What stands before the first heading counts to section one where that heading is missing:
/// it is the one that readers lose most often.
fn passages(report: &Report, section: u8) -> impl Iterator<Item = &Passage> {
    let lost = section == 1 && !has_heading(report, 1);
    report.prose.iter().filter(move |passage| passage.section == section || (lost && passage.section == 0))
}

/// Whether the heading of a section was found.
fn has_heading(report: &Report, section: u8) -> bool {
    report.sections.iter().any(|found| found.number == section)
}

/// Whether any passage says one of the words, blanks between their characters allowed.
fn says<'a>(mut passages: impl Iterator<Item = &'a Passage>, words: &[&str]) -> bool {
    passages.any(|passage| {
        let text = squeezed(&passage.text);
        words.iter().any(|word| text.contains(word))
    })
}

/// The text without blanks.
fn squeezed(text: &str) -> Cow<'_, str> {
    const BLANKS: [char; 4] = [' ', '\t', '\u{a0}', '\u{3000}'];
    if text.contains(BLANKS) { Cow::Owned(text.replace(BLANKS, "")) } else { Cow::Borrowed(text) }
}
