//! Entries of the list, and the columns that they can be put in order by.

use crate::app::browser;
use crate::app::desk::Same;
use crate::app::paper::Paper;
use crate::app::standing::{Rank, Weight, weight};
use crate::app::summary::open;
use gouji::verdict::Level;
use std::cmp::Ordering;

/// What is counted in columns of their own.
pub const COUNTED: [Level; 4] = [Level::Error, Level::Doubt, Level::Hint, Level::Unchecked];

/// A column of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Column {
    /// The body, or the file.
    Name,
    /// The year.
    Year,
    /// Findings of a level, by its position in [`COUNTED`].
    Count(usize),
    /// How it stands.
    #[default]
    Verdict,
    /// None: the order in which they came.
    Came,
}

/// All columns, from left to right.
pub const COLUMNS: [Column; 7] = [
    Column::Name,
    Column::Year,
    Column::Count(0),
    Column::Count(1),
    Column::Count(2),
    Column::Count(3),
    Column::Verdict,
];

/// One row.
pub struct Entry<'a> {
    /// Its place among the reports at hand.
    pub place: usize,
    pub paper: &'a Paper,
    /// How bad it is.
    pub weight: Weight,
    /// Findings that were not set aside by level; none where no report was read.
    pub counts: Option<[usize; 4]>,
}

impl<'a> Entry<'a> {
    pub fn new((place, paper): (usize, &'a Same<Paper>)) -> Self {
        let counts = paper.read.is_some().then(|| COUNTED.map(|level| open(paper, level).count()));
        Self { place, paper, weight: weight(paper), counts }
    }

    pub fn rank(&self) -> Rank {
        self.weight.0
    }

    pub fn unit(&self) -> Option<&'a str> {
        self.paper.verdict.report.as_ref()?.unit.as_deref()
    }

    pub fn year(&self) -> Option<i32> {
        self.paper.verdict.report.as_ref()?.year
    }

    fn name(&self) -> &'a str {
        self.unit().unwrap_or(&self.paper.source.name)
    }
}

impl Column {
    /// Which comes first: of names the one that a dictionary has first, of all else the greatest and the worst.
    pub fn compare(self, a: &Entry, b: &Entry) -> Ordering {
        match self {
            Self::Name => browser::collate(a.name(), b.name()),
            Self::Year => b.year().cmp(&a.year()),
            Self::Count(level) => {
                let count = |entry: &Entry| entry.counts.and_then(|counts| counts.get(level).copied());
                count(b).cmp(&count(a))
            }
            Self::Verdict => a.weight.cmp(&b.weight),
            Self::Came => Ordering::Equal,
        }
    }
}
