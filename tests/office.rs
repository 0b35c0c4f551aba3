//! The word processors' formats against the figures of the reports, and against each other: a text that LibreOffice
//! wrote in each of them (scripts/make-office-files) reads the same.

use gouji::document::{Block, Cell, Document};
use gouji::source::{self, decode::Native};
use gouji::verdict::{Level, StateKey, Verdict};
use gouji::{Language, check_bytes};
use serde_json::Value;
use std::fs;

fn document(file: &str) -> Document {
    let mut documents = source::read(&fs::read(file).unwrap(), file, &Native);
    assert_eq!(documents.len(), 1, "{file}");
    documents.remove(0).1
}

/// The cells of all grids as position, spans and text.
fn cells(document: &Document) -> Vec<([u32; 4], String)> {
    let grids =
        document.blocks.iter().filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None });
    let text = |span| document.slice(span).split_whitespace().collect::<String>();
    let position = |row: u32, cell: &Cell| [row, cell.column.into(), cell.row_span.into(), cell.column_span.into()];
    let rows = grids.flat_map(|grid| grid.rows());
    let cells = rows.flat_map(|(row, cells)| cells.iter().map(move |cell| (row, cell)));
    cells.map(|(row, cell)| (position(row, cell), text(cell.text))).collect()
}

/// The lines of prose, sorted: formats differ in where they keep what floats.
fn lines(document: &Document) -> Vec<&str> {
    let mut lines: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| if let Block::Line(line) = block { Some(document.slice(line.text)) } else { None })
        .collect();
    lines.sort_unstable();
    lines
}

fn verdict(file: &str) -> Verdict {
    check_bytes(file, &fs::read(file).unwrap(), &Native, Language::Chinese).verdict
}

#[test]
fn files_hold_the_figures_of_their_report() {
    let figures: Value = serde_json::from_str(&fs::read_to_string("tests/reports/figures.json").unwrap()).unwrap();
    for report in ["001", "007", "012"] {
        let mut entries = figures.as_array().unwrap().iter();
        let stated = |entry: &&Value| entry["file"].as_str().unwrap().starts_with(&format!("full/{report}"));
        let figures = entries.find(stated).unwrap()["cells"].as_object().unwrap();
        let docx = cells(&document(&format!("tests/reports/files/{report}.docx")));
        for extension in ["docx", "doc", "odt", "rtf"] {
            let file = format!("tests/reports/files/{report}.{extension}");
            let document = document(&file);
            assert_eq!(document.notes, [], "{file}");
            assert_eq!(cells(&document), docx, "{file}");
            let read = verdict(&file).report.unwrap_or_else(|| panic!("no report in {file}"));
            for (id, figure) in figures {
                let (_, cell) = read.cells.0.iter().find(|(other, _)| other == id).unwrap();
                let value = cell.value.map(|value| serde_json::to_value(value).unwrap());
                match figure.as_f64() {
                    Some(figure) => assert_eq!(value.and_then(|value| value.as_f64()), Some(figure), "{file} {id}"),
                    None => assert_ne!(cell.state, StateKey::Number, "{file} {id}"),
                }
            }
        }
    }
}

/// What a file lost on its way is not missing from the report.
#[test]
fn a_file_cut_short_accuses_nobody_of_missing_sections() {
    for extension in ["docx", "odt", "rtf"] {
        let whole = fs::read(format!("tests/reports/files/012.{extension}")).unwrap();
        let found = (4..10).flat_map(|tenth| {
            let cut = &whole[..whole.len() * tenth / 10];
            check_bytes("cut", cut, &Native, Language::Chinese).verdict.findings
        });
        let levels: Vec<_> = found.filter(|one| one.rule == "structure.sections").map(|one| one.level).collect();
        assert!(levels.iter().all(|level| *level == Level::Unchecked), "{extension} {levels:?}");
        assert!(!levels.is_empty(), "{extension}");
    }
}

#[test]
fn a_text_with_revisions_merges_boxes_and_tables_in_tables_reads_the_same() {
    let expected = document("tests/office/features.docx");
    assert_eq!(
        lines(&expected),
        ["2024年以后", "完", "嵌套", "收到15件，办结12件。", "末", "标题", "框中文字77", "框架里的话", "甲乙“丙”—丁…"]
    );
    let of = |text: &str| cells(&expected).into_iter().find(|(_, cell)| cell == text).map(|(position, _)| position);
    for (text, position) in
        [("项", [0, 0, 2, 1]), ("宽", [0, 1, 1, 2]), ("3", [1, 2, 1, 1]), ("9", [3, 2, 1, 2]), ("内4", [1, 1, 1, 1])]
    {
        assert_eq!(of(text), Some(position), "{text}");
    }
    for extension in ["doc", "odt", "fodt", "rtf"] {
        let file = format!("tests/office/features.{extension}");
        let document = document(&file);
        assert_eq!(document.notes, [], "{file}");
        assert_eq!(cells(&document), cells(&expected), "{file}");
        assert_eq!(lines(&document), lines(&expected), "{file}");
    }
}

#[test]
fn a_doc_cut_in_its_last_sector_is_whole() {
    for report in ["001", "007", "012"] {
        let bytes = fs::read(format!("tests/reports/files/{report}.doc")).unwrap();
        let whole = source::doc::read(&bytes);
        let cut = source::doc::read(&bytes[..bytes.len() - 100]);
        assert_eq!(cells(&cut), cells(&whole));
        assert_eq!(cut.notes, []);
    }
}
