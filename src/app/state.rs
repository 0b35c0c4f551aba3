//! State: everything the page shows, in one place, changed by actions only.

mod action;
mod away;
mod changes;
mod inputs;
mod told;
mod waiting;

use super::cells::CellRef;
use super::letter::Shown;
use super::paper::Paper;
use super::prefs::Prefs;
use super::roster::Wanted;
use super::words;
pub use action::Action;
use away::Away;
use gouji::Language;
pub use inputs::Arrival;
use std::rc::Rc;
pub use waiting::Job;
use waiting::Waiting;
use yew::AttrValue;

/// The cell being typed into, and the key that began the typing.
pub type Editing = (CellRef, Option<String>);

/// What the page shows.
#[derive(Clone, Debug)]
pub struct State {
    /// Language and look.
    pub prefs: Prefs,
    /// How often the English words could not be fetched since they were wanted.
    pub unspoken: u32,
    /// The reports at hand, in the order they came.
    pub papers: Vec<Rc<Paper>>,
    /// Which of them is shown.
    pub shown: usize,
    /// The text in the area, and a count that tells when it was not the user who changed it.
    pub text: (u32, AttrValue),
    /// The text in the area as it came, before it was edited by hand.
    came: AttrValue,
    /// What was put away.
    away: Away,
    /// The cell that has the attention.
    pub cell: Option<CellRef>,
    /// The cell being typed into, and what the first key was.
    pub editing: Option<Editing>,
    /// Whether the last thing done was done in the tables.
    pub at_tables: bool,
    /// The report shown with what is being typed in its cell.
    pub typing: Option<Rc<Paper>>,
    /// The finding that has the attention: its position in the verdict.
    pub finding: Option<usize>,
    /// Whether it came after the cell.
    finding_last: bool,
    /// Inputs on their way.
    pub waiting: Waiting,
    /// The row of the list of reports that the keyboard was at last.
    pub row: Option<usize>,
    /// Where the page should take the reader, and a count that tells one request from the next.
    pub goal: (u32, Goal),
    /// Whether the list of keys is open.
    pub help: bool,
    /// The notices that are looked at before they leave.
    pub letter: Option<Rc<Vec<Shown>>>,
    /// What the list of reports shows, and in which order.
    pub wanted: Wanted,
    /// The last thing done, for everyone to hear.
    pub said: AttrValue,
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
    /// To the heading that says what was changed, with the keyboard: that of the repairs; where none is left, of the changes.
    Adopted,
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
        let wanted = Prefs::load();
        let spoken = words::begin(wanted.language);
        Self {
            prefs: if spoken { wanted } else { Prefs { language: Language::Chinese, ..wanted } },
            unspoken: u32::from(!spoken),
            papers: Vec::new(),
            shown: 0,
            text: Default::default(),
            came: AttrValue::default(),
            away: Away::default(),
            cell: None,
            editing: None,
            at_tables: false,
            typing: None,
            finding: None,
            finding_last: false,
            waiting: Waiting::default(),
            row: None,
            goal: (0, Goal::None),
            help: false,
            letter: None,
            wanted: Wanted::default(),
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
        let mut away = self.away.before.iter().flat_map(|snapshot| &snapshot.papers).filter(|paper| !here(paper));
        let typed = |text: &AttrValue, came: &AttrValue, papers: &[Rc<Paper>]| {
            text != came && papers.iter().any(|paper| paper.read.is_some())
        };
        self.papers.len() > 1
            || self.letter.is_some()
            || self.papers.iter().any(|paper| paper.is_changed())
            || typed(&self.text.1, &self.came, &self.papers)
            || away.any(|paper| paper.is_changed())
            || self
                .away
                .before
                .iter()
                .any(|away| away.text != self.text.1 && typed(&away.text, &away.came, &away.papers))
    }

    /// The name of the only report, where it came as a file.
    pub fn file(&self) -> Option<AttrValue> {
        let [paper] = self.papers.as_slice() else { return None };
        let name = &paper.source.name;
        (paper.read.is_some() && !name.is_empty()).then(|| name.clone().into())
    }

    /// Whether the only report came as a text that the area has no room for.
    pub fn is_too_long(&self) -> bool {
        let [paper] = self.papers.as_slice() else { return false };
        paper.read.is_some() && paper.source.name.is_empty() && self.text.1.is_empty()
    }

    /// Where something can be brought back: whether what came lies beside it, and whether it came last of all.
    pub fn back(&self) -> Option<(bool, bool)> {
        self.away.before.last().map(|snapshot| (snapshot.beside, self.away.fresh))
    }

    fn show(&mut self, text: AttrValue) {
        self.came = text.clone();
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
            let away = self.away.before.iter_mut().chain(&mut self.away.after).map(|snapshot| &mut snapshot.papers);
            for paper in away.chain([&mut self.papers]).flatten() {
                *paper = Rc::new(paper.translated(prefs.language));
            }
        }
        self.prefs = prefs;
    }

    fn spoken(&mut self, there: bool) {
        self.unspoken = if there { 0 } else { self.unspoken + 1 };
        if there {
            self.prefer(Prefs { language: Language::English, ..self.prefs });
        }
    }
}
