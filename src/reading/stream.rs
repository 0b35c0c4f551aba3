//! Stream: the document as one sequence of atoms (lines and cells), row by row, whatever made the rows.

use super::normal::normalize;
use super::value::{Shape, shape};
use super::vocabulary::{LONGEST_LABEL, Term, vocabulary};
use crate::document::{Block, Cell, Document, Format, GridKind, Line, Span};
use crate::report::{Place, Spot};
use std::cell::OnceCell;
use std::num::{NonZeroU16, NonZeroU32};
use std::ops::Range;

/// A line or a cell. Dense tables have one for every few bytes: what is seldom asked for stays in the document.
#[derive(Clone, Copy, Debug)]
pub struct Atom {
    /// Where its text stands in the document.
    pub text: Span,
    /// Its row in the stream, and in the two highest bits what it looks like.
    bits: u32,
}

impl Atom {
    const SHAPES: [Shape; 4] = [Shape::Blank, Shape::Placeholder, Shape::Number, Shape::Text];

    fn new(text: Span, row: u32, shape: Shape) -> Self {
        Self { text, bits: row | (shape as u32) << 30 }
    }

    /// Its row in the stream.
    pub fn row(&self) -> u32 {
        self.bits & (u32::MAX >> 2)
    }

    /// What it looks like.
    pub fn shape(&self) -> Shape {
        Self::SHAPES[(self.bits >> 30) as usize]
    }
}

/// What made a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A line of text.
    Line,
    /// A row of a grid.
    Grid(GridKind),
}

/// A row: its atoms are `first..first + len`.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Index of its first atom.
    first: u32,
    /// How many atoms.
    len: u32,
    /// Its block in the document.
    block: u32,
    /// Its first cell in the block, where that is a grid.
    cell: u32,
    /// Number of its grid in the document from 1; 0 for a line.
    pub grid: u32,
    /// The line of the input that it begins in, from 1; 0 where lines mean nothing.
    line: u32,
    /// What made it.
    pub kind: RowKind,
    /// Empty lines before it.
    pub blank_before: u16,
}

/// All atoms of a document.
#[derive(Debug)]
pub struct Stream<'a> {
    /// The document.
    pub document: &'a Document,
    /// Atoms in reading order.
    pub atoms: Vec<Atom>,
    /// Rows in reading order.
    pub rows: Vec<Row>,
    /// Empty lines before a number: how many usually, and whether some stand twice as far apart.
    gaps: OnceCell<Option<(usize, bool)>>,
}

impl Row {
    /// The indices of its atoms.
    pub fn atoms(&self) -> Range<usize> {
        self.first as usize..(self.first + self.len) as usize
    }

    /// Whether it stands in a text, whose lines say less of what belongs together than the rows of a grid.
    pub fn is_text(&self) -> bool {
        matches!(self.kind, RowKind::Line | RowKind::Grid(GridKind::Delimited))
    }

    /// Whether it is a line or a single cell.
    pub fn is_single(&self) -> bool {
        self.len == 1
    }
}

impl<'a> Stream<'a> {
    /// The stream of a document.
    pub fn new(document: &'a Document) -> Self {
        let (mut rows, mut atoms) = (0, 0);
        for block in &document.blocks {
            match block {
                Block::Line(_) => (rows, atoms) = (rows + 1, atoms + 1),
                Block::Grid(grid) => {
                    rows += grid.rows.len();
                    atoms += grid.cells.len();
                }
            }
        }
        let mut stream =
            Self { document, atoms: Vec::with_capacity(atoms), rows: Vec::with_capacity(rows), gaps: OnceCell::new() };
        let mut grids = 0;
        let mut lines = Lines { document, at: 0, line: 1 };
        for (block, content) in (0..).zip(&document.blocks) {
            match content {
                Block::Line(line) => {
                    let first = stream.atoms.len() as u32;
                    stream.line(line);
                    let len = stream.atoms.len() as u32 - first;
                    let kind = if len > 1 { RowKind::Grid(GridKind::Delimited) } else { RowKind::Line };
                    let (blank_before, line) = (line.blank_before, lines.of(line.source.start));
                    stream.rows.push(Row { first, len, block, cell: 0, grid: 0, line, kind, blank_before });
                }
                Block::Grid(grid) => {
                    grids += 1;
                    let mut cell = 0;
                    for (_, cells) in grid.rows().filter(|(_, cells)| !cells.is_empty()) {
                        let head = grid.source(cell as usize);
                        let (kind, line) = (RowKind::Grid(grid.kind), lines.of(head.start));
                        let (first, len, grid) = (0, cells.len() as u32, grids);
                        stream.cells(cells, Row { first, len, block, cell, grid, line, kind, blank_before: 0 });
                        cell += len;
                    }
                }
            }
        }
        stream
    }

