//! State: everything the page shows, in one place, changed by actions only.

use super::cells::CellRef;
use super::paper::{Paper, papers};
use super::prefs::Prefs;
use super::worker::Answer;
use gouji::check::check_documents;
use gouji::document::Document;
use gouji::source::read_text;
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
    /// The text in the area, and a count that tells when it was not the user who changed it.
    pub text: (u32, AttrValue),
    /// What lay here before something else took its place, and what took it.
    before: Option<Spread>,
    after: Option<Spread>,
    /// Whether nothing was typed since then.
    fresh: bool,
    /// The cell that has the attention.
    pub cell: Option<CellRef>,
    /// The cell being typed into, and what the first key was.
    pub editing: Option<Editing>,
    /// The finding that has the attention: its position in the verdict.
    pub finding: Option<usize>,
    /// Whether it came after the cell.
    finding_last: bool,
    /// Inputs that the worker has not answered yet.
    pub jobs: Vec<Job>,
    /// Whether they are the text shown, edited.
    again: bool,
    /// Inputs that gave nothing.
    pub lost: Vec<Job>,
    /// The input that was answered last.
    pub answered: u32,
    /// Whether what lay here was put away for the inputs that are waited for.
    replacing: bool,
    /// Where the page should take the reader, and a count that tells one request from the next.
    pub goal: (u32, Goal),
    /// Whether the list of keys is open.
    pub help: bool,
    /// The last thing done, for everyone to hear.
    pub said: AttrValue,
}

/// Reports and the text in the area: what is put away when something else comes. In memory only.
#[derive(Clone, Debug, Default)]
struct Spread {
    papers: Vec<Rc<Paper>>,
    shown: usize,
    text: AttrValue,
}

/// An input on its way to the worker.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Number of the request.
    pub id: u32,
    /// Name of the file; empty for pasted text.
    pub name: AttrValue,
    /// Whether the browser did not hand it over; else the worker died over it.
    pub unread: bool,
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

/// What can happen.
#[derive(Clone, Debug)]
pub enum Action {
    /// Text came in whole (pasted, loaded, the sample): its name, itself, what the area shows of it.
    Text(String, String, AttrValue),
    /// The text was edited.
    Typed(String),
    /// Everything goes.
    Clear,
    /// Likewise, and nothing of it can be brought back.
    Forget,
    /// Inputs go to the worker; what was shown goes, but for a text (`true`) that was only edited. What the area shows.
    Start(Vec<Job>, AttrValue, bool),
    /// The worker answered.
    Answered(u32, Answer),
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
    /// Likewise, by its id.
    Put(String, String),
    /// The repair at that position is adopted: in the list of repairs (`true`) or at the cell.
    Adopt(usize, bool),
    /// The finding at that position is set aside, or taken up again.
    SetAside(usize, Option<String>),
    /// What lay here before something else took its place comes back.
    Back,
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
            text: Default::default(),
            before: None,
            after: None,
            fresh: false,
            cell: None,
            editing: None,
            finding: None,
            finding_last: false,
            jobs: Vec::new(),
            again: false,
            lost: Vec::new(),
            answered: 0,
            replacing: false,
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

    /// Whether something of the user's would be lost with the page.
    pub fn has_work(&self) -> bool {
        self.papers.iter().any(|paper| paper.is_changed())
    }

    /// Whether something can be brought back, and whether it was the last thing that happened to the text.
    pub fn back(&self) -> (bool, bool) {
        (self.before.is_some(), self.before.is_some() && self.fresh)
    }

    fn show(&mut self, text: AttrValue) {
        self.text = (self.text.0.wrapping_add(1), text);
    }

    /// Nobody waits any longer.
    fn stop(&mut self) {
        self.jobs.clear();
        self.lost.clear();
        (self.again, self.replacing) = (false, false);
    }

    /// Puts away what lies here, and gives it back.
    fn take(&mut self) -> Spread {
        self.stop();
        self.leave();
        Spread {
            papers: std::mem::take(&mut self.papers),
            shown: std::mem::take(&mut self.shown),
            text: self.text.1.clone(),
        }
    }

    /// Makes room for something else. Where no report lay here, what was put away before that stays.
    fn clear(&mut self, text: AttrValue) {
        let spread = self.take();
        self.fresh = spread.papers.iter().any(|paper| paper.read.is_some());
        if self.fresh {
            (self.before, self.after) = (Some(spread), None);
        }
        self.show(text);
    }

