//! Lines: where they end, what they may hold, and what stands around their text.

use crate::characters::is_unseen;

/// What a line may hold, a bit each. One look at its bytes says which searches in it are worth making.
pub const TAB: u8 = 1;
pub const PIPE: u8 = 2;
pub const QUOTE: u8 = 4;
/// A comma or a semicolon.
pub const COMMA: u8 = 8;
/// The first byte of upright lines of frames, and of other marks.
pub const FRAME: u8 = 16;

pub static MARKS: [u8; 256] = {
    let mut marks = [0; 256];
    marks[b'\t' as usize] = TAB;
    marks[b'|' as usize] = PIPE;
    marks[b'"' as usize] = QUOTE;
    marks[b',' as usize] = COMMA;
    marks[b';' as usize] = COMMA;
    marks[0xe2] = FRAME;
    marks[0xef] = FRAME;
    marks
};

/// Bytes that are passed over at once where none of them is looked for.
const GLANCE: usize = 32;

/// The end of the line at `from`, its line feed included, and which marks but [`FRAME`] it has. Prose has few: many of its
/// bytes are compared at once.
pub fn look(text: &str, from: usize) -> (usize, u8) {
    // Tabs and line feeds come first of all bytes.
    let is_sought = |byte: u8| (byte <= b'\n') | (byte == b'|') | (byte == b'"') | (byte == b',') | (byte == b';');
    let (glances, rest) = text.as_bytes()[from..].as_chunks::<GLANCE>();
    let (mut at, mut marks) = (from, 0);
    for glance in glances.iter().map(|glance| &glance[..]).chain([rest]) {
        if glance.len() == GLANCE && !glance.iter().fold(false, |found, byte| found | is_sought(*byte)) {
            at += GLANCE;
            continue;
        }
        for byte in glance {
            at += 1;
            marks |= MARKS[usize::from(*byte)];
            if *byte == b'\n' {
                return (at, marks);
            }
        }
    }
    (at, marks)
}

/// The line without white space at either end, as offsets.
pub fn trimmed(line: &str, start: usize) -> (usize, usize) {
    // Almost every line and cell begins and ends with a letter, a digit or a character of Chinese.
    let begins = matches!(line.as_bytes(), [b'!'..=b'~' | 0xe4..=0xe9, ..]);
    if begins && matches!(line.as_bytes(), [.., b'!'..=b'~'] | [.., 0xe4..=0xe9, _, _]) {
        return (start, start + line.len());
    }
    let body = line.trim_start_matches(is_space);
    let head = line.len() - body.len();
    (start + head, start + head + body.trim_end_matches(is_space).len())
}

/// White space, and the marks that web pages put around text.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || is_unseen(c)
}

/// Lines that a cell in quotes may go on over.
const MAX_QUOTED_LINES: usize = 8;

/// The end of the line at `from`, its line feed included.
fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |at| from + at + 1)
}

/// The end of the line that begins at `start`, its line feed included. A cell in quotes goes on over the line's end.
pub fn line_stop(text: &str, start: usize) -> usize {
    let first = line_end(text, start);
    if !opens_quote(&text[start..first]) {
        return first;
    }
    let mut stop = first;
    for _ in 1..MAX_QUOTED_LINES {
        let from = stop;
        stop = line_end(text, from);
        // The quote that ends the cell; two in a row stand for one.
        let quotes = text[from..stop].matches('"').count();
        if quotes % 2 == 1 {
            let line = &text[from..stop];
            let ends = line.rsplit('"').next().is_some_and(|after| after.starts_with(['\t', ',', ';', '\r', '\n']));
            return if opens_quote(line) && !ends { first } else { stop };
        }
    }
    first
}

/// Whether a quote begins a cell of the line and is not closed in it.
fn opens_quote(line: &str) -> bool {
    let Some(last) = line.rfind('"').filter(|_| line.matches('"').count() % 2 == 1) else { return false };
    last == 0 || line[..last].ends_with(['\t', ',', ';'])
}

/// The length of what stands before a line that was quoted or listed: `> `, `• `.
pub fn quote_mark(line: &str) -> usize {
    // All marks and the space begin with one of three bytes.
    if !matches!(line.as_bytes(), [b' ' | b'>' | 0xe2, ..]) {
        return 0;
    }
    let inner = line.trim_start_matches(' ');
    if inner.starts_with(['>', '•', '●', '■', '◆', '▪']) {
        return line.len() - inner.trim_start_matches(['>', '•', '●', '■', '◆', '▪', ' ']).len();
    }
    0
}

/// A line that only draws the border of a row: `+-----+`, `├──┼──┤`, `======`, `-----  -----`, `_____`.
pub fn is_border(content: &str) -> bool {
    let drawn = |c: char| matches!(c, '+' | '=' | '\u{2500}'..='\u{257f}');
    let is_long = |c: char| matches!(c, '_' | '—' | '―');
    let is_part = |c: char| drawn(c) || is_long(c) || matches!(c, '-' | '|' | ':' | ' ');
    // A placeholder may be four dashes long.
    let is_dashes = |word: &str| {
        word.len() >= 4 && word.bytes().all(|byte| byte == b'-')
            || word.chars().count() >= 5 && word.chars().all(is_long)
    };
    content.len() >= 4
        && matches!(content.as_bytes()[0], b'+' | b'=' | b'-' | b'|' | b':' | b'_' | b' ' | 0xe2)
        && content.chars().all(is_part)
        && (content.contains(drawn) || content.split(' ').all(|word| word.is_empty() || is_dashes(word)))
}

/// A page number between dashes, `— 4 —` or `- 4 -`: no row of values.
pub fn is_page_mark(content: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '－' | '\u{2010}'..='\u{2015}' | '·');
    if !content.starts_with(is_dash) {
        return false;
    }
    let inner = content.trim_matches(|c: char| is_dash(c) || c.is_whitespace());
    content.ends_with(is_dash) && (1..=4).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_digit())
}

/// The line under the header of a markdown table.
pub fn is_rule(cell: &str) -> bool {
    cell.len() >= 3 && cell.bytes().all(|byte| matches!(byte, b'-' | b':')) && cell.contains('-')
}
