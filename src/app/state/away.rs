//! What is put away when something else comes, and comes back.

use super::{Goal, State};
use crate::app::paper::Paper;
use std::rc::Rc;
use yew::AttrValue;

/// Reports and the text in the area: what is put away when something else comes. In memory only.
#[derive(Clone, Debug, Default)]
pub struct Spread {
    pub papers: Vec<Rc<Paper>>,
    pub shown: usize,
    pub text: AttrValue,
}

impl State {
    /// Puts away what lies here, and gives it back.
    pub fn take(&mut self) -> Spread {
        self.stop();
        self.leave();
        Spread {
            papers: std::mem::take(&mut self.papers),
            shown: std::mem::take(&mut self.shown),
            text: self.text.1.clone(),
        }
    }

    /// Makes room for something else. Where no report lay here, what was put away before that stays.
    pub fn clear(&mut self, text: AttrValue) {
        let spread = self.take();
        self.fresh = spread.papers.iter().any(|paper| paper.read.is_some());
        if self.fresh {
            (self.before, self.after) = (Some(spread), None);
        }
        self.show(text);
    }

    pub fn lay(&mut self, spread: Spread) -> Spread {
        let old = self.take();
        (self.papers, self.shown) = (spread.papers, spread.shown);
        self.show(spread.text);
        old
    }

    /// Undoes the last change; where there is none, brings back what lay here before.
    pub fn undo(&mut self) {
        if self.paper().is_some_and(|paper| paper.history().0) {
            self.change(Paper::undo);
        } else {
            self.bring_back();
        }
    }

    pub fn bring_back(&mut self) {
        if let Some(before) = self.before.take() {
            self.after = Some(self.lay(before));
            self.go(Goal::VERDICT);
        }
    }

    pub fn redo(&mut self) {
        if self.paper().is_some_and(|paper| paper.history().1) {
            self.change(Paper::redo);
        } else if let Some(after) = self.after.take() {
            self.before = Some(self.lay(after));
            self.go(Goal::VERDICT);
        }
    }

    /// Nobody waits any longer.
    pub fn stop(&mut self) {
        self.jobs.clear();
        self.lost.clear();
        (self.again, self.replacing) = (false, false);
    }
}
