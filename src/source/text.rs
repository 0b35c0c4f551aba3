//! Plain text → Document.

use crate::document::Document;

/// Reads text: lines, and grids where tabs, pipes or commas make columns.
pub fn read(text: String) -> Document {
    Document { text, ..Document::default() }
}
