//! Doubts: where a row reads itself and other rows, or what else stands around it, say that it may not be so.

use super::{Aligned, Cells, Labelled, count, cut, forced, held, is_line, relevant, shape};
use crate::characters::is_letter;
use crate::form::Unit;
use crate::number::Number;
use crate::reading::instance::{Slot, Swelling};
use crate::reading::stream::{Atom, Row, Stream};
use crate::reading::value::{self, Shape};
use crate::report::{Reason, State};
use std::ops::Range;

/// A cell is blank where nothing that may belong to it stands anywhere before the next label. Rows of the grid without a
/// label hold the values of a label beside which there are none.
pub fn settle_blanks(stream: &Stream<'_>, row: &Labelled<'_>, beside: bool, aligned: Aligned) -> Aligned {
    let has_value = |atom: Option<usize>| atom.is_some_and(|atom| stream.shape(atom) != Shape::Blank);
    let (blank, empty) = match &aligned {
        Aligned::Cells(cells) | Aligned::Under(cells) => (!cells.iter().all(has_value), !cells.iter().any(has_value)),
        Aligned::Nothing => (true, true),
        Aligned::Open(..) => return aligned,
    };
    let used = relevant(stream, row);
    let rest = row.slots.get(used.len()..).unwrap_or_default();
    let open = || Aligned::Open(Reason::Unaligned, held(stream, row.slots));
    // A short number on a line of its own may be that of a page, where values stand beside their labels.
    let lone = |slots: &[Slot]| row.width == 1 && slots.iter().any(|slot| is_page_like(stream, slot));
    // What ends like that is no number.
    let is_text = |slot: &&Slot| shape(stream, slot) == Shape::Text;
    let broken = || row.slots.iter().filter(is_text).any(|slot| is_broken(stream.text(slot.atom())));
    let several =
        || used.iter().map(|slot| stream.text(slot.atom())).any(|text| may_be_several(text) || is_garbled(text));
    let joined = blank && !empty && is_short(stream, &aligned) && several();
    let swollen = row.anchor.swelling == Swelling::Value || blank && row.anchor.swelling == Swelling::Mark;
    if swollen || empty && row.anchor.orphaned || beside && !empty && lone(used) || joined || broken() {
        open()
    } else if blank && count(stream, rest) > 0 {
        let below = row.width == 1 && !lone(rest) || share_row(stream, row.anchor.atom, rest);
        let cells = forced(stream, rest, row.width).filter(|_| empty && below);
        cells.map_or_else(open, Aligned::Cells)
    } else {
        aligned
    }
}

/// Whether a row ends before its last column: it has fewer cells, or blanks at the end of a line of text.
fn is_short(stream: &Stream<'_>, aligned: &Aligned) -> bool {
    let Aligned::Cells(cells) = aligned else { return false };
    let last = cells.iter().last().flatten();
    let in_text = |atom: &usize| stream.row_of(*atom).is_none_or(Row::is_text);
    cells.iter().any(|atom| atom.is_none())
        || last.filter(in_text).is_some_and(|atom| stream.shape(atom) == Shape::Blank)
}

/// Whether a text is several numbers, or one in pieces: `0 2`, `1,365`, `011`.
fn may_be_several(text: &str) -> bool {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '|' | '│' | '┃' | ',' | '，' | '、' | '/');
    let is_number = |word: &str| {
        let digits = word.trim_start_matches(['-', '+']);
        digits.starts_with(|c: char| c.is_ascii_digit()) && !digits.contains(is_letter)
    };
    let words = || text.split(is_gap).filter(|word| !word.is_empty());
    words().all(is_number) && (words().nth(1).is_some() || value::is_odd(text))
}

/// Whether digits are left in what is no number: what stood beside them may have been the border of a cell.
fn is_garbled(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit()) && matches!(value::read(text, Unit::Count), State::Unreadable(_))
}

/// Whether a text is a part of a number whose other one stands elsewhere: `96171.`, `1,`, `.5`.
fn is_broken(text: &str) -> bool {
    let digits = text.strip_suffix(['.', ',']).or_else(|| text.strip_prefix('.'));
    digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b','))
}

