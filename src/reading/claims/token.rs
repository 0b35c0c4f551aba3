//! A sentence as words, numerals and marks.

use super::about;
use super::lexicon::{Act, Lexicon, Term, Topic, lexicon};
use super::numeral::{self, Numeral};
use crate::reading::sieve::Sieve;
use crate::report::claims::{Dimension, Quantity};

/// A token and its place in the passage, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Token {
    /// Its words in the passage.
    pub fn word<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A number with its unit.
    Number(Numeral),
    /// A year that belongs to another word (较2022年).
    Year(Numeral),
    /// A word of the vocabulary.
    Term(Term),
    /// A comma.
    Stop,
    /// A semicolon.
    Strong,
    /// A colon.
    Colon,
    /// An opening parenthesis.
    Open,
    /// A closing parenthesis.
    Close,
    /// So many characters that are no word of the vocabulary.
    Unknown(usize),
}

/// A sentence of a passage.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Its first byte and one past its last.
    pub range: (usize, usize),
    /// Whether it may hold a number or a word that states one. Most sentences do not, and need not be read.
    pub states: bool,
    /// Whether it may hold a blank of the template.
    pub marked: bool,
}

/// Bytes after which a sentence ends at the next comma, or after as many again: no person writes it, and every finding
/// quotes its sentence.
const LONGEST: usize = 2048;

/// Sentences of a passage. A semicolon does not end one.
pub fn sentences(text: &str) -> impl Iterator<Item = Piece> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let (mut states, mut marked) = (false, false);
        let mut next = start;
        let end = loop {
            let may_skip = text.len().min(start + LONGEST);
            let sieve = if states { &ENDING } else { &STATING };
            let at = next + text.as_bytes().get(next..may_skip).map_or(0, |bytes| sieve.passed(bytes));
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break text.len() };
            next = at + c.len_utf8();
            match c {
                '\n' | '\r' | '。' | '！' | '？' => break next,
                '，' | '；' | '、' | ',' | ';' if at - start >= LONGEST => break next,
                '×' | 'X' | 'Ｘ' | 'x' | '_' | '＿' | '○' | '【' | '填' | '描' | '称' => marked = true,
                '件' if about::blank::lacks_number(&text[..at]) => marked = true,
                '核' | '补' => marked |= asks(&text[at..]),
                _ => states = states || may_state(c, &text[..at]),
            }
            if at - start >= 2 * LONGEST {
                break next;
            }
        };
        let range = (start, end);
        start = end;
        (range.0 < text.len()).then_some(Piece { range, states, marked })
    })
    .filter(|piece| text.get(piece.range.0..piece.range.1).is_some_and(|text| !text.trim_start().is_empty()))
}

/// Characters that end a sentence, and those of what a template leaves open.
static ENDING: Sieve = Sieve::of(&[
    '\n', '\r', '。', '！', '？', '×', 'X', 'Ｘ', 'x', '_', '＿', '○', '【', '填', '描', '称', '件', '核', '补',
]);

/// These, and those of which everything that states a number has one: digits, the units that Chinese numerals stand before,
/// and one of each word for all or none.
static STATING: Sieve = ENDING.and(&[
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '０', '１', '２', '３', '４', '５', '６', '７', '８', '９', '年',
    '件', '宗', '条', '份', '封', '部', '篇', '起', '元', '余', '多', '未', '无', '没', '零', '均', '都', '悉', '皆',
    '律', '存', '涉', '成', '半', '之',
]);

/// Whether a note to someone who was to finish the text ends here, with these words: （待核实）.
fn asks(rest: &str) -> bool {
    rest.chars().nth(2).is_some_and(|close| matches!(close, '）' | ')'))
}

/// Whether a number or a word that states one may have this character.
fn may_state(c: char, before: &str) -> bool {
    let last = || before.trim_end().chars().next_back();
    let counted = || last().is_some_and(numeral::is_chinese);
    match c {
        '0'..='9' | '０'..='９' | '未' | '无' | '没' | '零' | '均' | '都' | '悉' | '皆' => true,
        '年' | '件' | '宗' | '条' | '份' | '封' | '篇' | '起' | '元' | '余' | '多' | '成' => counted(),
        '半' => !matches!(last(), Some('上' | '下')),
        '之' => last() == Some('分'),
        '部' => last() == Some('全') || counted(),
        '律' => last() == Some('一'),
        '存' | '涉' => last() == Some('不'),
        _ => false,
    }
}

