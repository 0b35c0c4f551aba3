//! Document: what a reader gives, whatever the format. Lines of prose and grids of cells, each with the text as
//! written and the place it came from. A document knows nothing of the form.

mod builder;
mod cell_name;
pub mod radicals;
pub mod wire;

pub use builder::{Builder, Limits, MAX_COLUMNS};
pub use cell_name::{cell_name, column_name};
use serde::Serialize;
use std::ops::Range;

/// A half-open range of byte offsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`; offsets above 4 GiB saturate (no reader takes such input).
    pub fn new(start: usize, end: usize) -> Self {
        let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clip(start), end: clip(end) }
    }

    /// How many bytes it covers.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether nothing lies inside.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The smallest span that holds both; an empty span adds nothing.
    pub fn join(self, other: Self) -> Self {
        match (self.is_empty(), other.is_empty()) {
            (true, _) => other,
            (_, true) => self,
            _ => Self { start: self.start.min(other.start), end: self.end.max(other.end) },
        }
    }
}

/// What kind of file the bytes were, found by content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Format {
    #[default]
    Text,
    Html,
    Csv,
    Mht,
    Docx,
    Doc,
    Wps,
    Odt,
    Rtf,
    Xlsx,
    Xls,
    Ods,
    Pdf,
    Zip,
    Unknown,
}

/// Everything a reader found, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The format by content.
    pub format: Format,
    /// The plain text of the whole document: the input itself for text, a rendering (a line a paragraph, tabs between
    /// the cells of a row) for every other format. All [`Cell::text`] and [`Line::text`] spans index it.
    pub text: String,
    /// Lines and grids in reading order.
    pub blocks: Vec<Block>,
    /// What could not be read, and why. Reading never fails.
    pub notes: Vec<Note>,
}

/// A line of prose or a grid.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// One line or paragraph.
    Line(Line),
    /// One table.
    Grid(Box<Grid>),
}

/// One line of text or one paragraph, never empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Where its text stands in [`Document::text`].
    pub text: Span,
    /// Where it stands in the decoded input (equal to `text` where the input has no text of its own, as in a zip).
    pub source: Span,
    /// Page, from 1; 0 where the format has none.
    pub page: u16,
    /// Empty lines directly before it.
    pub blank_before: u16,
}

/// How far a grid's columns can be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GridKind {
    /// The format states rows, columns and spans (html, docx, xlsx).
    #[default]
    Exact,
    /// Columns come from separators in text (tabs, pipes, commas); rows may be ragged and cells of spans missing.
    Delimited,
    /// Columns come from positions on a page (pdf).
    Positioned,
}

/// A table: rows of cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Where the columns come from.
    pub kind: GridKind,
    /// The sheet's name, for spreadsheets.
    pub name: Option<String>,
    /// Rows from top to bottom.
    pub rows: Vec<Row>,
    /// The cells of all rows, from left to right, empty ones included. A cell that spans rows stands in its first one
    /// only.
    pub cells: Vec<Cell>,
    /// Where the cells stand in the decoded input. Those beyond its end stand where their text does: all of them where
    /// the input is the text itself or has none.
    pub sources: Vec<Span>,
}

/// One row of a grid. Dense tables have one for every few bytes of text, so their cells lie together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the grid, from 0.
    pub number: u32,
    /// One past its last cell in [`Grid::cells`].
    pub end: u32,
}

/// One cell: text as written and where it stands in the grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Where its text stands in [`Document::text`]; empty for an empty cell.
    pub text: Span,
    /// Column in the grid, from 0, after spans are expanded.
    pub column: u16,
    /// Rows it covers, at least 1.
    pub row_span: u16,
    /// Columns it covers, at least 1.
    pub column_span: u16,
    /// Page, from 1; 0 where the format has none.
    pub page: u16,
}

