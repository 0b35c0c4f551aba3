//! Inputs on their way to the worker, and what became of them.

use crate::app::desk::Same;
use crate::app::worker::Loss;
use gouji::document::Document;
use std::rc::Rc;
use yew::AttrValue;

/// An input on its way to the worker.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Number of the request.
    pub id: u32,
    /// Name of the file; empty for pasted text.
    pub name: AttrValue,
    /// When it was written, as far as the browser knows: milliseconds.
    pub(super) dated: f64,
    /// The text whose place it takes, where the area shows another by now.
    pub(super) of: Option<Same<Document>>,
}

impl Job {
    /// An input that comes on its own.
    pub fn new(id: u32, name: String, dated: f64) -> Self {
        Self { id, name: name.into(), dated, of: None }
    }
}

/// Inputs that are waited for.
#[derive(Clone, Debug, Default)]
pub struct Waiting {
    /// Inputs that the worker has not answered yet.
    pub jobs: Vec<Job>,
    /// The one of them that is the text of the area, edited.
    pub(super) again: Option<u32>,
    /// Inputs that gave nothing, and why.
    pub lost: Vec<(Job, Loss)>,
    /// Of which file nothing was read, so that what lay here stayed, and why.
    pub refused: AttrValue,
    /// Whether what lay here comes back where nothing is read of them.
    pub(super) trial: bool,
    /// The input that was answered last.
    pub answered: u32,
    /// Whether what lay here was put away for them, and none of them came yet.
    pub(super) replacing: bool,
    /// Inputs that were stopped before they were checked.
    pub stopped: Vec<Job>,
    /// Whether they were stopped last of all.
    pub halted: bool,
    /// The documents of the reports that came together, those still under way not yet.
    pub(super) came: Vec<Rc<Document>>,
    /// How many there were to be checked, at most, since they began to come.
    all: usize,
    /// Whether the reader chose what to look at since then.
    pub chosen: bool,
}

impl Waiting {
    /// All is over, but for what was answered.
    pub fn stop(&mut self) {
        *self = Self { answered: self.answered, ..Self::default() };
    }

    /// Stops: what is not checked stays told, but for the text of the area, which stands there.
    pub fn halt(&mut self) {
        self.drop_again();
        self.stopped.append(&mut self.jobs);
        self.halted = !self.stopped.is_empty();
    }

    /// What was stopped goes on.
    pub fn resume(&mut self) {
        self.begin();
        let stopped = std::mem::take(&mut self.stopped);
        self.send(stopped);
    }

    /// Something comes; beside what is under way it is of the same batch.
    pub fn begin(&mut self) {
        self.halted = false;
        if self.jobs.is_empty() {
            self.came.clear();
            (self.all, self.chosen) = (0, false);
        }
    }

    /// Inputs go on their way.
    pub fn send(&mut self, jobs: Vec<Job>) {
        self.jobs.extend(jobs);
        self.all = self.all.max(self.jobs.len());
    }

    /// How many are under way, as it is told: all, and from the half on half of them.
    pub fn told(&self) -> Option<usize> {
        let half = self.all / 2;
        (!self.jobs.is_empty()).then_some(if self.jobs.len() > half { self.all } else { half })
    }

    /// Whether several reports came together, and the reader chose none of them.
    pub fn is_batch(&self) -> bool {
        self.came.len() > 1 && !self.chosen
    }

    /// The text of the area, edited and not read yet, is given up.
    pub fn drop_again(&mut self) {
        let again = self.again.take();
        self.jobs.retain(|job| Some(job.id) != again);
    }

    /// The area shows another text. What it showed before, edited and not read yet, still takes its own place: that of
    /// a text that is here.
    pub fn settle_again(&mut self, of: Option<Same<Document>>) {
        let again = self.again.take();
        if let Some(job) = self.jobs.iter_mut().find(|job| Some(job.id) == again) {
            job.of = of;
        }
    }

    /// None is waited for any longer.
    pub fn give_up(&mut self) {
        self.jobs.clear();
        self.again = None;
    }

    /// The job of that number is over. Whether it was the text of the area, edited.
    pub fn take(&mut self, id: u32) -> Option<(Job, bool)> {
        let place = self.jobs.iter().position(|job| job.id == id)?;
        let again = self.again.take_if(|again| *again == id);
        Some((self.jobs.remove(place), again.is_some()))
    }
}
