//! Encodings of simple fonts: the character of a byte, the character of a glyph name.

/// The base encodings that a font dictionary can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Adobe's StandardEncoding.
    Standard,
    /// Windows code page 1252.
    WinAnsi,
    /// Mac OS Roman.
    MacRoman,
}

/// Windows code page 1252 from 0x80 to 0x9F; `\0` where nothing is assigned.
const WINDOWS: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/// Where StandardEncoding leaves ASCII, and its upper half as far as a report can need it.
const STANDARD: &[(u8, char)] = &[
    (0x27, '’'),
    (0x60, '‘'),
    (0xA2, '¢'),
    (0xA3, '£'),
    (0xA4, '⁄'),
    (0xA5, '¥'),
    (0xA7, '§'),
    (0xA9, '\''),
    (0xAA, '“'),
    (0xAB, '«'),
    (0xB1, '–'),
    (0xB4, '·'),
    (0xB7, '•'),
    (0xB9, '„'),
    (0xBA, '”'),
    (0xBB, '»'),
    (0xBC, '…'),
    (0xBD, '‰'),
    (0xD0, '—'),
];

/// The part of Mac OS Roman above ASCII that a report can need.
const MAC: &[(u8, char)] = &[
    (0xA2, '¢'),
    (0xA3, '£'),
    (0xA4, '§'),
    (0xA5, '•'),
    (0xA8, '®'),
    (0xA9, '©'),
    (0xB1, '±'),
    (0xB4, '¥'),
    (0xC7, '«'),
    (0xC8, '»'),
    (0xC9, '…'),
    (0xCA, '\u{A0}'),
    (0xD0, '–'),
    (0xD1, '—'),
    (0xD2, '“'),
    (0xD3, '”'),
    (0xD4, '‘'),
    (0xD5, '’'),
    (0xD6, '÷'),
    (0xE1, '·'),
    (0xE4, '‰'),
];

/// Glyph names of printable ASCII that is neither letter nor digit, and of what stands beside it in reports.
const NAMES: &[(&str, char)] = &[
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("asciicircum", '^'),
    ("underscore", '_'),
    ("grave", '`'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("asciitilde", '~'),
    ("nbspace", '\u{A0}'),
    ("minus", '−'),
    ("endash", '–'),
    ("emdash", '—'),
    ("periodcentered", '·'),
    ("bullet", '•'),
    ("ellipsis", '…'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("yen", '¥'),
    ("degree", '°'),
    ("multiply", '×'),
    ("perthousand", '‰'),
];

/// The character of a byte in a base encoding.
pub fn character(base: Base, byte: u8) -> Option<char> {
    let listed = |table: &[(u8, char)]| table.iter().find(|(code, _)| *code == byte).map(|(_, character)| *character);
    match (base, byte) {
        (Base::Standard, _) => listed(STANDARD).or_else(|| ascii(byte)),
        (Base::MacRoman, _) => listed(MAC).or_else(|| ascii(byte)),
        (Base::WinAnsi, 0x80..=0x9F) => WINDOWS.chars().nth(usize::from(byte - 0x80)).filter(|found| *found != '\0'),
        (Base::WinAnsi, 0xA0..) => Some(char::from(byte)),
        (Base::WinAnsi, _) => ascii(byte),
    }
}

/// The character of a glyph name: a letter, a listed name, `uni` or `u` with a code point; suffixes (`.tnum`) ignored.
pub fn named(name: &str) -> Option<char> {
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    let mut characters = name.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        return only.is_ascii_alphabetic().then_some(only);
    }
    let hexadecimal = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    let listed = NAMES.iter().find(|(known, _)| *known == name).map(|(_, character)| *character);
    listed
        .or_else(|| hexadecimal(name.strip_prefix("uni").filter(|digits| digits.len() == 4)?))
        .or_else(|| hexadecimal(name.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len()))?))
}

fn ascii(byte: u8) -> Option<char> {
    (0x20..0x7F).contains(&byte).then_some(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_names() {
        for (base, byte, expected) in [
            (Base::WinAnsi, 0x97, Some('—')),
            (Base::WinAnsi, 0x81, None),
            (Base::WinAnsi, b'7', Some('7')),
            (Base::Standard, 0xD0, Some('—')),
            (Base::Standard, 0xFF, None),
            (Base::MacRoman, 0xD1, Some('—')),
            (Base::WinAnsi, 0x9F, Some('Ÿ')),
        ] {
            assert_eq!(character(base, byte), expected, "{base:?} {byte:#x}");
        }
        for (name, expected) in [
            ("A", Some('A')),
            ("five", Some('5')),
            ("three.tnum", Some('3')),
            ("uni653F", Some('政')),
            ("u2000B", Some('𠀋')),
            ("g12", None),
            (".notdef", None),
            ("union", None),
        ] {
            assert_eq!(named(name), expected, "{name}");
        }
    }
}
