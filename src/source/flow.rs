//! The flow of a word processor's text: paragraphs, tables in tables and boxes beside them, as the readers of docx, doc,
//! odt and rtf meet them. Tables are kept until they end, because only then merged cells and common edges are known.

mod rows;

use crate::document::{Builder, Document, Format, GridKind, Limits, MAX_COLUMNS, Note};
use std::mem::take;

/// Most bytes of text: a thousand times what a report holds, and no more than the unpacked file leaves room for.
pub const MAX_TEXT: usize = 4 << 20;

/// Where a cell stands in its row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Left edge, in columns or in the file's unit of length.
    pub left: i32,
    /// Right edge.
    pub right: i32,
    /// How the cell joins the one above.
    pub vertical: Merge,
    /// The cell continues the one on its left.
    pub joins_left: bool,
}

/// How a cell joins its neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Merge {
    /// Not at all.
    #[default]
    None,
    /// First of merged cells.
    First,
    /// Continues the one before; what it holds is not shown.
    Continues,
}

/// Text of paragraphs, a line each, and the tables between them.
#[derive(Debug, Default)]
struct Content {
    text: String,
    /// Tables, each with its place in the text.
    tables: Vec<(usize, Table)>,
    /// Cells of the tables that only arranged a text, which is here now.
    arranged: usize,
    /// Boxes anchored in it.
    boxes: Vec<Content>,
}

#[derive(Debug)]
struct Cell {
    content: Content,
    place: Place,
    rows: u32,
}

#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<Cell>>,
    /// Cells of its own.
    size: usize,
    /// Cells of the tables in its cells.
    inner_size: usize,
}

#[derive(Debug)]
enum Frame {
    /// A table: its ended rows, the ended cells of the open row, the open cell.
    Table(Table, Vec<Content>, Content),
    /// A box beside the text: what it holds, the paragraph it interrupts.
    Box(Content, String),
}

/// Takes a text in reading order and builds the document.
#[derive(Debug)]
pub struct Flow {
    builder: Builder,
    /// Edges of cells at most so far apart are one.
    tolerance: i32,
    left: Limits,
    exhausted: bool,
    failed: bool,
    paragraph: String,
    open: Vec<Frame>,
    /// Boxes met inside a table; they follow it.
    boxes: Vec<Content>,
    /// Lines with tabs in a row.
    rows: Vec<String>,
    has_pictures: bool,
}

impl Flow {
    /// An empty flow; edges of cells at most `tolerance` apart are one column's.
    pub fn new(format: Format, tolerance: i32) -> Self {
        let left = Limits { bytes: MAX_TEXT, ..Limits::default() };
        Self {
            builder: Builder::new(format, left),
            tolerance,
            left,
            exhausted: false,
            failed: false,
            paragraph: String::new(),
            open: Vec::new(),
            boxes: Vec::new(),
            rows: Vec::new(),
            has_pictures: false,
        }
    }

    /// Whether the limits of a document are reached: nothing more is taken, a note says so.
    pub fn exhausted(&self) -> bool {
        self.exhausted
    }

    /// Adds a note.
    pub fn note(&mut self, note: Note) {
        self.builder.note(note);
    }

    /// Meets a picture, which may be that of a table.
    pub fn picture(&mut self) {
        self.has_pictures = true;
    }

    /// Adds text to the paragraph; a line feed breaks its line.
    pub fn text(&mut self, text: &str) {
        if self.spend(text.len(), 0) {
            self.paragraph.push_str(text);
        }
    }

    /// Adds a character to the paragraph.
    pub fn character(&mut self, character: char) {
        self.text(character.encode_utf8(&mut [0; 4]));
    }

    /// Ends the paragraph.
    pub fn end_paragraph(&mut self) {
        let paragraph = take(&mut self.paragraph);
        match self.open.last_mut() {
            Some(Frame::Table(_, _, content) | Frame::Box(content, _)) => content.paragraph(&paragraph),
            None => self.lines(&paragraph),
        }
    }

    /// How many tables are open, up to the next box.
    pub fn depth(&self) -> usize {
        self.open.iter().rev().take_while(|frame| matches!(frame, Frame::Table(..))).count()
    }

