//! Plain text → Document: lines, and grids where something makes columns.
//!
//! Columns are made by tabs, pipes, commas (a run of lines with as many fields), two spaces or more, or, where a line
//! ends in numbers, by the single spaces between them. Pipes may also stand one cell a line: a line of pipes alone ends
//! the cell before it, or is an empty cell where that one has ended. Text is moved, never copied: cells are spans of it.

use crate::document::{Block, Cell, Document, Grid, GridKind, Limits, Line, Note, Row, Span, is_unseen};

/// Reads text. Lines beyond the limit of cells stay lines, lines beyond the limit of lines are left out with a note.
pub fn read(text: String) -> Document {
    let mut reader = Reader {
        text: &text,
        blocks: Vec::new(),
        rows: Vec::new(),
        edged: Vec::new(),
        cells_left: Limits::default().cells,
    };
    let complete = reader.run();
    reader.close_grid();
    let blocks = std::mem::take(&mut reader.blocks);
    let notes = if complete { Vec::new() } else { vec![Note::new("input.limit")] };
    Document { text, blocks, notes, ..Document::default() }
}

/// Lines that are kept: a hundred times what the longest report has.
const MAX_LINES: usize = 500_000;

/// Lines with this many characters or more are prose, whatever they contain.
const LONGEST_ROW: usize = 2_000;

struct Reader<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    /// The open grid.
    rows: Vec<Row>,
    /// Rows of pipes of the open grid, and whether each has one at its start and its end.
    edged: Vec<Edged>,
    cells_left: usize,
}

/// Where a row of pipes has one at its edges.
struct Edged {
    row: usize,
    start: Option<usize>,
    end: Option<usize>,
}

/// What made the cells of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Tab,
    Pipe,
    Comma,
    Space,
}

