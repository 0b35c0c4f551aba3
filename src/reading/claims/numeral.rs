//! Numerals as reports write them: `3119`, `1,854,488`, `１５`, `1.2万余`, `二十三`, `两`, with their unit.

use crate::characters::is_letter;
use crate::number::Number;
use crate::number::is_year;
use crate::reading::sieve::Sieve;
use crate::report::claims::{Bound, Unit};

/// A numeral in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// Its value, multiplied out.
    pub value: Number,
    /// How exactly it is meant, from what follows the digits (余, 多).
    pub bound: Bound,
    /// What it counts.
    pub unit: Unit,
    /// Digits printed after the decimal point.
    pub decimals: u8,
    /// The power of ten that the last printed digit counts: 2 in 1.56万.
    pub place: i8,
    /// Bytes of digits, multiplier and unit.
    pub len: u32,
}

impl Numeral {
    /// Whether it is a share in words (七成).
    pub fn in_words(&self) -> bool {
        self.unit == Unit::Percent && self.place > 0
    }
}

const PIECES: &[char] = &['件', '条', '宗', '封', '份', '起', '部', '篇', '例', '桩', '则', '单', '笔'];
/// Pieces in a first word, something else in a longer one.
const NOT_PIECES: &[&str] = &["件套", "条例", "部门", "部分", "起草", "单位"];
/// What 个 counts as pieces; alone it is said of anything.
const OF_PIECES: &[&str] =
    &["申请", "案", "行政复议", "行政诉讼", "规章", "规范性文件", "行政规范性", "信息", "政府信息"];

/// What numerals begin with.
#[rustfmt::skip]
pub const BEGIN: &[char] = &[
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '０', '１', '２', '３', '４', '５', '６', '７', '８', '９',
    '零', '〇', '○', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '半',
];

/// Whether a numeral begins with that character, perhaps: no other one is looked for.
pub fn may_begin(c: char) -> bool {
    static SIEVE: Sieve = Sieve::of(BEGIN);
    SIEVE.holds(c)
}

/// Whether a numeral may begin with that character.
pub fn begins(c: char) -> bool {
    may_begin(c) && (digit(c).is_some() || is_chinese(c))
}

/// Whether it is one of the characters that Chinese numerals are written with.
pub fn is_chinese(c: char) -> bool {
    chinese_value(c).is_some()
}

/// The numeral at the start of `text`; `before` is the text up to it, for its last characters.
pub fn numeral(text: &str, before: &str) -> Option<Numeral> {
    let mut chars = text.chars();
    let first = chars.next()?;
    if (first == '半' || matches!(chars.next(), Some('成' | '分' | '半')))
        && let Some(fraction) = fraction(text, before)
    {
        return Some(fraction);
    }
    let scanned = if digit(first).is_some() {
        arabic(text)
    } else if chinese_value(first).is_some() {
        return chinese(text, before);
    } else {
        None
    }?;
    Some(finish(text, before, scanned))
}

/// What 半 stands behind where it is a share (过半, 近半, 一半).
pub const HALF_BEHIND: &[char] = &['过', '近', '逾', '超', '足', '一'];
/// What goes on with another word: 一成不变, 七成员, 近半年.
const NO_TENTHS: &[char] = &['不', '员', '果', '立', '效', '绩', '熟', '功', '本', '长', '品', '交'];
const NO_HALF: &[char] = &['年', '天', '月', '日', '个', '小', '程'];

/// 七成, 8成, 三分之二, 百分之八十, 半数: a share in words. As its place it has 1 where it counts tenths, 2 where it is of few
/// parts.
fn fraction(text: &str, before: &str) -> Option<Numeral> {
    let share = |value: Number, place: i8, len: usize| Numeral {
        value,
        bound: Bound::Exact,
        unit: Unit::Percent,
        decimals: 0,
        place,
        len: len as u32,
    };
    let first = text.chars().next()?;
    let rest = text.get(first.len_utf8()..)?;
    if let Some(half) = if first == '半' { Some(rest) } else { rest.strip_prefix('半').filter(|_| first == '一') } {
        let alone = first == '半' && !half.starts_with('数') && !before.ends_with(HALF_BEHIND);
        let half = half.strip_prefix('数').unwrap_or(half);
        return (!alone && !half.starts_with(NO_HALF)).then(|| share(Number::from(50), 2, text.len() - half.len()));
    }
    let digit = digit(first).or_else(|| chinese_value(first)).filter(|_| !before.ends_with(begins))?;
    if let Some(tenths) = rest.strip_prefix('成').filter(|_| (1..10).contains(&digit)) {
        let ends = !tenths.starts_with(NO_TENTHS) && !tenths.starts_with(begins);
        return ends.then(|| share(Number::from(10 * digit), 1, text.len() - tenths.len()));
    }
    let parts = rest.strip_prefix("分之").filter(|_| matches!(digit, 2..=10 | 100))?;
    let len = parts.len() - parts.trim_start_matches(is_chinese).len();
    let part = place_value(&parts[..len]).filter(|part| len > 0 && *part <= digit)?;
    let place = if digit == 100 { 0 } else { 2 };
    Some(share(Number::from((part * 200 / digit + 1) / 2), place, first.len_utf8() + "分之".len() + len))
}

