//! Pipes: rows of them open, closed or ragged, and the upright lines of frames.

use super::lines::{FRAME, PIPE};
use super::{cell, clip, split_at};
use crate::characters::has_pair;
use crate::document::{Cell, Grid};

/// Where a row of pipes has one at its edges.
pub struct Edged {
    pub row: usize,
    pub start: Option<usize>,
    pub end: Option<usize>,
}

/// The grid with an empty cell where a pipe stands at the start or the end of a row.
pub fn with_edges(grid: &Grid, edged: &[Edged], (at_start, at_end): (bool, bool)) -> Grid {
    let mut out = Grid::default();
    let mut edges = edged.iter().peekable();
    for (index, (number, cells)) in grid.rows().enumerate() {
        let edge = edges.next_if(|edge| edge.row == index);
        let empty = |at: Option<usize>| at.map(|at| cell(at, at, 0));
        let start = edge.filter(|_| at_start).and_then(|edge| empty(edge.start));
        let end = edge.filter(|_| at_end).and_then(|edge| empty(edge.end));
        let all = start.into_iter().chain(cells.iter().copied()).chain(end);
        match edge {
            Some(_) => out.cells.extend(all.enumerate().map(|(column, cell)| Cell { column: clip(column), ..cell })),
            None => out.cells.extend(all),
        }
        out.push(number, &[]);
    }
    out
}

/// A row of pipes, open or closed: the pipe at the start opens it, the one at the end closes it.
pub fn split_pipes(text: &str, from: usize, end: usize, cells: &mut Vec<Cell>) {
    let content = &text[from..end];
    let inner = content.strip_prefix(PIPES).unwrap_or(content);
    let start = end - inner.len();
    split_at(text, start..start + inner.strip_suffix(PIPES).unwrap_or(inner).len(), PIPE | FRAME, cells);
}

/// Pipes, and the upright lines of frames.
pub const PIPES: [char; 5] = ['|', '│', '┃', '║', '｜'];

/// Whether a text may have an upright line of a frame.
pub fn may_be_framed(text: &str) -> bool {
    has_pair(text, |a, b| (a == 0xe2) & (b & 0xfe == 0x94) | (a == 0xef) & (b == 0xbd))
}

/// The bytes of the pipe that begins there; 0 where none does.
pub fn pipe(rest: &[u8]) -> usize {
    match rest {
        [b'|', ..] => 1,
        // │ ┃ ║ ｜
        [0xe2, 0x94, 0x82 | 0x83, ..] | [0xe2, 0x95, 0x91, ..] | [0xef, 0xbd, 0x9c, ..] => 3,
        _ => 0,
    }
}
