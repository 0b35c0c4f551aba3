//! Doubts: where the headers, the sums or the cells of a table say that its rows are not what they seem.

use crate::arithmetic::{Arithmetic, Equation};
use crate::document::{BREAK, GridKind};
use crate::form::{CellIndex, TableForm, Unit};
use crate::number::Number;
use crate::reading::columns::Header;
use crate::reading::instance::Slot;
use crate::reading::normal::normalize;
use crate::reading::rows::{Aligned, Cells, Labelled};
use crate::reading::stream::{RowKind, Stream};
use crate::reading::value::{self, Shape};
use crate::reading::vocabulary::vocabulary;
use crate::report::{Cell, Reason, State, Table};

/// Opens a cell that may hold two values beside an empty one: the second may be that one's. Where several cells of a row do,
/// or the columns of a page join values in several rows, no row with empty cells says which is which.
pub fn doubt_merged(cells: &mut [Cell], form: &TableForm, printed: bool) {
    let is_empty = |cell: &Cell| cell.is_empty();
    let joined = |cell: &Cell| holds_several(&cell.text);
    let widths = || form.blocks.iter().flat_map(|block| block.rows.iter().map(|_| block.columns.len()));
    let mut rows = Vec::new();
    let mut rest = cells;
    for width in widths() {
        let Some((row, after)) = rest.split_at_mut_checked(width) else { break };
        rows.push(row);
        rest = after;
    }
    let open = |cell: &mut Cell| cell.open(Reason::Unaligned);
    let torn = printed && rows.iter().filter(|row| row.iter().any(joined) && row.iter().any(is_empty)).count() > 1;
    for row in rows.into_iter().filter(|row| row.iter().any(is_empty)) {
        if torn || row.iter().filter(|cell| joined(cell)).nth(1).is_some() {
            row.iter_mut().for_each(open);
        }
        for at in 1..row.len() {
            for (full, empty) in [(at - 1, at), (at, at - 1)] {
                if is_empty(&row[empty]) && joined(&row[full]) {
                    open(&mut row[full]);
                    open(&mut row[empty]);
                }
            }
        }
    }
}

/// Opens the blank cells of a page without ruled lines where the values of another row are open: what stands a little higher
/// or lower than its row counts to the next one.
pub fn doubt_uneven(cells: &mut [Cell]) {
    let is_open = |cell: &Cell| matches!(cell.state, State::Unreadable(_)) && holds_several(&cell.text);
    if cells.iter().any(is_open) {
        let blank = cells.iter_mut().filter(|cell| cell.is_empty());
        blank.for_each(|cell| cell.open(Reason::Unaligned));
    }
}

/// Opens the cells whose numbers are written as few are, unless an identity bears them out: `160 145` may be two numbers,
/// `02` a zero with its note. Of counts that are in none, only those that look like a fraction are opened. Where lines broke
/// several numbers that are borne out, they broke one that is not as well: it is wrong.
pub fn doubt_odd(table: &mut Table) {
    let form = table.form();
    let is_broken = |cell: &Cell| cell.text.contains(BREAK);
    let counts =
        |at: CellIndex| form.cell(at).is_some_and(|cell| matches!(cell.column.unit, Unit::Count | Unit::Change));
    // Almost every number has one digit.
    let is_odd = |(at, cell): &(CellIndex, &Cell)| {
        let long = matches!(cell.state, State::Number(_)) && cell.text.len() > 1;
        long && value::is_odd(&cell.text) && (counts(*at) || is_broken(cell))
    };
    let odd: Vec<(CellIndex, &Cell)> = (0..).zip(&table.cells).filter(is_odd).collect();
    if odd.is_empty() {
        return;
    }
    let equations = Arithmetic::of(table).equations;
    let is_borne_out = |(at, cell): &(CellIndex, &Cell)| {
        let mut held = equations.iter().filter(|equation| equation.identity.has(*at)).map(Equation::holds).peekable();
        if held.peek().is_none() { !cell.text.contains(['.', BREAK]) } else { held.any(|held| held == Some(true)) }
    };
    let (sure, open): (Vec<_>, Vec<_>) = odd.into_iter().partition(is_borne_out);
    let broken = |cells: &[(CellIndex, &Cell)]| cells.iter().filter(|(_, cell)| is_broken(cell)).count();
    let all_broken = broken(&sure) > 3 * broken(&open);
    let open: Vec<CellIndex> =
        open.into_iter().filter(|(_, cell)| !(all_broken && is_broken(cell))).map(|(at, _)| at).collect();
    for at in open {
        table.cells[usize::from(at)].state = State::Unreadable(Reason::Odd);
    }
}

