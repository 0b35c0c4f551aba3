//! Outline: title, body, year, sections and prose of a report, given where its tables stand.

mod head;
mod headings;
mod titles;

use super::normal::{normalize, normalize_into};
use super::overview::Overview;
use super::passages::{self, ProseLine};
use super::scan::{Heading, Scan};
use super::stream::Stream;
use super::title;
use super::vocabulary::{LONGEST_LABEL, Term, vocabulary};
use crate::characters::{half_width, half_width_digit, has_byte};
use crate::form::TableKind;
use crate::order::within;
use crate::report::{Passage, Report, Section, Stated};
pub use headings::is_of_the_form;
use headings::{Begun, add_short, beginning, headings, inlined};
use std::ops::Range;
pub use titles::titles;
use titles::{twice, unit_beside};

fn squash(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Fills in what stands around the tables, from the atoms of the report.
pub fn fill(seen: &Overview<'_>, tables: &[(usize, usize)], atoms: Range<usize>, report: &mut Report) {
    let Overview { stream, scan, .. } = seen;
    let (headings, contents) = headings(scan, stream, &atoms);
    let mut headings = headings.to_vec();
    let begun = add_short(stream, &atoms, &mut headings);
    let titles = seen.titles_within(atoms.clone());
    let first_table = tables.first().map_or(atoms.end, |table| table.0);
    // The last title before the text begins: what stands above it is navigation.
    let body = headings.first().map_or(first_table, |heading| heading.atom).min(first_table);
    let before = within(titles, 0..body, |(atom, _)| *atom);
    let best = before.iter().rfind(|(_, title)| title.year.is_some()).or(before.last()).or(titles.first());
    // What a page shows above all titles (counts of the whole site) is none of the report's; nor what stands between the
    // title of a collection and the report's own, nor the titles of others.
    let begins = before.iter().find(|(_, title)| best.is_none_or(|(_, own)| own.unit == title.unit));
    let begins = begins.map_or(atoms.start, |(atom, _)| *atom);
    let is_other = |(atom, title): &&(usize, title::Title)| {
        let apart = |own: &title::Title| title.year.is_some() && title.year != own.year;
        best.is_some_and(|(_, own)| apart(own)) && title::parse(stream.text(*atom)).is_some()
    };
    let others: Vec<usize> = titles.iter().filter(is_other).map(|(atom, _)| *atom).collect();
    let own = (begins..atoms.end).filter(|atom| !contents.contains(atom) && !others.contains(atom));
    report.prose = prose(stream, scan, tables, (&headings, &begun), own);
    if let Some((atom, title)) = best.map(|best| twice(before, best, &report.prose)) {
        let at = stream.place(*atom);
        report.title = Some(Stated { text: title.text.clone(), at: at.clone() });
        report.year = title.year;
        report.part_of_year = title.partial_year;
        report.unit = match title.unit.is_empty() {
            true => unit_beside(stream, *atom, atoms.start..body),
            false => Some(Stated { text: title.unit.clone(), at }),
        };
    }
    let head = head::atoms(&atoms, first_table);
    report.unit = report.unit.take().or_else(|| head::body(stream, head.clone()));
    report.year = report.year.or_else(|| year_of_period(&report.prose)).or_else(|| head::year(stream, head));
    report.sections = headings.iter().map(|heading| section(stream, heading, &begun)).collect();
    report.inlined = inlined(stream, atoms, &headings);
}

/// A section under its heading.
fn section(stream: &Stream<'_>, heading: &Heading, begun: &[Begun]) -> Section {
    // 一、  总 体 情 况: blanks may part it.
    let text = stream.text(heading.atom);
    let end = beginning(begun, heading.atom).unwrap_or(text.len());
    let text = text[..end].trim_end_matches(['。', '：', ' ']);
    let is_number = text.trim_end_matches('、').chars().count() == 1 || text.ends_with("部分");
    let row = stream.row_of(heading.atom).filter(|_| is_number);
    let text = row.map_or(text, |row| stream.row_text(row));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // 第一部分 on a line of its own, the words on the next.
    let worded = text.ends_with("部分") || is_of_the_form(heading.number, &text);
    Section { number: heading.number, heading: Stated { text, at: stream.place(heading.atom) }, worded }
}

/// Atoms above the first column that is read among which the rest of its header is looked for.
const HEADER: usize = 16;

/// The first atom of a table's header, given the first one that was read: a column with a number (自然人（1）) is none that
/// is read, and no prose either.
pub fn header_of(seen: &Overview<'_>, first: usize) -> usize {
    let Overview { stream, scan, .. } = seen;
    let above = (first.saturating_sub(HEADER)..first).rev();
    let is_short = |atom: &usize| {
        let text = stream.text(*atom);
        text.len() <= LONGEST_LABEL && (text.is_ascii() || !text.contains('。'))
    };
    let is_column = |term: &Term| matches!(term, Term::Column(..));
    let is_mark = |rest: &str| rest.chars().all(|c| c.is_ascii_digit() || " （）()[]".contains(half_width(c)));
    let is_marked = |text: &str| text.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | '）' | ']'));
    let is_of_it = |atom: &usize| {
        let text = stream.text(*atom);
        let is_label = || scan.labels.binary_search(&(*atom as u32)).is_ok();
        !text.is_ascii() && (is_label() || is_marked(text) && begins_with(text, is_column, &is_mark))
    };
    above.take_while(is_short).filter(is_of_it).last().unwrap_or(first)
}

