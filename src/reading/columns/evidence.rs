//! Evidence: what tells in which order the values of a table stand where its headers alone do not.

use crate::document::GridKind;
use crate::form::{Block, Column, ColumnRole, Unit};
use crate::number::Number;
use crate::reading::instance::{Anchor, Instance};
use crate::reading::normal::{normalize, normalize_into};
use crate::reading::rows::{Aligned, Cells};
use crate::reading::scope;
use crate::reading::stream::{RowKind, Stream};
use crate::reading::value::{self, Shape};
use crate::reading::vocabulary::{Term, vocabulary};
use crate::report::State;

/// Rows of captions that may stand over the headers.
pub const LEVELS: u32 = 2;

/// The header of a column over a row, as an index of the headers, and those beside it of other values.
#[derive(Debug)]
pub struct Over {
    /// The last one before the row. Of several in one row it is the one that the form has: the others are foreign (本年
    /// beside 上年). `None` where several stand there and it is open which one it is.
    pub own: Option<usize>,
    /// The same headers again, over the values of another year or of a part.
    pub others: Vec<usize>,
}

/// The header of a column over a row.
pub fn last_header(stream: &Stream<'_>, instance: &Instance, column: &Column, anchor: &Anchor) -> Option<Over> {
    let is_of = |(name, atom): &(&str, usize)| *name == column.key && *atom < anchor.atom;
    let last = instance.headers.iter().rposition(is_of)?;
    let row = |index: usize| stream.atoms[instance.headers[index].1].row();
    if column.role == ColumnRole::Total {
        let near = (0..=last).rev().take_while(|index| row(*index) + LEVELS >= row(last));
        let totals: Vec<usize> = near.filter(|index| is_of(&instance.headers[*index])).collect();
        if let Some(own) = total_among(stream, instance, column, &totals) {
            let others = totals.into_iter().filter(|index| *index != own).collect();
            return Some(Over { own: Some(own), others });
        }
    }
    let in_row = (0..=last).rev().take_while(|index| row(*index) == row(last));
    let twins: Vec<usize> = in_row.filter(|index| is_of(&instance.headers[*index])).collect();
    let alone = |own| Some(Over { own, others: Vec::new() });
    if twins.len() == 1 {
        return alone(Some(last));
    }
    let text = |index: usize| normalize(stream.text(instance.headers[index].1));
    let all = |is_like: &dyn Fn(&str) -> bool| -> Vec<usize> {
        twins.iter().copied().filter(|index| is_like(&text(*index))).collect()
    };
    let mut alike = all(&|text| text == column.label);
    if alike.is_empty() {
        alike = all(&|text| vocabulary().exact(text).is_some());
    }
    let same = || all(&|other| other == text(last)).len() == twins.len();
    if alike.is_empty() {
        alike = twins.clone();
    }
    // One header that covers several columns may be written in each; with other headers between, it is another one.
    let side_by_side = alike.windows(2).all(|pair| pair[0] == pair[1] + 1);
    match alike.as_slice() {
        [only] => return alone(Some(*only)),
        [first, ..] if side_by_side && (alike.len() < twins.len() || same()) => return alone(Some(*first)),
        _ => {}
    }
    let scope = |index: usize| scope::over(stream, instance.headers[index].1, LEVELS);
    let is_before = |one: usize, other: usize| {
        one == other || scope(one).zip(scope(other)).is_some_and(|(one, other)| one.is_before(other))
    };
    let own = twins.iter().copied().find(|one| twins.iter().all(|other| is_before(*one, *other)));
    let others = twins.into_iter().filter(|index| own.is_some_and(|own| own != *index)).collect();
    Some(Over { own, others })
}

