//! Spreadsheets made by hand.

use super::*;
use crate::source::decode::Native;
use crate::source::sheet::draw;
use crate::source::testing::{archive, stored};

fn spreadsheet(tables: &str) -> String {
    let styles = "<office:automatic-styles><style:style style:name='shown'><style:table-properties table:display='true'/></style:style>\
                  <style:style style:name='S'><style:text-properties style:text-line-through-type='single'/></style:style>\
                  <style:style style:name='R'><style:text-properties style:text-position='super 58%'/></style:style>\
                  <style:style style:name='hid'><style:table-properties table:display='false'/></style:style></office:automatic-styles>";
    format!(
        "<office:document-content>{styles}<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
}

fn check(rows: &str, expected: &str) {
    let content = spreadsheet(&format!("<table:table table:name='一'>{rows}</table:table>"));
    let document = read(&archive(&[stored("content.xml", content.as_bytes())]), &Native);
    assert_eq!(draw(&document), expected, "{rows}");
    assert_eq!(draw(&read_flat(content.as_bytes(), &Native)), expected, "{rows}");
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

#[test]
fn cells_are_read_as_they_are_shown() {
    let cell =
        |attributes: &str, content: &str| row(&format!("<table:table-cell {attributes}>{content}</table:table-cell>"));
    check(&cell("office:value-type='float' office:value='3511'", "<text:p>3,511件</text:p>"), "A1=3,511件");
    check(&cell("office:value-type='float' office:value='59237.244899999998'", ""), "A1=59237.2449");
    check(
        &cell("", "<text:p>甲<text:s text:c='3'/>乙</text:p><text:p><text:span>丙\n  丁</text:span></text:p>"),
        "A1=甲 乙⏎丙 丁",
    );
    check(&cell("", "<office:annotation><text:p>批注</text:p></office:annotation><text:p>1</text:p>"), "A1=1");
    check(&cell("table:formula='of:=SUM([.B1])'", ""), "A1==of:=SUM([.B1])\n!sheet.no-value");
    check(&cell("table:formula='of:=[.B1]' office:value-type='string'", ""), "!!sheet.empty");
}

#[test]
fn what_is_struck_out_or_raised_counts_as_it_is_shown() {
    let cell = |style: &str, content: &str| {
        format!("<table:table-cell table:style-name='{style}'><text:p>{content}</text:p></table:table-cell>")
    };
    let span = |style: &str, text: &str| format!("<text:span text:style-name='{style}'>{text}</text:span>");
    check(&row(&cell("", &(span("S", "5") + &span("T", "8") + &span("R", "1")))), "A1=8");
    check(
        &row(&(cell("", &span("S", "5")) + &cell("S", "7") + &cell("", "1"))),
        "A1=\u{FFFD} B1=\u{FFFD} C1=1\n!sheet.struck",
    );
    check(&(row(&(cell("S", "甲") + &cell("S", "7"))) + &row(&cell("", "1"))), "A2=1\n!sheet.struck");
}

#[test]
fn what_repeats_takes_its_places() {
    let text = "<table:table-cell table:number-columns-repeated='2'><text:p>0</text:p></table:table-cell>";
    let blank = "<table:table-cell table:number-columns-repeated='16382'/>";
    check(&row(&format!("<table:table-cell/>{text}<table:table-cell/>{text}{blank}")), "A1= B1=0 C1=0 D1= E1=0 F1=0");
    let rows = format!(
        "<table:table-row table:number-rows-repeated='2'>{text}</table:table-row><table:table-row table:number-rows-repeated='3'>{blank}</table:table-row>{}<table:table-row table:number-rows-repeated='1048570'>{blank}</table:table-row>",
        row(text)
    );
    check(&rows, "A1=0 B1=0\nA2=0 B2=0\nA6=0 B6=0");
}

#[test]
fn merged_cells_cover_others() {
    let rows = row(
        "<table:table-cell table:number-columns-spanned='2' table:number-rows-spanned='2'><text:p>甲</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>1</text:p></table:table-cell>",
    ) + &row(
        "<table:covered-table-cell table:number-columns-repeated='2'><text:p>x</text:p></table:covered-table-cell><table:table-cell><text:p>2</text:p></table:table-cell>",
    );
    check(&rows, "A1=甲 2x2 C1=1\nC2=2");
    check(
        &format!(
            "<table:table-header-rows>{}</table:table-header-rows>",
            row("<table:table-cell><text:p>1</text:p></table:table-cell>")
        ),
        "A1=1",
    );
}

#[test]
fn hidden_sheets_and_rows_are_named() {
    let one = row("<table:table-cell><text:p>1</text:p></table:table-cell>");
    let tables = format!(
        "<table:table table:name='藏' table:style-name='hid'>{one}</table:table><table:table table:name='二' table:style-name='shown'>{}</table:table>",
        one.replace("table-row>", "table-row table:visibility='collapse'>")
            .replace("</table:table-row table:visibility='collapse'>", "</table:table-row>")
    );
    assert_eq!(draw(&read_flat(spreadsheet(&tables).as_bytes(), &Native)), "A1=1\n!sheet.hidden\n!sheet.hidden-parts");
}

#[test]
fn hostile_files_stay_small() {
    let cell = "<table:table-cell table:number-columns-repeated='4294967295' table:number-columns-spanned='4294967295' table:number-rows-spanned='4294967295'><text:p>1</text:p></table:table-cell>";
    let row = |cell: &str| format!("<table:table-row table:number-rows-repeated='4294967295'>{cell}</table:table-row>");
    let content = spreadsheet(&format!("<table:table>{}{}</table:table>", row(cell), row(cell)));
    let document = read_flat(content.as_bytes(), &Native);
    assert!(document.text.len() < 2 << 20, "{}", document.text.len());
    let content = spreadsheet(&format!(
        "<table:table>{}</table:table>",
        row("<table:table-cell><text:p>1</text:p></table:table-cell>")
    ));
    let document = read_flat(content.as_bytes(), &Native);
    assert_eq!(document.notes, [Note::limit("input.limit")]);
    assert_eq!(draw(&read(&archive(&[stored("mimetype", b"x")]), &Native)), "!!ods.none");
    let manifest = stored("META-INF/manifest.xml", b"<manifest:encryption-data/>");
    assert_eq!(draw(&read(&archive(&[stored("content.xml", b"x"), manifest]), &Native)), "!!office.encrypted");
    assert_eq!(
        draw(&read_flat(
            b"<a><table:table table:name='x'><table-row><table-cell><p>1</p></table-cell></table-row><table-row>",
            &Native
        )),
        "A1=1\n!xml.damaged"
    );
}
