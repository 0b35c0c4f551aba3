//! PDF files of every make against the figures of their report: each cell right, none silently wrong.
//!
//! `tests/reports/files` has the files of LibreOffice and Chromium; `tests/pdf` has what `scripts/make-pdf-files`
//! makes. A file's name begins with the number of its report.

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
        let stated = serde_json::to_value(cell.and_then(|cell| cell.value)).unwrap();
        let shown = format!("{id}: {value} read as {stated:?}");
        match cell.map(|cell| cell.state) {
            None | Some(StateKey::Missing | StateKey::Unreadable) => unread.push(shown),
            Some(_) if stated.as_f64() != value.as_f64() => wrong.push(shown),
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

/// What `scripts/make-pdf-files` makes, and how many cells each file leaves unread: none, where the page shows which
/// number stands where.
const MADE: &[(&str, usize)] = &[
    ("001-gbk", 0),
    ("001-gbk-bold-twice", 0),
    ("001-gbk-forms", 0),
    ("001-gbk-many-pages", 0),
    ("001-gbk-no-lines", 0),
    ("001-identity-pieces", 0),
    ("001-unreadable", 200),
    ("007-gbk-fields", 0),
    ("007-gbk-landscape-turned", 0),
    ("007-gbk-rows-only", 0),
    ("007-gbk-split-rows", 0),
    ("007-gbk-upright-groups", 0),
    ("008-gbk-no-lines-landscape", 0),
    ("008-gbk-open-sides", 0),
    ("008-gbk-recognized-scan", 0),
    ("008-type3-boxes", 0),
    ("008-ucs2-a3", 0),
    ("012-gbk-no-lines-right", 0),
    ("012-gbk-object-streams", 0),
    ("012-gbk-small-margins", 0),
    ("012-gbk-split-rows-repeated-head", 0),
    ("012-utf16-landscape-rotate", 0),
];

#[test]
fn no_cell_of_the_made_files_is_wrong() {
    let names: Vec<_> = MADE.iter().map(|(name, _)| PathBuf::from(format!("tests/pdf/{name}.pdf"))).collect();
    assert_eq!(files("tests/pdf").len(), names.len());
    for (path, (_, unread)) in names.iter().zip(MADE) {
        let found = differences(&verdict(path), &figures(path));
        assert_eq!((found.0.as_slice(), found.1.len()), ([].as_slice(), *unread), "{}: {:?}", path.display(), found.1);
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let lines = |content: &str| {
        let stream = format!("<</Length {}>>stream\n{content}\nendstream", content.len());
        format!(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F<<>>>>/XObject<</I 5 0 R>>>>>>endobj 4 0 obj{stream}endobj 5 0 obj<</Subtype/Image/Width 1/Height 1/Length 1>>stream\n0\nendstream endobj trailer<</Root 1 0 R>>"
        )
    };
    // A page that draws itself, and itself again.
    let endless =
        lines(&"/I Do ".repeat(30)).replace("5 0 obj<</Subtype/Image", "9 0 obj<</A/B").replace("/I 5 0", "/I 4 0");
    // Text that nobody sees costs as much as any other.
    let outside = format!("BT /F 9 Tf 9 999 Td ({}) Tj ET", "a".repeat(4_000_000));
    for (bytes, code) in [
        (endless.into_bytes(), "pdf.limit"),
        (lines(&outside).into_bytes(), "pdf.limit"),
        (lines("q 99 0 0 99 0 0 cm /I Do Q").into_bytes(), "pdf.no-text-layer"),
        (lines("0 0 m 9 9 l S").into_bytes(), "pdf.no-text"),
        (b"%PDF-1.4 and nothing else".to_vec(), "pdf.damaged"),
        (fs::read("tests/pdf/001-unreadable.pdf").unwrap(), "pdf.unreadable-font"),
    ] {
        let verdict = check_bytes("report.pdf", &bytes, &Native, Language::Chinese).verdict;
        assert_eq!(verdict.error.map(|error| error.code).as_deref(), Some(code));
    }
}

/// Pages beyond those that are read may hold what is missing.
#[test]
fn what_was_not_read_to_its_end_says_so() {
    let report = fs::read("tests/pdf/012-gbk-no-lines-right.pdf").unwrap();
    let kids_at = report.windows(7).position(|window| window == b" 9 0 R]").unwrap();
    let report = report.split_at(kids_at);
    let prose =
        b"%PDF-1.4 1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R]>>endobj 4 0 obj<</Length 30>>stream
BT /F 9 Tf 9 9 Td (text) Tj ET
endstream endobj 3 0 obj<</Contents 4 0 R/Resources<</Font<</F<</Encoding/WinAnsiEncoding>>>>>>>>endobj";
    let prose = prose.split_at(72);
    for (pages, cut, code) in [(9, 0, "input.no-table"), (600, 1, "input.no-table.cut")] {
        let numbers = 100..100 + pages;
        let kids: String = numbers.clone().map(|page| format!(" {page} 0 R")).collect();
        let empty: String = numbers.map(|page| format!("\n{page} 0 obj<</Type/Page>>endobj")).collect();
        let verdict = |(head, tail): (&[u8], &[u8])| {
            let bytes = [head, kids.as_bytes(), tail, empty.as_bytes(), b" trailer<</Root 1 0 R>>"].concat();
            check_bytes("report.pdf", &bytes, &Native, Language::Chinese).verdict
        };
        let findings = verdict(report).findings;
        assert_eq!(findings.iter().filter(|finding| finding.rule == "structure.cut").count(), cut, "{pages}");
        assert_eq!(verdict(prose).error.map(|error| error.code).as_deref(), Some(code));
    }
}
