//! The table that says where objects stand, newest part first.

use super::{Dict, File, Object, Token};
use crate::source::pdf::lexer::Lexer;

/// Objects of a file: a hundred times those of a long report.
pub const MAX_OBJECTS: usize = 500_000;
/// Parts of a table; a part is added each time a file is changed.
const MAX_PARTS: usize = 256;

/// Where an object stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At an offset of the file.
    At(usize),
    /// In the stream of objects of that number, at that index.
    Packed(u32, u32),
}

/// Objects by number, in order.
#[derive(Debug, Default)]
pub struct Table(Vec<(u32, Place)>);

impl Table {
    /// Where the object of that number stands.
    pub fn find(&self, number: u32) -> Option<Place> {
        let at = self.0.binary_search_by_key(&number, |(number, _)| *number).ok()?;
        self.0.get(at).map(|(_, place)| *place)
    }

    /// The numbers of all objects, in order.
    pub fn numbers(&self) -> Vec<u32> {
        self.0.iter().map(|(number, _)| *number).collect()
    }

    /// Adds places of objects that have none yet, or have one earlier in the list; whether there was room for all.
    pub fn add(&mut self, places: impl Iterator<Item = (u32, Place)>) -> bool {
        let room = MAX_OBJECTS.saturating_sub(self.0.len());
        let mut places = places;
        self.0.extend(places.by_ref().take(room));
        crate::order::by_key(&mut self.0, |(number, _)| *number);
        self.0.dedup_by_key(|(number, _)| *number);
        places.next().is_none()
    }
}

/// Reads the table of a file into it; returns the trailer of its newest part.
pub fn read(file: &mut File) -> Option<Dict> {
    let mark = b"startxref";
    let last = file.bytes.windows(mark.len()).rposition(|window| window == mark)?;
    let Token::Number(start) = Lexer::new(file.bytes.get(last + mark.len()..)?).next()? else { return None };
    let (mut starts, mut seen) = (vec![start as usize], Vec::new());
    let mut trailer = None;
    let mut places = Vec::new();
    while let Some(start) = starts.pop() {
        if seen.contains(&start) || seen.len() >= MAX_PARTS {
            continue;
        }
        seen.push(start);
        let part = part(file, start, &mut places)?;
        let offset = |key: &str| part.number(key).map(|offset| offset as usize);
        // What is packed comes before what is older.
        starts.extend([offset("Prev"), offset("XRefStm")].into_iter().flatten());
        trailer = trailer.or(Some(part));
    }
    file.exhausted |= places.len() >= MAX_OBJECTS;
    file.table.add(places.into_iter());
    trailer
}

/// Reads one part, a table of text or a stream, and returns its trailer.
fn part(file: &mut File, start: usize, places: &mut Vec<(u32, Place)>) -> Option<Dict> {
    let mut lexer = Lexer::new(file.bytes.get(start..)?);
    if lexer.next()? != Token::Word(b"xref") {
        return stream(file, start, places);
    }
    loop {
        match lexer.next()? {
            Token::Word(b"trailer") => break,
            Token::Number(first) => {
                let Token::Number(count) = lexer.next()? else { return None };
                let from = lexer.offset();
                for number in (first as u32..).take(count as usize) {
                    let (Token::Number(offset), Token::Number(_), Token::Word(kind)) =
                        (lexer.next()?, lexer.next()?, lexer.next()?)
                    else {
                        return None;
                    };
                    if kind == b"n" && places.len() < MAX_OBJECTS {
                        places.push((number, Place::At(offset as usize)));
                    }
                }
                file.spend(lexer.offset() - from);
                if file.exhausted {
                    return None;
                }
            }
            _ => return None,
        }
    }
    file.parse(&mut lexer)?.dict().cloned()
}

/// Reads a part that is a stream: numbers of given widths, three for each object.
fn stream(file: &mut File, start: usize, places: &mut Vec<(u32, Place)>) -> Option<Dict> {
    let Object::Stream(stream) = file.object_at(start, None)? else { return None };
    let widths = file.numbers_of::<3>(&stream.dict, "W")?.map(|width| width as usize);
    let size = file.number(&stream.dict, "Size")?;
    let index = file.get(&stream.dict, "Index");
    let whole = [Object::Number(0.0), Object::Number(size)];
    let index = if index == Object::Null { &whole } else { index.items() };
    let length: usize = widths.iter().fold(0, |sum, width| sum.saturating_add(*width));
    if length == 0 || widths.iter().any(|width| *width > 8) {
        return None;
    }
    let data = file.data(&stream)?;
    let mut entries = data.chunks_exact(length);
    for range in index.chunks_exact(2) {
        let (first, count) = (range[0].number()?, range[1].number()?);
        for (number, entry) in (first as u32..).zip(entries.by_ref().take(count as usize)) {
            let (kind, rest) = entry.split_at(widths[0]);
            let (second, third) = rest.split_at(widths[1]);
            let value = |bytes: &[u8]| bytes.iter().fold(0u64, |value, byte| value << 8 | u64::from(*byte));
            let place = match (kind, value(kind)) {
                ([], _) | (_, 1) => Place::At(value(second) as usize),
                (_, 2) => Place::Packed(value(second) as u32, value(third) as u32),
                _ => continue,
            };
            if places.len() < MAX_OBJECTS {
                places.push((number, place));
            }
        }
    }
    Some(stream.dict.clone())
}

/// Where a text first stands in others.
pub fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == first)?;
        if bytes[at..].starts_with(needle) {
            return Some(at);
        }
        at += 1;
    }
}
