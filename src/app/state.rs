//! State: everything the page shows, in one place, changed by actions only.

use super::cells::CellRef;
use super::paper::{Paper, papers};
use super::prefs::Prefs;
use gouji::{Language, Outcome, check_text};
use std::rc::Rc;
use yew::prelude::*;

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
    /// The cell that has the attention.
    pub cell: Option<CellRef>,
    /// The cell being typed into, and what the first key was.
    pub editing: Option<Editing>,
    /// The finding that has the attention: its position in the verdict.
    pub finding: Option<usize>,
    /// Inputs that the worker has not answered yet.
    pub jobs: Vec<Job>,
    /// Whether they are the text shown, edited.
    again: bool,
    /// Inputs over which the worker died.
    pub lost: Vec<Job>,
    /// Where the page should take the reader, and a count that tells one request from the next.
    pub goal: (u32, Goal),
    /// Whether the list of keys is open.
    pub help: bool,
    /// The last thing done, for everyone to hear.
    pub said: AttrValue,
}

/// An input being checked in the worker.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Number of the request.
    pub id: u32,
    /// Name of the file; empty for pasted text.
    pub name: AttrValue,
    /// Bytes, as the browser says.
    pub size: f64,
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
}

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// Text came in whole: pasted, loaded, the sample.
    Text(String, String),
    /// The text was edited.
    Typed(String),
    /// Everything goes.
    Clear,
    /// Inputs went to the worker; what was shown goes, but for a text (`true`) that was only edited.
    Start(Vec<Job>, bool),
    /// The worker answered.
    Done(u32, Box<Outcome>),
    /// The worker died over an input.
    Failed(u32),
    /// Nobody waits any longer.
    Stop,
    /// Another report is shown.
    Show(usize),
    /// A cell has the attention.
    Look(Option<CellRef>),
    /// Typing into a cell begins.
    BeginEdit(CellRef, Option<String>),
    /// Typing ends without a change.
    CancelEdit,
    /// A cell gets another value.
    Edit(CellRef, String),
    /// The repair at that position is adopted.
    Adopt(usize),
    /// The finding with that fingerprint is set aside, or taken up again.
    SetAside(String, Option<String>),
    /// The last change is undone.
    Undo,
    /// And done again.
    Redo,
    /// The reader wants to go somewhere.
    Go(Goal),
    /// The reader went back or forth: the view in the address.
    Return(String),
    /// To the next finding, or the one before.
    Step(bool),
    /// Another look or language.
    Prefer(Prefs),
    /// The list of keys is opened or closed.
    Help(bool),
    /// Something to announce.
    Say(AttrValue),
}

