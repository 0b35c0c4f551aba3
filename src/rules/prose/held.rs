//! Holding a claim against the cells it may mean.

use crate::form::{CellIndex, TableKind};
use crate::number::Number;
use crate::reading::claims::{Bound, Claim, Class, Dimension, Quantity};
use crate::report::{Report, Table};
use crate::verdict::{NumberClass, NumberView};

/// One meaning of a quantity: a sum of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The table.
    pub table: TableKind,
    /// Its cells.
    pub cells: Vec<CellIndex>,
    /// Their sum; `None` where one of them is missing or unreadable.
    pub value: Option<Number>,
}

/// What comes of holding a claim against the cells.
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    /// One of its readings agrees.
    Agrees(Reading),
    /// None of them does.
    Differs(Vec<Reading>),
    /// A cell that it needs is missing or unreadable; the table it should stand in.
    Unknown(TableKind),
    /// It is of no cell: another year, or nothing that the form counts.
    Free,
}

/// The readings of a quantity in a report; those of another edition are left out.
pub fn readings(report: &Report, quantity: Quantity) -> Vec<Reading> {
    quantity.0.readings.iter().filter_map(|reading| meaning(report, reading)).collect()
}

fn meaning(report: &Report, reading: &str) -> Option<Reading> {
    let first = reading.split('.').next()?;
    let kind = TableKind::ALL.into_iter().find(|kind| kind.key() == first)?;
    let table = report.table(kind)?;
    let mut cells = Vec::new();
    for id in reading.split(" + ") {
        let before = cells.len();
        collect(table, id.trim(), &mut cells);
        if cells.len() == before {
            return None;
        }
    }
    let value = cells.iter().try_fold(Number::ZERO, |sum, cell| sum.checked_add(table.at(*cell)?.state.counted()?));
    Some(Reading { table: kind, cells, value })
}

/// The cells of an id; `applications.refused.*.total` is every row of the group, or the one row that a former edition
/// has for it.
fn collect(table: &Table, id: &str, cells: &mut Vec<CellIndex>) {
    let form = table.form();
    let Some((group, column)) = id.split_once(".*.") else {
        cells.extend(form.find(id));
        return;
    };
    let Some((_, group)) = group.split_once('.') else { return };
    let of_group = form.cells().enumerate().filter(|(_, cell)| {
        let row = cell.row.key.strip_prefix(group);
        cell.column.key == column && row.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    });
    cells.extend(of_group.filter_map(|(index, _)| CellIndex::try_from(index).ok()));
}

/// Holds a claim against the cells.
pub fn hold(report: &Report, claim: &Claim) -> Held {
    let expected = claim.quantity.0.readings.first().and_then(|reading| reading.split('.').next());
    let Some(kind) = expected.and_then(|key| TableKind::ALL.into_iter().find(|kind| kind.key() == key)) else {
        return Held::Free;
    };
    if claim.year.is_some() {
        return Held::Free;
    }
    let readings = readings(report, claim.quantity);
    let decimals = claim.mention.and_then(|index| report.claims.mention(index)).map_or(0, |mention| mention.decimals);
    let agrees = |reading: &&Reading| reading.value.is_some_and(|value| fits(claim, value, decimals));
    if let Some(reading) = readings.iter().find(agrees) {
        return Held::Agrees(reading.clone());
    }
    if readings.is_empty() && report.table(kind).is_some() {
        return Held::Free;
    }
    if readings.is_empty() || readings.iter().any(|reading| reading.value.is_none()) {
        return Held::Unknown(kind);
    }
    Held::Differs(readings)
}

/// Whether a value is what the claim says, as exactly as it says it.
fn fits(claim: &Claim, value: Number, decimals: u8) -> bool {
    let Some(difference) = value.checked_sub(claim.value).map(|difference| difference.abs()) else { return false };
    let within = |parts: i64| {
        let scaled = difference.checked_mul(parts);
        scaled.is_some_and(|scaled| scaled <= value.max(claim.value))
    };
    match claim.bound {
        Bound::Exact if decimals > 0 => within(1000),
        Bound::Exact => difference == Number::ZERO,
        Bound::AtLeast => value >= claim.value && within(2),
        Bound::About => within(5),
    }
}

/// Every number of the prose: what became of it and the cells it was held against.
pub fn numbers(report: &Report) -> Vec<NumberView> {
    let claims = &report.claims;
    let mut views: Vec<NumberView> = claims
        .mentions
        .iter()
        .map(|mention| NumberView {
            at: claims.place(report, mention.sentence, mention.start, mention.end).unwrap_or_default(),
            class: match mention.class {
                Class::Attributed | Class::Open => NumberClass::Open,
                Class::Other => NumberClass::Other,
            },
            cells: Vec::new(),
        })
        .collect();
    // What was published is no cell of the form; alone it has nothing to be held against.
    for claim in claims.claims.iter().filter(|claim| claim.quantity.dimension() == Dimension::Disclosure) {
        if let Some(view) = claim.mention.and_then(|mention| views.get_mut(mention as usize)) {
            view.class = NumberClass::Other;
        }
    }
    let mut check = |mention: u32, cells: Vec<String>| {
        if let Some(view) = views.get_mut(mention as usize) {
            view.class = NumberClass::Checked;
            view.cells.extend(cells.into_iter().filter(|id| !view.cells.contains(id)).collect::<Vec<_>>());
        }
    };
    for claim in &claims.claims {
        let reading = match hold(report, claim) {
            Held::Agrees(reading) => Some(reading),
            Held::Differs(_) if claim.quantity.dimension() == Dimension::Disclosure => None,
            Held::Differs(readings) => readings.into_iter().next(),
            Held::Unknown(_) | Held::Free => received_by(report, claim),
        };
        if let (Some(mention), Some(reading)) = (claim.mention, reading) {
            check(mention, ids(report, &reading));
        }
    }
    for sum in &claims.sums {
        check(sum.total, Vec::new());
        sum.parts.iter().for_each(|part| check(*part, Vec::new()));
    }
    for share in claims.shares.iter().filter(|share| share.whole.is_some()) {
        check(share.percent, Vec::new());
    }
    for trend in claims.trends.iter().filter(|trend| trend.base.is_some()) {
        check(trend.change, Vec::new());
    }
    views
}

/// Channels have no cells of their own; together they are held against what was received.
fn received_by(report: &Report, claim: &Claim) -> Option<Reading> {
    let channel = claim.quantity.dimension() == Dimension::Channel && claim.year.is_none();
    let received = Quantity::find("received").filter(|_| channel)?;
    readings(report, received).into_iter().next().filter(|reading| reading.value.is_some())
}

fn ids(report: &Report, reading: &Reading) -> Vec<String> {
    let form = report.table(reading.table).map(Table::form);
    form.map_or_else(Vec::new, |form| reading.cells.iter().map(|cell| form.id(*cell)).collect())
}
