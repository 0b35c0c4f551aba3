//! Frames: tables drawn with lines, whose rows go on over several lines of text where a column is narrow.
//!
//! ```text
//! +------+-----+----+
//! | 一、 | 13  | 25 |
//! | 本年 | 612 |    |
//! +------+-----+----+
//! ```
//!
//! Such a row is put on one line, `| 一、本年 | 13 612 | 25 |`. Rows that merely stand together between two borders are
//! left alone: a table is broken only where some column shows it, in which every line ends for want of room.

use crate::characters::has_pair;

/// The text with every broken row on the line where it began, and empty lines in the place of the others.
pub fn unfold(text: String) -> String {
    // The first bytes of a border: `+-`, `+=`, and of what draws boxes.
    let may_begin = |a, b| (a == b'+') & ((b == b'-') | (b == b'=')) | (a == 0xe2) & ((b == 0x94) | (b == 0x95));
    if !has_pair(&text, may_begin) {
        return text;
    }
    let mut unfolded = String::new();
    let mut copied = 0;
    let mut table = Table::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        match border(content) {
            Some(widths) if widths == table.widths => table.rows.push(std::mem::take(&mut table.open)),
            Some(widths) => {
                table.put(&text, &mut unfolded, &mut copied);
                table = Table { widths, ..Table::default() };
            }
            None => match cells(content, &table.widths) {
                Some(cells) => table.open.push(Piece { line: at..at + line.len(), cells }),
                None => {
                    table.put(&text, &mut unfolded, &mut copied);
                    table = Table::default();
                }
            },
        }
        at += line.len();
    }
    table.put(&text, &mut unfolded, &mut copied);
    if copied == 0 {
        return text;
    }
    unfolded += text.get(copied..).unwrap_or_default();
    unfolded
}

/// A table while it is looked at.
#[derive(Default)]
struct Table<'a> {
    /// Columns, each with the characters that its border has.
    widths: Vec<usize>,
    /// What stands between two borders.
    rows: Vec<Vec<Piece<'a>>>,
    /// What stands behind the last border.
    open: Vec<Piece<'a>>,
}

/// A line of a row.
struct Piece<'a> {
    line: std::ops::Range<usize>,
    cells: Vec<&'a str>,
}

impl Table<'_> {
    /// Writes the rows on a line each, if the table is broken.
    fn put(&self, text: &str, unfolded: &mut String, copied: &mut usize) {
        let is_broken = |row: &&Vec<Piece<'_>>| is_broken(row, &self.widths);
        if !self.rows.iter().any(|row| is_broken(&row)) {
            return;
        }
        for row in self.rows.iter().filter(|row| row.len() > 1) {
            let (Some(first), Some(last)) = (row.first(), row.last()) else { continue };
            *unfolded += text.get(*copied..first.line.start).unwrap_or_default();
            // Digits of a row that does not show it could be two numbers: then nobody shall read one.
            let digits = if is_broken(&row) { " " } else { "…" };
            *unfolded += "|";
            for column in 0..self.widths.len() {
                let pieces = row.iter().filter_map(|piece| piece.cells.get(column)).filter(|piece| !piece.is_empty());
                unfolded.push(' ');
                let mut before = "";
                for piece in pieces {
                    *unfolded += between(before, piece, digits);
                    *unfolded += piece;
                    before = piece;
                }
                *unfolded += " |";
            }
            unfolded.extend(std::iter::repeat_n('\n', row.len()));
            *copied = last.line.end;
        }
    }
}

