//! Lattices: ruling lines → tables of cells, merged cells included.

use super::canvas::{Area, Ruling};
use std::ops::Range;

/// Gaps of dotted lines, and how far lines that belong together may miss each other.
const TOUCH: f32 = 5.0;
/// Lines nearer than this are one border: double lines, and the boxes of cells that stand a little apart.
const SAME_BORDER: f32 = 5.5;
/// Lines shorter than this bound no cell.
const SHORTEST: f32 = 6.0;
/// No row of text is lower.
const LOWEST: f32 = 8.0;
/// Lines of a page that count after pieces are joined.
const MAX_LINES: usize = 2_000;
/// Fields of one lattice before merging.
const MAX_FIELDS: usize = 60_000;

/// A table as its ruling lines make it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lattice {
    /// Vertical grid lines from left to right.
    pub xs: Vec<f32>,
    /// Horizontal grid lines from top to bottom.
    pub ys: Vec<f32>,
    /// Cells in the order of their upper left corner, row by row.
    pub cells: Vec<Region>,
    /// The index of the cell that each field belongs to, row by row; [`Lattice::indexed`] sets it.
    pub fields: Vec<usize>,
    /// Whether every line that bounds a cell is drawn, and every cell is a rectangle.
    pub complete: bool,
    /// Whether the last row has no line below it: the table goes on.
    pub open_below: bool,
    /// Whether the first row has no line above it.
    pub open_above: bool,
}

/// The fields that a cell covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// First row.
    pub row: usize,
    /// First column.
    pub column: usize,
    /// Rows covered.
    pub rows: usize,
    /// Columns covered.
    pub columns: usize,
}

impl Lattice {
    /// The area of the whole table.
    pub fn area(&self) -> Area {
        let edge = |lines: &[f32]| (lines.first().copied().unwrap_or(0.0), lines.last().copied().unwrap_or(0.0));
        let ((x0, x1), (y0, y1)) = (edge(&self.xs), edge(&self.ys));
        Area { x0, y0, x1, y1 }
    }

    /// The area of a cell.
    pub fn cell_area(&self, region: Region) -> Area {
        let at = |lines: &[f32], index: usize| lines.get(index).copied().unwrap_or(0.0);
        Area {
            x0: at(&self.xs, region.column),
            y0: at(&self.ys, region.row),
            x1: at(&self.xs, region.column + region.columns),
            y1: at(&self.ys, region.row + region.rows),
        }
    }

    /// The part of the table in these rows, which no cell crosses; `None` where no columns are left.
    pub fn rows(&self, rows: Range<usize>) -> Option<Self> {
        let inside = self.cells.iter().filter(|cell| rows.contains(&cell.row));
        let mut part = Self {
            xs: self.xs.clone(),
            ys: self.ys.get(rows.start..=rows.end)?.to_vec(),
            cells: inside.map(|cell| Region { row: cell.row - rows.start, ..*cell }).collect(),
            fields: Vec::new(),
            complete: self.complete,
            open_below: self.open_below && rows.end + 1 == self.ys.len(),
            open_above: self.open_above && rows.start == 0,
        };
        drop_unused_lines(&mut part);
        (part.xs.len() > 2).then(|| part.indexed())
    }

    /// The index of the cell at a point.
    pub fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        let field = |lines: &[f32], at: f32| {
            let after = lines.partition_point(|line| *line <= at);
            after.checked_sub(1).filter(|_| after < lines.len())
        };
        let (column, row) = (field(&self.xs, x)?, field(&self.ys, y)?);
        self.fields.get(row * (self.xs.len() - 1) + column).copied().filter(|cell| *cell < self.cells.len())
    }

    /// The lattice, whose cells are known by their fields.
    pub fn indexed(mut self) -> Self {
        let [width, height] = [&self.xs, &self.ys].map(|lines| lines.len().saturating_sub(1));
        self.fields = vec![usize::MAX; width * height];
        for (index, cell) in self.cells.iter().enumerate() {
            for row in cell.row..cell.row + cell.rows {
                let start = row * width + cell.column;
                self.fields.get_mut(start..start + cell.columns).unwrap_or_default().fill(index);
            }
        }
        self
    }
}

