//! Workbooks made by hand, record by record.

use super::records::*;
use super::*;
use crate::source::decode::Native;
use crate::source::sheet::draw;
use crate::source::testing::compound;

fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes(), &(body.len() as u16).to_le_bytes(), body].concat()
}

/// Numbers of two bytes each.
fn words(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn bof(version: u16) -> Vec<u8> {
    record(BOF, &words(&[version, 5, 0, 0, 0, 0, 0, 0]))
}

/// A workbook stream: records of the globals, then the records of each sheet behind its name and state.
fn stream(version: u16, globals: &[Vec<u8>], sheets: &[(&str, u8, Vec<u8>)]) -> Vec<u8> {
    let entry = |offset: usize, name: &str, state: u8| {
        let name: Vec<u8> = if version == BIFF8 {
            let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [&[name.chars().count() as u8, 1], units.as_slice()].concat()
        } else {
            let (bytes, ..) = encoding_rs::GBK.encode(name);
            [&[bytes.len() as u8], bytes.as_ref()].concat()
        };
        record(BOUNDSHEET, &[&(offset as u32).to_le_bytes(), [state, 0].as_slice(), &name].concat())
    };
    let head = [bof(version), globals.concat()].concat();
    let list: usize = sheets.iter().map(|(name, state, _)| entry(0, name, *state).len()).sum();
    let mut offset = head.len() + list + 4;
    let (mut out, mut bodies) = (head, Vec::new());
    for (name, state, records) in sheets {
        let body = [bof(version), records.clone(), record(EOF, &[])].concat();
        out.extend(entry(offset, name, *state));
        offset += body.len();
        bodies.extend(body);
    }
    out.extend(record(EOF, &[]));
    out.extend(bodies);
    out
}

fn read_records(globals: &[Vec<u8>], records: &[Vec<u8>]) -> String {
    let stream = stream(BIFF8, globals, &[("一", 0, records.concat())]);
    let drawn = draw(&read(&compound(&[("Workbook", &stream)]), &Native));
    assert_eq!(draw(&read(&stream, &Native)), drawn, "without container");
    drawn
}

fn check(records: &[Vec<u8>], expected: &str) {
    let xf = |format: u16| record(XF, &words(&[0, format, 0]));
    let format = record(FORMAT, &[words(&[170, 8]), b"\x00#,##0\"j\"".to_vec()].concat());
    assert_eq!(read_records(&[format, xf(0), xf(170), xf(14)], records), expected);
}

fn number(row: u16, column: u16, format: u16, value: f64) -> Vec<u8> {
    record(NUMBER, &[words(&[row, column, format]), value.to_le_bytes().to_vec()].concat())
}

fn rk(bits: u32) -> Vec<u8> {
    bits.to_le_bytes().to_vec()
}

#[test]
fn cells_of_every_kind() {
    check(
        &[number(0, 0, 0, 59237.2449), number(0, 1, 1, 3511.0), number(0, 2, 2, 45291.0)],
        "A1=59237.2449 B1=3,511j C1=2023年12月31日",
    );
    let packed = |column: u16, bits: u32| record(RK, &[words(&[0, column, 0]), rk(bits)].concat());
    check(
        &[packed(0, (15 << 2) | 2), packed(1, (1234 << 2) | 3), packed(2, (-7i32 << 2) as u32 | 2)],
        "A1=15 B1=12.34 C1=-7",
    );
    check(
        &[packed(0, (1.5f64.to_bits() >> 32) as u32), packed(1, (150f64.to_bits() >> 32) as u32 | 1)],
        "A1=1.5 B1=1.5",
    );
    let several = [words(&[1, 1]), words(&[0]), rk((1 << 2) | 2), words(&[0]), rk((2 << 2) | 2), words(&[2])].concat();
    check(
        &[record(MULRK, &several), record(MULBLANK, &words(&[2, 0, 0, 0, 1])), number(2, 2, 0, 3.0)],
        "A2= B2=1 C2=2\nA3= B3= C3=3",
    );
    check(
        &[
            record(BOOLERR, &[words(&[0, 0, 0]), vec![1, 0]].concat()),
            record(BOOLERR, &[words(&[0, 1, 0]), vec![0x17, 1]].concat()),
        ],
        "A1=TRUE B1=#REF!",
    );
    check(
        &[
            record(LABEL, &[words(&[0, 0, 0, 2]), b"\x01\x2e\x75\x59\x4e".to_vec()].concat()),
            record(BLANK, &words(&[0, 1, 0])),
            number(0, 2, 0, 1.0),
        ],
        "A1=甮乙 B1= C1=1",
    );
    check(&[number(0, 0, 0, f64::NAN)], "A1=\u{FFFD}");
}

#[test]
fn formulas_have_cached_values() {
    let formula =
        |column: u16, result: [u8; 8]| record(FORMULA, &[words(&[0, column, 0]), result.to_vec(), vec![0; 8]].concat());
    let text = record(STRING, b"\x02\x00\x00ab");
    let records = [
        formula(0, 15f64.to_le_bytes()),
        formula(1, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        // The formula's own array may stand before its string.
        record(0x04BC, &[0; 10]),
        text.clone(),
        formula(2, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
        formula(3, [2, 0, 7, 0, 0, 0, 0xFF, 0xFF]),
        formula(4, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        formula(5, 1f64.to_le_bytes()),
        text,
    ];
    check(&records, "A1=15 B1=ab C1=TRUE D1=#DIV/0! E1= F1=1");
}

#[test]
fn merged_and_hidden_parts() {
    let merged = record(MERGEDCELLS, &words(&[1, 0, 1, 0, 1]));
    check(&[number(0, 0, 0, 1.0), number(1, 2, 0, 2.0), merged], "A1=1 2x2\nC2=2");
    let hidden_row = record(ROW, &words(&[0, 0, 1, 255, 0, 0, 0x20, 0]));
    let hidden_columns = record(COLINFO, &words(&[5, 255, 0, 0, 1, 0]));
    check(&[hidden_columns, number(0, 0, 0, 1.0)], "A1=1");
    check(&[hidden_row, number(0, 0, 0, 1.0)], "A1=1\n!sheet.hidden-parts");
}

#[test]
fn shared_strings_go_on_in_further_records() {
    let label =
        |column: u16, index: u32| record(LABELSST, &[words(&[0, column, 0]), index.to_le_bytes().to_vec()].concat());
    let labels: Vec<_> = (0..4).map(|index| label(index, index.into())).collect();
    let counts = [4u32.to_le_bytes(), 4u32.to_le_bytes()].concat();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    // A string of runs and phonetic data; one cut between its characters, wide before and narrow after; one cut between
    // its length and its characters; one whose runs are cut.
    let parts = [
        [
            counts,
            words(&[1]),
            vec![WIDE | RICH | PHONETIC],
            words(&[1]),
            2u32.to_le_bytes().to_vec(),
            wide("甲"),
            vec![9; 6],
            words(&[4]),
            vec![WIDE],
            wide("乙丙"),
        ]
        .concat(),
        [vec![0], b"cd".to_vec(), words(&[2])].concat(),
        [vec![0], b"ef".to_vec(), words(&[1]), vec![RICH], words(&[2]), b"g".to_vec(), vec![9; 3]].concat(),
        vec![9; 5],
    ];
    let globals: Vec<_> =
        parts.iter().enumerate().map(|(index, part)| record(if index == 0 { SST } else { CONTINUE }, part)).collect();
    assert_eq!(read_records(&globals, &labels), "A1=甲 B1=乙丙cd C1=ef D1=g");
    // What is missing is not blank.
    assert_eq!(read_records(&globals[..1], &labels), "A1=甲 B1=\u{FFFD} C1=\u{FFFD} D1=\u{FFFD}\n!xls.damaged");
}

#[test]
fn what_is_struck_out_or_raised_counts_as_it_is_shown() {
    let font = |flags: u16, rise: u16| record(FONT, &words(&[200, flags, 0, 400, rise]));
    // There is no font of number 4: the fifth has number 5.
    let fonts = [font(0, 0), font(8, 0), font(0, 1), font(0, 0), font(8, 0)];
    let formats = [0, 5].map(|font| record(XF, &words(&[font, 0, 0])));
    let string = |text: &[u8], runs: &[u16]| {
        [words(&[text.len() as u16]), vec![RICH], words(&[runs.len() as u16 / 2]), text.to_vec(), words(runs)].concat()
    };
    let strings = [
        string(b"5381", &[0, 1, 2, 0, 3, 2]),
        string(b"538", &[1, 5]),
        string(b"5", &[0, 1]),
        [words(&[1]), vec![0], b"6".to_vec()].concat(),
    ];
    let table = record(SST, &[[4u32.to_le_bytes(); 2].concat(), strings.concat()].concat());
    let globals = [fonts.to_vec(), formats.to_vec(), vec![table]].concat();
    let label = |row: u16, column: u16, format: u16, index: u32| {
        record(LABELSST, &[words(&[row, column, format]), index.to_le_bytes().to_vec()].concat())
    };
    let cells = [label(0, 0, 0, 0), label(0, 1, 0, 1), label(0, 2, 0, 2), label(0, 3, 1, 0), label(0, 4, 1, 3)];
    let shown = "A1=8 B1=5 C1=\u{FFFD} D1=\u{FFFD} E1=\u{FFFD}";
    assert_eq!(read_records(&globals, &cells), format!("{shown}\n!sheet.struck"));
    let whole = [label(0, 0, 1, 3), number(0, 1, 1, 7.0), label(1, 0, 0, 3)];
    assert_eq!(read_records(&globals, &whole), "A2=6\n!sheet.struck");
}

const WIDE: u8 = 1;
const PHONETIC: u8 = 4;
const RICH: u8 = 8;

#[test]
fn excel_95_is_read_by_its_code_page() {
    let (text, ..) = encoding_rs::GBK.encode("总计");
    let label = record(LABEL, &[words(&[0, 0, 0, 4]), text.to_vec()].concat());
    let format = record(FORMAT, &[words(&[170]), b"\x05#,##0".to_vec()].concat());
    let globals = [record(CODEPAGE, &words(&[936])), format, record(XF, &words(&[0, 170]))];
    let stream = stream(0x0500, &globals, &[("表", 0, [label, number(0, 1, 0, 3511.0)].concat())]);
    let document = read(&compound(&[("Book", &stream)]), &Native);
    assert_eq!(draw(&document), "A1=总计 B1=3,511");
    assert!(
        document
            .blocks
            .iter()
            .all(|block| matches!(block, crate::document::Block::Grid(grid) if grid.name.as_deref() == Some("表")))
    );
}

#[test]
fn what_can_be_read_is_read() {
    let one = |value: f64| number(0, 0, 0, value);
    let whole = stream(BIFF8, &[], &[("一", 0, one(1.0)), ("藏", 1, one(2.0)), ("二", 0, one(3.0))]);
    let read_stream = |stream: &[u8]| draw(&read(&compound(&[("Workbook", stream)]), &Native));
    assert_eq!(read_stream(&whole), "A1=1\nA1=3\n!sheet.hidden");
    assert_eq!(read_stream(&whole[..whole.len() - 4]), "A1=1\nA1=3\n!sheet.hidden\n!xls.damaged");
    assert_eq!(read_stream(&whole[..whole.len() - 40]), "A1=1\n!sheet.hidden\n!xls.damaged");
    assert_eq!(read_stream(&stream(BIFF8, &[record(FILEPASS, &[])], &[])), "!!office.encrypted");
    assert_eq!(read_stream(b""), "!!xls.none");
    assert_eq!(draw(&read(&compound(&[("EncryptedPackage", b"x")]), &Native)), "!!office.encrypted");
    assert_eq!(draw(&read(&compound(&[("WordDocument", b"x")]), &Native)), "!!xls.none");
    assert_eq!(draw(&read(b"\x09\x04\x06\x00\x00\x00", &Native)), "!!xls.old");
    assert_eq!(draw(&read(b"", &Native)), "!!cfb.damaged");
}

#[test]
fn hostile_files_stay_small() {
    // Counts that lie, sheets that are the globals themselves, a stream of nothing.
    let promise = record(SST, &[u32::MAX.to_le_bytes(), u32::MAX.to_le_bytes()].concat());
    assert_eq!(read_records(&[promise], &[number(0, 0, 0, 1.0)]), "A1=1\n!xls.damaged");
    let mut itself = stream(BIFF8, &[], &[("一", 0, Vec::new())]);
    let at = bof(BIFF8).len() + 4;
    itself[at..at + 4].fill(0);
    assert_eq!(draw(&read(&compound(&[("Workbook", &itself)]), &Native)), "!!sheet.empty");
    let merged = record(MERGEDCELLS, &words(&[1, 0, 65535, 0, 255])).repeat(10_000);
    check(&[number(0, 0, 0, 1.0), merged], "A1=1 1000x256");
    assert!(draw(&read(&[0; 100_000], &Native)).starts_with("!!"));
}
