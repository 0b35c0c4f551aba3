//! Rules on the build of a report: sections, headings, what section one, five and six have to say, title and year.

pub mod aspects;
pub mod assessment;
pub mod fee_statement;
pub mod heading;
pub mod problems;
pub mod sections;
pub mod title;

use crate::report::{Passage, Report};

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

/// Whether any passage says one of the words.
fn says<'a>(mut passages: impl Iterator<Item = &'a Passage>, words: &[&str]) -> bool {
    passages.any(|passage| words.iter().any(|word| contains(&passage.text, word)))
}

/// Whether a text holds a word, blanks between its characters allowed.
fn contains(text: &str, word: &str) -> bool {
    if text.contains(word) {
        return true;
    }
    if !text.contains([' ', '\u{a0}', '\u{3000}']) {
        return false;
    }
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    squeezed.contains(word)
}
