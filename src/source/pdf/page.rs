//! Page: canvas → lines and tables from top to bottom.

use super::canvas::{Area, Canvas, Glyph};
use super::columns;
use super::frame;
use super::lattice::{self, Lattice, Region};
use super::overflow;
use super::strike::strike;
use super::words::{self, Word};
use crate::document::GridKind;

/// What a page holds.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Number of the page, from 1.
    pub number: u16,
    /// Height in points.
    pub height: f32,
    /// Lines and tables from top to bottom.
    pub blocks: Vec<Block>,
    /// Whether digits with a line through them were left unknown.
    pub struck: bool,
    /// Whether there were too many ruling lines to use them all.
    pub too_many_lines: bool,
}

/// A line or a table, with the y of its top.
#[derive(Clone, Debug)]
pub enum Block {
    /// A line of text outside tables.
    Line(Line),
    /// A table.
    Table(Table),
}

/// A line of text outside tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its text.
    pub text: String,
    /// Left end.
    pub x0: f32,
    /// Right end.
    pub x1: f32,
    /// Baseline.
    pub y: f32,
    /// Font size.
    pub size: f32,
    /// Pieces with wide gaps between them.
    pub segments: usize,
}

/// A table or the part of one that stands on a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Vertical grid lines.
    pub xs: Vec<f32>,
    /// Rows of the grid.
    pub rows: usize,
    /// Cells row by row, every field of the grid covered once.
    pub cells: Vec<Cell>,
    /// Top of the table.
    pub top: f32,
    /// How far the columns can be trusted: exact where ruling lines bound every cell.
    pub kind: GridKind,
    /// Whether the first row has no line above it.
    pub open_above: bool,
    /// Whether the last row has no line below it.
    pub open_below: bool,
}

/// A cell with its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The fields it covers.
    pub region: Region,
    /// Its text.
    pub text: String,
    /// The page it begins on, from 1.
    pub page: u16,
}

impl Page {
    /// How many cells its tables have.
    pub fn cells(&self) -> usize {
        let cells = |block: &Block| if let Block::Table(table) = block { table.cells.len() } else { 0 };
        self.blocks.iter().map(cells).sum()
    }
}

impl Block {
    fn top(&self) -> f32 {
        match self {
            Self::Line(line) => line.y - line.size,
            Self::Table(table) => table.top,
        }
    }
}

impl Table {
    /// Whether a row has no text, and no cell of another row in it.
    fn row_is_empty(&self, row: usize) -> bool {
        let touches = |region: Region| region.row <= row && row < region.row + region.rows;
        let mut cells = self.cells.iter().filter(|cell| touches(cell.region));
        self.rows > 1 && cells.all(|cell| cell.text.is_empty() && cell.region.rows == 1)
    }
}

/// Where a word belongs: the lattice and its cell, `None` outside all tables.
type Home = Option<(usize, usize)>;

/// Reads a page.
pub fn read(mut canvas: Canvas, number: u16) -> Page {
    let tilted = canvas.upright();
    words::drop_overprints(&mut canvas);
    let struck = strike(&mut canvas);
    let (lattices, loose, too_many_lines) = lattice::find(&canvas.across, &canvas.down);
    let words = words::words(&canvas, &canvas.glyphs);
    let tables = lattices.into_iter().flat_map(|lattice| frame::without_prose(lattice, &words));
    let mut lattices: Vec<Lattice> = tables.collect();
    // A table within a cell comes before the table around it.
    crate::order::by(&mut lattices, |a, b| extent(a.area()).total_cmp(&extent(b.area())));
    let mut cells: Vec<Vec<Vec<Word>>> = lattices.iter().map(|lattice| vec![Vec::new(); lattice.cells.len()]).collect();
    let mut free = Vec::new();
    let labels = overflow::labels(&words, &lattices);
    for (index, word) in words.into_iter().enumerate() {
        let label = labels.get(labels.partition_point(|(words, _)| words.end <= index));
        let pieces = match label.filter(|(words, _)| words.contains(&index)) {
            Some((_, home)) => vec![(Some(*home), word)],
            None => settle(word, &lattices),
        };
        for (home, piece) in pieces {
            match home {
                Some((lattice, cell)) => cells[lattice][cell].push(piece),
                None => free.push(piece),
            }
        }
    }
    let texts = lattices.iter().zip(cells).map(|(lattice, cells)| {
        let width = |region: &Region| {
            let area = lattice.cell_area(*region);
            area.x1 - area.x0
        };
        lattice.cells.iter().zip(cells).map(|(region, words)| words::cell_text(words, width(region))).collect()
    });
    let mut texts: Vec<Vec<String>> = texts.collect();
    let stray = place_tilted(&canvas, &tilted, &lattices, &mut texts);
    let tables = lattices.iter().zip(texts).filter(|(_, texts)| texts.iter().any(|text| !text.is_empty()));
    let mut blocks: Vec<Block> = tables.map(|(lattice, texts)| Block::Table(table(lattice, texts, number))).collect();
    blocks.extend(columns::read(words::lines(free), &loose, number));
    crate::order::by(&mut blocks, |a, b| a.top().total_cmp(&b.top()));
    blocks.extend(stray.into_iter().map(|text| Block::Line(Line { text, y: canvas.size.1, ..Line::default() })));
    Page { number, height: canvas.size.1, blocks, struck, too_many_lines }
}

