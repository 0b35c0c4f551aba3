//! What a check takes in memory: divan's `max alloc` beside the bytes of the text. `cargo bench --bench memory`.
//! Numbers: docs/speed.md.

mod texts;

use divan::{AllocProfiler, Bencher, counter::BytesCount};
use gouji::{Language, check_text};
use texts::{GROWING, SIZES, grown};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench(args = GROWING, consts = SIZES, sample_count = 1, sample_size = 1)]
fn peak<const BYTES: usize>(bencher: Bencher, name: &str) {
    let text = grown(name, BYTES);
    let bytes = BytesCount::of_str(&text);
    // The text is the check's own: it becomes the document.
    bencher.counter(bytes).bench_local(|| check_text(name, text.clone(), Language::Chinese));
}
