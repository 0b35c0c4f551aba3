//! Source: bytes → Document. The format is found by content, never by the file's name.

pub mod budget;
pub mod bytes;
pub mod cfb;
pub mod decode;
pub mod doc;
pub mod docx;
pub mod flow;
pub mod html;
pub mod odt;
pub mod pdf;
pub mod rtf;
pub mod sheet;
#[cfg(test)]
mod testing;
pub mod text;
pub mod xlsx;
pub mod xml;
pub mod zip;

use crate::document::Document;
pub use decode::Decode;

/// Reads any file. Never fails: what cannot be read becomes a note of the document.
pub fn read(bytes: &[u8], _name: &str, decode: &dyn Decode) -> Document {
    if pdf::is_pdf(bytes) {
        return pdf::read(bytes, decode);
    }
    read_text(decode::decode(bytes, decode))
}

/// Reads pasted text, which may be HTML source.
pub fn read_text(text: String) -> Document {
    if html::is_html(&text) { html::read(&text) } else { text::read(text) }
}
