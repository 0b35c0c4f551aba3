//! Percentages as they are printed.

use crate::report::claims::Mention;

/// A percentage as printed: `digits / 10^decimals` per cent.
#[derive(Clone, Copy, Debug)]
pub struct Printed {
    digits: i128,
    unit: i128,
}

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
        let decimals = mention.decimals.min(9);
        let digits = mention.value.shift(i8::try_from(decimals).ok()?)?.integer()?;
        Some(Self { digits: i128::from(digits), unit: 10i128.pow(u32::from(decimals)) })
    }

    /// How it agrees with `part` of `whole`.
    pub fn fit(self, part: i64, whole: i64) -> Fit {
        let (part, whole) = (i128::from(part), i128::from(whole));
        if whole <= 0 {
            return Fit::Off;
        }
        let exact = 100 * part * self.unit - self.digits * whole;
        match exact.abs() {
            distance if distance * 2 <= whole || (0..whole).contains(&exact) => Fit::Exact,
            distance if distance <= whole => Fit::Near,
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
        i64::try_from(i128::from(value) * whole / factor).ok()
    }

    /// Whether any number of pieces out of `whole` gives it.
    pub fn possible(self, whole: i64) -> bool {
        let guess = self.digits * i128::from(whole) / (100 * self.unit);
        let near = |offset: i128| i64::try_from(guess + offset).is_ok_and(|part| self.fit(part, whole) != Fit::Off);
        near(0) || near(1)
    }
}

/// The percentage that part and whole give, to so many decimals, rounded.
pub fn ratio(part: i64, whole: i64, decimals: u8) -> String {
    let unit = 10i128.pow(u32::from(decimals.min(4)));
    let whole = i128::from(whole.max(1));
    let digits = (200 * i128::from(part) * unit + whole) / (2 * whole);
    let width = usize::from(decimals.min(4));
    match width {
        0 => format!("{digits}%"),
        _ => format!("{}.{:0width$}%", digits / unit, digits % unit),
    }
}
