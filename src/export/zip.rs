//! A zip archive of stored entries: the container of the workbook. Stored, because a workbook of one report is small
//! and a compressor would weigh more on the page than it saves; without times, so that equal content gives equal bytes.

use crate::source::zip::checksum;

/// The archive with the given files, names in ASCII.
pub fn archive(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, bytes) in files {
        let header = header(name, bytes);
        let offset = out.len() as u32;
        out.extend_from_slice(b"PK\x03\x04\x14\0");
        out.extend_from_slice(&header);
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(bytes);
        directory.extend_from_slice(b"PK\x01\x02\x14\0\x14\0");
        directory.extend_from_slice(&header);
        // No comment, first disk, no attributes.
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&offset.to_le_bytes());
        directory.extend_from_slice(name.as_bytes());
    }
    let (start, count) = (out.len() as u32, (files.len() as u16).to_le_bytes());
    out.extend_from_slice(&directory);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    out.extend_from_slice(&count);
    out.extend_from_slice(&count);
    out.extend_from_slice(&(directory.len() as u32).to_le_bytes());
    out.extend_from_slice(&start.to_le_bytes());
    out.extend_from_slice(&[0; 2]);
    out
}

/// What the local and the central header share: flags, method (stored), 1980-01-01 00:00, checksum, sizes, name length,
/// length of the extra field.
fn header(name: &str, bytes: &[u8]) -> Vec<u8> {
    let size = (bytes.len() as u32).to_le_bytes();
    let mut out = vec![0, 0, 0, 0, 0, 0, 0x21, 0];
    out.extend_from_slice(&checksum(bytes).to_le_bytes());
    out.extend_from_slice(&size);
    out.extend_from_slice(&size);
    out.extend_from_slice(&(name.len() as u16).to_le_bytes());
    out.extend_from_slice(&[0; 2]);
    out
}
