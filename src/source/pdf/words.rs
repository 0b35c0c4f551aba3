//! Words and lines: glyphs that stand together, in reading order.

use super::canvas::{Canvas, Glyph};
use super::font::UNKNOWN;
use crate::characters::{is_item_numeral, is_wide};
use crate::document::BREAK;

/// Glyphs drawn one after the other without a gap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Word {
    /// Left end.
    pub x0: f32,
    /// Right end.
    pub x1: f32,
    /// Baseline.
    pub y: f32,
    /// Font size.
    pub size: f32,
    /// Whether a space is written before it.
    pub spaced: bool,
    /// The text.
    pub text: String,
    /// For each glyph its left and right end, the operator that drew it, and where its text ends.
    pub glyphs: Vec<Part>,
}

/// A glyph of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Left end.
    pub x0: f32,
    /// Right end, with the space its operator puts behind it.
    pub x1: f32,
    /// Number of the operator.
    pub run: u32,
    /// Where its text ends in the word's.
    pub end: usize,
}

impl Word {
    /// The middle of its letters, which decides in which cell it stands.
    pub fn middle(&self) -> (f32, f32) {
        ((self.x0 + self.x1) / 2.0, self.y - 0.35 * self.size)
    }

    /// Takes the mark of a note behind it, in brackets behind digits.
    fn mark(&mut self, mark: &Word) {
        if !self.text.ends_with(PLACEHOLDERS) {
            self.text.extend(["[", mark.text.trim_matches(BRACKETS), "]"]);
        }
        self.x1 = mark.x1;
        if let Some(last) = self.glyphs.last_mut() {
            (last.x1, last.end) = (mark.x1, self.text.len());
        }
    }

    /// Two words: the glyphs before and from `at`.
    pub fn split(&self, at: usize) -> (Word, Word) {
        let part = |glyphs: &[Part], spaced: bool| {
            let start = glyphs.first().map_or(0, |first| {
                let index = self.glyphs.iter().position(|glyph| glyph == first).unwrap_or(0);
                index.checked_sub(1).and_then(|before| self.glyphs.get(before)).map_or(0, |glyph| glyph.end)
            });
            let end = glyphs.last().map_or(start, |last| last.end);
            Word {
                x0: glyphs.first().map_or(self.x0, |glyph| glyph.x0),
                x1: glyphs.last().map_or(self.x1, |glyph| glyph.x1),
                spaced,
                text: self.text.get(start..end).unwrap_or_default().to_owned(),
                glyphs: glyphs.iter().map(|glyph| Part { end: glyph.end - start, ..*glyph }).collect(),
                ..*self
            }
        };
        let (before, after) = self.glyphs.split_at(at.min(self.glyphs.len()));
        (part(before, self.spaced), part(after, false))
    }
}

/// What stands for a number in an empty cell.
const PLACEHOLDERS: [char; 4] = ['/', '-', '—', '－'];

/// Words of glyphs in the order of drawing.
pub fn words(canvas: &Canvas, glyphs: &[Glyph]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut open, mut spaced) = (false, false);
    for glyph in glyphs {
        let text = canvas.glyph_text(glyph);
        if text.trim().is_empty() {
            (open, spaced) = (false, true);
            continue;
        }
        let (x1, size) = (glyph.x + glyph.advance.0, glyph.size);
        let part = |end| Part { x0: glyph.x, x1: x1 + glyph.spacing, run: glyph.run, end };
        let follows = |last: &Word| {
            let gap = glyph.x - last.glyphs.last().map_or(last.x1, |part| part.x1);
            (glyph.y - last.y).abs() <= 0.2 * size && gap <= 0.2 * size && gap >= -0.4 * size
        };
        match words.last_mut() {
            Some(last) if open && follows(last) => {
                last.text.push_str(text);
                last.x1 = last.x1.max(x1);
                last.size = last.size.max(size);
                last.glyphs.push(part(last.text.len()));
            }
            _ => words.push(Word {
                x0: glyph.x,
                x1,
                y: glyph.y,
                size,
                spaced,
                text: text.to_owned(),
                glyphs: vec![part(text.len())],
            }),
        }
        (open, spaced) = (true, false);
    }
    words.into_iter().fold(Vec::new(), |mut words: Vec<Word>, word| {
        match words.last_mut() {
            Some(last) if is_mark(last, &word) => last.mark(&word),
            _ => words.push(word),
        }
        words
    })
}

