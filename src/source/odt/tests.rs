use super::*;
use crate::source::decode::Native;
use crate::source::testing::{archive, deflated, outline, stored};

/// What a text comes to, its notes behind.
fn body(body: &str) -> String {
    shown(&read(&odt(body), &Native))
}

fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:master-styles><text:p>no</text:p></office:master-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    archive(&[
        stored("mimetype", b"application/vnd.oasis.opendocument.text"),
        deflated("content.xml", content.as_bytes()),
    ])
}

fn shown(document: &Document) -> String {
    let notes: String = document.notes.iter().map(|note| format!("!{}", note.code)).collect();
    outline(document) + &notes
}

#[test]
fn paragraphs_are_read_as_they_are_shown() {
    let cases: &[(&str, &str)] = &[
        ("<text:h>一</text:h><text:p>收到<text:span>15</text:span>件</text:p>", "一;收到15件"),
        ("<text:p>a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d</text:p>", "a  b\tc;d"),
        ("<text:p>a\n   b</text:p>\n  text", "a b"),
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>1<text:change/>2</text:p>",
            "12",
        ),
        (
            "<text:p>1<text:note><text:p>note</text:p></text:note><office:annotation><text:p>x</text:p></office:annotation></text:p>",
            "1",
        ),
        (
            "<text:p>a<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box><svg:title>no</svg:title></draw:frame>b</text:p>",
            "box;ab",
        ),
        ("<text:p>a<draw:custom-shape><text:p>box</text:p></draw:custom-shape>b</text:p>", "box;ab"),
        (
            "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><text:p>x</text:p></text:deletion>\
             </text:changed-region><text:changed-region text:id='c2'><text:insertion/></text:changed-region>\
             </text:tracked-changes><text:p>1<text:change-start text:change-id='c1'/>4<text:change-end text:change-id='c1'/>\
             <text:change-start text:change-id='c2'/>5<text:change-end text:change-id='c2'/></text:p>",
            "15",
        ),
        (
            "<style:style style:name='T1'><style:text-properties text:display='none'/></style:style>\
             <style:style style:name='T3'><style:text-properties style:text-line-through-style='solid'/></style:style>\
             <text:p>1<text:span text:style-name='T1'>9</text:span><text:span text:style-name='T2'>2</text:span>\
             <text:span text:style-name='T3'>3</text:span></text:p>",
            "12",
        ),
        ("<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>", "item"),
    ];
    for (xml, expected) in cases {
        assert_eq!(body(xml), *expected, "{xml}");
    }
}

#[test]
fn tables_keep_their_spans() {
    const COVERED: &str = "<table:covered-table-cell/>";
    let cell =
        |spans: &str, text: &str| format!("<table:table-cell {spans}><text:p>{text}</text:p></table:table-cell>");
    let row = |cells: &[&str]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let table = |rows: &[String]| body(&format!("<table:table>{}</table:table>", rows.concat()));
    let wide = "table:number-columns-spanned='2'";
    let tall = "table:number-rows-spanned='2'";
    let both = table(&[
        row(&[&cell(&format!("{wide} {tall}"), "a"), COVERED, &cell("", "b")]),
        row(&["<table:covered-table-cell table:number-columns-repeated='2'/>", &cell("", "c")]),
        row(&[&cell("", "d"), &cell("", "e"), &cell("", "f")]),
    ]);
    assert_eq!(both, "[0 a 2x2|2 b][2 c][0 d|1 e|2 f]");
    // A span that the next row does not honour covers nothing.
    assert_eq!(
        table(&[row(&[&cell(tall, "a"), &cell("", "b")]), row(&[&cell("", "c"), &cell("", "d")])]),
        "[0 a|1 b][0 c|1 d]"
    );
    let repeated = table(&[
        row(&[&cell("table:number-columns-repeated='3'", "0")]),
        row(&[&cell("", "1"), &cell("", "2"), &cell("", "3")]),
    ]);
    assert_eq!(repeated, "[0 0|1 0|2 0][0 1|1 2|2 3]");
    let huge = table(&[row(&[
        &cell("table:number-columns-spanned='999999999' table:number-rows-spanned='999999'", "a"),
        &cell("", "b"),
    ])]);
    assert_eq!(huge, "[0 a|1 b]");
    let inner = format!("<table:table>{}</table:table>", row(&[&cell("", "x"), &cell("", "y")]));
    let nested = table(&[row(&[&cell("", "a"), &cell("", "b"), &cell("", &format!("c</text:p>{inner}<text:p>"))])]);
    assert_eq!(nested, "[0 a|1 b|2 c];[0 x|1 y]");
}

