//! Text of a cell whose pieces look different: what is struck out, and what is raised as the mark of a note, is none of
//! it.

use crate::source::sheet::format::Shown;

/// How a piece of text looks, as far as it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// As any text.
    #[default]
    Plain,
    /// With a line through it.
    Struck,
    /// Above the line, or not to be seen.
    Raised,
}

/// Text in pieces.
#[derive(Debug, Default)]
pub struct Rich {
    text: String,
    struck: String,
    /// Whether some of them have looks of their own, beside the cell's.
    pub is_mixed: bool,
}

impl Rich {
    /// Adds a piece.
    pub fn push(&mut self, piece: &str, look: Look) {
        match look {
            Look::Plain => self.text += piece,
            Look::Struck => self.struck += piece,
            Look::Raised => {}
        }
    }

    /// What the cell says: where nothing is left of it, nobody knows what its digits are.
    pub fn text(self) -> String {
        if self.text.trim().is_empty() { unknown(&self.struck) } else { self.text }
    }
}

/// A text whose digits do not count, and what counts nobody knows.
pub fn unknown(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { '\u{FFFD}' } else { c }).collect()
}

impl Shown {
    /// What the style of the whole cell makes of it. Where pieces have looks of their own it is open which of them it strikes.
    pub fn struck(self, is_struck: bool, is_mixed: bool) -> Self {
        match is_struck {
            true if is_mixed => Self { text: unknown(&self.text), ..self },
            _ => Self { struck: is_struck, ..self },
        }
    }
}
