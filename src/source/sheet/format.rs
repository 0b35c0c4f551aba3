//! Number formats: what a cell shows for the number it holds. Enough for counts, money, percentages and dates; a format
//! beyond that shows the number as the general format does, never another number.

use super::decimal::Decimal;
use crate::source::named::Named;

/// Format codes by number.
#[derive(Debug, Default)]
pub struct Codes(Named<String, u32>);

impl Codes {
    /// Takes a code of the file.
    pub fn add(&mut self, number: u32, code: String) {
        self.0.make(&number, || code);
    }

    /// The code of a number.
    pub fn get(&self, number: u32) -> &str {
        self.0.get(&number).map_or_else(|| built_in(number), String::as_str)
    }
}

/// The format code of a number that files leave out because every program knows it.
fn built_in(number: u32) -> &'static str {
    match number {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 | 15 | 27..=31 | 50..=54 | 57 | 58 => "yyyy-mm-dd",
        16 => "mm-dd",
        17 | 36 => "yyyy-mm",
        18..=21 | 32..=35 | 45..=47 | 55 | 56 => "h:mm",
        22 => "yyyy-mm-dd h:mm",
        41 | 42 => "#,##0;-#,##0;\"-\"",
        43 | 44 => "#,##0.00;-#,##0.00;\"-\"",
        49 => "@",
        _ => "General",
    }
}

/// What a cell shows.
#[derive(Debug)]
pub struct Shown {
    /// Its text.
    pub text: String,
    /// Whether it is a number of fewer decimals than the cell holds.
    pub rounded: bool,
    /// Whether a line runs through all of it.
    pub struck: bool,
}

impl From<String> for Shown {
    fn from(text: String) -> Self {
        Self { text, rounded: false, struck: false }
    }
}

/// What a cell of that format shows. `since_1904` is the workbook's way to count days.
pub fn show(number: Decimal, code: &str, since_1904: bool) -> Shown {
    let sections = sections(code);
    let default = sections.first().copied().unwrap_or_default();
    let section = match sections.len() {
        _ if number.is_zero() => sections.get(2).copied().unwrap_or(default),
        1 => default,
        _ if number.is_negative() => sections.get(1).copied().unwrap_or(default),
        _ => default,
    };
    // A section of its own for negative numbers says how they look, so the sign is its matter.
    let shown = if sections.len() > 1 && number.is_negative() { number.abs() } else { number };
    // A single section shows something for every number; one that shows nothing is not understood.
    let pattern = Pattern::parse(section);
    let text = pattern.as_ref().and_then(|pattern| pattern.show(shown, since_1904));
    match text.filter(|text| sections.len() > 1 || !text.is_empty()) {
        Some(text) => Shown { rounded: pattern.is_some_and(|pattern| pattern.rounds(number)), ..text.into() },
        None => number.general().into(),
    }
}

/// The sections of a code, for positive and negative numbers, zero and text.
fn sections(code: &str) -> Vec<&str> {
    let mut sections = Vec::new();
    let mut start = 0;
    let mut quoted = false;
    let mut escaped = false;
    for (at, character) in code.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' | '!' | '_' | '*' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted && sections.len() < 3 => {
                sections.push(code.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    sections.push(code.get(start..).unwrap_or_default());
    sections
}

/// A section taken apart.
#[derive(Debug, Default, PartialEq)]
struct Pattern {
    before: String,
    after: String,
    digits: Digits,
    /// Words between the digits, and how many digits stand behind them: a point that makes hundreds out of ones.
    within: Option<(String, usize)>,
    /// More than that stands between them.
    mixed: bool,
    /// Thousands cut off: three places each.
    thousands: i32,
    percent: i32,
    date: bool,
}

/// How the number itself is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Digits {
    /// Not at all: the section is words.
    #[default]
    None,
    General,
    /// With so many decimals at least and at most, grouped by thousands or not.
    Fixed {
        least: u32,
        most: u32,
        grouped: bool,
    },
}

