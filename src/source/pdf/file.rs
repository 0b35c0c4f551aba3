//! The file below the pages: its objects by number, the data of their streams, under one budget. Whatever it says, no more
//! is unpacked, parsed or kept than the budget allows; what lies beyond is nothing, and noted.

mod cipher;
mod crypt;
mod digest;
mod filter;
mod object;
mod pages;
mod rebuild;
mod table;

use super::lexer::{Lexer, Token};
use crate::document::Note;
use crate::source::named::{MAX_NAMES, Named};
use crypt::Crypt;
use filter::Failure;
pub use object::{Dict, Object, Stream};
pub use pages::{Page, pages};
use std::borrow::Cow;
use std::rc::Rc;
use table::{Place, Table};

/// Most bytes that one stream may unpack to: a hundred times what a page of a report takes.
pub const MAX_STREAM: usize = 8 << 20;
/// Most bytes that all streams together may unpack to.
const MAX_UNPACKED: usize = 40 << 20;
/// Most bytes of packed objects that are kept at once, and what a stream of them counts beside its own.
const MAX_KEPT: usize = 8 << 20;
const PACK: usize = MAX_KEPT / MAX_NAMES;
/// Bytes that may be parsed for every byte of the file, and for the smallest file.
const PARSED_PER_BYTE: usize = 16;
const PARSED_FREE: usize = 4 << 20;
/// References that lead to references, and objects needed to read an object.
const MAX_DEPTH: usize = 16;

/// A file.
#[derive(Debug)]
pub struct File<'a> {
    bytes: &'a [u8],
    table: Table,
    rebuilt: bool,
    root: Dict,
    crypt: Option<Crypt>,
    packs: Named<Rc<Pack>, u32>,
    kept: usize,
    unpacked: usize,
    parsed: usize,
    depth: usize,
    /// Whether something was left out because it would have gone beyond the budget.
    pub exhausted: bool,
    /// Whether a stream ended in damage.
    pub damaged: bool,
}

/// A stream of objects: its data, and number and place of each object in it.
#[derive(Debug, Default)]
struct Pack {
    data: Vec<u8>,
    objects: Vec<(u32, usize)>,
}

