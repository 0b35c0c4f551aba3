//! What the prose says of the report itself, read sentence by sentence when a rule asks for it: reading all of it would cost
//! a third of what reading costs.

pub(super) mod blank;
mod body;
mod notice;
mod parts;
mod period;
mod year;

use super::grammar::clip;
use crate::report::Report;
use crate::report::claims::{About, Said, Sentence};

/// How one kind of statement is read.
pub struct Reader {
    /// The sections in which it may stand; `None` for the passages that may hold a blank of the template.
    sections: Option<&'static [u8]>,
    /// Whether a passage or a sentence may hold one, which most do not: a quick look.
    may_hold: fn(&str) -> bool,
    /// What ends a sentence; without, a passage is one.
    ends: &'static [char],
    /// Adds what a sentence says of a report of that year.
    read: fn(&str, Option<i32>, &mut Vec<About>),
}

/// Ends of a sentence that says one thing.
const ENDS: &[char] = &['。', '；', ';'];

/// The periods that the figures are said to be of.
pub static PERIODS: Reader = Reader {
    sections: Some(&[0, 1]),
    may_hold: period::may_date,
    ends: &['。'],
    read: |words, year, found| found.extend(period::given(words, year).map(About::Period)),
};

/// The years that the preface and section one name.
pub static YEARS: Reader = Reader {
    sections: Some(&[0, 1]),
    may_hold: |text| text.contains('年'),
    ends: &['。'],
    read: |words, year, found| found.extend(year::named(words, year).into_iter().map(About::Year)),
};

/// The bodies whose report it is said to be.
pub static BODIES: Reader = Reader {
    sections: Some(&[0, 1]),
    may_hold: |text| text.contains(body::REPORT),
    ends: &[],
    read: |text, year, found| found.extend(body::introduced(text, year).map(About::Body)),
};

/// The years whose report the preface announces.
pub static ANNOUNCED: Reader = Reader {
    sections: Some(&[0]),
    may_hold: |text| text.contains('年') && (text.contains("公开") || text.contains("报告")),
    ends: ENDS,
    read: |words, _, found| found.extend(year::announced(words).into_iter().map(About::Announced)),
};

/// The parts that the preface counts.
pub static PARTS: Reader = Reader {
    sections: Some(&[0]),
    may_hold: |text| text.contains('部'),
    ends: ENDS,
    read: |words, _, found| found.extend(parts::counted(words).map(About::Parts)),
};

/// The numbers of notices by which it is said to be made: only the opening and the closing sections speak of the form.
pub static NOTICES: Reader = Reader {
    sections: Some(&[0, 1, 5, 6]),
    may_hold: |text| text.contains('号') && text.contains('国'),
    ends: ENDS,
    read: |words, _, found| found.extend(notice::cited(words).into_iter().map(About::Notice)),
};

/// What was left of the template.
pub static BLANKS: Reader = Reader {
    sections: None,
    may_hold: |_| true,
    ends: &['。', '；', ';', '\n'],
    read: |words, _, found| found.extend(blank::first(words).map(About::Blank)),
};

/// What a report says of itself in one respect.
pub fn read(report: &Report, reader: &Reader) -> Vec<Said> {
    let mut found = Vec::new();
    each(report, reader, &mut |said| {
        found.push(said);
        true
    });
    found
}

/// The same one by one, as long as `visit` wants more.
pub fn each(report: &Report, reader: &Reader, visit: &mut dyn FnMut(Said) -> bool) {
    for (index, passage) in (0..).zip(&report.prose) {
        let may_stand = match reader.sections {
            Some(sections) => sections.contains(&passage.section),
            None => report.claims.marked.binary_search(&index).is_ok(),
        };
        let text = passage.text.as_str();
        if may_stand && (reader.may_hold)(text) && !sentences((index, text), reader, report.year, visit) {
            return;
        }
    }
}

/// What the sentences of a passage say; whether more is wanted.
fn sentences(
    (passage, text): (u32, &str),
    reader: &Reader,
    year: Option<i32>,
    visit: &mut dyn FnMut(Said) -> bool,
) -> bool {
    let (mut end, mut said) = (0, Vec::new());
    text.split_inclusive(reader.ends).all(|words| {
        let start = end;
        end += words.len();
        if (reader.may_hold)(words) {
            (reader.read)(words, year, &mut said);
        }
        let sentence = Sentence { passage, start: clip(start), end: clip(end) };
        said.drain(..).all(|what| visit(Said { sentence, what }))
    })
}
