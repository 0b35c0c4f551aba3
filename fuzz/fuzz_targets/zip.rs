//! Archives: the directory, and every entry unpacked under one budget.
#![no_main]

use gouji::source::budget::Budget;
use gouji::source::zip::Archive;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut budget = Budget::for_input(bytes.len());
    if let Ok(archive) = Archive::open(bytes, &mut budget) {
        for entry in &archive.entries {
            let _ = archive.unpack(entry, &mut budget);
        }
    }
});
