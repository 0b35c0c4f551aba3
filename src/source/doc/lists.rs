//! The lists of a Word 97 file: what it shows before paragraphs that it numbers itself.

use crate::source::bytes::{clipped, u8_at, u16_at, u32_at};
use crate::source::lists::{LEVELS, Lists as Numbering};
use crate::source::numerals::Numeral;

const DEFINITION: usize = 28;
const LEVEL: usize = 28;
const USE: usize = 16;
/// Most lists of a file.
const MAX_LISTS: usize = 4096;

/// The lists, and for each number that paragraphs use the list it stands for.
#[derive(Debug, Default)]
pub struct Lists {
    numbering: Numbering,
    uses: Vec<u32>,
}

impl Lists {
    /// Reads the definitions, which begin at an offset of the table stream and are followed by their levels, and the part
    /// that numbers them. What cannot be read numbers nothing.
    pub fn new(table: &[u8], start: Option<usize>, uses: &[u8]) -> Self {
        let mut lists = Self::default();
        let definitions = start.filter(|start| *start > 0).and_then(|start| table.get(start..)).unwrap_or_default();
        lists.define(definitions);
        let count = (u32_at(uses, 0).unwrap_or(0) as usize).min(MAX_LISTS);
        lists.uses = (0..count).map_while(|index| u32_at(uses, 4 + index * USE)).collect();
        lists
    }

    fn define(&mut self, bytes: &[u8]) -> Option<()> {
        let count = usize::from(u16_at(bytes, 0)?).min(MAX_LISTS);
        let mut at = 2 + count * DEFINITION;
        for index in 0..count {
            let list = 2 + index * DEFINITION;
            let name = u32_at(bytes, list)?;
            let is_simple = u8_at(bytes, list + 26)? & 1 != 0;
            for level in 0..if is_simple { 1 } else { 9 } {
                let lists = [u8_at(bytes, at + 25)?, u8_at(bytes, at + 24)?].map(usize::from);
                let text = at + LEVEL + lists[0] + lists[1];
                let length = usize::from(u16_at(bytes, text)?);
                let own = self.numbering.level(name, level)?;
                own.start = u32_at(bytes, at)?;
                own.numeral = Numeral::coded(u8_at(bytes, at + 4)?);
                own.is_legal = u8_at(bytes, at + 5)? & 4 != 0;
                own.is_tight = u8_at(bytes, at + 15)? == 2;
                let units = clipped(bytes, text + 2, length * 2)
                    .chunks_exact(2)
                    .map(|unit| u16::from(unit[0]) | u16::from(unit[1]) << 8);
                // A number's place is held by its level.
                own.text = char::decode_utf16(units).filter_map(Result::ok).fold(String::new(), |mut text, c| {
                    match c {
                        '\0'..='\u{8}' => text.extend(['%', char::from(b'1' + c as u8)]),
                        _ => text.push(c),
                    }
                    text
                });
                at = text + 2 + length * 2;
            }
        }
        Some(())
    }

    /// What is shown before the next paragraph with a number and level.
    pub fn label(&mut self, number: u16, level: u8) -> String {
        let list = usize::from(number).checked_sub(1).and_then(|index| self.uses.get(index));
        list.copied().map_or_else(String::new, |list| self.numbering.next(list, usize::from(level).min(LEVELS - 1)))
    }
}