/// Something a reader has to say: a code of `messages/zh/readers.txt` and what the sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Stable code, e.g. `pdf.no-text-layer`.
    pub code: String,
    /// Values for the message's placeholders, by name.
    pub args: Vec<(String, String)>,
    /// How much was lost.
    pub loss: Loss,
}

/// How much of an input could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// What its author does not show, or nothing.
    Nothing,
    /// A part: what is not in the document may have stood there.
    Part,
    /// The rest: it was too much, and only the beginning was read.
    Rest,
    /// All of it: the note is the file's error.
    All,
}

impl Note {
    /// A note that a part could not be read.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), args: Vec::new(), loss: Loss::Part }
    }

    /// A note that it was too much, and only the beginning was read.
    pub fn limit(code: &str) -> Self {
        Self { loss: Loss::Rest, ..Self::new(code) }
    }

    /// A note on what was left out because it does not count.
    pub fn remark(code: &str) -> Self {
        Self { loss: Loss::Nothing, ..Self::new(code) }
    }

    /// A note that nothing could be read.
    pub fn fatal(code: &str) -> Self {
        Self::new(code).fatal_if(true)
    }

    /// The note, fatal where nothing was read.
    pub fn fatal_if(self, nothing: bool) -> Self {
        if nothing { Self { loss: Loss::All, ..self } } else { self }
    }

    /// Whether it was too much, and only the beginning was read.
    pub fn is_limit(&self) -> bool {
        self.loss == Loss::Rest
    }

    /// Whether a part is lost because the file is damaged.
    pub fn is_damage(&self) -> bool {
        self.loss == Loss::Part && self.code.ends_with(".damaged")
    }

    /// Whether nothing could be read.
    pub fn is_fatal(&self) -> bool {
        self.loss == Loss::All
    }

    /// The note with a value for the placeholder `name`.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }
}

impl Grid {
    /// Where the cells of a row stand in [`Grid::cells`].
    pub fn range(&self, row: usize) -> Range<usize> {
        let end = |row: usize| self.rows.get(row).map_or(0, |row| row.end as usize).min(self.cells.len());
        row.checked_sub(1).map_or(0, end)..end(row)
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> &[Cell] {
        self.cells.get(self.range(row)).unwrap_or_default()
    }

    /// The number of the row that a cell stands in.
    pub fn number(&self, cell: u32) -> u32 {
        let row = self.rows.partition_point(|row| row.end <= cell);
        self.rows.get(row).map_or(0, |row| row.number)
    }

    /// All rows: their number and their cells.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &[Cell])> {
        self.rows.iter().enumerate().map(|(index, row)| (row.number, self.row(index)))
    }

    /// Where a cell stands in the decoded input.
    pub fn source(&self, cell: usize) -> Span {
        let of_text = || self.cells.get(cell).map(|cell| cell.text);
        self.sources.get(cell).copied().or_else(of_text).unwrap_or_default()
    }

    /// Adds a row.
    pub fn push(&mut self, number: u32, cells: &[Cell]) {
        self.cells.extend_from_slice(cells);
        self.rows.push(Row { number, end: self.cells.len() as u32 });
    }

    /// Gives back what was granted beyond its cells.
    pub fn shrink(&mut self) {
        self.rows.shrink_to_fit();
        self.cells.shrink_to_fit();
        self.sources.shrink_to_fit();
    }
}

impl Document {
    /// Adds notes of kinds that it does not have yet.
    pub fn add_notes(&mut self, notes: impl IntoIterator<Item = Note>) {
        for note in notes {
            if self.notes.iter().all(|known| known.code != note.code) {
                self.notes.push(note);
            }
        }
    }

    /// Whether it has a table.
    pub fn has_grid(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Grid(_)))
    }

    /// The text of a span of [`Document::text`]; empty where the span does not lie on character boundaries.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

/// Stands for what is shown there and cannot be read as text: a picture.
pub const OBJECT: char = '\u{fffc}';

/// Stands in a number where its cell had no room for the rest of it on one line. What is above and below may be two numbers.
pub const BREAK: char = '\u{ad}';