/// Whether a word is the raised mark of a note right behind a figure or what stands for one: no digits of that.
fn is_mark(before: &Word, word: &Word) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let rise = (before.y - word.y) / before.size;
    let gap = (word.x0 - before.x1) / before.size;
    // What browsers raise is nearly as large.
    (word.size <= 0.8 * before.size && rise >= 0.15 || word.size <= 0.92 * before.size && rise >= 0.25)
        && rise < 0.8
        && (-0.2..0.4).contains(&gap)
        && before.text.ends_with(|c: char| is_digit(c) || PLACEHOLDERS.contains(&c))
        && word.text.trim_matches(BRACKETS).chars().all(is_digit)
}

/// What the number of a note may stand in.
const BRACKETS: [char; 8] = ['[', ']', '(', ')', '（', '）', '〔', '〕'];

/// How many glyphs to the left are looked at; more never lie in one place.
const NEIGHBOURS: usize = 300;

/// Removes glyphs that are drawn twice to look bold or to cast a shadow. Where two different digits lie upon each
/// other, nobody can tell which one counts: both become unknown.
pub fn drop_overprints(canvas: &mut Canvas) {
    let mut order: Vec<usize> = (0..canvas.glyphs.len()).collect();
    crate::order::by(&mut order, |a, b| canvas.glyphs[*a].x.total_cmp(&canvas.glyphs[*b].x));
    let mut dropped = vec![false; order.len()];
    let mut contradicted = Vec::new();
    for (place, index) in order.iter().enumerate() {
        let glyph = canvas.glyphs[*index];
        for other_index in order[..place].iter().rev().take(NEIGHBOURS) {
            let other = canvas.glyphs[*other_index];
            let shift = glyph.x - other.x;
            if shift > 0.5 * glyph.size {
                break;
            }
            let rise = (glyph.y - other.y).abs();
            let width = glyph.advance.0.min(other.advance.0);
            if dropped[*other_index] || glyph.run == other.run || rise > 0.25 * glyph.size {
                continue;
            }
            let (text, other_text) = (canvas.glyph_text(&glyph), canvas.glyph_text(&other));
            let digit = |text: &str| text.chars().all(|character| character.is_ascii_digit());
            if text == other_text {
                let near = (0.15 * glyph.size).min(0.5 * width);
                if shift <= near && rise <= 0.15 * glyph.size {
                    dropped[(*index).max(*other_index)] = true;
                }
            } else if shift < 0.5 * width && digit(text) && digit(other_text) {
                contradicted.extend([*index, *other_index]);
            }
            if dropped[*index] {
                break;
            }
        }
    }
    let start = canvas.text.len() as u32;
    canvas.text.push(UNKNOWN);
    let end = canvas.text.len() as u32;
    for index in contradicted {
        canvas.glyphs[index].text = (start, end);
    }
    let mut flags = dropped.into_iter();
    canvas.glyphs.retain(|_| !flags.next().unwrap_or(false));
}

/// A line of words that share a baseline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextLine {
    /// From left to right.
    pub words: Vec<Word>,
    /// Baseline of its first word.
    pub y: f32,
    /// Largest font size.
    pub size: f32,
}

impl TextLine {
    /// Left end.
    pub fn x0(&self) -> f32 {
        self.words.first().map_or(0.0, |word| word.x0)
    }

    /// Right end.
    pub fn x1(&self) -> f32 {
        self.words.last().map_or(0.0, |word| word.x1)
    }

    /// Its text, spaces where there are spaces or gaps.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut end = 0.0;
        for word in &self.words {
            if !text.is_empty() && gap(&text, word, word.x0 - end) {
                text.push(' ');
            }
            text.push_str(&word.text);
            end = word.x1;
        }
        text
    }
}

/// Whether a space stands between a text and the word behind it.
fn gap(before: &str, word: &Word, distance: f32) -> bool {
    let tight = before.chars().next_back().is_some_and(is_wide) || word.text.chars().next().is_some_and(is_wide);
    word.spaced || distance > if tight { 0.7 } else { 0.2 } * word.size
}

/// Lines from top to bottom.
pub fn lines(mut words: Vec<Word>) -> Vec<TextLine> {
    crate::order::by(&mut words, |a, b| a.y.total_cmp(&b.y));
    let mut lines: Vec<TextLine> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if word.y - line.y <= 0.4 * line.size.max(word.size).min(2.0 * line.size) => {
                line.size = line.size.max(word.size);
                line.words.push(word);
            }
            _ => lines.push(TextLine { y: word.y, size: word.size, words: vec![word] }),
        }
    }
    for line in &mut lines {
        crate::order::by(&mut line.words, |a, b| a.x0.total_cmp(&b.x0));
    }
    lines
}

