//! The properties of characters and paragraphs in a Word 97 file: runs in pages of 512 bytes, each with a list of
//! modifiers (an opcode of two bytes, then an operand).

use super::styles::Styles;
use crate::document::Note;
use crate::source::budget::Budget;
use crate::source::bytes::{clipped, size_at, u8_at, u16_at, u32_at};
use crate::source::flow::{Merge, Place};
use std::ops::Range;

const PAGE: usize = 512;
/// Bytes of a paragraph's entry in a page: where its modifiers stand, and heights.
const PARAGRAPH_ENTRY: usize = 13;

/// What a paragraph's mark says.
#[derive(Clone, Debug, Default)]
pub struct Mark {
    /// Tables around it.
    pub depth: usize,
    /// It ends a row of an outermost table.
    pub ends_row: bool,
    /// It ends a cell of a table in a table.
    pub ends_inner_cell: bool,
    /// It ends a row of a table in a table.
    pub ends_inner_row: bool,
    /// The cells of the row it ends.
    pub places: Vec<Place>,
    /// The list that numbers the paragraph, and the level in it.
    pub item: Item,
}

/// A number that stands for a list, and a level in it; none where left open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Item(pub Option<u16>, pub Option<u8>);

impl Item {
    /// Takes a modifier of a paragraph.
    pub fn modify(&mut self, opcode: u16, operand: &[u8]) {
        match opcode {
            LIST => self.0 = u16_at(operand, 0),
            LIST_LEVEL => self.1 = u8_at(operand, 0),
            _ => {}
        }
    }

    /// This, and where it leaves something open the other.
    pub fn over(self, other: Self) -> Self {
        Self(self.0.or(other.0), self.1.or(other.1))
    }
}

/// The property runs of a file.
pub struct Properties {
    /// Offsets of characters that were deleted, are hidden, struck out or raised.
    gone: Vec<Range<u32>>,
    /// Offsets of characters above the line.
    raised: Vec<Range<u32>>,
    paragraphs: Vec<Run>,
    /// Characters of paragraphs whose style takes them out.
    gone_by_style: Vec<Range<u32>>,
    styles: Styles,
    /// The data stream, which holds long lists of modifiers.
    data: Vec<u8>,
}

/// Characters by their offsets, and where the list of their modifiers stands.
struct Run {
    characters: Range<u32>,
    list: Range<usize>,
}

impl Run {
    /// The style of a paragraph, whose number stands before its list; one without list has none.
    fn style(&self, document: &[u8]) -> Option<u16> {
        u16_at(document, self.list.start.checked_sub(2).filter(|_| !self.list.start.is_multiple_of(PAGE))?)
    }
}

impl Properties {
    /// Reads the runs that the page tables of characters and of paragraphs list.
    ///
    /// # Errors
    /// `budget.steps`.
    pub fn new(
        document: &[u8],
        characters: &[u8],
        paragraphs: &[u8],
        data: Vec<u8>,
        styles: Styles,
        budget: &mut Budget,
    ) -> Result<Self, Note> {
        let mut of_characters = |keep: &dyn Fn(&[u8]) -> bool| {
            let runs = runs(document, characters, 1, character_list, keep, budget)?;
            Ok(runs.into_iter().map(|run| run.characters).collect())
        };
        let (gone, raised) = (of_characters(&|list| styles.hides(list))?, of_characters(&is_raised)?);
        let paragraphs = runs(document, paragraphs, PARAGRAPH_ENTRY, paragraph_list, |_| true, budget)?;
        let by_style = paragraphs.iter().filter(|run| run.style(document).is_some_and(|style| styles.is_gone(style)));
        let gone_by_style = by_style.map(|run| run.characters.clone()).collect();
        Ok(Self { gone, raised, paragraphs, gone_by_style, styles, data })
    }

    /// Whether the character at an offset was deleted, is hidden or struck out.
    pub fn is_gone(&self, offset: u32) -> bool {
        holds(&self.gone, offset) || holds(&self.gone_by_style, offset)
    }

    /// Whether the character at an offset stands above the line.
    pub fn is_raised(&self, offset: u32) -> bool {
        holds(&self.raised, offset)
    }

