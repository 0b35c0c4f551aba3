//! 全部办结, 均维持 and their like against the table.
//!
//! Why: where all applications are finished none goes to next year; where all cases were upheld the table has no other
//! result. A report is written after the year's end, so 全部办结 may speak of that later day: a doubt, and with 均按时答复
//! only a remark.
//! Basis: both places of one report state the same fact.

use super::on_sentence;
use crate::comparison::meanings_of;
use crate::comparison::text::{STOPS, between, said, since};
use crate::comparison::whose::{of_another_body, of_area, scope};
use crate::form::TableKind;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::report::claims::{Claim, Dimension, Part, Quantity, Scope, Span, Whole, WholeOf};
use crate::report::{Report, Table};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.whole",
    level: Level::Error,
    #[cfg(test)]
    holds: "review.reconsideration.upheld = 2
        review.reconsideration.total = 2
        text.1 = 收到申请 5 件，已全部办结。
        text.1 = 行政复议 2 件，均维持。",
    #[cfg(test)]
    fails: "applications.carried_out.total = 3
        review.reconsideration.upheld = 1
        review.reconsideration.corrected = 1
        review.reconsideration.total = 2
        text.1 = 收到申请 5 件，已全部办结。
        text.1 = 行政复议 2 件，均维持。",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    found.extend(report.claims.wholes.iter().filter_map(|whole| finding(report, whole)));
}

fn finding(report: &Report, whole: &Whole) -> Option<Finding> {
    let at = (whole.sentence, whole.start, whole.end);
    match whole.of {
        WholeOf::Handled => carried_out(report, Level::Doubt, "prose.whole.handled", at),
        WholeOf::Answered => carried_out(report, Level::Hint, "prose.whole.answered", at),
        WholeOf::Kind(quantity) => kind(report, quantity, at),
    }
}

fn carried_out(report: &Report, level: Level, key: &'static str, at: Span) -> Option<Finding> {
    let form = report.table(TableKind::Applications)?.form();
    let cell = form.find("applications.carried_out.total")?;
    let value = report.counted("applications.carried_out.total").filter(|value| *value > Number::ZERO)?;
    // 除结转的外，到期的均已办结: of the others.
    let sentence = report.claims.words(report, at.0);
    // 已办结118件，均按时办结: of those, be they not as many as came in.
    let mut before = report.claims.of_sentence(at.0).iter().rev();
    let last = before.find(|told| told.mention.is_some() && told.start < at.1);
    let is = |told: &Claim, id: &str| report.counted(id) == Some(told.value);
    let of_finished = last.is_some_and(|told| {
        let some = is(told, "applications.handled.total") || !is(told, "applications.received.total");
        told.quantity == Quantity::Handled && some
    });
    // 上一年度移交的8件申请，今年全部办结: of those that were carried over.
    let count = report.claims.numbers_of(at.0).iter().rfind(|number| number.unit.counts() && number.start < at.1);
    let goes_on =
        |told: &Claim| told.quantity == Quantity::CarriedOut && count.is_some_and(|count| count.start == told.start);
    let of_carried = count.is_some_and(|count| {
        count.value > Number::ZERO
            && !report.claims.of_sentence(at.0).iter().any(goes_on)
            && report.counted("applications.carried_in.total") == Some(count.value)
            && CARRIED.iter().any(|word| sentence.contains(word))
    });
    if of_finished
        || of_carried
        || of_area(report) && of_another_body(report, at.0, at.1)
        || ["除", "到期", "应办", "应答复"].iter().any(|word| sentence.contains(word))
        || carries_on(report, value, at)
    {
        return None;
    }
    let message = Message::new(key).with("cell", Arg::Cell(form, cell)).with("value", Arg::Number(value));
    let finding = on_sentence(report, RULE.id, level, message, at);
    Some(Finding { cells: vec![(TableKind::Applications, cell)], ..finding })
}

/// Words of what was carried over.
const CARRIED: &[&str] = &["上年", "上一年", "去年", "往年", "跨年", "结转至本"];

