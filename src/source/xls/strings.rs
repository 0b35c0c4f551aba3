//! Text in BIFF8: characters of one or two bytes, runs and phonetic data behind them, all of it cut anywhere by the
//! end of a record, after which the width of the characters is said anew.

use crate::document::Note;
use crate::source::budget::Budget;
use crate::source::sheet::rich::{Look, Rich};

/// Reads text and numbers over the ends of records.
#[derive(Debug)]
pub struct Text<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

const WIDE: u8 = 1;
const PHONETIC: u8 = 4;
const RICH: u8 = 8;

impl<'a> Text<'a> {
    /// Reads from an offset in the first of the parts on.
    pub fn new(parts: Vec<&'a [u8]>, at: usize) -> Self {
        Self { parts, part: 0, at }
    }

    fn left(&self) -> &'a [u8] {
        self.parts.get(self.part).and_then(|part| part.get(self.at..)).unwrap_or_default()
    }

    /// Goes to the next part where this one is used up; whether it did.
    fn turn(&mut self) -> bool {
        let turns = self.left().is_empty() && self.part + 1 < self.parts.len();
        if turns {
            self.part += 1;
            self.at = 0;
        }
        turns
    }

    fn byte(&mut self) -> Option<u8> {
        while self.turn() {}
        let byte = *self.left().first()?;
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn long_number(&mut self) -> Option<u32> {
        Some(u32::from(self.number()?) | u32::from(self.number()?) << 16)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            while self.turn() {}
            let step = self.left().len().min(count);
            if step == 0 {
                return None;
            }
            self.at += step;
            count -= step;
        }
        Some(())
    }

    /// Flags and so many characters; `None` where the text is cut.
    pub fn characters_with_flags(&mut self, length: usize) -> Option<String> {
        self.rich(length, &|_| Look::Plain).map(Rich::text)
    }

    /// The same in pieces, as the fonts of its runs look.
    fn rich(&mut self, length: usize, look: &dyn Fn(u16) -> Look) -> Option<Rich> {
        let flags = self.byte()?;
        let mut rich = Rich::default();
        let runs = if flags & RICH != 0 { self.number()?.into() } else { 0 };
        let phonetic = if flags & PHONETIC != 0 { self.long_number()? as usize } else { 0 };
        let mut wide = flags & WIDE != 0;
        let mut units = Vec::new();
        while units.len() < length {
            // Characters that go on in the next record begin with their width there.
            if self.turn() {
                wide = self.byte()? & WIDE != 0;
            }
            units.push(if wide { self.number()? } else { self.byte()?.into() });
        }
        rich.is_mixed = runs > 0;
        let (mut from, mut current) = (0, Look::Plain);
        for _ in 0..runs {
            let (at, font) = (usize::from(self.number()?).min(length), self.number()?);
            rich.push(&String::from_utf16_lossy(units.get(from..at).unwrap_or_default()), current);
            (from, current) = (from.max(at), look(font));
        }
        rich.push(&String::from_utf16_lossy(units.get(from..).unwrap_or_default()), current);
        self.skip(phonetic)?;
        Some(rich)
    }
}

/// The shared strings, and whether pieces of them have looks of their own; whether all that were promised are there.
pub fn shared(
    parts: &[&[u8]],
    look: &dyn Fn(u16) -> Look,
    strings: &mut Vec<(String, bool)>,
    budget: &mut Budget,
) -> Result<bool, Note> {
    let mut text = Text::new(parts.to_vec(), 4);
    let promised = text.long_number().unwrap_or(0) as usize;
    while strings.len() < promised {
        budget.take_steps(1)?;
        let Some(length) = text.number() else { return Ok(false) };
        let Some(rich) = text.rich(length.into(), look) else { return Ok(false) };
        let string = (rich.is_mixed, rich.text());
        budget.take_bytes(string.1.len() + size_of::<(String, bool)>())?;
        strings.push((string.1, string.0));
    }
    Ok(true)
}

/// The name of a code page.
pub fn code_page(number: Option<u16>) -> &'static str {
    match number {
        Some(950) => "big5",
        Some(1200) => "utf-16le",
        Some(1252) => "windows-1252",
        Some(65001) => "utf-8",
        _ => "gb18030",
    }
}