/// Whether a text is several values, with white space between them, or with the sign or the mark of the next one.
fn holds_several(text: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let begins = |part: &str| part.starts_with(|c: char| is_digit(c) || SIGNS.contains(&c));
    let mut pairs = text.chars().zip(text.chars().skip(1));
    text.contains(is_digit)
        && text.split_whitespace().all(begins)
        && (text.split_whitespace().count() > 1 || pairs.any(|(a, b)| is_digit(a) && SIGNS.contains(&b)))
}

/// What a value may begin with besides digits.
const SIGNS: [char; 5] = ['/', '-', '—', '–', '+'];

/// The cells of a row as its headers say, where the row alone does not say it or says it otherwise.
pub fn under(stream: &Stream<'_>, slots: &[Slot], header: &Header, aligned: Aligned, scattered: bool) -> Aligned {
    let trusted = match &aligned {
        Aligned::Cells(cells) => !header.contradicts(stream, slots, cells),
        Aligned::Open(..) => false,
        Aligned::Nothing | Aligned::Under(_) => true,
    };
    if trusted {
        return aligned;
    }
    match (header.cells_under(stream, slots), aligned) {
        (Some(_), aligned @ Aligned::Open(..)) if scattered => aligned,
        (Some(cells), _) => Aligned::Under(cells),
        // Spans that left no empty cells move a whole row away from its headers; so does a foreign value behind it.
        (None, Aligned::Cells(cells)) if header.is_lacking() || header.ends_before(stream, &cells) => {
            Aligned::opened(&cells)
        }
        (None, aligned) => aligned,
    }
}

/// Whether the total of a row in text is blank while the last value before it is the sum of the others: a blank was lost
/// or stands elsewhere, and moved all of them.
pub fn stands_before_its_place(stream: &Stream<'_>, cells: &Cells) -> bool {
    let value = |atom: Option<usize>| value::read(stream.text(atom?), Unit::Count).number();
    if cells.iter().last().is_none_or(|total| value(total).is_some()) {
        return false;
    }
    let numbers: Vec<Number> = cells.iter().filter_map(value).collect();
    let Some((last, others)) = numbers.split_last() else { return false };
    let sum = Number::sum(others.iter().copied().map(Some));
    let is_exact = |atom| stream.is_exact(atom);
    others.len() > 1 && *last > Number::ZERO && sum == Some(*last) && !cells.iter().flatten().any(is_exact)
}

/// Whether full rows of text begin in different columns: spans left no empty cells, so that no column means anything.
/// Where rows hold more, of a foreign column, a blank at either end is what moves the others.
pub fn are_scattered(stream: &Stream<'_>, aligned: &[Aligned]) -> bool {
    let is_number = |atom: Option<usize>| atom.is_some_and(|atom| stream.shape(atom) != Shape::Blank);
    let in_text = |atom: &usize| {
        stream.row_of(*atom).is_some_and(|row| row.kind == RowKind::Grid(GridKind::Delimited) && !row.is_single())
    };
    if aligned.iter().any(|row| matches!(row, Aligned::Open(Reason::TooMany, _))) {
        return false;
    }
    let begins = aligned.iter().filter_map(|row| match row {
        Aligned::Cells(cells) if cells.iter().all(is_number) => Some((cells.iter().count(), cells.at(0)?)),
        _ => None,
    });
    let mut first: Vec<(usize, u16)> = Vec::new();
    for (width, atom) in begins.filter(|(width, atom)| *width > 1 && in_text(atom)) {
        let column = stream.column(atom);
        match first.iter().find(|(other, _)| *other == width) {
            Some((_, known)) if *known != column => return true,
            Some(_) => {}
            None => first.push((width, column)),
        }
    }
    false
}

/// Whether two labels stand in one row with nothing behind the first. One label that covers several columns may be
/// written in each, and a piece of a group's label stands beside rows.
pub fn is_beside(stream: &Stream<'_>, pair: &[Labelled<'_>]) -> bool {
    let [first, second] = pair else { return false };
    let row = |row: &Labelled<'_>| stream.atoms[row.anchor.atom].row();
    let is_group = || vocabulary().is_piece_of_group(&normalize(stream.text(first.anchor.atom)));
    first.slots.is_empty() && first.anchor.key != second.anchor.key && row(first) == row(second) && !is_group()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_is_open_where_values_of_another_row_are_in_no_order() {
        let cell = |text: &str, state| Cell { text: text.into(), state, at: None };
        let blank = || cell("", State::Blank);
        let open = || State::Unreadable(Reason::Unaligned);
        for (other, expected) in [
            (cell("0 261 9", open()), open()),
            (cell("不详", State::Unreadable(Reason::NotANumber)), State::Blank),
            (cell("7", State::Number(7.into())), State::Blank),
        ] {
            let mut cells = [blank(), other];
            doubt_uneven(&mut cells);
            assert_eq!(cells[0].state, expected);
        }
    }
}
