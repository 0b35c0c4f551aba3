//! Containers made by hand for tests: zip archives and compound files whose parts may lie.

use super::zip::checksum;

/// One entry of an archive to be; every field goes into the file as it is.
#[derive(Clone, Debug)]
pub struct Part {
    pub name: String,
    pub flags: u16,
    pub method: u16,
    pub checksum: u32,
    pub size: u32,
    pub packed: Vec<u8>,
    /// The directory points at the first entry's bytes instead.
    pub shares_first: bool,
}

/// An entry stored as it is.
pub fn stored(name: &str, bytes: &[u8]) -> Part {
    let packed = bytes.to_vec();
    Part {
        name: name.into(),
        flags: 0,
        method: 0,
        checksum: checksum(bytes),
        size: bytes.len() as u32,
        packed,
        shares_first: false,
    }
}

/// An entry deflated.
pub fn deflated(name: &str, bytes: &[u8]) -> Part {
    let packed = miniz_oxide::deflate::compress_to_vec(bytes, 6);
    Part { method: 8, packed, ..stored(name, bytes) }
}

/// The archive of some entries.
pub fn archive(parts: &[Part]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for part in parts {
        let offset = if part.shares_first { 0 } else { bytes.len() as u32 };
        let mut fields = Vec::new();
        for field in [20, part.flags, part.method, 0, 0] {
            fields.extend(u16::to_le_bytes(field));
        }
        for field in [part.checksum, part.packed.len() as u32, part.size] {
            fields.extend(field.to_le_bytes());
        }
        fields.extend((part.name.len() as u16).to_le_bytes());
        fields.extend([0, 0]);
        directory.extend([b"PK\x01\x02\x14\0", fields.as_slice(), &[0; 10]].concat());
        directory.extend(offset.to_le_bytes());
        directory.extend(part.name.as_bytes());
        if !part.shares_first {
            bytes.extend([b"PK\x03\x04", fields.as_slice(), part.name.as_bytes(), &part.packed].concat());
        }
    }
    let mut end = b"PK\x05\x06\0\0\0\0".to_vec();
    end.extend((parts.len() as u16).to_le_bytes());
    end.extend((parts.len() as u16).to_le_bytes());
    end.extend((directory.len() as u32).to_le_bytes());
    end.extend((bytes.len() as u32).to_le_bytes());
    end.extend([0, 0]);
    bytes.extend(directory);
    bytes.extend(end);
    bytes
}

