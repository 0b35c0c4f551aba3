//! Zip: the directory of an archive and the bytes of its entries. Stored and deflated entries, ZIP64 included; a cut
//! archive without directory is read entry by entry. Entries that share bytes, lengths that lie and sums that differ
//! are refused: a number out of a damaged part would be a guess.

use super::budget::Budget;
use super::bytes::{clipped, long_size_at, size_at, u16_at, u32_at};
use crate::document::Note;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
use std::array;
use std::ops::Range;
use std::sync::OnceLock;

/// What every entry of an archive begins with.
pub const MAGIC: &[u8] = b"PK\x03\x04";

const LOCAL_LENGTH: usize = 30;
const CENTRAL: &[u8] = b"PK\x01\x02";
const CENTRAL_LENGTH: usize = 46;
const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const END64: &[u8] = b"PK\x06\x06";
const LOCATOR64: &[u8] = b"PK\x06\x07";
const LOCATOR64_LENGTH: usize = 20;
/// The end record is at most a comment of 64 KB away from the file's end.
const END_SEARCH: usize = END_LENGTH + u16::MAX as usize;

const FLAG_ENCRYPTED: u16 = 1;
/// Lengths and sum follow the entry.
const FLAG_LATER: u16 = 1 << 3;
const FLAG_UTF8: u16 = 1 << 11;

/// An archive: its bytes and where the entries stand.
#[derive(Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    /// Entries in the directory's order; folders too.
    pub entries: Vec<Entry>,
    /// The archive has no directory (it was cut): entries were found one by one, the last may be cut.
    pub cut: bool,
}

/// One entry of an archive.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The name as it stands in the directory: UTF-8 where `utf8`, else in an encoding that the archive does not name
    /// (in China GB18030).
    pub name: Vec<u8>,
    /// Whether the archive says that the name is UTF-8.
    pub utf8: bool,
    /// Whether a password is needed.
    pub encrypted: bool,
    method: u16,
    checksum: Option<u32>,
    /// Length unpacked, as the archive says.
    size: Option<usize>,
    header: usize,
    packed: Range<usize>,
}

impl<'a> Archive<'a> {
    /// The note on a file that was not copied to its end: what it lacks is not missing from the report.
    pub fn damage(&self) -> Option<Note> {
        self.cut.then(|| Note::new("xml.damaged"))
    }

    /// Reads the directory.
    ///
    /// # Errors
    /// `zip.damaged` where there are no entries, `zip.overlap` where entries share bytes, `budget.steps`.
    pub fn open(bytes: &'a [u8], budget: &mut Budget) -> Result<Self, Note> {
        let directory = Directory::find(bytes).map(|directory| directory.entries(bytes, budget)).transpose()?;
        let (entries, cut) = match directory {
            Some(entries) if !entries.is_empty() => (entries, false),
            _ => (scattered(bytes, budget)?, true),
        };
        if entries.is_empty() {
            return Err(Note::fatal("zip.damaged"));
        }
        if overlap(&entries) {
            return Err(Note::fatal("zip.overlap"));
        }
        Ok(Self { bytes, entries, cut })
    }

    /// The entry of a name, whatever the case of its letters.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name.as_bytes()))
    }

    /// The bytes of the entry of a name.
    ///
    /// # Errors
    /// `zip.no-part` where there is none, and those of [`Archive::unpack`].
    pub fn read(&self, name: &str, budget: &mut Budget) -> Result<Vec<u8>, Note> {
        match self.entry(name) {
            Some(entry) => self.unpack(entry, budget),
            None => Err(Note::new("zip.no-part").with("part", name)),
        }
    }

    /// The bytes of an entry; of the last one of a cut archive, those before the cut.
    ///
    /// # Errors
    /// `zip.encrypted`, `zip.method`, `zip.part-damaged` (other bytes than the directory promises), `budget.bytes`.
    pub fn unpack(&self, entry: &Entry, budget: &mut Budget) -> Result<Vec<u8>, Note> {
        let about = |code: &str| Note::new(code).with("part", String::from_utf8_lossy(&entry.name));
        if entry.encrypted {
            return Err(Note::new("zip.encrypted"));
        }
        let packed = self.bytes.get(entry.packed.clone()).unwrap_or_default();
        let limit = entry.size.unwrap_or(usize::MAX);
        let (bytes, end) = match entry.method {
            0 if packed.len() > budget.bytes => (Vec::new(), End::Full),
            0 => (packed.to_vec(), End::Reached),
            8 => inflate(packed, limit.min(budget.bytes), 0),
            _ => return Err(about("zip.method")),
        };
        if end == End::Full && limit > budget.bytes {
            return Err(Note::limit("budget.bytes"));
        }
        budget.take_bytes(bytes.len())?;
        let whole = end == End::Reached
            && entry.size.is_none_or(|size| size == bytes.len())
            && entry.checksum.is_none_or(|sum| sum == checksum(&bytes));
        if whole || (self.cut && end == End::Cut) { Ok(bytes) } else { Err(about("zip.part-damaged")) }
    }
}