    /// Opens or ends tables until so many are open.
    pub fn set_depth(&mut self, depth: usize) {
        while self.depth() < depth {
            self.begin_table();
        }
        while self.depth() > depth {
            self.end_table();
        }
    }

    /// Opens a table, in the open cell where there is one.
    pub fn begin_table(&mut self) {
        self.end_paragraph();
        self.open.push(Frame::Table(Table::default(), Vec::new(), Content::default()));
    }

    /// Ends the cell. Further cells of the row may follow.
    pub fn end_cell(&mut self) {
        self.end_paragraph();
        if self.spend(1, 1)
            && let Some(Frame::Table(_, row, cell)) = self.open.last_mut()
        {
            let mut cell = take(cell);
            cell.take_box();
            self.boxes.append(&mut cell.boxes);
            row.push(cell);
        }
    }

    /// Ends a further cell with the text of the one before.
    pub fn repeat_cell(&mut self) {
        let Some(Frame::Table(_, row, _)) = self.open.last() else { return };
        let text = row.last().map_or_else(String::new, |cell| cell.text.clone());
        self.text(&text);
        self.end_cell();
    }

    /// Takes back what the open cell holds so far.
    pub fn drop_paragraphs(&mut self) {
        self.paragraph.clear();
        if let Some(Frame::Table(_, _, cell)) = self.open.last_mut() {
            *cell = Content::default();
        }
    }

    /// Takes back the cell just ended.
    pub fn drop_cell(&mut self) {
        if let Some(Frame::Table(_, row, _)) = self.open.last_mut() {
            row.pop();
        }
    }

    /// Ends the row, whose cells stand at `places`; a cell without place follows the last one.
    pub fn end_row(&mut self, places: &[Place]) {
        self.end_paragraph();
        let room = self.spend(1, 1);
        let Some(Frame::Table(table, row, cell)) = self.open.last_mut() else { return };
        *cell = Content::default();
        let row = take(row);
        if !room || row.is_empty() {
            return;
        }
        let mut cells: Vec<Cell> = Vec::with_capacity(row.len());
        for (index, content) in row.into_iter().enumerate() {
            let end = cells.last().map(|cell| cell.place.right);
            let mut place = places.get(index).copied().unwrap_or_default();
            place.left = end.map_or(place.left, |end| end.max(place.left));
            place.right = place.right.max(place.left.saturating_add(1));
            match cells.last_mut().filter(|_| place.joins_left) {
                Some(cell) => {
                    cell.place.right = place.right;
                    cell.content.append(content);
                }
                None => cells.push(Cell { content, place, rows: 1 }),
            }
        }
        table.size += cells.len();
        table.inner_size += cells.iter().map(|cell| cell.content.size()).sum::<usize>();
        table.rows.push(cells);
    }

    /// Takes back the cells of the open row.
    pub fn drop_row(&mut self) {
        self.drop_paragraphs();
        if let Some(Frame::Table(_, row, _)) = self.open.last_mut() {
            row.clear();
        }
    }

    /// Ends the table; a row that did not end is not known and left out.
    pub fn end_table(&mut self) {
        self.paragraph.clear();
        let Some(Frame::Table(..)) = self.open.last() else { return };
        let Some(Frame::Table(mut table, row, _)) = self.open.pop() else { return };
        if !row.is_empty() && !self.failed {
            self.note(Note::new("table.cut"));
        }
        table.merge(self.tolerance);
        match self.open.last_mut() {
            Some(Frame::Table(_, _, content)) if table.is_text() => content.arranged(table),
            Some(Frame::Table(_, _, content) | Frame::Box(content, _)) => content.table(table),
            None => {
                self.table(table);
                self.emit_boxes();
            }
        }
    }

    /// Begins a box that floats beside the text.
    pub fn begin_box(&mut self) {
        self.open.push(Frame::Box(Content::default(), take(&mut self.paragraph)));
    }

