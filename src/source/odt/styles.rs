//! Styles of OpenDocument, as far as they take text out of the report, and lists that number their items.

use crate::document::Note;
use crate::source::lists::Lists;
use crate::source::named::Named;
use crate::source::numerals::Numeral;
use crate::source::xml::{Event, Tag, Xml};

/// Styles based on one another that are followed.
const MAX_PARENTS: usize = 16;

/// What is defined before the text.
#[derive(Debug, Default)]
pub struct Styles {
    styles: Named<Style>,
    /// Lists by the numbers of their styles.
    pub lists: Lists,
    /// The number of each list's style, from 1.
    list_styles: Named<u32>,
    count: u32,
    /// The style that is being defined.
    defined: String,
}

#[derive(Debug, Default)]
struct Style {
    parent: String,
    /// Whether its text is hidden, struck out, raised; none where left open.
    looks: [Option<bool>; 3],
}

impl Styles {
    /// Takes what the part of common styles defines; styles of headers are their own.
    ///
    /// # Errors
    /// Those of [`Xml::read`].
    pub fn read(&mut self, xml: &mut Xml) -> Result<(), Note> {
        while let Some(event) = xml.read()? {
            if let Event::Open(tag) = event {
                match tag.name() {
                    "automatic-styles" | "master-styles" => xml.skip()?,
                    _ => self.define(&tag),
                }
            }
        }
        Ok(())
    }

    /// Takes an element of a definition.
    pub fn define(&mut self, tag: &Tag) {
        let text = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
        match tag.name() {
            "style" | "list-style" => {
                self.defined = text("name");
                if tag.name() == "style" {
                    let parent = text("parent-style-name");
                    if let Some(style) = self.styles.make(self.defined.as_str(), Style::default) {
                        *style = Style { parent, ..Style::default() };
                    }
                }
            }
            "default-style" => self.defined.clear(),
            "text-properties" if !self.defined.is_empty() => {
                if let Some(style) = self.styles.make(self.defined.as_str(), Style::default) {
                    let is = |name: &str, is_on: fn(&str) -> bool| tag.attribute(name).map(|value| is_on(&value));
                    let is_raised =
                        |value: &str| value.starts_with("super") || value.starts_with(|c| ('1'..='9').contains(&c));
                    style.looks = [
                        is("display", |value| value == "none"),
                        is("text-line-through-style", |value| value != "none")
                            .or(is("text-line-through-type", |value| value != "none")),
                        is("text-position", is_raised),
                    ];
                }
            }
            "list-level-style-number" => {
                let level: usize = tag.number("level").unwrap_or(1).max(1);
                let shown = tag.number("display-levels").unwrap_or(1).clamp(1, level);
                let numbers: Vec<String> =
                    (level - shown + 1..=level).map(|level| "%".to_owned() + &level.to_string()).collect();
                let list = self.new_list();
                if let Some(own) = self.lists.level(list, level - 1) {
                    own.numeral = Numeral::like(&text("num-format"));
                    own.start = tag.number("start-value").unwrap_or(1);
                    own.text = text("num-prefix") + &numbers.join(".") + &text("num-suffix");
                }
            }
            _ => {}
        }
    }

    /// The number of the list's style that is being defined.
    fn new_list(&mut self) -> u32 {
        let Some(number) = self.list_styles.make(self.defined.as_str(), u32::default) else { return 0 };
        if *number == 0 {
            self.count += 1;
            *number = self.count;
        }
        *number
    }

    /// The number of a list's style, 0 where there is none.
    pub fn list(&self, name: &str) -> u32 {
        self.list_styles.get(name).copied().unwrap_or(0)
    }

    /// Whether a style takes its text out of the report; what is raised is the mark of a note.
    pub fn is_gone(&self, name: &str) -> bool {
        (0..3).any(|look| self.has(name, look))
    }

    /// Whether a style strikes its text out.
    pub fn is_struck(&self, name: &str) -> bool {
        self.has(name, 1)
    }

    fn has(&self, name: &str, look: usize) -> bool {
        let style = |name: &str| self.styles.get(name);
        let parent = |found: &&Style| style(&found.parent);
        let mut chain = std::iter::successors(style(name), parent).take(MAX_PARENTS);
        chain.find_map(|style| style.looks[look]) == Some(true)
    }
}
