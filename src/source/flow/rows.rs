//! Lines with tabs: tables of text in a word processor, whose rows are paragraphs.

/// Lines with so many bytes or more are prose, whatever they contain.
const LONGEST_ROW: usize = 2_000;

/// Whether a line has cells between tabs. Tabs at its begin alone are an indent, and a heading has one behind its number.
pub fn may_be_row(line: &str) -> bool {
    let mut cells = line.split('\t').map(str::trim).skip_while(|cell| cell.is_empty());
    let first = cells.next().unwrap_or_default();
    let is_number = first.ends_with(['、', '.', '．', '）', ')']) && first.chars().count() <= 4;
    let others: Vec<&str> = cells.collect();
    // A tab behind everything ends no cell.
    let is_alone = others.len() == 1 && others.iter().all(|cell| cell.is_empty());
    others.len() > usize::from(is_number) && !is_alone && line.len() < LONGEST_ROW && !line.contains('。')
}

/// Whether lines in a row are a table: several, or one that has more than two cells with a number among them.
pub fn are_table(lines: &[String]) -> bool {
    let is_number = |cell: &str| !cell.trim().is_empty() && cell.trim().bytes().all(|byte| byte.is_ascii_digit());
    let has_values = |line: &String| line.matches('\t').count() > 1 && line.split('\t').skip(1).any(is_number);
    lines.len() > 1 || lines.iter().any(has_values)
}