    /// Ends the box.
    pub fn end_box(&mut self) {
        self.set_depth(0);
        self.end_paragraph();
        if !matches!(self.open.last(), Some(Frame::Box(..))) {
            return;
        }
        let Some(Frame::Box(content, paragraph)) = self.open.pop() else { return };
        self.paragraph = paragraph;
        if !content.text.is_empty() || !content.tables.is_empty() {
            match self.open.last_mut() {
                Some(Frame::Table(_, _, cell)) => cell.boxes.push(content),
                _ => self.boxes.push(content),
            }
        }
        if self.open.is_empty() {
            self.emit_boxes();
        }
    }

    /// The document as far as it could be read before the reason in the note; the note is fatal where that is nothing.
    pub fn fail(self, note: Note) -> Document {
        let mut document = self.finish(false);
        document.notes.push(note.fatal_if(document.blocks.is_empty()));
        document
    }

    /// The document. What is still open ends as far as it is known: whole rows, whole paragraphs of boxes; the open
    /// paragraph only where `whole`.
    pub fn finish(mut self, whole: bool) -> Document {
        self.failed = !whole;
        if self.failed {
            self.paragraph.clear();
        }
        while let Some(frame) = self.open.last() {
            match frame {
                Frame::Table(..) => self.end_table(),
                Frame::Box(..) => {
                    self.end_box();
                    if self.failed {
                        self.paragraph.clear();
                    }
                }
            }
        }
        self.end_paragraph();
        self.end_rows();
        with_pictures(self.builder.finish(), self.has_pictures)
    }

    fn spend(&mut self, bytes: usize, cells: usize) -> bool {
        if self.exhausted || bytes > self.left.bytes || cells > self.left.cells {
            if !self.exhausted {
                self.note(Note::limit("input.limit"));
            }
            self.exhausted = true;
            return false;
        }
        self.left.bytes -= bytes;
        self.left.cells -= cells;
        true
    }

    fn lines(&mut self, text: &str) {
        for line in text.split('\n') {
            if rows::may_be_row(line) {
                self.rows.push(line.to_owned());
            } else if !line.trim().is_empty() {
                self.end_rows();
                self.builder.line(line, None, 0);
            }
        }
    }

    /// Lines with tabs in a row are a table, as they are in text.
    fn end_rows(&mut self) {
        let lines = take(&mut self.rows);
        if rows::are_table(&lines) {
            self.builder.begin_grid(GridKind::Delimited, None);
            for line in lines {
                self.builder.begin_row();
                line.split('\t').for_each(|cell| self.builder.cell(cell, (1, 1), None, 0));
            }
            self.builder.end_grid();
        } else {
            lines.iter().for_each(|line| self.builder.line(line, None, 0));
        }
    }

    fn emit_boxes(&mut self) {
        for content in take(&mut self.boxes) {
            self.content(content);
        }
    }

    fn content(&mut self, content: Content) {
        let mut from = 0;
        for (offset, table) in content.tables {
            self.lines(content.text.get(from..offset).unwrap_or_default());
            self.table(table);
            from = offset;
        }
        self.lines(content.text.get(from..).unwrap_or_default());
    }

    /// A grid and after it the tables in its cells; or, where the table only arranges a text, that text.
    fn table(&mut self, table: Table) {
        if table.arranges_text() {
            for cell in table.rows.into_iter().flatten().filter(|cell| cell.rows > 0) {
                self.content(cell.content);
            }
            return;
        }
        let mut inner = Vec::new();
        self.end_rows();
        self.builder.begin_grid(GridKind::Exact, None);
        for row in table.rows {
            self.builder.begin_row();
            for cell in row.into_iter().filter(|cell| cell.rows > 0) {
                let (left, right) = (cell.place.left as u32, cell.place.right as u32);
                self.builder.skip_to_column(left);
                self.builder.cell(&cell.content.text, (cell.rows, right.saturating_sub(left)), None, 0);
                inner.extend(cell.content.tables.into_iter().map(|(_, table)| table));
            }
        }
        self.builder.end_grid();
        for table in inner {
            self.table(table);
        }
    }
}

impl Content {
    fn paragraph(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.text.push_str(text);
    }

