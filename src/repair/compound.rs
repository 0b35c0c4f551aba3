//! Compounds: mistakes that change more cells than the smallest sets have, each proposed as a whole and kept where it
//! makes every equation hold: a stretch of a row or column shifted by one cell, pieces under the wrong applicant among
//! the outcomes and in their total, what was carried in counted as new as well or exchanged with what is carried out,
//! totals or a row that were not filled in.

use super::operation::{Mistake, Operation, bits};
use super::rank::{Explanation, explain_as};
use super::sheet::{Amount, Change, Kind, Sheet, signed};
use super::system::{Equations, members};
use crate::form::CellIndex;

/// The compounds that explain all that fails in a group.
pub fn all(sheet: &Sheet<'_>, group: Equations) -> Vec<Explanation> {
    let mut found = Vec::new();
    let [balances, sums, rows] = sheet.system.kinds;
    for row in &sheet.system.rows {
        shifts(sheet, group, &Line { across: sheet.tested & (balances | sums), cells: row }, &mut found);
    }
    for column in &sheet.system.columns {
        shifts(sheet, group, &Line { across: sheet.tested & rows, cells: column }, &mut found);
    }
    misfiled(sheet, group, &mut found);
    let whole = [
        (Operation::IntakeWithCarried, intake_with_carried(sheet), 2),
        (Operation::CarriesExchanged, carries_exchanged(sheet), 2),
        (Operation::TotalsUnfilled, totals_unfilled(sheet, group), 2),
    ];
    // One applicant's number and the total may as well be a slip that was carried into it, in any row.
    let rows = sheet.system.rows.iter().map(|row| (Operation::RowUnfilled, row_unfilled(sheet, row), 3));
    for (operation, mut changes, least) in whole.into_iter().chain(rows) {
        crate::order::plain(&mut changes);
        if changes.len() >= least && mends(sheet, group, &changes) {
            found.push(explain_as(sheet, changes, Mistake::new(operation, 1)));
        }
    }
    found
}

/// Whether all that fails in a group holds after these changes, and the form allows what they put into the cells.
fn mends(sheet: &Sheet<'_>, group: Equations, changes: &[Change]) -> bool {
    let allowed = changes.iter().all(|change| sheet.allows(sheet.value(change.cell) + change.by));
    allowed && sheet.failing_after(changes) & group == 0
}

/// The balances as their cells: what came in new and carried in, what was handled and is carried out.
fn balances<'a>(sheet: &'a Sheet<'_>) -> impl Iterator<Item = [CellIndex; 4]> + use<'a> {
    let balances = members(sheet.system.kinds[0] & sheet.tested);
    balances.filter_map(|balance| match sheet.system.equations[balance].as_slice() {
        [new, carried_in, handled, carried_out] => Some([new, carried_in, handled, carried_out].map(|term| term.of)),
        _ => None,
    })
}

/// What was carried in taken out of the new applications.
fn intake_with_carried(sheet: &Sheet<'_>) -> Vec<Change> {
    let of_column = balances(sheet).map(|[new, carried_in, ..]| Change { cell: new, by: -sheet.value(carried_in) });
    of_column.filter(|change| change.by != 0).collect()
}

/// What was carried in and what is carried out, each in the other's place.
fn carries_exchanged(sheet: &Sheet<'_>) -> Vec<Change> {
    let of_column = balances(sheet).flat_map(|[_, carried_in, _, carried_out]| {
        let by = sheet.value(carried_out) - sheet.value(carried_in);
        [Change { cell: carried_in, by }, Change { cell: carried_out, by: -by }]
    });
    of_column.filter(|change| change.by != 0).collect()
}

/// The sums of the rows in their totals, where none of the totals that fail is filled in.
fn totals_unfilled(sheet: &Sheet<'_>, group: Equations) -> Vec<Change> {
    let [_, _, rows] = sheet.system.kinds;
    let failing = members(sheet.failing & group & rows);
    let totals = failing.filter_map(|row| {
        let total = sheet.system.equations[row].iter().find(|term| term.negative)?.of;
        Some(Change { cell: total, by: sheet.residuals[row] })
    });
    let totals: Vec<Change> = totals.collect();
    if totals.iter().any(|change| sheet.value(change.cell) != 0) { Vec::new() } else { totals }
}

