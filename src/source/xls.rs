//! Excel workbooks up to 2003 ([MS-XLS], BIFF8; and the BIFF5 of Excel 95 before it): visible sheets, numbers as their
//! format shows them, the cached value of a formula. Nothing is computed.

mod records;
mod strings;

use super::budget::Budget;
use super::bytes::{clipped, size_at, u8_at, u16_at, u32_at};
use super::cfb;
use super::decode::Decode;
use super::sheet::decimal::Decimal;
use super::sheet::format::{self, Codes, Shown};
use super::sheet::rich::Look;
use super::sheet::{Merge, Sheet, finish};
use crate::document::{Builder, Document, Format, Limits, Note};
use records::{Record, records};
use strings::Text;

/// Reads a workbook.
pub fn read(bytes: &[u8], decode: &dyn Decode) -> Document {
    let mut budget = Budget::for_input(bytes.len());
    let mut builder = Builder::new(Format::Xls, Limits::default());
    let failure =
        stream(bytes, &mut budget).and_then(|stream| read_stream(&stream, decode, &mut budget, &mut builder)).err();
    finish(builder, failure)
}

/// Whether bytes are a sheet of Excel 4 or earlier, which has no container.
pub fn is_old(bytes: &[u8]) -> bool {
    matches!(bytes, [9, 0 | 2 | 4, 4 | 6, 0, ..])
}

/// Whether bytes are a workbook stream without the container around it, as some programs export it.
pub fn is_bare(bytes: &[u8]) -> bool {
    matches!(bytes, [9, 8, 8 | 16, 0, 0, 5 | 6, ..])
}

fn stream(bytes: &[u8], budget: &mut Budget) -> Result<Vec<u8>, Note> {
    if is_old(bytes) {
        return Err(Note::new("xls.old"));
    }
    if is_bare(bytes) {
        budget.take_bytes(bytes.len())?;
        return Ok(bytes.to_vec());
    }
    let file = cfb::File::open(bytes, budget)?;
    if file.has("EncryptedPackage") {
        return Err(Note::new("office.encrypted"));
    }
    let name = ["Workbook", "Book"].into_iter().find(|name| file.has(name));
    file.stream(name.ok_or_else(|| Note::new("xls.none"))?, budget)
}

fn read_stream(stream: &[u8], decode: &dyn Decode, budget: &mut Budget, builder: &mut Builder) -> Result<(), Note> {
    let mut book = Book::read(stream, decode, budget)?;
    for (entry, name) in std::mem::take(&mut book.sheets) {
        if entry.hidden {
            builder.note(Note::remark("sheet.hidden").with("sheet", name));
            continue;
        }
        let mut sheet = Sheet::new(&name);
        let read = book.read_sheet(stream, entry.start, &mut sheet, budget);
        sheet.emit(builder);
        match read {
            Err(note) if note.is_limit() => return Err(note),
            Err(note) => builder.note(note),
            Ok(()) => {}
        }
    }
    if book.damaged {
        builder.note(Note::new("xls.damaged"));
    }
    Ok(())
}

/// A sheet of the workbook: where its records begin, whether people see it.
struct Entry {
    start: usize,
    hidden: bool,
}

/// What the sheets of a workbook share.
struct Book<'a> {
    decode: &'a dyn Decode,
    /// Whether text is Unicode (BIFF8) or in a code page (BIFF5).
    unicode: bool,
    code_page: &'static str,
    since_1904: bool,
    sheets: Vec<(Entry, String)>,
    /// The shared strings, and whether pieces of them have looks of their own.
    strings: Vec<(String, bool)>,
    fonts: Vec<Look>,
    codes: Codes,
    /// Number of the number format of each cell format, and whether its font is struck out.
    formats: Vec<(u32, bool)>,
    damaged: bool,
}

const BIFF8: u16 = 0x0600;

