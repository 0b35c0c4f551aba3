//! How long one check takes natively: from bytes to verdict in every format, part by part, and as the text grows.
//! `cargo bench --bench check`, or `cargo bench --bench check -- growth` for one group. What it takes in memory:
//! `benches/memory.rs`. Numbers: docs/speed.md.

mod texts;

use divan::{Bencher, black_box, counter::BytesCount};
use gouji::source::{self, decode::Native};
use gouji::verdict::Source;
use gouji::{Language, check_bytes, check_text, reading};
use texts::{GROWING, SIZES, grown, report, text};

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
    let bytes = report(name);
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench(|| check_bytes(name, black_box(&bytes), &Native, Language::Chinese));
}

/// The seed as pasted, and what a check of it does one after the other.
mod seed {
    use super::*;

    const NAME: &str = "xinxiang-edz-2023.txt";

    #[divan::bench]
    fn pasted(bencher: Bencher) {
        bencher.with_inputs(|| text(NAME)).bench_values(|text| check_text(NAME, text, Language::Chinese));
    }

    #[divan::bench]
    fn source(bencher: Bencher) {
        bencher.with_inputs(|| text(NAME)).bench_values(source::read_text);
    }

    #[divan::bench]
    fn reading(bencher: Bencher) {
        let document = source::read_text(text(NAME));
        bencher.bench(|| reading::read(black_box(&document)));
    }

    #[divan::bench]
    fn claims(bencher: Bencher) {
        let outcome = check_text(NAME, text(NAME), Language::Chinese);
        let Some(report) = outcome.reports.first() else { return };
        bencher.bench(|| reading::claims::read(black_box(&report.prose), report.year));
    }

    #[divan::bench]
    fn judge(bencher: Bencher) {
        let outcome = check_text(NAME, text(NAME), Language::Chinese);
        let Some(report) = outcome.reports.first() else { return };
        bencher.bench(|| gouji::judge(&Source::default(), black_box(report), Language::Chinese));
    }
}

#[divan::bench(args = GROWING, consts = SIZES, sample_count = 5)]
fn growth<const BYTES: usize>(bencher: Bencher, name: &str) {
    let text = grown(name, BYTES);
    let bytes = BytesCount::of_str(&text);
    bencher.counter(bytes).with_inputs(|| text.clone()).bench_values(|text| check_text(name, text, Language::Chinese));
}
