//! What reading one file may cost: bytes unpacked, steps taken, depth of nesting. Cells and text are counted by the
//! document's builder. All of it is in proportion to the bytes given, so that a small file cannot ask for much. A PDF counts
//! for itself what only it has: operators and glyphs, which a page may draw again and again.

use crate::document::Note;

/// Most bytes that a file's parts may unpack to, all together. With the file itself, the text rendered from it and a
/// buffer that doubles, a file of 10 MB stays within 64 MB.
pub const MAX_BYTES: usize = 24 << 20;
/// Elements, tables or groups inside one another; people's documents stay below 50.
pub const MAX_DEPTH: usize = 256;

/// Most steps, whatever the length: about a second's work in a browser.
pub const MAX_STEPS: usize = 8 << 20;

const BYTES_PER_BYTE: usize = 200;
const BYTES_FREE: usize = 1 << 20;

/// What is left to spend on a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Bytes that may still be unpacked or copied.
    pub bytes: usize,
    /// Elements, records or controls that may still be looked at.
    pub steps: usize,
}

impl Budget {
    /// The budget of a file of `length` bytes.
    pub fn for_input(length: usize) -> Self {
        let bytes = length.saturating_mul(BYTES_PER_BYTE).saturating_add(BYTES_FREE).min(MAX_BYTES);
        Self { bytes, steps: bytes.min(MAX_STEPS) }
    }

    /// Spends bytes; a note, and nothing spent, where there are not so many.
    pub fn take_bytes(&mut self, count: usize) -> Result<(), Note> {
        self.bytes = self.bytes.checked_sub(count).ok_or_else(|| Note::limit("budget.bytes"))?;
        Ok(())
    }

    /// Spends steps; a note, and nothing spent, where there are not so many.
    pub fn take_steps(&mut self, count: usize) -> Result<(), Note> {
        self.steps = self.steps.checked_sub(count).ok_or_else(|| Note::limit("budget.steps"))?;
        Ok(())
    }
}
