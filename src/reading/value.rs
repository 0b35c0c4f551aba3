//! Values: what is written in a cell → state. Never a guess: what is no number for certain is unreadable.

use crate::document::is_unseen;
use crate::form::Unit;
use crate::number::Number;
use crate::report::{Reason, State};

/// Digits a value may have; more is a telephone number or two cells run together.
const MAX_DIGITS: usize = 15;

/// What a text without regard to its column looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Nothing but white space.
    Blank,
    /// `/`, `-`, `—`, 无.
    Placeholder,
    /// A number, perhaps with a unit or a note.
    Number,
    /// Anything else.
    Text,
}

/// The shape of a text.
pub fn shape(text: &str) -> Shape {
    match parse(text) {
        Parsed::Blank => Shape::Blank,
        Parsed::Placeholder => Shape::Placeholder,
        Parsed::Number { .. } | Parsed::TooLarge => Shape::Number,
        Parsed::Text => Shape::Text,
    }
}

/// The state of a cell whose column counts in `unit`.
pub fn read(text: &str, unit: Unit) -> State {
    match parse(text) {
        Parsed::Blank => State::Blank,
        Parsed::Placeholder => State::Placeholder,
        Parsed::TooLarge => State::Unreadable(Reason::TooLarge),
        Parsed::Text => State::Unreadable(Reason::NotANumber),
        Parsed::Number { number, factor } => match in_unit(number, factor, unit) {
            Some(number) => State::Number(number),
            None => State::Unreadable(Reason::NotANumber),
        },
    }
}

/// What the unit written after a number says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Factor {
    /// No unit, or a counter such as 件.
    Plain,
    /// 万: ten thousand pieces.
    Wan,
    /// 亿: a hundred million pieces.
    Yi,
    /// 元.
    Yuan,
    /// 万元.
    WanYuan,
    /// 亿元.
    YiYuan,
}

enum Parsed {
    Blank,
    Placeholder,
    TooLarge,
    Number { number: Number, factor: Factor },
    Text,
}

/// The number in the unit of the column. An amount whose unit the form leaves open stays in the unit it is written in.
fn in_unit(number: Number, factor: Factor, unit: Unit) -> Option<Number> {
    match (unit, factor) {
        (_, Factor::Plain) => Some(number),
        (Unit::Count | Unit::Change, Factor::Wan) => number.shift(4),
        (Unit::Count | Unit::Change, Factor::Yi) => number.shift(8),
        (Unit::Count | Unit::Change, _) => None,
        (Unit::WanYuan, Factor::Wan | Factor::WanYuan) => Some(number),
        (Unit::WanYuan, Factor::Yi | Factor::YiYuan) => number.shift(4),
        (Unit::WanYuan, Factor::Yuan) => number.shift(-4),
        (Unit::Amount, Factor::Yuan | Factor::WanYuan) => Some(number),
        (Unit::Amount, Factor::Wan) => number.shift(4),
        (Unit::Amount, Factor::Yi | Factor::YiYuan) => number.shift(8),
    }
}

fn parse(text: &str) -> Parsed {
    if text.len() > 200 {
        return Parsed::Text;
    }
    // Almost every cell is one or more plain digits, or empty.
    if text.is_empty() {
        return Parsed::Blank;
    }
    if let Some(value) = plain(text) {
        return Parsed::Number { number: value.into(), factor: Factor::Plain };
    }
    // Almost every other text shows by its first character, or by the one behind the number it begins with.
    if text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ')).starts_with(is_word) {
        return Parsed::Text;
    }
    let Some(first) = text.chars().find(|c| !is_unseen(*c) && !c.is_whitespace()).map(half_width) else {
        return Parsed::Blank;
    };
    let begins_word = matches!(first, '+' | '零' | '〇' | '无' | '無' | '空' | 'N' | 'n' | '&');
    if !(first.is_ascii_digit() || is_mark(first) || begins_word) {
        return Parsed::Text;
    }
    let folded: String = text.chars().filter(|c| !is_unseen(*c)).map(half_width).collect();
    let body = folded.trim();
    // Markdown's bold type.
    let body = body.strip_prefix("**").and_then(|rest| rest.strip_suffix("**")).map_or(body, str::trim);
    if body.is_empty() || body.eq_ignore_ascii_case("&nbsp;") || body.eq_ignore_ascii_case("&nbsp") {
        return Parsed::Blank;
    }
    if is_placeholder(body) {
        return Parsed::Placeholder;
    }
    number(body)
}

