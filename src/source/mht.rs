//! MHT → Document: a page saved as one file, by a browser or by Word's 单个文件网页, and mail with the documents that it
//! carries. The HTML parts of the message are read as one page, its plain text only where there is no HTML. Places are
//! those of the HTML part.

use super::archive;
use super::decode::{self, Decode};
use crate::document::radicals::folded;
use crate::document::{Document, Format};

/// Messages inside messages.
const MAX_DEPTH: usize = 8;

/// Reads the text of a message.
pub fn read(bytes: &[u8], with: &dyn Decode) -> Document {
    Parts::of(bytes, with).document()
}

/// Reads a message and the documents it carries, those named `message/file`. A letter without tables is left out beside
/// them.
pub fn read_all(bytes: &[u8], name: &str, with: &dyn Decode) -> Vec<(String, Document)> {
    let mut parts = Parts::of(bytes, with);
    let mut carried = std::mem::take(&mut parts.files).into_iter().map(|(file, bytes)| (file, Ok(bytes)));
    let mut documents = archive::members(name, &mut carried, with);
    let letter = parts.document();
    if documents.is_empty() || letter.has_grid() {
        documents.insert(0, (name.to_owned(), letter));
    }
    documents
}

/// Whether the bytes begin with the header of a message that holds HTML, several parts, or text in an encoding.
pub fn is_mht(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let Some(header) = Header::read(head).map(|(header, _)| header) else { return false };
    let kind = header.value("content-type").unwrap_or_default().to_ascii_lowercase();
    let is_text = || kind.starts_with("text/html") || kind.starts_with("text/plain") && header.value("from").is_some();
    kind.starts_with("multipart/") || header.value("mime-version").is_some() && is_text()
}

/// The texts of a message's parts, decoded.
struct Parts<'a> {
    with: &'a dyn Decode,
    html: String,
    plain: String,
    /// Names and contents of what is attached.
    files: Vec<(String, Vec<u8>)>,
}

impl<'a> Parts<'a> {
    fn of(bytes: &[u8], with: &'a dyn Decode) -> Self {
        let mut parts = Self { with, html: String::new(), plain: String::new(), files: Vec::new() };
        parts.add(bytes, 0);
        parts
    }

    fn document(self) -> Document {
        let document = match self.html.is_empty() {
            true => super::read_text(self.plain),
            false => super::read_html(&folded(self.html)),
        };
        Document { format: Format::Mht, ..document }
    }

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
        let disposition = header.value("content-disposition").unwrap_or_default();
        let attached = disposition.to_ascii_lowercase().starts_with("attachment");
        let encoding = header.value("content-transfer-encoding").unwrap_or_default().trim().to_ascii_lowercase();
        let content = match encoding.as_str() {
            "quoted-printable" => quoted_printable(body),
            "base64" => base64(body),
            _ => body.to_vec(),
        };
        let into = match name.as_str() {
            _ if attached => {
                return self.attach(parameter(disposition, "filename").or(parameter(kind, "name")), content);
            }
            "text/html" | "application/xhtml+xml" => &mut self.html,
            "text/plain" => &mut self.plain,
            _ => return,
        };
        let label = parameter(kind, "charset").filter(|label| !label.eq_ignore_ascii_case("utf-8"));
        let text = label.filter(|_| std::str::from_utf8(&content).is_err());
        let text = text.and_then(|label| self.with.decode(label, &content));
        into.push_str(&text.unwrap_or_else(|| decode::decode(&content, self.with)));
        into.push('\n');
    }

    fn attach(&mut self, name: Option<&str>, content: Vec<u8>) {
        let name = name.map_or_else(|| (self.files.len() + 1).to_string(), |name| self.words(name));
        self.files.push((name, content));
    }

    /// A text with its encoded words, as `=?gb2312?B?xOqxqA==?=`, in characters.
    fn words(&self, text: &str) -> String {
        if !text.contains("=?") {
            return text.to_owned();
        }
        let word = |word: &str| {
            let (charset, rest) = word.strip_prefix("=?")?.strip_suffix("?=")?.split_once('?')?;
            let content = match rest.split_once('?')? {
                ("B" | "b", coded) => base64(coded.as_bytes()),
                (_, coded) => quoted_printable(coded.replace('_', " ").as_bytes()),
            };
            self.with.decode(charset, &content).or_else(|| String::from_utf8(content).ok())
        };
        text.split_whitespace().map(|part| word(part).unwrap_or_else(|| part.to_owned())).collect()
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
        check(
            "Content-Type: text/html\nMIME-Version: 1.0\n\n<html><pre>a\t1\t2\nb\t3\t4</pre>",
            "[0 a|1 1|2 2][0 b|1 3|2 4]",
        );
        check("Content-Type: multipart/x; boundary=a\n\n--a\nContent-Type: text/plain\n\nonly text\n", "only text");
    }

    #[test]
    fn mail_is_read_with_the_documents_it_carries() {
        check(
            "From: a@b\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\
             Content-Transfer-Encoding: quoted-printable\n\n=E6=80=BB=E8=AE=A1\t15\n",
            "[0 总计|1 15]",
        );
        let mail = |letter: &str| {
            format!(
                "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: text/plain\n\n{letter}\n--a\n\
                 Content-Type: text/csv; name=x\nContent-Transfer-Encoding: base64\n\
                 Content-Disposition: attachment; filename=\"=?gb2312?B?xOqxqA==?= =?utf-8?Q?.t=78t?=\"\n\n5oC76K6hCTE1\n--a--\n"
            )
        };
        for (letter, expected) in [
            ("请查收", vec!["m.eml/年报.txt [0 总计|1 15]"]),
            ("总计\t3", vec!["m.eml [0 总计|1 3]", "m.eml/年报.txt [0 总计|1 15]"]),
        ] {
            let read = read_all(mail(letter).as_bytes(), "m.eml", &decode::Native);
            let shown: Vec<_> = read.iter().map(|(name, document)| format!("{name} {}", outline(document))).collect();
            assert_eq!(shown, expected);
        }
    }

    /// What its documents come to is bounded as in an archive.
    #[test]
    fn a_message_carries_as_much_as_an_archive() {
        let part = |name: usize| {
            let rows = "总计\t1\n".repeat(90_000);
            format!("--a\nContent-Disposition: attachment; filename={name}\n\n{rows}\n")
        };
        let parts: String = (0..9).map(part).collect();
        let message = format!("Content-Type: multipart/mixed; boundary=a\n\n{parts}--a--\n");
        let read = read_all(message.as_bytes(), "m", &decode::Native);
        let codes = read.iter().map(|(_, document)| document.notes.iter().find(|note| note.is_fatal()));
        let codes: Vec<_> = codes.map(|note| note.map_or("", |note| note.code.as_str())).collect();
        assert_eq!(codes, ["", "", "", "", "input.limit"]);
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
