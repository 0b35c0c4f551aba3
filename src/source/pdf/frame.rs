//! Frames: a ruled box around a whole page, whose sides the tables inside touch. To the lines all is one table then,
//! with the prose in cells as wide as the page.

use super::lattice::{Lattice, Region};
use super::words::{self, Word};

/// Lines of text that a cell of a table has no more than: what is as wide as all columns and has more is prose.
const LINES: usize = 4;

/// The tables of a lattice without the prose in the frame around them.
pub fn without_prose(lattice: Lattice, words: &[Word]) -> Vec<Lattice> {
    let width = lattice.xs.len().saturating_sub(1);
    let wide: Vec<&Region> = lattice.cells.iter().filter(|region| region.columns == width).collect();
    let is_prose: Vec<bool> = wide.iter().map(|region| lines(&lattice, region, words) > LINES).collect();
    let mut tables = Vec::new();
    let mut first = 0;
    let mut prose = wide.iter().zip(is_prose).peekable();
    while let Some((region, is_prose)) = prose.next() {
        // What is as wide and stands above it, the title of the page, is of the frame too.
        let is_title = prose.peek().is_some_and(|(below, is_prose)| *is_prose && region.row + region.rows == below.row);
        if is_prose || is_title {
            tables.extend(lattice.rows(first..region.row));
            first = region.row + region.rows;
        }
    }
    if first == 0 {
        return vec![lattice];
    }
    tables.extend(lattice.rows(first..lattice.ys.len().saturating_sub(1)));
    tables
}

/// Lines of text in a cell.
fn lines(lattice: &Lattice, region: &Region, words: &[Word]) -> usize {
    let area = lattice.cell_area(*region);
    let inside = |word: &&Word| {
        let (x, y) = word.middle();
        area.holds(x, y, 0.0)
    };
    words::lines(words.iter().filter(inside).cloned().collect()).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of 100 points in a table of two columns, given by the lines of text in each: `w5` is as wide as the table
    /// and has five, `-` has two cells. Expected are the rows of each table that is left.
    #[track_caller]
    fn check(rows: &[&str], expected: &[usize]) {
        let line = |count: usize| (0..=count).map(|at| 100.0 * at as f32).collect();
        let (mut cells, mut words) = (Vec::new(), Vec::new());
        for (row, kind) in rows.iter().enumerate() {
            let Some(lines) = kind.strip_prefix('w') else {
                cells.extend([0, 1].map(|column| Region { row, column, rows: 1, columns: 1 }));
                continue;
            };
            cells.push(Region { row, column: 0, rows: 1, columns: 2 });
            let y = |line: usize| 100.0 * row as f32 + 15.0 * line as f32;
            words.extend((1..=lines.parse().unwrap()).map(|at| Word {
                x1: 30.0,
                y: y(at),
                size: 10.0,
                ..Word::default()
            }));
        }
        let lattice = Lattice { xs: line(2), ys: line(rows.len()), cells, ..Lattice::default() };
        let tables: Vec<_> = without_prose(lattice, &words).iter().map(|table| table.ys.len() - 1).collect();
        assert_eq!(tables, expected);
    }

    #[test]
    fn prose_as_wide_as_the_table_is_no_row_of_it() {
        check(&["w1", "-", "-"], &[3]);
        check(&["w1", "w5", "-", "w1", "-", "w6"], &[3]);
        check(&["-", "-", "w5", "w1", "-"], &[2, 2]);
        check(&["w1", "w5", "w1"], &[]);
    }
}
