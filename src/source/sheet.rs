//! Sheet: what the readers of spreadsheets have in common. A reader says which cells hold text and which are merged; the
//! sheet becomes one grid whose rows and columns are the spreadsheet's own, so that a cell keeps its name (`C7`).

pub mod decimal;
pub mod format;
pub mod rich;

use super::budget::Budget;
use crate::document::{Builder, Document, GridKind, Limits, Loss, MAX_COLUMNS, Note, cell_name};
use format::Shown;
use rich::unknown;

/// One sheet as a reader meets it. Rows and columns count from 0.
#[derive(Debug)]
pub struct Sheet {
    name: String,
    cells: Vec<Cell>,
    /// For rows with empty cells that the file states: row and the last such column.
    stated: Vec<(u32, u32)>,
    merges: Vec<Merge>,
    /// Ranges of rows and of columns that are hidden. They are read, since sums count them, but people should know.
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
    far: Option<(u32, u32)>,
    /// The first cell that shows its number rounded.
    rounded: Option<(u32, u32)>,
    /// The first formula whose value the file does not hold.
    without_value: Option<(u32, u32)>,
    full: bool,
}

#[derive(Debug)]
struct Cell {
    row: u32,
    column: u32,
    text: String,
    struck: bool,
}

/// A range of cells shown as one; all bounds belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

/// Empty rows after which what follows is taken for a stray cell and not for a part of the table.
const MAX_GAP: u32 = 1000;
/// Most rows that one cell may cover; the builder of documents cuts there too.
const MAX_ROW_SPAN: u32 = 1000;

impl Sheet {
    /// An empty sheet.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            cells: Vec::new(),
            stated: Vec::new(),
            merges: Vec::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
            far: None,
            rounded: None,
            without_value: None,
            full: false,
        }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it holds as many cells as a document may; it takes no more.
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// A cell of the file. An empty one matters too: it is blank, not absent.
    ///
    /// # Errors
    /// `budget.bytes` where the text is more than the file may ask for.
    pub fn cell(&mut self, row: u32, column: u32, shown: impl Into<Shown>, budget: &mut Budget) -> Result<(), Note> {
        let Shown { text, rounded, struck } = shown.into();
        self.rounded = self.rounded.or(Some((row, column)).filter(|_| rounded));
        if text.trim().is_empty() {
            match self.stated.last_mut() {
                Some((last, end)) if *last == row => *end = (*end).max(column),
                _ => self.stated.push((row, column)),
            }
        } else if column >= MAX_COLUMNS {
            self.far = self.far.or(Some((row, column)));
        } else if self.cells.len() < Limits::default().cells {
            budget.take_bytes(text.len())?;
            self.cells.push(Cell { row, column, text, struck });
        } else {
            self.full = true;
        }
        Ok(())
    }

    /// A cell of the file has a formula whose value the file does not hold.
    pub fn without_value(&mut self, row: u32, column: u32) {
        self.without_value = self.without_value.or(Some((row, column)));
    }

    /// Cells of the file that are shown as one.
    ///
    /// # Errors
    /// `budget.steps`: merging costs as much as the range is wide.
    pub fn merge(&mut self, merge: Merge, budget: &mut Budget) -> Result<(), Note> {
        let right = merge.right.min(MAX_COLUMNS - 1);
        if merge.bottom >= merge.top && right >= merge.left && (merge.bottom, right) != (merge.top, merge.left) {
            budget.take_steps((right - merge.left) as usize)?;
            let bottom = merge.bottom.min(merge.top.saturating_add(MAX_ROW_SPAN - 1));
            self.merges.push(Merge { bottom, right, ..merge });
        }
        Ok(())
    }

    /// Rows that the file hides.
    pub fn hide_rows(&mut self, first: u32, last: u32) {
        self.hidden_rows.push((first, last));
    }

    /// Columns that the file hides.
    pub fn hide_columns(&mut self, first: u32, last: u32) {
        self.hidden_columns.push((first, last));
    }

    /// Takes out the rows that are struck out whole. Of a single cell nobody knows what its digits are. Whether there were
    /// any.
    fn strike(&mut self) -> bool {
        let mut any = false;
        for row in self.cells.chunk_by_mut(|a, b| a.row == b.row) {
            let whole = row.iter().all(|cell| cell.struck);
            for cell in row.iter_mut().filter(|cell| cell.struck) {
                any = true;
                cell.text = if whole { String::new() } else { unknown(&cell.text) };
            }
        }
        self.cells.retain(|cell| !cell.text.is_empty());
        any
    }

    /// Whether a hidden row or column holds text; people hide empty ones to show where a form ends.
    fn hides_text(&mut self) -> bool {
        crate::order::plain(&mut self.hidden_rows);
        crate::order::plain(&mut self.hidden_columns);
        let within = |ranges: &[(u32, u32)], number: u32| {
            let before = ranges.partition_point(|(first, _)| *first <= number);
            ranges.get(before.wrapping_sub(1)).is_some_and(|(_, last)| number <= *last)
        };
        self.cells.iter().any(|cell| within(&self.hidden_rows, cell.row) || within(&self.hidden_columns, cell.column))
    }

    /// Writes the sheet into a document: a grid, or nothing where no cell holds text.
    pub fn emit(mut self, builder: &mut Builder) {
        crate::order::by_key(&mut self.cells, |cell| (cell.row, cell.column));
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        if self.strike() {
            builder.note(Note::remark("sheet.struck").with("sheet", &self.name));
        }
        crate::order::plain(&mut self.stated);
        crate::order::by_key(&mut self.merges, |merge| (merge.top, merge.left));
        let width = self.cells.iter().map(|cell| cell.column + 1).max().unwrap_or(0);
        if width > 0 {
            builder.begin_grid(GridKind::Exact, Some(self.name.clone()));
            self.emit_rows(width, builder);
            builder.end_grid();
        }
        let hides_text = self.hides_text();
        if hides_text {
            builder.note(Note::remark("sheet.hidden-parts").with("sheet", &self.name));
        }
        let firsts = [
            (self.rounded, Note::remark("sheet.rounded")),
            (self.far, Note::new("sheet.far")),
            (self.without_value, Note::remark("sheet.no-value")),
        ];
        for (cell, note) in firsts {
            if let Some((row, column)) = cell {
                builder.note(note.with("sheet", &self.name).with("cell", cell_name(row, column)));
            }
        }
        if self.full {
            builder.note(Note::limit("input.limit"));
        }
    }

    fn emit_rows(&mut self, width: u32, builder: &mut Builder) {
        let mut cells = self.cells.iter().peekable();
        let mut stated = self.stated.iter().peekable();
        let mut merges = self.merges.iter().peekable();
        // For each column, the first row that no merged range from above covers.
        let mut free_from = vec![0; MAX_COLUMNS as usize];
        let mut above = 0;
        let mut row = 0;
        while let Some(next) = cells.peek() {
            if builder.exhausted() {
                return;
            }
            if next.row.saturating_sub(row) > MAX_GAP {
                self.far = self.far.or(Some((next.row, next.column)));
                return;
            }
            let filled = next.row == row;
            let mut own: Vec<&Cell> = Vec::new();
            while let Some(cell) = cells.next_if(|cell| cell.row == row) {
                own.push(cell);
            }
            let mut merged: Vec<&Merge> = Vec::new();
            while let Some(merge) = merges.next_if(|merge| merge.top <= row) {
                merged.push(merge);
            }
            let mut end = own.last().map_or(0, |cell| cell.column + 1);
            while let Some((_, last)) = stated.next_if(|(number, _)| *number <= row) {
                end = end.max(last.saturating_add(1).min(width));
            }
            // A row with a label and nothing behind it goes as far as the row above: its cells are blank.
            if filled {
                end = end.max(above);
            }
            builder.begin_row();
            emit_row(row, end, &own, &merged, &mut free_from, builder);
            above = if filled { end } else { 0 };
            row += 1;
        }
    }
}

