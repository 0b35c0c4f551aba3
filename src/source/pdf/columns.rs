//! Tables without vertical ruling lines: columns from the positions of numbers, rows from their baselines.
//!
//! Lines that stand in columns make a region. Its lines with numbers are its rows; the lines of a label that wraps
//! belong to the row whose numbers are nearest. Where the numbers of different rows make no clean columns the grid
//! says so ([`GridKind::Delimited`]) and nobody concludes from it which cell is empty.

use super::canvas::Ruling;
use super::headings;
use super::lattice::Region;
use super::newspaper;
use super::page::{Block, Cell, Line, Table};
use super::words::{self, TextLine, Word, starts_item};
use crate::characters::is_item_numeral;
use crate::document::GridKind;

/// A gap this wide, in font sizes, parts two cells; between numbers half of it does.
const CELL_GAP: f32 = 0.9;
/// How far a label's line may stand from the numbers of its row, in font sizes.
const REACH: f32 = 1.5;
/// Lines of one table on a page.
const MAX_ROWS: usize = 1_000;

/// Text without a wide gap.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Its words.
    pub words: Vec<Word>,
    /// Left end.
    pub x0: f32,
    /// Right end.
    pub x1: f32,
    /// Whether it is a number or stands for one.
    pub number: bool,
}

/// A line in segments.
#[derive(Clone, Debug)]
pub struct Row {
    /// From left to right.
    pub segments: Vec<Segment>,
    /// Baseline.
    pub y: f32,
    /// Font size.
    pub size: f32,
}

/// Lines and tables of the text outside ruled tables. `loose` are horizontal lines that belong to no lattice.
pub fn read(lines: Vec<TextLine>, loose: &[Ruling], page: u16) -> Vec<Block> {
    let mut rows: Vec<Row> = lines.into_iter().map(|line| Row::of(line.words, line.y, line.size)).collect();
    join_broken(&mut rows);
    if let Some((region, prose)) = newspaper::find(&rows) {
        let (above, rest) = rows.split_at(region.start);
        let mut blocks = tables(above, loose, page);
        blocks.extend(prose.into_iter().map(Block::Line));
        blocks.extend(tables(&rest[region.len()..], loose, page));
        return blocks;
    }
    tables(&rows, loose, page)
}

fn tables(rows: &[Row], loose: &[Ruling], page: u16) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rest = rows;
    while let Some(first) = rest.first() {
        let length = region_length(rest);
        if length == 0 {
            blocks.push(Block::Line(plain(first)));
            rest = &rest[1..];
            continue;
        }
        let (region, tail) = rest.split_at(length);
        let rows = joined_rows(region, loose);
        blocks.extend(sections(&rows).into_iter().map(|rows| Block::Table(table(rows, page))));
        rest = tail;
    }
    blocks
}

/// Joins the two lines of a number that was broken in a narrow column: the other numbers of its row stand halfway between
/// them, and none in its column. Whether the two make one number is for their text to say.
fn join_broken(rows: &mut Vec<Row>) {
    for middle in 1..rows.len().saturating_sub(1) {
        let (above, below) = (middle - 1, middle + 1);
        let (size, y) = (rows[middle].size, rows[middle].y);
        let step = rows[below].y - rows[above].y;
        let halfway = ((rows[above].y + rows[below].y) / 2.0 - y).abs() <= 0.2 * size;
        if !halfway
            || !(0.8..1.7).contains(&(step / size))
            || !rows[middle].segments.iter().any(|segment| segment.number)
        {
            continue;
        }
        let beside = |row: &Row, segment: &Segment| row.segments.iter().position(|other| other.overlaps(segment));
        let mut index = 0;
        while let Some(segment) = rows[above].segments.get(index).cloned() {
            let rest = beside(&rows[below], &segment).filter(|rest| {
                segment.number && rows[below].segments[*rest].number && beside(&rows[middle], &segment).is_none()
            });
            let Some(rest) = rest else {
                index += 1;
                continue;
            };
            rows[above].segments.remove(index);
            let rest = rows[below].segments.remove(rest);
            let mut joined = Segment::of(&[segment.words, rest.words].concat());
            joined.number = true;
            let at = rows[middle].segments.partition_point(|other| other.x0 < joined.x0);
            rows[middle].segments.insert(at, joined);
        }
    }
    rows.retain(|row| !row.segments.is_empty());
}