/// The number that nothing but digits make.
fn plain(text: &str) -> Option<i64> {
    if text.len() > MAX_DIGITS {
        return None;
    }
    text.bytes().try_fold(0i64, |value, byte| byte.is_ascii_digit().then(|| value * 10 + i64::from(byte - b'0')))
}

/// Whether a character of Chinese begins no value and no unit.
#[rustfmt::skip]
fn is_word(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
        && !matches!(c, '一' | '零' | '无' | '無' | '空' | '件' | '条' | '份' | '宗' | '个' | '项' | '起' | '次' | '部'
            | '篇' | '万' | '亿' | '元')
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2212}' => '-',
        c if c.is_whitespace() => ' ',
        _ => c,
    }
}

/// What placeholders are made of.
fn is_mark(c: char) -> bool {
    matches!(c, '/' | '\\' | '-' | '\u{2010}'..='\u{2015}' | '\u{2500}' | '_' | '*' | ' ' | '一')
}

fn is_placeholder(body: &str) -> bool {
    // The character 一 is a dash only beside another dash.
    let dashes = body.chars().all(is_mark) && (body.chars().any(|c| c != '一' && c != ' '));
    dashes || matches!(body, "无" | "無" | "无。" | "空" | "N/A" | "n/a")
}

fn number(body: &str) -> Parsed {
    let (sign, rest) = match body.strip_prefix(['+', '-', '\u{2013}', '\u{2014}']) {
        Some(rest) => (if body.starts_with('+') { 1 } else { -1 }, rest.trim_start()),
        None => (1, body),
    };
    if let Some(tail) = rest.strip_prefix(['零', '〇']) {
        let zero = unit_of(tail.trim()).map(|factor| Parsed::Number { number: Number::from(0), factor });
        return zero.unwrap_or(Parsed::Text);
    }
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | ' '))).unwrap_or(rest.len());
    let (digits, tail) = rest.split_at(end);
    let Some((mantissa, scale)) = digits_of(digits.trim_end()) else { return Parsed::Text };
    let Some(factor) = unit_of(tail.trim()) else { return Parsed::Text };
    match mantissa.and_then(|mantissa| Number::new(sign * mantissa, scale)) {
        Some(number) => Parsed::Number { number, factor },
        None => Parsed::TooLarge,
    }
}

/// Mantissa (none where it is too large) and decimals of `1,854,488`, `1 365`, `59237.2449`, `0`. `None` where the
/// digits are not one number: two points, a comma that parts no thousands, two digits parted for no reason.
fn digits_of(digits: &str) -> Option<(Option<i64>, u8)> {
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    let groups: Vec<&str> = whole.split([',', ' ']).collect();
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let [first, rest @ ..] = groups.as_slice() else { return None };
    let thousands = is_digits(first) && rest.iter().all(|group| group.len() == 3 && is_digits(group));
    let spread = !whole.contains(',') && groups.iter().all(|group| group.len() == 1 && is_digits(group));
    // A number of more than one digit does not begin with zero; two cells that ran together may.
    let grouped = rest.is_empty() || (!first.starts_with('0') && first.len() <= 3);
    if !(thousands || spread) || !grouped || decimals.is_some_and(|part| !is_digits(part)) {
        return None;
    }
    let decimals = decimals.unwrap_or_default().trim_end_matches('0');
    let count = groups.iter().map(|group| group.len()).sum::<usize>() + decimals.len();
    if count > MAX_DIGITS || decimals.len() > usize::from(crate::number::MAX_SCALE) {
        return Some((None, 0));
    }
    let all = groups.iter().flat_map(|group| group.bytes()).chain(decimals.bytes());
    let mantissa = all.fold(0i64, |value, byte| value * 10 + i64::from(byte - b'0'));
    Some((Some(mantissa), decimals.len() as u8))
}

