//! What comes in: texts, edited texts, and the worker's answers.

use super::{Goal, Job, State};
use crate::app::desk::Same;
use crate::app::paper::{Paper, papers};
use crate::app::standing::{Rank, weight};
use crate::app::worker::{Answer, Loss};
use gouji::check_text;
use gouji::collection;
use gouji::document::Document;
use gouji::messages::{fill, text};
use js_sys::Date;
use std::ops::Range;
use std::rc::Rc;
use yew::AttrValue;

/// How something comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// In place of what lies here.
    Alone,
    /// Likewise, if there is anything in it.
    Trial,
    /// Beside it.
    Beside,
    /// As the text of the area, edited.
    Edited,
}

/// The name of a file in an archive.
fn in_archive(name: &str) -> &str {
    &name[name.rfind('/').map_or(0, |slash| slash + 1)..]
}

impl State {
    /// Tells which reports another one of the same body and year stands for (of two that stand for each other, the last),
    /// and which are of another year than nearly all.
    pub fn settle(&mut self) {
        let inputs: Vec<_> = self.papers.iter().map(|paper| (paper.read.as_deref(), paper.dated)).collect();
        let earlier = collection::earlier(&inputs);
        let years: Vec<_> = inputs.iter().map(|(report, _)| report.and_then(|report| report.year)).collect();
        let other = collection::of_other_years(&years);
        for (paper, marks) in self.papers.iter_mut().zip(earlier.into_iter().zip(other)) {
            if (paper.earlier, paper.other_year) != marks {
                let paper = Rc::make_mut(paper);
                (paper.earlier, paper.other_year) = marks;
            }
        }
    }

    /// The report that stands for another one of the same body and year, by their places.
    pub fn standing_for(&self, place: usize) -> Option<usize> {
        let paper = self.papers.get(place).filter(|paper| paper.earlier)?;
        self.papers.iter().position(|other| !other.earlier && other.is_of_same(paper))
    }

    /// Whether files or several reports lie here, so that what comes is laid beside them.
    pub fn is_list(&self) -> bool {
        let is_file = |paper: &Rc<Paper>| paper.read.is_some() && !paper.source.name.is_empty();
        self.papers.len() > 1 || self.papers.iter().any(is_file)
    }

    /// The reports that the text in the area holds: the last that came without a name. A single file's own where the
    /// area shows it; a single text that is too long for the area is not there.
    fn of_area(&self) -> Range<usize> {
        let end = self.papers.len();
        if end == 1 {
            return if self.text.1.is_empty() { end..end } else { 0..end };
        }
        let last = self.papers.iter().rfind(|paper| paper.source.name.is_empty());
        last.and_then(|last| self.of(&last.document)).unwrap_or(end..end)
    }

    /// The reports of a text, if they are here.
    fn of(&self, document: &Rc<Document>) -> Option<Range<usize>> {
        let same = |paper: &Rc<Paper>| Rc::ptr_eq(&paper.document, document);
        Some(self.papers.iter().position(same)?..self.papers.iter().rposition(same)? + 1)
    }

    /// The area shows another text.
    fn show_other(&mut self, text: AttrValue) {
        let of = self.papers.get(self.of_area().start).map(|paper| Same(paper.document.clone()));
        self.waiting.settle_again(of);
        self.show(text);
    }

    /// The text of the area is another. A file that the area does not show makes room for it.
    fn retype(&mut self, text: AttrValue) {
        if self.papers.len() == 1 && self.of_area().is_empty() {
            self.type_over(text);
        } else if self.is_list() {
            self.waiting.drop_again();
            self.text.1 = text;
        } else {
            self.waiting.stop();
            self.text.1 = text;
        }
        self.away.fresh = false;
        self.away.after.clear();
    }

    pub fn typed(&mut self, text: String) {
        let range = self.of_area();
        if !text.trim().is_empty() {
            self.retype(text.clone().into());
            return self.retyped(papers(check_text("", text, self.language())));
        }
        match self.is_list() {
            // Nothing is left of what was typed over a file.
            false if self.take_back_file() => {}
            false => self.clear(text.into()),
            true => {
                self.waiting.drop_again();
                if !range.is_empty() {
                    self.remember();
                    let after = self.papers.split_off(range.end);
                    self.papers.truncate(range.start);
                    self.papers.extend(after);
                    self.turn_to(self.shown);
                }
                self.text.1 = text.into();
            }
        }
        self.away.fresh = false;
    }

    /// The text of the area, edited, is read.
    fn retyped(&mut self, papers: Vec<Paper>) {
        let range = self.of_area();
        let (start, elsewhere) = (range.start, !range.contains(&self.shown));
        self.replace(range, papers);
        if elsewhere {
            self.turn_to(start);
        }
    }

