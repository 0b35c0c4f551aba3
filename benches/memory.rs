//! What a check takes in memory, and what reading alone takes of it: divan's `max alloc` beside the bytes of the text.
//! `cargo bench --bench memory`. Numbers: docs/speed.md.

mod texts;

use divan::{AllocProfiler, Bencher, counter::BytesCount};
use gouji::{Language, check_text, reading, source};
use texts::{GROWING, SIZES, grown};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// From the text to the verdict.
#[divan::bench(args = GROWING, consts = SIZES, sample_count = 1, sample_size = 1)]
fn check<const BYTES: usize>(bencher: Bencher, name: &str) {
    let text = grown(name, BYTES);
    let bytes = BytesCount::of_str(&text);
    // The text is the check's own: it becomes the document.
    bencher.counter(bytes).bench_local(|| check_text(name, text.clone(), Language::Chinese));
}

/// From the text to the report: the document and what was read of it.
#[divan::bench(args = GROWING, consts = SIZES, sample_count = 1, sample_size = 1)]
fn reading<const BYTES: usize>(bencher: Bencher, name: &str) {
    let text = grown(name, BYTES);
    let bytes = BytesCount::of_str(&text);
    bencher.counter(bytes).bench_local(|| {
        let document = source::read_text(text.clone());
        let reading = reading::read(&document);
        (document, reading)
    });
}
