//! Stream: the document as one sequence of atoms (lines and cells), row by row, whatever made the rows.

use super::normal::normalize;
use super::value::{Shape, shape};
use super::vocabulary::{LONGEST_LABEL, Term, vocabulary};
use crate::document::{Block, Document, Format, GridKind, Span, cell_name};
use crate::report::Place;
use std::cell::Cell;

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
    pub column: u32,
    /// One past the last column it covers.
    pub end_column: u32,
    /// Number of its grid in the document from 1; 0 for a line.
    pub grid: u32,
    /// Row in its grid.
    pub grid_row: u32,
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
    pub first: usize,
    /// How many atoms.
    pub len: usize,
    /// What made it.
    pub kind: RowKind,
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
    /// The offset whose line was asked for last, and that line: places are asked for from top to bottom.
    last_line: Cell<(u32, u32)>,
}

impl<'a> Stream<'a> {
    /// The stream of a document.
    pub fn new(document: &'a Document) -> Self {
        let mut stream = Self { document, atoms: Vec::new(), rows: Vec::new(), last_line: Cell::new((0, 1)) };
        let mut grids = 0;
        for block in &document.blocks {
            match block {
                Block::Line(line) => {
                    let atom = Atom {
                        text: line.text,
                        source: line.source,
                        row: stream.rows.len() as u32,
                        column: 0,
                        end_column: 1,
                        grid: 0,
                        grid_row: 0,
                        page: line.page,
                        blank_before: line.blank_before,
                        shape: shape(document.slice(line.text)),
                    };
                    let text = document.slice(line.text);
                    let first = stream.atoms.len();
                    match labelled_value(text).filter(|_| line.text == line.source) {
                        Some((end, start)) => {
                            let part = |text: Span, column: u32| Atom {
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
                    let len = stream.atoms.len() - first;
                    let kind = if len > 1 { RowKind::Grid(GridKind::Delimited) } else { RowKind::Line };
                    stream.rows.push(Row { first, len, kind });
                }
                Block::Grid(grid) => {
                    grids += 1;
                    for row in grid.rows.iter().filter(|row| !row.cells.is_empty()) {
                        let first = stream.atoms.len();
                        let number = stream.rows.len() as u32;
                        stream.atoms.extend(row.cells.iter().map(|cell| Atom {
                            text: cell.text,
                            source: cell.source,
                            row: number,
                            column: cell.column,
                            end_column: cell.column + u32::from(cell.column_span.max(1)),
                            grid: grids,
                            grid_row: cell.row,
                            page: cell.page,
                            blank_before: 0,
                            shape: shape(document.slice(cell.text)),
                        }));
                        stream.rows.push(Row { first, len: row.cells.len(), kind: RowKind::Grid(grid.kind) });
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
        if matches!(self.document.format, Format::Text | Format::Csv) {
            place.line = self.line(atom.source.start);
        }
        if atom.page > 0 {
            place.page = Some(u32::from(atom.page));
        }
        if atom.grid > 0 && place.line == 0 {
            place.table = Some(atom.grid);
            place.row = Some(atom.grid_row + 1);
            place.column = Some(atom.column + 1);
            place.sheet = self.sheet(atom.grid);
            place.cell = place.sheet.as_ref().map(|_| cell_name(atom.grid_row, atom.column));
        }
        place
    }

    fn line(&self, offset: u32) -> u32 {
        let (from, line) = Some(self.last_line.get()).filter(|(from, _)| *from <= offset).unwrap_or((0, 1));
        let between = self.document.text.as_bytes().get(from as usize..offset as usize).unwrap_or_default();
        let line = line + between.iter().filter(|byte| **byte == b'\n').count() as u32;
        self.last_line.set((offset, line));
        line
    }

    fn sheet(&self, grid: u32) -> Option<String> {
        let mut grids = self.document.blocks.iter().filter_map(|block| match block {
            Block::Grid(grid) => Some(grid),
            Block::Line(_) => None,
        });
        grids.nth(grid as usize - 1)?.name.clone()
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
