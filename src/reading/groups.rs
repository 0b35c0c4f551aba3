//! Groups: the tables of a document, parted into reports. A table of a kind that the report already has begins the next
//! report, unless it is the same table again or another one of the same section.

use super::stream::Stream;
use super::tables::{Read, join};
use super::title::{self, Title};
use crate::report::Cell;

/// The tables of each report.
#[derive(Default)]
pub struct Groups {
    /// In the order of the document.
    pub groups: Vec<Vec<Read>>,
    /// First and last atoms of tables that stand there again.
    pub repeats: Vec<(usize, usize)>,
}

/// Characters of a line that says what year a table is of, at most, and how many atoms above the table it may stand.
const CAPTION: usize = 24;
const ABOVE: usize = 8;

impl Groups {
    /// Adds the next table.
    pub fn add(&mut self, stream: &Stream<'_>, read: Read, titles: &[(usize, Title)]) {
        let Some(current) = self.groups.last_mut() else { return self.groups.push(vec![read]) };
        let last = current.len().saturating_sub(1);
        let Some(at) = current.iter().position(|other| other.table.kind == read.table.kind) else {
            return current.push(read);
        };
        let twin = &mut current[at];
        let (one, other) = (title_above(titles, twin.atoms.0), title_above(titles, read.atoms.0));
        let same_title = one.map(|title| &title.text) == other.map(|title| &title.text);
        let same_edition = twin.table.edition == read.table.edition;
        let alike = |(a, b): (&Cell, &Cell)| a.state == b.state;
        if same_title && same_edition && twin.table.cells.iter().zip(&read.table.cells).all(alike) {
            return self.repeats.push(read.atoms);
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
        // Two tables in one section: the one of the report's year, where both say what year they are of.
        self.repeats.push(read.atoms);
        match (year_above(stream, twin), year_above(stream, &read)) {
            (Some(a), Some(b)) if a != b => {
                let year = other.and_then(|title| title.year).unwrap_or(a.max(b));
                if b == year || a != year && b > a {
                    let atoms = std::mem::replace(twin, read).atoms;
                    self.repeats.push(atoms);
                }
            }
            _ => twin.table.cells.iter_mut().zip(read.table.cells).for_each(|(old, cell)| join(old, cell)),
        }
    }
}

/// The last title before an atom.
pub fn title_above(titles: &[(usize, Title)], first: usize) -> Option<&Title> {
    let above = titles.partition_point(|(atom, _)| *atom < first);
    above.checked_sub(1).and_then(|last| titles.get(last)).map(|(_, title)| title)
}

/// The year that a line directly above a table says it is of.
fn year_above(stream: &Stream<'_>, read: &Read) -> Option<i32> {
    let first = read.atoms.0;
    let captions = (first.saturating_sub(ABOVE)..first).rev().map(|atom| stream.text(atom));
    captions.filter(|text| text.chars().count() <= CAPTION).find_map(title::year).map(|(_, _, year)| year)
}