/// Digits read so far.
struct Scanned {
    value: Number,
    decimals: u8,
    len: usize,
    /// Digits before the point, for the shape of a year.
    integer_digits: usize,
}

fn digit(c: char) -> Option<i64> {
    match c {
        '0'..='9' => Some(i64::from(c as u32 - '0' as u32)),
        '０'..='９' => Some(i64::from(c as u32 - '０' as u32)),
        _ => None,
    }
}

/// Digits with thousands separators and a decimal point. More digits than an `i64` holds saturate: such a number is
/// no count, and its place is still known.
fn arabic(text: &str) -> Option<Scanned> {
    let mut mantissa = 0i64;
    let (mut decimals, mut integer_digits, mut len) = (0u8, 0usize, 0usize);
    let (mut point, mut spaced) = (false, false);
    for (at, c) in text.char_indices() {
        if let Some(value) = digit(c) {
            mantissa = mantissa.saturating_mul(10).saturating_add(value);
            if point {
                decimals = decimals.saturating_add(1);
            } else {
                integer_digits += 1;
            }
            len = at + c.len_utf8();
            continue;
        }
        let rest = &text[at + c.len_utf8()..];
        match c {
            ',' | '，' if !point && group_follows(rest) => {}
            c if is_thin(c) && !point && (spaced || integer_digits <= 3) && groups_follow(rest) => spaced = true,
            '.' | '．' if !point && rest.starts_with(|c| digit(c).is_some()) => point = true,
            _ => break,
        }
    }
    let value = Number::new(mantissa, decimals).unwrap_or(Number::from(i64::MAX));
    Some(Scanned { value, decimals, len, integer_digits })
}

/// Whether exactly three digits follow, as after a thousands separator.
fn group_follows(rest: &str) -> bool {
    let mut digits = rest.chars().map(|c| digit(c).is_some());
    digits.next() == Some(true)
        && digits.next() == Some(true)
        && digits.next() == Some(true)
        && digits.next() != Some(true)
}

