//! RTF → Document: text in the code pages of its fonts, tables by the edges of their cells, tables in tables, boxes of
//! text. Insertions are kept and deletions dropped; hidden text, field codes, pictures and notes are not read.

mod tokens;

use super::Decode;
use super::budget::{Budget, MAX_DEPTH};
use super::flow::{Flow, MAX_TEXT, Merge, Place};
use crate::document::{Document, Format, MAX_COLUMNS, Note};
use std::collections::BTreeMap;
use std::mem::take;
use tokens::{Token, Tokens};

/// What every RTF file begins with, byte order marks and white space aside.
pub const MAGIC: &[u8] = b"{\\rtf";

/// Edges of cells at most so many twips (1/20 point) apart are one column's: no column of text is as narrow.
const TOLERANCE: i32 = 90;
/// Tables in one another that are told apart.
const MAX_TABLES: usize = 32;

/// Reads RTF.
pub fn read(bytes: &[u8], decode: &dyn Decode) -> Document {
    let mut budget = Budget::for_input(bytes.len());
    let mut story = Story::new(decode);
    // Programs that know of no code page write UTF-8.
    if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok_and(|text| !text.contains("\\ansicpg")) {
        story.default_encoding = "utf-8";
        story.state.encoding = "utf-8";
    }
    match story.read(bytes, &mut budget) {
        Ok(()) => story.flow.finish(true),
        Err(note) => story.flow.fail(note),
    }
}

/// What a group inherits and its end takes back.
#[derive(Clone, Debug)]
struct State {
    destination: Destination,
    /// Label of the encoding of bytes.
    encoding: &'static str,
    /// Characters that stand for a Unicode one where it is not understood.
    fallback: usize,
    deleted: bool,
    hidden: bool,
    struck: bool,
    raised: bool,
    /// Whether the paragraph is in a table, and how many tables are around it.
    in_table: bool,
    depth: usize,
}

/// What the text of a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Destination {
    /// Text of the report.
    Text,
    /// A box's text; its end ends the box.
    Box,
    /// The table of fonts.
    Fonts,
    /// The definition of a row of a table in a table.
    InnerRow,
    /// A drawing, of which only its box is read.
    Drawing,
    /// Nothing that is read.
    Skipped,
}

struct Story<'d> {
    decode: &'d dyn Decode,
    flow: Flow,
    /// The states of the groups around, innermost last.
    groups: Vec<State>,
    state: State,
    paragraph: String,
    /// The paragraphs that boxes interrupt.
    boxes: Vec<String>,
    /// Bytes of text that wait for their last to be decoded.
    bytes: Vec<u8>,
    /// First half of a character of two units.
    surrogate: Option<u16>,
    /// Characters still to pass over.
    skip: usize,
    /// The group began with `\*`: unknown ones are passed over.
    optional: bool,
    default_encoding: &'static str,
    font: i32,
    fonts: BTreeMap<i32, &'static str>,
    /// The rows being defined, by depth.
    rows: Vec<Row>,
}

/// A row being defined.
#[derive(Default)]
struct Row {
    places: Vec<Place>,
    /// Left edge of the next cell.
    left: i32,
    /// How the next cell is merged.
    next: Place,
}

impl<'d> Story<'d> {
    fn new(decode: &'d dyn Decode) -> Self {
        let state = State {
            destination: Destination::Text,
            encoding: "gbk",
            fallback: 1,
            deleted: false,
            hidden: false,
            struck: false,
            raised: false,
            in_table: false,
            depth: 0,
        };
        Self {
            decode,
            flow: Flow::new(Format::Rtf, TOLERANCE),
            groups: Vec::new(),
            state,
            paragraph: String::new(),
            boxes: Vec::new(),
            bytes: Vec::new(),
            surrogate: None,
            skip: 0,
            optional: false,
            default_encoding: "gbk",
            font: 0,
            fonts: BTreeMap::new(),
            rows: Vec::new(),
        }
    }

    fn read(&mut self, bytes: &[u8], budget: &mut Budget) -> Result<(), Note> {
        for token in Tokens::new(bytes) {
            if !matches!(token, Token::Byte(_)) {
                budget.take_steps(1)?;
            }
            let optional = take(&mut self.optional);
            match token {
                Token::Open if self.groups.len() >= MAX_DEPTH => return Err(Note::limit("budget.depth")),
                Token::Open => {
                    self.flush();
                    self.groups.push(self.state.clone());
                }
                Token::Close => {
                    self.close();
                    if self.groups.is_empty() {
                        self.end_paragraph();
                        return Ok(());
                    }
                }
                Token::Optional => self.optional = true,
                Token::Word(word, number) => self.word(word, number, optional),
                Token::Byte(byte) => self.byte(byte),
            }
            if self.paragraph.len() > MAX_TEXT {
                return Err(Note::limit("input.limit"));
            }
            if self.flow.exhausted() {
                return Ok(());
            }
        }
        self.flush();
        Err(Note::new("rtf.damaged"))
    }

