use super::*;
use crate::source::decode::Native;
use crate::source::testing::{archive, deflated, outline, stored};

/// What the body of a docx comes to, its notes behind.
fn body(body: &str) -> String {
    shown(&read(&docx(body), &Native))
}

fn docx(body: &str) -> Vec<u8> {
    let part = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    archive(&[stored("[Content_Types].xml", b""), deflated("word/document.xml", part.as_bytes())])
}

fn shown(document: &Document) -> String {
    let notes: String = document.notes.iter().map(|note| format!("!{}", note.code)).collect();
    outline(document) + &notes
}

fn paragraph(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
}

#[test]
fn runs_are_read_as_they_are_shown() {
    let cases: &[(&str, &str)] = &[
        ("<w:r><w:t>收到</w:t></w:r><w:r><w:t>15</w:t></w:r>", "收到15"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb;c"),
        ("<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r>", "a"),
        ("<w:del><w:r><w:delText>1</w:delText></w:r></w:del><w:ins><w:r><w:t>2</w:t></w:r></w:ins>", "2"),
        ("<w:moveFrom><w:r><w:t>1</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>2</w:t></w:r></w:moveTo>", "2"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r>", "2"),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>1</w:t></w:r>", "1"),
        ("<w:r><w:t>9</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r>", "9"),
        ("<w:r><w:t>9</w:t></w:r><w:r><w:rPr><w:position w:val='8'/></w:rPr><w:t>1</w:t></w:r>", "9"),
        // Figures of which all digits are raised, or lowered.
        (
            "<w:r><w:rPr><w:position w:val='4'/></w:rPr><w:t>9</w:t></w:r><w:r><w:rPr><w:position w:val='4'/></w:rPr><w:t>1</w:t></w:r>",
            "91",
        ),
        ("<w:r><w:t>9</w:t></w:r><w:r><w:rPr><w:position w:val='-2'/></w:rPr><w:t>1</w:t></w:r>", "91"),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r>", "2"),
        (
            "<w:r><w:rPr><w:dstrike/></w:rPr><w:t>1</w:t></w:r><w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>2</w:t></w:r>",
            "2",
        ),
        ("<w:r><w:instrText>PAGE</w:instrText><w:t>7</w:t></w:r>", "7"),
        (
            "<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t>b</w:t></w:r></w:sdtContent></w:sdt>",
            "ab",
        ),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>kān</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>勘</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "勘",
        ),
        ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:sym w:char='25CB'/></w:r>", "1-2○"),
        (
            "<w:pPr><w:pPrChange><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t>a</w:t></w:r>",
            "a",
        ),
    ];
    for (runs, expected) in cases {
        assert_eq!(body(&paragraph(runs)), *expected, "{runs}");
    }
    let joined =
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>";
    assert_eq!(body(joined), "ab");
}

#[test]
fn tables_keep_their_spans() {
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = |rows: &[String]| format!("<w:tbl>{}</w:tbl>", rows.concat());
    let spans = table(&[
        row(&[cell("<w:gridSpan w:val='2'/>", "a"), cell("<w:vMerge w:val='restart'/>", "b")]),
        row(&[cell("", "c"), cell("", "d"), cell("<w:vMerge/>", "")]),
    ]);
    assert_eq!(body(&spans), "[0 a 1x2|2 b 2x1][0 c|1 d]");
    let changed = table(&[
        row(&[cell("<w:tcPrChange><w:tcPr><w:gridSpan w:val='3'/></w:tcPr></w:tcPrChange>", "a"), cell("", "b")]),
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr>".into(),
        row(&[cell("<w:cellDel/>", "gone"), cell("", "c"), cell("", "d")]),
        format!("<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{}</w:tr>", cell("", "e")),
    ]);
    assert_eq!(body(&changed), "[0 a|1 b][0 c|1 d][1 e]");
    let merged = table(&[
        row(&[cell("<w:hMerge w:val='restart'/>", "a"), cell("<w:hMerge/>", ""), cell("", "b")]),
        row(&[cell("", "c"), cell("", "d"), cell("", "e")]),
    ]);
    assert_eq!(body(&merged), "[0 a 1x2|2 b][0 c|1 d|2 e]");
    let huge = table(&[
        row(&[cell("<w:gridSpan w:val='99999999999'/>", "a"), cell("", "b")]),
        row(&[cell("<w:gridSpan w:val='-5'/>", "c"), cell("", "d")]),
    ]);
    assert_eq!(body(&huge), "[0 a|1 b][0 c|1 d]");
}