/// What may part the thousands by GB/T 15835.
fn is_thin(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// Whether groups of three digits follow, and then what they count: numbers side by side have no such end.
fn groups_follow(rest: &str) -> bool {
    let mut rest = rest;
    while group_follows(rest) {
        rest = rest.trim_start_matches(|c| digit(c).is_some());
        let Some(next) = rest.strip_prefix(is_thin) else { break };
        if !next.starts_with(|c| digit(c).is_some()) {
            rest = next;
            break;
        }
        rest = next;
    }
    rest.starts_with(|c: char| is_letter(c) && !c.is_ascii() && !matches!(c, '年' | '月' | '日'))
}

/// Whether a character may stand between a number and its unit: a blank, and what markdown sets it apart with (**57**件).
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{3000}' | '\u{2002}' | '\u{2003}' | '\u{2009}' | '*' | '`')
}

fn finish(text: &str, before: &str, scanned: Scanned) -> Numeral {
    let Scanned { mut value, decimals, mut len, integer_digits } = scanned;
    let mut bound = Bound::Exact;
    let mut multiplied = false;
    let mut place = -i8::try_from(decimals).unwrap_or(i8::MAX);
    loop {
        let rest = text[len..].trim_start_matches(is_blank);
        let at = text.len() - rest.len();
        let Some(c) = rest.chars().next() else { break };
        match c {
            '余' | '多' if bound == Bound::Exact => bound = Bound::AtLeast,
            // 万元 and 亿元 are units, taken below.
            '百' | '千' | '万' | '亿' if !multiplied && !rest[c.len_utf8()..].starts_with('元') => {
                let power = match c {
                    '百' => 2,
                    '千' => 3,
                    '万' => 4,
                    _ => 8,
                };
                value = value.shift(power).unwrap_or(value);
                place = place.saturating_add(power);
                multiplied = true;
            }
            _ => break,
        }
        len = at + c.len_utf8();
    }
    if multiplied && bound == Bound::Exact {
        bound = Bound::Rounded;
    }
    let (unit, factor, unit_end) = unit(text, len, before, integer_digits, decimals, value);
    let value = value.shift(factor).unwrap_or(value);
    Numeral { value, bound, unit, decimals, place: place.saturating_add(factor), len: unit_end as u32 }
}

/// The unit after `len` bytes of digits, the power of ten it stands for and where it ends.
fn unit(text: &str, len: usize, before: &str, integer_digits: usize, decimals: u8, value: Number) -> (Unit, i8, usize) {
    let rest = text[len..].trim_start_matches(is_blank);
    let at = text.len() - rest.len();
    if before.trim_end().ends_with(['第', '〔', '[', '【', '﹝', '-', '–', '/', '~', '—', 'A', 'B', 'C', 'o', '.'])
    {
        return (Unit::Foreign, 0, len);
    }
    let mut letters = rest.chars();
    let (first, second) = (letters.next(), letters.next());
    match (first, second) {
        (Some('万'), Some('元')) => return (Unit::Yuan, 4, at + "万元".len()),
        (Some('亿'), Some('元')) => return (Unit::Yuan, 8, at + "亿元".len()),
        (Some('元'), _) => return (Unit::Yuan, 0, at + "元".len()),
        (Some(percent @ ('%' | '％')), _) => return (Unit::Percent, 0, at + percent.len_utf8()),
        _ => {}
    }
    if before.trim_end().ends_with("百分之") {
        return (Unit::Percent, 0, len);
    }
    let Some(first) = first.filter(|_| !ends(rest)) else { return (Unit::Bare, 0, len) };
    let one = at + first.len_utf8();
    let counts_pieces = || {
        let counted = &text[one..];
        ends(counted) || OF_PIECES.iter().any(|word| counted.starts_with(word))
    };
    match first {
        '年' if integer_digits == 4 && decimals == 0 && is_year(whole(value)) => (Unit::Year, 0, at + year_word(rest)),
        _ if PIECES.contains(&first) && !NOT_PIECES.iter().any(|word| rest.starts_with(word)) => (Unit::Pieces, 0, one),
        '个' if counts_pieces() => (Unit::Pieces, 0, one),
        // 收到申请101次, 强制措施12次, 申请表135张.
        '次' if ends(&text[one..])
            && ends_with(before, &["申请", "依申请公开", "复议", "诉讼", "强制", "强制措施"]) =>
        {
            (Unit::Pieces, 0, one)
        }
        '张' if ends_with(before, &["申请表"]) => (Unit::Pieces, 0, one),
        '项' => (Unit::Items, 0, one),
        _ => (Unit::Foreign, 0, len),
    }
}

fn ends_with(before: &str, words: &[&str]) -> bool {
    words.iter().any(|word| before.trim_end().ends_with(word))
}

/// Whether nothing is counted by a word of its own.
fn ends(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['。', '，', ',', '；', ';', '、', ')', '）', '\n', '\r', '\t', '（', '('])
}

/// Bytes of 年 or 年度.
fn year_word(rest: &str) -> usize {
    if rest.starts_with("年度") { "年度".len() } else { "年".len() }
}

fn whole(value: Number) -> i64 {
    value.integer().unwrap_or(0)
}

fn chinese_value(c: char) -> Option<i64> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' => 10_000,
        _ => return None,
    })
}

/// A number in Chinese characters: only where a unit follows, and not where it counts nothing (一项工作, 一起).
fn chinese(text: &str, before: &str) -> Option<Numeral> {
    let len: usize = text.chars().take(12).take_while(|c| chinese_value(*c).is_some()).map(char::len_utf8).sum();
    let run = &text[..len];
    let rest = text[len..].trim_start_matches(is_blank);
    let at = text.len() - rest.len();
    if rest.starts_with('年') && run.chars().count() == 4 {
        let year = run.chars().try_fold(0, |year, c| Some(year * 10 + chinese_value(c).filter(|v| *v < 10)?))?;
        let value = Number::from(year);
        let unit = if is_year(year) { Unit::Year } else { Unit::Foreign };
        let len = (at + year_word(rest)) as u32;
        return Some(Numeral { value, bound: Bound::Exact, unit, decimals: 0, place: 0, len });
    }
    if before.ends_with(['第', '每', '某', '同', '任', '唯', '统']) {
        return None;
    }
    if rest.starts_with('月') || rest.starts_with("个月") {
        let value = Number::from(place_value(run)?);
        return Some(Numeral {
            value,
            bound: Bound::Exact,
            unit: Unit::Foreign,
            decimals: 0,
            place: 0,
            len: len as u32,
        });
    }
    let counts_something = rest.starts_with(['件', '宗', '条', '份', '封', '部', '篇', '起', '元', '余', '多']);
    let idle = matches!(run, "一" | "万" | "百" | "千") && !rest.starts_with(['件', '宗', '封']);
    if !counts_something || idle || rest.starts_with("部门") || rest.starts_with("条例") {
        return None;
    }
    let value = Number::from(place_value(run)?);
    Some(finish(text, before, Scanned { value, decimals: 0, len, integer_digits: 0 }))
}

/// The whole number that a text ends with, in whatever digits, and what stands before it.
pub fn at_end(text: &str) -> Option<(i64, &str)> {
    let text = text.trim_end();
    let rest = text.trim_end_matches(begins);
    let run = text.get(rest.len()..).filter(|run| !run.is_empty())?;
    Some((place_value(run)?, rest.trim_end()))
}

/// 一千三百六十五 → 1365; 一二三 is read digit by digit.
fn place_value(run: &str) -> Option<i64> {
    let values: Vec<i64> = run.chars().filter_map(|c| digit(c).or_else(|| chinese_value(c))).collect();
    if values.len() > 1 && values.iter().all(|value| *value < 10) {
        return values.iter().try_fold(0i64, |sum, value| sum.checked_mul(10)?.checked_add(*value));
    }
    let (mut total, mut section, mut digit) = (0i64, 0i64, None);
    for value in values {
        match value {
            10_000 => {
                total = (section + digit.take().unwrap_or(0)).max(1).checked_mul(10_000)?;
                section = 0;
            }
            10.. => section = section.checked_add(digit.take().unwrap_or(1).checked_mul(value)?)?,
            _ => digit = Some(value),
        }
    }
    total.checked_add(section)?.checked_add(digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, value: &str, unit: Unit, bound: Bound) {
        let read = numeral(text, "").unwrap_or_else(|| panic!("{text}"));
        assert_eq!((read.value.to_string().as_str(), read.unit, read.bound), (value, unit, bound), "{text}");
    }

    #[test]
    fn forms_of_numbers() {
        use Bound::{AtLeast, Exact};
        use Unit::{Bare, Foreign, Items, Percent, Pieces, Year, Yuan};
        for (text, value, unit, bound) in [
            ("3119 件", "3119", Pieces, Exact),
            ("3 119件", "3119", Pieces, Exact),
            ("21\u{2009}003\u{2009}119 条", "21003119", Pieces, Exact),
            ("1 019", "1", Foreign, Exact),
            ("2 019年", "2", Foreign, Exact),
            ("3 19件", "3", Foreign, Exact),
            ("2023 119件", "2023", Foreign, Exact),
            ("1,854,488次", "1854488", Foreign, Exact),
            ("１５件", "15", Pieces, Exact),
            ("1.2万余条", "12000", Pieces, AtLeast),
            ("100余件", "100", Pieces, AtLeast),
            ("59237.2449万元", "592372449", Yuan, Exact),
            ("1.4万件", "14000", Pieces, Bound::Rounded),
            ("3亿元", "300000000", Yuan, Exact),
            ("57.90%", "57.9", Percent, Exact),
            ("2023年", "2023", Year, Exact),
            ("二〇二三年度", "2023", Year, Exact),
            ("一百二十三件", "123", Pieces, Exact),
            ("两件", "2", Pieces, Exact),
            ("一万零五十条", "10050", Pieces, Exact),
            ("十二件", "12", Pieces, Exact),
            ("12。", "12", Bare, Exact),
            ("12345热线", "12345", Foreign, Exact),
            ("5项", "5", Items, Exact),
            ("3个月", "3", Foreign, Exact),
            ("十二月", "12", Foreign, Exact),
            ("六个月", "6", Foreign, Exact),
            ("七成以上", "70", Percent, Exact),
            ("8成申请", "80", Percent, Exact),
            ("一半以上", "50", Percent, Exact),
            ("半数以上", "50", Percent, Exact),
            ("三分之二", "67", Percent, Exact),
            ("百分之八十五", "85", Percent, Exact),
            ("99999999999999999999999件", "9223372036854775807", Pieces, Exact),
        ] {
            check(text, value, unit, bound);
        }
    }

    #[test]
    fn numerals_begin_with_what_is_listed() {
        for c in '\0'..='\u{ffff}' {
            assert_eq!(begins(c), digit(c).is_some() || is_chinese(c), "{c}");
        }
    }

    #[test]
    fn words_that_are_no_numbers() {
        for text in [
            "一是",
            "一起",
            "三级",
            "一项工作",
            "十分",
            "万一",
            "四类",
            "一成不变",
            "七成员单位",
            "半年",
            "一半年",
            "一分之差",
        ] {
            assert_eq!(numeral(text, ""), None, "{text}");
        }
        assert_eq!(numeral("一件", "任"), None);
        assert_eq!(numeral("20条", "第").map(|read| read.unit), Some(Unit::Foreign));
    }
}
