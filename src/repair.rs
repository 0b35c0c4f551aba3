//! Repair: which cells are wrong and what they should be, from the residuals of the identities. Integers only; the words
//! are told where the verdict is made.
//!
//! ```text
//! Table → sheet (values, residuals) → decode (every smallest set of changes) → rank (mistakes and their cost) → Diagnosis
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

use crate::arithmetic::Arithmetic;
use crate::form::{CellIndex, TableKind};
use crate::number::Number;
use crate::report::Table;
use rank::Explanation;
use sheet::{Change, Sheet};
use system::{Equations, System};

/// Changes tried for one table before the search stops and says that it is not complete.
pub const STEPS: u32 = 200_000;

/// Bits by which the likeliest explanation is ahead of the next where it is as good as certain: odds of sixty to one.
const SURE: i32 = 6;

/// Repairs told of one table.
const MAX_REPAIRS: usize = 32;

/// The explanations of what fails, likeliest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanations {
    /// Each makes every equation of the table hold.
    pub list: Vec<Explanation>,
    /// Whether every set of the smallest size is among them.
    pub complete: bool,
}

/// What is wrong in one table.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    /// Which table.
    pub kind: TableKind,
    /// Its numbers.
    pub sheet: Sheet<'static>,
    /// What explains it, likeliest first; at least one.
    pub explanations: Vec<Explanation>,
    /// Whether every explanation of the smallest size is among them.
    pub complete: bool,
}

impl Diagnosis {
    fn of(table: &Table) -> Option<Self> {
        let sheet = Sheet::new(table, System::of(table.form()));
        let Explanations { list, complete } = match sheet.failing {
            0 => Explanations { list: fill::unknowns(&sheet).into_iter().collect(), complete: true },
            _ => explain(&sheet),
        };
        (!list.is_empty()).then_some(Self { kind: table.kind, sheet, explanations: list, complete })
    }

    /// The likeliest explanation, or all that are as likely: then none of them is the answer.
    pub fn likeliest(&self) -> &[Explanation] {
        let tied = self.explanations.first().map_or(0, |first| first.tied);
        &self.explanations[..tied.min(self.explanations.len())]
    }

    /// Whether the likeliest explanation leaves hardly a doubt: the prose says the same, or none has fewer changes and no
    /// other one of as few comes near it.
    pub fn is_sure(&self) -> bool {
        let [only] = self.likeliest() else { return false };
        let next = self.explanations.get(1).filter(|next| next.changes.len() <= only.changes.len());
        let said = only.changes.iter().all(|change| only.said.contains(&change.cell));
        let smaller = self.explanations.iter().any(|other| other.changes.len() < only.changes.len());
        self.complete && (said || !smaller && next.is_none_or(|next| next.cost - only.cost > SURE))
    }

    /// What the cell should be, by this change.
    pub fn to(&self, change: &Change) -> Number {
        self.sheet.number(self.sheet.value(change.cell) + change.by).unwrap_or(Number::ZERO)
    }

    /// Whether the likeliest explanation, and no other as likely, puts that number into the cell.
    pub fn settles(&self, cell: CellIndex, to: Number) -> bool {
        let [only] = self.likeliest() else { return false };
        only.changes.iter().any(|change| change.cell == cell && self.to(change) == to)
    }
}

/// What is wrong in each table, and what would mend it; none for a table whose identities all hold.
pub fn diagnose(arithmetic: &[Arithmetic<'_>]) -> Vec<Diagnosis> {
    let open = |own: &&Arithmetic<'_>| own.equations.iter().any(|equation| equation.holds() != Some(true));
    arithmetic.iter().filter(open).filter_map(|own| Diagnosis::of(own.table)).collect()
}

/// Explains what fails in a sheet.
pub fn explain(sheet: &Sheet<'_>) -> Explanations {
    let mut whole = vec![Explanation::default()];
    let mut complete = true;
    for group in sheet.system.groups.iter().filter(|group| *group & sheet.failing != 0) {
        let part = explain_group(sheet, *group);
        complete &= part.complete;
        whole = combine(&whole, &part.list);
    }
    whole.retain(|explanation| !explanation.changes.is_empty());
    whole.truncate(MAX_REPAIRS);
    let tied = |one: &Explanation| whole.iter().filter(|other| other.as_likely_as(one)).count();
    let tied: Vec<usize> = whole.iter().map(tied).collect();
    for (explanation, tied) in whole.iter_mut().zip(tied) {
        explanation.tied = tied;
    }
    Explanations { list: whole, complete }
}

fn explain_group(sheet: &Sheet<'_>, group: Equations) -> Explanations {
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
    doubt_the_sum(sheet, &mut found);
    order(&mut found);
    Explanations { list: found, complete: sets.complete && !sets.sets.is_empty() }
}

/// What no other equation tests, or none that can be read, may always have been added up wrongly: that is as likely as any
/// slip in an item.
fn doubt_the_sum(sheet: &Sheet<'_>, found: &mut [Explanation]) {
    let is_total = |change: &Change| {
        let mut tested = sheet.terms(change.cell).iter().filter(|term| sheet.tested & (1 << term.of) != 0);
        tested.next().is_some_and(|term| term.negative) && tested.next().is_none()
    };
    let least = found.iter().map(|one| one.cost).min().unwrap_or_default();
    for sum in found.iter_mut().filter(|one| one.changes.iter().all(is_total)) {
        sum.cost = least;
    }
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
    if other.iter().any(|change| one.iter().any(|own| own.cell == change.cell)) {
        return None;
    }
    let mut all = [one, &other].concat();
    crate::order::plain(&mut all);
    Some(all)
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
        ..Explanation::default()
    };
    let right = &right[..right.len().min(MAX_REPAIRS)];
    let mut pairs: Vec<_> = left.iter().flat_map(|a| right.iter().map(|b| both(a, b))).collect();
    order(&mut pairs);
    pairs.truncate(MAX_REPAIRS);
    pairs
}
