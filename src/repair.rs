//! Repair: which cells are wrong and what they should be, from the residuals of the identities. Integers only; words
//! only here, at the border.
//!
//! ```text
//! Table → sheet (values, residuals) → decode (every smallest set of changes) → rank (mistakes and their cost) → Repair
//! ```

pub mod decode;
pub mod operation;
mod pair;
pub mod rank;
pub mod sheet;
mod slip;
pub mod system;
mod words;

use crate::messages::Language;
use crate::report::{Report, Table};
use crate::verdict::Repair;
use rank::Explanation;
use sheet::{Amount, Sheet};
use system::System;

/// Changes tried for one table before the search stops and says that it is not complete.
pub const STEPS: u32 = 200_000;

/// Repairs told of one table.
const MAX_REPAIRS: usize = 32;

/// The explanations of what fails in one table, likeliest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnosis {
    /// Each makes every equation of the table hold.
    pub explanations: Vec<Explanation>,
    /// Whether every set of the smallest size is among them.
    pub complete: bool,
}

/// The smallest sets of changes after which every identity of a table holds, likeliest first; table by table, none
/// where all hold.
pub fn repairs(report: &Report, language: Language) -> Vec<Repair> {
    report.tables.iter().flat_map(|table| repairs_of(table, language)).collect()
}

fn repairs_of(table: &Table, language: Language) -> Vec<Repair> {
    let sheet = Sheet::new(table, System::of(table.form()));
    let diagnosis = diagnose(&sheet, &[]);
    words::tell(table, &sheet, &diagnosis, language)
}

/// Explains what fails in a sheet. `previous` are the values of the year before, by cell, as far as they are known.
pub fn diagnose(sheet: &Sheet<'_>, previous: &[Option<Amount>]) -> Diagnosis {
    let mut whole = vec![Explanation { changes: Vec::new(), operations: Vec::new(), cost: 0 }];
    let mut complete = true;
    for group in sheet.system.groups.iter().filter(|group| *group & sheet.failing != 0) {
        let sets = decode::smallest(sheet, *group, decode::EXACT, STEPS);
        complete &= sets.complete;
        let mut parts: Vec<_> = sets.sets.iter().map(|set| rank::explain(sheet, set, previous)).collect();
        order(&mut parts);
        whole = combine(&whole, &parts);
    }
    whole.retain(|explanation| !explanation.changes.is_empty());
    whole.truncate(MAX_REPAIRS);
    Diagnosis { explanations: whole, complete }
}

fn order(explanations: &mut [Explanation]) {
    explanations.sort_by(|a, b| (a.cost, &a.changes).cmp(&(b.cost, &b.changes)));
}

/// Every explanation of one group with every one of another, likeliest first.
fn combine(left: &[Explanation], right: &[Explanation]) -> Vec<Explanation> {
    let both = |a: &Explanation, b: &Explanation| Explanation {
        changes: [a.changes.as_slice(), &b.changes].concat(),
        operations: [a.operations.as_slice(), &b.operations].concat(),
        cost: a.cost + b.cost,
    };
    let right = &right[..right.len().min(MAX_REPAIRS)];
    let mut pairs: Vec<_> = left.iter().flat_map(|a| right.iter().map(|b| both(a, b))).collect();
    order(&mut pairs);
    pairs.truncate(MAX_REPAIRS);
    pairs
}
