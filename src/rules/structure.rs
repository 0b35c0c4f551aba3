//! Rules on the build of a report: sections, headings, what section one, five and six have to say, title and year.

pub mod aspects;
pub mod assessment;
pub mod fee_statement;
pub mod heading;
pub mod problems;
pub mod repeated;
pub mod sections;
pub mod title;

use crate::form::{self, Edition};
use crate::report::{Passage, Report};

/// Whether the notice that prescribes the report asks for something; without a year the edition of its tables says which
/// notice that is.
fn asks(report: &Report, what: fn(&Edition) -> bool) -> bool {
    let edition = match (report.year, report.tables.split_first()) {
        (Some(year), _) => form::edition_for_year(year),
        (None, Some((first, rest))) if rest.iter().all(|table| table.edition == first.edition) => Some(first.edition),
        _ => None,
    };
    edition.is_some_and(what)
}

/// The passages of a section. What stands before the first heading counts to section one where that heading is missing:
/// it is the one that readers lose most often.
fn passages(report: &Report, section: u8) -> impl Iterator<Item = &Passage> + Clone {
    let lost = section == 1 && !has_heading(report, 1);
    report.prose.iter().filter(move |passage| passage.section == section || (lost && passage.section == 0))
}

/// Whether the heading of a section was found.
fn has_heading(report: &Report, section: u8) -> bool {
    report.sections.iter().any(|found| found.number == section)
}

/// Whether any passage says one of the words, blanks between their characters allowed.
fn says<'a>(mut passages: impl Iterator<Item = &'a Passage> + Clone, words: &[&str]) -> bool {
    // Most reports say it without blanks, and by the first of the words.
    words.iter().any(|word| passages.clone().any(|passage| passage.text.contains(word)))
        || passages.any(|passage| {
            let any = |text: &str| words.iter().any(|word| text.contains(word));
            let mut pieces = passage.text.split([' ', '\t', '\u{a0}', '\u{3000}']);
            let (first, second) = (pieces.next(), pieces.next());
            second.is_some() && any(&first.into_iter().chain(second).chain(pieces).collect::<String>())
        })
}
