//! Sheets into grids.

use super::*;
use crate::document::{Block, Document, Format};

/// A sheet drawn from rows `text|text`, merges as `A1:B2`; `~` is a cell that the file does not state.
fn document(rows: &[&str], merges: &[&str]) -> Document {
    let mut budget = Budget::for_input(1 << 20);
    let mut sheet = Sheet::new("表");
    for (row, line) in rows.iter().enumerate() {
        for (column, text) in line.split('|').enumerate().filter(|(_, text)| *text != "~") {
            sheet.cell(row as u32, column as u32, text.to_owned(), &mut budget).expect("small");
        }
    }
    for range in merges {
        sheet.merge(parse_range(range).expect("a range"), &mut budget).expect("small");
    }
    let mut builder = Builder::new(Format::Xlsx, Limits::default());
    sheet.emit(&mut builder);
    builder.finish()
}

/// The filled rows of a document's grids, cells as `name=text` with `rows x columns` for those that cover more than one;
/// then the codes of its notes, `!!` before the fatal ones.
pub fn draw(document: &Document) -> String {
    let mut lines = Vec::new();
    for block in &document.blocks {
        let Block::Grid(grid) = block else { continue };
        for (number, cells) in grid.rows().filter(|(_, cells)| !cells.is_empty()) {
            let cells = cells.iter().map(|cell| {
                let text = document.slice(cell.text).replace('\n', "⏎");
                let text = format!("{}={text}", cell_name(number, cell.column.into()));
                match (cell.row_span, cell.column_span) {
                    (1, 1) => text,
                    (rows, columns) => format!("{text} {rows}x{columns}"),
                }
            });
            lines.push(cells.collect::<Vec<_>>().join(" "));
        }
    }
    lines
        .extend(document.notes.iter().map(|note| format!("{}{}", if note.is_fatal() { "!!" } else { "!" }, note.code)));
    lines.join("\n")
}

fn check(rows: &[&str], merges: &[&str], expected: &str) {
    assert_eq!(draw(&document(rows, merges)), expected, "{rows:?} {merges:?}");
}

#[test]
fn a_sheet_is_a_grid_with_its_own_rows_and_columns() {
    check(&["a|b", "c|d"], &[], "A1=a B1=b\nA2=c B2=d");
    check(&["~|~", "~|x"], &[], "A2= B2=x");
    // Blank cells that the file states, up to the last column that holds text.
    check(&["a|1|2", "b|||||"], &[], "A1=a B1=1 C1=2\nA2=b B2= C2=");
    // A label alone is as wide as the row above it, an empty row ends that.
    check(&["a|1|2", "b", "c", "~", "d"], &[], "A1=a B1=1 C1=2\nA2=b B2= C2=\nA3=c B3= C3=\nA5=d");
}

#[test]
fn merged_cells_cover_others() {
    check(&["a||1", "||2"], &["A1:B2"], "A1=a 2x2 C1=1\nC2=2");
    check(&["title|~|~", "a|b|c"], &["A1:C1"], "A1=title 1x3\nA2=a B2=b C2=c");
    // Ranges that overlap: the first one stands.
    check(&["a|b|c"], &["A1:B1", "B1:C1"], "A1=a 1x2 C1=c");
    // What stands in a covered cell is not shown.
    check(&["a|hidden|c"], &["A1:B1"], "A1=a 1x2 C1=c");
    check(&["a|b"], &["B1:A1", "A1:A1"], "A1=a B1=b");
}

#[test]
fn stray_cells_far_away_are_named_and_left_out() {
    let mut budget = Budget::for_input(1 << 20);
    for (row, column) in [(1_048_575, 0), (0, 16_383)] {
        let mut sheet = Sheet::new("表");
        sheet.cell(3, 0, "a".to_owned(), &mut budget).expect("small");
        sheet.cell(row, column, "x".to_owned(), &mut budget).expect("small");
        let mut builder = Builder::new(Format::Xlsx, Limits::default());
        sheet.emit(&mut builder);
        let document = builder.finish();
        assert_eq!(
            draw(&document),
            "A4=a
!sheet.far"
        );
        assert_eq!(
            document.notes[0].args,
            [("sheet", "表".into()), ("cell", cell_name(row, column))].map(|(key, value)| (key.to_owned(), value))
        );
    }
}

#[test]
fn cells_have_names() {
    for (row, column, text) in [(0, 0, "A1"), (6, 25, "Z7"), (9, 26, "AA10"), (1_048_575, 16_383, "XFD1048576")] {
        assert_eq!(cell_name(row, column), text);
        assert_eq!(parse_name(text), Some((row, column)));
    }
    for text in ["", "1", "A", "A0", "A-1", "1A", "中1", "ZZZZZZZZZZ1", "A99999999999", "$B$2"] {
        assert_eq!(parse_name(text), None, "{text}");
    }
}
