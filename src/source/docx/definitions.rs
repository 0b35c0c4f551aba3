//! What a docx defines beside its text: styles, as far as they hide text or number paragraphs, and lists.

use crate::document::Note;
use crate::source::lists::{Level, Lists};
use crate::source::named::Named;
use crate::source::numerals::Numeral;
use crate::source::xml::{Event, Tag, Xml};

/// Properties that take a run out of the text; none where left open. What is raised is the mark of a note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks([Option<bool>; 4]);

const LOOKS: [&str; 4] = ["vanish", "strike", "dstrike", "vertAlign"];

impl Looks {
    /// Takes a property of a run.
    pub fn property(&mut self, tag: &Tag) {
        if let Some(index) = LOOKS.iter().position(|name| *name == tag.name()) {
            self.0[index] = Some(tag.is_on());
        }
    }

    /// These, and where they leave something open the others.
    pub fn over(self, others: Self) -> Self {
        Self(std::array::from_fn(|index| self.0[index].or(others.0[index])))
    }

    /// Those of a paragraph's and of a character's style together: a property that both turn on is off.
    fn toggled(self, other: Self) -> Self {
        Self(std::array::from_fn(|index| match (self.0[index], other.0[index]) {
            (Some(one), Some(other)) => Some(one != other),
            (one, other) => one.or(other),
        }))
    }

    /// Whether the run is not text.
    pub fn is_gone(self) -> bool {
        self.0.contains(&Some(true))
    }

    /// Whether it is hidden.
    pub fn is_hidden(self) -> bool {
        self.0[0] == Some(true)
    }
}

/// The number and level of a paragraph in a list; none where left open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Item {
    number: Option<i32>,
    level: Option<usize>,
}