/// A number, or what stands for one in an empty cell.
fn is_number(text: &str) -> bool {
    let part =
        |c: char| c.is_ascii_digit() || matches!(c, '０'..='９' | '.' | ',' | '，' | '/' | '-' | '—' | '－' | '无');
    text.chars().all(part)
}

impl Segment {
    fn overlaps(&self, other: &Self) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1
    }

    /// Some words as one segment.
    pub fn of(words: &[Word]) -> Self {
        let x0 = words.iter().map(|word| word.x0).fold(f32::MAX, f32::min);
        let x1 = words.iter().map(|word| word.x1).fold(f32::MIN, f32::max);
        Self { words: words.to_vec(), x0, x1, number: words.iter().all(|word| is_number(&word.text)) }
    }
}

impl Row {
    /// The words of a line in segments.
    pub fn of(words: Vec<Word>, y: f32, size: f32) -> Self {
        let mut segments: Vec<Segment> = Vec::new();
        for word in words {
            let number = is_number(&word.text);
            let gap = segments.last().map_or(f32::MAX, |last| word.x0 - last.x1);
            match segments.last_mut() {
                Some(last) if gap < CELL_GAP * size * if last.number && number { 0.5 } else { 1.0 } => {
                    last.x1 = last.x1.max(word.x1);
                    last.number &= number;
                    last.words.push(word);
                }
                _ => segments.push(Segment::of(&[word])),
            }
        }
        Self { segments, y, size }
    }

    /// Whether it has a value.
    pub fn has_numbers(&self) -> bool {
        self.segments.len() >= 2 && self.segments.iter().any(|segment| segment.number)
    }

    /// The numbers that are values: the first piece of a row is its label, unless all are numbers.
    fn numbers(&self) -> impl Iterator<Item = &Segment> {
        let label = usize::from(self.segments.iter().any(|segment| !segment.number));
        self.segments.iter().skip(label).filter(|segment| segment.number)
    }

    fn in_columns(&self) -> bool {
        self.segments.len() >= 3 || self.has_numbers()
    }
}

/// How many lines from the first one on make a table; 0 where there is none.
fn region_length(rows: &[Row]) -> usize {
    let (mut end, mut numbered) = (0, 0);
    for (index, row) in rows.iter().take(MAX_ROWS).enumerate() {
        let near = index == 0 || row.y - rows[index - 1].y <= 4.0 * row.size;
        if !near || (index > end + 3 && index > 3) || is_heading(rows, index) {
            break;
        }
        if row.in_columns() {
            end = index + 1;
            numbered += usize::from(row.has_numbers());
        }
    }
    let starts_here = rows.first().is_some_and(|row| row.in_columns() || row.segments.len() == 1);
    let first_columns = rows.iter().take(3).position(Row::in_columns);
    // Lines of a heading row may come before the first line in columns, prose may not.
    let enough = numbered >= 2 || rows[..end].iter().any(|row| row.numbers().count() >= 4);
    let has_prose_above = |first: usize| rows[..first].iter().any(is_prose);
    if enough && starts_here && first_columns.is_some_and(|first| !has_prose_above(first)) { end } else { 0 }
}

/// A numbered line of its own: the title of what follows, not the label of a row.
fn is_heading(rows: &[Row], index: usize) -> bool {
    let row = &rows[index];
    let [only] = row.segments.as_slice() else { return false };
    let text = plain(row).text;
    let numerals = text.chars().take_while(|c| is_item_numeral(*c)).count();
    let (top, bottom) = (row.y - REACH * row.size, row.y + REACH * row.size);
    let beside = rows.get(rows.partition_point(|other| other.y < top)..).unwrap_or_default();
    let mut beside = beside.iter().take_while(|other| other.y <= bottom);
    numerals > 0 && starts_item(&text) && !beside.any(Row::has_numbers) && !only.number
}

fn is_prose(row: &Row) -> bool {
    plain(row).text.contains(['。', '；'])
}

/// The tables that stand one below the other in a region. Where headings of columns follow values, what is below has
/// columns of its own.
fn sections(rows: &[Row]) -> Vec<&[Row]> {
    let first_number = |row: &Row| row.numbers().next().map_or(f32::MAX, |number| number.x0);
    let values = rows.iter().map(first_number).fold(f32::MAX, f32::min);
    let is_heading = |row: &Row| row.segments.len() > 1 && row.segments.iter().any(|segment| segment.x1 > values);
    let mut sections = Vec::new();
    let mut start = 0;
    for at in 1..rows.len() {
        let mut headings = rows[at..].iter().take_while(|row| !row.has_numbers());
        if rows[at - 1].has_numbers() && headings.any(is_heading) {
            sections.push(&rows[start..at]);
            start = at;
        }
    }
    sections.push(&rows[start..]);
    sections
}

