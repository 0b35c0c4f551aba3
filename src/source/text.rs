//! Plain text → Document: lines, and grids where something makes columns.
//!
//! Columns are made by tabs, pipes, commas (a run of lines with as many fields), two spaces or more, or, where a line
//! ends in numbers, by the single spaces between them. Pipes may also stand one cell a line: a line of pipes alone ends
//! the cell before it, or is an empty cell where that one has ended. Text is moved, never copied: cells are spans of it.

mod frames;

use crate::document::{Block, Cell, Document, Grid, GridKind, Limits, Line, Note, Span, has_pair, is_unseen};
use crate::number::COUNTERS;
use std::ops::Range;

/// Reads text. Lines beyond the limit of cells stay lines, lines beyond the limit of lines are left out with a note.
pub fn read(text: String) -> Document {
    let text = frames::unfold(text);
    let mut reader = Reader {
        text: &text,
        blocks: Vec::new(),
        grid: Grid::default(),
        edged: Vec::new(),
        cells_left: Limits::default().cells,
        cells: Vec::new(),
        line: 0..0,
        page: u16::from(text.contains(FORM_FEED)),
        framed: may_be_framed(&text),
    };
    let complete = reader.run();
    reader.close_grid();
    let mut blocks = std::mem::take(&mut reader.blocks);
    blocks.shrink_to_fit();
    let notes = if complete { Vec::new() } else { vec![Note::new("input.limit")] };
    Document { text, blocks, notes, ..Document::default() }
}