impl Item {
    /// Takes a property of a paragraph.
    pub fn property(&mut self, tag: &Tag) {
        match tag.name() {
            "numId" | "ilfo" => self.number = tag.number("val"),
            "ilvl" => self.level = tag.number("val"),
            _ => {}
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    base: String,
    looks: Looks,
    item: Item,
}

/// Styles based on one another that are followed.
const MAX_BASES: usize = 16;
/// Stands for the properties of everything that has none of its own.
const DEFAULTS: &str = "";

/// Styles and lists.
#[derive(Debug, Default)]
pub struct Definitions {
    styles: Named<Style>,
    /// The style of paragraphs that name none.
    paragraph: String,
    lists: Lists,
    /// The way of numbering of each list, and the numbers with which levels of it begin when it is first used.
    numbers: Named<Number, i32>,
}

/// What the number of a list stands for.
#[derive(Debug, Default)]
struct Number {
    numbering: u32,
    starts: Vec<(usize, u32)>,
}

/// Where the reading of definitions stands.
#[derive(Default)]
struct Place {
    style: Option<String>,
    numbering: Option<u32>,
    level: usize,
    list: i32,
}

impl Definitions {
    /// Takes what a part defines; the text of a flat file is passed over.
    ///
    /// # Errors
    /// Those of [`Xml::read`].
    pub fn read(&mut self, xml: &mut Xml) -> Result<(), Note> {
        let mut at = Place::default();
        while let Some(event) = xml.read()? {
            if let Event::Open(tag) = event {
                match tag.name() {
                    "body" | "tblStylePr" | "latentStyles" | "rPrChange" | "pPrChange" | "binData" => xml.skip()?,
                    _ => self.define(&tag, &mut at),
                }
            }
        }
        Ok(())
    }

    fn define(&mut self, tag: &Tag, at: &mut Place) {
        let text = || tag.attribute("val").unwrap_or_default().into_owned();
        let number = |name| tag.number(name).unwrap_or(0);
        match tag.name() {
            "docDefaults" => at.style = Some(DEFAULTS.to_owned()),
            "style" => {
                let name = tag.attribute("styleId").unwrap_or_default().into_owned();
                if tag.is_set("default") && tag.attribute("type").is_some_and(|kind| kind == "paragraph") {
                    self.paragraph.clone_from(&name);
                }
                at.style = Some(name);
            }
            "part" => *at = Place::default(),
            "abstractNum" | "listDef" => {
                let numbering = tag.number("abstractNumId").or_else(|| tag.number("listDefId"));
                *at = Place { numbering, ..Place::default() };
            }
            // The levels of its own that a list may have are not read.
            "num" | "list" => {
                let list = tag.number("numId").unwrap_or_else(|| number("ilfo"));
                *at = Place { list, ..Place::default() };
            }
            "abstractNumId" | "ilst" => {
                let numbering = tag.number("val").unwrap_or(0);
                self.numbers.make(&at.list, || Number { numbering, starts: Vec::new() });
            }
            "lvlOverride" => at.level = tag.number("ilvl").unwrap_or(0),
            "startOverride" => {
                if let Some(list) = self.numbers.get_mut(&at.list) {
                    list.starts.push((at.level, tag.number("val").unwrap_or(1)));
                }
            }
            "lvl" => {
                at.level = tag.number("ilvl").unwrap_or(0);
                if let Some(level) = self.level(at) {
                    level.numeral = Numeral::Decimal;
                }
            }
            _ => match &at.style {
                Some(name) => {
                    let Some(style) = self.styles.make(name, Style::default) else { return };
                    if tag.name() == "basedOn" {
                        style.base = text();
                    }
                    style.looks.property(tag);
                    style.item.property(tag);
                }
                None => {
                    if let Some(level) = self.level(at) {
                        define_level(level, tag, text);
                    }
                }
            },
        }
    }

    fn level(&mut self, at: &Place) -> Option<&mut Level> {
        self.lists.level(at.numbering?, at.level)
    }

    /// The looks of a paragraph's text by its style.
    pub fn of_paragraph(&self, style: Option<&str>) -> Looks {
        self.chain(style.unwrap_or(&self.paragraph)).fold(Looks::default(), |looks, style| looks.over(style.looks))
    }

    /// The looks of a run: its own, over those of its style and its paragraph's together, over those of all text.
    pub fn of_run(&self, own: Looks, style: Option<&str>, paragraph: Looks) -> Looks {
        let of_style =
            style.map(|style| self.chain(style).fold(Looks::default(), |looks, style| looks.over(style.looks)));
        let defaults = self.styles.get(DEFAULTS).map_or(Looks::default(), |style| style.looks);
        own.over(paragraph.toggled(of_style.unwrap_or_default())).over(defaults)
    }

    /// What a list shows before a paragraph, which is counted.
    pub fn label(&mut self, item: Item, style: Option<&str>) -> String {
        let (mut item, mut level_of) = (item, DEFAULTS.to_owned());
        for name in self.names(style.unwrap_or(&self.paragraph)) {
            let of_style = self.styles.get(name).map_or(Item::default(), |style| style.item);
            if item.number.is_none() && of_style.number.is_some() {
                level_of = name.to_owned();
            }
            item = Item { number: item.number.or(of_style.number), level: item.level.or(of_style.level) };
        }
        let Some(list) = item.number.and_then(|number| self.numbers.get_mut(&number)) else {
            return String::new();
        };
        let numbering = list.numbering;
        for (level, number) in std::mem::take(&mut list.starts) {
            self.lists.restart(numbering, level, Some(number));
        }
        let levels = self.lists.levels(numbering);
        let of_style = || levels.iter().position(|level| !level_of.is_empty() && level.style == level_of);
        let level = item.level.or_else(of_style).unwrap_or(0);
        self.lists.next(numbering, level)
    }

    fn chain<'a>(&'a self, style: &'a str) -> impl Iterator<Item = &'a Style> {
        self.names(style).filter_map(|name| self.styles.get(name))
    }

    /// A style's name and the names of those that it is based on.
    fn names<'a>(&'a self, style: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
        let base = |name: &&'a str| self.styles.get(*name).map(|style| style.base.as_str());
        std::iter::successors(Some(style), base).take_while(|name| !name.is_empty()).take(MAX_BASES)
    }
}

fn define_level(level: &mut Level, tag: &Tag, text: impl Fn() -> String) {
    match tag.name() {
        "start" => level.start = tag.number("val").unwrap_or(1),
        "numFmt" => level.numeral = Numeral::named(&text()),
        "nfc" => level.numeral = Numeral::coded(tag.number("val").unwrap_or(u8::MAX)),
        "lvlText" => level.text = text(),
        "suff" => level.is_tight = text().eq_ignore_ascii_case("nothing"),
        "isLgl" => level.is_legal = tag.is_on(),
        "pStyle" => level.style = text(),
        "vanish" if tag.is_on() => level.text.clear(),
        _ => {}
    }
}
