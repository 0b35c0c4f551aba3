//! Repairs: the explanations of a diagnosis as the verdict tells them.

use crate::form::{Identity, TableForm};
use crate::messages::{Arg, Language, Message, fill, text};
use crate::repair::Diagnosis;
use crate::repair::operation::Operation;
use crate::repair::rank::Explanation;
use crate::repair::sheet::{Change, Kind, Sheet};
use crate::repair::system::{Equations, members};
use crate::report::{Report, Table};
use crate::verdict::{self, Repair};

/// The repairs of all tables, as their explanations tell them.
pub fn tell(report: &Report, diagnoses: &[Diagnosis], language: Language) -> Vec<Repair> {
    let mut repairs = Vec::new();
    for diagnosis in diagnoses {
        let Some(table) = report.table(diagnosis.kind) else { continue };
        let form = table.form();
        let teller =
            Teller { table, form, identities: form.identities(), diagnosis, sheet: &diagnosis.sheet, language };
        repairs
            .extend(diagnosis.explanations.iter().enumerate().map(|(at, explanation)| teller.repair(at, explanation)));
    }
    repairs
}

/// How an explanation stands among the others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// None changes as few cells.
    Only,
    /// Others change as few, and are less likely.
    Likeliest,
    /// Others are as likely.
    Tied,
    /// Another is likelier.
    Behind,
    /// Others change fewer cells.
    Larger,
    /// Not all were looked at.
    First,
}

impl Standing {
    /// Whether it is not the answer.
    fn is_open(self) -> bool {
        matches!(self, Self::Tied | Self::Behind)
    }

    fn key(self) -> &'static str {
        match self {
            Self::Only => "repair.why.only",
            Self::Likeliest => "repair.why",
            Self::Tied => "repair.why.tied",
            Self::Behind => "repair.why.behind",
            Self::Larger => "repair.why.larger",
            Self::First => "repair.why.first",
        }
    }
}

struct Teller<'a> {
    table: &'a Table,
    form: &'static TableForm,
    identities: &'static [Identity],
    diagnosis: &'a Diagnosis,
    sheet: &'a Sheet<'a>,
    language: Language,
}

impl Teller<'_> {
    fn repair(&self, at: usize, explanation: &Explanation) -> Repair {
        let Diagnosis { explanations: all, complete, .. } = self.diagnosis;
        let failing = members(self.mended(explanation)).filter_map(|number| self.identities.get(number));
        let operations = operations(explanation);
        let size = |other: &Explanation| other.changes.len();
        let others = all.iter().filter(|other| size(other) == size(explanation)).count() - 1;
        let standing = match (others, complete) {
            _ if at >= self.diagnosis.likeliest().len() => Standing::Behind,
            _ if explanation.tied > 1 => Standing::Tied,
            _ if all.iter().any(|other| size(other) < size(explanation)) => Standing::Larger,
            (_, false) => Standing::First,
            (0, true) => Standing::Only,
            (_, true) => Standing::Likeliest,
        };
        Repair {
            cells: explanation.changes.iter().map(|change| self.change(change)).collect(),
            why: self.why(explanation, &operations, others, standing),
            operations: operations.iter().map(|operation| operation.key().to_owned()).collect(),
            identities: failing.map(|identity| identity.id.as_str()).collect(),
            tied: explanation.tied as u32,
            others: others as u32,
            complete: *complete,
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
        verdict::Change {
            id: self.form.id(change.cell),
            from: self.table.at(change.cell).and_then(|cell| cell.state.number()),
            to: self.diagnosis.to(change),
        }
    }

    /// What to change, what probably happened, and the proof.
    fn why(&self, explanation: &Explanation, operations: &[Operation], others: usize, standing: Standing) -> String {
        let changes: Vec<_> =
            explanation.changes.iter().map(|change| self.sentence(change, standing.is_open())).collect();
        if self.sheet.failing == 0 {
            let holding = Arg::count(self.mended(explanation).count_ones() as usize);
            let changes = Arg::Text(changes.join(text(self.language, "repair.separator")));
            // A number too large for the sheet is one all the same.
            let number = |change: &Change| self.table.at(change.cell).is_some_and(|cell| cell.state.number().is_some());
            let key = if explanation.changes.iter().any(number) { "repair.read.large" } else { "repair.read" };
            return Message::new(key).with("changes", changes).with("holding", holding).render(self.language);
        }
        let separator = text(self.language, "repair.separator");
        // Of some other number nothing is known.
        let known = operations.iter().filter(|operation| **operation != Operation::Misstated);
        let sorts: Vec<_> = known.map(|operation| self.sort(explanation, *operation)).collect();
        let sorts = match sorts.is_empty() {
            true => String::new(),
            false => fill(text(self.language, "repair.sorts"), &[("sorts", sorts.join(separator))]),
        };
        let why = Message::new(standing.key())
            .with("changes", Arg::Text(changes.join(separator)))
            .with("sorts", Arg::Text(sorts))
            .with("failing", Arg::count(self.sheet.failing.count_ones() as usize))
            .with("tested", Arg::count(self.sheet.tested.count_ones() as usize))
            .with("cells", Arg::count(explanation.changes.len()))
            .with("others", Arg::count(others))
            .render(self.language);
        let said = explanation.changes.iter().filter(|change| explanation.said.contains(&change.cell));
        said.map(|change| self.witness(change)).fold(why, |why, said| why + &said)
    }

    /// That the prose says so, too.
    fn witness(&self, change: &Change) -> String {
        let message = Message::new("repair.witness").with("to", Arg::Number(self.diagnosis.to(change)));
        message.with("cell", Arg::Cell(self.form, change.cell)).render(self.language)
    }

    /// A sort of mistake in words.
    fn sort(&self, explanation: &Explanation, operation: Operation) -> &'static str {
        let is_zero =
            |change: &Change| self.sheet.value(change.cell) == 0 && self.sheet.kind(change.cell) == Kind::Number;
        match operation == Operation::Unfilled && explanation.changes.iter().any(is_zero) {
            true => text(self.language, "operation.unfilled.zero"),
            false => text(self.language, operation.message()),
        }
    }

    fn sentence(&self, change: &Change, open: bool) -> String {
        let told = self.change(change);
        let cell = Arg::Cell(self.form, change.cell);
        let message = match told.from {
            Some(from) if open => Message::new("repair.option").with("from", Arg::Number(from)),
            Some(from) => Message::new("repair.change").with("from", Arg::Number(from)),
            None if self.sheet.kind(change.cell) == Kind::Unknown => Message::new("repair.unread"),
            None if open => Message::new("repair.option.fill"),
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