fn table(rows: &[Row], page: u16) -> Table {
    let top = rows.first().map_or(0.0, |row| row.y - row.size);
    let mut rows = rows.to_vec();
    let columns = columns(&rows);
    if let Some(columns) = &columns {
        rows = headings::rearrange(rows, columns);
    }
    let known = columns.as_deref().unwrap_or_default();
    let labels = rows.iter().map(|row| labels(row, known).count()).max().unwrap_or(0);
    let rows_of_cells = rows.iter().enumerate().map(|(index, row)| {
        place(row, known, labels).into_iter().map(move |(column, columns, text)| {
            let region = Region { row: index, column, rows: 1, columns };
            Cell { region, text, page }
        })
    });
    let kind = if columns.is_some() { GridKind::Positioned } else { GridKind::Delimited };
    Table { rows: rows.len(), cells: rows_of_cells.flatten().collect(), top, kind, ..Table::default() }
}

/// How many ruling lines stand above each row.
fn bands(region: &[Row], loose: &[Ruling]) -> Vec<usize> {
    let mut lines: Vec<f32> = loose.iter().map(|line| line.at).collect();
    crate::order::by(&mut lines, f32::total_cmp);
    region.iter().map(|row| lines.partition_point(|line| *line < row.y - 0.35 * row.size)).collect()
}

/// The rows of a region: lines that only continue labels join the row whose numbers are nearest. Ruling lines between
/// them keep them apart.
fn joined_rows(region: &[Row], loose: &[Ruling]) -> Vec<Row> {
    let bands = bands(region, loose);
    let anchors: Vec<usize> = (0..region.len()).filter(|index| region[*index].has_numbers()).collect();
    let first_number =
        |row: &Row| row.segments.iter().find(|segment| segment.number).map_or(f32::MAX, |found| found.x0);
    let values = anchors.iter().map(|index| first_number(&region[*index])).fold(f32::MAX, f32::min);
    let mut target: Vec<usize> = (0..region.len()).collect();
    for (index, row) in region.iter().enumerate() {
        // What stands above the values is a heading of columns.
        if row.has_numbers() || row.segments.iter().any(|segment| !segment.number && segment.x1 > values) {
            continue;
        }
        let distance = |anchor: &usize| (region[*anchor].y - row.y).abs();
        let reachable = |anchor: &&usize| {
            let ruled = !loose.is_empty();
            if ruled { bands[**anchor] == bands[index] } else { distance(anchor) <= REACH * row.size }
        };
        let nearest = anchors.iter().filter(reachable).min_by(|a, b| distance(a).total_cmp(&distance(b)));
        target[index] = nearest.copied().unwrap_or(index);
    }
    let mut groups: Vec<Vec<&Row>> = vec![Vec::new(); region.len()];
    for (row, target) in region.iter().zip(&target) {
        groups[*target].push(row);
    }
    let mut rows = Vec::new();
    for (row, members) in region.iter().zip(groups).filter(|(_, members)| !members.is_empty()) {
        let mut joined = Row { segments: Vec::new(), ..row.clone() };
        for segment in members.into_iter().flat_map(|member| &member.segments) {
            match joined.segments.iter_mut().find(|other| other.overlaps(segment)) {
                Some(other) => {
                    other.words.extend(segment.words.iter().cloned());
                    (other.x0, other.x1) = (other.x0.min(segment.x0), other.x1.max(segment.x1));
                    other.number = false;
                }
                None => joined.segments.push(segment.clone()),
            }
        }
        crate::order::by(&mut joined.segments, |a, b| a.x0.total_cmp(&b.x0));
        rows.push(joined);
    }
    rows
}

