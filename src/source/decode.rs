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

/// Bytes at the start of a page in which it names its encoding.
const HEAD: usize = 4096;

/// The text of a file: byte order mark, then strict UTF-8, then the encoding that a page names, then UTF-16 by its zero
/// bytes, then UTF-8 with a few broken bytes, then GB18030.
pub fn decode(bytes: &[u8], with: &dyn Decode) -> String {
    if let Some((label, rest)) = marked(bytes) {
        return with.decode(label, rest).unwrap_or_default();
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains('\0')
    {
        return text.to_owned();
    }
    let label = named(bytes).or_else(|| utf16(bytes)).unwrap_or_else(|| {
        let damaged = is_damaged_utf8(bytes);
        (if damaged { "utf-8" } else { "gb18030" }).to_owned()
    });
    with.decode(&label, bytes).or_else(|| with.decode("gb18030", bytes)).unwrap_or_default()
}

/// The encoding of a byte order mark, and the bytes after it.
fn marked(bytes: &[u8]) -> Option<(&'static str, &[u8])> {
    const MARKS: [(&str, &[u8]); 3] =
        [("utf-8", b"\xEF\xBB\xBF"), ("utf-16le", b"\xFF\xFE"), ("utf-16be", b"\xFE\xFF")];
    MARKS.iter().find_map(|(label, mark)| Some((*label, bytes.strip_prefix(*mark)?)))
}

/// The encoding that a page names (`charset=` or `encoding=`). UTF-8 was tried before, UTF-16 could not be read here,
/// and Western encodings are a program's default that no Chinese page means.
fn named(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    let after = ["charset=", "encoding="].iter().find_map(|key| head.split_once(key))?.1;
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(label.len());
    let label = &label[..end];
    let western = ["utf", "iso-8859", "windows-125", "us-ascii", "ascii", "latin"];
    (!label.is_empty() && !western.iter().any(|other| label.starts_with(other))).then(|| label.to_owned())
}

/// UTF-16 shows by zero bytes, which are the upper halves of digits, spaces and line ends.
fn utf16(bytes: &[u8]) -> Option<String> {
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (big, little) = (zeros(0), zeros(1));
    // One character in fifty, so that other files with a zero byte here and there are not taken for text.
    let enough = bytes.len() / 100;
    match (big > enough.max(little * 4), little > enough.max(big * 4)) {
        (true, _) => Some("utf-16be".to_owned()),
        (_, true) => Some("utf-16le".to_owned()),
        _ => None,
    }
}

/// The character of a byte in Windows' Western code page.
pub fn windows_1252(byte: u8) -> u16 {
    const HIGH: [u16; 32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ];
    let high = usize::from(byte).checked_sub(0x80).and_then(|index| HIGH.get(index));
    high.copied().unwrap_or(u16::from(byte))
}

/// Whether most of what is not ASCII is UTF-8: a cut or damaged file, not another encoding.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 10
}

/// Whether a text is none: many of its first characters are controls, without a meaning of their own, or could not be
/// decoded.
pub fn is_junk(text: &str) -> bool {
    let text = &text[..text.floor_char_boundary(1 << 17)];
    let (mut odd, all) = (0usize, text.chars().count());
    // Most characters begin with another byte, and none of them is odd.
    for (at, _) in text.as_bytes().iter().enumerate().filter(|(_, byte)| matches!(byte, ..b' ' | 0x7F | 0xC2 | 0xEE..))
    {
        let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        let control = character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\x0C' | '\x0B' | '\x07');
        let private = matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
        odd += usize::from(control || private || character == char::REPLACEMENT_CHARACTER);
    }
    odd * 20 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "一、总体情况\t<td>15</td>\n";

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(decode(bytes, &Native), expected);
    }

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn encodings_are_found_by_content() {
        let (gbk, _, _) = encoding_rs::GB18030.encode(TEXT);
        let (big5, _, _) = encoding_rs::BIG5.encode("<meta charset=big5>總計");
        check(TEXT.as_bytes(), TEXT);
        check(&[b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(), TEXT);
        check(&gbk, TEXT);
        check(&utf16(TEXT, u16::to_le_bytes), TEXT);
        check(&utf16(TEXT, u16::to_be_bytes), TEXT);
        check(&[b"\xFF\xFE", utf16(TEXT, u16::to_le_bytes).as_slice()].concat(), TEXT);
        check(&[b"\xFE\xFF", utf16(TEXT, u16::to_be_bytes).as_slice()].concat(), TEXT);
        check(&big5, "<meta charset=big5>總計");
        check(b"", "");
    }

    #[test]
    fn a_page_may_name_its_encoding_wrongly() {
        check(format!("<meta charset=gb2312>{TEXT}").as_bytes(), &format!("<meta charset=gb2312>{TEXT}"));
        let page = format!("<meta charset=\"utf-8\">{TEXT}");
        check(&encoding_rs::GB18030.encode(&page).0, &page);
        let page = format!("<?xml encoding='no-such'?>{TEXT}");
        check(&encoding_rs::GB18030.encode(&page).0, &page);
    }

    #[test]
    fn a_broken_byte_does_not_change_the_encoding() {
        let cut = &"一二三四五六七八九十一二三".as_bytes()[..38];
        check(cut, "一二三四五六七八九十一二\u{FFFD}");
    }

    #[test]
    fn junk_is_no_text() {
        assert!(is_junk(&decode(&(0..=255).cycle().take(4096).collect::<Vec<u8>>(), &Native)));
        assert!(!is_junk(TEXT));
        assert!(!is_junk(""));
    }
}