/// What parts words, is blank or opens a title: all that [`tokenize`] looks at one by one.
pub const MARKS: &str = "，,。！？!?；;：:（(）)《“”\"「」 \t\n\r\u{2002}\u{2003}\u{2009}\u{3000}*`";

/// What a sentence has of that which the passes over its tokens look for: most sentences have little of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Has {
    /// Opening parentheses.
    pub parentheses: usize,
    /// Applications for information.
    pub applications: bool,
    /// A block of the review table.
    pub cases: bool,
    /// An outcome or ground.
    pub outcomes: bool,
    /// What moves from one year to another, or into something else.
    pub moved: bool,
    /// What is compared.
    pub compared: bool,
}

impl Has {
    fn see(&mut self, kind: Kind) {
        match kind {
            Kind::Open => self.parentheses += 1,
            Kind::Term(Term::Topic(Topic::Applications)) => self.applications = true,
            Kind::Term(Term::Topic(Topic::Case(_))) => self.cases = true,
            Kind::Term(Term::Outcome(_)) => self.outcomes = true,
            Kind::Term(Term::Act(Act::Carried | Act::CarriedIn | Act::CarriedOut) | Term::Move) => self.moved = true,
            Kind::Term(Term::Than | Term::Compare) => self.compared = true,
            _ => {}
        }
    }
}

/// The tokens of the sentence at `range` of `text`, into `tokens`.
pub fn tokenize(text: &str, range: (usize, usize), tokens: &mut Vec<Token>) -> Has {
    tokens.clear();
    text.get(range.0..range.1).map_or_else(Has::default, |sentence| split(sentence, range.1, tokens))
}

/// The tokens of a sentence that ends at byte `end`.
fn split(sentence: &str, end: usize, tokens: &mut Vec<Token>) -> Has {
    let (mut has, mut unknown) = (Has::default(), Unknown::default());
    let lexicon = lexicon();
    let mut left = sentence.chars();
    loop {
        let mut rest = left.as_str();
        let passed = lexicon.passed(rest);
        if let Some((words, after)) = rest.split_at_checked(passed).filter(|_| passed > 0) {
            let start = end - rest.len();
            unknown.add(words.chars().count(), start, start + passed);
            (rest, left) = (after, after.chars());
        }
        let Some(c) = left.next() else { break };
        let mark = match c {
            '\u{4e00}'..='\u{9fff}' | '0'..='9' => None,
            ' ' | '\t' | '\u{a0}' | '\u{2002}' | '\u{2003}' | '\u{2009}' | '\u{3000}' | '\n' | '\r' => continue,
            '“' | '”' | '"' | '「' | '」' | '*' | '`' => continue,
            '，' | ',' | '。' | '！' | '？' => Some(Kind::Stop),
            '；' | ';' => Some(Kind::Strong),
            '：' | ':' => Some(Kind::Colon),
            '（' | '(' => Some(Kind::Open),
            '）' | ')' => Some(Kind::Close),
            _ => None,
        };
        let (kind, len) = match mark {
            Some(kind) => (kind, c.len_utf8()),
            None if c == '《' => (Kind::Unknown(1), title(rest)),
            None => word(lexicon, sentence, rest, c, left.as_str()),
        };
        has.see(kind);
        let start = end - rest.len();
        if let Kind::Unknown(chars) = kind {
            unknown.add(chars, start, start + len);
        } else {
            unknown.give(tokens);
            tokens.push(Token { kind, start, end: start + len });
        }
        left = rest.get(len..).unwrap_or_default().chars();
    }
    unknown.give(tokens);
    has
}

/// Characters that are no word: one token up to the next word or mark.
#[derive(Default)]
struct Unknown {
    chars: usize,
    start: usize,
    end: usize,
}

