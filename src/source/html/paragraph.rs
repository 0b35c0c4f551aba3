//! Characters → paragraphs: white space folded as a browser shows it, entities resolved, places kept.

use super::entity;
use super::token::is_space;
use crate::characters::{is_unseen, is_wide};
use crate::document::{OBJECT, Span};
use std::ops::Range;

/// The paragraphs read so far and the open one.
#[derive(Debug, Default)]
pub struct Paragraphs {
    /// Finished paragraphs, a line end after each, and the open one.
    pub text: String,
    /// Where the open paragraph begins in the text.
    start: usize,
    /// Whether it has a visible character, and where the first and last of them stand in the HTML.
    visible: bool,
    source: Range<usize>,
    gap: Gap,
    /// Whether marks that are not seen fill up its characters.
    pub filled: bool,
    /// Elements open that keep white space.
    pub preformatted: u32,
    /// Elements open that raise or lower their text.
    pub raised: u32,
    pub lowered: u32,
    /// Links open.
    pub linked: u32,
}

/// White space since the last character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    LineEnd,
}

impl Paragraphs {
    /// The count of open elements that raise their text, or lower it.
    pub fn lift(&mut self, raised: bool) -> &mut u32 {
        if raised { &mut self.raised } else { &mut self.lowered }
    }

    /// Ends the open paragraph: its place in the text and in the HTML, `None` where nothing visible stood in it.
    pub fn finish(&mut self) -> Option<(Span, Span)> {
        let (start, source) = (self.start, self.source.clone());
        (self.gap, self.raised, self.lowered, self.linked, self.visible) = (Gap::None, 0, 0, 0, false);
        self.text.truncate(start + self.open().trim_end().len());
        let lead = self.open().len() - self.open().trim_start().len();
        let end = self.text.len();
        if start + lead >= end {
            self.text.truncate(start);
            return None;
        }
        self.text.push('\n');
        self.start = self.text.len();
        Some((Span::new(start + lead, end), Span::new(source.start, source.end)))
    }

    /// Adds the characters of `html[range]`. Where a line ends in preformatted text it stops and gives the next byte, so
    /// that the caller finishes the paragraph and goes on from there.
    pub fn append(&mut self, html: &str, range: Range<usize>) -> Option<usize> {
        let bytes = html.as_bytes().get(..range.end).unwrap_or_default();
        let mut at = range.start;
        while let Some(byte) = bytes.get(at).copied() {
            if is_space(byte) {
                at += 1;
                if self.preformatted == 0 {
                    self.gap = self.gap.max(if byte == b'\n' { Gap::LineEnd } else { Gap::Space });
                } else if byte == b'\n' {
                    return Some(at);
                } else if byte != b'\r' {
                    self.text.push(char::from(byte));
                }
                continue;
            }
            if byte == b'&' {
                let (character, length) = entity::resolve(&html[at..range.end]).unwrap_or(('&', 1));
                self.push(character.encode_utf8(&mut [0; 4]), at..at + length);
                at += length;
                continue;
            }
            let run = bytes[at..].iter().position(|byte| is_space(*byte) || *byte == b'&');
            let end = run.map_or(bytes.len(), |length| at + length);
            self.push(&html[at..end], at..end);
            at = end;
        }
        None
    }

    /// Adds the characters of an attribute's value; their place is the whole tag.
    pub fn append_at(&mut self, value: &str, tag: Range<usize>) {
        let start = if self.visible { self.source.start } else { tag.start };
        self.append(value, 0..value.len());
        self.source = start..tag.end;
    }

    /// What follows characters in the same line may not be seen: the two together are no number.
    pub fn doubt(&mut self) {
        if self.visible {
            self.text.push(OBJECT);
        }
    }

    /// Adds characters without HTML white space that stand at `source`.
    fn push(&mut self, text: &str, source: Range<usize>) {
        let seen = self.filled.then(|| text.chars().filter(|c| !is_unseen(*c)).collect::<String>());
        if seen.as_deref() == Some("") {
            return;
        }
        let first = text.chars().next().unwrap_or_default();
        let last = self.open().chars().next_back();
        let gap = std::mem::take(&mut self.gap);
        if let Some(last) = last
            && (gap == Gap::Space || gap == Gap::LineEnd && !(is_wide(last) && is_wide(first)))
        {
            self.text.push(' ');
        }
        let visible = text.trim();
        if !visible.is_empty() {
            if !self.visible {
                self.source.start = source.start + lead(text);
            }
            self.visible = true;
            self.source.end = source.end - (text.len() - lead(text) - visible.len());
        }
        match (self.raised > 0, self.lowered > 0) {
            _ if let Some(seen) = seen => self.text.push_str(&seen),
            // A raised number that leads somewhere is the mark of a note.
            (true, _) if self.linked > 0 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.text.extend(["[", text, "]"]);
            }
            (true, _) => self.text.extend(text.chars().map(|digit| shifted(digit, RAISED))),
            (_, true) => self.text.extend(text.chars().map(|digit| shifted(digit, LOWERED))),
            _ => self.text.push_str(text),
        }
    }

    fn open(&self) -> &str {
        self.text.get(self.start..).unwrap_or_default()
    }
}

fn lead(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// A footnote's number must not become a digit of the figure before it.
fn shifted(character: char, digits: [char; 10]) -> char {
    character.to_digit(10).and_then(|digit| digits.get(digit as usize)).copied().unwrap_or(character)
}
