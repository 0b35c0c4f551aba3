//! A sentence as words, numerals and marks.

use super::lexicon::{self, Term, Topic};
use super::numeral::{self, Numeral};

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

/// Sentences of a passage, as byte ranges. A semicolon does not end one.
pub fn sentences(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let bytes = text.as_bytes();
    // By bytes: 。！？ end as few other characters do.
    let ends = bytes.iter().enumerate().filter_map(|(at, byte)| match byte {
        b'\n' | b'\r' => Some(at + 1),
        0x82 if bytes[..at].ends_with(b"\xe3\x80") => Some(at + 1),
        0x81 | 0x9f if bytes[..at].ends_with(b"\xef\xbc") => Some(at + 1),
        _ => None,
    });
    let mut start = 0;
    ends.chain([text.len()]).filter_map(move |end| {
        let range = (start, end);
        start = end;
        text.get(range.0..range.1).is_some_and(|piece| !piece.trim_start().is_empty()).then_some(range)
    })
}

/// The tokens of the sentence at `range` of `text`, into `tokens`.
pub fn tokenize(text: &str, range: (usize, usize), tokens: &mut Vec<Token>) {
    tokens.clear();
    let Some(sentence) = text.get(range.0..range.1) else { return };
    let mut left = sentence.chars();
    loop {
        let rest = left.as_str();
        let Some(c) = left.next() else { return };
        let (before, _) = sentence.split_at(sentence.len() - rest.len());
        let (kind, len) = match c {
            ' ' | '\t' | '\u{a0}' | '\u{3000}' | '\n' | '\r' | '“' | '”' | '"' | '「' | '」' => continue,
            '，' | ',' | '。' | '！' | '？' => (Kind::Stop, c.len_utf8()),
            '；' | ';' => (Kind::Strong, c.len_utf8()),
            '：' | ':' => (Kind::Colon, c.len_utf8()),
            '（' | '(' => (Kind::Open, c.len_utf8()),
            '）' | ')' => (Kind::Close, c.len_utf8()),
            '《' => (Kind::Unknown(1), title(rest)),
            _ => numeral::numeral(rest, before)
                .map(|numeral| (Kind::Number(numeral), numeral.len))
                .or_else(|| lexicon::word(rest).map(|(term, len)| (Kind::Term(term), len)))
                .unwrap_or((Kind::Unknown(1), c.len_utf8())),
        };
        let start = range.0 + before.len();
        let end = start + len;
        match (kind, tokens.last_mut()) {
            (Kind::Unknown(more), Some(Token { kind: Kind::Unknown(chars), end: last, .. })) => {
                *chars += more;
                *last = end;
            }
            _ => tokens.push(Token { kind, start, end }),
        }
        left = rest.get(len..).unwrap_or_default().chars();
    }
}

/// Takes out what stands in parentheses without a number and without a word that states one (未, 均): 区政府（含办公室）
/// parts no words. A topic there stays: 收费金额（行政事业性收费）.
pub fn without_asides(tokens: &mut Vec<Token>) {
    if !tokens.iter().any(|token| token.kind == Kind::Open) {
        return;
    }
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    let (mut opened, mut topic) = (None, false);
    for token in tokens.iter() {
        match (token.kind, opened) {
            (Kind::Open, _) => (opened, topic) = (Some(kept.len()), false),
            (Kind::Number(_) | Kind::Term(Term::Negation | Term::Zero | Term::All), _) => opened = None,
            (Kind::Term(Term::Topic(found)), _) => topic |= found != Topic::Foreign,
            (Kind::Close, Some(start)) => {
                if topic {
                    kept.remove(start);
                } else {
                    kept.truncate(start);
                }
                opened = None;
                continue;
            }
            _ => {}
        }
        kept.push(*token);
    }
    *tokens = kept;
}

/// An application that says no more than 申请, behind words outside the vocabulary (低保申请), is of something else.
pub fn without_other_applications(tokens: &mut [Token]) {
    let bare = |token: &Token| {
        token.kind == Kind::Term(Term::Topic(Topic::Applications)) && token.end - token.start == "申请".len()
    };
    for at in 1..tokens.len() {
        let before = tokens.get(at - 1).map(|token| token.kind);
        let odd = matches!(before, Some(Kind::Unknown(2..) | Kind::Term(Term::Topic(Topic::Foreign))));
        if let Some(token) = tokens.get_mut(at).filter(|token| odd && bare(token)) {
            token.kind = Kind::Unknown("申请".chars().count());
        }
    }
}

/// The length of a title in 《》; a title that does not end soon is no title.
fn title(rest: &str) -> usize {
    rest.char_indices()
        .take(80)
        .find(|(_, c)| *c == '》')
        .map_or('《'.len_utf8(), |(end, close)| end + close.len_utf8())
}
