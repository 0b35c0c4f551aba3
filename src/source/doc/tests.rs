use super::*;
use crate::source::testing::{compound, outline};

/// A file to be: paragraphs as text with its mark and the modifiers of the mark; what is gone stands in `~`.
struct Sketch {
    paragraphs: Vec<(String, Vec<u8>)>,
    flags: u16,
    data: Vec<u8>,
}

fn sketch(paragraphs: &[(&str, Vec<u8>)]) -> Sketch {
    let paragraphs = paragraphs.iter().map(|(text, list)| ((*text).to_owned(), list.clone())).collect();
    Sketch { paragraphs, flags: FLAG_TABLE_1, data: Vec::new() }
}

/// A page of runs: their ends, one entry a run that points at its list, the lists from the page's end up.
fn page(ends: &[u32], lists: &[Vec<u8>], entry: usize) -> Vec<u8> {
    let mut page = vec![0; 512];
    page[511] = lists.len() as u8;
    for (index, end) in ends.iter().enumerate() {
        page[index * 4..index * 4 + 4].copy_from_slice(&end.to_le_bytes());
    }
    let mut at = 510;
    for (index, list) in lists.iter().enumerate().filter(|(_, list)| !list.is_empty()) {
        at = (at - list.len()) & !1;
        page[at..at + list.len()].copy_from_slice(list);
        page[ends.len() * 4 + index * entry] = (at / 2) as u8;
    }
    page
}

impl Sketch {
    fn bytes(&self) -> Vec<u8> {
        let mut document = vec![0; 1024];
        let (mut ends, mut lists) = (vec![1024u32], Vec::new());
        let (mut gone_ends, mut gone_lists) = (vec![1024u32], Vec::new());
        let mut length = 0u32;
        for (text, list) in &self.paragraphs {
            let mut gone = false;
            for character in text.chars() {
                let at = document.len() as u32;
                if character == '~' {
                    gone_ends.push(at);
                    gone_lists.push(if gone { vec![3, 0x00, 0x08, 1] } else { vec![] });
                    gone = !gone;
                } else {
                    document.extend(character.encode_utf16(&mut [0; 2]).iter().flat_map(|unit| unit.to_le_bytes()));
                    length += character.len_utf16() as u32;
                }
            }
            ends.push(document.len() as u32);
            let list = [&[0, 0], list.as_slice(), &vec![0; list.len() % 2]].concat();
            lists.push([&[0, (list.len() / 2) as u8], list.as_slice()].concat());
        }
        document.resize(document.len().next_multiple_of(512), 0);
        let number = (document.len() / 512) as u32;
        document.extend(page(&ends, &lists, 13));
        document.extend(page(&gone_ends, &gone_lists, 1));
        let clx = [
            &[2, 16, 0, 0, 0][..],
            &0u32.to_le_bytes(),
            &length.to_le_bytes(),
            &[0, 0],
            &1024u32.to_le_bytes(),
            &[0, 0],
        ]
        .concat();
        let table = |number: u32| [0u32, u32::MAX, number].map(u32::to_le_bytes).concat();
        let table = [clx, table(number), table(number + 1)].concat();
        let mut put = |at: usize, bytes: &[u8]| document[at..at + bytes.len()].copy_from_slice(bytes);
        put(0, &[0xEC, 0xA5, 0xC1, 0]);
        put(10, &self.flags.to_le_bytes());
        put(76, &length.to_le_bytes());
        for (field, start, size) in [(FIELD_CLX, 0, 21), (FIELD_PARAGRAPHS, 21, 12), (FIELD_CHARACTERS, 33, 12u32)] {
            put(field, &[u32::to_le_bytes(start), size.to_le_bytes()].concat());
        }
        compound(&[("WordDocument", &document), ("1Table", &table), ("Data", &self.data)])
    }
}

fn shown(bytes: &[u8]) -> String {
    let document = read(bytes);
    let notes: String = document.notes.iter().map(|note| format!("!{}", note.code)).collect();
    outline(&document) + &notes
}

const CELL: &[u8] = &[0x16, 0x24, 1];
const INNER: &[u8] = &[0x16, 0x24, 1, 0x49, 0x66, 2, 0, 0, 0];

/// The modifiers of a row's mark: edges, then a merge flag a cell.
fn row(edges: &[i16], flags: &[u16]) -> Vec<u8> {
    let mut operand = vec![flags.len() as u8];
    operand.extend(edges.iter().flat_map(|edge| edge.to_le_bytes()));
    for flag in flags {
        operand.extend(flag.to_le_bytes());
        operand.extend([0; 18]);
    }
    let length = (operand.len() as u16 + 1).to_le_bytes();
    [&[0x16, 0x24, 1, 0x17, 0x24, 1, 0x08, 0xD6][..], &length, &operand].concat()
}

