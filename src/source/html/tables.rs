//! Tags → tables and paragraphs: the table rules of the HTML standard without its tree. A missing end tag closes
//! where browsers close it, a stray one is ignored, text between cells moves in front of the table.

use super::paragraph::Paragraphs;
use super::style::{Look, Sheet, lifts, strikes};
use super::tag::{self, Kind};
use super::token::{Tag, Token, Tokens};
use super::unseen::{Closing, Unseen};
use crate::document::Span;
use std::ops::Range;

/// Tables inside tables; deeper ones are left out.
const MAX_DEPTH: usize = 32;

/// Everything a page shows, in reading order.
#[derive(Debug, Default)]
pub struct Page {
    /// The paragraphs, one after the other, a line end after each.
    pub text: String,
    /// What stands outside all tables, and the outermost tables.
    pub flow: Vec<Piece>,
    /// All tables, in the order of their start.
    pub tables: Vec<Table>,
    /// Whether the limit was hit; nothing was read after it.
    pub exhausted: bool,
    /// Whether tables were nested too deep to be read.
    pub limited: bool,
    /// Whether struck-out text was dropped.
    pub struck: bool,
    /// Whether a whole block was left out because the page hides it.
    pub hidden_block: bool,
}

/// A paragraph or a table.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Its place in [`Page::text`] and in the HTML.
    Paragraph(Span, Span),
    /// Index in [`Page::tables`].
    Table(u32),
}

/// A table as the page states it.
#[derive(Debug, Default)]
pub struct Table {
    pub rows: Vec<Row>,
    pub cells: Vec<Cell>,
}

/// A row: its cells and its row group.
#[derive(Debug)]
pub struct Row {
    /// Indices into [`Table::cells`].
    pub cells: Range<usize>,
    /// Number of the row group; a row span ends with it.
    pub group: u32,
}

/// A cell and what stands in it.
#[derive(Debug)]
pub struct Cell {
    pub pieces: Vec<Piece>,
    /// Its start tag in the HTML.
    pub tag: Span,
    /// Rows and columns it claims; a row span of 0 reaches to the end of the row group.
    pub spans: (u32, u32),
    /// Whether it shows a picture.
    pub picture: bool,
}

/// Reads a page. `limit` bounds cells, rows and paragraphs together; `show_blocks` reads also what a style hides, apart
/// from rows, cells and what stands inside a line.
pub fn read(html: &str, limit: usize, show_blocks: bool) -> Page {
    let mut reader = Reader { html, left: limit, show_blocks, in_lines: is_text(html), ..Reader::default() };
    reader.paragraphs.filled = html.starts_with(['{', '[']);
    for token in Tokens::new(html) {
        match token {
            Token::Text(range) => match &reader.unseen {
                None => reader.text(range),
                Some(unseen) => reader.page.struck |= unseen.kind == Kind::Struck,
            },
            Token::Start(tag) => reader.start(&tag),
            Token::End(tag) => reader.end(&tag),
        }
        if reader.page.exhausted {
            break;
        }
    }
    reader.cut_row();
    while !reader.open.is_empty() {
        reader.close_table();
    }
    reader.break_line();
    reader.page.text = reader.paragraphs.text;
    reader.page
}

/// Whether the lines of a text with tags are its own, as in markdown with tables of a page: no tags make its paragraphs,
/// or blocks around several of them, which empty lines part, are all that do.
pub fn is_text(html: &str) -> bool {
    let begins = html.trim_start().starts_with('<');
    let parted = html.split("\n\n").filter(|part| !part.trim().is_empty() && !part.trim().contains(['<', '\n']));
    let parted = parted.take(PARAGRAPHS).count() == PARAGRAPHS;
    if !html.contains("\n\n") || begins && !parted {
        return false;
    }
    let makes_lines = |token: Token<'_>| match token {
        // Each table may be a page of its own.
        Token::Start(tag) if ["html", "body"].contains(&tag.name) => begins,
        Token::Start(tag) if tag.kind == Kind::Block => !parted,
        Token::Start(tag) => matches!(tag.kind, Kind::Paragraph | Kind::Break | Kind::Preformatted),
        _ => false,
    };
    let (mut depth, mut tokens) = (0usize, Tokens::new(html));
    !tokens.any(|token| {
        match &token {
            Token::Start(tag) if tag.kind == Kind::Table => depth += 1,
            Token::End(tag) if tag.kind == Kind::Table => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && makes_lines(token)
    })
}