/// The columns of the numbers, from left to right; `None` where two numbers of a row would share one.
fn columns(rows: &[Row]) -> Option<Vec<(f32, f32)>> {
    let numbers = |row: &Row| row.numbers().map(|segment| (segment.x0, segment.x1)).collect::<Vec<_>>();
    let mut extents: Vec<(f32, f32)> = rows.iter().flat_map(numbers).collect();
    crate::order::by(&mut extents, |a, b| a.0.total_cmp(&b.0));
    let mut columns: Vec<(f32, f32)> = Vec::new();
    for extent in extents {
        match columns.last_mut() {
            Some(last) if extent.0 < last.1 => last.1 = last.1.max(extent.1),
            _ => columns.push(extent),
        }
    }
    let column = |extent: &(f32, f32)| columns.iter().position(|column| extent.0 < column.1 && column.0 < extent.1);
    let clean = rows.iter().all(|row| {
        let found: Vec<_> = numbers(row).iter().filter_map(column).collect();
        found.windows(2).all(|pair| pair[0] != pair[1])
    });
    clean.then_some(columns)
}

/// The segments left of the first column; without columns, those before the first number.
fn labels<'a>(row: &'a Row, columns: &'a [(f32, f32)]) -> impl Iterator<Item = &'a Segment> {
    let start = columns.first().map(|first| first.0);
    row.segments
        .iter()
        .enumerate()
        .take_while(move |(index, segment)| match start {
            Some(start) => segment.x1 <= start,
            None => !segment.number || (*index == 0 && row.numbers().count() < row.segments.len()),
        })
        .map(|(_, segment)| segment)
}

/// The cells of a row as column, columns covered and text, from left to right. Labels end at column `width`.
fn place(row: &Row, columns: &[(f32, f32)], width: usize) -> Vec<(usize, usize, String)> {
    let text = |segment: &Segment| words::cell_text(segment.words.clone(), f32::MAX);
    let labels: Vec<&Segment> = labels(row, columns).collect();
    let start = width.saturating_sub(labels.len());
    let mut cells: Vec<_> = labels.iter().enumerate().map(|(at, label)| (start + at, 1, text(label))).collect();
    for (index, segment) in row.segments.iter().skip(labels.len()).enumerate() {
        let (first, last) = extent(segment, columns).unwrap_or((index, index));
        match cells.last_mut() {
            Some((column, span, value)) if *column + *span > width + first => {
                *span = (*span).max(width + last + 1 - *column);
                words::join(value, &text(segment));
            }
            _ => cells.push((width + first, last + 1 - first, text(segment))),
        }
    }
    // Where a row has values, the columns without one are blank cells; a row of headings has no such cells.
    let covered = |column: usize| cells.iter().any(|(first, span, _)| (*first..first + span).contains(&column));
    let blank: Vec<usize> =
        (width..width + columns.len()).filter(|column| row.has_numbers() && !covered(*column)).collect();
    cells.extend(blank.into_iter().map(|column| (column, 1, String::new())));
    crate::order::by_key(&mut cells, |(column, ..)| *column);
    cells
}

/// The first and the last column that a segment stands over, or the nearest one.
fn extent(segment: &Segment, columns: &[(f32, f32)]) -> Option<(usize, usize)> {
    let overlaps = |(_, column): &(usize, &(f32, f32))| segment.x0 < column.1 && column.0 < segment.x1;
    let mut overlapped = columns.iter().enumerate().filter(overlaps).map(|(index, _)| index);
    let distance = |(_, column): &(usize, &(f32, f32))| (column.0 + column.1 - segment.x0 - segment.x1).abs();
    match overlapped.next() {
        Some(first) => Some((first, overlapped.next_back().unwrap_or(first))),
        None => {
            let nearest = columns.iter().enumerate().min_by(|a, b| distance(a).total_cmp(&distance(b)));
            nearest.map(|(index, _)| (index, index))
        }
    }
}

