//! Applications by channel do not add up to what came in.
//!
//! Why: every application comes in by one channel; all channels together are those received this year, or these and what
//! was carried over. A text may leave channels out, never name more.
//! Basis: both places of one report state the same fact.

use super::held::readings;
use super::{on_sentence, text_behind};
use crate::form::TableKind;
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::report::claims::{Bound, Claim, Dimension, Mention, Quantity};
use crate::report::{Report, Table};
use crate::rules::{Finding, Rule, Subject};
use crate::verdict::Level;

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.channels",
    level: Level::Error,
    #[cfg(test)]
    holds: "applications.received.total = 15
        text.1 = 接到网上申请 0 条，信件申请 15 条。",
    #[cfg(test)]
    fails: "applications.received.total = 15
        text.1 = 接到网上申请 10 条，信件申请 15 条。",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    let claims = &report.claims.claims;
    let sentences = claims.iter().filter(|claim| is_channel(claim)).map(|claim| claim.sentence);
    let mut last = None;
    for sentence in sentences {
        if last.replace(sentence) != Some(sentence) {
            let of_sentence: Vec<&Claim> =
                report.claims.of_sentence(sentence).iter().filter(|claim| is_channel(claim)).collect();
            found.extend(finding(report, &of_sentence));
        }
    }
}

fn is_channel(claim: &Claim) -> bool {
    claim.quantity.dimension() == Dimension::Channel && claim.year.is_none()
}

fn finding(report: &Report, channels: &[&Claim]) -> Option<Finding> {
    let first = channels.first()?;
    let sum = channels.iter().try_fold(Number::ZERO, |sum, claim| sum.checked_add(claim.value))?;
    let totals: Vec<Number> =
        readings(report, Quantity::find("received")?).iter().map(|reading| reading.value).collect::<Option<_>>()?;
    let most = totals.iter().max()?;
    if channels.iter().any(|claim| claim.bound != Bound::Exact) || totals.contains(&sum) {
        return None;
    }
    // 系统登记332件，其中有效申请308件: more than applications came that way.
    let rest = |number: &Mention| totals.contains(&number.value) && number.start > first.end;
    if channels.len() == 1 && sum > *most && report.claims.numbers_of(first.sentence).iter().any(rest) {
        return None;
    }
    // 信函12件、网络14件等; 网上20件、其他方式10件: not all are named.
    let behind = channels.last().map(|last| text_behind(report, last)).unwrap_or_default();
    if sum < *most && (behind.starts_with('等') || behind.trim_start_matches(['、', '，']).starts_with("其他")) {
        return None;
    }
    let level = match (sum > *most, channels.len()) {
        // A sentence that says whose applications they are may count others.
        (true, _) if first.scope.is_some() => Level::Doubt,
        (true, _) => Level::Error,
        (false, 0..=1) => return None,
        (false, _) => Level::Hint,
    };
    let form = report.table(TableKind::Applications).map(Table::form)?;
    let cell = form.find("applications.received.total")?;
    let value = totals.first()?;
    let written: Vec<String> = channels.iter().map(|claim| claim.value.to_string()).collect();
    let message = Message::new(RULE.id)
        .with("parts", Arg::Text(written.join(" + ")))
        .with("sum", Arg::Number(sum))
        .with("cell", Arg::Cell(form, cell))
        .with("value", Arg::Number(*value));
    let finding = on_sentence(report, RULE.id, level, message, (first.sentence, first.start, first.end));
    let cells = vec![(TableKind::Applications, cell)];
    let expected = Some(*value).filter(|_| level != Level::Hint);
    Some(Finding { cells, stated: Some(sum), expected, ..finding })
}