/// A word, or its pieces where a border runs through a gap between its glyphs. Glyphs that follow each other within one
/// operator are one text even where it is too long for its cell: then all of it belongs where its middle stands.
fn settle(word: Word, lattices: &[Lattice]) -> Vec<(Home, Word)> {
    let mut pieces = Vec::new();
    let mut rest = word;
    'pieces: loop {
        let y = rest.middle().1;
        for (at, pair) in rest.glyphs.windows(2).enumerate() {
            let [before, after] = pair else { continue };
            let gap = after.x0 - before.x1;
            let loose = gap > 0.1 * rest.size || (before.run != after.run && gap > -0.05 * rest.size);
            let middle = |glyph: &words::Part| (glyph.x0 + glyph.x1) / 2.0;
            if loose && home(lattices, middle(before), y) != home(lattices, middle(after), y) {
                let (piece, tail) = rest.split(at + 1);
                pieces.push((home(lattices, piece.middle().0, y), piece));
                rest = tail;
                continue 'pieces;
            }
        }
        pieces.push((home(lattices, rest.middle().0, y), rest));
        return pieces;
    }
}

fn home(lattices: &[Lattice], x: f32, y: f32) -> Home {
    let inside = lattices.iter().enumerate().filter(|(_, lattice)| lattice.area().holds(x, y, 0.0));
    inside.filter_map(|(index, lattice)| Some((index, lattice.cell_at(x, y)?))).next()
}

/// Puts text that runs up or down into its cells, in the order of drawing; returns the texts outside of tables and all
/// slanted ones (watermarks).
fn place_tilted(canvas: &Canvas, glyphs: &[Glyph], lattices: &[Lattice], texts: &mut [Vec<String>]) -> Vec<String> {
    let mut stray = Vec::new();
    for run in glyphs.chunk_by(|a, b| a.run == b.run) {
        let Some(first) = run.first() else { continue };
        let text: String = run.iter().map(|glyph| canvas.glyph_text(glyph)).collect();
        let (x, y) = (first.x + first.advance.0 / 2.0, first.y + first.advance.1 / 2.0);
        let slanted = first.advance.0.abs() > 0.3 * first.advance.1.abs();
        match home(lattices, x, y).filter(|_| !slanted) {
            Some((lattice, cell)) => words::join(&mut texts[lattice][cell], text.trim()),
            None => stray.push(text),
        }
    }
    stray
}

fn table(lattice: &Lattice, texts: Vec<String>, page: u16) -> Table {
    let cells = lattice.cells.iter().zip(texts).map(|(region, text)| Cell { region: *region, text, page });
    let mut table = Table {
        xs: lattice.xs.clone(),
        rows: lattice.ys.len().saturating_sub(1),
        cells: cells.collect(),
        top: lattice.area().y0,
        kind: if lattice.complete { GridKind::Exact } else { GridKind::Positioned },
        open_above: lattice.open_above,
        open_below: lattice.open_below,
    };
    // The frame of a table that goes on may reach beyond its last row: no row is left there.
    let last = table.rows.saturating_sub(1);
    if table.open_below && table.row_is_empty(last) {
        table.cells.retain(|cell| cell.region.row != last);
        (table.rows, table.open_below) = (last, false);
    }
    if table.open_above && table.row_is_empty(0) {
        table.cells.retain(|cell| cell.region.row != 0);
        table.cells.iter_mut().for_each(|cell| cell.region.row -= 1);
        (table.rows, table.open_above) = (table.rows - 1, false);
    }
    table
}

fn extent(area: Area) -> f32 {
    (area.x1 - area.x0) * (area.y1 - area.y0)
}
