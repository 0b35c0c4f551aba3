//! Repair: which cells are wrong and what they should be, from the residuals of the identities. Integers only; words
//! only here, at the border.
//!
//! ```text
//! Table → sheet (values, residuals) → decode (every smallest set of changes) → rank (mistakes and their cost) → Repair
//! ```

mod compound;
pub mod decode;
mod fill;
pub mod operation;
mod pair;
pub mod rank;
pub mod sheet;
mod slip;
pub mod system;
#[cfg(test)]
mod tests;
mod usual;
mod words;

use crate::arithmetic::Arithmetic;
use crate::messages::Language;
use crate::number::Number;
use crate::report::{Report, Table};
use crate::verdict::Repair;
use operation::Operation;
use rank::Explanation;
use sheet::{Change, Sheet};
use system::{Equations, System};

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
pub fn repairs(report: &Report, arithmetic: &[Arithmetic], language: Language) -> Vec<Repair> {
    let open = |arithmetic: &Arithmetic| arithmetic.equations.iter().any(|equation| equation.holds() != Some(true));
    let tables = report.tables.iter().zip(arithmetic).filter(|(_, arithmetic)| open(arithmetic));
    tables.flat_map(|(table, _)| repairs_of(table, language)).collect()
}

/// The key of the table that a repair changes.
pub fn table_of(repair: &Repair) -> Option<&str> {
    repair.cells.first()?.id.split('.').next()
}

/// Whether the likeliest repair of its table, and no other as likely, puts that number into the cell.
pub fn is_settled(repairs: &[Repair], id: &str, to: Number) -> bool {
    let likeliest = repairs.iter().find(|repair| table_of(repair) == id.split('.').next());
    let certain = likeliest.filter(|repair| repair.tied == 1);
    certain.is_some_and(|repair| repair.cells.iter().any(|change| change.id == id && change.to == to))
}

/// The one mistake of a whole line that a repair undoes, where it is that.
pub fn pattern_of(repair: &Repair) -> Option<Operation> {
    let [only] = repair.operations.as_slice() else { return None };
    Operation::PATTERNS.into_iter().find(|pattern| pattern.key() == only)
}

fn repairs_of(table: &Table, language: Language) -> Vec<Repair> {
    let sheet = Sheet::new(table, System::of(table.form()));
    let diagnosis = match sheet.failing {
        0 => Diagnosis { explanations: fill::unknowns(&sheet).into_iter().collect(), complete: true },
        _ => diagnose(&sheet),
    };
    words::tell(table, &sheet, &diagnosis, language)
}

/// Explains what fails in a sheet.
pub fn diagnose(sheet: &Sheet<'_>) -> Diagnosis {
    let mut whole = vec![Explanation::default()];
    let mut complete = true;
    for group in sheet.system.groups.iter().filter(|group| *group & sheet.failing != 0) {
        let part = diagnose_group(sheet, *group);
        complete &= part.complete;
        whole = combine(&whole, &part.explanations);
    }
    whole.retain(|explanation| !explanation.changes.is_empty());
    whole.truncate(MAX_REPAIRS);
    Diagnosis { explanations: whole, complete }
}

fn diagnose_group(sheet: &Sheet<'_>, group: Equations) -> Diagnosis {
    let sets = decode::smallest(sheet, group, decode::EXACT, STEPS);
    let mut found: Vec<_> = sets.sets.iter().map(|set| rank::explain(sheet, set)).collect();
    // One wrong cell is the simplest there is; only where it takes more can a compound be likelier.
    if found.first().is_none_or(|first| first.changes.len() > 1) {
        found.extend(compound::all(sheet, group));
    }
    if found.is_empty() {
        found = beyond(sheet, group);
    }
    let smallest = found.iter().map(|one| one.changes.len()).min().unwrap_or_default();
    for one in &mut found {
        let shown = one.operations.iter().all(|operation| operation.is_pattern());
        one.excess = if shown { 0 } else { one.changes.len() - smallest };
    }
    order(&mut found);
    Diagnosis { explanations: found, complete: sets.complete && !sets.sets.is_empty() }
}

/// Best effort where more cells are wrong than are decoded exactly: an exchange of neighbours that mends something with
/// a smallest set for the rest, else a bounded search for larger sets.
fn beyond(sheet: &Sheet<'_>, group: Equations) -> Vec<Explanation> {
    let failing = (sheet.failing & group).count_ones();
    let mut sets: Vec<Vec<Change>> = Vec::new();
    for exchange in compound::exchanges(sheet) {
        if (sheet.failing_after(&exchange) & group).count_ones() < failing {
            let rest = compound::changed(sheet, &exchange);
            let rest = decode::smallest(&rest, group, 2, STEPS / 400).sets.into_iter();
            sets.extend(rest.filter_map(|rest| apart(&exchange, rest)));
        }
    }
    if sets.is_empty() {
        sets = decode::smallest(sheet, group, decode::MOST, STEPS).sets;
    }
    sets.iter().map(|set| rank::explain(sheet, set)).collect()
}

/// Both sets of changes as one, where they change different cells.
fn apart(one: &[Change], other: Vec<Change>) -> Option<Vec<Change>> {
    let shared = other.iter().any(|change| one.iter().any(|own| own.cell == change.cell));
    let mut all = [one, &other].concat();
    crate::order::plain(&mut all);
    (!shared).then_some(all)
}

/// Likeliest first; of explanations that change the same cells in the same way only the likeliest.
fn order(explanations: &mut Vec<Explanation>) {
    crate::order::by(explanations, |a, b| (&a.changes, a.cost).cmp(&(&b.changes, b.cost)));
    explanations.dedup_by(|a, b| a.changes == b.changes);
    crate::order::by(explanations, |a, b| {
        (a.excess, a.cost, a.odd, &a.changes).cmp(&(b.excess, b.cost, b.odd, &b.changes))
    });
    // Those that are as likely as the first stand beside it.
    if let Some(first) = explanations.first().cloned() {
        crate::order::by_key(explanations, |one| !one.as_likely_as(&first));
    }
}

/// Every explanation of one group with every one of another, likeliest first.
fn combine(left: &[Explanation], right: &[Explanation]) -> Vec<Explanation> {
    let both = |a: &Explanation, b: &Explanation| Explanation {
        changes: [a.changes.as_slice(), &b.changes].concat(),
        operations: [a.operations.as_slice(), &b.operations].concat(),
        excess: a.excess + b.excess,
        cost: a.cost + b.cost,
        odd: a.odd + b.odd,
    };
    let right = &right[..right.len().min(MAX_REPAIRS)];
    let mut pairs: Vec<_> = left.iter().flat_map(|a| right.iter().map(|b| both(a, b))).collect();
    order(&mut pairs);
    pairs.truncate(MAX_REPAIRS);
    pairs
}
