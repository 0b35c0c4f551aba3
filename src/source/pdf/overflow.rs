//! Labels too tall for their rows. A spreadsheet that is printed centres such a label on its row and lets its lines run
//! over the rows above and below: where a line stands then says nothing, where the middle of all of them stands does.

use super::lattice::Lattice;
use super::words::Word;
use std::ops::Range;

/// How far the middle of a label's lines may be from that of its row, in font sizes.
const OFF_CENTRE: f32 = 0.3;
/// How far two lines of a label are apart, in font sizes.
const STEPS: Range<f32> = 0.9..2.0;
/// How much the steps between a label's lines may differ, in font sizes.
const UNEVEN: f32 = 0.05;

/// Lines of a label on either side of one of them.
const MOST: usize = 12;

/// A line of words that were drawn one after the other.
struct Line {
    words: Range<usize>,
    x0: f32,
    x1: f32,
    y: f32,
    size: f32,
}

impl Line {
    fn middle(&self) -> (f32, f32) {
        ((self.x0 + self.x1) / 2.0, self.y - 0.35 * self.size)
    }

    /// Whether a border of the cell at its middle runs through its letters.
    fn is_crossed(&self, lattice: &Lattice) -> bool {
        let (x, y) = self.middle();
        let area = lattice.cell_at(x, y).and_then(|cell| lattice.cells.get(cell)).map(|cell| lattice.cell_area(*cell));
        let slack = 0.03 * self.size;
        area.is_some_and(|area| self.y - 0.7 * self.size < area.y0 - slack || self.y > area.y1 + slack)
    }
}

/// Words, in the order of drawing, of labels that run over other rows than their own, each with the lattice and its cell.
/// They come in order, no word twice.
pub fn labels(words: &[Word], lattices: &[Lattice]) -> Vec<(Range<usize>, (usize, usize))> {
    let lines = lines(words);
    let mut found: Vec<(Range<usize>, (usize, usize))> = Vec::new();
    let mut free = 0;
    for (index, line) in lines.iter().enumerate() {
        let (x, y) = line.middle();
        let at = lattices.iter().position(|lattice| lattice.area().holds(x, y, 0.0));
        let Some(at) = at.filter(|at| index >= free && line.is_crossed(&lattices[*at])) else { continue };
        if let Some((label, cell)) = label(&lines[free..], index - free, &lattices[at]) {
            let words = lines[free + label.start].words.start..lines[free + label.end - 1].words.end;
            found.push((words, (at, cell)));
            free += label.end;
        }
    }
    found
}

fn lines(words: &[Word]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        match lines.last_mut() {
            Some(line)
                if (line.y - word.y).abs() <= 0.2 * word.size
                    && (-0.5..1.0).contains(&((word.x0 - line.x1) / word.size)) =>
            {
                line.words.end = index + 1;
                line.x1 = line.x1.max(word.x1);
            }
            _ => lines.push(Line { words: index..index + 1, x0: word.x0, x1: word.x1, y: word.y, size: word.size }),
        }
    }
    lines
}

/// The fewest lines around one of them that are centred in a cell.
fn label(lines: &[Line], index: usize, lattice: &Lattice) -> Option<(Range<usize>, usize)> {
    let first = (0..index).rev().take(MOST).take_while(|at| goes_on(&lines[*at..at + 2])).last().unwrap_or(index);
    let last =
        (index + 1..lines.len()).take(MOST).take_while(|at| goes_on(&lines[at - 1..at + 1])).last().unwrap_or(index);
    (2..=last + 1 - first).find_map(|count| {
        let starts = first.max((index + 1).saturating_sub(count))..=index.min(last + 1 - count);
        starts
            .into_iter()
            .find_map(|start| Some((start..start + count, centred(&lines[start..start + count], lattice)?)))
    })
}

/// Whether a line may be the next one of a label.
fn goes_on(pair: &[Line]) -> bool {
    let [above, below] = pair else { return false };
    let size = above.size.max(below.size);
    STEPS.contains(&((below.y - above.y) / size)) && above.x0 < below.x1 && below.x0 < above.x1
}

/// The cell in which lines at even steps are centred.
fn centred(lines: &[Line], lattice: &Lattice) -> Option<usize> {
    let (first, last) = (lines.first()?, lines.last()?);
    let step = lines.get(1)?.y - first.y;
    let is_even = lines.windows(2).all(|pair| (pair[1].y - pair[0].y - step).abs() <= UNEVEN * first.size);
    let (x, y) = (first.middle().0, (first.middle().1 + last.middle().1) / 2.0);
    lattice.cell_at(x, y).filter(|cell| {
        let area = lattice.cells.get(*cell).map(|cell| lattice.cell_area(*cell)).unwrap_or_default();
        is_even && ((area.y0 + area.y1) / 2.0 - y).abs() <= OFF_CENTRE * first.size
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::pdf::lattice::Region;

    /// Lines of font size 6 at their baselines in rows of 7, and the row of each word found.
    #[track_caller]
    fn check(lines: &[(f32, f32)], expected: &[(Range<usize>, usize)]) {
        let ys: Vec<f32> = (0..8).map(|row| row as f32 * 7.0).collect();
        let cells = (0..7).map(|row| Region { row, column: 0, rows: 1, columns: 1 }).collect();
        let lattice = Lattice { xs: vec![0.0, 100.0], ys, cells, ..Lattice::default() }.indexed();
        let word = |(x, y): &(f32, f32)| Word { x0: *x, x1: x + 30.0, y: *y, size: 6.0, ..Word::default() };
        let found = labels(&lines.iter().map(word).collect::<Vec<_>>(), &[lattice]);
        assert_eq!(found, expected.iter().map(|(words, row)| (words.clone(), (0, *row))).collect::<Vec<_>>());
    }

    #[test]
    fn a_label_belongs_to_the_row_in_which_it_is_centred() {
        // The middle of a row is 2.1 above the baseline of a line that is centred in it.
        let centre = |row: usize, off: f32| row as f32 * 7.0 + 3.5 + 2.1 + off;
        check(
            &[(9.0, centre(1, -4.4)), (20.0, centre(1, 4.4)), (9.0, centre(2, -4.4)), (9.0, centre(2, 4.4))],
            &[(0..2, 1), (2..4, 2)],
        );
        check(
            &[(9.0, centre(0, 0.0)), (9.0, centre(3, -8.8)), (9.0, centre(3, 0.0)), (9.0, centre(3, 8.8))],
            &[(1..4, 3)],
        );
        // A line in several pieces.
        check(&[(9.0, centre(1, -4.4)), (40.0, centre(1, -4.4)), (9.0, centre(1, 4.4))], &[(0..3, 1)]);
        // Lines that stand in their rows, and lines that are centred in none.
        check(&[(9.0, centre(1, 0.0)), (9.0, centre(2, 0.0)), (9.0, centre(3, 0.0))], &[]);
        check(&[(9.0, centre(1, -2.0)), (9.0, centre(1, 6.8))], &[]);
        check(&[(9.0, centre(1, -4.4)), (60.0, centre(1, 4.4))], &[]);
    }
}
