//! Objects: what a file's bytes say, parsed when asked for and owned by who asks.

use crate::source::pdf::lexer::{Lexer, Token};
use std::ops::Range;
use std::rc::Rc;

/// Arrays and dictionaries inside one another.
const MAX_DEPTH: usize = 64;
/// Values in one object; the widths of a font of all Chinese characters are some 70 000.
const MAX_VALUES: usize = 150_000;

/// A value of a file. What is shared is cheap to clone.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Object {
    /// Nothing, or what cannot be read.
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, whole or not.
    Number(f64),
    /// A name without its slash.
    Name(Rc<[u8]>),
    /// A string; in an encrypted file still encrypted.
    Text(Rc<[u8]>),
    /// Values in order.
    Array(Rc<[Object]>),
    /// Values by name.
    Dict(Dict),
    /// Data behind a dictionary.
    Stream(Rc<Stream>),
    /// The object of that number.
    Reference(u32),
}

/// Values by name, in the order of names: a page may look for one at every operator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dict(Rc<[(Rc<[u8]>, Object)]>);

/// Data behind a dictionary.
#[derive(Debug, Default, PartialEq)]
pub struct Stream {
    /// What is said of the data.
    pub dict: Dict,
    /// Where the packed data stand in the file.
    pub place: Range<usize>,
    /// Number and generation of the object, which encryption depends on.
    pub id: (u32, u16),
}

impl Dict {
    /// The value of a name as it stands there, references unresolved.
    pub fn raw(&self, key: &str) -> &Object {
        self.named(key.as_bytes())
    }

    /// The value of a name that need not be text.
    pub fn named(&self, key: &[u8]) -> &Object {
        let at = self.0.partition_point(|(name, _)| **name < *key);
        self.0.get(at).filter(|(name, _)| **name == *key).map_or(&Object::Null, |(_, value)| value)
    }

    /// The same names with other values.
    pub fn map(&self, mut change: impl FnMut(&Object) -> Object) -> Self {
        Self(self.0.iter().map(|(name, value)| (name.clone(), change(value))).collect())
    }

    /// The number directly under a name.
    pub fn number(&self, key: &str) -> Option<f64> {
        self.raw(key).number()
    }
}

impl Object {
    /// The number it is.
    pub fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The name it is.
    pub fn name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    /// The string it is.
    pub fn text(&self) -> Option<&[u8]> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Its values, none where it is no array.
    pub fn items(&self) -> &[Self] {
        if let Self::Array(items) = self { items } else { &[] }
    }

    /// The dictionary it is, or that its stream has.
    pub fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) => Some(dict),
            Self::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }
}

/// A collection that is not closed yet; a dictionary's keys and values take turns.
struct Open {
    items: Vec<Object>,
    is_dict: bool,
}

/// Reads one object; none where there is none, where it does not end, or where it is too much.
pub fn parse(lexer: &mut Lexer) -> Option<Object> {
    let mut open: Vec<Open> = Vec::new();
    let mut room = MAX_VALUES;
    loop {
        let value = match lexer.next()? {
            Token::ArrayStart | Token::DictStart if open.len() >= MAX_DEPTH => return None,
            Token::ArrayStart => {
                open.push(Open { items: Vec::new(), is_dict: false });
                continue;
            }
            Token::DictStart => {
                open.push(Open { items: Vec::new(), is_dict: true });
                continue;
            }
            Token::ArrayEnd | Token::DictEnd => open.pop()?.close(),
            Token::Number(number) if open.is_empty() => reference(number, lexer),
            Token::Number(number) => Object::Number(number),
            Token::Name(name) => Object::Name(name.as_ref().into()),
            Token::Text(text) => Object::Text(text.into()),
            Token::Word(b"R") => referred(&mut open.last_mut()?.items)?,
            Token::Word(b"true") => Object::Bool(true),
            Token::Word(b"false") => Object::Bool(false),
            Token::Word(b"null") => Object::Null,
            Token::Word(_) => return None,
        };
        room = room.checked_sub(1)?;
        match open.last_mut() {
            Some(open) => open.items.push(value),
            None => return Some(value),
        }
    }
}

impl Open {
    fn close(self) -> Object {
        if !self.is_dict {
            return Object::Array(self.items.into());
        }
        let mut items = self.items.into_iter();
        let mut entries = Vec::new();
        // A value without a name before it is left out.
        while let Some(item) = items.next() {
            if let Object::Name(name) = item {
                entries.push((name, items.next().unwrap_or_default()));
            }
        }
        // The first of a name counts.
        crate::order::by(&mut entries, |(a, _), (b, _)| a.cmp(b));
        Object::Dict(Dict(entries.into()))
    }
}

/// The two numbers before an `R`.
fn referred(items: &mut Vec<Object>) -> Option<Object> {
    items.pop()?.number()?;
    Some(Object::Reference(items.pop()?.number()? as u32))
}

/// A number that stands alone, or begins a reference.
fn reference(number: f64, lexer: &mut Lexer) -> Object {
    let mut ahead = lexer.clone();
    if let (Some(Token::Number(_)), Some(Token::Word(b"R"))) = (ahead.next(), ahead.next()) {
        *lexer = ahead;
        return Object::Reference(number as u32);
    }
    Object::Number(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let object = parse(&mut Lexer::new(text.as_bytes()));
        assert_eq!(object.map(|object| draw(&object)).as_deref(), expected, "{text}");
    }

    fn draw(object: &Object) -> String {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match object {
            Object::Null | Object::Stream(_) => "-".into(),
            Object::Bool(value) => value.to_string(),
            Object::Number(number) => number.to_string(),
            Object::Name(name) => format!("/{}", text(name)),
            Object::Text(bytes) => format!("({})", text(bytes)),
            Object::Reference(number) => format!("@{number}"),
            Object::Array(items) => format!("[{}]", items.iter().map(draw).collect::<Vec<_>>().join(" ")),
            Object::Dict(dict) => {
                let entries = dict.0.iter().map(|(name, value)| format!("{}={}", text(name), draw(value)));
                format!("<{}>", entries.collect::<Vec<_>>().join(" "))
            }
        }
    }

    #[test]
    fn values_and_what_is_none() {
        check("<</A 1/B[2 3 0 R(x)]/C/D>>", Some("<A=1 B=[2 @3 (x)] C=/D>"));
        check("12 0 R", Some("@12"));
        check("12 0 obj", Some("12"));
        check("[true null [[]]]", Some("[true - [[]]]"));
        check("<</A 1 2/B 3>>", Some("<A=1 B=3>"));
        check("<</A>>", Some("<A=->"));
        check("<</B 1/A 2/B 3>>", Some("<A=2 B=1 B=3>"));
        check("<</A [1", None);
        check("endobj", None);
        check(&"[".repeat(100), None);
        check(&format!("[{}]", "0 ".repeat(MAX_VALUES)), None);
    }
}
