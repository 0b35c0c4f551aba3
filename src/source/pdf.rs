//! PDF → Document: the text layer with positions, tables rebuilt from ruling lines and positions. Links, actions and
//! scripts are never looked at.

mod canvas;
mod cmap;
mod columns;
mod content;
mod encoding;
mod flow;
mod font;
mod guard;
mod headings;
mod lattice;
mod lexer;
mod matrix;
mod page;
mod radicals;
mod streams;
mod tables;
mod words;

use crate::document::{Builder, Document, Format, Limits, Note};
use crate::source::Decode;
use canvas::Canvas;
use content::Painter;
use hayro_syntax::object::{Array, Dict, Name, Object, Rect, Stream};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use page::Page;

/// Pages of one file; the rest is left out with a note.
const MAX_PAGES: usize = 500;

/// Reads a PDF. What cannot be read becomes a note.
pub fn read(bytes: &[u8], decode: &dyn Decode) -> Document {
    let mut builder = Builder::new(Format::Pdf, Limits::default());
    match open(bytes) {
        Ok(pdf) => read_pages(&pdf, decode, &mut builder),
        Err(note) => builder.note(note),
    }
    builder.finish()
}

/// Whether the bytes are a PDF: its mark stands within the first kilobyte.
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.get(..bytes.len().min(1024)).unwrap_or_default().windows(5).any(|window| window == b"%PDF-")
}

fn open(bytes: &[u8]) -> Result<Pdf, Note> {
    if !is_pdf(bytes) {
        return Err(Note::fatal("pdf.not-pdf"));
    }
    if !guard::is_safe(bytes) {
        return Err(Note::fatal("pdf.limit"));
    }
    Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Note::fatal("pdf.password"),
        LoadPdfError::Decryption(_) => Note::fatal("pdf.encryption"),
        LoadPdfError::Invalid => Note::fatal("pdf.damaged"),
    })
}

fn read_pages(pdf: &Pdf, decode: &dyn Decode, builder: &mut Builder) {
    let mut painter = Painter::new(decode);
    let mut image = false;
    let mut pages = Vec::new();
    for (page, number) in pdf.pages().iter().take(MAX_PAGES).zip(1u16..) {
        let canvas = paint(page, &mut painter);
        image |= canvas.image;
        pages.push(page::read(canvas, number));
    }
    let limited = painter.exhausted
        || painter.streams.exhausted
        || pdf.pages().len() > MAX_PAGES
        || pages.iter().any(|page: &Page| page.too_many_lines);
    let damaged = painter.streams.damaged || pages.is_empty();
    let (glyphs, unknown) = painter.glyphs;
    flow::write(pages, builder);
    // Nothing readable at all is the file's error; anything less is said beside what was read.
    let nothing = glyphs == unknown;
    let mut note = |applies: bool, code: &str| {
        if applies {
            builder.note(if nothing { Note::fatal(code) } else { Note::new(code) });
        }
    };
    note(limited, "pdf.limit");
    note(damaged, "pdf.damaged");
    note(unknown > 0, "pdf.unreadable-font");
    note(glyphs == 0 && image, "pdf.no-text-layer");
    note(glyphs == 0 && !image, "pdf.no-text");
}

/// Draws a page and the form fields and text boxes upon it.
fn paint(page: &hayro_syntax::page::Page, painter: &mut Painter) -> Canvas {
    let mut canvas = Canvas { size: page.render_dimensions(), ..Canvas::default() };
    let base = page.initial_transform(true).as_coeffs();
    let content = contents(page.raw(), painter);
    painter.page(&content, page.resources(), base, &mut canvas);
    for annotation in page.raw().get::<Array>("Annots").iter().flat_map(|list| list.iter::<Dict>()).take(2_000) {
        if let Some((form, rect)) = appearance(&annotation) {
            painter.appearance(&form, rect, base, &mut canvas);
        }
    }
    canvas
}

/// The content streams of a page, as one.
fn contents(page: &Dict, painter: &mut Painter) -> Vec<u8> {
    let streams: Vec<Stream> = match page.get::<Object>("Contents") {
        Some(Object::Stream(stream)) => vec![stream],
        Some(Object::Array(array)) => array.iter::<Stream>().collect(),
        _ => Vec::new(),
    };
    let mut content = Vec::new();
    for stream in streams {
        content.extend(painter.streams.decode(&stream).unwrap_or_default());
        content.push(b'\n');
    }
    content
}

/// The appearance of an annotation that people write text with, unless it is hidden.
fn appearance<'a>(annotation: &Dict<'a>) -> Option<(Stream<'a>, Rect)> {
    const HIDDEN: i32 = 2;
    const NO_VIEW: i32 = 32;
    let subtype = annotation.get::<Name>("Subtype")?;
    let flags = annotation.get::<i32>("F").unwrap_or(0);
    if !matches!(subtype.as_ref(), b"Widget" | b"FreeText") || flags & (HIDDEN | NO_VIEW) != 0 {
        return None;
    }
    let normal = annotation.get::<Dict>("AP")?.get::<Object>("N")?;
    let form = match normal {
        Object::Stream(stream) => stream,
        // A check box has an appearance a state.
        Object::Dict(states) => states.get::<Stream>(annotation.get::<Name>("AS")?)?,
        _ => return None,
    };
    Some((form, annotation.get::<Rect>("Rect")?))
}
