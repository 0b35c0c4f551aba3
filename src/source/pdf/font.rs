//! Fonts: from the bytes of a string to characters and widths. ToUnicode comes first, then the encoding.

use super::cmap::{self, CMap, Meaning};
use super::encoding::{self, Base};
use super::file::{Dict, File, Object};
use crate::document::radicals::ideograph;
use crate::source::Decode;

/// What stands where a glyph's character cannot be known: such a cell is never a number.
pub const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// Widths a font may list; two bytes make no more codes.
const MAX_WIDTHS: usize = 70_000;

/// A font as far as text needs it.
#[derive(Debug)]
pub struct Font {
    to_unicode: CMap,
    codes: Codes,
    widths: Widths,
    /// Whether glyphs run from top to bottom.
    pub vertical: bool,
}

/// How bytes make codes, and what a code means where ToUnicode does not say.
#[derive(Debug)]
enum Codes {
    /// One byte each.
    Simple(Box<[Option<char>; 256]>),
    /// Predefined CMaps whose codes are text in a known encoding, by its WHATWG label.
    Text(&'static str),
    /// Two bytes that number glyphs: only ToUnicode knows the text.
    Glyphs,
    /// An embedded CMap.
    Embedded(CMap),
}

#[derive(Debug, Default)]
struct Widths {
    /// Code (simple fonts) or glyph number (composite fonts), width in text units; ordered.
    listed: Vec<(u32, f32)>,
    default: f32,
}

/// One glyph of a string.
#[derive(Debug)]
pub struct Shown<'a> {
    /// Its text, [`UNKNOWN`] where that cannot be known.
    pub text: &'a str,
    /// Its advance in text units (1 is the font size).
    pub width: f32,
    /// Whether it is the one-byte code 32, which word spacing widens.
    pub word_space: bool,
}

impl Font {
    /// Reads a font dictionary.
    pub fn read(dict: &Dict, file: &mut File, room: &mut usize) -> Self {
        let to_unicode = character_map(&file.get(dict, "ToUnicode"), file, room).unwrap_or_default();
        if file.get(dict, "Subtype").name() != Some(b"Type0") {
            let codes = Codes::Simple(Box::new(simple_encoding(dict, file)));
            return Self { to_unicode, codes, widths: simple_widths(dict, file), vertical: false };
        }
        let encoding = file.get(dict, "Encoding");
        let name = String::from_utf8_lossy(encoding.name().unwrap_or_default()).into_owned();
        let codes = match character_map(&encoding, file, room) {
            Some(map) => Codes::Embedded(map),
            None => predefined(&name).map_or(Codes::Glyphs, Codes::Text),
        };
        let descendants = file.get(dict, "DescendantFonts");
        let descendant = descendants.items().first().map(|font| file.resolve(font)).unwrap_or_default();
        let widths = descendant.dict().map(|font| composite_widths(font, file, room)).unwrap_or_default();
        Self { to_unicode, codes, widths, vertical: name.ends_with("-V") }
    }

    /// Calls `each` for every glyph of a string.
    pub fn show(&self, bytes: &[u8], decode: &dyn Decode, mut each: impl FnMut(Shown)) {
        // One call for the whole string: in the browser every call crosses into JavaScript.
        let whole = match self.codes {
            Codes::Text(label) if self.to_unicode.is_empty() => decode.decode(label, bytes),
            _ => None,
        };
        let aligned = whole.filter(|text| text.chars().count() == self.split(bytes).count());
        let mut characters = aligned.as_deref().unwrap_or_default().chars();
        let mut buffer = String::new();
        for code_bytes in self.split(bytes) {
            buffer.clear();
            let code = cmap::code(code_bytes);
            match self.to_unicode.get(code) {
                Some(Meaning::Text(text)) => buffer.extend(text.chars().map(clean)),
                Some(Meaning::Value(value)) => buffer.push(clean(char::from_u32(value).unwrap_or(UNKNOWN))),
                None => match characters.next() {
                    Some(character) => buffer.push(clean(character)),
                    None => self.encoded(code, code_bytes, decode, &mut buffer),
                },
            }
            let width = self.width(code, code_bytes, &buffer);
            each(Shown { text: &buffer, width, word_space: code_bytes == [32] });
        }
    }

