//! Writers: a sheet of figures in the layouts that texts of reports come in.

use super::noise::Noise;
use gouji::form::{Block, Edition, Row, TableForm, TableKind};

/// A report as figures.
#[derive(Clone)]
pub struct Sheet {
    pub edition: &'static Edition,
    pub unit: &'static str,
    pub year: i32,
    /// Cell id and the value as written.
    pub cells: Vec<(String, String)>,
    /// Another sheet whose disclosure table stands in place of this one's.
    pub disclosure: Option<Box<Sheet>>,
    /// How a label or value is written.
    pub style: Noise,
    /// How the tables differ from the form's.
    pub shape: Shape,
}

/// How a table is laid out otherwise than the form has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Form,
    /// 总计 before the other columns.
    TotalsFirst,
    /// 小计 behind 其他.
    Subtotals,
    /// The review table with a row for each block.
    BlocksAsRows,
}

impl Sheet {
    pub fn new(edition: &'static Edition, value: impl Fn(&str) -> String) -> Self {
        let tables = TableKind::ALL.iter().map(|kind| edition.table(*kind));
        let ids = tables.flat_map(|table| (0..table.len()).map(|index| table.id(index as u16)));
        let cells = ids.map(|id| (id.to_owned(), value(id))).collect();
        let year = if edition.key == "2019" { 2019 } else { 2023 };
        Self { edition, unit: "甲县财政局", year, cells, disclosure: None, style: Noise::None, shape: Shape::Form }
    }

    fn shaped(&self, shape: Shape) -> Self {
        Self { shape, ..self.clone() }
    }

    fn totals_first(&self) -> Self {
        self.shaped(Shape::TotalsFirst)
    }

    fn with_subtotals(&self) -> Self {
        self.shaped(Shape::Subtotals)
    }

    fn blocks_as_rows(&self) -> Self {
        self.shaped(Shape::BlocksAsRows)
    }

    pub fn set(&mut self, id: &str, value: String) {
        let cell = self.cells.iter_mut().find(|(name, _)| name == id).expect("cell id");
        cell.1 = value;
    }

    fn value(&self, table: &TableForm, row: &str, column: &str) -> String {
        let id = format!("{}.{row}.{column}", table.kind.key());
        let value = self.cells.iter().find(|(name, _)| *name == id).map(|(_, value)| value.clone());
        self.style.value(&value.unwrap_or_default())
    }

    fn label(&self, label: &str) -> String {
        self.style.label(label)
    }

    /// The tables as grids: cells with the columns and rows they cover.
    fn tables(&self) -> [Grid; 3] {
        let disclosure = match &self.disclosure {
            Some(other) => disclosure(other),
            None => disclosure(self),
        };
        let review = if self.shape == Shape::BlocksAsRows { block_rows(self) } else { review(self) };
        match self.shape {
            Shape::TotalsFirst => [disclosure, totals_first(self), review],
            Shape::Subtotals => [disclosure, subtotals(applications(self), self), review],
            _ => [disclosure, applications(self), review],
        }
    }
}

/// A table as printed.
struct Grid {
    width: usize,
    rows: Vec<Vec<Cell>>,
}

/// Text, columns covered, rows covered, whether it is a value.
struct Cell(String, usize, usize, bool);

fn head(text: String, columns: usize, rows: usize) -> Cell {
    Cell(text, columns, rows, false)
}

fn disclosure(sheet: &Sheet) -> Grid {
    let table = &sheet.edition.disclosure;
    let mut rows = Vec::new();
    for block in table.blocks {
        rows.push(vec![head(sheet.label(block.caption), 4, 1)]);
        let stretch = |position: usize| if position + 1 == block.columns.len() { 4 - block.columns.len() } else { 1 };
        let columns = block.columns.iter().enumerate();
        let mut header = vec![head(sheet.label("信息内容"), 1, 1)];
        header.extend(columns.clone().map(|(position, column)| head(sheet.label(column.label), stretch(position), 1)));
        rows.push(header);
        for row in block.rows {
            let mut line = vec![head(sheet.label(row.label), 1, 1)];
            let values = columns.clone();
            line.extend(values.map(|(at, column)| Cell(sheet.value(table, row.key, column.key), stretch(at), 1, true)));
            rows.push(line);
        }
    }
    Grid { width: 4, rows }
}

