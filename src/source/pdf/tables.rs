//! Tables over page breaks, and tables into the document.

use super::lattice::Region;
use super::page::{Cell, Table};
use super::words::{self, starts_item};
use crate::characters::is_letter;
use crate::document::{Builder, GridKind};

/// How far the grid lines of two parts of a table may miss each other, in points.
const SAME_LINE: f32 = 3.0;

/// Joins `below`, at the top of the next page, to the table whose columns it goes on with; whether it does. What is above
/// the last row stays as it is, so that a table may go on over any number of pages.
pub fn continued(table: &mut Table, below: &Table) -> bool {
    let Some(xs) = common_columns(&table.xs, &below.xs) else { return false };
    let mut rest = Rows { cells: below.cells.clone(), rows: below.rows };
    widen(&mut table.cells, &table.xs, &xs);
    widen(&mut rest.cells, &below.xs, &xs);
    let width = xs.len().saturating_sub(1);
    let repeated = repeated_head(&table.cells, &rest.cells, table.rows.min(rest.rows), width);
    let mut rest = rest.without_first(repeated);
    let first = last_row(table, width);
    let last = &mut table.cells[first..];
    if table.open_below
        || below.open_above
        || is_second_half(last, table.rows, &rest)
        || is_cut(last, table.rows, &rest)
    {
        join_split_row(last, table.rows, &mut rest);
    }
    extend_merged_cells(last, table.rows, &mut rest);
    table.cells.extend(rest.cells.into_iter().map(|mut cell| {
        cell.region.row += table.rows;
        cell
    }));
    table.rows += rest.rows;
    table.kind = if table.kind == below.kind { table.kind } else { GridKind::Positioned };
    (table.xs, table.open_below) = (xs, below.open_below);
    true
}

/// Where the cells that end with the table begin, merged ones among them.
fn last_row(table: &Table, width: usize) -> usize {
    let (mut first, mut left) = (table.cells.len(), width);
    for (index, cell) in table.cells.iter().enumerate().rev().filter(|(_, cell)| ends_at(cell, table.rows)) {
        first = index;
        left = left.saturating_sub(cell.region.columns);
        if left == 0 {
            break;
        }
    }
    first
}

/// Rows of the lower part that are not yet in the table.
struct Rows {
    cells: Vec<Cell>,
    rows: usize,
}

impl Rows {
    /// The rows below the first `count`, which no cell may cross.
    fn without_first(self, count: usize) -> Self {
        let cells = self.cells.into_iter().filter(|cell| cell.region.row >= count).map(|mut cell| {
            cell.region.row -= count;
            cell
        });
        Self { cells: cells.collect(), rows: self.rows - count }
    }
}

/// The grid lines of both parts: their sides agree, and so do the lines of the part that has fewer.
fn common_columns(above: &[f32], below: &[f32]) -> Option<Vec<f32>> {
    let near = |a: f32, b: f32| (a - b).abs() <= SAME_LINE;
    let agree = |a: Option<&f32>, b: Option<&f32>| a.zip(b).is_some_and(|(a, b)| near(*a, *b));
    if !agree(above.first(), below.first()) || !agree(above.last(), below.last()) {
        return None;
    }
    let (few, many) = if above.len() <= below.len() { (above, below) } else { (below, above) };
    let extra: Vec<f32> = few.iter().filter(|x| !many.iter().any(|other| near(**x, *other))).copied().collect();
    // A table of a few columns shares its sides with any other table of the same width.
    if 2 * extra.len() > few.len().saturating_sub(2) {
        return None;
    }
    let mut xs = many.to_vec();
    xs.extend(extra);
    crate::order::by(&mut xs, f32::total_cmp);
    Some(xs)
}

/// Puts cells in terms of other grid lines, among which all of their own are.
fn widen(cells: &mut [Cell], from: &[f32], to: &[f32]) {
    let nearest = |x: &f32| {
        let after = to.partition_point(|other| other < x);
        let distance = |at: usize| to.get(at).map_or(f32::MAX, |other| (other - x).abs());
        after.checked_sub(1).filter(|before| distance(*before) <= distance(after)).unwrap_or(after)
    };
    let lines: Vec<usize> = from.iter().map(nearest).collect();
    if lines.iter().enumerate().all(|(own, line)| own == *line) {
        return;
    }
    let line = |own: usize| lines.get(own).copied().unwrap_or(0);
    for Cell { region, .. } in cells {
        let (start, end) = (line(region.column), line(region.column + region.columns));
        (region.column, region.columns) = (start, end.saturating_sub(start).max(1));
    }
}