fn emit_row(row: u32, end: u32, own: &[&Cell], merged: &[&Merge], free_from: &mut [u32], builder: &mut Builder) {
    let mut own = own.iter().peekable();
    let mut merged = merged.iter().filter(|merge| merge.top == row).peekable();
    for column in 0..end {
        let text = own.next_if(|cell| cell.column == column).map_or("", |cell| cell.text.as_str());
        while merged.next_if(|merge| merge.left < column).is_some() {}
        let merge = merged.next_if(|merge| merge.left == column);
        if free_from.get(column as usize).is_some_and(|free| *free > row) {
            continue;
        }
        let (mut rows, mut columns) = (1, 1);
        if let Some(merge) = merge {
            (rows, columns) = (merge.bottom - merge.top + 1, merge.right - merge.left + 1);
            let covered = free_from.get_mut(merge.left as usize..=merge.right as usize).unwrap_or_default();
            covered.fill(merge.bottom + 1);
        }
        builder.skip_to_column(column);
        builder.cell(text, (rows, columns), None, 0);
    }
}

/// The document, with the reason why the file could not be read to its end. Where nothing was read, the first reason
/// for that is fatal.
pub fn finish(builder: Builder, failure: Option<Note>) -> Document {
    let mut document = builder.finish();
    document.notes.extend(failure);
    if document.blocks.is_empty() {
        match document.notes.first_mut() {
            Some(note) => note.loss = Loss::All,
            None => document.notes.push(Note::fatal("sheet.empty")),
        }
    }
    document
}

/// Row and column of a cell's name.
pub fn parse_name(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|character: char| character.is_ascii_digit())?;
    let (letters, number) = name.split_at_checked(digits)?;
    let mut column = 0u32;
    for letter in letters.bytes() {
        let value = letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(value) + 1)?;
    }
    let row = number.parse::<u32>().ok()?.checked_sub(1)?;
    Some((row, column.checked_sub(1)?))
}

/// The range named by two cells (`A1:C7`) or by one.
pub fn parse_range(range: &str) -> Option<Merge> {
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    let ((top, left), (bottom, right)) = (parse_name(first)?, parse_name(last)?);
    Some(Merge { top, left, bottom, right })
}

#[cfg(test)]
pub use tests::draw;

#[cfg(test)]
mod tests;