impl State {
    /// An empty desk.
    pub fn new() -> Self {
        Self {
            prefs: Prefs::load(),
            papers: Vec::new(),
            shown: 0,
            cell: None,
            editing: None,
            finding: None,
            jobs: Vec::new(),
            again: false,
            lost: Vec::new(),
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

    fn lay(&mut self, papers: Vec<Paper>) {
        self.papers = papers.into_iter().map(Rc::new).collect();
        self.shown = 0;
        self.jobs.clear();
        self.lost.clear();
        self.leave();
    }

    fn leave(&mut self) {
        (self.cell, self.editing, self.finding) = (None, None, None);
    }

    fn typed(&mut self, text: String) {
        if text.trim().is_empty() {
            self.lay(Vec::new());
            return;
        }
        self.replace(check_text("", text, self.language()));
    }

    /// The same text again, edited: what was done to it stays where it still fits.
    fn replace(&mut self, outcome: Outcome) {
        let language = self.language();
        let before = std::mem::take(&mut self.papers);
        let inherit = |(place, paper): (usize, Paper)| match before.get(place) {
            Some(old) => Rc::new(paper.inherit(old, language)),
            None => Rc::new(paper),
        };
        self.papers = papers(outcome).into_iter().enumerate().map(inherit).collect();
        self.shown = self.shown.min(self.papers.len().saturating_sub(1));
        self.finding = None;
    }

    fn change(&mut self, change: impl FnOnce(&Paper, Language) -> Option<Paper>) {
        let language = self.language();
        if let Some(paper) = self.papers.get_mut(self.shown)
            && let Some(changed) = change(paper, language)
        {
            *paper = Rc::new(changed);
        }
        self.editing = None;
    }

    fn done(&mut self, id: u32, outcome: Outcome) {
        let waited = self.jobs.iter().any(|job| job.id == id);
        self.jobs.retain(|job| job.id != id);
        if waited && std::mem::take(&mut self.again) {
            self.replace(outcome);
        } else if waited {
            self.papers.extend(papers(outcome).into_iter().map(Rc::new));
        }
    }

    fn go(&mut self, goal: Goal) {
        self.goal = (self.goal.0.wrapping_add(1), goal);
        match goal {
            Goal::Cell(cell) => self.cell = Some(cell),
            Goal::Finding(finding) => self.finding = Some(finding),
            Goal::None => {}
        }
    }

    fn step(&mut self, forward: bool) {
        let order: Vec<usize> = self.paper().map(|paper| super::findings::order(paper)).unwrap_or_default();
        let here = self.finding.and_then(|finding| order.iter().position(|place| *place == finding));
        let next = match (here, forward) {
            (None, true) => order.first(),
            (None, false) => order.last(),
            (Some(here), true) => order.get(here + 1).or(order.first()),
            (Some(here), false) => here.checked_sub(1).and_then(|before| order.get(before)).or(order.last()),
        };
        if let Some(next) = next.copied() {
            self.go(Goal::Finding(next));
        }
    }

    fn prefer(&mut self, prefs: Prefs) {
        if prefs.language != self.prefs.language {
            self.papers = self.papers.iter().map(|paper| Rc::new(paper.translated(prefs.language))).collect();
        }
        self.prefs = prefs;
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        // The keyboard comes back to the same cell after every edit: nothing is drawn again for that.
        if matches!(action, Action::Look(cell) if cell == self.cell) {
            return self;
        }
        let mut state = (*self).clone();
        match action {
            Action::Text(name, text) => state.lay(papers(check_text(&name, text, self.language()))),
            Action::Typed(text) => state.typed(text),
            Action::Clear => state.lay(Vec::new()),
            Action::Start(jobs, again) => {
                if !again {
                    state.lay(Vec::new());
                }
                (state.jobs, state.again) = (jobs, again);
            }
            Action::Done(id, outcome) => state.done(id, *outcome),
            Action::Failed(id) => {
                let (lost, others) = state.jobs.drain(..).partition(|job| job.id == id);
                state.jobs = others;
                state.lost.extend::<Vec<Job>>(lost);
            }
            Action::Stop => state.jobs.clear(),
            Action::Show(place) => {
                state.shown = place.min(state.papers.len().saturating_sub(1));
                state.leave();
            }
            Action::Look(cell) => state.cell = cell,
            Action::BeginEdit(cell, key) => (state.cell, state.editing) = (Some(cell), Some((cell, key))),
            Action::CancelEdit => {
                state.editing = None;
            }
            Action::Edit(cell, text) => {
                state.change(|paper, language| Some(paper.edit(cell, &text, language)));
            }
            Action::Adopt(place) => {
                state.change(|paper, language| Some(paper.adopt(paper.verdict.repairs.get(place)?, language)));
            }
            Action::SetAside(fingerprint, reason) => {
                state.change(|paper, language| Some(paper.set_aside(&fingerprint, reason, language)));
            }
            Action::Undo => state.change(Paper::undo),
            Action::Redo => state.change(Paper::redo),
            Action::Go(goal) => state.go(goal),
            Action::Return(fragment) => {
                let (shown, cell) = super::view::parse(&fragment, &state);
                (state.shown, state.editing) = (shown.min(state.papers.len().saturating_sub(1)), None);
                state.cell = None;
                if let Some(cell) = cell {
                    state.go(Goal::Cell(cell));
                }
            }
            Action::Step(forward) => state.step(forward),
            Action::Prefer(prefs) => state.prefer(prefs),
            Action::Help(open) => state.help = open,
            Action::Say(text) => state.said = text,
        }
        Rc::new(state)
    }
}
