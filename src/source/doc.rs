//! Word 97–2003 → Document: the text by the piece table, its paragraphs and rows by their property runs. Insertions are
//! kept and deletions dropped; hidden text, field codes and pictures are not read. Structure names are those of the
//! published format description [MS-DOC].

mod lists;
mod properties;
mod styles;

use super::budget::Budget;
use super::bytes::{size_at, u16_at, u32_at};
use super::cfb::File;
use super::decode::windows_1252;
use super::fields::Fields;
use super::flow::{Flow, MAX_TEXT};
use crate::document::{Document, Format, Note};
use lists::Lists;
use properties::{Mark, Properties};
use std::mem::take;
use std::ops::Range;
use styles::Styles;

/// Edges of cells at most so many twips (1/20 point) apart are one column's: no column of text is as narrow.
const TOLERANCE: i32 = 90;
/// Tables in one another; Word's own limit is far below.
const MAX_TABLES: usize = 32;

/// Reads a Word 97–2003 file.
pub fn read(bytes: &[u8]) -> Document {
    let mut budget = Budget::for_input(bytes.len());
    let mut story = Story {
        flow: Flow::new(Format::Doc, TOLERANCE),
        paragraph: String::new(),
        fields: Fields::default(),
        lists: Lists::default(),
        keeps_cells: false,
        figure: false,
    };
    let read = Word::open(bytes, &mut budget).and_then(|mut word| {
        story.lists = std::mem::take(&mut word.lists);
        for range in word.stories() {
            story.read(&word, range, &mut budget)?;
        }
        Ok(())
    });
    match read {
        Ok(()) => story.flow.finish(true),
        Err(note) => story.flow.fail(note),
    }
}

/// Whether a compound file is Word's.
fn is_doc(file: &File) -> bool {
    file.has("WordDocument")
}

/// The streams of a file and where its text stands.
struct Word {
    document: Vec<u8>,
    pieces: Vec<Piece>,
    properties: Properties,
    lists: Lists,
}

/// Characters that stand together in the document stream.
#[derive(Clone, Debug)]
struct Piece {
    /// Positions in the text.
    characters: Range<u32>,
    /// Offset of the first one.
    start: u32,
    /// One byte a character, else two.
    narrow: bool,
}

impl Word {
    fn open(bytes: &[u8], budget: &mut Budget) -> Result<Self, Note> {
        let file = File::open(bytes, budget)?;
        if file.has("EncryptedPackage") {
            return Err(Note::new("office.encrypted"));
        }
        if !is_doc(&file) {
            let works = file.has("CONTENTS") || file.has("MatOST");
            return Err(Note::new(if works { "doc.works" } else { "docx.none" }));
        }
        let document = file.stream("WordDocument", budget)?;
        let damaged = || Note::new("doc.damaged");
        let flags = u16_at(&document, 10).ok_or_else(damaged)?;
        if document.starts_with(&[0xDC, 0xA5]) || u16_at(&document, 2).is_some_and(|version| version < 0xC0) {
            return Err(Note::new("doc.old"));
        }
        if flags & FLAG_ENCRYPTED != 0 {
            return Err(Note::new("office.encrypted"));
        }
        let (first, second) = if flags & FLAG_TABLE_1 != 0 { ("1Table", "0Table") } else { ("0Table", "1Table") };
        let table = file.stream(first, budget).or_else(|_| file.stream(second, budget))?;
        let data = file.stream("Data", budget).unwrap_or_default();
        let pieces = section(&document, &table, FIELD_CLX).and_then(|clx| pieces(clx, budget)).ok_or_else(damaged)?;
        let runs = |field| section(&document, &table, field).unwrap_or_default();
        let (characters, paragraphs) = (runs(FIELD_CHARACTERS), runs(FIELD_PARAGRAPHS));
        let styles = Styles::new(section(&document, &table, FIELD_STYLES).unwrap_or_default());
        let properties = Properties::new(&document, characters, paragraphs, data, styles, budget)?;
        let lists = Lists::new(&table, size_at(&document, FIELD_LISTS), runs(FIELD_LIST_USES));
        Ok(Self { document, pieces, properties, lists })
    }

    /// The main text, then the boxes: positions in the text.
    fn stories(&self) -> [Range<u32>; 2] {
        let length = |field: usize| u32_at(&self.document, field).unwrap_or(0);
        let main = length(76);
        let before_boxes = [76, 80, 84, 92, 96].map(length).into_iter().fold(0, u32::saturating_add);
        [0..main, before_boxes..before_boxes.saturating_add(length(100))]
    }
}

const FLAG_ENCRYPTED: u16 = 1 << 8;
const FLAG_TABLE_1: u16 = 1 << 9;
/// Offsets of pairs (offset, length) of parts of the table stream.
const FIELD_STYLES: usize = 162;
const FIELD_CHARACTERS: usize = 250;
const FIELD_PARAGRAPHS: usize = 258;
const FIELD_CLX: usize = 418;
const FIELD_LISTS: usize = 738;
const FIELD_LIST_USES: usize = 746;

/// A part of the table stream.
fn section<'a>(document: &[u8], table: &'a [u8], field: usize) -> Option<&'a [u8]> {
    let (start, length) = (size_at(document, field)?, size_at(document, field + 4)?);
    table.get(start..)?.get(..length)
}

