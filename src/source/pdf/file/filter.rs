//! Filters: packed data → data, never more than a limit.

use super::object::Dict;
use crate::source::zip::{self, End};

/// Why data is not whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It would be more than the limit.
    Limit,
    /// An image, or a filter that is not known.
    Other,
}

/// Unpacks by one filter and its parameters; whether the data ended in damage, before which it counts.
pub fn unpack(name: &[u8], parameters: &Dict, packed: &[u8], limit: usize) -> Result<(Vec<u8>, bool), Failure> {
    let (data, damaged) = match name {
        b"FlateDecode" | b"Fl" => inflate(packed, limit)?,
        b"LZWDecode" | b"LZW" => {
            (lzw(packed, parameters.number("EarlyChange") != Some(0.0), limit).ok_or(Failure::Limit)?, false)
        }
        b"ASCIIHexDecode" | b"AHx" => return Ok((hexadecimal(packed), false)),
        b"ASCII85Decode" | b"A85" => return Ok((base85(packed), false)),
        b"RunLengthDecode" | b"RL" => return Ok((runs(packed, limit).ok_or(Failure::Limit)?, false)),
        _ => return Err(Failure::Other),
    };
    Ok((predicted(data, parameters).ok_or(Failure::Other)?, damaged))
}

fn inflate(packed: &[u8], limit: usize) -> Result<(Vec<u8>, bool), Failure> {
    // Some writers put the end of a line before the data, some leave out the header.
    let start = packed.iter().position(|byte| !matches!(byte, b'\r' | b'\n')).unwrap_or(0);
    let packed = packed.get(start..).unwrap_or_default();
    let has_header = matches!(packed, [first, second, ..] if first & 15 == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0);
    let (data, end) = zip::inflate(packed, limit, if has_header { zip::ZLIB } else { 0 });
    if end == End::Full { Err(Failure::Limit) } else { Ok((data, end != End::Reached)) }
}

/// Codes of nine to twelve bits for texts met before.
fn lzw(packed: &[u8], early: bool, limit: usize) -> Option<Vec<u8>> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut data = Vec::new();
    // Where in the data the text of each code from 258 on stands.
    let mut texts: Vec<(usize, usize)> = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    let (mut bits, mut count) = (0u32, 0u32);
    for byte in packed {
        (bits, count) = (bits << 8 | u32::from(*byte), count + 8);
        let width = match END + 1 + texts.len() + usize::from(early) + usize::from(before.is_some()) {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
        if count < width {
            continue;
        }
        count -= width;
        let code = (bits >> count & ((1 << width) - 1)) as usize;
        let start = data.len();
        match code {
            CLEAR => {
                (texts, before) = (Vec::new(), None);
                continue;
            }
            END => break,
            0..=255 => data.push(code as u8),
            _ => {
                // A code may mean the text that it completes itself.
                let known = texts.get(code - END - 1).copied();
                let Some((from, to)) = known.or(before.map(|(from, to)| (from, to + 1))) else { break };
                if data.len() + (to - from) > limit {
                    return None;
                }
                for at in from..to {
                    let byte = data.get(at).copied().unwrap_or(0);
                    data.push(byte);
                }
            }
        }
        if data.len() > limit {
            return None;
        }
        // The new text is the one before and the first byte of this one, which follows it in the data.
        if let Some((from, to)) = before
            && texts.len() < 4096 - END - 1
        {
            texts.push((from, to + 1));
        }
        before = Some((start, data.len()));
    }
    Some(data)
}

fn hexadecimal(packed: &[u8]) -> Vec<u8> {
    let digits = packed.iter().take_while(|byte| **byte != b'>').filter_map(|byte| char::from(*byte).to_digit(16));
    let (mut data, mut high) = (Vec::new(), None);
    for digit in digits {
        match high.take() {
            Some(high) => data.push((high << 4 | digit) as u8),
            None => high = Some(digit),
        }
    }
    data.extend(high.map(|high| (high << 4) as u8));
    data
}

fn base85(packed: &[u8]) -> Vec<u8> {
    let (mut data, mut group) = (Vec::new(), Vec::new());
    for byte in packed.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'z' if group.is_empty() => data.extend([0; 4]),
            b'!'..=b'u' => group.push(byte - b'!'),
            _ => {}
        }
        if group.len() == 5 {
            group_of_four(&group, &mut data);
            group.clear();
        }
    }
    // Of the last group a byte fewer than it has digits counts.
    let length = data.len() + group.len().saturating_sub(1);
    if group.len() > 1 {
        group.resize(5, 84);
        group_of_four(&group, &mut data);
    }
    data.truncate(length);
    data
}

fn group_of_four(digits: &[u8], data: &mut Vec<u8>) {
    let value = digits.iter().fold(0u32, |value, digit| value.wrapping_mul(85).wrapping_add(u32::from(*digit)));
    data.extend(value.to_be_bytes());
}

fn runs(packed: &[u8], limit: usize) -> Option<Vec<u8>> {
    let (mut data, mut rest) = (Vec::new(), packed);
    while let [length, tail @ ..] = rest {
        match (length, tail) {
            (128, _) | (_, []) => break,
            (0..=127, _) => {
                let (run, after) = tail.split_at((usize::from(*length) + 1).min(tail.len()));
                data.extend(run);
                rest = after;
            }
            (_, [byte, after @ ..]) => {
                data.resize(data.len() + 257 - usize::from(*length), *byte);
                rest = after;
            }
        }
        if data.len() > limit {
            return None;
        }
    }
    Some(data)
}