/// Every line that is neither table nor heading.
fn prose(
    stream: &Stream<'_>,
    scan: &Scan,
    tables: &[(usize, usize)],
    (headings, begun): (&[Heading], &[Begun]),
    atoms: impl Iterator<Item = usize>,
) -> Vec<Passage> {
    let mut lines = Vec::new();
    let mut section = 0;
    let mut headings = headings.iter().peekable();
    let mut tables = tables.iter().peekable();
    // One past the last atom of the tables that have begun.
    let mut table_end = 0;
    for atom in atoms {
        // Digits of a table, too short for a heading or the end of a sentence.
        if atom < table_end && stream.atoms[atom].text.len() < '。'.len_utf8() {
            continue;
        }
        while let Some((_, last)) = tables.next_if(|(first, _)| *first <= atom) {
            table_end = table_end.max(*last + 1);
        }
        if let Some(heading) = headings.next_if(|heading| heading.atom == atom) {
            section = heading.number;
            if beginning(begun, atom).is_none() {
                continue;
            }
        }
        let in_table = atom < table_end;
        let text = stream.text(atom);
        // A label of the form is no prose, but a sentence may begin with one (现行有效：0。).
        let of_the_form = (in_table || scan.labels.binary_search(&(atom as u32)).is_ok()) && !text.ends_with('。');
        if of_the_form || text.is_empty() || states_cells(text) {
            continue;
        }
        lines.push(ProseLine { atom, section });
    }
    let mut passages = passages::passages(stream, &lines);
    for &(atom, end) in begun {
        let start = stream.place(atom).start;
        if let Some(passage) = passages.iter_mut().find(|passage| passage.at.start == start) {
            passage.text.drain(..end);
            passage.at.start += end as u32;
            passage.lines.iter_mut().for_each(|line| line.start -= end as u32);
        }
    }
    passages.retain(|passage| !instructs(&passage.text));
    passages
}

/// Whether a passage says how the form is filled in: its figures are examples.
fn instructs(text: &str) -> bool {
    let body = text.trim_start_matches(['（', '(', '【']);
    let is_note = ["填表说明", "填报说明", "填写说明", "示例"].iter().any(|word| body.starts_with(word));
    is_note || has_byte(text, b'=') && text.contains("如：")
}

/// Whether a line states cells of the form by their names, row and column, as an export lists them:
/// `（一）予以公开·自然人：5`, the group of the row before it.
fn states_cells(text: &str) -> bool {
    let may_begin = |c: char| c.is_ascii_digit() || "（(一二四".contains(c);
    if text.len() > 400 || text.ends_with('。') || !text.starts_with(may_begin) {
        return false;
    }
    let is_row = |term: &Term| matches!(term, Term::Row(TableKind::Applications, _));
    let is_column = |term: &Term| matches!(term, Term::Column(TableKind::Applications, _));
    let is_group = |term: &Term| matches!(term, Term::Group(TableKind::Applications));
    let goes_on = |rest: &str| !normalize(rest).is_empty();
    let states = |text: &str| begins_with(text, is_row, &|rest| begins_with(rest, is_column, &goes_on));
    states(text) || begins_with(text, is_group, &states)
}

/// Whether a text begins with a wanted label and what follows is right too. Reads no further than a label can go on.
fn begins_with(text: &str, wanted: fn(&Term) -> bool, is_right: &dyn Fn(&str) -> bool) -> bool {
    let mut label = String::new();
    for (at, c) in text.char_indices() {
        let (length, end) = (label.len(), at + c.len_utf8());
        normalize_into(&text[at..end], &mut label);
        if label.len() == length {
            continue;
        }
        let is_label = vocabulary().exact(&label).is_some_and(|entry| entry.terms.iter().any(wanted));
        if is_label && is_right(&text[end..]) {
            return true;
        }
        if vocabulary().longer(&label).is_empty() {
            return false;
        }
    }
    false
}

/// The year of the statistic period: `自2023年1月1日起至…12月31日`.
fn year_of_period(prose: &[Passage]) -> Option<i32> {
    prose.iter().take(40).find_map(|passage| {
        let text: String = squash(&passage.text).chars().map(half_width_digit).collect();
        let (start, _) = text.match_indices("年1月1日").find(|(at, _)| text[*at..].contains("12月31日"))?;
        let from = text[..start].char_indices().rev().nth(3)?.0;
        title::year(&text[from..]).map(|(_, _, year)| year)
    })
}
