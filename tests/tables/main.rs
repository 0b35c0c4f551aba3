//! Small reports as data, with the cells they state.

mod columns;
mod headers;
mod kinds;
mod lines;
mod review;
mod rows;
mod scopes;

use gouji::source::decode::Native;
use gouji::verdict::{StateKey, Verdict};
use gouji::{Language, check_bytes};

const TITLE: &str = "甲县教育局2023年政府信息公开工作年度报告\n";

/// The verdict on a report without its title: a page where it begins with a tag, else a text.
fn verdict(text: &str) -> Verdict {
    let (name, text) = match text.starts_with('<') {
        true => ("report.html", format!("<meta charset=utf-8><p>{TITLE}</p>{text}")),
        false => ("report.txt", format!("{TITLE}{text}")),
    };
    check_bytes(name, text.as_bytes(), &Native, Language::Chinese).verdict
}

/// What a cell states: its value, `open` where it cannot be read, its state, or `none` where its table is not there.
fn stated(verdict: &Verdict, id: &str) -> String {
    match verdict.report.as_ref().and_then(|report| report.cells.get(id)) {
        Some(cell) if cell.state == StateKey::Unreadable => "open".to_owned(),
        Some(cell) => cell.value.map_or(format!("{:?}", cell.state).to_lowercase(), |value| value.to_string()),
        None => "none".to_owned(),
    }
}

/// Checks cells by the ends of their ids: `penalties=25` says what is stated, `open` that it cannot be read.
#[track_caller]
fn check(text: &str, expected: &str) {
    let verdict = verdict(text);
    assert!(verdict.report.is_some(), "{:?}\n{text}", verdict.error);
    assert!(verdict.more.is_empty(), "one report\n{text}");
    for expectation in expected.split_whitespace() {
        let (id, wanted) = expectation.split_once('=').expect("id=state");
        let ids = [id.to_owned(), format!("disclosure.{id}.decisions"), format!("applications.{id}")];
        let found = ids.iter().map(|id| stated(&verdict, id)).find(|found| found != "none");
        assert_eq!(found.as_deref().unwrap_or("none"), wanted, "{id}\n{text}");
    }
}

/// The cells of a row of table three from left to right: `received=4 0 0 0 0 0 4`; `open` where none can be read.
#[track_caller]
fn check_rows(text: &str, expected: &[&str]) {
    let verdict = verdict(text);
    assert!(verdict.report.is_some(), "{:?}\n{text}", verdict.error);
    let columns = ["natural_person", "business", "research", "public_welfare", "legal_service", "other_org", "total"];
    for expectation in expected {
        let (row, wanted) = expectation.split_once('=').expect("row=cells");
        let cells: Vec<_> =
            columns.iter().map(|column| stated(&verdict, &format!("applications.{row}.{column}"))).collect();
        let wanted = if wanted == "open" { ["open"; 7].join(" ") } else { wanted.replace('_', "blank") };
        assert_eq!(cells.join(" "), wanted, "{row}\n{text}");
    }
}