impl<'a> File<'a> {
    /// Finds the objects of a file.
    ///
    /// # Errors
    /// `pdf.damaged` where no catalog can be found, `pdf.password`, `pdf.encryption`.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Note> {
        let mut file = Self {
            bytes,
            table: Table::default(),
            rebuilt: false,
            root: Dict::default(),
            crypt: None,
            packs: Named::default(),
            kept: MAX_KEPT,
            unpacked: MAX_UNPACKED,
            parsed: bytes.len().saturating_mul(PARSED_PER_BYTE).saturating_add(PARSED_FREE),
            depth: 0,
            exhausted: false,
            damaged: false,
        };
        match table::read(&mut file) {
            Some(trailer) => file.begin(&trailer)?,
            None => file.rebuild()?,
        }
        if *file.root.raw("Pages") == Object::Null {
            file.rebuild()?;
        }
        Ok(file)
    }

    /// Takes encryption and catalog from a trailer.
    fn begin(&mut self, trailer: &Dict) -> Result<(), Note> {
        if let Some(dict) = self.get(trailer, "Encrypt").dict() {
            let filters = self.get(dict, "CF");
            let filters = self.resolved(filters.dict().unwrap_or(&Dict::default()));
            let id = self.get(trailer, "ID");
            let id = id.items().first().and_then(Object::text).unwrap_or_default();
            self.crypt = Some(Crypt::open(&self.resolved(dict), &filters, id)?);
        }
        self.root = self.get(trailer, "Root").dict().cloned().unwrap_or_default();
        Ok(())
    }

    /// Finds the objects without a table; none a second time.
    fn rebuild(&mut self) -> Result<(), Note> {
        if std::mem::replace(&mut self.rebuilt, true) {
            return Ok(());
        }
        self.packs.clear();
        self.kept = MAX_KEPT;
        let found = rebuild::scan(self.bytes);
        self.exhausted |= found.too_many;
        self.table = found.table;
        let mut trailer = Dict::default();
        for (is_trailer, at) in found.trailers {
            let object = if is_trailer { self.parse_at(at) } else { self.object_at(at, None) };
            let Some(dict) = object.as_ref().and_then(Object::dict) else { continue };
            // The last one counts; one that says nothing of encryption takes nothing of it back.
            let is_later = *dict.raw("Encrypt") != Object::Null || *trailer.raw("Encrypt") == Object::Null;
            if is_later && *dict.raw("Root") != Object::Null {
                trailer = dict.clone();
            }
        }
        self.begin(&trailer)?;
        let mut packed = Vec::new();
        for number in found.packs {
            if let Some(pack) = self.pack(number) {
                let room = table::MAX_OBJECTS.saturating_sub(packed.len());
                let objects = pack.objects.iter().zip(0..).take(room);
                packed.extend(objects.map(|((inner, _), index)| (*inner, Place::Packed(number, index))));
            }
        }
        self.table.add(packed.into_iter());
        // The catalog may be among what was packed, or nothing may lead to it.
        self.root = self.dict(&trailer, "Root").unwrap_or_default();
        let mut others = found.catalogs.into_iter().rev().chain(self.table.numbers());
        while *self.root.raw("Pages") == Object::Null
            && let Some(number) = others.next()
        {
            if let Object::Dict(dict) = self.object(number)
                && dict.raw("Type").name() == Some(b"Catalog")
            {
                self.root = dict;
            }
        }
        Ok(())
    }

    /// The catalog.
    pub fn root(&self) -> &Dict {
        &self.root
    }

    /// Whether strings outside of streams are encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.crypt.is_some()
    }

    /// The numbers of all objects, in order.
    pub fn numbers(&self) -> Vec<u32> {
        self.table.numbers()
    }

    /// The value of a name, references resolved.
    pub fn get(&mut self, dict: &Dict, key: &str) -> Object {
        self.resolve(dict.raw(key))
    }

    /// The dictionary under a name.
    pub fn dict(&mut self, dict: &Dict, key: &str) -> Option<Dict> {
        self.get(dict, key).dict().cloned()
    }

    /// The number under a name.
    pub fn number(&mut self, dict: &Dict, key: &str) -> Option<f64> {
        self.get(dict, key).number()
    }

    /// As many numbers as are asked for, under a name.
    pub fn numbers_of<const N: usize>(&mut self, dict: &Dict, key: &str) -> Option<[f64; N]> {
        let array = self.get(dict, key);
        let mut numbers = [0.0; N];
        for (slot, item) in numbers.iter_mut().zip(array.items().get(..N)?) {
            *slot = self.resolve(item).number()?;
        }
        Some(numbers)
    }

    /// What a reference leads to; any other object is what it is.
    pub fn resolve(&mut self, object: &Object) -> Object {
        let mut object = object.clone();
        for _ in 0..MAX_DEPTH {
            match object {
                Object::Reference(number) => object = self.object(number),
                object => return object,
            }
        }
        Object::Null
    }

    /// The data of a stream; none where it is an image or too large. What comes before damage counts.
    pub fn data(&mut self, stream: &Stream) -> Option<Vec<u8>> {
        let raw = self.bytes.get(stream.place.clone()).unwrap_or_default();
        let filters = self.filters(&stream.dict);
        let identity = filters.first().is_some_and(|(name, _)| **name == *b"Crypt");
        let plain = stream.dict.raw("Type").name() == Some(b"XRef") || identity;
        let mut data = match self.crypt.as_ref().filter(|_| !plain) {
            Some(crypt) => Cow::Owned(crypt.decrypt(raw, stream.id)),
            None => Cow::Borrowed(raw),
        };
        let limit = MAX_STREAM.min(self.unpacked);
        for (name, parameters) in filters.iter().filter(|(name, _)| **name != *b"Crypt") {
            match filter::unpack(name, parameters, &data, limit) {
                Ok((unpacked, damaged)) => {
                    self.damaged |= damaged;
                    self.unpacked = self.unpacked.saturating_sub(unpacked.len());
                    data = Cow::Owned(unpacked);
                }
                Err(failure) => {
                    self.exhausted |= failure == Failure::Limit;
                    self.damaged |= failure == Failure::Other;
                    return None;
                }
            }
        }
        if data.len() > limit {
            self.exhausted = true;
            return None;
        }
        Some(data.into_owned())
    }

    /// The filters of a stream in the order of unpacking, each with its parameters.
    fn filters(&mut self, dict: &Dict) -> Vec<(Rc<[u8]>, Dict)> {
        let first = |file: &mut Self, keys: [&str; 2]| keys.map(|key| file.get(dict, key));
        let [long, short] = first(self, ["Filter", "F"]);
        let filters = if long == Object::Null { short } else { long };
        let [long, short] = first(self, ["DecodeParms", "DP"]);
        let parameters = if long == Object::Null { short } else { long };
        let list = |object: &Object| match object {
            Object::Array(items) => items.to_vec(),
            Object::Null => Vec::new(),
            other => vec![other.clone()],
        };
        let parameters = list(&parameters);
        let mut found = Vec::new();
        for (at, filter) in list(&filters).iter().take(MAX_DEPTH).enumerate() {
            if let Object::Name(name) = self.resolve(filter) {
                let own = parameters.get(at).map(|own| self.resolve(own)).unwrap_or_default();
                found.push((name, self.resolved(own.dict().unwrap_or(&Dict::default()))));
            }
        }
        found
    }

    /// A dictionary whose own values are no references.
    fn resolved(&mut self, dict: &Dict) -> Dict {
        dict.map(|value| self.resolve(value))
    }

    fn object(&mut self, number: u32) -> Object {
        if self.depth >= MAX_DEPTH {
            return Object::Null;
        }
        self.depth += 1;
        let found = self.find(number);
        self.depth -= 1;
        found.unwrap_or_default()
    }

    fn find(&mut self, number: u32) -> Option<Object> {
        let found = match self.table.find(number)? {
            Place::At(offset) => self.object_at(offset, Some(number)),
            Place::Packed(pack, index) => self.packed(pack, index, number),
        };
        if found.is_some() || self.rebuilt || self.exhausted {
            return found;
        }
        // The table is wrong.
        self.rebuild().ok()?;
        match self.table.find(number)? {
            Place::At(offset) => self.object_at(offset, Some(number)),
            Place::Packed(pack, index) => self.packed(pack, index, number),
        }
    }

    fn packed(&mut self, pack: u32, index: u32, number: u32) -> Option<Object> {
        // A stream of objects is no such object itself.
        let Some(Place::At(_)) = self.table.find(pack) else { return None };
        let pack = self.pack(pack)?;
        let (found, place) = pack.objects.get(index as usize)?;
        let mut lexer = Lexer::new(pack.data.get(*place..)?);
        (*found == number).then(|| self.parse(&mut lexer)).flatten()
    }

    /// The stream of objects of that number.
    fn pack(&mut self, number: u32) -> Option<Rc<Pack>> {
        if let Some(pack) = self.packs.get(&number) {
            return Some(pack.clone());
        }
        let Object::Stream(stream) = self.object(number) else { return None };
        let count = self.number(&stream.dict, "N")? as usize;
        let first = self.number(&stream.dict, "First")? as usize;
        let data = self.data(&stream)?;
        let cost = data.len() + PACK;
        if cost > self.kept {
            // Those kept so far may not be needed again.
            self.packs.clear();
            self.kept = MAX_KEPT;
        }
        self.kept = self.kept.saturating_sub(cost);
        let mut numbers = Lexer::new(data.get(..first)?);
        let mut objects = Vec::new();
        while let (true, Some(Token::Number(number)), Some(Token::Number(place))) =
            (objects.len() < count, numbers.next(), numbers.next())
        {
            objects.push((number as u32, first.saturating_add(place as usize)));
        }
        let pack = Rc::new(Pack { data, objects });
        self.packs.make(&number, || pack.clone());
        Some(pack)
    }

    fn parse_at(&mut self, at: usize) -> Option<Object> {
        let mut lexer = Lexer::new(self.bytes.get(at..)?);
        self.parse(&mut lexer)
    }

    fn parse(&mut self, lexer: &mut Lexer) -> Option<Object> {
        let start = lexer.offset();
        let object = (self.parsed > 0).then(|| object::parse(lexer)).flatten();
        self.spend(lexer.offset() - start);
        object
    }

    fn spend(&mut self, bytes: usize) {
        self.parsed = self.parsed.saturating_sub(bytes + 1);
        self.exhausted |= self.parsed == 0;
    }

    /// The object that begins at an offset, if it has that number.
    fn object_at(&mut self, offset: usize, number: Option<u32>) -> Option<Object> {
        let mut lexer = Lexer::new(self.bytes.get(offset..)?);
        let head = (lexer.next()?, lexer.next()?, lexer.next()?);
        let (Token::Number(own), Token::Number(generation), Token::Word(b"obj")) = head else { return None };
        if number.is_some_and(|number| f64::from(number) != own) {
            return None;
        }
        let object = self.parse(&mut lexer)?;
        let Object::Dict(dict) = object else { return Some(object) };
        let mut ahead = lexer.clone();
        if ahead.next() != Some(Token::Word(b"stream")) {
            return Some(Object::Dict(dict));
        }
        let mut start = offset + ahead.offset();
        start += usize::from(self.bytes.get(start) == Some(&b'\r'));
        start += usize::from(self.bytes.get(start) == Some(&b'\n'));
        let end = self.end_of_data(&dict, start);
        let id = (own as u32, generation as u16);
        Some(Object::Stream(Rc::new(Stream { dict, place: start..end, id })))
    }

    /// Where the data end that begin there: as far as the file says, if they do end there.
    fn end_of_data(&mut self, dict: &Dict, start: usize) -> usize {
        let said = self.number(dict, "Length").and_then(|length| start.checked_add(length as usize));
        if let Some(end) = said
            && let Some(rest) = self.bytes.get(end..)
            && Lexer::new(rest).next() == Some(Token::Word(b"endstream"))
        {
            return end;
        }
        let rest = self.bytes.get(start..).unwrap_or_default();
        let rest = rest.get(..self.parsed).unwrap_or(rest);
        let length = table::find(rest, b"endstream").unwrap_or(rest.len());
        self.spend(length);
        let end = rest[..length].iter().rposition(|byte| !matches!(byte, b'\r' | b'\n')).map_or(0, |last| last + 1);
        start + end
    }
}

#[cfg(test)]
mod tests;
