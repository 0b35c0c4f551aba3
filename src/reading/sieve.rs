//! Sieve: a set of characters by their lower twelve bits. It lets nearly every character of a text pass at a glance; one it
//! holds back may still be none of the set.

/// Words of a sieve.
const WORDS: usize = 64;

/// A bit for the lower twelve of every character of the set.
#[derive(Clone, Copy, Debug)]
pub struct Sieve {
    bits: [u64; WORDS],
}

impl Sieve {
    /// A sieve that holds nothing back.
    pub const fn new() -> Self {
        Self { bits: [0; WORDS] }
    }

    /// The sieve that holds back one more character.
    pub const fn with(mut self, c: char) -> Self {
        let c = c as usize;
        self.bits[c / 64 % WORDS] |= 1 << (c % 64);
        self
    }

    /// The sieve of some characters.
    pub const fn of(characters: &[char]) -> Self {
        Self::new().and(characters)
    }

    /// The sieve that holds back some more.
    pub const fn and(self, characters: &[char]) -> Self {
        let (mut sieve, mut at) = (self, 0);
        while at < characters.len() {
            sieve = sieve.with(characters[at]);
            at += 1;
        }
        sieve
    }

    /// Whether a character may be of the set.
    pub const fn holds(&self, c: char) -> bool {
        self.bits[c as usize / 64 % WORDS] & 1 << (c as u32 % 64) != 0
    }

    /// Whether a character whose last two bytes are these may be of the set: one of three bytes.
    pub fn holds_tail(&self, b: u8, c: u8) -> bool {
        self.bits[usize::from(b) % WORDS] & 1 << (c & 63) != 0
    }

    /// Bytes of characters of one byte or three before the first that may be of the set. By bytes, which is cheaper than by
    /// characters.
    pub fn passed(&self, bytes: &[u8]) -> usize {
        let mut rest = bytes;
        loop {
            rest = match rest {
                // Mostly two of them stand side by side.
                [0xe0..=0xef, b, c, 0xe0..=0xef, e, f, after @ ..] => {
                    let passed = bytes.len() - rest.len();
                    if self.holds_tail(*b, *c) {
                        return passed;
                    }
                    if self.holds_tail(*e, *f) {
                        return passed + 3;
                    }
                    after
                }
                [0xe0..=0xef, b, c, after @ ..] if !self.holds_tail(*b, *c) => after,
                [c @ 0..=0x7f, after @ ..] if !self.holds_tail(c >> 6, *c) => after,
                _ => return bytes.len() - rest.len(),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_set_never_passes() {
        let sieve = Sieve::of(&['件', '7', '政']);
        for (text, passed) in
            [("申请3件", "申请3"), ("17", "1"), ("é", ""), ("a，政", "a，"), ("信息", "信息"), ("", "")]
        {
            assert_eq!(sieve.passed(text.as_bytes()), passed.len(), "{text}");
        }
        assert!(sieve.holds('件') && sieve.holds('7') && !sieve.holds('息'));
    }
}