impl Reader<'_> {
    /// Whether everything was kept.
    fn run(&mut self) -> bool {
        let mut blank_before = 0u16;
        let mut start = 0;
        // Whether the last cell of a pipe layout was ended by its own pipe.
        let mut ended = true;
        let mut commas = Commas::default();
        for line in self.text.split_inclusive('\n') {
            let (from, end) = trimmed(line, start);
            start += line.len();
            if from == end {
                blank_before = blank_before.saturating_add(1);
                continue;
            }
            if self.blocks.len() + self.rows.len() >= MAX_LINES {
                return false;
            }
            let content = &self.text[from..end];
            if content.bytes().all(|byte| matches!(byte, b'|' | b' ' | b'\t')) && content.contains('|') {
                self.pipes_alone(from, content, ended);
                ended = true;
            } else if let Some(separator) = self.separator(from, end, &mut commas) {
                ended = true;
                self.row(from, end, separator);
            } else {
                ended = false;
                self.close_grid();
                let span = Span::new(from, end);
                self.blocks.push(Block::Line(Line { text: span, source: span, page: 0, blank_before }));
            }
            blank_before = 0;
        }
        true
    }

    fn separator(&self, from: usize, end: usize, commas: &mut Commas) -> Option<Separator> {
        if end - from > LONGEST_ROW || self.cells_left == 0 {
            return None;
        }
        let content = &self.text[from..end];
        if content.contains('|') {
            return Some(Separator::Pipe);
        }
        // A tab at the start of a prose line is an indent, so the untrimmed line decides only for rows.
        if content.contains('\t') || self.edge_tab(from, end) && !content.contains('。') {
            return Some(Separator::Tab);
        }
        if commas.row(self.text, from, end) {
            return Some(Separator::Comma);
        }
        if is_page_mark(content) {
            return None;
        }
        let columns = content.contains("  ") || content.contains('\u{3000}') || ends_in_values(content);
        (columns && !content.contains('。')).then_some(Separator::Space)
    }

    /// Whether a tab stands before or behind the line: its first or last cells are empty.
    fn edge_tab(&self, from: usize, end: usize) -> bool {
        self.text[..from].ends_with('\t') || self.text[end..].starts_with('\t')
    }

    /// A line of pipes only: the first ends the cell of the line before where that has no pipe of its own, every other
    /// one is an empty cell.
    fn pipes_alone(&mut self, from: usize, content: &str, ended: bool) {
        let ends_previous = !ended && self.rows.is_empty() && matches!(self.blocks.last(), Some(Block::Line(_)));
        let mut skip = usize::from(ends_previous);
        if ends_previous && let Some(Block::Line(line)) = self.blocks.pop() {
            let cells = vec![cell(line.text.start as usize, line.text.end as usize, 0)];
            self.rows.push(Row { cells });
        }
        let mut cells = Vec::new();
        for (offset, byte) in content.bytes().enumerate() {
            if byte == b'|' {
                if skip > 0 {
                    skip -= 1;
                } else {
                    cells.push(cell(from + offset, from + offset, cells.len()));
                }
            }
        }
        if !cells.is_empty() {
            self.push_row(cells);
        }
    }

    fn row(&mut self, from: usize, end: usize, separator: Separator) {
        let cells = match separator {
            Separator::Pipe => {
                let content = &self.text[from..end];
                let start = content.starts_with('|').then_some(from);
                let last = content.ends_with('|').then_some(end);
                self.edged.push(Edged { row: self.rows.len(), start, end: last });
                split_pipes(self.text, from, end)
            }
            Separator::Tab => {
                let start = self.text[..from].rfind('\n').map_or(0, |at| at + 1);
                let stop = self.text[end..].find('\n').map_or(self.text.len(), |at| end + at);
                split_at(self.text, start, stop, |c| c == '\t')
            }
            Separator::Comma => split_commas(self.text, from, end),
            Separator::Space => split_spaces(self.text, from, end),
        };
        let is_rule = cells.len() > 1 && cells.iter().all(|cell| is_rule(&self.text[range(cell.text)]));
        if !is_rule {
            self.push_row(cells);
        }
    }

    fn push_row(&mut self, mut cells: Vec<Cell>) {
        let row = self.rows.len() as u32;
        for cell in &mut cells {
            cell.row = row;
        }
        self.cells_left = self.cells_left.saturating_sub(cells.len());
        self.rows.push(Row { cells });
    }

    fn close_grid(&mut self) {
        let edged = std::mem::take(&mut self.edged);
        if self.rows.is_empty() {
            return;
        }
        let mut rows = std::mem::take(&mut self.rows);
        // A pipe at the edge is a border where every row has it, and the edge of an empty cell where some have none.
        let (opened, closed) = (edged.iter().all(|row| row.start.is_some()), edged.iter().all(|row| row.end.is_some()));
        for edge in edged {
            let Some(row) = rows.get_mut(edge.row) else { continue };
            if let Some(at) = edge.start.filter(|_| !opened) {
                row.cells.insert(0, cell(at, at, 0));
            }
            row.cells.extend(edge.end.filter(|_| !closed).map(|at| cell(at, at, 0)));
            for (column, cell) in (0..).zip(&mut row.cells) {
                (cell.row, cell.column) = (edge.row as u32, column);
            }
        }
        self.blocks.push(Block::Grid(Grid { kind: GridKind::Delimited, name: None, rows }));
    }
}

fn range(span: Span) -> std::ops::Range<usize> {
    span.start as usize..span.end as usize
}

/// The line without white space at either end, as offsets.
fn trimmed(line: &str, start: usize) -> (usize, usize) {
    let head = line.len() - line.trim_start_matches(is_space).len();
    let length = line.trim_matches(is_space).len();
    (start + head, start + head + length)
}

/// White space, and the marks that web pages put around text.
fn is_space(c: char) -> bool {
    c.is_whitespace() || is_unseen(c)
}

/// A cell without the white space around it. An empty one keeps its place.
fn cell(from: usize, end: usize, column: usize) -> Cell {
    let text = Span::new(from, end);
    Cell { text, source: text, column: column as u32, row_span: 1, column_span: 1, ..Cell::default() }
}

fn trimmed_cell(text: &str, from: usize, end: usize, column: usize) -> Cell {
    let (start, stop) = trimmed(&text[from..end], from);
    if start >= stop { cell(from, from, column) } else { cell(start, stop, column) }
}

