//! Pairs: mistakes that change two cells at once.

use super::operation::{Mistake, Operation, bits};
use super::sheet::{Change, Sheet};
use super::slip;

/// The likeliest mistake that explains both changes at once.
pub fn explain(sheet: &Sheet<'_>, a: Change, b: Change) -> Option<Mistake> {
    let mistakes = [exchanged(sheet, a, b), moved(sheet, a, b), misfiled(sheet, a, b), carried(sheet, a, b)];
    mistakes.into_iter().flatten().min_by_key(|mistake| mistake.cost)
}

/// How two cells lie to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Row,
    Column,
}

/// The line both stand in and how far apart they are in it.
fn line(sheet: &Sheet<'_>, a: Change, b: Change) -> Option<(Line, u32)> {
    let [a, b] = [a, b].map(|change| sheet.system.cells.get(usize::from(change.cell)));
    let (a, b) = (a?, b?);
    if a.row == b.row {
        Some((Line::Row, a.column.abs_diff(b.column).into()))
    } else if a.column == b.column {
        Some((Line::Column, a.row.abs_diff(b.row).into()))
    } else {
        None
    }
}

/// Each shows what belongs to the other.
fn exchanged(sheet: &Sheet<'_>, a: Change, b: Change) -> Option<Mistake> {
    let (line, distance) = line(sheet, a, b)?;
    let (at_a, at_b) = (sheet.value(a.cell), sheet.value(b.cell));
    let operation = if line == Line::Row { Operation::SwapRow } else { Operation::SwapColumn };
    // Beyond the neighbours: one of the cells at that distance or nearer.
    let choices = if distance == 1 { 1 } else { 8 * distance };
    (at_a + a.by == at_b && at_b + b.by == at_a).then(|| Mistake::new(operation, choices))
}

/// One shows 0, and its number stands beside it in place of another that is lost.
fn moved(sheet: &Sheet<'_>, a: Change, b: Change) -> Option<Mistake> {
    let (line, distance) = line(sheet, a, b)?;
    let operation = if line == Line::Row { Operation::MovedInRow } else { Operation::MovedInColumn };
    let from_to = |a: Change, b: Change| sheet.value(a.cell) == 0 && a.by == sheet.value(b.cell);
    (distance == 1 && (from_to(a, b) || from_to(b, a))).then(|| Mistake::new(operation, 2))
}

/// Pieces of one cell counted in the other.
fn misfiled(sheet: &Sheet<'_>, a: Change, b: Change) -> Option<Mistake> {
    let (line, _) = line(sheet, a, b)?;
    let stated = |change: Change| sheet.system.cells.get(usize::from(change.cell)).is_some_and(|cell| cell.stated);
    if a.by != -b.by || !stated(a) || !stated(b) {
        return None;
    }
    let operation = if line == Line::Row { Operation::MisfiledApplicant } else { Operation::MisfiledOutcome };
    let (gains, loses) = if a.by > 0 { (a, b) } else { (b, a) };
    // All pieces of the cell that now shows 0, or some: then how many is one more thing to go wrong.
    let part = if sheet.value(gains.cell) == 0 { 0 } else { 1 + bits(sheet.value(loses.cell)) };
    let mistake = Mistake::new(operation, 4);
    Some(Mistake { cost: mistake.cost + part, ..mistake })
}

/// A slip in one, and the other, its total, added up with it.
fn carried(sheet: &Sheet<'_>, a: Change, b: Change) -> Option<Mistake> {
    let total_of = |part: Change, total: Change| {
        sheet.terms(part.cell).iter().filter(|term| !term.negative).any(|term| {
            let terms = &sheet.system.equations[usize::from(term.of)];
            let right: Vec<_> = terms.iter().filter(|term| term.negative).map(|term| term.of).collect();
            right == [total.cell]
        })
    };
    let part = match (a.by == b.by, total_of(a, b), total_of(b, a)) {
        (true, true, _) => a,
        (true, _, true) => b,
        _ => return None,
    };
    let slip = slip::explain(sheet, part);
    Some(Mistake { operation: Operation::CarriedIntoTotal, cost: slip.cost + Operation::CarriedIntoTotal.weight() })
}
