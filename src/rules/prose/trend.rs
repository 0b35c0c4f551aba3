//! A change against last year does not follow from the numbers beside it.
//!
//! Why: growth is this year's number against last year's. Where both stand there (or this year's and the difference) it
//! can be recomputed, and so it can from last year's and the difference; where last year's is not given, some whole number
//! must give the printed digits. Nothing is said where another number of the sentence is the one that rose or fell.
//! Basis: arithmetic of the numbers in the sentence.

use super::relations::{Compared, Relation};
use super::{exact, on_sentence, tell};
use crate::comparison::meanings_of;
use crate::comparison::percent::{Fit, Printed, ratio};
use crate::comparison::text::{text_before, written};
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::report::Report;
use crate::report::claims::{Mention, Quantity, Trend, Unit};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.trend",
    level: Level::Error,
    #[cfg(test)]
    holds: "text.1 = 收到申请 3646 件，较上年 3607 件增长 1.08%。",
    #[cfg(test)]
    fails: "text.1 = 收到申请 3646 件，较上年 3607 件增长 10.8%。",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    tell(subject, &RELATION, found);
}

/// A change against last year.
pub(super) static RELATION: Relation = Relation {
    count: |claims| claims.trends.len(),
    compare,
    numbers: |report, at| report.claims.trends.get(at).map(|trend| trend.change).into_iter().collect(),
    against: None,
};

/// Compares a change with the numbers it is of.
fn compare(report: &Report, mentions: &[Mention], at: usize) -> Option<Compared> {
    let trend = report.claims.trends.get(at)?;
    let change = report.claims.mention(trend.change)?;
    let agrees = Some(Compared::Agrees);
    let base = exact(mentions, trend.base);
    let Some(value) = exact(mentions, trend.value) else {
        // 较上年的20件减少5件，下降25%: what it is now is told elsewhere.
        let base = base.filter(|_| trend.value.is_none())?;
        if let (Some(difference), Unit::Percent) = (difference(report, trend), change.unit) {
            let value = if trend.rising { base.checked_add(difference)? } else { base.checked_sub(difference)? };
            return match Printed::told(report, change)?.fit(difference, base) {
                Fit::Off => {
                    let message = recomputed("prose.trend", (value, base), difference, change);
                    differs(report, change, Level::Error, message)
                }
                _ => agrees,
            };
        }
        // 较上年的112件增加16件: what it is now stands in the tables.
        let mut compared = of_tables(report, trend)?.into_iter().map(|value| with(report, mentions, trend, value));
        return match compared.next()? {
            Some(Compared::Differs(_)) if compared.any(|other| matches!(other, Some(Compared::Agrees))) => agrees,
            Some(Compared::Differs(finding)) => Some(Compared::Differs(Finding { level: Level::Doubt, ..finding })),
            first => first,
        };
    };
    with(report, mentions, trend, value)
}

/// Compares a change with the number of this year.
fn with(report: &Report, mentions: &[Mention], trend: &Trend, value: i64) -> Option<Compared> {
    let change = report.claims.mention(trend.change)?;
    let base = exact(mentions, trend.base);
    if change.unit != Unit::Percent {
        return in_pieces(report, trend, change, (value, base?), exact(mentions, Some(trend.change))?);
    }
    let base = base.or_else(|| base_of_difference(report, trend, value));
    match base.filter(|base| *base > 0) {
        Some(base) => in_percent(report, trend, change, (value, base)),
        None => without_base(report, trend, change, value),
    }
}

fn differs(report: &Report, change: &Mention, level: Level, message: Message) -> Option<Compared> {
    Some(Compared::Differs(on_sentence(report, RULE.id, level, message, change.span())))
}

/// Compares a change in pieces with the numbers of both years.
fn in_pieces(
    report: &Report,
    trend: &Trend,
    change: &Mention,
    (value, base): (i64, i64),
    stated: i64,
) -> Option<Compared> {
    let expected = if trend.rising { value.checked_sub(base)? } else { base.checked_sub(value)? };
    let reached = if trend.rising { base.checked_add(stated)? } else { base.checked_sub(stated)? };
    // 年末为173件: what it came to is told behind.
    let told = |other: &Mention| {
        other.start > change.end
            && other.value == reached.into()
            && text_before(report, other).trim_end().ends_with(['为', '至', '到', '达'])
    };
    if expected == stated || report.claims.numbers_of(change.sentence).iter().any(told) {
        return Some(Compared::Agrees);
    }
    let message = Message::new("prose.trend.difference")
        .with("value", Arg::Number(value.into()))
        .with("base", Arg::Number(base.into()))
        .with("told", way(trend.rising))
        .with("stated", Arg::Number(stated.into()))
        .with("way", way(if value == base { trend.rising } else { value > base }))
        .with("true", Arg::Number(value.checked_sub(base)?.abs().into()));
    differs(report, change, Level::Error, message)
}

