//! Source: bytes → Document. The format is found by content, never by the file's name.

pub mod decode;
pub mod html;
pub mod text;

use crate::document::Document;
pub use decode::Decode;

/// Reads any file. Never fails: what cannot be read becomes a note of the document.
pub fn read(bytes: &[u8], _name: &str, decode: &dyn Decode) -> Document {
    text::read(decode::decode(bytes, decode))
}

/// Reads pasted text, which may be HTML source.
pub fn read_text(text: String) -> Document {
    text::read(text)
}