    /// The same text again, edited: what was done to it stays where it still fits, and what is shown is shown still.
    fn replace(&mut self, range: Range<usize>, papers: Vec<Paper>) {
        let language = self.language();
        let attention = self.finding_key();
        let (start, before) = (range.start, self.papers[range.clone()].to_vec());
        // However its title changed; where a report more or less is in the text, the title tells which is which.
        let as_many = papers.len() == before.len();
        let dated = Date::now();
        let inherit = |(place, mut paper): (usize, Paper)| {
            paper.dated = dated;
            let is_same =
                |(other, old): &(usize, &Rc<Paper>)| if as_many { *other == place } else { paper.is_of_same(old) };
            match before.iter().enumerate().find(is_same) {
                Some((_, old)) => Rc::new(paper.inherit(old, language)),
                None => Rc::new(paper),
            }
        };
        let papers: Vec<_> = papers.into_iter().enumerate().map(inherit).collect();
        let end = start + papers.len();
        let after = self.papers.split_off(range.end);
        self.papers.truncate(start);
        self.papers.extend(papers);
        self.papers.extend(after);
        if range.contains(&self.shown) {
            self.shown = self.shown.min(end - 1);
            self.refind(attention);
        } else if self.shown >= range.end {
            self.shown = self.shown + end - range.end;
        }
    }

    /// A text that came in whole.
    pub fn take_text(&mut self, name: &str, text: String, shown: AttrValue, arrival: Arrival) {
        let papers = papers(check_text(name, text, self.language()));
        if arrival == Arrival::Beside {
            self.remember();
            self.show_other(shown);
        } else {
            self.clear(shown);
        }
        self.waiting.begin();
        self.waiting.replacing = true;
        self.lay_beside(papers, Date::now());
        self.show_worst();
    }

    /// Of reports that came together the worst is shown when all are here, unless the reader chose one before.
    pub fn show_worst(&mut self) {
        let busy = !self.waiting.jobs.is_empty() || !self.waiting.is_batch() || self.editing.is_some();
        let came = |place: &usize| {
            let paper = self.papers.get(*place);
            paper.is_some_and(|paper| self.waiting.came.iter().any(|document| Rc::ptr_eq(document, &paper.document)))
        };
        let mut worst = None;
        for (place, paper) in self.papers.iter().enumerate().filter(|(place, _)| !busy && came(place)) {
            let weight = weight(paper);
            if weight.0 < Rank::Unread && worst.is_none_or(|(worst, _)| weight < worst) {
                worst = Some((weight, place));
            }
        }
        if let Some((_, place)) = worst.filter(|(_, place)| *place != self.shown) {
            return self.turn_to(place);
        }
        // Nobody asked for a draft that another one stands for.
        if !busy && came(&self.shown) {
            self.settle();
            if let Some(place) = self.standing_for(self.shown) {
                self.turn_to(place);
            }
        }
    }

    /// Takes the answer to an input that is still waited for.
    pub fn answered(&mut self, id: u32, answer: Answer) {
        let Some((job, again)) = self.waiting.take(id) else { return };
        match answer {
            Answer::Papers(papers, language) if language == self.language() => self.done(&job, again, papers),
            Answer::Papers(papers, _) => {
                let papers = papers.iter().map(|paper| paper.translated(self.language())).collect();
                self.done(&job, again, papers);
            }
            Answer::Text(text) => {
                self.show(text.clone().into());
                let papers = papers(check_text(&job.name, text, self.language()));
                self.done(&job, again, papers);
            }
            Answer::Lost(loss) => {
                // Without its program the worker reads none of the others.
                if loss == Loss::Unloaded {
                    self.waiting.give_up();
                }
                self.waiting.lost.push((job, loss));
            }
        }
        if self.waiting.jobs.is_empty() && self.waiting.lost.iter().all(|(_, loss)| *loss != Loss::Died) {
            self.come_to_nothing();
        }
        self.refuse();
        self.show_worst();
    }

    /// A file that cannot be read takes the place of no report: why is told beside it.
    fn refuse(&mut self) {
        if !self.waiting.jobs.is_empty() || !std::mem::take(&mut self.waiting.trial) {
            return;
        }
        let [paper] = self.papers.as_slice() else { return };
        let Some(error) = paper.verdict.error.as_ref() else { return };
        let values = [("what", paper.source.name.clone()), ("of", error.message.clone())];
        let refused = fill(text(self.language(), "app.of"), &values);
        if let Some(before) = self.away.before.pop_if(|before| !before.beside) {
            self.restore(before);
            self.waiting.refused = refused.into();
        }
    }

    fn done(&mut self, job: &Job, again: bool, papers: Vec<Paper>) {
        self.waiting.answered = job.id;
        if again {
            return self.retyped(papers);
        }
        match job.of.as_ref().and_then(|of| self.of(&of.0)) {
            Some(range) => self.replace(range, papers),
            None => self.lay_beside(papers, job.dated),
        }
    }

