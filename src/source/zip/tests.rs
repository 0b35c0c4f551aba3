use super::*;
use crate::source::testing::{Part, archive, deflated, stored};

fn open(bytes: &[u8]) -> Result<Archive<'_>, Note> {
    Archive::open(bytes, &mut Budget::for_input(bytes.len()))
}

/// What reading the entry `a` of the bytes gives: its text or the note's code.
fn read_a(bytes: &[u8]) -> String {
    let mut budget = Budget::for_input(bytes.len());
    let read = Archive::open(bytes, &mut budget).and_then(|archive| archive.read("a", &mut budget));
    read.map_or_else(|note| note.code, |bytes| String::from_utf8_lossy(&bytes).into_owned())
}

#[test]
fn entries_are_unpacked_or_refused() {
    let text = "勾稽".repeat(50);
    let plain = deflated("a", text.as_bytes());
    let changed = |change: fn(&mut Part)| {
        let mut part = plain.clone();
        change(&mut part);
        archive(&[part])
    };
    let whole = archive(std::slice::from_ref(&plain));
    let cases: &[(Vec<u8>, &str)] = &[
        (archive(&[stored("a", b"12")]), "12"),
        (archive(&[stored("b", b"1"), plain.clone()]), &text),
        (archive(&[deflated("a", b"")]), ""),
        (archive(&[deflated("A", b"3")]), "3"),
        ([b"MZ stub".as_slice(), &whole].concat(), &text),
        ([&whole, b"\0\0\0\0".as_slice()].concat(), &text),
        (archive(&[stored("b", b"1")]), "zip.no-part"),
        (changed(|part| part.size -= 1), "zip.part-damaged"),
        (changed(|part| part.size += 1), "zip.part-damaged"),
        (changed(|part| part.checksum ^= 1), "zip.part-damaged"),
        (changed(|part| part.packed.truncate(20)), "zip.part-damaged"),
        (changed(|part| part.packed[0] = 0xFF), "zip.part-damaged"),
        (changed(|part| part.method = 12), "zip.method"),
        (changed(|part| part.flags = 1), "zip.encrypted"),
        (changed(|part| part.size = 0xF000_0000), "zip.part-damaged"),
        (b"PK\x05\x06".to_vec(), "zip.damaged"),
        (b"not a zip".to_vec(), "zip.damaged"),
        (Vec::new(), "zip.damaged"),
    ];
    for (index, (bytes, expected)) in cases.iter().enumerate() {
        assert_eq!(read_a(bytes), *expected, "case {index}");
    }
}

#[test]
fn an_archive_without_directory_is_read_as_far_as_it_goes() {
    let text: String = (0..4000).map(|n| n.to_string()).collect();
    let whole = archive(&[deflated("a", text.as_bytes()), stored("b", b"9")]);
    let directory = whole.windows(4).position(|window| window == CENTRAL).unwrap_or_default();
    assert_eq!(read_a(&whole[..directory]), text);
    let cut = read_a(&whole[..directory / 2]);
    assert!(cut.len() > 1000 && text.starts_with(&cut), "{cut}");
}

#[test]
fn a_cut_archive_does_not_mix_in_the_entries_of_the_archives_it_holds() {
    let inner = archive(&[stored("a", b"inner")]);
    let whole = archive(&[stored("x.docx", &inner), stored("b", b"9")]);
    let cut = &whole[..whole.len() - END_LENGTH];
    let names: Vec<_> = open(cut).map(|archive| archive.entries.into_iter().map(|entry| entry.name).collect()).unwrap();
    assert_eq!(names, [b"x.docx".to_vec(), b"b".to_vec()]);
}

#[test]
fn a_small_file_cannot_ask_for_much() {
    let bomb = archive(&[deflated("a", &vec![0; 30 << 20])]);
    assert!(bomb.len() < 40_000);
    assert_eq!(read_a(&bomb), "budget.bytes");
    // Entries that share the packed bytes multiply without nesting.
    let mut parts: Vec<_> = (0..50).map(|n| deflated(&format!("{n}"), &vec![0; 1 << 16])).collect();
    for part in &mut parts[1..] {
        part.shares_first = true;
    }
    assert_eq!(open(&archive(&parts)).map_err(|note| note.code).err(), Some("zip.overlap".to_owned()));
}

#[test]
fn the_budget_is_one_for_all_entries() {
    let bytes = archive(&[deflated("a", &vec![0; 600_000]), deflated("b", &vec![0; 600_000])]);
    let mut budget = Budget::for_input(0);
    let archive = Archive::open(&bytes, &mut budget).expect("an archive");
    assert_eq!(archive.read("a", &mut budget).map(|bytes| bytes.len()), Ok(600_000));
    assert_eq!(archive.read("b", &mut budget).map_err(|note| note.code), Err("budget.bytes".to_owned()));
}

#[test]
fn zip64_is_read() {
    let mut bytes = archive(&[stored("a", b"64")]);
    let end = bytes.len() - END_LENGTH;
    let central = bytes.windows(4).position(|window| window == CENTRAL).expect("a directory");
    let record = [
        END64,
        &44u64.to_le_bytes(),
        &[45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        &1u64.to_le_bytes(),
        &1u64.to_le_bytes(),
        &((end - central) as u64).to_le_bytes(),
        &(central as u64).to_le_bytes(),
    ]
    .concat();
    let locator = [LOCATOR64, &[0; 4], &(end as u64).to_le_bytes(), &[1, 0, 0, 0]].concat();
    let tail = bytes.split_off(end);
    bytes.extend([record, locator, tail].concat());
    let last = bytes.len() - END_LENGTH;
    bytes[last + 8..last + 20].fill(0xFF);
    assert_eq!(read_a(&bytes), "64");
}
