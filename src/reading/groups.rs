//! Groups: the tables of a document, parted into reports. A table of a kind that the report already has begins the next
//! report, unless it is the same table again or another one of the same section.

use super::scan::Heading;
use super::stream::Stream;
use super::tables::{Read, hold_against, join};
use super::title::{self, Title};
use crate::order::within;
use crate::report::{Cell, State};

/// The tables of each report.
#[derive(Default)]
pub struct Groups {
    /// In the order of the document.
    pub groups: Vec<Vec<Read>>,
    /// First and last atoms of tables that stand there again.
    pub repeats: Vec<(usize, usize)>,
}

/// Characters of a line that says what year a table is of, at most, how many texts above the table it may stand, and how many
/// atoms.
const CAPTION: usize = 24;
const ABOVE: usize = 8;
const WITH_BLANKS: usize = 64;
const LAST_YEAR: [&str; 3] = ["上年", "上一年", "去年"];

impl Groups {
    /// Adds the next table.
    pub fn add(&mut self, stream: &Stream<'_>, read: Read, titles: &[(usize, Title)]) {
        let Some(current) = self.groups.last_mut() else { return self.groups.push(vec![read]) };
        let last = current.len().saturating_sub(1);
        let Some(at) = current.iter().position(|other| other.table.kind == read.table.kind) else {
            return current.push(read);
        };
        // A title with one table before the first section goes on with the sections.
        let is_before = |read: &Read| read.found.section == 0;
        let preface = is_before(&current[at]) && current.iter().filter(|read| is_before(read)).count() == 1;
        let twin = &mut current[at];
        let (one, other) = (title_above(titles, twin.atoms.0), title_above(titles, read.atoms.0));
        let same_title = one.map(|title| &title.text) == other.map(|title| &title.text);
        let same_edition = twin.table.edition == read.table.edition;
        let alike = |(a, b): (&Cell, &Cell)| a.state == b.state;
        if same_title && same_edition && twin.table.cells.iter().zip(&read.table.cells).all(alike) {
            return self.repeats.push(read.atoms);
        }
        // Rows that cannot be told apart are no sign of another report, and what stands beside them says no more.
        let is_open = |read: &Read| !read.table.cells.iter().any(Cell::is_read);
        if same_title && same_edition && is_open(twin) && is_open(&read) {
            let cells = twin.table.cells.iter_mut().zip(read.table.cells);
            return cells.filter(|(old, _)| old.state == State::Missing).for_each(|(old, cell)| *old = cell);
        }
        let goes_on = preface && one.is_some() && read.found.in_its_section;
        if same_title && goes_on && twin.found.report + 1 == read.found.report {
            *twin = read;
            return;
        }
        if !same_title || twin.found.report != read.found.report {
            return self.groups.push(vec![read]);
        }
        // A list in the prose that has some of a table's labels is not the table.
        if twin.found.is_stray() != read.found.is_stray() {
            if twin.found.is_stray() {
                *twin = read;
            }
            return;
        }
        if at < last || !same_edition || !(twin.found.in_its_section && read.found.in_its_section) {
            return self.groups.push(vec![read]);
        }
        let year = other.and_then(|title| title.year);
        self.repeats.push(settle(stream, twin, read, year));
    }

    /// Joins what the first title parted: programs that take text out of pages put big type where they like, and then
    /// a report's first sections stand above its title and the others below.
    pub fn join_parted(&mut self, titles: &[(usize, Title)], headings: &[Heading]) {
        let Some((title, _)) = titles.first() else { return };
        let first = |group: &Vec<Read>| group.first().map_or(usize::MAX, |read| read.atoms.0);
        let opens = |atoms| within(headings, atoms, |heading| heading.atom).iter().any(|heading| heading.number == 1);
        while let [before, after, rest @ ..] = &mut self.groups[..] {
            let parts = (first(before)..first(after)).contains(title);
            let next = rest.first().map_or(usize::MAX, first);
            if !parts || !opens(0..*title) || opens(*title..next) || !before.iter().all(|read| fits(read, after)) {
                return;
            }
            for read in std::mem::take(after) {
                match before.iter_mut().find(|twin| twin.table.kind == read.table.kind) {
                    Some(twin) => join_cells(twin, read),
                    None => before.push(read),
                }
            }
            self.groups.remove(1);
        }
    }
}

/// Of two tables in one section of a report of that year, leaves one of which the other is a part or the last year's; the
/// atoms of that other.
fn settle(stream: &Stream<'_>, twin: &mut Read, read: Read, year: Option<i32>) -> (usize, usize) {
    let atoms = read.atoms;
    match replaces(stream, twin, &read, year) {
        Some(true) => return std::mem::replace(twin, read).atoms,
        Some(false) => {}
        None => {
            // One that goes on over a page has what the other lacks; two whole tables say each cell twice.
            let whole = twin.found.most && read.found.most;
            for (old, cell) in twin.table.cells.iter_mut().zip(read.table.cells) {
                if whole { hold_against(old, cell) } else { join(old, cell) }
            }
        }
    }
    atoms
}

/// Whether the second of two tables is the one of the report's year, where they say what year they are of.
fn replaces(stream: &Stream<'_>, twin: &Read, read: &Read, year: Option<i32>) -> Option<bool> {
    match [twin, read].map(|read| Caption::above(stream, read)) {
        [Caption::Year(a), Caption::Year(b)] if a != b => {
            let year = year.unwrap_or(a.max(b));
            Some(b == year || a != year && b > a)
        }
        [Caption::LastYear, other] if other != Caption::LastYear => Some(true),
        [other, Caption::LastYear] if other != Caption::LastYear => Some(false),
        // Only the other one names a year, and not the report's.
        [Caption::Year(a), Caption::None] if year.is_some_and(|year| a != year) => Some(true),
        [Caption::None, Caption::Year(b)] if year.is_some_and(|year| b != year) => Some(false),
        _ => None,
    }
}

/// Whether no table of a group is of that table's kind but of another edition.
fn fits(read: &Read, group: &[Read]) -> bool {
    group.iter().all(|other| other.table.kind != read.table.kind || other.table.edition == read.table.edition)
}

fn join_cells(twin: &mut Read, read: Read) {
    twin.table.cells.iter_mut().zip(read.table.cells).for_each(|(old, cell)| join(old, cell));
}

/// The last title before an atom.
pub fn title_above(titles: &[(usize, Title)], first: usize) -> Option<&Title> {
    let above = titles.partition_point(|(atom, _)| *atom < first);
    above.checked_sub(1).and_then(|last| titles.get(last)).map(|(_, title)| title)
}

/// What year a table says it is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Caption {
    None,
    Year(i32),
    LastYear,
}

impl Caption {
    /// What a line directly above a table says.
    fn above(stream: &Stream<'_>, read: &Read) -> Self {
        let first = read.atoms.0;
        // Text has an empty cell for each that a header covers.
        let above = (first.saturating_sub(WITH_BLANKS)..first).rev().map(|atom| stream.text(atom));
        let captions = above.filter(|text| !text.is_empty()).take(ABOVE);
        let said = |text: &str| match title::year(text) {
            Some((_, _, year)) => Some(Self::Year(year)),
            None => LAST_YEAR.iter().any(|word| text.contains(word)).then_some(Self::LastYear),
        };
        captions.filter(|text| text.chars().count() <= CAPTION).find_map(said).unwrap_or(Self::None)
    }
}
