//! OpenDocument text → Document: odt, and the same as one flat XML file. Deletions are not read, whether they stand apart
//! or in the text; nor are hidden text, notes, comments, pictures and objects. Lists are numbered as they are shown.

pub mod styles;

use super::Decode;
use super::budget::Budget;
use super::flow::{Flow, Merge, Place};
use super::xml::{self, Event, Tag, Xml};
use super::zip::Archive;
use crate::document::{Document, Format, MAX_COLUMNS, Note};
use std::collections::BTreeSet;
use std::mem::take;
use styles::Styles;

/// Reads an odt.
pub fn read(bytes: &[u8], decode: &dyn Decode) -> Document {
    let mut budget = Budget::for_input(bytes.len());
    match content(bytes, decode, &mut budget) {
        Ok((part, styles, notes)) => {
            let mut document = story(&xml::text(part, decode), styles, &mut budget);
            document.add_notes(notes);
            document
        }
        Err(note) => flow().fail(note),
    }
}

/// Reads a flat file.
pub fn read_flat(bytes: &[u8], decode: &dyn Decode) -> Document {
    let mut budget = Budget::for_input(bytes.len());
    story(&xml::text(bytes.to_vec(), decode), Styles::default(), &mut budget)
}

/// Whether a text begins like a flat file.
pub fn is_flat(text: &str) -> bool {
    text.contains("<office:document") && text.contains("opendocument.text")
}

/// The text's part, the styles that are defined beside it, and what is wrong with them or the archive.
fn content(bytes: &[u8], decode: &dyn Decode, budget: &mut Budget) -> Result<(Vec<u8>, Styles, Vec<Note>), Note> {
    let archive = Archive::open(bytes, budget)?;
    if is_encrypted(&archive, budget) {
        return Err(Note::new("office.encrypted"));
    }
    let entry = archive.entry("content.xml").ok_or_else(|| Note::new("odt.none"))?;
    let content = archive.unpack(entry, budget)?;
    let mut styles = Styles::default();
    let beside = archive.entry("styles.xml").map(|entry| {
        let part = xml::text(archive.unpack(entry, budget)?, decode);
        styles.read(&mut Xml::new(&part, budget))
    });
    let notes = beside.and_then(Result::err).into_iter().chain(archive.damage()).collect();
    Ok((content, styles, notes))
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

fn story(text: &str, styles: Styles, budget: &mut Budget) -> Document {
    let mut xml = Xml::new(text, budget);
    let mut story = Story::new(styles);
    match story.read(&mut xml) {
        Ok(()) => story.flow.finish(true),
        Err(note) => story.flow.fail(note),
    }
}

struct Story {
    flow: Flow,
    /// The elements around what is read now.
    open: Vec<Element>,
    styles: Styles,
    /// The level of the list's item whose text begins next.
    item: Option<usize>,
    /// The tracked change that is being defined.
    defined: String,
    deletions: BTreeSet<String>,
    /// Deletions that stand in the text around what is read now.
    deleted: u32,
}

enum Element {
    Other,
    Table(Table),
    Row,
    Cell(Cell),
    Covered(Cell),
    Paragraph,
    Box,
    /// A list of a style.
    List(u32),
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
    fn new(styles: Styles) -> Self {
        Self {
            flow: flow(),
            open: Vec::new(),
            styles,
            item: None,
            defined: String::new(),
            deletions: BTreeSet::new(),
            deleted: 0,
        }
    }

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
                self.character(if white { ' ' } else { character });
            }
            space = white;
        }
    }

    fn character(&mut self, character: char) {
        if self.deleted == 0 {
            self.flow.character(character);
        }
    }

    /// What an element is; none for one that is passed over with all it holds.
    fn open(&mut self, tag: &Tag) -> Option<Element> {
        let name = tag.name();
        let attribute = |name: &str| tag.attribute(name).unwrap_or_default();
        let element = match name {
            "table" => {
                self.flow.begin_table();
                Element::Table(Table::default())
            }
            "table-row" => Element::Row,
            "table-cell" => Element::Cell(Cell::new(tag)),
            "covered-table-cell" => Element::Covered(Cell::new(tag)),
            "p" | "h" | "span" if self.styles.is_gone(&attribute("style-name")) => return None,
            "p" | "h" => {
                self.number();
                Element::Paragraph
            }
            "list" => self.list(tag),
            _ if BOXES.contains(&name) => {
                self.flow.begin_box();
                Element::Box
            }
            "image" => {
                self.flow.picture();
                return None;
            }
            _ if PASSED_OVER.contains(&name) => return None,
            "changed-region" => {
                self.defined = attribute("id").into_owned();
                Element::Other
            }
            "deletion" => {
                self.deletions.insert(take(&mut self.defined));
                return None;
            }
            _ => {
                self.detail(tag);
                Element::Other
            }
        };
        Some(element)
    }

    /// A character, or the begin or end of a change.
    fn detail(&mut self, tag: &Tag) {
        let is_deletion = || tag.attribute("change-id").is_some_and(|id| self.deletions.contains(id.as_ref()));
        match tag.name() {
            "change-start" if is_deletion() => self.deleted += 1,
            "change-end" if is_deletion() => self.deleted = self.deleted.saturating_sub(1),
            "s" => (0..tag.number("c").unwrap_or(1).clamp(1, 100)).for_each(|_| self.character(' ')),
            "tab" => self.character('\t'),
            "line-break" => self.character('\n'),
            "list-header" => self.item = None,
            "list-item" => {
                let lists = self.lists().count();
                self.item = lists.checked_sub(1);
                if let (Some(level), Some(number)) = (self.item, tag.number("start-value")) {
                    let list = self.lists().next().unwrap_or(0);
                    self.styles.lists.restart(list, level, Some(number));
                }
            }
            _ => self.styles.define(tag),
        }
    }

    /// The styles of the lists around, innermost first.
    fn lists(&self) -> impl Iterator<Item = u32> {
        self.open.iter().rev().filter_map(|open| if let Element::List(style) = open { Some(*style) } else { None })
    }

    /// A list has the style of the one around it unless it names one, and goes on where the one before it ended if it says
    /// so.
    fn list(&mut self, tag: &Tag) -> Element {
        let around = self.lists().next();
        let is_new = around.is_none() && tag.attribute("continue-list").is_none();
        let own = tag.attribute("style-name").map(|name| self.styles.list(&name));
        let style = own.or(around).unwrap_or(0);
        if is_new && tag.attribute("continue-numbering").is_none_or(|value| value != "true") {
            self.styles.lists.begin(style);
        }
        Element::List(style)
    }

    /// Writes what a list shows before the item whose text begins.
    fn number(&mut self) {
        let Some(level) = self.item.take().filter(|_| self.deleted == 0) else { return };
        let list = self.lists().next().unwrap_or(0);
        let label = self.styles.lists.next(list, level);
        self.flow.text(&label);
    }

    fn close(&mut self, element: Option<Element>) {
        match element {
            Some(Element::Paragraph) if self.deleted == 0 => self.flow.end_paragraph(),
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

/// Elements whose text stands beside that around them.
const BOXES: &[&str] = &["text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "path", "caption"];

/// Elements that hold no text of the report.
const PASSED_OVER: &[&str] = &[
    "insertion",
    "format-change",
    "note",
    "annotation",
    "ruby-text",
    "hidden-text",
    "title",
    "desc",
    "object",
    "object-ole",
    "event-listeners",
    "meta",
    "settings",
    "scripts",
    "master-styles",
    "font-face-decls",
];

#[cfg(test)]
mod tests;
