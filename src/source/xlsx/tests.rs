//! Workbooks made by hand, and those that LibreOffice writes.

use super::*;
use crate::document::Block;
use crate::source::decode::Native;
use crate::source::sheet::draw;
use crate::source::testing::{archive, deflated, stored};

const WORKBOOK: &str = "<workbook xmlns:r='x'><sheets><sheet name='一' sheetId='1' r:id='r1'/></sheets></workbook>";
const RELATIONS: &str = "<Relationships>\
    <Relationship Id='r1' Type='http://x/worksheet' Target='worksheets/a.xml'/>\
    <Relationship Id='r2' Type='http://x/worksheet' Target='/xl/worksheets/b.xml'/>\
    <Relationship Id='r9' Type='http://x/worksheet' Target='http://x/b.xml' TargetMode='External'/></Relationships>";
const STRINGS: &str = "<sst><si><t>甲</t></si>\
    <si><r><rPr><b/></rPr><t>乙</t></r><r><t xml:space='preserve'> 丙</t></r><rPh sb='0' eb='1'><t>yi</t></rPh><phoneticPr/></si>\
    <si><t>a_x000A_b_x005F_x000A_ _xZZZZ_</t></si></sst>";
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='#,##0&quot;件&quot;'/></numFmts>\
    <cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>\
    <cellXfs><xf numFmtId='0'/><xf numFmtId='170'/><xf numFmtId='14'/><xf numFmtId='1'/></cellXfs>\
    <cellStyles><cellStyle xfId='0'/></cellStyles></styleSheet>";

/// A workbook of one sheet with the given rows.
fn workbook(sheet: &str) -> Document {
    book(&[("xl/worksheets/a.xml", &format!("<worksheet>{sheet}</worksheet>"))])
}

/// A workbook with the given parts, the usual ones added.
fn book(parts: &[(&str, &str)]) -> Document {
    let usual = [
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/styles.xml", STYLES),
    ];
    let missing = usual.into_iter().filter(|(name, _)| !parts.iter().any(|(given, _)| given == name));
    let all: Vec<_> =
        parts.iter().copied().chain(missing).map(|(name, text)| deflated(name, text.as_bytes())).collect();
    read(&archive(&all), &Native)
}

/// A workbook whose sheet is not packed, so that its budget is that of a large file.
fn large(sheet: &str) -> Document {
    let parts = [("xl/workbook.xml", WORKBOOK), ("xl/worksheets/sheet1.xml", sheet)];
    read(&archive(&parts.map(|(name, text)| stored(name, text.as_bytes()))), &Native)
}

fn check(sheet: &str, expected: &str) {
    assert_eq!(draw(&workbook(sheet)), expected, "{sheet}");
}

#[test]
fn cells_of_every_kind() {
    check("<row r='2'><c r='B2' t='s'><v>0</v></c><c r='C2'><v>15</v></c></row>", "A2= B2=甲 C2=15");
    check("<row><c t='s'><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", "A1=乙 丙 B1=2\nA2=3 B2=");
    check("<c r='A1' t='inlineStr'><is><r><t>行</t></r><r><t>内</t></r></is></c>", "A1=行内");
    check("<c r='A1' t='s'><v>2</v></c>", "A1=a⏎b_x000A_ _xZZZZ_");
    check("<c r='A1' t='str'><f>A2&amp;\"x\"</f><v>合</v></c><c r='B1'><f>1+1</f><v>2</v></c>", "A1=合 B1=2");
    // Programs that compute nothing write an empty value beside a formula.
    check("<c r='A1'><f>1+1</f><v></v></c><c r='B1' t='str'><f>C1</f><v></v></c>", "A1==1+1\n!sheet.no-value");
    check(
        "<c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v></c><c r='C1' t='e'><v>#REF!</v></c>",
        "A1=TRUE B1=FALSE C1=#REF!",
    );
    check(
        "<c r='A1' s='1'><v>3511</v></c><c r='B1' s='2'><v>45291</v></c><c r='C1' s='3'><v>3.6</v></c>",
        "A1=3,511件 B1=2023年12月31日 C1=4\n!sheet.rounded",
    );
    check("<c r='A1'><v>59237.244899999998</v></c><c r='B1' s='99'><v>5</v></c>", "A1=59237.2449 B1=5");
    check("<c r='A1'><v>1</v></c><c r='B1' s='1'/><c r='C1'><v></v></c><c r='D1'><v>4</v></c>", "A1=1 B1= C1= D1=4");
    // What is not known is not blank.
    check("<c r='A1' t='s'><v>99</v></c><c r='B1'><v>x</v></c>", "A1=\u{FFFD} B1=x");
    check("<c r='A1'><f>SUM(B1:B9)</f></c><c r='B1' t='str'><f>C1</f><v></v></c>", "A1==SUM(B1:B9)\n!sheet.no-value");
}

