//! What the prose says rightly elsewhere: the figure of one body, or of a larger one, beside that of the tables.

use super::text::any;
use super::told::Told;
use super::whose::{names_body, of_another_body, of_area, scope};
use super::words::{ALL_CASES, JUDGED};
use super::{Held, Holding};
use crate::number::Number;
use crate::report::Report;
use crate::report::claims::{Claim, Dimension, Quantity, Scope};

/// The statements that agree with their cells, of each quantity and scope the largest.
pub fn told_rightly<'a>(report: &Report, held: &[Holding<'a>]) -> Vec<&'a Claim> {
    let mut right: Vec<&Claim> = Vec::new();
    for Holding { claim, held, .. } in held {
        let agrees = matches!(held, Held::Agrees(_));
        if !agrees || claim.value <= Number::ZERO || scope(report, claim) == Some(Scope::Part) {
            continue;
        }
        match right.iter_mut().find(|told| told.quantity == claim.quantity && told.scope == claim.scope) {
            Some(told) if told.value < claim.value => *told = claim,
            Some(_) => {}
            None => right.push(claim),
        }
    }
    right
}

impl Told<'_> {
    /// Whether a figure is that of one body within an area whose total the prose gives as well, and rightly: a part, of
    /// which the tables say nothing.
    pub fn is_of_part(&self, right: &[&Claim]) -> bool {
        let Self { report, claim, .. } = *self;
        if self.plain <= Some(claim.value) {
            return false;
        }
        let named = names_body(report, claim.sentence, claim.start);
        let total = |told: &Claim| {
            family(told) == Some(told.quantity.dimension())
                && family(told) == family(claim)
                && matches!(scope(report, told), None | Some(Scope::Area))
                && told.value > claim.value
                && (told.scope.is_none() || told.scope != claim.scope)
                && (self.scope.is_some() || named && (of_area(report) || told.scope == Some(Scope::Area)))
        };
        right.iter().any(|told| total(told))
    }

    /// Whether a figure may be that of another body, or of all cases, while the prose gives that of the tables as well.
    pub fn is_of_others(&self, right: &[&Claim]) -> bool {
        let Self { report, claim, .. } = *self;
        let scope = self.scope.filter(|scope| *scope != Scope::Part);
        // Who makes documents, and files them, is no other body.
        let document = claim.quantity.dimension() == Dimension::Document;
        let others = match scope {
            Some(Scope::Area | Scope::System) => true,
            Some(_) => !document,
            None => (!document && of_another_body(report, claim.sentence, claim.start)) || self.of_all_cases(),
        };
        let same = |told: &Claim| told.quantity == claim.quantity && told.scope != claim.scope;
        // The tables are of all, where other numbers of all agree with them.
        let of_all = || scope.is_some() && right.iter().any(|told| told.scope == scope);
        others && right.iter().any(|told| same(told)) && !of_all()
    }

    /// 行政应诉案件200件, 收到行政复议申请600件: of whatever they are, more than the tables count.
    fn of_all_cases(&self) -> bool {
        let Self { claim, meanings, before, .. } = *self;
        matches!(claim.quantity.dimension(), Dimension::Case | Dimension::Result)
            && meanings.first().is_some_and(|plain| plain.value < Some(claim.value))
            && !before.contains("公开")
            && (any(before, ALL_CASES) || any(before, JUDGED))
    }
}

/// What a part of an area is held against: stages against each other, cases and their results, documents.
fn family(claim: &Claim) -> Option<Dimension> {
    match claim.quantity.dimension() {
        Dimension::Stage => Some(Dimension::Stage),
        Dimension::Case | Dimension::Result => Some(Dimension::Case),
        // 市政府办公厅规范性文件50件; rules are made by the government only.
        Dimension::Document => Some(Dimension::Document).filter(|_| claim.quantity.group() == Quantity::Normative),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{hold_all, meanings};
    use super::*;
    use crate::rules::example;

    #[test]
    fn what_is_told_rightly_is_kept_once() {
        let report = example::report(&format!(
            "applications.received.total = 9\ntext.1 = {}全市收到政府信息公开申请9件。",
            "收到政府信息公开申请9件。".repeat(50)
        ));
        let meanings = meanings(&report);
        assert_eq!(told_rightly(&report, &hold_all(&report, &meanings)).len(), 2);
    }
}