/// Whether some number of last year gives the printed change.
fn without_base(report: &Report, trend: &Trend, change: &Mention, value: i64) -> Option<Compared> {
    let printed = Printed::told(report, change)?;
    if trend.base.is_some() || values(report, value).any(|value| possible(printed, value, trend.rising)) {
        return None;
    }
    let tenths = printed.base(value.saturating_mul(10), trend.rising).unwrap_or_default();
    let message = Message::new("prose.trend.impossible")
        .with("value", Arg::Number(value.into()))
        .with("told", way(trend.rising))
        .with("percent", Arg::Text(written(report, change).to_owned()))
        .with("base", Arg::Number(Number::from(tenths).shift(-1)?));
    differs(report, change, Level::Doubt, message)
}

/// Compares a printed change with the numbers of both years.
fn in_percent(report: &Report, trend: &Trend, change: &Mention, (value, base): (i64, i64)) -> Option<Compared> {
    let printed = Printed::told(report, change)?;
    let agrees = Some(Compared::Agrees);
    let stated = difference(report, trend);
    if trend.base.is_some() && stated.is_some_and(|stated| printed.fit(stated, base) == Fit::Exact) {
        return agrees;
    }
    let difference = if trend.rising { value.checked_sub(base)? } else { base.checked_sub(value)? };
    let message = |key| recomputed(key, (value, base), difference, change);
    if difference < 0 {
        // More than all of it, and not as much as printed either: the change is of something else.
        let other = difference.abs() > base && printed.fit(difference.abs(), base) == Fit::Off;
        let message = message("prose.trend.direction").with("way", way(!trend.rising));
        return if other { None } else { differs(report, change, Level::Error, message) };
    }
    match printed.fit(difference, base) {
        Fit::Exact => agrees,
        Fit::Near => differs(report, change, Level::Hint, message("prose.trend.rounding")),
        Fit::Off if printed.is_rough() => differs(report, change, Level::Doubt, message("prose.trend")),
        Fit::Off => differs(report, change, Level::Error, message("prose.trend")),
    }
}

/// What the tables have of that whose number of last year is told, where this year's is not.
fn of_tables(report: &Report, trend: &Trend) -> Option<Vec<i64>> {
    let claims = &report.claims;
    let sentence = claims.mention(trend.base.filter(|_| trend.value.is_none())?)?.sentence;
    let base = claims.of_sentence(sentence).iter().find(|claim| claim.mention == trend.base)?;
    let last = base.year.is_some() && base.year == report.year.map(|year| year - 1) && base.scope.is_none();
    // 比2022年（144件）减少16件，比2021年增加28件: of that year.
    let change = claims.mention(trend.change)?.start;
    let other = |number: &Mention| number.unit == Unit::Year && (base.end..change).contains(&number.start);
    let last = last && !claims.numbers_of(sentence).iter().any(other);
    let meant = meanings_of(report, base.quantity);
    let values = meant.iter().map(|meaning| meaning.value?.integer()).collect::<Option<Vec<i64>>>();
    values.filter(|values| last && !values.is_empty())
}

/// A rise or a fall, as a word.
fn way(rising: bool) -> Arg {
    Arg::Key(if rising { "prose.trend.rise" } else { "prose.trend.fall" })
}

fn recomputed(key: &'static str, (value, base): (i64, i64), difference: i64, change: &Mention) -> Message {
    Message::new(key)
        .with("value", Arg::Number(value.into()))
        .with("base", Arg::Number(base.into()))
        .with("true", Arg::Text(ratio(difference.abs(), base, change.decimals.max(1))))
}

/// Last year's number where the sentence gives the difference: 比上年增加39件，增长1.08%.
fn base_of_difference(report: &Report, trend: &Trend, value: i64) -> Option<i64> {
    let difference = difference(report, trend)?;
    if trend.rising { value.checked_sub(difference) } else { value.checked_add(difference) }
}

/// How many numbers before a change the difference beside it may stand, and how many changes from there on are looked at:
/// more than a clause has, so that a sentence without end takes linear time.
const BEFORE: u32 = 8;
const LOOKED_AT: usize = 16;

