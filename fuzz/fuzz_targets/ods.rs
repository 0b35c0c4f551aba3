//! OpenDocument spreadsheets, as they stand unpacked.
#![no_main]

use gouji::source::{self, decode::Native};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = source::ods::read_flat(bytes, &Native);
});