/// Whether the sentence says itself that so many go on, or its rate that none was late.
fn carries_on(report: &Report, value: Number, (sentence, start, _): Span) -> bool {
    let claims = &report.claims;
    let told =
        claims.of_sentence(sentence).iter().any(|claim| claim.quantity == Quantity::CarriedOut && claim.value == value);
    let clause = since(since(said(report, sentence, start), &STOPS), &['、']);
    let of_area =
        claims.of_sentence(sentence).iter().any(|claim| claim.scope == Some(Scope::Area) && claim.start > start);
    told || of_area || (clause.contains('率') && ["按期", "按时"].iter().any(|word| clause.contains(word)))
}

/// All cases ended that way, or all who applied are of that kind.
fn kind(report: &Report, quantity: Quantity, at: Span) -> Option<Finding> {
    if report.claims.of_sentence(at.0).iter().any(|claim| scope(report, claim).is_some()) {
        return None;
    }
    let (total, level) = match quantity.dimension() {
        // By the day on which it was written.
        Dimension::Result if quantity.is_part(Part::Closed) => (quantity.group(), Level::Doubt),
        Dimension::Result if !of_another_body(report, at.0, at.1) => (quantity.group(), Level::Error),
        Dimension::Result | Dimension::Ground => (quantity.group(), Level::Doubt),
        Dimension::Applicant => (Quantity::Received, Level::Doubt),
        Dimension::Outcome => (Quantity::Handled, Level::Doubt),
        Dimension::Case => (Quantity::Litigation, Level::Doubt),
        _ => return None,
    };
    let (parts, totals) = (meanings_of(report, quantity), meanings_of(report, total));
    let mut pairs = parts.iter().zip(&totals).map(|(part, total)| Some((part, part.value?, total.value?)));
    let first = pairs.next()??;
    // 全部胜诉: whichever of its meanings makes up the one total; 审结7件，均维持: of those that came to an end.
    let ended = || {
        let closed = total.part(Part::Closed)?;
        let pending = total.part(Part::Pending)?;
        let told = |claim: &Claim| claim.quantity == closed || claim.quantity == pending;
        let mut said = report.claims.of_sentence(at.0).iter();
        said.any(told).then(|| meanings_of(report, closed))?.first()?.value
    };
    // 上年结转的诉讼2件均维持: of no more than the table has of that kind.
    let last = report.claims.numbers_of(at.0).iter().rfind(|number| number.unit.counts() && number.start < at.1);
    let of_some = last.is_some_and(|last| last.value < first.2 && last.value <= first.1 && last.value > Number::ZERO);
    let ends = [ended(), Some(first.2).filter(|_| totals.len() == 1)];
    let either = parts.iter().any(|part| part.value.is_some() && ends.contains(&part.value));
    if first.1 == first.2 || of_some || either || pairs.flatten().any(|(_, part, total)| part == total) {
        return None;
    }
    let form = report.table(first.0.table).map(Table::form)?;
    let message = Message::new("prose.whole.kind")
        .with("said", Arg::Text(between(report, at.0, at.1, at.2).to_owned()))
        .with("cells", Arg::Cells(form, first.0.cells.clone()))
        .with("value", Arg::Number(first.1))
        .with("total", Arg::Number(first.2));
    let finding = on_sentence(report, RULE.id, level, message, at);
    let cells = first.0.cells.iter().map(|cell| (first.0.table, *cell)).collect();
    Some(Finding { cells, stated: Some(first.2), expected: Some(first.1), ..finding })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[test]
    fn kinds_that_all_are_said_to_be_of() {
        for (example, levels) in [
            (
                "applications.granted.total = 1\napplications.handled.total = 2\ntext.1 = 收到申请2件，均予以公开。",
                &[Level::Doubt][..],
            ),
            ("applications.granted.total = 2\napplications.handled.total = 2\ntext.1 = 收到申请2件，均予以公开。", &[]),
            ("review.litigation_direct.total = 1\ntext.1 = 行政诉讼1件，均为复议后起诉。", &[Level::Doubt]),
            (
                "unit = 某区人民政府\nreview.reconsideration.corrected = 1\nreview.reconsideration.total = 3\n\
                 text.1 = 区教育局行政复议2件，均维持。",
                &[Level::Doubt],
            ),
        ] {
            expect(&RULE, example, levels);
        }
    }
}
