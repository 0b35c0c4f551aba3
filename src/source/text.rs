//! Plain text → Document: lines, and grids where something makes columns.
//!
//! Columns are made by tabs, pipes, commas (a run of lines with as many fields), two spaces or more, or, where a line
//! ends in numbers, by the single spaces between them. Pipes may also stand one cell a line: a line of pipes alone ends
//! the cell before it, or is an empty cell where that one has ended. Text is moved, never copied: cells are spans of it.

mod commas;
mod frames;
mod lines;
mod pipes;
mod spaces;
mod tabs;

use crate::characters::has_byte;

use crate::document::{Block, Cell, Document, Grid, GridKind, Limits, Line, Note, Span};
use commas::{Commas, only_pads_fields, split_commas};
use lines::{COMMA, MARKS, PIPE, QUOTE, TAB};
use lines::{is_border, is_page_mark, is_rule, line_stop, look, quote_mark, trimmed};
use pipes::{Edged, PIPES, may_be_framed, pipe, split_pipes, with_edges};
use spaces::{ends_in_values, is_value, split_spaces};
use std::ops::Range;
use tabs::Tabs;

/// Reads text. Lines beyond the limit of cells stay lines, lines beyond the limit of lines are left out with a note.
pub fn read(text: String) -> Document {
    let framed = may_be_framed(&text);
    let text = if framed || has_byte(&text, b'+') { frames::unfold(text) } else { text };
    let mut reader = Reader {
        text: &text,
        blocks: Vec::new(),
        grid: Grid::default(),
        edged: Vec::new(),
        cells_left: Limits::default().cells,
        cells: Vec::new(),
        line: 0..0,
        page: u16::from(has_byte(&text, FORM_FEED)),
        framed,
        tabs: None,
    };
    let complete = reader.run();
    reader.close_grid();
    let mut blocks = std::mem::take(&mut reader.blocks);
    blocks.shrink_to_fit();
    let notes = if complete { Vec::new() } else { vec![Note::limit("input.limit")] };
    Document { text, blocks, notes, ..Document::default() }
}

/// Where a page ends.
const FORM_FEED: u8 = b'\x0c';

/// Rows that a grid has room for at first.
const ROWS: usize = 32;

/// Lines that are kept: twenty times what the longest report has.
const MAX_LINES: usize = 100_000;

/// Lines with this many characters or more are prose, whatever they contain.
const LONGEST_ROW: usize = 2_000;

struct Reader<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    /// The open one; none where it has no rows.
    grid: Grid,
    /// Rows of pipes of the open grid, and whether each has one at its start and its end.
    edged: Vec<Edged>,
    cells_left: usize,
    /// The cells of the row at hand.
    cells: Vec<Cell>,
    /// Whether the text may have upright lines of frames.
    framed: bool,
    /// What its tabs do; known from the first line that has one.
    tabs: Option<Tabs>,
    /// The current line, without the marks of a quotation before it and the line feed behind it.
    line: Range<usize>,
    /// The page, from 1; 0 where the text has no form feeds.
    page: u16,
}

