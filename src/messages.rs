//! The words, in two languages, apart from the logic. A message is a key and named values; a catalogue maps the key to
//! a sentence with `{name}` where a value goes.
//!
//! A catalogue is a text file an area in the folder of its language, `messages/zh/` and `messages/en/`: for each message
//! a line with its key, one with the sentence, and an empty line. A sentence that is empty or begins or ends with a blank
//! stands in quotation marks. What a file is about stands after `#` in the English one, from which it is taken out.
//!
//! Every program carries the Chinese words. The English ones are a file beside those of the browser (`scripts/modules`),
//! which is fetched where they are wanted; native programs carry them, too.

use crate::form::{CellIndex, Content, TableForm, TableKind};
use crate::number::Number;
use crate::verdict::Level;
use std::sync::OnceLock;

/// Language of the words shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Simplified Chinese.
    #[default]
    Chinese,
    /// English.
    English,
}

/// A sentence to be: a key of the catalogues and the values it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Key in every catalogue.
    pub key: &'static str,
    /// Values for `{name}`.
    pub args: Vec<(&'static str, Arg)>,
}

/// A value in a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A number as it is.
    Number(Number),
    /// Text of the report, or a proper name.
    Text(String),
    /// Several texts. Quotation marks stand between them; the sentence has the first and the last.
    Texts(Vec<String>),
    /// The name of a cell: table, row, column.
    Cell(&'static TableForm, CellIndex),
    /// Several cells.
    Cells(&'static TableForm, Vec<CellIndex>),
    /// Changes of cells and their values, each list another way to mend a table.
    Options(&'static TableForm, Vec<Vec<(CellIndex, Number)>>),
    /// The name of a row or block of a table, by key.
    Row(&'static TableForm, &'static str),
    /// The name of a column of a table, by key.
    Column(&'static TableForm, &'static str),
    /// The name of a table.
    Table(TableKind),
    /// Another message without values, by key.
    Key(&'static str),
    /// Several of them.
    Keys(Vec<&'static str>),
}

impl Arg {
    /// How many.
    pub fn count(number: usize) -> Self {
        Self::Number(Number::from(number as i64))
    }
}

impl Message {
    /// A message without values.
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// The message with one more value.
    pub fn with(mut self, name: &'static str, value: Arg) -> Self {
        self.args.push((name, value));
        self
    }

    /// The sentence in a language.
    pub fn render(&self, language: Language) -> String {
        let shown: Vec<_> = self.args.iter().map(|(name, value)| (*name, show(value, language))).collect();
        fill(text(language, self.key), &shown)
    }
}

/// The catalogues of a check; one is only read where a key stands in none before it.
const AREAS: &[&str] = &[
    include_str!("messages/zh/tables.txt"),
    include_str!("messages/zh/prose.txt"),
    include_str!("messages/zh/reading.txt"),
    include_str!("messages/zh/form.txt"),
    include_str!("messages/zh/readers.txt"),
    #[cfg(test)]
    include_str!("messages/zh/titles.txt"),
];

/// What the page says besides.
static OF_PAGE: [&str; 3] = [
    include_str!("messages/zh/app.txt"),
    include_str!("messages/zh/export.txt"),
    include_str!("messages/zh/embed.txt"),
];

/// All that is said in English.
#[cfg(not(target_arch = "wasm32"))]
const ENGLISH_AREAS: &str = concat!(
    include_str!("messages/en/tables.txt"),
    include_str!("messages/en/prose.txt"),
    include_str!("messages/en/reading.txt"),
    include_str!("messages/en/form.txt"),
    include_str!("messages/en/readers.txt"),
    include_str!("messages/en/titles.txt"),
    include_str!("messages/en/app.txt"),
    include_str!("messages/en/export.txt"),
    include_str!("messages/en/embed.txt"),
);

static MORE: OnceLock<&'static [&'static str]> = OnceLock::new();

static ENGLISH: OnceLock<Catalogue> = OnceLock::new();

/// A key that every English text has.
const KNOWN: &str = "level.error";

/// Makes the page's own messages known. A program that never does so does not carry them.
pub fn use_page() {
    MORE.get_or_init(|| &OF_PAGE);
}

/// Makes the English words known, where a program in the browser was handed their file; without them English is spoken
/// in Chinese. Whether they are words: some servers answer with a page of theirs what they do not have.
pub fn use_english(words: String) -> bool {
    let catalogue = Catalogue::new(words.leak());
    let are_words = catalogue.find(hash(KNOWN), KNOWN).1.is_some();
    if are_words {
        ENGLISH.get_or_init(|| catalogue);
    }
    are_words
}

/// Whether the words of a language are known.
pub fn speaks(language: Language) -> bool {
    language == Language::Chinese || english().is_some()
}

fn english() -> Option<&'static Catalogue> {
    #[cfg(not(target_arch = "wasm32"))]
    ENGLISH.get_or_init(|| Catalogue::new(ENGLISH_AREAS));
    ENGLISH.get()
}

/// The Chinese catalogue at an index.
fn area(index: usize) -> Option<&'static str> {
    // Natively a few bytes more do not matter.
    if cfg!(not(target_arch = "wasm32")) {
        use_page();
    }
    let more = || MORE.get()?.get(index - AREAS.len());
    AREAS.get(index).or_else(more).copied()
}

/// A key and its sentence.
type Entry = (&'static str, &'static str);

/// The messages of a text.
struct Catalogue {
    entries: Vec<Entry>,
    /// One more than the place of a key's entry, at its slot or the first free one behind it; 0 where there is none.
    slots: Vec<u16>,
}

impl Catalogue {
    fn new(mut rest: &'static str) -> Self {
        // More lines than twice the messages.
        let lines = rest.bytes().filter(|byte| *byte == b'\n').count();
        let mut catalogue = Self { entries: Vec::new(), slots: vec![0; lines + 2] };
        while !rest.is_empty() {
            let key = line(&mut rest);
            if !key.is_empty() && !key.starts_with('#') {
                let (slot, _) = catalogue.find(hash(key), key);
                catalogue.entries.push((key, unquoted(line(&mut rest))));
                catalogue.slots[slot] = catalogue.entries.len() as u16;
            }
        }
        catalogue
    }

    /// That of a Chinese area.
    fn of(index: usize) -> Option<&'static Self> {
        static ALL: [OnceLock<Catalogue>; AREAS.len() + OF_PAGE.len()] =
            [const { OnceLock::new() }; AREAS.len() + OF_PAGE.len()];
        let area = area(index)?;
        Some(ALL.get(index)?.get_or_init(|| Self::new(area)))
    }

    /// The slot of a key, looked for from that of its hash on, and its entry, where there is one.
    fn find(&self, hash: usize, key: &str) -> (usize, Option<&Entry>) {
        let mut slot = hash % self.slots.len();
        loop {
            let entry = usize::from(self.slots[slot]).checked_sub(1).and_then(|at| self.entries.get(at));
            if entry.is_none_or(|(name, _)| *name == key) {
                return (slot, entry);
            }
            slot = (slot + 1) % self.slots.len();
        }
    }
}

