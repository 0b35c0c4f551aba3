//! Passages: the lines of the prose, those that a page or a fixed width broke put together again.

use super::stream::{Row, RowKind, Stream};
use crate::characters::is_item_numeral;
use crate::document::Format;
use crate::report::{LineStart, Passage};

/// A line of the prose.
#[derive(Clone, Copy, Debug)]
pub struct ProseLine {
    /// Its atom.
    pub atom: usize,
    /// The section it stands in.
    pub section: u8,
}

/// Width of a full line that was broken, at least, in half-width characters: shorter ones are labels and lists.
const MIN_WIDTH: usize = 40;
/// A full line leaves less than this part of the widest of its block empty: a word or a mark that did not fit.
const SLACK: usize = 8;
/// Bytes between two lines, at most: a line end, an indent, the foot of a page.
const MAX_GAP: u32 = 64;
/// What a sentence or an item of a list ends with.
const ENDS: &[char] = &['。', '！', '？', '；', '：', '.', '!', '?', ';', ':'];

/// The passages of prose lines, in reading order: linear in the text.
pub fn passages(stream: &Stream<'_>, lines: &[ProseLine]) -> Vec<Passage> {
    let broken = matches!(stream.document.format, Format::Text | Format::Pdf);
    let mut passages = Vec::new();
    let mut parts: Vec<usize> = Vec::new();
    for block in lines.chunk_by(|one, next| broken && adjoin(stream, *one, *next)) {
        parts.clear();
        let mut widest = None;
        let full = || block.iter().map(|line| width(stream.text(line.atom))).max().unwrap_or(0);
        // Whether the sentence of the last part is not over.
        let mut broken = false;
        for (at, line) in block.iter().enumerate() {
            let text = stream.text(line.atom);
            if broken && at + 1 < block.len() && is_page_number(text) {
                continue;
            }
            let goes_on = broken && !is_item(text);
            if !goes_on {
                passages.extend(passage(stream, &parts, line.section));
                parts.clear();
            }
            parts.push(line.atom);
            // A line alone goes on with none.
            let cut = || block.get(at + 1).is_some_and(|next| cuts_number(text, stream.text(next.atom)));
            broken = block.len() > 1 && !is_over(text) && (is_full(text, *widest.get_or_insert_with(full)) || cut());
        }
        passages.extend(passage(stream, &parts, block.first().map_or(0, |line| line.section)));
    }
    passages
}

/// Whether the end of a line cuts a number: 收到申请468, 0件. Two years are two numbers.
fn cuts_number(above: &str, below: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let head = above.trim_end_matches(|c: char| c.is_ascii_digit());
    let (before, behind) = (above.len() - head.len(), digits(below));
    before > 0
        && behind > 0
        && !head.is_empty()
        && behind < below.len()
        && (before != 4 || behind != 4)
        && !is_item(below)
}

/// Whether two lines of the prose stand one directly below the other, or are parts of one number.
fn adjoin(stream: &Stream<'_>, one: ProseLine, next: ProseLine) -> bool {
    let (Some(above), Some(below)) = (stream.atoms.get(one.atom), stream.atoms.get(next.atom)) else { return false };
    let is_line = |row: &&Row| row.kind == RowKind::Line;
    let below_row = stream.row_of(next.atom).filter(is_line);
    let apart = u8::from(cuts_number(stream.text(one.atom), stream.text(next.atom)));
    let lines = stream.row_of(one.atom).filter(is_line).is_some()
        && below_row.is_some_and(|row| row.blank_before <= apart.into());
    let close = below.text.start >= above.text.end && below.text.start - above.text.end <= MAX_GAP;
    // Their text is the document's, so that a place in a passage is one in the document.
    let same = above.text == stream.source(one.atom) && below.text == stream.source(next.atom);
    lines && close && same && one.section == next.section && next.atom == one.atom + 1
}

/// Whether the sentence of a line is over.
fn is_over(text: &str) -> bool {
    text.trim_end_matches(['”', '）', ')', '"', '》', ' ']).ends_with(ENDS)
}

/// Whether a line is as long as lines get.
fn is_full(text: &str, widest: usize) -> bool {
    widest >= MIN_WIDTH && width(text) + widest / SLACK >= widest
}

