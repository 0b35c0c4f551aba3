//! State: everything the page shows, in one place, changed by actions only.

mod action;
mod away;
mod changes;
mod inputs;

use super::cells::CellRef;
use super::desk::Same;
use super::paper::Paper;
use super::prefs::Prefs;
use super::worker::Loss;
pub use action::Action;
use away::Away;
use gouji::Language;
use gouji::document::Document;
pub use inputs::Arrival;
use std::rc::Rc;
use yew::AttrValue;

/// The cell being typed into, and the key that began the typing.
pub type Editing = (CellRef, Option<String>);

/// What the page shows.
#[derive(Clone, Debug)]
pub struct State {
    /// Language and look.
    pub prefs: Prefs,
    /// The reports at hand, in the order they came.
    pub papers: Vec<Rc<Paper>>,
    /// Which of them is shown.
    pub shown: usize,
    /// The text in the area, and a count that tells when it was not the user who changed it.
    pub text: (u32, AttrValue),
    /// What lay here before something else took its place, and what took it.
    before: Away,
    after: Away,
    /// Whether nothing was typed since then.
    fresh: bool,
    /// The cell that has the attention.
    pub cell: Option<CellRef>,
    /// The cell being typed into, and what the first key was.
    pub editing: Option<Editing>,
    /// The report shown with what is being typed in its cell.
    pub typing: Option<Rc<Paper>>,
    /// The finding that has the attention: its position in the verdict.
    pub finding: Option<usize>,
    /// Whether it came after the cell.
    finding_last: bool,
    /// Inputs that the worker has not answered yet.
    pub jobs: Vec<Job>,
    /// The one of them that is the text shown, edited.
    again: Option<u32>,
    /// Inputs that gave nothing, and why.
    pub lost: Vec<(Job, Loss)>,
    /// The input that was answered last.
    pub answered: u32,
    /// Whether what lay here was put away for the inputs that are waited for, and none of them came yet.
    replacing: bool,
    /// The row of the list of reports that the keyboard was at last.
    pub row: Option<usize>,
    /// Where the page should take the reader, and a count that tells one request from the next.
    pub goal: (u32, Goal),
    /// Whether the list of keys is open.
    pub help: bool,
    /// The last thing done, for everyone to hear.
    pub said: AttrValue,
}

/// An input on its way to the worker.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Number of the request.
    pub id: u32,
    /// Name of the file; empty for pasted text.
    pub name: AttrValue,
    /// The text whose place it takes, where the area shows another by now.
    of: Option<Same<Document>>,
}

impl Job {
    /// An input that comes on its own.
    pub fn new(id: u32, name: String) -> Self {
        Self { id, name: name.into(), of: None }
    }
}

/// Where to take the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Nowhere.
    None,
    /// To the cell, with the keyboard.
    Cell(CellRef),
    /// To the finding, with the keyboard.
    Finding(usize),
    /// To the field for the reason why the finding is set aside, with the keyboard.
    Reason(usize),
    /// To the sentence in the source that the finding is about.
    Source(usize),
    /// To the repair, with the keyboard; where none is left, to what was changed.
    Repair(usize),
    /// To the verdict of the report that was chosen.
    Report,
    /// To a part of the page, with the keyboard.
    Part(&'static str),
}

impl Goal {
    /// To the verdict.
    pub const VERDICT: Self = Self::Part("#verdict");
}

impl State {
    /// An empty desk.
    pub fn new() -> Self {
        Self {
            prefs: Prefs::load(),
            papers: Vec::new(),
            shown: 0,
            text: Default::default(),
            before: Away::default(),
            after: Away::default(),
            fresh: false,
            cell: None,
            editing: None,
            typing: None,
            finding: None,
            finding_last: false,
            jobs: Vec::new(),
            again: None,
            lost: Vec::new(),
            answered: 0,
            replacing: false,
            row: None,
            goal: (0, Goal::None),
            help: false,
            said: AttrValue::default(),
        }
    }

    /// The report shown.
    pub fn paper(&self) -> Option<&Rc<Paper>> {
        self.papers.get(self.shown)
    }

    fn language(&self) -> Language {
        self.prefs.language
    }

    /// What was looked at last: a cell or a finding.
    pub fn attention(&self) -> Goal {
        match (self.cell, self.finding) {
            (Some(cell), None) => Goal::Cell(cell),
            (Some(cell), _) if !self.finding_last => Goal::Cell(cell),
            (_, Some(finding)) => Goal::Finding(finding),
            (None, None) => Goal::None,
        }
    }

    /// Whether something of the user's would be lost with the page: what was put away with its changes, too.
    pub fn has_work(&self) -> bool {
        let here = |paper: &&Rc<Paper>| self.papers.iter().any(|now| now.is_on_same(paper));
        let mut away = self.before.0.iter().flat_map(|spread| &spread.papers).filter(|paper| !here(paper));
        self.papers.len() > 1
            || self.papers.iter().any(|paper| paper.is_changed())
            || away.any(|paper| paper.is_changed())
    }

    /// Where something can be brought back: whether what came lies beside it, and whether it came last of all.
    pub fn back(&self) -> Option<(bool, bool)> {
        self.before.0.last().map(|spread| (spread.beside, self.fresh))
    }

    fn show(&mut self, text: AttrValue) {
        self.text = (self.text.0.wrapping_add(1), text);
    }

    /// Shows another report.
    fn turn_to(&mut self, place: usize) {
        self.shown = place.min(self.papers.len().saturating_sub(1));
        self.leave();
    }

    fn leave(&mut self) {
        (self.cell, self.editing, self.typing, self.finding) = (None, None, None, None);
    }

    fn go(&mut self, goal: Goal) {
        self.goal = (self.goal.0.wrapping_add(1), goal);
        match goal {
            Goal::Cell(cell) => (self.cell, self.finding_last) = (Some(cell), false),
            Goal::Finding(finding) | Goal::Source(finding) => {
                (self.finding, self.finding_last) = (Some(finding), true);
            }
            _ => {}
        }
    }

    fn prefer(&mut self, prefs: Prefs) {
        if prefs.language != self.prefs.language {
            let away = self.before.0.iter_mut().chain(&mut self.after.0).map(|spread| &mut spread.papers);
            for paper in away.chain([&mut self.papers]).flatten() {
                *paper = Rc::new(paper.translated(prefs.language));
            }
        }
        self.prefs = prefs;
    }
}
