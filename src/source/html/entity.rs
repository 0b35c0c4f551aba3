//! Character references: numeric ones, and the named ones that report pages contain.

use crate::source::decode::windows_1252;

/// The first code point of [`LATIN`].
const LATIN_START: u32 = 0xA0;

/// Names of U+00A0 to U+00FF in order; their semicolon may be missing.
const LATIN: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
    "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
    "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
    "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
    "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// Names that work without a semicolon.
const BARE: &[(&str, char)] = &[("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"')];

/// Names that need their semicolon.
const NAMED: &[(&str, char)] = &[
    ("Tab", '\t'),
    ("NewLine", '\n'),
    ("apos", '\''),
    ("num", '#'),
    ("percnt", '%'),
    ("lpar", '('),
    ("rpar", ')'),
    ("plus", '+'),
    ("comma", ','),
    ("period", '.'),
    ("sol", '/'),
    ("colon", ':'),
    ("semi", ';'),
    ("equals", '='),
    ("lsqb", '['),
    ("rsqb", ']'),
    ("lowbar", '_'),
    ("vert", '|'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("lrm", '\u{200E}'),
    ("rlm", '\u{200F}'),
    ("hyphen", '‐'),
    ("dash", '‐'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("horbar", '―'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("dagger", '†'),
    ("bull", '•'),
    ("hellip", '…'),
    ("permil", '‰'),
    ("prime", '′'),
    ("Prime", '″'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("oline", '‾'),
    ("euro", '€'),
    ("numero", '№'),
    ("trade", '™'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("rarr", '→'),
    ("darr", '↓'),
    ("minus", '−'),
    ("le", '≤'),
    ("ge", '≥'),
    ("ne", '≠'),
    ("asymp", '≈'),
    ("sum", '∑'),
    ("radic", '√'),
    ("infin", '∞'),
    ("loz", '◊'),
];

/// The character that a text beginning with `&` refers to and the bytes of the reference; `None` for a bare `&`.
pub fn resolve(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('&')?;
    if let Some(number) = body.strip_prefix('#') {
        let (value, length) = match number.strip_prefix(['x', 'X']) {
            Some(digits) => numeric(digits, 16).map(|(value, length)| (value, length + 1))?,
            None => numeric(number, 10)?,
        };
        return Some((character(value), terminated(text, 2 + length)));
    }
    if !body.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let (name, known) = named(body).into_iter().chain(bare(body)).max_by_key(|(name, _)| name.len())?;
    Some((known, terminated(text, 1 + name.len())))
}

fn terminated(text: &str, length: usize) -> usize {
    length + usize::from(text[length..].starts_with(';'))
}

fn named(body: &str) -> Option<(&'static str, char)> {
    let closed = |name: &str| body.strip_prefix(name).is_some_and(|after| after.starts_with(';'));
    NAMED.iter().copied().find(|(name, _)| closed(name))
}

/// The longest name that needs no semicolon: `&nbsp1` is a space and a one.
fn bare(body: &str) -> Option<(&'static str, char)> {
    let latin = LATIN.into_iter().zip(LATIN_START..).map(|(name, code)| (name, char_of(code)));
    let known = latin.chain(BARE.iter().copied());
    known.filter(|(name, _)| body.starts_with(name)).max_by_key(|(name, _)| name.len())
}

/// The number at the start of `digits` (too large ones saturate) and its length.
fn numeric(digits: &str, radix: u32) -> Option<(u32, usize)> {
    let length = digits.chars().position(|c| !c.is_digit(radix)).unwrap_or(digits.len());
    let add = |value: u32, c: char| value.saturating_mul(radix).saturating_add(c.to_digit(radix).unwrap_or(0));
    (length > 0).then(|| (digits[..length].chars().fold(0, add), length))
}

fn character(value: u32) -> char {
    let value = match value {
        // Pages mean Windows' characters there.
        0x80..=0x9F => windows_1252(value as u8).into(),
        0 => 0xFFFD,
        value => value,
    };
    char_of(value)
}

fn char_of(value: u32) -> char {
    char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER)
}
