//! What the prose of a report states: sentences, numbers, quantities with their values, lists, shares and changes.

mod about;
mod facts;
mod notation;
mod quantity;

pub use about::{About, Blank, Day, NamedYear, Parts, Period, Said, plain, unquoted};
pub use facts::Quantity;
pub use quantity::{Dimension, Fact, Part};

use super::{Passage, Place, Report};
use crate::number::Number;

/// Everything read from the prose of a report. Indices point into the lists of this struct.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claims {
    /// The sentences that hold a number or a claim.
    pub sentences: Vec<Sentence>,
    /// Every number of the prose.
    pub mentions: Vec<Mention>,
    /// Statements that a quantity has a value.
    pub claims: Vec<Claim>,
    /// Totals with the parts listed after them.
    pub sums: Vec<Sum>,
    /// Percentages of a whole.
    pub shares: Vec<Share>,
    /// Changes against last year.
    pub trends: Vec<Trend>,
    /// Statements about all of something.
    pub wholes: Vec<Whole>,
    /// Passages of [`Report::prose`] that may hold a blank of the template (××, 【】, 填写).
    pub marked: Vec<u32>,
}

/// A sentence and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Index of its passage in [`Report::prose`].
    pub passage: u32,
    /// First byte in the passage.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
}

/// A number in the prose.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Index of its sentence.
    pub sentence: u32,
    /// First byte in the passage.
    pub start: u32,
    /// One past its last byte, the unit included.
    pub end: u32,
    /// Its value, multiplied out.
    pub value: Number,
    /// Digits printed after the decimal point.
    pub decimals: u8,
    /// The power of ten that the last printed digit counts.
    pub place: i8,
    /// How exactly it is meant.
    pub bound: Bound,
    /// What it counts.
    pub unit: Unit,
    /// Whether it was understood.
    pub class: Class,
}

/// How exactly a number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// As it stands.
    #[default]
    Exact,
    /// 余, 多, 超过: that many or more.
    AtLeast,
    /// 约, 近, 左右: roughly.
    About,
    /// Told in 万: as exactly as its last digit.
    Rounded,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 件, 条, 宗 …: pieces.
    Pieces,
    /// 项: pieces, but also items of a list of powers.
    Items,
    /// 元; the value is in yuan whatever stands there (万元, 亿元).
    Yuan,
    /// Per cent.
    Percent,
    /// A year.
    Year,
    /// No unit: a label with its number.
    Bare,
    /// Anything else: persons, times, days, numbers of documents.
    Foreign,
}

/// Whether a number was understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Class {
    /// It stands in a claim or a relation.
    Attributed,
    /// It states something of the form, but what is not clear.
    Open,
    /// It states nothing of the form: dates, articles, other statistics.
    #[default]
    Other,
}

/// Whose numbers a sentence gives, where it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// 本级.
    Own,
    /// 全市, 全区, 全县.
    Area,
    /// 代表区政府.
    Behalf,
    /// 备案.
    Filed,
    /// 系统.
    System,
    /// As the body that reviews others.
    Reviewer,
    /// Of some only: of one kind of applicant, of one body within an area.
    Part,
}

/// A quantity has a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Index of its sentence.
    pub sentence: u32,
    /// What.
    pub quantity: Quantity,
    /// How many (fees in 万元, the processing fee in yuan); 0 for a negation.
    pub value: Number,
    /// How exactly.
    pub bound: Bound,
    /// Whose.
    pub scope: Option<Scope>,
    /// The year it is for, where it is not the report's.
    pub year: Option<i32>,
    /// Its number; `None` where a word says it (未收到).
    pub mention: Option<u32>,
    /// First byte of the number or negation in the passage.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// How complete a list says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// 分别为, a colon, parentheses: the parts are all.
    Complete,
    /// 其中: the parts may be all.
    Among,
    /// 包括: examples.
    Including,
    /// 等 after a part.
    Open,
}

/// A total and its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// Mention of the total.
    pub total: u32,
    /// Mentions of the parts.
    pub parts: Vec<u32>,
    /// How complete.
    pub listing: Listing,
    /// What the total is, where that is known.
    pub quantity: Option<Quantity>,
}

/// A percentage.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Mention of the percentage.
    pub percent: u32,
    /// Mention of the part, where it stands there.
    pub part: Option<u32>,
    /// What the part is, where that is known.
    pub quantity: Option<Quantity>,
    /// Mention of the whole.
    pub whole: Option<u32>,
}

/// A change against last year.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// Mention of the percentage or of the difference.
    pub change: u32,
    /// Up or down.
    pub rising: bool,
    /// Mention of this year's value.
    pub value: Option<u32>,
    /// Mention of last year's value.
    pub base: Option<u32>,
}