/// The tables that ruling lines make, and the horizontal lines that are part of none. The flag tells whether there
/// were too many lines.
pub fn find(across: &[Ruling], down: &[Ruling]) -> (Vec<Lattice>, Vec<Ruling>, bool) {
    let (across, down) = (joined(across), joined(down));
    let mut too_many = across.len() > MAX_LINES || down.len() > MAX_LINES;
    let (across, down) = (&across[..across.len().min(MAX_LINES)], &down[..down.len().min(MAX_LINES)]);
    let mut groups = Groups::new(across.len() + down.len());
    let mut met = vec![false; down.len()];
    for (i, row) in across.iter().enumerate() {
        for (j, column) in down.iter().enumerate() {
            if meets(row, column) {
                met[j] = true;
                groups.unite(i, across.len() + j);
            }
        }
    }
    // The side of a merged cell that fills the page from top to bottom: no line meets it, but it is as long as the others.
    for (i, side) in down.iter().enumerate().filter(|(i, _)| !met[*i]) {
        let alike = |other: &Ruling| (side.from - other.from).abs() <= TOUCH && (side.to - other.to).abs() <= TOUCH;
        if let Some(j) = (0..down.len()).find(|j| met[*j] && alike(&down[*j])) {
            groups.unite(across.len() + i, across.len() + j);
        }
    }
    let (mut lattices, mut loose) = (Vec::new(), Vec::new());
    for group in groups.members() {
        let rows: Vec<_> = group.iter().filter_map(|index| across.get(*index)).copied().collect();
        let columns = group.iter().filter_map(|index| down.get(index.checked_sub(across.len())?)).copied();
        match build(&rows, &columns.collect::<Vec<_>>()) {
            Ok(lattice) => lattices.push(lattice),
            Err(large) => {
                too_many |= large;
                loose.extend(rows);
            }
        }
    }
    (lattices, loose, too_many)
}

/// Whether a horizontal and a vertical line touch.
fn meets(row: &Ruling, column: &Ruling) -> bool {
    let reaches = |line: &Ruling, at: f32| at >= line.from - TOUCH && at <= line.to + TOUCH;
    reaches(row, column.at) && reaches(column, row.at)
}

/// Pieces of one line joined, whatever is too short left out.
fn joined(lines: &[Ruling]) -> Vec<Ruling> {
    let mut lines = lines.to_vec();
    crate::order::by(&mut lines, |a, b| a.at.total_cmp(&b.at));
    let mut result: Vec<Ruling> = Vec::new();
    for same in lines.chunk_by(|a, b| b.at - a.at <= 0.5) {
        let mut same = same.to_vec();
        crate::order::by(&mut same, |a, b| a.from.total_cmp(&b.from));
        let start = result.len();
        for line in same {
            match result[start..].last_mut() {
                Some(last) if line.from <= last.to + TOUCH => last.to = last.to.max(line.to),
                _ => result.push(line),
            }
        }
    }
    result.retain(|line| line.to - line.from >= SHORTEST);
    result
}