    /// Takes a report off the list, and shows the next.
    pub fn remove(&mut self, place: usize, next: usize) {
        if self.papers.len() < 2 || place >= self.papers.len() {
            return;
        }
        self.remember();
        // The text in the area goes with its only report, and so does what is still to be read of it.
        if self.of_area() == (place..place + 1) {
            self.waiting.drop_again();
            self.show(AttrValue::default());
        }
        let document = self.papers.remove(place).document.clone();
        if self.of(&document).is_none() {
            self.waiting.jobs.retain(|job| job.of.as_ref().is_none_or(|of| !Rc::ptr_eq(&of.0, &document)));
        }
        self.turn_to(next - usize::from(place < next));
        self.go(if self.papers.len() > 1 { Goal::Report } else { Goal::VERDICT });
    }

    /// Lays reports beside those that are here. A file that lay here when these were on their way gives its place to
    /// the one of its name that is a newer version of it, and what was set aside in it stays so; this is told.
    fn lay_beside(&mut self, papers: Vec<Paper>, dated: f64) {
        let language = self.language();
        let old = self.away.before.last().filter(|snapshot| snapshot.beside).map(|snapshot| snapshot.papers.clone());
        let is_old = |paper: &Paper| old.iter().flatten().any(|old| Rc::ptr_eq(&old.document, &paper.document));
        let (mut first, mut settled) = (None, 0);
        for mut paper in papers {
            paper.dated = dated;
            self.waiting.came.push(paper.document.clone());
            let name = &paper.source.name;
            let same = |other: &Rc<Paper>| {
                let (old, is_named) = (&other.source.name, paper.read.as_ref().is_some_and(|read| read.unit.is_some()));
                // What is in an archive may come in another one, and by itself.
                let same = old == name || is_named && paper.is_of_same(other) && in_archive(old) == in_archive(name);
                !name.is_empty() && same && is_old(other) && paper.is_version_of(other)
            };
            let place = self.papers.iter().position(same).unwrap_or(self.papers.len());
            match self.papers.get_mut(place) {
                Some(old) => {
                    let new = paper.renew(old, language);
                    settled += usize::from(new.changes.edits.len() < old.changes.edits.len());
                    *old = Rc::new(new);
                }
                None => self.papers.push(Rc::new(paper)),
            }
            // What was a finding's position may be another's now.
            if place == self.shown {
                self.finding = None;
            }
            first = first.or(Some(place));
        }
        let is_here = |old: &Paper| self.papers.iter().any(|paper| Rc::ptr_eq(&paper.document, &old.document));
        let replaced: Vec<&str> =
            old.iter().flatten().filter(|old| !is_here(old)).map(|old| old.source.name.as_str()).collect();
        if !replaced.is_empty() {
            let list = [replaced[0], if replaced.len() > 1 { "…" } else { "" }].concat();
            let values = [("count", replaced.len().to_string()), ("list", list)];
            let mut said = fill(text(language, "app.papers.newer"), &values);
            let came = |paper: &&Rc<Paper>| self.waiting.came.iter().any(|came| Rc::ptr_eq(came, &paper.document));
            let edited = |paper: &&Rc<Paper>| paper.renewed && paper.edits().next().is_some();
            let count = self.papers.iter().filter(came).filter(edited).count();
            for (key, count) in [("app.papers.newer.edited", count), ("app.papers.newer.settled", settled)] {
                if count > 0 {
                    said += &fill(text(language, key), &[("count", count.to_string())]);
                }
            }
            self.said = said.into();
        }
        // The first that comes is shown, unless the reader is at work.
        if std::mem::take(&mut self.waiting.replacing) && self.editing.is_none() {
            self.turn_to(first.unwrap_or_default());
        }
    }

    /// Where the inputs gave nothing at all, what had to make room for them comes back.
    pub fn come_to_nothing(&mut self) {
        if std::mem::take(&mut self.waiting.replacing)
            && let Some(before) = self.away.before.pop()
            && self.papers.is_empty()
        {
            let lost = std::mem::take(&mut self.waiting.lost);
            self.restore(before);
            self.waiting.lost = lost;
        }
    }

    pub fn start(&mut self, jobs: Vec<Job>, text: AttrValue, arrival: Arrival) {
        match arrival {
            Arrival::Edited => {
                self.retype(text);
                self.waiting.again = jobs.first().map(|job| job.id);
            }
            Arrival::Alone | Arrival::Trial => {
                self.clear(text);
                self.waiting.replacing = self.away.fresh;
                self.waiting.trial = self.away.fresh && arrival == Arrival::Trial;
            }
            Arrival::Beside => {
                let typed =
                    self.waiting.again.is_some() || self.papers.iter().any(|paper| paper.source.name.is_empty());
                self.remember();
                self.waiting.begin();
                self.waiting.lost.clear();
                self.waiting.refused = AttrValue::default();
                self.waiting.stopped.retain(|old| jobs.iter().all(|job| job.name != old.name));
                self.waiting.replacing = true;
                // Text stands in the area as long as its report is here, or on its way.
                if !typed || jobs.iter().any(|job| job.name.is_empty()) {
                    self.show_other(text);
                }
            }
        }
        self.waiting.send(jobs);
    }
}