/// The piece table: positions in the text, then what stands there.
fn pieces(clx: &[u8], budget: &mut Budget) -> Option<Vec<Piece>> {
    const MODIFIERS: u8 = 1;
    const PIECES: u8 = 2;
    const NARROW: u32 = 1 << 30;
    let mut clx = clx;
    while clx.first() == Some(&MODIFIERS) {
        clx = clx.get(3 + u16_at(clx, 1)? as usize..)?;
        budget.take_steps(1).ok()?;
    }
    if clx.first() != Some(&PIECES) {
        return None;
    }
    let table = clx.get(5..)?;
    let table = table.get(..size_at(clx, 1)?.min(table.len()))?;
    let count = table.len().checked_sub(4)? / 12;
    let piece = |index: usize| {
        let place = u32_at(table, (count + 1) * 4 + index * 8 + 2)?;
        let narrow = place & NARROW != 0;
        let start = if narrow { (place & !NARROW) / 2 } else { place };
        Some(Piece { characters: u32_at(table, index * 4)?..u32_at(table, index * 4 + 4)?, start, narrow })
    };
    Some((0..count).filter_map(piece).collect())
}

/// What is read now.
struct Story {
    flow: Flow,
    paragraph: String,
    fields: Fields,
    lists: Lists,
    /// Whether a cell of the open row was not deleted.
    keeps_cells: bool,
    /// Whether the paragraph so far ends in a digit on the line.
    figure: bool,
}

impl Story {
    fn read(&mut self, word: &Word, range: Range<u32>, budget: &mut Budget) -> Result<(), Note> {
        for piece in &word.pieces {
            let start = piece.characters.start.max(range.start);
            let end = piece.characters.end.min(range.end);
            let width = if piece.narrow { 1 } else { 2 };
            let mut surrogate = None;
            for position in start..end {
                budget.take_steps(1)?;
                let offset = (position - piece.characters.start).saturating_mul(width).saturating_add(piece.start);
                let unit = if piece.narrow {
                    word.document.get(offset as usize).map(|byte| windows_1252(*byte))
                } else {
                    u16_at(&word.document, offset as usize)
                };
                // A cut file: what stands before the cut is read.
                let unit = unit.ok_or_else(|| Note::new("doc.damaged"))?;
                let units = surrogate.take().into_iter().chain([unit]);
                match char::decode_utf16(units).next() {
                    Some(Ok(character)) => self.character(character, word, offset, budget)?,
                    _ if (0xD800..0xDC00).contains(&unit) => surrogate = Some(unit),
                    _ => self.character(char::REPLACEMENT_CHARACTER, word, offset, budget)?,
                }
                if self.paragraph.len() > MAX_TEXT {
                    return Err(Note::limit("input.limit"));
                }
                if self.flow.exhausted() {
                    return Ok(());
                }
            }
        }
        self.end_story();
        Ok(())
    }

    fn character(&mut self, character: char, word: &Word, offset: u32, budget: &mut Budget) -> Result<(), Note> {
        let gone = word.properties.is_gone(offset);
        match character {
            '\u{13}' => self.fields.begin(),
            '\u{14}' => self.fields.separate(),
            '\u{15}' => {
                self.fields.end();
            }
            '\r' | '\u{7}' | '\u{C}' => {
                let mark = word.properties.mark(&word.document, offset, budget)?;
                self.end_paragraph(character == '\u{7}', gone, &mark);
            }
            _ if gone || self.fields.in_code() => {}
            '\u{B}' | '\u{E}' => self.paragraph.push('\n'),
            '\u{1E}' => self.paragraph.push('-'),
            '\t' => self.paragraph.push('\t'),
            '\u{1}' => self.flow.picture(),
            '\0'..='\u{1F}' => {}
            // Raised digits behind one on the line are the mark of a note.
            _ if self.figure && character.is_ascii_digit() && word.properties.is_raised(offset) => {}
            _ => {
                self.figure = character.is_ascii_digit() && !word.properties.is_raised(offset);
                self.paragraph.push(character);
            }
        }
        Ok(())
    }

    /// A mark: the end of a paragraph, a cell or a row.
    fn end_paragraph(&mut self, is_cell_mark: bool, gone: bool, mark: &Mark) {
        let depth = mark.depth.max(usize::from(is_cell_mark)).min(MAX_TABLES);
        let (ends_cell, ends_row) = if depth > 1 {
            (mark.ends_inner_cell, mark.ends_inner_row)
        } else {
            (is_cell_mark && !mark.ends_row, is_cell_mark && mark.ends_row)
        };
        if gone && !ends_cell && !ends_row {
            // The paragraph's end was deleted: it runs on.
            return;
        }
        let text = take(&mut self.paragraph);
        self.figure = false;
        // A code ends with its paragraph, whether or not it says so.
        self.fields.clear();
        self.flow.set_depth(depth);
        if let (false, Some(number)) = (ends_row, mark.item.0) {
            self.flow.text(&self.lists.label(number, mark.item.1.unwrap_or(0)));
        }
        self.flow.text(&text);
        // Programs put the mark of a row among what is deleted at the start of the next one: only a row whose cells were
        // deleted too is gone.
        let row_gone = gone && !self.keeps_cells;
        self.keeps_cells = !ends_row && (self.keeps_cells || ends_cell && !gone);
        if ends_row && row_gone {
            self.flow.drop_row();
        } else if ends_row {
            self.flow.end_row(&mark.places);
        } else if ends_cell {
            self.flow.end_cell();
        } else {
            self.flow.end_paragraph();
        }
    }

    fn end_story(&mut self) {
        self.flow.set_depth(0);
        self.flow.text(&take(&mut self.paragraph));
        self.flow.end_paragraph();
        self.fields.clear();
    }
}

#[cfg(test)]
mod tests;
