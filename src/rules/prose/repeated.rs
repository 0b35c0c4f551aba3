//! The same quantity stands in the prose twice with different numbers.
//!
//! Why: where the table has the cell, each statement is held against it; where it has not (or the form counts no such
//! thing) the two statements can only be held against each other.
//! Basis: both places of one report state the same fact.

use super::{on_sentence, stated};
use crate::comparison::{Held, Holding};
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::report::Report;
use crate::report::claims::{Bound, Claim, Dimension, Quantity};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.repeated",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "without = applications
        text.1 = 全年办结申请 20 件。
        text.5 = 全年办结申请 20 件，群众满意。",
    #[cfg(test)]
    fails: "without = applications
        text.1 = 全年办结申请 20 件。
        text.5 = 全年办结申请 16 件，群众满意。",
    check,
};

/// A quantity that is stated otherwise so many times is told of several things, as in a list of the applicants.
const SEVERAL: usize = 3;
/// No report contradicts itself more often than so: it is such a list.
const MANY: usize = 5;

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    // The first statement of each quantity, and those that say otherwise.
    let mut said: Vec<(&Claim, Vec<&Claim>)> = Vec::new();
    for Holding { claim, .. } in subject.held.iter().filter(|holding| comparable(report, holding)) {
        match said.iter_mut().find(|(first, _)| first.quantity == claim.quantity) {
            Some((first, others)) if first.value != claim.value && others.len() < SEVERAL => others.push(claim),
            Some(_) => {}
            None => said.push((claim, Vec::new())),
        }
    }
    let told = said.iter().filter(|(_, others)| others.len() < SEVERAL);
    let pairs = || told.clone().flat_map(|(first, others)| others.iter().map(move |claim| (*first, *claim)));
    if pairs().nth(MANY).is_some() {
        return;
    }
    for (other, claim) in pairs() {
        let message = Message::new(RULE.id)
            .with("first", Arg::Text(stated(report, other)))
            .with("second", Arg::Text(stated(report, claim)))
            .with("quote", Arg::Text(report.claims.quote(report, other.sentence).to_owned()));
        let mut finding = on_sentence(report, RULE.id, Level::Doubt, message, claim.span());
        finding.at.extend(report.claims.place(report, other.span()));
        found.push(Finding { stated: Some(claim.value), expected: Some(other.value), ..finding });
    }
}

/// Statements of the whole report's number of the year, which nothing else checks.
fn comparable(report: &Report, Holding { claim, held, .. }: &Holding<'_>) -> bool {
    let plain = claim.year.is_none() && claim.scope.is_none() && claim.bound == Bound::Exact;
    if !plain || !matches!(held, Held::Unknown(_) | Held::Free) {
        return false;
    }
    match claim.quantity.dimension() {
        Dimension::Channel => false,
        // What was published is told of many places and kinds; only totals of the year are the same thing twice.
        Dimension::Disclosure => {
            let sentence = report.claims.words(report, claim.sentence);
            claim.quantity == Quantity::Disclosed
                && sentence.contains("主动公开")
                && ["共", "累计", "总"].iter().any(|word| sentence.contains(word))
        }
        // 减免3件、50元: what was not asked for.
        Dimension::Money if report.claims.words(report, claim.sentence).contains('免') => false,
        // 收到 with and without what was carried over are two numbers.
        _ => !matches!(claim.quantity, Quantity::Received | Quantity::Processed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[test]
    fn a_list_of_applicants_repeats_nothing() {
        let line = |who: &str, count: u32| format!("text.3 = {who}·（一）予以公开：{count}\n");
        let kinds = [("自然人", 3), ("商业企业", 2), ("科研机构", 0), ("社会公益组织", 1), ("其他", 4)];
        let list: String = kinds.iter().map(|(who, count)| line(who, *count)).collect();
        expect(&RULE, &format!("without = applications\n{list}"), &[]);
        let twice = "text.1 = 全年办结申请 20 件。\ntext.5 = 全年办结申请 16 件。\ntext.6 = 全年办结申请 17 件。";
        expect(&RULE, &format!("without = applications\n{twice}"), &[Level::Doubt; 2]);
    }
}
