//! Columns of spaces, and the values that end a line.

use super::cell;
use super::lines::{is_space, trimmed};
use crate::characters::{is_letter, is_numeral, is_unseen};
use crate::document::Cell;
use crate::number::COUNTERS;
use std::ops::Range;

/// Columns of spaces: two spaces or an ideographic one part cells, and single spaces part the values at the end.
pub fn split_spaces(text: &str, from: usize, end: usize, cells: &mut Vec<Cell>) {
    let mut rest = from;
    while rest < end {
        let piece = &text[rest..end];
        let stop = gap(piece).map_or(end, |at| rest + at);
        split_values(text, rest, stop, cells);
        rest = stop + (text[stop..end].len() - text[stop..end].trim_start_matches(is_space).len());
    }
}

/// Where the next gap between columns begins.
fn gap(piece: &str) -> Option<usize> {
    let wide = piece.find("  ");
    let ideographic = piece.find('\u{3000}');
    match (wide, ideographic) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// Cuts the values off the end of a piece: `规章 0 0 0` is a label and three cells. What stands between values, or may be
/// a digit, is a cell of its own.
fn split_values(text: &str, from: usize, end: usize, cells: &mut Vec<Cell>) {
    let mut label_end = end;
    let mut values = Vec::new();
    loop {
        let rest = &text[from..label_end];
        let Some(value) = last_value(rest).or_else(|| stray(rest, values.is_empty())) else { break };
        values.push((from + value.start, from + value.end));
        label_end = from + value.start;
    }
    // The first value may follow its label directly: `重复申请12 0 0`.
    let label = text[from..label_end].trim_end();
    if !values.is_empty()
        && let Some(at) = attached(label)
    {
        values.push((from + at, from + label.len()));
        label_end = from + at;
    }
    let (start, stop) = trimmed(&text[from..label_end], from);
    if start < stop {
        // Another label with its values may stand in front.
        match values_within(&text[start..stop]) {
            Some(at) if !values.is_empty() => {
                split_values(text, start, start + at, cells);
                let (start, stop) = trimmed(&text[start + at..stop], start + at);
                cells.push(cell(start, stop, cells.len()));
            }
            _ => cells.push(cell(start, stop, cells.len())),
        }
    }
    for (start, stop) in values.into_iter().rev() {
        cells.push(cell(start, stop, cells.len()));
    }
}

/// Where the word before a value stands that is no label: it stands behind another value, or may be a digit that was
/// not recognized.
fn stray(text: &str, is_last: bool) -> Option<Range<usize>> {
    let mut words = text.split_whitespace();
    let word = words.next_back().filter(|_| !is_last)?;
    // A recognizer of print takes digits for letters, alone or among others: `l`, `O5`, `一8`.
    let is_misread = |c: char| !matches!(c, '\u{3400}'..='\u{9fff}') || matches!(c, '一' | '丨');
    let mixed = word.contains(|c: char| c.is_ascii_digit()) && word.chars().any(is_letter);
    let alone = matches!(word, "l" | "I" | "i" | "|" | "!" | "！" | "丨" | "O" | "o" | "D");
    let is_digit = alone || mixed && word.chars().all(is_misread);
    let is_seen = !word.contains(|c| is_letter(c) || is_numeral(c)) && word.contains(|c| !is_unseen(c));
    let between = is_seen && words.next_back().is_some_and(is_value);
    let at = word.as_ptr() as usize - text.as_ptr() as usize;
    (is_digit || between).then_some(at..at + word.len())
}

/// Where two values or more end that words follow.
fn values_within(label: &str) -> Option<usize> {
    let words: Vec<&str> = label.split_whitespace().collect();
    let last = words.windows(2).rposition(|pair| pair.iter().all(|word| is_value(word)))?;
    let word = words[last + 1];
    Some(word.as_ptr() as usize - label.as_ptr() as usize + word.len())
}

/// Characters of a value that follows its label directly, with its unit and the mark of a footnote, at most.
const LONGEST_VALUE: usize = 24;

/// Where the value begins that ends a text and follows its last letter directly.
fn attached(label: &str) -> Option<usize> {
    let follows = |head: &str| {
        head.ends_with(|c: char| is_letter(c) || matches!(c, '）' | ')' | '”' | '"' | '：' | ':'))
            && !head.ends_with(['第', '年', '月', '号'])
    };
    let starts = label.char_indices().rev().take(LONGEST_VALUE).map(|(at, _)| label.split_at(at));
    starts.filter(|(head, value)| is_value(value) && follows(head)).last().map(|(head, _)| head.len())
}

/// Where the value at the end of a text stands; its unit may be a word of its own.
fn last_value(text: &str) -> Option<Range<usize>> {
    let mut words = text.split_whitespace();
    let last = words.next_back()?;
    let at = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    if last.trim_start_matches('万').chars().all(is_unit) {
        let number = words.next_back().filter(|word| word.ends_with(|c: char| c.is_ascii_digit()) && is_value(word))?;
        return Some(at(number)..at(last) + last.len());
    }
    let mut first = Some(last).filter(|word| is_value(word))?;
    // A comma at its end says that a number goes on: `1, 808, 595`.
    while let Some(before) = words.next_back().filter(|word| word.ends_with([',', '，']) && is_value(word)) {
        first = before;
    }
    Some(at(first)..at(last) + last.len())
}

/// Whether a line's last word is a value and something stands before it. One value with its unit ends a sentence.
pub fn ends_in_values(content: &str) -> bool {
    if content.ends_with(|c: char| matches!(c, '\u{3400}'..='\u{9fff}') && !ends_value(c)) {
        return false;
    }
    let Some(last) = last_value(content) else { return false };
    let rest = content[..last.start].trim_end();
    let with_unit = content[last.clone()].contains(is_unit);
    !rest.is_empty() && (!with_unit || last_value(rest).is_some())
}

/// A number as a table has it, or a placeholder.
pub fn is_value(token: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９' | ',' | '，' | '.' | '．') || is_unseen(c);
    let token = token.trim_start_matches(is_unseen);
    let digits = token.trim_start_matches(['+', '-', '－', '＋', '−']);
    if digits.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９')) {
        let tail = digits.trim_start_matches(is_number);
        let money = || tail.strip_prefix("万元").or(tail.strip_prefix('元'));
        let tail = tail.strip_prefix(COUNTERS).or_else(money).unwrap_or(tail);
        return tail.chars().all(|c| matches!(c, '*' | '†' | '①'..='⑳')) || is_note(tail);
    }
    let token = token.trim_end_matches(is_unseen);
    matches!(token, "/" | "／" | "-" | "－" | "—" | "–" | "——" | "--" | "---" | "无" | "無" | "零" | "〇")
}

/// Whether a value may end in that character of Chinese: placeholders, zero, the units.
fn ends_value(c: char) -> bool {
    matches!(c, '无' | '無' | '零') || is_unit(c)
}

/// Whether a value may end in that unit.
fn is_unit(c: char) -> bool {
    c == '元' || COUNTERS.contains(&c)
}

/// A short note in brackets.
fn is_note(tail: &str) -> bool {
    tail.len() <= 8 && tail.starts_with(['[', '(', '（', '〔']) && tail.ends_with([']', ')', '）', '〕'])
}
