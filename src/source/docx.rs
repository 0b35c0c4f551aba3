//! Word's XML → Document: docx (also as one flat file) and the XML of Word 2003. Insertions are kept and deletions
//! dropped, as if all changes were accepted; hidden text, field codes and pictures are not read. Only the main part
//! is, and no relationship is followed.

use super::Decode;
use super::budget::Budget;
use super::flow::{Flow, Merge, Place};
use super::xml::{self, Event, Tag, Xml};
use super::zip::Archive;
use crate::document::{Document, Format, Note};

/// Reads a docx.
pub fn read(bytes: &[u8], decode: &dyn Decode) -> Document {
    let mut budget = Budget::for_input(bytes.len());
    match main_part(bytes, &mut budget) {
        Ok(part) => story(&xml::text(part, decode), &mut budget),
        Err(note) => flow().fail(note),
    }
}

/// Reads a flat file: a docx as a single XML file, or the XML of Word 2003.
pub fn read_flat(bytes: &[u8], decode: &dyn Decode) -> Document {
    let mut budget = Budget::for_input(bytes.len());
    story(&xml::text(bytes.to_vec(), decode), &mut budget)
}

/// Whether an archive is a docx.
pub fn is_docx(archive: &Archive) -> bool {
    main_part_name(archive).is_some()
}

/// Whether a text begins like a flat file.
pub fn is_flat(text: &str) -> bool {
    let head: String = text.chars().take(4096).collect();
    ["w:wordDocument", "pkg:package", "<w:document"].iter().any(|mark| head.contains(mark))
}

fn main_part(bytes: &[u8], budget: &mut Budget) -> Result<Vec<u8>, Note> {
    let archive = Archive::open(bytes, budget)?;
    let name = main_part_name(&archive).ok_or_else(|| Note::new("docx.none"))?;
    archive.read(&name, budget)
}

/// Some programs number the main part.
fn main_part_name(archive: &Archive) -> Option<String> {
    let names = archive.entries.iter().map(|entry| String::from_utf8_lossy(&entry.name).into_owned());
    names.filter(|name| is_main_part(name)).min_by_key(String::len)
}

