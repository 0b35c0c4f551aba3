//! What a text is: a label of the form, several of them, the rest of one, or something else.

use super::Scanner;
use crate::form::{OTHER_TOTALS, TableKind};
use crate::number::COUNTERS;
use crate::reading::normal::{normalize, normalize_into};
use crate::reading::stream::Row;
use crate::reading::value::Shape;
use crate::reading::vocabulary::{Entry, LONGEST_LABEL, Term, of_part, tells_of, vocabulary, without_number};

/// Blanks of a line at which it may be parted: more than a group's label has, even letter by letter.
const MOST_HALVES: usize = 16;

/// What leads to the number of a page in a list of contents.
const LEADERS: [&str; 3] = ["……", "....", "····"];

/// Atoms without any label after which a text is not looked up by resemblance.
const NEAR: usize = 40;

/// What a text atom turned out to be.
pub enum Match {
    Term(Term, bool),
    /// Several labels in one line.
    Terms(Vec<Term>),
    Continuation,
    Unknown,
}

impl Match {
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }
}

impl Scanner<'_, '_> {
    /// What a text is: a label of the form, the rest of one, or something else.
    pub fn identify(&mut self, atom: usize) -> Match {
        if self.consumed.contains(&atom) {
            return Match::Continuation;
        }
        self.since_label = self.since_label.saturating_add(1);
        let mut text = self.stream.text(atom);
        if text.len() > LONGEST_LABEL {
            // What leads to the number of a page can be long.
            let numbered = text.ends_with(|c: char| c.is_ascii_digit());
            let leaders = || LEADERS.iter().find_map(|leader| text.find(leader)).filter(|end| *end <= LONGEST_LABEL);
            let Some(end) = numbered.then(leaders).flatten() else {
                return self.noted(atom, text).map_or(Match::Unknown, |entry| self.chosen(atom, entry, true, ""));
            };
            text = &text[..end];
        }
        let mut normal = std::mem::take(&mut self.normal);
        normal.clear();
        normalize_into(text, &mut normal);
        let found = if normal.is_empty() { Match::Unknown } else { self.meaning(atom, text, &normal) };
        self.normal = normal;
        found
    }

    /// What a text means whose normal form is known.
    fn meaning(&mut self, atom: usize, text: &str, normal: &str) -> Match {
        let found = match self.look_up(atom, normal) {
            Some(found) => Some(found),
            // The full name of a cell (table·row·column) or a sum of cells, as exports list them, is no damaged label.
            None if text.contains(['·', '+']) => None,
            None => match self.several(atom, normal) {
                Some(terms) => return Match::Terms(terms),
                None if let Some(terms) = self.halves(atom, text) => return Match::Terms(terms),
                None => self.resembling(normal).or_else(|| self.noted(atom, text)).map(|entry| (entry, true)),
            },
        };
        found.map_or(Match::Unknown, |(entry, damaged)| self.chosen(atom, entry, damaged, normal))
    }

    /// What a label means where it stands.
    fn chosen(&mut self, atom: usize, entry: &'static Entry, damaged: bool, normal: &str) -> Match {
        // A label that means nothing here may be the beginning of one that does: 其他 over 结果.
        let chosen = self.choose(atom, entry, normal);
        let chosen =
            chosen.or_else(|| self.joined(atom, normal).and_then(|entry| self.choose(atom, entry, &entry.text)));
        match chosen {
            Some(term) => {
                self.since_label = 0;
                Match::Term(term, damaged)
            }
            None => Match::Unknown,
        }
    }

    /// Labels that stand in one line with nothing but blanks between them: a header row, a group and its first row.
    fn several(&mut self, atom: usize, normal: &str) -> Option<Vec<Term>> {
        let parts = vocabulary().segments(normal)?;
        self.since_label = 0;
        let mut terms = Vec::new();
        for (entry, part) in parts {
            let term = self.choose(atom, entry, part)?;
            if let Term::Frame(kind, _) | Term::Column(kind, _) = term {
                self.table = Some(kind);
                self.in_header = true;
            }
            terms.push(term);
        }
        Some(terms)
    }

