//! What kind of file bytes are, by content alone.

use super::budget::Budget;
use super::zip::Archive;
use super::{cfb, decode, docx, mht, ods, odt, pdf, xls, xlsx};
use crate::document::Note;

/// The kinds that a reader is chosen by.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    /// Nothing, or only white space.
    Empty,
    Pdf,
    /// A zip archive that is a document of its own.
    Docx,
    Odt,
    Ods,
    Xlsx,
    /// A zip archive of files.
    Archive,
    Doc,
    Xls,
    Rtf,
    Mht,
    /// An XML file that is a whole document.
    FlatWord,
    FlatOdt,
    FlatOds,
    FlatExcel,
    /// Text, HTML source included.
    Text,
    /// Nothing that a reader is there for; the note says what it seems to be.
    Other(Note),
}

/// The kind of a file.
pub fn kind(bytes: &[u8], budget: &mut Budget) -> Kind {
    match outer(bytes) {
        Kind::Archive => in_archive(bytes, budget),
        Kind::Doc => in_compound(bytes, budget),
        kind => kind,
    }
}

/// Whether a file is text or HTML, so that it needs no reader of files.
pub fn is_text(bytes: &[u8]) -> bool {
    outer(bytes) == Kind::Text
}

/// The kind of a file, or of the container that it is: an archive, a compound file as Word's.
fn outer(bytes: &[u8]) -> Kind {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Kind::Empty;
    }
    if pdf::is_pdf(bytes) {
        return Kind::Pdf;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Archive;
    }
    if bytes.starts_with(cfb::MAGIC) {
        return Kind::Doc;
    }
    if xls::is_bare(bytes) || xls::is_old(bytes) {
        return Kind::Xls;
    }
    if bytes.starts_with(b"{\\rtf") {
        return Kind::Rtf;
    }
    if let Some(note) = signature(bytes) {
        return Kind::Other(note);
    }
    if mht::is_mht(bytes) {
        return Kind::Mht;
    }
    let head = bytes.get(..4096).unwrap_or(bytes);
    if !head.contains(&b'<') {
        return Kind::Text;
    }
    let head = String::from_utf8_lossy(head);
    match head.trim_start_matches('\u{FEFF}').trim_start().starts_with('<') {
        true if docx::is_flat(&head) => Kind::FlatWord,
        true if odt::is_flat(&head) => Kind::FlatOdt,
        true if ods::is_flat(&head) => Kind::FlatOds,
        true if xlsx::flat::is_flat(&head) => Kind::FlatExcel,
        _ => Kind::Text,
    }
}

fn in_archive(bytes: &[u8], budget: &mut Budget) -> Kind {
    let archive = match Archive::open(bytes, budget) {
        Ok(archive) => archive,
        Err(note) => return Kind::Other(note.fatal_if(true)),
    };
    let has = |name: &str| archive.entry(name).is_some();
    let begins = |name: &[u8]| archive.entries.iter().any(|entry| entry.name.starts_with(name));
    if docx::is_docx(&archive, budget) {
        return Kind::Docx;
    }
    if has("content.xml") {
        let mime = archive.read("mimetype", budget).unwrap_or_default();
        return if String::from_utf8_lossy(&mime).contains("spreadsheet") { Kind::Ods } else { Kind::Odt };
    }
    if begins(b"xl/") {
        let own = has(xlsx::PROPERTIES) && xlsx::is_own(&archive, budget);
        return if own { Kind::Other(Note::fatal("input.own")) } else { Kind::Xlsx };
    }
    let others = [
        (has("OFD.xml"), "OFD"),
        (begins(b"ppt/"), "PowerPoint"),
        (begins(b"visio/"), "Visio"),
        (has("AndroidManifest.xml"), "Android"),
        (has("META-INF/container.xml"), "EPUB"),
        (has("META-INF/MANIFEST.MF"), "Java"),
        (has("Index/Document.iwa"), "iWork"),
    ];
    // A document whose main part is gone, as of a file that was not copied to its end.
    let is_package = has("[Content_Types].xml") || begins(b"docProps/") || begins(b"word/") || has("mimetype");
    match others.iter().find(|(found, _)| *found) {
        Some((_, name)) => Kind::Other(unsupported(name)),
        None if is_package => Kind::Other(Note::fatal("zip.damaged")),
        None => Kind::Archive,
    }
}

