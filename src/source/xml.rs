//! XML as the office formats use it: elements, their attributes and text, names without prefixes. Nothing is expanded
//! and nothing followed: a DOCTYPE is refused, a reference to an unknown entity is a mark that no number holds.

use super::budget::{Budget, MAX_DEPTH};
use super::decode::{Decode, decode};
use crate::document::Note;
use quick_xml::events::{BytesStart, Event as Raw};
use quick_xml::{Reader, XmlVersion, escape};
use std::borrow::Cow;

/// What comes next in a part.
#[derive(Clone, Debug)]
pub enum Event<'a> {
    /// An element begins; one without content ends at once with [`Event::Close`].
    Open(Tag<'a>),
    /// The innermost open element ends.
    Close,
    /// Text, references resolved; a run of text may come in pieces.
    Text(Cow<'a, str>),
}

/// The begin of an element.
#[derive(Clone, Debug)]
pub struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// The element's name without prefix.
    pub fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// The value of the attribute with this name, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.0.attributes();
        // Comparing every name with every other would make a long tag cost its square.
        let mut attributes = attributes.with_checks(false).filter_map(Result::ok);
        let found = attributes.find(|attribute| local(attribute.key.into_inner()) == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok()
    }

    /// Whether an attribute is set.
    pub fn is_set(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| matches!(&*value, "1" | "true" | "on"))
    }

    /// Whether a property is on: it stands there, and does not say that it is off.
    pub fn is_on(&self) -> bool {
        let off = |value: &str| matches!(value, "0" | "false" | "off" | "baseline" | "subscript");
        self.attribute("val").is_none_or(|value| !off(&value))
    }

    /// The attribute as a whole number, none where it is not one.
    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// The events of a part, under a budget.
#[derive(Debug)]
pub struct Xml<'a, 'b> {
    reader: Reader<&'a [u8]>,
    budget: &'b mut Budget,
    depth: usize,
}

impl<'a, 'b> Xml<'a, 'b> {
    /// The events of a text.
    pub fn new(text: &'a str, budget: &'b mut Budget) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}'));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, budget, depth: 0 }
    }

    /// The next event; none at the end.
    ///
    /// # Errors
    /// `xml.doctype`, `xml.damaged` (tags that do not match, a text that stops inside an element), `budget.depth`,
    /// `budget.steps`. Reading must stop then: what was not closed before it is not known.
    pub fn read(&mut self) -> Result<Option<Event<'a>>, Note> {
        loop {
            self.budget.take_steps(1)?;
            let event = self.reader.read_event().map_err(|_| Note::new("xml.damaged"))?;
            return Ok(Some(match event {
                Raw::Start(start) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(Note::limit("budget.depth"));
                    }
                    Event::Open(Tag(start))
                }
                Raw::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Event::Close
                }
                Raw::Text(text) => Event::Text(text.xml10_content()),
                Raw::CData(text) => Event::Text(text.xml10_content()),
                Raw::GeneralRef(reference) => Event::Text(Cow::Owned(resolve(&reference))),
                Raw::DocType(_) => return Err(Note::new("xml.doctype")),
                Raw::Eof if self.depth > 0 => return Err(Note::new("xml.damaged")),
                Raw::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }

    /// What is left to spend.
    pub fn budget(&mut self) -> &mut Budget {
        self.budget
    }

    /// The text of the element just opened, up to its end.
    ///
    /// # Errors
    /// Those of [`Xml::read`].
    pub fn content(&mut self) -> Result<String, Note> {
        let mut text = String::new();
        while let Some(event) = self.read()? {
            match event {
                Event::Close => break,
                Event::Text(piece) => text += &piece,
                Event::Open(_) => self.skip()?,
            }
        }
        Ok(text)
    }

    /// Passes over everything up to the end of the element just opened.
    ///
    /// # Errors
    /// Those of [`Xml::read`].
    pub fn skip(&mut self) -> Result<(), Note> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.read()?.is_none() {
                break;
            }
        }
        Ok(())
    }
}

/// The text of a part: UTF-8, or what its byte order mark or declaration says.
pub fn text(bytes: Vec<u8>, with: &dyn Decode) -> String {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return text,
        Err(error) => error.into_bytes(),
    };
    match bytes.first_chunk() {
        Some([0xFF, 0xFE]) => with.decode("utf-16le", &bytes).unwrap_or_default(),
        Some([0xFE, 0xFF]) => with.decode("utf-16be", &bytes).unwrap_or_default(),
        _ => decode(&bytes, with),
    }
}

fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => character.to_string(),
        _ => escape::resolve_predefined_entity(reference).unwrap_or("\u{FFFD}").to_owned(),
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(xml: &str) -> String {
        let mut budget = Budget { bytes: 0, steps: 10_000 };
        let mut xml = Xml::new(xml, &mut budget);
        let mut outline = String::new();
        loop {
            match xml.read() {
                Ok(Some(Event::Open(tag))) if tag.name() == "skip" => {
                    xml.skip().expect("a closed element");
                }
                Ok(Some(Event::Open(tag))) => {
                    outline += tag.name();
                    outline += &tag.attribute("v").unwrap_or_default();
                    outline.push('(');
                }
                Ok(Some(Event::Close)) => outline.push(')'),
                Ok(Some(Event::Text(text))) => outline += &text,
                Ok(None) => return outline,
                Err(note) => return outline + "!" + &note.code,
            }
        }
    }

    #[test]
    fn elements_attributes_and_text() {
        let deep = "<a>".repeat(300);
        let cases: &[(&str, &str)] = &[
            ("<a/>", "a()"),
            ("\u{FEFF}<?xml version='1.0'?><w:a x:v='1&amp;2'>t<b/></w:a>", "a1&2(tb())"),
            ("<a>&lt;&#25968;&#x36;</a>", "a(<数6)"),
            ("<a>1&big;2</a>", "a(1\u{FFFD}2)"),
            ("<a>1&2</a>", "a(1&2)"),
            ("<a><![CDATA[1<2]]></a>", "a(1<2)"),
            ("<a><skip>1<b>2</b><skip/></skip>3</a>", "a(3)"),
            ("<!DOCTYPE a [<!ENTITY x '1'>]><a>&x;</a>", "!xml.doctype"),
            ("<a><b></a>", "a(b(!xml.damaged"),
            ("<a>12", "a(12!xml.damaged"),
            ("<a>1<b", "a(1!xml.damaged"),
        ];
        for (xml, expected) in cases {
            assert_eq!(outline(xml), *expected, "{xml}");
        }
        assert!(outline(&deep).ends_with("!budget.depth"));
        assert!(outline(&"<a/>".repeat(20_000)).ends_with("!budget.steps"));
    }

    #[test]
    fn a_part_is_decoded_by_its_mark() {
        let utf16: Vec<u8> = "\u{FEFF}<a>数</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let native = crate::source::decode::Native;
        assert_eq!(outline(&text(utf16, &native)), "a(数)");
        assert_eq!(outline(&text(b"<a>\xCA\xFD</a>".to_vec(), &native)), "a(数)");
    }
}
