//! The parts of a workbook that its sheets share: the list of sheets, the strings, the number formats.

use super::rich_text;
use crate::document::{Builder, Note};
use crate::source::budget::Budget;
use crate::source::decode::Decode;
use crate::source::sheet::format::Codes;
use crate::source::xml::{self, Event, Xml};
use crate::source::zip::Archive;

/// Most sheets that are looked at.
const MAX_SHEETS: usize = 500;

/// What the sheets of a workbook share.
#[derive(Debug, Default)]
pub struct Book {
    /// The sheets in order.
    pub sheets: Vec<SheetEntry>,
    /// Whether days count from 1904.
    pub since_1904: bool,
    strings: Strings,
    styles: Styles,
}

/// A sheet of the workbook.
#[derive(Debug)]
pub struct SheetEntry {
    /// Its name.
    pub name: String,
    /// The part of the archive that holds it.
    pub part: String,
    /// Whether people do not see it.
    pub hidden: bool,
}

/// All shared strings in one text.
#[derive(Debug, Default)]
struct Strings {
    text: String,
    ends: Vec<usize>,
    /// Those whose pieces have looks of their own.
    mixed: Vec<usize>,
}

#[derive(Debug, Default)]
struct Styles {
    codes: Codes,
    /// Number of the format of each cell style, and whether its font is struck out.
    formats: Vec<(u32, bool)>,
}

/// A part that another part names.
struct Relation {
    id: String,
    kind: String,
    part: String,
}

impl Book {
    /// Reads what the sheets share. Strings and styles that are damaged leave a note.
    ///
    /// # Errors
    /// `xlsx.none`, `xlsx.binary`; those of the archive and of XML for the list of sheets.
    pub fn read(
        archive: &Archive<'_>,
        decode: &dyn Decode,
        budget: &mut Budget,
        builder: &mut Builder,
    ) -> Result<Self, Note> {
        let (folder, file) = workbook(archive)?;
        let relations = match archive.read(&format!("{folder}_rels/{file}.rels"), budget) {
            Ok(bytes) => relations(&xml::text(bytes, decode), &folder, budget)?,
            Err(_) => Vec::new(),
        };
        let mut book = Self::default();
        let text = xml::text(archive.read(&format!("{folder}{file}"), budget)?, decode);
        match book.list(&text, &folder, &relations, budget) {
            Err(note) if book.sheets.is_empty() => return Err(note),
            Err(note) => builder.note(note),
            Ok(()) => {}
        }
        let part = |kind: &str, file: &str| {
            let related = relations.iter().find(|relation| relation.kind == kind);
            related.map_or_else(|| format!("{folder}{file}"), |relation| relation.part.clone())
        };
        // Either part may be absent: numbers need no strings, and without styles they show as they are.
        let strings = part("sharedStrings", "sharedStrings.xml");
        if archive.entry(&strings).is_some() {
            let text = xml::text(archive.read(&strings, budget)?, decode);
            book.strings.read(&mut Xml::new(&text, budget)).unwrap_or_else(|note| builder.note(note));
        }
        let styles = part("styles", "styles.xml");
        if archive.entry(&styles).is_some() {
            let text = xml::text(archive.read(&styles, budget)?, decode);
            book.styles.read(&mut Xml::new(&text, budget)).unwrap_or_else(|note| builder.note(note));
        }
        Ok(book)
    }

    /// The shared string with that number.
    pub fn string(&self, index: usize) -> Option<&str> {
        let end = *self.strings.ends.get(index)?;
        let start = index.checked_sub(1).map_or(Some(0), |before| self.strings.ends.get(before).copied())?;
        self.strings.text.get(start..end)
    }

    /// Whether the shared string that a cell names has pieces with looks of their own.
    pub fn is_mixed(&self, index: &str) -> bool {
        index.trim().parse().is_ok_and(|index| self.strings.mixed.binary_search(&index).is_ok())
    }

    /// Whether a cell style strikes its text out.
    pub fn is_struck(&self, style: usize) -> bool {
        self.styles.formats.get(style).is_some_and(|(_, struck)| *struck)
    }

    /// The format code of a cell style.
    pub fn format(&self, style: usize) -> &str {
        self.styles.codes.get(self.styles.formats.get(style).map_or(0, |(number, _)| *number))
    }