    fn split<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
        let mut rest = bytes;
        std::iter::from_fn(move || {
            let length = match &self.codes {
                Codes::Simple(_) => 1,
                Codes::Glyphs => 2,
                Codes::Embedded(map) => map.code_length(rest).unwrap_or(2),
                Codes::Text(label) => text_code_length(label, rest),
            };
            let (code, tail) = rest.split_at(length.min(rest.len()));
            rest = tail;
            (!code.is_empty()).then_some(code)
        })
    }

    fn encoded(&self, code: u32, bytes: &[u8], decode: &dyn Decode, buffer: &mut String) {
        match &self.codes {
            Codes::Simple(table) => {
                buffer.push(clean(table[bytes.first().map_or(0, |byte| usize::from(*byte))].unwrap_or(UNKNOWN)))
            }
            Codes::Text(label) => {
                let text = decode.decode(label, bytes).unwrap_or_else(|| UNKNOWN.to_string());
                buffer.extend(text.chars().map(clean));
            }
            Codes::Embedded(_) | Codes::Glyphs => buffer.push(if code == 0 { ' ' } else { UNKNOWN }),
        }
    }

    fn width(&self, code: u32, bytes: &[u8], text: &str) -> f32 {
        match &self.codes {
            Codes::Simple(_) | Codes::Glyphs => self.widths.get(code),
            Codes::Embedded(map) => match map.get(code) {
                Some(Meaning::Value(glyph)) => self.widths.get(glyph),
                _ => self.widths.default,
            },
            Codes::Text(_) => {
                // Adobe's Chinese collections number printable ASCII from 1, in half width from 814; nearly
                // everything else is as wide as high.
                let ascii = text.bytes().next().filter(|byte| (0x20..0x7F).contains(byte)).map(u32::from);
                let listed = ascii.and_then(|byte| self.widths.find(byte - 31).or(self.widths.find(byte - 32 + 814)));
                match (listed, bytes.len()) {
                    (Some(width), _) => width,
                    (None, 1) => 0.5,
                    (None, _) => self.widths.default,
                }
            }
        }
    }
}

impl Widths {
    fn find(&self, code: u32) -> Option<f32> {
        let at = self.listed.binary_search_by_key(&code, |(listed, _)| *listed).ok()?;
        self.listed.get(at).map(|(_, width)| *width)
    }

    fn get(&self, code: u32) -> f32 {
        self.find(code).unwrap_or(self.default)
    }
}

/// The text encoding of a predefined CMap: these codes are text already.
fn predefined(name: &str) -> Option<&'static str> {
    let stem = name.trim_end_matches("-H").trim_end_matches("-V");
    match stem {
        "GB-EUC" | "GBpc-EUC" | "GBK-EUC" | "GBKp-EUC" | "GBK2K" => Some("gb18030"),
        "B5pc" | "ETen-B5" | "ETenms-B5" | "HKscs-B5" => Some("big5"),
        "90ms-RKSJ" | "90msp-RKSJ" | "90pv-RKSJ" | "83pv-RKSJ" => Some("shift_jis"),
        "KSC-EUC" | "KSCms-UHC" | "KSCms-UHC-HW" | "KSCpc-EUC" => Some("euc-kr"),
        _ if stem.starts_with("Uni") && (stem.ends_with("UCS2") || stem.ends_with("UTF16")) => Some("utf-16be"),
        _ if stem.starts_with("Uni") && stem.ends_with("UTF8") => Some("utf-8"),
        _ => None,
    }
}

/// How many bytes the first character of a text in that encoding takes.
fn text_code_length(label: &str, bytes: &[u8]) -> usize {
    let first = bytes.first().copied().unwrap_or(0);
    let second = bytes.get(1).copied().unwrap_or(0);
    match label {
        "utf-16be" if (0xD8..0xDC).contains(&first) => 4,
        "utf-16be" => 2,
        "utf-8" => {
            [(0xF0, 4), (0xE0, 3), (0xC0, 2)].iter().find(|(low, _)| first >= *low).map_or(1, |(_, length)| *length)
        }
        "shift_jis" if matches!(first, 0xA0..=0xDF) => 1,
        "gb18030" if first > 0x80 && second.is_ascii_digit() => 4,
        _ if first > 0x80 && first < 0xFF => 2,
        _ => 1,
    }
}

/// The map that a stream holds.
fn character_map(stream: &Object, file: &mut File, room: &mut usize) -> Option<CMap> {
    let Object::Stream(stream) = stream else { return None };
    Some(CMap::parse(&file.data(stream)?, room))
}

fn simple_encoding(dict: &Dict, file: &mut File) -> [Option<char>; 256] {
    let encoding = file.get(dict, "Encoding");
    let own = encoding.dict().cloned().unwrap_or_default();
    let named = file.get(&own, "BaseEncoding");
    // A symbolic font that names no encoding has its own, which nobody outside it knows.
    let base = encoding.name().or(named.name()).and_then(base);
    let base = base.or_else(|| (!has_own_encoding(dict, file)).then_some(Base::Standard));
    let mut table = [None; 256];
    for (byte, slot) in (0u8..=255).zip(&mut table) {
        *slot = base.and_then(|base| encoding::character(base, byte));
    }
    let mut at = 0usize;
    for item in file.get(&own, "Differences").items().iter().take(1024) {
        match file.resolve(item) {
            Object::Number(number) => at = number.clamp(0.0, 255.0) as usize,
            Object::Name(name) => {
                if let Some(slot) = table.get_mut(at) {
                    *slot = std::str::from_utf8(&name).ok().and_then(encoding::named);
                }
                at += 1;
            }
            _ => {}
        }
    }
    table
}