/// The total of all columns among several headers of totals in the lines of a header, the last first: the one beside the
/// caption of a group that the last is below, or the only one in the form's own word (a clerk may have added a column of
/// sums). `None` where neither tells it.
fn total_among(stream: &Stream<'_>, instance: &Instance, column: &Column, totals: &[usize]) -> Option<usize> {
    let [last, before @ ..] = totals else { return None };
    let atom = |index: usize| instance.headers[index].1;
    let row = |index: usize| stream.atoms[atom(index)].row();
    let first = || instance.headers.iter().map(|(_, atom)| stream.column(*atom)).min().unwrap_or_default();
    let beside = before.iter().copied().find(|index| row(*index) + 1 == row(*last));
    if let Some(own) = beside.filter(|_| is_below_group(stream, atom(*last), first())) {
        return Some(own);
    }
    let is_printed = |index: &&usize| normalize(stream.text(atom(**index))) == column.label;
    let mut printed = totals.iter().filter(is_printed);
    printed.next().copied().filter(|_| !before.is_empty() && printed.next().is_none())
}

/// Whether a cell stands below one that covers more columns than it, the caption of a group: one of the whole header covers
/// the first column too.
fn is_below_group(stream: &Stream<'_>, header: usize, first_column: u16) -> bool {
    let Some(row) = stream.row_of(header).filter(|row| row.kind == RowKind::Grid(GridKind::Exact)) else {
        return false;
    };
    let (from, end, own) = (stream.column(header), stream.end_column(header), stream.atoms[header].row());
    let Some(above) = own.checked_sub(1).and_then(|above| stream.rows.get(above as usize)) else { return false };
    let covers = |atom: usize| {
        let (first, last) = (stream.column(atom), stream.end_column(atom));
        first_column < first && first <= from && end <= last && last - first > end - from
    };
    above.grid == row.grid && above.atoms().any(|atom| stream.shape(atom) == Shape::Text && covers(atom))
}

/// The column that the others add up to, where the header has two levels.
pub fn total_of(block: &Block) -> Option<usize> {
    let total = block.columns.iter().position(|column| column.role == ColumnRole::Total);
    total.filter(|_| block.columns.iter().any(|column| column.group.is_some()))
}

/// Whether the header of a column stands behind the caption over others, and none behind it: so the form prints its total.
pub fn follows_caption(stream: &Stream<'_>, header: usize, column: &Column) -> bool {
    let mut text = normalize(stream.text(header));
    if text == column.label {
        let before = header.checked_sub(1).map(|before| normalize(stream.text(before)));
        text.insert_str(0, &before.unwrap_or_default());
    }
    normalize_into(stream.text(header + 1), &mut text);
    let segments = vocabulary().segments(&text).unwrap_or_default();
    let is_caption = |at: usize| {
        let entry = segments.get(at).map(|(entry, _)| entry);
        entry.is_some_and(|entry| entry.terms.iter().any(|term| matches!(term, Term::Frame(..))))
    };
    let own = segments.iter().position(|(_, part)| *part == column.label);
    own.is_some_and(|own| own.checked_sub(1).is_some_and(is_caption) && !is_caption(own + 1))
}

/// The caption over the group of columns in a header of two levels.
#[derive(Debug)]
pub struct Caption {
    atom: usize,
    group: &'static str,
    /// Whether it stands in a row with headers beside the group, and those of the group elsewhere: they are where it is.
    pub beside: bool,
    /// Whether it stands before a header that the form has before the group.
    pub early: bool,
    /// Whether it is not followed by a column of the group, so that the levels of the header stand one behind the other:
    /// their order is not that of the values.
    pub levelled: bool,
}

impl Caption {
    /// The caption among the headers that were found, columns of the form and indices in their order.
    pub fn of(stream: &Stream<'_>, block: &Block, found: &[(usize, usize)], headers: &[usize]) -> Option<Self> {
        let (first, last) = (*headers.first()?, *headers.last()?);
        let group = block.columns.iter().find_map(|column| column.group)?;
        // It may stand before them.
        let mut near = (first.saturating_sub(2)..=last).rev();
        let atom = near.find(|atom| normalize(stream.text(*atom)).contains(group))?;
        let row = |atom: usize| stream.atoms[atom].row();
        let in_row = |grouped: bool| {
            let mut all = found.iter().zip(headers).filter(|(_, header)| row(**header) == row(atom));
            all.any(|((column, _), _)| block.columns[*column].group.is_some() == grouped)
        };
        let beside = in_row(false) && !in_row(true);
        let mut text = String::new();
        (atom..=last).for_each(|atom| normalize_into(stream.text(atom), &mut text));
        let (_, after) = text.split_once(group)?;
        let follows = |column: &Column| column.group.is_some() && after.starts_with(column.label);
        let levelled = !beside && !block.columns.iter().any(follows);
        let first = block.columns.iter().position(|column| column.group.is_some())?;
        let early = found.iter().zip(headers).any(|((column, _), header)| *column < first && atom < *header);
        Some(Self { atom, group, beside, early, levelled })
    }

