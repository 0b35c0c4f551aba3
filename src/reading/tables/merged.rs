//! Merged cells: a value that covers rows of several labels, or only a part of its label's rows. Which of them it is the
//! value of, nothing says; a nil is that of all.

use crate::form::TableForm;
use crate::reading::instance::{Anchor, Instance};
use crate::reading::stream::Stream;
use crate::report::{Cell, Reason};
use std::ops::Range;

/// Opens the cells that hold such values, and the blank ones of rows that they cover.
pub fn doubt_merged_values(stream: &Stream<'_>, instance: &Instance, form: &TableForm, cells: &mut [Cell]) {
    // Mostly the table stands in text, where nothing is merged.
    if !instance.anchors.iter().any(|anchor| stream.covered(anchor.atom).is_some()) {
        return;
    }
    let is_value = |atom: &usize| stream.shape(*atom).is_value();
    let atoms = (instance.atoms.0..=instance.atoms.1).filter(is_value);
    let values = atoms.filter_map(|atom| Some((atom, stream.covered(atom)?)));
    let mut values = values.filter(|(_, (_, rows))| rows.len() > 1).peekable();
    if values.peek().is_none() {
        return;
    }
    let label = |anchor: &Anchor| Some((form.row(anchor.key)?, stream.covered(anchor.atom)?));
    let labels: Vec<_> = instance.anchors.iter().filter_map(label).collect();
    for (atom, (grid, rows)) in values {
        let beside =
            || labels.iter().filter(|(_, (other, own))| *other == grid && own.start < rows.end && rows.start < own.end);
        let is_within = |inner: &Range<u32>, outer: &Range<u32>| outer.start <= inner.start && inner.end <= outer.end;
        let fits = match beside().map(|(_, (_, own))| own).collect::<Vec<_>>().as_slice() {
            [own] => own.start == rows.start || is_within(&rows, own),
            several => is_nil(stream.text(atom)) && several.iter().all(|own| is_within(own, &rows)),
        };
        if fits {
            continue;
        }
        let at = Some(stream.spot(atom));
        for (row, _) in beside() {
            let places = cells.get_mut(row.first..).unwrap_or_default().iter_mut().take(row.block.columns.len());
            let open = places.filter(|cell| cell.at == at || cell.is_empty());
            open.for_each(|cell| cell.open(Reason::Unaligned));
        }
    }
}

fn is_nil(text: &str) -> bool {
    !text.contains(|c: char| c.is_ascii_digit() && c != '0')
}