    /// What the mark at an offset says.
    ///
    /// # Errors
    /// `budget.steps`.
    pub fn mark(&self, document: &[u8], offset: u32, budget: &mut Budget) -> Result<Mark, Note> {
        let mut mark = Mark::default();
        let after = self.paragraphs.partition_point(|run| run.characters.start <= offset);
        let run = self.paragraphs.get(after.wrapping_sub(1)).filter(|run| run.characters.contains(&offset));
        let mut lists: Vec<&[u8]> = run.and_then(|run| document.get(run.list.clone())).into_iter().collect();
        // A list in the data stream that points at another one is no longer followed.
        let mut further = 1;
        while let Some(list) = lists.pop() {
            for (opcode, operand) in modifiers(list) {
                budget.take_steps(1)?;
                match opcode {
                    LONG_LIST | LONG_LIST_OLD | TABLE_LIST if further > 0 => lists.extend(self.long_list(operand)),
                    _ => mark.modify(opcode, operand),
                }
            }
            further = 0;
        }
        let of_style = self.styles.item(run.and_then(|run| run.style(document)).unwrap_or(0));
        mark.item = mark.item.over(of_style);
        Ok(mark)
    }

    fn long_list(&self, operand: &[u8]) -> Option<&[u8]> {
        let list = self.data.get(size_at(operand, 0)?..)?;
        list.get(2..)?.get(..usize::from(u16_at(list, 0)?))
    }
}

/// Whether one of some runs in order holds an offset.
fn holds(runs: &[Range<u32>], offset: u32) -> bool {
    let after = runs.partition_point(|run| run.start <= offset);
    runs.get(after.wrapping_sub(1)).is_some_and(|run| run.contains(&offset))
}

/// Whether the modifiers of characters put them above the line.
pub fn is_raised(list: &[u8]) -> bool {
    modifiers(list)
        .any(|(opcode, operand)| opcode == POSITION && u16_at(operand, 0).is_some_and(|rise| rise as i16 > 0))
}

const POSITION: u16 = 0x4845;
const IN_TABLE: u16 = 0x2416;
const ENDS_ROW: u16 = 0x2417;
const ENDS_INNER_CELL: u16 = 0x244B;
const ENDS_INNER_ROW: u16 = 0x244C;
const DEPTH: u16 = 0x6649;
const DEEPER: u16 = 0x664A;
const LONG_LIST_OLD: u16 = 0x6645;
const LONG_LIST: u16 = 0x6646;
const TABLE_LIST: u16 = 0x646B;
const ROW: u16 = 0xD608;
const MERGED_BELOW: u16 = 0xD62B;
const TAB_STOPS: u16 = 0xC615;
const LIST: u16 = 0x460B;
const LIST_LEVEL: u16 = 0x260A;

impl Mark {
    fn modify(&mut self, opcode: u16, operand: &[u8]) {
        let is_on = operand.first().is_some_and(|value| *value != 0);
        let depth = || u32_at(operand, 0).map_or(0, |depth| depth as i32);
        match opcode {
            IN_TABLE if is_on => self.depth = self.depth.max(1),
            ENDS_ROW => self.ends_row = is_on,
            ENDS_INNER_CELL => self.ends_inner_cell = is_on,
            ENDS_INNER_ROW => self.ends_inner_row = is_on,
            DEPTH => self.depth = usize::try_from(depth()).unwrap_or(0),
            DEEPER => self.depth = self.depth.saturating_add_signed(depth() as isize),
            ROW => self.places = places(operand).unwrap_or_default(),
            MERGED_BELOW => {
                if let [index, flags, ..] = operand
                    && let Some(place) = self.places.get_mut(usize::from(*index))
                {
                    place.vertical = vertical(u16::from(*flags));
                }
            }
            _ => self.item.modify(opcode, operand),
        }
    }
}