/// How many rows at the top of the lower part repeat the top of the table, of so many that both have.
fn repeated_head(above: &[Cell], below: &[Cell], rows: usize, width: usize) -> usize {
    let head = |cells: &mut &[Cell], rows: usize| {
        *cells = &cells[..cells.partition_point(|cell| cell.region.row < rows)];
        cells.iter().map(|cell| cell.region.rows * cell.region.columns).sum::<usize>() == rows * width
    };
    let same = |rows: &usize| {
        let (mut above, mut below) = (above, below);
        let whole = head(&mut above, *rows) && head(&mut below, *rows) && above.len() == below.len();
        let alike = |(above, below): (&Cell, &Cell)| above.region == below.region && above.text == below.text;
        whole && above.iter().zip(below).all(alike) && above.iter().any(|cell| !cell.text.is_empty())
    };
    (1..=rows.min(6)).rev().find(same).unwrap_or(0)
}

/// Whether the first row of the lower part is the rest of the row above it: it holds nothing but the rest of a label
/// whose bracket is still open, or the row above holds nothing but the beginning of one.
fn is_second_half(last: &[Cell], rows: usize, rest: &Rows) -> bool {
    let above: Vec<&Cell> = last.iter().filter(|cell| ends_at(cell, rows) && !cell.text.is_empty()).collect();
    let below: Vec<&Cell> = rest.cells.iter().filter(|cell| cell.region.row == 0 && !cell.text.is_empty()).collect();
    let open = |text: &str| {
        let count = |pair: [char; 2]| text.chars().filter(|character| pair.contains(character)).count();
        count(['（', '(']) > count(['）', ')'])
    };
    let label = |cells: &[&Cell]| cells.iter().filter(|cell| cell.region.rows == 1).count() == 1;
    let opens = above.iter().find(|cell| cell.region.rows == 1 && open(&cell.text));
    let closes = |open: &&Cell| below.iter().any(|cell| cell.region.column == open.region.column);
    (label(&below) || label(&above)) && opens.is_some_and(closes)
}

/// Whether the page cut a row of headers: words go on below words in at least three columns.
fn is_cut(last: &[Cell], rows: usize, rest: &Rows) -> bool {
    let is_word = |text: &str| !text.contains(|c: char| !is_letter(c));
    let below: Vec<&Cell> = rest.cells.iter().filter(|cell| cell.region.row == 0 && !cell.text.is_empty()).collect();
    let goes_on = |cell: &&Cell| {
        let above = last.iter().find(|above| ends_at(above, rows) && above.region.column == cell.region.column);
        is_word(&cell.text) && above.is_some_and(|above| !above.text.is_empty() && is_word(&above.text))
    };
    let differ = below.windows(2).any(|pair| pair[0].text != pair[1].text);
    below.len() >= 3 && differ && below.iter().all(goes_on)
}

fn ends_at(cell: &Cell, row: usize) -> bool {
    cell.region.row + cell.region.rows == row
}

/// Joins the first row of the rest to the last row, cell by cell, where the columns of both rows are the same and no
/// cell has a number in both halves, or a label of its own below.
fn join_split_row(last: &mut [Cell], rows: usize, rest: &mut Rows) {
    let columns = |region: Region| (region.column, region.columns);
    let partner =
        |region: Region| last.iter().position(|cell| ends_at(cell, rows) && columns(cell.region) == columns(region));
    let first: Vec<usize> = (0..rest.cells.len()).filter(|index| rest.cells[*index].region.row == 0).collect();
    let pairs: Vec<_> =
        first.iter().map(|index| partner(rest.cells[*index].region).map(|other| (other, *index))).collect();
    let clash = |(above, below): &(usize, usize)| {
        let numeric = |text: &str| !text.is_empty() && !text.chars().any(is_letter);
        let counts = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let (above, below) = (&last[*above].text, &rest.cells[*below].text);
        let apart = numeric(above) || numeric(below) || counts(above) && counts(below) || starts_item(below);
        !above.is_empty() && !below.is_empty() && apart
    };
    let Some(pairs) = pairs.into_iter().collect::<Option<Vec<_>>>() else { return };
    if pairs.is_empty() || pairs.iter().any(clash) {
        return;
    }
    let mut gone = vec![false; rest.cells.len()];
    for (above, below) in pairs {
        let cell = &mut last[above];
        words::join(&mut cell.text, &rest.cells[below].text);
        // A merged cell goes on below the row that the break split.
        cell.region.rows += rest.cells[below].region.rows - 1;
        gone[below] = true;
    }
    let mut gone = gone.into_iter();
    rest.cells.retain(|_| !gone.next().unwrap_or(false));
    rest.rows -= 1;
    rest.cells.iter_mut().for_each(|cell| cell.region.row -= 1);
}

