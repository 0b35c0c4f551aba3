use super::*;
use crate::source::decode::Native;
use crate::source::testing::outline;

const HEAD: &str =
    r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 SimSun;}{\f2\fcharset136 M;}}";

/// What the text of a file comes to, its notes behind.
fn body(body: &str) -> String {
    shown(format!("{HEAD}{body}}}").as_bytes())
}

fn shown(bytes: &[u8]) -> String {
    let document = read(bytes, &Native);
    let notes: String = document.notes.iter().map(|note| format!("!{}", note.code)).collect();
    outline(&document) + &notes
}

#[test]
fn bytes_of_no_code_page() {
    assert_eq!(shown("{\\rtf1\\ansi 收到15件}".as_bytes()), "收到15件");
    assert_eq!(shown(b"{\\rtf1\\ansi \xCA\xD515}"), "收15");
}

#[test]
fn text_is_read_as_it_is_shown() {
    let cases: &[(&str, &str)] = &[
        (r"\pard one\par two\par", "one;two"),
        (r"\f1 \'ca\'d5\'b5\'bd 15\'bc\'fe\par", "收到 15件"),
        (r"\f0 \'ca\'fd\f2 \'bc\'c6", "数數"),
        // The second byte of a character may stand as it is.
        (r"\f1 \'81@", "丂"),
        (r"\uc1\u25910?\u21040\'3f 3", "收到 3"),
        (r"\uc2\u25910\'ca\'d5\u21040\'b5\'bd", "收到"),
        (r"{\uc0\u25910\u21040}\u65288(1)", "收到（1)"),
        (r"\u-10180?\u-9216?", "🀀"),
        (r"\u-10180?x", "\u{FFFD}x"),
        (r"1{\deleted 2}{\revised 3}\deleted 4\deleted0 5", "135"),
        (r"{\strike 1}2\striked1 3\striked0 4", "24"),
        (r"1{\v 2}\v 3\plain 4", "14"),
        (r"5{\super 1}6\super 2\nosupersub 7\up6 3\up0 8\sub 9", "56789"),
        (r"a{\deleted\par}b", "ab"),
        (r"a{\field{\*\fldinst PAGE}{\fldrslt 7}}b", "a7b"),
        (r"{\header no\par}{\footnote no}{\*\unknown no}{\listtext\'a3\'a8\'d2\'bb\'a3\'a9\tab}a", "（一）\ta"),
        (r"{\pict 00ff}a", "a!input.pictures"),
        (r"a\tab b\line c\~d\_e\emdash \{\}\\", "a\tb;c\u{A0}d-e—{}\\"),
        (r"a\bin5 {{{}}b", "ab"),
        ("a\\\nb\r\nc", "a;bc"),
        (r"a{\shp{\*\shpinst\shpleft0{\sp{\sn x}{\sv y}}{\shptxt box\par}}{\shprslt box}}b", "box;ab"),
    ];
    for (rtf, expected) in cases {
        assert_eq!(body(rtf), *expected, "{rtf}");
    }
}

#[test]
fn tables_keep_their_spans() {
    let cases: &[(&str, &str)] = &[
        (
            r"\trowd\clvmgf\cellx1000\cellx3000\intbl a\cell b\cell\row
              \trowd\clvmrg\cellx1008\cellx2000\cellx2995\intbl\cell c\cell d\cell\row\pard after",
            "[0 a 2x1|1 b 1x2][1 c|2 d];after",
        ),
        (
            r"\trowd\clmgf\cellx1000\clmrg\cellx2000\cellx3000 a\cell\cell b\cell\row
              \trowd\cellx1000\cellx2000\cellx3000 c\cell d\cell e\cell\row",
            "[0 a 1x2|2 b][0 c|1 d|2 e]",
        ),
        // Rows may share a definition, and a definition may follow its cells.
        (r"\trowd\cellx10\cellx200 a\cell b\cell\row c\cell d\cell\row", "[0 a|1 b][0 c|1 d]"),
        (r"\intbl a\cell b\cell{\trowd\cellx1000\cellx2000\row}", "[0 a|1 b]"),
        (r"\trowd\cellx10\cellx20\intbl a\par b\cell c\cell\row", "[0 a/b|1 c]"),
        (
            r"\trowd\cellx1000\cellx2000\intbl a\cell b{\pard\intbl\itap2 x\nestcell y\nestcell
              {\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}}\pard\intbl c\cell\row\pard after",
            "[0 a|1 c];[0 bx|1 y];after",
        ),
        (r"\trowd\cellx-5\cellx2147483647\cellx99999999999\intbl a\cell b\cell c\cell\row", "[0 a|1 b|2 c]"),
        (r"\trowd\cellx1\cellx2\intbl a\cell b\cell\row\intbl c\cell", "[0 a|1 b]!table.cut"),
    ];
    for (rtf, expected) in cases {
        assert_eq!(body(rtf), *expected, "{rtf}");
    }
}

#[test]
fn what_can_be_read_is_read() {
    let deep = "{".repeat(300);
    let cases: &[(&str, &str)] = &[
        (r"{\rtf1 a\par b", "a!rtf.damaged"),
        (r"{\rtf1 {a", "!rtf.damaged"),
        (r"{\rtf1 a}}b", "a"),
        (r"{\rtf1 \'zz\'4", "!rtf.damaged"),
        (&format!("{{\\rtf1 a\\par {deep}"), "a!budget.depth"),
        (r"{\rtf1\itap99999 a\nestcell\nestrow}", ""),
    ];
    for (rtf, expected) in cases {
        assert_eq!(shown(rtf.as_bytes()), *expected, "{rtf}");
    }
    let million = format!("{{\\rtf1\\trowd{}\\intbl{}", "\\cellx1".repeat(100_000), "\\cell\\row".repeat(200_000));
    let document = read(million.as_bytes(), &Native);
    assert_eq!(document.notes, [Note::limit("input.limit")]);
}