/// Cells that a row which was cut may lack: more than a table of the form has columns.
const MOST_CUT: u32 = 20;

/// So many paragraphs parted by empty lines are no chance.
const PARAGRAPHS: usize = 3;

/// Where in an open table the reader stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Table,
    Caption,
    /// The group's tag.
    Group(u8),
    Row(u8),
    /// The group's tag and the cell's.
    Cell(u8, u8),
}

#[derive(Debug)]
struct OpenTable {
    table: usize,
    inside: Inside,
    /// Row groups so far.
    groups: u32,
    /// Whether the open row claims no height, as the rows do that Word adds for the widths of columns.
    flat: bool,
    /// Whether there was no start tag: rows and cells on their own are kept apart all the same.
    implied: bool,
}

/// An element whose own style raises or lowers its text.
#[derive(Debug)]
struct Lifted<'a> {
    name: &'a str,
    raised: bool,
    /// Elements of the same name open inside it.
    depth: u32,
}

#[derive(Debug, Default)]
struct Reader<'a> {
    html: &'a str,
    page: Page,
    paragraphs: Paragraphs,
    open: Vec<OpenTable>,
    unseen: Option<Unseen<'a>>,
    lifted: Option<Lifted<'a>>,
    sheet: Sheet<'a>,
    show_blocks: bool,
    /// Whether it is a text that has tables of a page between its lines.
    in_lines: bool,
    left: usize,
}

impl<'a> Reader<'a> {
    fn start(&mut self, tag: &Tag<'a>) {
        if let Some(unseen) = &mut self.unseen {
            if unseen.start(tag, !self.open.is_empty()) {
                return;
            }
            self.unseen = None;
        }
        if tag::is_block(tag.kind) {
            self.break_line();
            self.leave_implied(tag.kind);
        }
        let look = self.look(tag);
        if look == Look::Gone {
            match tag.kind {
                Kind::Row | Kind::Group(_) => self.leave_row(),
                Kind::Cell(_) => self.leave_cell(),
                _ => {}
            }
            self.unseen = Some(Unseen::new(tag));
            return;
        }
        match tag.kind {
            Kind::Table => self.open_table(false),
            Kind::Caption => {
                self.leave_group();
                self.enter(Inside::Caption);
            }
            Kind::Columns => self.leave_group(),
            Kind::Group(group) => self.open_group(group),
            Kind::Row => self.open_row(tag),
            Kind::Cell(name) => {
                self.open_cell(tag, name);
                // What is not seen keeps its place.
                if look == Look::Faded {
                    self.unseen = Some(Unseen::new(tag));
                }
            }
            Kind::Break => self.break_line(),
            Kind::Preformatted | Kind::Textarea => self.paragraphs.preformatted += 1,
            Kind::Superscript => self.paragraphs.raised += 1,
            Kind::Subscript => self.paragraphs.lowered += 1,
            Kind::Link => self.paragraphs.linked += 1,
            Kind::Input => self.input(tag),
            Kind::Image => self.picture(tag),
            Kind::Raw if tag.name.eq_ignore_ascii_case("style") => {
                let css = self.html.get(tag.at.end..).unwrap_or_default();
                self.sheet.add(css.find("</").map_or(css, |end| &css[..end]));
            }
            _ if look == Look::Doubtful => self.paragraphs.doubt(),
            Kind::Inline => self.lift(tag),
            _ => {}
        }
    }