    /// A group (or a piece of its broken label) and a row in one line with a blank between them.
    fn halves(&mut self, atom: usize, text: &str) -> Option<Vec<Term>> {
        let blanks = text.char_indices().filter(|(_, c)| c.is_whitespace()).take(MOST_HALVES);
        let halves = blanks.map(|(at, _)| text.split_at(at));
        let mut pairs = halves.filter(|(group, row)| group.len().max(row.len()) <= LONGEST_LABEL);
        pairs.find_map(|(group, row)| {
            let group = normalize(group);
            let find = |text: &str| vocabulary().exact(text).or_else(|| self.resembling(text));
            let kind = match find(&group).and_then(|entry| entry.terms.first()) {
                Some(Term::Group(kind)) => *kind,
                _ if vocabulary().is_piece_of_group(&group) => TableKind::Applications,
                _ => return None,
            };
            let row = normalize(row);
            let term = self.choose(atom, find(&row)?, &row)?;
            matches!(term, Term::Row(of, _) if of == kind).then(|| vec![Term::Group(kind), term])
        })
    }

    /// The row whose label stands before a note or its mark: `3.其他（主动撤回）`, `3.其他①`; without a number it is one of the
    /// table at hand, with values behind it: `行政许可（含各部门）`. A column of the header at hand may have examples: `商业企业（公司等）`.
    fn noted(&self, atom: usize, text: &str) -> Option<&'static Entry> {
        let text = text.trim_end();
        let is_row = |term: &Term| match term {
            Term::Row(kind, _) => *kind == TableKind::Disclosure && self.table == Some(*kind),
            _ => false,
        };
        let is_column = |term: &Term| match term {
            Term::Column(kind, _) => *kind == TableKind::Applications && self.in_header && self.table == Some(*kind),
            _ => false,
        };
        let known = |label: &str| {
            let note = &text[label.len()..];
            let normal = normalize(label);
            let entry = vocabulary().exact(&normal)?;
            let numbered = without_number(&normal) != normal;
            let is_label = match numbered {
                true => entry.terms.iter().any(|term| matches!(term, Term::Row(..))),
                false if entry.terms.iter().any(is_column) => gives_examples(note),
                false => entry.terms.iter().any(is_row) && explains(note) && self.values_follow(atom),
            };
            (is_label && tells_of(&normalize(text), &entry.text)).then_some(entry)
        };
        before_notes(text).find_map(known)
    }

    /// The label that a text is; of one called 第一部分 only a heading.
    fn look_up(&mut self, atom: usize, normal: &str) -> Option<(&'static Entry, bool)> {
        let Some(part) = of_part(normal) else { return self.label(atom, normal) };
        let is_heading = |(entry, _): &(&Entry, _)| entry.terms.iter().all(|term| matches!(term, Term::Heading(_)));
        self.label(atom, &part).filter(is_heading)
    }

    fn label(&mut self, atom: usize, normal: &str) -> Option<(&'static Entry, bool)> {
        let vocabulary = vocabulary();
        if let Some(entry) = vocabulary.exact(normal) {
            return Some((entry, false));
        }
        if let Some(entry) = self.joined(atom, normal) {
            return Some((entry, false));
        }
        // A line of the contents: 一、总体情况……1.
        let listed = normal.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '第' | '页'));
        if listed != normal
            && let Some(entry) = vocabulary.exact(listed)
            && entry.terms.iter().all(|term| matches!(term, Term::Heading(_)))
        {
            return Some((entry, false));
        }
        let bare = without_number(normal);
        if bare != normal
            && bare.chars().count() >= 2
            && let Some(entry) = vocabulary.exact(bare)
            && !entry.terms.iter().all(|term| matches!(term, Term::Heading(_)))
        {
            return Some((entry, true));
        }
        next_year(normal).and_then(|label| vocabulary.exact(&label)).map(|entry| (entry, false))
    }

    /// The label that a damaged text was, looked for only near other labels.
    fn resembling(&self, normal: &str) -> Option<&'static Entry> {
        if self.since_label > NEAR {
            return None;
        }
        let vocabulary = vocabulary();
        // A piece of a heading's words may be one of anything.
        let is_label = |term: &Term| !matches!(term, Term::Heading(_));
        // The beginning of one label only: its end was lost or stands out of order.
        if normal.chars().count() >= 4 {
            let mut longer = vocabulary.longer(normal).iter().filter(|entry| entry.printed);
            let only = longer.next().filter(|entry| longer.next().is_none() && entry.terms.iter().any(is_label));
            if only.is_some() {
                return only;
            }
        }
        let nearest = vocabulary.nearest(normal, is_label);
        nearest
            .or_else(|| vocabulary.begins_like(normal))
            .or_else(|| vocabulary.shortened(normal))
            .or_else(|| vocabulary.caption(normal))
    }

    /// A label broken over several lines or cells: the texts that follow complete it. Values may stand between.
    fn joined(&mut self, atom: usize, normal: &str) -> Option<&'static Entry> {
        let mut whole = normal.to_owned();
        let mut parts = Vec::new();
        let row = self.stream.row_of(atom).filter(|row| !row.is_text());
        for next in atom + 1..(atom + 24).min(self.stream.atoms.len()) {
            if vocabulary().longer(&whole).is_empty() {
                return None;
            }
            if self.stream.shape(next) != Shape::Text {
                continue;
            }
            let text = self.stream.text(next);
            if text.len() > LONGEST_LABEL || parts.len() >= 12 {
                return None;
            }
            let part = normalize(text);
            // A group's label may stand beside the lines of a row's.
            let is_group = |entry: &Entry| matches!(entry.terms.first(), Some(Term::Group(_)));
            if vocabulary().exact(&part).is_some_and(is_group) {
                continue;
            }
            // A value beside the label that cannot be read.
            if row.is_some_and(|row| row.atoms().contains(&next)) && !part.starts_with(is_word) {
                continue;
            }
            whole.push_str(&part);
            parts.push(next);
            if let Some(entry) = vocabulary().exact(&whole) {
                // Keep the list short: only what lies ahead can still be met.
                self.consumed.retain(|consumed| *consumed > atom);
                self.consumed.extend(parts);
                return Some(entry);
            }
        }
        None
    }

    /// Which of its meanings a label has here.
    fn choose(&self, atom: usize, entry: &'static Entry, normal: &str) -> Option<Term> {
        let terms = &entry.terms;
        let find = |wanted: fn(&Term) -> bool| terms.iter().copied().find(wanted);
        if let [only] = terms.as_slice() {
            return Some(*only);
        }
        let beside = || self.stream.row_of(atom).is_some_and(|row| !row.is_single());
        if OTHER_TOTALS.contains(&normal) && (!self.in_header || beside()) && self.values_follow(atom) {
            return None;
        }
        let numbered = without_number(normal) != normal;
        let row = find(|term| matches!(term, Term::Row(..)));
        if let Some(group) = find(|term| matches!(term, Term::Group(_))) {
            // （六）其他处理 is a group in 2021 and a row in 2019: it is a row where values follow it, or none of its own rows.
            let is_row = self.values_follow(atom) || row.is_some_and(|row| self.ends_at(atom, row));
            return if is_row { row } else { Some(group) };
        }
        if numbered && row.is_some() {
            return row;
        }
        let of_table = |kind: TableKind| {
            terms.iter().copied().find(|term| matches!(term, Term::Column(table, _) if *table == kind))
        };
        match self.table {
            Some(kind @ TableKind::Applications) if !self.in_header && self.has_rows(kind) => {
                // A further piece of the table has a header of its own.
                let column = of_table(kind).filter(|_| beside() && !self.values_follow(atom));
                column.or(row).or_else(|| of_table(kind))
            }
            Some(kind) => of_table(kind).or(row.filter(|term| matches!(term, Term::Row(of, _) if *of == kind))),
            None => terms.first().copied(),
        }
    }

    fn has_rows(&self, kind: TableKind) -> bool {
        self.instances.last().is_some_and(|last| last.kind == kind && !last.anchors.is_empty())
    }

    /// Whether the next text is the label of a row that is no part of this one.
    fn ends_at(&self, atom: usize, row: Term) -> bool {
        let mut rest = (atom + 1..self.stream.atoms.len()).take(FEW);
        let next = rest.find(|next| self.stream.shape(*next) == Shape::Text);
        let entry = next.and_then(|next| vocabulary().exact(&normalize(self.stream.text(next))));
        let label = entry.and_then(|entry| entry.terms.iter().find(|term| matches!(term, Term::Row(..))));
        match (row, label) {
            (Term::Row(of, own), Some(Term::Row(kind, key))) => of == *kind && !key.starts_with(own),
            _ => false,
        }
    }

    /// Whether a value comes before the next text: in the same row of a grid, or on the next lines.
    fn values_follow(&self, atom: usize) -> bool {
        let rest = self.stream.atoms.get(atom + 1..).unwrap_or_default();
        let row = self.stream.atoms[atom].row();
        let alone = self.stream.row_of(atom).is_some_and(Row::is_single);
        let (mut blanks, mut unread) = (0, false);
        for next in rest.iter().take(FEW) {
            match next.shape() {
                _ if !alone && next.row() != row => break,
                Shape::Number | Shape::Placeholder => return true,
                Shape::Blank => blanks += 1,
                Shape::Text => {
                    let text = self.stream.document.slice(next.text);
                    let is_unit = text.strip_prefix(COUNTERS).is_some_and(str::is_empty);
                    // What is no word is a value too, though it cannot be read.
                    if !is_unit && text.contains(is_word) {
                        return false;
                    }
                    unread |= !is_unit && !text.is_empty();
                }
            }
        }
        unread || blanks >= 5
    }
}