fn applications(sheet: &Sheet) -> Grid {
    let table = &sheet.edition.applications;
    let block = &table.blocks[0];
    let label = |text: &str| sheet.label(text);
    let corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
    let mut rows = vec![
        vec![head(label(corner), 3, 3), head(label("申请人情况"), 7, 1)],
        vec![head(label("自然人"), 1, 2), head(label("法人或其他组织"), 5, 1), head(label("总计"), 1, 2)],
        block.columns[1..6].iter().map(|column| head(label(column.label), 1, 1)).collect(),
    ];
    let (mut outer, mut inner) = (None, None);
    for row in block.rows {
        let mut line = labels(sheet, block, row, &mut outer, &mut inner);
        line.extend(block.columns.iter().map(|column| Cell(sheet.value(table, row.key, column.key), 1, 1, true)));
        rows.push(line);
    }
    Grid { width: 10, rows }
}

/// One row of headers, the total before its parts.
fn totals_first(sheet: &Sheet) -> Grid {
    let mut grid = applications(sheet);
    let columns = sheet.edition.applications.blocks[0].columns;
    let corner = grid.rows[0].swap_remove(0);
    let mut header = vec![head(corner.0, 3, 1)];
    header.extend(columns.iter().map(|column| head(sheet.label(column.label), 1, 1)));
    grid.rows.splice(..3, [header]);
    for row in &mut grid.rows {
        let total = row.pop().expect("total");
        row.insert(row.len() - 6, total);
    }
    grid
}

/// A column 小计 before 总计: the sum of the organisations.
fn subtotals(mut grid: Grid, sheet: &Sheet) -> Grid {
    grid.width += 1;
    grid.rows[0][1].1 += 1;
    grid.rows[1][1].1 += 1;
    grid.rows[2].push(head(sheet.label("小计"), 1, 1));
    for row in &mut grid.rows[3..] {
        let number = |cell: &Cell| cell.0.replace(',', "").parse::<u64>().unwrap_or(0);
        let sum: u64 = row[row.len() - 6..row.len() - 1].iter().map(number).sum();
        row.insert(row.len() - 1, Cell(sum.to_string(), 1, 1, true));
    }
    grid
}

/// The review table with its blocks one under the other.
fn block_rows(sheet: &Sheet) -> Grid {
    let table = &sheet.edition.review;
    let columns = table.blocks[0].columns;
    let mut header = vec![head(sheet.label("类别"), 1, 1)];
    header.extend(columns.iter().map(|column| head(sheet.label(column.label), 1, 1)));
    let row = |block: &Block| {
        let caption = block.caption.rsplit(" / ").next().unwrap_or_default();
        let values = columns.iter().map(|column| Cell(sheet.value(table, block.rows[0].key, column.key), 1, 1, true));
        std::iter::once(head(sheet.label(caption), 1, 1)).chain(values).collect()
    };
    let rows = std::iter::once(header).chain(table.blocks.iter().map(row)).collect();
    Grid { width: 6, rows }
}

/// The labels of a row that begin there: 三、本年度办理结果, the group, the row's own.
fn labels(
    sheet: &Sheet,
    block: &Block,
    row: &Row,
    outer: &mut Option<&'static str>,
    inner: &mut Option<&'static str>,
) -> Vec<Cell> {
    const RESULTS: &str = "三、本年度办理结果";
    let Some(group) = row.group else { return vec![head(sheet.label(row.label), 3, 1)] };
    let mut cells = Vec::new();
    if outer.is_none() {
        *outer = Some(RESULTS);
        let span = block.rows.iter().filter(|row| row.group.is_some()).count();
        cells.push(head(sheet.label(RESULTS), 1, span));
    }
    if group == RESULTS {
        cells.push(head(sheet.label(row.label), 2, 1));
        return cells;
    }
    if *inner != Some(group) {
        *inner = Some(group);
        let span = block.rows.iter().filter(|row| row.group == Some(group)).count();
        cells.push(head(sheet.label(group), 1, span));
    }
    cells.push(head(sheet.label(row.label), 1, 1));
    cells
}

fn review(sheet: &Sheet) -> Grid {
    let table = &sheet.edition.review;
    let label = |text: &str| sheet.label(text);
    let results = |rows| table.blocks[0].columns.iter().map(move |column| head(sheet.label(column.label), 1, rows));
    let mut second: Vec<Cell> = results(2).collect();
    second.extend([head(label("未经复议直接起诉"), 5, 1), head(label("复议后起诉"), 5, 1)]);
    let values = table.cells().map(|cell| Cell(sheet.value(table, cell.row.key, cell.column.key), 1, 1, true));
    let first = vec![head(label("行政复议"), 5, 1), head(label("行政诉讼"), 10, 1)];
    Grid { width: 15, rows: vec![first, second, results(1).chain(results(1)).collect(), values.collect()] }
}

