//! OpenDocument spreadsheets → Document: ods, and the same as one flat XML file. A cell is read as the file says that it
//! is shown; what repeats is repeated as far as it holds text.

use super::budget::Budget;
use super::decode::Decode;
use super::odt::is_encrypted;
use super::odt::styles::Styles;
use super::sheet::decimal::Decimal;
use super::sheet::format::Shown;
use super::sheet::rich::{Look, Rich};
use super::sheet::{Merge, Sheet, finish};
use super::xml::{self, Event, Tag, Xml};
use super::zip::Archive;
use crate::document::{Builder, Document, Format, Limits, MAX_COLUMNS, Note};
use std::collections::BTreeSet;
use std::mem::take;

/// Reads an ods.
pub fn read(bytes: &[u8], decode: &dyn Decode) -> Document {
    let mut budget = Budget::for_input(bytes.len());
    match content(bytes, &mut budget) {
        Ok((part, damage)) => {
            let mut document = spreadsheet(&xml::text(part, decode), &mut budget);
            document.add_notes(damage);
            document
        }
        Err(note) => finish(builder(), Some(note)),
    }
}

/// Reads a flat file.
pub fn read_flat(bytes: &[u8], decode: &dyn Decode) -> Document {
    let mut budget = Budget::for_input(bytes.len());
    spreadsheet(&xml::text(bytes.to_vec(), decode), &mut budget)
}

/// Whether a text begins like a flat file.
pub fn is_flat(text: &str) -> bool {
    text.contains("<office:document") && text.contains("opendocument.spreadsheet")
}

/// The sheets' part, and what is wrong with the archive.
fn content(bytes: &[u8], budget: &mut Budget) -> Result<(Vec<u8>, Option<Note>), Note> {
    let archive = Archive::open(bytes, budget)?;
    if is_encrypted(&archive, budget) {
        return Err(Note::new("office.encrypted"));
    }
    let entry = archive.entry("content.xml").ok_or_else(|| Note::new("ods.none"))?;
    Ok((archive.unpack(entry, budget)?, archive.damage()))
}

fn builder() -> Builder {
    Builder::new(Format::Ods, Limits::default())
}

fn spreadsheet(text: &str, budget: &mut Budget) -> Document {
    let mut reader = Reader {
        xml: Xml::new(text, budget),
        builder: builder(),
        hidden_styles: BTreeSet::new(),
        style: String::new(),
        styles: Styles::default(),
        sheet: None,
        row: 0,
        cells: Vec::new(),
        columns: 0,
    };
    let failure = reader.read().err();
    reader.end_sheet();
    finish(reader.builder, failure)
}

/// A cell of the open row that holds text.
struct Cell {
    column: u32,
    /// How many times it stands side by side.
    repeated: u32,
    text: String,
    struck: bool,
    rows: u32,
    columns: u32,
}

struct Reader<'a, 'b> {
    xml: Xml<'a, 'b>,
    builder: Builder,
    /// Names of the table styles that are not shown.
    hidden_styles: BTreeSet<String>,
    /// The style that is being defined.
    style: String,
    /// Styles of cells and of pieces of their text.
    styles: Styles,
    sheet: Option<Sheet>,
    row: u32,
    cells: Vec<Cell>,
    /// Columns of the open row, or defined before the rows, so far.
    columns: u32,
}

impl Reader<'_, '_> {
    fn read(&mut self) -> Result<(), Note> {
        // Rows repeat when they end; until then the count waits here, one for each row that is open.
        let mut rows: Vec<u32> = Vec::new();
        let mut open: Vec<bool> = Vec::new();
        while let Some(event) = self.xml.read()? {
            match event {
                Event::Text(_) => {}
                Event::Close => {
                    if open.pop() == Some(true) {
                        self.end_row(rows.pop().unwrap_or(1))?;
                    }
                }
                Event::Open(tag) => {
                    if PASSED_OVER.contains(&tag.name()) {
                        self.xml.skip()?;
                        continue;
                    }
                    let is_row = tag.name() == "table-row" && self.sheet.is_some();
                    if is_row {
                        rows.push(tag.number("number-rows-repeated").unwrap_or(1).max(1));
                    }
                    if !self.open(&tag)? {
                        open.push(is_row);
                    }
                }
            }
        }
        Ok(())
    }

