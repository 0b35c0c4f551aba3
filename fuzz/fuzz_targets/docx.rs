//! Word's XML, as it stands unpacked.
#![no_main]

use gouji::source::{self, decode::Native};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = source::docx::read_flat(bytes, &Native);
});