#[test]
fn merged_and_hidden_parts() {
    let rows = "<cols><col min='3' max='3' hidden='1'/></cols><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'/><c r='C1'><v>1</v></c></row>\
                <row r='2'><c r='C2'><v>2</v></c></row>";
    check(
        &format!("{rows}<mergeCells><mergeCell ref='A1:B2'/><mergeCell ref='x'/></mergeCells>"),
        "A1=甲 2x2 C1=1\nC2=2\n!sheet.hidden-parts",
    );
    check("<row r='1' hidden='true'><c><v>1</v></c></row>", "A1=1\n!sheet.hidden-parts");
    // Hiding what is empty only shows where the form ends.
    check(
        "<cols><col min='2' max='16384' hidden='1'/></cols><row r='1'><c><v>1</v></c></row><row r='2' hidden='1'/>",
        "A1=1",
    );
}

#[test]
fn several_sheets_in_order_without_the_hidden_ones() {
    let sheets = "<workbook><workbookPr date1904='1'/><sheets><sheet name='乙' r:id='r2'/><sheet name='藏' r:id='r1' state='veryHidden'/>\
                  <sheet name='甲' r:id='r1' state='visible'/><sheet name='外' r:id='r9'/></sheets></workbook>";
    let document = book(&[
        ("xl/workbook.xml", sheets),
        ("xl/worksheets/a.xml", "<worksheet><c r='A1' s='2'><v>43829</v></c></worksheet>"),
        ("xl/worksheets/b.xml", "<worksheet><c r='A1'><v>2</v></c></worksheet>"),
    ]);
    assert_eq!(draw(&document), "A1=2\nA1=2023年12月31日\n!sheet.hidden\n!zip.no-part");
    let names: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| if let Block::Grid(grid) = block { grid.name.as_deref() } else { None })
        .collect();
    assert_eq!(names, ["乙", "甲"]);
}

#[test]
fn what_can_be_read_is_read() {
    check("<row r='1'><c r='A1'><v>1</v></c></row><row r='2'><c r='A2'><v>2</v>", "A1=1\n!xml.damaged");
    check("", "!!sheet.empty");
    check("<!DOCTYPE x><c r='A1'><v>1</v></c>", "!!xml.doctype");
    let document = book(&[
        ("xl/worksheets/a.xml", "<c r='A1' t='s'><v>0</v></c><c r='B1'><v>7</v></c>"),
        ("xl/sharedStrings.xml", "<sst><si>"),
    ]);
    assert_eq!(draw(&document), "A1=\u{FFFD} B1=7\n!xml.damaged");
    assert_eq!(draw(&read(&archive(&[stored("xl/workbook.bin", b"x")]), &Native)), "!!xlsx.binary");
    assert_eq!(draw(&read(&archive(&[stored("word/document.xml", b"x")]), &Native)), "!!xlsx.none");
    assert_eq!(draw(&read(b"PK\x03\x04", &Native)), "!!zip.damaged");
    // Other folders, no relations, no strings, no styles.
    let parts = [
        stored("book/workbook.xml", WORKBOOK.as_bytes()),
        stored("book/worksheets/sheet1.xml", b"<c r='A1'><v>1</v></c>"),
    ];
    assert_eq!(draw(&read(&archive(&parts), &Native)), "A1=1");
}

#[test]
fn hostile_sheets_stay_small() {
    // A million empty cells are a bomb in a small file and nothing in a large one; as many numbers are too many.
    assert_eq!(draw(&workbook(&"<c/>".repeat(1_000_000))), "!!budget.bytes");
    check(&"<c/>".repeat(100_000), "!!sheet.empty");
    let rows = "<row><c><v>1</v></c></row>".repeat(200_001);
    let document = large(&rows);
    assert_eq!((document.blocks.len(), document.notes), (1, vec![Note::limit("input.limit")]));
    check("<dimension ref='A1:XFD1048576'/><c r='XFD1048576'><v>1</v></c>", "!!sheet.far");
    check("<c r='A1'><v>1</v></c><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>", "A1=1 1000x1024");
    check("<row r='4294967295'><c><v>1</v></c><c r='ZZZZZZZ1'><v>1</v></c></row>", "!!sheet.far");
    let wide = format!("<c r='A1'><v>1</v></c>{}", "<mergeCell ref='B2:XFD2'/>".repeat(100_000));
    assert_eq!(draw(&large(&wide)), "A1=1\n!budget.steps");
    // One long string in many cells.
    let strings = format!("<sst><si><t>{}</t></si></sst>", "长".repeat(10_000));
    let sheet = "<c t='s'><v>0</v></c>".repeat(1000);
    let document = book(&[("xl/sharedStrings.xml", &strings), ("xl/worksheets/a.xml", &sheet)]);
    assert!(document.text.len() < 24 << 20 && draw(&document).ends_with("!budget.bytes"), "{}", document.text.len());
}

