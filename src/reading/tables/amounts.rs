//! Units: amounts of money in 万元, or in the unit that the table names for them, and counts in 万件.

use super::{HEADER, read_cell};
use crate::form::{TableForm, Unit};
use crate::number::Number;
use crate::reading::instance::Instance;
use crate::reading::stream::{Row, Stream};
use crate::reading::value::{self, Factor};
use crate::reading::vocabulary::LONGEST_LABEL;
use crate::report::{Cell, Reason, State};

/// Atoms above and below a table among which the unit of its amounts may be named.
const UNITS: usize = 12;

/// What a label ends with that names a unit of money.
const UNIT_ENDS: &[char] = &['元', '）', ')', '。', '】', ']', '￥', '¥'];

/// Reads the counts of a table again whose header or label says that they are of more than one piece each. Where that
/// stands over the whole table it may be meant for some of them: all are open.
pub fn scale_counts(stream: &Stream<'_>, instance: &Instance, form: &TableForm, cells: &mut [Cell]) {
    let first = instance.atoms.0.saturating_sub(HEADER);
    let mut lines = (first..instance.anchors.first().map_or(first, |anchor| anchor.atom)).map(|at| stream.text(at));
    let is_unit = |text: &&str| text.trim_start_matches(['（', '(']).starts_with("单位") && text.len() <= LONGEST_LABEL;
    let is_open = lines.find(is_unit).and_then(value::pieces_in).is_some();
    for anchor in &instance.anchors {
        let Some(row) = form.row(anchor.key) else { continue };
        let of_row = value::pieces_in(stream.text(anchor.atom));
        let places = cells.get_mut(row.first..).unwrap_or_default().iter_mut().zip(row.block.columns);
        for (cell, column) in places.filter(|(_, column)| column.unit == Unit::Count) {
            let over = instance.headers.iter().rfind(|(key, at)| *key == column.key && *at < anchor.atom);
            let named = over.and_then(|(_, at)| value::pieces_in(stream.text(*at))).or(of_row);
            match named {
                Some(unit) => cell.state = value::read_in(&cell.text, column.unit, unit),
                None if is_open && cell.state.number().is_some_and(|number| number != Number::ZERO) => {
                    cell.open(Reason::Units);
                }
                None => {}
            }
        }
    }
}

/// Where the unit of an amount may be named.
pub struct Amount<'s, 'a> {
    /// The atoms of the document.
    pub stream: &'s Stream<'a>,
    /// First and last atom of the table.
    pub table: (usize, usize),
    /// The atom behind the row above, with which the header or the label of this row begins.
    pub above: usize,
    /// The label of the row.
    pub label: usize,
}

impl Amount<'_, '_> {
    /// The cell at an atom, a blank one where there is none, and the unit that is named for it, as zeros behind 元. Where
    /// several are named the amount is open.
    pub fn read(&self, atom: Option<usize>) -> (Cell, Option<i8>) {
        let mut cell = read_cell(self.stream, atom, self.label, Unit::WanYuan);
        let mut units = self.places(atom.unwrap_or(self.label)).filter_map(|at| self.unit(at));
        let Some(unit) = units.next() else { return (cell, None) };
        cell.state = match units.all(|other| other == unit) {
            true => value::read_in(&cell.text, Unit::WanYuan, unit),
            false => State::Unreadable(Reason::Units),
        };
        (cell, Some(unit.zeros))
    }

    /// The atoms that may name the unit of the value at an atom: over it, beside it, and for the whole table. That of a
    /// table has a row of its own.
    fn places(&self, value: usize) -> impl Iterator<Item = usize> {
        let end = self.stream.row_of(value).map_or(value, |row| row.atoms().end).max(value + 2);
        let first = self.stream.row_number(self.table.0.saturating_sub(UNITS));
        let rows = self.stream.rows.iter().skip(first).map(|row: &Row| row.atoms().start);
        let of_all = rows.take_while(|at| *at <= self.table.1 + UNITS).filter(|at| {
            let text = self.stream.text(*at);
            text.len() <= LONGEST_LABEL && text.ends_with(UNIT_ENDS) && text.contains("单位")
        });
        let near = (self.above..value).chain(value + 1..end);
        near.filter(|at| self.stream.text(*at).len() <= LONGEST_LABEL).chain(of_all)
    }

    /// The unit of money that an atom names.
    fn unit(&self, at: usize) -> Option<Factor> {
        let text = self.stream.text(at);
        // （单位：万 over 元）.
        let broken = text.starts_with('元') && at > self.above && self.stream.text(at - 1).ends_with(['万', '萬']);
        if broken { value::money_in(&["万", text].concat()) } else { value::money_in(text) }
    }
}
