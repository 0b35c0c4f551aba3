//! Small reports as data, with the cells they state.

mod columns;
mod rows;

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
