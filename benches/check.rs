//! How long one check takes natively, from bytes to verdict: the seed, the largest text, one report in every format.
//! `cargo bench --bench check`

use divan::{Bencher, counter::BytesCount};
use gouji::source::decode::Native;
use gouji::{Language, check_bytes};

fn main() {
    divan::main();
}

#[divan::bench(args = [
    "xinxiang-edz-2023.txt",
    "full/006-html-word.html",
    "full/007-pipe-md.txt",
    "full/012-csv.csv",
    "files/012.docx",
    "files/012.doc",
    "files/012.xlsx",
    "files/012.xls",
    "files/012.ods",
    "files/012.odt",
    "files/012.rtf",
    "files/012.pdf",
    "files/007-chrome.pdf",
])]
fn check(bencher: Bencher, name: &str) {
    let path = format!("{}/tests/reports/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).expect(&path);
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench(|| check_bytes(name, divan::black_box(&bytes), &Native, Language::Chinese));
}