    fn table(&mut self, table: Table) {
        if table.rows.is_empty() {
            return;
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.tables.push((self.text.len(), table));
    }

    fn append(&mut self, other: Self) {
        self.paragraph(&other.text);
        let end = self.text.len();
        self.tables.extend(other.tables.into_iter().map(|(_, table)| (end, table)));
    }

    fn size(&self) -> usize {
        self.tables.iter().map(|(_, table)| table.size + table.inner_size).sum::<usize>() + self.arranged
    }

    /// Takes the text of a table that only arranges it.
    fn arranged(&mut self, table: Table) {
        self.arranged += table.size + table.inner_size;
        for cell in table.rows.into_iter().flatten().filter(|cell| cell.rows > 0) {
            self.paragraph(&cell.content.text);
        }
    }

    /// A box alone in a cell holds the cell's text.
    fn take_box(&mut self) {
        if self.text.trim().is_empty()
            && self.tables.is_empty()
            && let [only] = self.boxes.as_mut_slice()
            && only.tables.is_empty()
        {
            self.text = take(&mut only.text);
            self.boxes.clear();
        }
    }
}

impl Table {
    /// Whether the table is a frame for text, not data: one cell a row, or less of its own than in its cells' tables.
    fn arranges_text(&self) -> bool {
        self.inner_size > self.size || self.rows.iter().all(|row| row.len() <= 1)
    }

    /// Whether it is a frame for text alone.
    fn is_text(&self) -> bool {
        self.arranges_text() && self.rows.iter().flatten().all(|cell| cell.content.tables.is_empty())
    }

    /// Turns edges into columns and joins cells that are merged from above. A cell joined to the one above has no rows.
    fn merge(&mut self, tolerance: i32) {
        let edges = self.edges(tolerance);
        let column = |edge: i32| edges.partition_point(|start| *start <= edge).saturating_sub(1);
        // For each column, the merged cell that began there: row, index, right column, last row it covers.
        let mut above: Vec<Option<(usize, usize, i32, usize)>> = vec![None; edges.len()];
        for row in 0..self.rows.len() {
            for index in 0..self.rows[row].len() {
                let place = &mut self.rows[row][index].place;
                let left = column(place.left);
                (place.left, place.right) = (left as i32, column(place.right).max(left + 1) as i32);
                let (vertical, right) = (place.vertical, place.right);
                match (vertical, above[left]) {
                    (Merge::First, _) => above[left] = Some((row, index, right, row)),
                    (Merge::Continues, Some((first, at, end, last))) if last + 1 == row && end == right => {
                        self.rows[first][at].rows += 1;
                        self.rows[row][index].rows = 0;
                        above[left] = Some((first, at, end, row));
                    }
                    _ => {}
                }
            }
        }
    }

    /// Where columns begin, in order.
    fn edges(&self, tolerance: i32) -> Vec<i32> {
        let places = self.rows.iter().flatten().map(|cell| cell.place);
        let narrowest = places.map(|place| place.right.saturating_sub(place.left)).min().unwrap_or(0);
        let tolerance = tolerance.min(narrowest.saturating_sub(1)).max(0);
        let mut edges: Vec<i32> =
            self.rows.iter().flatten().flat_map(|cell| [cell.place.left, cell.place.right]).collect();
        crate::order::plain(&mut edges);
        let mut kept: Vec<i32> = Vec::new();
        for edge in edges {
            if kept.last().is_none_or(|last| edge.saturating_sub(*last) > tolerance)
                && kept.len() <= MAX_COLUMNS as usize
            {
                kept.push(edge);
            }
        }
        kept
    }
}

/// The document, with a note where its tables may be pictures: there are pictures, and no table that could be read. Where
/// there is no text either, that is the file's error.
pub fn with_pictures(mut document: Document, has_pictures: bool) -> Document {
    let explained = document.notes.iter().any(Note::is_fatal) || document.has_grid();
    if has_pictures && !explained {
        document.notes.push(Note::new("input.pictures").fatal_if(document.blocks.is_empty()));
    }
    document
}

#[cfg(test)]
mod tests;