/// The difference in pieces that the sentence gives beside a percentage, the same way up or down.
fn difference(report: &Report, trend: &Trend) -> Option<i64> {
    let claims = &report.claims;
    let sentence = claims.mention(trend.change)?.sentence;
    let first = claims.trends.partition_point(|other| other.change < trend.change.saturating_sub(BEFORE));
    let other = claims.trends.iter().skip(first).take(LOOKED_AT).find(|other| {
        let change = claims.mention(other.change);
        change.is_some_and(|change| change.sentence == sentence && change.unit != Unit::Percent)
            && other.value == trend.value
            && other.rising == trend.rising
    })?;
    claims.mention(other.change)?.value.integer()
}

/// What this year's number may stand for: 收到 may mean what came in or that and what was carried over, and the growth
/// may be told of either.
fn values(report: &Report, stated: i64) -> impl Iterator<Item = i64> {
    let received = meanings_of(report, Quantity::Received);
    let either: Vec<i64> = received.iter().filter_map(|meaning| meaning.value?.integer()).collect();
    let told = either.contains(&stated);
    [stated].into_iter().chain(either.into_iter().filter(move |_| told))
}

/// Whether any whole number of last year gives the printed change.
fn possible(printed: Printed, value: i64, rising: bool) -> bool {
    let Some(guess) = printed.base(value, rising) else { return true };
    (guess.saturating_sub(2)..=guess.saturating_add(2)).filter(|base| *base > 0).any(|base| {
        let difference = if rising { value.checked_sub(base) } else { base.checked_sub(value) };
        difference.is_some_and(|difference| difference >= 0 && printed.fit(difference, base) != Fit::Off)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[track_caller]
    fn check(text: &str, levels: &[Level]) {
        expect(&RULE, &format!("without = applications\ntext.1 = {text}"), levels);
    }

    #[test]
    fn growth_is_recomputed() {
        check("新收申请120件，较上年的100件增长20%。", &[]);
        check("新收申请120件，较上年的100件下降20%。", &[Level::Error]);
        check("收到申请3646件，比上年增加39件，增长1.08%。", &[]);
        check("收到申请3646件，比上年增加39件，增长1.8%。", &[Level::Error]);
        check("收到申请7件，同比增长13%。", &[Level::Doubt]);
        check("今年收到申请15件。较2022年的20件减少5件，下降25%。", &[]);
        check("今年收到申请15件。较2022年的20件减少5件，下降52%。", &[Level::Error]);
        check("制定规范性文件4件、废止9件，比上年末的60件减少5件，现为55件。", &[]);
        check("作出行政许可520件、行政处罚90件，分别较上年增长4%、下降10%。", &[]);
        check("收到申请7件，同比增长16.7%。", &[]);
        check("收到申请600件，较上年的21件下降6.25%。", &[]);
        check("收到申请30件，较上年的20件下降50%。", &[Level::Error]);
        check("收到申请7件，同比下降12.5%。", &[]);
        check("上年收到申请30件，今年收到申请45件，同比上升50%。", &[]);
    }

    #[test]
    fn what_rose_is_what_the_words_name_or_the_sum() {
        for (text, levels) in [
            ("收到申请120件、办结118件，收件量比上年（96件）增长25.0%。", &[][..]),
            ("收到申请120件、办结118件，收件量比上年（96件）增长35.0%。", &[Level::Error]),
            ("行政复议12件、行政诉讼9件，其中行政复议较上年10件增长20.0%。", &[]),
            ("行政复议12件、行政诉讼9件，合计21件，比上年的20件增长5.0%。", &[]),
            ("行政复议12件、行政诉讼9件，合计21件，比上年的20件增长15.0%。", &[Level::Error]),
            ("行政复议12件，行政诉讼9件，比上年增长5.0%（上年合计20件）。", &[]),
            ("行政复议12件、行政诉讼9件，争议总量与上年20件相比增加1件。", &[]),
            ("行政争议21件（复议12件、诉讼9件），较上年20件增加1件。", &[]),
            ("行政争议21件（复议12件、诉讼9件），较上年20件增加3件。", &[Level::Error]),
            ("共收到申请120件，较上年收到的96件增长25.0%。", &[]),
            ("共收到申请120件，较上年收到的96件增长35.0%。", &[Level::Error]),
            ("收到申请120件，其中自然人96件、法人24件，较上年的96件增长25.0%。", &[]),
            ("行政许可2316件，较上年作出的2200件增长5.3%。", &[]),
            ("收到申请120件，办结118件，申请量、办结量较上年的96件、95件分别增长25.0%和24.2%。", &[]),
            ("行政复议12件、行政诉讼9件，去年分别为10件、10件，分别增长20.0%、下降10.0%。", &[]),
        ] {
            check(text, levels);
        }
    }
}
