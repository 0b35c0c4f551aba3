//! A workbook in Office Open XML (ECMA-376): inline strings, a fixed set of styles, merged cells, column widths. No
//! formula is ever written; text stays text.

use super::delimited::is_formula;
use super::html::escape;
use super::sheet::{Cell, Sheet, Slot, Style, Value};
use super::zip;
use crate::document::cell_name;
use crate::number::Number;
use crate::source::xlsx;
use std::fmt::Write;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A row of one line, and the highest that there can be, in points.
const LINE: usize = 18;
const HIGHEST: usize = 409;

/// The workbook as the bytes of an .xlsx file.
pub fn write(sheets: &[Sheet]) -> Vec<u8> {
    let names: Vec<_> = (1..=sheets.len()).map(|number| format!("xl/worksheets/sheet{number}.xml")).collect();
    let mut files = vec![
        ("[Content_Types].xml", content_types(&names)),
        ("_rels/.rels", package_relations()),
        (xlsx::PROPERTIES, properties()),
        ("xl/workbook.xml", workbook(sheets)),
        ("xl/_rels/workbook.xml.rels", workbook_relations(sheets.len())),
        ("xl/styles.xml", styles()),
    ];
    files.extend(names.iter().map(String::as_str).zip(sheets.iter().map(worksheet)));
    let files: Vec<_> = files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    zip::archive(&files)
}

fn content_types(names: &[String]) -> String {
    let mut out = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPE}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPE}.styles+xml\"/>\
         <Override PartName=\"/{}\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
        xlsx::PROPERTIES
    );
    for name in names {
        let _ = write!(out, "<Override PartName=\"/{name}\" ContentType=\"{TYPE}.worksheet+xml\"/>");
    }
    out + "</Types>"
}

fn package_relations() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{RELATIONS}\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{RELATIONS}/metadata/core-properties\" Target=\"{}\"/></Relationships>",
        xlsx::PROPERTIES
    )
}

/// Who made the workbook: it is known by that when it comes back among reports.
fn properties() -> String {
    format!(
        "{HEAD}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">{}</cp:coreProperties>",
        xlsx::OWN
    )
}

fn workbook(sheets: &[Sheet]) -> String {
    let mut out = format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>");
    for (number, sheet) in (1..).zip(sheets) {
        let name = escape(&sheet.name);
        let _ = write!(out, "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");
    }
    out.push_str("</sheets>");
    // Heads that stay in sight are on every sheet of paper.
    let headed = (0..).zip(sheets).filter(|(_, sheet)| sheet.frozen > 0);
    let title = |(number, sheet): (usize, &Sheet)| {
        let (name, rows) = (escape(&sheet.name), sheet.frozen);
        format!("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{number}\">'{name}'!$1:${rows}</definedName>")
    };
    let titles: String = headed.map(title).collect();
    if !titles.is_empty() {
        out = out + "<definedNames>" + &titles + "</definedNames>";
    }
    out + "</workbook>"
}

fn workbook_relations(sheets: usize) -> String {
    let mut out = format!("{HEAD}<Relationships xmlns=\"{RELATIONS}\">");
    for number in 1..=sheets {
        let target = format!("worksheets/sheet{number}.xml");
        let _ = write!(out, "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"{target}\"/>");
    }
    let styles = sheets + 1;
    let _ = write!(out, "<Relationship Id=\"rId{styles}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>");
    out + "</Relationships>"
}

/// Every [`Style`], in the order of their formats in the workbook: font, fill, border, horizontal alignment.
const STYLES: [(Style, u8, u8, u8, &str); 7] = [
    (Style::Plain, 0, 0, 0, "left"),
    (Style::Title, 1, 0, 0, "left"),
    (Style::ColumnHeader, 2, 2, 1, "center"),
    (Style::RowHeader, 0, 0, 1, "left"),
    (Style::GroupHeader, 0, 0, 1, "center"),
    (Style::Body, 0, 0, 1, "general"),
    (Style::Wrong, 3, 0, 1, "general"),
];