#[test]
fn a_box_is_read_once() {
    let content = "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>";
    let run = format!(
        "<w:r><w:t>a</w:t><mc:AlternateContent><mc:Choice><w:drawing><a:t>no</a:t><wps:txbx>{content}</wps:txbx></w:drawing>\
         </mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>\
         <w:t>b</w:t></w:r>"
    );
    assert_eq!(body(&paragraph(&run)), "box;ab");
    let old = format!("<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>");
    assert_eq!(body(&paragraph(&old)), "box");
}

#[test]
fn pictures_may_be_tables() {
    let read = |body: &str| {
        let part = format!(
            "<w:document><w:body><w:p><w:r><w:t>数</w:t><w:drawing><a:blip/></w:drawing></w:r></w:p>{body}</w:body></w:document>"
        );
        read_flat(part.as_bytes(), &Native).notes
    };
    assert_eq!(read(""), [Note::new("input.pictures")]);
    assert_eq!(read_flat(b"<w:document><a:blip/></w:document>", &Native).notes, [Note::fatal("input.pictures")]);
    assert_eq!(read("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"), []);
}

#[test]
fn flat_files_are_read() {
    let cases: &[(&str, &str)] = &[
        (
            "<pkg:package><pkg:part pkg:name='/word/styles.xml'><w:p><w:r><w:t>no</w:t></w:r></w:p></pkg:part>\
             <pkg:part pkg:name='/word/document.xml'><pkg:xmlData><w:document><w:body><w:p><w:r><w:t>数</w:t></w:r></w:p>\
             </w:body></w:document></pkg:xmlData></pkg:part></pkg:package>",
            "数",
        ),
        (
            "<w:wordDocument><w:styles><w:p><w:r><w:t>no</w:t></w:r></w:p></w:styles><w:body><wx:sect><w:tbl><w:tr><w:tc>\
             <w:tcPr><w:vmerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b\
             </w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc><w:tc><w:p>\
             <aml:annotation w:type='Word.Deletion'><aml:content><w:r><w:t>1</w:t></w:r></aml:content></aml:annotation>\
             <aml:annotation w:type='Word.Insertion'><aml:content><w:r><w:t>2</w:t></w:r></aml:content></aml:annotation>\
             </w:p></w:tc></w:tr></w:tbl></wx:sect></w:body></w:wordDocument>",
            "[0 a 2x1|1 b][1 2]",
        ),
    ];
    for (xml, expected) in cases {
        assert!(is_flat(xml));
        assert_eq!(shown(&read_flat(xml.as_bytes(), &Native)), *expected);
    }
}

#[test]
fn what_can_be_read_is_read() {
    let first = "<w:p><w:r><w:t>一</w:t></w:r></w:p>";
    let cases: &[(Vec<u8>, &str)] = &[
        (
            docx(&format!("{first}<w:tbl><w:tr>{}{}</w:tr><w:tr><w:tc>", cell("", "1"), cell("", "2"))),
            "一;[0 1|1 2]!xml.damaged",
        ),
        (docx(&format!("{first}<w:altChunk/>")), "一!docx.chunk"),
        (archive(&[stored("word/document2.xml", b"<w:p><w:r><w:t>2</w:t></w:r></w:p>")]), "2"),
        (archive(&[stored("xl/workbook.xml", b"")]), "!docx.none"),
        (archive(&[stored("word/document.xml", b"<!DOCTYPE x [<!ENTITY e '1'>]><w:p/>")]), "!xml.doctype"),
        (b"PK".to_vec(), "!zip.damaged"),
        (docx(&"<w:tbl><w:tr><w:tc>".repeat(200)), "!budget.depth"),
    ];
    for (bytes, expected) in cases {
        let document = read(bytes, &Native);
        assert_eq!(shown(&document), *expected);
        let fatal = document.notes.iter().any(|note| note.is_fatal());
        assert_eq!(fatal, document.blocks.is_empty(), "{expected}");
    }
    let million = "<w:tbl>".to_owned() + &format!("<w:tr>{}</w:tr>", "<w:tc/>".repeat(50)).repeat(20_000) + "</w:tbl>";
    let document = read(&docx(&million), &Native);
    assert!(
        document.notes.iter().any(|note| note.code == "input.limit" || note.code == "budget.bytes"),
        "{:?}",
        document.notes
    );
}

