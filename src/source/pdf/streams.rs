//! Streams under a budget: what a file of a few megabytes may unfold to.

use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use miniz_oxide::inflate::{
    DecompressError, TINFLStatus, decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit,
};

/// Bytes that all streams of a file together may unfold to.
const MAX_DECODED: usize = 48 << 20;

/// Decodes streams as long as the budget lasts.
#[derive(Debug)]
pub struct Streams {
    left: usize,
    /// Whether a stream was left out because it would have gone beyond the budget.
    pub exhausted: bool,
    /// Whether a stream ended in damage.
    pub damaged: bool,
}

impl Default for Streams {
    fn default() -> Self {
        Self { left: MAX_DECODED, exhausted: false, damaged: false }
    }
}

impl Streams {
    /// The data of a stream, `None` where it is damaged, an image, or too large.
    pub fn decode(&mut self, stream: &Stream) -> Option<Vec<u8>> {
        let filters = stream.filters();
        let raw = stream.raw_data();
        let predicted = stream.dict().contains_key("DecodeParms") || stream.dict().contains_key("DP");
        let data = if filters.as_slice() == [Filter::FlateDecode] && !predicted {
            self.inflate(&raw)?
        } else {
            // These have no limit of their own, so the worst case counts.
            let worst = filters.iter().fold(raw.len(), |bytes, filter| bytes.saturating_mul(growth(*filter)));
            if worst > self.left {
                self.exhausted = true;
                return None;
            }
            let Ok(data) = stream.decoded_data() else {
                self.damaged = true;
                return None;
            };
            data.into_owned()
        };
        self.left = self.left.saturating_sub(data.len());
        Some(data)
    }

    /// What of a damaged stream comes before the damage counts as its data.
    fn inflate(&mut self, raw: &[u8]) -> Option<Vec<u8>> {
        match decompress_to_vec_zlib_with_limit(raw, self.left) {
            Ok(data) => Some(data),
            Err(error) if error.status == TINFLStatus::HasMoreOutput => {
                self.exhausted = true;
                None
            }
            Err(error) => {
                self.damaged = true;
                Some(error.output)
            }
        }
    }
}

/// What bytes inflate to, with a zlib header or without one: nothing where they are not deflated. An error where it is
/// more than `limit`.
pub fn inflated(raw: &[u8], limit: usize) -> Result<Vec<u8>, ()> {
    let read = |result: Result<Vec<u8>, DecompressError>| match result {
        Ok(data) => Ok(data),
        Err(error) if error.status == TINFLStatus::HasMoreOutput => Err(()),
        Err(error) => Ok(error.output),
    };
    let data = read(decompress_to_vec_zlib_with_limit(raw, limit))?;
    if data.is_empty() { read(decompress_to_vec_with_limit(raw, limit)) } else { Ok(data) }
}

/// How many bytes a byte can become at most.
pub fn growth(filter: Filter) -> usize {
    match filter {
        Filter::FlateDecode => 1032,
        Filter::LzwDecode => 2731,
        Filter::RunLengthDecode => 64,
        _ => 1,
    }
}
