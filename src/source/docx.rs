//! Word's XML → Document: docx (also as one flat file) and the XML of Word 2003. Insertions are kept and deletions
//! dropped, as if all changes were accepted; hidden text, field codes, notes and pictures are not read. Only the main part
//! is, with the styles and lists that are defined beside it, and no relationship is followed.

mod definitions;

use super::Decode;
use super::budget::Budget;
use super::fields::Fields;
use super::flow::{Flow, Merge, Place};
use super::xml::{self, Event, Tag, Xml};
use super::zip::{Archive, Entry};
use crate::document::{Document, Format, Note};
use definitions::{Definitions, Item, Looks};
use std::borrow::Cow;

/// Reads a docx.
pub fn read(bytes: &[u8], decode: &dyn Decode) -> Document {
    let mut budget = Budget::for_input(bytes.len());
    match parts(bytes, decode, &mut budget) {
        Ok((part, definitions, notes)) => {
            let mut document = story(&xml::text(part, decode), definitions, &mut budget);
            document.add_notes(notes);
            document
        }
        Err(note) => flow().fail(note),
    }
}

/// The page that a docx holds: all there is in one that a website or a library made of it.
pub fn page(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut budget = Budget::for_input(bytes.len());
    let archive = Archive::open(bytes, &mut budget).ok()?;
    let is_page = |entry: &&Entry| {
        let name = String::from_utf8_lossy(&entry.name).to_ascii_lowercase();
        [".mht", ".mhtml", ".html", ".htm", ".xhtml"].iter().any(|end| name.ends_with(end))
    };
    archive.unpack(archive.entries.iter().find(is_page)?, &mut budget).ok()
}

/// Reads a flat file: a docx as a single XML file, or the XML of Word 2003.
pub fn read_flat(bytes: &[u8], decode: &dyn Decode) -> Document {
    let mut budget = Budget::for_input(bytes.len());
    let text = xml::text(bytes.to_vec(), decode);
    let mut definitions = Definitions::default();
    // Damage is told of where the text itself is read.
    let _ = definitions.read(&mut Xml::new(&text, &mut budget));
    story(&text, definitions, &mut budget)
}

/// Whether an archive is a docx.
pub fn is_docx(archive: &Archive, budget: &mut Budget) -> bool {
    main_part_name(archive, budget).is_some()
}

/// Whether a text begins like a flat file.
pub fn is_flat(text: &str) -> bool {
    ["w:wordDocument", "pkg:package", "<w:document"].iter().any(|mark| text.contains(mark))
}

/// The main part, what is defined beside it, and what is wrong with the archive.
fn parts(bytes: &[u8], decode: &dyn Decode, budget: &mut Budget) -> Result<(Vec<u8>, Definitions, Vec<Note>), Note> {
    let archive = Archive::open(bytes, budget)?;
    let name = main_part_name(&archive, budget).ok_or_else(|| Note::new("docx.none"))?;
    let folder = name.rfind('/').map_or("", |slash| &name[..=slash]);
    let mut definitions = Definitions::default();
    let mut notes = Vec::new();
    for entry in &archive.entries {
        let path = String::from_utf8_lossy(&entry.name);
        let file = path.strip_prefix(folder).unwrap_or_default();
        if !is_part(file, "styles") && !is_part(file, "numbering") {
            continue;
        }
        let read = archive
            .unpack(entry, budget)
            .and_then(|part| definitions.read(&mut Xml::new(&xml::text(part, decode), budget)));
        notes.extend(read.err());
    }
    notes.extend(archive.damage());
    Ok((archive.read(&name, budget)?, definitions, notes))
}

/// The main part: some programs number it, or give it another name, by which the list of types knows it.
fn main_part_name(archive: &Archive, budget: &mut Budget) -> Option<String> {
    let names = archive.entries.iter().map(|entry| String::from_utf8_lossy(&entry.name).into_owned());
    let usual = names.filter(|name| is_main_part(name)).min_by_key(String::len);
    usual.or_else(|| {
        let types = archive.read("[Content_Types].xml", budget).ok()?;
        named_main_part(&String::from_utf8_lossy(&types), budget).filter(|name| archive.entry(name).is_some())
    })
}

