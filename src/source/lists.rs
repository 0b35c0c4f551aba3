//! Lists whose items a word processor numbers itself: what it shows before each of them.

use super::numerals::Numeral;
use std::collections::BTreeMap;

/// Levels that a list may have.
pub const LEVELS: usize = 10;

/// How a level of a list numbers its items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Level {
    /// The numeral.
    pub numeral: Numeral,
    /// The first number.
    pub start: u32,
    /// What is shown, with `%1` for the number of the first level and so on.
    pub text: String,
    /// The item's text follows at once.
    pub is_tight: bool,
    /// Numbers of higher levels are decimal too.
    pub is_legal: bool,
    /// The style whose paragraphs are items of this level.
    pub style: String,
}

/// The numbers reached in a list; none where a level has not begun.
pub type Counters = [Option<u32>; LEVELS];

/// Lists by what names them.
#[derive(Debug, Default)]
pub struct Lists<K> {
    /// The levels of each way of numbering.
    pub levels: BTreeMap<K, Vec<Level>>,
    counters: BTreeMap<K, Counters>,
}

impl<K: Ord + Clone> Lists<K> {
    /// A level of a way of numbering, made where there is none.
    pub fn level(&mut self, of: K, level: usize) -> Option<&mut Level> {
        let levels = self.levels.entry(of).or_default();
        if level < LEVELS && levels.len() <= level {
            levels.resize_with(level + 1, || Level { start: 1, ..Level::default() });
        }
        levels.get_mut(level)
    }

    /// Lets a list begin again.
    pub fn begin(&mut self, of: &K) {
        self.counters.remove(of);
    }

    /// Lets a level begin again: its next item has the number.
    pub fn restart(&mut self, of: &K, level: usize, number: u32) {
        let counters = self.counters.entry(of.clone()).or_default();
        counters.iter_mut().skip(level).for_each(|counter| *counter = None);
        if let Some(counter) = counters.get_mut(level) {
            *counter = number.checked_sub(1);
        }
    }

    /// The next item of a list, and what is shown before it.
    pub fn next(&mut self, of: &K, level: usize) -> String {
        let Some(levels) = self.levels.get(of) else { return String::new() };
        let Some(own) = levels.get(level) else { return String::new() };
        let counters = self.counters.entry(of.clone()).or_default();
        let start = |level: usize| levels.get(level).map_or(1, |level| level.start);
        for (above, counter) in counters.iter_mut().enumerate().take(level) {
            counter.get_or_insert_with(|| start(above));
        }
        let Some((counter, below)) = counters.get_mut(level..).and_then(<[_]>::split_first_mut) else {
            return String::new();
        };
        *counter = Some(counter.map_or(own.start, |number| number.saturating_add(1)));
        below.fill(None);
        own.label(levels, counters)
    }
}

impl Level {
    fn label(&self, levels: &[Self], counters: &Counters) -> String {
        // A bullet is no text.
        if self.numeral == Numeral::None {
            return String::new();
        }
        let mut label = String::new();
        let mut parts = self.text.split('%');
        label += parts.next().unwrap_or_default();
        for part in parts {
            let level =
                part.bytes().next().filter(u8::is_ascii_digit).and_then(|digit| usize::from(digit).checked_sub(49));
            let known = level.and_then(|level| Some((levels.get(level)?, counters.get(level).copied()??)));
            match known {
                Some((level, number)) => {
                    let numeral = if self.is_legal { Numeral::Decimal } else { level.numeral };
                    label += &numeral.write(number);
                    label += part.get(1..).unwrap_or_default();
                }
                None => label += part.trim_start_matches(|c: char| c.is_ascii_digit()),
            }
        }
        // What parts it from the text is a tab or a space; a Chinese mark needs none to be told apart.
        if !self.is_tight && label.ends_with(|c: char| c.is_alphanumeric() || c.is_ascii()) {
            label.push(' ');
        }
        label
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_numbered_level_by_level() {
        let mut lists: Lists<u8> = Lists::default();
        for (level, numeral, text) in [
            (0, "chineseCounting", "%1、"),
            (1, "decimal", "%1.%2"),
            (2, "bullet", "•"),
            (3, "lowerLetter", "（%4）%9"),
        ] {
            let level = lists.level(0, level).expect("a level");
            (level.numeral, level.text, level.is_legal) = (Numeral::named(numeral), text.into(), text == "%1.%2");
        }
        let mut shown = |level| lists.next(&0, level);
        let labels = [0, 1, 1, 2, 0, 1, 3, 3, 7].map(&mut shown);
        assert_eq!(labels, ["一、", "1.1 ", "1.2 ", "", "二、", "2.1 ", "（a）", "（b）", ""]);
        assert_eq!(lists.next(&1, 0), "");
        lists.restart(&0, 0, 5);
        assert_eq!(lists.next(&0, 0), "五、");
        assert!(lists.level(0, LEVELS).is_none());
    }
}
