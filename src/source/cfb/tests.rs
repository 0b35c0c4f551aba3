use super::*;
use crate::source::testing::compound;

fn stream(bytes: &[u8], name: &str) -> Result<Vec<u8>, String> {
    let mut budget = Budget::for_input(bytes.len());
    File::open(bytes, &mut budget).and_then(|file| file.stream(name, &mut budget)).map_err(|note| note.code)
}

fn content(length: usize) -> Vec<u8> {
    (0..length).map(|index| (index / 7) as u8).collect()
}

#[test]
fn streams_are_read_whatever_their_size() {
    for length in [0, 1, 64, 65, 4095, 4096, 4097, 70_000, 9_000_000] {
        let bytes = compound(&[("Other", &content(5000)), ("Small", &content(100)), ("Main", &content(length))]);
        assert!(stream(&bytes, "main") == Ok(content(length)), "{length} bytes");
        assert!(stream(&bytes, "Small") == Ok(content(100)), "{length} bytes beside");
    }
    assert_eq!(stream(&compound(&[("A", b"1")]), "B"), Err("cfb.no-stream".into()));
}

#[test]
fn a_last_sector_cut_short_is_read_as_far_as_it_goes() {
    let bytes = compound(&[("Main", &content(5000))]);
    let cut = &bytes[..bytes.len() - 100];
    assert!(stream(cut, "Main") == Ok(content(5000)));
    assert!(stream(&bytes[..bytes.len() - 200], "Main") == Ok(content(4920)));
}

#[test]
fn hostile_files_end() {
    let plain = compound(&[("Main", &content(5000))]);
    let with = |at: usize, value: u32| {
        let mut bytes = plain.clone();
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
        bytes
    };
    let fat = |sector: usize| 512 + sector * 4;
    let cases: &[(Vec<u8>, &[&str])] = &[
        (b"text".to_vec(), &["cfb.damaged"]),
        (plain[..40].to_vec(), &["cfb.damaged"]),
        (with(30, 3), &["cfb.damaged"]),
        (with(48, u32::MAX), &["cfb.damaged"]),
        // The directory's chain, the stream's chain and the list of sector tables run in circles.
        (with(fat(1), 1), &["cfb.damaged", "cfb.no-stream", "budget.bytes", ""]),
        (with(fat(3), 3), &[""]),
        (with(68, 0), &[""]),
        (with(44, u32::MAX), &[""]),
    ];
    for (index, (bytes, allowed)) in cases.iter().enumerate() {
        let code = stream(bytes, "Main").err().unwrap_or_default();
        assert!(allowed.contains(&code.as_str()), "case {index}: {code}");
    }
}

#[test]
fn a_tree_that_runs_in_a_circle_is_walked_once() {
    let mut bytes = compound(&[("Main", &content(5000)), ("Next", b"1")]);
    let directory = 512 * 2;
    for entry in 1..3 {
        for neighbour in [68, 72] {
            let at = directory + entry * 128 + neighbour;
            bytes[at..at + 4].copy_from_slice(&1u32.to_le_bytes());
        }
    }
    assert!(stream(&bytes, "Main") == Ok(content(5000)));
}
