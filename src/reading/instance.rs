//! Instance: a table of the form as the scan finds it, its labels in order and behind each the slots where its values may
//! stand.

use super::stream::Stream;
use crate::form::{self, TableForm, TableKind};

/// A table of the form as it stands in the document.
#[derive(Debug)]
pub struct Instance {
    /// Which table.
    pub kind: TableKind,
    /// Its labelled rows (disclosure, applications) or runs of values (review), in the order of the document.
    pub anchors: Vec<Anchor>,
    /// Column headers by key and atom, in the order of the document.
    pub headers: Vec<(&'static str, usize)>,
    /// Captions over the blocks of the review table: number of the block from 1 and atom.
    pub frames: Vec<(u8, usize)>,
    /// Cells and lines behind the labels, see [`Instance::slots`].
    pub slots: Vec<Slot>,
    /// First and last atom that belong to it.
    pub atoms: (usize, usize),
    /// Labels behind which something stands that is no text.
    pub filled: usize,
    /// Whether something stood in it since its last row that separates tables (a heading, a caption, another table).
    pub interrupted: bool,
    /// Whether another section began since: no label there belongs to it.
    pub closed: bool,
    /// Where it was found.
    pub found: Found,
}

/// Where a table was found, and how much of it.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The section it stands in; 0 before the first heading.
    pub section: u8,
    /// Whether that is the table's own.
    pub in_its_section: bool,
    /// Headings of section one before it: tables of one report have as many.
    pub report: u16,
    /// Whether it has column headers.
    pub headed: bool,
    /// Whether it has values behind more than half of the form's labels.
    pub most: bool,
}

impl Found {
    /// Whether it is no more than a list of some labels of the form.
    pub fn is_list(self) -> bool {
        !self.headed && !self.most
    }

    /// Whether it may be a list that another section gives.
    pub fn is_stray(self) -> bool {
        self.is_list() || !(self.headed && self.most) && self.section > 0 && !self.in_its_section
    }
}

/// Values of the review table, in the edition that has most.
pub fn review_values() -> usize {
    form::EDITIONS.iter().map(|edition| edition.review.len()).max().unwrap_or_default()
}

/// A label and what follows it.
#[derive(Debug)]
pub struct Anchor {
    /// Key of the row; for a run of the review table the empty key.
    pub key: &'static str,
    /// Atom of its label.
    pub atom: usize,
    /// Whether the label is not quite the form's.
    pub damaged: bool,
    /// Whether values that belong to no label follow: where it has none, they may be its own.
    pub orphaned: bool,
    /// Whether two sets of values stand behind it, of two years or bodies, and nothing says which are the report's.
    pub contested: bool,
    /// What the digits are that its label ends in.
    pub swelling: Swelling,
    /// Its slots in those of the table: first, and one past the last.
    pub slots: (u32, u32),
    /// Whether one of them is no text.
    pub filled: bool,
    /// Whether all of them are blank cells beside the headers, as columns that tables share leave them.
    pub filling: bool,
    /// The block of the review table whose caption is the label; 0 where there is none.
    pub block: u8,
    /// Headers seen before it, for a run of the review table: index into [`Instance::headers`].
    pub headers_from: usize,
}

/// Digits at the end of a damaged label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swelling {
    /// There are none.
    None,
    /// One: the mark of a note, or the value that should stand beside the label.
    Mark,
    /// Part of a value.
    Value,
}

impl Instance {
    /// Cells and lines behind a label, up to the next one.
    pub fn slots(&self, anchor: &Anchor) -> &[Slot] {
        let (first, end) = anchor.slots;
        self.slots.get(first as usize..end as usize).unwrap_or_default()
    }

    /// The form of the edition that has most of its labels, the newest of those that have as many.
    fn form(&self) -> &'static TableForm {
        let forms = || form::EDITIONS.iter().map(|edition| edition.table(self.kind));
        let known = |form: &TableForm| self.anchors.iter().filter(|anchor| form.row(anchor.key).is_some()).count();
        forms().rev().max_by_key(|form| known(form)).unwrap_or(form::EDITIONS[0].table(self.kind))
    }

    /// Counts what was found of it.
    pub fn count(&mut self) {
        let rows: usize = self.form().blocks.iter().map(|block| block.rows.len()).sum();
        self.found.headed = !self.headers.is_empty();
        self.found.most = self.kind == TableKind::Review || 2 * self.filled > rows;
    }

    /// A stray word is no table: it takes two rows with something behind them, or a row and a header. A run of values alone
    /// is the review table where it has just as many as that table.
    pub fn is_table(&self) -> bool {
        if self.kind == TableKind::Review && self.headers.is_empty() {
            return form::EDITIONS.iter().any(|edition| edition.review.len() == self.slots.len());
        }
        if self.kind != TableKind::Review
            && self.found.section > 0
            && !self.found.in_its_section
            && self.found.is_list()
        {
            return false;
        }
        let filled = self.anchors.iter().filter(|anchor| !anchor.is_bare()).count();
        filled >= 2 || (filled == 1 && !self.headers.is_empty())
    }

    /// Whether labels stand there without values and headers, as in a menu of the page.
    pub fn is_menu(&self) -> bool {
        self.kind != TableKind::Review && self.headers.is_empty() && self.filled < 2
    }

    /// Whether the last slot of a run stands in a row of several headers: a blank cell there parts nothing, while beside a
    /// single header it is its value.
    pub fn fills_up(&self, stream: &Stream<'_>, run: &Anchor) -> bool {
        let row = |atom: usize| stream.atoms[atom].row();
        let last = self.slots(run).last().map(|slot| row(slot.atom()));
        let latest = self.headers.iter().rev().take(2 * review_values());
        latest.filter(|(_, header)| Some(row(*header)) == last).count() > 1
    }

    /// Takes out the headers behind its last label.
    pub fn headers_since_row(&mut self) -> Vec<(&'static str, usize)> {
        let last = self.anchors.last().map_or(0, |anchor| anchor.atom);
        let since = self.headers.partition_point(|(_, header)| *header < last);
        let headers = self.headers.split_off(since);
        if let Some((_, first)) = headers.first() {
            self.atoms.1 = self.atoms.1.min(first.saturating_sub(1));
        }
        headers
    }

    /// A label to come.
    pub fn next(&self, key: &'static str, atom: usize) -> Anchor {
        let slots = (self.slots.len() as u32, self.slots.len() as u32);
        Anchor {
            key,
            atom,
            damaged: false,
            orphaned: false,
            contested: false,
            swelling: Swelling::None,
            slots,
            filled: false,
            filling: true,
            block: 0,
            headers_from: 0,
        }
    }
}

impl Anchor {
    /// Whether nothing stands behind it.
    pub fn is_bare(&self) -> bool {
        self.slots.0 == self.slots.1
    }
}

/// A place where a value may stand.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    /// The atom, and the highest bit for [`Slot::own`]: dense tables have a slot for every few bytes.
    bits: u32,
}

impl Slot {
    /// The slot at an atom.
    pub fn new(atom: usize, own: bool) -> Self {
        Self { bits: atom as u32 | u32::from(own) << 31 }
    }

    /// The atom.
    pub fn atom(&self) -> usize {
        (self.bits & (u32::MAX >> 1)) as usize
    }

    /// Whether it stands in a row of the label itself.
    pub fn own(&self) -> bool {
        self.bits >> 31 == 1
    }
}