    /// The text of an atom as written.
    pub fn text(&self, atom: usize) -> &'a str {
        self.atoms.get(atom).map_or("", |atom| self.document.slice(atom.text))
    }

    /// The text of a row as it stands in the document, with what parts its atoms.
    pub fn row_text(&self, row: &Row) -> &'a str {
        let [first, .., last] = &self.atoms[row.atoms()] else { return self.text(row.atoms().start) };
        self.document.slice(Span { start: first.text.start, end: last.text.end })
    }

    /// The row of an atom.
    pub fn row_of(&self, atom: usize) -> Option<&Row> {
        self.rows.get(self.atoms.get(atom)?.row() as usize)
    }

    /// What an atom looks like; blank where there is none.
    pub fn shape(&self, atom: usize) -> Shape {
        self.atoms.get(atom).map_or(Shape::Blank, Atom::shape)
    }

    /// Whether an atom stands in a grid whose cells are as the format says.
    pub fn is_exact(&self, atom: usize) -> bool {
        self.row_of(atom).is_some_and(|row| row.kind == RowKind::Grid(GridKind::Exact))
    }

    /// The number of an atom's row; one past the last where there is no such atom.
    pub fn row_number(&self, atom: usize) -> usize {
        self.atoms.get(atom).map_or(self.rows.len(), |atom| atom.row() as usize)
    }

    /// First column that an atom covers; 0 for a line.
    pub fn column(&self, atom: usize) -> u16 {
        let Some(row) = self.row_of(atom) else { return 0 };
        self.cell(atom, row).map_or((atom - row.first as usize) as u16, |cell| cell.column)
    }

    /// One past the last column that an atom covers.
    pub fn end_column(&self, atom: usize) -> u16 {
        let cell = self.row_of(atom).and_then(|row| self.cell(atom, row));
        let span = cell.map_or(1, |cell| cell.column_span.max(1));
        self.column(atom).saturating_add(span)
    }

    /// The grid that an atom stands in, as in [`Row::grid`], and the rows that it covers there, where the format says so.
    pub fn covered(&self, atom: usize) -> Option<(u32, Range<u32>)> {
        let row = self.row_of(atom).filter(|row| row.kind == RowKind::Grid(GridKind::Exact))?;
        let Some(Block::Grid(grid)) = self.document.blocks.get(row.block as usize) else { return None };
        let first = grid.number(row.cell);
        Some((row.grid, first..first.saturating_add(self.cell(atom, row)?.row_span.max(1).into())))
    }

    /// Where an atom stands in the decoded input.
    pub fn source(&self, atom: usize) -> Span {
        self.row_of(atom).map_or(Span::default(), |row| self.origin(atom, row).0)
    }

    /// The page that an atom stands on, from 1; 0 where there are none.
    pub fn page(&self, atom: usize) -> u16 {
        self.row_of(atom).map_or(0, |row| self.origin(atom, row).1)
    }

    /// Where an atom stands, for the reader of the verdict.
    pub fn place(&self, atom: usize) -> Place {
        self.spot(atom).place()
    }

    /// The same in the form in which a cell keeps it.
    pub fn spot(&self, atom: usize) -> Spot {
        let Some(row) = self.row_of(atom) else { return Place::default().into() };
        let (Span { start, end }, page) = self.origin(atom, row);
        let page = NonZeroU16::new(page);
        match self.document.blocks.get(row.block as usize) {
            Some(Block::Grid(grid)) if row.line == 0 => {
                let number = grid.number(row.cell);
                let (table, row) = (NonZeroU32::new(row.grid), NonZeroU32::new(number.saturating_add(1)));
                let column = NonZeroU16::new(self.column(atom).saturating_add(1));
                let sheet = grid.name.clone().map(Box::new);
                Place { start, end, page, table, row, column, sheet, ..Place::default() }.into()
            }
            _ => Spot::of_line(start, end, row.line, page),
        }
    }

    /// Where an atom of a row stands in the decoded input, and on which page.
    fn origin(&self, atom: usize, row: &Row) -> (Span, u16) {
        match self.document.blocks.get(row.block as usize) {
            Some(Block::Grid(grid)) => {
                let cell = row.cell as usize + (atom - row.first as usize);
                (grid.source(cell), grid.cells.get(cell).map_or(0, |cell| cell.page))
            }
            Some(Block::Line(line)) if row.is_single() => (line.source, line.page),
            // A part of a line stands where its text does.
            Some(Block::Line(line)) => (self.atoms[atom].text, line.page),
            None => Default::default(),
        }
    }

    /// The cell of the document that an atom of a row is.
    fn cell(&self, atom: usize, row: &Row) -> Option<&'a Cell> {
        match self.document.blocks.get(row.block as usize)? {
            Block::Grid(grid) => grid.cells.get(row.cell as usize + (atom - row.first as usize)),
            Block::Line(_) => None,
        }
    }

    /// Adds an atom to the row to come.
    fn atom(&mut self, text: Span) {
        let shape = shape(self.document.slice(text));
        self.atoms.push(Atom::new(text, self.rows.len() as u32, shape));
    }

    /// Adds a row of a grid; each of the form's rows that stand in it is a row of its own.
    fn cells(&mut self, cells: &[Cell], row: Row) {
        let parts = rows_within(self.document, cells);
        if parts == 1 {
            let first = self.atoms.len() as u32;
            cells.iter().for_each(|cell| self.atom(cell.text));
            self.rows.push(Row { first, ..row });
            return;
        }
        let mut lines: Vec<_> = cells.iter().map(|cell| lines_in(self.document, cell.text, parts)).collect();
        for _ in 0..parts {
            let first = self.atoms.len() as u32;
            for lines in &mut lines {
                self.atom(lines.next().unwrap_or_default());
            }
            self.rows.push(Row { first, ..row });
        }
    }

    /// Adds a line; a label and its value are two atoms.
    fn line(&mut self, line: &Line) {
        self.atom(line.text);
        let is_text = self.atoms.last().is_some_and(|atom| atom.shape() == Shape::Text);
        let parts = (is_text && line.text == line.source).then(|| labelled_value(self.document.slice(line.text)));
        if let Some((end, start)) = parts.flatten() {
            let from = line.text.start as usize;
            self.atoms.pop();
            self.atom(Span::new(from, from + end));
            self.atom(Span::new(from + start, line.text.end as usize));
        }
    }

    /// Empty lines that usually stand before a line that is a number.
    pub fn usual_gap(&self) -> Option<usize> {
        self.gaps().map(|(usual, _)| usual)
    }

    /// Whether some stand twice as far apart: the empty lines show empty cells.
    pub fn shows_empty_lines(&self) -> bool {
        self.gaps().is_some_and(|(_, twice)| twice)
    }

    fn gaps(&self) -> Option<(usize, bool)> {
        *self.gaps.get_or_init(|| {
            let mut counts = [0usize; 4];
            for row in self.rows.iter().filter(|row| row.grid == 0) {
                let numbers = self.atoms[row.atoms()].iter().filter(|atom| atom.shape() == Shape::Number).count();
                if let Some(count) = counts.get_mut(usize::from(row.blank_before)) {
                    *count += numbers;
                }
            }
            let (gap, most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
            let twice = counts.get(2 * gap + 1).is_some_and(|count| *count > 0);
            (*most > 0).then_some((gap, twice))
        })
    }
}

