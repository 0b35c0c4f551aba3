//! MHT → Document: a page saved as one file, by a browser or by Word's 单个文件网页, and HTML mail. The HTML parts of
//! the message are read as one page, its plain text only where there is no HTML. Places are those of the HTML part.

use super::decode::{self, Decode};
use super::{html, text};
use crate::document::{Document, Format};

/// Messages inside messages.
const MAX_DEPTH: usize = 8;

/// Reads a message.
pub fn read(bytes: &[u8], with: &dyn Decode) -> Document {
    let mut parts = Parts { with, html: String::new(), plain: String::new() };
    parts.add(bytes, 0);
    let document = if parts.html.is_empty() { text::read(parts.plain) } else { html::read(&parts.html) };
    Document { format: Format::Mht, ..document }
}

/// Whether the bytes begin with the header of a message that holds HTML or several parts.
pub fn is_mht(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let Some(header) = Header::read(head).map(|(header, _)| header) else { return false };
    let kind = header.value("content-type").unwrap_or_default().to_ascii_lowercase();
    kind.starts_with("multipart/") || (kind.starts_with("text/html") && header.value("mime-version").is_some())
}

/// The texts of a message's parts, decoded.
struct Parts<'a> {
    with: &'a dyn Decode,
    html: String,
    plain: String,
}

impl Parts<'_> {
    fn add(&mut self, bytes: &[u8], depth: usize) {
        let Some((header, body)) = Header::read(bytes) else { return };
        let kind = header.value("content-type").unwrap_or("text/plain");
        let name = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if name.starts_with("multipart/") {
            if let Some(boundary) = parameter(kind, "boundary").filter(|_| depth < MAX_DEPTH) {
                split(body, boundary.as_bytes()).for_each(|part| self.add(part, depth + 1));
            }
            return;
        }
        let into = match name.as_str() {
            "text/html" | "application/xhtml+xml" => &mut self.html,
            "text/plain" => &mut self.plain,
            _ => return,
        };
        let encoding = header.value("content-transfer-encoding").unwrap_or_default().trim().to_ascii_lowercase();
        let content = match encoding.as_str() {
            "quoted-printable" => quoted_printable(body),
            "base64" => base64(body),
            _ => body.to_vec(),
        };
        let label = parameter(kind, "charset").filter(|label| !label.eq_ignore_ascii_case("utf-8"));
        let text = label.filter(|_| std::str::from_utf8(&content).is_err());
        let text = text.and_then(|label| self.with.decode(label, &content));
        into.push_str(&text.unwrap_or_else(|| decode::decode(&content, self.with)));
        into.push('\n');
    }
}

/// The fields of a part: names and values, as bytes of the file.
struct Header {
    fields: Vec<(String, String)>,
}

impl Header {
    /// The header at the start of a part, and what follows it; `None` where there is no field at all.
    fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let (line, after) = next_line(rest);
            let text = String::from_utf8_lossy(line);
            if text.trim().is_empty() {
                // Some files begin with empty lines.
                if !fields.is_empty() {
                    rest = after;
                    break;
                }
            } else if let (true, Some((_, value))) = (text.starts_with([' ', '\t']), fields.last_mut()) {
                value.push(' ');
                value.push_str(text.trim());
            } else {
                let (name, value) = text.split_once(':').filter(|(name, _)| is_field(name))?;
                fields.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
            rest = after;
        }
        (!fields.is_empty()).then_some((Self { fields }, rest))
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

fn is_field(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

fn next_line(bytes: &[u8]) -> (&[u8], &[u8]) {
    match bytes.iter().position(|byte| *byte == b'\n') {
        Some(end) => (&bytes[..end], &bytes[end + 1..]),
        None => (bytes, &[]),
    }
}

/// The value of a parameter of a field, without its quotes.
fn parameter<'a>(field: &'a str, name: &str) -> Option<&'a str> {
    let value = field.split(';').skip(1).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })?;
    Some(value.trim_matches('"')).filter(|value| !value.is_empty())
}

/// The parts between the lines that begin with the boundary.
fn split<'a>(body: &'a [u8], boundary: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = Some(body);
    let mut first = true;
    std::iter::from_fn(move || {
        loop {
            let bytes = rest?;
            let (mut at, mut next) = (0, None);
            while at < bytes.len() {
                let (line, after) = next_line(&bytes[at..]);
                let tail = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary));
                match tail.map(<[u8]>::trim_ascii) {
                    Some(b"") => {
                        next = Some(after);
                        break;
                    }
                    Some(b"--") => break,
                    _ => {}
                }
                at = bytes.len() - after.len();
            }
            rest = next;
            // What stands before the first boundary belongs to no part.
            if !std::mem::take(&mut first) {
                return Some(&bytes[..at]);
            }
        }
    })
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte != b'=' {
            out.push(*byte);
            continue;
        }
        match after {
            [b'\r', b'\n', tail @ ..] | [b'\n', tail @ ..] => rest = tail,
            [high, low, tail @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                out.push(hex(*high) << 4 | hex(*low));
                rest = tail;
            }
            _ => out.push(b'='),
        }
    }
    out
}

fn hex(digit: u8) -> u8 {
    char::from(digit).to_digit(16).map_or(0, |value| value as u8)
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::testing::outline;
    use super::*;

    #[track_caller]
    fn check(message: &str, expected: &str) {
        let bytes = message.replace('\n', "\r\n").into_bytes();
        assert!(is_mht(&bytes), "{message}");
        let document = read(&bytes, &decode::Native);
        assert_eq!((outline(&document).as_str(), document.format), (expected, Format::Mht), "{message}");
    }

    #[test]
    fn html_parts_are_read_whatever_carries_them() {
        check(
            "MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=\"----=_N\"\n\npreamble\n------=_N\n\
             Content-Type: text/html; charset=\"gb2312\"\nContent-Transfer-Encoding: quoted-printable\n\n\
             <table><tr><td =\nwidth=3D1>=D7=DC=BC=C6<td>15</table>=0A<p>\n------=_N\nContent-Type: image/png\n\
             Content-Transfer-Encoding: base64\n\naGk=\n------=_N--\n<p>after",
            "[0 总计|1 15]",
        );
        check(
            "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\n\
             plain\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+5oC7\n6K6hPC9wPg==\n--b--\n--a--",
            "总计",
        );
        check("Mime-Version: 1.0\nContent-Type: text/html\n\n<p>a=3D</p>", "a=3D");
        check("Content-Type: multipart/x; boundary=a\n\n--a\nContent-Type: text/plain\n\nonly text\n", "only text");
    }

    #[test]
    fn texts_are_no_messages() {
        for text in ["", "Note: this\n\nis text", "<p>a", "Content-Type: text/html\n\na", "标题：x\n\nContent-Type: y"]
        {
            assert!(!is_mht(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn depth_and_circles_end() {
        let mut message = String::new();
        for _ in 0..100 {
            message.push_str("Content-Type: multipart/mixed; boundary=a\n\n--a\n");
        }
        assert!(read(message.as_bytes(), &decode::Native).blocks.is_empty());
    }
}