    fn close(&mut self) {
        self.flush();
        let Some(outer) = self.groups.pop() else { return };
        let inner = std::mem::replace(&mut self.state, outer);
        if inner.destination == Destination::Box && self.state.destination != Destination::Box {
            self.end_paragraph();
            self.flow.end_box();
            self.paragraph = self.boxes.pop().unwrap_or_default();
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if self.is_read() {
            self.bytes.push(byte);
        }
    }

    fn is_read(&self) -> bool {
        matches!(self.state.destination, Destination::Text | Destination::Box) && !self.is_gone()
    }

    fn is_gone(&self) -> bool {
        self.state.deleted || self.state.hidden || self.state.struck || self.state.raised
    }

    fn character(&mut self, character: char) {
        self.flush();
        if self.is_read() {
            self.paragraph.push(character);
        }
    }

    /// Decodes the bytes that wait. What changes how they are to be read must call this first.
    fn flush(&mut self) {
        self.skip = 0;
        if self.surrogate.take().is_some() {
            self.paragraph.push(char::REPLACEMENT_CHARACTER);
        }
        if self.bytes.is_empty() {
            return;
        }
        let bytes = take(&mut self.bytes);
        let text = self.decode.decode(self.state.encoding, &bytes);
        self.paragraph.push_str(&text.unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned()));
    }

    fn unicode(&mut self, number: i32) {
        let high = self.surrogate.take();
        self.flush();
        self.skip = self.state.fallback;
        if !self.is_read() {
            return;
        }
        let unit = number as u16;
        match char::decode_utf16(high.into_iter().chain([unit])).next() {
            Some(Ok(character)) => self.paragraph.push(character),
            _ if (0xD800..0xDC00).contains(&unit) => self.surrogate = Some(unit),
            _ => self.paragraph.push(char::REPLACEMENT_CHARACTER),
        }
    }

    fn word(&mut self, word: &[u8], number: Option<i32>, optional: bool) {
        if word == b"u" {
            return self.unicode(number.unwrap_or(0));
        }
        if self.skip > 0 && matches!(word, b"~" | b"_" | b"-") {
            self.skip -= 1;
            return;
        }
        self.flush();
        if word == b"pict" && self.is_read() {
            self.flow.picture();
        }
        if let Some(destination) = destination(word, optional) {
            return self.enter(destination);
        }
        let is_on = number != Some(0);
        match word {
            b"deleted" => self.state.deleted = is_on,
            b"v" => self.state.hidden = is_on,
            b"strike" | b"striked" => self.state.struck = is_on,
            // What is raised is the mark of a note.
            b"super" | b"up" => self.state.raised = is_on,
            b"nosupersub" | b"sub" => self.state.raised = false,
            b"plain" => {
                let state = &mut self.state;
                (state.deleted, state.hidden, state.struck, state.raised) = (false, false, false, false);
            }
            b"uc" => self.state.fallback = number.unwrap_or(1).clamp(0, 100) as usize,
            b"ansicpg" => {
                self.default_encoding = number.and_then(encoding_of_page).unwrap_or(self.default_encoding);
                self.state.encoding = self.default_encoding;
            }
            b"f" => {
                self.font = number.unwrap_or(0);
                self.state.encoding = self.fonts.get(&self.font).copied().unwrap_or(self.default_encoding);
            }
            b"fcharset" | b"cpg" if self.state.destination == Destination::Fonts => {
                let of = if word == b"cpg" { encoding_of_page } else { encoding_of_charset };
                if let Some(encoding) = number.and_then(of) {
                    self.fonts.insert(self.font, encoding);
                }
            }
            b"pard" => (self.state.in_table, self.state.depth) = (false, 0),
            b"intbl" => self.state.in_table = true,
            b"itap" => self.state.depth = usize::try_from(number.unwrap_or(0)).unwrap_or(0).min(MAX_TABLES),
            _ if self.state.destination == Destination::Skipped => {}
            _ => self.mark(word, number),
        }
    }

    fn enter(&mut self, destination: Destination) {
        match (self.state.destination, destination) {
            (Destination::Skipped, _) => {}
            (Destination::Drawing, Destination::Box) => {
                self.boxes.push(take(&mut self.paragraph));
                self.flow.begin_box();
                self.state.destination = Destination::Box;
            }
            (_, Destination::Box) => {}
            _ => self.state.destination = destination,
        }
    }