/// All of something.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    /// Index of its sentence.
    pub sentence: u32,
    /// Of what.
    pub of: WholeOf,
    /// First byte in the passage.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// What is said of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WholeOf {
    /// All applications are finished.
    Handled,
    /// All applications were answered.
    Answered,
    /// All are of this kind: all cases upheld, all applicants natural persons.
    Kind(Quantity),
}

/// Bytes of a passage: the index of the sentence they stand in, the first one and one past the last.
pub type Span = (u32, u32, u32);

impl Mention {
    /// Where it stands.
    pub fn span(&self) -> Span {
        (self.sentence, self.start, self.end)
    }
}

impl Claim {
    /// Where its number or negation stands.
    pub fn span(&self) -> Span {
        (self.sentence, self.start, self.end)
    }
}

impl Unit {
    /// Whether it counts pieces.
    pub fn counts(self) -> bool {
        matches!(self, Self::Pieces | Self::Items | Self::Bare)
    }
}

impl Claims {
    /// The words of a sentence, without the white space around it.
    pub fn words<'a>(&self, report: &'a Report, sentence: u32) -> &'a str {
        self.part(report, sentence, |passage| &passage.text)
    }

    /// The words of a sentence as they were written.
    pub fn quote<'a>(&self, report: &'a Report, sentence: u32) -> &'a str {
        self.part(report, sentence, Passage::quote)
    }

    fn part<'a>(&self, report: &'a Report, sentence: u32, text: fn(&Passage) -> &str) -> &'a str {
        let Some(sentence) = self.sentences.get(sentence as usize) else { return "" };
        let text = report.prose.get(sentence.passage as usize).map(text);
        text.and_then(|text| text.get(sentence.start as usize..sentence.end as usize)).unwrap_or_default().trim()
    }

    /// The words of the sentence before one, in the same passage, or as much of them as is near.
    pub fn sentence_before<'a>(&self, report: &'a Report, sentence: u32) -> &'a str {
        let own = self.sentences.get(sentence as usize);
        let text = own.and_then(|own| report.prose.get(own.passage as usize)?.text.get(..own.start as usize));
        let text = text.unwrap_or_default();
        let near = text.char_indices().rev().take(NEAR).last().map_or(0, |(at, _)| at);
        text[near..].trim_end_matches(['。', '\n', ' ']).rsplit('。').next().unwrap_or_default()
    }

    /// The place of a span.
    pub fn place(&self, report: &Report, (sentence, start, end): Span) -> Option<Place> {
        let passage = report.prose.get(self.sentences.get(sentence as usize)?.passage as usize)?;
        Some(place(passage, start, end))
    }

    /// The claims of a sentence.
    pub fn of_sentence(&self, sentence: u32) -> &[Claim] {
        let start = self.claims.partition_point(|claim| claim.sentence < sentence);
        let end = self.claims.partition_point(|claim| claim.sentence <= sentence);
        self.claims.get(start..end).unwrap_or_default()
    }

    /// The numbers of a sentence.
    pub fn numbers_of(&self, sentence: u32) -> &[Mention] {
        let start = self.mentions.partition_point(|mention| mention.sentence < sentence);
        let end = self.mentions.partition_point(|mention| mention.sentence <= sentence);
        self.mentions.get(start..end).unwrap_or_default()
    }

    /// The lists whose first part stands in a sentence.
    pub fn sums_of(&self, sentence: u32) -> &[Sum] {
        let of = |sum: &Sum| sum.parts.first().and_then(|part| self.mention(*part)).map(|part| part.sentence);
        let start = self.sums.partition_point(|sum| of(sum) < Some(sentence));
        let end = self.sums.partition_point(|sum| of(sum) <= Some(sentence));
        self.sums.get(start..end).unwrap_or_default()
    }

    /// The mention at an index.
    pub fn mention(&self, index: u32) -> Option<&Mention> {
        self.mentions.get(index as usize)
    }
}

/// Characters that the sentence before is looked at, at most: more than a person writes.
const NEAR: usize = 500;

/// The place of bytes `start..end` of a passage.
pub fn place(passage: &Passage, start: u32, end: u32) -> Place {
    let mut place = passage.at.part(start, end, passage.text.len());
    let lines = passage.lines.partition_point(|line| line.start <= start);
    if let Some(line) = lines.checked_sub(1).and_then(|last| passage.lines.get(last)) {
        (place.line, place.page) = (line.line, line.page);
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_without_ends_has_no_long_sentence_before() {
        let passage = |text: String| Passage { section: 1, text, ..Passage::default() };
        for (text, expected) in [("未收到申请。收到申请3件。".to_owned(), 5), ("收到申请3件，".repeat(2000), NEAR)]
        {
            let prose = vec![passage(text)];
            let claims = crate::reading::claims::read(&prose, None);
            let report = Report { prose, claims, ..Report::default() };
            let last = report.claims.sentences.len() as u32 - 1;
            assert_eq!(report.claims.sentence_before(&report, last).chars().count(), expected);
        }
    }
}
