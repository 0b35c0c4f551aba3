//! Unknown: a header in words that nobody knows, among others that are known.

use super::share_grid;
use crate::form::{Block, ColumnRole};
use crate::reading::instance::Anchor;
use crate::reading::normal::normalize;
use crate::reading::stream::Stream;
use crate::reading::value::Shape;
use crate::reading::vocabulary::vocabulary;

/// The columns without a known header and the atoms of the unknown ones that stand for them, where known headers stand in
/// other places than the form's, so that those without cannot be where the form has them. `None` where the unknown
/// headers stand where the form has these columns, and where there are more or fewer of them.
pub fn displaced(
    stream: &Stream<'_>,
    block: &Block,
    anchor: &Anchor,
    known: &[(usize, usize)],
) -> Option<Vec<(usize, usize)>> {
    let lacking = |column: &usize| known.iter().all(|(own, _)| own != column);
    let missing: Vec<usize> = (0..block.columns.len()).filter(lacking).collect();
    // What adds up says more of a total than its place.
    if missing.iter().any(|column| block.columns[*column].role == ColumnRole::Total) {
        return None;
    }
    let first = known.iter().map(|(_, atom)| *atom).min()?;
    let row = stream.row_of(first)?;
    let label_end = stream.end_column(anchor.atom);
    let in_grid = share_grid(stream, known.iter().map(|(_, atom)| *atom), anchor);
    let is_unknown = |atom: &usize| {
        stream.shape(*atom) == Shape::Text
            && known.iter().all(|(_, own)| own != atom && !(in_grid && stream.column(*own) == stream.column(*atom)))
            && !(in_grid && stream.column(*atom) < label_end)
            && vocabulary().exact(&normalize(stream.text(*atom))).is_none()
    };
    let unknown: Vec<usize> = (row.atoms().start..anchor.atom).filter(is_unknown).take(missing.len() + 1).collect();
    // Headers broken over lines leave pieces: of one that is known without it, or several of one.
    let pieces = |column: &usize| {
        let label = block.columns[*column].label;
        unknown.iter().filter(|atom| label.contains(&normalize(stream.text(**atom)))).count()
    };
    let is_broken =
        || missing.iter().any(|column| pieces(column) > 1) || known.iter().any(|(column, _)| pieces(column) > 0);
    if unknown.len() != missing.len() || is_broken() {
        return None;
    }
    let filled: Vec<(usize, usize)> = missing.into_iter().zip(unknown).collect();
    let mut places: Vec<(usize, usize)> = known.iter().chain(&filled).copied().collect();
    if !stand_over_values(stream, anchor, &places, in_grid) {
        return None;
    }
    crate::order::by_key(&mut places, |(_, atom)| (if in_grid { stream.column(*atom) } else { 0 }, *atom));
    let is_of = |grouped: bool| move |column: &usize| in_grid || block.columns[*column].group.is_some() == grouped;
    let order = || places.iter().map(|(column, _)| *column);
    // A header of two levels has what stands beside a group before or behind it.
    let usual = [true, false].into_iter().all(|grouped| order().filter(is_of(grouped)).is_sorted());
    (!usual).then_some(filled)
}

/// Whether each header has a value below in the row, and no other value stands there.
fn stand_over_values(stream: &Stream<'_>, anchor: &Anchor, headers: &[(usize, usize)], in_grid: bool) -> bool {
    let Some(row) = stream.row_of(anchor.atom).filter(|row| !row.is_single()) else { return true };
    if !in_grid {
        let is_value = |atom: &usize| !matches!(stream.shape(*atom), Shape::Blank | Shape::Text);
        return row.atoms().filter(is_value).count() == headers.len();
    }
    let mut columns: Vec<u16> = headers.iter().map(|(_, atom)| stream.column(*atom)).collect();
    crate::order::plain(&mut columns);
    let first = columns.first().copied().unwrap_or_default();
    let values = row.atoms().map(|atom| stream.column(atom)).filter(|column| *column >= first);
    values.eq(columns)
}
