//! What comes in: texts, edited texts, and the worker's answers.

use super::{Job, State};
use crate::app::paper::{Paper, papers};
use crate::app::worker::Answer;
use gouji::check::check_documents;
use gouji::document::Document;
use gouji::source::read_text;
use gouji::{Outcome, check_text};
use std::rc::Rc;
use yew::AttrValue;

impl State {
    pub fn typed(&mut self, text: String) {
        if text.trim().is_empty() {
            self.clear(text.into());
        } else {
            self.stop();
            self.text.1 = text.clone().into();
            self.replace(check_text("", text, self.language()));
        }
    }

    /// The same text again, edited: what was done to it stays where it still fits.
    pub fn replace(&mut self, outcome: Outcome) {
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

    /// Takes the answer to an input that is still waited for.
    pub fn answered(&mut self, id: u32, answer: Answer) {
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

    pub fn done(&mut self, id: u32, documents: Vec<(String, Document)>) {
        let outcome = check_documents(documents, self.language());
        self.answered = id;
        if std::mem::take(&mut self.again) {
            self.replace(outcome);
        } else {
            self.papers.extend(papers(outcome).into_iter().map(Rc::new));
        }
    }

    /// Where the inputs gave nothing at all, what had to make room for them comes back.
    pub fn come_to_nothing(&mut self) {
        if self.papers.is_empty()
            && std::mem::take(&mut self.replacing)
            && let Some(before) = self.before.take()
        {
            let lost = std::mem::take(&mut self.lost);
            self.lay(before);
            self.lost = lost;
        }
    }

    pub fn start(&mut self, jobs: Vec<Job>, text: AttrValue, again: bool) {
        if again {
            self.stop();
            (self.text.1, self.fresh) = (text, false);
        } else {
            self.clear(text);
            self.replacing = self.fresh;
        }
        (self.jobs, self.again) = (jobs, again);
    }
}