    fn end(&mut self, tag: &Tag<'a>) {
        if let Some(unseen) = &mut self.unseen {
            match unseen.end(tag, !self.open.is_empty()) {
                Closing::Not => return,
                Closing::Own => {
                    self.unseen = None;
                    return;
                }
                Closing::Around => self.unseen = None,
            }
        }
        if tag::is_block(tag.kind) || tag.kind == Kind::Break {
            self.break_line();
            self.leave_implied(tag.kind);
        }
        match (tag.kind, self.inside()) {
            (Kind::Table, Some(_)) => self.close_table(),
            (Kind::Caption, Some(Inside::Caption)) => self.enter(Inside::Table),
            (Kind::Group(group), Some(Inside::Group(open) | Inside::Row(open) | Inside::Cell(open, _)))
                if open == group =>
            {
                self.leave_group();
            }
            (Kind::Row, Some(Inside::Row(_) | Inside::Cell(..))) => self.leave_row(),
            (Kind::Cell(name), Some(Inside::Cell(_, open))) if open == name => self.leave_cell(),
            (Kind::Preformatted | Kind::Textarea, _) => {
                self.paragraphs.preformatted = self.paragraphs.preformatted.saturating_sub(1);
            }
            (Kind::Superscript, _) => self.paragraphs.raised = self.paragraphs.raised.saturating_sub(1),
            (Kind::Subscript, _) => self.paragraphs.lowered = self.paragraphs.lowered.saturating_sub(1),
            (Kind::Link, _) => self.paragraphs.linked = self.paragraphs.linked.saturating_sub(1),
            (Kind::Inline, _) => self.settle(tag),
            _ => {}
        }
    }

    /// Takes the start of an element that may raise or lower its text.
    fn lift(&mut self, tag: &Tag<'a>) {
        if let Some(lifted) = &mut self.lifted {
            lifted.depth += u32::from(tag.name.eq_ignore_ascii_case(lifted.name));
        } else if let Some(raised) = self.sheet.styles(tag).find_map(lifts) {
            self.lifted = Some(Lifted { name: tag.name, raised, depth: 0 });
            *self.paragraphs.lift(raised) += 1;
        }
    }

    /// Takes its end.
    fn settle(&mut self, tag: &Tag<'a>) {
        let Some(lifted) = self.lifted.as_mut().filter(|lifted| tag.name.eq_ignore_ascii_case(lifted.name)) else {
            return;
        };
        if lifted.depth > 0 {
            lifted.depth -= 1;
            return;
        }
        let lift = self.paragraphs.lift(lifted.raised);
        *lift = lift.saturating_sub(1);
        self.lifted = None;
    }

    /// How much the reader of the page sees of the element's content.
    fn look(&mut self, tag: &Tag) -> Look {
        match tag.kind {
            Kind::Unseen | Kind::Struck | Kind::Reading => return Look::Gone,
            Kind::Void | Kind::Image | Kind::Input | Kind::Break | Kind::Rule => return Look::Shown,
            Kind::Columns | Kind::Raw | Kind::Textarea => return Look::Shown,
            Kind::Table if self.open.len() >= MAX_DEPTH => {
                self.page.limited = true;
                return Look::Gone;
            }
            _ => {}
        }
        let block = matches!(tag.kind, Kind::Block | Kind::Table | Kind::Preformatted);
        let is_cell = matches!(tag.kind, Kind::Cell(_));
        let is_piece = !block && !is_cell && !matches!(tag.kind, Kind::Row | Kind::Group(_));
        // A whole cell that is struck out is still there.
        let struck = is_piece && self.sheet.styles(tag).any(strikes);
        self.page.struck |= struck;
        let look = self.sheet.of(tag, block);
        let hidden = struck || look == Look::Gone || is_piece && look >= Look::Small;
        self.page.hidden_block |= hidden && block;
        match hidden {
            true if block && self.show_blocks => Look::Shown,
            true => Look::Gone,
            false if is_piece || is_cell && look == Look::Faded => look,
            false => Look::Shown,
        }
    }

