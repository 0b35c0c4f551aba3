//! The spreadsheet formats against the figures of the reports: cell by cell, from the file to the verdict.

use gouji::check::check_document;
use gouji::document::Block;
use gouji::export::{self, Dossier};
use gouji::source::decode::Native;
use gouji::source::xlsx;
use gouji::{Language, Outcome, Verdict, check_bytes};
use serde_json::Value;
use std::fs;

fn figures(report: &str) -> Value {
    let figures: Value = serde_json::from_str(&fs::read_to_string("tests/reports/figures.json").unwrap()).unwrap();
    let of_report = |entry: &&Value| entry["file"].as_str().unwrap().starts_with(&format!("full/{report}"));
    figures.as_array().unwrap().iter().find(of_report).unwrap().clone()
}

fn assert_figures(verdict: &Verdict, figures: &Value, file: &str) {
    let report = verdict.report.as_ref().unwrap_or_else(|| panic!("{file}: {:?}", verdict.error));
    assert_eq!(report.year, figures["year"].as_i64().map(|year| year as i32), "{file}");
    let expected = figures["cells"].as_object().unwrap();
    assert_eq!(report.cells.0.len(), expected.len(), "{file}");
    for (id, value) in expected {
        let cell = report.cells.get(id).unwrap_or_else(|| panic!("{file}: {id}"));
        assert_eq!(serde_json::to_value(cell.value).unwrap().as_f64(), value.as_f64(), "{file}: {id} {cell:?}");
        let at = cell.at.as_ref().unwrap();
        assert!(at.sheet.is_some() && at.cell().is_some(), "{file}: {id} {at:?}");
    }
    assert!(verdict.identities.iter().all(|identity| identity.holds == Some(true)), "{file}");
}

#[test]
fn files_hold_the_figures_of_their_report() {
    for report in ["001", "007", "012"] {
        let figures = figures(report);
        for extension in ["xlsx", "xls", "ods"] {
            let file = format!("tests/reports/files/{report}.{extension}");
            let outcome = check_bytes(&file, &fs::read(&file).unwrap(), &Native, Language::Chinese);
            assert_eq!(outcome.document.notes, [], "{file}");
            assert_figures(&outcome.verdict, &figures, &file);
        }
    }
}

/// Every export that holds the tables, read back.
fn exports(outcome: &Outcome, language: Language) -> Vec<(&'static str, Vec<u8>)> {
    let [report] = outcome.reports.as_slice() else { panic!("one report") };
    let dossier = Dossier {
        report,
        verdict: &outcome.verdict,
        sent: &outcome.verdict,
        set_aside: &[],
        edits: &[],
        earlier: false,
        language,
    };
    vec![
        ("workbook", export::workbook(&dossier)),
        ("html", export::tables_html(report, language).into_bytes()),
        ("text", export::tables_text(report, language).into_bytes()),
    ]
}

#[test]
fn exports_read_back_give_the_same_cells() {
    for file in
        ["files/001.docx", "files/007.xlsx", "full/012-html.html", "xinxiang-edz-2023.txt", "full/001-tab-seed.txt"]
    {
        let bytes = fs::read(format!("tests/reports/{file}")).unwrap();
        let outcome = check_bytes(file, &bytes, &Native, Language::Chinese);
        let cells = |verdict: &Verdict| -> Vec<_> {
            let report = verdict.report.as_ref().unwrap_or_else(|| panic!("{file}: {:?}", verdict.error));
            report.cells.0.iter().map(|(id, cell)| (*id, cell.value, cell.state)).collect()
        };
        for (name, bytes) in exports(&outcome, Language::Chinese) {
            let back = match name {
                // A workbook among reports is known for what it is; what its tables hold is read all the same here.
                "workbook" => {
                    let declined = check_bytes(name, &bytes, &Native, Language::Chinese).verdict.error;
                    assert_eq!(declined.map(|error| error.code).as_deref(), Some("input.own"));
                    check_document(name, xlsx::read(&bytes, &Native), Language::Chinese)
                }
                _ => check_bytes(name, &bytes, &Native, Language::Chinese),
            };
            assert_eq!(cells(&back.verdict), cells(&outcome.verdict), "{name} of {file}");
            assert_eq!(back.verdict.more.len(), 0, "{name} of {file}");
        }
    }
}

/// The filled cells of a file as another reader has them, by row and column.
fn oracle(path: &str) -> Vec<(u32, u32, String)> {
    use calamine::{Data, Reader};
    let mut book = calamine::open_workbook_auto(path).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let (top, left) = range.start().unwrap();
    let cells = range.used_cells().filter(|(_, _, data)| **data != Data::Empty);
    cells.map(|(row, column, data)| (top + row as u32, left + column as u32, data.to_string())).collect()
}

#[test]
fn cells_are_those_that_calamine_reads() {
    for report in ["001", "007", "012"] {
        for extension in ["xlsx", "xls", "ods"] {
            let file = format!("tests/reports/files/{report}.{extension}");
            let document = check_bytes(&file, &fs::read(&file).unwrap(), &Native, Language::Chinese).document;
            let [Block::Grid(grid)] = document.blocks.as_slice() else { panic!("{file}: one grid") };
            let cells = grid.rows().flat_map(|(row, cells)| cells.iter().map(move |cell| (row, cell)));
            let filled = cells.filter(|(_, cell)| !cell.text.is_empty());
            let own: Vec<_> =
                filled.map(|(row, cell)| (row, cell.column.into(), document.slice(cell.text).to_owned())).collect();
            assert_eq!(own, oracle(&file), "{file}");
        }
    }
}
