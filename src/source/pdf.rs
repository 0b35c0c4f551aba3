//! PDF → Document: the text layer with positions, tables rebuilt from ruling lines and positions. Links, actions and
//! scripts are never looked at.

mod canvas;
mod cmap;
mod columns;
mod content;
mod encoding;
mod file;
mod flow;
mod font;
mod frame;
mod headings;
mod lattice;
mod lexer;
mod matrix;
mod newspaper;
mod overflow;
mod page;
mod strike;
mod tables;
mod words;

use crate::document::{Builder, Document, Format, Limits, Note};
use crate::source::Decode;
use crate::source::flow::with_pictures;
use canvas::Canvas;
use content::Painter;
use file::{Dict, File, Object, Stream};
use page::Page;
use std::rc::Rc;

/// Pages of one file; the rest is left out with a note.
const MAX_PAGES: usize = 500;
/// Form fields, text boxes and remarks of a page that are looked at.
const MAX_ANNOTATIONS: usize = 2_000;

/// Reads a PDF. What cannot be read becomes a note.
pub fn read(bytes: &[u8], decode: &dyn Decode) -> Document {
    let mut builder = Builder::new(Format::Pdf, Limits::default());
    let has_images = match open(bytes) {
        Ok(file) => read_pages(file, decode, &mut builder),
        Err(note) => {
            builder.note(note);
            false
        }
    };
    with_pictures(builder.finish(), has_images)
}

/// Whether the bytes are a PDF: its mark stands within the first kilobyte.
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.get(..bytes.len().min(1024)).unwrap_or_default().windows(5).any(|window| window == b"%PDF-")
}

fn open(bytes: &[u8]) -> Result<File<'_>, Note> {
    if is_pdf(bytes) { File::open(bytes) } else { Err(Note::fatal("pdf.not-pdf")) }
}

/// Reads all pages; whether one of them shows an image.
fn read_pages(mut file: File, decode: &dyn Decode, builder: &mut Builder) -> bool {
    let sheets = file::pages(&mut file, MAX_PAGES + 1);
    let mut painter = Painter::new(file, decode);
    let mut image = false;
    let mut pages = Vec::new();
    let mut cells = 0;
    for (sheet, number) in sheets.iter().take(MAX_PAGES).zip(1u16..) {
        let canvas = paint(sheet, &mut painter);
        image |= canvas.image;
        let page = page::read(canvas, number);
        cells += page.cells();
        pages.push(page);
        // The document takes no more.
        if cells > Limits::default().cells {
            break;
        }
    }
    let limited = painter.exhausted
        || painter.file.exhausted
        || sheets.len() > pages.len()
        || pages.iter().any(|page: &Page| page.too_many_lines);
    let damaged = painter.file.damaged || pages.is_empty();
    let struck = pages.iter().any(|page: &Page| page.struck);
    let (glyphs, unknown) = painter.glyphs;
    flow::write(pages, builder);
    // Nothing readable at all is the file's error; anything less is said beside what was read.
    let nothing = glyphs == unknown;
    let notes = [
        (limited, Note::limit("pdf.limit")),
        (damaged, Note::new("pdf.damaged")),
        (unknown > 0, Note::new("pdf.unreadable-font")),
        (struck, Note::remark("pdf.struck")),
        (glyphs == 0 && image, Note::new("pdf.no-text-layer")),
        (glyphs == 0 && !image, Note::new("pdf.no-text")),
    ];
    for (_, note) in notes.into_iter().filter(|(applies, _)| *applies) {
        builder.note(note.fatal_if(nothing));
    }
    image
}

/// Draws a page and the form fields and text boxes upon it.
fn paint(sheet: &file::Page, painter: &mut Painter) -> Canvas {
    let mut canvas = Canvas { size: sheet.size, ..Canvas::default() };
    let content = contents(&sheet.dict, &mut painter.file);
    painter.page(&content, &sheet.resources, sheet.base, &mut canvas);
    drop(content);
    let annotations = painter.file.get(&sheet.dict, "Annots");
    for annotation in annotations.items().iter().take(MAX_ANNOTATIONS) {
        if let Some((form, rect)) = appearance(annotation, &mut painter.file) {
            painter.appearance(&form, rect, sheet.base, &mut canvas);
        }
    }
    canvas
}

/// The content streams of a page, as one.
fn contents(page: &Dict, file: &mut File) -> Vec<u8> {
    let contents = file.get(page, "Contents");
    let streams = if let Object::Stream(_) = contents { std::slice::from_ref(&contents) } else { contents.items() };
    let mut content = Vec::new();
    for stream in streams {
        let Object::Stream(stream) = file.resolve(stream) else { continue };
        let data = file.data(&stream).unwrap_or_default();
        if content.len() + data.len() > file::MAX_STREAM {
            file.exhausted = true;
            break;
        }
        content.extend(data);
        content.push(b'\n');
    }
    content
}

/// The appearance of an annotation that people write text with, and its rectangle, unless it is hidden.
fn appearance(annotation: &Object, file: &mut File) -> Option<(Rc<Stream>, [f64; 4])> {
    const HIDDEN: i32 = 2;
    const NO_VIEW: i32 = 32;
    let annotation = file.resolve(annotation);
    let annotation = annotation.dict()?;
    let flags = file.number(annotation, "F").unwrap_or(0.0) as i32;
    if !matches!(file.get(annotation, "Subtype").name()?, b"Widget" | b"FreeText") || flags & (HIDDEN | NO_VIEW) != 0 {
        return None;
    }
    let states = file.dict(annotation, "AP")?;
    let mut form = file.get(&states, "N");
    // A check box has an appearance a state.
    if let Object::Dict(states) = &form {
        let state = file.get(annotation, "AS");
        form = file.resolve(states.named(state.name()?));
    }
    let Object::Stream(form) = form else { return None };
    Some((form, file.numbers_of(annotation, "Rect")?))
}
