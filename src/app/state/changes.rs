//! What the user does to a report: values, repairs, findings set aside.

use super::{Goal, State};
use crate::app::cells::CellRef;
use crate::app::desk::first_sentence;
use crate::app::findings;
use crate::app::paper::Paper;
use crate::app::table::Walk;
use gouji::Language;
use gouji::messages::{fill, text};
use std::rc::Rc;

impl State {
    /// What the finding that has the attention is known by, whatever happens to those before it.
    pub fn finding_key(&self) -> Option<String> {
        self.paper()?.key(self.finding?)
    }

    pub fn refind(&mut self, key: Option<String>) {
        self.finding = key.and_then(|key| self.paper()?.position(&key));
    }

    /// Changes the report shown. What was undone before cannot be done again over it.
    pub fn change(&mut self, change: impl FnOnce(&Paper, Language) -> Option<Paper>) {
        let before = self.paper().cloned();
        self.turn(change);
        let after = self.paper();
        if before.zip(after).is_some_and(|(before, after)| before.changes != after.changes) {
            self.away.after.clear();
        }
    }

    /// Puts another state of the report shown in its place.
    pub fn turn(&mut self, change: impl FnOnce(&Paper, Language) -> Option<Paper>) {
        let language = self.language();
        let attention = self.finding_key();
        if let Some(paper) = self.papers.get_mut(self.shown)
            && let Some(changed) = change(paper, language)
        {
            *paper = Rc::new(changed);
            self.away.fresh = false;
        }
        self.editing = None;
        self.refind(attention);
    }

    /// Typing into a cell begins. The field takes the keyboard a moment after it is drawn; keys pressed before are typed
    /// into it, too.
    pub fn begin_edit(&mut self, cell: CellRef, key: Option<String>) {
        let typed = self.editing.take().filter(|(other, _)| *other == cell).and_then(|(_, typed)| typed);
        self.cell = Some(cell);
        match (typed, key) {
            (Some(typed), None) => self.change(|paper, language| Some(paper.edit(cell, &typed, language))),
            (typed, key) => {
                let typed = key.map(|key| typed.unwrap_or_default() + &key);
                self.editing = Some((cell, typed.clone()));
                typed.iter().for_each(|typed| self.try_out(typed));
            }
        }
    }

    /// What would come of the value that is being typed.
    pub fn try_out(&mut self, text: &str) {
        let edited = self.paper().zip(self.editing.as_ref());
        self.typing = edited.map(|(paper, (cell, _))| Rc::new(paper.edit(*cell, text, self.language())));
    }

    /// Puts what was pasted at a cell there, and what it has of more rows and columns into the cells below and behind.
    pub fn paste(&mut self, id: &str, block: &str) {
        let values = self.paper().and_then(|paper| {
            let report = paper.edited.as_ref()?;
            let cell = CellRef::find(report, id)?;
            Some(Walk::new(&cell.form(report)?.printed()).block(cell, block))
        });
        let values = values.unwrap_or_default();
        let over = block.split(['\t', '\n']).count() - values.len();
        self.change(|paper, language| Some(paper.fill(&values, language)));
        if values.len() + over > 1 {
            let say = |key, count: usize| fill(text(self.language(), key), &[("count", count.to_string())]);
            let over = if over > 0 { say("app.filled.over", over) } else { String::new() };
            self.said = (say("app.filled", values.len()) + &over).into();
        }
    }

    /// Adopts a repair and goes to what says so over those that are left, or to the cell that it changes.
    pub fn adopt(&mut self, place: usize, in_list: bool) {
        let cell = self.paper().and_then(|paper| {
            let change = paper.verdict.repairs.get(place)?.cells.first()?;
            CellRef::find(paper.edited.as_ref()?, change.id)
        });
        self.change(|paper, language| Some(paper.adopt(paper.verdict.repairs.get(place)?, language)));
        self.go(if in_list { Goal::Adopted } else { cell.map_or(Goal::VERDICT, Goal::Cell) });
    }

    /// Sets a finding aside and goes to the next one, or takes it up again and goes to it.
    pub fn set_aside(&mut self, position: usize, reason: Option<String>) {
        let Some(paper) = self.paper() else { return };
        let Some(finding) = paper.verdict.findings.get(position) else { return };
        let finding = finding.clone();
        let open = |other: &usize| {
            let finding = paper.verdict.findings.get(*other);
            *other != position && finding.is_some_and(|finding| paper.aside(finding).is_none())
        };
        let order = findings::order(paper);
        let here = order.iter().position(|other| *other == position).unwrap_or_default();
        let (before, after) = order.split_at(here);
        let next = match reason {
            Some(_) => after.iter().chain(before).copied().find(open),
            None => Some(position),
        };
        let said = if reason.is_some() { "app.findings.aside" } else { "app.aside.taken-up" };
        self.change(|paper, language| Some(paper.set_aside(&finding, reason, language)));
        self.tell(said, first_sentence(&finding.message).to_owned());
        self.go(next.map_or(Goal::VERDICT, Goal::Finding));
    }

    pub fn step(&mut self, forward: bool) {
        let order: Vec<usize> = self.paper().map(|paper| findings::order(paper)).unwrap_or_default();
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
}
