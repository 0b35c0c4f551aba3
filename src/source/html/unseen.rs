//! What a page holds but does not show: templates, data islands, hidden and struck-out elements.

use super::tag::{self, Kind};
use super::token::Tag;

/// An element whose content is left out.
#[derive(Debug)]
pub struct Unseen<'a> {
    name: &'a str,
    pub kind: Kind,
    /// Elements of the same name open inside it.
    depth: u32,
    /// Tables open inside it.
    tables: u32,
    /// Whether a block started inside it.
    block: bool,
}

/// What an end tag does to an unseen element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// Nothing.
    Not,
    /// It is the element's own.
    Own,
    /// It closes something around the element, and the element with it.
    Around,
}

impl<'a> Unseen<'a> {
    pub fn new(tag: &Tag<'a>) -> Self {
        Self { name: tag.name, kind: tag.kind, depth: 0, tables: 0, block: false }
    }

    /// Takes a start tag; `false` where the element ends before it.
    pub fn start(&mut self, tag: &Tag, in_table: bool) -> bool {
        if self.is_around(tag.kind, in_table) && tag.kind != Kind::Table {
            return false;
        }
        let ends_before = match self.kind {
            Kind::Paragraph => tag::is_block(tag.kind),
            Kind::Reading => tag.kind == Kind::Reading,
            _ => false,
        };
        if ends_before {
            return false;
        }
        self.block |= tag::is_block(tag.kind);
        if self.is_same(tag) {
            self.depth += 1;
        } else if tag.kind == Kind::Table {
            self.tables += 1;
        }
        true
    }

    /// Takes an end tag.
    pub fn end(&mut self, tag: &Tag, in_table: bool) -> Closing {
        if self.is_same(tag) {
            if self.depth == 0 {
                return Closing::Own;
            }
            self.depth -= 1;
            return Closing::Not;
        }
        if tag.kind == Kind::Table && self.tables > 0 {
            self.tables -= 1;
            return Closing::Not;
        }
        let of_ruby = self.kind == Kind::Reading && tag.name.eq_ignore_ascii_case("ruby");
        let inline = matches!(self.kind, Kind::Inline | Kind::Struck | Kind::Reading) && !self.block;
        if self.is_around(tag.kind, in_table) || of_ruby || inline && tag::is_block(tag.kind) {
            return Closing::Around;
        }
        Closing::Not
    }

    /// Whether the tag opens or closes an element like this one; rows and cells of tables inside do not count.
    fn is_same(&self, tag: &Tag) -> bool {
        tag.name.eq_ignore_ascii_case(self.name) && (self.tables == 0 || !tag::is_structure(tag.kind))
    }

    /// Whether a tag of this kind belongs to the table around the element.
    fn is_around(&self, kind: Kind, in_table: bool) -> bool {
        let isolated = matches!(self.kind, Kind::Unseen | Kind::Table);
        in_table && !isolated && self.tables == 0 && tag::is_structure(kind) && rank(kind) >= rank(self.kind)
    }
}

/// How far out in a table's structure an element stands.
fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Cell(_) => 1,
        Kind::Row => 2,
        Kind::Group(_) | Kind::Caption | Kind::Columns => 3,
        Kind::Table => 4,
        _ => 0,
    }
}
