//! The ledger: the identities of a report in words, with both sides.

use super::Dossier;
use super::findings::listing;
use super::sheet::{Cell, Sheet, Style};
use crate::arithmetic::{Arithmetic, Equation};
use crate::form::{CellIndex, Identity, IdentityKind};
use crate::messages::{self, Language, fill, text};
use crate::number::Number;
use crate::report::{Report, Table};
use crate::verdict::IdentityView;

/// Every identity with both sides, whether it holds or not.
pub fn sheet(dossier: &Dossier<'_>) -> Sheet {
    let language = dossier.language;
    let columns = [
        ("export.identity", 32),
        ("export.left", 48),
        ("export.left-sum", 12),
        ("export.right", 32),
        ("export.right-sum", 12),
        ("export.difference.sides", 14),
        ("export.result", 12),
        ("export.identity-id", 32),
    ];
    let mut sheet = listing(language, "export.sheet.ledger", &columns);
    for identity in &dossier.verdict.identities {
        sheet.rows.extend(ledger_row(dossier.report, identity, language));
    }
    sheet
}

fn find<'a>(report: &'a Report, view: &IdentityView) -> Option<(&'a Table, &'static Identity)> {
    report.tables.iter().find_map(|table| {
        let identity = table.form().identities().iter().find(|identity| identity.id == view.id)?;
        Some((table, identity))
    })
}

/// What an identity of a report says.
pub fn named(report: &Report, view: &IdentityView, language: Language) -> String {
    find(report, view).map_or_else(String::new, |(table, identity)| identity_name(table, identity, language))
}

fn ledger_row(report: &Report, view: &IdentityView, language: Language) -> Option<Vec<Cell>> {
    let (table, identity) = find(report, view)?;
    let (style, result) = match view.holds {
        Some(true) => (Style::Body, "export.holds"),
        Some(false) => (Style::Wrong, "export.fails"),
        None => (Style::Body, "export.open"),
    };
    Some(vec![
        Cell::text(identity_name(table, identity, language), Style::RowHeader),
        Cell::text(side(table, identity, &identity.left, language), Style::Body),
        Cell::number(view.left, style),
        Cell::text(side(table, identity, &identity.right, language), Style::Body),
        Cell::number(view.right, style),
        Cell::number(view.difference(), style),
        Cell::text(text(language, result), style),
        Cell::text(view.id, Style::Body),
    ])
}

/// The equations of a report that fail, each with its two sides.
pub fn broken(report: &Report, language: Language) -> Vec<String> {
    let of = |table: &Table| {
        let equations = Arithmetic::of(table).equations;
        let failing = equations.into_iter().filter(|equation| equation.holds() == Some(false));
        let say = |equation: Equation| {
            let side = |number: Option<Number>| number.unwrap_or_default().to_string();
            let values = [
                ("name", identity_name(table, equation.identity, language)),
                ("left", side(equation.left)),
                ("right", side(equation.right)),
            ];
            fill(text(language, "export.broken"), &values)
        };
        failing.map(say).collect::<Vec<_>>()
    };
    report.tables.iter().flat_map(of).collect()
}

/// Which table and which of its rows or columns an identity is about.
fn identity_name(table: &Table, identity: &Identity, language: Language) -> String {
    let Some(first) = identity.right.first().and_then(|cell| table.form().cell(*cell)) else { return String::new() };
    let (key, line) = match identity.kind {
        IdentityKind::Row if first.row.label.is_empty() => {
            ("export.identity.row", messages::block_label(language, first.block.caption))
        }
        IdentityKind::Row => ("export.identity.row", messages::row_label(language, first.row.key, first.row.label)),
        IdentityKind::Balance => {
            ("export.identity.balance", messages::column_label(language, first.column.key, first.column.label))
        }
        IdentityKind::Sum => {
            ("export.identity.sum", messages::column_label(language, first.column.key, first.column.label))
        }
    };
    let table = messages::table_name(language, table.kind).to_owned();
    fill(text(language, key), &[("table", table), ("line", line.to_owned())])
}

/// The addends as `label number + label number`, named along the line that they stand in.
fn side(table: &Table, identity: &Identity, cells: &[CellIndex], language: Language) -> String {
    let addend = |index: &CellIndex| {
        let form = table.form().cell(*index)?;
        let label = match identity.kind {
            IdentityKind::Row => messages::column_label(language, form.column.key, form.column.label),
            _ => messages::row_label(language, form.row.key, form.row.label),
        };
        let cell = table.at(*index)?;
        let shown = cell.state.counted().map_or_else(|| "?".to_owned(), |number| number.to_string());
        Some(format!("{label} {shown}"))
    };
    cells.iter().filter_map(addend).collect::<Vec<_>>().join(" + ")
}
