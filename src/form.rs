//! The statutory form as data: tables, rows, columns, cell ids, and the identities that follow from them.
//!
//! Source: 国办公开办函〔2021〕30号 and its predecessor 〔2019〕60号. An edition is one file in `form/`; everything else
//! (cell ids, identities, totals) is derived from its rows and columns.

mod edition_2019;
mod edition_2021;
mod headings;
mod identity;
mod printed;

pub use edition_2021::APPLICANTS;
pub use headings::{HEADINGS, NUMERALS, OTHER_CAPTIONS, OTHER_COLUMNS, OTHER_LABELS, OTHER_TOTALS, SAID, SUITS};
pub use identity::{Identity, IdentityKind};
pub use printed::{Content, Printed, PrintedCell};
use std::sync::OnceLock;

/// All editions, newest first.
pub static EDITIONS: &[&Edition] = &[&edition_2021::EDITION, &edition_2019::EDITION];

/// One edition of the form.
#[derive(Debug)]
pub struct Edition {
    /// Its key in ids and JSON: the first report year.
    pub key: &'static str,
    /// First report year it is for.
    pub first_year: i32,
    /// Last report year it is for, `None` while in force.
    pub last_year: Option<i32>,
    /// The notice that prescribes it.
    pub notice: &'static str,
    /// Whether the notice wants section one to speak of its five aspects.
    pub asks_for_aspects: bool,
    /// Whether the notice wants section six to say whether a fee for processing information was collected.
    pub asks_for_fee: bool,
    /// 主动公开 (table of section two).
    pub disclosure: TableForm,
    /// 收到和处理申请 (table of section three).
    pub applications: TableForm,
    /// 行政复议、行政诉讼 (table of section four).
    pub review: TableForm,
}

impl PartialEq for Edition {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Edition {
    /// The table of a kind.
    pub fn table(&self, kind: TableKind) -> &TableForm {
        match kind {
            TableKind::Disclosure => &self.disclosure,
            TableKind::Applications => &self.applications,
            TableKind::Review => &self.review,
        }
    }

    /// Whether it is the form of that report year.
    pub fn covers(&self, year: i32) -> bool {
        year >= self.first_year && self.last_year.is_none_or(|last| year <= last)
    }
}

/// The edition with that key.
pub fn edition(key: &str) -> Option<&'static Edition> {
    EDITIONS.iter().copied().find(|edition| edition.key == key)
}

/// The edition prescribed for a report year, `None` before the national form of 2019.
pub fn edition_for_year(year: i32) -> Option<&'static Edition> {
    EDITIONS.iter().copied().find(|edition| edition.covers(year))
}

/// Values of a row of a table, at most: what reads one keeps them in place. The review table is one row of all its blocks.
pub const MOST_COLUMNS: usize = 15;

/// The three tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum TableKind {
    Disclosure,
    Applications,
    Review,
}

impl TableKind {
    /// All kinds in the order of the form.
    pub const ALL: [Self; 3] = [Self::Disclosure, Self::Applications, Self::Review];

    /// The first part of its cell ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::Disclosure => "disclosure",
            Self::Applications => "applications",
            Self::Review => "review",
        }
    }

    /// The section that it stands in.
    pub fn section(self) -> u8 {
        match self {
            Self::Disclosure => 2,
            Self::Applications => 3,
            Self::Review => 4,
        }
    }
}

/// A table of the form: blocks, each with columns of its own and rows.
#[derive(Debug)]
pub struct TableForm {
    /// Which table.
    pub kind: TableKind,
    /// What is printed over its rows and columns.
    pub frame: Frame,
    /// Blocks from top to bottom (review: from left to right).
    pub blocks: &'static [Block],
    /// What follows from them, computed once.
    derived: OnceLock<Derived>,
}

/// What follows from a table's rows and columns.
#[derive(Debug)]
struct Derived {
    /// The ids of all cells, one behind the other.
    ids: String,
    /// Where each of them ends.
    ends: Vec<u16>,
    identities: Vec<Identity>,
}

impl PartialEq for TableForm {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && self.blocks == other.blocks
    }
}

/// Words of the form in a table that head no single row or column; empty where there are none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Frame {
    /// In the corner, over the labels of the rows.
    pub corner: &'static str,
    /// Over all columns.
    pub columns: &'static str,
}

/// Rows under one header.
#[derive(Debug, PartialEq, Eq)]
pub struct Block {
    /// The caption printed over it; empty where there is none. A caption of two levels is written `outer / inner`.
    pub caption: &'static str,
    /// Its columns from left to right.
    pub columns: &'static [Column],
    /// Its rows from top to bottom.
    pub rows: &'static [Row],
}

/// A column: key and label of form.json.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    /// Last part of the cell id.
    pub key: &'static str,
    /// As printed.
    pub label: &'static str,
    /// The header over several columns.
    pub group: Option<&'static str>,
    /// What it counts.
    pub unit: Unit,
    /// Its part in the row identity.
    pub role: ColumnRole,
}

impl Column {
    const fn new(unit: Unit, role: ColumnRole, key: &'static str, label: &'static str) -> Self {
        Self { key, label, group: None, unit, role }
    }

    /// The same under a header over several columns.
    const fn under(self, group: &'static str) -> Self {
        Self { group: Some(group), ..self }
    }
}