/// The text of a cell of that width: its lines joined, with a space where letters or digits would run together.
pub fn cell_text(words: Vec<Word>, width: f32) -> String {
    if runs_down(&words) {
        return words.iter().map(|word| word.text.as_str()).collect();
    }
    let lines = lines(words);
    let mut texts = lines.iter().map(TextLine::text);
    if lines.len() > 1 && lines.windows(2).all(|pair| lacks_room(&pair[0], &pair[1], width)) {
        return texts.collect::<Vec<_>>().join(BREAK.encode_utf8(&mut [0; 2]));
    }
    let first = texts.next().unwrap_or_default();
    texts.fold(first, |mut text, line| {
        join(&mut text, &line);
        text
    })
}

/// White space on both sides of a cell's text, at most, in points.
const PADDING: f32 = 12.0;

/// Whether a line of digits is full, so that the digits of the next one may be the rest of its number.
fn lacks_room(line: &TextLine, next: &TextLine, width: f32) -> bool {
    let ([word], [rest]) = (line.words.as_slice(), next.words.as_slice()) else { return false };
    let is_digits = |word: &Word| word.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let digit = (rest.x1 - rest.x0) / rest.glyphs.len().max(1) as f32;
    is_digits(word)
        && is_digits(rest)
        && rest.text.len() <= word.text.len()
        && width - (word.x1 - word.x0) < digit + PADDING
}

/// Appends a line to the text before it.
pub fn join(text: &mut String, line: &str) {
    let tight = text.chars().next_back().is_none_or(is_wide) || line.chars().next().is_none_or(is_wide);
    if !tight && !is_broken(text, line) {
        text.push(' ');
    }
    text.push_str(line);
}

/// Whether a number goes on in the next line: its last group of three digits is not whole, and the line completes it, or
/// the line begins with the comma. Digits alone may as well be two numbers.
fn is_broken(text: &str, line: &str) -> bool {
    let is_group =
        |group: &str, least: usize| (least..=3).contains(&group.len()) && group.bytes().all(|b| b.is_ascii_digit());
    let mut before = text.split(',').rev();
    let last = before.next().unwrap_or_default();
    let first = before.next_back();
    let whole =
        before.all(|group| group.len() == 3 && is_group(group, 3)) && first.is_none_or(|group| is_group(group, 1));
    let (head, rest) = line.split_once(',').unwrap_or((line, ""));
    let fits = is_group(last, 0) && is_group(head, 0) && rest.split(',').all(|group| is_group(group, 0));
    let completed = first.is_some() && last.len() < 3 && last.len() + head.len() == 3;
    let goes_on = head.is_empty() && line.len() > 1 && (last.len() == 3 || first.is_none() && !last.is_empty());
    whole && fits && (completed || goes_on)
}

/// Whether the words are single characters drawn one below the other: vertical text, whose order is that of drawing.
/// Digits one below the other may as well be numbers of several rows.
fn runs_down(words: &[Word]) -> bool {
    let single = words.iter().all(|word| word.glyphs.len() == 1 && !word.text.contains(|c: char| c.is_ascii_digit()));
    let down = words.windows(2).filter(|pair| {
        let size = pair[0].size.max(pair[1].size);
        pair[1].y - pair[0].y > 0.5 * size && (pair[1].x0 - pair[0].x0).abs() < 0.5 * size
    });
    single && words.len() >= 3 && 2 * down.count() >= words.len() - 1
}

