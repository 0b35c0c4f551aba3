//! Excel workbooks since 2007 (ECMA-376): visible sheets in the workbook's order, numbers as their format shows them,
//! the cached value of a formula. Nothing is computed; a formula without a value stays a formula, which no number is.

mod book;
pub mod flat;

use super::budget::Budget;
use super::decode::Decode;
use super::sheet::decimal::Decimal;
use super::sheet::format::{self, Shown};
use super::sheet::rich::{Look, Rich};
use super::sheet::{Sheet, finish, parse_name, parse_range};
use super::xml::{self, Event, Tag, Xml};
use super::zip::Archive;
use crate::document::{Builder, Document, Format, Limits, Note};
use book::{Book, SheetEntry};

/// The part with a workbook's properties.
pub const PROPERTIES: &str = "docProps/core.xml";
/// What stands there in one that this program exported, and stays when another program changes it.
pub const OWN: &str = "<dc:creator>gouji</dc:creator>";

/// Whether a workbook is one that this program exported: what was found, and no report.
pub fn is_own(archive: &Archive<'_>, budget: &mut Budget) -> bool {
    let properties = archive.read(PROPERTIES, budget).unwrap_or_default();
    String::from_utf8_lossy(&properties).contains(OWN)
}

/// Reads a workbook.
pub fn read(bytes: &[u8], decode: &dyn Decode) -> Document {
    let mut budget = Budget::for_input(bytes.len());
    let mut builder = Builder::new(Format::Xlsx, Limits::default());
    let mut damage = None;
    let read = Archive::open(bytes, &mut budget).and_then(|archive| {
        damage = archive.damage();
        read_book(&archive, decode, &mut budget, &mut builder)
    });
    let mut document = finish(builder, read.err());
    document.add_notes(damage);
    document
}

fn read_book(
    archive: &Archive<'_>,
    decode: &dyn Decode,
    budget: &mut Budget,
    builder: &mut Builder,
) -> Result<(), Note> {
    let book = Book::read(archive, decode, budget, builder)?;
    for entry in &book.sheets {
        if entry.hidden {
            builder.note(Note::remark("sheet.hidden").with("sheet", &entry.name));
            continue;
        }
        // A damaged sheet does not lose the others; a budget that is spent does.
        let read = read_sheet(archive, entry, &book, decode, budget, builder);
        match read {
            Err(note) if note.is_limit() => return Err(note),
            Err(note) => builder.note(note),
            Ok(()) => {}
        }
    }
    Ok(())
}

fn read_sheet(
    archive: &Archive<'_>,
    entry: &SheetEntry,
    book: &Book,
    decode: &dyn Decode,
    budget: &mut Budget,
    builder: &mut Builder,
) -> Result<(), Note> {
    let text = xml::text(archive.read(&entry.part, budget)?, decode);
    let mut reader =
        SheetReader { xml: Xml::new(&text, budget), book, sheet: Sheet::new(&entry.name), row: None, column: None };
    let read = reader.read();
    reader.sheet.emit(builder);
    read
}

struct SheetReader<'a, 'b> {
    xml: Xml<'a, 'b>,
    book: &'a Book,
    sheet: Sheet,
    /// The open row and the last cell in it.
    row: Option<u32>,
    column: Option<u32>,
}

