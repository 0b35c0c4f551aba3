//! OpenDocument text → Document: odt, and the same as one flat XML file. What tracked changes deleted stands apart from
//! the text and is not read; nor are notes, comments, pictures and objects.

use super::Decode;
use super::budget::Budget;
use super::flow::{Flow, Merge, Place};
use super::xml::{self, Event, Tag, Xml};
use super::zip::Archive;
use crate::document::{Document, Format, MAX_COLUMNS, Note};
use std::mem::take;

/// Reads an odt.
pub fn read(bytes: &[u8], decode: &dyn Decode) -> Document {
    let mut budget = Budget::for_input(bytes.len());
    match content(bytes, &mut budget) {
        Ok(part) => story(&xml::text(part, decode), &mut budget),
        Err(note) => flow().fail(note),
    }
}

/// Reads a flat file.
pub fn read_flat(bytes: &[u8], decode: &dyn Decode) -> Document {
    let mut budget = Budget::for_input(bytes.len());
    story(&xml::text(bytes.to_vec(), decode), &mut budget)
}

/// Whether a text begins like a flat file.
pub fn is_flat(text: &str) -> bool {
    let head: String = text.chars().take(4096).collect();
    head.contains("<office:document") && head.contains("opendocument.text")
}

fn content(bytes: &[u8], budget: &mut Budget) -> Result<Vec<u8>, Note> {
    let archive = Archive::open(bytes, budget)?;
    if is_encrypted(&archive, budget) {
        return Err(Note::new("office.encrypted"));
    }
    let entry = archive.entry("content.xml").ok_or_else(|| Note::new("odt.none"))?;
    archive.unpack(entry, budget)
}

/// Whether an OpenDocument archive has a password.
pub fn is_encrypted(archive: &Archive, budget: &mut Budget) -> bool {
    let manifest = archive.read("META-INF/manifest.xml", budget).unwrap_or_default();
    archive.entry("encrypted-package").is_some()
        || manifest.windows(ENCRYPTION.len()).any(|window| window == ENCRYPTION)
}

const ENCRYPTION: &[u8] = b"encryption-data";

fn flow() -> Flow {
    Flow::new(Format::Odt, 0)
}

fn story(text: &str, budget: &mut Budget) -> Document {
    let mut xml = Xml::new(text, budget);
    let mut story = Story { flow: flow(), open: Vec::new() };
    match story.read(&mut xml) {
        Ok(()) => story.flow.finish(true),
        Err(note) => story.flow.fail(note),
    }
}

struct Story {
    flow: Flow,
    /// The elements around what is read now, those that change nothing left out.
    open: Vec<Element>,
}

enum Element {
    Other,
    Table(Table),
    Row,
    Cell(Cell),
    Covered(Cell),
    Paragraph,
    Box,
}

/// The open row of a table and what it must know of the rows above.
#[derive(Default)]
struct Table {
    row: u32,
    places: Vec<Place>,
    next: i32,
    /// For each column, the right edge and the last row of the cell that began there and spans rows.
    above: Vec<(i32, u32)>,
}

impl Table {
    /// Places a cell in the next column.
    fn place(&mut self, cell: &Cell) {
        let (left, right) = (self.next, self.next.saturating_add(cell.columns));
        let vertical = if cell.rows > 1 { Merge::First } else { Merge::None };
        self.places.push(Place { left, right, vertical, ..Place::default() });
        if let Ok(column) = usize::try_from(left).map(|column| column.min(MAX_COLUMNS as usize)) {
            if self.above.len() <= column {
                self.above.resize(column + 1, (0, 0));
            }
            self.above[column] = (right, self.row + cell.rows - 1);
        }
        self.next = left.saturating_add(1);
    }

    /// Passes the next column; whether a cell from above covers it and begins there.
    fn covered(&mut self) -> bool {
        let left = self.next;
        self.next = left.saturating_add(1);
        let above = usize::try_from(left).ok().and_then(|column| self.above.get(column));
        match above.filter(|(_, last)| *last >= self.row && self.row > 0) {
            Some((right, _)) => {
                self.places.push(Place { left, right: *right, vertical: Merge::Continues, ..Place::default() });
                true
            }
            None => false,
        }
    }
}

struct Cell {
    columns: i32,
    rows: u32,
    repeated: i32,
}