/// What made the cells of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Tab,
    Pipe,
    /// A comma or a semicolon.
    Comma(u8),
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
        while start < self.text.len() {
            let (mut stop, mut marks) = look(self.text, start);
            if marks & QUOTE != 0 {
                let goes_on = line_stop(self.text, start);
                while stop < goes_on {
                    let (next, more) = look(self.text, stop);
                    (stop, marks) = (next, marks | more);
                }
            }
            if marks & TAB != 0 && self.tabs.is_none() {
                self.tabs = Some(Tabs::of(&self.text[start..]));
            }
            let fed = usize::from(self.text.as_bytes()[stop - 1] == b'\n');
            self.line = start + quote_mark(&self.text[start..stop])..stop - fed;
            if self.page > 0 {
                let feeds = self.text[start..stop].bytes().filter(|byte| *byte == FORM_FEED).count();
                self.page = self.page.saturating_add(u16::try_from(feeds).unwrap_or(u16::MAX));
            }
            let (from, end) = trimmed(self.text.get(self.line.clone()).unwrap_or_default(), self.line.start);
            start = stop;
            if from < end && is_border(&self.text[from..end]) {
                continue;
            }
            if from == end {
                blank_before = blank_before.saturating_add(1);
                continue;
            }
            if self.blocks.len() + self.grid.rows.len() >= MAX_LINES {
                return false;
            }
            let content = &self.text[from..end];
            if marks & PIPE != 0 && content.bytes().all(|byte| matches!(byte, b'|' | b' ' | b'\t')) {
                self.pipes_alone(from, content, ended);
                ended = true;
            } else if let Some(separator) = self.separator(from, end, marks, &mut commas) {
                ended = true;
                self.row(from, end, separator);
            } else {
                ended = false;
                self.close_grid();
                let span = Span::new(from, end);
                self.blocks.push(Block::Line(Line { text: span, source: span, page: self.page, blank_before }));
            }
            blank_before = 0;
        }
        true
    }

    fn separator(&self, from: usize, end: usize, marks: u8, commas: &mut Commas) -> Option<Separator> {
        if end - from > LONGEST_ROW || self.cells_left == 0 {
            return None;
        }
        let content = &self.text[from..end];
        if marks & PIPE != 0 || self.framed && content.contains(PIPES) {
            return Some(Separator::Pipe);
        }
        let is_sentence = || content.ends_with('。') || content.contains('。');
        let behind = || self.text[end..self.line.end].bytes().filter(|byte| *byte == b'\t').count();
        // Tabs before one piece of text are an indent; behind it they are its row's empty cells. One tab behind a value alone
        // ends it.
        let has_tabs = || content.contains('\t') || behind() > usize::from(is_value(content)) && !is_sentence();
        if marks & TAB != 0
            && self.tabs != Some(Tabs::End)
            && has_tabs()
            && !(marks & COMMA != 0 && only_pads_fields(content))
        {
            return Some(Separator::Tab);
        }
        if let Some(comma) = commas.row(self.text, from, end, marks) {
            return Some(Separator::Comma(comma));
        }
        if is_page_mark(content) || is_sentence() {
            return None;
        }
        let columns = content.contains("  ") || content.contains('\u{3000}') || ends_in_values(content);
        columns.then_some(Separator::Space)
    }

    /// A line of pipes only: the first ends the cell of the line before where that has no pipe of its own, every other
    /// one is an empty cell.
    fn pipes_alone(&mut self, from: usize, content: &str, ended: bool) {
        let ends_previous = !ended && self.grid.rows.is_empty() && matches!(self.blocks.last(), Some(Block::Line(_)));
        let mut skip = usize::from(ends_previous);
        if ends_previous && let Some(Block::Line(line)) = self.blocks.pop() {
            self.grid.push(0, &[cell(line.text.start as usize, line.text.end as usize, 0)]);
        }
        let mut cells = std::mem::take(&mut self.cells);
        for (offset, byte) in content.bytes().enumerate() {
            if byte == b'|' {
                if skip > 0 {
                    skip -= 1;
                } else if cells.len() < self.cells_left {
                    cells.push(cell(from + offset, from + offset, cells.len()));
                }
            }
        }
        self.push_row(cells);
    }

    fn row(&mut self, from: usize, end: usize, separator: Separator) {
        let mut cells = std::mem::take(&mut self.cells);
        match separator {
            Separator::Pipe => {
                let content = &self.text[from..end];
                let start = content.starts_with(PIPES).then_some(from);
                let last = content.ends_with(PIPES).then_some(end);
                self.edged.push(Edged { row: self.grid.rows.len(), start, end: last });
                split_pipes(self.text, from, end, &mut cells);
            }
            Separator::Tab => {
                split_at(self.text, self.line.clone(), TAB, &mut cells);
                if self.tabs == Some(Tabs::PartInPairs) {
                    cells.retain(|cell| cell.column % 2 == 0);
                    cells.iter_mut().for_each(|cell| cell.column /= 2);
                }
            }
            Separator::Comma(comma) => split_commas(self.text, from, end, comma, &mut cells),
            Separator::Space => split_spaces(self.text, from, end, &mut cells),
        }
        let is_rule = cells.len() > 1 && cells.iter().all(|cell| is_rule(&self.text[range(cell.text)]));
        if is_rule {
            cells.clear();
        }
        self.push_row(cells);
    }

    /// Adds a row that has cells, and keeps the list for the next one.
    fn push_row(&mut self, mut cells: Vec<Cell>) {
        if !cells.is_empty() {
            if self.grid.rows.is_empty() {
                self.grid.rows.reserve(ROWS);
                self.grid.cells.reserve(ROWS * cells.len());
            }
            self.cells_left = self.cells_left.saturating_sub(cells.len());
            self.grid.push(self.grid.rows.len() as u32, &cells);
            cells.clear();
        }
        self.cells = cells;
    }

    fn close_grid(&mut self) {
        let edged = std::mem::take(&mut self.edged);
        if self.grid.rows.is_empty() {
            return;
        }
        let mut grid = std::mem::take(&mut self.grid);
        // A pipe at the edge is a border where every row has it, and the edge of an empty cell where some have none.
        let (opened, closed) = (edged.iter().all(|row| row.start.is_some()), edged.iter().all(|row| row.end.is_some()));
        if !(opened && closed) {
            grid = with_edges(&grid, &edged, (!opened, !closed));
        }
        grid.kind = GridKind::Delimited;
        grid.shrink();
        self.blocks.push(Block::Grid(Box::new(grid)));
    }
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

