//! What can happen, and what comes of it.

use super::{Arrival, Goal, Job, State};
use crate::app::cells::CellRef;
use crate::app::letter::Shown;
use crate::app::prefs::Prefs;
use crate::app::roster::Wanted;
use crate::app::view;
use crate::app::worker::Answer;
use std::rc::Rc;
use yew::prelude::*;

/// What can happen.
#[derive(Clone, Debug)]
pub enum Action {
    /// Text came in whole (pasted, loaded, the sample).
    Text { name: String, text: String, shown: AttrValue, arrival: Arrival },
    /// The text was edited.
    Typed(String),
    /// Everything goes.
    Clear,
    /// Likewise, and nothing of it can be brought back.
    Forget,
    /// Inputs go to the worker.
    Start { jobs: Vec<Job>, shown: AttrValue, arrival: Arrival },
    /// The worker answered.
    Answered(u32, Answer),
    /// Nobody waits any longer.
    Stop,
    /// What was stopped goes on.
    Resume,
    /// Notices are shown before they leave, or put away as they are written.
    Letter(Option<Rc<Vec<Shown>>>),
    /// Another report is shown.
    Show(usize),
    /// A report is taken off the list, and another is shown; both as they stand before.
    Remove { place: usize, next: usize },
    /// A row of the list of reports has the keyboard.
    Row(Option<usize>),
    /// The list of reports shows others, or in another order.
    Want(Wanted),
    /// A cell has the attention.
    Look(Option<CellRef>),
    /// Typing into a cell begins.
    BeginEdit(CellRef, Option<String>),
    /// What is being typed into the cell, not committed yet.
    Typing(String),
    /// Typing ends without a change.
    CancelEdit,
    /// A cell gets another value.
    Edit(CellRef, String),
    /// A value or a block of values is pasted at a cell.
    Paste { id: String, block: String },
    /// The repair at that position is adopted, in the list of repairs or at the cell.
    Adopt { place: usize, in_list: bool },
    /// A finding is set aside for a reason; without one it is taken up again.
    SetAside { position: usize, reason: Option<String> },
    /// What lay here before something else took its place comes back.
    Back,
    /// The last change is undone.
    Undo,
    /// And done again.
    Redo,
    /// The last change of the report shown is undone, or done again, whatever came since.
    Turn(bool),
    /// The reader wants to go somewhere.
    Go(Goal),
    /// The reader went back or forth: the view in the address.
    Return(String),
    /// To the next finding, or the one before.
    Step(bool),
    /// Another look or language.
    Prefer(Prefs),
    /// The English words are there, or could not be fetched.
    Spoken(bool),
    /// The list of keys is opened or closed.
    Help(bool),
    /// Something to announce.
    Say(AttrValue),
}

impl Action {
    /// Whether the reader chooses with it what to look at.
    fn chooses(&self) -> bool {
        use Action::*;
        matches!(
            self,
            Show(_)
                | Remove { .. }
                | Typed(_)
                | Look(Some(_))
                | BeginEdit(..)
                | Edit(..)
                | Paste { .. }
                | Adopt { .. }
                | SetAside { .. }
                | Go(_)
                | Step(_)
                | Return(_)
        )
    }

    /// Whether it is done in the tables.
    fn is_at_tables(&self) -> bool {
        use Action::*;
        matches!(self, BeginEdit(..) | Typing(_) | CancelEdit | Edit(..))
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        // The keyboard comes back to the same cell after every edit: nothing is drawn again for that.
        if matches!(action, Action::Look(cell) if cell == self.cell && self.finding_last == cell.is_none()) {
            return self;
        }
        // A dialog tells that it is closed also where the page closed it.
        if matches!(action, Action::Letter(None)) && self.letter.is_none() {
            return self;
        }
        // Some browsers tell of each line of a text that came at once.
        if matches!(&action, Action::Typed(text) if *text == *self.text.1) {
            return self;
        }
        let mut state = (*self).clone();
        // What was told is over with the next thing done.
        if !matches!(action, Action::Say(_) | Action::Answered(..) | Action::Letter(_)) {
            (state.said, state.typing) = Default::default();
        }
        state.waiting.chosen |= action.chooses();
        state.waiting.halted &= !action.chooses();
        // A look follows many things done elsewhere (the cell that was looked at is gone).
        if !matches!(action, Action::Look(_)) {
            state.at_tables = action.is_at_tables();
        }
        match action {
            Action::Text { name, text, shown, arrival } => state.take_text(&name, text, shown, arrival),
            Action::Typed(text) => state.typed(text),
            Action::Clear => state.clear(AttrValue::default()),
            Action::Forget => {
                state.clear(AttrValue::default());
                state.away = Default::default();
            }
            Action::Start { jobs, shown, arrival } => state.start(jobs, shown, arrival),
            Action::Answered(id, answer) => state.answered(id, answer),
            Action::Stop => {
                state.waiting.halt();
                state.come_to_nothing();
                // Where nothing came of any there is no list to tell of the rest.
                if state.papers.is_empty() {
                    (state.waiting.stopped, state.waiting.halted) = Default::default();
                }
                state.show_worst();
            }
            Action::Resume => {
                state.waiting.resume();
                state.go(Goal::Part(".progress button"));
            }
            Action::Letter(shown) => {
                state.put_letter();
                state.letter = shown;
            }
            Action::Want(wanted) => state.wanted = wanted,
            Action::Show(place) => {
                state.turn_to(place);
                state.go(Goal::Report);
            }
            Action::Remove { place, next } => state.remove(place, next),
            Action::Row(row) => state.row = row,
            // Esc before the field has the keyboard gives up the typing first.
            Action::Look(None) if state.editing.is_some() => state.editing = None,
            Action::Look(cell) => (state.cell, state.finding_last) = (cell, cell.is_none()),
            Action::BeginEdit(cell, key) => state.begin_edit(cell, key),
            Action::Typing(text) => state.try_out(&text),
            Action::CancelEdit => {
                state.editing = None;
            }
            Action::Edit(cell, text) => {
                state.change(|paper, language| Some(paper.edit(cell, &text, language)));
            }
            Action::Paste { id, block } => state.paste(&id, &block),
            Action::Adopt { place, in_list } => state.adopt(place, in_list),
            Action::SetAside { position, reason } => state.set_aside(position, reason),
            Action::Back => state.bring_back(),
            Action::Undo => state.undo(),
            Action::Redo => state.redo(),
            Action::Turn(undo) => state.step_through(undo),
            Action::Go(goal) => state.go(goal),
            Action::Return(fragment) => {
                let (shown, cell) = view::parse(&fragment, &state);
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
            Action::Spoken(there) => state.spoken(there),
            Action::Help(open) => state.help = open,
            Action::Say(text) => state.said = text,
        }
        let is_kept = |(now, then): (&Rc<_>, &Rc<_>)| Rc::ptr_eq(now, then);
        if state.papers.len() != self.papers.len() || !state.papers.iter().zip(&self.papers).all(is_kept) {
            state.settle();
        }
        Rc::new(state)
    }
}
