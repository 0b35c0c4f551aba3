//! Walk: where the arrow keys lead in a table.

use crate::app::cells::CellRef;
use gouji::form::{CellIndex, Printed};

/// The rows of values of a table, from left to right.
pub struct Walk(Vec<Vec<CellIndex>>);

impl Walk {
    /// The walk of a printed table.
    pub fn new(printed: &Printed) -> Self {
        let values = |row: &Vec<gouji::form::PrintedCell>| -> Vec<CellIndex> {
            row.iter().filter_map(|cell| cell.content.value()).collect()
        };
        Self(printed.rows.iter().map(values).filter(|row| !row.is_empty()).collect())
    }

    /// The row and the column of a cell.
    fn find(&self, cell: CellIndex) -> Option<(usize, usize)> {
        let of = |(number, row): (usize, &Vec<CellIndex>)| Some((number, row.iter().position(|other| *other == cell)?));
        self.0.iter().enumerate().find_map(of)
    }

    /// The cells that a pasted block fills from one on, to the right and down, each with its value.
    pub fn block(&self, from: CellRef, text: &str) -> Vec<(CellRef, String)> {
        let Some((row, column)) = self.find(from.index) else { return Vec::new() };
        let mut block = Vec::new();
        for (line, row) in text.lines().zip(self.0.get(row..).unwrap_or_default()) {
            for (value, index) in line.split('\t').zip(row.get(column..).unwrap_or_default()) {
                block.push((CellRef { index: *index, ..from }, value.to_owned()));
            }
        }
        block
    }

    /// The cell behind one, or the one before it; `None` at either end of the table.
    pub fn next(&self, from: CellIndex, forward: bool) -> Option<CellIndex> {
        let all: Vec<CellIndex> = self.0.iter().flatten().copied().collect();
        let here = all.iter().position(|cell| *cell == from)?;
        all.get(if forward { here + 1 } else { here.checked_sub(1)? }).copied()
    }

    /// The cell that a key leads to; `None` for a key that leads nowhere.
    pub fn step(&self, from: CellIndex, key: &str, far: bool) -> Option<CellIndex> {
        let (row, column) = self.find(from)?;
        let last = self.0.len().saturating_sub(1);
        let (row, column) = match (key, far) {
            ("ArrowLeft", false) => (row, column.saturating_sub(1)),
            ("ArrowRight", false) => (row, column + 1),
            ("ArrowUp", false) => (row.saturating_sub(1), column),
            ("ArrowDown", false) => ((row + 1).min(last), column),
            ("Home", false) | ("ArrowLeft", true) => (row, 0),
            ("End", false) | ("ArrowRight", true) => (row, usize::MAX),
            ("Home", true) => (0, 0),
            ("End", true) => (last, usize::MAX),
            ("ArrowUp", true) | ("PageUp", _) => (0, column),
            ("ArrowDown", true) | ("PageDown", _) => (last, column),
            _ => return None,
        };
        let row = self.0.get(row)?;
        row.get(column).or(row.last()).copied()
    }
}
