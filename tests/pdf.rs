//! PDF files of every make against the figures of their report: each cell right, none silently wrong.
//!
//! `tests/reports/files` has the files of LibreOffice and Chromium; `tests/pdf` has what `scripts/make-pdf-files`
//! makes. A file's name begins with the number of its report.

use gouji::number::Number;
use gouji::source::decode::Native;
use gouji::verdict::{StateKey, Verdict};
use gouji::{Language, check_bytes};
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};

fn files(directory: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|end| end == "pdf")).collect();
    files.sort();
    files
}

fn figures(path: &Path) -> Map<String, Value> {
    let number = &path.file_name().unwrap().to_str().unwrap()[..3];
    let figures: Vec<Value> = serde_json::from_str(&fs::read_to_string("tests/reports/figures.json").unwrap()).unwrap();
    let report = figures.iter().find(|entry| entry["file"].as_str().unwrap().starts_with(&format!("full/{number}")));
    report.unwrap_or_else(|| panic!("no figures for {number}"))["cells"].as_object().unwrap().clone()
}

fn verdict(path: &Path) -> Verdict {
    check_bytes("report.pdf", &fs::read(path).unwrap(), &Native, Language::Chinese).verdict
}

/// The cells that are not as published: (silently wrong, not read).
fn differences(verdict: &Verdict, expected: &Map<String, Value>) -> (Vec<String>, Vec<String>) {
    let (mut wrong, mut unread) = (Vec::new(), Vec::new());
    for (id, value) in expected {
        let cell = verdict.report.as_ref().and_then(|report| report.cells.get(id));
        let published = serde_json::from_value::<Number>(value.clone()).ok();
        let stated = cell.and_then(|cell| cell.value);
        let shown = format!("{id}: {value} read as {stated:?}");
        match cell.map(|cell| cell.state) {
            None | Some(StateKey::Missing | StateKey::Unreadable) => unread.push(shown),
            Some(_) if stated != published => wrong.push(shown),
            Some(_) => {}
        }
    }
    (wrong, unread)
}

#[track_caller]
fn check(path: &Path) {
    let verdict = verdict(path);
    let (wrong, unread) = differences(&verdict, &figures(path));
    assert_eq!((wrong, unread), (Vec::new(), Vec::new()), "{}", path.display());
    assert_eq!(verdict.findings.iter().filter(|finding| finding.level == gouji::verdict::Level::Error).count(), 0);
}

#[test]
fn every_cell_of_the_given_files_is_right() {
    let files = files("tests/reports/files");
    assert_eq!(files.len(), 6);
    files.iter().for_each(|path| check(path));
}
