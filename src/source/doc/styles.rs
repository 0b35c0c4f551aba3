//! The styles of a Word 97 file, as far as they take text out of the report or number paragraphs.

use super::properties::{Item, modifiers};
use crate::source::bytes::u16_at;

/// Properties that take characters out of the text, none where left open: deleted, hidden, struck out once and twice,
/// raised as the mark of a note.
pub type Looks = [Option<bool>; 5];

const LOOKS: [u16; 5] = [0x0800, 0x083C, 0x0837, 0x2A53, 0x2A48];
/// The style of characters.
const STYLE: u16 = 0x4A30;
/// Most styles of a file.
const MAX_STYLES: usize = 4096;

/// What each style says, by its number.
#[derive(Debug, Default)]
pub struct Styles(Vec<Says>);

#[derive(Clone, Copy, Debug, Default)]
struct Says {
    looks: Looks,
    item: Item,
}

impl Styles {
    /// Reads the part of the table stream that defines styles: the length of a header, the header, then the styles, each
    /// behind its length. What cannot be read hides nothing.
    pub fn new(part: &[u8]) -> Self {
        let header = usize::from(u16_at(part, 0).unwrap_or(0));
        let (count, fixed) = (u16_at(part, 2).unwrap_or(0), usize::from(u16_at(part, 4).unwrap_or(0)));
        let mut at = header + 2;
        let mut styles: Vec<(usize, Says)> = Vec::new();
        for _ in 0..usize::from(count).min(MAX_STYLES) {
            let Some(length) = u16_at(part, at).map(usize::from) else { break };
            let own = part.get(at + 2..).and_then(|rest| rest.get(..length)).unwrap_or_default();
            styles.push(style(own, fixed).unwrap_or((usize::MAX, Says::default())));
            at += 2 + length;
        }
        let of = |number: usize| {
            let chain = std::iter::successors(styles.get(number), |(base, _)| styles.get(*base)).take(16);
            chain.fold(Says::default(), |says, (_, base)| Says {
                looks: over(says.looks, base.looks),
                item: says.item.over(base.item),
            })
        };
        Self((0..styles.len()).map(of).collect())
    }

    /// Whether a style takes its text out of the report.
    pub fn is_gone(&self, number: u16) -> bool {
        self.0.get(usize::from(number)).is_some_and(|says| says.looks.contains(&Some(true)))
    }

    /// The list and level of a style's paragraphs.
    pub fn item(&self, number: u16) -> Item {
        self.0.get(usize::from(number)).map_or(Item::default(), |says| says.item)
    }

    /// Whether the modifiers of characters take them out of the report. Values from 0x80 on say what becomes of the
    /// style's value.
    pub fn hides(&self, list: &[u8]) -> bool {
        let mut base = Looks::default();
        let mut own = Looks::default();
        for (opcode, operand) in modifiers(list) {
            if opcode == STYLE {
                let style = u16_at(operand, 0).map(usize::from);
                base = style.and_then(|style| self.0.get(style)).map_or(Looks::default(), |says| says.looks);
            }
            modify(&mut own, base, opcode, operand);
        }
        over(own, base).contains(&Some(true))
    }
}

fn over(own: Looks, base: Looks) -> Looks {
    std::array::from_fn(|look| own[look].or(base[look]))
}

fn modify(looks: &mut Looks, base: Looks, opcode: u16, operand: &[u8]) {
    let Some(look) = LOOKS.iter().position(|known| *known == opcode) else { return };
    let of_style = base[look].unwrap_or(false);
    looks[look] = match operand.first() {
        Some(0x80) => Some(of_style),
        Some(0x81) => Some(!of_style),
        value => Some(value == Some(&1)),
    };
}

/// What a style is based on, and what it says itself.
fn style(bytes: &[u8], fixed: usize) -> Option<(usize, Says)> {
    const CHARACTERS: u16 = 2;
    let kind = u16_at(bytes, 2)?;
    let count = u16_at(bytes, 4)? & 15;
    let name = usize::from(u16_at(bytes, fixed)?);
    // The name is two bytes a letter and ends in a zero. Lists of modifiers follow, each behind its length and at an even
    // place; a style of paragraphs has one of paragraphs, behind its number, before that of characters.
    let mut at = fixed + 2 + name * 2 + 2;
    let mut says = Says::default();
    let before = if kind & 15 == CHARACTERS { 0 } else { 1 };
    for index in 0..count.min(1 + before) {
        let length = usize::from(u16_at(bytes, at)?);
        let list = bytes.get(at + 2..)?.get(..length)?;
        if index < before {
            modifiers(list.get(2..).unwrap_or_default())
                .for_each(|(opcode, operand)| says.item.modify(opcode, operand));
        } else {
            let looks = &mut says.looks;
            modifiers(list).for_each(|(opcode, operand)| modify(looks, Looks::default(), opcode, operand));
        }
        at = (at + 2 + length).next_multiple_of(2);
    }
    Some((usize::from(kind >> 4), says))
}