fn plain(row: &Row) -> Line {
    let words = row.segments.iter().flat_map(|segment| segment.words.iter().cloned()).collect();
    let line = TextLine { words, y: row.y, size: row.size };
    Line { text: line.text(), x0: line.x0(), x1: line.x1(), y: row.y, size: row.size, segments: row.segments.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A word given as (text, x, y), each glyph 5 wide (10 where wide), 10 high.
    fn word((text, x, y): &(&str, f32, f32)) -> Word {
        let width: f32 = text.chars().map(|c| if crate::characters::is_wide(c) { 10.0 } else { 5.0 }).sum();
        Word { x0: *x, x1: x + width, y: *y, size: 10.0, text: (*text).into(), ..Word::default() }
    }

    #[track_caller]
    fn check(words: &[(&str, f32, f32)], kind: Option<GridKind>, expected: &[&[&str]]) {
        let blocks = read(words::lines(words.iter().map(word).collect()), &[], 1);
        let table = blocks.iter().find_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
        assert_eq!(table.map(|table| table.kind), kind);
        for (row, expected) in expected.iter().enumerate() {
            let cells = table.iter().flat_map(|table| &table.cells).filter(|cell| cell.region.row == row);
            assert_eq!(cells.map(|cell| cell.text.as_str()).collect::<Vec<_>>(), *expected);
        }
    }

    #[test]
    fn numbers_in_columns_are_a_table() {
        let rows = [("规章", 0.0, 0.0), ("12", 100.0, 0.0), ("3", 150.0, 0.0), ("文件", 0.0, 20.0), ("5", 152.0, 20.0)];
        check(&rows, Some(GridKind::Positioned), &[&["规章", "12", "3"], &["文件", "", "5"]]);
    }

    #[test]
    fn a_wrapped_label_belongs_to_the_nearest_numbers() {
        let rows = [
            ("1.申请人", 0.0, 0.0),
            ("1", 100.0, 7.0),
            ("2", 150.0, 7.0),
            ("不补正", 0.0, 14.0),
            ("2.其他", 0.0, 40.0),
            ("3", 100.0, 40.0),
            ("4", 150.0, 40.0),
        ];
        check(&rows, Some(GridKind::Positioned), &[&["1.申请人不补正", "1", "2"], &["2.其他", "3", "4"]]);
    }

    #[test]
    fn columns_that_run_into_each_other_are_not_trusted() {
        let rows = [
            ("甲", 0.0, 0.0),
            ("1", 100.0, 0.0),
            ("2", 120.0, 0.0),
            ("乙", 0.0, 20.0),
            ("123456", 98.0, 20.0),
            ("7", 150.0, 20.0),
        ];
        check(&rows, Some(GridKind::Delimited), &[&["甲", "1", "2"], &["乙", "123456", "7"]]);
    }

    #[test]
    fn a_number_broken_in_its_column_stands_in_the_row_between() {
        let broken = |rest| {
            [
                ("一、新收", 0.0, 10.0),
                ("10,1", 100.0, 4.0),
                (rest, 102.0, 16.0),
                ("7", 150.0, 10.0),
                ("二、结转", 0.0, 40.0),
                ("3", 108.0, 40.0),
                ("4", 150.0, 40.0),
            ]
        };
        let rows: &[&[&str]] = &[&["一、新收", "10,144", "7"], &["二、结转", "3", "4"]];
        check(&broken("44"), Some(GridKind::Positioned), rows);
        check(&broken("4"), Some(GridKind::Positioned), &[&["一、新收", "10,1 4", "7"], rows[1]]);
    }

    #[test]
    fn prose_in_two_columns_is_read_one_after_the_other() {
        let left = ["一、总体情况", "本机关认真贯彻落实条例的规定，主动公", "开政府信息。", "（一）收到申请"];
        let right = [
            "的规定办理申请共十五件，均在期限内答",
            "复。",
            "二、其他",
            "本年没有其他需要报告的事项，特此说明，",
            "并予以公开。",
        ];
        let place = |(index, text): (usize, &&'static str), x: f32, y: f32| (*text, x, y + 18.0 * index as f32);
        let mut words = vec![("本机关的年度报告已经编制完成，现在向社会公众公开如下，欢迎监督。", 0.0, 0.0)];
        words.extend(left.iter().enumerate().map(|line| place(line, 0.0, 30.0)));
        words.extend(right.iter().enumerate().map(|line| place(line, 220.0, 31.0)));
        words.push(("三、表格", 0.0, 150.0));
        let expected = [
            words[0].0,
            left[0],
            "本机关认真贯彻落实条例的规定，主动公开政府信息。",
            left[3],
            "的规定办理申请共十五件，均在期限内答复。",
            right[2],
            "本年没有其他需要报告的事项，特此说明，并予以公开。",
            "三、表格",
        ];
        let blocks = read(words::lines(words.iter().map(word).collect()), &[], 1);
        let lines: Vec<_> =
            blocks.iter().map(|block| if let Block::Line(line) = block { line.text.as_str() } else { "" }).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn prose_is_no_table() {
        check(&[("共收到", 0.0, 0.0), ("15", 33.0, 0.0), ("件。", 46.0, 0.0)], None, &[]);
    }
}
