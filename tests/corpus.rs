//! Hostile files: the cases kept from fuzzing, and real files with some of their bytes changed. Whatever they hold, every
//! reader ends, in proportion to the bytes given, and says the same twice.

use gouji::document::Document;
use gouji::source::{self, Decode, decode::Native};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

type Read = fn(&[u8], &dyn Decode) -> Document;

const READERS: &[(&str, Read)] = &[
    ("docx", source::docx::read),
    ("flat docx", source::docx::read_flat),
    ("odt", source::odt::read),
    ("flat odt", source::odt::read_flat),
    ("doc", |bytes, _| source::doc::read(bytes)),
    ("rtf", source::rtf::read),
    ("xlsx", source::xlsx::read),
    ("xls", source::xls::read),
    ("ods", source::ods::read),
    ("flat ods", source::ods::read_flat),
    ("flat xlsx", source::xlsx::flat::read),
    ("pdf", source::pdf::read),
    ("mht", source::mht::read),
    ("html", |bytes, with| source::html::read(&source::decode::decode(bytes, with))),
    ("text", |bytes, with| source::text::read(source::decode::decode(bytes, with))),
];

fn files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn kept_cases_end_soon_in_every_reader() {
    let cases: Vec<_> = files("tests/corpus").iter().flat_map(|folder| files(folder.to_str().unwrap())).collect();
    assert!(!cases.is_empty(), "the kept cases stand in tests/corpus");
    for path in cases {
        let bytes = fs::read(&path).unwrap();
        for (name, read) in READERS {
            let start = Instant::now();
            let document = read(&bytes, &Native);
            // Far above what any takes, even without optimization on a busy machine.
            assert!(start.elapsed() < Duration::from_secs(20), "{} by {name}", path.display());
            assert!(document.text.len() <= 32 << 20);
        }
        let _ = source::read(&bytes, "case", &Native);
    }
}

/// A small generator of the same numbers every time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// Changes some bytes: sets, removes, repeats or moves them.
fn change(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len());
        let end = (at + 1 + random.below(40)).min(bytes.len());
        match random.below(5) {
            0 => bytes[at] = [0, 1, 0x7F, 0x80, 0xFF, b'<', b'}'][random.below(7)],
            1 => bytes[at] ^= 1 << random.below(8),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                let to = random.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            _ => bytes.truncate(bytes.len() - random.below(bytes.len() / 8)),
        }
        if bytes.is_empty() {
            bytes.push(b'{');
        }
    }
}

/// Changed files a reader: few for every day, more by hand (`CHANGED_FILES=100000 cargo test --test corpus`).
fn cases() -> usize {
    std::env::var("CHANGED_FILES").ok().and_then(|count| count.parse().ok()).unwrap_or(150)
}

#[test]
fn changed_files_are_read_without_panic_and_the_same_twice() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for (extension, read) in READERS {
        let file = match *extension {
            "flat docx" => "tests/office/features/word/document.xml".into(),
            "flat odt" => "tests/office/features.fodt".into(),
            "flat ods" => "tests/office/features.fods".into(),
            "flat xlsx" => "tests/producers/012-sheetjs.xml".into(),
            "pdf" => "tests/pdf/012-gbk-object-streams.pdf".into(),
            "mht" => "tests/producers/012-email.mht".into(),
            "html" => "tests/reports/full/012-html.html".into(),
            "text" => "tests/reports/full/012-tab.txt".into(),
            "xlsx" | "xls" | "ods" => format!("tests/reports/files/012.{extension}"),
            extension => format!("tests/office/features.{extension}"),
        };
        let bytes = fs::read(file).unwrap();
        for _ in 0..cases() {
            let mut changed = bytes.clone();
            change(&mut changed, &mut random);
            assert!(read(&changed, &Native) == read(&changed, &Native), "{extension}");
        }
    }
}
