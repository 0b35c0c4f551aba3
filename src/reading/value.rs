//! Values: what is written in a cell → state. Never a guess: what is no number for certain is unreadable.

mod money;

use crate::characters::{half_width, is_unseen};
use crate::document::BREAK;
use crate::form::Unit;
use crate::number::Number;
use crate::report::{Reason, State};
pub use money::{Factor, money_in, pieces_in};
use money::{after_currency, in_unit};

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

impl Shape {
    /// Whether it fills a cell: a number, or what stands for one.
    pub fn is_value(self) -> bool {
        matches!(self, Self::Number | Self::Placeholder)
    }
}

/// The shape of a text.
pub fn shape(text: &str) -> Shape {
    if plain(text).is_some() {
        return Shape::Number;
    }
    match parse(after_currency(text).unwrap_or(text)) {
        Parsed::Blank => Shape::Blank,
        Parsed::Placeholder => Shape::Placeholder,
        Parsed::Number { .. } | Parsed::TooLarge => Shape::Number,
        Parsed::Text => Shape::Text,
    }
}

/// Whether a text that is no number stands where one was lost: an error of a spreadsheet, a formula, a question mark. Words
/// are more than that.
pub fn is_spoiled(text: &str) -> bool {
    !text.contains(|c| ('\u{3400}'..='\u{9fff}').contains(&c))
}

/// Whether a number is written as few are: its digits parted by blanks, by points or by the end of a line, or begun with a
/// zero. It may be another number, or two.
pub fn is_odd(text: &str) -> bool {
    if plain(text).is_some() {
        return text.len() > 1 && text.starts_with('0');
    }
    if text.contains(BREAK) {
        return true;
    }
    let folded = folded(text);
    let written = folded.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = written.find(|c: char| !(c.is_ascii_digit() || matches!(c, ' ' | '.' | ','))).unwrap_or(written.len());
    let digits = written[..end].trim_end();
    let zero = digits.strip_prefix('0').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    zero || digits.contains(' ') || in_thousands(digits).is_some()
}

/// Bytes of `1.234`.
const SHORTEST_THOUSANDS: usize = 5;

/// The digits of a count whose thousands are parted by points, as `1.854.488`.
fn in_thousands(text: &str) -> Option<String> {
    let (first, rest) = text.split_once('.')?;
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let whole = matches!(first.len(), 1..=3) && is_digits(first) && !first.starts_with('0');
    (whole && rest.split('.').all(|part| part.len() == 3 && is_digits(part))).then(|| text.replace('.', ""))
}

/// The state of a cell whose column counts in `unit`.
pub fn read(text: &str, unit: Unit) -> State {
    // Almost every cell is one or more plain digits.
    match plain(text) {
        Some(value) => State::Number(value.into()),
        None => read_in(text, unit, Factor::PLAIN),
    }
}

/// The same, where another unit stands over the column or beside the label: it holds for a number without one.
pub fn read_in(text: &str, unit: Unit, written: Factor) -> State {
    if unit == Unit::Change
        && let Some((down, count)) = worded(text.trim())
    {
        return match read_in(count, Unit::Count, written) {
            State::Number(number) if down => {
                number.checked_mul(-1).map_or(State::Unreadable(Reason::TooLarge), State::Number)
            }
            state => state,
        };
    }
    if matches!(unit, Unit::Count | Unit::Change)
        && text.len() >= SHORTEST_THOUSANDS
        && text.contains(['.', '．'])
        && let Some(digits) = in_thousands(folded(text).trim())
    {
        return read_in(&digits, unit, written);
    }
    if let (Unit::Amount | Unit::WanYuan, Some(amount)) = (unit, after_currency(text)) {
        // The header's unit says more than the sign that a spreadsheet puts before every amount.
        return read_in(amount, unit, if written == Factor::PLAIN { Factor::money(0) } else { written });
    }
    match parse(text) {
        Parsed::Blank => State::Blank,
        Parsed::Placeholder => State::Placeholder,
        Parsed::TooLarge => State::Unreadable(Reason::TooLarge),
        Parsed::Text => State::Unreadable(Reason::NotANumber),
        Parsed::Number { number, factor, trend } => {
            let factor = if factor == Factor::PLAIN { written } else { factor };
            // - 40 is an item of a list, a placeholder and a number, or a number below zero.
            let parted = || folded(text).trim_start().strip_prefix(SIGNS).is_some_and(|rest| rest.starts_with(' '));
            if unit == Unit::Count && number.is_negative() && parted() {
                return State::Unreadable(Reason::NotANumber);
            }
            let number = if unit == Unit::Change { trend.apply(number) } else { Some(number) };
            match number.and_then(|number| in_unit(number, factor, unit)) {
                Some(number) => State::Number(number),
                None => State::Unreadable(Reason::NotANumber),
            }
        }
    }
}