impl<'a> Book<'a> {
    fn read(stream: &[u8], decode: &'a dyn Decode, budget: &mut Budget) -> Result<Self, Note> {
        let first = records(stream, 0).next().filter(|record| record.kind == records::BOF);
        let version = first.and_then(|record| u16_at(record.body, 0)).ok_or_else(|| Note::new("xls.none"))?;
        let mut book = Self {
            decode,
            unicode: version >= BIFF8,
            code_page: "gb18030",
            since_1904: false,
            sheets: Vec::new(),
            strings: Vec::new(),
            fonts: Vec::new(),
            codes: Codes::default(),
            formats: Vec::new(),
            damaged: false,
        };
        let mut all = records(stream, 0).peekable();
        while let Some(record) = all.next() {
            budget.take_steps(1)?;
            let body = record.body;
            match record.kind {
                records::FILEPASS => return Err(Note::new("office.encrypted")),
                records::CODEPAGE => book.code_page = strings::code_page(u16_at(body, 0)),
                records::DATEMODE => book.since_1904 = u16_at(body, 0) == Some(1),
                records::BOUNDSHEET => book.bound_sheet(body),
                records::FORMAT => {
                    let number = u16_at(body, 0).map(u32::from);
                    // Excel 95 counts the bytes of the code in one byte.
                    let code = if book.unicode { book.long_text(body, 2) } else { book.short_text(body, 2) };
                    if let Some((number, code)) = number.zip(code) {
                        book.codes.add(number, code);
                    }
                }
                records::FONT => book.fonts.push(font(body)),
                records::XF => {
                    let is_struck = book.look(u16_at(body, 0).unwrap_or(0)) == Look::Struck;
                    book.formats.push((u16_at(body, 2).unwrap_or(0).into(), is_struck));
                }
                records::SST => {
                    let mut parts = vec![body];
                    while let Some(next) = all.next_if(|next| next.kind == records::CONTINUE) {
                        parts.push(next.body);
                    }
                    let mut strings = std::mem::take(&mut book.strings);
                    book.damaged |= !strings::shared(&parts, &|font| book.look(font), &mut strings, budget)?;
                    book.strings = strings;
                }
                records::EOF => break,
                _ => {}
            }
        }
        Ok(book)
    }

    /// How text in a font looks, by its number; there is none of number 4.
    fn look(&self, font: u16) -> Look {
        let index = usize::from(font) - usize::from(font > 4);
        self.fonts.get(index).copied().unwrap_or_default()
    }

    /// A text in a cell of that format.
    fn styled(&self, text: String, style: u32, is_mixed: bool) -> Shown {
        let is_struck = self.formats.get(style as usize).is_some_and(|(_, struck)| *struck);
        Shown::from(text).struck(is_struck, is_mixed)
    }

    fn bound_sheet(&mut self, body: &[u8]) {
        let (Some(start), Some(state), Some(kind)) = (size_at(body, 0), u8_at(body, 4), u8_at(body, 5)) else { return };
        let name = self.short_text(body, 6).unwrap_or_default();
        // Charts and macros are no sheets of cells.
        if kind == 0 {
            self.sheets.push((Entry { start, hidden: state & 3 != 0 }, name));
        }
    }

    /// Text behind a length of one byte.
    fn short_text(&self, body: &[u8], at: usize) -> Option<String> {
        self.text(body, at + 1, u8_at(body, at)?.into())
    }

    /// Text behind a length of two bytes.
    fn long_text(&self, body: &[u8], at: usize) -> Option<String> {
        self.text(body, at + 2, u16_at(body, at)?.into())
    }

    fn text(&self, body: &[u8], at: usize, length: usize) -> Option<String> {
        if self.unicode {
            let mut text = Text::new(vec![body], at);
            return text.characters_with_flags(length);
        }
        self.decode.decode(self.code_page, clipped(body, at, length))
    }

    fn read_sheet(&self, stream: &[u8], start: usize, sheet: &mut Sheet, budget: &mut Budget) -> Result<(), Note> {
        let mut all = records(stream, start);
        if all.next().is_none_or(|record| record.kind != records::BOF) {
            return Err(Note::new("xls.damaged"));
        }
        // Charts in the sheet are streams of their own inside it.
        let mut depth = 1;
        let mut formula = None;
        for record in all {
            budget.take_steps(1)?;
            match record.kind {
                records::BOF => depth += 1,
                records::EOF => depth -= 1,
                records::STRING if depth == 1 => {
                    if let Some((row, column)) = formula.take() {
                        sheet.cell(row, column, self.long_text(record.body, 0).unwrap_or_default(), budget)?;
                    }
                }
                _ if depth == 1 => self.record(&record, sheet, &mut formula, budget)?,
                _ => {}
            }
            if depth == 0 {
                return Ok(());
            }
        }
        Err(Note::new("xls.damaged"))
    }

