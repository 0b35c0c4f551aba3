//! Percentages as they are printed.

use crate::report::claims::Mention;

/// A percentage as printed: `digits / 10^decimals` per cent.
#[derive(Clone, Copy, Debug)]
pub struct Printed {
    digits: i64,
    unit: i64,
}

/// Decimals that a person writes at most, of a percentage.
const DECIMALS: u8 = 6;

/// How a printed percentage agrees with part and whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Rounded or cut off rightly.
    Exact,
    /// One unit of the last digit away.
    Near,
    /// Something else.
    Off,
}

impl Printed {
    /// The percentage of a mention; `None` where it has more digits than a person writes.
    pub fn of(mention: &Mention) -> Option<Self> {
        let decimals = mention.decimals.min(DECIMALS);
        let digits = mention.value.shift(i8::try_from(decimals).ok()?)?.integer()?;
        Some(Self { digits, unit: 10i64.pow(u32::from(decimals)) })
    }

    /// How it agrees with `part` of `whole`.
    pub fn fit(self, part: i64, whole: i64) -> Fit {
        let shares = part.checked_mul(100 * self.unit).zip(self.digits.checked_mul(whole));
        let Some((exact, distance)) = shares.map(|(a, b)| (a.saturating_sub(b), a.abs_diff(b))) else {
            return Fit::Off;
        };
        match whole.unsigned_abs() {
            _ if whole <= 0 => Fit::Off,
            unit if distance <= unit / 2 || (0..whole).contains(&exact) => Fit::Exact,
            unit if distance <= unit => Fit::Near,
            _ => Fit::Off,
        }
    }

    /// Roughly the number of last year from which `value` is that much more (or less); `None` where nothing is left.
    pub fn base(self, value: i64, rising: bool) -> Option<i64> {
        let whole = 100 * self.unit;
        let factor = if rising { whole + self.digits } else { whole - self.digits };
        if factor <= 0 {
            return None;
        }
        Some(value.checked_mul(whole)? / factor)
    }

    /// Whether any number of pieces out of `whole` gives it.
    pub fn possible(self, whole: i64) -> bool {
        let Some(digits) = self.digits.checked_mul(whole) else { return true };
        let guess = digits / (100 * self.unit);
        self.fit(guess, whole) != Fit::Off || self.fit(guess + 1, whole) != Fit::Off
    }
}

/// The percentage that part and whole give, to so many decimals, rounded.
pub fn ratio(part: i64, whole: i64, decimals: u8) -> String {
    let unit = 10i64.pow(u32::from(decimals.min(4)));
    let whole = whole.max(1);
    let digits = part.saturating_mul(100 * unit).saturating_add(whole / 2) / whole;
    let width = usize::from(decimals.min(4));
    match width {
        0 => format!("{digits}%"),
        _ => format!("{}.{:0width$}%", digits / unit, digits % unit),
    }
}
