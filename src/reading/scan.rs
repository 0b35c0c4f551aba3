//! Scan: walks the stream once and finds the tables of the form: their row labels in order, and behind each label the
//! slots where its values may stand. What the slots mean is decided in `rows`.

mod identify;
mod rivals;
mod runs;
mod strays;

use super::instance::{Anchor, Found, Instance, Slot, Swelling};
use super::normal::normalize;
use super::passages::is_page_mark;
use super::stream::{Row, RowKind, Stream};
use super::value::Shape;
use super::vocabulary::{Term, vocabulary};
use crate::form::TableKind;
use identify::Match;
use rivals::Rival;
use std::ops::Range;

/// A section heading.
#[derive(Clone, Copy, Debug)]
pub struct Heading {
    /// 1 to 6.
    pub number: u8,
    /// Its atom.
    pub atom: usize,
}

/// What a scan finds.
#[derive(Debug, Default)]
pub struct Scan {
    /// Headings in the order of the document.
    pub headings: Vec<Heading>,
    /// Atoms that are labels of the form and so no prose, in the order of the document.
    pub labels: Vec<u32>,
}

/// Scans a stream. Each table is handed over as soon as nothing more can belong to it.
pub fn scan(stream: &Stream<'_>, done: &mut dyn FnMut(Instance)) -> Scan {
    let mut scanner = Scanner {
        stream,
        done,
        found: Scan { headings: Vec::with_capacity(8), labels: Vec::with_capacity(128) },
        instances: Vec::new(),
        current: false,
        table: None,
        in_header: false,
        consumed: Vec::new(),
        since_label: usize::MAX,
        detached: usize::MAX,
        frames: Vec::new(),
        bare_section: false,
        section: 0,
        report: 0,
        title: "",
        matches: Vec::new(),
        normal: String::new(),
    };
    for row in &stream.rows {
        scanner.row(row);
    }
    scanner.settle(0);
    scanner.found
}

/// Whether a text holds more digits than the number of a row.
fn has_digits(text: &str) -> bool {
    normalize(text).bytes().filter(u8::is_ascii_digit).count() > 1
}

/// What the digits that a text ends in are of: more than the mark of a note has, or some and a comma, are a value's.
fn swelling(text: &str) -> Swelling {
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let number = text.trim_end_matches([',', '，', ' ']);
    match number.chars().rev().take_while(|c| is_digit(*c)).count() {
        0 => Swelling::None,
        1 if text.len() == number.len() => Swelling::Mark,
        _ => Swelling::Value,
    }
}

/// Bytes of a title.
const LONGEST_TITLE: usize = 300;

/// Bytes behind the title at the head of a page, at most: （续）, 内部资料 2.
const NOTE: usize = 24;

/// Whether a text names a sum that the form does not have.
fn is_sum(text: &str) -> bool {
    text.contains(['计', '計']) && matches!(normalize(text).as_str(), "小计" | "合计")
}

struct Scanner<'s, 'a> {
    stream: &'s Stream<'a>,
    /// Takes the tables.
    done: &'s mut dyn FnMut(Instance),
    found: Scan,
    /// The tables that are not handed over, the open one last.
    instances: Vec<Instance>,
    /// Whether the last label of the last table takes the slots.
    current: bool,
    /// The table whose labels were seen last.
    table: Option<TableKind>,
    /// Whether the last label was a column header or the caption over one.
    in_header: bool,
    /// Captions of the review table whose headers have not come yet.
    frames: Vec<(u8, usize)>,
    /// Atoms that continue a label.
    consumed: Vec<usize>,
    /// Atoms since the last label.
    since_label: usize,
    /// Where the row below the last one of values under a label that is not known begins.
    detached: usize,
    /// Whether one stands in section four and no header of its table was met: its values are then the first numbers.
    bare_section: bool,
    /// The section, 0 before the first heading, and how many headings of section one there were.
    section: u8,
    report: u16,
    /// The line that names the report, empty before it came: on later pages it heads the page.
    title: &'a str,
    /// What the texts of the row being scanned are.
    matches: Vec<(usize, Match)>,
    /// The normal form of the text being looked up.
    normal: String,
}

