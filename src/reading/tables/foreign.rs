//! Foreign columns: rows of the form under columns of something else (townships, channels, years), whose numbers are no
//! applicants', or of another edition, where 对外公开总数量 is not 现行有效件数.

use super::HEADER;
use crate::form::{Column, TableForm, TableKind};
use crate::reading::instance::Instance;
use crate::reading::normal::normalize;
use crate::reading::stream::Stream;
use crate::reading::vocabulary::vocabulary;
use crate::report::{Cell, Reason, State};

/// Columns whose names nothing else has.
const TELLING: [&str; 5] = ["natural_person", "business", "research", "public_welfare", "legal_service"];

/// What the header of the form is written with, whole or in pieces.
const LETTERS: &str =
    "申请人情况自然人法人或其他组织商业企业科研机构社会公益组织法律服务机构其他总计合计申請情況業機構織務總計";

/// Atoms that a header over the first row may take.
const REACH: usize = 30;

/// A header has more names than captions and notes have words.
const NAMES: usize = 3;

/// Whether the columns of table three are not the form's: no header of the form over its rows, and other names there.
pub fn is_foreign(stream: &Stream<'_>, instance: &Instance) -> bool {
    let Some(first) = instance.anchors.first().filter(|_| instance.kind == TableKind::Applications) else {
        return false;
    };
    if instance.headers.iter().any(|(key, _)| TELLING.contains(key)) {
        return false;
    }
    let texts = (first.atom.saturating_sub(REACH)..first.atom).rev().map(|atom| stream.text(atom));
    let header = texts.take_while(|text| !text.contains(['。', '；', '：', ':']) && !text.contains("情况"));
    let (mut foreign, mut own) = (0, 0);
    for word in header.flat_map(str::split_whitespace).filter(|word| is_name(word)) {
        let letters = word.chars().filter(|c| LETTERS.contains(*c)).count();
        if 2 * letters > word.chars().count() { own += 1 } else { foreign += 1 }
    }
    foreign >= NAMES && foreign > own
}

/// Whether a word may be the name of a column: more than a letter, and no sentence.
fn is_name(word: &str) -> bool {
    let letters = word.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    let named = letters >= 2 || word.ends_with('年');
    named && word.chars().count() <= 12
}

/// Opens every cell that holds something.
pub fn open(cells: &mut [Cell]) {
    for cell in cells.iter_mut().filter(|cell| cell.at.is_some()) {
        cell.open(Reason::Foreign);
    }
}

/// What names another measure than the form's, beside its words: of another time, planned, due, in shares.
const OTHER_MEASURES: [&str; 15] = [
    "上年",
    "上一年",
    "去年",
    "前年",
    "往年",
    "半年",
    "累计",
    "历年",
    "计划",
    "占比",
    "比例",
    "%",
    "％",
    "应收",
    "美元",
];

/// Characters of a header, at most.
const LONGEST_HEADER: usize = 20;

/// Opens columns whose header names another measure (上年总计), or which have none where such a one stands.
pub fn open_other_measures(stream: &Stream<'_>, instance: &Instance, form: &TableForm, cells: &mut [Cell]) {
    // Mostly every column has its own words and no others.
    let is_usual = |column: &Column| {
        let mut headers = instance.headers.iter().filter(|(key, _)| *key == column.key);
        headers.any(|(_, atom)| stream.text(*atom).len() <= column.label.len())
    };
    let mut columns = form.blocks.iter().flat_map(|block| block.columns);
    if instance.headers.len() >= columns.clone().count() && columns.all(is_usual) {
        return;
    }
    let names_other = |text: &str| OTHER_MEASURES.iter().any(|word| text.contains(word));
    let is_other = |atom: usize| {
        let text = stream.text(atom);
        text.chars().count() <= LONGEST_HEADER && names_other(text)
    };
    // A header in words that nobody knows stands before the first atom of the table.
    let mut start = instance.atoms.0.saturating_sub(HEADER);
    for anchors in instance.anchors.chunk_by(|a, b| is_one_block(form, a.key, b.key)) {
        let (first, last) = (anchors[0].atom, anchors[anchors.len() - 1].atom);
        let header = start..first;
        start = last + 1;
        let Some(block) = form.row(anchors[0].key).map(|row| row.block) else { continue };
        let over = |column: &Column| {
            let of = |(key, atom): &&(&str, usize)| *key == column.key && header.contains(atom);
            instance.headers.iter().find(of).map(|(_, atom)| *atom)
        };
        let is_doubtful = |column: &Column| match over(column) {
            Some(atom) => stream.text(atom).len() > column.label.len() && is_other(atom),
            None => header.clone().any(is_other),
        };
        let doubtful: Vec<bool> = block.columns.iter().map(is_doubtful).collect();
        // A former edition has a column of the year before.
        if !doubtful.contains(&true) || block.columns.iter().any(|column| names_other(column.label)) {
            continue;
        }
        for row in anchors.iter().filter_map(|anchor| form.row(anchor.key)) {
            let places = cells.get_mut(row.first..).unwrap_or_default().iter_mut().zip(&doubtful);
            let open = places.filter(|(cell, is_doubtful)| **is_doubtful && cell.at.is_some());
            open.for_each(|(cell, _)| cell.open(Reason::Foreign));
        }
    }
}

/// Opens the columns of blocks over which headers stand that only another edition has, where their own do not.
pub fn open_other_editions(stream: &Stream<'_>, instance: &Instance, form: &TableForm, cells: &mut [Cell]) {
    let is_of = |columns: &[Column], key: &str| columns.iter().any(|column| column.key == key);
    let is_known = |key: &str| form.blocks.iter().any(|block| is_of(block.columns, key));
    // Near one of its wordings is no proof.
    let is_exact = |atom: usize| vocabulary().exact(&normalize(stream.text(atom))).is_some();
    let is_foreign = |(key, atom): &(&str, usize)| !is_known(key) && is_exact(*atom);
    if !instance.headers.iter().any(is_foreign) {
        return;
    }
    let mut start = 0;
    for anchors in instance.anchors.chunk_by(|a, b| is_one_block(form, a.key, b.key)) {
        let (first, last) = (anchors[0].atom, anchors[anchors.len() - 1].atom);
        let over: Vec<_> = instance.headers.iter().filter(|(_, atom)| (start..first).contains(atom)).collect();
        start = last + 1;
        if !over.iter().any(|header| is_foreign(header)) {
            continue;
        }
        for row in anchors.iter().filter_map(|anchor| form.row(anchor.key)) {
            let places = cells.get_mut(row.first..).unwrap_or_default().iter_mut().zip(row.block.columns);
            let bare = places.filter(|(_, column)| !over.iter().any(|(key, _)| *key == column.key));
            bare.for_each(|(cell, _)| cell.state = State::Unreadable(Reason::Foreign));
        }
    }
}

fn is_one_block(form: &TableForm, one: &str, other: &str) -> bool {
    let block = |key| form.row(key).map(|row| std::ptr::from_ref(row.block));
    block(one) == block(other)
}
