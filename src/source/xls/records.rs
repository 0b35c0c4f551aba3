//! The records of a workbook stream: kind, length, body.

use crate::source::bytes::{clipped, u16_at};

/// Begin of a stream of records: the workbook's, a sheet's.
pub const BOF: u16 = 0x0809;
/// End of a stream of records.
pub const EOF: u16 = 0x000A;
/// More of the record before.
pub const CONTINUE: u16 = 0x003C;
/// The workbook has a password.
pub const FILEPASS: u16 = 0x002F;
/// Code page of text that is not Unicode.
pub const CODEPAGE: u16 = 0x0042;
/// From when days count.
pub const DATEMODE: u16 = 0x0022;
/// A sheet: place, state, name.
pub const BOUNDSHEET: u16 = 0x0085;
/// The shared strings.
pub const SST: u16 = 0x00FC;
/// A number format.
pub const FORMAT: u16 = 0x041E;
/// A font.
pub const FONT: u16 = 0x0031;
/// A cell format.
pub const XF: u16 = 0x00E0;
/// A row's height and state.
pub const ROW: u16 = 0x0208;
/// Widths and states of columns.
pub const COLINFO: u16 = 0x007D;
/// Ranges of merged cells.
pub const MERGEDCELLS: u16 = 0x00E5;
/// An empty cell.
pub const BLANK: u16 = 0x0201;
/// Empty cells side by side.
pub const MULBLANK: u16 = 0x00BE;
/// A cell with a shared string.
pub const LABELSST: u16 = 0x00FD;
/// A cell with a string of its own.
pub const LABEL: u16 = 0x0204;
/// The same with formatted runs.
pub const RSTRING: u16 = 0x00D6;
/// A cell with a number.
pub const NUMBER: u16 = 0x0203;
/// A cell with a packed number.
pub const RK: u16 = 0x027E;
/// Cells with packed numbers side by side.
pub const MULRK: u16 = 0x00BD;
/// A cell with a truth value or an error.
pub const BOOLERR: u16 = 0x0205;
/// A cell with a formula and its cached value.
pub const FORMULA: u16 = 0x0006;
/// The cached string of the formula before.
pub const STRING: u16 = 0x0207;

/// One record.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// What it is.
    pub kind: u16,
    /// Its bytes; fewer than it says where the stream ends.
    pub body: &'a [u8],
}

/// The records from an offset on, to the end of the stream.
pub fn records(stream: &[u8], start: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = start;
    std::iter::from_fn(move || {
        let kind = u16_at(stream, at)?;
        let length = usize::from(u16_at(stream, at.checked_add(2)?)?);
        let body = clipped(stream, at + 4, length);
        at += 4 + length;
        Some(Record { kind, body })
    })
}
