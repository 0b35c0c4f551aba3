//! The office formats against the figures of the reports: each file's grids hold the report's numbers, in the form's
//! order, and the same report in every format has the same grids.

use gouji::document::{Block, Cell, Document, Grid};
use gouji::source::{self, Decode, decode::Native};
use serde_json::Value;
use std::fs;

type Read = fn(&[u8], &dyn Decode) -> Document;

const FORMATS: &[(&str, Read)] =
    &[("docx", source::docx::read), ("odt", source::odt::read), ("doc", source::doc::read), ("rtf", source::rtf::read)];

fn grids(document: &Document) -> Vec<&Grid> {
    document.blocks.iter().filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None }).collect()
}

/// Numbers in the cells of all grids, in reading order.
fn numbers(document: &Document) -> Vec<f64> {
    let rows = grids(document).into_iter().flat_map(|grid| &grid.rows);
    rows.flat_map(|row| &row.cells).filter_map(|cell| document.slice(cell.text).trim().parse().ok()).collect()
}

/// The cells of all grids as position, spans and text.
fn cells(document: &Document) -> Vec<([u32; 4], String)> {
    let rows = grids(document).into_iter().flat_map(|grid| &grid.rows);
    let text = |span| document.slice(span).split_whitespace().collect::<String>();
    let position = |cell: &Cell| [cell.row, cell.column, cell.row_span.into(), cell.column_span.into()];
    rows.flat_map(|row| &row.cells).map(|cell| (position(cell), text(cell.text))).collect()
}

fn figures(report: &str) -> Vec<f64> {
    let figures: Value = serde_json::from_str(&fs::read_to_string("tests/reports/figures.json").unwrap()).unwrap();
    let mut entries = figures.as_array().unwrap().iter();
    let entry = entries.find(|entry| entry["file"].as_str().unwrap().starts_with(&format!("full/{report}"))).unwrap();
    entry["cells"].as_object().unwrap().values().filter_map(Value::as_f64).collect()
}

#[test]
fn files_hold_the_figures_of_their_report() {
    for report in ["001", "007", "012"] {
        let figures = figures(report);
        let mut first: Option<Vec<_>> = None;
        for (extension, read) in FORMATS {
            let file = format!("tests/reports/files/{report}.{extension}");
            let document = read(&fs::read(&file).unwrap(), &Native);
            assert_eq!(document.notes, [], "{file}");
            assert_eq!(numbers(&document), figures, "{file}");
            let cells = cells(&document);
            assert_eq!(first.get_or_insert(cells.clone()), &cells, "{file}");
        }
    }
}