/// A merged cell that reaches the break goes on in the merged cell below it, which is empty or has the rest of the label.
fn extend_merged_cells(last: &mut [Cell], rows: usize, rest: &mut Rows) {
    // What stands behind a label is of that label's row, where there are values.
    let has_digit = |cell: &Cell| cell.region.row == 0 && cell.text.contains(|c: char| c.is_ascii_digit());
    let has_values = rest.cells.iter().any(has_digit);
    let mut labelled = false;
    rest.cells.retain(|below| {
        let region = below.region;
        let label = |text: &str| text.chars().any(is_letter);
        let above = last.iter_mut().find(|cell| {
            let same = (cell.region.column, cell.region.columns) == (region.column, region.columns);
            let goes_on = !labelled && label(&cell.text) && label(&below.text) && !starts_item(&below.text);
            let one = below.text.is_empty() || goes_on;
            same && one && ends_at(cell, rows) && (cell.region.rows > 1 || region.rows > 1)
        });
        match above.filter(|_| region.row == 0) {
            Some(cell) => {
                cell.region.rows += region.rows;
                words::join(&mut cell.text, &below.text);
                false
            }
            None => {
                labelled |= has_values && label(&below.text);
                true
            }
        }
    });
}

/// Writes a table into the document.
pub fn write(table: &Table, builder: &mut Builder) {
    builder.begin_grid(table.kind, None);
    let mut cells = table.cells.iter().peekable();
    for row in 0..table.rows {
        builder.begin_row();
        while let Some(cell) = cells.next_if(|cell| cell.region.row <= row) {
            builder.skip_to_column(cell.region.column as u32);
            let spans = (cell.region.rows as u32, cell.region.columns as u32);
            builder.cell(&cell.text, spans, None, cell.page);
        }
    }
    builder.end_grid();
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A part of a table of so many columns, drawn as rows of cells, `+` after one that goes on in the row below, which
    /// has `^` there.
    fn part(columns: usize, rows: &[&str], open_above: bool) -> Table {
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.split('|').collect()).collect();
        let mut cells = Vec::new();
        for (row, texts) in rows.iter().enumerate() {
            for (column, text) in texts.iter().enumerate().filter(|(_, text)| **text != "^") {
                let more = rows[row + 1..].iter().take_while(|row| row[column] == "^").count();
                let region = Region { row, column, rows: 1 + more, columns: 1 };
                cells.push(Cell { region, text: (*text).to_owned(), page: 1 });
            }
        }
        let xs = (0..=columns).map(|at| 50.0 * at as f32).collect();
        Table { xs, rows: rows.len(), cells, open_above, ..Table::default() }
    }

    #[track_caller]
    fn check(above: &[&str], below: &[&str], open_above: bool, expected: &[&str]) {
        let columns = above[0].split('|').count();
        let mut joined = part(columns, above, false);
        assert!(continued(&mut joined, &part(columns, below, open_above)), "one table");
        let rows = (0..joined.rows).map(|row| {
            let cells = joined.cells.iter().filter(|cell| cell.region.row == row);
            cells.map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|")
        });
        assert_eq!(rows.collect::<Vec<_>>(), expected, "{above:?} {below:?}");
    }

    #[test]
    fn a_value_at_the_top_of_a_page_is_none_of_the_header_above() {
        let head = ["|自然人|法人|总计", "^|^|商业企业|^"];
        check(
            &head,
            &["一、新收|18 件|7件|25 件"],
            false,
            &["|自然人|法人|总计", "商业企业", "一、新收|18 件|7件|25 件"],
        );
        // Headers, and labels of groups, go on.
        check(&["未经|总|其他", "^|^|他"], &["复议|计|结果"], false, &["未经复议|总计|其他", "他结果"]);
        check(
            &["（三）不|1.甲|5", "^|2.乙|6"],
            &["予公开|3.丙|7"],
            false,
            &["（三）不予公开|1.甲|5", "2.乙|6", "3.丙|7"],
        );
    }

    #[test]
    fn rows_beside_a_page_break_are_two_where_each_has_its_own() {
        check(&["1.甲|2件|0件"], &["2.乙|5件|1件"], true, &["1.甲|2件|0件", "2.乙|5件|1件"]);
        check(&["1.甲||"], &["2.乙||"], true, &["1.甲||", "2.乙||"]);
        check(&["1.甲方|2|0"], &["当事人||"], true, &["1.甲方当事人|2|0"]);
    }

    #[test]
    fn a_page_may_cut_a_row_of_headers() {
        check(&["行政||诉讼", "结|其|总"], &["果|他|计", "1|2|3"], false, &["行政||诉讼", "结果|其他|总计", "1|2|3"]);
        check(&["行政||诉讼", "结果|其他|总计"], &["无|无|无"], false, &["行政||诉讼", "结果|其他|总计", "无|无|无"]);
    }
}
