//! Text decoding, injected: the browser has TextDecoder, native callers have encoding_rs.

/// Decodes legacy encodings.
pub trait Decode {
    /// The text of `bytes` in the encoding named by a WHATWG label (`gb18030`, `utf-16le` …), malformed bytes replaced;
    /// `None` for a label that is not known.
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String>;
}

/// encoding_rs, for native callers and tests.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, Default)]
pub struct Native;

#[cfg(not(target_arch = "wasm32"))]
impl Decode for Native {
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String> {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
        Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
    }
}

/// The text of a file: byte order mark, then strict UTF-8, then UTF-16 by its zero bytes, then GB18030.
pub fn decode(bytes: &[u8], with: &dyn Decode) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return String::from_utf8_lossy(rest).into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => with.decode("gb18030", bytes).unwrap_or_default(),
    }
}