    fn inside(&self) -> Option<Inside> {
        self.open.last().map(|open| open.inside)
    }

    fn enter(&mut self, inside: Inside) {
        if let Some(open) = self.open.last_mut() {
            open.inside = inside;
        }
    }

    fn open_table(&mut self, implied: bool) {
        if let Some(Inside::Table | Inside::Group(_) | Inside::Row(_)) = self.inside() {
            self.close_table();
        }
        let table = self.page.tables.len();
        self.page.tables.push(Table::default());
        self.open.push(OpenTable { table, inside: Inside::Table, groups: 0, flat: false, implied });
        self.charge();
    }

    fn close_table(&mut self) {
        self.break_line();
        self.leave_group();
        if let Some(closed) = self.open.pop() {
            self.place(Piece::Table(closed.table as u32));
        }
    }

    fn open_group(&mut self, group: u8) {
        self.leave_group();
        self.enter(Inside::Group(group));
        if let Some(open) = self.open.last_mut() {
            open.groups += 1;
        }
    }

    /// A block between the cells of a table that has no tags is behind that table.
    fn leave_implied(&mut self, block: Kind) {
        let between = |open: &OpenTable| open.implied && !matches!(open.inside, Inside::Cell(..));
        if !tag::is_structure(block) && self.open.last().is_some_and(between) {
            self.close_table();
        }
    }

    /// Opens the row that `tag` starts, or that a cell's tag implies.
    fn open_row(&mut self, tag: &Tag) {
        if self.open.is_empty() {
            self.open_table(true);
        }
        self.leave_row();
        if !matches!(self.inside(), Some(Inside::Group(_))) {
            self.open_group(tag::BODY);
        }
        let flat = tag.kind == Kind::Row && tag.attribute("height").and_then(number) == Some(0);
        let Some(open) = self.open.last_mut() else { return };
        if let (Inside::Group(group), Some(table)) = (open.inside, self.page.tables.get_mut(open.table)) {
            (open.inside, open.flat) = (Inside::Row(group), flat);
            table.rows.push(Row { cells: table.cells.len()..table.cells.len(), group: open.groups });
        }
        self.charge();
    }

    fn open_cell(&mut self, tag: &Tag, name: u8) {
        self.leave_cell();
        if !matches!(self.inside(), Some(Inside::Row(_))) {
            self.open_row(tag);
        }
        let Some(open) = self.open.last_mut() else { return };
        let Some(table) = self.page.tables.get_mut(open.table) else { return };
        if let (Inside::Row(group), Some(row)) = (open.inside, table.rows.last_mut()) {
            open.inside = Inside::Cell(group, name);
            row.cells.end += 1;
            let span = |name| tag.attribute(name).and_then(number);
            let spans = (span("rowspan").unwrap_or(1), span("colspan").unwrap_or(1).max(1));
            table.cells.push(Cell {
                pieces: Vec::new(),
                tag: Span::new(tag.at.start, tag.at.end),
                spans,
                picture: false,
            });
        }
        self.charge();
    }

    fn leave_cell(&mut self) {
        if let Some(Inside::Cell(group, _)) = self.inside() {
            self.enter(Inside::Row(group));
        }
    }

    fn leave_row(&mut self) {
        self.leave_cell();
        let Some(open) = self.open.last_mut() else { return };
        let Inside::Row(group) = open.inside else { return };
        open.inside = Inside::Group(group);
        let Some(table) = self.page.tables.get_mut(open.table).filter(|_| open.flat) else { return };
        let first = table.rows.last().map_or(0, |row| row.cells.start);
        if table.cells.iter().skip(first).all(|cell| cell.pieces.is_empty()) {
            table.cells.truncate(first);
            table.rows.pop();
        }
    }

