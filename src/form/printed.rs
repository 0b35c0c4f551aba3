//! The form as printed: each table as a grid with its merged headers, derived from blocks, rows and columns. What shows
//! or exports a table draws this grid.

use super::{Block, CellIndex, Column, Frame, Row, RowRole, TableForm, TableKind};

/// A table as printed: rows of cells; a cell that spans rows stands in its first row only.
#[derive(Clone, Debug)]
pub struct Printed {
    /// Columns of the grid.
    pub columns: u16,
    /// Rows from top to bottom.
    pub rows: Vec<Vec<PrintedCell>>,
}

/// A cell of the printed table.
#[derive(Clone, Copy, Debug)]
pub struct PrintedCell {
    /// What stands in it.
    pub content: Content,
    /// Rows it covers.
    pub row_span: u16,
    /// Columns it covers.
    pub column_span: u16,
}

/// What stands in a printed cell.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// Words of the table's frame.
    Words(&'static str),
    /// A caption over a block, or one level of it.
    Caption(&'static str),
    /// The header over several columns.
    ColumnGroup(&'static str),
    /// The header of a column.
    Column(&'static Column),
    /// The label to the left of several rows.
    RowGroup(&'static str),
    /// The label of a row.
    Row(&'static Row),
    /// The cell of the report with that index.
    Value(CellIndex),
}

impl Content {
    /// Whether it heads rows; any other header heads columns.
    pub fn heads_rows(&self) -> bool {
        matches!(self, Self::RowGroup(_) | Self::Row(_))
    }

    /// The cell of the report, where it is no header.
    pub fn value(&self) -> Option<CellIndex> {
        match self {
            Self::Value(index) => Some(*index),
            _ => None,
        }
    }
}

impl TableForm {
    /// The table as the official form prints it.
    pub fn printed(&self) -> Printed {
        match self.kind {
            TableKind::Disclosure => stacked(self.frame, self.blocks),
            TableKind::Applications => cross(self.frame, self.blocks),
            TableKind::Review => abreast(self.blocks),
        }
    }
}

fn cell(content: Content, row_span: usize, column_span: usize) -> PrintedCell {
    PrintedCell { content, row_span: row_span as u16, column_span: column_span as u16 }
}

/// Blocks under each other, each with a caption and a header of its own.
fn stacked(frame: Frame, blocks: &'static [Block]) -> Printed {
    let width = blocks.iter().map(|block| block.columns.len()).max().unwrap_or(0);
    // A block of fewer columns gives what is left over to its last one.
    let span = |block: &Block, column: usize| if column + 1 == block.columns.len() { width - column } else { 1 };
    let mut rows = Vec::new();
    let mut index = 0;
    for block in blocks {
        rows.push(vec![cell(Content::Caption(block.caption), 1, width + 1)]);
        let columns = block.columns.iter().enumerate();
        let header = columns.map(|(number, column)| cell(Content::Column(column), 1, span(block, number)));
        rows.push([cell(Content::Words(frame.corner), 1, 1)].into_iter().chain(header).collect());
        for row in block.rows {
            let mut line = vec![cell(Content::Row(row), 1, 1)];
            for column in 0..block.columns.len() {
                line.push(cell(Content::Value(index), 1, span(block, column)));
                index += 1;
            }
            rows.push(line);
        }
    }
    Printed { columns: (width + 1) as u16, rows }
}

/// Columns of the stub: outer group, inner group, row.
const STUB: usize = 3;

/// One block with grouped columns over grouped rows. The group of the handled row holds every outcome, the groups of
/// other rows stand inside it.
fn cross(frame: Frame, blocks: &'static [Block]) -> Printed {
    let Some(block) = blocks.first() else { return Printed { columns: 0, rows: Vec::new() } };
    let width = block.columns.len();
    let mut top = Vec::new();
    let mut bottom = Vec::new();
    for run in block.columns.chunk_by(|a, b| a.group.is_some() && a.group == b.group) {
        match run.first().and_then(|column| column.group) {
            Some(group) => {
                top.push(cell(Content::ColumnGroup(group), 1, run.len()));
                bottom.extend(run.iter().map(|column| cell(Content::Column(column), 1, 1)));
            }
            None => top.extend(run.iter().map(|column| cell(Content::Column(column), 2, 1))),
        }
    }
    let corner = cell(Content::Words(frame.corner), STUB, STUB);
    let mut rows = vec![vec![corner, cell(Content::Words(frame.columns), 1, width)], top, bottom];
    let mut index = 0;
    for (number, row) in block.rows.iter().enumerate() {
        let mut line = stub(block.rows, number);
        line.push(cell(Content::Row(row), 1, STUB - depth(block.rows, row)));
        for _ in block.columns {
            line.push(cell(Content::Value(index), 1, 1));
            index += 1;
        }
        rows.push(line);
    }
    Printed { columns: (STUB + width) as u16, rows }
}

fn outer_group(rows: &[Row]) -> Option<&'static str> {
    rows.iter().find(|row| row.role == RowRole::Handled).and_then(|row| row.group)
}

/// How many groups a row stands in.
fn depth(rows: &[Row], row: &Row) -> usize {
    match row.group {
        None => 0,
        group if group == outer_group(rows) => 1,
        Some(_) => 2,
    }
}

/// The group labels that begin at a row.
fn stub(rows: &'static [Row], number: usize) -> Vec<PrintedCell> {
    let begins = |holds: &dyn Fn(&Row) -> bool| {
        let before = number.checked_sub(1).and_then(|before| rows.get(before));
        let run = rows.iter().skip(number).take_while(|row| holds(row)).count();
        (run > 0 && !before.is_some_and(holds)).then_some(run)
    };
    let mut cells = Vec::new();
    if let (Some(outer), Some(run)) = (outer_group(rows), begins(&|row| row.group.is_some())) {
        cells.push(cell(Content::RowGroup(outer), run, 1));
    }
    if let Some(group) = rows.get(number).and_then(|row| row.group)
        && Some(group) != outer_group(rows)
        && let Some(run) = begins(&|row| row.group == Some(group))
    {
        cells.push(cell(Content::RowGroup(group), run, 1));
    }
    cells
}

/// Blocks of one row each beside each other, under captions of one or two levels.
fn abreast(blocks: &'static [Block]) -> Printed {
    let levels = |block: &Block| block.caption.split_once(" / ").map_or((block.caption, None), |(a, b)| (a, Some(b)));
    let size = |blocks: &[Block]| blocks.iter().map(|block| block.columns.len()).sum::<usize>();
    let captions = blocks.chunk_by(|a, b| levels(a).0 == levels(b).0);
    let captions = captions.map(|run| cell(Content::Caption(levels(&run[0]).0), 1, size(run))).collect();
    let mut top = Vec::new();
    let mut bottom = Vec::new();
    for block in blocks {
        let columns = block.columns.iter();
        match levels(block).1 {
            Some(inner) => {
                top.push(cell(Content::Caption(inner), 1, block.columns.len()));
                bottom.extend(columns.map(|column| cell(Content::Column(column), 1, 1)));
            }
            None => top.extend(columns.map(|column| cell(Content::Column(column), 2, 1))),
        }
    }
    let values = (0..size(blocks)).map(|index| cell(Content::Value(index as CellIndex), 1, 1)).collect();
    Printed { columns: size(blocks) as u16, rows: vec![captions, top, bottom, values] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::EDITIONS;

    /// The rows as words, spans as `rows x columns` after a cell that covers more than one.
    fn draw(printed: &Printed) -> Vec<String> {
        let show = |cell: &PrintedCell| {
            let text = match cell.content {
                Content::Words(text)
                | Content::Caption(text)
                | Content::ColumnGroup(text)
                | Content::RowGroup(text) => text.to_owned(),
                Content::Column(column) => column.label.to_owned(),
                Content::Row(row) => row.label.to_owned(),
                Content::Value(index) => index.to_string(),
            };
            match (cell.row_span, cell.column_span) {
                (1, 1) => text,
                (rows, columns) => format!("{text} {rows}x{columns}"),
            }
        };
        printed.rows.iter().map(|row| row.iter().map(show).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn every_cell_stands_once_and_the_grid_has_no_hole() {
        for edition in EDITIONS {
            for kind in TableKind::ALL {
                let printed = edition.table(kind).printed();
                let mut taken = vec![vec![false; usize::from(printed.columns)]; printed.rows.len()];
                let mut next = 0;
                for (number, row) in printed.rows.iter().enumerate() {
                    for cell in row {
                        if let Content::Value(index) = cell.content {
                            assert_eq!(index, next);
                            next += 1;
                        }
                        let column = taken[number].iter().position(|taken| !taken).expect("room");
                        for line in &mut taken[number..number + usize::from(cell.row_span)] {
                            for place in &mut line[column..column + usize::from(cell.column_span)] {
                                assert!(!std::mem::replace(place, true), "{kind:?} row {number} overlaps");
                            }
                        }
                    }
                }
                assert!(taken.iter().flatten().all(|taken| *taken), "{kind:?} has a hole");
                assert_eq!(usize::from(next), edition.table(kind).len());
            }
        }
    }

    #[test]
    fn headers_are_merged_as_on_the_form() {
        let lines = |kind| draw(&EDITIONS[0].table(kind).printed());
        assert_eq!(
            lines(TableKind::Disclosure)[3..7],
            ["行政规范性文件|3|4|5", "第二十条第（五）项 1x4", "信息内容|本年处理决定数量 1x3", "行政许可|6 1x3"]
        );
        let applications = lines(TableKind::Applications);
        assert_eq!(
            applications[0],
            "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 3x3|申请人情况 1x7"
        );
        assert_eq!(applications[1], "自然人 2x1|法人或其他组织 1x5|总计 2x1");
        assert_eq!(applications[3], "一、本年新收政府信息公开申请数量 1x3|0|1|2|3|4|5|6");
        assert_eq!(applications[5], "三、本年度办理结果 22x1|（一）予以公开 1x2|14|15|16|17|18|19|20");
        assert_eq!(applications[7], "（三）不予公开 8x1|1.属于国家秘密|28|29|30|31|32|33|34");
        assert_eq!(applications[26], "（七）总计 1x2|161|162|163|164|165|166|167");
        let review = lines(TableKind::Review);
        assert_eq!(review[0], "行政复议 1x5|行政诉讼 1x10");
        assert_eq!(
            review[1],
            "结果维持 2x1|结果纠正 2x1|其他结果 2x1|尚未审结 2x1|总计 2x1|未经复议直接起诉 1x5|复议后起诉 1x5"
        );
    }
}
