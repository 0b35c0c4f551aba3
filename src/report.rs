//! Report: what reading found of the form in a document. Cells with their state and place, sections, prose.

pub mod claims;
mod place;
mod written;

use crate::form::{CellIndex, Edition, TableForm, TableKind};
use crate::number::Number;
use claims::Claims;
pub use place::{Place, Spot};
use std::num::NonZeroU16;
pub use written::Written;

/// One report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The title as written, e.g. `某局2023年政府信息公开工作年度报告`.
    pub title: Option<Stated>,
    /// The body that reports.
    pub unit: Option<Stated>,
    /// Its name in simplified characters, as the prose is read.
    pub name: String,
    /// The report year, from the title where there is one.
    pub year: Option<i32>,
    /// Whether the title names a part of a year.
    pub part_of_year: bool,
    /// The tables found, at most one of a kind, in the order of the form.
    pub tables: Vec<Table>,
    /// The headings of the six sections that were found, in the order of the document.
    pub sections: Vec<Section>,
    /// The numbers of headings that only stand within other text, 1 to 6: what was around them was not told apart.
    pub inlined: Vec<u8>,
    /// Everything outside the tables, a paragraph each, in the order of the document.
    pub prose: Vec<Passage>,
    /// What the prose states.
    pub claims: Claims,
    /// Where the whole report begins again, with the same tables. What stands from there on is left out.
    pub repeated: Option<Place>,
    /// Whether the input was not read to its end, or the order of its text is lost: what is missing may stand elsewhere.
    pub partial: bool,
    /// Whether it was too much to be read to its end.
    pub cut: bool,
    /// Whether the file is damaged, so that a part of it could not be read.
    pub damaged: bool,
}

/// Text as written and its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stated {
    /// As written, white space folded.
    pub text: String,
    /// Where.
    pub at: Place,
}

/// A heading of one of the six sections.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// 1 to 6, by what the heading says.
    pub number: u8,
    /// As written.
    pub heading: Stated,
    /// Whether it is worded as in the form.
    pub worded: bool,
}

/// A paragraph outside the tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    /// The section it stands in; 0 before the first heading.
    pub section: u8,
    /// As written, but in simplified characters. Where it is as long as its place, byte `i` of it stands at
    /// `at.start + i`; else markup stands between. What stands between its lines is blank.
    pub text: String,
    /// In the characters as written, where these are others; as long as the text.
    pub written: Option<String>,
    /// Where it begins and ends.
    pub at: Place,
    /// Where its lines begin after the first, for one that was broken over several.
    pub lines: Vec<LineStart>,
}

impl Passage {
    /// The words as they were written.
    pub fn quote(&self) -> &str {
        self.written.as_deref().unwrap_or(&self.text)
    }
}

/// Where a line begins within a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineStart {
    /// Its first byte in the passage.
    pub start: u32,
    /// Line, from 1; 0 where lines mean nothing.
    pub line: u32,
    /// Page, from 1.
    pub page: Option<NonZeroU16>,
}

/// A table of the form as it stands in the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Which table.
    pub kind: TableKind,
    /// The edition whose rows and columns it has.
    pub edition: &'static Edition,
    /// Every cell of that edition's table, in its order.
    pub cells: Vec<Cell>,
    /// Zeros that the unit over or beside its amounts adds to 元, e.g. 4 for 万元; `None` where none is named.
    pub money: Option<i8>,
    /// What of its labels is not that edition's.
    pub deviations: Vec<Deviation>,
}

/// Where a table differs from the form by which it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Deviation {
    /// How.
    pub kind: DeviationKind,
    /// Key of the row, column or block.
    pub key: &'static str,
    /// The label of the row.
    pub written: Stated,
}

/// How a table differs from the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviationKind {
    /// The label of a row is worded otherwise.
    Label,
    /// Only another edition has the row.
    Foreign,
    /// A column, or a block of the review table, stands behind one that it precedes in the form.
    Order,
}

/// A cell of the form as it stands in the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// As written, without the white space around it.
    pub text: Written,
    /// What that means.
    pub state: State,
    /// Where; `None` for a missing cell.
    pub at: Option<Spot>,
}

/// What stands in a cell. Five different things, never mixed up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// A number, zero included.
    Number(Number),
    /// The cell is there and empty.
    Blank,
    /// `/`, `-`, `—` or 无 where a number belongs.
    Placeholder,
    /// Something stands there that is no number, or it is open which of several numbers belongs there.
    Unreadable(Reason),
    /// The table was found, this cell was not.
    Missing,
}