fn styles() -> String {
    let font = |extra: &str, size: u8| format!("<font>{extra}<sz val=\"{size}\"/><name val=\"宋体\"/></font>");
    let fonts = [font("", 11), font("<b/>", 14), font("<b/>", 11), font("<b/><color rgb=\"FFC00000\"/>", 11)].concat();
    let side = |name: &str| format!("<{name} style=\"thin\"/>");
    let ruled = ["left", "right", "top", "bottom"].map(side).concat();
    let mut formats = String::new();
    for quoted in ["0", "1"] {
        for (_, font, fill, border, align) in STYLES {
            let _ = write!(
                formats,
                "<xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" \
                 quotePrefix=\"{quoted}\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">\
                 <alignment horizontal=\"{align}\" vertical=\"center\" wrapText=\"1\"/></xf>"
            );
        }
    }
    format!(
        "{HEAD}<styleSheet xmlns=\"{MAIN}\"><fonts count=\"4\">{fonts}</fonts>\
         <fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>\
         <fill><patternFill patternType=\"gray125\"/></fill>\
         <fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFEDEDED\"/></patternFill></fill></fills>\
         <borders count=\"2\"><border/><border>{ruled}</border></borders>\
         <cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
         <cellXfs count=\"{}\">{formats}</cellXfs></styleSheet>",
        2 * STYLES.len()
    )
}

/// The format of a cell. Text that looks like a formula is marked as quoted, so that editing it does not make it one.
fn format_of(cell: &Cell) -> usize {
    let style = STYLES.iter().position(|(style, ..)| *style == cell.style).unwrap_or(0);
    let quoted = matches!(&cell.value, Value::Text(text) if is_formula(text));
    if quoted { style + STYLES.len() } else { style }
}

fn worksheet(sheet: &Sheet) -> String {
    let mut out = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>\
         <sheetViews><sheetView workbookViewId=\"0\">"
    );
    if sheet.frozen > 0 {
        let (rows, first) = (sheet.frozen, sheet.frozen + 1);
        let _ = write!(
            out,
            "<pane ySplit=\"{rows}\" topLeftCell=\"A{first}\" activePane=\"bottomLeft\" state=\"frozen\"/>"
        );
    }
    out.push_str("</sheetView></sheetViews>");
    if !sheet.widths.is_empty() {
        out.push_str("<cols>");
        for (number, width) in (1..).zip(&sheet.widths) {
            let _ = write!(out, "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>");
        }
        out.push_str("</cols>");
    }
    out.push_str("<sheetData>");
    let mut merged = Vec::new();
    let grid = sheet.layout();
    for ((number, row), height) in (0..).zip(&grid).zip(heights(sheet, &grid)) {
        let _ = write!(out, "<row r=\"{}\" ht=\"{height}\" customHeight=\"1\">", number + 1);
        for (column, slot) in (0..).zip(row) {
            let at = cell_name(number, column);
            match slot {
                Slot::Empty => {}
                Slot::Covered(cell) => {
                    let _ = write!(out, "<c r=\"{at}\" s=\"{}\"/>", format_of(cell));
                }
                Slot::Cell(cell) => {
                    push_cell(cell, &at, &mut out);
                    if cell.row_span > 1 || cell.column_span > 1 {
                        let (rows, columns) = (u32::from(cell.row_span), u32::from(cell.column_span));
                        merged.push(format!("{at}:{}", cell_name(number + rows - 1, column + columns - 1)));
                    }
                }
            }
        }
        out.push_str("</row>");
    }
    out.push_str("</sheetData>");
    if sheet.frozen > 0 && !sheet.rows.is_empty() {
        let last = cell_name(sheet.rows.len() as u32 - 1, sheet.widths.len().max(1) as u32 - 1);
        let _ = write!(out, "<autoFilter ref=\"A{}:{last}\"/>", sheet.frozen);
    }
    if !merged.is_empty() {
        let _ = write!(out, "<mergeCells count=\"{}\">", merged.len());
        for range in merged {
            let _ = write!(out, "<mergeCell ref=\"{range}\"/>");
        }
        out.push_str("</mergeCells>");
    }
    let orientation = if sheet.landscape { "landscape" } else { "portrait" };
    let _ = write!(out, "<pageSetup paperSize=\"9\" orientation=\"{orientation}\" fitToHeight=\"0\"/></worksheet>");
    out
}

