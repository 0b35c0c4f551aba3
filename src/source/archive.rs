//! Archives of files: several reports in one zip, and in the zips in it. Each file is read by its own content; deeper
//! archives, folders and what systems leave there (`__MACOSX`, `Thumbs.db`, lock files) are not.

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
    unpacked(bytes, name, decode, &mut Room::new(1))
}

fn unpacked(bytes: &[u8], name: &str, decode: &dyn Decode, room: &mut Room) -> Vec<(String, Document)> {
    let mut budget = Budget::for_input(bytes.len());
    let archive = match Archive::open(bytes, &mut budget) {
        Ok(archive) => archive,
        Err(note) => return vec![(name.to_owned(), failed(note))],
    };
    let names = archive.entries.iter().map(|entry| (entry, entry_name(entry, decode)));
    let files = names.filter(|(_, path)| !is_left_over(path));
    let mut files = files.map(|(entry, path)| (path, archive.unpack(entry, &mut budget)));
    let documents = each(name, &mut files, decode, room);
    if documents.is_empty() { vec![(name.to_owned(), failed(Note::fatal("input.empty")))] } else { documents }
}

/// Files that another one holds.
pub type Files<'a> = &'a mut dyn Iterator<Item = (String, Result<Vec<u8>, Note>)>;

/// Reads the files that another one holds, as many as there may be: their names below its name, and documents.
pub fn members(name: &str, files: Files, decode: &dyn Decode) -> Vec<(String, Document)> {
    each(name, files, decode, &mut Room::new(1))
}

/// What may still be read, of all levels together.
struct Room {
    files: usize,
    weight: usize,
    /// How deep archives may stand in each other from here on: each level may unpack to many times its size.
    levels: u8,
}

impl Room {
    fn new(levels: u8) -> Self {
        Self { files: MAX_FILES, weight: MAX_WEIGHT, levels }
    }
}

fn each(name: &str, files: Files, decode: &dyn Decode, room: &mut Room) -> Vec<(String, Document)> {
    let mut documents: Vec<(String, Document)> = Vec::new();
    for (path, file) in files {
        let path = format!("{name}/{path}");
        if room.files == 0 || room.weight == 0 {
            documents.push((path, failed(Note::fatal("input.limit"))));
            break;
        }
        room.files -= 1;
        let document = match file {
            Err(note) => failed(note),
            Ok(bytes) => match sniff::kind(&bytes, &mut Budget::for_input(bytes.len())) {
                Kind::Archive if room.levels > 0 => {
                    room.levels -= 1;
                    documents.extend(unpacked(&bytes, &path, decode, room));
                    room.levels += 1;
                    continue;
                }
                kind => super::read_kind(kind, &bytes, decode),
            },
        };
        room.weight = room.weight.saturating_sub(weight(&document));
        documents.push((path, document));
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