fn in_compound(bytes: &[u8], budget: &mut Budget) -> Kind {
    let file = match cfb::File::open(bytes, budget) {
        Ok(file) => file,
        Err(note) => return Kind::Other(note.fatal_if(true)),
    };
    if file.has("Workbook") || file.has("Book") {
        return Kind::Xls;
    }
    if file.has("EncryptedPackage") {
        return Kind::Other(Note::fatal("office.encrypted"));
    }
    let others =
        [("PowerPoint Document", "PowerPoint"), ("VisioDocument", "Visio"), ("__properties_version1.0", "Outlook")];
    match others.iter().find(|(stream, _)| file.has(stream)) {
        Some((_, name)) => Kind::Other(unsupported(name)),
        // The reader of Word files tells its own kinds apart: Word 6, Works, damaged.
        None => Kind::Doc,
    }
}

/// The note on a file of another kind.
pub fn unsupported(name: &str) -> Note {
    Note::fatal("input.unsupported").with("kind", name)
}

/// What the first bytes of other kinds of files are, where they stand, and the message and name of the kind.
const SIGNATURES: [(usize, &[u8], &str, &str); 34] = [
    (0, b"\x89PNG", "input.image", "PNG"),
    (0, b"\xFF\xD8\xFF", "input.image", "JPEG"),
    (0, b"GIF8", "input.image", "GIF"),
    (0, b"II*\0", "input.image", "TIFF"),
    (0, b"MM\0*", "input.image", "TIFF"),
    (8, b"WEBP", "input.image", "WebP"),
    (4, b"ftyphe", "input.image", "HEIC"),
    (4, b"ftypmif", "input.image", "HEIC"),
    (0, b"\0\0\x01\0", "input.image", "ICO"),
    (0, b"8BPS", "input.image", "Photoshop"),
    (0, b"Rar!", "input.archive", "RAR"),
    (0, b"7z\xBC\xAF\x27\x1C", "input.archive", "7-Zip"),
    (0, b"\x1F\x8B", "input.archive", "gzip"),
    (0, b"BZh", "input.archive", "bzip2"),
    (0, b"\xFD7zXZ", "input.archive", "xz"),
    (257, b"ustar", "input.archive", "tar"),
    (0, b"MSCF", "input.archive", "CAB"),
    (0, b"PK\x01\x02", "input.archive", "ZIP"),
    (0, b"MZ", "input.unsupported", "EXE"),
    (0, b"\x7FELF", "input.unsupported", "ELF"),
    (0, b"\xCF\xFA\xED\xFE", "input.unsupported", "Mach-O"),
    (0, b"\xCA\xFE\xBA\xBE", "input.unsupported", "Java"),
    (0, b"\0asm", "input.unsupported", "WebAssembly"),
    (0, b"SQLite format 3", "input.unsupported", "SQLite"),
    (4, b"ftyp", "input.unsupported", "MP4"),
    (0, b"ID3", "input.unsupported", "MP3"),
    (8, b"WAVE", "input.unsupported", "WAV"),
    (8, b"AVI ", "input.unsupported", "AVI"),
    (0, b"OggS", "input.unsupported", "Ogg"),
    (0, b"\x1A\x45\xDF\xA3", "input.unsupported", "Matroska"),
    (0, b"CAJ\0", "input.unsupported", "CAJ"),
    (0, b"KDH", "input.unsupported", "KDH"),
    (0, b"%!PS", "input.unsupported", "PostScript"),
    (0, b"\x30\x26\xB2\x75\x8E\x66\xCF\x11", "input.unsupported", "WMV"),
];

/// Files of other kinds by their first bytes. Text may begin like some of them, but holds no zero byte then.
fn signature(bytes: &[u8]) -> Option<Note> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let bitmap = head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4]);
    if bitmap {
        return Some(Note::fatal("input.image").with("kind", "BMP"));
    }
    let found = SIGNATURES.iter().find(|(at, mark, ..)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(mark)))?;
    let (_, mark, code, kind) = found;
    let like_text = mark.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ');
    let text = || !decode::is_junk(&String::from_utf8_lossy(head)) && !head.contains(&0);
    (!like_text || !text()).then(|| Note::fatal(code).with("kind", kind))
}

#[cfg(test)]
mod tests {
    use super::is_text;

    #[test]
    fn text_and_html_need_no_reader_of_files() {
        for text in
            ["一、总体情况\n", "<table><tr><td>1</td></tr></table>", "<?xml version=\"1.0\"?><html></html>", "PK 赛"]
        {
            assert!(is_text(text.as_bytes()), "{text}");
        }
        let flat = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
        let word = "<?xml version=\"1.0\"?><w:wordDocument/>";
        let mail = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n";
        let others = ["", " \n", "%PDF-1.7\n", "PK\x03\x04", "{\\rtf1}", "GIF8\0", flat, word, mail];
        for other in others {
            assert!(!is_text(other.as_bytes()), "{other}");
        }
        assert!(!is_text(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") && !is_text(b"\x89PNG\r\n"));
    }
}
