//! What was undone, done again or set aside, in words for everyone to hear.

use super::State;
use crate::app::desk::first_sentence;
use crate::app::paper::{Edit, Paper};
use gouji::Language;
use gouji::messages::{cell_name, fill, text};

/// Changes that are told one by one.
const TOLD: usize = 2;

impl State {
    /// Says what was done.
    pub fn tell(&mut self, key: &str, of: String) {
        let language = self.language();
        let values = [("what", text(language, key).to_owned()), ("of", of)];
        self.said = fill(text(language, "app.of"), &values).into();
    }

    /// Undoes the last change of the report shown, or does it again, and says what it was.
    pub fn step_through(&mut self, undo: bool) {
        let before = self.paper().cloned();
        self.turn(if undo { Paper::undo } else { Paper::redo });
        let Some((before, after)) = before.zip(self.paper().cloned()) else { return };
        let language = self.language();
        match undo {
            true => self.tell("app.undone", difference(&after, &before, language)),
            false => self.tell("app.redone", difference(&before, &after, language)),
        }
    }
}

/// What became of cells and findings from one state of a report to another.
fn difference(before: &Paper, after: &Paper, language: Language) -> String {
    let mut all = Vec::new();
    for edit in before.changes.edits.iter().chain(&after.changes.edits) {
        let of = |paper: &Paper| paper.changes.edits.iter().find(|other| other.cell == edit.cell).cloned();
        let (then, now) = (of(before), of(after));
        if then != now {
            let value = |own: &Option<Edit>| own.as_ref().map_or_else(|| edit.from.clone(), |own| own.to.clone());
            let told = of_cell(edit, [value(&then), value(&now)], language);
            // What was changed twice is an edit of both.
            if !all.contains(&told) {
                all.push(told);
            }
        }
    }
    for (from, to, key) in [(after, before, "app.aside.take-up"), (before, after, "app.aside.set")] {
        for aside in to.changes.aside.iter().filter(|aside| !from.changes.aside.contains(aside)) {
            let finding = to.verdict.findings.iter().find(|finding| aside.is_about(finding));
            all.extend(finding.map(|finding| [text(language, key), " ", first_sentence(&finding.message)].concat()));
        }
    }
    let count = all.len();
    all.truncate(TOLD);
    let mut told = all.join(text(language, "app.open.and"));
    if count > TOLD {
        told += &fill(text(language, "app.undone.all"), &[("count", count.to_string())]);
    }
    told
}

fn of_cell(edit: &Edit, values: [String; 2], language: Language) -> String {
    let show = |value: String| if value.is_empty() { text(language, "app.blank").to_owned() } else { value };
    let [from, to] = values.map(show);
    let values = [("cell", cell_name(language, edit.form, edit.cell.index)), ("from", from), ("to", to)];
    fill(text(language, "app.change"), &values)
}