/// Whether slots stand in one row of the grid that a label stands in.
fn share_row(stream: &Stream<'_>, label: usize, slots: &[Slot]) -> bool {
    let grid = |atom: usize| stream.row_of(atom).map(|row| row.grid).filter(|grid| *grid > 0);
    let row = |slot: &Slot| stream.atoms[slot.atom()].row();
    slots.iter().all(|slot| grid(slot.atom()).is_some() && grid(slot.atom()) == grid(label))
        && slots.windows(2).all(|pair| row(&pair[0]) == row(&pair[1]))
}

/// Digits of the number of a page, at most.
const LONGEST_PAGE: usize = 3;

/// Whether a number stands alone on a line and is as short as that of a page.
fn is_page_like(stream: &Stream<'_>, slot: &Slot) -> bool {
    let text = stream.text(slot.atom());
    let short = text.len() <= LONGEST_PAGE && text.bytes().all(|byte| byte.is_ascii_digit());
    !slot.own() && is_line(stream, slot.atom()) && short
}

/// In text a line may hold one row's label and the values of the row above or below it. So a row has two lines of values
/// and another one near it none: which values are whose is open, for these two and all rows between.
pub fn doubt_shifted_rows(stream: &Stream<'_>, rows: &[Labelled<'_>], slots: &[&[Slot]], aligned: &mut [Aligned]) {
    let is_exact = |row: &Labelled<'_>| stream.is_exact(row.anchor.atom);
    let is_empty = |at: &usize| rows[*at].width > 1 && count(stream, rows[*at].slots) == 0;
    let empty: Vec<usize> = (0..rows.len()).filter(is_empty).collect();
    let mut opened = 0..0;
    for (at, row) in rows.iter().enumerate() {
        let rest = row.slots.get(slots[at].len()..).unwrap_or_default();
        let full = || count(stream, slots[at]) >= row.width;
        if row.width < 2 || rest.is_empty() && !row.anchor.orphaned || !full() || is_exact(row) {
            continue;
        }
        // The number of a page, where the row's own values prove themselves.
        let is_page = |rest: &[Slot]| {
            matches!(rest, [slot] if is_page_like(stream, slot))
                && matches!(&aligned[at], Aligned::Cells(cells) if adds_up(stream, cells))
        };
        let torn = rest.iter().any(|slot| is_below(stream, slot)) && !is_page(rest);
        let mut open = |at: usize| aligned[at] = Aligned::Open(Reason::Unaligned, held(stream, rows[at].slots));
        if torn {
            open(at);
        }
        if count(stream, rest) > 1 || row.anchor.orphaned {
            let (before, after) = empty.split_at(empty.partition_point(|empty| *empty < at));
            let moved = *before.last().unwrap_or(&at)..after.first().map_or(at, |after| after + 1);
            if moved != opened {
                moved.clone().for_each(open);
                opened = moved;
            }
        }
    }
}

/// Whether values of a row of text may be halves of numbers that narrow cells broke: directly above or below it stand
/// numbers without a label that are no values of the row before.
pub fn may_be_torn(stream: &Stream<'_>, row: &Labelled<'_>, before: Option<&Labelled<'_>>, cells: &Cells) -> bool {
    let is_own = |row: &Labelled<'_>| row.slots.iter().any(|slot| slot.own());
    let line = stream.row_number(row.anchor.atom);
    if !is_own(row) || !stream.rows.get(line).is_some_and(Row::is_text) {
        return false;
    }
    // No sum says whether the number below a single value is its end or that of a page.
    if row.width < 2 {
        return row.slots.iter().any(|slot| !slot.own() && !cells.contains(slot.atom()) && is_below(stream, slot));
    }
    let is_page = |slot: &Slot| is_page_like(stream, slot) && adds_up(stream, cells);
    let is_loose = |slot: &Slot| {
        !slot.own()
            && !cells.contains(slot.atom())
            && is_below(stream, slot)
            && !is_page(slot)
            && lone_numbers(stream, stream.row_number(slot.atom())) > 0
    };
    if row.slots.iter().any(is_loose) {
        return true;
    }
    let adjacent = stream.rows[line].blank_before == 0;
    let above = line.checked_sub(1).filter(|_| adjacent).map_or(0, |above| lone_numbers(stream, above));
    if above == 0 {
        return false;
    }
    let spread = cells.iter().flatten().any(|atom| stream.row_number(atom) != line);
    let short = before.is_none_or(|before| is_own(before) && count(stream, before.slots) < before.width);
    let whole = before.is_none_or(is_own) && above == row.width;
    whole || short && above > usize::from(!spread)
}