/// A way to write the tables.
pub struct Layout {
    pub name: &'static str,
    pub write: fn(&Sheet) -> String,
    /// Whether a blank cell can be seen in it.
    pub shows_blanks: bool,
    /// Whether it is lines of text (not HTML).
    pub is_text: bool,
    /// Whether every value stands on a line of its own.
    pub one_value_a_line: bool,
}

impl Layout {
    /// Whether the noise makes sense in this layout: spaces part the values of some, commas of others.
    pub fn bears(&self, noise: Noise) -> bool {
        let by_space = self.name.contains("spaces") || self.name.contains("one space") || self.name.contains("wrapped");
        match noise {
            Noise::SpacedLabels => !by_space,
            Noise::Thousands => self.name != "commas",
            Noise::PageNumbers | Noise::Returns => self.is_text,
            _ => true,
        }
    }
}

const fn text(name: &'static str, write: fn(&Sheet) -> String, shows_blanks: bool, alone: bool) -> Layout {
    Layout { name, write, shows_blanks, is_text: true, one_value_a_line: alone }
}

const fn html(name: &'static str, write: fn(&Sheet) -> String) -> Layout {
    Layout { name, write, shows_blanks: true, is_text: false, one_value_a_line: false }
}

pub static LAYOUTS: &[Layout] = &[
    text("tabs", |sheet| whole(sheet, |grid| full(grid, "\t", "", "")), true, false),
    text("tabs without the cells of spans", |sheet| whole(sheet, |grid| compact(grid, "\t", "", "")), true, false),
    text("pipes closed", |sheet| whole(sheet, |grid| full(grid, " | ", "| ", " |")), true, false),
    text("pipes open", |sheet| whole(sheet, |grid| compact(grid, " | ", "", "")), true, false),
    text("pipes ragged", |sheet| whole(sheet, ragged), true, false),
    text("markdown", |sheet| whole(sheet, markdown), true, false),
    text("commas", |sheet| whole(sheet, |grid| full(grid, ",", "", "")), true, false),
    text("one cell a line", |sheet| whole(sheet, |grid| cells(grid, "", "\n")), false, true),
    text("one cell a line, empty lines between", |sheet| whole(sheet, |grid| cells(grid, "", "\n\n")), true, true),
    text("one cell a line with its pipe", |sheet| whole(sheet, |grid| cells(grid, " |", "\n")), true, true),
    text("one cell a line, a pipe on its own line", |sheet| whole(sheet, |grid| cells(grid, "\n|", "\n")), true, true),
    text("spaces", |sheet| whole(sheet, |grid| spaces(grid, "   ")), false, false),
    text("one space", |sheet| whole(sheet, |grid| spaces(grid, " ")), false, false),
    text("wrapped labels", |sheet| whole(sheet, wrapped), false, false),
    text("semicolons", |sheet| whole(sheet, |grid| full(grid, ";", "", "")), true, false),
    text("tabs of a spreadsheet, long labels in quotes", |sheet| whole(sheet, |grid| quoted(grid, "\t")), true, false),
    text("commas, long labels in quotes", |sheet| whole(sheet, |grid| quoted(grid, ",")), true, false),
    text("one cell a line, indented", |sheet| whole(sheet, |grid| cells(grid, "", "\n\t")), false, true),
    text("quoted mail", |sheet| whole(sheet, |grid| full(grid, "\t", "> ", "")), true, false),
    text("frames", framed, true, false),
    text("labels touch their values by spaces", touching, false, false),
    text("totals first", |sheet| whole(&sheet.totals_first(), |grid| full(grid, "\t", "", "")), true, false),
    html("html, totals first", |sheet| page(&sheet.totals_first(), |grid| tags(grid, plain, true, "</td>"))),
    text("subtotals", |sheet| whole(&sheet.with_subtotals(), |grid| full(grid, "\t", "", "")), true, false),
    html("html, subtotals", |sheet| page(&sheet.with_subtotals(), |grid| tags(grid, plain, true, "</td>"))),
    text("a row for each block", |sheet| whole(&sheet.blocks_as_rows(), |grid| full(grid, "\t", "", "")), true, false),
    html("html, a row for each block", |sheet| page(&sheet.blocks_as_rows(), |grid| tags(grid, plain, true, "</td>"))),
    text("a menu with the form's words", menu, true, false),
    html("html", |sheet| page(sheet, |grid| tags(grid, |text| text.to_owned(), true, "</td>"))),
    html("html flat", |sheet| page(sheet, |grid| tags(grid, |text| text.to_owned(), false, "</td>"))),
    html("html of Word", |sheet| page(sheet, |grid| tags(grid, office, true, "</td>"))),
    html("html without end tags", |sheet| page(sheet, |grid| tags(grid, |text| text.to_owned(), true, ""))),
];