/// The lattice of lines that touch each other; `Err` where they make no table (true: because it would be too large).
fn build(across: &[Ruling], down: &[Ruling]) -> Result<Lattice, bool> {
    let mut rows = Borders::new(across);
    let mut columns = Borders::new(down);
    // A side that the lines of the other direction reach beyond is open: it ends where they end.
    let open = [rows.extend(down), columns.extend(across)];
    // One column alone is a frame, or the sides of a table whose columns are not drawn.
    if rows.at.len() < 2 || columns.at.len() < 3 {
        return Err(false);
    }
    let (height, width) = (rows.at.len() - 1, columns.at.len() - 1);
    if height.saturating_mul(width) > MAX_FIELDS {
        return Err(true);
    }
    let mut fields = Groups::new(height * width);
    for row in 0..height {
        for column in 0..width {
            let here = row * width + column;
            if column + 1 < width && !columns.drawn(column + 1, rows.at[row], rows.at[row + 1]) {
                fields.unite(here, here + 1);
            }
            if row + 1 < height && !rows.drawn(row + 1, columns.at[column], columns.at[column + 1]) {
                fields.unite(here, here + width);
            }
        }
    }
    let (cells, rectangular) = regions(&mut fields, width);
    if cells.len() < 2 {
        return Err(false);
    }
    let sides = rows.closed(&columns.at) && columns.closed(&rows.at);
    let mut lattice = Lattice {
        xs: columns.at,
        ys: rows.at,
        cells,
        fields: Vec::new(),
        complete: rectangular && sides && open.iter().all(|(before, after)| !before && !after),
        open_above: open[0].0,
        open_below: open[0].1,
    };
    drop_unused_lines(&mut lattice);
    Ok(lattice.indexed())
}

/// The borders of one direction: positions, and for each the pieces that are drawn.
struct Borders {
    at: Vec<f32>,
    pieces: Vec<Vec<(f32, f32)>>,
}

impl Borders {
    fn new(lines: &[Ruling]) -> Self {
        let mut lines = lines.to_vec();
        crate::order::by(&mut lines, |a, b| a.at.total_cmp(&b.at));
        let (mut at, mut pieces) = (Vec::new(), Vec::new());
        let mut rest = lines.as_slice();
        while let Some(first) = rest.first() {
            let count = rest.iter().take_while(|line| line.at - first.at <= SAME_BORDER).count();
            let (same, tail) = rest.split_at(count);
            at.push((first.at + same.last().map_or(first.at, |line| line.at)) / 2.0);
            pieces.push(merged(same.iter().map(|line| (line.from, line.to)).collect()));
            rest = tail;
        }
        Self { at, pieces }
    }

    /// Adds the borders that are not drawn where at least two lines of the other direction end together beyond the
    /// outermost border. Tells whether that was so before the first and after the last one.
    fn extend(&mut self, other: &[Ruling]) -> (bool, bool) {
        let (Some(first), Some(last)) = (self.at.first().copied(), self.at.last().copied()) else {
            return (false, false);
        };
        let start = other.iter().map(|line| line.from).fold(f32::MAX, f32::min);
        let end = other.iter().map(|line| line.to).fold(f32::MIN, f32::max);
        let at_start = other.iter().filter(|line| line.from - start <= TOUCH).count();
        let at_end = other.iter().filter(|line| end - line.to <= TOUCH).count();
        // A page break may leave a single line of text of a row, where all its borders end.
        let room = |lines: usize| if lines > 2 { LOWEST } else { 2.0 * SHORTEST };
        let before = first - start > room(at_start) && at_start >= 2;
        let after = end - last > room(at_end) && at_end >= 2;
        let whole = vec![(f32::MIN, f32::MAX)];
        if before {
            self.at.insert(0, start);
            self.pieces.insert(0, whole.clone());
        }
        if after {
            self.at.push(end);
            self.pieces.push(whole);
        }
        (before, after)
    }

    /// Whether the border is drawn between two positions along it (mostly: lines may end at the edge of another).
    fn drawn(&self, border: usize, from: f32, to: f32) -> bool {
        let pieces = self.pieces.get(border).map(Vec::as_slice).unwrap_or_default();
        let covered: f32 = pieces.iter().map(|(start, end)| (end.min(to) - start.max(from)).max(0.0)).sum();
        covered >= 0.6 * (to - from)
    }

    /// Whether the first and the last border are drawn along all fields.
    fn closed(&self, other: &[f32]) -> bool {
        let last = self.at.len().saturating_sub(1);
        other.windows(2).all(|field| self.drawn(0, field[0], field[1]) && self.drawn(last, field[0], field[1]))
    }
}

