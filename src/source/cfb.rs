//! Compound files (OLE2), in which Word and Excel up to 2003 keep their streams. Lenient where programs are careless
//! (WPS cuts the last sector short), bounded where a file is hostile (chains that run in circles, counts that lie).

use super::budget::Budget;
use super::bytes::{clipped, long_size_at, u16_at, u32_at};
use crate::document::Note;
use std::iter::successors;

/// What every compound file begins with.
pub const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

const ENTRY_LENGTH: usize = 128;
/// Streams below this size live in the mini stream.
const MINI_LIMIT: usize = 4096;
const MINI_SECTOR: usize = 64;
const HEADER_FATS: usize = 109;

/// A compound file: its bytes, sector chains and the streams of its root.
#[derive(Debug)]
pub struct File<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini_start: u32,
    mini_size: usize,
    streams: Vec<Stream>,
}

#[derive(Clone, Debug)]
struct Stream {
    name: String,
    start: u32,
    size: usize,
}

impl<'a> File<'a> {
    /// Reads the sector table and the directory.
    ///
    /// # Errors
    /// `cfb.damaged` where there is no directory, `budget.bytes`.
    pub fn open(bytes: &'a [u8], budget: &mut Budget) -> Result<Self, Note> {
        let mut file = Self::sectors(bytes).ok_or_else(|| Note::fatal("cfb.damaged"))?;
        let start = |at| u32_at(bytes, at).unwrap_or(u32::MAX);
        let directory = file.collect(&file.fat, start(48), usize::MAX, budget)?;
        let mini_fat = file.collect(&file.fat, start(60), usize::MAX, budget)?;
        file.mini_fat = mini_fat.chunks_exact(4).filter_map(|entry| u32_at(entry, 0)).collect();
        let root = Entry::read(&directory, 0).ok_or_else(|| Note::fatal("cfb.damaged"))?;
        file.mini_start = root.start;
        file.mini_size = root.size;
        file.streams = streams(&directory, root.child);
        Ok(file)
    }

    /// Whether the root holds a stream or storage of this name.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The bytes of a stream of the root, as many as the file holds.
    ///
    /// # Errors
    /// `cfb.no-stream` where there is none, `budget.bytes`.
    pub fn stream(&self, name: &str, budget: &mut Budget) -> Result<Vec<u8>, Note> {
        let stream = self.find(name).ok_or_else(|| Note::new("cfb.no-stream").with("part", name))?;
        if stream.size >= MINI_LIMIT {
            return self.collect(&self.fat, stream.start, stream.size, budget);
        }
        let mini = self.collect(&self.fat, self.mini_start, self.mini_size, budget)?;
        let mut content = Vec::new();
        for sector in chain(&self.mini_fat, stream.start) {
            content.extend_from_slice(clipped(&mini, sector as usize * MINI_SECTOR, MINI_SECTOR));
        }
        content.truncate(stream.size);
        Ok(content)
    }

    fn find(&self, name: &str) -> Option<&Stream> {
        self.streams.iter().find(|stream| stream.name.eq_ignore_ascii_case(name))
    }

    /// The file with its sector table, without the rest.
    fn sectors(bytes: &'a [u8]) -> Option<Self> {
        if !bytes.starts_with(MAGIC) {
            return None;
        }
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            sector,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini_start: 0,
            mini_size: 0,
            streams: Vec::new(),
        };
        let count = bytes.len() / sector + 1;
        let mut listed: Vec<u32> = (0..HEADER_FATS).map_while(|index| u32_at(bytes, 76 + index * 4)).collect();
        let mut next = u32_at(bytes, 68)?;
        // Each further list sector ends in the number of the next one.
        for _ in 0..count {
            let Some((list, last)) = file.sector(next).split_at_checked(sector - 4) else { break };
            listed.extend(list.chunks_exact(4).filter_map(|entry| u32_at(entry, 0)));
            next = u32_at(last, 0).unwrap_or(u32::MAX);
        }
        for number in listed {
            if file.fat.len() > count {
                break;
            }
            let entries = file.sector(number).chunks_exact(4).filter_map(|entry| u32_at(entry, 0));
            file.fat.extend(entries.collect::<Vec<_>>());
        }
        Some(file)
    }

    /// The bytes of a sector: fewer than a sector where the file ends, none beyond.
    fn sector(&self, number: u32) -> &'a [u8] {
        let start = (number as usize).saturating_add(1).saturating_mul(self.sector);
        clipped(self.bytes, start, self.sector)
    }

    /// At most `size` bytes of a chain of sectors.
    fn collect(&self, fat: &[u32], start: u32, size: usize, budget: &mut Budget) -> Result<Vec<u8>, Note> {
        let mut content = Vec::new();
        for number in chain(fat, start) {
            let sector = self.sector(number);
            if content.len() >= size || sector.is_empty() {
                break;
            }
            budget.take_bytes(sector.len())?;
            content.extend_from_slice(sector);
        }
        content.truncate(size);
        Ok(content)
    }
}

/// The sectors of a chain; one that runs in a circle ends after as many steps as there are sectors.
fn chain(fat: &[u32], start: u32) -> impl Iterator<Item = u32> {
    let first = Some(start).filter(|number| (*number as usize) < fat.len());
    successors(first, |number| fat.get(*number as usize).copied().filter(|next| (*next as usize) < fat.len()))
        .take(fat.len())
}

/// An entry of the directory: a stream or storage, and where its neighbours stand.
struct Entry {
    name: String,
    left: u32,
    right: u32,
    child: u32,
    start: u32,
    size: usize,
}

impl Entry {
    fn read(directory: &[u8], index: usize) -> Option<Self> {
        let bytes = directory.get(index.checked_mul(ENTRY_LENGTH)?..)?.get(..ENTRY_LENGTH)?;
        let name = bytes.chunks_exact(2).take(32).filter_map(|unit| u16_at(unit, 0)).take_while(|unit| *unit != 0);
        let number = |at| u32_at(bytes, at);
        Some(Self {
            name: char::decode_utf16(name).filter_map(Result::ok).collect(),
            left: number(68)?,
            right: number(72)?,
            child: number(76)?,
            start: number(116)?,
            size: long_size_at(bytes, 120)? & u32::MAX as usize,
        })
    }
}

/// What the tree below an entry of the directory holds, storages inside it left alone.
fn streams(directory: &[u8], top: u32) -> Vec<Stream> {
    let mut seen = vec![false; directory.len() / ENTRY_LENGTH];
    let (mut open, mut found) = (vec![top], Vec::new());
    while let Some(index) = open.pop() {
        match seen.get_mut(index as usize) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        if let Some(entry) = Entry::read(directory, index as usize) {
            open.extend([entry.left, entry.right]);
            found.push(Stream { name: entry.name, start: entry.start, size: entry.size });
        }
    }
    found
}

#[cfg(test)]
mod tests;