/// Where the directory stands.
struct Directory {
    start: usize,
    count: usize,
    /// Bytes before the archive's own first byte; all its offsets are short of so many.
    shift: usize,
}

impl Directory {
    fn find(bytes: &[u8]) -> Option<Self> {
        let from = bytes.len().saturating_sub(END_SEARCH);
        let end = from + bytes.get(from..)?.windows(END.len()).rposition(|window| window == END)?;
        let (mut count, mut length, mut offset) =
            (u16_at(bytes, end + 10)? as usize, size_at(bytes, end + 12)?, size_at(bytes, end + 16)?);
        let mut stop = end;
        let locator = end.checked_sub(LOCATOR64_LENGTH);
        if let Some(locator) = locator.filter(|at| clipped(bytes, *at, 4) == LOCATOR64) {
            let record = long_size_at(bytes, locator + 8)?;
            if clipped(bytes, record, 4) == END64 {
                count = long_size_at(bytes, record.checked_add(32)?)?;
                length = long_size_at(bytes, record.checked_add(40)?)?;
                offset = long_size_at(bytes, record.checked_add(48)?)?;
                stop = record;
            }
        }
        let start = stop.checked_sub(length)?;
        let shift = start.checked_sub(offset)?;
        // A directory with something before it that begins like an archive is that of an archive inside a cut one.
        Some(Self { start, count, shift }).filter(|_| shift == 0 || !bytes.starts_with(MAGIC))
    }

    /// The entries as far as the directory can be read.
    fn entries(&self, bytes: &[u8], budget: &mut Budget) -> Result<Vec<Entry>, Note> {
        let mut entries = Vec::new();
        let mut at = self.start;
        while entries.len() < self.count && clipped(bytes, at, 4) == CENTRAL {
            budget.take_steps(1)?;
            let Some((entry, next)) = self.entry(bytes, at) else { break };
            entries.push(entry);
            at = next;
        }
        Ok(entries)
    }

    fn entry(&self, bytes: &[u8], at: usize) -> Option<(Entry, usize)> {
        let flags = u16_at(bytes, at + 8)?;
        let [name, extra, comment] = [28, 30, 32].map(|field| u16_at(bytes, at + field).map(usize::from));
        let name_end = at + CENTRAL_LENGTH + name?;
        let extra_end = name_end + extra?;
        let (mut size, mut packed, mut local) =
            (size_at(bytes, at + 24)?, size_at(bytes, at + 20)?, size_at(bytes, at + 42)?);
        let mut long = zip64_extra(bytes.get(name_end..extra_end)?);
        for field in [&mut size, &mut packed, &mut local] {
            if *field == u32::MAX as usize && !long.is_empty() {
                *field = long_size_at(long, 0)?;
                long = long.get(8..).unwrap_or_default();
            }
        }
        let local = local.checked_add(self.shift)?;
        if clipped(bytes, local, 4) != MAGIC {
            return None;
        }
        let start = local + LOCAL_LENGTH + u16_at(bytes, local + 26)? as usize + u16_at(bytes, local + 28)? as usize;
        let entry = Entry {
            name: bytes.get(at + CENTRAL_LENGTH..name_end)?.to_vec(),
            utf8: flags & FLAG_UTF8 != 0,
            encrypted: flags & FLAG_ENCRYPTED != 0,
            method: u16_at(bytes, at + 10)?,
            checksum: Some(u32_at(bytes, at + 16)?),
            size: Some(size),
            header: local,
            packed: start..start.checked_add(packed)?,
        };
        Some((entry, extra_end + comment?))
    }
}

