//! Word 97–2003 files.
#![no_main]

use gouji::source;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = source::doc::read(bytes);
});