fn merged(mut pieces: Vec<(f32, f32)>) -> Vec<(f32, f32)> {
    crate::order::by(&mut pieces, |a, b| a.0.total_cmp(&b.0));
    let mut result: Vec<(f32, f32)> = Vec::new();
    for piece in pieces {
        match result.last_mut() {
            Some(last) if piece.0 <= last.1 => last.1 = last.1.max(piece.1),
            _ => result.push(piece),
        }
    }
    result
}

/// The cells that united fields make. A cell that is no rectangle, because a line is missing, falls apart into the
/// rectangles its rows make: a table cell never is anything else.
fn regions(fields: &mut Groups, width: usize) -> (Vec<Region>, bool) {
    let (mut cells, mut rectangular) = (Vec::new(), true);
    for group in fields.members() {
        let mut pieces: Vec<Region> = Vec::new();
        for field in &group {
            let (row, column) = (field / width, field % width);
            match pieces.last_mut() {
                Some(last) if last.row == row && last.column + last.columns == column => last.columns += 1,
                _ => pieces.push(Region { row, column, rows: 1, columns: 1 }),
            }
        }
        let mut whole: Vec<Region> = Vec::new();
        for piece in pieces {
            let above = whole.iter_mut().find(|region| {
                (region.column, region.columns, region.row + region.rows) == (piece.column, piece.columns, piece.row)
            });
            match above {
                Some(region) => region.rows += 1,
                None => whole.push(piece),
            }
        }
        rectangular &= whole.len() == 1;
        cells.extend(whole);
    }
    crate::order::by_key(&mut cells, |region| (region.row, region.column));
    (cells, rectangular)
}

/// Grid lines at which no cell begins or ends (an underline made them) leave the lattice.
fn drop_unused_lines(lattice: &mut Lattice) {
    let used_rows = used(lattice.ys.len(), lattice.cells.iter().map(|cell| (cell.row, cell.rows)));
    let used_columns = used(lattice.xs.len(), lattice.cells.iter().map(|cell| (cell.column, cell.columns)));
    let (rows, columns) = (numbers(&used_rows), numbers(&used_columns));
    let renumbered = |numbers: &[usize], first: usize, count: usize| {
        let number = |line: usize| numbers.get(line).copied().unwrap_or(0);
        (number(first), number(first + count).saturating_sub(number(first)))
    };
    for cell in &mut lattice.cells {
        (cell.row, cell.rows) = renumbered(&rows, cell.row, cell.rows);
        (cell.column, cell.columns) = renumbered(&columns, cell.column, cell.columns);
    }
    let kept =
        |lines: &[f32], used: &[bool]| lines.iter().zip(used).filter(|(_, used)| **used).map(|(at, _)| *at).collect();
    lattice.ys = kept(&lattice.ys, &used_rows);
    lattice.xs = kept(&lattice.xs, &used_columns);
}

fn used(lines: usize, extents: impl Iterator<Item = (usize, usize)>) -> Vec<bool> {
    let mut used = vec![false; lines];
    for (first, count) in extents {
        for line in [first, first + count] {
            if let Some(slot) = used.get_mut(line) {
                *slot = true;
            }
        }
    }
    used
}

/// The number of each line among those in use.
fn numbers(used: &[bool]) -> Vec<usize> {
    let mut before = 0;
    let number = |used: &bool| {
        before += usize::from(*used);
        before - usize::from(*used)
    };
    used.iter().map(number).collect()
}

