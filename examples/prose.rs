//! Time to read and check the prose of a report: `cargo run --release --example prose FILE…`.

use gouji::check::numbers;
use gouji::comparison;
use gouji::reading::claims;
use gouji::source::decode::Native;
use gouji::{Language, check_bytes, rules};
use std::hint::black_box;
use std::time::Instant;

const RUNS: u32 = 2000;

fn main() {
    for name in std::env::args().skip(1) {
        let Ok(bytes) = std::fs::read(&name) else {
            eprintln!("{name}: cannot be read");
            continue;
        };
        for report in &check_bytes(&name, &bytes, &Native, Language::Chinese).reports {
            let characters: usize = report.prose.iter().map(|passage| passage.text.chars().count()).sum();
            let start = Instant::now();
            for _ in 0..RUNS {
                let read = claims::read(black_box(&report.prose), report.year);
                black_box(read);
            }
            let reading = start.elapsed() / RUNS;
            let start = Instant::now();
            for _ in 0..RUNS {
                let meanings = comparison::meanings(black_box(report));
                let held = comparison::hold_all(report, &meanings);
                black_box(numbers::views(report, &held, &rules::compare_all(report)));
            }
            let holding = start.elapsed() / RUNS;
            println!("{name}: {characters} characters of prose, read in {reading:?}, held in {holding:?}");
        }
    }
}