/// `（一）`, `一、`, `1.`, `1、`, `①` at the start of a line.
fn is_item(text: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || is_item_numeral(c);
    let inner = text.trim_start_matches(['（', '(']);
    let rest = inner.trim_start_matches(number);
    let numbered = rest.len() < inner.len() && inner.len() - rest.len() <= 9;
    let marked = if inner.len() < text.len() {
        rest.starts_with(['）', ')'])
    } else {
        rest.starts_with(['、', '.', '．']) && !rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit())
    };
    (numbered && marked) || text.starts_with(|c| ('①'..='⑳').contains(&c))
}

/// Whether a line can be nothing else than the number of a page: `— 4 —`, `第 4 页 共 9 页`, `4 / 9`, `Page 4 of 9`.
pub fn is_page_mark(text: &str) -> bool {
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '－');
    let is_number = |part: &str| !part.trim().is_empty() && part.trim().bytes().all(|byte| byte.is_ascii_digit());
    let english = || text.split_ascii_whitespace();
    let of_all = || text.split_once('/').is_some_and(|(page, all)| is_number(page) && is_number(all));
    let named = || text.starts_with("Page") && english().skip(1).all(|word| word == "of" || is_number(word));
    is_page_number(text) && (text.contains(['页', '頁']) || text.starts_with(dash) && text.ends_with(dash))
        || text.len() <= 30 && (of_all() || named())
}

/// Whether a line among those of a paragraph numbers a page.
fn is_page_number(text: &str) -> bool {
    let digits = || text.chars().any(|c| c.is_ascii_digit());
    text.len() <= 30 && digits() && text.chars().all(|c| c.is_ascii_digit() || " -–—－第页頁/共".contains(c))
}

/// Half-width characters.
fn width(text: &str) -> usize {
    // By bytes: those after a character's first one have no width.
    let width = |byte: u8| usize::from(byte < 0x80) + 2 * usize::from(byte >= 0xc0);
    text.bytes().map(width).sum()
}

/// One passage of lines; what stands between them is blank, byte for byte.
fn passage(stream: &Stream<'_>, parts: &[usize], section: u8) -> Option<Passage> {
    let first = stream.atoms.get(*parts.first()?)?;
    let mut passage = Passage { section, at: stream.place(*parts.first()?), ..Passage::default() };
    let mut gap = 0;
    for part in parts {
        let Some(atom) = stream.atoms.get(*part) else { continue };
        let start = (atom.text.start - first.text.start) as usize;
        if start > 0 {
            gap = start.saturating_sub(passage.text.len());
            let place = stream.place(*part);
            passage.lines.push(LineStart { start: start as u32, line: place.line, page: place.page });
        }
        // A number that the end of the line cuts stands before the gap: nothing behind it moves.
        let text = stream.text(*part);
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let cut = if passage.text.ends_with(|c: char| c.is_ascii_digit()) { digits(text) } else { 0 };
        let (rest, text) = text.split_at(cut);
        passage.text.push_str(rest);
        passage.text.extend(std::iter::repeat_n(' ', std::mem::take(&mut gap)));
        passage.text.push_str(text);
    }
    if parts.len() > 1 {
        passage.at.end = stream.source(*parts.last()?).end;
    }
    Some(passage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_a_list_and_numbers_are_told_apart() {
        for item in ["（一）主动公开", "一、总体情况", "1.收到申请", "2、办结", "(3) 其他", "①公开"]
        {
            assert!(is_item(item), "{item}");
        }
        for other in ["12件，办结10件", "1.5万条", "一年来", "（含上年结转）", "十二件", "2023年"]
        {
            assert!(!is_item(other), "{other}");
        }
    }

    #[test]
    fn the_end_of_a_line_may_cut_a_number() {
        for (above, below, cut) in [
            ("收到申请468", "0件，办结405", true),
            ("收到申请89", "70件", true),
            ("收到申请46", "件", false),
            ("468", "0件", false),
            ("收到申请468", "30", false),
            ("公开情况2023", "2023年收到", false),
            ("收到申请468", "2.办结", false),
        ] {
            assert_eq!(cuts_number(above, below), cut, "{above} {below}");
        }
    }

    #[test]
    fn a_page_number_is_no_text() {
        assert!(is_page_number("- 4 -") && is_page_number("第4页") && !is_page_number("12件") && !is_page_number("—"));
    }
}
