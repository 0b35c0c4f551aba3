//! Numbers of lists as word processors write them.

/// How a list writes its numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numeral {
    /// Not at all: what a level without a number or with a bullet has.
    #[default]
    None,
    /// 1, 2, 3.
    Decimal,
    /// 01, 02, 03.
    Zero,
    /// １, ２, ３.
    Wide,
    /// 一, 十一, 二十.
    Counting,
    /// 一, 一一, 二〇.
    Digits,
    /// 壹, 贰, 叁.
    Legal,
    /// 甲, 乙, 丙.
    Stems,
    /// ①, ②, ③.
    Circled,
    /// ⑴, ⑵, ⑶.
    Parenthesized,
    /// ⒈, ⒉, ⒊.
    Stopped,
    /// A, B, C.
    Upper,
    /// a, b, c.
    Lower,
    /// I, II, III.
    UpperRoman,
    /// i, ii, iii.
    LowerRoman,
}

use Numeral::*;

/// The names of Office Open XML.
const NAMES: &[(&str, Numeral)] = &[
    ("decimal", Decimal),
    ("decimalHalfWidth", Decimal),
    ("decimalZero", Zero),
    ("decimalFullWidth", Wide),
    ("decimalFullWidth2", Wide),
    ("chineseCounting", Counting),
    ("chineseCountingThousand", Counting),
    ("japaneseCounting", Counting),
    ("taiwaneseCounting", Counting),
    ("taiwaneseCountingThousand", Counting),
    ("ideographDigital", Digits),
    ("japaneseDigitalTenThousand", Digits),
    ("taiwaneseDigital", Digits),
    ("chineseLegalSimplified", Legal),
    ("ideographTraditional", Stems),
    ("decimalEnclosedCircle", Circled),
    ("decimalEnclosedCircleChinese", Circled),
    ("decimalEnclosedParen", Parenthesized),
    ("decimalEnclosedFullstop", Stopped),
    ("upperLetter", Upper),
    ("lowerLetter", Lower),
    ("upperRoman", UpperRoman),
    ("lowerRoman", LowerRoman),
];

/// The codes of Word's binary files.
const CODES: &[(u8, Numeral)] = &[
    (0, Decimal),
    (1, UpperRoman),
    (2, LowerRoman),
    (3, Upper),
    (4, Lower),
    (10, Digits),
    (11, Counting),
    (14, Wide),
    (18, Circled),
    (19, Decimal),
    (22, Zero),
    (26, Stopped),
    (27, Parenthesized),
    (28, Circled),
    (30, Stems),
    (33, Counting),
    (35, Counting),
    (37, Counting),
    (38, Legal),
    (39, Counting),
];

/// The first numbers of OpenDocument.
const FIRSTS: &[(&str, Numeral)] = &[
    ("1", Decimal),
    ("01", Zero),
    ("１", Wide),
    ("一", Counting),
    ("壹", Legal),
    ("甲", Stems),
    ("①", Circled),
    ("⑴", Parenthesized),
    ("⒈", Stopped),
    ("A", Upper),
    ("a", Lower),
    ("I", UpperRoman),
    ("i", LowerRoman),
];

fn find<K: PartialEq>(list: &[(K, Numeral)], key: &K) -> Numeral {
    list.iter().find(|(name, _)| name == key).map_or(None, |(_, numeral)| *numeral)
}

impl Numeral {
    /// By the name that Office Open XML has for it.
    pub fn named(name: &str) -> Self {
        find(NAMES, &name)
    }

    /// By the code that Word's binary files have for it.
    pub fn coded(code: u8) -> Self {
        find(CODES, &code)
    }

    /// By the first numbers that OpenDocument gives as an example.
    pub fn like(first: &str) -> Self {
        find(FIRSTS, &first.split([',', ' ']).next().unwrap_or_default())
    }

    /// A number so written; decimal where this way of writing does not reach so far.
    pub fn write(self, number: u32) -> String {
        // The character for the number, where `most` of them follow each other from `first` on.
        let nth = |first: u32, most: u32| char::from_u32(first + number - 1).filter(|_| (1..=most).contains(&number));
        let one = match self {
            None => return String::new(),
            Zero if number < 10 => return [String::from("0"), number.to_string()].concat(),
            Counting if number < 100 => return counting(number, "一二三四五六七八九", "十"),
            Legal if number < 100 => return counting(number, "壹贰叁肆伍陆柒捌玖", "拾"),
            Digits => return digits(number, '〇', "一二三四五六七八九"),
            Wide => return digits(number, '０', "１２３４５６７８９"),
            UpperRoman => return roman(number),
            LowerRoman => return roman(number).to_ascii_lowercase(),
            Stems => "甲乙丙丁戊己庚辛壬癸".chars().nth(number.wrapping_sub(1) as usize),
            Circled => nth('①' as u32, 20),
            Parenthesized => nth('⑴' as u32, 20),
            Stopped => nth('⒈' as u32, 20),
            Upper => nth('A' as u32, 26),
            Lower => nth('a' as u32, 26),
            Decimal | Zero | Counting | Legal => Option::None,
        };
        one.map_or_else(|| number.to_string(), String::from)
    }
}

/// The digits of a number, each as its own character.
fn digits(number: u32, zero: char, others: &str) -> String {
    let digit = |byte: u8| match byte {
        b'0' => Some(zero),
        _ => others.chars().nth(usize::from(byte - b'1')),
    };
    number.to_string().bytes().filter_map(digit).collect()
}

/// A number below a hundred as it is said.
fn counting(number: u32, others: &str, ten: &str) -> String {
    let digit = |digit: u32| digits(digit, '〇', others);
    match (number / 10, number % 10) {
        (0, ones) => digit(ones),
        (tens, ones) => {
            let tens = if tens == 1 && ten == "十" { String::new() } else { digit(tens) };
            tens + ten + &if ones == 0 { String::new() } else { digit(ones) }
        }
    }
}

fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number >= 4000 {
        return number.to_string();
    }
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            text += sign;
            number -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_their_lists_do() {
        for (numeral, numbers, written) in [
            (
                Numeral::named("chineseCountingThousand"),
                &[1, 9, 10, 11, 20, 21, 123][..],
                "一 九 十 十一 二十 二十一 123",
            ),
            (Numeral::coded(10), &[1, 10, 12], "一 一〇 一二"),
            (Numeral::like("壹, 贰, 叁, ..."), &[1, 10, 23], "壹 壹拾 贰拾叁"),
            (Circled, &[1, 20, 21, 0], "① ⑳ 21 0"),
            (Numeral::like("甲"), &[1, 10, 11], "甲 癸 11"),
            (Wide, &[10], "１０"),
            (Zero, &[7, 12], "07 12"),
            (Upper, &[1, 26, 27], "A Z 27"),
            (LowerRoman, &[4, 1994, u32::MAX], "iv mcmxciv 4294967295"),
            (Numeral::named("bullet"), &[1], ""),
        ] {
            let all: Vec<String> = numbers.iter().map(|number| numeral.write(*number)).collect();
            assert_eq!(all.join(" "), written);
        }
    }
}