/// What a body comes to with the styles and lists of the files beside it.
#[test]
fn styles_hide_and_lists_number() {
    let styles = "<w:styles><w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>\
        <w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style>\
        <w:style w:type='character' w:styleId='H0'><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:type='character' w:styleId='H'><w:basedOn w:val='H0'/></w:style>\
        <w:style w:type='character' w:styleId='S'><w:basedOn w:val='H0'/><w:rPr><w:vanish w:val='0'/></w:rPr></w:style>\
        <w:style w:type='character' w:styleId='D'><w:rPr><w:strike/></w:rPr></w:style>\
        <w:style w:type='character' w:styleId='F'><w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style>\
        <w:style w:type='paragraph' w:styleId='P'><w:basedOn w:val='N'/><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:type='paragraph' w:styleId='T'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='T2'><w:basedOn w:val='T'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='table' w:styleId='B'><w:tblStylePr><w:rPr><w:vanish/></w:rPr></w:tblStylePr></w:style></w:styles>";
    let lists = "<w:numbering><w:abstractNum w:abstractNumId='0'>\
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/><w:lvlText w:val='%1、'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%2）'/></w:lvl>\
        <w:lvl w:ilvl='2'><w:lvlText w:val='%3.'/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='•'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>\
        <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='6'/>\
        <w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/></w:lvl></w:lvlOverride></w:num></w:numbering>";
    let run = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let item = |properties: &str, text: &str| format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run("", text));
    let number =
        |number: u8, level: u8| format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>");
    let style = |name: &str| format!("<w:rStyle w:val='{name}'/>");
    let cases = [
        (
            paragraph(
                &(run(&style("H"), "9") + &run(&style("S"), "1") + &run(&style("D"), "8") + &run(&style("F"), "7")),
            ),
            "1",
        ),
        (paragraph(&(run(&(style("H") + "<w:vanish w:val='0'/>"), "1") + &run("<w:webHidden/>", "2"))), "12"),
        (item("<w:pStyle w:val='P'/>", "9") + &item("", "1"), "1"),
        // A property that both styles turn on is off.
        (format!("<w:p><w:pPr><w:pStyle w:val='P'/></w:pPr>{}</w:p>", run(&style("H"), "1")), "1"),
        (
            [
                item(&number(1, 0), "甲"),
                item(&number(1, 2), "乙"),
                item(&number(2, 0), "丙"),
                item("<w:pStyle w:val='T'/>", "丁"),
            ]
            .concat(),
            "一、甲;1. 乙;丙;二、丁",
        ),
        (
            item("<w:pStyle w:val='T2'/>", "甲")
                + &item("<w:pStyle w:val='T'/><w:numPr><w:numId w:val='0'/></w:numPr>", "乙")
                + &item(&number(3, 0), "丙")
                + &item(&number(3, 0), "丁"),
            "（一）甲;乙;六、丙;七、丁",
        ),
        (
            item(&(number(1, 0) + "<w:rPr><w:del/></w:rPr>"), "甲")
                + &item(&(number(1, 0) + "<w:rPr><w:vanish/></w:rPr>"), "")
                + &item(&number(1, 0), "乙"),
            "甲;一、乙",
        ),
    ];
    for (body, expected) in cases {
        let part = format!("<w:document><w:body>{body}</w:body></w:document>");
        let whole = archive(&[
            stored("word/styles.xml", styles.as_bytes()),
            stored("word/numbering.xml", lists.as_bytes()),
            stored("word/document.xml", part.as_bytes()),
        ]);
        assert_eq!(shown(&read(&whole, &Native)), expected, "{body}");
        let flat = format!(
            "<pkg:package><pkg:part pkg:name='/word/document.xml'>{part}</pkg:part><pkg:part pkg:name='/word/styles.xml'>{styles}\
             </pkg:part><pkg:part pkg:name='/word/numbering.xml'>{lists}</pkg:part><pkg:part pkg:name='/word/header1.xml'>\
             <w:hdr><w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p></w:hdr></pkg:part></pkg:package>"
        );
        assert_eq!(shown(&read_flat(flat.as_bytes(), &Native)), expected, "flat {body}");
    }
}