/// A change whose sign is a word before digits, as `减1`: whether it fell, and by how much.
fn worded(text: &str) -> Option<(bool, &str)> {
    const UP: [&str; 4] = ["增加", "增", "上升", "↑"];
    const DOWN: [&str; 6] = ["减少", "減少", "减", "減", "下降", "↓"];
    let after = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word)).map(str::trim_start);
    let (down, count) = after(&DOWN).map(|count| (true, count)).or(after(&UP).map(|count| (false, count)))?;
    count.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)).then_some((down, count))
}

/// The unit of money that an amount is kept in whose form leaves the unit open, as the zeros that it adds to 元; `None`
/// where none stands behind it.
pub fn money_of(text: &str) -> Option<i8> {
    let amount = after_currency(text);
    match parse(amount.unwrap_or(text)) {
        Parsed::Number { factor: Factor { zeros, money: true }, .. } => Some(if zeros == 4 { zeros } else { 0 }),
        Parsed::Number { factor: Factor::PLAIN, .. } => amount.map(|_| 0),
        _ => None,
    }
}

/// What a note behind a number says of its direction.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trend {
    /// Nothing, or what the number says.
    None,
    /// It fell.
    Down,
    /// More than one thing.
    Open,
}

impl Trend {
    /// What a note says beside a number with that sign.
    fn of(note: &str, sign: Option<i64>) -> Self {
        // A note that counts something says what that does.
        let counts = note.contains(|c: char| c.is_ascii_digit());
        match (note.contains(['增', '升']), note.contains(['减', '減', '降']), sign) {
            (false, false, _) => Self::None,
            (true, false, None | Some(1)) | (false, true, Some(-1)) if !counts => Self::None,
            (false, true, None) if !counts => Self::Down,
            _ => Self::Open,
        }
    }

    /// The change that a number without a sign stands for.
    fn apply(self, number: Number) -> Option<Number> {
        match self {
            Self::None => Some(number),
            Self::Down => number.checked_mul(-1),
            Self::Open => None,
        }
    }
}

enum Parsed {
    Blank,
    Placeholder,
    TooLarge,
    Number { number: Number, factor: Factor, trend: Trend },
    Text,
}

/// Bytes of a cell that may be a number, with its unit and what is noted beside it; a longer one is prose.
const LONGEST: usize = 200;