fn split_at(text: &str, from: usize, end: usize, separator: impl Fn(char) -> bool) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut start = from;
    for (offset, c) in text[from..end].char_indices() {
        if separator(c) {
            cells.push(trimmed_cell(text, start, from + offset, cells.len()));
            start = from + offset + c.len_utf8();
        }
    }
    cells.push(trimmed_cell(text, start, end, cells.len()));
    cells
}

/// A row of pipes, open or closed: the pipe at the start opens it, the one at the end closes it.
fn split_pipes(text: &str, from: usize, end: usize) -> Vec<Cell> {
    let opened = text[from..end].starts_with('|');
    let closed = text[from..end].ends_with('|');
    split_at(text, from + usize::from(opened), end - usize::from(closed), |c| c == '|')
}

/// Columns of spaces: two spaces or an ideographic one part cells, and single spaces part the values at the end.
fn split_spaces(text: &str, from: usize, end: usize) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut rest = from;
    while rest < end {
        let piece = &text[rest..end];
        let stop = gap(piece).map_or(end, |at| rest + at);
        split_values(text, rest, stop, &mut cells);
        rest = stop + (text[stop..end].len() - text[stop..end].trim_start_matches(is_space).len());
    }
    cells
}

/// Where the next gap between columns begins.
fn gap(piece: &str) -> Option<usize> {
    let wide = piece.find("  ");
    let ideographic = piece.find('\u{3000}');
    match (wide, ideographic) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// Cuts the values off the end of a piece: `规章 0 0 0` is a label and three cells.
fn split_values(text: &str, from: usize, end: usize, cells: &mut Vec<Cell>) {
    let mut label_end = end;
    let mut values = Vec::new();
    while let Some(token) = text[from..label_end].split_whitespace().next_back().filter(|token| is_value(token)) {
        let start = token.as_ptr() as usize - text.as_ptr() as usize;
        values.push((start, start + token.len()));
        label_end = start;
    }
    let (start, stop) = trimmed(&text[from..label_end], from);
    if start < stop {
        cells.push(cell(start, stop, cells.len()));
    }
    for (start, stop) in values.into_iter().rev() {
        cells.push(cell(start, stop, cells.len()));
    }
}

/// Whether a line's last word is a value and something stands before it.
fn ends_in_values(content: &str) -> bool {
    let mut words = content.split_whitespace();
    words.next_back().is_some_and(is_value) && words.next().is_some()
}

/// A page number between dashes, `— 4 —` or `- 4 -`: no row of values.
fn is_page_mark(content: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '－' | '\u{2010}'..='\u{2015}' | '·');
    let inner = content.trim_matches(|c: char| is_dash(c) || c.is_whitespace());
    content.starts_with(is_dash)
        && content.ends_with(is_dash)
        && (1..=4).contains(&inner.len())
        && inner.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number as a table has it, or a placeholder.
fn is_value(token: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９' | ',' | '，' | '.' | '．');
    let digits = token.trim_start_matches(['+', '-', '－', '＋', '−']);
    if digits.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９')) {
        return digits.chars().all(is_number);
    }
    matches!(token, "/" | "／" | "-" | "－" | "—" | "–" | "——" | "无" | "無")
}

/// The line under the header of a markdown table.
fn is_rule(cell: &str) -> bool {
    let marks = cell.bytes().filter(|byte| matches!(byte, b'-' | b':')).count();
    cell.contains('-') && marks >= 3 && marks == cell.len()
}

/// Finds runs of lines with as many commas: three lines or more of two commas or more are a table.
#[derive(Default)]
struct Commas {
    /// End of the run that was found, exclusive; lines before it are rows.
    until: usize,
}

impl Commas {
    fn row(&mut self, text: &str, from: usize, end: usize) -> bool {
        if from < self.until {
            return true;
        }
        let fields = count_fields(&text[from..end]);
        if fields < 3 {
            return false;
        }
        let mut lines = text[end..].split_inclusive('\n');
        let mut at = end + lines.next().map_or(0, str::len);
        let mut run = 1;
        for line in lines {
            if count_fields(line.trim()) != fields {
                break;
            }
            at += line.len();
            run += 1;
        }
        if run >= 3 {
            self.until = at;
        }
        run >= 3
    }
}