fn is_main_part(name: &str) -> bool {
    let name = name.trim_start_matches('/').to_ascii_lowercase();
    name.strip_prefix("word/document")
        .and_then(|rest| rest.strip_suffix(".xml"))
        .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn flow() -> Flow {
    Flow::new(Format::Docx, 0)
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
    /// The elements around what is read now.
    open: Vec<Element>,
}

/// An element, as far as it matters.
enum Element {
    Other,
    Table,
    /// The places of its cells, the next free column, whether it was deleted.
    Row(Vec<Place>, i32, bool),
    RowProperties,
    Cell(Cell),
    /// Whether its end was deleted, so that it runs on into the next one.
    Paragraph(bool),
    ParagraphProperties,
    /// Whether it is hidden.
    Run(bool),
    RunProperties,
    Text,
    /// A drawing: of it only the boxes of text are read.
    Graphic,
    Box,
}

#[derive(Default)]
struct Cell {
    columns: i32,
    vertical: Merge,
    joins_left: bool,
    deleted: bool,
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
                Event::Text(text) => {
                    if let [.., run, Element::Text] = self.open.as_slice()
                        && !matches!(run, Element::Run(true))
                    {
                        self.flow.text(&text);
                    }
                }
            }
            if self.flow.exhausted() {
                break;
            }
        }
        Ok(())
    }

    /// What an element is; none for one that is passed over with all it holds.
    fn open(&mut self, tag: &Tag) -> Option<Element> {
        let name = tag.name();
        let parent = self.open.last();
        let element = match name {
            "txbxContent" => {
                self.flow.begin_box();
                Element::Box
            }
            "Fallback" => return None,
            "blip" | "imagedata" => {
                self.flow.picture();
                Element::Other
            }
            _ if matches!(parent, Some(Element::Graphic)) => Element::Graphic,
            "drawing" | "pict" | "object" => Element::Graphic,
            "tbl" => {
                self.flow.begin_table();
                Element::Table
            }
            "tr" => Element::Row(Vec::new(), 0, false),
            "trPr" => Element::RowProperties,
            "tc" => Element::Cell(Cell { columns: 1, ..Cell::default() }),
            "p" => Element::Paragraph(false),
            "pPr" => Element::ParagraphProperties,
            "r" => Element::Run(false),
            "rPr" => Element::RunProperties,
            "t" => Element::Text,
            "del" | "moveFrom" => return self.deletion(),
            "annotation" if tag.attribute("type").is_some_and(|kind| kind == "Word.Deletion") => {
                return self.deletion();
            }
            "part" if !tag.attribute("name").is_none_or(|name| is_main_part(&name)) => return None,
            "altChunk" => {
                self.flow.note(Note::new("docx.chunk"));
                return None;
            }
            _ if PASSED_OVER.contains(&name) || name.ends_with("Change") => return None,
            _ => {
                self.detail(tag);
                Element::Other
            }
        };
        Some(element)
    }

    /// A deletion is a mark among properties, or holds what was deleted.
    fn deletion(&mut self) -> Option<Element> {
        match self.open.as_slice() {
            [.., Element::RowProperties] => {
                if let Some(Element::Row(_, _, deleted)) = self.innermost(|open| matches!(open, Element::Row(..))) {
                    *deleted = true;
                }
            }
            [.., Element::ParagraphProperties, Element::RunProperties] => {
                if let Some(Element::Paragraph(runs_on)) = self.innermost(|open| matches!(open, Element::Paragraph(_)))
                {
                    *runs_on = true;
                }
            }
            _ => {}
        }
        None
    }

    /// An empty element: a character of a run, or a property.
    fn detail(&mut self, tag: &Tag) {
        match (tag.name(), self.open.last()) {
            ("tab" | "ptab", Some(Element::Run(false))) => self.flow.text("\t"),
            ("br" | "cr", Some(Element::Run(false))) => self.flow.text("\n"),
            ("noBreakHyphen", Some(Element::Run(false))) => self.flow.text("-"),
            ("sym", Some(Element::Run(false))) => {
                let code = tag.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                self.flow.character(code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            // What is raised is the mark of a note.
            ("vanish" | "strike" | "dstrike" | "vertAlign", Some(Element::RunProperties)) if is_on(tag) => {
                if let [.., Element::Run(hidden), Element::RunProperties] = self.open.as_mut_slice() {
                    *hidden = true;
                }
            }
            ("gridBefore", _) => {
                if let Some(Element::Row(_, next, _)) = self.innermost(|open| matches!(open, Element::Row(..))) {
                    *next = tag.number("val").unwrap_or(0).clamp(0, 1024);
                }
            }
            _ => {
                if let Some(Element::Cell(cell)) = self.innermost(|open| matches!(open, Element::Cell(_))) {
                    cell.property(tag);
                }
            }
        }
    }

    fn innermost(&mut self, kind: fn(&Element) -> bool) -> Option<&mut Element> {
        self.open.iter_mut().rev().find(|open| kind(open))
    }

    fn close(&mut self, element: Option<Element>) {
        match element {
            Some(Element::Paragraph(false)) => self.flow.end_paragraph(),
            Some(Element::Cell(cell)) => self.close_cell(&cell),
            Some(Element::Row(_, _, true)) => self.flow.drop_row(),
            Some(Element::Row(places, ..)) => self.flow.end_row(&places),
            Some(Element::Table) => self.flow.end_table(),
            Some(Element::Box) => self.flow.end_box(),
            _ => {}
        }
    }

    fn close_cell(&mut self, cell: &Cell) {
        self.flow.end_cell();
        if cell.deleted {
            self.flow.drop_cell();
        } else if let Some(Element::Row(places, next, _)) = self.innermost(|open| matches!(open, Element::Row(..))) {
            let (left, right) = (*next, next.saturating_add(cell.columns));
            places.push(Place { left, right, vertical: cell.vertical, joins_left: cell.joins_left });
            *next = right;
        }
    }
}

impl Cell {
    fn property(&mut self, tag: &Tag) {
        let restarts = || tag.attribute("val").is_some_and(|value| value == "restart");
        match tag.name() {
            "gridSpan" => self.columns = tag.number("val").unwrap_or(1).clamp(1, 1024),
            "vMerge" | "vmerge" => self.vertical = if restarts() { Merge::First } else { Merge::Continues },
            "hMerge" | "hmerge" => self.joins_left = !restarts(),
            "cellDel" => self.deleted = true,
            _ => {}
        }
    }
}

/// Elements that hold no text of the report: codes, phonetic guides, headers, and the parts around Word 2003's body.
const PASSED_OVER: &[&str] =
    &["delText", "instrText", "delInstrText", "rt", "sectPr", "binData", "styles", "fonts", "lists", "docPr", "tabs"];

fn is_on(tag: &Tag) -> bool {
    let off = |value: &str| matches!(value, "0" | "false" | "off" | "baseline" | "subscript");
    tag.attribute("val").is_none_or(|value| !off(&value))
}

#[cfg(test)]
mod tests;
