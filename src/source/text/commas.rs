//! Values that commas or semicolons part.

use super::lines::{COMMA, QUOTE, line_stop};
use super::trimmed_cell;
use crate::document::Cell;

/// Finds runs of lines with as many commas or semicolons: three lines or more of two or more are a table.
#[derive(Default)]
pub struct Commas {
    /// End of the run that was found, exclusive; lines before it are rows.
    until: usize,
    /// What parts its fields.
    comma: u8,
}

impl Commas {
    /// What parts the fields of the line, if it is a row.
    pub fn row(&mut self, text: &str, from: usize, end: usize, marks: u8) -> Option<u8> {
        if from < self.until {
            return Some(self.comma);
        }
        let parts = |c: char| text[from..end].contains(c);
        if marks & COMMA == 0 || marks & QUOTE == 0 && parts('。') {
            return None;
        }
        let comma = [b',', b';'].into_iter().find(|comma| count_fields(&text[from..end], *comma) >= 3)?;
        let fields = count_fields(&text[from..end], comma);
        let mut at = line_stop(text, end);
        let mut run = 1;
        while at < text.len() {
            let stop = line_stop(text, at);
            if count_fields(text[at..stop].trim(), comma) != fields {
                break;
            }
            at = stop;
            run += 1;
        }
        if run < 3 {
            return None;
        }
        (self.until, self.comma) = (at, comma);
        Some(comma)
    }
}

/// Fields of a line of separated values; 1 for prose (a full stop outside quotes) and for values parted by spaces.
fn count_fields(line: &str, comma: u8) -> usize {
    if !line.as_bytes().contains(&comma) {
        return 1;
    }
    let mut quoted = false;
    let mut fields = 1;
    let (mut before, mut gap) = (' ', false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            '。' if !quoted => return 1,
            '0'..='9' if !quoted && gap && before.is_ascii_digit() => return 1,
            _ if !quoted && c == char::from(comma) => fields += 1,
            _ => {}
        }
        gap = c == ' ';
        before = if gap { before } else { c };
    }
    fields
}

/// Separated values; the quotes around a field are not part of its text.
pub fn split_commas(text: &str, from: usize, end: usize, comma: u8, cells: &mut Vec<Cell>) {
    let (mut start, mut quoted) = (from, false);
    for (offset, byte) in text[from..end].bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            _ if byte == comma && !quoted => {
                cells.push(trimmed_cell(text, start, from + offset, cells.len()));
                start = from + offset + 1;
            }
            _ => {}
        }
    }
    cells.push(trimmed_cell(text, start, end, cells.len()));
}

/// Whether tabs stand at the edges of fields alone: programs that write CSV so keep numbers as they are.
pub fn only_pads_fields(content: &str) -> bool {
    let pads = |(at, _): (usize, &str)| {
        let (head, rest) = (&content[..at], &content[at + 1..]);
        let begins = head.ends_with(',') || head.ends_with(",\"") || head == "\"";
        begins || rest.is_empty() || rest.starts_with(',') || rest.starts_with("\",")
    };
    content.contains(',') && content.match_indices('\t').all(pads)
}