#[test]
fn codes_of_fields_are_not_read_whatever_is_in_them() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let text = |text: &str| format!("<w:r><w:t>{text}</w:t><w:noBreakHyphen/></w:r>");
    let inner = mark("begin") + &mark("separate") + &text("21") + &mark("end");
    let outer = mark("begin") + &inner + &mark("separate") + &text("5") + &inner + &mark("end") + &text("6");
    assert_eq!(body(&paragraph(&outer)), "5-21-6-");
    // A number in a circle is drawn.
    let code = |code: &str| format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    let circle = mark("begin") + &code(" EQ \\o\\ac(○,24) ") + &mark("end");
    assert_eq!(body(&paragraph(&circle)), "EQ \\o\\ac(○,24)");
    // A formula that was not computed is no blank.
    assert_eq!(body(&paragraph(&(mark("begin") + &code("=SUM(LEFT)") + &mark("end")))), "=SUM(LEFT)");
    assert_eq!(body(&paragraph(&(mark("begin") + &code("PAGE") + &mark("end") + &text("2")))), "2-");
    // A code that does not end, and a result that none began.
    assert_eq!(body(&(paragraph(&(mark("begin") + &text("1"))) + &paragraph(&text("2")))), "2-");
    assert_eq!(body(&paragraph(&(mark("end") + &mark("separate") + &text("2")))), "2-");
}

#[test]
fn the_main_part_may_have_another_name() {
    let types = |kind: &str| {
        format!("<Types><Override PartName='/docs/main.xml' ContentType='application/vnd.x.{kind}.main+xml'/></Types>")
    };
    let part = b"<w:document><w:p><w:pPr><w:pStyle w:val='P'/></w:pPr><w:r><w:t>9</w:t></w:r></w:p>\
        <w:p><w:r><w:t>1</w:t></w:r></w:p></w:document>";
    let styles = b"<w:styles><w:style w:styleId='P'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";
    for (kind, expected) in [("wordprocessingml.document", "1"), ("presentationml", "!docx.none")] {
        let parts = [
            stored("[Content_Types].xml", types(kind).as_bytes()),
            stored("docs/main.xml", part),
            stored("docs/styles.xml", styles),
        ];
        assert_eq!(shown(&read(&archive(&parts), &Native)), expected);
    }
}

#[test]
fn notes_of_word_2003_are_no_text() {
    let xml = "<w:wordDocument><w:lists><w:listDef w:listDefId='0'><w:lvl w:ilvl='0'><w:nfc w:val='37'/><w:lvlText w:val='%1、'/>\
        </w:lvl></w:listDef><w:list w:ilfo='1'><w:ilst w:val='0'/></w:list></w:lists><w:body><w:p><w:pPr><w:listPr><w:ilvl w:val='0'/>\
        <w:ilfo w:val='1'/></w:listPr></w:pPr><w:r><w:t>15</w:t></w:r><w:r><w:footnote><w:p><w:r><w:t>a</w:t></w:r></w:p></w:footnote></w:r>\
        <w:r><aml:annotation w:type='Word.Comment'><aml:content><w:p><w:r><w:t>b</w:t></w:r></w:p></aml:content></aml:annotation></w:r>\
        </w:p></w:body></w:wordDocument>";
    assert_eq!(shown(&read_flat(xml.as_bytes(), &Native)), "一、15");
}

#[test]
fn a_page_is_read_where_a_docx_holds_nothing_else() {
    let page = "<html><body><table><tr><td>一</td><td>2</td></tr></table></body></html>";
    let mail = format!("MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    let part = |body: &str| format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>").into_bytes();
    let read = |body: &str, name: &str, page: &str| {
        let parts = [stored("[Content_Types].xml", b""), deflated("word/document.xml", &part(body))];
        let [types, main] = parts;
        let bytes = archive(&[types, main, deflated(name, page.as_bytes())]);
        let [(_, document)] = crate::source::read(&bytes, "年报.docx", &Native).try_into().expect("one document");
        assert_eq!(document.format, Format::Docx);
        shown(&document)
    };
    for (name, text) in [("word/afchunk.html", page), ("word/afchunk.mht", mail.as_str())] {
        assert_eq!(read("<w:altChunk/>", name, text), "[0 一|1 2]");
        // Beside other text it may stand anywhere in that.
        assert_eq!(read("<w:p><w:r><w:t>文</w:t></w:r></w:p><w:altChunk/>", name, text), "文!docx.chunk");
    }
}
