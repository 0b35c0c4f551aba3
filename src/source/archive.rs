//! Archives of files: several reports in one zip. Each file is read by its own content; archives inside the archive,
//! folders and what systems leave there (`__MACOSX`, `Thumbs.db`, lock files) are not.

use super::budget::Budget;
use super::decode::{self, Decode};
use super::sniff::{self, Kind};
use super::zip::{Archive, Entry};
use crate::document::{Block, Cell, Document, Format, Note};

/// Files that an archive or a message may hold.
const MAX_FILES: usize = 200;
/// Bytes that the documents of its files may come to, all together: text, and what lines and cells take beside it.
const MAX_WEIGHT: usize = 16 << 20;

/// Reads every file of an archive: its name (`archive/file`) and document, in the archive's order. An archive without
/// files gives one document that says so.
pub fn read(bytes: &[u8], name: &str, decode: &dyn Decode) -> Vec<(String, Document)> {
    let mut budget = Budget::for_input(bytes.len());
    let archive = match Archive::open(bytes, &mut budget) {
        Ok(archive) => archive,
        Err(note) => return vec![(name.to_owned(), failed(note))],
    };
    let names = archive.entries.iter().map(|entry| (entry, entry_name(entry, decode)));
    let files = names.filter(|(_, path)| !is_left_over(path));
    let documents = members(name, &mut files.map(|(entry, path)| (path, archive.unpack(entry, &mut budget))), decode);
    if documents.is_empty() { vec![(name.to_owned(), failed(Note::fatal("input.empty")))] } else { documents }
}

/// Files that another one holds.
pub type Files<'a> = &'a mut dyn Iterator<Item = (String, Result<Vec<u8>, Note>)>;

/// Reads the files that another one holds, as many as there may be: their names below its name, and documents.
pub fn members(name: &str, files: Files, decode: &dyn Decode) -> Vec<(String, Document)> {
    let mut documents: Vec<(String, Document)> = Vec::new();
    let mut left = MAX_WEIGHT;
    for (path, file) in files {
        let is_too_much = documents.len() >= MAX_FILES || left == 0;
        let document = match file {
            _ if is_too_much => failed(Note::fatal("input.limit")),
            Ok(bytes) => member(&bytes, decode),
            Err(note) => failed(note),
        };
        left = left.saturating_sub(weight(&document));
        documents.push((format!("{name}/{path}"), document));
        if is_too_much {
            break;
        }
    }
    documents
}

fn weight(document: &Document) -> usize {
    let cells = |block: &Block| match block {
        Block::Grid(grid) => grid.cells.capacity() + grid.sources.len() + grid.rows.len(),
        Block::Line(_) => 0,
    };
    let cells: usize = document.blocks.iter().map(cells).sum();
    document.text.len() + cells * size_of::<Cell>() + document.blocks.len() * size_of::<Block>()
}

fn member(bytes: &[u8], decode: &dyn Decode) -> Document {
    match sniff::kind(bytes, &mut Budget::for_input(bytes.len())) {
        Kind::Archive => failed(Note::fatal("input.archive").with("kind", "ZIP")),
        kind => super::read_kind(kind, bytes, decode),
    }
}

fn failed(note: Note) -> Document {
    super::failed(Format::Zip, note.fatal_if(true))
}

/// Chinese programs write names in GB18030 without saying so.
fn entry_name(entry: &Entry, decode: &dyn Decode) -> String {
    match std::str::from_utf8(&entry.name) {
        Ok(name) => name.to_owned(),
        Err(_) => decode::decode(&entry.name, decode),
    }
}

fn is_left_over(path: &str) -> bool {
    let path = path.replace('\\', "/");
    let file = path.rsplit('/').next().unwrap_or_default();
    file.is_empty()
        || path.starts_with("__MACOSX/")
        || file.starts_with('.')
        || file.starts_with("~$")
        || ["thumbs.db", "desktop.ini"].contains(&file.to_ascii_lowercase().as_str())
}
