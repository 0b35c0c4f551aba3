//! The XML of Excel 2003: a whole workbook as one XML file, often under the name of another kind.

use crate::document::{Builder, Document, Format, Limits, Note};
use crate::source::budget::Budget;
use crate::source::decode::Decode;
use crate::source::sheet::decimal::Decimal;
use crate::source::sheet::format::{self, Shown};
use crate::source::sheet::rich::{Look, Rich};
use crate::source::sheet::{Merge, Sheet, finish};
use crate::source::xml::{self, Event, Tag, Xml};
use std::collections::BTreeSet;

/// Reads a workbook.
pub fn read(bytes: &[u8], decode: &dyn Decode) -> Document {
    let mut budget = Budget::for_input(bytes.len());
    let text = xml::text(bytes.to_vec(), decode);
    let mut book = Book {
        builder: Builder::new(Format::Xls, Limits::default()),
        style: String::new(),
        formats: Vec::new(),
        struck: BTreeSet::new(),
        sheet: None,
        hidden: false,
        row: 0,
        column: 0,
    };
    let failure = book.read(&mut Xml::new(&text, &mut budget)).err();
    book.end_sheet();
    finish(book.builder, failure)
}

/// Whether a text begins like a workbook.
pub fn is_flat(text: &str) -> bool {
    text.contains("urn:schemas-microsoft-com:office:spreadsheet") && text.contains("Workbook")
}

struct Book {
    builder: Builder,
    /// The style being defined, and the styles' number formats, in order once they are used.
    style: String,
    formats: Vec<(String, String)>,
    /// Styles that strike their text out.
    struck: BTreeSet<String>,
    sheet: Option<Sheet>,
    hidden: bool,
    /// Where the next row, cell and column stand.
    row: u32,
    column: u32,
}

impl Book {
    fn read(&mut self, xml: &mut Xml<'_, '_>) -> Result<(), Note> {
        while let Some(event) = xml.read()? {
            let Event::Open(tag) = event else { continue };
            match tag.name() {
                "Style" => self.style = tag.attribute("ID").unwrap_or_default().into_owned(),
                "NumberFormat" => {
                    let code = tag.attribute("Format").unwrap_or_default().into_owned();
                    self.formats.push((self.style.clone(), code));
                }
                "Font" if tag.is_set("StrikeThrough") => {
                    self.struck.insert(self.style.clone());
                }
                "Worksheet" => {
                    self.end_sheet();
                    crate::order::plain(&mut self.formats);
                    self.sheet = Some(Sheet::new(&tag.attribute("Name").unwrap_or_default()));
                    (self.row, self.column, self.hidden) = (0, 0, false);
                }
                "Visible" => self.hidden = xml.content()? != "SheetVisible",
                "Column" => {
                    let (first, last) = range(&tag, self.column);
                    self.column = last.saturating_add(1);
                    if let Some(sheet) = self.sheet.as_mut().filter(|_| tag.is_set("Hidden")) {
                        sheet.hide_columns(first, last);
                    }
                }
                "Row" => {
                    let (first, last) = range(&tag, self.row);
                    (self.row, self.column) = (last.saturating_add(1), 0);
                    if let Some(sheet) = self.sheet.as_mut().filter(|_| tag.is_set("Hidden")) {
                        sheet.hide_rows(first, last);
                    }
                    self.cells(first, xml)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The cells of the row just opened, up to its end.
    fn cells(&mut self, row: u32, xml: &mut Xml<'_, '_>) -> Result<(), Note> {
        while let Some(event) = xml.read()? {
            match event {
                Event::Close => break,
                Event::Text(_) => {}
                Event::Open(tag) if tag.name() == "Cell" => self.cell(row, &tag, xml)?,
                Event::Open(_) => xml.skip()?,
            }
        }
        Ok(())
    }

    fn cell(&mut self, row: u32, tag: &Tag<'_>, xml: &mut Xml<'_, '_>) -> Result<(), Note> {
        let column = index(tag).unwrap_or(self.column);
        let further = |name| tag.number::<u32>(name).unwrap_or(0);
        let (right, bottom) = (column.saturating_add(further("MergeAcross")), row.saturating_add(further("MergeDown")));
        self.column = right.saturating_add(1);
        let mut text = None;
        while let Some(event) = xml.read()? {
            match event {
                Event::Close => break,
                Event::Text(_) => {}
                Event::Open(data) if data.name() == "Data" => {
                    let rich = rich(xml)?;
                    let is_mixed = rich.is_mixed;
                    let shown = self.shown(rich.text(), &data.attribute("Type").unwrap_or_default(), tag);
                    let style = tag.attribute("StyleID").unwrap_or_default();
                    text = Some(shown.struck(self.struck.contains(&*style), is_mixed));
                }
                // Remarks have data of their own.
                Event::Open(_) => xml.skip()?,
            }
        }
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        if let (None, Some(formula)) = (&text, tag.attribute("Formula")) {
            sheet.without_value(row, column);
            text = Some(formula.into_owned().into());
        }
        sheet.cell(row, column, text.unwrap_or_else(|| String::new().into()), xml.budget())?;
        sheet.merge(Merge { top: row, left: column, bottom, right }, xml.budget())
    }

    /// What a cell shows for a value of that type.
    fn shown(&self, value: String, kind: &str, cell: &Tag<'_>) -> Shown {
        match (kind, Decimal::parse(&value)) {
            ("Number", Some(number)) => format::show(number, self.format(cell), false),
            ("Boolean", Some(number)) => if number.is_zero() { "FALSE" } else { "TRUE" }.to_owned().into(),
            _ => value.into(),
        }
    }

    /// The number format of a cell.
    fn format(&self, cell: &Tag<'_>) -> &str {
        let style = cell.attribute("StyleID").unwrap_or_default();
        let found = self.formats.binary_search_by(|(name, _)| name.as_str().cmp(&style));
        let format = found.ok().and_then(|at| self.formats.get(at)).map_or("", |(_, code)| code);
        match format {
            "Fixed" => "0.00",
            "Standard" => "#,##0.00",
            "Percent" => "0.00%",
            "" => "General",
            code => code,
        }
    }

    fn end_sheet(&mut self) {
        let Some(sheet) = self.sheet.take() else { return };
        match self.hidden {
            true => self.builder.note(Note::remark("sheet.hidden").with("sheet", sheet.name())),
            false => sheet.emit(&mut self.builder),
        }
    }
}

/// The place that an element states, counted from 0.
fn index(tag: &Tag<'_>) -> Option<u32> {
    tag.number::<u32>("Index")?.checked_sub(1)
}

/// The rows or columns that an element stands for; `next` is the first of them where it does not say.
fn range(tag: &Tag<'_>, next: u32) -> (u32, u32) {
    let first = index(tag).unwrap_or(next);
    (first, first.saturating_add(tag.number("Span").unwrap_or(0)))
}

/// The text of the cell just opened, up to its end.
fn rich(xml: &mut Xml<'_, '_>) -> Result<Rich, Note> {
    let mut rich = Rich::default();
    let mut looks = vec![Look::Plain];
    while let Some(look) = looks.last().copied()
        && let Some(event) = xml.read()?
    {
        match event {
            Event::Open(tag) => {
                rich.is_mixed = true;
                looks.push(match tag.name() {
                    _ if look != Look::Plain => look,
                    "S" => Look::Struck,
                    "Sup" => Look::Raised,
                    _ => look,
                });
            }
            Event::Close => looks.truncate(looks.len() - 1),
            Event::Text(piece) => rich.push(&piece, look),
        }
    }
    Ok(rich)
}