fn hash(key: &str) -> usize {
    key.bytes().fold(0, |hash: u32, byte| hash.wrapping_mul(31).wrapping_add(byte.into())) as usize
}

fn entry(language: Language, key: &str) -> Option<&'static Entry> {
    let hash = hash(key);
    let english = match language {
        Language::Chinese => None,
        Language::English => english(),
    };
    match english {
        Some(english) => english.find(hash, key).1,
        None => (0..).map_while(Catalogue::of).find_map(|area| area.find(hash, key).1),
    }
}

/// Takes the first line. By bytes: a search for each of so many short lines costs more than it saves.
fn line(rest: &mut &'static str) -> &'static str {
    let end = rest.bytes().position(|byte| byte == b'\n').unwrap_or(rest.len());
    let (line, after) = rest.split_at(end);
    *rest = after.get(1..).unwrap_or_default();
    line
}

fn unquoted(line: &'static str) -> &'static str {
    line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line)
}

/// The sentence or word of a key, empty where there is none.
pub fn text(language: Language, key: &str) -> &'static str {
    entry(language, key).map_or("", |(_, text)| text)
}

/// A template with its values filled in; an unknown name stays as it is.
pub fn fill(template: &str, values: &[(&str, String)]) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}').and_then(|(name, tail)| Some((values.iter().find(|(key, _)| *key == name)?, tail)))
        {
            Some(((_, value), tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}

/// The name of a cell: table, row, column.
pub fn cell_name(language: Language, table: &TableForm, cell: CellIndex) -> String {
    let Some(form) = table.cell(cell) else { return String::new() };
    let row = if form.row.label.is_empty() {
        block_label(language, form.block.caption)
    } else {
        short_label(language, form.row.key, form.row.label)
    };
    let column = column_label(language, form.column.key, form.column.label);
    let table = table_name(language, table.kind);
    format!("{table}·{row}·{column}")
}

/// The label of a row in a language.
pub fn row_label(language: Language, key: &str, label: &'static str) -> &'static str {
    label_or(language, "row", key, label)
}

/// The label of a row as the name of a cell has it: some labels are whole sentences.
pub fn short_label(language: Language, key: &str, label: &'static str) -> &'static str {
    match text(language, &["form.short.", key].concat()) {
        "" => row_label(language, key, label),
        short => short,
    }
}

/// The label of a column in a language.
pub fn column_label(language: Language, key: &str, label: &'static str) -> &'static str {
    label_or(language, "column", key, label)
}

/// The caption of a block in a language.
pub fn block_label(language: Language, caption: &'static str) -> &'static str {
    label_or(language, "block", caption, caption)
}

/// The label printed over several columns or to the left of several rows, in a language.
pub fn group_label(language: Language, label: &'static str) -> &'static str {
    label_or(language, "group", label, label)
}

/// What a header of the printed form says in a language; empty for the cells of the report.
pub fn header(language: Language, content: &Content) -> &'static str {
    match *content {
        Content::Words(words) => label_or(language, "frame", words, words),
        Content::Caption(caption) => block_label(language, caption),
        Content::ColumnGroup(group) | Content::RowGroup(group) => group_label(language, group),
        Content::Column(column) => column_label(language, column.key, column.label),
        Content::Row(row) => row_label(language, row.key, row.label),
        Content::Value(_) => "",
    }
}

/// The form speaks Chinese; other languages have its labels in their catalogue, and so have the names of blocks within
/// blocks.
fn label_or(language: Language, kind: &str, key: &str, label: &'static str) -> &'static str {
    if language == Language::Chinese && !label.contains(" / ") {
        return label;
    }
    match text(language, &format!("form.{kind}.{key}")) {
        "" => label,
        translated => translated,
    }
}

/// The name of a level in a language.
pub fn level_name(language: Language, level: Level) -> &'static str {
    text(language, &["level.", level.key()].concat())
}

/// The name of a table in a language.
pub fn table_name(language: Language, kind: TableKind) -> &'static str {
    text(language, table_key(kind))
}

fn table_key(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Disclosure => "table.disclosure",
        TableKind::Applications => "table.applications",
        TableKind::Review => "table.review",
    }
}

/// Ways to mend a table that a sentence names, and changes of each.
const MOST_OPTIONS: usize = 3;
const MOST_CHANGES: usize = 8;

/// The first of some texts, joined, and how many there are where there are more.
fn first_of(
    texts: impl ExactSizeIterator<Item = String>,
    most: usize,
    [joint, more]: [&str; 2],
    language: Language,
) -> String {
    let count = texts.len();
    let shown = texts.take(most).collect::<Vec<_>>().join(text(language, joint));
    if count <= most { shown } else { fill(text(language, more), &[("shown", shown), ("count", count.to_string())]) }
}

fn show(value: &Arg, language: Language) -> String {
    match value {
        Arg::Number(number) => number.to_string(),
        Arg::Text(text) => text.clone(),
        Arg::Texts(texts) => texts.join(text(language, "list.quoted")),
        Arg::Cell(table, cell) => cell_name(language, table, *cell),
        Arg::Cells(table, cells) => {
            let names: Vec<_> = cells.iter().map(|cell| cell_name(language, table, *cell)).collect();
            names.join(text(language, "list.separator"))
        }
        Arg::Options(table, options) => {
            let named = |(cell, to): &(CellIndex, Number)| {
                let values = [("cell", cell_name(language, table, *cell)), ("to", to.to_string())];
                fill(text(language, "option.change"), &values)
            };
            let option = |changes: &Vec<(CellIndex, Number)>| {
                first_of(changes.iter().map(named), MOST_CHANGES, ["option.and", "option.cells"], language)
            };
            first_of(options.iter().map(option), MOST_OPTIONS, ["option.or", "option.more"], language)
        }
        Arg::Row(table, key) => {
            let row = table.cells().find(|cell| cell.row.key == *key);
            row.map_or_else(String::new, |cell| match cell.row.label {
                "" => block_label(language, cell.block.caption).to_owned(),
                label => short_label(language, key, label).to_owned(),
            })
        }
        Arg::Column(table, key) => {
            let column = table.cells().find(|cell| cell.column.key == *key);
            column.map_or_else(String::new, |cell| column_label(language, key, cell.column.label).to_owned())
        }
        Arg::Table(kind) => table_name(language, *kind).to_owned(),
        Arg::Key(key) => text(language, key).to_owned(),
        Arg::Keys(keys) => {
            let texts: Vec<_> = keys.iter().map(|key| text(language, key)).collect();
            texts.join(text(language, "list.quoted"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::EDITIONS;

    fn names(text: &str) -> Vec<&str> {
        let mut names: Vec<_> =
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn every_message_stands_once_in_both_languages_with_the_same_values() {
        let chinese: Vec<_> = (0..).map_while(Catalogue::of).flat_map(|area| &area.entries).collect();
        let english: Vec<_> = english().expect("English").entries.iter().collect();
        for (language, own) in [(Language::Chinese, &chinese), (Language::English, &english)] {
            for message @ (key, _) in own {
                let found = entry(language, key);
                assert!(found.is_some_and(|found| std::ptr::eq(found, *message)), "stands twice: {key}");
            }
        }
        for (key, text) in &chinese {
            let other = entry(Language::English, key).unwrap_or_else(|| panic!("not in English: {key}")).1;
            assert!(
                key.contains('.') && key.bytes().all(|byte| byte != b' ' || key.starts_with("form.")),
                "no key: {key}"
            );
            assert_eq!(text.is_empty(), other.is_empty(), "{key}");
            assert_eq!(names(text), names(other), "values of {key}");
        }
        for (key, _) in &english {
            // The form's own labels are not said again.
            let labels = ["form.row.", "form.column.", "form.block.", "form.group.", "form.frame."];
            let is_label = labels.iter().any(|kind| key.starts_with(kind));
            assert!(is_label || entry(Language::Chinese, key).is_some(), "not in Chinese: {key}");
        }
    }

    #[test]
    fn catalogues_are_blocks_of_two_lines() {
        for path in files("messages", "txt") {
            let text = std::fs::read_to_string(&path).expect("text");
            let blocks = text.trim_end_matches('\n').split("\n\n").filter(|block| !block.starts_with('#'));
            for block in blocks {
                assert_eq!(block.lines().count(), 2, "{block}");
            }
        }
    }

    #[test]
    fn only_words_are_taken_for_words() {
        assert!(!use_english("<!DOCTYPE html>\n<title>Not found</title>\n".repeat(1000)));
        assert!(!use_english(String::new()));
        assert!(use_english(ENGLISH_AREAS.to_owned()));
    }

    #[test]
    fn every_header_of_the_form_has_an_english_label() {
        for (edition, kind) in EDITIONS.iter().flat_map(|edition| TableKind::ALL.map(|kind| (edition, kind))) {
            let table = edition.table(kind);
            let headers =
                table.printed().rows.into_iter().flatten().map(|cell| header(Language::English, &cell.content));
            let cells = (0..table.len() as CellIndex).map(|cell| cell_name(Language::English, table, cell));
            for name in headers.map(str::to_owned).chain(cells) {
                assert!(name.is_ascii() || name.replace('·', "").is_ascii(), "{name}");
            }
        }
    }

    #[test]
    fn values_go_where_their_names_stand() {
        assert_eq!(fill("{a} + {b} = {c}", &[("a", "1".into()), ("b", "2".into())]), "1 + 2 = {c}");
    }

    /// Files of the crate below a folder of its sources.
    fn files(below: &str, extension: &str) -> Vec<std::path::PathBuf> {
        let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(below)];
        let mut found = Vec::new();
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).expect("src").map(|entry| entry.expect("entry").path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|own| own == extension) {
                    found.push(path);
                }
            }
        }
        found
    }

    #[test]
    fn every_note_has_its_words() {
        let mut keys = 0;
        for path in files("", "rs").into_iter().filter(|path| !path.ends_with(file!())) {
            let source = std::fs::read_to_string(&path).expect("text");
            for call in ["Note::new(", "Note::remark(", "Note::fatal("] {
                for (_, rest) in source.match_indices(call).map(|(at, call)| (at, &source[at + call.len()..])) {
                    // All keys of the call: `Note::fatal(if binary { "xlsx.binary" } else { "xlsx.none" })`.
                    let arguments = rest.split_once(')').map_or("", |(arguments, _)| arguments);
                    for key in arguments.split('"').skip(1).step_by(2) {
                        keys += 1;
                        let texts = [Language::Chinese, Language::English].map(|language| text(language, key));
                        assert!(texts.iter().all(|text| !text.is_empty()), "{key} in {path:?}");
                    }
                }
            }
        }
        assert!(keys > 50, "{keys}");
    }
}
