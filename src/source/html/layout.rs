//! Page → Document: which tables hold data and become grids, and which only arrange the page.

use super::tables::{Page, Piece, Row, Table};
use crate::document::{Builder, GridKind, OBJECT, Span};

/// Bytes in one cell from which on, if it outweighs all others together, it is an article and no cell of data.
const ARTICLE: usize = 1500;

/// Writes a page into a document, in reading order.
pub fn render(page: &Page, out: &mut Builder) {
    // A table inside another starts after it, so the last ones are weighed first.
    let mut weights: Vec<Weight> = vec![Weight::default(); page.tables.len()];
    for (index, table) in page.tables.iter().enumerate().rev() {
        weights[index] = weigh(table, &weights);
    }
    Layout { page, weights }.flow(&page.flow, out);
}

/// What a table holds.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    /// Cells with text of their own.
    filled: usize,
    /// Filled cells of the tables inside it.
    inner: usize,
    /// Bytes of text, and those of its longest cell.
    bytes: usize,
    longest: usize,
    /// Whether some row has several filled cells.
    wide: bool,
}

impl Weight {
    /// Whether the table adds nothing to its one cell's content.
    fn is_wrapper(self) -> bool {
        self.filled + self.inner <= 1
    }

    fn is_grid(self) -> bool {
        let article = self.longest > ARTICLE && self.longest > self.bytes - self.longest;
        self.wide && self.filled > self.inner && !article
    }
}

fn weigh(table: &Table, weights: &[Weight]) -> Weight {
    let mut weight = Weight::default();
    for row in &table.rows {
        let mut filled = 0;
        for cell in table.cells.get(row.cells.clone()).unwrap_or_default() {
            let mut bytes = 0;
            for piece in &cell.pieces {
                match piece {
                    Piece::Paragraph(text, _) => bytes += text.len(),
                    Piece::Table(inner) => {
                        let inner = weights.get(*inner as usize).copied().unwrap_or_default();
                        if inner.is_wrapper() {
                            bytes += inner.bytes;
                        } else {
                            weight.inner += inner.filled + inner.inner;
                        }
                    }
                }
            }
            filled += usize::from(bytes > 0);
            weight.bytes += bytes;
            weight.longest = weight.longest.max(bytes);
        }
        weight.filled += filled;
        weight.wide |= filled > 1;
    }
    weight
}

struct Layout<'a> {
    page: &'a Page,
    weights: Vec<Weight>,
}

impl Layout<'_> {
    fn text(&self, paragraph: Span) -> &str {
        self.page.text.get(paragraph.start as usize..paragraph.end as usize).unwrap_or_default()
    }

    fn flow(&self, pieces: &[Piece], out: &mut Builder) {
        for piece in pieces {
            match piece {
                Piece::Paragraph(text, source) => {
                    out.line(self.text(*text), Some(*source), 0);
                }
                Piece::Table(index) => self.table(*index as usize, out),
            }
        }
    }

    fn table(&self, index: usize, out: &mut Builder) {
        let (Some(table), Some(weight)) = (self.page.tables.get(index), self.weights.get(index)) else { return };
        if weight.is_grid() {
            self.grid(table, out);
        } else {
            table.cells.iter().for_each(|cell| self.flow(&cell.pieces, out));
        }
    }

    /// A grid, and after it what stands inside its cells as tables of their own.
    fn grid(&self, table: &Table, out: &mut Builder) {
        out.begin_grid(GridKind::Exact, None);
        let mut inner = Vec::new();
        let ends = group_ends(&table.rows);
        for (index, (row, group_end)) in table.rows.iter().zip(ends).enumerate() {
            out.begin_row();
            for cell in table.cells.get(row.cells.clone()).unwrap_or_default() {
                let (mut text, mut source) = (String::new(), Span::default());
                self.collect(&cell.pieces, &mut text, &mut source, &mut inner);
                if cell.picture && text.is_empty() {
                    text.push(OBJECT);
                }
                let left = u32::try_from(group_end - index).unwrap_or(u32::MAX);
                let rows = if cell.spans.0 == 0 { left } else { cell.spans.0.min(left) };
                let source = if source.is_empty() { cell.tag } else { source };
                out.cell(&text, (rows, cell.spans.1), Some(source), 0);
            }
        }
        out.end_grid();
        inner.into_iter().for_each(|table| self.table(table, out));
    }

    /// The text of a cell, a line a paragraph; tables that hold more than one cell are left for later.
    fn collect(&self, pieces: &[Piece], text: &mut String, source: &mut Span, inner: &mut Vec<usize>) {
        for piece in pieces {
            match piece {
                Piece::Paragraph(range, place) => {
                    if !text.is_empty() {
                        text.push('\n');
                    }
                    text.push_str(self.text(*range));
                    *source = source.join(*place);
                }
                Piece::Table(index) => match (self.page.tables.get(*index as usize), self.weights.get(*index as usize))
                {
                    (Some(table), Some(weight)) if weight.is_wrapper() => {
                        table.cells.iter().for_each(|cell| self.collect(&cell.pieces, text, source, inner));
                    }
                    _ => inner.push(*index as usize),
                },
            }
        }
    }
}

/// For each row, the index one past the last row of its group.
fn group_ends(rows: &[Row]) -> Vec<usize> {
    let mut ends: Vec<usize> = (1..=rows.len()).collect();
    for index in (1..rows.len()).rev() {
        if rows[index - 1].group == rows[index].group {
            ends[index - 1] = ends[index];
        }
    }
    ends
}