fn named_main_part(types: &str, budget: &mut Budget) -> Option<String> {
    let mut xml = Xml::new(types, budget);
    while let Some(event) = xml.read().ok()? {
        if let Event::Open(tag) = event
            && tag.attribute("ContentType").is_some_and(|kind| kind.contains("word") && kind.ends_with("main+xml"))
        {
            return tag.attribute("PartName").map(|name| name.trim_start_matches('/').to_owned());
        }
    }
    None
}

fn is_main_part(name: &str) -> bool {
    let name = name.trim_start_matches('/').to_ascii_lowercase();
    name.strip_prefix("word/").is_some_and(|file| is_part(file, "document"))
}

/// Whether a file is a part of this name, maybe numbered.
fn is_part(file: &str, name: &str) -> bool {
    file.strip_prefix(name)
        .and_then(|rest| rest.strip_suffix(".xml"))
        .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn flow() -> Flow {
    Flow::new(Format::Docx, 0)
}

fn story(text: &str, definitions: Definitions, budget: &mut Budget) -> Document {
    let mut xml = Xml::new(text, budget);
    let mut story = Story { flow: flow(), definitions, fields: Fields::default(), open: Vec::new() };
    match story.read(&mut xml) {
        Ok(()) => story.flow.finish(true),
        Err(note) => story.flow.fail(note),
    }
}

struct Story {
    flow: Flow,
    definitions: Definitions,
    fields: Fields,
    /// The elements around what is read now.
    open: Vec<Element>,
}

/// An element, as far as it matters.
enum Element {
    Other,
    /// The code of a field.
    Code,
    Table,
    /// The places of its cells, the next free column, whether it was deleted.
    Row(Vec<Place>, i32, bool),
    RowProperties,
    Cell(Cell),
    Paragraph(Paragraph),
    ParagraphProperties,
    Run(Run),
    RunProperties,
    Text,
    /// A drawing: of it only the boxes of text are read.
    Graphic,
    Box,
}

#[derive(Default)]
struct Paragraph {
    /// Its end was deleted, so that it runs on into the next one.
    runs_on: bool,
    style: Option<String>,
    item: Item,
    /// Those of its text and of its end.
    looks: Looks,
    end: Looks,
    /// Whether its text so far ends in a digit on the line.
    figure: bool,
}

#[derive(Default)]
struct Run {
    style: Option<String>,
    looks: Looks,
    /// Whether it is not text.
    is_gone: bool,
    /// Whether it stands above the line in letters of any size.
    is_raised: bool,
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
                Event::Text(text) if matches!(self.open.last(), Some(Element::Code)) => self.fields.code(&text),
                Event::Text(text) => {
                    if let [.., run, Element::Text] = self.open.as_slice()
                        && !matches!(run, Element::Run(Run { is_gone: true, .. }))
                        && !self.fields.in_code()
                    {
                        let is_raised = matches!(run, Element::Run(Run { is_raised: true, .. }));
                        self.text(&text, is_raised);
                    }
                }
            }
            if self.flow.exhausted() {
                break;
            }
        }
        Ok(())
    }

    /// Takes the text of a run. Raised digits behind one on the line are the mark of a note.
    fn text(&mut self, text: &str, is_raised: bool) {
        if let Some(paragraph) = self.paragraph() {
            if is_raised && paragraph.figure && text.bytes().all(|byte| byte.is_ascii_digit()) {
                return;
            }
            paragraph.figure = !is_raised && text.ends_with(|c: char| c.is_ascii_digit());
        }
        self.flow.text(text);
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
            "p" => Element::Paragraph(Paragraph { looks: self.definitions.of_paragraph(None), ..Paragraph::default() }),
            "pPr" => Element::ParagraphProperties,
            "r" => Element::Run(self.run(Run::default())),
            "rPr" => Element::RunProperties,
            "t" => Element::Text,
            "instrText" => Element::Code,
            "del" | "moveFrom" => return self.deletion(),
            "annotation" if tag.attribute("type").is_some_and(|kind| kind == "Word.Deletion") => {
                return self.deletion();
            }
            "annotation" if tag.attribute("type").is_some_and(|kind| kind.starts_with("Word.Comment")) => return None,
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
                if let Some(paragraph) = self.paragraph() {
                    paragraph.runs_on = true;
                }
            }
            _ => {}
        }
        None
    }

    /// An empty element: a character of a run, or a property.
    fn detail(&mut self, tag: &Tag) {
        let name = tag.name();
        match self.open.as_mut_slice() {
            [.., Element::Run(run)] => {
                let is_gone = run.is_gone;
                self.character(tag, is_gone);
            }
            [.., Element::Run(run), Element::RunProperties] if name == "rStyle" => {
                run.style = tag.attribute("val").map(Cow::into_owned);
            }
            [.., Element::Run(run), Element::RunProperties] if name == "position" => {
                run.is_raised = tag.number("val").is_some_and(|rise: i32| rise > 0);
            }
            [.., Element::Run(run), Element::RunProperties] => run.looks.property(tag),
            [.., Element::Paragraph(paragraph), Element::ParagraphProperties, Element::RunProperties] => {
                paragraph.end.property(tag);
            }
            [.., Element::Paragraph(paragraph), Element::ParagraphProperties] if name == "pStyle" => {
                paragraph.style = tag.attribute("val").map(Cow::into_owned);
            }
            [.., Element::Paragraph(paragraph), Element::ParagraphProperties, _] => paragraph.item.property(tag),
            _ => self.property(tag),
        }
    }

    fn character(&mut self, tag: &Tag, is_gone: bool) {
        match tag.name() {
            "fldChar" => match tag.attribute("fldCharType").as_deref() {
                Some("begin") => self.fields.begin(),
                Some("separate") => self.fields.separate(),
                // What it draws stands there, though it cannot be read.
                _ => {
                    let drawn = self.fields.end().filter(|_| !is_gone && !self.fields.in_code());
                    drawn.into_iter().for_each(|code| self.flow.text(&code));
                }
            },
            _ if is_gone || self.fields.in_code() => {}
            "tab" | "ptab" => self.flow.text("\t"),
            "br" | "cr" => self.flow.text("\n"),
            "noBreakHyphen" => self.flow.text("-"),
            "sym" => {
                let code = tag.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                self.flow.character(code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            _ => {}
        }
    }

    /// A property of a row or a cell.
    fn property(&mut self, tag: &Tag) {
        match (tag.name(), self.open.last()) {
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

    fn paragraph(&mut self) -> Option<&mut Paragraph> {
        match self.innermost(|open| matches!(open, Element::Paragraph(_))) {
            Some(Element::Paragraph(paragraph)) => Some(paragraph),
            _ => None,
        }
    }

    /// A run whose properties are known.
    fn run(&mut self, run: Run) -> Run {
        let paragraph = self.paragraph().map_or(Looks::default(), |paragraph| paragraph.looks);
        Run { is_gone: self.definitions.of_run(run.looks, run.style.as_deref(), paragraph).is_gone(), ..run }
    }

    /// The paragraph's properties are known: its looks, and the number that it has in a list.
    fn begin_paragraph(&mut self) {
        let Some(Element::Paragraph(paragraph)) = self.open.last_mut() else { return };
        paragraph.looks = self.definitions.of_paragraph(paragraph.style.as_deref());
        let end = self.definitions.of_run(paragraph.end, None, paragraph.looks);
        if !paragraph.runs_on && !end.is_hidden() {
            let label = self.definitions.label(paragraph.item, paragraph.style.as_deref());
            self.flow.text(&label);
        }
    }

    fn innermost(&mut self, kind: fn(&Element) -> bool) -> Option<&mut Element> {
        self.open.iter_mut().rev().find(|open| kind(open))
    }

    fn close(&mut self, element: Option<Element>) {
        match element {
            Some(Element::Paragraph(paragraph)) => {
                self.fields.clear();
                if !paragraph.runs_on {
                    self.flow.end_paragraph();
                }
            }
            Some(Element::ParagraphProperties) => self.begin_paragraph(),
            Some(Element::RunProperties) => {
                if let Some(Element::Run(run)) = self.open.last_mut() {
                    let run = std::mem::take(run);
                    let run = self.run(run);
                    self.open.pop();
                    self.open.push(Element::Run(run));
                }
            }
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

/// Elements that hold no text of the report: codes, phonetic guides, headers, notes, and the parts around Word 2003's
/// body.
const PASSED_OVER: &[&str] = &[
    "delText",
    "delInstrText",
    "rt",
    "sectPr",
    "footnote",
    "endnote",
    "binData",
    "styles",
    "fonts",
    "lists",
    "docPr",
    "tabs",
];

#[cfg(test)]
mod tests;
