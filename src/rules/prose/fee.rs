//! The information-processing fee: an amount that its tariff can give, and not above all fees of table two.
//!
//! Why: the tariff knows only steps of ten yuan, so another amount is a slip of the pen or of the unit; the fee is one of
//! the 行政事业性收费 that table two sums up in 万元.
//! Basis: 《政府信息公开信息处理费管理办法》.

use super::on_sentence;
use crate::form::TableKind;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::report::Report;
use crate::report::claims::{Bound, Claim, Quantity};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.fee",
    level: Level::Hint,
    #[cfg(test)]
    holds: "disclosure.fees.amount_wan_yuan = 0.3
        text.6 = 全年收取信息处理费 2950 元。",
    #[cfg(test)]
    fails: "disclosure.fees.amount_wan_yuan = 0.3
        text.6 = 全年收取信息处理费 2955 元。",
    check,
};

/// Yuan of the tariff's smallest step.
const STEP: i64 = 10;

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    let stated = |claim: &&Claim| {
        claim.quantity == Quantity::ProcessingFee
            && claim.bound == Bound::Exact
            && claim.year.is_none()
            && claim.value > Number::ZERO
    };
    for claim in report.claims.claims.iter().filter(stated) {
        found.extend(step(report, claim));
        found.extend(above_all_fees(report, claim));
    }
}

fn step(report: &Report, claim: &Claim) -> Option<Finding> {
    if claim.value.integer().is_some_and(|yuan| yuan % STEP == 0) {
        return None;
    }
    let message = Message::new(RULE.id).with("stated", Arg::Number(claim.value));
    Some(Finding { stated: Some(claim.value), ..on_sentence(report, RULE.id, Level::Hint, message, claim.span()) })
}

fn above_all_fees(report: &Report, claim: &Claim) -> Option<Finding> {
    let form = report.table(TableKind::Disclosure)?.form();
    let cell = form.find("disclosure.fees.amount_wan_yuan")?;
    let fees = report.counted("disclosure.fees.amount_wan_yuan")?;
    if fees >= claim.value.shift(-4)? {
        return None;
    }
    let message = Message::new("prose.fee.table")
        .with("stated", Arg::Number(claim.value))
        .with("cell", Arg::Cell(form, cell))
        .with("value", Arg::Number(fees));
    let finding = on_sentence(report, RULE.id, Level::Hint, message, claim.span());
    Some(Finding { cells: vec![(TableKind::Disclosure, cell)], stated: Some(claim.value), ..finding })
}