/// A row: key and label of form.json.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// Middle part of the cell id.
    pub key: &'static str,
    /// As printed; empty in the review table, whose only row has no label.
    pub label: &'static str,
    /// The label printed to its left over several rows.
    pub group: Option<&'static str>,
    /// Its part in the column identities.
    pub role: RowRole,
}

impl Row {
    const fn new(role: RowRole, key: &'static str, label: &'static str) -> Self {
        Self { key, label, group: None, role }
    }

    /// The same beside a label over several rows.
    const fn beside(self, group: &'static str) -> Self {
        Self { group: Some(group), ..self }
    }

    /// Its group within the outcomes of the year: in each the rows are counted from 1 again.
    pub fn inner_group(&self) -> Option<&'static str> {
        self.group.filter(|_| self.key.contains('.'))
    }
}

/// What the cells of a column count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Pieces: an integer, never negative.
    Count,
    /// An increase or decrease in pieces: an integer with a sign.
    Change,
    /// Ten thousand yuan, any decimals.
    WanYuan,
    /// An amount of money whose unit the form leaves open.
    Amount,
}

/// A column's part in the identity of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnRole {
    /// Stands alone.
    Free,
    /// An addend of the total.
    Part,
    /// The sum of the parts.
    Total,
}

/// A row's part in the identities of its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowRole {
    /// Stands alone.
    Free,
    /// Comes in: new or carried over from last year.
    Intake,
    /// An outcome of what was handled.
    Outcome,
    /// The sum of the outcomes.
    Handled,
    /// Carried over to next year.
    CarriedOut,
}

/// A cell's index in its table: blocks, rows, columns in the order of the form.
pub type CellIndex = u16;

/// Where a cell stands in its table.
#[derive(Clone, Copy, Debug)]
pub struct CellForm {
    /// Its block.
    pub block: &'static Block,
    /// Its row.
    pub row: &'static Row,
    /// Its column.
    pub column: &'static Column,
}

/// Where a row stands in its table.
#[derive(Clone, Copy, Debug)]
pub struct RowForm {
    /// Its block.
    pub block: &'static Block,
    /// The row.
    pub row: &'static Row,
    /// The index of its first cell.
    pub first: usize,
}

impl TableForm {
    /// A table with these blocks in this frame.
    pub const fn new(kind: TableKind, frame: Frame, blocks: &'static [Block]) -> Self {
        Self { kind, frame, blocks, derived: OnceLock::new() }
    }

    fn derived(&self) -> &Derived {
        self.derived.get_or_init(|| {
            let (mut ids, mut ends) = (String::new(), Vec::with_capacity(self.len()));
            for cell in self.cells() {
                for part in [self.kind.key(), ".", cell.row.key, ".", cell.column.key] {
                    ids.push_str(part);
                }
                ends.push(ids.len() as u16);
            }
            Derived { ids, ends, identities: identity::derive(self) }
        })
    }

    /// All cells in the order of the form.
    pub fn cells(&self) -> impl Iterator<Item = CellForm> + use<> {
        self.blocks.iter().flat_map(|block| {
            let rows = block.rows.iter();
            rows.flat_map(move |row| block.columns.iter().map(move |column| CellForm { block, row, column }))
        })
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.blocks.iter().map(|block| block.rows.len() * block.columns.len()).sum()
    }

    /// Whether it has no cell (no table of the form does).
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cell at an index.
    pub fn cell(&self, index: CellIndex) -> Option<CellForm> {
        let mut index = usize::from(index);
        for block in self.blocks {
            let width = block.columns.len();
            if let Some(row) = index.checked_div(width).and_then(|row| block.rows.get(row)) {
                return Some(CellForm { block, row, column: &block.columns[index % width] });
            }
            index -= block.rows.len() * width;
        }
        None
    }

    /// A row, its block and its first cell.
    pub fn row(&self, key: &str) -> Option<RowForm> {
        // Keys are mostly the form's own text.
        [true, false].into_iter().find_map(|own| self.row_of(key, own))
    }

    /// The row of that very key, or of one that reads the same.
    fn row_of(&self, key: &str, own: bool) -> Option<RowForm> {
        let mut first = 0;
        for block in self.blocks {
            for row in block.rows {
                if std::ptr::eq(row.key, key) || !own && row.key == key {
                    return Some(RowForm { block, row, first });
                }
                first += block.columns.len();
            }
        }
        None
    }

    /// The index of the cell in that row and column.
    pub fn index(&self, row: &str, column: &str) -> Option<CellIndex> {
        let RowForm { block, first, .. } = self.row(row)?;
        let column = block.columns.iter().position(|other| other.key == column)?;
        CellIndex::try_from(first + column).ok()
    }

    /// The cell's id, e.g. `applications.received.total`; empty for an index outside the table.
    pub fn id(&self, index: CellIndex) -> &str {
        let Derived { ids, ends, .. } = self.derived();
        let index = usize::from(index);
        let Some(end) = ends.get(index) else { return "" };
        let start = index.checked_sub(1).map_or(0, |before| ends[before]);
        &ids[usize::from(start)..usize::from(*end)]
    }

    /// The index of a cell id of this table.
    pub fn find(&self, id: &str) -> Option<CellIndex> {
        let (row, column) = id.strip_prefix(self.kind.key())?.strip_prefix('.')?.rsplit_once('.')?;
        self.index(row, column)
    }

    /// All identities, derived from the roles of rows and columns: balances, sums, rows, in that order.
    pub fn identities(&self) -> &[Identity] {
        &self.derived().identities
    }
}

#[cfg(test)]
mod tests;
