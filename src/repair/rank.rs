//! Ranking: what each explanation costs, in bits, by the mistakes it takes and by how usual the mended table would be.

use super::operation::{EQUAL, Mistake, Operation, bits};
use super::sheet::{Amount, Change, Sheet};
use super::{pair, slip};
use crate::form::CellIndex;

/// Sets of up to so many changes are split into mistakes in every way; larger ones take each cell as a slip of its own.
const MAX_SPLIT: usize = 8;

/// A set of changes with the mistakes that explain it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The changes by ascending cell.
    pub changes: Vec<Change>,
    /// The mistakes in the order of their first cells, each once for every time it happened.
    pub operations: Vec<Operation>,
    /// Cells that it changes beyond those of the smallest explanation; 0 for a mistake that a whole line shows.
    pub excess: usize,
    /// The cost, in bits.
    pub cost: i32,
    /// Orders explanations of the same cost: how unusual the mended table is among such tables.
    pub odd: i64,
    /// How many explanations are as likely as this one, itself included; set when all are known.
    pub tied: usize,
    /// Cells whose number the prose says to be what the changes make it; set where the prose was asked.
    pub said: Vec<CellIndex>,
}

impl Explanation {
    /// Whether nothing tells which of the two is likelier.
    pub fn as_likely_as(&self, other: &Self) -> bool {
        let alike = || {
            self.operations.len() == other.operations.len()
                && self.traces().ne(self.operations.iter())
                && self.traces().eq(other.traces())
        };
        self.excess == other.excess && self.cost.abs_diff(other.cost) <= EQUAL.unsigned_abs() || alike()
    }

    /// The one mistake of a whole line that it is, where it is that.
    pub fn pattern(&self) -> Option<Operation> {
        let first = *self.operations.first()?;
        let alone = self.operations.iter().all(|operation| *operation == first);
        (alone && first.is_pattern()).then_some(first)
    }

    /// The mistakes that show in the numbers.
    fn traces(&self) -> impl Iterator<Item = &Operation> {
        self.operations.iter().filter(|operation| !operation.leaves_no_trace())
    }
}

/// The cheapest way to explain a set of changes, each change by one mistake.
pub fn explain(sheet: &Sheet<'_>, changes: &[Change]) -> Explanation {
    let mistakes = split(sheet, changes);
    let operations: Vec<_> = mistakes.iter().rev().map(|mistake| mistake.operation).collect();
    let cost = cost(&mistakes) + unusual(sheet, changes, &operations);
    Explanation { changes: changes.to_vec(), operations, cost, odd: odd(sheet, changes), ..Explanation::default() }
}

/// What an explanation by one known mistake costs.
pub fn explain_as(sheet: &Sheet<'_>, changes: Vec<Change>, mistake: Mistake) -> Explanation {
    let operations = vec![mistake.operation];
    let (cost, odd) = (mistake.cost + unusual(sheet, &changes, &operations), odd(sheet, &changes));
    Explanation { changes, operations, cost, odd, ..Explanation::default() }
}

fn split(sheet: &Sheet<'_>, changes: &[Change]) -> Vec<Mistake> {
    let Some((first, rest)) = changes.split_first() else { return Vec::new() };
    let alone = slip::explain(sheet, *first);
    let mut best = split(sheet, rest);
    best.push(alone);
    if changes.len() > MAX_SPLIT {
        return best;
    }
    for (number, other) in rest.iter().enumerate() {
        if let Some(both) = pair::explain(sheet, *first, *other) {
            let others: Vec<_> = [&rest[..number], &rest[number + 1..]].concat();
            let mut mistakes = split(sheet, &others);
            mistakes.push(both);
            if cost(&mistakes) < cost(&best) {
                best = mistakes;
            }
        }
    }
    best
}

fn cost(mistakes: &[Mistake]) -> i32 {
    mistakes.iter().map(|mistake| mistake.cost).sum()
}

/// How much more unusual the table is after the changes, in bits. That it is less so is no reason to believe in a mistake
/// that leaves no trace, nor in one that shows by itself.
fn unusual(sheet: &Sheet<'_>, changes: &[Change], operations: &[Operation]) -> i32 {
    let more = |change: &Change| {
        let expected = expected(sheet, change.cell)?;
        let stated = sheet.value(change.cell);
        Some(surprise(stated + change.by, expected) - surprise(stated, expected))
    };
    let bits: i32 = changes.iter().filter_map(more).sum();
    let weak = |operation: &Operation| operation.leaves_no_trace() || operation.is_pattern();
    if operations.iter().all(weak) { bits.max(0) } else { bits }
}

/// How much further the table is from usual shares of its rows, in squared eighths of doublings.
fn odd(sheet: &Sheet<'_>, changes: &[Change]) -> i64 {
    let more = |change: &Change| {
        let position = sheet.system.cells.get(usize::from(change.cell))?;
        let column = sheet.system.columns.get(usize::from(position.column))?;
        let most = column.iter().map(|cell| sheet.value(*cell)).max().unwrap_or_default();
        let usual = eighths(most) - 8 * i64::from(position.rarity);
        let stated = sheet.value(change.cell);
        let off = |value: Amount| (eighths(value) - usual).pow(2);
        Some(off(stated + change.by) - off(stated))
    };
    changes.iter().filter_map(more).sum()
}

/// The logarithm to base two of `value + 1`, in eighths, rounded down.
fn eighths(value: Amount) -> i64 {
    let value = value.unsigned_abs().saturating_add(1);
    let whole = i64::from(value.ilog2());
    let rest = if whole >= 3 { value >> (whole - 3) } else { value << (3 - whole) };
    8 * whole + (rest & 7) as i64
}

/// How far a value is from what is expected, in doublings.
fn surprise(value: Amount, expected: Amount) -> i32 {
    (bits(value) - bits(expected)).abs()
}

/// What the rest of its row and column lead to expect in a cell that people fill in: row sum × column sum / sum of all.
fn expected(sheet: &Sheet<'_>, cell: CellIndex) -> Option<Amount> {
    let system = sheet.system;
    let position = system.cells.get(usize::from(cell)).filter(|position| position.stated)?;
    let stated = |cells: &[CellIndex]| -> Amount {
        let cells = cells.iter().filter(|other| system.cells[usize::from(**other)].stated);
        cells.map(|other| sheet.value(*other)).sum()
    };
    let own = sheet.value(cell);
    let row = stated(&system.rows[usize::from(position.row)]) - own;
    let column = stated(&system.columns[usize::from(position.column)]) - own;
    row.checked_mul(column)?.checked_div(sheet.sum - own).or(Some(0))
}