/// A column as a cell has it; no table has as many.
fn clip(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// A cell without the white space around it. An empty one keeps its place.
fn cell(from: usize, end: usize, column: usize) -> Cell {
    let text = Span::new(from, end);
    Cell { text, column: clip(column), row_span: 1, column_span: 1, ..Cell::default() }
}

/// A cell without the white space around it; quotes around the whole of it are not part of its text.
fn trimmed_cell(text: &str, from: usize, end: usize, column: usize) -> Cell {
    // Almost every cell begins with something else than a quote or white space.
    match &text.as_bytes()[from..end] {
        // What a spreadsheet is to keep as text.
        [b'=', b'"', .., b'"'] => return trimmed_cell(text, from + 1, end, column),
        [] => return cell(from, from, column),
        [b'#'..=b'~' | 0xe4..=0xe9, .., b'!'..=b'~'] | [b'#'..=b'~'] => return cell(from, end, column),
        _ => {}
    }
    let (mut start, mut stop) = trimmed(&text[from..end], from);
    if let [b'"', .., b'"'] = text.as_bytes()[start..stop] {
        let inner = &text[start + 1..stop - 1];
        (start, stop) = trimmed(inner, start + 1);
    }
    if start >= stop { cell(from, from, column) } else { cell(start, stop, column) }
}

/// Cells between tabs or pipes, whose first bytes have one of the marks.
fn split_at(text: &str, range: Range<usize>, marks: u8, cells: &mut Vec<Cell>) {
    let (mut start, bytes) = (range.start, &text.as_bytes()[..range.end]);
    for (at, byte) in (start..).zip(&bytes[start..]) {
        if MARKS[usize::from(*byte)] & marks == 0 {
            continue;
        }
        let length = if *byte == b'\t' { 1 } else { pipe(&bytes[at..]) };
        if length > 0 {
            cells.push(trimmed_cell(text, start, at, cells.len()));
            start = at + length;
        }
    }
    cells.push(trimmed_cell(text, start, range.end, cells.len()));
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
                    let row = |(_, cells): (u32, &[Cell])| {
                        let cells: Vec<_> = cells.iter().map(|cell| document.slice(cell.text)).collect();
                        format!("[{}]", cells.join("·"))
                    };
                    grid.rows().map(row).collect()
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
        check("规章 0项 0项 0项", &["[规章·0项·0项·0项]"]);
        let row = "规章,5\t,3\t,0\t\n";
        check(&row.repeat(3), &["[规章·5·3·0]"; 3]);
        check(&"规章,\t5,\t3,\t0\n".repeat(3), &["[规章·5·3·0]"; 3]);
        check(&"规章,\"\t5\",\"\t3\",\"\t0\"\n".repeat(3), &["[规章·5·3·0]"; 3]);
        check(&"规章\t\t5\t\t\t\t0\t\t\n".repeat(4), &["[规章·5··0·]"; 4]);
        check(&"规章\t\n5\t\n\t\n0\t\n".repeat(4), &["规章", "5", "0"].repeat(4));
        check("规章 3 项", &["规章 3 项"]);
        check("\t一段有缩进的话。\n", &["一段有缩进的话。"]);
        check("规章\n\t2\n\t0", &["规章", "2", "0"]);
        check("规章\n2\t\n\t\n0\t\n", &["规章", "2", "0"]);
        check("规章\t\n2\t\t\n", &["[规章·]", "[2··]"]);
    }

    #[test]
    fn what_stands_between_values_is_a_cell() {
        check("行政规范性文件 5 ▏ 3 35", &["[行政规范性文件·5·▏·3·35]"]);
        check("二、上年结转 ~ 2 ~ 0 0 0", &["[二、上年结转 ~·2·~·0·0·0]"]);
        check("规章 l 0 0", &["[规章·l·0·0]"]);
        check("规章 0 l3 一8 0", &["[规章·0·l3·一8·0]"]);
        check("2.逾期未缴费 0 1 0 3.其他 4 0 4", &["[2.逾期未缴费·0·1·0·3.其他·4·0·4]"]);
        check("5.属于 3 类内部事务信息 0 0 0", &["[5.属于 3 类内部事务信息·0·0·0]"]);
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
        check("规章,=\"2\",3\n文件,=\"1\",\n许可,,2", &["[规章·2·3]", "[文件·1·]", "[许可··2]"]);
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
        check("规章 2件 0 件 11", &["[规章·2件·0 件·11]"]);
        check("规章2 0 -- 零", &["[规章·2·0·--·零]"]);
        check("申请1，234 0 0", &["[申请·1，234·0·0]"]);
        check("2023年5 0 0", &["[2023年5·0·0]"]);
        check("申请 1,175 12 0\n申请 1,175 12 0\n申请 1,175 12 0", &["[申请·1,175·12·0]"; 3]);
    }

    #[test]
    fn a_cell_in_quotes_goes_on_over_the_end_of_its_line() {
        check("\"规\n章\"\t0\t1\n文件\t2\t3", &["[规\n章·0·1]", "[文件·2·3]"]);
        check("\"规\n章\",0,1\n文件,2,3\n\"许\n可\",4,5", &["[规\n章·0·1]", "[文件·2·3]", "[许\n可·4·5]"]);
        check("说\"明\n规章\t0\t1", &["说\"明", "[规章·0·1]"]);
    }

    #[test]
    fn frames_and_quotations_are_no_part_of_the_text() {
        check("+----+---+\n| 规章 | 0 |\n+====+===+\n│ 文件 │ 1 │\n└──┴──┘", &["[规章·0]", "[文件·1]"]);
        check("规章  0\n----  -----\n文件  1", &["[规章·0]", "[文件·1]"]);
        check("规章  0\n__________\n——————\n文件  1", &["[规章·0]", "[文件·1]"]);
        check("规章\n————", &["规章", "————"]);
        check("> 规章\t0\n>> \t1", &["[规章·0]", "1"]);
        check("• 规章\n--\n---", &["规章", "--", "---"]);
    }
}