    /// Takes an element; whether it was read to its end.
    fn open(&mut self, tag: &Tag<'_>) -> Result<bool, Note> {
        let is_hidden = || tag.attribute("visibility").is_some_and(|visibility| &*visibility != "visible");
        match tag.name() {
            "style" => {
                self.style = tag.attribute("name").unwrap_or_default().into_owned();
                self.styles.define(tag);
            }
            "text-properties" => self.styles.define(tag),
            "table-properties" if tag.attribute("display").is_some_and(|display| &*display == "false") => {
                self.hidden_styles.insert(self.style.clone());
            }
            "table" => return self.begin_sheet(tag),
            "table-column" => {
                let (first, count) = (self.columns, repeated(tag));
                self.columns = first.saturating_add(count);
                if let Some(sheet) = self.sheet.as_mut().filter(|_| is_hidden()) {
                    sheet.hide_columns(first, first.saturating_add(count - 1));
                }
            }
            "table-row" => {
                self.columns = 0;
                let count = tag.number("number-rows-repeated").unwrap_or(1).max(1);
                if let Some(sheet) = self.sheet.as_mut().filter(|_| is_hidden()) {
                    sheet.hide_rows(self.row, self.row.saturating_add(count - 1));
                }
            }
            "table-cell" => return self.cell(tag).map(|()| true),
            "covered-table-cell" => {
                self.columns = self.columns.saturating_add(repeated(tag));
                return self.xml.skip().map(|()| true);
            }
            _ => {}
        }
        Ok(false)
    }

    fn begin_sheet(&mut self, tag: &Tag<'_>) -> Result<bool, Note> {
        self.end_sheet();
        let name = tag.attribute("name").unwrap_or_default();
        let style = tag.attribute("style-name").unwrap_or_default();
        if self.hidden_styles.contains(&*style) {
            self.builder.note(Note::remark("sheet.hidden").with("sheet", name));
            return self.xml.skip().map(|()| true);
        }
        self.sheet = Some(Sheet::new(&name));
        (self.row, self.columns) = (0, 0);
        Ok(false)
    }

    fn end_sheet(&mut self) {
        if let Some(sheet) = self.sheet.take() {
            sheet.emit(&mut self.builder);
        }
    }

    fn cell(&mut self, tag: &Tag<'_>) -> Result<(), Note> {
        let (column, repeated) = (self.columns, repeated(tag));
        self.columns = self.columns.saturating_add(repeated);
        let value =
            tag.attribute("value").map(|value| Decimal::parse(&value).map_or(value.into_owned(), Decimal::general));
        let formula = tag.attribute("formula").map(|formula| format!("={formula}"));
        let is_unknown = tag.attribute("value-type").is_none();
        let span = |name| tag.number(name).unwrap_or(1);
        let (rows, columns) = (span("number-rows-spanned"), span("number-columns-spanned"));
        let is_struck = tag.attribute("style-name").is_some_and(|style| self.styles.is_struck(&style));
        let rich = paragraphs(&mut self.xml, &self.styles)?;
        let is_mixed = rich.is_mixed;
        let mut text = rich.text();
        if text.is_empty() {
            text = value.unwrap_or_default();
            // A string may be empty; a formula without even a type was never computed.
            if let Some(formula) = formula.filter(|_| text.is_empty() && is_unknown) {
                if let Some(sheet) = &mut self.sheet {
                    sheet.without_value(self.row, column);
                }
                text = formula;
            }
        }
        let Shown { text, struck, .. } = Shown::from(text).struck(is_struck, is_mixed);
        self.cells.push(Cell { column, repeated, text, struck, rows, columns });
        Ok(())
    }

