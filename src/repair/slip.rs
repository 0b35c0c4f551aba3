//! Slips: which mistake turns the right number of one cell into the one that stands there.

use super::operation::{Mistake, Operation, bits};
use super::sheet::{Amount, Change, Kind, Sheet};
use crate::form::CellIndex;

/// The likeliest slip that explains one changed cell.
pub fn explain(sheet: &Sheet<'_>, change: Change) -> Mistake {
    let stated = sheet.value(change.cell);
    let (from, to) = (stated / sheet.unit, (stated + change.by) / sheet.unit);
    let empty = stated == 0 || sheet.kind(change.cell) == Kind::Empty;
    let anything = Mistake::new(Operation::Misstated, 1);
    let anything = Mistake { cost: anything.cost + bits(from), ..anything };
    let mut slips = vec![anything];
    if empty {
        slips.push(Mistake::new(Operation::Unfilled, 1));
    }
    if stated % sheet.unit == 0 && stated != 0 {
        slips.extend(typed(from, to));
        slips.extend((from == -to).then(|| Mistake::new(Operation::Sign, 1)));
        let factor = |big: Amount, small: Amount| small != 0 && big == small * 10_000;
        slips.extend((factor(from, to) || factor(to, from)).then(|| Mistake::new(Operation::TenThousand, 1)));
        slips.extend(copied(sheet, change.cell).then(|| Mistake::new(Operation::NeighbourCopied, 2)));
    }
    slips.extend(added_up(sheet, change));
    slips.into_iter().min_by_key(|slip| slip.cost).unwrap_or(anything)
}

/// Slips of the fingers: `to` was meant, `from` typed.
fn typed(from: Amount, to: Amount) -> Option<Mistake> {
    if from < 0 || to < 0 {
        return None;
    }
    let (typed, meant) = (Digits::of(from), Digits::of(to));
    let (typed, meant) = (typed.slice(), meant.slice());
    let length = meant.len() as u32;
    if typed.len() == meant.len() {
        let differ: Vec<usize> = (0..meant.len()).filter(|at| typed[*at] != meant[*at]).collect();
        return match *differ.as_slice() {
            [_] => Some(Mistake::new(Operation::DigitMistyped, length)),
            [a, b] if b == a + 1 && typed[a] == meant[b] && typed[b] == meant[a] => {
                Some(Mistake::new(Operation::DigitsTransposed, length.saturating_sub(1)))
            }
            _ => None,
        };
    }
    if without_one(meant, typed).is_some() {
        return Some(Mistake::new(Operation::DigitDropped, length));
    }
    let extra = without_one(typed, meant)?;
    let doubled = extra > 0 && typed[extra - 1] == typed[extra] || typed.get(extra + 1) == Some(&typed[extra]);
    Some(if doubled {
        Mistake::new(Operation::DigitDoubled, length)
    } else {
        Mistake::new(Operation::DigitAdded, 10 * (length + 1))
    })
}

/// Where a digit can be taken out of `long` to give `short`.
fn without_one(long: &[u8], short: &[u8]) -> Option<usize> {
    let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    (long.len() == short.len() + 1 && long[same + 1..] == short[same..]).then_some(same)
}

/// Whether the cell shows what a neighbour in its row or column shows.
fn copied(sheet: &Sheet<'_>, cell: CellIndex) -> bool {
    neighbours(sheet, cell).any(|other| sheet.value(other) == sheet.value(cell))
}

/// The cells beside, above and below.
fn neighbours<'a>(sheet: &Sheet<'a>, cell: CellIndex) -> impl Iterator<Item = CellIndex> + use<'a> {
    let system = sheet.system;
    let lines = system.cells.get(usize::from(cell)).into_iter().flat_map(move |position| {
        [&system.rows[usize::from(position.row)], &system.columns[usize::from(position.column)]]
    });
    lines.flat_map(move |line| {
        let at = line.iter().position(|other| *other == cell);
        let near = at.into_iter().flat_map(|at| [at.wrapping_sub(1), at + 1]);
        near.filter_map(|at| line.get(at).copied())
    })
}

/// Slips of adding up: the cell is a total that leaves out an item or has one twice.
fn added_up(sheet: &Sheet<'_>, change: Change) -> Option<Mistake> {
    let operation = if change.by > 0 { Operation::ItemLeftOut } else { Operation::ItemTwice };
    let sums = sheet.terms(change.cell).iter().filter(|term| {
        let equation = sheet.system.equations.get(usize::from(term.of));
        // A sum has its total alone on the right; a balance has two cells there.
        term.negative && equation.is_some_and(|terms| terms.iter().filter(|term| term.negative).count() == 1)
    });
    sums.filter_map(|sum| {
        let items = &sheet.system.equations[usize::from(sum.of)];
        let items = items.iter().filter(|item| !item.negative).map(|item| sheet.value(item.of));
        let items: Vec<_> = items.filter(|item| *item != 0).collect();
        items.contains(&change.by.abs()).then(|| Mistake::new(operation, items.len() as u32))
    })
    .min_by_key(|slip| slip.cost)
}

/// The decimal digits of a number that is not negative.
struct Digits {
    digits: [u8; 20],
    first: usize,
}

impl Digits {
    fn of(number: Amount) -> Self {
        let mut digits = Self { digits: [0; 20], first: 19 };
        let mut left = number.unsigned_abs();
        loop {
            digits.digits[digits.first] = (left % 10) as u8;
            left /= 10;
            if left == 0 || digits.first == 0 {
                return digits;
            }
            digits.first -= 1;
        }
    }

    fn slice(&self) -> &[u8] {
        &self.digits[self.first..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_fingers_are_told_apart() {
        use Operation::*;
        for (from, to, expected) in [
            (27, 72, Some(DigitsTransposed)),
            (5, 8, Some(DigitMistyped)),
            (1284, 1234, Some(DigitMistyped)),
            (123, 1234, Some(DigitDropped)),
            (1, 10, Some(DigitDropped)),
            (11, 1, Some(DigitDoubled)),
            (1223, 123, Some(DigitDoubled)),
            (1923, 123, Some(DigitAdded)),
            (4321, 1234, None),
            (-5, 5, None),
            (100, 1, None),
        ] {
            assert_eq!(typed(from, to).map(|slip| slip.operation), expected, "{from} for {to}");
        }
    }
}
