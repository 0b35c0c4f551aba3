//! What is put away when something else comes, and comes back.

use super::{Goal, State};
use crate::app::paper::Paper;
use std::rc::Rc;
use yew::AttrValue;

/// Levels of what was put away that are kept.
const MOST: usize = 8;

/// Reports and the text in the area: what is put away when something else comes. In memory only.
#[derive(Clone, Debug, Default)]
pub struct Spread {
    pub papers: Vec<Rc<Paper>>,
    pub shown: usize,
    pub text: AttrValue,
    /// Whether what came lies beside this, and not in its place.
    pub beside: bool,
}

/// What lay here before, the last on top.
#[derive(Clone, Debug, Default)]
pub struct Away(pub Vec<Spread>);

impl Away {
    fn put(&mut self, spread: Spread) {
        self.0.push(spread);
        if self.0.len() > MOST {
            self.0.remove(0);
        }
    }
}

impl State {
    fn spread(&self) -> Spread {
        Spread { papers: self.papers.clone(), shown: self.shown, text: self.text.1.clone(), beside: false }
    }

    /// Takes away what lies here, and gives it back.
    fn take(&mut self) -> Spread {
        let spread = self.spread();
        self.stop();
        self.leave();
        (self.papers, self.shown) = (Vec::new(), 0);
        spread
    }

    /// Makes room for something else. Where no report lay here, what was put away before that stays.
    pub fn clear(&mut self, text: AttrValue) {
        let spread = self.take();
        self.fresh = spread.papers.iter().any(|paper| paper.read.is_some());
        if self.fresh {
            self.put_away(spread);
        }
        self.show(text);
    }

    /// Notes what lies here before something comes beside it.
    pub fn note(&mut self) {
        self.put_away(Spread { beside: true, ..self.spread() });
        self.fresh = true;
    }

    fn put_away(&mut self, spread: Spread) {
        self.before.put(spread);
        self.after.0.clear();
    }

    /// Lays here what was put away, and gives what lay here. Reports that are in both stay as they are: what was done to
    /// them since is not undone with what came beside them.
    pub fn lay(&mut self, spread: Spread) -> Spread {
        let old = self.take();
        let now = |paper: &Rc<Paper>| old.papers.iter().find(|now| now.is_on_same(paper)).unwrap_or(paper).clone();
        (self.papers, self.shown) = (spread.papers.iter().map(now).collect(), spread.shown);
        self.show(spread.text);
        self.fresh = false;
        Spread { beside: spread.beside, ..old }
    }

    /// Undoes what happened last: something came, or was changed. Where there was no change, brings back what lay here
    /// before.
    pub fn undo(&mut self) {
        let came_last = self.fresh && !self.before.0.is_empty();
        if !came_last && self.paper().is_some_and(|paper| paper.history().0) {
            self.turn(Paper::undo);
        } else {
            self.bring_back();
        }
    }

    pub fn bring_back(&mut self) {
        if let Some(before) = self.before.0.pop() {
            let old = self.lay(before);
            self.after.put(old);
            self.go(Goal::VERDICT);
        }
    }

    pub fn redo(&mut self) {
        if self.paper().is_some_and(|paper| paper.history().1) {
            self.turn(Paper::redo);
        } else if let Some(after) = self.after.0.pop() {
            let old = self.lay(after);
            self.before.put(old);
            self.go(Goal::VERDICT);
        }
    }

    /// Nobody waits any longer.
    pub fn stop(&mut self) {
        self.jobs.clear();
        self.lost.clear();
        (self.again, self.replacing) = (None, false);
    }
}