const HEADINGS: [&str; 6] = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
];

/// The report around its tables.
fn sections(sheet: &Sheet, tables: [String; 3]) -> Vec<String> {
    let [disclosure, applications, review] = tables;
    let title = format!("{}{}年政府信息公开工作年度报告", sheet.unit, sheet.year);
    let texts = [
        "（一）主动公开。通过网站公开信息 1365 条。\n（二）依申请公开。全年按规定办理申请。".to_owned(),
        disclosure,
        applications,
        review,
        "（一）存在问题。公开内容不够丰富。\n（二）改进措施。加强培训。".to_owned(),
        "本年度未收取信息处理费。".to_owned(),
    ];
    let mut parts = vec![title];
    for (heading, text) in HEADINGS.iter().zip(texts) {
        parts.push((*heading).to_owned());
        parts.push(text);
    }
    parts
}

fn whole(sheet: &Sheet, write: impl Fn(&Grid) -> String) -> String {
    let tables = sheet.tables();
    sections(sheet, tables.each_ref().map(write)).join("\n\n") + "\n"
}

/// Every grid position written: spans leave empty cells.
fn positions(grid: &Grid) -> Vec<Vec<String>> {
    let mut covered = vec![0usize; grid.width];
    let mut lines = Vec::new();
    for row in &grid.rows {
        let mut line = vec![String::new(); grid.width];
        let mut column = 0;
        for Cell(text, columns, rows, _) in row {
            while column < grid.width && covered[column] > 0 {
                column += 1;
            }
            line[column] = text.clone();
            for held in &mut covered[column..column + columns] {
                *held = *rows;
            }
            column += columns;
        }
        for held in &mut covered {
            *held = held.saturating_sub(1);
        }
        lines.push(line);
    }
    lines
}

