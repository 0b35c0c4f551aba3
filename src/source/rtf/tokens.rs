//! The tokens of RTF: groups, control words, control symbols and bytes of text.

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\*`: the group may be passed over.
    Optional,
    /// A control word with its number, or a control symbol.
    Word(&'a [u8], Option<i32>),
    /// A byte of text.
    Byte(u8),
}

/// The tokens of a file. Binary data and line ends are passed over.
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    /// The tokens of some bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn advance(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    /// What follows a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.rest.first()?;
        let letters = self.rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 {
            let symbol = self.rest.get(..1)?;
            self.advance(1);
            return Some(match first {
                b'\'' => self.hexadecimal(),
                b'*' => Token::Optional,
                b'\\' | b'{' | b'}' => Token::Byte(first),
                _ => Token::Word(symbol, None),
            });
        }
        let word = self.rest.get(..letters)?;
        self.advance(letters);
        let number = self.number();
        if self.rest.first() == Some(&b' ') {
            self.advance(1);
        }
        if word == b"bin" {
            self.advance(number.and_then(|count| usize::try_from(count).ok()).unwrap_or(0));
        }
        Some(Token::Word(word, number))
    }

    fn hexadecimal(&mut self) -> Token<'a> {
        let digit = |at: usize| self.rest.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        let (Some(high), Some(low)) = (digit(0), digit(1)) else { return Token::Word(b"'", None) };
        self.advance(2);
        Token::Byte((high * 16 + low) as u8)
    }

    fn number(&mut self) -> Option<i32> {
        let negative = self.rest.first() == Some(&b'-');
        let digits = self.rest.get(usize::from(negative)..)?;
        let count = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if count == 0 {
            return None;
        }
        let number = digits
            .iter()
            .take(count)
            .fold(0i32, |number, digit| number.saturating_mul(10).saturating_add(i32::from(digit - b'0')));
        self.advance(usize::from(negative) + count);
        Some(if negative { -number } else { number })
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.rest.first()?;
            self.advance(1);
            return Some(match byte {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\\' => return self.control(),
                b'\r' | b'\n' | 0 => continue,
                _ => Token::Byte(byte),
            });
        }
    }
}
