//! Words: an explanation as the verdict tells it.

use super::operation::Operation;
use super::sheet::{Change, Kind, Sheet};
use super::system::{Equations, members};
use super::{Diagnosis, Explanation};
use crate::form::{Identity, TableForm};
use crate::messages::{Arg, Language, Message, text};
use crate::number::Number;
use crate::report::Table;
use crate::verdict::{self, Repair};

/// The repairs of a table, as its explanations tell them.
pub fn tell(table: &Table, sheet: &Sheet<'_>, diagnosis: &Diagnosis, language: Language) -> Vec<Repair> {
    if diagnosis.explanations.is_empty() {
        return Vec::new();
    }
    let teller = Teller { form: table.form(), identities: table.form().identities(), sheet, language };
    diagnosis.explanations.iter().map(|explanation| teller.repair(explanation, diagnosis)).collect()
}

struct Teller<'a> {
    form: &'static TableForm,
    identities: &'static [Identity],
    sheet: &'a Sheet<'a>,
    language: Language,
}

impl Teller<'_> {
    fn repair(&self, explanation: &Explanation, diagnosis: &Diagnosis) -> Repair {
        let all = &diagnosis.explanations;
        let failing = members(self.mended(explanation)).filter_map(|number| self.identities.get(number));
        let operations = operations(explanation);
        let others = all.iter().filter(|other| other.changes.len() == explanation.changes.len()).count() - 1;
        Repair {
            cells: explanation.changes.iter().map(|change| self.change(change)).collect(),
            why: self.why(explanation, &operations, others, diagnosis.complete),
            operations: operations.iter().map(|operation| operation.key().to_owned()).collect(),
            identities: failing.map(|identity| identity.id.clone()).collect(),
            tied: all.iter().filter(|other| other.as_likely_as(explanation)).count() as u32,
            others: others as u32,
            complete: diagnosis.complete,
        }
    }

    /// The equations that fail now or cannot be tested, and hold afterwards.
    fn mended(&self, explanation: &Explanation) -> Equations {
        if self.sheet.failing != 0 {
            return self.sheet.failing;
        }
        let filled = |cell| explanation.changes.iter().any(|change| change.cell == cell);
        let equations = members(self.sheet.system.all() & !self.sheet.tested);
        let known = |equation: &usize| {
            let terms = &self.sheet.system.equations[*equation];
            terms.iter().all(|term| self.sheet.kind(term.of) != Kind::Unknown || filled(term.of))
        };
        equations.filter(known).fold(0, |set, equation| set | 1 << equation)
    }

    fn change(&self, change: &Change) -> verdict::Change {
        let stated = self.sheet.value(change.cell);
        let number = self.sheet.kind(change.cell) == Kind::Number;
        verdict::Change {
            id: self.form.id(change.cell),
            from: number.then(|| self.sheet.number(stated)).flatten(),
            to: self.sheet.number(stated + change.by).unwrap_or(Number::ZERO),
        }
    }

    /// What to change, what probably happened, and the proof.
    fn why(&self, explanation: &Explanation, operations: &[Operation], others: usize, complete: bool) -> String {
        let changes: Vec<_> = explanation.changes.iter().map(|change| self.sentence(change)).collect();
        let sorts: Vec<_> =
            operations.iter().map(|operation| text(self.language, &format!("operation.{}", operation.key()))).collect();
        if self.sheet.failing == 0 {
            let holding = Arg::count(self.mended(explanation).count_ones() as usize);
            let changes = Arg::Text(changes.join(text(self.language, "repair.separator")));
            return Message::new("repair.read").with("changes", changes).with("holding", holding).render(self.language);
        }
        let separator = text(self.language, "repair.separator");
        let key = match (others, complete) {
            (0, true) => "repair.why.only",
            (0, false) => "repair.why.first",
            _ => "repair.why",
        };
        Message::new(key)
            .with("changes", Arg::Text(changes.join(separator)))
            .with("sorts", Arg::Text(sorts.join(separator)))
            .with("failing", Arg::count(self.sheet.failing.count_ones() as usize))
            .with("tested", Arg::count(self.sheet.tested.count_ones() as usize))
            .with("cells", Arg::count(explanation.changes.len()))
            .with("others", Arg::count(others))
            .render(self.language)
    }

    fn sentence(&self, change: &Change) -> String {
        let told = self.change(change);
        let cell = Arg::Cell(self.form, change.cell);
        let message = match told.from {
            Some(from) => Message::new("repair.change").with("from", Arg::Number(from)),
            None if self.sheet.kind(change.cell) == Kind::Unknown => Message::new("repair.unread"),
            None => Message::new("repair.fill"),
        };
        message.with("cell", cell).with("to", Arg::Number(told.to)).render(self.language)
    }
}

/// The sorts of mistakes of an explanation, each once.
fn operations(explanation: &Explanation) -> Vec<Operation> {
    let mut each: Vec<Operation> = Vec::new();
    for operation in &explanation.operations {
        if !each.contains(operation) {
            each.push(*operation);
        }
    }
    each
}