/// The heights of the rows in points, by what wraps in them: not every program finds them itself. What spans rows adds to
/// the last of them what it needs more than they have.
fn heights(sheet: &Sheet, grid: &[Vec<Slot<'_>>]) -> Vec<usize> {
    let mut heights = vec![LINE; grid.len()];
    for spans in [false, true] {
        for (number, row) in grid.iter().enumerate() {
            for (column, slot) in row.iter().enumerate() {
                let Slot::Cell(cell) = slot else { continue };
                let last = number + usize::from(cell.row_span);
                let (true, Some(spanned)) = ((cell.row_span > 1) == spans, heights.get_mut(number..last)) else {
                    continue;
                };
                let widths = sheet.widths.iter().skip(column).take(usize::from(cell.column_span));
                let lacking = height(cell, widths.copied().map(usize::from).sum()).saturating_sub(spanned.iter().sum());
                if let Some(last) = spanned.last_mut() {
                    *last = (*last + lacking).min(HIGHEST);
                }
            }
        }
    }
    heights
}

/// The height that a cell needs in columns of so many digits; a Chinese character is a little wider than two.
fn height(cell: &Cell, width: usize) -> usize {
    let Value::Text(text) = &cell.value else { return LINE };
    let digits = |line: &str| line.chars().map(|char| if char.is_ascii() { 10 } else { 22 }).sum::<usize>();
    let lines: usize = text.lines().map(|line| digits(line).div_ceil(10 * width.max(2)).max(1)).sum();
    lines.max(1) * if cell.style == Style::Title { LINE + 4 } else { LINE - 3 } + 3
}

fn push_cell(cell: &Cell, at: &str, out: &mut String) {
    let style = format_of(cell);
    let text = match &cell.value {
        Value::Number(number) if is_exact(*number) => {
            let _ = write!(out, "<c r=\"{at}\" s=\"{style}\"><v>{number}</v></c>");
            return;
        }
        Value::Number(number) => number.to_string(),
        Value::Text(text) => escape(&literal(text)),
    };
    if text.is_empty() {
        let _ = write!(out, "<c r=\"{at}\" s=\"{style}\"/>");
    } else {
        let _ = write!(
            out,
            "<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
        );
    }
}

/// Whether a spreadsheet keeps every digit; it has fifteen.
fn is_exact(number: Number) -> bool {
    number.to_string().bytes().filter(u8::is_ascii_digit).count() <= 15
}

/// Text within the length that a cell holds (32,767 characters). `_x0041_` in it would be read as an escaped character,
/// so its underscore is escaped itself.
fn literal(text: &str) -> String {
    let text: String = text.chars().take(32_000).collect();
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let code = rest
            .get(at + 2..at + 7)
            .is_some_and(|code| code.ends_with('_') && code.bytes().take(4).all(|byte| byte.is_ascii_hexdigit()));
        let (before, after) = rest.split_at(at + 1);
        out.push_str(before);
        if code {
            out.push_str("x005F_");
        }
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_as_high_as_what_wraps_in_them() {
        let cell = |text: &str, rows, columns| Cell::text(text, Style::Body).spanning(rows, columns);
        let row = |text: &str| vec![cell(text, 1, 1), cell("", 1, 1)];
        let ten = "一二三四五六七八九十";
        for (rows, expected) in [
            (vec![row("一")], vec![18]),
            (vec![row(ten)], vec![48]),
            (vec![row("a\nb")], vec![33]),
            // Over both columns there is room for all of it.
            (vec![vec![cell(ten, 1, 2)]], vec![33]),
            // What the rows that it spans do not have, the last of them gets.
            (vec![vec![cell(ten, 2, 1), cell("", 1, 1)], vec![cell("", 1, 1)]], vec![18, 30]),
            (vec![row(&ten.repeat(50))], vec![HIGHEST]),
        ] {
            let sheet = Sheet { widths: vec![8, 8], rows, ..Sheet::default() };
            assert_eq!(heights(&sheet, &sheet.layout()), expected, "{:?}", sheet.rows);
        }
    }

    #[test]
    fn escapes_in_text_are_escaped() {
        for (text, written) in
            [("_x0041_", "_x005F_x0041_"), ("a_x1", "a_x1"), ("_xGGGG_x000D_", "_xGGGG_x005F_x000D_")]
        {
            assert_eq!(literal(text), written);
        }
    }
}