    /// A mark or a definition of a row.
    fn mark(&mut self, word: &[u8], number: Option<i32>) {
        if !matches!(self.state.destination, Destination::Text | Destination::Box | Destination::InnerRow) {
            return;
        }
        match word {
            b"par" | b"sect" | b"\n" | b"\r" if self.is_gone() => {}
            b"par" | b"sect" | b"\n" | b"\r" => self.end_paragraph(),
            b"cell" => self.end_cell(1),
            b"nestcell" => self.end_cell(self.inner_depth()),
            b"row" => self.end_row(1),
            b"nestrow" => self.end_row(self.inner_depth()),
            b"trowd" => *self.row() = Row::default(),
            b"trleft" => self.row().left = number.unwrap_or(0),
            b"clvmgf" => self.row().next.vertical = Merge::First,
            b"clvmrg" => self.row().next.vertical = Merge::Continues,
            b"clmrg" => self.row().next.joins_left = true,
            b"cellx" => self.row().add(number.unwrap_or(0)),
            _ => {
                if let Some((_, character)) = CHARACTERS.iter().find(|(name, _)| *name == word) {
                    self.character(*character);
                }
            }
        }
    }

    fn inner_depth(&self) -> usize {
        self.state.depth.max(2)
    }

    /// The row being defined: inside the definition of an inner row that of its depth, else of an outermost table.
    fn row(&mut self) -> &mut Row {
        let depth = if self.state.destination == Destination::InnerRow { self.inner_depth() } else { 1 };
        if self.rows.len() <= depth {
            self.rows.resize_with(depth + 1, Row::default);
        }
        &mut self.rows[depth]
    }

    fn end_paragraph(&mut self) {
        self.flow.set_depth(self.state.depth.max(usize::from(self.state.in_table)));
        self.flow.text(&take(&mut self.paragraph));
        self.flow.end_paragraph();
    }

    fn end_cell(&mut self, depth: usize) {
        self.flow.set_depth(depth);
        self.flow.text(&take(&mut self.paragraph));
        self.flow.end_cell();
    }

    fn end_row(&mut self, depth: usize) {
        self.paragraph.clear();
        self.flow.set_depth(depth);
        self.flow.end_row(self.rows.get(depth).map_or(&[], |row| &row.places));
    }
}

impl Row {
    fn add(&mut self, right: i32) {
        let place = Place { left: self.left, right, ..take(&mut self.next) };
        self.left = right;
        // More cells than columns can be are not told apart.
        if self.places.len() < MAX_COLUMNS as usize {
            self.places.push(place);
        }
    }
}

/// Control words that stand for a character.
const CHARACTERS: &[(&[u8], char)] = &[
    (b"tab", '\t'),
    (b"line", '\n'),
    (b"page", '\n'),
    (b"column", '\n'),
    (b"~", '\u{A0}'),
    (b"_", '-'),
    (b"emdash", '—'),
    (b"endash", '–'),
    (b"bullet", '•'),
    (b"lquote", '‘'),
    (b"rquote", '’'),
    (b"ldblquote", '“'),
    (b"rdblquote", '”'),
    (b"emspace", ' '),
    (b"enspace", ' '),
    (b"qmspace", ' '),
];

/// What a control word makes of its group, none where it makes nothing of it.
fn destination(word: &[u8], optional: bool) -> Option<Destination> {
    Some(match word {
        b"fonttbl" => Destination::Fonts,
        b"nesttableprops" => Destination::InnerRow,
        b"shpinst" => Destination::Drawing,
        b"shptxt" => Destination::Box,
        b"colortbl" | b"stylesheet" | b"info" | b"header" | b"headerl" | b"headerr" | b"headerf" | b"footer"
        | b"footerl" | b"footerr" | b"footerf" | b"footnote" | b"annotation" | b"pict" | b"fldinst"
        | b"nonesttables" | b"nonshppict" | b"shprslt" | b"sp" | b"tc" | b"xe" | b"txe" | b"rxe" => {
            Destination::Skipped
        }
        _ if optional => Destination::Skipped,
        _ => return None,
    })
}

/// The encoding of a Windows or Macintosh code page.
fn encoding_of_page(page: i32) -> Option<&'static str> {
    Some(match page {
        936 | 10008 => "gbk",
        54936 => "gb18030",
        950 | 10002 => "big5",
        932 | 10001 => "shift_jis",
        949 | 10003 => "euc-kr",
        874 => "windows-874",
        1250 => "windows-1250",
        1251 => "windows-1251",
        1252 | 437 | 850 | 819 => "windows-1252",
        65001 => "utf-8",
        _ => return None,
    })
}

/// The encoding of a font's character set; sets that leave it open have none.
fn encoding_of_charset(charset: i32) -> Option<&'static str> {
    Some(match charset {
        134 => "gbk",
        136 => "big5",
        128 => "shift_jis",
        129 => "euc-kr",
        204 => "windows-1251",
        222 => "windows-874",
        238 => "windows-1250",
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
