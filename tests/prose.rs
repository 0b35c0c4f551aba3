//! The grammar of the prose against labelled sentences: relation precision and recall, sentences fully right.
//! `tests/prose/README.md` says how they are written. `cargo test --test prose -- --nocapture` prints the measure.

use gouji::reading::claims;
use gouji::report::{Passage, Place};
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