/// Whether the last value of a row is the sum of the others, of several.
fn adds_up(stream: &Stream<'_>, cells: &Cells) -> bool {
    let value = |atom: Option<usize>| value::read(stream.text(atom?), Unit::Count).counted();
    let values: Option<Vec<Number>> = cells.iter().map(value).collect();
    let Some((total, parts @ [_, _, _, ..])) = values.as_deref().and_then(<[Number]>::split_last) else { return false };
    Number::sum(parts.iter().copied().map(Some)) == Some(*total)
}

/// The numbers of a row of text in which nothing else stands.
fn lone_numbers(stream: &Stream<'_>, row: usize) -> usize {
    let Some(row) = stream.rows.get(row).filter(|row| row.is_text()) else { return 0 };
    let shapes = || stream.atoms[row.atoms()].iter().map(|atom| atom.shape());
    if shapes().any(|shape| shape == Shape::Text) {
        return 0;
    }
    shapes().filter(|shape| *shape == Shape::Number).count()
}

/// Whether a number stands directly below other values in a text: the rest of one that a narrow cell broke.
fn is_below(stream: &Stream<'_>, slot: &Slot) -> bool {
    shape(stream, slot) == Shape::Number
        && stream.row_of(slot.atom()).is_some_and(|row| row.is_text() && row.blank_before == 0)
}

/// Where most rows hold more values than the form has columns, one is foreign or they are of several years or bodies: a row
/// that has no more has lost some of them, and its cells say nothing of which.
pub fn doubt_rows_of_several(rows: &[Labelled<'_>], aligned: &mut [Aligned]) {
    let surplus = |(row, aligned): (&Labelled<'_>, &Aligned)| match aligned {
        Aligned::Open(Reason::TooMany, held) => held.len().checked_sub(row.width),
        _ => None,
    };
    let crowded = || rows.iter().zip(&*aligned).filter_map(surplus);
    // Of numbers that blanks part into groups some have more surplus pieces than others.
    let alike = |surplus: usize| crowded().filter(|other| *other == surplus).count();
    if !crowded().any(|surplus| 2 * alike(surplus) > rows.len()) {
        return;
    }
    for aligned in aligned {
        if let Aligned::Cells(cells) = aligned {
            *aligned = Aligned::opened(cells);
        }
    }
}

/// Whether slots, of which those of the label's row come first, stand apart from the label.
fn is_loose(slots: &[Slot]) -> bool {
    slots.last().is_none_or(|slot| !slot.own())
}

/// The atoms of as many values as a row has above its label, on one line or one a line. A label may be in pieces.
fn values_above(stream: &Stream<'_>, row: &Labelled<'_>) -> Option<Range<usize>> {
    let is_value = |atom: &Atom| atom.shape().is_value();
    let label = row.anchor.atom;
    let line = stream.row_number(label);
    let above = line.checked_sub(1).and_then(|above| stream.rows.get(above)).map(Row::atoms);
    let pieces = stream.atoms[..label].iter().rev().take(PIECES).take_while(|atom| atom.shape() == Shape::Text).count();
    let before = (label - pieces).checked_sub(row.width).map(|first| first..label - pieces);
    let are_values = |atoms: &Range<usize>| {
        let found = &stream.atoms[atoms.clone()];
        found.len() == row.width && found.iter().all(|atom| is_value(atom) && atom.row() as usize != line)
    };
    above.filter(are_values).or(before.filter(are_values))
}

/// Pieces of a label before its last one.
const PIECES: usize = 3;

/// Rows whose values stand before their labels: above the first one stand as many as it has that are no row's, and behind a
/// later one there are none, or they are too many to be anything else.
fn shifted_rows(stream: &Stream<'_>, rows: &[Labelled<'_>], slots: &[&[Slot]]) -> Vec<Range<usize>> {
    let begins = |at: &usize| {
        let row = &rows[*at];
        let before = rows[..*at].iter().rev().take(MOST_ROWS).find_map(|row| row.slots.last());
        let values = values_above(stream, row).filter(|_| is_loose(slots[*at]));
        values.is_some_and(|values| before.is_none_or(|last| last.atom() < values.start))
    };
    let counts_columns = |first: usize| {
        let mut values = (1..).zip(values_above(stream, &rows[first]).into_iter().flatten());
        values.all(|(number, atom)| stream.text(atom).parse() == Ok(number))
    };
    let block = |first: usize| {
        let like = |at: &usize| rows[*at].width == rows[first].width && is_loose(slots[*at]);
        let block = || (first..rows.len()).take(MOST_ROWS).take_while(like);
        let empty = block().filter(|at| count(stream, slots[*at]) == 0).last();
        let end = empty.or_else(|| block().last().filter(|_| rows[first].width >= MANY && !counts_columns(first)))?;
        Some(first..end + 1)
    };
    (0..rows.len()).filter(begins).filter_map(block).collect()
}