impl Unknown {
    fn add(&mut self, chars: usize, start: usize, end: usize) {
        if self.chars == 0 {
            self.start = start;
        }
        (self.chars, self.end) = (self.chars + chars, end);
    }

    fn give(&mut self, tokens: &mut Vec<Token>) {
        if self.chars > 0 {
            tokens.push(Token { kind: Kind::Unknown(self.chars), start: self.start, end: self.end });
            self.chars = 0;
        }
    }
}

/// The number or word at the start of `rest`, which ends `sentence` and begins with `first`, else that character; its
/// length.
fn word(lexicon: &Lexicon, sentence: &str, rest: &str, first: char, after: &str) -> (Kind, usize) {
    if numeral::may_begin(first)
        && let Some(numeral) = numeral::numeral(rest, &sentence[..sentence.len() - rest.len()])
    {
        return (Kind::Number(numeral), numeral.len as usize);
    }
    match lexicon.word(first, after) {
        Some((term, left)) => (Kind::Term(term), rest.len() - left),
        None => (Kind::Unknown(1), rest.len() - after.len()),
    }
}

/// Takes out what stands in parentheses without a number, without a word that states one (未, 均) and without a period
/// (上半年): 区政府（含办公室） parts no words. A topic there stays: 收费金额（行政事业性收费）.
pub fn without_asides(tokens: &mut Vec<Token>, parentheses: usize) {
    let Some(first) = tokens.iter().position(|token| matches!(token.kind, Kind::Open)) else { return };
    let (mut kept, mut left) = (first, parentheses);
    let (mut opened, mut topic) = (None, false);
    for at in first..tokens.len() {
        // The rest stays as it is.
        if opened.is_none() && left == 0 {
            tokens.drain(kept..at);
            return;
        }
        match (&tokens[at].kind, opened) {
            (Kind::Open, _) => (opened, topic, left) = (Some(kept), false, left - 1),
            (Kind::Number(_) | Kind::Term(Term::Negation | Term::Zero | Term::All | Term::Period), _) => opened = None,
            (Kind::Term(Term::Topic(found)), _) => topic |= *found != Topic::Foreign,
            (Kind::Close, Some(start)) => {
                // 不予处理（重复申请）2件: the row that is meant.
                let is_ground = |outcome: Quantity| outcome.dimension() == Dimension::Ground;
                let row = |token: &Token| matches!(token.kind, Kind::Term(Term::Outcome(kind)) if is_ground(kind));
                // Of one that stays, only the parentheses go.
                if topic || matches!(&tokens[start + 1..kept], [only] if row(only)) {
                    tokens.copy_within(start + 1..kept, start);
                    kept -= 1;
                } else {
                    kept = start;
                }
                opened = None;
                continue;
            }
            _ => {}
        }
        if kept < at {
            tokens[kept] = tokens[at];
        }
        kept += 1;
    }
    tokens.truncate(kept);
}

/// The length of a title in 《》; a title that does not end soon is no title.
fn title(rest: &str) -> usize {
    rest.char_indices()
        .take(80)
        .find(|(_, c)| *c == '》')
        .map_or('《'.len_utf8(), |(end, close)| end + close.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_passed_over_would_have_said_nothing() {
        for c in ('\0'..='\u{ffff}').filter(|c| lexicon().passed(c.encode_utf8(&mut [0; 3])) > 0) {
            assert!(!MARKS.contains(c) && !numeral::begins(c) && lexicon().word(c, "").is_none(), "{c}");
        }
    }

    #[test]
    fn sentences_have_an_end_and_leave_nothing_out() {
        for piece in ["申请3件，", "𠀀", "12", "é"] {
            let text = piece.repeat(4 * LONGEST / piece.len());
            let found: Vec<_> = sentences(&text).collect();
            assert!(found.len() > 1 && found.iter().all(|found| found.range.1 - found.range.0 <= 2 * LONGEST + 4));
            let parts: String = found.iter().filter_map(|found| text.get(found.range.0..found.range.1)).collect();
            assert_eq!(parts, text);
        }
    }
}
