//! Number: an exact decimal, as stated in a cell. Counts are integers, money has a scale; there is no floating point
//! in the checker, only at the border to JSON.

use serde::{Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;

/// `mantissa / 10^scale`, kept without trailing zeros.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Number {
    mantissa: i64,
    scale: Scale,
}

/// How many decimals. The values that it does not use make `Option<Number>` no larger than a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[rustfmt::skip]
enum Scale { #[default] D0, D1, D2, D3, D4, D5, D6, D7, D8, D9 }

const SCALES: [Scale; 10] = {
    use Scale::*;
    [D0, D1, D2, D3, D4, D5, D6, D7, D8, D9]
};

/// What stands behind a number of pieces and changes nothing.
pub const COUNTERS: [char; 10] = ['件', '条', '份', '宗', '个', '项', '起', '次', '部', '篇'];

/// Decimals a number may have; more than the smallest sum of money needs.
pub const MAX_SCALE: u8 = SCALES.len() as u8 - 1;

/// Whether a number may be the year of a report.
pub fn is_year(number: i64) -> bool {
    (1990..2100).contains(&number)
}

impl Number {
    /// Zero.
    pub const ZERO: Self = Self { mantissa: 0, scale: Scale::D0 };

    /// `mantissa / 10^scale`; `None` above [`MAX_SCALE`] decimals.
    pub fn new(mantissa: i64, scale: u8) -> Option<Self> {
        let (mut mantissa, mut scale) = (mantissa, scale);
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Some(Self { mantissa, scale: *SCALES.get(usize::from(scale))? })
    }

    /// The integer, `None` where there are decimals.
    pub fn integer(self) -> Option<i64> {
        (self.scale == Scale::D0).then_some(self.mantissa)
    }

    /// The power of ten that its last decimal counts, 0 where there is none.
    pub fn place(self) -> i8 {
        -(self.scale as i8)
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The sum, `None` on overflow.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.combine(other, i64::checked_add)
    }

    /// All together, where each is known and the sum can be.
    pub fn sum(parts: impl IntoIterator<Item = Option<Self>>) -> Option<Self> {
        parts.into_iter().try_fold(Self::ZERO, |sum, part| sum.checked_add(part?))
    }

    /// The difference, `None` on overflow.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.combine(other, i64::checked_sub)
    }

    /// So many times the number, `None` on overflow.
    pub fn checked_mul(self, times: i64) -> Option<Self> {
        Self::new(self.mantissa.checked_mul(times)?, self.scale as u8)
    }

    /// Without its sign.
    pub fn abs(self) -> Self {
        Self { mantissa: self.mantissa.saturating_abs(), scale: self.scale }
    }

    /// Moves the decimal point: times `10^places`, `None` on overflow or too many decimals.
    pub fn shift(self, places: i8) -> Option<Self> {
        let scale = self.scale as i16 - i16::from(places);
        match u8::try_from(scale) {
            Ok(scale) => Self::new(self.mantissa, scale),
            Err(_) => {
                let factor = 10i64.checked_pow(u32::from(scale.unsigned_abs()))?;
                Self::new(self.mantissa.checked_mul(factor)?, 0)
            }
        }
    }

    fn combine(self, other: Self, with: fn(i64, i64) -> Option<i64>) -> Option<Self> {
        if self.scale == other.scale {
            return Self::new(with(self.mantissa, other.mantissa)?, self.scale as u8);
        }
        let scale = (self.scale as u8).max(other.scale as u8);
        Self::new(with(self.at(scale)?, other.at(scale)?)?, scale)
    }

    fn at(self, scale: u8) -> Option<i64> {
        self.mantissa.checked_mul(10i64.checked_pow(u32::from(scale - self.scale as u8))?)
    }
}

impl From<i64> for Number {
    fn from(mantissa: i64) -> Self {
        Self { mantissa, scale: Scale::D0 }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.scale == other.scale {
            return self.mantissa.cmp(&other.mantissa);
        }
        // The whole part, and the rest in the unit of the most decimals.
        let parts = |n: &Self| {
            let unit = 10i64.pow(n.scale as u32);
            let rest = 10i64.pow(u32::from(MAX_SCALE) - n.scale as u32);
            (n.mantissa.div_euclid(unit), n.mantissa.rem_euclid(unit) * rest)
        };
        parts(self).cmp(&parts(other))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == Scale::D0 {
            return write!(out, "{}", self.mantissa);
        }
        let unit = 10u64.pow(self.scale as u32);
        let size = self.mantissa.unsigned_abs();
        let sign = if self.mantissa < 0 { "-" } else { "" };
        write!(out, "{sign}{}.{:0width$}", size / unit, size % unit, width = self.scale as usize)
    }
}

/// From here on JavaScript's numbers are not exact; no count and no amount is as large, only sums of misread ones.
const EXACT: u64 = 1 << 53;

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.integer() {
            Some(integer) if integer.unsigned_abs() < EXACT => serializer.serialize_i64(integer),
            Some(integer) => serializer.serialize_f64(integer as f64),
            // Both operands are exact below that bound, so the quotient is the double nearest to the decimal and prints as
            // its digits.
            None => serializer.serialize_f64(self.mantissa as f64 / 10f64.powi(self.scale as i32)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_in_their_order() {
        let mut last = Number::from(i64::MIN);
        for (mantissa, scale) in
            [(-15, 1), (-149, 2), (-1, 9), (0, 0), (1, 9), (149, 2), (15, 1), (i64::MAX, 9), (i64::MAX, 0)]
        {
            let number = Number::new(mantissa, scale).unwrap_or_default();
            assert!(last < number, "{last} {number}");
            last = number;
        }
    }

    #[test]
    fn decimals_print_as_written_also_in_json() {
        for (mantissa, scale, shown) in
            [(592_372_449, 4, "59237.2449"), (-35, 0, "-35"), (5, 2, "0.05"), (120, 1, "12")]
        {
            let number = Number::new(mantissa, scale).expect("small scale");
            assert_eq!(number.to_string(), shown);
            let json = serde_json::to_string(&number).expect("json");
            assert_eq!(json, shown);
        }
    }

    #[test]
    fn what_javascript_cannot_hold_is_a_double() {
        for number in [1i64 << 60, -1 << 60] {
            let json = serde_json::to_string(&Number::from(number)).expect("json");
            assert!(json.contains('e'), "{json}");
            assert_eq!(json.parse::<f64>(), Ok(number as f64));
        }
    }

    #[test]
    fn arithmetic_is_exact() {
        let a = Number::new(1, 1).expect("0.1");
        let b = Number::new(2, 1).expect("0.2");
        assert_eq!(a.checked_add(b), Number::new(3, 1));
        assert_eq!(Number::from(i64::MAX).checked_add(1.into()), None);
        assert_eq!(Number::from(12).shift(4), Some(120_000.into()));
        assert!(a < b);
    }
}