impl Pattern {
    /// `None` for what is not understood: exponents, fractions, thousands cut off, Chinese numerals.
    fn parse(section: &str) -> Option<Self> {
        let mut pattern = Self::default();
        let mut rest = section.chars();
        let mut point = false;
        let mut commas = 0;
        while let Some(character) = rest.next() {
            let mut literal = None;
            match character {
                '"' => literal = Some(rest.by_ref().take_while(|next| *next != '"').collect::<String>()),
                '\\' | '!' => literal = rest.next().map(String::from),
                // The width of a character, a filler: room, not signs.
                '_' | '*' => {
                    rest.next();
                }
                '[' => {
                    let inside: String = rest.by_ref().take_while(|next| *next != ']').collect();
                    if inside.starts_with("DBNum") || inside.starts_with(['<', '>', '=']) {
                        return None;
                    }
                    pattern.date |=
                        matches!(inside.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss");
                    let symbol = inside.strip_prefix('$').and_then(|symbol| symbol.split('-').next());
                    literal = symbol.map(str::to_owned);
                }
                '0' | '#' | '?' => {
                    let (mut least, mut most, mut grouped) = match pattern.digits {
                        Digits::Fixed { least, most, grouped } => (least, most, grouped),
                        // Digits after words belong to another number.
                        _ if !pattern.after.is_empty() => return None,
                        _ => (0, 0, false),
                    };
                    if !pattern.after.is_empty() {
                        pattern.mixed |= point || commas > 0 || pattern.within.is_some();
                        pattern.within = Some((std::mem::take(&mut pattern.after), 0));
                    }
                    if let Some((_, behind)) = &mut pattern.within {
                        *behind += usize::from(!point);
                    }
                    grouped |= commas > 0;
                    commas = 0;
                    most += u32::from(point);
                    least += u32::from(point && character == '0');
                    pattern.digits = Digits::Fixed { least, most, grouped };
                }
                '.' => {
                    point = true;
                    if pattern.digits == Digits::None {
                        pattern.digits = Digits::Fixed { least: 0, most: 0, grouped: false };
                    }
                }
                ',' => commas += 1,
                '%' => {
                    pattern.percent += 2;
                    literal = Some("%".to_owned());
                }
                '@' => pattern.digits = Digits::General,
                'G' | 'g' => {
                    let general = ["eneral", "/通用格式"].into_iter().find(|tail| starts_with(rest.as_str(), tail))?;
                    rest = rest.as_str().get(general.len()..)?.chars();
                    pattern.digits = Digits::General;
                }
                'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => pattern.date = true,
                'E' | 'e' | '/' if pattern.digits != Digits::None => return None,
                other => literal = Some(other.to_string()),
            }
            if let Some(literal) = literal {
                match pattern.digits {
                    Digits::None => pattern.before += &literal,
                    _ => pattern.after += &literal,
                }
            }
        }
        // A comma behind the last digit cuts off thousands. The number itself says more, unless words among its digits
        // make another number of it.
        pattern.thousands = commas;
        let is_grouped = matches!(pattern.digits, Digits::Fixed { grouped: true, .. });
        pattern.mixed |= pattern.within.is_some() && is_grouped;
        (commas == 0 || pattern.within.is_some()).then_some(pattern)
    }

    /// Whether it shows a count or an amount with fewer decimals than it has.
    fn rounds(&self, number: Decimal) -> bool {
        let plain = !self.date && self.percent == 0 && self.thousands == 0;
        plain && matches!(self.digits, Digits::Fixed { most, .. } if number.rounded(most.min(30)) != number)
    }

    fn show(&self, number: Decimal, since_1904: bool) -> Option<String> {
        if self.mixed {
            return None;
        }
        if self.date {
            return date(number, since_1904);
        }
        let shown = match self.digits {
            Digits::None => String::new(),
            Digits::General => number.general(),
            Digits::Fixed { least, most, grouped } => {
                let shifted = number.shifted(self.percent - 3 * self.thousands);
                let shown = shifted.rounded(most.min(30)).fixed(least.min(30), grouped);
                self.within.as_ref().map_or_else(|| shown.clone(), |(words, behind)| with_words(&shown, words, *behind))
            }
        };
        // The sign stands before everything, also before words.
        let (sign, size) = shown.strip_prefix('-').map_or(("", shown.as_str()), |size| ("-", size));
        Some(format!("{sign}{}{size}{}", self.before, self.after))
    }
}

/// The number with words before so many of its whole digits.
fn with_words(number: &str, words: &str, behind: usize) -> String {
    let (sign, size) = number.strip_prefix('-').map_or(("", number), |size| ("-", size));
    let (whole, decimals) = size.find('.').map_or((size, ""), |point| size.split_at(point));
    let whole = format!("{whole:0>width$}", width = behind + 1);
    let (before, after) = whole.split_at(whole.len() - behind);
    [sign, before, words, after, decimals].concat()
}

fn starts_with(text: &str, head: &str) -> bool {
    text.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head))
}