impl SheetReader<'_, '_> {
    fn read(&mut self) -> Result<(), Note> {
        while let Some(event) = self.xml.read()? {
            let Event::Open(tag) = event else { continue };
            match tag.name() {
                "row" => {
                    let next = self.row.map_or(0, |row| row.saturating_add(1));
                    let row = tag.number::<u32>("r").and_then(|number| number.checked_sub(1)).unwrap_or(next);
                    (self.row, self.column) = (Some(row), None);
                    if tag.is_set("hidden") {
                        self.sheet.hide_rows(row, row);
                    }
                }
                "col" if tag.is_set("hidden") => {
                    let bound = |name| tag.number::<u32>(name).unwrap_or(0).saturating_sub(1);
                    self.sheet.hide_columns(bound("min"), bound("max"));
                }
                "c" => self.cell(&tag)?,
                "mergeCell" => {
                    if let Some(merge) = tag.attribute("ref").and_then(|range| parse_range(&range)) {
                        self.sheet.merge(merge, self.xml.budget())?;
                    }
                }
                // Drawings, conditional formats and what later versions added say nothing of cells.
                "extLst" | "conditionalFormatting" | "dataValidations" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    fn cell(&mut self, tag: &Tag<'_>) -> Result<(), Note> {
        let next = (self.row.unwrap_or(0), self.column.map_or(0, |column| column.saturating_add(1)));
        let (row, column) = tag.attribute("r").and_then(|name| parse_name(&name)).unwrap_or(next);
        (self.row, self.column) = (Some(row), Some(column));
        let kind = tag.attribute("t").unwrap_or_default().into_owned();
        let style = tag.number("s").unwrap_or(0);
        let (mut value, mut formula, mut is_mixed) = (None, None, false);
        while let Some(event) = self.xml.read()? {
            match event {
                Event::Close => break,
                Event::Text(_) => {}
                Event::Open(tag) => match tag.name() {
                    "v" => value = Some(self.xml.content()?),
                    "is" => {
                        let rich = rich_text(&mut self.xml)?;
                        is_mixed = rich.is_mixed;
                        value = Some(rich.text());
                    }
                    "f" => formula = Some(self.xml.content()?),
                    _ => self.xml.skip()?,
                },
            }
        }
        let text = match (value, formula) {
            // Programs that compute nothing write an empty value.
            (value, Some(formula)) if value.as_ref().is_none_or(String::is_empty) && kind != "str" => {
                self.sheet.without_value(row, column);
                format!("={formula}").into()
            }
            (Some(value), _) => {
                is_mixed |= kind == "s" && self.book.is_mixed(&value);
                self.shown(value, &kind, style).struck(self.book.is_struck(style), is_mixed)
            }
            (None, _) => String::new().into(),
        };
        self.sheet.cell(row, column, text, self.xml.budget())
    }

    /// What a cell of that kind and style shows for a value.
    fn shown(&self, value: String, kind: &str, style: usize) -> Shown {
        let text = match kind {
            // A string that is not there is not blank: it is not known.
            "s" => value.trim().parse().ok().and_then(|index| self.book.string(index)).unwrap_or("\u{FFFD}").to_owned(),
            "inlineStr" | "str" => book::unescape(value),
            "b" => if value.trim() == "0" { "FALSE" } else { "TRUE" }.to_owned(),
            "e" | "d" => value,
            _ => match Decimal::parse(&value) {
                Some(number) => return format::show(number, self.book.format(style), self.book.since_1904),
                None => value,
            },
        };
        text.into()
    }
}

/// The text of a string item: its runs without what says how they are pronounced.
fn rich_text(xml: &mut Xml<'_, '_>) -> Result<Rich, Note> {
    let mut rich = Rich::default();
    let mut look = Look::Plain;
    let mut depth = 1;
    while depth > 0 {
        match xml.read()? {
            None => break,
            Some(Event::Close) => depth -= 1,
            Some(Event::Text(_)) => {}
            Some(Event::Open(tag)) => {
                match tag.name() {
                    "t" => {
                        rich.push(&xml.content()?, look);
                        continue;
                    }
                    "rPh" => {
                        xml.skip()?;
                        continue;
                    }
                    "r" => look = Look::Plain,
                    "rPr" => rich.is_mixed = true,
                    "strike" if tag.is_on() => look = Look::Struck,
                    "vertAlign" if tag.attribute("val").is_some_and(|value| &*value == "superscript") => {
                        look = Look::Raised;
                    }
                    _ => {}
                }
                depth += 1;
            }
        }
    }
    Ok(rich)
}

#[cfg(test)]
mod tests;