/// The numbers of the ZIP64 field among the extra fields, empty where there is none.
fn zip64_extra(mut extra: &[u8]) -> &[u8] {
    while let (Some(id), Some(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        if id == 1 {
            return clipped(extra, 4, length as usize);
        }
        extra = extra.get(4 + length as usize..).unwrap_or_default();
    }
    &[]
}

/// Whether two entries share a byte, headers included.
fn overlap(entries: &[Entry]) -> bool {
    let mut ranges: Vec<_> = entries.iter().map(|entry| (entry.header, entry.packed.end)).collect();
    crate::order::plain(&mut ranges);
    ranges.windows(2).any(|pair| pair[0].1 > pair[1].0)
}

/// Entries by their own headers, for an archive without directory. One that does not state its length ends where the
/// next header begins.
fn scattered(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Entry>, Note> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut at = 0;
    while let Some(header) = bytes.get(at..).and_then(|rest| rest.windows(4).position(is_header)) {
        budget.take_steps(1)?;
        at += header;
        if let Some(last) = entries.last_mut() {
            last.packed.end = last.packed.end.min(at);
        }
        let entry = scattered_entry(bytes, at).filter(|_| clipped(bytes, at, 4) == MAGIC);
        at += 4;
        if let Some(entry) = entry {
            if entry.size.is_some() {
                at = entry.packed.end;
            }
            entries.push(entry);
        }
    }
    Ok(entries)
}

fn is_header(window: &[u8]) -> bool {
    window.starts_with(b"PK") && [MAGIC, CENTRAL, END, b"PK\x07\x08"].contains(&window)
}

fn scattered_entry(bytes: &[u8], at: usize) -> Option<Entry> {
    let flags = u16_at(bytes, at + 6)?;
    let name_end = at + LOCAL_LENGTH + u16_at(bytes, at + 26)? as usize;
    let start = (name_end + u16_at(bytes, at + 28)? as usize).min(bytes.len());
    let known = flags & FLAG_LATER == 0;
    let packed = if known { size_at(bytes, at + 18)? } else { usize::MAX };
    Some(Entry {
        name: bytes.get(at + LOCAL_LENGTH..name_end)?.to_vec(),
        utf8: flags & FLAG_UTF8 != 0,
        encrypted: flags & FLAG_ENCRYPTED != 0,
        method: u16_at(bytes, at + 8)?,
        checksum: u32_at(bytes, at + 14).filter(|_| known),
        size: size_at(bytes, at + 22).filter(|_| known),
        header: at,
        packed: start..start.saturating_add(packed).min(bytes.len()),
    })
}

/// How unpacking ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where the packed bytes say.
    Reached,
    /// The packed bytes stop before the end.
    Cut,
    /// The limit is reached before the end.
    Full,
    /// The packed bytes are not such.
    Broken,
}

/// What zlib puts around deflated data: its header is read, its checksum is not.
pub const ZLIB: u32 = inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER | inflate_flags::TINFL_FLAG_IGNORE_ADLER32;

/// At most `limit` bytes of deflated data; `around` is [`ZLIB`] or 0.
pub fn inflate(packed: &[u8], limit: usize, around: u32) -> (Vec<u8>, End) {
    let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF | around;
    let limit = limit.max(1);
    let mut state = Box::<DecompressorOxide>::default();
    let mut bytes = vec![0; packed.len().saturating_mul(4).clamp(64, limit.max(64)).min(limit)];
    let (mut read, mut written) = (0, 0);
    loop {
        let rest = packed.get(read..).unwrap_or_default();
        let (status, more_read, more_written) = decompress(&mut state, rest, &mut bytes, written, flags);
        read += more_read;
        written += more_written;
        let end = match status {
            TINFLStatus::HasMoreOutput if bytes.len() < limit => {
                bytes.resize(bytes.len().saturating_mul(2).min(limit), 0);
                continue;
            }
            TINFLStatus::Done => End::Reached,
            TINFLStatus::HasMoreOutput => End::Full,
            TINFLStatus::NeedsMoreInput | TINFLStatus::FailedCannotMakeProgress => End::Cut,
            _ => End::Broken,
        };
        bytes.truncate(written);
        return (bytes, end);
    }
}

/// CRC-32 as zip wants it. Its table is made when it is first needed: nothing makes it shorter on the way.
pub fn checksum(bytes: &[u8]) -> u32 {
    static TABLE: OnceLock<[u32; 256]> = OnceLock::new();
    let bit = |sum: u32, _| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
    let table = TABLE.get_or_init(|| array::from_fn(|index| (0..8).fold(index as u32, bit)));
    !bytes.iter().fold(u32::MAX, |sum, byte| table[usize::from(sum as u8 ^ byte)] ^ (sum >> 8))
}

#[cfg(test)]
mod tests;
