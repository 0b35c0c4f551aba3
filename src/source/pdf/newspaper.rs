//! Prose in two columns: lines side by side that are no table. The left column is read first.

use super::columns::{Row, Segment};
use super::page::Line;
use super::words::{self, TextLine, starts_item};
use std::ops::Range;

/// Lines that a column has at least.
const LINES: usize = 3;
/// Places of a gutter that are tried.
const MOST_GUTTERS: usize = 50;
/// Characters that a column has at least.
const CHARACTERS: usize = 30;

/// The rows of a page that are prose in two columns, and its paragraphs in reading order; `None` where there are none.
pub fn find(rows: &[Row]) -> Option<(Range<usize>, Vec<Line>)> {
    let gutters = rows.iter().filter_map(|row| match row.segments.as_slice() {
        [left, right] if !left.number && !right.number => Some(right.x0),
        _ => None,
    });
    gutters.take(MOST_GUTTERS).find_map(|gutter| split(rows, gutter))
}

/// The rows around a gutter, given by where the right column begins.
fn split(rows: &[Row], gutter: f32) -> Option<(Range<usize>, Vec<Line>)> {
    let is_right = |segment: &Segment, row: &Row| segment.x0 >= gutter - 0.3 * row.size;
    let is_clear =
        |row: &Row| row.segments.iter().all(|segment| is_right(segment, row) || segment.x1 < gutter - 0.3 * row.size);
    let has_right = |row: &Row| row.segments.iter().any(|segment| is_right(segment, row));
    let first = rows.iter().position(|row| is_clear(row) && has_right(row))?;
    let clear = rows[first..].iter().take_while(|row| is_clear(row)).count();
    let last = first + rows[first..first + clear].iter().rposition(has_right)?;
    // The left column may be longer by lines that follow each other closely.
    let follows = |pair: &&[Row]| pair[1].y - pair[0].y <= 1.8 * pair[0].size && pair[1].size <= 1.1 * pair[0].size;
    let tail = rows[last..first + clear].windows(2).take_while(follows).count();
    let region = first..last + tail + 1;
    let column = |right: bool| -> Vec<TextLine> {
        let of_row = |row: &Row| {
            let segments = row.segments.iter().filter(|segment| is_right(segment, row) == right);
            let words: Vec<_> = segments.flat_map(|segment| segment.words.iter().cloned()).collect();
            let size = words.iter().map(|word| word.size).fold(0.0, f32::max);
            (!words.is_empty()).then_some(TextLine { words, y: row.y, size })
        };
        rows[region.clone()].iter().filter_map(of_row).collect()
    };
    let columns = [column(false), column(true)];
    let is_prose = |lines: &Vec<TextLine>| {
        let text: String = lines.iter().map(TextLine::text).collect();
        lines.len() >= LINES && text.chars().count() >= CHARACTERS && text.contains('。')
    };
    let top = rows[first].y - rows[first].size;
    let paragraphs = columns.iter().flat_map(|lines| paragraphs(lines)).zip(0u8..);
    // They keep their order among what stands above and below.
    let lines = paragraphs
        .map(|(line, place)| Line { y: top + line.size + f32::from(place) * 0.01, segments: 2, ..line })
        .collect();
    columns.iter().all(is_prose).then_some((region, lines))
}

/// The paragraphs of a column: a line goes on where it is full, in a line that is no item.
fn paragraphs(lines: &[TextLine]) -> Vec<Line> {
    let right = lines.iter().map(TextLine::x1).fold(f32::MIN, f32::max);
    let mut paragraphs: Vec<Line> = Vec::new();
    let mut is_full = false;
    for line in lines {
        let text = line.text();
        match paragraphs.last_mut() {
            Some(last) if is_full && !starts_item(&text) && (line.size - last.size).abs() <= 0.1 * last.size => {
                words::join(&mut last.text, &text);
            }
            _ => paragraphs.push(Line { text, x0: line.x0(), x1: line.x1(), size: line.size, ..Line::default() }),
        }
        is_full = line.x1() >= right - 1.6 * line.size;
    }
    paragraphs
}