/// Disjoint sets of numbers.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut member: usize) -> usize {
        while self.0[member] != member {
            self.0[member] = self.0[self.0[member]];
            member = self.0[member];
        }
        member
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }

    /// The sets in the order of their first members, each in ascending order.
    fn members(&mut self) -> Vec<Vec<usize>> {
        let mut sets = vec![Vec::new(); self.0.len()];
        for member in 0..self.0.len() {
            let root = self.root(member);
            sets[root].push(member);
        }
        sets.retain(|set| !set.is_empty());
        sets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(at: f32, from: f32, to: f32) -> Ruling {
        Ruling { at, from, to }
    }

    /// The cells of the one lattice as (row, column, rows, columns), whether it is complete, whether it is open below.
    #[track_caller]
    fn check(across: &[Ruling], down: &[Ruling], cells: &[(usize, usize, usize, usize)], complete: bool, open: bool) {
        let (lattices, ..) = find(across, down);
        let [lattice] = lattices.as_slice() else { panic!("{lattices:?}") };
        let found: Vec<_> = lattice.cells.iter().map(|c| (c.row, c.column, c.rows, c.columns)).collect();
        assert_eq!(found, cells);
        assert_eq!((lattice.complete, lattice.open_below), (complete, open));
    }

    const FOUR: &[(usize, usize, usize, usize)] = &[(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)];

    #[test]
    fn lines_make_cells() {
        let across = [line(0.0, 0.0, 100.0), line(20.0, 0.0, 100.0), line(40.0, 0.0, 100.0)];
        let down = [line(0.0, 0.0, 40.0), line(50.0, 0.0, 40.0), line(100.0, 0.0, 40.0)];
        check(&across, &down, FOUR, true, false);
        // A merged cell: the line between two fields is missing.
        let short = [down[0], line(50.0, 20.0, 40.0), down[2]];
        check(&across, &short, &[(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)], true, false);
        // A cell that would be no rectangle falls into its rows.
        let broken = [across[0], line(20.0, 50.0, 100.0), across[2]];
        check(&broken, &short, &[(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)], false, false);
    }

    #[test]
    fn sides_that_are_not_drawn() {
        let across = [line(0.0, 0.0, 100.0), line(20.0, 0.0, 100.0)];
        let down = [line(0.0, 0.0, 40.0), line(50.0, 0.0, 40.0), line(100.0, 0.0, 40.0)];
        check(&across, &down, FOUR, false, true);
        // The side of a merged cell that no line meets.
        let merged = [(0, 0, 3, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 1, 1, 1)];
        check(&across.map(|row| Ruling { from: 50.0, at: row.at + 10.0, ..row }), &down, &merged, false, true);
        // Room for one line of text.
        check(&across, &down.map(|down| Ruling { to: 29.0, ..down }), FOUR, false, true);
        check(&across, &down.map(|down| Ruling { to: 25.0, ..down }), &FOUR[..2], true, false);
        let across = [line(0.0, 0.0, 100.0), line(20.0, 0.0, 100.0), line(40.0, 0.0, 100.0)];
        check(&across, &down[1..2], FOUR, false, false);
    }

    #[test]
    fn pieces_doubles_and_underlines() {
        // Boxes of cells that stand apart, as browsers draw them.
        let across = [0.0, 19.0, 21.0, 40.0].map(|at| [line(at, 0.0, 49.0), line(at, 51.0, 100.0)]).concat();
        let down = [0.0, 49.0, 51.0, 100.0].map(|at| [line(at, 0.0, 19.0), line(at, 21.0, 40.0)]).concat();
        check(&across, &down, FOUR, true, false);
        let mut across = vec![line(0.0, 0.0, 100.0), line(20.0, 0.0, 100.0), line(40.0, 0.0, 100.0)];
        across.push(line(32.0, 52.0, 70.0));
        let down = [line(0.0, 0.0, 40.0), line(50.0, 0.0, 40.0), line(100.0, 0.0, 40.0)];
        check(&across, &down, FOUR, true, false);
    }

    #[test]
    fn a_box_and_a_loose_line_are_no_table() {
        let across = [line(0.0, 0.0, 100.0), line(20.0, 0.0, 100.0), line(60.0, 0.0, 100.0)];
        let (lattices, loose, _) = find(&across, &[line(0.0, 0.0, 20.0), line(100.0, 0.0, 20.0)]);
        assert_eq!((lattices.len(), loose.len()), (0, 3));
    }
}
