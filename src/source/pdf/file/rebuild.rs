//! Objects found without a table, by what they begin with.

use super::table::{MAX_OBJECTS, Place, Table};

/// What a file holds, as far as its bytes show.
#[derive(Debug, Default)]
pub struct Found {
    /// Objects that stand in the file itself, the last of each number.
    pub table: Table,
    /// Offsets of what may tell catalog and encryption, and whether a trailer stands there or an object.
    pub trailers: Vec<(bool, usize)>,
    /// Numbers of the objects that may be catalogs.
    pub catalogs: Vec<u32>,
    /// Numbers of the streams that hold objects, the last one first.
    pub packs: Vec<u32>,
    /// Whether there were more objects than are taken.
    pub too_many: bool,
}

/// Of each kind, as many as are looked at.
const MAX_MARKS: usize = 2_000;

/// Looks through a file once.
pub fn scan(bytes: &[u8]) -> Found {
    let mut found = Found::default();
    let mut places: Vec<(u32, Place)> = Vec::new();
    let mut at = 0;
    while let Some(step) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| b"otOXC".contains(byte))) {
        at += step;
        let rest = bytes.get(at..).unwrap_or_default();
        let last = places.last().copied();
        if rest.starts_with(b"obj")
            && let Some((number, start)) = head(bytes, at)
        {
            found.too_many |= places.len() >= MAX_OBJECTS;
            if places.len() < MAX_OBJECTS {
                places.push((number, Place::At(start)));
            }
        } else if rest.starts_with(b"trailer") {
            push(&mut found.trailers, (true, at + 7));
        } else if rest.starts_with(b"ObjStm") {
            last.iter().for_each(|(number, _)| push(&mut found.packs, *number));
        } else if rest.starts_with(b"Catalog") {
            last.iter().for_each(|(number, _)| push(&mut found.catalogs, *number));
        } else if rest.starts_with(b"XRef")
            && let Some((_, Place::At(start))) = last
        {
            push(&mut found.trailers, (false, start));
        }
        at += 1;
    }
    // Of objects with the same number the last counts.
    places.reverse();
    found.packs.reverse();
    found.table.add(places.into_iter());
    found
}

fn push<T>(list: &mut Vec<T>, item: T) {
    if list.len() < MAX_MARKS {
        list.push(item);
    }
}

/// Number and offset of the object whose `obj` stands there: number and generation come before it.
fn head(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let (_, generation_end) = back(bytes, at, u8::is_ascii_whitespace);
    let (_, generation) = back(bytes, generation_end, u8::is_ascii_digit);
    let (_, number_end) = back(bytes, generation, u8::is_ascii_whitespace);
    let (digits, number) = back(bytes, number_end, u8::is_ascii_digit);
    let apart = generation_end > generation && generation > number_end;
    let value = std::str::from_utf8(digits).ok()?.parse().ok()?;
    apart.then_some((value, number))
}

/// The bytes of a kind before an offset, and where they begin.
fn back(bytes: &[u8], end: usize, kind: fn(&u8) -> bool) -> (&[u8], usize) {
    let before = bytes.get(..end).unwrap_or_default();
    let length = before.iter().rev().take(16).take_while(|byte| kind(byte)).count();
    (before.get(end - length..).unwrap_or_default(), end - length)
}
