//! Rules on the build of a report: sections, headings, what section one, five and six have to say, title and year.

pub mod aspects;
pub mod assessment;
pub mod cut;
pub mod damaged;
pub mod fee_statement;
pub mod heading;
pub mod listed;
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

/// Whether the passages say one of the words, be it with blanks between its characters or broken over two of them.
fn says<'a>(passages: impl Iterator<Item = &'a Passage> + Clone, words: &[&str]) -> bool {
    // Most reports say it as it is written, and by the first of the words.
    let any = |says: &dyn Fn(&str) -> bool| words.iter().any(|word| says(word));
    any(&|word| passages.clone().any(|passage| passage.text.contains(word))) || {
        let whole: String = passages.clone().flat_map(|passage| passage.text.split_whitespace()).collect();
        any(&|word| whole.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::Level;
    use crate::rules::example::{expect, findings};

    #[test]
    fn a_report_that_was_not_read_as_it_stands_lacks_nothing() {
        for rule in [&sections::RULE, &problems::RULE, &aspects::RULE, &assessment::RULE, &fee_statement::RULE] {
            assert!(findings(rule, rule.fails).iter().any(|finding| finding.level == Level::Doubt), "{}", rule.id);
            let partial = findings(rule, &format!("{}\npartial = yes", rule.fails));
            assert!(partial.iter().all(|finding| finding.level == Level::Unchecked), "{}", rule.id);
        }
    }

    #[test]
    fn a_word_may_be_broken() {
        let unit = "unit = 某县人民政府\ntext.1 = 开展工作考核，接受社会 评议，未发生责任追\n";
        expect(&assessment::RULE, &format!("{unit}text.1 = 究情形。"), &[]);
        expect(&assessment::RULE, &format!("{unit}text.1 = 查情形。"), &[Level::Doubt]);
    }
}
