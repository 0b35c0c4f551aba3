//! Inputs on their way to the worker, and what became of them.

use crate::app::desk::Same;
use crate::app::worker::Loss;
use gouji::document::Document;
use yew::AttrValue;

/// An input on its way to the worker.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Number of the request.
    pub id: u32,
    /// Name of the file; empty for pasted text.
    pub name: AttrValue,
    /// The text whose place it takes, where the area shows another by now.
    pub(super) of: Option<Same<Document>>,
}

impl Job {
    /// An input that comes on its own.
    pub fn new(id: u32, name: String) -> Self {
        Self { id, name: name.into(), of: None }
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
    /// The input that was answered last.
    pub answered: u32,
    /// Whether what lay here was put away for them, and none of them came yet.
    pub(super) replacing: bool,
}

impl Waiting {
    /// All is over, but for what was answered.
    pub fn stop(&mut self) {
        *self = Self { answered: self.answered, ..Self::default() };
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
