//! Guard: what a file must not do to the parser below, which unfolds object streams without a limit of its own and
//! looks for the end of a stream as far as the file goes.

use super::streams::{growth, inflated};
use hayro_syntax::Filter;

/// Bytes that the streams which hold objects may unfold to, all together.
const MAX_OBJECTS: usize = 24 << 20;
/// Streams that may begin without any of them ending.
const MAX_OPEN: usize = 64;

/// Whether the file may be given to the parser.
pub fn is_safe(bytes: &[u8]) -> bool {
    let encrypted = find(bytes, b"/Encrypt").is_some();
    let (mut at, mut dictionary, mut open, mut left) = (0, 0, 0usize, MAX_OBJECTS);
    while let Some(offset) = bytes.get(at..).and_then(|rest| find(rest, b"stream")) {
        let start = at + offset;
        at = start + 6;
        if bytes[..start].ends_with(b"end") {
            (dictionary, open) = (at, 0);
            continue;
        }
        open += 1;
        let Some(cost) = cost(&bytes[dictionary..start], &bytes[at..], encrypted, left) else { return false };
        let Some(rest) = left.checked_sub(cost).filter(|_| open <= MAX_OPEN) else { return false };
        left = rest;
    }
    true
}

/// What a stream can unfold to while the file is opened: nothing where it holds no objects; `None` where it is more than
/// `left`. Encrypted and unusually packed streams count with the most that they could become.
fn cost(dictionary: &[u8], data: &[u8], encrypted: bool, left: usize) -> Option<usize> {
    let has = |name: &[u8]| find(dictionary, name).is_some();
    // Only these have a /First or a /W; a name with an escape may be either.
    if !(has(b"/First") || has(b"/W[") || has(b"/W ") || has(b"#")) {
        return Some(0);
    }
    let length = find(data, b"endstream").unwrap_or(data.len());
    let worst = |filter| length.checked_mul(growth(filter)).filter(|worst| *worst <= left);
    if has(b"/LZW") || has(b"/RunLength") || has(b"/RL") {
        return worst(Filter::LzwDecode);
    }
    if encrypted || has(b"/ASCII") || has(b"/A85") || has(b"/AHx") {
        return worst(Filter::FlateDecode);
    }
    let start = data.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let once = inflated(&data[start..], left).ok()?;
    // Packed twice is packed to deceive: what came out still begins like a packed stream, and unpacks.
    let twice =
        if once.starts_with(b"x") { inflated(&once, left.saturating_sub(once.len())).ok()? } else { Vec::new() };
    let packed_again = twice.starts_with(b"x") && inflated(&twice, 0).is_err();
    (!packed_again).then_some(once.len() + twice.len())
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == first)?;
        if bytes[at..].starts_with(needle) {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec_zlib;

    #[track_caller]
    fn check(dictionary: &str, data: &[u8], expected: bool) {
        let bytes = [b"%PDF-1.7 1 0 obj<<", dictionary.as_bytes(), b">>stream\n", data, b"\nendstream"].concat();
        assert_eq!(is_safe(&bytes), expected, "{dictionary}");
    }

    #[test]
    fn streams_of_objects_are_measured() {
        let large = compress_to_vec_zlib(&vec![b' '; MAX_OBJECTS + 1], 9);
        check("/N 1/First 4/Filter/FlateDecode", &large, false);
        check("/N 1/F#69rst 4/Filter/FlateDecode", &large, false);
        check("/N 1/First 4/Filter[/Fl/Fl]", &compress_to_vec_zlib(&large, 9), false);
        check("/N 1/First 4/Filter/LZWDecode", &large, false);
        // A page of white is large, and no stream of objects.
        check("/Subtype/Image/Width 9999/Filter/FlateDecode", &large, true);
        check("/N 1/First 4/Filter/FlateDecode", &compress_to_vec_zlib(b"1 0 <<>>", 9), true);
    }

    #[test]
    fn streams_without_end_are_not_looked_for() {
        assert!(!is_safe(&b"1 0 obj<<>>stream\n".repeat(100)));
        assert!(is_safe(&b"1 0 obj<<>>stream\nendstream ".repeat(100)));
    }
}