    fn list(&mut self, text: &str, folder: &str, relations: &[Relation], budget: &mut Budget) -> Result<(), Note> {
        let mut xml = Xml::new(text, budget);
        while let Some(event) = xml.read()? {
            let Event::Open(tag) = event else { continue };
            match tag.name() {
                "workbookPr" => self.since_1904 = tag.is_set("date1904"),
                "sheet" => {
                    let id = tag.attribute("id").unwrap_or_default();
                    let related = relations.iter().find(|relation| relation.id == id);
                    let usual = format!("{folder}worksheets/sheet{}.xml", self.sheets.len() + 1);
                    if self.sheets.len() >= MAX_SHEETS {
                        return Err(Note::limit("input.limit"));
                    }
                    self.sheets.push(SheetEntry {
                        name: tag.attribute("name").unwrap_or_default().into_owned(),
                        part: related.map_or(usual, |relation| relation.part.clone()),
                        hidden: tag.attribute("state").is_some_and(|state| &*state != "visible"),
                    });
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// Folder and file name of the workbook part.
fn workbook(archive: &Archive<'_>) -> Result<(String, String), Note> {
    let names = archive.entries.iter().filter_map(|entry| std::str::from_utf8(&entry.name).ok());
    let split = |name: &str| name.rsplit_once('/').map(|(folder, file)| (format!("{folder}/"), file.to_owned()));
    let mut parts = names.map(|name| split(name).unwrap_or_else(|| (String::new(), name.to_owned())));
    let mut binary = false;
    let found = parts.find(|(_, file)| {
        binary |= file.eq_ignore_ascii_case("workbook.bin");
        file.eq_ignore_ascii_case("workbook.xml")
    });
    found.ok_or_else(|| Note::fatal(if binary { "xlsx.binary" } else { "xlsx.none" }))
}

fn relations(text: &str, folder: &str, budget: &mut Budget) -> Result<Vec<Relation>, Note> {
    let mut xml = Xml::new(text, budget);
    let mut relations = Vec::new();
    while let Some(event) = xml.read()? {
        let Event::Open(tag) = event else { continue };
        let external = tag.attribute("TargetMode").is_some_and(|mode| &*mode == "External");
        if let (Some(id), Some(kind), Some(target), false) =
            (tag.attribute("Id"), tag.attribute("Type"), tag.attribute("Target"), external)
        {
            let part = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("{folder}{target}"),
            };
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            relations.push(Relation { id: id.into_owned(), kind, part });
        }
    }
    Ok(relations)
}

impl Strings {
    fn read(&mut self, xml: &mut Xml<'_, '_>) -> Result<(), Note> {
        while let Some(event) = xml.read()? {
            if let Event::Open(tag) = event
                && tag.name() == "si"
            {
                let rich = rich_text(xml)?;
                self.mixed.extend(rich.is_mixed.then_some(self.ends.len()));
                let text = unescape(rich.text());
                xml.budget().take_bytes(text.len())?;
                self.text += &text;
                self.ends.push(self.text.len());
            }
        }
        Ok(())
    }
}

impl Styles {
    fn read(&mut self, xml: &mut Xml<'_, '_>) -> Result<(), Note> {
        let mut of_cells = false;
        let mut fonts: Vec<bool> = Vec::new();
        while let Some(event) = xml.read()? {
            let Event::Open(tag) = event else { continue };
            match tag.name() {
                "numFmt" => {
                    if let (Some(number), Some(code)) = (tag.number("numFmtId"), tag.attribute("formatCode")) {
                        self.codes.add(number, code.into_owned());
                    }
                }
                "font" => fonts.push(false),
                "strike" => fonts.last_mut().into_iter().for_each(|font| *font = tag.is_on()),
                "cellXfs" => of_cells = true,
                "xf" if of_cells => {
                    let font = tag.number::<usize>("fontId").and_then(|font| fonts.get(font));
                    self.formats.push((tag.number("numFmtId").unwrap_or(0), font.is_some_and(|struck| *struck)));
                }
                "cellStyles" | "dxfs" => of_cells = false,
                _ => {}
            }
        }
        Ok(())
    }
}

/// Text with `_x000D_` for characters that XML cannot hold.
pub fn unescape(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out += before;
        let code = from.get(2..7).and_then(|code| code.strip_suffix('_'));
        let code = code.filter(|code| code.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(character) => {
                out.push(character);
                rest = from.get(7..).unwrap_or_default();
            }
            None => {
                out += "_x";
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    out + rest
}
