//! Scopes: of two sets of values in one table, which are the report's: those of its year and not of the year before, those
//! of the whole and not of a part.

use super::normal::normalize;
use super::stream::Stream;
use super::title;
use super::value::Shape;

/// What values are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The year of the report, or the whole of its bodies.
    Own,
    /// Another year, or a part.
    Other,
    /// A year by its number.
    Year(i32),
}

/// Characters of a text that says no more than what values are of.
const LONGEST: usize = 16;
/// Words of another year and of a part; they come first, as 上一报告期 holds 报告期.
const OTHERS: [&str; 10] = ["上年", "上一", "去年", "前年", "往年", "上期", "同期", "其中", "本级", "直属"];
const OWN: [&str; 7] = ["本年", "今年", "本期", "报告期", "汇总", "合计", "总计"];
/// What the name of a whole begins with: 全市, 全县.
const WHOLE: char = '全';

impl Scope {
    /// What a text says that values are of.
    pub fn of(text: &str) -> Option<Self> {
        if text.chars().count() > LONGEST {
            return None;
        }
        let text = normalize(text);
        let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
        match title::year(&text) {
            _ if holds(&OTHERS) => Some(Self::Other),
            Some((.., year)) => Some(Self::Year(year)),
            None if holds(&OWN) || text.starts_with(WHOLE) => Some(Self::Own),
            None => None,
        }
    }

    /// What the note in brackets behind a label says: `总计（2023年）`.
    pub fn of_note(label: &str) -> Option<Self> {
        let inner = label.strip_suffix(['）', ')'])?;
        Self::of(inner.rsplit(['（', '(']).next()?)
    }

    /// Whether values of this scope are the report's rather than those of the other.
    pub fn is_before(self, other: Self) -> bool {
        match (self, other) {
            (Self::Year(one), Self::Year(other)) => one > other,
            (one, other) => one == Self::Own && other == Self::Other,
        }
    }
}

/// What values behind a label are of: the text directly before the first of them, which is not the label's. In a row
/// without any it is the last text.
pub fn in_row(stream: &Stream<'_>, mut atoms: std::ops::Range<usize>) -> Option<usize> {
    let is_value = |atom: &usize| stream.shape(*atom).is_value();
    atoms.end = atoms.clone().find(is_value).unwrap_or(atoms.end);
    atoms.rev().find(|atom| stream.shape(*atom) == Shape::Text)
}

/// What the column of a header is of, as its own note or the caption above says: the last text that does not begin behind
/// it, in one of the rows above.
pub fn over(stream: &Stream<'_>, header: usize, levels: u32) -> Option<Scope> {
    let (own, column) = (stream.atoms.get(header)?, stream.column(header));
    let above = (own.row().saturating_sub(levels)..own.row()).rev().filter_map(|row| stream.rows.get(row as usize));
    let grid = stream.row_of(header)?.grid;
    let last = |row: &super::stream::Row| {
        let begins = |atom: &usize| stream.column(*atom) <= column && stream.shape(*atom) != Shape::Blank;
        row.atoms().rev().find(begins).and_then(|atom| Scope::of(stream.text(atom)))
    };
    Scope::of_note(stream.text(header)).or_else(|| above.filter(|row| row.grid == grid).find_map(last))
}
