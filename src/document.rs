//! Document: what a reader gives, whatever the format. Lines of prose and grids of cells, each with the text as
//! written and the place it came from. A document knows nothing of the form.

pub mod radicals;
pub mod wire;

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

/// Marks that are not seen: of zero width, of the writing direction, of a glyph's variant, of a possible hyphen.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Letters, 汉字 among them. The language's own test knows every script, by tables of thousands of bytes.
pub fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, 'ª' | 'µ' | 'º' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ˁ' | 'Ͱ'..='\u{1fff}' | 'Ⅰ'..='ↈ' | 'Ⓐ'..='ⓩ'
            | '々'..='〇' | '〡'..='〩' | 'ぁ'..='ゖ' | 'ゝ'..='ゟ' | 'ァ'..='ヺ' | 'ー'..='ヿ' | 'ㄅ'..='ㄯ' | 'ㄱ'..='ㆎ'
            | 'ㆠ'..='ㆿ' | 'ㇰ'..='ㇿ' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{d7a3}' | '\u{f900}'..='\u{fad9}' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '\u{20000}'..='\u{3ffff}')
}

/// Digits and signs of numbers; the 汉字 of numbers are letters. By ranges, as [`is_letter`].
pub fn is_numeral(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '²' | '³' | '¹' | '¼'..='¾' | '⁰' | '⁴'..='⁹' | '₀'..='₉' | '⅐'..='ↂ' | 'ↅ'..='↉' | '①'..='⒛' | '⓪'..='⓿'
            | '❶'..='➓' | '〇' | '〡'..='〩' | '㈠'..='㈩' | '㉈'..='㉏' | '㉑'..='㉟' | '㊀'..='㊉' | '㊱'..='㊿' | '０'..='９')
}

/// Stands for what is shown there and cannot be read as text: a picture.
pub const OBJECT: char = '\u{fffc}';

/// Stands in a number where its cell had no room for the rest of it on one line. What is above and below may be two numbers.
pub const BREAK: char = '\u{ad}';

/// Whether a text has a byte. Every byte is compared, so that the compiler can compare several at once.
pub fn has_byte(text: &str, wanted: u8) -> bool {
    text.bytes().fold(false, |found, byte| found | (byte == wanted))
}

/// Whether a text has two such bytes side by side. All pairs are compared, as in [`has_byte`].
pub fn has_pair(text: &str, is_wanted: impl Fn(u8, u8) -> bool) -> bool {
    let (firsts, seconds) = (text.as_bytes(), text.as_bytes().get(1..).unwrap_or_default());
    firsts.iter().zip(seconds).fold(false, |found, (a, b)| found | is_wanted(*a, *b))
}

/// A spreadsheet's name of a cell, row and column counted from 0: `C7`.
pub fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", column_name(column), u64::from(row) + 1)
}

/// The letters of a spreadsheet's column, counted from 0.
pub fn column_name(column: u32) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    match (column / 26).checked_sub(1) {
        Some(rest) => column_name(rest) + letter.encode_utf8(&mut [0; 4]),
        None => letter.to_string(),
    }
}

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

    #[test]
    fn letters_and_numerals_of_a_chinese_report_are_those_of_unicode() {
        for c in [
            '\0'..='ˁ',
            '①'..='⓿',
            '\u{3000}'..='\u{3030}',
            '\u{3041}'..='\u{318f}',
            '\u{31a0}'..='\u{9fff}',
            '！'..='～',
        ]
        .into_iter()
        .flatten()
        {
            assert_eq!((is_letter(c), is_numeral(c)), (c.is_alphabetic(), c.is_numeric()), "{c:?}");
        }
    }

    fn columns(grid: &Grid) -> Vec<Vec<u16>> {
        grid.rows().map(|(_, cells)| cells.iter().map(|cell| cell.column).collect()).collect()
    }

    #[test]
    fn cells_have_the_names_of_spreadsheets() {
        for (row, column, name) in [(0, 0, "A1"), (6, 25, "Z7"), (9, 26, "AA10"), (1_048_575, 16_383, "XFD1048576")] {
            assert_eq!(cell_name(row, column), name);
        }
        assert_eq!([701, 702].map(column_name), ["ZZ", "AAA"]);
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