fn base(name: &[u8]) -> Option<Base> {
    match name {
        b"WinAnsiEncoding" => Some(Base::WinAnsi),
        b"MacRomanEncoding" => Some(Base::MacRoman),
        b"StandardEncoding" => Some(Base::Standard),
        _ => None,
    }
}

fn has_own_encoding(dict: &Dict, file: &mut File) -> bool {
    const SYMBOLIC: i32 = 4;
    let flags = descriptor(dict, "Flags", file).unwrap_or(0.0) as i32;
    file.get(dict, "Subtype").name() == Some(b"Type3") || flags & SYMBOLIC != 0
}

fn descriptor(dict: &Dict, key: &str, file: &mut File) -> Option<f64> {
    let descriptor = file.dict(dict, "FontDescriptor")?;
    file.number(&descriptor, key)
}

fn simple_widths(dict: &Dict, file: &mut File) -> Widths {
    // Type 3 fonts have units of their own.
    let unit = file.numbers_of::<6>(dict, "FontMatrix").map_or(0.001, |matrix| matrix[0].abs() as f32);
    let array = file.get(dict, "Widths");
    if array == Object::Null {
        return standard_widths(&file.get(dict, "BaseFont"));
    }
    let first = file.number(dict, "FirstChar").unwrap_or(0.0).clamp(0.0, 255.0) as u32;
    let widths = array.items().iter().take(256).zip(first..);
    let width = |(item, code)| (code, file.resolve(item).number().unwrap_or(0.0) as f32 * unit);
    let listed = widths.map(width).collect();
    Widths { listed, default: descriptor(dict, "MissingWidth", file).unwrap_or(0.0) as f32 * unit }
}

/// The fourteen standard fonts may come without widths; these are close enough to tell words and columns apart.
fn standard_widths(name: &Object) -> Widths {
    let name = String::from_utf8_lossy(name.name().unwrap_or_default());
    if name.contains("Courier") {
        return Widths { listed: Vec::new(), default: 0.6 };
    }
    let digit = if name.contains("Times") { 0.5 } else { 0.556 };
    let width = |byte: u8| match byte {
        b'i' | b'j' | b'l' | b' ' | b'.' | b',' | b':' | b';' | b'\'' | b'|' | b'!' | b'/' => 0.27,
        b'f' | b't' | b'r' | b'(' | b')' | b'-' | b'I' | b'[' | b']' => 0.33,
        b'm' | b'w' | b'M' | b'W' | b'%' | b'@' => 0.86,
        b'A'..=b'Z' | b'&' => 0.68,
        _ => digit,
    };
    Widths { listed: (0x20..0x7F).map(|byte| (u32::from(byte), width(byte))).collect(), default: digit }
}

/// `W` lists widths either from a glyph on (`c [w …]`) or for a range (`c d w`).
fn composite_widths(font: &Dict, file: &mut File, room: &mut usize) -> Widths {
    let default = file.number(font, "DW").unwrap_or(1000.0) as f32 / 1000.0;
    let most = MAX_WIDTHS.min(*room);
    let mut listed: Vec<(u32, f32)> = Vec::new();
    let mut pending: Vec<f64> = Vec::new();
    for item in file.get(font, "W").items() {
        let left = most.saturating_sub(listed.len());
        match (file.resolve(item), pending.as_slice()) {
            (Object::Array(widths), [first]) => {
                let widths = widths.iter().take(left).map(|width| width.number().unwrap_or(0.0) as f32 / 1000.0);
                listed.extend((*first as u32..).zip(widths));
                pending.clear();
            }
            (Object::Number(width), [first, last]) => {
                let width = width as f32 / 1000.0;
                listed.extend((*first as u32..=*last as u32).take(left).map(|code| (code, width)));
                pending.clear();
            }
            (Object::Number(number), _) => pending.push(number),
            _ => pending.clear(),
        }
    }
    *room -= listed.len();
    crate::order::by_key(&mut listed, |(code, _)| *code);
    listed.dedup_by_key(|(code, _)| *code);
    Widths { listed, default }
}

/// Control characters say nothing; radicals mean their ideograph.
fn clean(character: char) -> char {
    match character {
        '\u{A0}' | '\t' | '\r' | '\n' => ' ',
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => UNKNOWN,
        _ => ideograph(character),
    }
}
