//! Outcomes of a group that the sentence counts right before them: 上年结转8件，其中予以公开3件; 经补正的12件，予以公开8件.

use super::text::{COMMAS, SEMICOLONS, any, between};
use super::told::Told;
use super::{Held, Holding, meanings_of};
use crate::number::Number;
use crate::report::Report;
use crate::report::claims::{Claim, Dimension, Mention, Quantity};

/// Numbers before one among which that of its group is looked for.
const REACH: usize = 16;
/// Words and marks behind the number of a group that what follows is told of it.
const OF_IT: [&str; 5] = ["其中", "涉及", "答复：", "（", "("];

fn is_outcome(claim: &Claim) -> bool {
    use Dimension::{Ground, Outcome};
    matches!(claim.quantity.dimension(), Outcome | Ground) && claim.quantity != Quantity::CarriedOut
}

/// Whether the outcome at an index is one of a group, which is large enough for it and less than all.
pub fn is_of_group(report: &Report, all: &[Holding<'_>], at: usize) -> bool {
    let Holding { claim, meanings, .. } = &all[at];
    if !is_outcome(claim) || meanings.first().is_none_or(|plain| plain.value <= Some(claim.value)) {
        return false;
    }
    let sentence = claim.sentence;
    let told = |number: &Mention| {
        let own = all[..at].iter().rev().take_while(|told| told.claim.sentence == sentence);
        own.into_iter().find(|told| told.claim.start == number.start)
    };
    let (mut sum, mut first, mut group) = (claim.value, claim.start, None::<&Mention>);
    let mut opens = true;
    let numbers = report.claims.numbers_of(sentence).iter().rev();
    for number in numbers.filter(|number| number.unit.counts() && number.start < claim.start).take(REACH) {
        if let Some(group) = group {
            opens = between(report, sentence, number.end, group.start).contains(SEMICOLONS);
            break;
        }
        let behind = between(report, sentence, number.end, claim.start);
        if behind.matches(['）', ')']).count() > behind.matches(['（', '(']).count() {
            // （其中上年结转8件），予以公开3件: told in passing.
            continue;
        }
        match told(number).map(|told| told.claim).filter(|told| is_outcome(told)) {
            Some(part) if part.quantity.dimension() == claim.quantity.dimension() => {
                let Some(added) = sum.checked_add(part.value) else { return false };
                (sum, first) = (added, number.start);
            }
            Some(_) => first = number.start,
            None => group = Some(number),
        }
    }
    let Some(group) = group.filter(|group| sum <= group.value) else { return false };
    let known = |quantity| meanings_of(report, quantity).iter().any(|meaning| meaning.value == Some(group.value));
    if known(Quantity::Dealt) {
        return false;
    }
    let said = between(report, sentence, group.end, first).trim_start_matches(COMMAS);
    let named = said.starts_with(['中', '：']) || any(said, &OF_IT);
    match told(group) {
        Some(told) => match told.claim.quantity.dimension() {
            Dimension::Stage => told.held == Held::Elsewhere && Told::new(report, *told).is_elsewhere(),
            // 收到120件，上年结转8件，其中: of both.
            Dimension::CarriedIn => named && opens,
            Dimension::Case => named,
            _ => named || opens,
        },
        // 2件公开，0件不予公开: none of all.
        None => named || opens && claim.value > Number::ZERO,
    }
}

#[cfg(test)]
mod tests {
    use crate::level::Level::Error;
    use crate::rules::example::expect;
    use crate::rules::prose::cell::RULE;

    #[test]
    fn outcomes_of_a_group_are_none_of_all() {
        let table = "unit = 某市规划局\napplications.received.total = 120\napplications.carried_in.total = 8\n\
            applications.handled.total = 118\napplications.granted.total = 52\napplications.partly_granted.total = 13\n\
            applications.refused.law_forbids.total = 16\napplications.unable.not_held.total = 20\n\
            review.reconsideration.total = 12\ntext.1 = ";
        for (text, levels) in [
            ("上年结转申请8件，其中予以公开3件，无法提供5件。", &[][..]),
            ("上年结转申请8件（予以公开3件，无法提供5件）。", &[]),
            ("收到申请120件，上年结转8件，其中予以公开51件。", &[Error]),
            ("收到申请120件（其中征地8件），予以公开51件。", &[Error]),
            ("行政复议12件，涉及予以公开答复2件、不予公开答复6件、无法提供答复4件。", &[]),
            ("行政复议12件，涉及予以公开答复54件。", &[Error]),
            ("本年新收120件，办结110件，其中予以公开49件，部分公开13件，不予公开15件。", &[]),
            ("办结118件，其中予以公开49件，部分公开13件，不予公开15件。", &[Error, Error]),
            ("网上申请84件，予以公开40件，不予公开10件；信函申请30件，予以公开10件，不予公开5件。", &[]),
            ("网上申请84件，信函申请36件，予以公开51件。", &[Error]),
            ("网上申请84件，信函申请36件，予以公开23件，部分公开13件。", &[Error]),
            ("2件公开，0件不予公开。", &[Error]),
            ("经补正的12件，予以公开8件，无法提供4件。", &[]),
            ("经补正的12件，予以公开53件，无法提供4件。", &[Error, Error]),
            ("分局办结44件，其中予以公开31件，部分公开12件。", &[]),
            ("分局办结44件，其中予以公开54件，部分公开12件。", &[Error]),
        ] {
            expect(&RULE, &format!("{table}{text}"), levels);
        }
    }
}