fn parse(text: &str) -> Parsed {
    if text.len() > LONGEST {
        return Parsed::Text;
    }
    // Almost every cell is one or more plain digits, or empty.
    if text.is_empty() {
        return Parsed::Blank;
    }
    if let Some(value) = plain(text) {
        return Parsed::Number { number: value.into(), factor: Factor::PLAIN, trend: Trend::None };
    }
    // Almost every other text shows by its first character, or by the one behind the number or the 无 it begins with.
    let may_begin = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '无' | '無');
    if text.trim_start_matches(may_begin).starts_with(is_word) {
        return if matches!(text, "暂无" | "不涉及" | "未涉及") { Parsed::Placeholder } else { Parsed::Text };
    }
    let Some(first) = text.chars().find(|c| !is_unseen(*c) && !c.is_whitespace()).map(narrow) else {
        return Parsed::Blank;
    };
    let begins_word =
        matches!(first, '+' | '零' | '〇' | '○' | '无' | '無' | '空' | 'N' | 'n' | '&' | '=' | '\'' | '$');
    if !(first.is_ascii_digit() || is_mark(first) || begins_word) {
        return Parsed::Text;
    }
    // A spreadsheet's ways to say that digits are text.
    let text = text.strip_prefix("=\"").map_or(text, |rest| rest.trim_matches('"'));
    let text = text.strip_prefix('\'').unwrap_or(text);
    let folded = folded(text);
    let body = folded.trim();
    // Markdown's bold type, and a formula's signs.
    let within = |sign: &str| body.strip_prefix(sign).and_then(|rest| rest.strip_suffix(sign));
    let body = within("**").or_else(|| within("$")).map_or(body, str::trim);
    // What converters write for an empty cell.
    if body.is_empty() || ["&nbsp;", "&nbsp", "nan"].iter().any(|empty| body.eq_ignore_ascii_case(empty)) {
        return Parsed::Blank;
    }
    if is_placeholder(body) {
        return Parsed::Placeholder;
    }
    number(body)
}

/// The number that nothing but digits make.
fn plain(text: &str) -> Option<i64> {
    if text.is_empty() || text.len() > MAX_DIGITS {
        return None;
    }
    text.bytes().try_fold(0i64, |value, byte| byte.is_ascii_digit().then(|| value * 10 + i64::from(byte - b'0')))
}

/// Whether a character of Chinese begins no value and no unit.
#[rustfmt::skip]
fn is_word(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
        && !matches!(c, '一' | '零' | '无' | '無' | '空' | '件' | '条' | '份' | '宗' | '个' | '项' | '起' | '次' | '部'
            | '篇' | '千' | '百' | '万' | '亿' | '元')
}

/// The signs of numbers: of two, and dashes that stand for the second.
const SIGNS: [char; 4] = ['+', '-', '\u{2013}', '\u{2014}'];

/// A text in characters of half the width, without those that nobody sees.
fn folded(text: &str) -> String {
    let text: String = text.chars().filter(|c| !is_unseen(*c)).map(narrow).collect();
    if text.contains('\\') {
        ESCAPES.iter().fold(text, |text, (escape, mark)| text.replace(escape, mark))
    } else {
        text
    }
}

/// Marks of numbers as markdown may have them.
const ESCAPES: [(&str, &str); 4] = [("\\.", "."), ("\\-", "-"), ("\\+", "+"), ("\\*", "*")];

fn narrow(c: char) -> char {
    match c {
        '！'..='～' => half_width(c),
        // Hyphens and signs that programs write for a minus.
        '\u{2010}'..='\u{2012}' | '\u{207b}' | '\u{2212}' | '\u{fe63}' => '-',
        // Two values may stand on two lines: a line break parts them, a blank may part the thousands of one.
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        c if c.is_whitespace() => ' ',
        _ => c,
    }
}

/// What placeholders are made of.
fn is_mark(c: char) -> bool {
    matches!(c, '/' | '\\' | '-' | '\u{2010}'..='\u{2015}' | '\u{2500}' | '_' | '*' | ' ' | '\n' | '一')
}

fn is_placeholder(body: &str) -> bool {
    // The character 一 is a dash only beside another dash.
    let dashes = body.chars().all(is_mark) && (body.chars().any(|c| !matches!(c, '一' | ' ' | '\n')));
    // It may be minus one.
    dashes && body != "-一" || matches!(body, "无" | "無" | "无。" | "空" | "○" | "N/A" | "n/a")
}