/// More rows than a table of any edition has.
const MOST_ROWS: usize = 40;
/// Values above a label that are those of a row, whatever stands below it.
const MANY: usize = 5;

/// Rows whose values stand on lines of their own, apart from the label, are as good as the order of the lines. Where the
/// lines of the table are cut in different ways (a text layer in the order of its drawing), or values are left over
/// somewhere, that order proves nothing: what stands in such rows is open.
pub fn doubt_loose_rows(stream: &Stream<'_>, rows: &[Labelled<'_>], slots: &[&[Slot]], aligned: &mut [Aligned]) {
    let all = || rows.iter().zip(slots);
    if !all().any(|(_, slots)| is_loose(slots)) {
        return;
    }
    for ((row, slots), aligned) in all().zip(aligned.iter_mut()) {
        if row.early && is_loose(slots) && count(stream, slots) > 0 {
            *aligned = Aligned::Open(Reason::Unaligned, held(stream, slots));
        }
    }
    let is_left = |(slots, aligned): (&&[Slot], &Aligned)| {
        is_loose(slots) && matches!(aligned, Aligned::Open(_, held) if !held.is_empty())
    };
    let left = slots.iter().zip(&*aligned).any(is_left);
    let mut cuts: Vec<(usize, Vec<usize>)> = Vec::new();
    // What adds up is whole, however it is cut, where no label has more or fewer values than it should.
    let is_full = |row: &Labelled<'_>, slots: &[Slot]| count(stream, slots) == row.width;
    let complete = all().all(|(row, slots)| is_full(row, slots));
    let proven = |aligned: &Aligned| matches!(aligned, Aligned::Cells(cells) if complete && adds_up(stream, cells));
    let full = |((row, slots), aligned): &((&Labelled<'_>, &&[Slot]), &Aligned)| {
        row.width > 1 && is_loose(slots) && is_full(row, slots) && !proven(aligned)
    };
    for ((row, slots), _) in all().zip(&*aligned).filter(full) {
        let cut = (row.width, cut(stream, slots));
        if !cuts.contains(&cut) {
            cuts.push(cut);
        }
    }
    // One value a line and all on one line are the two regular ways; another one must be everybody's.
    let is_odd = |cut: &[usize]| cut.len() > 1 && cut.iter().skip(1).any(|count| *count > 1);
    let cuts_differ = cuts
        .iter()
        .any(|(width, cut)| left && is_odd(cut) || cuts.iter().any(|(other, others)| other == width && others != cut));
    let astray = all().any(|(row, slots)| row.anchor.orphaned && count(stream, slots) == 0);
    let shifted = shifted_rows(stream, rows, slots);
    for (at, ((row, slots), aligned)) in all().zip(aligned).enumerate() {
        let empty = matches!(aligned, Aligned::Nothing);
        let above = shifted.iter().any(|rows| rows.contains(&at));
        if above || is_loose(slots) && (cuts_differ && row.width > 1 || (left || astray) && empty) {
            *aligned = Aligned::Open(Reason::Unaligned, held(stream, slots));
        }
    }
}
