//! Decimal: a number of a spreadsheet in decimal digits, without floating point in text. A spreadsheet keeps fifteen
//! significant digits; what a file states beyond them (`59237.244899999998`) is noise of its binary form.

/// `digits * 10^exponent`, digits without trailing zeros.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Decimal {
    negative: bool,
    digits: u64,
    exponent: i32,
}

const SIGNIFICANT: u32 = 15;
/// Beyond this exponent a number is shown as the file has it.
const MAX_EXPONENT: u32 = 30;

impl Decimal {
    /// A number as text: digits, a point, an exponent. `None` where it is none or has an exponent that no cell shows.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let mut number = Self { negative, digits: 0, exponent };
        for (digit, after_point) in
            whole.bytes().map(|digit| (digit, 0)).chain(fraction.bytes().map(|digit| (digit, 1)))
        {
            let digit = digit.checked_sub(b'0').filter(|digit| *digit < 10)?;
            // Two digits more than are significant, so that rounding sees them.
            if number.digits < 10u64.pow(SIGNIFICANT + 1) {
                number.digits = number.digits * 10 + u64::from(digit);
                number.exponent = number.exponent.checked_sub(after_point)?;
            } else {
                number.exponent = number.exponent.checked_add(1 - after_point)?;
            }
        }
        number.reduced()
    }

    /// A binary number, as .xls keeps it; `None` for what is none (NaN, infinity) or has an exponent that no cell shows.
    pub fn from_binary(value: f64) -> Option<Self> {
        if value == 0.0 {
            return Some(Self::default());
        }
        if !value.is_finite() || value.abs() >= 1e30 || value.abs() < 1e-30 {
            return None;
        }
        // Scaled so that seventeen digits stand before the point.
        let mut exponent = 0;
        let mut size = value.abs();
        while size >= 1e17 {
            size /= 10.0;
            exponent += 1;
        }
        let mut power = 1.0;
        while size * power < 1e16 {
            power *= 10.0;
            exponent -= 1;
        }
        Self { negative: value < 0.0, digits: (size * power).round() as u64, exponent }.reduced()
    }

    /// An integer, or hundredths where `hundredths`, as .xls keeps small numbers.
    pub fn from_integer(value: i32, hundredths: bool) -> Self {
        let number = Self { negative: value < 0, digits: u64::from(value.unsigned_abs()), exponent: 0 };
        Self { exponent: if hundredths { -2 } else { 0 }, ..number }.stripped()
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.negative && self.digits > 0
    }

    /// The number without its sign.
    pub fn abs(self) -> Self {
        Self { negative: false, ..self }
    }

    /// The number times `10^places`.
    pub fn shifted(self, places: i32) -> Self {
        Self { exponent: self.exponent.saturating_add(places), ..self }
    }

    /// Rounded to so many decimals, half away from zero as spreadsheets do.
    pub fn rounded(self, decimals: u32) -> Self {
        let drop = (-self.exponent).saturating_sub(decimals as i32);
        match u32::try_from(drop) {
            Ok(drop) if drop > 0 => {
                let unit = 10u64.checked_pow(drop).unwrap_or(u64::MAX);
                let digits = self.digits / unit + u64::from(self.digits % unit >= unit.div_ceil(2));
                Self { digits, exponent: -(decimals as i32), ..self }.stripped()
            }
            _ => self,
        }
    }

    /// The whole part, `None` where it is too large.
    pub fn whole(self) -> Option<i64> {
        let size = match u32::try_from(self.exponent) {
            Ok(exponent) => self.digits.checked_mul(10u64.checked_pow(exponent)?)?,
            Err(_) => 10u64.checked_pow(self.exponent.unsigned_abs()).map_or(0, |unit| self.digits / unit),
        };
        let size = i64::try_from(size).ok()?;
        Some(if self.negative { -size } else { size })
    }

    /// As a cell of the general format shows it. A computed number of endless decimals is cut where the cell ends.
    pub fn general(self) -> String {
        let length = self.digits.checked_ilog10().map_or(1, |log| log as i32 + 1);
        let whole = (length + self.exponent).max(1);
        let shown = if length > 11 { self.rounded(10i32.saturating_sub(whole).max(0) as u32) } else { self };
        shown.fixed(0, false)
    }

    /// In digits with at least so many decimals, grouped by thousands where asked for.
    pub fn fixed(self, decimals: u32, grouped: bool) -> String {
        let mut digits = self.digits.to_string();
        let mut fraction = String::new();
        match usize::try_from(self.exponent) {
            Ok(zeros) if self.digits > 0 => digits.extend(std::iter::repeat_n('0', zeros)),
            Ok(_) => {}
            Err(_) => {
                let places = self.exponent.unsigned_abs() as usize;
                digits = format!("{digits:0>width$}", width = places + 1);
                fraction = digits.split_off(digits.len() - places);
            }
        }
        let missing = (decimals as usize).saturating_sub(fraction.len());
        fraction.extend(std::iter::repeat_n('0', missing));
        let mut out = String::from(if self.is_negative() { "-" } else { "" });
        for (index, digit) in digits.char_indices() {
            if grouped && index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push('.');
            out += &fraction;
        }
        out
    }

    /// Within the significant digits, and `None` where no cell shows so large or small a number in digits.
    fn reduced(self) -> Option<Self> {
        let length = self.digits.checked_ilog10().map_or(1, |log| log + 1);
        let excess = length.saturating_sub(SIGNIFICANT);
        let unit = 10u64.pow(excess);
        let digits = self.digits / unit + u64::from(self.digits % unit >= unit.div_ceil(2) && excess > 0);
        let number = Self { digits, exponent: self.exponent.checked_add(excess as i32)?, ..self }.stripped();
        (number.exponent.unsigned_abs() <= MAX_EXPONENT).then_some(number)
    }

    fn stripped(mut self) -> Self {
        while self.digits > 0 && self.digits.is_multiple_of(10) {
            self.digits /= 10;
            self.exponent = self.exponent.saturating_add(1);
        }
        if self.digits == 0 { Self::default() } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_from_text_and_from_binary() {
        for (text, shown) in [
            ("0", "0"),
            ("-0", "0"),
            ("15", "15"),
            ("3511.0", "3511"),
            ("59237.2449", "59237.2449"),
            ("59237.244899999998", "59237.2449"),
            ("0.30000000000000004", "0.3"),
            ("1E3", "1000"),
            ("1.5E-3", "0.0015"),
            (".5", "0.5"),
            ("-12.50", "-12.5"),
            ("1854488", "1854488"),
            ("123456789012345678", "123456789012346000"),
            ("0.99999999999999999", "1"),
            ("123456789.12", "123456789.12"),
            ("2.3333333333333335", "2.333333333"),
            ("10.0000000001", "10"),
            ("0.0000001", "0.0000001"),
        ] {
            assert_eq!(Decimal::parse(text).map(Decimal::general).as_deref(), Some(shown), "{text}");
            let binary: f64 = text.parse().expect("a number");
            assert_eq!(Decimal::from_binary(binary).map(Decimal::general).as_deref(), Some(shown), "{text} in binary");
        }
        for text in [
            "",
            "-",
            ".",
            "1.2.3",
            "1e",
            "x",
            "1e99",
            "１",
            "1 2",
            "NaN",
            "1e-99",
            "1e2147483647",
            "1e99999999999",
            "1e-2147483648",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
        for value in [f64::NAN, f64::INFINITY, 1e300, 5e-324] {
            assert_eq!(Decimal::from_binary(value), None, "{value}");
        }
    }

    #[test]
    fn every_number_of_four_decimals_survives_binary() {
        for ten_thousandths in (0..200_000_000i64).step_by(7919).chain([1, 592_372_449, 727_012_578, 999_999_999_999]) {
            let text = Decimal { negative: false, digits: ten_thousandths as u64, exponent: -4 }.stripped();
            let binary = ten_thousandths as f64 / 10_000.0;
            assert_eq!(Decimal::from_binary(binary), Some(text), "{binary}");
        }
    }

    #[test]
    fn decimals_are_rounded_and_grouped() {
        for (text, decimals, shown) in [
            ("1234567.891", 2, "1,234,567.89"),
            ("0.5", 0, "1"),
            ("2.5", 0, "3"),
            ("-2.45", 1, "-2.5"),
            ("0.04", 1, "0.0"),
            ("-0.04", 1, "0.0"),
            ("12", 2, "12.00"),
            ("999.996", 2, "1,000.00"),
            ("1e20", 0, "100,000,000,000,000,000,000"),
            ("1e-20", 2, "0.00"),
        ] {
            let number = Decimal::parse(text).expect("a number");
            assert_eq!(number.rounded(decimals).fixed(decimals, true), shown, "{text}");
        }
    }
}