/// What stands after the digits: a unit, the mark of a footnote, a note in brackets, or nothing. `None` where it is something else.
fn unit_of(tail: &str) -> Option<Factor> {
    let (unit, note) = match tail.find(['(', '[', '【', '〔', '（']) {
        Some(at) => tail.split_at(at),
        None => (tail, ""),
    };
    let closed = note.is_empty() || note.ends_with([')', ']', '】', '〕', '）']);
    let is_mark = |c: char| matches!(c, '*' | '†' | '※' | '①'..='⑳' | '。' | '.' | '；' | ';' | ' ');
    let factor = match unit.trim().trim_end_matches(is_mark) {
        "" | "件" | "条" | "份" | "宗" | "个" | "项" | "起" | "次" | "部" | "篇" => Factor::Plain,
        "万" | "万件" | "万条" => Factor::Wan,
        "亿" => Factor::Yi,
        "元" | "元整" => Factor::Yuan,
        "万元" => Factor::WanYuan,
        "亿元" => Factor::YiYuan,
        _ => return None,
    };
    closed.then_some(factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, unit: Unit, expected: &str) {
        let shown = match read(text, unit) {
            State::Number(number) => number.to_string(),
            state => format!("{state:?}"),
        };
        assert_eq!(shown, expected, "{text:?}");
    }

    #[test]
    fn counts() {
        for (text, expected) in [
            ("0", "0"),
            ("15", "15"),
            ("１５", "15"),
            (" 1,854,488 ", "1854488"),
            ("1，113", "1113"),
            ("1 365", "1365"),
            ("1 5", "15"),
            ("22（其中修订16件）", "22"),
            ("12①", "12"),
            ("12*", "12"),
            ("12件①", "12"),
            ("12²", "Unreadable(NotANumber)"),
            ("**12**", "12"),
            ("零", "0"),
            ("〇件", "0"),
            ("零五", "Unreadable(NotANumber)"),
            ("\u{202d}1\u{2060}2\u{202c}", "12"),
            ("3119 件", "3119"),
            ("1.2万", "12000"),
            ("007", "7"),
            ("1.50", "1.5"),
            ("", "Blank"),
            ("\u{a0}", "Blank"),
            ("&nbsp;", "Blank"),
            ("/", "Placeholder"),
            ("——", "Placeholder"),
            ("－", "Placeholder"),
            ("无", "Placeholder"),
            ("-3", "-3"),
            ("--253", "Unreadable(NotANumber)"),
            ("1,23", "Unreadable(NotANumber)"),
            ("0 0", "Unreadable(NotANumber)"),
            ("12 34", "Unreadable(NotANumber)"),
            ("1.2.3", "Unreadable(NotANumber)"),
            ("O", "Unreadable(NotANumber)"),
            ("一", "Unreadable(NotANumber)"),
            ("5?", "Unreadable(NotANumber)"),
            ("见附件", "Unreadable(NotANumber)"),
            ("3元", "Unreadable(NotANumber)"),
            ("12345678901234567890", "Unreadable(TooLarge)"),
        ] {
            check(text, Unit::Count, expected);
        }
    }

    #[test]
    fn money() {
        check("59237.2449", Unit::WanYuan, "59237.2449");
        check("12万元", Unit::WanYuan, "12");
        check("251000元", Unit::WanYuan, "25.1");
        check("251000元", Unit::Amount, "251000");
        check("103.3879万元", Unit::Amount, "103.3879");
        check("+3", Unit::Change, "3");
        check("-253", Unit::Change, "-253");
    }
}
