//! What the prose says of the report itself: its period, its year, its form, its body and its parts.

use super::Sentence;
use crate::characters::half_width_digit;

/// A statement on the report itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Its sentence; none of [`super::Claims::sentences`].
    pub sentence: Sentence,
    /// What it says.
    pub what: About,
}

/// What is said of the report.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// The period of its figures.
    Period(Period),
    /// The year of the report that the preface announces.
    Announced(i64),
    /// A year that the preface or section one names.
    Year(NamedYear),
    /// The number of a notice by which it is made.
    Notice(String),
    /// The body whose report it is; the sentence is the whole passage.
    Body(String),
    /// The parts that the preface counts.
    Parts(Parts),
    /// What was left of the template.
    Blank(Blank),
}

/// A period of days.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// Its words, without blanks.
    pub words: String,
}

/// A day as a text names it, be there such a day or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The year.
    pub year: i64,
    /// Month and day.
    pub date: (i64, i64),
}

impl Day {
    /// Month and day of a year's first day.
    pub const FIRST: (i64, i64) = (1, 1);
    /// Month and day of its last.
    pub const LAST: (i64, i64) = (12, 31);
}

/// A year that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedYear {
    /// Which.
    pub year: i64,
    /// Whether a month follows: it is that of a day.
    pub dated: bool,
}

/// Parts of the report that a sentence counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// How many.
    pub count: i64,
    /// Which of the six sections the sentence names.
    pub named: [bool; 6],
    /// How many it lists one by one, each by a name of one section; 0 where it lists anything else.
    pub listed: i64,
}

/// What stands where a writer should have put something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blank {
    /// Its first byte in the sentence.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
}

/// A text without blanks, its digits half as wide: dates and document numbers are written in many ways.
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(half_width_digit).collect()
}

/// A name without blanks and the marks around titles.
pub fn unquoted(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '《' | '》' | '“' | '”')).collect()
}