/// A label in which 下年度 is written as the year: 四、结转2024年继续办理.
fn next_year(normal: &str) -> Option<String> {
    let rest = normal.trim_start_matches('四').strip_prefix("结转")?;
    let (year, rest) = rest.strip_prefix('至').unwrap_or(rest).split_at_checked(4)?;
    let rest = rest.strip_prefix('年').filter(|_| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some(["四结转下年度", rest.strip_prefix('度').unwrap_or(rest)].concat())
}

/// What a label is that stands before a note or its mark.
fn before_notes(text: &str) -> impl Iterator<Item = &str> {
    let marked = text.strip_suffix(|c: char| ('①'..='⑳').contains(&c) || matches!(c, '*' | '＊' | '※'));
    // Within a note there may be another, and a number in brackets before the label.
    let closed = if text.ends_with([')', '）', ']', '］', '】', '〕']) { text } else { "" };
    let notes = closed.match_indices(['(', '（', '[', '［', '【', '〔']).take(MOST_NOTES);
    marked.into_iter().chain(notes.map(|(at, _)| &text[..at])).filter(|label| label.len() <= LONGEST_LABEL)
}

/// Brackets of a label that are looked at.
const MOST_NOTES: usize = 4;

/// Whether a note in its brackets says what the whole row is or counts, and names no part of it, no other year and no amount.
fn explains(note: &str) -> bool {
    const BEGINNINGS: [&str; 6] = ["含", "包括", "包含", "不含", "指", "即"];
    const FOR_THE_CLERK: [&str; 3] = ["填报", "填写", "提供"];
    let inner = normalize(note);
    let other = inner.contains(|c: char| c.is_ascii_digit() || matches!(c, '元' | '额')) || inner.contains("其中");
    if inner.strip_prefix(COUNTERS).is_some_and(str::is_empty) {
        return true;
    }
    let begins = BEGINNINGS.iter().any(|word| inner.starts_with(word));
    !other && (begins || FOR_THE_CLERK.iter().any(|word| inner.contains(word)) || inner.len() >= LONGEST_LABEL)
}

/// Whether a note in its brackets may say whom a column counts: by words alone, and not some of them.
fn gives_examples(note: &str) -> bool {
    let inner = normalize(note);
    !inner.is_empty() && !inner.contains(|c: char| c.is_ascii_alphanumeric()) && !inner.contains("其中")
}

/// Atoms that may stand between a label and what follows its values.
const FEW: usize = 12;

/// Whether a character is one of Chinese.
fn is_word(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}
