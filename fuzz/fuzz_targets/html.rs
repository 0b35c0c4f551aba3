//! HTML.
#![no_main]

use gouji::source;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let html = String::from_utf8_lossy(bytes);
    let document = source::html::read(&html);
    for block in &document.blocks {
        if let gouji::document::Block::Line(line) = block {
            assert!(html.get(line.source.start as usize..line.source.end as usize).is_some());
        }
    }
});
