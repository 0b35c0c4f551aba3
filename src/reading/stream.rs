//! Stream: the document as one sequence of atoms (lines and cells), row by row, whatever made the rows.

use super::normal::normalize;
use super::value::{Shape, shape};
use super::vocabulary::{LONGEST_LABEL, Term, vocabulary};
use crate::document::{Block, Cell, Document, Format, GridKind, Span, cell_name};
use crate::report::Place;
use std::cell::OnceCell;
use std::num::NonZeroU32;
use std::ops::Range;

/// A line or a cell.
#[derive(Clone, Copy, Debug)]
pub struct Atom {
    /// Where its text stands in the document.
    pub text: Span,
    /// Where it stands in the decoded input.
    pub source: Span,
    /// Its row in the stream.
    pub row: u32,
    /// First column it covers; 0 for a line.
    pub column: u16,
    /// One past the last column it covers.
    pub end_column: u16,
    /// Page, 0 where there is none.
    pub page: u16,
    /// Empty lines before it.
    pub blank_before: u16,
    /// What it looks like.
    pub shape: Shape,
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
    /// What made it.
    pub kind: RowKind,
    /// Number of its grid in the document from 1; 0 for a line.
    pub grid: u32,
    /// Its number in the grid.
    grid_row: u32,
    /// The line of the input that it begins in, from 1; 0 where lines mean nothing.
    line: u32,
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
    usual_gap: OnceCell<Option<usize>>,
}

impl Row {
    /// The indices of its atoms.
    pub fn atoms(&self) -> Range<usize> {
        self.first as usize..(self.first + self.len) as usize
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
                    atoms += grid.rows.iter().map(|row| row.cells.len()).sum::<usize>();
                }
            }
        }
        let mut stream = Self {
            document,
            atoms: Vec::with_capacity(atoms),
            rows: Vec::with_capacity(rows),
            usual_gap: OnceCell::new(),
        };
        let mut grids = 0;
        let column = |cell: &Cell| u16::try_from(cell.column).unwrap_or(u16::MAX);
        let mut lines = Lines { document, at: 0, line: 1 };
        for block in &document.blocks {
            match block {
                Block::Line(line) => {
                    let atom = Atom {
                        text: line.text,
                        source: line.source,
                        row: stream.rows.len() as u32,
                        column: 0,
                        end_column: 1,
                        page: line.page,
                        blank_before: line.blank_before,
                        shape: shape(document.slice(line.text)),
                    };
                    let first = stream.atoms.len() as u32;
                    let in_place = atom.shape == Shape::Text && line.text == line.source;
                    match in_place.then(|| labelled_value(document.slice(line.text))).flatten() {
                        Some((end, start)) => {
                            let part = |text: Span, column: u16| Atom {
                                text,
                                source: text,
                                column,
                                end_column: column + 1,
                                shape: shape(document.slice(text)),
                                ..atom
                            };
                            let from = line.text.start as usize;
                            stream.atoms.push(part(Span::new(from, from + end), 0));
                            stream.atoms.push(part(Span::new(from + start, line.text.end as usize), 1));
                        }
                        None => stream.atoms.push(atom),
                    }
                    let len = stream.atoms.len() as u32 - first;
                    let kind = if len > 1 { RowKind::Grid(GridKind::Delimited) } else { RowKind::Line };
                    let line = lines.of(line.source.start);
                    stream.rows.push(Row { first, len, kind, grid: 0, grid_row: 0, line });
                }
                Block::Grid(grid) => {
                    grids += 1;
                    for row in grid.rows.iter().filter(|row| !row.cells.is_empty()) {
                        let first = stream.atoms.len() as u32;
                        let number = stream.rows.len() as u32;
                        stream.atoms.extend(row.cells.iter().map(|cell| Atom {
                            text: cell.text,
                            source: cell.source,
                            row: number,
                            column: column(cell),
                            end_column: column(cell).saturating_add(cell.column_span.max(1)),
                            page: cell.page,
                            blank_before: 0,
                            shape: shape(document.slice(cell.text)),
                        }));
                        let Some(head) = row.cells.first() else { continue };
                        let line = lines.of(head.source.start);
                        let (len, kind, grid_row) = (row.cells.len() as u32, RowKind::Grid(grid.kind), head.row);
                        stream.rows.push(Row { first, len, kind, grid: grids, grid_row, line });
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

    /// The row of an atom.
    pub fn row_of(&self, atom: usize) -> Option<&Row> {
        self.rows.get(self.atoms.get(atom)?.row as usize)
    }

    /// Where an atom stands, for the reader of the verdict.
    pub fn place(&self, atom: usize) -> Place {
        self.atoms.get(atom).map(|atom| self.place_of(atom)).unwrap_or_default()
    }

    fn place_of(&self, atom: &Atom) -> Place {
        let mut place = Place { start: atom.source.start, end: atom.source.end, ..Place::default() };
        place.page = NonZeroU32::new(u32::from(atom.page));
        let Some(row) = self.rows.get(atom.row as usize) else { return place };
        place.line = row.line;
        if row.grid > 0 && row.line == 0 {
            place.table = NonZeroU32::new(row.grid);
            place.row = NonZeroU32::new(row.grid_row.saturating_add(1));
            place.column = NonZeroU32::new(u32::from(atom.column) + 1);
            place.sheet = self.sheet(row.grid).map(Box::new);
            place.cell = place.sheet.as_ref().map(|_| Box::new(cell_name(row.grid_row, u32::from(atom.column))));
        }
        place
    }

    /// Empty lines that usually stand before a line that is a number.
    pub fn usual_gap(&self) -> Option<usize> {
        *self.usual_gap.get_or_init(|| {
            let mut counts = [0usize; 4];
            let is_line = |atom: &Atom| self.rows.get(atom.row as usize).is_some_and(|row| row.grid == 0);
            for atom in self.atoms.iter().filter(|atom| atom.shape == Shape::Number && is_line(atom)) {
                if let Some(count) = counts.get_mut(usize::from(atom.blank_before)) {
                    *count += 1;
                }
            }
            let (gap, most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
            (*most > 0).then_some(gap)
        })
    }

    fn sheet(&self, grid: u32) -> Option<String> {
        let mut grids = self.document.blocks.iter().filter_map(|block| match block {
            Block::Grid(grid) => Some(grid),
            Block::Line(_) => None,
        });
        grids.nth(grid as usize - 1)?.name.clone()
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
        self.line += between.iter().map(|byte| u32::from(*byte == b'\n')).sum::<u32>();
        self.at = offset;
        self.line
    }
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
        !label.contains(['·', '+'])
            && vocabulary().exact(&normalize(label)).is_some_and(|entry| entry.terms.iter().any(wanted))
    };
    let mut parts = starts.map(|(at, _)| text.split_at(at));
    parts
        .find(|(label, value)| matches!(shape(value), Shape::Number | Shape::Placeholder) && is_label(label))
        .map(|(label, value)| (label.trim_end().len(), label.len() + value.len() - value.trim_start().len()))
}