/// The cells of a row: how many, their edges, then 20 bytes on each, of which the first two say how it is merged.
fn places(operand: &[u8]) -> Option<Vec<Place>> {
    let count = usize::from(u8_at(operand, 0)?);
    let edge = |index: usize| u16_at(operand, 1 + index * 2).map(|edge| i32::from(edge as i16));
    let mut places: Vec<Place> = Vec::new();
    // The merge flag of the first of cells merged side by side; programs disagree about which of two it is.
    let mut first = 0;
    for index in 0..count {
        let flags = u16_at(operand, 1 + (count + 1) * 2 + index * 20).unwrap_or(0);
        let merged = flags & 3;
        let joins_left = merged != 0 && first != 0 && merged != first;
        if !joins_left {
            first = merged;
        }
        places.push(Place { left: edge(index)?, right: edge(index + 1)?, vertical: vertical(flags >> 5), joins_left });
    }
    Some(places)
}

fn vertical(flags: u16) -> Merge {
    match flags & 3 {
        0 => Merge::None,
        1 => Merge::Continues,
        _ => Merge::First,
    }
}

/// The modifiers of a list: opcode and operand, whose length the opcode tells.
pub fn modifiers(mut list: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let opcode = u16_at(list, 0)?;
        let byte = |at| u8_at(list, at).map(usize::from);
        let (start, length) = match opcode >> 13 {
            0 | 1 => (2, 1),
            2 | 4 | 5 => (2, 2),
            3 => (2, 4),
            7 => (2, 3),
            _ if opcode == ROW => (4, usize::from(u16_at(list, 2)?).saturating_sub(1)),
            _ if opcode == TAB_STOPS && byte(2)? == 255 => {
                let deleted = byte(3)? * 4;
                (3, 2 + deleted + byte(4 + deleted)? * 3)
            }
            _ => (3, byte(2)?),
        };
        let operand = list.get(start..)?.get(..length)?;
        list = list.get(start + length..)?;
        Some((opcode, operand))
    })
}

/// The runs in the pages of a table whose modifiers are to `keep`, in order. `list` finds the modifiers by the run's entry
/// in the page.
fn runs(
    document: &[u8],
    table: &[u8],
    entry: usize,
    list: fn(&[u8], usize) -> Option<Range<usize>>,
    keep: impl Fn(&[u8]) -> bool,
    budget: &mut Budget,
) -> Result<Vec<Run>, Note> {
    let mut runs = Vec::new();
    let count = table.len().saturating_sub(4) / 8;
    // A table may not list more pages than there are.
    for index in 0..count.min(document.len() / PAGE) {
        let number = u32_at(table, (count + 1) * 4 + index * 4).unwrap_or(0) & 0x3F_FFFF;
        let base = number as usize * PAGE;
        let page = clipped(document, base, PAGE);
        let in_page = usize::from(u8_at(page, PAGE - 1).unwrap_or(0));
        for run in 0..in_page {
            budget.take_steps(1)?;
            let (Some(start), Some(end)) = (u32_at(page, run * 4), u32_at(page, run * 4 + 4)) else { break };
            let list = list(page, (in_page + 1) * 4 + run * entry).unwrap_or_default();
            if keep(page.get(list.clone()).unwrap_or_default()) {
                runs.push(Run { characters: start..end, list: base + list.start..base + list.end });
            }
        }
    }
    crate::order::by_key(&mut runs, |run| run.characters.start);
    Ok(runs)
}

fn character_list(page: &[u8], entry: usize) -> Option<Range<usize>> {
    let at = usize::from(u8_at(page, entry).filter(|at| *at > 0)?) * 2;
    Some(at + 1..(at + 1 + usize::from(u8_at(page, at)?)).min(PAGE))
}

fn paragraph_list(page: &[u8], entry: usize) -> Option<Range<usize>> {
    let at = usize::from(u8_at(page, entry).filter(|at| *at > 0)?) * 2;
    // An even length stands behind a zero. Either counts the style's number, two bytes before the list.
    let (start, end) = match usize::from(u8_at(page, at)?) {
        0 => (at + 2, at + 2 + usize::from(u8_at(page, at + 1)?) * 2),
        length => (at + 1, at + length * 2),
    };
    Some((start + 2).min(PAGE)..end.clamp((start + 2).min(PAGE), PAGE))
}
