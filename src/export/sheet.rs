//! A sheet: rows of cells with spans, before it becomes HTML, tab-separated text, CSV or a worksheet.

use crate::number::Number;

/// A table to be exported.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Name of the worksheet.
    pub name: String,
    /// Widths of the columns in digits of the default font.
    pub widths: Vec<u16>,
    /// Rows at the top that stay in sight.
    pub frozen: u16,
    /// Whether it is wider than high on paper.
    pub landscape: bool,
    /// Rows; a cell that spans rows stands in its first row only.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell to be exported.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub value: Value,
    /// How it looks.
    pub style: Style,
    /// Rows it covers.
    pub row_span: u16,
    /// Columns it covers.
    pub column_span: u16,
}

/// A number stays one, everything else is text.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// A number.
    Number(Number),
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Words outside a table.
    Plain,
    /// The heading over a table.
    Title,
    /// Heads columns.
    ColumnHeader,
    /// Heads a row.
    RowHeader,
    /// Heads several rows.
    GroupHeader,
    /// In the body of a table.
    Body,
    /// In the body, and not what it should be.
    Wrong,
}

impl Cell {
    /// A cell of text.
    pub fn text(text: impl Into<String>, style: Style) -> Self {
        Self { value: Value::Text(text.into()), style, row_span: 1, column_span: 1 }
    }

    /// A cell of a number; empty where there is none.
    pub fn number(number: Option<Number>, style: Style) -> Self {
        Self { value: number.map_or(Value::Text(String::new()), Value::Number), style, row_span: 1, column_span: 1 }
    }

    /// The cell over several rows and columns.
    pub fn spanning(self, row_span: u16, column_span: u16) -> Self {
        Self { row_span, column_span, ..self }
    }
}

/// One place of the grid after spans are laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slot<'a> {
    /// Nothing.
    Empty,
    /// The cell itself.
    Cell(&'a Cell),
    /// Covered by the span of that cell.
    Covered(&'a Cell),
}

impl Sheet {
    /// The grid: for each row its places from left to right, spans laid out.
    pub fn layout(&self) -> Vec<Vec<Slot<'_>>> {
        let mut grid: Vec<Vec<Slot<'_>>> = vec![Vec::new(); self.rows.len()];
        for (number, row) in self.rows.iter().enumerate() {
            let mut column = 0;
            for cell in row {
                while grid[number].get(column).is_some_and(|slot| *slot != Slot::Empty) {
                    column += 1;
                }
                let end = column + usize::from(cell.column_span);
                for line in grid.iter_mut().skip(number).take(usize::from(cell.row_span)) {
                    if line.len() < end {
                        line.resize(end, Slot::Empty);
                    }
                    line[column..end].fill(Slot::Covered(cell));
                }
                if let Some(slot) = grid[number].get_mut(column) {
                    *slot = Slot::Cell(cell);
                }
                column = end;
            }
        }
        grid
    }
}
