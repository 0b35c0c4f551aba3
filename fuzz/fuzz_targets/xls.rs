//! Excel's binary workbooks, in their container and without it.
#![no_main]

use gouji::source::{self, decode::Native};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = source::xls::read(bytes, &Native);
});
