//! Witness: the prose beside the repairs. Where changes of the tables are as likely as each other, the one that says what
//! the text says comes first, and one that breaks what the text says comes last.

use crate::messages::{Arg, Language, Message};
use crate::repair;
use crate::report::Report;
use crate::report::claims::{Bound, Dimension};
use crate::rules::prose::held::{Held, Holding};
use crate::rules::prose::whose::scope;
use crate::verdict::{Change, Repair};

/// Puts repairs that the prose supports first among those that are as likely as each other, and says so.
pub fn heed(repairs: &mut [Repair], report: &Report, held: &[Holding<'_>], language: Language) {
    for repairs in repairs.chunk_by_mut(|a, b| repair::table_of(a) == repair::table_of(b)) {
        let contested = contest(repairs, report, held);
        let tied = repairs.first().map_or(0, |repair| repair.tied as usize).min(repairs.len());
        let Some(tied) = repairs.get_mut(..tied) else { continue };
        if !contested {
            narrow(tied, report, held);
        }
        for repair in tied {
            let said = repair.cells.iter().filter(|change| support(report, held, change) > 0);
            let said: Vec<String> = said.map(|change| sentence(report, change, language)).collect();
            repair.why.extend(said);
        }
    }
}

/// Of those that are as likely as each other, leaves those that most sentences support.
fn narrow(tied: &mut [Repair], report: &Report, held: &[Holding<'_>]) {
    let score = |repair: &Repair| score(report, held, repair);
    crate::order::by_key(tied, |repair| -score(repair));
    let scores: Vec<i32> = tied.iter().map(score).collect();
    for (repair, own) in tied.iter_mut().zip(&scores) {
        repair.tied = scores.iter().filter(|other| *other == own).count() as u32;
    }
}

/// A repair of as few cells that the numbers make less likely, and that alone the text supports, is as likely as the
/// likeliest. Whether there is one.
fn contest(repairs: &mut [Repair], report: &Report, held: &[Holding<'_>]) -> bool {
    let Some(first) = repairs.first().filter(|first| first.tied == 1 && score(report, held, first) <= 0) else {
        return false;
    };
    let is_rival = |repair: &Repair| repair.cells.len() <= first.cells.len() && score(report, held, repair) > 0;
    let Some(rival) = (1..repairs.len()).find(|at| is_rival(&repairs[*at])) else { return false };
    repairs[1..=rival].rotate_right(1);
    repairs.iter_mut().take(2).for_each(|repair| repair.tied = 2);
    true
}

fn score(report: &Report, held: &[Holding<'_>], repair: &Repair) -> i32 {
    repair.cells.iter().map(|change| support(report, held, change)).sum()
}

/// How many sentences say what a change puts into its cell, less those that say what it takes away.
fn support(report: &Report, held: &[Holding<'_>], change: &Change) -> i32 {
    let Some((table, cell)) = report.find(&change.id) else { return 0 };
    let speaks = |holding: &&Holding<'_>| {
        let claim = holding.claim;
        let plain = holding.readings.first();
        claim.bound == Bound::Exact
            && scope(report, claim).is_none()
            && claim.quantity.dimension() != Dimension::Disclosure
            && plain.is_some_and(|reading| reading.table == table.kind && reading.cells == [cell])
    };
    let weigh = |holding: &Holding<'_>| match holding.held {
        Held::Differs if holding.claim.value == change.to => 1,
        Held::Agrees(0) if holding.claim.value != change.to => -1,
        _ => 0,
    };
    held.iter().filter(speaks).map(weigh).sum()
}

fn sentence(report: &Report, change: &Change, language: Language) -> String {
    let Some((table, cell)) = report.find(&change.id) else { return String::new() };
    let message = Message::new("repair.witness").with("to", Arg::Number(change.to));
    message.with("cell", Arg::Cell(table.form(), cell)).render(language)
}
