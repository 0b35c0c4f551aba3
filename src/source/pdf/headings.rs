//! Headings of columns without ruling lines: a heading that wraps is put together again, and all headings that belong
//! to one column each come to stand in one row.

use super::columns::{Row, Segment};
use super::words::Word;

/// Lines of one heading are at most this far apart, in font sizes; rows of headings are farther.
const LEADING: f32 = 1.45;

/// The rows with the headings above the first numbers rearranged. `columns` are the extents of the numbers.
pub fn rearrange(rows: Vec<Row>, columns: &[(f32, f32)]) -> Vec<Row> {
    let count = rows.iter().position(Row::has_numbers).unwrap_or(0);
    let zones = zones(columns);
    let (head, body) = rows.split_at(count);
    let mut single: Vec<Vec<Word>> = vec![Vec::new(); zones.len()];
    let mut result = Vec::new();
    for row in head {
        let words = row.segments.iter().flat_map(|segment| segment.words.iter().cloned());
        let (own, others): (Vec<Word>, Vec<Word>) = words.partition(|word| zone(&zones, word).is_some());
        for word in own {
            if let Some(zone) = zone(&zones, &word) {
                single[zone].push(word);
            }
        }
        if !others.is_empty() {
            result.push(Row::of(others, row.y, row.size));
        }
    }
    let Some(last) = head.last() else { return body.to_vec() };
    let mut headings = Row { segments: Vec::new(), y: last.y, size: last.size };
    for words in single {
        // What stands farther above is the heading of a group that happens to lie over one column.
        let mut lines = words.chunk_by(|a, b| b.y - a.y <= LEADING * a.size);
        headings.segments.extend(lines.next_back().map(Segment::of));
        result.extend(lines.map(|words| Row {
            segments: vec![Segment::of(words)],
            y: words[0].y,
            size: words[0].size,
        }));
    }
    crate::order::by(&mut result, |a, b| a.y.total_cmp(&b.y));
    if !headings.segments.is_empty() {
        result.push(headings);
    }
    result.extend_from_slice(body);
    result
}

/// The room around each column: halfway to its neighbours.
fn zones(columns: &[(f32, f32)]) -> Vec<(f32, f32)> {
    let middles: Vec<f32> = columns.windows(2).map(|pair| (pair[0].1 + pair[1].0) / 2.0).collect();
    let half = |index: usize| columns.get(index).zip(middles.get(index)).map_or(20.0, |(column, end)| end - column.0);
    let reach = |column: &(f32, f32), side: f32| (column.0 + column.1) / 2.0 + side;
    columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let before = index.checked_sub(1).and_then(|before| middles.get(before)).copied();
            let width = half(index.min(middles.len().saturating_sub(1)));
            let start = before.unwrap_or_else(|| reach(column, -width));
            let end = middles.get(index).copied().unwrap_or_else(|| reach(column, width));
            (start, end)
        })
        .collect()
}

/// The zone that a word lies in, where it is one.
fn zone(zones: &[(f32, f32)], word: &Word) -> Option<usize> {
    let slack = 0.2 * word.size;
    zones.iter().position(|zone| word.x0 + slack >= zone.0 && word.x1 - slack <= zone.1)
}
