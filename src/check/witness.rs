//! Witness: the prose beside the explanations. Where changes of the tables are as likely as each other, the one that says
//! what the text says comes first, and one that breaks what the text says comes last.

use crate::comparison::whose::scope;
use crate::comparison::{Held, Holding};
use crate::form::{CellIndex, TableKind};
use crate::number::Number;
use crate::repair::Diagnosis;
use crate::repair::rank::Explanation;
use crate::repair::sheet::Change;
use crate::report::Report;
use crate::report::claims::{Bound, Dimension};

/// How many sentences say what a change puts into its cell, less those that say what it takes away.
type Support<'a> = &'a dyn Fn(&Change) -> i32;

/// Puts explanations that the prose supports first among those that are as likely as each other, and notes what it says.
pub fn heed(diagnoses: &mut [Diagnosis], report: &Report, held: &[Holding<'_>]) {
    for diagnosis in diagnoses {
        let mut explanations = std::mem::take(&mut diagnosis.explanations);
        let support = |change: &Change| support(report, held, (diagnosis.kind, change.cell), diagnosis.to(change));
        hear(&mut explanations, &support);
        diagnosis.explanations = explanations;
    }
}

fn hear(explanations: &mut [Explanation], support: Support<'_>) {
    let contested = contest(explanations, support);
    let tied = explanations.first().map_or(0, |first| first.tied).min(explanations.len());
    let Some(tied) = explanations.get_mut(..tied) else { return };
    if !contested {
        narrow(tied, support);
    }
    for explanation in tied {
        let said = explanation.changes.iter().filter(|change| support(change) > 0);
        explanation.said = said.map(|change| change.cell).collect();
    }
}

/// Of those that are as likely as each other, leaves those that most sentences support.
fn narrow(tied: &mut [Explanation], support: Support<'_>) {
    crate::order::by_key(tied, |explanation| -score(explanation, support));
    let scores: Vec<i32> = tied.iter().map(|explanation| score(explanation, support)).collect();
    for (explanation, own) in tied.iter_mut().zip(&scores) {
        explanation.tied = scores.iter().filter(|other| *other == own).count();
    }
}

/// An explanation of as few cells that the numbers make less likely, and that alone the text supports, is as likely as
/// the likeliest. Whether there is one.
fn contest(explanations: &mut [Explanation], support: Support<'_>) -> bool {
    let Some(first) = explanations.first().filter(|first| first.tied == 1 && score(first, support) <= 0) else {
        return false;
    };
    let is_rival = |other: &Explanation| other.changes.len() <= first.changes.len() && score(other, support) > 0;
    let Some(rival) = (1..explanations.len()).find(|at| is_rival(&explanations[*at])) else { return false };
    explanations[1..=rival].rotate_right(1);
    explanations.iter_mut().take(2).for_each(|explanation| explanation.tied = 2);
    true
}

fn score(explanation: &Explanation, support: Support<'_>) -> i32 {
    explanation.changes.iter().map(support).sum()
}

fn support(report: &Report, held: &[Holding<'_>], (table, cell): (TableKind, CellIndex), to: Number) -> i32 {
    let speaks = |holding: &&Holding<'_>| {
        let claim = holding.claim;
        let plain = holding.meanings.first();
        plain.is_some_and(|meaning| meaning.table == table && meaning.cells == [cell])
            && claim.bound == Bound::Exact
            && claim.quantity.dimension() != Dimension::Disclosure
            && scope(report, claim).is_none()
    };
    let weigh = |holding: &Holding<'_>| match holding.held {
        Held::Differs if holding.claim.value == to => 1,
        Held::Agrees(0) if holding.claim.value != to => -1,
        _ => 0,
    };
    held.iter().filter(speaks).map(weigh).sum()
}