/// A count of days as a date, whatever the order in which the format shows it.
fn date(number: Decimal, since_1904: bool) -> Option<String> {
    let days = number.whole().filter(|days| (0..3_000_000).contains(days))?;
    // Day 0 of the unix calendar is day 25,569; the other count begins 1,462 days later.
    let days = if since_1904 { days + 1462 } else { days } - 25_569;
    // Years begin in March here, so that the leap day comes last (the usual algorithm for the Gregorian calendar).
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Some(format!("{year}年{month}月{day}日"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(number: &str, code: &str, shown: &str) {
        let decimal = Decimal::parse(number).expect("a number");
        assert_eq!(show(decimal, code, false).text, shown, "{number} in {code}");
    }

    #[test]
    fn numbers_are_shown_as_their_format_says() {
        for (number, code, shown) in [
            ("3511", "General", "3511"),
            ("3511", "G/通用格式", "3511"),
            ("3511", "0", "3511"),
            ("3.6", "0", "4"),
            ("3511", "#,##0", "3,511"),
            ("59237.2449", "0.00", "59237.24"),
            ("59237.2449", "#,##0.00_);[Red]\\(#,##0.00\\)", "59,237.24"),
            ("-5", "#,##0.00_);[Red]\\(#,##0.00\\)", "(5.00)"),
            ("-5", "0", "-5"),
            ("12.5", "0.####", "12.5"),
            ("12", "0.####", "12"),
            ("15", "0\"件\"", "15件"),
            ("15", "\"共 \"0\" 件\"", "共 15 件"),
            ("0.125", "0.0%", "12.5%"),
            ("0", "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ", "-"),
            ("7", "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ", "7"),
            ("-7", "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ", "-7"),
            ("5", "[$¥-804]#,##0.00", "¥5.00"),
            ("5", "@", "5"),
            ("0", "0;-0;", ""),
            ("5", ";;;", ""),
            ("45291", "yyyy\\-mm\\-dd", "2023年12月31日"),
            ("45291.75", "[$-804]yyyy\"年\"m\"月\"d\"日\"", "2023年12月31日"),
            ("60.5", "d-m-yy", "1900年2月28日"),
            ("69010000", "0!.0,", "6901.0"),
            ("69010000", "0\".\"0,", "6901.0"),
            ("12345678", "0\\.0000", "1234.5678"),
            ("-500", "0!.0,\"万\"", "-0.1万"),
            ("0", "#!.0000;;0!.0000", "0.0000"),
            ("15", "0-0", "1-5"),
            // Not understood, so the number itself.
            ("69010000", "0!.0!.0,", "69010000"),
            ("69010000", "#,##0!.0,", "69010000"),
            ("1234567", "0.00E+00", "1234567"),
            ("1234567", "0,", "1234567"),
            ("15", "[DBNum1]General", "15"),
            ("0.5", "# ?/?", "0.5"),
            ("15", "[>10]0.0;0", "15"),
            ("15", "\\", "15"),
            ("15", "\"", "15"),
        ] {
            check(number, code, shown);
        }
        for number in 0..=60 {
            assert!(Pattern::parse(built_in(number)).is_some(), "{number}");
        }
    }

    #[test]
    fn a_number_may_be_shown_rounded() {
        for (number, code, rounded) in [
            ("1203.55", "0.0", true),
            ("10.1", "0\"件\"", true),
            ("1203.55", "#,##0.00", false),
            ("3511", "0", false),
            ("0.125", "0%", false),
            ("45291.75", "yyyy-mm-dd", false),
            ("69010000", "0!.0,", false),
            ("2.3333333333333335", "General", false),
        ] {
            let decimal = Decimal::parse(number).expect("a number");
            assert_eq!(show(decimal, code, false).rounded, rounded, "{number} in {code}");
        }
    }

    #[test]
    fn days_count_from_two_origins() {
        let day = Decimal::parse("43829").expect("a number");
        assert_eq!(show(day, "yyyy-mm-dd", true).text, "2023年12月31日");
    }
}
