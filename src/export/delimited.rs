//! Tab-separated text and CSV.
//!
//! A spreadsheet takes text that begins with `= + - @`, a tab or a line break for a formula or lets it slip into the
//! next cell, so such text gets an apostrophe in front (OWASP, CSV Injection). Numbers stay as they are.

use super::sheet::{Sheet, Slot, Value};
use std::borrow::Cow;

/// The sheet as tab-separated text with CRLF after each row; white space in cells is folded.
pub fn tabs(sheet: &Sheet) -> String {
    let field = |value: &Value| match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => plain(&fold(text)).into_owned(),
    };
    join(sheet, '\t', "", field)
}

/// The sheet as CSV with CRLF after each row (RFC 4180). All text is quoted, so that no other separator splits it.
pub fn commas(sheet: &Sheet) -> String {
    let field = |value: &Value| match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => format!("\"{}\"", plain(text).replace('"', "\"\"")),
    };
    join(sheet, ',', "\"\"", field)
}

fn join(sheet: &Sheet, separator: char, empty: &str, field: impl Fn(&Value) -> String) -> String {
    let mut out = String::new();
    for row in sheet.layout() {
        for (column, slot) in row.iter().enumerate() {
            if column > 0 {
                out.push(separator);
            }
            match slot {
                Slot::Cell(cell) => out.push_str(&field(&cell.value)),
                Slot::Covered(_) | Slot::Empty => out.push_str(empty),
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// Text that no spreadsheet evaluates: with an apostrophe in front where one might. A lone dash is the usual sign for
/// a cell that does not apply; nothing follows it, so it stays.
pub fn plain(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Whether a spreadsheet might take the text for a formula; some do so after spaces or with full-width signs.
pub fn is_formula(text: &str) -> bool {
    let starts =
        |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\u{2212}']);
    let trimmed = text.trim_start();
    (starts(text) || starts(trimmed)) && !matches!(text, "-" | "－")
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
