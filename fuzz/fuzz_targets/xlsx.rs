//! Excel's XML: a sheet and, behind zero bytes, shared strings, styles and the list of sheets, packed here.
#![no_main]

use gouji::export::zip::archive;
use gouji::source::{self, decode::Native};

const WORKBOOK: &[u8] = b"<workbook><sheets><sheet name='a'/></sheets></workbook>";
const PARTS: [&str; 4] = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let given = bytes.split(|byte| *byte == 0).map(<[u8]>::to_vec);
    let mut files: Vec<_> = PARTS.into_iter().zip(given).collect();
    if files.len() < PARTS.len() {
        files.push((PARTS[3], WORKBOOK.to_vec()));
    }
    let _ = source::xlsx::read(&archive(&files), &Native);
    let _ = source::xlsx::flat::read(bytes, &Native);
});
