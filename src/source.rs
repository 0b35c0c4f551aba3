//! Source: bytes → Document. The format is found by content, never by the file's name.

pub mod archive;
pub mod budget;
pub mod bytes;
pub mod cfb;
pub mod decode;
pub mod doc;
pub mod docx;
pub mod fields;
pub mod flow;
pub mod html;
pub mod lists;
pub mod mht;
pub mod named;
pub mod numerals;
pub mod ods;
pub mod odt;
pub mod pdf;
pub mod rtf;
pub mod sheet;
pub mod sniff;
#[cfg(test)]
mod testing;
pub mod text;
pub mod xls;
pub mod xlsx;
pub mod xml;
pub mod zip;

#[cfg(test)]
mod tests;

use crate::characters::{has_byte, has_pair};

use crate::document::{Document, Format, Note, radicals};
use budget::Budget;
pub use decode::Decode;
use sniff::Kind;

/// Reads any file. Never fails: what cannot be read becomes a note. One document with the given name; of an archive of
/// files one each, named `archive/file`; never none.
pub fn read(bytes: &[u8], name: &str, decode: &dyn Decode) -> Vec<(String, Document)> {
    match sniff::kind(bytes, &mut Budget::for_input(bytes.len())) {
        Kind::Archive => archive::read(bytes, name, decode),
        Kind::Mht => mht::read_all(bytes, name, decode),
        kind => vec![(name.to_owned(), read_kind(kind, bytes, decode))],
    }
}

/// Reads pasted text, which may be HTML source.
pub fn read_text(text: String) -> Document {
    if text.trim().is_empty() {
        return failed(Format::Text, Note::fatal("input.empty"));
    }
    let text = radicals::folded(unescaped(text));
    if html::is_html(&text) { read_html(&text) } else { text::read(with_line_feeds(html::without_tags(text))) }
}

/// The text with line feeds where its lines end otherwise, and with white space for the references to it that markdown
/// has in its cells. Its length stays, and so do all places in it.
fn with_line_feeds(text: String) -> String {
    let none = !text.trim_end().contains('\n');
    let separators = ['\u{85}', '\u{2028}', '\u{2029}'];
    let separates = |c: char| separators.contains(&c);
    let is_end = |c: char| separates(c) || none && matches!(c, '\r' | '\u{b}' | '\u{c}');
    // Two of them end in one of two bytes behind the same one.
    let is_separator = |a: u8, b: u8| (a == 0x80) & (b & 0xfe == 0xa8) | (a == 0xc2) & (b == 0x85);
    if !none && !has_byte(&text, b'&') && !has_pair(&text, is_separator) {
        return text;
    }
    let blanks = ["&nbsp;", "&emsp;", "&ensp;"];
    let text = blanks.iter().fold(text, |text, blank| text.replace(blank, "\u{a0}\u{a0}\u{a0}"));
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match is_end(c) {
            true => out.push_str(&"  \n"[3 - c.len_utf8()..]),
            false => out.push(c),
        }
    }
    out
}

/// The text of a JSON file that escapes every Chinese character, as `\u4e00`. Its length stays: marks that are not seen
/// fill it up, on the outer side of a tag.
fn unescaped(text: String) -> String {
    if !text.starts_with(['{', '[']) || !text.is_ascii() || !text.contains("\\u") {
        return text;
    }
    let mut parts = text.split("\\u");
    let mut out = String::with_capacity(text.len());
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let code = part.get(..4).and_then(|code| u32::from_str_radix(code, 16).ok());
        match code.and_then(char::from_u32) {
            Some(c) => {
                let filling =
                    ["\u{200b}", "\u{ad}\u{ad}", "\u{200b}\u{ad}"].iter().find(|fill| fill.len() + c.len_utf8() == 6);
                let filling = filling.copied().unwrap_or_default();
                let (before, after) = if c == '>' { ("", filling) } else { (filling, "") };
                out.extend([before, c.encode_utf8(&mut [0; 4]), after]);
                out.push_str(&part[4..]);
            }
            None => out.extend(["\\u", part]),
        }
    }
    out
}

/// Reads a file whose kind is known.
fn read_kind(kind: Kind, bytes: &[u8], decode: &dyn Decode) -> Document {
    let is_prose = matches!(kind, Kind::Docx | Kind::FlatWord | Kind::Odt | Kind::FlatOdt | Kind::Doc | Kind::Rtf);
    let document = read_whole(kind, bytes, decode);
    if is_prose { with_columns(document) } else { document }
}

fn read_whole(kind: Kind, bytes: &[u8], decode: &dyn Decode) -> Document {
    match kind {
        Kind::Empty => failed(Format::Text, Note::fatal("input.empty")),
        Kind::Pdf => pdf::read(bytes, decode),
        Kind::Docx => match docx::read(bytes, decode) {
            empty if empty.text.trim().is_empty() => docx::page(bytes).map_or(empty, |page| {
                let kind = if mht::is_mht(&page) { Kind::Mht } else { Kind::Text };
                Document { format: Format::Docx, ..read_kind(kind, &page, decode) }
            }),
            document => document,
        },
        Kind::Odt => odt::read(bytes, decode),
        Kind::Doc => doc::read(bytes),
        Kind::Mht => mht::read(bytes, decode),
        Kind::FlatWord => docx::read_flat(bytes, decode),
        Kind::FlatOdt => odt::read_flat(bytes, decode),
        Kind::FlatOds => ods::read_flat(bytes, decode),
        Kind::FlatExcel => xlsx::flat::read(bytes, decode),
        Kind::Ods => ods::read(bytes, decode),
        Kind::Xlsx => xlsx::read(bytes, decode),
        Kind::Xls => xls::read(bytes, decode),
        Kind::Rtf => rtf::read(bytes, decode),
        Kind::Archive => failed(Format::Zip, Note::fatal("input.archive").with("kind", "ZIP")),
        Kind::Other(note) => failed(Format::Unknown, note),
        Kind::Text => {
            let text = decode::decode(bytes, decode);
            if decode::is_junk(&text) {
                return failed(Format::Unknown, Note::fatal("input.binary"));
            }
            read_text(text)
        }
    }
}

fn read_html(html: &str) -> Document {
    let page = with_columns(html::read(html));
    if page.has_grid() {
        return page;
    }
    // A text that has a tag somewhere is no page.
    let text = text::read(html.to_owned());
    if text.has_grid() { text } else { page }
}

/// A document without tables may hold them as text, in columns of its own making.
fn with_columns(document: Document) -> Document {
    if document.has_grid() {
        return document;
    }
    let plain = text::read(document.text.clone());
    if !plain.has_grid() {
        return document;
    }
    let notes = document.notes.into_iter().chain(plain.notes).collect();
    Document { format: document.format, notes, ..plain }
}

fn failed(format: Format, note: Note) -> Document {
    Document { format, notes: vec![note], ..Document::default() }
}
