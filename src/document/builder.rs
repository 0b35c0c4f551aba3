//! Builder: how readers of rendered formats write a document.

use super::{Block, Cell, Document, Format, Grid, GridKind, Line, Note, Span, radicals};

/// Builds the document of a format whose text is rendered (html, office files, pdf): text, spans and grid positions
/// stay in step. Spans are expanded here, so that readers only say what the file says.
#[derive(Debug)]
pub struct Builder {
    document: Document,
    grid: Option<OpenGrid>,
    cells_left: usize,
    bytes_left: usize,
    exhausted: bool,
}

#[derive(Debug)]
struct OpenGrid {
    grid: Grid,
    /// For each column, the first row that no row span from above covers.
    free_from: Vec<u32>,
    row: u32,
    column: u32,
}

/// The most a document may hold: what a person could have meant by one file of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Cells in all grids and lines of prose together; spans count once.
    pub cells: usize,
    /// Bytes of rendered text.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { cells: 200_000, bytes: 32 << 20 }
    }
}

/// Columns a grid may have; a file that claims more is cut there.
pub const MAX_COLUMNS: u32 = 1024;

impl Builder {
    /// An empty document of the given format under the given limits.
    pub fn new(format: Format, limits: Limits) -> Self {
        Self {
            document: Document { format, ..Document::default() },
            grid: None,
            cells_left: limits.cells,
            bytes_left: limits.bytes,
            exhausted: false,
        }
    }

    /// Whether a limit was hit; nothing more is taken then and a note says so.
    pub fn exhausted(&self) -> bool {
        self.exhausted
    }

    /// Adds a line of prose (ignored where it is only white space). `source` is its place in the decoded input, or
    /// `None` where that is the rendered text itself.
    pub fn line(&mut self, text: &str, source: Option<Span>, page: u16) {
        let text = text.trim();
        if text.is_empty() || !self.spend(text.len(), 1) {
            return;
        }
        let span = self.push(text);
        self.document.text.push('\n');
        let line = Line { text: span, source: source.unwrap_or(span), page, blank_before: 0 };
        self.document.blocks.push(Block::Line(line));
    }

    /// Opens a grid; an open one is closed first (nested tables follow the cell they stand in).
    pub fn begin_grid(&mut self, kind: GridKind, name: Option<String>) {
        self.end_grid();
        let grid = Grid { kind, name, ..Grid::default() };
        self.grid = Some(OpenGrid { grid, free_from: Vec::new(), row: 0, column: 0 });
    }

    /// Starts the next row.
    pub fn begin_row(&mut self) {
        if let Some(open) = &mut self.grid {
            if !open.grid.rows.is_empty() {
                open.row += 1;
                self.document.text.push('\n');
            }
            open.column = 0;
            open.grid.push(open.row, &[]);
        }
    }

    /// Moves to a column of the row, for formats that state positions (xlsx); cells between stay absent.
    pub fn skip_to_column(&mut self, column: u32) {
        if let Some(open) = &mut self.grid {
            open.column = open.column.max(column.min(MAX_COLUMNS));
        }
    }

    /// Adds a cell to the row; its column is the next one that no span from above covers.
    pub fn cell(&mut self, text: &str, spans: (u32, u32), source: Option<Span>, page: u16) {
        let text = text.trim();
        if !self.spend(text.len() + 1, 1) {
            return;
        }
        let span = self.push(text);
        self.document.text.push('\t');
        let Some(open) = &mut self.grid else { return };
        let (row_span, column_span) = (spans.0.clamp(1, 1000), spans.1.clamp(1, MAX_COLUMNS));
        while open.free_from.get(open.column as usize).is_some_and(|free| *free > open.row) {
            open.column += 1;
        }
        let end = (open.column + column_span).min(MAX_COLUMNS);
        if open.column >= end {
            return;
        }
        if open.free_from.len() < end as usize {
            open.free_from.resize(end as usize, 0);
        }
        for free in &mut open.free_from[open.column as usize..end as usize] {
            *free = (*free).max(open.row + row_span);
        }
        let cell = Cell {
            text: span,
            column: open.column as u16,
            row_span: row_span as u16,
            column_span: (end - open.column) as u16,
            page,
        };
        open.column = end;
        let grid = &mut open.grid;
        if let Some(row) = grid.rows.last_mut() {
            if let Some(source) = source {
                let before = grid.cells.get(grid.sources.len()..).unwrap_or_default();
                grid.sources.extend(before.iter().map(|cell| cell.text));
                grid.sources.push(source);
            }
            grid.cells.push(cell);
            row.end += 1;
        }
    }

    /// Closes the grid; an empty one leaves no trace.
    pub fn end_grid(&mut self) {
        if let Some(mut open) = self.grid.take()
            && !open.grid.rows.is_empty()
        {
            open.grid.shrink();
            self.document.text.push('\n');
            self.document.blocks.push(Block::Grid(Box::new(open.grid)));
        }
    }

    /// Adds a note.
    pub fn note(&mut self, note: Note) {
        self.document.notes.push(note);
    }

    /// The finished document. What was copied out of a PDF into any other format has radicals from there.
    pub fn finish(mut self) -> Document {
        self.end_grid();
        self.document.text = radicals::folded(self.document.text);
        self.document
    }

    fn push(&mut self, text: &str) -> Span {
        let start = self.document.text.len();
        self.document.text.push_str(text);
        Span::new(start, self.document.text.len())
    }

    fn spend(&mut self, bytes: usize, cells: usize) -> bool {
        if self.exhausted {
            return false;
        }
        if bytes > self.bytes_left || cells > self.cells_left {
            self.exhausted = true;
            self.note(Note::limit("input.limit"));
            return false;
        }
        self.bytes_left -= bytes;
        self.cells_left -= cells;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(grid: &Grid) -> Vec<Vec<u16>> {
        grid.rows().map(|(_, cells)| cells.iter().map(|cell| cell.column).collect()).collect()
    }

    #[test]
    fn spans_are_expanded_to_grid_columns() {
        let mut builder = Builder::new(Format::Html, Limits::default());
        builder.begin_grid(GridKind::Exact, None);
        builder.begin_row();
        builder.cell("a", (2, 1), None, 0);
        builder.cell("b", (1, 2), None, 0);
        builder.begin_row();
        builder.cell("c", (1, 1), None, 0);
        builder.cell("d", (1, 1), None, 0);
        let document = builder.finish();
        let [Block::Grid(grid)] = document.blocks.as_slice() else { panic!("one grid") };
        assert_eq!(columns(grid), [vec![0, 1], vec![1, 2]]);
        assert_eq!(document.slice(grid.row(1)[1].text), "d");
    }

    #[test]
    fn radicals_of_any_format_are_ideographs() {
        let mut builder = Builder::new(Format::Docx, Limits::default());
        builder.line("平湖县⽯桥镇⼈⺠政府", None, 0);
        assert_eq!(builder.finish().text, "平湖县石桥镇人民政府\n");
    }

    #[test]
    fn a_limit_stops_the_document_and_says_so() {
        let mut builder = Builder::new(Format::Html, Limits { cells: 1, bytes: 100 });
        builder.begin_grid(GridKind::Exact, None);
        builder.begin_row();
        builder.cell("a", (1, 1), None, 0);
        builder.cell("b", (1, 1), None, 0);
        assert!(builder.exhausted());
        assert_eq!(builder.finish().notes, [Note::limit("input.limit")]);
    }
}
