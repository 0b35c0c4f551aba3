//! The tables of a report as sheets, printed as the official form prints them.

use super::sheet::{Cell, Sheet, Style, Value};
use crate::arithmetic::{self, Arithmetic};
use crate::form::{CellIndex, Content, PrintedCell, TableKind, Unit};
use crate::messages::{self, Language};
use crate::number::Number;
use crate::reading::money_of;
use crate::report::{self, State, Table};

/// The table alone.
pub fn sheet(table: &Table, language: Language) -> Sheet {
    drawn(table, &Arithmetic::of(table).recomputed(), language)
}

/// The table with those totals marked that differ from what was recomputed.
fn drawn(table: &Table, totals: &[(CellIndex, Number)], language: Language) -> Sheet {
    let wrong = wrong_totals(table, totals);
    let printed = table.form().printed();
    let draw = |content: &Content| match *content {
        Content::Value(index) => {
            let style = if wrong.contains(&index) { Style::Wrong } else { Style::Body };
            let unit = table.form().cell(index).map_or(Unit::Count, |cell| cell.column.unit);
            let value = table.at(index).map_or(Value::Text(String::new()), |cell| value(cell, unit));
            Cell { value, ..Cell::text("", style) }
        }
        Content::RowGroup(_) => Cell::text(messages::header(language, content), Style::GroupHeader),
        Content::Row(_) => Cell::text(messages::header(language, content), Style::RowHeader),
        _ => Cell::text(messages::header(language, content), Style::ColumnHeader),
    };
    let row = |row: &Vec<PrintedCell>| {
        row.iter().map(|cell| draw(&cell.content).spanning(cell.row_span, cell.column_span)).collect()
    };
    Sheet {
        name: messages::table_name(language, table.kind).to_owned(),
        widths: widths(table.kind, printed.columns),
        frozen: 0,
        landscape: table.kind != TableKind::Disclosure,
        rows: printed.rows.iter().map(row).collect(),
    }
}

/// The table under its heading, and under it every total computed from its parts.
pub fn with_totals(table: &Table, language: Language) -> Sheet {
    let totals = Arithmetic::of(table).recomputed();
    let mut sheet = drawn(table, &totals, language);
    let width = table.form().printed().columns;
    let word = |key: &str, style| Cell::text(messages::text(language, key), style);
    sheet.rows.insert(0, vec![word(heading(table.kind), Style::Title).spanning(1, width)]);
    if totals.is_empty() {
        return sheet;
    }
    // The name of a cell is long: it gets every column but the three of its numbers.
    let name_span = width.saturating_sub(3).max(1);
    sheet.rows.push(Vec::new());
    sheet.rows.push(vec![word("export.totals", Style::Title).spanning(1, width)]);
    let header = ["export.cell", "export.stated", "export.recomputed", "export.difference"];
    let mut row: Vec<_> = header.iter().map(|key| word(key, Style::ColumnHeader)).collect();
    row[0].column_span = name_span;
    sheet.rows.push(row);
    for (index, sum) in totals {
        let state = table.at(index).map(|cell| &cell.state);
        let difference = arithmetic::difference(Some(sum), state.and_then(State::counted));
        let style =
            if difference.is_some_and(|difference| difference != Number::ZERO) { Style::Wrong } else { Style::Body };
        sheet.rows.push(vec![
            Cell::text(messages::cell_name(language, table.form(), index), Style::RowHeader).spanning(1, name_span),
            Cell::number(state.and_then(State::number), style),
            Cell::number(Some(sum), style),
            Cell::number(difference, style),
        ]);
    }
    sheet
}

/// The key of the heading over a table.
pub fn heading(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Disclosure => "export.heading.disclosure",
        TableKind::Applications => "export.heading.applications",
        TableKind::Review => "export.heading.review",
    }
}

/// Totals that differ from the sum of their parts.
fn wrong_totals(table: &Table, totals: &[(CellIndex, Number)]) -> Vec<CellIndex> {
    let differs = |(index, sum): &(CellIndex, Number)| {
        table.at(*index).and_then(|cell| cell.state.counted()).is_some_and(|stated| stated != *sum)
    };
    totals.iter().filter(|total| differs(total)).map(|(index, _)| *index).collect()
}

/// A number as a number, with its unit where the form leaves that open; everything else as it stands.
fn value(cell: &report::Cell, unit: Unit) -> Value {
    let money = if unit == Unit::Amount { money_of(&cell.text) } else { None };
    match (&cell.state, money) {
        (State::Number(number), Some(zeros)) => {
            Value::Text(format!("{number}{}", if zeros == 0 { "元" } else { "万元" }))
        }
        (State::Number(number), None) => Value::Number(*number),
        _ => Value::Text(cell.text.to_string()),
    }
}

fn widths(kind: TableKind, columns: u16) -> Vec<u16> {
    let (stub, rest): (&[u16], u16) = match kind {
        TableKind::Disclosure => (&[24], 18),
        TableKind::Applications => (&[6, 14, 40], 10),
        TableKind::Review => (&[], 10),
    };
    stub.iter().copied().chain(std::iter::repeat(rest)).take(usize::from(columns)).collect()
}