    fn record(
        &self,
        record: &Record<'_>,
        sheet: &mut Sheet,
        formula: &mut Option<(u32, u32)>,
        budget: &mut Budget,
    ) -> Result<(), Note> {
        let body = record.body;
        let number = |at| u16_at(body, at).map(u32::from);
        let (Some(row), Some(column)) = (number(0), number(2)) else { return Ok(()) };
        let style = number(4).unwrap_or(0);
        match record.kind {
            records::ROW if number(12).is_some_and(|options| options & 0x20 != 0) => sheet.hide_rows(row, row),
            // The first field of this record is the first column, the second one the last.
            records::COLINFO if number(8).is_some_and(|options| options & 1 != 0) => sheet.hide_columns(row, column),
            records::MERGEDCELLS => {
                for range in body.get(2..).unwrap_or_default().chunks_exact(8) {
                    let at = |offset| u16_at(range, offset).map_or(0, u32::from);
                    sheet.merge(Merge { top: at(0), bottom: at(2), left: at(4), right: at(6) }, budget)?;
                }
            }
            records::BLANK => sheet.cell(row, column, String::new(), budget)?,
            records::MULBLANK => {
                let last = number(body.len().saturating_sub(2)).unwrap_or(column);
                sheet.cell(row, last, String::new(), budget)?;
            }
            records::LABELSST => {
                let string = size_at(body, 6).and_then(|index| self.strings.get(index));
                // A string that is not there is not blank: it is not known.
                let (string, is_mixed) = string.map_or(("\u{FFFD}", false), |(string, mixed)| (string, *mixed));
                sheet.cell(row, column, self.styled(string.to_owned(), style, is_mixed), budget)?;
            }
            records::LABEL | records::RSTRING => {
                let text = self.long_text(body, 6).unwrap_or_default();
                sheet.cell(row, column, self.styled(text, style, record.kind == records::RSTRING), budget)?;
            }
            records::NUMBER => sheet.cell(row, column, self.shown(binary(body, 6), style), budget)?,
            records::RK => sheet.cell(row, column, self.shown(u32_at(body, 6).and_then(packed), style), budget)?,
            records::MULRK => {
                let cells = body.get(4..body.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
                for (column, cell) in (column..).zip(cells) {
                    let style = u16_at(cell, 0).map_or(0, u32::from);
                    sheet.cell(row, column, self.shown(u32_at(cell, 2).and_then(packed), style), budget)?;
                }
            }
            records::BOOLERR => {
                let error = u8_at(body, 7) == Some(1);
                sheet.cell(row, column, truth(u8_at(body, 6).unwrap_or(0), error), budget)?;
            }
            records::FORMULA => {
                *formula = None;
                match clipped(body, 6, 8) {
                    // The string follows in a record of its own.
                    [0, .., 0xFF, 0xFF] => *formula = Some((row, column)),
                    [kind @ (1 | 2), _, value, .., 0xFF, 0xFF] => {
                        sheet.cell(row, column, truth(*value, *kind == 2), budget)?;
                    }
                    [3, .., 0xFF, 0xFF] => sheet.cell(row, column, String::new(), budget)?,
                    _ => sheet.cell(row, column, self.shown(binary(body, 6), style), budget)?,
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What a cell of that format shows for a number.
    fn shown(&self, number: Option<Decimal>, style: u32) -> Shown {
        let Some(number) = number else { return "\u{FFFD}".to_owned().into() };
        let (format, is_struck) = self.formats.get(style as usize).copied().unwrap_or_default();
        format::show(number, self.codes.get(format), self.since_1904).struck(is_struck, false)
    }
}

/// How text in a font looks.
fn font(body: &[u8]) -> Look {
    match (u16_at(body, 2), u16_at(body, 8)) {
        (Some(flags), _) if flags & 8 != 0 => Look::Struck,
        (_, Some(1)) => Look::Raised,
        _ => Look::Plain,
    }
}

fn binary(body: &[u8], at: usize) -> Option<Decimal> {
    let bytes = body.get(at..)?.first_chunk()?;
    Decimal::from_binary(f64::from_le_bytes(*bytes))
}

/// A number in four bytes: an integer of 30 bits or the upper half of a binary number; hundredths where so marked.
fn packed(bits: u32) -> Option<Decimal> {
    let hundredths = bits & 1 != 0;
    if bits & 2 != 0 {
        return Some(Decimal::from_integer(bits.cast_signed() >> 2, hundredths));
    }
    let number = Decimal::from_binary(f64::from_bits(u64::from(bits & !3) << 32))?;
    Some(if hundredths { number.shifted(-2) } else { number })
}

fn truth(value: u8, error: bool) -> String {
    let text = match (error, value) {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0F) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1D) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    };
    text.to_owned()
}

#[cfg(test)]
mod tests;