#[test]
fn the_xml_of_excel_2003() {
    let read = |sheets: &str| {
        let styles = "<Styles><Style ss:ID='s2'><NumberFormat ss:Format='#,##0'/></Style><Style ss:ID='s1'/>\
                      <Style ss:ID='s4'><Font ss:StrikeThrough='1'/></Style></Styles>";
        let text = format!(
            "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>{styles}{sheets}</Workbook>"
        );
        let documents = crate::source::read(text.as_bytes(), "a.xls", &Native);
        draw(&documents.first().expect("a document").1)
    };
    let check = |rows: &str, expected: &str| {
        assert_eq!(read(&format!("<Worksheet ss:Name='一'><Table>{rows}</Table></Worksheet>")), expected, "{rows}");
    };
    let (number, text) = ("<Data ss:Type='Number'>1500</Data>", "<Data ss:Type='String'>甲<B>乙</B></Data>");
    check(&format!("<Row><Cell>{text}</Cell><Cell ss:StyleID='s2'>{number}</Cell></Row>"), "A1=甲乙 B1=1,500");
    check(&format!("<Row ss:Index='2'><Cell ss:Index='3'>{number}</Cell></Row>"), "A2= B2= C2=1500");
    check(
        &format!(
            "<Row><Cell ss:MergeAcross='1' ss:MergeDown='1'>{text}</Cell><Cell>{number}</Cell></Row><Row><Cell ss:Index='3'>{number}</Cell></Row>"
        ),
        "A1=甲乙 2x2 C1=1500\nC2=1500",
    );
    check("<Row><Cell><Data ss:Type='Boolean'>1</Data><Comment><Data>9</Data></Comment></Cell></Row>", "A1=TRUE");
    let mixed = "<Data ss:Type='String'><S>5<Font>3</Font></S>8<Sup>1</Sup></Data>";
    check(&format!("<Row><Cell>{mixed}</Cell><Cell ss:StyleID='s4'>{mixed}</Cell></Row>"), "A1=8 B1=\u{FFFD}");
    check(
        &format!("<Row><Cell ss:StyleID='s4'>{number}</Cell></Row><Row><Cell>{number}</Cell></Row>"),
        "A2=1500\n!sheet.struck",
    );
    check("<Row><Cell ss:Formula='=A2'/></Row>", "A1==A2\n!sheet.no-value");
    let sheet = |options: &str| {
        read(&format!("<Worksheet ss:Name='一'><Table><Row><Cell>{number}</Cell></Row></Table>{options}</Worksheet>"))
    };
    assert_eq!(sheet("<WorksheetOptions><Selected/></WorksheetOptions>"), "A1=1500");
    assert_eq!(sheet("<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"), "!!sheet.hidden");
}

#[test]
fn what_is_struck_out_or_raised_counts_as_it_is_shown() {
    let run = |look: &str, text: &str| format!("<r><rPr>{look}</rPr><t>{text}</t></r>");
    let inline = |text: &str| format!("<c r='A1' t='inlineStr'><is>{text}</is></c>");
    let (struck, raised) = ("<strike/>", "<vertAlign val='superscript'/>");
    check(&inline(&(run(struck, "5") + &run("<sz val='9'/>", "8"))), "A1=8");
    check(&inline(&(run("<strike val='0'/>", "5") + &run(raised, "1"))), "A1=5");
    check(&inline(&run(struck, "15")), "A1=\u{FFFD}\u{FFFD}");
    check(&inline(&("<r><t>5</t></r>".to_owned() + &run("<vertAlign val='subscript'/>", "2"))), "A1=52");
    let styles = "<styleSheet><fonts><font/><font><strike/></font></fonts><cellStyleXfs><xf fontId='1'/></cellStyleXfs>\
                  <cellXfs><xf/><xf fontId='1'/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>";
    let strings = format!("<sst><si><t>甲</t></si><si>{}{}</si></sst>", run(struck, "5"), run("", "8"));
    let styled = |sheet: &str| {
        draw(&book(&[("xl/worksheets/a.xml", sheet), ("xl/styles.xml", styles), ("xl/sharedStrings.xml", &strings)]))
    };
    let row = |label: u8, first: u8| {
        format!("<row r='{first}'><c s='{label}' t='s'><v>0</v></c><c s='1'><v>32</v></c><c s='1'/></row>")
    };
    // A row that is struck out whole is gone, of one cell it is open what it says.
    assert_eq!(styled(&(row(1, 1) + "<row r='2'><c><v>7</v></c></row>")), "A1=\nA2=7\n!sheet.struck");
    assert_eq!(styled(&row(0, 1)), "A1=甲 B1=\u{FFFD}\u{FFFD}\n!sheet.struck");
    assert_eq!(styled("<c r='A1' s='1' t='s'><v>1</v></c>"), "A1=\u{FFFD}");
    assert_eq!(styled("<c r='A1' t='s'><v>1</v></c>"), "A1=8");
}