/// Fields of a line of comma-separated values; 1 for prose (a full stop outside quotes).
fn count_fields(line: &str) -> usize {
    let mut quoted = false;
    let mut fields = 1;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields += 1,
            '。' if !quoted => return 1,
            _ => {}
        }
    }
    fields
}

/// Comma-separated values; the quotes around a field are not part of its text.
fn split_commas(text: &str, from: usize, end: usize) -> Vec<Cell> {
    let mut cells = Vec::new();
    let (mut start, mut quoted) = (from, false);
    let mut push = |start: usize, stop: usize| {
        let (start, stop) = trimmed(&text[start..stop], start);
        let inner = text[start..stop].strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let column = cells.len();
        cells.push(match inner {
            Some(inner) => trimmed_cell(text, start + 1, start + 1 + inner.len(), column),
            None => cell(start, stop.max(start), column),
        });
    };
    for (offset, byte) in text[from..end].bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => {
                push(start, from + offset);
                start = from + offset + 1;
            }
            _ => {}
        }
    }
    push(start, end);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The document as text: rows in brackets, cells parted by `·`, lines as they are.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = read(text.to_owned());
        let shown: Vec<String> = document
            .blocks
            .iter()
            .flat_map(|block| match block {
                Block::Line(line) => vec![document.slice(line.text).to_owned()],
                Block::Grid(grid) => {
                    let row = |row: &Row| {
                        let cells: Vec<_> = row.cells.iter().map(|cell| document.slice(cell.text)).collect();
                        format!("[{}]", cells.join("·"))
                    };
                    grid.rows.iter().map(row).collect()
                }
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn tabs_make_cells_also_at_the_start_and_the_end() {
        check("规章\t0\t\t1\t\r\n", &["[规章·0··1·]"]);
        check("\t\t1.属于国家秘密\t0\n", &["[··1.属于国家秘密·0]"]);
        check("规章\t\t\n", &["[规章··]"]);
        check("\t一段有缩进的话。\n", &["一段有缩进的话。"]);
    }

    #[test]
    fn pipes_open_closed_ragged_and_markdown() {
        check("| 规章 | 0 |  |", &["[规章·0·]"]);
        check("规章 | 0 | 1 |||", &["[规章·0·1··]"]);
        check("规章 | 0 | 1 |\n文件 | 2 | 3 |", &["[规章·0·1]", "[文件·2·3]"]);
        check("规章 | 0 | 1\n文件 | 2 |", &["[规章·0·1]", "[文件·2·]"]);
        check("规章 | 0 | 1\n | 2 | ", &["[规章·0·1]", "[·2·]"]);
        check("| a | b |\n| --- | :-: |\n| 1 | 2 |", &["[a·b]", "[1·2]"]);
    }

    #[test]
    fn pipes_one_cell_a_line() {
        check("规章 |\n0 |\n|\n||\n", &["[规章]", "[0]", "[]", "[·]"]);
        check("规章\n|\n0\n|\n|\n1\n|", &["[规章]", "[0]", "[]", "[1]"]);
    }

    #[test]
    fn commas_need_a_run_of_lines() {
        check("规章,0,\"1,000\"\n文件,1,\n许可,,2", &["[规章·0·1,000]", "[文件·1·]", "[许可··2]"]);
        check("共 1,854,488 次，其中。", &["共 1,854,488 次，其中。"]);
    }

    #[test]
    fn spaces_part_columns_and_values() {
        check("规章   2   0   11", &["[规章·2·0·11]"]);
        check("规章 2 0 11", &["[规章·2·0·11]"]);
        check("5 0 / 1,000", &["[5·0·/·1,000]"]);
        check("结果 维持", &["结果 维持"]);
        check("— 4 —", &["— 4 —"]);
        check("2023 年收到申请 15 件", &["2023 年收到申请 15 件"]);
    }
}