/// What the columns lack, put into a row without any number.
fn row_unfilled(sheet: &Sheet<'_>, row: &[CellIndex]) -> Vec<Change> {
    let [balances, sums, _] = sheet.system.kinds;
    if row.iter().any(|cell| sheet.value(*cell) != 0 || sheet.kind(*cell) == Kind::Unknown) {
        return Vec::new();
    }
    let line = Line { across: sheet.tested & (balances | sums), cells: row };
    let lacking = row.iter().filter_map(|cell| {
        let (negative, residual) = crossing(sheet, &line, *cell).next()?;
        Some(Change { cell: *cell, by: if negative { residual } else { -residual } })
    });
    lacking.filter(|change| change.by != 0).collect()
}

/// A row or column.
struct Line<'a> {
    /// The tested equations that cross it, each in one cell.
    across: Equations,
    /// Its cells.
    cells: &'a [CellIndex],
}

/// Every stretch of the line shifted by one cell, forwards or backwards.
fn shifts(sheet: &Sheet<'_>, group: Equations, line: &Line<'_>, found: &mut Vec<Explanation>) {
    let is_row = sheet.system.rows.iter().any(|row| std::ptr::eq(row.as_slice(), line.cells));
    let operation = if is_row { Operation::ShiftedRow } else { Operation::ShiftedColumn };
    let backwards: Vec<_> = line.cells.iter().rev().copied().collect();
    for cells in [line.cells, &backwards] {
        let line = Line { across: line.across, cells };
        for first in 0..cells.len() {
            // The cells before the stretch stay, so nothing may be wrong with what crosses the line there.
            let before = first.checked_sub(1).and_then(|before| cells.get(before));
            if before.is_some_and(|before| crossing(sheet, &line, *before).any(|(_, residual)| residual != 0)) {
                break;
            }
            for changes in stretches(sheet, &line, first) {
                // One number in its neighbour's place is a shift only where it left none in its own.
                let shifted = changes.len() > 2 || cells.get(first).is_some_and(|cell| sheet.value(*cell) == 0);
                if changes.len() > 1 && shifted && sheet.failing_after(&changes) & group == 0 {
                    let choices = 2 * cells.len() as u32;
                    found.push(explain_as(sheet, changes, Mistake::new(operation, choices)));
                }
            }
        }
    }
}

/// What mends a shift that starts at that cell of the line, for each end. Each cell's number stands one cell further on;
/// the number of the last one is lost, and what crosses the line there says what it was.
fn stretches(sheet: &Sheet<'_>, line: &Line<'_>, first: usize) -> Vec<Vec<Change>> {
    let mut ends: Vec<Vec<Change>> = Vec::new();
    let mut changes = Vec::new();
    for (at, cell) in line.cells.iter().enumerate().skip(first) {
        if at > first
            && let Some((negative, residual)) = crossing(sheet, line, *cell).next()
        {
            let by = if negative { residual } else { -residual };
            let lost = Change { cell: *cell, by };
            if sheet.allows(sheet.value(*cell) + by) {
                ends.push(changes.iter().copied().chain((by != 0).then_some(lost)).collect());
            }
        }
        let Some(next) = line.cells.get(at + 1) else { break };
        let by = sheet.value(*next) - sheet.value(*cell);
        let mends = |(negative, residual)| if negative { residual - by } else { residual + by };
        if !crossing(sheet, line, *cell).all(|crossing| mends(crossing) == 0) {
            break;
        }
        if by != 0 {
            changes.push(Change { cell: *cell, by });
        }
    }
    for end in &mut ends {
        crate::order::plain(end);
    }
    ends
}