    fn lay(&mut self, spread: Spread) -> Spread {
        let old = self.take();
        (self.papers, self.shown) = (spread.papers, spread.shown);
        self.show(spread.text);
        old
    }

    /// Undoes the last change; where there is none, brings back what lay here before.
    fn undo(&mut self) {
        if self.paper().is_some_and(|paper| paper.history().0) {
            self.change(Paper::undo);
        } else {
            self.bring_back();
        }
    }

    fn bring_back(&mut self) {
        if let Some(before) = self.before.take() {
            self.after = Some(self.lay(before));
            self.go(Goal::VERDICT);
        }
    }

    fn redo(&mut self) {
        if self.paper().is_some_and(|paper| paper.history().1) {
            self.change(Paper::redo);
        } else if let Some(after) = self.after.take() {
            self.before = Some(self.lay(after));
            self.go(Goal::VERDICT);
        }
    }

    /// Shows another report.
    fn turn_to(&mut self, place: usize) {
        self.shown = place.min(self.papers.len().saturating_sub(1));
        self.leave();
    }

    fn leave(&mut self) {
        (self.cell, self.editing, self.finding) = (None, None, None);
    }

    fn typed(&mut self, text: String) {
        if text.trim().is_empty() {
            self.clear(text.into());
        } else {
            self.stop();
            self.text.1 = text.clone().into();
            self.replace(check_text("", text, self.language()));
        }
    }

    /// The same text again, edited: what was done to it stays where it still fits.
    fn replace(&mut self, outcome: Outcome) {
        let language = self.language();
        let attention = self.finding_key();
        let before = std::mem::take(&mut self.papers);
        let inherit = |(place, paper): (usize, Paper)| match before.get(place) {
            Some(old) => Rc::new(paper.inherit(old, language)),
            None => Rc::new(paper),
        };
        self.papers = papers(outcome).into_iter().enumerate().map(inherit).collect();
        self.shown = self.shown.min(self.papers.len().saturating_sub(1));
        self.refind(attention);
    }

    /// What the finding that has the attention is known by, whatever happens to those before it.
    fn finding_key(&self) -> Option<String> {
        self.paper()?.key(self.finding?)
    }

    fn refind(&mut self, key: Option<String>) {
        self.finding = key.and_then(|key| self.paper()?.position(&key));
    }

    fn change(&mut self, change: impl FnOnce(&Paper, Language) -> Option<Paper>) {
        let language = self.language();
        let attention = self.finding_key();
        if let Some(paper) = self.papers.get_mut(self.shown)
            && let Some(changed) = change(paper, language)
        {
            *paper = Rc::new(changed);
        }
        self.editing = None;
        self.refind(attention);
    }

    /// Takes the answer to an input that is still waited for.
    fn answered(&mut self, id: u32, answer: Answer) {
        let Some(place) = self.jobs.iter().position(|job| job.id == id) else { return };
        let job = self.jobs.remove(place);
        match answer {
            Answer::Documents(documents) => self.done(id, documents),
            Answer::Text(text) => {
                self.show(text.clone().into());
                self.done(id, vec![(job.name.to_string(), read_text(text))]);
            }
            Answer::Unread => self.lost.push(Job { unread: true, ..job }),
            Answer::Died => self.lost.push(job),
        }
        if self.jobs.is_empty() && self.lost.iter().all(|job| job.unread) {
            self.come_to_nothing();
        }
    }

    fn done(&mut self, id: u32, documents: Vec<(String, Document)>) {
        let outcome = check_documents(documents, self.language());
        self.answered = id;
        if std::mem::take(&mut self.again) {
            self.replace(outcome);
        } else {
            self.papers.extend(papers(outcome).into_iter().map(Rc::new));
        }
    }

    /// Where the inputs gave nothing at all, what had to make room for them comes back.
    fn come_to_nothing(&mut self) {
        if self.papers.is_empty()
            && std::mem::take(&mut self.replacing)
            && let Some(before) = self.before.take()
        {
            let lost = std::mem::take(&mut self.lost);
            self.lay(before);
            self.lost = lost;
        }
    }