    /// Puts the row into the sheet, as many times as it repeats. A row without text only takes its place.
    fn end_row(&mut self, repeated: u32) -> Result<(), Note> {
        let cells = take(&mut self.cells);
        let first = self.row;
        self.row = self.row.saturating_add(repeated);
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        if cells.iter().all(|cell| cell.text.is_empty() && cell.rows <= 1) {
            return Ok(());
        }
        for row in first..first.saturating_add(repeated) {
            for cell in &cells {
                self.xml.budget().take_steps(1)?;
                // An empty cell that repeats is known by its last column.
                let last = cell.column.saturating_add(cell.repeated - 1);
                let columns = if cell.text.is_empty() { last..=last } else { cell.column..=last.min(MAX_COLUMNS) };
                for column in columns {
                    let shown = Shown { struck: cell.struck, ..cell.text.clone().into() };
                    sheet.cell(row, column, shown, self.xml.budget())?;
                }
                if cell.rows > 1 || cell.columns > 1 {
                    let (bottom, right) = (row.saturating_add(cell.rows), cell.column.saturating_add(cell.columns));
                    let (bottom, right) = (bottom.saturating_sub(1), right.saturating_sub(1));
                    sheet.merge(Merge { top: row, left: cell.column, bottom, right }, self.xml.budget())?;
                }
            }
            if sheet.is_full() {
                break;
            }
        }
        Ok(())
    }
}

fn repeated(tag: &Tag<'_>) -> u32 {
    tag.number("number-columns-repeated").unwrap_or(1).max(1)
}

/// The paragraphs of the cell just opened, a line each, up to its end.
fn paragraphs(xml: &mut Xml<'_, '_>, styles: &Styles) -> Result<Rich, Note> {
    let mut rich = Rich::default();
    let mut begun = false;
    // How the text of each open element looks; none outside of paragraphs.
    let mut open: Vec<Option<Look>> = vec![None];
    while let Some(look) = open.last().copied() {
        match xml.read()? {
            None => break,
            Some(Event::Close) => {
                open.pop();
            }
            Some(Event::Text(piece)) => {
                if let Some(look) = look {
                    begun = true;
                    rich.push(&folded(&piece), look);
                }
            }
            Some(Event::Open(tag)) => {
                let name = tag.name();
                if PASSED_OVER.contains(&name) {
                    xml.skip()?;
                    continue;
                }
                let own = look.unwrap_or_default();
                match name {
                    "p" if begun => rich.push("\n", own),
                    "line-break" => rich.push("\n", own),
                    "s" | "tab" => rich.push(" ", own),
                    _ => {}
                }
                let style = tag.attribute("style-name").unwrap_or_default();
                open.push(match name {
                    "span" if styles.is_struck(&style) => Some(Look::Struck),
                    "span" if styles.is_gone(&style) => Some(Look::Raised),
                    "p" => Some(own),
                    _ => look,
                });
                rich.is_mixed |= name == "span";
            }
        }
    }
    Ok(rich)
}

/// White space counts as one space, whatever there is of it.
fn folded(piece: &str) -> String {
    let mut text = String::with_capacity(piece.len());
    for character in piece.chars() {
        match character {
            ' ' | '\t' | '\r' | '\n' if text.ends_with(' ') => {}
            ' ' | '\t' | '\r' | '\n' => text.push(' '),
            other => text.push(other),
        }
    }
    text
}

/// Elements that hold no cell of the sheet and no text of a cell.
const PASSED_OVER: &[&str] = &[
    "annotation",
    "shapes",
    "frame",
    "custom-shape",
    "tracked-changes",
    "forms",
    "font-face-decls",
    "scripts",
    "meta",
    "settings",
    "master-styles",
    "content-validations",
];

#[cfg(test)]
mod tests;