/// Counts lines from top to bottom.
struct Lines<'a> {
    document: &'a Document,
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of a place that is not before the last one.
    fn of(&mut self, offset: u32) -> u32 {
        if !matches!(self.document.format, Format::Text | Format::Csv) {
            return 0;
        }
        let offset = offset as usize;
        let between = self.document.text.as_bytes().get(self.at..offset).unwrap_or_default();
        // Counts of a byte, so that several are compared at once.
        let feeds = |part: &[u8]| part.iter().fold(0u8, |feeds, byte| feeds.wrapping_add(u8::from(*byte == b'\n')));
        self.line += between.chunks(usize::from(u8::MAX)).map(|part| u32::from(feeds(part))).sum::<u32>();
        self.at = offset;
        self.line
    }
}

/// The lines of a text that are not blank.
fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty())
}

/// How many rows of the form stand in one row of a grid, each on a line of its own in all cells: as many as there are
/// lines in the label's cell, where each is a label, and in each cell behind it that is not blank.
fn rows_within(document: &Document, cells: &[Cell]) -> usize {
    let text = |cell: &Cell| document.slice(cell.text);
    // Mostly the last cell has one line.
    let Some(lines) = cells.iter().rev().map(text).find(|text| !text.is_empty()).filter(|text| text.contains('\n'))
    else {
        return 1;
    };
    let count = lines_of(lines).count();
    let is_row = |line: &str| {
        let entry = vocabulary().exact(&normalize(line));
        line.len() <= LONGEST_LABEL
            && entry.is_some_and(|entry| entry.terms.iter().any(|term| matches!(term, Term::Row(..))))
    };
    let is_label = |cell: &Cell| lines_of(text(cell)).count() == count && lines_of(text(cell)).all(is_row);
    let is_value = |cell: &Cell| {
        let lines = || lines_of(text(cell));
        lines().next().is_none() || lines().count() == count && lines().all(|line| shape(line) != Shape::Text)
    };
    let label = cells.iter().position(is_label);
    match label.is_some_and(|label| cells[label + 1..].iter().all(is_value)) {
        true => count.max(1),
        false => 1,
    }
}

