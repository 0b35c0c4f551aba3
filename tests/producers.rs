//! The report 012 as other programs write it (scripts/make-producers tells how): every cell is read as
//! published, and nothing of it is accused.

use gouji::source::decode::Native;
use gouji::verdict::Level;
use gouji::{Language, check_bytes};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

fn figures() -> Value {
    let figures: Value = serde_json::from_str(&fs::read_to_string("tests/reports/figures.json").unwrap()).unwrap();
    let of_report = |entry: &&Value| entry["file"] == "full/012-html.html";
    figures.as_array().unwrap().iter().find(of_report).unwrap()["cells"].clone()
}

#[test]
fn every_cell_of_every_producer_is_right() {
    let figures = figures();
    let mut paths: Vec<PathBuf> = fs::read_dir("tests/producers").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert_eq!(paths.len(), 20);
    for path in paths {
        let verdict = check_bytes("report", &fs::read(&path).unwrap(), &Native, Language::Chinese).verdict;
        let file = path.display();
        let report = verdict.report.as_ref().unwrap_or_else(|| panic!("{file}: {:?}", verdict.error));
        for (id, figure) in figures.as_object().unwrap() {
            let cell = report.cells.get(id).unwrap_or_else(|| panic!("{file}: {id}"));
            let value = cell.value.map(|value| serde_json::to_value(value).unwrap());
            assert_eq!(value.and_then(|value| value.as_f64()), figure.as_f64(), "{file}: {id} {cell:?}");
        }
        assert!(verdict.findings.iter().all(|finding| finding.level != Level::Error), "{file}");
    }
}
