//! Written: what stands in a cell. Almost always that is a few digits, which need no memory of their own.

use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::Deref;

/// A text that is kept in place where it is short.
#[derive(Clone)]
pub struct Written(Kept);

#[derive(Clone)]
enum Kept {
    /// The first so many of these bytes.
    Here(u8, [u8; SHORT]),
    There(Box<Box<str>>),
}

/// What has room beside a pointer, which has to be aligned.
const SHORT: usize = 2 * size_of::<usize>() - 2;

impl Written {
    /// How many bytes it has.
    pub fn len(&self) -> usize {
        match &self.0 {
            Kept::Here(len, _) => usize::from(*len),
            Kept::There(text) => text.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kept::Here(len, bytes) => std::str::from_utf8(&bytes[..usize::from(*len)]).unwrap_or_default(),
            Kept::There(text) => text,
        }
    }
}

impl From<&str> for Written {
    fn from(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        match bytes.get_mut(..text.len()) {
            Some(place) => place.copy_from_slice(text.as_bytes()),
            None => return Self(Kept::There(Box::new(text.into()))),
        }
        Self(Kept::Here(text.len() as u8, bytes))
    }
}

impl From<String> for Written {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl Default for Written {
    fn default() -> Self {
        Self(Kept::Here(0, [0; SHORT]))
    }
}

impl Deref for Written {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Written {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl PartialEq<&str> for Written {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Debug for Written {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(out)
    }
}

impl fmt::Display for Written {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self)
    }
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_texts_are_kept_as_they_are() {
        for text in ["", "0", "12,345", "一二三四", "一二三四五", "22（其中修订16件）另有四十件见附件"]
        {
            let written = Written::from(text);
            assert_eq!(written.as_str(), text);
        }
        assert_eq!(size_of::<Written>(), 2 * size_of::<usize>());
    }
}
