//! Text, and the whole way from any bytes to the verdict.
#![no_main]

use gouji::{Language, check_bytes, source::decode::Native};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = check_bytes("", bytes, &Native, Language::Chinese);
});
