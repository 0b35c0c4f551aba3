//! Applications by channel do not add up to what came in.
//!
//! Why: every application comes in by one channel; all channels together are those received this year, or these and what
//! was carried over. A text may leave channels out, never name more.
//! Basis: both places of one report state the same fact.

use super::relations::{Compared, Relation};
use super::{on_sentence, parts, stated, tell};
use crate::comparison::meanings_of;
use crate::comparison::text::{COMMAS, any, clause, text_behind};
use crate::form::TableKind;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::report::claims::{Bound, Claim, Dimension, Mention, Quantity, Scope, Sum};
use crate::report::{Report, Table};
use crate::rules::{Finding, Rule, Subject};

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
    tell(subject, &RELATION, found);
}

/// The channels that a sentence names: they have no cells of their own, together they are what was received.
pub(super) static RELATION: Relation = Relation {
    count: |claims| claims.sentences.len(),
    compare,
    numbers: |report, sentence| of(report, sentence).filter_map(|claim| claim.mention).collect(),
    against: Some(Quantity::Received),
};

/// The channels that a sentence names.
fn of(report: &Report, sentence: usize) -> impl Iterator<Item = &Claim> {
    report.claims.of_sentence(sentence as u32).iter().filter(|claim| is_channel(claim) && !is_mail(report, claim))
}

/// 来信1044件，其中申请3件: what came by that way, whatever it is.
fn is_mail(report: &Report, claim: &Claim) -> bool {
    let behind = text_behind(report, claim).trim_start_matches(COMMAS).trim_start_matches(['（', '(']);
    let part = behind.strip_prefix("其中").and_then(|part| part.split(|c: char| c.is_ascii_digit()).next());
    part.is_some_and(|part| part.contains("申请"))
}

fn is_channel(claim: &Claim) -> bool {
    claim.quantity.dimension() == Dimension::Channel && claim.year.is_none()
}

/// Compares the channels of a sentence with what came in.
fn compare(report: &Report, mentions: &[Mention], sentence: usize) -> Option<Compared> {
    let channels: Vec<&Claim> = of(report, sentence).collect();
    let first = channels.first()?;
    let sum = Number::sum(channels.iter().map(|claim| Some(claim.value)))?;
    if matches!(parts::compare_behind(report, mentions, sentence), Some(Compared::Differs(_))) {
        return None;
    }
    // Where they make up a total that is wrong, or do not make up theirs, it is told of that.
    let claims = &report.claims;
    let stage = |claim: &&Claim| claim.quantity.dimension() == Dimension::Stage;
    let stages = || claims.of_sentence(first.sentence).iter().filter(stage);
    let last = channels.last().map_or(0, |last| last.end);
    // 收到58件，其中线上49件、线下9件；办结57件: the one before them is theirs.
    let theirs =
        stages().any(|claim| claim.start < first.start && matches!(claim.quantity, Quantity::Received | Quantity::New));
    let total = |claim: &Claim| claim.value == sum && (claim.start < first.start || !theirs);
    let received = meanings_of(report, Quantity::Received);
    // 网络105件，信函24件，累计131件: less than its parts, whatever the table has.
    let of_all = |claim: &Claim| claim.start > last && claim.quantity == Quantity::Received && claim.value != sum;
    let differs = stages().any(|claim| of_all(claim) && any(clause(report, claim), &["累计", "共", "合计"]));
    let plain = received.first().is_some_and(|plain| plain.value == Some(sum));
    if (plain || !differs) && received.iter().any(|meaning| meaning.value == Some(sum)) || stages().any(total) {
        return Some(Compared::Agrees);
    }
    let listed = |sum: &Sum| {
        sum.parts.first() == first.mention.as_ref()
            && matches!(parts::compare_list(report, &claims.mentions, sum), Some(Compared::Differs(_)))
    };
    if claims.sums_of(first.sentence).iter().any(listed) {
        return None;
    }
    finding(report, &channels, sum).map(Compared::Differs)
}

fn finding(report: &Report, channels: &[&Claim], sum: Number) -> Option<Finding> {
    let first = channels.first()?;
    let totals: Vec<Number> =
        meanings_of(report, Quantity::Received).iter().map(|meaning| meaning.value).collect::<Option<_>>()?;
    let most = totals.iter().max()?;
    if channels.iter().any(|claim| claim.bound != Bound::Exact) {
        return None;
    }
    // 系统登记332件，其中有效申请308件: more than applications came that way.
    let rest = |number: &Mention| totals.contains(&number.value) && number.start > first.end;
    if channels.len() == 1 && Some(&sum) > totals.first() && report.claims.numbers_of(first.sentence).iter().any(rest) {
        return None;
    }
    // 网络73件，比上年多10件；信函41件: told one by one.
    let last = channels.last().map_or(first.end, |last| last.end);
    let within = report.claims.numbers_of(first.sentence).iter();
    let within = within.filter(|number| number.unit.counts() && (first.start..last).contains(&number.start)).count();
    // 电邮2件: what the others leave may stand beside them.
    let left = |number: &Mention| {
        let counted = |told: &Claim| told.start == number.start && !is_channel(told);
        let told = report.claims.of_sentence(first.sentence).iter().any(counted);
        number.start > last && !told && totals.iter().any(|total| total.checked_sub(sum) == Some(number.value))
    };
    if sum < *most && (within > channels.len() || report.claims.numbers_of(first.sentence).iter().any(left)) {
        return None;
    }
    // 信函12件、网络14件等; 网上20件、其他方式10件: not all are named.
    let behind = channels.last().map(|last| text_behind(report, last)).unwrap_or_default();
    if sum < *most && (behind.starts_with('等') || behind.trim_start_matches(COMMAS).starts_with("其他")) {
        return None;
    }
    let level = match (sum > *most, channels.len()) {
        // 代区政府接收: of another.
        (true, _) if first.scope == Some(Scope::Behalf) => return None,
        // A sentence that says whose applications they are may count others.
        (true, _) if first.scope.is_some() => Level::Doubt,
        (true, _) => Level::Error,
        // More than came in this year, less than with what was carried over.
        (false, _) if Some(&sum) > totals.first() && first.scope.is_none() => Level::Doubt,
        (false, 0..=1) => return None,
        (false, _) => Level::Hint,
    };
    let form = report.table(TableKind::Applications).map(Table::form)?;
    let cell = form.find("applications.received.total")?;
    let value = totals.first()?;
    let written: Vec<String> = channels.iter().map(|claim| stated(report, claim)).collect();
    let message = Message::new(if channels.len() > 1 { RULE.id } else { "prose.channels.one" })
        .with("parts", Arg::Text(written.join(" + ")))
        .with("sum", Arg::Number(sum))
        .with("cell", Arg::Cell(form, cell))
        .with("value", Arg::Number(*value));
    let finding = on_sentence(report, RULE.id, level, message, (first.sentence, first.start, last));
    let cells = vec![(TableKind::Applications, cell)];
    let expected = Some(*value).filter(|_| level != Level::Hint);
    Some(Finding { cells, stated: Some(sum), expected, ..finding })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[test]
    fn what_channels_leave_out() {
        for (text, levels) in [
            ("收到网上申请10件、信函申请3件。", &[Level::Hint][..]),
            ("收到网上申请10件、信函申请3件，来人2件。", &[]),
            ("网上申请10件，比上年多2件；信函申请3件，比上年少1件。", &[]),
            ("网上申请10件，比上年多2件；信函申请6件，比上年少1件。", &[Level::Error]),
        ] {
            expect(&RULE, &format!("applications.received.total = 15\ntext.1 = {text}"), levels);
        }
    }
}
