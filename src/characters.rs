//! Characters: what kind of character one is, and texts asked for their bytes.

/// Marks that are not seen: of zero width, of the writing direction, of a glyph's variant, of a possible hyphen.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Letters, 汉字 among them. The language's own test knows every script, by tables of thousands of bytes.
pub fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, 'ª' | 'µ' | 'º' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ˁ' | 'Ͱ'..='\u{1fff}' | 'Ⅰ'..='ↈ' | 'Ⓐ'..='ⓩ'
            | '々'..='〇' | '〡'..='〩' | 'ぁ'..='ゖ' | 'ゝ'..='ゟ' | 'ァ'..='ヺ' | 'ー'..='ヿ' | 'ㄅ'..='ㄯ' | 'ㄱ'..='ㆎ'
            | 'ㆠ'..='ㆿ' | 'ㇰ'..='ㇿ' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{d7a3}' | '\u{f900}'..='\u{fad9}' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '\u{20000}'..='\u{3ffff}')
}

/// Digits and signs of numbers; the 汉字 of numbers are letters. By ranges, as [`is_letter`].
pub fn is_numeral(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '²' | '³' | '¹' | '¼'..='¾' | '⁰' | '⁴'..='⁹' | '₀'..='₉' | '⅐'..='ↂ' | 'ↅ'..='↉' | '①'..='⒛' | '⓪'..='⓿'
            | '❶'..='➓' | '〇' | '〡'..='〩' | '㈠'..='㈩' | '㉈'..='㉏' | '㉑'..='㉟' | '㊀'..='㊉' | '㊱'..='㊿' | '０'..='９')
}

/// Ideographs and their punctuation: no space stands between two of them.
pub fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

/// The ten 汉字 that number headings and items.
pub fn is_item_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// The character of ASCII that a full-width one stands for; any other as it is.
pub fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// The same for digits alone: marks keep their width.
pub fn half_width_digit(c: char) -> char {
    if ('０'..='９').contains(&c) { half_width(c) } else { c }
}

/// Whether a text has a byte. Every byte is compared, so that the compiler can compare several at once.
pub fn has_byte(text: &str, wanted: u8) -> bool {
    text.bytes().fold(false, |found, byte| found | (byte == wanted))
}

/// Whether a text has two such bytes side by side. All pairs are compared, as in [`has_byte`].
pub fn has_pair(text: &str, is_wanted: impl Fn(u8, u8) -> bool) -> bool {
    let (firsts, seconds) = (text.as_bytes(), text.as_bytes().get(1..).unwrap_or_default());
    firsts.iter().zip(seconds).fold(false, |found, (a, b)| found | is_wanted(*a, *b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_numerals_of_a_chinese_report_are_those_of_unicode() {
        for c in [
            '\0'..='ˁ',
            '①'..='⓿',
            '\u{3000}'..='\u{3030}',
            '\u{3041}'..='\u{318f}',
            '\u{31a0}'..='\u{9fff}',
            '！'..='～',
        ]
        .into_iter()
        .flatten()
        {
            assert_eq!((is_letter(c), is_numeral(c)), (c.is_alphabetic(), c.is_numeric()), "{c:?}");
        }
    }

    #[test]
    fn full_width_characters_have_narrow_ones() {
        let all: String = ('！'..='～').map(half_width).collect();
        assert_eq!(all, ('!'..='~').collect::<String>());
        assert_eq!("０９：年0".chars().map(half_width_digit).collect::<String>(), "09：年0");
    }
}
