//! Percentages as they are printed, or told in words (七成, 近半, 三分之二以上).

use super::text::{text_before, text_behind_number};
use crate::report::Report;
use crate::report::claims::Mention;

/// A percentage as printed: `digits / unit` per cent.
#[derive(Clone, Copy, Debug)]
pub struct Printed {
    digits: i64,
    unit: i64,
    /// The least and the most that it may be, in ten-thousandths, where words say that it is no more exact.
    range: Option<(i64, i64)>,
}

/// Decimals that a person writes at most, of a percentage.
const DECIMALS: u8 = 6;

/// All of it, in ten-thousandths, and what nobody minds.
const WHOLE: i64 = 10_000;
const SLACK: i64 = 50;
/// How far off 近 and 约 may be at least.
const NEAR: i64 = 500;
/// What may stand between these and the share.
const VERBS: &[char] = &['占', '比', '例', '为', '达', '到', '了', ' '];
/// What words before a share say of how exact it is, those that others end with first.
const BOUNDS: &[(&str, How)] = &[
    ("不低于", How::More),
    ("不少于", How::More),
    ("不超过", How::Less),
    ("不足", How::Less),
    ("不到", How::Less),
    ("低于", How::Less),
    ("少于", How::Less),
    ("不满", How::Less),
    ("超过", How::More),
    ("超", How::More),
    ("逾", How::More),
    ("过", How::More),
    ("高于", How::More),
    ("多于", How::More),
    ("至少", How::More),
    ("近", How::Nearly),
    ("约", How::About),
];
const UPWARD: &[&str] = &["以上"];
const ODD: &[&str] = &["多", "余", "强"];
const AROUND: &[&str] = &["左右", "上下"];

/// How exact a share is.
#[derive(Clone, Copy, Debug)]
enum How {
    Less,
    More,
    Nearly,
    About,
}

fn bound(before: &str) -> Option<&'static (&'static str, How)> {
    BOUNDS.iter().find(|(word, _)| before.ends_with(word))
}

fn about(value: i64, rounded: i64) -> (i64, i64) {
    let off = NEAR.max(rounded * 3 / 2);
    (value - off, value + off)
}

/// What stands before a share without the words that say how exact it is.
pub fn without_bound(text: &str) -> &str {
    let text = text.trim_end();
    bound(text).and_then(|(word, _)| text.strip_suffix(word)).unwrap_or(text)
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
        let decimals = mention.decimals.min(DECIMALS);
        let digits = mention.value.shift(i8::try_from(decimals).ok()?)?.integer()?;
        Some(Self { digits, unit: 10i64.pow(u32::from(decimals)), range: None })
    }

    /// A share as its sentence tells it.
    pub fn told(report: &Report, mention: &Mention) -> Option<Self> {
        let printed = Self::of(mention)?;
        let value = printed.digits.checked_mul(100)? / printed.unit;
        let slack = SLACK / printed.unit.min(SLACK);
        let (before, behind) = (text_before(report, mention).trim_end(), text_behind_number(report, mention));
        // 七成 is rounded or cut off, of 三分之二 nobody knows how.
        let (less, more) = match mention.place {
            ..=0 => (0, 0),
            1 => (500, 999),
            _ => (value / 10, value / 10),
        };
        let behind_is = |words: &[&str]| words.iter().any(|word| behind.starts_with(word));
        let range = match bound(before).or_else(|| bound(before.trim_end_matches(VERBS))) {
            Some((_, How::Less)) => (0, value + slack),
            _ if behind_is(ODD) => (value - slack, value + NEAR.max(more)),
            Some((_, How::More)) => (value - slack, WHOLE),
            _ if behind_is(UPWARD) => (value - slack, WHOLE),
            Some((_, How::Nearly)) => (value - NEAR.max(2 * less), value + slack),
            Some((_, How::About)) => about(value, less),
            None if behind_is(AROUND) => about(value, less),
            None => (value - less, value + more),
        };
        Some(Self { range: Some(range).filter(|(least, most)| least < most), ..printed })
    }

    /// Whether words say that it is no more exact.
    pub fn is_rough(self) -> bool {
        self.range.is_some()
    }

    /// How it agrees with `part` of `whole`.
    pub fn fit(self, part: i64, whole: i64) -> Fit {
        if let (Some((least, most)), Some(share)) = (self.range, part.checked_mul(WHOLE)) {
            let within = whole > 0 && (least..=most).contains(&(share / whole));
            return if within { Fit::Exact } else { Fit::Off };
        }
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
        let Some(digits) = self.digits.checked_mul(whole).filter(|_| self.range.is_none()) else { return true };
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
