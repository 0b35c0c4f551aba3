//! Lists whose items a word processor numbers itself: what it shows before each of them.

use super::named::Named;
use super::numerals::Numeral;

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

/// Lists, each by a number that names it.
#[derive(Debug, Default)]
pub struct Lists(Named<List, u32>);

/// A way of numbering, and the numbers reached in it; none where a level has not begun.
#[derive(Debug, Default)]
struct List {
    levels: Vec<Level>,
    counters: [Option<u32>; LEVELS],
}

impl Lists {
    /// The levels of a list.
    pub fn levels(&self, name: u32) -> &[Level] {
        self.0.get(&name).map_or(&[], |list| &list.levels)
    }

    /// A level of a list, made where there is none.
    pub fn level(&mut self, name: u32, level: usize) -> Option<&mut Level> {
        let levels = &mut self.0.make(&name, List::default)?.levels;
        while levels.len() <= level && level < LEVELS {
            levels.push(Level { start: 1, ..Level::default() });
        }
        levels.get_mut(level)
    }

    /// Lets a list begin again.
    pub fn begin(&mut self, name: u32) {
        self.restart(name, 0, None);
    }

    /// Lets a level begin again: its next item has the number, or its first one.
    pub fn restart(&mut self, name: u32, level: usize, number: Option<u32>) {
        let Some(list) = self.0.get_mut(&name) else { return };
        list.counters.iter_mut().skip(level).for_each(|counter| *counter = None);
        if let Some(counter) = list.counters.get_mut(level) {
            *counter = number.and_then(|number| number.checked_sub(1));
        }
    }

    /// The next item of a list, and what is shown before it.
    pub fn next(&mut self, name: u32, level: usize) -> String {
        self.0.get_mut(&name).and_then(|list| list.next(level)).unwrap_or_default()
    }
}

impl List {
    fn next(&mut self, level: usize) -> Option<String> {
        let own = self.levels.get(level)?;
        for (above, counter) in self.counters.iter_mut().enumerate().take(level) {
            counter.get_or_insert(self.levels.get(above).map_or(1, |level| level.start));
        }
        let (counter, below) = self.counters.get_mut(level..)?.split_first_mut()?;
        *counter = Some(counter.map_or(own.start, |number| number.saturating_add(1)));
        below.fill(None);
        Some(own.label(&self.levels, &self.counters))
    }
}

impl Level {
    fn label(&self, levels: &[Self], counters: &[Option<u32>]) -> String {
        // A bullet is no text.
        if self.numeral == Numeral::None {
            return String::new();
        }
        let mut label = String::new();
        let mut parts = self.text.split('%');
        label += parts.next().unwrap_or_default();
        for part in parts {
            let digit = part.bytes().next().filter(u8::is_ascii_digit);
            let level = digit.and_then(|digit| digit.checked_sub(b'1')).map(usize::from);
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
        if !self.is_tight && !label.ends_with(['、', '）', '．', '：', '。']) {
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
        let mut lists = Lists::default();
        for (level, numeral, text) in [
            (0, "chineseCounting", "%1、"),
            (1, "decimal", "%1.%2"),
            (2, "bullet", "•"),
            (3, "lowerLetter", "（%4）%9"),
        ] {
            let level = lists.level(0, level).expect("a level");
            (level.numeral, level.text, level.is_legal) = (Numeral::named(numeral), text.into(), text == "%1.%2");
        }
        let mut shown = |level| lists.next(0, level);
        let labels = [0, 1, 1, 2, 0, 1, 3, 3, 7].map(&mut shown);
        assert_eq!(labels, ["一、", "1.1 ", "1.2 ", "", "二、", "2.1 ", "（a）", "（b）", ""]);
        assert_eq!(lists.next(1, 0), "");
        lists.restart(0, 0, Some(5));
        assert_eq!(lists.next(0, 0), "五、");
        assert!(lists.level(0, LEVELS).is_none());
    }
}