#[test]
fn what_can_be_read_is_read() {
    let cases: &[(Vec<u8>, &str)] = &[
        (odt("<text:p>一</text:p><text:p>二"), "一!xml.damaged"),
        (archive(&[stored("x", b"")]), "!odt.none"),
        (
            archive(&[stored("content.xml", b""), stored("META-INF/manifest.xml", b"<manifest:encryption-data/>")]),
            "!office.encrypted",
        ),
    ];
    for (bytes, expected) in cases {
        assert_eq!(shown(&read(bytes, &Native)), *expected);
    }
    let flat = "<?xml version='1.0'?><office:document office:mimetype='application/vnd.oasis.opendocument.text'>\
        <office:body><office:text><text:p>数</text:p></office:text></office:body></office:document>";
    assert!(is_flat(flat));
    assert_eq!(shown(&read_flat(flat.as_bytes(), &Native)), "数");
}

#[test]
fn styles_hide_by_what_they_are_based_on_and_lists_number() {
    let styles = "<office:document-styles><office:styles><style:default-style><style:text-properties text:display='none'/></style:default-style>\
        <style:style style:name='H'><style:text-properties text:display='none'/></style:style>\
        <style:style style:name='T3' style:parent-style-name='H'/>\
        <text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='一, 二, 三, ...' style:num-suffix='、'/>\
        <text:list-level-style-number text:level='2' text:display-levels='2' style:num-format='1' style:num-prefix='（' style:num-suffix='）'/>\
        <text:list-level-style-bullet text:level='3' text:bullet-char='•'/></text:list-style></office:styles>\
        <office:automatic-styles><style:style style:name='T4' style:parent-style-name='H'/></office:automatic-styles></office:document-styles>";
    let automatic = "<office:automatic-styles><style:style style:name='T1' style:parent-style-name='H'/>\
        <style:style style:name='T2' style:parent-style-name='H'><style:text-properties text:display='true'/></style:style>\
        <style:style style:name='U'><style:text-properties style:text-position='super 58%'/></style:style>\
        <style:style style:name='D'><style:text-properties style:text-position='sub 58%'/></style:style></office:automatic-styles>";
    let item = |text: &str| format!("<text:list-item><text:p>{text}</text:p><text:p>续</text:p></text:list-item>");
    let spans: String = ["T1", "T2", "T3", "T4", "U", "D"]
        .iter()
        .zip(1..)
        .map(|(style, text)| format!("<text:span text:style-name='{style}'>{text}</text:span>"))
        .collect();
    let cases = [
        (format!("<text:p>{spans}</text:p>"), "246"),
        (
            format!(
                "<text:list text:style-name='L'>{}<text:list-item><text:list>{}</text:list></text:list-item></text:list>\
                 <text:list text:style-name='L' text:continue-numbering='true'><text:list-header><text:p>头</text:p></text:list-header>{}\
                 <text:list-item text:start-value='5'><text:p>丁</text:p></text:list-item></text:list>\
                 <text:list text:style-name='L'>{}</text:list><text:list text:style-name='X'>{}</text:list>",
                item("甲"),
                item("乙"),
                item("丙"),
                item("戊"),
                item("己")
            ),
            "一、甲;续;（一.1）乙;续;头;二、丙;续;五、丁;一、戊;续;己;续",
        ),
    ];
    for (text, expected) in cases {
        let part =
            format!("<office:document-content>{automatic}<office:text>{text}</office:text></office:document-content>");
        let whole = archive(&[stored("content.xml", part.as_bytes()), stored("styles.xml", styles.as_bytes())]);
        assert_eq!(shown(&read(&whole, &Native)), expected, "{text}");
        let flat = format!("<office:document>{}{part}</office:document>", styles.replace("T4", "MT4"));
        assert_eq!(shown(&read_flat(flat.as_bytes(), &Native)), expected, "flat {text}");
    }
}
