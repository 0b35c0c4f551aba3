//! The grammar of the prose against labelled sentences: relation precision and recall, sentences fully right.
//! `tests/prose/README.md` says how they are written. `cargo test --test prose -- --nocapture` prints the measure.

use gouji::reading::claims;
use gouji::report::{Passage, Place};
use gouji::source::decode::Native;
use gouji::verdict::{Level, Verdict};
use gouji::{Language, check_bytes};
use serde_json::Value;
use std::collections::BTreeSet;

/// The year of the report that the sentences are read in.
const YEAR: i32 = 2023;

/// A sentence and what it states.
struct Labelled {
    sentence: String,
    expected: BTreeSet<String>,
}

/// Counts over a set of sentences.
#[derive(Default)]
struct Measure {
    sentences: usize,
    right: usize,
    expected: usize,
    found: usize,
    agreed: usize,
}

impl Measure {
    fn share(part: usize, whole: usize) -> f64 {
        100.0 * part as f64 / whole.max(1) as f64
    }

    fn precision(&self) -> f64 {
        Self::share(self.agreed, self.found)
    }

    fn recall(&self) -> f64 {
        Self::share(self.agreed, self.expected)
    }

    fn fully_right(&self) -> f64 {
        Self::share(self.right, self.sentences)
    }
}

fn labelled(name: &str) -> Vec<Labelled> {
    let path = format!("{}/tests/prose/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("sentences");
    let mut all: Vec<Labelled> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        match line.strip_prefix("  ") {
            None => all.push(Labelled { sentence: line.to_owned(), expected: BTreeSet::new() }),
            Some("-") => {}
            Some(claims) => {
                let last = all.last_mut().expect("a sentence first");
                last.expected.extend(claims.split("; ").map(str::to_owned));
            }
        }
    }
    all
}

fn read(sentence: &str) -> BTreeSet<String> {
    let passage = Passage { section: 1, text: sentence.to_owned(), at: Place::default() };
    claims::read(&[passage], Some(YEAR)).lines().into_iter().collect()
}

/// Measures a set and prints the line of the measure; what went wrong is printed only for the set worked against.
fn measure(name: &str, show: bool) -> Measure {
    let mut measure = Measure::default();
    for Labelled { sentence, expected } in labelled(name) {
        let found = read(&sentence);
        let agreed = expected.intersection(&found).count();
        measure.sentences += 1;
        measure.right += usize::from(found == expected);
        measure.expected += expected.len();
        measure.found += found.len();
        measure.agreed += agreed;
        if show && found != expected {
            let missing: Vec<_> = expected.difference(&found).collect();
            let wrong: Vec<_> = found.difference(&expected).collect();
            println!("{sentence}\n    missing {missing:?}\n    wrong   {wrong:?}");
        }
    }
    println!(
        "{name}: {} sentences, {} relations: precision {:.1} %, recall {:.1} %, sentences fully right {:.1} %",
        measure.sentences,
        measure.expected,
        measure.precision(),
        measure.recall(),
        measure.fully_right()
    );
    measure
}

#[test]
fn development_sentences() {
    let measure = measure("development", true);
    assert!(measure.precision() >= 99.0 && measure.recall() >= 97.0 && measure.fully_right() >= 95.0);
}

fn verdict(file: &str) -> Verdict {
    let path = format!("{}/tests/reports/{file}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{file}: {error}"));
    check_bytes(file, &bytes, &Native, Language::Chinese).verdict
}

fn files() -> Vec<String> {
    let text = std::fs::read_to_string(format!("{}/tests/reports/figures.json", env!("CARGO_MANIFEST_DIR")));
    let figures: Vec<Value> = serde_json::from_str(&text.expect("figures.json")).expect("json");
    let mut files: Vec<String> =
        figures.iter().filter_map(|report| report["file"].as_str()).map(str::to_owned).collect();
    files.push("xinxiang-edz-2023.txt".to_owned());
    files
}

/// The reports whose prose contradicts their tables, by the figures' `conflicts`, and the sentences that do.
const CONTRADICTIONS: &[(&str, &str)] = &[
    ("partial/092.txt", "受理申请：2。"),
    ("partial/150.txt", "制定规范性文件：0。"),
    ("partial/150.txt", "现行有效：0。"),
];

#[test]
fn the_prose_of_published_reports_has_the_known_contradictions_and_no_other() {
    let mut found = Vec::new();
    for file in files() {
        for finding in verdict(&file).findings {
            if finding.rule.starts_with("prose.") && finding.level == Level::Error {
                found.push((file.clone(), finding.quote.unwrap_or_default()));
            }
        }
    }
    let expected: Vec<_> = CONTRADICTIONS.iter().map(|(file, quote)| (file.to_string(), quote.to_string())).collect();
    assert_eq!(found, expected);
}