    /// The row in which a page ends that closes its other rows was cut: what it lacks is not blank, and cannot be read.
    fn cut_row(&mut self) {
        self.break_line();
        let end = self.html.len();
        let Some(open) = self.open.last() else { return };
        let closes = || ["</tr", "</TR"].iter().any(|tag| self.html.contains(tag));
        let Some(table) = self.page.tables.get_mut(open.table) else { return };
        if !matches!(open.inside, Inside::Row(_) | Inside::Cell(..)) || !closes() {
            return;
        }
        let width =
            |row: &Row| table.cells[row.cells.clone()].iter().map(|cell| cell.spans.1).fold(0, u32::saturating_add);
        let widest = table.rows.iter().map(width).max().unwrap_or_default();
        let Some(row) = table.rows.last_mut() else { return };
        let missing = widest.saturating_sub(width(row)).min(MOST_CUT);
        row.cells.end += missing as usize;
        let cell = || Cell { pieces: Vec::new(), tag: Span::new(end, end), spans: (1, 1), picture: true };
        table.cells.extend((0..missing).map(|_| cell()));
    }

    fn leave_group(&mut self) {
        self.leave_row();
        self.enter(Inside::Table);
    }

    fn text(&mut self, mut range: Range<usize>) {
        let in_lines = u32::from(self.in_lines && self.open.is_empty());
        self.paragraphs.preformatted += in_lines;
        while let Some(next) = self.paragraphs.append(self.html, range.clone()) {
            self.break_line();
            range.start = next;
        }
        self.paragraphs.preformatted -= in_lines;
    }

    /// A field of a form shows its value.
    fn input(&mut self, tag: &Tag<'a>) {
        let shown = tag.attribute("type").is_none_or(|kind| {
            kind.is_empty() || ["text", "number", "tel"].iter().any(|known| kind.eq_ignore_ascii_case(known))
        });
        if let Some(value) = tag.attribute("value").filter(|_| shown) {
            self.paragraphs.append_at(value, tag.at.clone());
        }
    }

    /// A picture shows what cannot be read, unless it only keeps a distance.
    fn picture(&mut self, tag: &Tag) {
        let is_thin = |size: &str| matches!(size.trim_end_matches("px"), "0" | "1" | "2");
        let thin = ["width", "height"].iter().any(|side| tag.attribute(side).is_some_and(is_thin));
        if !thin
            && let Some(OpenTable { table, inside: Inside::Cell(..), .. }) = self.open.last()
            && let Some(cell) = self.page.tables.get_mut(*table).and_then(|table| table.cells.last_mut())
        {
            cell.picture = true;
        }
    }

    fn break_line(&mut self) {
        if let Some((text, source)) = self.paragraphs.finish() {
            self.place(Piece::Paragraph(text, source));
            self.charge();
        }
    }

    /// Puts a piece into the innermost open cell; between cells, in front of the table.
    fn place(&mut self, piece: Piece) {
        let mut around = self.open.iter().rev().filter(|open| matches!(open.inside, Inside::Cell(..)));
        let table = around.next().and_then(|open| self.page.tables.get_mut(open.table));
        match table.and_then(|table| table.cells.last_mut()) {
            Some(cell) => {
                // Almost every cell has one.
                cell.pieces.reserve_exact(usize::from(cell.pieces.is_empty()));
                cell.pieces.push(piece);
            }
            None => self.page.flow.push(piece),
        }
    }

    fn charge(&mut self) {
        self.page.exhausted |= self.left == 0;
        self.left = self.left.saturating_sub(1);
    }
}

/// The number at the start of an attribute's value; one too large saturates.
fn number(value: &str) -> Option<u32> {
    let digits = value.trim_start().trim_start_matches('+');
    let length = digits.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    let add = |value: u32, byte: u8| value.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
    (length > 0).then(|| digits[..length].bytes().fold(0, add))
}