/// The compound file of some streams: one sector table after the header, the directory, mini streams, then the rest.
/// Sector 0 is the table's first sector, the directory follows it.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const NONE: u32 = u32::MAX;
    const LAST: u32 = u32::MAX - 1;
    let total: usize = streams.iter().map(|(_, bytes)| bytes.len() + 2 * SECTOR).sum();
    let tables = total / SECTOR / 100 + 1;
    let mut fat = vec![u32::MAX - 2; tables];
    let mut sectors: Vec<u8> = Vec::new();
    let mut append = |bytes: &[u8]| -> u32 {
        let start = fat.len() as u32;
        let count = bytes.len().div_ceil(SECTOR) as u32;
        fat.extend((1..count).map(|next| start + next));
        fat.extend((count > 0).then_some(LAST));
        sectors.extend(bytes);
        sectors.resize(sectors.len().next_multiple_of(SECTOR), 0);
        if count > 0 { start } else { NONE }
    };
    let directory_length = (streams.len() + 1) * 128;
    let directory_start = append(&vec![0; directory_length]) as usize;
    let (mut mini, mut mini_fat, mut entries) = (Vec::new(), Vec::<u32>::new(), Vec::new());
    for (index, (name, bytes)) in streams.iter().enumerate() {
        let start = if bytes.len() >= 4096 {
            append(bytes)
        } else {
            let start = mini_fat.len() as u32;
            let count = bytes.len().div_ceil(64) as u32;
            mini_fat.extend((1..count).map(|next| start + next));
            mini_fat.extend((count > 0).then_some(LAST));
            mini.extend(*bytes);
            mini.resize(mini.len().next_multiple_of(64), 0u8);
            start
        };
        let next = if index + 1 < streams.len() { index as u32 + 2 } else { NONE };
        entries.extend(entry(name, 2, [NONE, next, NONE], start, bytes.len()));
    }
    let mini_start = append(&mini);
    let mini_table: Vec<u8> = mini_fat.iter().flat_map(|next| next.to_le_bytes()).collect();
    let mini_table = [mini_table.as_slice(), &vec![0xFF; mini_table.len().next_multiple_of(SECTOR) - mini_table.len()]];
    let mini_table_start = append(&mini_table.concat());
    let root = entry("Root Entry", 5, [NONE, NONE, 1], mini_start, mini.len());
    let at = (directory_start - tables) * SECTOR;
    sectors[at..at + directory_length].copy_from_slice(&[root, entries].concat());

    let mut header = super::cfb::MAGIC.to_vec();
    header.resize(SECTOR, 0);
    let mut put = |at: usize, value: u32| header[at..at + 4].copy_from_slice(&value.to_le_bytes());
    put(24, 0x0003_003E);
    put(28, 0x0009_FFFE);
    put(32, 6);
    put(44, tables as u32);
    put(48, directory_start as u32);
    put(56, 4096);
    put(60, mini_table_start);
    put(68, LAST);
    // What the header cannot list goes into list sectors behind all others.
    let mut lists: Vec<Vec<u32>> = Vec::new();
    for table in 0..tables {
        match table.checked_sub(109) {
            None => put(76 + table * 4, table as u32),
            Some(further) if further % 127 == 0 => lists.push(vec![table as u32]),
            Some(_) => lists.last_mut().expect("a list").push(table as u32),
        }
    }
    for index in tables..109 {
        put(76 + index * 4, NONE);
    }
    let first_list = fat.len() as u32;
    if !lists.is_empty() {
        put(68, first_list);
    }
    let count = lists.len() as u32;
    for (index, mut list) in lists.into_iter().enumerate() {
        list.resize(127, NONE);
        list.push(if index as u32 + 1 < count { first_list + index as u32 + 1 } else { LAST });
        sectors.extend(list.iter().flat_map(|number| number.to_le_bytes()));
        fat.push(u32::MAX - 3);
    }
    fat.resize(tables * SECTOR / 4, NONE);
    [header, fat.iter().flat_map(|next| next.to_le_bytes()).collect(), sectors].concat()
}

fn entry(name: &str, kind: u8, [left, right, child]: [u32; 3], start: u32, size: usize) -> Vec<u8> {
    let mut bytes: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = bytes.len() as u16 + 2;
    bytes.resize(64, 0);
    bytes.extend(length.to_le_bytes());
    bytes.extend([kind, 1]);
    for neighbour in [left, right, child] {
        bytes.extend(neighbour.to_le_bytes());
    }
    bytes.resize(116, 0);
    bytes.extend(start.to_le_bytes());
    bytes.extend((size as u64).to_le_bytes());
    bytes
}

/// A document in a line: lines and grids by `;`, rows in brackets, cells by `|` as column, text and rows x columns
/// where it spans.
pub fn outline(document: &crate::document::Document) -> String {
    use crate::document::Block;
    let mut blocks = Vec::new();
    for block in &document.blocks {
        blocks.push(match block {
            Block::Line(line) => document.slice(line.text).to_owned(),
            Block::Grid(grid) => {
                let rows = grid.rows().map(|(_, cells)| {
                    let cells = cells.iter().map(|cell| {
                        let text = format!("{} {}", cell.column, document.slice(cell.text).replace('\n', "/"));
                        match (cell.row_span, cell.column_span) {
                            (1, 1) => text.trim_end().to_owned(),
                            (rows, columns) => format!("{text} {rows}x{columns}"),
                        }
                    });
                    format!("[{}]", cells.collect::<Vec<_>>().join("|"))
                });
                rows.collect()
            }
        });
    }
    blocks.join(";")
}