    /// Where a column stands: atom and place in its text.
    pub fn place(&self, stream: &Stream<'_>, column: &Column, header: usize) -> (usize, usize) {
        let (atom, label) = match column.group {
            Some(_) => (self.atom, self.group),
            None => (header, column.label),
        };
        (atom, normalize(stream.text(atom)).find(label).unwrap_or_default())
    }
}

/// Whether a header that the form has before a group stands to the right of it in a text set in columns.
pub fn is_behind(stream: &Stream<'_>, block: &Block, found: &[(usize, usize)], headers: &[(&str, usize)]) -> bool {
    let text = &stream.document.text;
    let offset = |index: usize| {
        let at = stream.atoms[headers[index].1].text.start as usize;
        let line = text.get(..at).map_or("", |before| before.rsplit('\n').next().unwrap_or_default());
        line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>()
    };
    let Some(first) = block.columns.iter().position(|column| column.group.is_some()) else { return false };
    let of_group = |(column, _): &&(usize, usize)| block.columns[*column].group.is_some();
    let last = found.iter().filter(of_group).map(|(_, index)| offset(*index)).max();
    found.iter().any(|(column, index)| *column < first && Some(offset(*index)) > last)
}

/// Whether the headers stand in several grids, as a page break cuts them, and in the form's order in each.
pub fn is_cut(stream: &Stream<'_>, found: &[(usize, usize)], atoms: &[usize]) -> bool {
    let grid = |atom: &usize| stream.row_of(*atom).map_or(0, |row| row.grid);
    let pairs = || found.windows(2).zip(atoms.windows(2));
    let is_cut = |atoms: &[usize]| grid(&atoms[0]) != grid(&atoms[1]);
    pairs().any(|(_, atoms)| is_cut(atoms)) && pairs().all(|(found, atoms)| is_cut(atoms) || found.is_sorted())
}

/// What the values of the rows add up to.
#[derive(Debug)]
pub struct Sums {
    /// The places whose value is the sum of the others in most rows: several where only one other counts anything.
    pub places: Vec<usize>,
    /// Whether the values of each row are the same, so that their order does not matter.
    pub alike: bool,
}

impl Sums {
    /// Those of the rows of a table.
    pub fn of(stream: &Stream<'_>, aligned: &[Aligned], width: usize) -> Self {
        let (mut counts, mut rows, mut alike) = (vec![0usize; width], 0, true);
        for row in aligned {
            let states = match row {
                Aligned::Nothing => continue,
                Aligned::Cells(cells) => states(stream, cells),
                _ => None,
            };
            let Some(states) = states else {
                alike = false;
                continue;
            };
            if states.iter().all(|state| *state == states[0]) {
                continue;
            }
            (rows, alike) = (rows + 1, false);
            let value = |state: &State| match state {
                State::Number(number) => *number,
                _ => Number::from(0),
            };
            let sum = states.iter().try_fold(Number::from(0), |sum, state| sum.checked_add(value(state)));
            for (count, state) in counts.iter_mut().zip(&states) {
                let twice = value(state).checked_mul(2);
                *count += usize::from(sum.is_some() && twice == sum);
            }
        }
        let most = counts.iter().copied().max().unwrap_or_default();
        let best = counts.iter().enumerate().filter(|(_, count)| **count == most && 2 * most > rows);
        Self { places: best.map(|(place, _)| place).collect(), alike }
    }
}

/// The states of a row's cells; `None` where one of them cannot be read.
fn states(stream: &Stream<'_>, cells: &Cells) -> Option<Vec<State>> {
    let read = |atom: Option<usize>| atom.map_or(State::Blank, |atom| value::read(stream.text(atom), Unit::Count));
    let states: Vec<State> = cells.iter().map(read).collect();
    (!states.iter().any(|state| matches!(state, State::Unreadable(_)))).then_some(states)
}