impl<'a> Scanner<'_, 'a> {
    fn row(&mut self, row: &Row) {
        if self.is_page_mark(row) || self.is_page_head(row) {
            return;
        }
        let mut matches = std::mem::take(&mut self.matches);
        for atom in row.atoms() {
            if self.stream.shape(atom) == Shape::Text {
                let found = self.identify(atom);
                // What a word means in a row that is a header says the first of its headers.
                match found {
                    Match::Term(Term::Column(kind, _), _) if self.table == Some(kind) => self.in_header = true,
                    Match::Term(Term::Row(..), _) => self.in_header = false,
                    _ => {}
                }
                matches.push((atom, found));
            }
        }
        let foreign = !row.is_single() && !matches.is_empty() && matches.iter().all(|(_, found)| found.is_unknown());
        let continued = foreign && self.continues(row);
        let Range { mut start, end } = row.atoms();
        if foreign && !continued && self.names_values(row) {
            matches.clear();
            start += 1;
        } else if foreign && !continued && self.holds_review_values(row) {
            matches.clear();
        } else if foreign && !continued {
            if self.takes_over(row) {
                matches.clear();
                self.matches = matches;
                return;
            }
            self.detach(row);
        }
        // What stands before a row's first label belongs to nobody: a number of the row, what is left of the row above.
        let is_label = |found: &Match| !matches!(found, Match::Unknown | Match::Continuation);
        if let Some((label, _)) = matches.iter().find(|(_, found)| is_label(found))
            && matches.iter().all(|(atom, found)| atom >= label || found.is_unknown())
        {
            start = *label;
            self.stray(row.atoms().start..start);
        }
        let first = start;
        // Labels side by side are headers of a table that was turned: what is blank beside the last is no value of it.
        let is_row = |(_, found): &&(usize, Match)| matches!(found, Match::Term(Term::Row(..), _));
        let turned = matches.iter().filter(is_row).count() > 2;
        for (atom, found) in matches.drain(..).skip_while(|(atom, _)| *atom < first) {
            self.slots(start..atom);
            start = atom + 1;
            match found {
                Match::Unknown if continued => self.own_row(atom),
                Match::Unknown => self.unknown(atom, row),
                known => {
                    self.doubt_digits(atom, &known);
                    self.found.labels.push(atom as u32);
                    self.known(atom, known);
                }
            }
        }
        let is_blank = |atom: usize| self.stream.shape(atom) == Shape::Blank;
        if !(turned && (start..end).all(is_blank)) {
            self.slots(start..end);
        }
        self.matches = matches;
    }

    /// Whether a row of a grid is the number of a page that blanks parted, and no values are awaited that it may be.
    fn is_page_mark(&self, row: &Row) -> bool {
        if row.is_single() || row.atoms().len() > 5 || row.grid == 0 {
            return false;
        }
        let text = self.stream.row_text(row);
        let awaited = || self.instances.last().and_then(|last| last.anchors.last()).is_some_and(|last| !last.filled);
        is_page_mark(text) && !(text.starts_with(|c: char| c.is_ascii_digit()) && self.current && awaited())
    }

    /// Whether a line is the title once more, at the head of a page, with its number perhaps.
    fn is_page_head(&self, row: &Row) -> bool {
        !self.title.is_empty()
            && row.kind == RowKind::Line
            && self.stream.row_text(row).strip_prefix(self.title).is_some_and(|rest| rest.len() <= NOTE)
    }

    fn known(&mut self, atom: usize, known: Match) {
        match known {
            Match::Term(term, damaged) => self.term(atom, term, damaged),
            Match::Terms(terms) => terms.into_iter().for_each(|term| self.term(atom, term, false)),
            Match::Continuation => self.own_row(atom),
            Match::Unknown => {}
        }
    }

    /// The label that takes the slots.
    fn current(&mut self) -> Option<&mut Anchor> {
        self.instances.last_mut()?.anchors.last_mut().filter(|_| self.current)
    }

    /// Hands over all tables but the last so many.
    fn settle(&mut self, kept: usize) {
        let settled = self.instances.len().saturating_sub(kept);
        for mut instance in self.instances.drain(..settled) {
            instance.count();
            if instance.is_table() && !instance.is_menu() {
                (self.done)(instance);
            }
        }
    }

    fn term(&mut self, atom: usize, term: Term, damaged: bool) {
        match term {
            Term::Heading(number) => {
                self.found.headings.push(Heading { number, atom });
                self.leave();
                self.enter_section(number);
                self.table = (number == 4).then_some(TableKind::Review);
                self.bare_section = number == 4;
            }
            Term::Frame(kind, block) => {
                if kind == TableKind::Review && self.table != Some(TableKind::Review) && self.since_row(kind) {
                    self.leave();
                }
                self.enter(kind);
                self.in_header = true;
                if kind == TableKind::Review {
                    self.frame(atom, block);
                }
            }
            Term::Group(kind) => {
                self.table = Some(kind);
                // Where the rest of a label follows in the row, the group stands beside that label.
                let row = self.stream.atoms[atom].row();
                if !self.consumed.iter().any(|rest| *rest > atom && self.stream.atoms[*rest].row() == row) {
                    self.current = false;
                }
                self.in_header = false;
            }
            Term::Column(kind, key) => self.header(atom, kind, key),
            Term::Row(kind, key) => self.anchor(atom, kind, key, damaged),
        }
    }

    /// Whether rows of another table came last.
    fn since_row(&self, kind: TableKind) -> bool {
        self.instances.last().is_some_and(|last| last.kind != kind)
    }

    fn leave(&mut self) {
        self.current = false;
        self.in_header = false;
        self.frames.clear();
        self.instances.pop_if(|last| last.is_menu());
        if let Some(last) = self.instances.last_mut() {
            last.interrupted = true;
        }
    }

    /// A heading closes the table above it, unless it is the table's own, which is repeated on each page.
    fn enter_section(&mut self, number: u8) {
        self.section = number;
        self.report = self.report.saturating_add(u16::from(number == 1));
        if let Some(last) = self.instances.last_mut() {
            let own = last.kind.section() == number && (last.found.in_its_section || last.found.section == 0);
            last.closed |= !own;
        }
    }

    fn enter(&mut self, kind: TableKind) {
        self.table = Some(kind);
        self.current = false;
        if let Some(last) = self.instances.last_mut() {
            last.interrupted = true;
        }
    }

    fn header(&mut self, atom: usize, kind: TableKind, key: &'static str) {
        self.bare_section &= kind != TableKind::Review;
        self.enter(kind);
        self.in_header = true;
        let fresh = match self.instances.last() {
            Some(last) if last.kind == kind => last.closed || kind == TableKind::Review && self.review_is_full(),
            _ => true,
        };
        if fresh {
            self.open(kind, atom);
        }
        if let Some(last) = self.instances.last_mut() {
            last.headers.push((key, atom));
            last.atoms.1 = last.atoms.1.max(atom);
        }
        if kind == TableKind::Review {
            self.run(atom, 0);
        }
    }

    fn open(&mut self, kind: TableKind, atom: usize) {
        // What may be a menu is taken back where a section ends, and then the table before it goes on.
        if self.instances.last().is_some_and(|last| !last.is_menu()) {
            self.settle(1);
        }
        let frames = if kind == TableKind::Review { std::mem::take(&mut self.frames) } else { Vec::new() };
        self.instances.push(Instance {
            kind,
            anchors: Vec::with_capacity(if kind == TableKind::Review { 4 } else { 32 }),
            headers: Vec::with_capacity(8),
            atoms: (frames.first().map_or(atom, |(_, frame)| *frame), atom),
            frames,
            slots: Vec::with_capacity(64),
            filled: 0,
            interrupted: false,
            closed: false,
            found: Found {
                section: self.section,
                in_its_section: kind.section() == self.section,
                report: self.report,
                headed: false,
                most: false,
            },
        });
    }

    fn anchor(&mut self, atom: usize, kind: TableKind, key: &'static str, damaged: bool) {
        self.table = Some(kind);
        self.in_header = false;
        let repeated = |last: &Instance| last.interrupted && last.anchors.iter().any(|anchor| anchor.key == key);
        // A table goes on over a page break (its header repeated), but does not begin twice.
        match self.instances.last_mut() {
            Some(last) if last.kind == kind && !last.closed && !repeated(last) => {}
            // The headers since its last row were those of the next one.
            Some(last) if last.kind == kind && !last.closed => {
                let headers = last.headers_since_row();
                self.open(kind, headers.first().map_or(atom, |(_, header)| *header));
                self.instances.last_mut().into_iter().for_each(|last| last.headers = headers.clone());
            }
            _ => self.open(kind, atom),
        }
        let contested = match self.again(atom, key) {
            Some(Rival::Other) => {
                self.current = false;
                return;
            }
            Some(Rival::Open) => true,
            Some(Rival::Own) | None => false,
        };
        let below_detached = self.is_below_detached(atom);
        let Some(instance) = self.instances.last_mut() else { return };
        instance.interrupted = false;
        instance.atoms.1 = instance.atoms.1.max(atom);
        let text = self.stream.text(atom);
        let anchor = Anchor {
            damaged,
            // A page may cut a row, and the label's beginning stands with the values above.
            orphaned: damaged && has_digits(text) || below_detached,
            contested,
            swelling: if damaged { swelling(text) } else { Swelling::None },
            ..instance.next(key, atom)
        };
        instance.anchors.push(anchor);
        self.current = true;
    }

    /// Atoms of a row that are no labels.
    fn slots(&mut self, atoms: Range<usize>) {
        let stream = self.stream;
        let shape = |atom: usize| stream.shape(atom);
        // The values begin with the first one, and with what is empty before it in its row.
        let is_value = |atom: usize| shape(atom).is_value();
        if !self.current && self.bare_section && !atoms.clone().any(is_value) {
            return;
        }
        if atoms.is_empty() {
            return;
        }
        if !self.current {
            if !self.bare_section {
                return self.stray(atoms);
            }
            self.bare_section = false;
            self.open(TableKind::Review, atoms.start);
            if let Some(instance) = self.instances.last_mut() {
                instance.anchors.push(instance.next("", atoms.start));
            }
            self.current = true;
        }
        let Some(instance) = self.instances.last_mut() else { return };
        let Some(anchor) = instance.anchors.last_mut() else { return };
        let row = stream.atoms[atoms.start].row();
        let own = stream.atoms[anchor.atom].row() == row;
        anchor.filling &= instance.headers.last().is_some_and(|(_, header)| stream.atoms[*header].row() == row)
            && atoms.clone().all(|atom| shape(atom) == Shape::Blank);
        instance.slots.extend(atoms.clone().map(|atom| Slot::new(atom, own)));
        anchor.slots.1 = instance.slots.len() as u32;
        instance.atoms.1 = instance.atoms.1.max(atoms.end - 1);
        if !anchor.filled && atoms.clone().any(|atom| shape(atom) != Shape::Text) {
            anchor.filled = true;
            instance.filled += 1;
        }
    }

    /// The rest of a label: the values beside it stand in a row of the label, also where empty cells stand beside its
    /// beginning.
    fn own_row(&mut self, atom: usize) {
        let stream = self.stream;
        let Some(instance) = self.instances.last_mut().filter(|_| self.current) else { return };
        let Some(anchor) = instance.anchors.last_mut() else { return };
        let empty = |slot: &Slot| stream.shape(slot.atom()) == Shape::Blank;
        let slots = instance.slots.get(anchor.slots.0 as usize..).unwrap_or_default();
        // Values beside both pieces of a label are halves: `1` over `18`.
        let is_number = |atom: usize| stream.shape(atom) == Shape::Number;
        let beside = |row: &Row| (atom..row.atoms().end).any(is_number) && !row.is_text();
        let above = |slot: &Slot| slot.atom() < atom && is_number(slot.atom());
        let is_its = |label: &str| label.contains(&normalize(stream.text(atom)));
        anchor.contested |= stream.row_of(atom).is_some_and(beside)
            && slots.iter().any(above)
            && vocabulary().label(instance.kind, anchor.key).is_some_and(is_its);
        if slots.iter().all(empty) {
            anchor.atom = atom;
            instance.slots.truncate(anchor.slots.0 as usize);
            anchor.slots.1 = anchor.slots.0;
        }
        instance.atoms.1 = instance.atoms.1.max(atom);
    }

    fn unknown(&mut self, atom: usize, row: &Row) {
        let text = self.stream.text(atom);
        // A sheet has its prose in cells as well.
        let is_blank = |other: usize| self.stream.shape(other) == Shape::Blank;
        let alone = || row.atoms().all(|other| other == atom || is_blank(other));
        let is_line = row.kind == RowKind::Line;
        // Prose ends a table; a short word among its lines may be noise or an unreadable value.
        let is_title = || text.len() <= LONGEST_TITLE && text.contains("信息公开") && text.contains("年度报告");
        let prose = text.len() > 60 || text.ends_with(['。', '：', ':', '；']) || is_title();
        let sums = || !self.in_header && is_sum(text);
        if is_line && self.title.is_empty() && is_title() {
            self.title = text;
        }
        if prose && (is_line || alone()) || is_line && sums() {
            self.current = false;
        } else if !is_line || !is_page_mark(text) {
            self.slots(atom..atom + 1);
        }
    }
}