fn full(grid: &Grid, separator: &str, open: &str, close: &str) -> String {
    let line = |cells: Vec<String>| format!("{open}{}{close}", cells.join(separator));
    positions(grid).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

fn plain(text: &str) -> String {
    text.to_owned()
}

/// Long labels broken over two lines in quotes, as a spreadsheet copies cells with line ends.
fn quoted(grid: &Grid, separator: &str) -> String {
    let cell = |text: String| {
        let letters: Vec<char> = text.chars().collect();
        let (head, tail) = letters.split_at(letters.len() / 2);
        let [head, tail]: [String; 2] = [head.iter().collect(), tail.iter().collect()];
        match text.contains(char::is_alphabetic) {
            true if letters.len() > 12 => format!("\"{}\n{}\"", head.replace('"', ""), tail.replace('"', "")),
            _ if text.contains(',') => format!("\"{text}\""),
            _ => text,
        }
    };
    let line = |cells: Vec<String>| cells.into_iter().map(cell).collect::<Vec<_>>().join(separator);
    positions(grid).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A frame of characters around every cell.
fn framed(sheet: &Sheet) -> String {
    let frame = |grid: &Grid| {
        let border = format!("+{}", "------+".repeat(grid.width));
        let rows = full(grid, " │ ", "│ ", " │");
        format!("{border}\n{}\n{border}", rows.replace('\n', &format!("\n{border}\n")))
    };
    whole(sheet, frame)
}

/// The first value follows its label directly, as a text layer has it; spaces part the others.
fn touching(sheet: &Sheet) -> String {
    let line = |row: &Vec<Cell>| {
        let of = |values: bool| row.iter().filter(move |cell| cell.3 == values && !cell.0.is_empty());
        let labels: String = of(false).map(|cell| cell.0.as_str()).collect::<Vec<_>>().join(" ");
        labels + &of(true).map(|cell| cell.0.as_str()).collect::<Vec<_>>().join(" ")
    };
    whole(sheet, |grid| grid.rows.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// The page's menu, before and behind the report.
fn menu(sheet: &Sheet) -> String {
    let words = "首页\n规章\n行政规范性文件\n行政许可\n行政处罚\n行政强制\n行政事业性收费\n总体情况\n其他\n";
    let report = whole(sheet, |grid| full(grid, "\t", "", ""));
    format!("{words}\n{report}\n相关链接\n{words}")
}

fn row_texts(row: &[Cell]) -> Vec<String> {
    row.iter().map(|cell| cell.0.clone()).collect()
}

fn compact(grid: &Grid, separator: &str, open: &str, close: &str) -> String {
    let line = |row: &Vec<Cell>| format!("{open}{}{close}", row_texts(row).join(separator));
    grid.rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Cells of spans left out, the row filled up with bare pipes.
fn ragged(grid: &Grid) -> String {
    let line = |row: &Vec<Cell>| format!("{} |{}", row_texts(row).join(" | "), "|".repeat(grid.width - row.len()));
    grid.rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn markdown(grid: &Grid) -> String {
    let rule = format!("|{}", " --- |".repeat(grid.width));
    let mut lines: Vec<String> = full(grid, " | ", "| ", " |").lines().map(str::to_owned).collect();
    lines.insert(1, rule);
    lines.join("\n")
}

fn cells(grid: &Grid, end: &str, between: &str) -> String {
    let all = grid.rows.iter().flatten().map(|cell| format!("{}{end}", cell.0));
    all.collect::<Vec<_>>().join(between)
}

fn spaces(grid: &Grid, gap: &str) -> String {
    let filled = |row: &Vec<Cell>| row_texts(row).into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    grid.rows.iter().map(|row| filled(row).join(gap)).collect::<Vec<_>>().join("\n")
}

/// The text layer of a page: long labels over several lines, the values beside the middle one.
fn wrapped(grid: &Grid) -> String {
    let mut lines = Vec::new();
    for row in &grid.rows {
        let values: Vec<&str> =
            row.iter().filter(|cell| cell.3 && !cell.0.is_empty()).map(|cell| cell.0.as_str()).collect();
        let labels: Vec<&Cell> = row.iter().filter(|cell| !cell.3).collect();
        let Some((label, groups)) = labels.split_last() else {
            lines.push(values.join(" "));
            continue;
        };
        lines.extend(groups.iter().map(|group| group.0.clone()));
        let letters: Vec<char> = label.0.chars().collect();
        let pieces: Vec<String> = letters.chunks(12).map(|piece| piece.iter().collect()).collect();
        let middle = pieces.len() / 2;
        for (number, piece) in pieces.into_iter().enumerate() {
            let beside =
                if number == middle && !values.is_empty() { format!(" {}", values.join(" ")) } else { String::new() };
            lines.push(piece + &beside);
        }
    }
    lines.join("\n")
}

fn page(sheet: &Sheet, write: impl Fn(&Grid) -> String) -> String {
    let tables = sheet.tables();
    let parts = sections(sheet, tables.each_ref().map(write));
    let body: String = parts
        .iter()
        .map(|part| {
            if part.starts_with("<table") { part.clone() } else { format!("<p>{}</p>", part.replace('\n', "</p><p>")) }
        })
        .collect();
    format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>年报</title></head><body><div>首页 &gt; 年报</div>{body}</body></html>"
    )
}

/// The rows as tags: with their spans, or with an empty cell at every position a span covers from above.
fn tags(grid: &Grid, wrap: fn(&str) -> String, spans: bool, end: &str) -> String {
    let end_row = if end.is_empty() { "" } else { "</tr>" };
    let cell = |text: &str, columns: usize, rows: usize| {
        let span = |name: &str, count: usize| if count > 1 { format!(" {name}={count}") } else { String::new() };
        format!("<td{}{}>{}{end}", span("colspan", columns), span("rowspan", rows), wrap(text))
    };
    let rows: Vec<String> = if spans {
        let line =
            |row: &Vec<Cell>| row.iter().map(|Cell(text, columns, rows, _)| cell(text, *columns, *rows)).collect();
        grid.rows.iter().map(line).collect()
    } else {
        positions(grid).iter().map(|row| row.iter().map(|text| cell(text, 1, 1)).collect()).collect()
    };
    let body: String = rows.iter().map(|row| format!("<tr>{row}{end_row}\n")).collect();
    format!("<table border=1>{body}</table>")
}

fn office(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let (a, b) = letters.split_at(letters.len() / 2);
    let [a, b]: [String; 2] = [a.iter().collect(), b.iter().collect()];
    format!("<p class=MsoNormal><span style='font-family:宋体'>{a}</span><span lang=EN-US>{b}<o:p></o:p></span></p>")
}
