//! Encryption by the standard handler, as far as a file opens without a password.

use super::cipher::{Aes, rc4};
use super::digest::{md5, sha256, sha384, sha512};
use super::object::{Dict, Object};
use crate::document::Note;

/// What stands for a password that is none.
const PADDING: [u8; 32] = *b"\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A";

/// How streams are encrypted.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Method {
    None,
    Rc4,
    Aes,
    /// AES with the file's key for every stream.
    LongAes,
}

/// The key of a file and how it is used.
#[derive(Clone, Debug)]
pub struct Crypt {
    method: Method,
    key: Vec<u8>,
}

impl Crypt {
    /// Reads the dictionary of the encryption, references resolved; `id` is the file's.
    ///
    /// # Errors
    /// `pdf.password` where one is needed, `pdf.encryption` where it is another handler or not known.
    pub fn open(dict: &Dict, filters: &Dict, id: &[u8]) -> Result<Self, Note> {
        let unknown = || Note::fatal("pdf.encryption");
        let whole = |key: &str| dict.number(key).map(|number| number as i64);
        let text = |key: &str| dict.raw(key).text().ok_or_else(unknown);
        if dict.raw("Filter").name() != Some(b"Standard") {
            return Err(unknown());
        }
        let revision = whole("R").ok_or_else(unknown)?;
        let (method, length) = match whole("V") {
            Some(1) => (Method::Rc4, 5),
            Some(2) => (Method::Rc4, (whole("Length").unwrap_or(40) / 8).clamp(5, 16) as usize),
            Some(4) => (method(dict, filters), 16),
            Some(5) => (method(dict, filters), 32),
            _ => return Err(unknown()),
        };
        let key = if revision >= 5 {
            long_key(text("U")?, text("UE")?, revision)
        } else {
            let permissions = whole("P").ok_or_else(unknown)? as u32;
            let bare = revision >= 4 && *dict.raw("EncryptMetadata") == Object::Bool(false);
            let seed = [&PADDING, text("O")?.get(..32).ok_or_else(unknown)?, &permissions.to_le_bytes(), id];
            short_key(&[seed.concat().as_slice(), if bare { &[0xFF; 4] } else { &[] }].concat(), length, revision)
                .filter(|key| is_open(key, text("U").unwrap_or_default(), id, revision))
        };
        Ok(Self { method, key: key.ok_or_else(|| Note::fatal("pdf.password"))? })
    }

    /// The data of the stream that is the object of that number and generation.
    pub fn decrypt(&self, bytes: &[u8], id: (u32, u16)) -> Vec<u8> {
        let salt: &[u8] = if self.method == Method::Aes { b"sAlT" } else { b"" };
        let own = || {
            let (number, generation) = (id.0.to_le_bytes(), id.1.to_le_bytes());
            let digest = md5(&[&self.key, &number[..3], &generation, salt].concat());
            digest[..(self.key.len() + 5).min(16)].to_vec()
        };
        match self.method {
            Method::None => bytes.to_vec(),
            Method::Rc4 => rc4(&own(), bytes),
            Method::Aes => unchained(&own(), bytes),
            Method::LongAes => unchained(&self.key, bytes),
        }
    }
}

/// The method that the filter of streams names.
fn method(dict: &Dict, filters: &Dict) -> Method {
    let filter = dict.raw("StmF").name().map(|name| filters.named(name));
    match filter.and_then(Object::dict).and_then(|filter| filter.raw("CFM").name()) {
        Some(b"V2") => Method::Rc4,
        Some(b"AESV2") => Method::Aes,
        Some(b"AESV3") => Method::LongAes,
        _ => Method::None,
    }
}

/// The first block starts the chain; the last byte says how many of the last block fill it up.
fn unchained(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let Some((start, rest)) = bytes.split_at_checked(16) else { return Vec::new() };
    let mut plain = Aes::new(key).decrypt(start, rest);
    let filling = plain.last().map_or(0, |last| usize::from(*last));
    if (1..=16).contains(&filling) {
        plain.truncate(plain.len() - filling);
    }
    plain
}

fn short_key(seed: &[u8], length: usize, revision: i64) -> Option<Vec<u8>> {
    let mut digest = md5(seed);
    for _ in 0..if revision >= 3 { 50 } else { 0 } {
        digest = md5(digest.get(..length)?);
    }
    Some(digest.get(..length)?.to_vec())
}

/// Whether the key of no password is the user's.
fn is_open(key: &[u8], user: &[u8], id: &[u8], revision: i64) -> bool {
    if revision < 3 {
        return rc4(key, &PADDING) == user;
    }
    let mut check = md5(&[&PADDING, id].concat()).to_vec();
    for round in 0..20 {
        let turned: Vec<u8> = key.iter().map(|byte| byte ^ round).collect();
        check = rc4(&turned, &check);
    }
    user.starts_with(&check)
}

/// The key of 32 bytes that stands encrypted in the file.
fn long_key(user: &[u8], packed: &[u8], revision: i64) -> Option<Vec<u8>> {
    let (check, key_salt) = (user.get(32..40)?, user.get(40..48)?);
    if hash(check, revision) != user.get(..32)? {
        return None;
    }
    Some(Aes::new(&hash(key_salt, revision)).decrypt(&[0; 16], packed.get(..32)?))
}

/// The slow hash of no password with a salt; revision 5 had a fast one.
fn hash(salt: &[u8], revision: i64) -> Vec<u8> {
    let mut key = sha256(salt);
    if revision < 6 {
        return key;
    }
    let mut round = 0;
    loop {
        let (Some(own), Some(start)) = (key.get(..16), key.get(16..32)) else { return key };
        let packed = Aes::new(own).encrypt(start, &key.repeat(64));
        let rest = packed.iter().take(16).map(|byte| u32::from(*byte)).sum::<u32>() % 3;
        key = match rest {
            0 => sha256(&packed),
            1 => sha384(&packed),
            _ => sha512(&packed),
        };
        round += 1;
        if round >= 64 && i32::from(packed.last().copied().unwrap_or(0)) <= round - 32 {
            key.truncate(32);
            return key;
        }
    }
}