/// Why a cell cannot be read; each has a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// What stands there is no number.
    NotANumber,
    /// More digits than any count has.
    TooLarge,
    /// The row has fewer numbers than columns and nothing says which are absent.
    TooFew,
    /// The row has more numbers than columns and nothing says which one is foreign.
    TooMany,
    /// The row's label stands twice with different numbers.
    Twice,
    /// It is open which row or column the number belongs to.
    Unaligned,
    /// The columns of its table are not the form's.
    Foreign,
    /// It is written as few numbers are, may be another or two, and the sums do not bear it out.
    Odd,
    /// Several units of money are named for it.
    Units,
}

impl State {
    /// What the cell counts in an identity: its number, 0 for blanks and placeholders, `None` where it is not known.
    pub fn counted(&self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Blank | Self::Placeholder => Some(Number::ZERO),
            Self::Unreadable(_) | Self::Missing => None,
        }
    }

    /// The number that is written there.
    pub fn number(&self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

impl Cell {
    /// A cell that was not found.
    pub fn missing() -> Self {
        Self { text: Written::default(), state: State::Missing, at: None }
    }

    /// Whether it is known what it states: a number, a placeholder, or nothing.
    pub fn is_read(&self) -> bool {
        !matches!(self.state, State::Missing | State::Unreadable(_))
    }

    /// Whether it is blank without as much as a sign in it.
    pub fn is_empty(&self) -> bool {
        self.state == State::Blank && self.text.is_empty()
    }

    /// Leaves open what it states.
    pub fn open(&mut self, reason: Reason) {
        self.state = State::Unreadable(reason);
    }

    /// Where it stands.
    pub fn place(&self) -> Option<Place> {
        self.at.as_ref().map(Spot::place)
    }
}

impl Table {
    /// A table of which nothing was found yet.
    pub fn missing(kind: TableKind, edition: &'static Edition) -> Self {
        let cells = (0..edition.table(kind).len()).map(|_| Cell::missing()).collect();
        Self { kind, edition, cells, money: None, deviations: Vec::new() }
    }

    /// Whether nothing at all was filled in, so that a blank is no 0. Not of the table without sums: bodies without the
    /// powers that it counts leave it blank.
    pub fn is_unfilled(&self) -> bool {
        let is_blank = |cell: &Cell| matches!(cell.state, State::Blank | State::Missing);
        self.cells.iter().all(is_blank) && !self.form().identities().is_empty()
    }

    /// What a cell counts in sums, `None` where it is missing or unreadable, or nothing was filled in.
    pub fn counted(&self, index: CellIndex) -> Option<Number> {
        self.at(index)?.state.counted().filter(|number| *number != Number::ZERO || !self.is_unfilled())
    }

    /// The form of this table.
    pub fn form(&self) -> &'static TableForm {
        self.edition.table(self.kind)
    }

    /// The cell of that row and column.
    pub fn cell(&self, row: &str, column: &str) -> Option<&Cell> {
        self.cells.get(usize::from(self.form().index(row, column)?))
    }

    /// The cell at an index of the form.
    pub fn at(&self, index: CellIndex) -> Option<&Cell> {
        self.cells.get(usize::from(index))
    }

    /// Its deviations of a kind.
    pub fn deviations(&self, kind: DeviationKind) -> impl Iterator<Item = &Deviation> {
        self.deviations.iter().filter(move |deviation| deviation.kind == kind)
    }
}

impl Report {
    /// The table of a kind.
    pub fn table(&self, kind: TableKind) -> Option<&Table> {
        self.tables.iter().find(|table| table.kind == kind)
    }

    /// The table that has the cell with that id, and its index there.
    pub fn find(&self, id: &str) -> Option<(&Table, CellIndex)> {
        self.tables.iter().find_map(|table| Some((table, table.form().find(id)?)))
    }

    /// Whether it is of the same body and year.
    pub fn is_of_same(&self, other: &Self) -> bool {
        self.year == other.year
            && self.unit.as_ref().map(|unit| &unit.text) == other.unit.as_ref().map(|unit| &unit.text)
    }

    /// The cell with that id, e.g. `applications.received.total`.
    pub fn cell(&self, id: &str) -> Option<&Cell> {
        let (table, index) = self.find(id)?;
        table.at(index)
    }

    /// The same as [`Table::counted`].
    pub fn counted(&self, id: &str) -> Option<Number> {
        let (table, index) = self.find(id)?;
        table.counted(index)
    }
}

impl Reason {
    /// The key of its message.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotANumber => "reason.not-a-number",
            Self::TooLarge => "reason.too-large",
            Self::TooFew => "reason.too-few",
            Self::TooMany => "reason.too-many",
            Self::Twice => "reason.twice",
            Self::Unaligned => "reason.unaligned",
            Self::Foreign => "reason.foreign",
            Self::Odd => "reason.odd",
            Self::Units => "reason.units",
        }
    }
}
