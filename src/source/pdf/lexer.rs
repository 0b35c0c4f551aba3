//! Tokens of content streams and CMaps, which share one syntax.

use std::borrow::Cow;

/// One token.
#[derive(Clone, Debug, PartialEq)]
pub enum Token<'a> {
    /// A number; malformed ones are 0, as viewers read them.
    Number(f64),
    /// A name without its slash, escapes resolved.
    Name(Cow<'a, [u8]>),
    /// A literal or hexadecimal string.
    Text(Vec<u8>),
    /// `[`
    ArrayStart,
    /// `]`
    ArrayEnd,
    /// `<<`
    DictStart,
    /// `>>`
    DictEnd,
    /// An operator or keyword.
    Word(&'a [u8]),
}

/// Reads tokens from bytes; unknown bytes are skipped.
#[derive(Clone, Debug)]
pub struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    /// A lexer at the start of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bytes it has gone through.
    pub fn offset(&self) -> usize {
        self.at
    }

    /// Steps over the data of an inline image, from behind its `ID` to behind its `EI`.
    pub fn skip_inline_image(&mut self) {
        let mut at = self.at + 1;
        while let Some(window) = self.bytes.get(at..at + 3) {
            let after = self.bytes.get(at + 3).is_none_or(|byte| is_space(*byte));
            if is_space(window[0]) && &window[1..] == b"EI" && after {
                break;
            }
            at += 1;
        }
        self.at = (at + 3).min(self.bytes.len());
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take_while(&mut self, keep: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| !keep(*byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn literal(&mut self) -> Vec<u8> {
        let (mut text, mut depth) = (Vec::new(), 0usize);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.escape(&mut text),
                b')' if depth == 0 => break,
                b'(' | b')' => {
                    depth = if byte == b'(' { depth + 1 } else { depth - 1 };
                    text.push(byte);
                }
                _ => text.push(byte),
            }
        }
        text
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\n' => {}
            b'\r' => self.at += usize::from(self.peek() == Some(b'\n')),
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.push(code as u8);
            }
            _ => text.push(byte),
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        let digits = self.take_while(|byte| byte != b'>').iter().filter_map(|byte| (*byte as char).to_digit(16));
        let digits: Vec<u8> = digits.map(|digit| digit as u8).collect();
        self.at += 1;
        digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect()
    }

    fn name(&mut self) -> Cow<'a, [u8]> {
        let raw = self.take_while(is_regular);
        if !raw.contains(&b'#') {
            return Cow::Borrowed(raw);
        }
        let digit = |at: usize| raw.get(at).and_then(|byte| (*byte as char).to_digit(16));
        let (mut name, mut at) = (Vec::with_capacity(raw.len()), 0);
        while let Some(byte) = raw.get(at) {
            match (byte, digit(at + 1), digit(at + 2)) {
                (b'#', Some(high), Some(low)) => {
                    name.push((high << 4 | low) as u8);
                    at += 3;
                }
                _ => {
                    name.push(*byte);
                    at += 1;
                }
            }
        }
        Cow::Owned(name)
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            self.take_while(is_space);
            let byte = self.peek()?;
            self.at += 1;
            return Some(match byte {
                b'%' => {
                    self.take_while(|byte| byte != b'\n' && byte != b'\r');
                    continue;
                }
                b'/' => Token::Name(self.name()),
                b'(' => Token::Text(self.literal()),
                b'<' if self.peek() == Some(b'<') => {
                    self.at += 1;
                    Token::DictStart
                }
                b'<' => Token::Text(self.hexadecimal()),
                b'>' => {
                    self.at += usize::from(self.peek() == Some(b'>'));
                    Token::DictEnd
                }
                b'[' => Token::ArrayStart,
                b']' => Token::ArrayEnd,
                b')' | b'{' | b'}' => continue,
                b'0'..=b'9' | b'+' | b'-' | b'.' => {
                    self.at -= 1;
                    Token::Number(number(self.take_while(is_regular)))
                }
                _ => {
                    self.at -= 1;
                    Token::Word(self.take_while(is_regular))
                }
            });
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

/// Digits with at most one sign in front and one point; anything else ends the number.
fn number(text: &[u8]) -> f64 {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest.strip_prefix(b"-").unwrap_or(rest)),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let (mut value, mut scale, mut fraction) = (0f64, 1f64, false);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                value = value * 10.0 + f64::from(byte - b'0');
                scale *= if fraction { 10.0 } else { 1.0 };
            }
            b'.' if !fraction => fraction = true,
            _ => break,
        }
    }
    let value = if scale.is_finite() && value.is_finite() { value / scale } else { 0.0 };
    if negative { -value } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: &[Token]) {
        assert_eq!(Lexer::new(input.as_bytes()).collect::<Vec<_>>(), expected, "{input}");
    }

    #[test]
    fn tokens() {
        let name = |text: &'static str| Token::Name(Cow::Borrowed(text.as_bytes()));
        let text = |bytes: &[u8]| Token::Text(bytes.to_vec());
        check("-.5 12.25 +3 --7", &[-0.5, 12.25, 3.0, -7.0].map(Token::Number));
        check("/F#31 Tf%note\nET", &[name("F1"), Token::Word(b"Tf"), Token::Word(b"ET")]);
        check(
            r"(a\(b(c)\101\
)",
            &[text(b"a(b(c)A")],
        );
        check("<4 1 4>[]", &[text(b"A@"), Token::ArrayStart, Token::ArrayEnd]);
        check("<</A 1>>", &[Token::DictStart, name("A"), Token::Number(1.0), Token::DictEnd]);
        check("(open", &[text(b"open")]);
    }

    #[test]
    fn an_inline_image_is_skipped() {
        let mut lexer = Lexer::new(b"ID \x00EI\xff (\nEI Q");
        lexer.next();
        lexer.skip_inline_image();
        assert_eq!(lexer.next(), Some(Token::Word(b"Q")));
    }
}
