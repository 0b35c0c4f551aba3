//! The closed vocabulary of the form: every label of every edition in its normal form, and what it stands for.

use super::normal::{distance, normalize};
use crate::form::{self, TableKind};
use std::sync::OnceLock;

/// What a label stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// A row of a table, by key.
    Row(TableKind, &'static str),
    /// A column header, by key.
    Column(TableKind, &'static str),
    /// A caption or corner note of a table: says where one is and carries no value. The number of the block it stands
    /// over, from 1, where it stands over one of the review table's; else 0.
    Frame(TableKind, u8),
    /// A label printed to the left of several rows.
    Group(TableKind),
    /// The heading of a section, 1 to 6.
    Heading(u8),
}

/// A label in normal form and all it may stand for.
#[derive(Debug)]
pub struct Entry {
    /// Normal form.
    pub text: String,
    /// Meanings; 其他 and 总计 have several.
    pub terms: Vec<Term>,
    /// Its characters, see [`Trace`].
    trace: Trace,
    /// Whether the form has it so: what it is called otherwise is known only as it is written.
    pub printed: bool,
}

/// Which characters a text has, by a hash of six bits, and how many: texts that differ in more of them than a limit are
/// not compared.
#[derive(Clone, Copy, Debug)]
struct Trace {
    set: u64,
    length: usize,
}

impl Trace {
    fn of(text: &str) -> Self {
        let bit = |c: char| 1 << ((c as u32).wrapping_mul(0x9e37_79b1) >> 26);
        text.chars()
            .fold(Self { set: 0, length: 0 }, |trace, c| Self { set: trace.set | bit(c), length: trace.length + 1 })
    }

    /// Whether one of the texts has more characters that the other has not than `limit`, for certain.
    fn is_apart(self, other: Self, limit: usize) -> bool {
        let missing = |a: u64, b: u64| (a & !b).count_ones() as usize;
        self.length.abs_diff(other.length) > limit
            || missing(self.set, other.set) > limit
            || missing(other.set, self.set) > limit
    }
}

/// All labels, sorted by normal form.
#[derive(Debug)]
pub struct Vocabulary {
    entries: Vec<Entry>,
    /// For each text its entry from 1, at the place that [`place`] says or the next free one; 0 is free.
    places: [u16; PLACES],
}

/// More than twice the labels there are.
const PLACES: usize = 1024;

/// Where a text is looked for first: by its length and its last eight bytes.
fn place(text: &str) -> usize {
    let bytes = text.as_bytes();
    let all = || bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
    let last = bytes.last_chunk().map_or_else(all, |last| u64::from_le_bytes(*last));
    ((last ^ text.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as usize
}

/// The vocabulary of all editions.
pub fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
    VOCABULARY.get_or_init(Vocabulary::build)
}

/// The longest label in bytes as written; longer text is prose.
pub const LONGEST_LABEL: usize = 240;

/// The normal form without the number at its start.
#[rustfmt::skip]
pub fn without_number(text: &str) -> &str {
    let is_numeral =
        |c| matches!(c, '0'..='9' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
    text.trim_start_matches(is_numeral)
}

/// A heading with the number of its section alone: 第一部分总体情况 is 一总体情况.
pub fn of_part(text: &str) -> Option<String> {
    let (number, words) = text.strip_prefix('第')?.split_once("部分")?;
    Some([number, words].concat())
}

/// Words, by what they mean, of which a damaged label keeps one: those of other periods than this year come first.
const TELLING: [&[&str]; 7] = [
    &["上年", "上一年", "去年", "前年", "往年"],
    &["半年", "季度"],
    &["计划", "占比", "比例", "应收"],
    &["累计", "历年"],
    &["较", "同比", "环比", "增长"],
    &["新收"],
    &["结转"],
];

/// Characters of a caption in other words.
const LONGEST_CAPTION: usize = 20;

/// Characters of a row's label in fewer words, at least.
const SHORTEST: usize = 6;

/// Whether a damaged text may be that label: last year's applications are not this year's.
pub fn tells_of(text: &str, label: &str) -> bool {
    let names = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    TELLING.iter().all(|words| !names(text, words) || names(label, words))
}

/// The label without the note in brackets at its end: `部分公开（区分处理的…）`, `本年收费金额（单位：万元）`.
pub fn without_note(label: &str) -> Option<&str> {
    let inner = label.strip_suffix('）')?;
    inner.rsplit_once('（').map(|(head, _)| head).filter(|head| !head.is_empty())
}

impl Vocabulary {
    fn build() -> Self {
        let mut vocabulary = Self { entries: Vec::new(), places: [0; PLACES] };
        for (number, edition) in form::EDITIONS.iter().enumerate() {
            for kind in TableKind::ALL {
                let table = edition.table(kind);
                // Editions may have a table in common.
                let known = |other: &&form::Edition| std::ptr::eq(other.table(kind).blocks, table.blocks);
                if !form::EDITIONS[..number].iter().any(known) {
                    vocabulary.add_table(table);
                }
            }
        }
        for (number, wordings) in (1u8..).zip(form::HEADINGS) {
            for wording in wordings {
                let mut label = String::from(form::NUMERALS[usize::from(number - 1)]);
                label.push_str(wording);
                vocabulary.add(&label, Term::Heading(number));
                // 总体情况 and 其他事项 are words of any text; the longer wordings are headings without their number too.
                if wording.chars().count() >= 8 {
                    vocabulary.add(wording, Term::Heading(number));
                }
            }
        }
        crate::order::by(&mut vocabulary.entries, |a, b| a.text.cmp(&b.text));
        vocabulary.places = [0; PLACES];
        for (number, entry) in (1..).zip(&vocabulary.entries) {
            let free = vocabulary.find(&entry.text).0;
            vocabulary.places[free] = number;
        }
        vocabulary
    }

    fn add_table(&mut self, table: &'static form::TableForm) {
        let kind = table.kind;
        for (number, block) in (1u8..).zip(table.blocks) {
            let of_block = if kind == TableKind::Review { number } else { 0 };
            for caption in block.caption.split(" / ") {
                let own = block.caption.ends_with(caption);
                self.add(caption, Term::Frame(kind, if own { of_block } else { 0 }));
            }
            for column in block.columns {
                self.add(column.label, Term::Column(kind, column.key));
                if let Some(label) = without_note(column.label) {
                    self.add(label, Term::Column(kind, column.key));
                }
                if let Some(group) = column.group {
                    self.add(group, Term::Frame(kind, 0));
                }
                if column.role == form::ColumnRole::Total {
                    form::OTHER_TOTALS.iter().for_each(|label| self.add(label, Term::Column(kind, column.key)));
                }
                self.add_others(form::OTHER_COLUMNS, column.key, Term::Column(kind, column.key));
            }
            let mut group = None;
            for row in block.rows {
                self.add_row(kind, row);
                if let Some(label) = row.group.filter(|_| row.group != group) {
                    self.add_numbered(label, Term::Group(kind));
                }
                group = row.group;
            }
        }
        let frame = [table.frame.corner, table.frame.columns].into_iter().filter(|label| !label.is_empty());
        frame.for_each(|label| self.add(label, Term::Frame(kind, 0)));
    }

    fn add_row(&mut self, kind: TableKind, row: &'static form::Row) {
        if row.label.is_empty() {
            return;
        }
        for label in [Some(row.label), without_note(row.label)].into_iter().flatten() {
            self.add_numbered(label, Term::Row(kind, row.key));
        }
        // 合计 alone is any sum; with the number of the row it is that row.
        self.add_others(form::OTHER_LABELS, row.key, Term::Row(kind, row.key));
    }

    /// Adds what something is also called.
    fn add_others(&mut self, all: &[(&str, &[&str])], key: &str, term: Term) {
        for label in all.iter().filter(|(other, _)| *other == key).flat_map(|(_, labels)| *labels) {
            let from = self.entries.len();
            self.add(label, term);
            self.entries.iter_mut().skip(from).for_each(|entry| entry.printed = false);
        }
    }

    /// Adds a label as it is and without its number.
    fn add_numbered(&mut self, label: &str, term: Term) {
        let text = normalize(label);
        let bare = Some(without_number(&text)).filter(|bare| bare.len() < text.len()).map(str::to_owned);
        self.add_normal(text, term);
        if let Some(bare) = bare {
            self.add_normal(bare, term);
        }
    }

    fn add(&mut self, label: &str, term: Term) {
        self.add_normal(normalize(label), term);
    }

    fn add_normal(&mut self, text: String, term: Term) {
        let (place, found) = self.find(&text);
        match found.and_then(|index| self.entries.get_mut(index)) {
            Some(entry) if entry.terms.contains(&term) => {}
            Some(entry) => entry.terms.push(term),
            None => {
                self.entries.push(Entry { trace: Trace::of(&text), text, terms: vec![term], printed: true });
                self.places[place] = self.entries.len() as u16;
            }
        }
    }

    /// The place of a text and its entry; where there is none, the place for it.
    fn find(&self, text: &str) -> (usize, Option<usize>) {
        let mut at = place(text);
        loop {
            let index = usize::from(self.places[at]).checked_sub(1);
            match index.and_then(|index| self.entries.get(index)) {
                Some(entry) if entry.text != text => at = (at + 1) % PLACES,
                found => return (at, found.and(index)),
            }
        }
    }

    /// The label with exactly that normal form.
    pub fn exact(&self, text: &str) -> Option<&Entry> {
        self.entries.get(self.find(text).1?)
    }

    /// The whole label of a row, with its number and note.
    pub fn label(&self, kind: TableKind, key: &str) -> Option<&str> {
        let is_row = |term: &Term| matches!(term, Term::Row(of, name) if *of == kind && *name == key);
        let labels = self.entries.iter().filter(|entry| entry.terms.iter().any(is_row));
        labels.map(|entry| entry.text.as_str()).max_by_key(|text| text.len())
    }

    /// The caption over suits that a short text is, told by its words.
    pub fn caption(&self, text: &str) -> Option<&Entry> {
        if !form::SUITS.iter().any(|end| text.ends_with(end)) || text.chars().count() > LONGEST_CAPTION {
            return None;
        }
        let (key, _) = form::OTHER_CAPTIONS.iter().find(|(_, words)| words.iter().any(|word| text.contains(word)))?;
        let blocks = form::EDITIONS.first()?.review.blocks.iter();
        let block = (1u8..).zip(blocks).find(|(_, block)| block.rows.iter().any(|row| row.key == *key))?;
        self.entries.iter().find(|entry| entry.terms.contains(&Term::Frame(TableKind::Review, block.0)))
    }

    /// The labels that begin with that normal form and go on.
    pub fn longer(&self, text: &str) -> &[Entry] {
        let from = self.entries.partition_point(|entry| entry.text.as_str() <= text);
        let rest = &self.entries[from..];
        &rest[..rest.partition_point(|entry| entry.text.starts_with(text))]
    }

    /// Whether a text is a piece of a label that is printed over several rows, broken over their lines.
    pub fn is_piece_of_group(&self, piece: &str) -> bool {
        let Trace { set, .. } = Trace::of(piece);
        let is_group = |entry: &Entry| entry.terms.iter().any(|term| matches!(term, Term::Group(_)));
        let holds = |entry: &Entry| set & !entry.trace.set == 0 && is_group(entry) && entry.text.contains(piece);
        !piece.is_empty() && self.entries.iter().any(holds)
    }

    /// The labels that a text consists of, one behind the other: a header whose cells ran together. None is a heading.
    pub fn segments<'t>(&self, text: &'t str) -> Option<Vec<(&Entry, &'t str)>> {
        let mut found = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            // Mostly no label begins like that.
            let head = &rest[..first.len_utf8()];
            if self.longer(head).is_empty() && self.exact(head).is_none() {
                return None;
            }
            let longest = rest.char_indices().nth(48).map_or(rest.len(), |(end, _)| end);
            let ends = (1..=longest).rev().filter(|end| rest.is_char_boundary(*end));
            let label = ends.map(|end| &rest[..end]).find_map(|part| Some((self.exact(part)?, part)));
            let (entry, part) =
                label.filter(|(entry, _)| !entry.terms.iter().any(|term| matches!(term, Term::Heading(_))))?;
            found.push((entry, part));
            rest = &rest[part.len()..];
        }
        (found.len() > 1).then_some(found)
    }

    /// The one row label that begins like a damaged piece: at most a quarter of the piece differs.
    pub fn begins_like(&self, piece: &str) -> Option<&Entry> {
        let Trace { set, length } = Trace::of(piece);
        if length < 8 {
            return None;
        }
        let opening = piece.get(..piece.char_indices().nth(2).map_or(0, |(at, _)| at)).unwrap_or_default();
        let limit = length / 4;
        let near = |entry: &&Entry| {
            let strange = (set & !entry.trace.set).count_ones() as usize;
            // A label whose first two characters are both wrong is not recognised by its beginning.
            if entry.trace.length <= length
                || !entry.printed
                || strange > limit
                || !entry.text.chars().take(3).any(|c| opening.contains(c))
                || !entry.terms.iter().any(|term| matches!(term, Term::Row(..)))
            {
                return false;
            }
            let head: String = entry.text.chars().take(length + 1).collect();
            distance(piece, &head, limit).is_some() && tells_of(piece, &entry.text)
        };
        let mut found = self.entries.iter().filter(near);
        let first = found.next()?;
        found.all(|other| other.terms == first.terms).then_some(first)
    }

    /// The one label of a row that a text says in fewer words: its number, and characters of it in their order.
    pub fn shortened(&self, text: &str) -> Option<&Entry> {
        let Trace { set, length } = Trace::of(text);
        if length < SHORTEST || without_number(text) == text {
            return None;
        }
        let holds = |entry: &&Entry| {
            let mut rest = entry.text.chars();
            set & !entry.trace.set == 0
                && entry.text.chars().next() == text.chars().next()
                && text.chars().all(|c| rest.any(|other| other == c))
                && entry.terms.iter().any(|term| matches!(term, Term::Row(..)))
                && tells_of(text, &entry.text)
        };
        let mut found = self.entries.iter().filter(holds);
        let first = found.next()?;
        found.all(|other| other.terms == first.terms).then_some(first)
    }

    /// The one label that is nearest to a damaged one: at most a third of its characters differ, and no label of
    /// another meaning is as near. Short labels are never guessed.
    pub fn nearest(&self, text: &str, accept: impl Fn(&Term) -> bool) -> Option<&Entry> {
        let trace = Trace::of(text);
        if !(4..=48).contains(&trace.length) {
            return None;
        }
        let mut best: Option<(usize, &Entry)> = None;
        let mut tied = false;
        for entry in self.entries.iter().filter(|entry| entry.printed && entry.trace.length >= 4) {
            let limit = trace.length.max(entry.trace.length) / 3;
            let limit = best.map_or(limit, |(least, _)| limit.min(least));
            if trace.is_apart(entry.trace, limit) || !entry.terms.iter().any(&accept) {
                continue;
            }
            let Some(found) = distance(text, &entry.text, limit).filter(|_| tells_of(text, &entry.text)) else {
                continue;
            };
            match best {
                Some((least, first)) if found == least => tied |= first.terms != entry.terms,
                _ => {
                    best = Some((found, entry));
                    tied = false;
                }
            }
        }
        best.filter(|_| !tied).map(|(_, entry)| entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(label: &str, expected: &[Term]) {
        let entry = vocabulary().exact(&normalize(label));
        assert_eq!(entry.map(|entry| entry.terms.as_slice()), Some(expected), "{label}");
    }

    #[test]
    fn labels_are_known_with_and_without_their_number_and_note() {
        use TableKind::{Applications, Disclosure, Review};
        check("(一) 予以公开", &[Term::Row(Applications, "granted")]);
        check("部分公开", &[Term::Row(Applications, "partly_granted")]);
        check("（七）合计", &[Term::Row(Applications, "handled")]);
        // 合计 is a column, and no row but with the number of one.
        let sum = vocabulary().exact("合计").map(|entry| entry.terms.as_slice());
        assert!(sum.is_some_and(|terms| terms.iter().all(|term| matches!(term, Term::Column(..)))));
        check("规范性文件", &[Term::Row(Disclosure, "normative_documents")]);
        check("本年收费金额(单位:万元)", &[Term::Column(Disclosure, "amount_wan_yuan")]);
        check("未经复议直接起诉", &[Term::Frame(Review, 2)]);
        check("行政诉讼", &[Term::Frame(Review, 0)]);
        check("四、政府信息公开行政复议、行政诉讼情况", &[Term::Heading(4)]);
        check("（七）共计", &[Term::Row(Applications, "handled")]);
        check("（一）全部公开", &[Term::Row(Applications, "granted")]);
        check("3.其它", &[Term::Row(Applications, "other.other")]);
        check("（六）其他处理", &[Term::Group(Applications), Term::Row(Applications, "other")]);
    }

    #[test]
    fn damaged_labels_find_the_one_they_were() {
        let near = |label: &str| {
            let entry = vocabulary().nearest(&normalize(label), |_| true);
            entry.map(|entry| entry.terms[0])
        };
        use TableKind::{Applications, Disclosure};
        assert_eq!(near("2.其他法律行政止公开"), Some(Term::Row(Applications, "refused.law_forbids")));
        assert_eq!(near("5.属于三类内容事务信息"), Some(Term::Row(Applications, "refused.internal_affairs")));
        assert_eq!(near("现行有效件"), Some(Term::Column(Disclosure, "in_force")));
        assert_eq!(near("今天天气很好"), None);
        assert_eq!(near("去年结转政府信息公开申请数量"), Some(Term::Row(Applications, "carried_in")));
        for other in
            ["上年处理决定数量", "累计制发件数", "本年收费金额（单位：万元）较上年增减", "上年新收政府信息公开申请数量"]
        {
            assert_eq!(near(other), None, "{other}");
        }
    }
}
