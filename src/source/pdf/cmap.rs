//! CMaps: what the bytes of a string mean, as text (ToUnicode) or as glyph numbers (an embedded encoding).

use super::lexer::{Lexer, Token};

/// Ranges a CMap may have; real ones have at most a few thousand.
const MAX_RANGES: usize = 70_000;

/// Bytes of the text that one code means; a ligature has some ten.
const MAX_TEXT: usize = 128;

/// A parsed CMap.
#[derive(Clone, Debug, Default)]
pub struct CMap {
    /// Bytes of a code, lowest and highest code of that length.
    spaces: Vec<(usize, u32, u32)>,
    /// Ordered by their first code.
    ranges: Vec<Range>,
    /// Texts of more than one character.
    texts: Vec<String>,
}

#[derive(Clone, Copy, Debug)]
struct Range {
    first: u32,
    last: u32,
    target: Target,
}

#[derive(Clone, Copy, Debug)]
enum Target {
    /// Code `first + n` means the character (or glyph) `value + n`.
    Value(u32),
    /// The text at this index.
    Text(u32),
}

/// What a code means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning<'a> {
    /// A character or glyph number.
    Value(u32),
    /// Several characters.
    Text(&'a str),
}

impl CMap {
    /// Reads a CMap; what is malformed is left out, as is what there is no room for: `room` is the number of ranges that
    /// may still be kept.
    pub fn parse(bytes: &[u8], room: &mut usize) -> Self {
        let mut map = Self::default();
        let mut operands: Vec<Token> = Vec::new();
        for token in Lexer::new(bytes) {
            match token {
                Token::Word(word) => {
                    match word {
                        b"endcodespacerange" => map.code_spaces(&operands),
                        b"endbfchar" | b"endcidchar" => map.characters(&operands, room),
                        b"endbfrange" | b"endcidrange" => map.ranges(&operands, room),
                        _ => {}
                    }
                    operands.clear();
                }
                token if operands.len() < MAX_RANGES => operands.push(token),
                _ => {}
            }
        }
        crate::order::by_key(&mut map.ranges, |range| range.first);
        map
    }

    /// Whether it maps nothing.
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// The length in bytes of the code that `bytes` starts with, where the CMap says so.
    pub fn code_length(&self, bytes: &[u8]) -> Option<usize> {
        let fits = |(length, low, high): &&(usize, u32, u32)| {
            let Some(code) = bytes.get(..*length) else { return false };
            // Each byte has its own range: a code space is a rectangle, not an interval.
            code.iter().enumerate().all(|(at, byte)| {
                let shift = 8 * (length - 1 - at);
                (low >> shift & 255..=high >> shift & 255).contains(&u32::from(*byte))
            })
        };
        self.spaces.iter().find(fits).map(|(length, ..)| *length)
    }

    /// What a code means.
    pub fn get(&self, code: u32) -> Option<Meaning<'_>> {
        let end = self.ranges.partition_point(|range| range.first <= code);
        // Ranges seldom overlap; of those that do the later definition counts.
        let range = self.ranges[..end].iter().rev().take(8).find(|range| code <= range.last)?;
        match range.target {
            Target::Value(value) => Some(Meaning::Value(value.saturating_add(code - range.first))),
            Target::Text(index) => self.texts.get(index as usize).map(|text| Meaning::Text(text)),
        }
    }

    fn code_spaces(&mut self, operands: &[Token]) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Text(low), Token::Text(high)] = pair
                && (1..=4).contains(&low.len())
                && self.spaces.len() < 256
            {
                self.spaces.push((low.len(), code(low), code(high)));
            }
        }
        crate::order::plain(&mut self.spaces);
    }

    fn characters(&mut self, operands: &[Token], room: &mut usize) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Text(from), to] = pair
                && let Some(target) = self.target(to)
            {
                self.push(code(from), code(from), target, room);
            }
        }
    }

    fn ranges(&mut self, operands: &[Token], room: &mut usize) {
        let mut operands = operands.iter();
        while let (Some(Token::Text(first)), Some(Token::Text(last)), Some(to)) =
            (operands.next(), operands.next(), operands.next())
        {
            let (first, last) = (code(first), code(last));
            if *to != Token::ArrayStart {
                if let Some(target) = self.target(to) {
                    self.push(first, last, target, room);
                }
                continue;
            }
            let listed = operands.by_ref().take_while(|token| **token != Token::ArrayEnd);
            for (offset, to) in listed.enumerate() {
                let at = first.saturating_add(offset as u32);
                if at <= last
                    && let Some(target) = self.target(to)
                {
                    self.push(at, at, target, room);
                }
            }
        }
    }

    fn target(&mut self, token: &Token) -> Option<Target> {
        match token {
            Token::Number(number) => Some(Target::Value(*number as u32)),
            Token::Text(bytes) if bytes.len() <= MAX_TEXT => {
                let text = utf16(bytes);
                let mut characters = text.chars();
                match (characters.next(), characters.next()) {
                    (Some(only), None) => Some(Target::Value(only as u32)),
                    (None, _) => None,
                    _ => {
                        self.texts.push(text);
                        Some(Target::Text(self.texts.len() as u32 - 1))
                    }
                }
            }
            _ => None,
        }
    }

    fn push(&mut self, first: u32, last: u32, target: Target, room: &mut usize) {
        let length = if let Target::Text(_) = target { self.texts.last().map_or(0, String::len) } else { 0 };
        let cost = 1 + length / std::mem::size_of::<Range>();
        if self.ranges.len() < MAX_RANGES && cost <= *room {
            *room -= cost;
            self.ranges.push(Range { first, last, target });
        } else if length > 0 {
            self.texts.pop();
            *room = 0;
        }
    }
}

/// UTF-16BE text; a lone byte is a Latin-1 character, as careless producers write it.
pub fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The number that a code's bytes make.
pub fn code(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0u32, |code, byte| code << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(map: &str, code: u32, expected: Option<Meaning>) {
        assert_eq!(CMap::parse(map.as_bytes(), &mut 1000).get(code), expected, "{map}");
    }

    #[test]
    fn characters_ranges_and_lists() {
        check("1 beginbfchar <01> <653F> endbfchar", 1, Some(Meaning::Value(0x653F)));
        check("1 beginbfrange <0010> <0019> <0030> endbfrange", 0x13, Some(Meaning::Value(0x33)));
        check("1 beginbfrange <0010> <0012> [<0041> <00420043>] endbfrange", 0x11, Some(Meaning::Text("BC")));
        check("1 beginbfrange <0010> <0012> [<0041> <00420043>] endbfrange", 0x12, None);
        check("1 begincidrange <20> <7e> 814 endcidrange", 0x21, Some(Meaning::Value(815)));
        check("1 beginbfchar <01> <D840DC0B> endbfchar", 1, Some(Meaning::Value(0x2000B)));
        check("1 beginbfrange <00> <ff> <0000> endbfrange 1 beginbfchar <41> <4E2D> endbfchar", 0x41, {
            Some(Meaning::Value(0x4E2D))
        });
    }

    #[test]
    fn code_spaces_tell_the_length() {
        let map = CMap::parse(b"2 begincodespacerange <00> <80> <8140> <fefe> endcodespacerange", &mut 1000);
        assert_eq!(map.code_length(b"A"), Some(1));
        assert_eq!(map.code_length(b"\xb0\xa1"), Some(2));
        assert_eq!(map.code_length(b"\xb0\x20"), None);
    }
}
