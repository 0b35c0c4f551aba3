//! What is put away when something else comes, and comes back.

use super::{Goal, State};
use crate::app::paper::Paper;
use std::rc::Rc;
use yew::AttrValue;

/// Levels of what was put away that are kept.
const MOST: usize = 8;

/// Reports and the text in the area. In memory only.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    pub papers: Vec<Rc<Paper>>,
    pub shown: usize,
    pub text: AttrValue,
    pub came: AttrValue,
    /// Whether it was a file that the area did not show and that made room for what was typed there.
    pub typed_over: bool,
    /// Whether what came lies beside this, and not in its place.
    pub beside: bool,
}

/// What is put away when something else comes, the last on top.
#[derive(Clone, Debug, Default)]
pub struct Away {
    /// What lay here before.
    pub before: Vec<Snapshot>,
    /// What lay here before that came back.
    pub after: Vec<Snapshot>,
    /// Whether nothing was changed since something came.
    pub fresh: bool,
}

fn put(snapshots: &mut Vec<Snapshot>, snapshot: Snapshot) {
    snapshots.push(snapshot);
    if snapshots.len() > MOST {
        snapshots.remove(0);
    }
}

impl State {
    fn snapshot(&self) -> Snapshot {
        let (papers, text, came) = (self.papers.clone(), self.text.1.clone(), self.came.clone());
        Snapshot { papers, shown: self.shown, text, came, typed_over: false, beside: false }
    }

    /// Takes away what lies here, and gives it back.
    fn take(&mut self) -> Snapshot {
        let snapshot = self.snapshot();
        self.waiting.stop();
        self.leave();
        (self.papers, self.shown) = (Vec::new(), 0);
        snapshot
    }

    /// Makes room for something else. Where no report lay here, what was put away before that stays.
    pub fn clear(&mut self, text: AttrValue) {
        let snapshot = self.take();
        self.away.before.iter_mut().for_each(|before| before.typed_over = false);
        self.away.fresh = snapshot.papers.iter().any(|paper| paper.read.is_some());
        if self.away.fresh {
            self.put_away(snapshot);
        }
        self.show(text);
    }

    /// Notes what lies here before something comes beside it.
    pub fn remember(&mut self) {
        self.put_away(Snapshot { beside: true, ..self.snapshot() });
        self.away.fresh = true;
    }

    fn put_away(&mut self, snapshot: Snapshot) {
        put(&mut self.away.before, snapshot);
        self.away.after.clear();
    }

    /// Lays here what was put away, and gives what lay here. Reports that are in both stay as they are: what was done to
    /// them since is not undone with what came beside them.
    pub fn restore(&mut self, snapshot: Snapshot) -> Snapshot {
        let old = self.take();
        let now = |paper: &Rc<Paper>| old.papers.iter().find(|now| now.is_on_same(paper)).unwrap_or(paper).clone();
        (self.papers, self.shown) = (snapshot.papers.iter().map(now).collect(), snapshot.shown);
        self.show(snapshot.text);
        self.came = snapshot.came;
        self.away.fresh = false;
        Snapshot { beside: snapshot.beside, ..old }
    }

    /// What is typed in place of a file.
    pub fn type_over(&mut self, text: AttrValue) {
        self.clear(text);
        self.came = AttrValue::default();
        if let Some(file) = self.away.before.last_mut() {
            file.typed_over = true;
        }
    }

    /// The file comes back of which nothing but what was typed took the place. Whether there is one.
    pub fn take_back_file(&mut self) -> bool {
        let file = self.away.before.pop_if(|before| before.typed_over);
        file.map(|file| self.restore(file)).is_some()
    }

    /// Undoes what happened last: something came, or was changed. Where there was no change, brings back what lay here
    /// before.
    pub fn undo(&mut self) {
        let came_last = self.away.fresh && !self.away.before.is_empty();
        if !came_last && self.paper().is_some_and(|paper| paper.history().0) {
            self.step_through(true);
        } else {
            self.bring_back();
        }
    }

    pub fn bring_back(&mut self) {
        if let Some(before) = self.away.before.pop() {
            let old = self.restore(before);
            put(&mut self.away.after, old);
            self.go(Goal::VERDICT);
        }
    }

    pub fn redo(&mut self) {
        if self.paper().is_some_and(|paper| paper.history().1) {
            self.step_through(false);
        } else if let Some(after) = self.away.after.pop() {
            let old = self.restore(after);
            put(&mut self.away.before, old);
            self.go(Goal::VERDICT);
        }
    }
}