impl Cell {
    fn new(tag: &Tag) -> Self {
        let number = |name| tag.number(name).unwrap_or(1).clamp(1, MAX_COLUMNS as i32);
        Self {
            columns: number("number-columns-spanned"),
            rows: tag.number("number-rows-spanned").unwrap_or(1).clamp(1, 1000),
            repeated: number("number-columns-repeated"),
        }
    }
}

impl Story {
    fn read(&mut self, xml: &mut Xml) -> Result<(), Note> {
        while let Some(event) = xml.read()? {
            match event {
                Event::Open(tag) => match self.open(&tag) {
                    Some(element) => self.open.push(element),
                    None => xml.skip()?,
                },
                Event::Close => {
                    let element = self.open.pop();
                    self.close(element);
                }
                Event::Text(text) if self.in_paragraph() => self.text(&text),
                Event::Text(_) => {}
            }
            if self.flow.exhausted() {
                break;
            }
        }
        Ok(())
    }

    fn in_paragraph(&self) -> bool {
        let inner = self.open.iter().rev().find(|element| !matches!(element, Element::Other));
        matches!(inner, Some(Element::Paragraph))
    }

    /// White space counts as one space, whatever there is of it; more has elements of its own.
    fn text(&mut self, text: &str) {
        let mut space = false;
        for character in text.chars() {
            let white = matches!(character, ' ' | '\t' | '\r' | '\n');
            if !(white && space) {
                self.flow.character(if white { ' ' } else { character });
            }
            space = white;
        }
    }

    /// What an element is; none for one that is passed over with all it holds.
    fn open(&mut self, tag: &Tag) -> Option<Element> {
        let element = match tag.name() {
            "table" => {
                self.flow.begin_table();
                Element::Table(Table::default())
            }
            "table-row" => Element::Row,
            "table-cell" => Element::Cell(Cell::new(tag)),
            "covered-table-cell" => Element::Covered(Cell::new(tag)),
            "p" | "h" => Element::Paragraph,
            "text-box" => {
                self.flow.begin_box();
                Element::Box
            }
            "s" => {
                let count = tag.number("c").unwrap_or(1).clamp(1, 100);
                (0..count).for_each(|_| self.flow.text(" "));
                Element::Other
            }
            "tab" => {
                self.flow.text("\t");
                Element::Other
            }
            "line-break" => {
                self.flow.text("\n");
                Element::Other
            }
            name if PASSED_OVER.contains(&name) => return None,
            _ => Element::Other,
        };
        Some(element)
    }

    fn close(&mut self, element: Option<Element>) {
        match element {
            Some(Element::Paragraph) => self.flow.end_paragraph(),
            Some(Element::Cell(cell)) => {
                self.flow.end_cell();
                for count in 0..cell.repeated {
                    if count > 0 {
                        self.flow.repeat_cell();
                    }
                    if let Some(table) = self.table() {
                        table.place(&cell);
                    }
                }
            }
            Some(Element::Covered(cell)) => {
                self.flow.drop_paragraphs();
                for _ in 0..cell.repeated {
                    if self.table().is_some_and(Table::covered) {
                        self.flow.end_cell();
                    }
                }
            }
            Some(Element::Row) => {
                let places = self.table().map(|table| {
                    table.row += 1;
                    table.next = 0;
                    take(&mut table.places)
                });
                self.flow.end_row(&places.unwrap_or_default());
            }
            Some(Element::Table(_)) => self.flow.end_table(),
            Some(Element::Box) => self.flow.end_box(),
            _ => {}
        }
    }

    /// The innermost open table.
    fn table(&mut self) -> Option<&mut Table> {
        self.open.iter_mut().rev().find_map(|open| if let Element::Table(table) = open { Some(table) } else { None })
    }
}

/// Elements that hold no text of the report.
const PASSED_OVER: &[&str] = &[
    "tracked-changes",
    "note",
    "annotation",
    "ruby-text",
    "hidden-text",
    "title",
    "desc",
    "image",
    "object",
    "object-ole",
    "event-listeners",
    "meta",
    "settings",
    "scripts",
    "styles",
    "automatic-styles",
    "master-styles",
    "font-face-decls",
];

#[cfg(test)]
mod tests;