fn number(body: &str) -> Parsed {
    let (sign, rest) = match body.strip_prefix(SIGNS) {
        Some(rest) => (Some(if body.starts_with('+') { 1 } else { -1 }), rest.trim_start()),
        None => (None, body),
    };
    if let Some(tail) = rest.strip_prefix(['零', '〇']) {
        let zero = |(factor, _)| Parsed::Number { number: Number::from(0), factor, trend: Trend::None };
        return unit_of(tail.trim()).map_or(Parsed::Text, zero);
    }
    let end =
        rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '\'' | '’' | '.' | ' '))).unwrap_or(rest.len());
    let (digits, tail) = rest.split_at(end);
    let Some((mantissa, scale)) = digits_of(digits.trim_end()) else { return Parsed::Text };
    // A footnote has one mark: what `1**` leaves out nobody knows.
    let masked = tail.starts_with("**");
    let Some((factor, note)) = unit_of(tail.trim()).filter(|_| !masked) else { return Parsed::Text };
    let trend = Trend::of(note, sign);
    match mantissa.and_then(|mantissa| Number::new(sign.unwrap_or(1) * mantissa, scale)) {
        Some(number) => Parsed::Number { number, factor, trend },
        None => Parsed::TooLarge,
    }
}

/// Mantissa (none where it is too large) and decimals of `1,854,488`, `1 365`, `1'365`, `59237.2449`, `0`. `None` where the
/// digits are not one number: two points, a comma that parts no thousands, two digits parted for no reason.
fn digits_of(digits: &str) -> Option<(Option<i64>, u8)> {
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    let groups: Vec<&str> = whole.split([',', '\'', '’', ' ']).collect();
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let [first, rest @ ..] = groups.as_slice() else { return None };
    let thousands = is_digits(first) && rest.iter().all(|group| group.len() == 3 && is_digits(group));
    let spread = !whole.contains([',', '\'', '’']) && groups.iter().all(|group| group.len() == 1 && is_digits(group));
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

/// What stands after the digits: a unit, the mark of a footnote, a note in brackets, or nothing. The unit and the note;
/// `None` where it is something else.
fn unit_of(tail: &str) -> Option<(Factor, &str)> {
    let (unit, note) = match tail.find(['(', '[', '【', '〔', '（']) {
        Some(at) => tail.split_at(at),
        None => (tail, ""),
    };
    let closed = note.is_empty() || note.ends_with([')', ']', '】', '〕', '）']);
    let is_mark = |c: char| matches!(c, '*' | '†' | '※' | '①'..='⑳' | '。' | '.' | '；' | ';' | ' ');
    let unit = unit.trim().trim_end_matches(is_mark);
    // 356000（元）: the unit itself may stand in brackets.
    let inner = note.trim_matches(|c| "()[]【】〔〕（）".contains(c));
    let in_note = Some(inner).filter(|inner| unit.is_empty() && !inner.is_empty()).and_then(Factor::of);
    let factor = in_note.or_else(|| Factor::of(unit))?;
    closed.then_some((factor, note))
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
            ("1'365", "1365"),
            ("1’5", "Unreadable(NotANumber)"),
            ("1 5", "15"),
            ("2\n109", "Unreadable(NotANumber)"),
            ("1\n5", "Unreadable(NotANumber)"),
            ("1,\n365", "Unreadable(NotANumber)"),
            ("12\r\n件", "12"),
            ("\n12\n", "12"),
            ("22（其中修订16件）", "22"),
            ("12①", "12"),
            ("12*", "12"),
            ("1**", "Unreadable(NotANumber)"),
            ("46.768", "46768"),
            ("1.854.488", "1854488"),
            ("0.768", "0.768"),
            ("46.7680", "46.768"),
            ("12件①", "12"),
            ("12²", "Unreadable(NotANumber)"),
            ("**12**", "12"),
            ("$12$", "12"),
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
            ("○", "Placeholder"),
            ("1○", "Unreadable(NotANumber)"),
            ("○○", "Unreadable(NotANumber)"),
            ("无", "Placeholder"),
            ("暂无", "Placeholder"),
            ("不涉及", "Placeholder"),
            ("不涉及公开", "Unreadable(NotANumber)"),
            // A piece of 没有现成信息.
            ("没有", "Unreadable(NotANumber)"),
            ("NaN", "Blank"),
            ("=\"12\"", "12"),
            ("'12", "12"),
            ("=12+3", "Unreadable(NotANumber)"),
            ("- 40", "Unreadable(NotANumber)"),
            ("－ 40", "Unreadable(NotANumber)"),
            ("— 40", "Unreadable(NotANumber)"),
            ("４６．７６８", "46768"),
            ("-3", "-3"),
            ("\u{2010}3", "-3"),
            ("\u{2012}3", "-3"),
            ("\u{fe63}3", "-3"),
            ("--253", "Unreadable(NotANumber)"),
            ("1,23", "Unreadable(NotANumber)"),
            ("0 0", "Unreadable(NotANumber)"),
            ("12 34", "Unreadable(NotANumber)"),
            ("1.2.3", "Unreadable(NotANumber)"),
            ("O", "Unreadable(NotANumber)"),
            ("一", "Unreadable(NotANumber)"),
            ("-一", "Unreadable(NotANumber)"),
            ("—一", "Placeholder"),
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
        check("59.237", Unit::WanYuan, "59.237");
        check("12万元", Unit::WanYuan, "12");
        check("251000元", Unit::WanYuan, "25.1");
        check("251000元", Unit::Amount, "251000");
        check("103.3879万元", Unit::Amount, "103.3879");
        check("+3", Unit::Change, "3");
        check("-253", Unit::Change, "-253");
        check("12千元", Unit::WanYuan, "1.2");
        check("3亿元", Unit::WanYuan, "30000");
        check("356000（元）", Unit::WanYuan, "35.6");
        check("12（万元）", Unit::WanYuan, "12");
        check("12（万件）", Unit::Count, "120000");
        check("12（元）", Unit::Count, "Unreadable(NotANumber)");
        check("￥1,200.50", Unit::WanYuan, "0.12005");
        check("¥ 5万元", Unit::WanYuan, "5");
        check("￥1200", Unit::Amount, "1200");
        check("人民币35.6万元", Unit::WanYuan, "35.6");
        check("35.6万元整", Unit::WanYuan, "35.6");
        check("￥12", Unit::Count, "Unreadable(NotANumber)");
        check("¥-", Unit::WanYuan, "Placeholder");
        check("￥壹", Unit::WanYuan, "Unreadable(NotANumber)");
        let under = |factor| read_in("¥5.00", Unit::WanYuan, factor);
        assert_eq!(under(Factor::money(4)), State::Number(Number::from(5)));
        assert_eq!(["￥1200", "1200", "￥", "￥3万元"].map(money_of), [Some(0), None, None, Some(4)]);
    }

    #[test]
    fn notes_say_where_a_change_goes() {
        for (text, expected) in [
            ("253（减少）", "-253"),
            ("253项(较上年下降)", "-253"),
            ("253（增）", "253"),
            ("253（注）", "253"),
            ("+253（减少）", "Unreadable(NotANumber)"),
            ("-253（增加）", "Unreadable(NotANumber)"),
            ("-253（减少）", "-253"),
            ("+253（增）", "253"),
            ("253（新增300，减少47）", "Unreadable(NotANumber)"),
            ("12（其中减少3项）", "Unreadable(NotANumber)"),
        ] {
            check(text, Unit::Change, expected);
        }
        check("22（比上年减少3件）", Unit::Count, "22");
        for (text, expected) in [
            ("减1", "-1"),
            ("減少 2 件", "-2"),
            ("增2", "2"),
            ("增加２", "2"),
            ("↓1,365", "-1365"),
            ("减-1", "Unreadable(NotANumber)"),
            ("减少", "Unreadable(NotANumber)"),
            ("增1减2", "Unreadable(NotANumber)"),
        ] {
            check(text, Unit::Change, expected);
        }
        check("减1", Unit::Count, "Unreadable(NotANumber)");
    }
}
