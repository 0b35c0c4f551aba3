//! Fill: what cells that were not read must hold, where the equations around them say so.

use super::operation::Operation;
use super::rank::Explanation;
use super::sheet::{Amount, Change, Kind, Sheet, signed};
use super::system::{Equations, members};
use crate::form::CellIndex;

/// The values of the unknown cells that the equations determine, one after another; none where two equations disagree
/// or a value would be no count. An equation that fails already says nothing about the unknown.
pub fn unknowns(sheet: &Sheet<'_>) -> Option<Explanation> {
    let mut changes: Vec<Change> = Vec::new();
    let mut open: Equations = sheet.system.all() & !sheet.tested;
    while let Some((equation, cell)) =
        members(open).find_map(|equation| Some((equation, lone(sheet, &changes, equation)?)))
    {
        let terms = &sheet.system.equations[equation];
        let rest: Amount = terms.iter().map(|term| signed(*term, value(sheet, &changes, term.of))).sum();
        let negative = terms.iter().any(|term| term.of == cell && term.negative);
        let by = if negative { rest } else { -rest };
        if !sheet.allows(by) {
            return None;
        }
        changes.push(Change { cell, by });
        for other in members(open).filter(|other| known(sheet, &changes, *other)) {
            let terms = &sheet.system.equations[other];
            if terms.iter().map(|term| signed(*term, value(sheet, &changes, term.of))).sum::<Amount>() != 0 {
                return None;
            }
            open &= !(1 << other);
        }
    }
    crate::order::plain(&mut changes);
    let explanation = Explanation { changes, operations: vec![Operation::Unread], tied: 1, ..Explanation::default() };
    (!explanation.changes.is_empty()).then_some(explanation)
}

fn is_open(sheet: &Sheet<'_>, changes: &[Change], cell: CellIndex) -> bool {
    sheet.kind(cell) == Kind::Unknown && !changes.iter().any(|change| change.cell == cell)
}

fn value(sheet: &Sheet<'_>, changes: &[Change], cell: CellIndex) -> Amount {
    let filled = changes.iter().find(|change| change.cell == cell);
    filled.map_or(sheet.value(cell), |change| change.by)
}

fn known(sheet: &Sheet<'_>, changes: &[Change], equation: usize) -> bool {
    sheet.system.equations[equation].iter().all(|term| !is_open(sheet, changes, term.of))
}

/// The only unknown cell of an equation.
fn lone(sheet: &Sheet<'_>, changes: &[Change], equation: usize) -> Option<CellIndex> {
    let mut open = sheet.system.equations[equation].iter().filter(|term| is_open(sheet, changes, term.of));
    let first = open.next()?;
    open.next().is_none().then_some(first.of)
}