/// What crosses the line in that cell: coefficients and residuals.
fn crossing(sheet: &Sheet<'_>, line: &Line<'_>, cell: CellIndex) -> impl Iterator<Item = (bool, Amount)> {
    let across = line.across;
    let terms = sheet.terms(cell).iter().filter(move |term| across & (1 << term.of) != 0);
    terms.map(|term| (term.negative, sheet.residuals[usize::from(term.of)]))
}

/// Two columns whose sums agree while one total is as much too large as the other is too small: pieces of one outcome
/// and of the total of outcomes stand in the wrong column.
fn misfiled(sheet: &Sheet<'_>, group: Equations, found: &mut Vec<Explanation>) {
    let failing: Vec<_> = members(sheet.failing & group).collect();
    let [a, b] = *failing.as_slice() else { return };
    if sheet.residuals[a] != -sheet.residuals[b] {
        return;
    }
    for (total_a, total_b) in totals(sheet, a).flat_map(|one| totals(sheet, b).map(move |other| (one, other))) {
        let [by_a, by_b] = [(a, total_a), (b, total_b)].map(|(equation, total)| {
            let negative = sheet.terms(total).iter().any(|term| usize::from(term.of) == equation && term.negative);
            if negative { sheet.residuals[equation] } else { -sheet.residuals[equation] }
        });
        for row in &sheet.system.rows {
            let in_column = |total: CellIndex| {
                let column = sheet.system.cells.get(usize::from(total))?.column;
                row.iter().copied().find(|cell| sheet.system.cells[usize::from(*cell)].column == column)
            };
            let (Some(item_a), Some(item_b)) = (in_column(total_a), in_column(total_b)) else { continue };
            let mut changes = vec![
                Change { cell: item_a, by: by_a },
                Change { cell: item_b, by: by_b },
                Change { cell: total_a, by: by_a },
                Change { cell: total_b, by: by_b },
            ];
            crate::order::plain(&mut changes);
            if item_a != total_a && mends(sheet, group, &changes) {
                let (gains, loses) = if by_a > 0 { (item_a, item_b) } else { (item_b, item_a) };
                let part = if sheet.value(gains) == 0 { 0 } else { 1 + bits(sheet.value(loses)) };
                let mistake = Mistake::new(Operation::MisfiledThroughout, 4);
                let mistake = Mistake { cost: mistake.cost + part, ..mistake };
                found.push(explain_as(sheet, changes, mistake));
            }
        }
    }
}

/// The cells of an equation that are themselves the sum of a column.
fn totals<'a>(sheet: &'a Sheet<'_>, equation: usize) -> impl Iterator<Item = CellIndex> + use<'a> {
    let cells = sheet.system.equations.get(equation).into_iter().flatten().map(|term| term.of);
    cells.filter(|cell| sheet.terms(*cell).len() == sheet.system.kinds.len())
}

/// Two neighbours in a line exchanged: the changes that undo it.
pub fn exchanges<'a>(sheet: &'a Sheet<'_>) -> impl Iterator<Item = [Change; 2]> + use<'a> {
    let lines = sheet.system.rows.iter().chain(&sheet.system.columns);
    lines.flat_map(|line| line.windows(2)).filter_map(|pair| {
        let &[a, b] = pair else { return None };
        let by = sheet.value(b) - sheet.value(a);
        (by != 0).then_some([Change { cell: a, by }, Change { cell: b, by: -by }])
    })
}

/// The sheet after some changes.
pub fn changed<'a>(sheet: &Sheet<'a>, changes: &[Change]) -> Sheet<'a> {
    let mut sheet = sheet.clone();
    for change in changes {
        if let Some(value) = sheet.values.get_mut(usize::from(change.cell)) {
            *value += change.by;
        }
        for term in sheet.terms(change.cell) {
            let number = usize::from(term.of);
            if sheet.tested & (1 << number) != 0 {
                sheet.residuals[number] += signed(*term, change.by);
                sheet.failing = sheet.failing & !(1 << number) | u64::from(sheet.residuals[number] != 0) << number;
            }
        }
    }
    sheet
}
