//! Reading: Document → Reports. Aligns what stands in the document to the form's known sequence of labels.
//!
//! ```text
//! Document → stream (lines and cells as one sequence) → scan (labels in order, slots behind them)
//!          → rows (which slot is which cell) → tables (edition, values) → outline (title, sections, prose)
//! ```
//!
//! A number is never guessed. Where the document leaves open which cell a number belongs to, the cells are unreadable
//! and say why.

pub mod claims;
mod columns;
mod deviations;
mod groups;
mod instance;
mod normal;
mod outline;
mod overview;
mod passages;
mod review;
mod rows;
mod scan;
mod scope;
mod sieve;
mod stream;
mod tables;
pub mod title;
pub(crate) mod traditional;
mod value;
mod vocabulary;

use crate::document::{Document, Loss, Note};
use crate::form::{Unit, edition_for_year};
use crate::order::within;
use crate::report::{Report, State, Stated, Table};
use groups::{Groups, title_above};
use overview::Overview;
use std::ops::Range;
use stream::Stream;
use tables::Read;
use value::Factor;

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The reports of the document, in its order; empty where nothing of the form was found.
    pub reports: Vec<Report>,
    /// Why there is none, where that is known: an older form, a note on half a year.
    pub declined: Option<Note>,
}

/// Reads a document.
pub fn read(document: &Document) -> Reading {
    let mut reading = read_whole(document);
    let partial = document.notes.iter().any(|note| matches!(note.loss, Loss::Part | Loss::Rest));
    let cut = document.notes.iter().any(Note::is_limit);
    let damaged = document.notes.iter().any(Note::is_damage);
    for report in &mut reading.reports {
        report.partial |= partial;
        (report.cut, report.damaged) = (cut, damaged);
    }
    reading
}

fn read_whole(document: &Document) -> Reading {
    let stream = Stream::new(document);
    let titles = outline::titles(&stream);
    let mut groups = Groups::default();
    // A table is read as soon as it was found: what was found of all of them would take as much as the text.
    let mut last = None;
    let scan = scan::scan(&stream, &mut |instance| {
        let year = title_above(&titles, instance.atoms.0).and_then(|title| title.year);
        let likely = year.and_then(edition_for_year).or(last);
        if let Some(read) = tables::read(&stream, &instance, likely) {
            last = Some(read.table.edition);
            groups.add(&stream, read, &titles);
        }
    });
    groups.join_parted(&titles, &scan.headings);
    let Groups { mut groups, mut repeats } = groups;
    for group in &mut groups {
        tables::doubt_beside_scrambled(&stream, group);
        tables::doubt_beside_loose(&stream, group);
    }
    crate::order::plain(&mut repeats);
    let seen = Overview { stream, scan, titles };
    if groups.is_empty() {
        return without_tables(&seen);
    }
    let starts = seen.starts(&groups);
    let ends = starts.iter().skip(1).copied().chain([seen.stream.atoms.len()]);
    let ranges: Vec<Range<usize>> = starts.iter().zip(ends).map(|(start, end)| *start..end).collect();
    let mut reports = Vec::with_capacity(groups.len());
    for (group, atoms) in groups.into_iter().zip(ranges) {
        reports.push(report(&seen, group, &repeats, atoms));
    }
    // The stream is as large as the document, and so is what the prose states.
    drop(seen);
    if reports.len() > 1 && !reports.iter().all(is_blank_form) {
        reports.retain(|report| !is_blank_form(report));
    }
    reports.iter_mut().for_each(claims::attach);
    Reading { reports, declined: None }
}

/// Whether a report is nobody's and states no number: the form before it is filled in, as it stands beside reports.
fn is_blank_form(report: &Report) -> bool {
    let is_nobodys = |unit: &Stated| unit.text.contains(['X', '×', 'Ｘ', '＿', '_', '○']);
    let mut cells = report.tables.iter().flat_map(|table| &table.cells);
    report.unit.as_ref().is_none_or(is_nobodys)
        && cells.all(|cell| matches!(cell.state, State::Blank | State::Placeholder | State::Missing))
}

/// The state of a value that a person typed into a table, in a column that counts in `unit`.
pub fn read_value(text: &str, unit: Unit, table: &Table) -> State {
    let named = table.money.filter(|_| unit == Unit::WanYuan);
    value::read_in(text, unit, named.map_or(Factor::PLAIN, Factor::money))
}

#[cfg(test)]
pub(crate) use outline::is_of_the_form;
pub use value::money_of;

/// A document without any table: a report whose tables are missing (pictures, perhaps), an older form, or nothing.
fn without_tables(seen: &Overview<'_>) -> Reading {
    let Overview { stream, scan, titles } = seen;
    let part_of_year = |title: &title::Title| {
        let declined = Note::fatal("form.part-of-year").with("title", &title.text);
        Reading { declined: Some(declined), ..Reading::default() }
    };
    let Some((_, title)) = titles.iter().find(|(_, title)| title.year.is_some()).or(titles.first()) else {
        let note = (0..stream.atoms.len()).find_map(|atom| title::note(stream.text(atom)));
        return note.map(|note| part_of_year(&note)).unwrap_or_default();
    };
    if title.partial_year {
        return part_of_year(title);
    }
    if let Some(year) = title.year.filter(|year| edition_for_year(*year).is_none()) {
        let declined = Note::fatal("form.older").with("year", year);
        return Reading { declined: Some(declined), ..Reading::default() };
    }
    if scan.headings.is_empty() {
        return Reading::default();
    }
    let mut found = Report::default();
    outline::fill(seen, &[], 0..stream.atoms.len(), &mut found);
    claims::attach(&mut found);
    Reading { reports: vec![found], declined: None }
}

/// The report that a group of tables belongs to, from its atoms.
fn report(seen: &Overview<'_>, group: Vec<Read>, repeats: &[(usize, usize)], atoms: Range<usize>) -> Report {
    let mut found = Report::default();
    let repeats = within(repeats, atoms.clone(), |(first, _)| *first);
    let again = seen.again(&group, repeats);
    found.repeated = again.map(|atom| seen.stream.place(atom));
    let own = group.iter().map(|read| (outline::header_of(seen, read.atoms.0), read.atoms.1));
    let mut ranges: Vec<(usize, usize)> = own.chain(repeats.iter().copied()).collect();
    let atoms = atoms.start..again.unwrap_or(atoms.end);
    crate::order::plain(&mut ranges);
    found.partial = group.iter().any(|read| read.scrambled);
    found.tables = group.into_iter().map(|read| read.table).collect();
    crate::order::by_key(&mut found.tables, |table| table.kind);
    outline::fill(seen, &ranges, atoms, &mut found);
    found
}