/// Undoes the prediction of each byte from those before and above.
fn predicted(mut data: Vec<u8>, parameters: &Dict) -> Option<Vec<u8>> {
    let number = |key: &str, usual: usize| parameters.number(key).map_or(usual, |number| number as usize);
    let predictor = number("Predictor", 1);
    if predictor < 2 || data.is_empty() {
        return Some(data);
    }
    let bits = number("Colors", 1).clamp(1, 32) * number("BitsPerComponent", 8).clamp(1, 16);
    let row = (bits * number("Columns", 1).clamp(1, 1 << 20)).div_ceil(8);
    let step = bits.div_ceil(8);
    if predictor == 2 {
        if number("BitsPerComponent", 8) != 8 {
            return None;
        }
        for row in data.chunks_mut(row) {
            (step..row.len()).for_each(|at| row[at] = row[at].wrapping_add(row[at - step]));
        }
        return Some(data);
    }
    // Rows move up as the byte before each, which names its prediction, falls away.
    let mut written = 0;
    let mut from = 0;
    while from < data.len() {
        let kind = data[from];
        let length = row.min(data.len() - from - 1);
        for at in 0..length {
            let left = if at >= step { data[written + at - step] } else { 0 };
            let above = |back: usize| (written + at).checked_sub(row + back).map_or(0, |place| data[place]);
            let guess = match kind {
                1 => left,
                2 => above(0),
                3 => ((u16::from(left) + u16::from(above(0))) / 2) as u8,
                4 => nearest(left, above(0), if at >= step { above(step) } else { 0 }),
                _ => 0,
            };
            data[written + at] = data[from + 1 + at].wrapping_add(guess);
        }
        written += length;
        from += length + 1;
    }
    data.truncate(written);
    Some(data)
}

/// Of the byte on the left, above and between them the one nearest to the plane through all three.
fn nearest(left: u8, above: u8, corner: u8) -> u8 {
    let plane = i16::from(left) + i16::from(above) - i16::from(corner);
    let distance = |value: u8| (plane - i16::from(value)).abs();
    if distance(left) <= distance(above) && distance(left) <= distance(corner) {
        left
    } else if distance(above) <= distance(corner) {
        above
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::super::object::{Object, parse};
    use super::*;
    use crate::source::pdf::lexer::Lexer;
    use miniz_oxide::deflate::compress_to_vec_zlib;

    fn read(name: &str, parameters: &str, packed: &[u8], limit: usize) -> Result<Vec<u8>, Failure> {
        let parameters = parse(&mut Lexer::new(parameters.as_bytes()));
        let parameters = parameters.as_ref().and_then(Object::dict).cloned().unwrap_or_default();
        unpack(name.as_bytes(), &parameters, packed, limit).map(|(data, _)| data)
    }

    #[track_caller]
    fn check(name: &str, parameters: &str, packed: &[u8], expected: &[u8]) {
        assert_eq!(read(name, parameters, packed, 1000).as_deref(), Ok(expected));
    }

    #[test]
    fn every_filter() {
        check("AHx", "<<>>", b"41 4>", b"A@");
        check("A85", "<<>>", b"87cURD]i,\"Ebo80~>", b"Hello World!");
        check("A85", "<<>>", b"z5s~>", b"\0\0\0\0A");
        check("RL", "<<>>", b"\x02abc\xFEy\x80zz", b"abcyyy");
        check("LZW", "<<>>", b"\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01", b"-----A---B");
        check("Fl", "<<>>", &compress_to_vec_zlib(b"text", 6), b"text");
        check("Fl", "<<>>", &[b"\r\n", compress_to_vec_zlib(b"text", 6).as_slice()].concat(), b"text");
        check("Fl", "<<>>", &miniz_oxide::deflate::compress_to_vec(b"text", 6), b"text");
        assert_eq!(read("DCTDecode", "<<>>", b"", 9), Err(Failure::Other));
    }

    #[test]
    fn every_prediction() {
        let rows = |rows: &[u8]| compress_to_vec_zlib(rows, 6);
        let png = "<</Predictor 12/Columns 3>>";
        check("Fl", png, &rows(&[0, 1, 2, 3, 1, 1, 1, 1, 2, 1, 1, 1]), &[1, 2, 3, 1, 2, 3, 2, 3, 4]);
        check("Fl", png, &rows(&[0, 10, 20, 30, 3, 1, 1, 1, 4, 1, 1, 1]), &[10, 20, 30, 6, 14, 23, 7, 15, 24]);
        check("Fl", "<</Predictor 2/Columns 2/Colors 2>>", &rows(&[1, 2, 3, 4]), &[1, 2, 4, 6]);
        check("Fl", "<</Predictor 15/Columns 0/Colors 0/BitsPerComponent 0>>", &rows(&[0, 1]), &[1]);
        check("Fl", "<</Predictor 12/Columns 99999999999>>", &rows(&[2, 1]), &[1]);
    }

    #[test]
    fn a_limit_holds() {
        let zeros = compress_to_vec_zlib(&[0; 5000], 9);
        assert_eq!(read("Fl", "<<>>", &zeros, 4999), Err(Failure::Limit));
        assert_eq!(read("RL", "<<>>", &[129, 0].repeat(10), 1000), Err(Failure::Limit));
        let growing: Vec<u8> = [0x80, 0x00].iter().copied().chain([0x60; 900]).collect();
        assert!(read("LZW", "<<>>", &growing, 500).is_err());
    }
}
