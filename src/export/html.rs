//! A sheet as an HTML table. Borders are stated in the elements themselves, since the clipboard carries no style sheet.

use super::delimited;
use super::sheet::{Cell, Sheet, Style, Value};
use std::fmt::Write;

/// The sheet as a `<table>`.
pub fn table(sheet: &Sheet) -> String {
    let mut out =
        String::from("<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\" style=\"border-collapse:collapse\">\n");
    for row in &sheet.rows {
        out.push_str("<tr>");
        for cell in row {
            push_cell(cell, &mut out);
        }
        out.push_str("</tr>\n");
    }
    out + "</table>"
}

fn push_cell(cell: &Cell, out: &mut String) {
    let (name, scope) = match cell.style {
        Style::ColumnHeader if cell.column_span > 1 => ("th", " scope=\"colgroup\""),
        Style::ColumnHeader => ("th", " scope=\"col\""),
        Style::GroupHeader => ("th", " scope=\"rowgroup\""),
        Style::RowHeader => ("th", " scope=\"row\""),
        _ => ("td", ""),
    };
    let align = if cell.style == Style::RowHeader { "left" } else { "center" };
    let (shown, format) = match &cell.value {
        Value::Number(number) => (number.to_string(), ""),
        // Excel's own way to say that a cell is text.
        Value::Text(text) => (delimited::plain(text).into_owned(), ";mso-number-format:'\\@'"),
    };
    let _ = write!(out, "<{name}{scope}");
    for (attribute, span) in [("rowspan", cell.row_span), ("colspan", cell.column_span)] {
        if span > 1 {
            let _ = write!(out, " {attribute}=\"{span}\"");
        }
    }
    let _ = write!(
        out,
        " style=\"border:1px solid #000;text-align:{align};font-weight:normal{format}\">{}</{name}>",
        escape(&shown)
    );
}

/// Text for HTML content and quoted attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No sign in HTML, XML or print.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}