/// Where a page ends.
const FORM_FEED: char = '\x0c';

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
    /// The current line, without the marks of a quotation before it and the line feed behind it.
    line: Range<usize>,
    /// The page, from 1; 0 where the text has no form feeds.
    page: u16,
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
            let fed = usize::from(self.text.as_bytes()[stop - 1] == b'\n');
            self.line = start + quote_mark(&self.text[start..stop])..stop - fed;
            if self.page > 0 {
                let feeds = self.text[start..stop].matches(FORM_FEED).count();
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
        if marks & PIPE != 0 || self.framed && marks & FRAME != 0 && content.contains(PIPES) {
            return Some(Separator::Pipe);
        }
        // Tabs before one piece of text are an indent; behind it they are its row's empty cells.
        let is_sentence = || marks & CJK_MARK != 0 && (content.ends_with('。') || content.contains('。'));
        let has_tabs = || content.contains('\t') || self.text[end..].starts_with('\t') && !is_sentence();
        if marks & TAB != 0 && has_tabs() && !(marks & COMMA != 0 && only_ends_fields(content)) {
            return Some(Separator::Tab);
        }
        if let Some(comma) = commas.row(self.text, from, end, marks) {
            return Some(Separator::Comma(comma));
        }
        if is_page_mark(content) || is_sentence() {
            return None;
        }
        let columns = marks & SPACE != 0 && content.as_bytes().windows(2).any(|pair| pair == b"  ")
            || marks & CJK_MARK != 0 && content.contains('\u{3000}')
            || ends_in_values(content);
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
            Separator::Tab => split_at(self.text, self.line.clone(), TAB, &mut cells),
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

/// The grid with an empty cell where a pipe stands at the start or the end of a row.
fn with_edges(grid: &Grid, edged: &[Edged], (at_start, at_end): (bool, bool)) -> Grid {
    let mut out = Grid::default();
    let mut edges = edged.iter().peekable();
    for (index, (number, cells)) in grid.rows().enumerate() {
        let edge = edges.next_if(|edge| edge.row == index);
        let empty = |at: Option<usize>| at.map(|at| cell(at, at, 0));
        let start = edge.filter(|_| at_start).and_then(|edge| empty(edge.start));
        let end = edge.filter(|_| at_end).and_then(|edge| empty(edge.end));
        let all = start.into_iter().chain(cells.iter().copied()).chain(end);
        match edge {
            Some(_) => out.cells.extend(all.enumerate().map(|(column, cell)| Cell { column: clip(column), ..cell })),
            None => out.cells.extend(all),
        }
        out.push(number, &[]);
    }
    out
}

/// What a line may hold, a bit each. One look at its bytes says which searches in it are worth making.
const TAB: u8 = 1;
const PIPE: u8 = 2;
const QUOTE: u8 = 4;
/// A comma or a semicolon.
const COMMA: u8 = 8;
const SPACE: u8 = 16;
/// The first byte of upright lines of frames, and of other marks.
const FRAME: u8 = 32;
/// The first byte of `。`, of the ideographic space, and of other marks.
const CJK_MARK: u8 = 64;

static MARKS: [u8; 256] = {
    let mut marks = [0; 256];
    marks[b'\t' as usize] = TAB;
    marks[b'|' as usize] = PIPE;
    marks[b'"' as usize] = QUOTE;
    marks[b',' as usize] = COMMA;
    marks[b';' as usize] = COMMA;
    marks[b' ' as usize] = SPACE;
    marks[0xe2] = FRAME;
    marks[0xef] = FRAME;
    marks[0xe3] = CJK_MARK;
    marks
};

/// The end of the line at `from`, its line feed included, and what it may hold.
fn look(text: &str, from: usize) -> (usize, u8) {
    let end = line_end(text, from);
    let line = text.as_bytes()[from..end].iter();
    (end, line.fold(0, |marks, byte| marks | MARKS[usize::from(*byte)]))
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

/// The line without white space at either end, as offsets.
fn trimmed(line: &str, start: usize) -> (usize, usize) {
    // Almost every line and cell begins and ends with a letter, a digit or a character of Chinese.
    let begins = matches!(line.as_bytes(), [b'!'..=b'~' | 0xe4..=0xe9, ..]);
    if begins && matches!(line.as_bytes(), [.., b'!'..=b'~'] | [.., 0xe4..=0xe9, _, _]) {
        return (start, start + line.len());
    }
    let body = line.trim_start_matches(is_space);
    let head = line.len() - body.len();
    (start + head, start + head + body.trim_end_matches(is_space).len())
}

/// White space, and the marks that web pages put around text.
fn is_space(c: char) -> bool {
    c.is_whitespace() || is_unseen(c)
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
    for (at, byte) in bytes.iter().enumerate().skip(range.start) {
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

/// A row of pipes, open or closed: the pipe at the start opens it, the one at the end closes it.
fn split_pipes(text: &str, from: usize, end: usize, cells: &mut Vec<Cell>) {
    let content = &text[from..end];
    let inner = content.strip_prefix(PIPES).unwrap_or(content);
    let start = end - inner.len();
    split_at(text, start..start + inner.strip_suffix(PIPES).unwrap_or(inner).len(), PIPE | FRAME, cells);
}

/// Pipes, and the upright lines of frames.
const PIPES: [char; 5] = ['|', '│', '┃', '║', '｜'];

/// Whether a text may have an upright line of a frame.
fn may_be_framed(text: &str) -> bool {
    has_pair(text, |a, b| (a == 0xe2) & (b & 0xfe == 0x94) | (a == 0xef) & (b == 0xbd))
}

/// The bytes of the pipe that begins there; 0 where none does.
fn pipe(rest: &[u8]) -> usize {
    match rest {
        [b'|', ..] => 1,
        // │ ┃ ║ ｜
        [0xe2, 0x94, 0x82 | 0x83, ..] | [0xe2, 0x95, 0x91, ..] | [0xef, 0xbd, 0x9c, ..] => 3,
        _ => 0,
    }
}

/// A line that only draws the border of a row: `+-----+`, `├──┼──┤`, `======`, `-----  -----`.
fn is_border(content: &str) -> bool {
    let drawn = |c: char| matches!(c, '+' | '=' | '\u{2500}'..='\u{257f}');
    let is_part = |c: char| drawn(c) || matches!(c, '-' | '|' | ':' | ' ');
    let is_dashes = |word: &str| word.len() >= 4 && word.bytes().all(|byte| byte == b'-');
    content.len() >= 4
        && matches!(content.as_bytes()[0], b'+' | b'=' | b'-' | b'|' | b':' | b' ' | 0xe2)
        && content.chars().all(is_part)
        && (content.contains(drawn) || content.split(' ').all(|word| word.is_empty() || is_dashes(word)))
}

/// The length of what stands before a line that was quoted or listed: `> `, `• `.
fn quote_mark(line: &str) -> usize {
    // All marks and the space begin with one of three bytes.
    if !matches!(line.as_bytes(), [b' ' | b'>' | 0xe2, ..]) {
        return 0;
    }
    let inner = line.trim_start_matches(' ');
    if inner.starts_with(['>', '•', '●', '■', '◆', '▪']) {
        return line.len() - inner.trim_start_matches(['>', '•', '●', '■', '◆', '▪', ' ']).len();
    }
    0
}

/// Lines that a cell in quotes may go on over.
const MAX_QUOTED_LINES: usize = 8;

/// The end of the line at `from`, its line feed included.
fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |at| from + at + 1)
}

/// The end of the line that begins at `start`, its line feed included. A cell in quotes goes on over the line's end.
fn line_stop(text: &str, start: usize) -> usize {
    let first = line_end(text, start);
    if !opens_quote(&text[start..first]) {
        return first;
    }
    let mut stop = first;
    for _ in 1..MAX_QUOTED_LINES {
        let from = stop;
        stop = line_end(text, from);
        // The quote that ends the cell; two in a row stand for one.
        let quotes = text[from..stop].matches('"').count();
        if quotes % 2 == 1 {
            return if opens_quote(&text[from..stop]) { first } else { stop };
        }
    }
    first
}

/// Whether a quote begins a cell of the line and is not closed in it.
fn opens_quote(line: &str) -> bool {
    let Some(last) = line.rfind('"').filter(|_| line.matches('"').count() % 2 == 1) else { return false };
    last == 0 || line[..last].ends_with(['\t', ',', ';'])
}

/// Columns of spaces: two spaces or an ideographic one part cells, and single spaces part the values at the end.
fn split_spaces(text: &str, from: usize, end: usize, cells: &mut Vec<Cell>) {
    let mut rest = from;
    while rest < end {
        let piece = &text[rest..end];
        let stop = gap(piece).map_or(end, |at| rest + at);
        split_values(text, rest, stop, cells);
        rest = stop + (text[stop..end].len() - text[stop..end].trim_start_matches(is_space).len());
    }
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
    while let Some(value) = last_value(&text[from..label_end]) {
        values.push((from + value.start, from + value.end));
        label_end = from + value.start;
    }
    // The first value may follow its label directly: `重复申请12 0 0`.
    let label = text[from..label_end].trim_end();
    if !values.is_empty()
        && let Some(at) = attached(label)
    {
        values.push((from + at, from + label.len()));
        label_end = from + at;
    }
    let (start, stop) = trimmed(&text[from..label_end], from);
    if start < stop {
        cells.push(cell(start, stop, cells.len()));
    }
    for (start, stop) in values.into_iter().rev() {
        cells.push(cell(start, stop, cells.len()));
    }
}

/// Characters of a value that follows its label directly, with its unit and the mark of a footnote, at most.
const LONGEST_VALUE: usize = 24;

/// Where the value begins that ends a text and follows its last letter directly.
fn attached(label: &str) -> Option<usize> {
    let follows = |head: &str| {
        head.ends_with(|c: char| c.is_alphabetic() || matches!(c, '）' | ')' | '”' | '"' | '：' | ':'))
            && !head.ends_with(['第', '年', '月', '号'])
    };
    let starts = label.char_indices().rev().take(LONGEST_VALUE).map(|(at, _)| label.split_at(at));
    starts.filter(|(head, value)| is_value(value) && follows(head)).last().map(|(head, _)| head.len())
}

/// Where the value at the end of a text stands; its unit may be a word of its own.
fn last_value(text: &str) -> Option<Range<usize>> {
    let mut words = text.split_whitespace();
    let last = words.next_back()?;
    let at = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    if last.trim_start_matches('万').chars().all(is_unit) {
        let number = words.next_back().filter(|word| word.ends_with(|c: char| c.is_ascii_digit()) && is_value(word))?;
        return Some(at(number)..at(last) + last.len());
    }
    let mut first = Some(last).filter(|word| is_value(word))?;
    // A comma at its end says that a number goes on: `1, 808, 595`.
    while let Some(before) = words.next_back().filter(|word| word.ends_with([',', '，']) && is_value(word)) {
        first = before;
    }
    Some(at(first)..at(last) + last.len())
}

/// Whether a line's last word is a value and something stands before it. One value with its unit ends a sentence.
fn ends_in_values(content: &str) -> bool {
    if content.ends_with(|c: char| matches!(c, '\u{3400}'..='\u{9fff}') && !ends_value(c)) {
        return false;
    }
    let Some(last) = last_value(content) else { return false };
    let rest = content[..last.start].trim_end();
    let with_unit = content[last.clone()].contains(is_unit);
    !rest.is_empty() && (!with_unit || last_value(rest).is_some())
}

/// A page number between dashes, `— 4 —` or `- 4 -`: no row of values.
fn is_page_mark(content: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '－' | '\u{2010}'..='\u{2015}' | '·');
    if !content.starts_with(is_dash) {
        return false;
    }
    let inner = content.trim_matches(|c: char| is_dash(c) || c.is_whitespace());
    content.ends_with(is_dash) && (1..=4).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether tabs stand at the end of fields alone: programs that write CSV so keep numbers as they are.
fn only_ends_fields(content: &str) -> bool {
    content.contains("\t,") && content.split('\t').skip(1).all(|rest| rest.is_empty() || rest.starts_with(','))
}

/// A number as a table has it, or a placeholder.
fn is_value(token: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９' | ',' | '，' | '.' | '．') || is_unseen(c);
    let token = token.trim_start_matches(is_unseen);
    let digits = token.trim_start_matches(['+', '-', '－', '＋', '−']);
    if digits.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９')) {
        let tail = digits.trim_start_matches(is_number);
        let money = || tail.strip_prefix("万元").or(tail.strip_prefix('元'));
        let tail = tail.strip_prefix(COUNTERS).or_else(money).unwrap_or(tail);
        return tail.chars().all(|c| matches!(c, '*' | '†' | '①'..='⑳')) || is_note(tail);
    }
    let token = token.trim_end_matches(is_unseen);
    matches!(token, "/" | "／" | "-" | "－" | "—" | "–" | "——" | "--" | "---" | "无" | "無" | "零" | "〇")
}

/// Whether a value may end in that character of Chinese: placeholders, zero, the units.
fn ends_value(c: char) -> bool {
    matches!(c, '无' | '無' | '零') || is_unit(c)
}

/// Whether a value may end in that unit.
fn is_unit(c: char) -> bool {
    c == '元' || COUNTERS.contains(&c)
}

/// A short note in brackets.
fn is_note(tail: &str) -> bool {
    tail.len() <= 8 && tail.starts_with(['[', '(', '（', '〔']) && tail.ends_with([']', ')', '）', '〕'])
}

/// The line under the header of a markdown table.
fn is_rule(cell: &str) -> bool {
    cell.len() >= 3 && cell.bytes().all(|byte| matches!(byte, b'-' | b':')) && cell.contains('-')
}

/// Finds runs of lines with as many commas or semicolons: three lines or more of two or more are a table.
#[derive(Default)]
struct Commas {
    /// End of the run that was found, exclusive; lines before it are rows.
    until: usize,
    /// What parts its fields.
    comma: u8,
}

impl Commas {
    /// What parts the fields of the line, if it is a row.
    fn row(&mut self, text: &str, from: usize, end: usize, marks: u8) -> Option<u8> {
        if from < self.until {
            return Some(self.comma);
        }
        let parts = |c: char| text[from..end].contains(c);
        if marks & COMMA == 0 || marks & (QUOTE | CJK_MARK) == CJK_MARK && parts('。') {
            return None;
        }
        let comma = [b',', b';'].into_iter().find(|comma| count_fields(&text[from..end], *comma) >= 3)?;
        let fields = count_fields(&text[from..end], comma);
        let mut at = line_stop(text, end);
        let mut run = 1;
        while at < text.len() {
            let stop = line_stop(text, at);
            if count_fields(text[at..stop].trim(), comma) != fields {
                break;
            }
            at = stop;
            run += 1;
        }
        if run < 3 {
            return None;
        }
        (self.until, self.comma) = (at, comma);
        Some(comma)
    }
}

/// Fields of a line of separated values; 1 for prose (a full stop outside quotes) and for values parted by spaces.
fn count_fields(line: &str, comma: u8) -> usize {
    if !line.as_bytes().contains(&comma) {
        return 1;
    }
    let mut quoted = false;
    let mut fields = 1;
    let (mut before, mut gap) = (' ', false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            '。' if !quoted => return 1,
            '0'..='9' if !quoted && gap && before.is_ascii_digit() => return 1,
            _ if !quoted && c == char::from(comma) => fields += 1,
            _ => {}
        }
        gap = c == ' ';
        before = if gap { before } else { c };
    }
    fields
}

/// Separated values; the quotes around a field are not part of its text.
fn split_commas(text: &str, from: usize, end: usize, comma: u8, cells: &mut Vec<Cell>) {
    let (mut start, mut quoted) = (from, false);
    for (offset, byte) in text[from..end].bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            _ if byte == comma && !quoted => {
                cells.push(trimmed_cell(text, start, from + offset, cells.len()));
                start = from + offset + 1;
            }
            _ => {}
        }
    }
    cells.push(trimmed_cell(text, start, end, cells.len()));
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
        check("规章 3 项", &["规章 3 项"]);
        check("\t一段有缩进的话。\n", &["一段有缩进的话。"]);
        check("规章\n\t2\n\t0", &["规章", "2", "0"]);
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
        check("> 规章\t0\n>> \t1", &["[规章·0]", "1"]);
        check("• 规章\n--\n---", &["规章", "--", "---"]);
    }
}