/// Whether a line begins with the number of a heading or item: 一、 （一） 1. 1、 第一条
pub fn starts_item(text: &str) -> bool {
    let numeral = |c: char| is_item_numeral(c) || c.is_ascii_digit();
    let body = text.trim_start_matches(['（', '(', '第']);
    let rest = body.trim_start_matches(numeral);
    rest.len() < body.len() && rest.starts_with(['、', '.', '．', '）', ')', '条', '章'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A canvas of glyphs given as (text, x, y); all are 5 wide and 10 high, each from an operator of its own.
    fn canvas(glyphs: &[(&str, f32, f32)]) -> Canvas {
        let mut canvas = Canvas::default();
        for (run, (text, x, y)) in (0u32..).zip(glyphs) {
            let start = canvas.text.len() as u32;
            canvas.text.push_str(text);
            let text = (start, canvas.text.len() as u32);
            canvas.glyphs.push(Glyph { x: *x, y: *y, advance: (5.0, 0.0), size: 10.0, text, run, spacing: 0.0 });
        }
        canvas
    }

    #[track_caller]
    fn check(glyphs: &[(&str, f32, f32)], expected: &str) {
        let mut canvas = canvas(glyphs);
        drop_overprints(&mut canvas);
        assert_eq!(cell_text(words(&canvas, &canvas.glyphs), f32::MAX), expected);
    }

    #[test]
    fn gaps_and_spaces() {
        check(&[("1", 0.0, 0.0), ("2", 5.0, 0.0)], "12");
        check(&[("1", 0.0, 0.0), ("2", 9.0, 0.0)], "1 2");
        check(&[("1", 0.0, 0.0), (" ", 5.0, 0.0), ("2", 6.0, 0.0)], "1 2");
        check(&[("2", 5.0, 0.0), ("1", 0.0, 0.3)], "12");
        check(&[("总", 0.0, 0.0), ("计", 9.0, 0.0)], "总计");
    }

    #[test]
    fn raised_numbers_behind_figures_are_notes() {
        for (text, rise, size, expected) in [
            ("5", 4.0, 6.0, "5[2]"),
            ("5", 4.5, 9.0, "5[2]"),
            ("5", 2.0, 8.4, "52"),
            ("/", 4.0, 6.0, "/"),
            ("5", 6.0, 10.0, "2 5"),
            ("5", 1.0, 6.0, "52"),
            ("米", 4.0, 6.0, "米2"),
        ] {
            let mut canvas = canvas(&[(text, 0.0, 10.0), ("2", 5.0, 10.0 - rise)]);
            canvas.glyphs[1].size = size;
            assert_eq!(cell_text(words(&canvas, &canvas.glyphs), f32::MAX), expected, "{text} {rise} {size}");
        }
    }

    #[test]
    fn lines_of_a_cell() {
        check(&[("总", 0.0, 0.0), ("计", 0.0, 12.0)], "总计");
        check(&[("1", 0.0, 0.0), ("2", 0.0, 12.0)], "1 2");
        check(&[("第", 9.0, 0.0), ("一", 9.0, 9.0), ("款", 9.0, 18.0), ("项", 0.0, 0.0)], "第一款项");
    }

    #[test]
    fn a_number_goes_on_below_where_its_cell_has_no_room() {
        let two = [("1", 0.0, 0.0), ("2", 5.0, 0.0), ("3", 0.0, 12.0)];
        let long = [("1", 0.0, 0.0), ("2", 0.0, 12.0), ("3", 5.0, 12.0)];
        let word = [("约", 0.0, 0.0), ("2", 5.0, 0.0), ("3", 0.0, 12.0)];
        for (glyphs, width, expected) in
            [(&two, 20.0, "12\u{ad}3"), (&two, 40.0, "12 3"), (&long, 20.0, "1 23"), (&word, 20.0, "约2 3")]
        {
            let canvas = canvas(glyphs);
            assert_eq!(cell_text(words(&canvas, &canvas.glyphs), width), expected);
        }
    }

    #[test]
    fn numbers_that_break_within_a_group_go_on() {
        for (lines, expected) in [
            ("1,23|4", "1,234"),
            ("12,|345", "12,345"),
            ("12|,345", "12,345"),
            ("1,234|,567", "1,234,567"),
            ("1,23|4,5|67", "1,234,567"),
            ("1,2|34,567", "1,234,567"),
            // Numbers on their own, or none.
            ("12|345", "12 345"),
            ("1,234|567", "1,234 567"),
            ("1,234|5", "1,234 5"),
            ("1,2|3", "1,2 3"),
            ("1234|,567", "1234 ,567"),
            ("1,2|34件", "1,2 34件"),
            ("共1,2|34", "共1,2 34"),
            ("1|,", "1 ,"),
        ] {
            let mut text = String::new();
            lines.split('|').for_each(|line| join(&mut text, line));
            assert_eq!(text, expected, "{lines}");
        }
    }

    #[test]
    fn overprints() {
        check(&[("1", 0.0, 0.0), ("1", 0.4, 0.0), ("1", 5.0, 0.0), ("1", 5.4, 0.0)], "11");
        check(&[("1", 0.0, 0.0), ("7", 0.4, 0.0)], "\u{FFFD}\u{FFFD}");
        check(&[("1", 0.0, 0.0), ("_", 0.4, 0.0)], "1_");
    }
}
