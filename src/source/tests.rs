use super::testing::{archive, compound, deflated, outline, stored};
use super::{decode::Native, read, read_text};
use crate::document::Format;

const TABLE: &str = "<table><tr><td>总计<td>15</table>";

/// Checks the outline of what is read, or the code of the note where nothing is.
#[track_caller]
fn check(bytes: &[u8], expected: &str) {
    let documents = read(bytes, "file", &Native);
    let shown = documents.iter().map(|(_, document)| match document.notes.iter().find(|note| note.is_fatal()) {
        Some(note) => {
            format!("{} {}", note.code, note.args.iter().map(|(_, value)| value.as_str()).collect::<String>())
        }
        None => outline(document),
    });
    assert_eq!(shown.map(|text| text.trim().to_owned()).collect::<Vec<_>>().join(" & "), expected);
}

#[test]
fn kinds_are_found_by_content() {
    check(b"", "input.empty");
    check(b" \r\n\t ", "input.empty");
    check(TABLE.as_bytes(), "[0 总计|1 15]");
    check("总计15".as_bytes(), "总计15");
    check(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "input.image PNG");
    check(b"\xFF\xD8\xFF\xE0\0\x10JFIF", "input.image JPEG");
    check(b"BM\x36\0\0\0\0\0\0\0", "input.image BMP");
    check(b"MZ\x90\0\x03\0\0\0", "input.unsupported EXE");
    check(b"Rar!\x1A\x07\x01\0", "input.archive RAR");
    check(b"MZ is how this text begins", "MZ is how this text begins");
    check(&[0x1F, 0x8B, 8, 0], "input.archive gzip");
    check(&(0..=255).cycle().skip(7).take(2048).collect::<Vec<u8>>(), "input.binary");
    check(&[0; 64], "input.binary");
    check(&archive(&[stored("OFD.xml", b"<ofd/>")]), "input.unsupported OFD");
    check(&archive(&[stored("ppt/presentation.xml", b"<p/>")]), "input.unsupported PowerPoint");
    check(&compound(&[("PowerPoint Document", b"x")]), "input.unsupported PowerPoint");
    check(&compound(&[("EncryptedPackage", b"x")]), "office.encrypted");
    check(b"PK\x03\x04", "zip.damaged");
}

/// A file that was not copied to its end is one file, whatever parts of it are there.
#[test]
fn a_document_cut_short_is_no_archive() {
    for whole in [
        &include_bytes!("../../tests/reports/files/012.docx")[..],
        include_bytes!("../../tests/reports/files/012.xlsx"),
        include_bytes!("../../tests/reports/files/012.odt"),
        include_bytes!("../../tests/reports/files/012.ods"),
    ] {
        for tenth in 1..10 {
            let documents = read(&whole[..whole.len() * tenth / 10], "file", &Native);
            assert_eq!(
                documents.len(),
                1,
                "{tenth} of {:?}",
                documents.iter().map(|(name, _)| name).collect::<Vec<_>>()
            );
            // And says so, whatever could be read.
            assert!(!documents[0].1.notes.is_empty(), "{tenth}");
        }
    }
}

#[test]
fn an_archive_of_files_gives_a_document_each() {
    let inner = archive(&[stored("a.txt", b"a"), stored("deep.zip", &archive(&[stored("b.txt", b"b")]))]);
    let (name, _, _) = encoding_rs::GB18030.encode("年报.htm");
    let mut files = archive(&[
        deflated("a/", b""),
        deflated("a/b.xls", TABLE.as_bytes()),
        stored("__MACOSX/._b.xls", b"x"),
        stored("a/Thumbs.db", b"x"),
        stored("c.zip", &inner),
        stored("name.htm", "<p>二".as_bytes()),
        stored("d.png", b"\x89PNG\r\n"),
    ]);
    check(&files, "[0 总计|1 15] & a & input.archive ZIP & 二 & input.image PNG");
    let at: Vec<_> = (0..files.len() - 8).filter(|at| files[*at..].starts_with(b"name.htm")).collect();
    for at in at {
        files[at..at + name.len()].copy_from_slice(&name);
    }
    let names: Vec<_> = read(&files, "z.zip", &Native).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["z.zip/a/b.xls", "z.zip/c.zip/a.txt", "z.zip/c.zip/deep.zip", "z.zip/年报.htm", "z.zip/d.png"]);
    check(&archive(&[stored("a/", b"")]), "input.empty");
}

#[test]
fn pasted_text_may_be_a_page() {
    let format = |text: &str| read_text(text.to_owned()).format;
    assert_eq!([format(TABLE), format("a\tb"), format("")], [Format::Html, Format::Text, Format::Text]);
}

#[test]
fn a_document_without_tables_may_hold_columns_of_text() {
    check("<html><pre>a\t1\t2\nb\t3\t4</pre>".as_bytes(), "[0 a|1 1|2 2][0 b|1 3|2 4]");
    // So may a document of a word processor.
    let rtf = |gap: &str| format!("{{\\rtf1 Licensing{gap}9{gap}7\\par Rules{gap}3{gap}0\\par}}");
    for gap in ["  ", " "] {
        check(rtf(gap).as_bytes(), "[0 Licensing|1 9|2 7][0 Rules|1 3|2 0]");
    }
    check(b"{\\rtf1 Licensing\\par Rules\\par}", "Licensing;Rules");
}

#[test]
fn ends_of_lines_and_references_to_blanks_keep_their_places() {
    let check = |text: &str, expected: &str| assert_eq!(outline(&read_text(text.to_owned())), expected, "{text:?}");
    for end in ["\u{85}", "\u{2028}", "\u{2029}"] {
        check(&format!("规章{end}3"), "规章;3");
        check(&format!("规章{end}3\n文件"), "规章;3;文件");
    }
    for end in ["\u{b}", "\r"] {
        check(&format!("规章{end}3"), "规章;3");
        check(&format!("规章{end}3\n"), "规章;3");
    }
    let document = read_text("| &nbsp;&nbsp;规章 | 3&nbsp; |".to_owned());
    assert_eq!(outline(&document).trim(), "[0 规章|1 3]");
    assert_eq!(document.text.len(), "| &nbsp;&nbsp;规章 | 3&nbsp; |".len());
}

#[test]
fn a_text_with_tables_of_a_page_has_its_own_lines() {
    let text = format!("# 标题\n\n一、总体情况\n\n二、主动\n{TABLE}\n三、申请\n四、复议\n");
    check(text.as_bytes(), "# 标题;一、总体情况;二、主动;[0 总计|1 15];三、申请;四、复议");
    // A page has no lines but those of its tags.
    check(format!("标题\n\n<p>一、总体\n情况</p>{TABLE}").as_bytes(), "标题;一、总体情况;[0 总计|1 15]");
}

#[test]
fn escaped_characters_of_json_are_read_where_they_stand() {
    let escape = |text: &str| -> String {
        text.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) }).collect()
    };
    for (tag, text) in
        [("<", escape(TABLE)), ("\\u003c", escape(TABLE).replace('<', "\\u003c").replace('>', "\\u003e"))]
    {
        let json = format!("{{\"content\":\"{text}\"}}");
        let document = read_text(json.clone());
        assert!(outline(&document).contains("[0 总计|1 15]"), "{tag} {}", outline(&document));
    }
    check(b"{\"a\":\"\\u4e\\ud83d\"}", "{\"a\":\"\\u4e\\ud83d\"}");
}
