//! Tokens of HTML: tags and the text between them, as browsers split them. Every token knows its place.

use super::tag::{self, Kind};
use std::ops::Range;

/// A piece of HTML; comments, declarations and the content of scripts and styles are left out.
#[derive(Clone, Debug)]
pub enum Token<'a> {
    /// Characters, entities not yet resolved.
    Text(Range<usize>),
    /// A start tag.
    Start(Tag<'a>),
    /// An end tag.
    End(Tag<'a>),
}

/// A tag.
#[derive(Clone, Debug)]
pub struct Tag<'a> {
    pub kind: Kind,
    pub name: &'a str,
    /// Everything after the name.
    pub attributes: &'a str,
    /// Bytes of the whole tag.
    pub at: Range<usize>,
}

impl<'a> Tag<'a> {
    /// The value of an attribute, entities not resolved; empty where it has none.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut attributes = Attributes { rest: self.attributes };
        attributes.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// The tokens of a text; takes time in proportion to its length.
#[derive(Debug)]
pub struct Tokens<'a> {
    html: &'a str,
    at: usize,
    /// The element whose content is characters only, up to its end tag.
    raw: Option<(&'a str, Kind)>,
}

impl<'a> Tokens<'a> {
    pub fn new(html: &'a str) -> Self {
        Self { html, at: 0, raw: None }
    }

    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    /// Moves behind the next `mark`, or to the end.
    fn skip_past(&mut self, mark: &str) {
        self.at = self.rest().find(mark).map_or(self.html.len(), |found| self.at + found + mark.len());
    }

    /// The content of a raw element; its end tag is the next token.
    fn raw_content(&mut self, name: &str) -> Range<usize> {
        let start = self.at;
        let mut end = start;
        self.at = loop {
            let Some(found) = self.html[end..].find("</") else { break self.html.len() };
            end += found;
            let after = self.html.as_bytes().get(end + 2..).unwrap_or_default();
            let same = after.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()));
            if same && after.get(name.len()).is_some_and(|byte| is_space(*byte) || matches!(byte, b'/' | b'>')) {
                break end;
            }
            end += 2;
        };
        start..self.at
    }

    /// Skips `<!…` and `<?…`.
    fn declaration(&mut self) {
        let rest = self.rest();
        match rest.strip_prefix("<!--") {
            // `<!-->` and `<!--->` are whole comments.
            Some(after) if after.starts_with('>') => self.at += 5,
            Some(after) if after.starts_with("->") => self.at += 6,
            Some(after) => {
                let plain = after.find("-->");
                let inside = plain.map_or(after, |end| &after[..end]);
                let end = inside.find("--!>").map(|bang| bang + 4).or(plain.map(|end| end + 3));
                let end = end.unwrap_or(after.len());
                self.at += 4 + end;
            }
            None => self.skip_past(">"),
        }
    }

    /// The tag whose name starts at `start`; `None` where the text ends inside it.
    fn tag(&mut self, start: usize) -> Option<Tag<'a>> {
        let bytes = self.html.as_bytes();
        let name_len = bytes[start..].iter().position(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'));
        let name = self.html.get(start..start + name_len?)?;
        let mut attributes = Attributes { rest: &self.html[start + name.len()..] };
        while attributes.next().is_some() {}
        let end = self.html.len() - attributes.rest.len();
        if !attributes.rest.starts_with('>') {
            return None;
        }
        let tag =
            Tag { kind: tag::kind(name), name, attributes: &self.html[start + name.len()..end], at: self.at..end + 1 };
        self.at = end + 1;
        Some(tag)
    }

    /// Characters up to the next markup.
    fn text(&mut self) -> Range<usize> {
        let start = self.at;
        let bytes = self.html.as_bytes();
        let mut end = start + 1;
        self.at = loop {
            let Some(found) = self.html.as_bytes()[end..].iter().position(|byte| *byte == b'<') else {
                break self.html.len();
            };
            end += found;
            let next = bytes.get(end + 1).copied().unwrap_or_default();
            if next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?') || is_escaped(&bytes[end..]) {
                break end;
            }
            end += 1;
        };
        start..self.at
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some((name, kind)) = self.raw.take() {
            let content = self.raw_content(name);
            if kind == Kind::Textarea && !content.is_empty() {
                return Some(Token::Text(content));
            }
        }
        loop {
            let bytes = self.html.as_bytes().get(self.at..).filter(|rest| !rest.is_empty())?;
            match (bytes[0], bytes.get(1).copied().unwrap_or_default(), bytes.get(2).copied().unwrap_or_default()) {
                (b'<', b'/', letter) if letter.is_ascii_alphabetic() => match self.tag(self.at + 2) {
                    Some(tag) => return Some(Token::End(tag)),
                    None => self.at = self.html.len(),
                },
                (b'<', b'\\', _) if is_escaped(bytes) => match self.tag(self.at + 3) {
                    Some(tag) => return Some(Token::End(tag)),
                    None => self.at = self.html.len(),
                },
                (b'<', letter, _) if letter.is_ascii_alphabetic() => match self.tag(self.at + 1) {
                    Some(tag) => {
                        if matches!(tag.kind, Kind::Raw | Kind::Textarea) {
                            self.raw = Some((tag.name, tag.kind));
                        }
                        return Some(Token::Start(tag));
                    }
                    None => self.at = self.html.len(),
                },
                (b'<', b'!' | b'?', _) => self.declaration(),
                (b'<', b'/', other) if other != 0 => self.skip_past(">"),
                _ => return Some(Token::Text(self.text())),
            }
        }
    }
}

/// Names and values of a tag's attributes; `rest` is then at the `>`, or empty where there is none.
#[derive(Clone, Debug)]
struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Attributes<'a> {
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn take_while(&mut self, wanted: impl Fn(u8) -> bool) -> &'a str {
        let length = self.rest.bytes().position(|byte| !wanted(byte)).unwrap_or(self.rest.len());
        self.take(length)
    }

    fn value(&mut self) -> &'a str {
        // Markup that was taken out of a program's string still has its backslashes.
        let escaped = self.rest.starts_with("\\\"");
        if escaped {
            self.take(1);
        }
        match self.rest.as_bytes().first() {
            Some(quote @ (b'"' | b'\'')) => {
                self.take(1);
                let value = self.take_while(|byte| byte != *quote);
                self.take(1);
                if escaped { value.trim_end_matches('\\') } else { value }
            }
            _ => self.take_while(|byte| !is_space(byte) && byte != b'>'),
        }
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        self.take_while(|byte| is_space(byte) || byte == b'/');
        if matches!(self.rest.as_bytes().first(), None | Some(b'>')) {
            return None;
        }
        // A name may begin with `=`.
        let whole = self.rest;
        self.take(whole.chars().next().map_or(0, char::len_utf8));
        self.take_while(|byte| !is_space(byte) && !matches!(byte, b'/' | b'>' | b'='));
        let name = whole.get(..whole.len() - self.rest.len()).unwrap_or_default();
        self.take_while(is_space);
        if !self.rest.starts_with('=') {
            return Some((name, ""));
        }
        self.take(1);
        self.take_while(is_space);
        Some((name, self.value()))
    }
}

/// Whether an end tag begins there as programs write it in their strings: `<\/td>`.
fn is_escaped(bytes: &[u8]) -> bool {
    bytes.starts_with(b"<\\/") && bytes.get(3).is_some_and(u8::is_ascii_alphabetic)
}

/// White space as HTML knows it.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C')
}