    fn start(&mut self, jobs: Vec<Job>, text: AttrValue, again: bool) {
        if again {
            self.stop();
            (self.text.1, self.fresh) = (text, false);
        } else {
            self.clear(text);
            self.replacing = self.fresh;
        }
        (self.jobs, self.again) = (jobs, again);
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

    /// Typing into a cell begins. The field takes the keyboard a moment after it is drawn; keys pressed before are typed
    /// into it, too.
    fn begin_edit(&mut self, cell: CellRef, key: Option<String>) {
        let typed = self.editing.take().filter(|(other, _)| *other == cell).and_then(|(_, typed)| typed);
        self.cell = Some(cell);
        match (typed, key) {
            (Some(typed), None) => self.change(|paper, language| Some(paper.edit(cell, &typed, language))),
            (typed, key) => self.editing = Some((cell, key.map(|key| typed.unwrap_or_default() + &key))),
        }
    }

    /// Adopts a repair and goes to the next one in the list, or to the cell that it changes.
    fn adopt(&mut self, place: usize, in_list: bool) {
        let cell = self.paper().and_then(|paper| {
            let change = paper.verdict.repairs.get(place)?.cells.first()?;
            CellRef::find(paper.edited.as_ref()?, &change.id)
        });
        self.change(|paper, language| Some(paper.adopt(paper.verdict.repairs.get(place)?, language)));
        let last = self.paper().map_or(0, |paper| paper.verdict.repairs.len().saturating_sub(1));
        self.go(if in_list { Goal::Repair(place.min(last)) } else { cell.map_or(Goal::VERDICT, Goal::Cell) });
    }

    /// Sets a finding aside and goes to the next one, or takes it up again and goes to it.
    fn set_aside(&mut self, position: usize, reason: Option<String>) {
        let Some(paper) = self.paper() else { return };
        let Some(finding) = paper.verdict.findings.get(position) else { return };
        let fingerprint = finding.fingerprint.clone();
        let open = |other: &usize| {
            let finding = paper.verdict.findings.get(*other);
            *other != position && finding.is_some_and(|finding| paper.aside(finding).is_none())
        };
        let order = super::findings::order(paper);
        let here = order.iter().position(|other| *other == position).unwrap_or_default();
        let (before, after) = order.split_at(here);
        let next = match reason {
            Some(_) => after.iter().chain(before).copied().find(open),
            None => Some(position),
        };
        self.change(|paper, language| Some(paper.set_aside(&fingerprint, reason, language)));
        self.go(next.map_or(Goal::VERDICT, Goal::Finding));
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
            let away = self.before.iter_mut().chain(&mut self.after).map(|spread| &mut spread.papers);
            for paper in away.chain([&mut self.papers]).flatten() {
                *paper = Rc::new(paper.translated(prefs.language));
            }
        }
        self.prefs = prefs;
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        // The keyboard comes back to the same cell after every edit: nothing is drawn again for that.
        if matches!(action, Action::Look(cell) if cell == self.cell && self.finding_last == cell.is_none()) {
            return self;
        }
        let mut state = (*self).clone();
        match action {
            Action::Text(name, text, shown) => {
                state.clear(shown);
                state.papers = papers(check_text(&name, text, self.language())).into_iter().map(Rc::new).collect();
            }
            Action::Typed(text) => {
                state.typed(text);
                state.fresh = false;
            }
            Action::Clear => state.clear(AttrValue::default()),
            Action::Forget => {
                state.clear(AttrValue::default());
                (state.before, state.after) = (None, None);
            }
            Action::Start(jobs, text, again) => state.start(jobs, text, again),
            Action::Answered(id, answer) => state.answered(id, answer),
            Action::Stop => {
                state.jobs.clear();
                state.again = false;
                state.come_to_nothing();
            }
            Action::Show(place) => {
                state.turn_to(place);
                state.go(Goal::Report);
            }
            // Esc before the field has the keyboard gives up the typing first.
            Action::Look(None) if state.editing.is_some() => state.editing = None,
            Action::Look(cell) => (state.cell, state.finding_last) = (cell, cell.is_none()),
            Action::BeginEdit(cell, key) => state.begin_edit(cell, key),
            Action::CancelEdit => {
                state.editing = None;
            }
            Action::Edit(cell, text) => {
                state.change(|paper, language| Some(paper.edit(cell, &text, language)));
            }
            Action::Put(id, text) => state.change(|paper, language| {
                Some(paper.edit(CellRef::find(paper.edited.as_ref()?, &id)?, &text, language))
            }),
            Action::Adopt(place, in_list) => state.adopt(place, in_list),
            Action::SetAside(position, reason) => state.set_aside(position, reason),
            Action::Back => state.bring_back(),
            Action::Undo => state.undo(),
            Action::Redo => state.redo(),
            Action::Go(goal) => state.go(goal),
            Action::Return(fragment) => {
                let (shown, cell) = super::view::parse(&fragment, &state);
                if shown != state.shown {
                    state.turn_to(shown);
                }
                (state.cell, state.editing) = (None, None);
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
