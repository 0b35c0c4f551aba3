//! Overview: what was found in a document beside its tables, and where the reports begin in it.

use super::scan::{Heading, Scan};
use super::stream::Stream;
use super::tables::Read;
use super::title::Title;
use crate::order::within;
use std::ops::Range;

/// What was found in a document beside its tables.
pub struct Overview<'a> {
    /// Its atoms.
    pub stream: Stream<'a>,
    /// Its labels and headings.
    pub scan: Scan,
    /// Its titles and the first atom of each.
    pub titles: Vec<(usize, Title)>,
}

impl Overview<'_> {
    /// The first atom of each report: its last title before section one, or its first table.
    pub fn starts(&self, groups: &[Vec<Read>]) -> Vec<usize> {
        let mut starts = vec![0];
        for pair in groups.windows(2) {
            let [before, after] = pair else { continue };
            let from = before.last().map_or(0, |read| read.atoms.1);
            let first_table = after.first().map_or(from, |read| read.atoms.0);
            let body = self.first_heading(from..first_table).map_or(first_table, |heading| heading.atom);
            // The frame of the next table may count to the last one, and the title stands before it.
            let first = before.last().map_or(0, |read| read.atoms.0);
            starts.push(self.last_title(first..body).unwrap_or(body));
        }
        starts
    }

    /// The first atom of the same report once more: all its tables stand there again, behind another heading of section
    /// one.
    pub fn again(&self, group: &[Read], repeats: &[(usize, usize)]) -> Option<usize> {
        let end = group.iter().map(|read| read.atoms.1).max()?;
        let behind = within(repeats, end + 1..usize::MAX, |(first, _)| *first);
        let (first, _) = *behind.first()?;
        let heading = self.first_heading(end..first)?.atom;
        (behind.len() >= group.len()).then_some(self.last_title(end..heading).unwrap_or(heading))
    }

    /// The titles among atoms.
    pub fn titles_within(&self, atoms: Range<usize>) -> &[(usize, Title)] {
        within(&self.titles, atoms, |(atom, _)| *atom)
    }

    /// The first heading of section one among atoms.
    fn first_heading(&self, atoms: Range<usize>) -> Option<&Heading> {
        within(&self.scan.headings, atoms, |heading| heading.atom).iter().find(|heading| heading.number == 1)
    }

    /// The atom of the last title among atoms.
    fn last_title(&self, atoms: Range<usize>) -> Option<usize> {
        self.titles_within(atoms).last().map(|(atom, _)| *atom)
    }
}