#[test]
fn paragraphs_are_read_as_they_are_shown() {
    let cases: &[(&str, &str)] = &[
        ("收到15件\r", "收到15件"),
        ("a\tb\u{B}c\u{1E}d\u{1F}e\u{1}\r", "a\tb;c-de!input.pictures"),
        ("𠀀1\r", "𠀀1"),
        ("一~二~三\r", "一三"),
        ("a~\r~b\r", "ab"),
        ("a\u{13} PAGE \u{14}7\u{15}b\r", "a7b"),
        ("a\u{13} IF \u{13} X \u{14}1\u{15} \u{14}2\u{15}b\u{13} TOC\u{15}c\r", "a2bc"),
        ("a\u{C}b", "a;b"),
        ("a\u{13} PAGE\rb\r", "a;b"),
    ];
    for (text, expected) in cases {
        assert_eq!(shown(&sketch(&[(text, vec![])]).bytes()), *expected, "{text}");
    }
}

#[test]
fn tables_keep_their_spans() {
    let cells = |cells: &[&'static str]| cells.iter().map(|text| (*text, CELL.to_vec())).collect::<Vec<_>>();
    let table = |rows: &[(&[&'static str], Vec<u8>)]| {
        let paragraphs: Vec<_> =
            rows.iter().flat_map(|(texts, row)| [cells(texts), vec![("\u{7}", row.clone())]].concat()).collect();
        shown(&sketch(&paragraphs).bytes())
    };
    let spans = table(&[
        (&["a\u{7}", "b\u{7}"], row(&[0, 1000, 3000], &[0x60, 0])),
        (&["\u{7}", "c\u{7}", "d\u{7}"], row(&[3, 1001, 2000, 3000], &[0x20, 0, 0])),
    ]);
    assert_eq!(spans, "[0 a 2x1|1 b 1x2][1 c|2 d]");
    // Either flag may be that of the first cell.
    for flags in [[1, 2, 2], [2, 1, 1]] {
        let merged = table(&[
            (&["a\u{7}", "\u{7}", "\u{7}"], row(&[0, 1000, 2000, 3000], &flags)),
            (&["b\u{7}", "c\u{7}", "d\u{7}"], row(&[0, 1000, 2000, 3000], &[0, 0, 0])),
        ]);
        assert_eq!(merged, "[0 a 1x3][0 b|1 c|2 d]");
    }
    let gone = table(&[
        (&["~1~2\u{7}", "3\u{7}"], row(&[0, 1000, 2000], &[0, 0])),
        (&["~4\u{7}~", "~5\u{7}~"], row(&[0, 1000, 2000], &[0, 0])),
    ]);
    assert_eq!(gone, "[0 2|1 3][0|1]");
}

#[test]
fn a_row_is_deleted_with_its_cells() {
    let row_mark = ("~\u{7}~", row(&[0, 1000, 2000], &[0, 0]));
    let cell = |text: &'static str| (text, CELL.to_vec());
    let rows = |cells: [&'static str; 4]| {
        let [a, b, c, d] = cells.map(cell);
        shown(&sketch(&[a, b, row_mark.clone(), c, d, row_mark.clone()]).bytes())
    };
    assert_eq!(rows(["1\u{7}", "2\u{7}", "~3\u{7}~", "~4\u{7}~"]), "[0 1|1 2]");
    assert_eq!(rows(["1\u{7}", "2\u{7}", "~3~\u{7}", "~4~\u{7}"]), "[0 1|1 2][0|1]");
}

#[test]
fn tables_in_tables_and_long_lists() {
    let inner_cell = [INNER, &[0x4B, 0x24, 1]].concat();
    let long = row(&[0, 1000, 2000], &[0, 0]);
    let mut file = sketch(&[
        ("a\u{7}", CELL.to_vec()),
        ("b\r", CELL.to_vec()),
        ("x\r", inner_cell.clone()),
        ("y\r", inner_cell),
        ("\r", [INNER, &[0x4C, 0x24, 1]].concat()),
        ("\u{7}", CELL.to_vec()),
        ("\u{7}", vec![0x46, 0x66, 0, 0, 0, 0]),
        ("after\r", vec![]),
    ]);
    file.data = [&(long.len() as u16).to_le_bytes(), long.as_slice()].concat();
    assert_eq!(shown(&file.bytes()), "[0 a|1 b];[0 x|1 y];after");
    // A list that points at itself is followed once.
    file.data = vec![6, 0, 0x46, 0x66, 0, 0, 0, 0];
    assert_eq!(shown(&file.bytes()), "after!table.cut");
}

#[test]
fn what_can_be_read_is_read() {
    let plain = sketch(&[("一\r", vec![])]);
    let flagged = |flags| Sketch { flags, ..sketch(&[("一\r", vec![])]) }.bytes();
    let bytes = plain.bytes();
    let document = vec![0xDC, 0xA5, 0x68, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let cases: &[(Vec<u8>, &str)] = &[
        (flagged(FLAG_TABLE_1 | FLAG_ENCRYPTED), "!office.encrypted"),
        (flagged(0), "一"),
        (compound(&[("EncryptedPackage", b"")]), "!office.encrypted"),
        (compound(&[("CONTENTS", b"")]), "!doc.works"),
        (compound(&[("PowerPoint Document", b"")]), "!docx.none"),
        (compound(&[("WordDocument", &document)]), "!doc.old"),
        (compound(&[("WordDocument", b"")]), "!doc.damaged"),
        (bytes[..600].to_vec(), "!cfb.damaged"),
    ];
    for (bytes, expected) in cases {
        let document = read(bytes);
        assert_eq!(shown(bytes), *expected);
        assert_eq!(document.notes.iter().any(|note| note.is_fatal()), document.blocks.is_empty(), "{expected}");
    }
}

#[test]
fn styles_take_text_out() {
    // A style: what it is based on and its kind, its lists of modifiers.
    let style = |base: u16, kind: u16, lists: &[&[u8]]| {
        let mut style =
            [[0, 0], (base << 4 | kind).to_le_bytes(), (lists.len() as u16).to_le_bytes(), [0; 2], [0; 2]].concat();
        style.extend([1, 0, b'x', 0, 0, 0]);
        for list in lists {
            style.resize(style.len().next_multiple_of(2), 0);
            style.extend((list.len() as u16).to_le_bytes());
            style.extend(*list);
        }
        [&(style.len() as u16).to_le_bytes(), style.as_slice()].concat()
    };
    const NONE: u16 = 0xFFF;
    const HIDDEN: &[u8] = &[0x3C, 0x08, 1];
    let part = [
        vec![4, 0, 5, 0, 10, 0],
        style(NONE, 1, &[&[0, 0], &[]]),
        style(NONE, 2, &[HIDDEN]),
        style(1, 2, &[&[]]),
        vec![0, 0],
        style(0, 1, &[&[3, 0, 1], HIDDEN]),
    ]
    .concat();
    let styles = Styles::new(&part);
    assert_eq!([0, 1, 2, 3, 4, 5].map(|number| styles.is_gone(number)), [false, true, true, false, true, false]);
    let by_style = |number: u8, list: &[u8]| styles.hides(&[&[0x30, 0x4A, number, 0], list].concat());
    assert!(by_style(2, &[]) && by_style(1, &[0x3C, 0x08, 0x80]) && by_style(0, &[0x3C, 0x08, 0x81]));
    assert!(!by_style(0, &[]) && !by_style(2, &[0x3C, 0x08, 0]) && !by_style(2, &[0x3C, 0x08, 0x81]));
    // A raised mark of a note, a lowered digit.
    assert!(styles.hides(&[0x48, 0x2A, 1]) && !styles.hides(&[0x48, 0x2A, 2]));
    assert!(properties::is_raised(&[0x45, 0x48, 8, 0]) && !properties::is_raised(&[0x45, 0x48, 0xF8, 0xFF]));
    assert!(!Styles::new(&part[..20]).is_gone(1));
}

#[test]
fn lists_number_their_paragraphs() {
    // Two lists: one of nine levels, one of a single level; the second is used first.
    let level = |numeral: u8, text: &[u16]| {
        let mut level = vec![0; 28];
        (level[0], level[4], level[24], level[25]) = (1, numeral, 1, 2);
        level.extend([9; 3]);
        level.extend((text.len() as u16).to_le_bytes());
        level.extend(text.iter().flat_map(|unit| unit.to_le_bytes()));
        level
    };
    let definition = |name: u8, is_simple: u8| [&[name, 0, 0, 0][..], &[0; 22], &[is_simple, 0]].concat();
    let mut table = vec![9, 2, 0];
    table.extend([definition(7, 0), definition(8, 1), level(39, &[0, 0x3001]), level(0, &[0, 46, 1])].concat());
    table.extend(vec![level(23, &[0xF0B7]); 7].concat());
    table.extend(level(37, &[0xFF08, 0, 0xFF09]));
    let uses = [&[2, 0, 0, 0][..], &[8, 0, 0, 0], &[0; 12], &[7, 0, 0, 0], &[0; 12]].concat();
    let mut lists = Lists::new(&table, Some(1), &uses);
    let labels = [(2, 0), (2, 1), (1, 0), (2, 1), (2, 3), (2, 0), (1, 0), (3, 0), (0, 0)];
    let labels = labels.map(|(number, level)| lists.label(number, level));
    assert_eq!(labels, ["一、", "一.1 ", "（一）", "一.2 ", "", "二、", "（二）", "", ""]);
    // A cut definition.
    assert_eq!(Lists::new(&table[..100], Some(1), &uses).label(2, 0), "一、");
    assert_eq!(Lists::new(&table, Some(900), &uses).label(2, 0), "");
    let mut item = properties::Item::default();
    item.modify(0x460B, &[2, 0]);
    assert_eq!(item.over(properties::Item(Some(1), Some(3))), properties::Item(Some(2), Some(3)));
}