/// Whether lines between two borders are one row: a column of Chinese goes on, each line as long as it can be, while another
/// has ended.
fn is_broken(row: &[Piece<'_>], widths: &[usize]) -> bool {
    let (Some(first), Some(last)) = (row.first(), row.last()) else { return false };
    let ended = first.cells.iter().zip(&last.cells).any(|(first, last)| !first.is_empty() && last.is_empty());
    let goes_on = |(column, room): (usize, &usize)| {
        let pieces: Vec<&str> = row.iter().filter_map(|piece| piece.cells.get(column)).copied().collect();
        // Blanks at either side of a cell belong to its column.
        let full = |piece: &&str| width(piece) + 2 > room.saturating_sub(2) && piece.ends_with(|c: char| !c.is_ascii());
        pieces.split_last().is_some_and(|(last, before)| !last.is_empty() && before.iter().all(full))
    };
    row.len() > 1 && ended && widths.iter().enumerate().any(goes_on)
}

/// What stands between two pieces of a cell.
fn between(before: &str, piece: &str, digits: &'static str) -> &'static str {
    let edge = (before.chars().next_back(), piece.chars().next());
    match edge {
        (Some(last), Some(first)) if last.is_ascii_digit() && first.is_ascii_digit() => digits,
        (Some(last), Some(first)) if last.is_ascii() && first.is_ascii() => " ",
        _ => "",
    }
}

/// Columns of a line that draws a border all along, each with its width; `None` for another line.
fn border(content: &str) -> Option<Vec<usize>> {
    let is_corner = |c: char| c == '+' || matches!(c, '┌'..='╋' | '╒'..='╬');
    let is_edge = |c: char| matches!(c, '-' | '=' | '─' | '━' | '═' | ':');
    let closed = content.starts_with(is_corner) && content.ends_with(is_corner);
    if !closed || !content.chars().all(|c| is_corner(c) || is_edge(c)) {
        return None;
    }
    let edges: Vec<usize> = content.split(is_corner).map(|edge| edge.chars().count()).collect();
    // Before the first corner and behind the last there is nothing.
    let widths = edges.get(1..edges.len() - 1)?;
    (widths.len() > 1).then(|| widths.to_vec())
}

/// The cells of a line that is closed at both ends, none wider than its column.
fn cells<'a>(line: &'a str, widths: &[usize]) -> Option<Vec<&'a str>> {
    let is_upright = |c: char| matches!(c, '|' | '│' | '┃' | '║');
    let inner = line.strip_prefix(is_upright)?.strip_suffix(is_upright)?;
    let cells: Vec<&str> = inner.split(is_upright).map(str::trim).collect();
    let fits = |(cell, room): (&&str, &usize)| width(cell) <= *room;
    (cells.len() == widths.len() && cells.iter().zip(widths).all(fits)).then_some(cells)
}

/// Columns that a text takes.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, unfolded: &str) {
        assert_eq!(unfold(text.to_owned()), unfolded);
    }

    #[test]
    fn a_broken_row_stands_on_the_line_where_it_began() {
        check(
            "前\n+------+-----+----+\n| 一、 | 13  | 25 |\n| 本年 | 612 |    |\n| 新收 |     |    |\n+------+-----+----+\n| 规章 | 3   | 0  |\n+------+-----+----+\n后",
            "前\n+------+-----+----+\n| 一、本年新收 | 13 612 | 25 |\n\n\n+------+-----+----+\n| 规章 | 3   | 0  |\n+------+-----+----+\n后",
        );
        check("┌────┬───┐\r\n│规章│1  │\r\n│数量│   │\r\n└────┴───┘", "┌────┬───┐\r\n| 规章数量 | 1 |\n\n└────┴───┘");
    }

    #[test]
    fn digits_of_a_row_that_does_not_show_that_it_is_broken_are_no_number() {
        check(
            "+------+-----+\n| 一、 | 13  |\n| 本年 |     |\n+------+-----+\n| 二   | 3   |\n| 年   | 564 |\n+------+-----+",
            "+------+-----+\n| 一、本年 | 13 |\n\n+------+-----+\n| 二年 | 3…564 |\n\n+------+-----+",
        );
    }

    #[test]
    fn rows_that_stand_together_are_left_alone() {
        for text in [
            // Both lines are full.
            "+------+-----+\n| 规章 | 3   |\n| 公文 | 564 |\n+------+-----+",
            // What follows had room.
            "+--------+-----+\n| 规章   | 3   |\n| 公文   |     |\n+--------+-----+",
            // No border follows.
            "+------+-----+\n| 一、 | 13  |\n| 本年 |     |",
            // Wider than drawn: the widths say nothing.
            "+--+--+\n| 规范性文件 | 13 |\n| 行政许可 |  |\n+--+--+",
            // Another number of columns.
            "+------+-----+\n| 一、 | 13  | 5 |\n| 本年 |     | 6 |\n+------+-----+",
            "a - b\n+- 一 -+\n",
        ] {
            check(text, text);
        }
    }
}