/// The text of a cell in each of the rows that stand in its row. What has fewer lines stands in the first.
fn lines_in(document: &Document, cell: Span, parts: usize) -> impl Iterator<Item = Span> {
    let text = document.slice(cell);
    let span = move |line: &str| {
        // A line is a piece of the text.
        let start = cell.start as usize + (line.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        Span::new(start, start + line.len())
    };
    let split = lines_of(text).count() == parts;
    let lines = split.then(|| lines_of(text).map(span));
    (!split).then_some(cell).into_iter().chain(lines.into_iter().flatten())
}

/// A line that is a label of the form and one value, with a colon or nothing between them: where the label ends and
/// where the value begins.
fn labelled_value(text: &str) -> Option<(usize, usize)> {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    let ends = text.ends_with(|c: char| is_digit(c) || matches!(c, '件' | '元' | '/' | '无' | '—'));
    if text.len() > LONGEST_LABEL || !ends {
        return None;
    }
    let starts = text.char_indices().skip(1).filter(|(at, c)| {
        let before = text[..*at].chars().next_back().unwrap_or_default();
        matches!(before, '：' | ':')
            || is_digit(*c) && !is_digit(before) && !matches!(before, ',' | '.' | '-' | '，' | '．' | '－')
    });
    let is_label = |label: &str| {
        let wanted = |term: &Term| matches!(term, Term::Row(..) | Term::Column(..));
        // A mark before the digits may have been one of them.
        !label.contains(['·', '+'])
            && !label.ends_with(['!', '！', '|', '丨', '┃', '│', '?', '？'])
            && vocabulary().exact(&normalize(label)).is_some_and(|entry| entry.terms.iter().any(wanted))
    };
    let mut parts = starts.map(|(at, _)| text.split_at(at));
    parts
        .find(|(label, value)| shape(value).is_value() && is_label(label))
        .map(|(label, value)| (label.trim_end().len(), label.len() + value.len() - value.trim_start().len()))
}
