//! Broken identities: who is to blame. One finding a wrong cell where one explanation is likeliest; where several are
//! equally likely, one finding with all their cells; and every failing identity is named in some finding.

use super::{Finding, Rule, Subject};
use crate::arithmetic::{Arithmetic, Equation};
use crate::form::{CellIndex, IdentityKind, TableForm, TableKind};
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::repair::operation::Operation;
use crate::repair::{Diagnosis, rank::Explanation};
use crate::report::Table;

/// The messages of a rule on identities: for a wrong cell, for one that is not filled in, for cells any of which may be
/// wrong, for an identity that no repair explains.
pub(super) struct Keys {
    pub cell: &'static str,
    pub empty: &'static str,
    pub tied: &'static str,
    pub open: &'static str,
}

/// Reports the blames whose leading identity is of that kind.
pub(super) fn report(
    subject: &Subject<'_>,
    rule: &Rule,
    place: (TableKind, IdentityKind),
    keys: &Keys,
    found: &mut Vec<Finding>,
) {
    let own = subject.arithmetic.iter().find(|own| own.table.kind == place.0);
    let Some(Arithmetic { table, equations }) = own else { return };
    let failing: Vec<_> = equations.iter().filter(|equation| equation.holds() == Some(false)).collect();
    let diagnosis = subject.diagnosis(place.0);
    let sure = diagnosis.is_some_and(Diagnosis::is_sure);
    let mends = diagnosis.map(mends).unwrap_or_default();
    for blame in blames(table, equations, &failing, &mends) {
        if blame.lead().is_some_and(|lead| lead.identity.kind == place.1) {
            found.push(blame.finding(rule, table, keys, sure));
        }
    }
}

/// What is to blame for some failing identities.
#[derive(Default)]
struct Blame<'a> {
    /// The cells, one of which (or all, where there is a `change`) is wrong.
    cells: Vec<CellIndex>,
    /// What the first cell should be.
    change: Option<Number>,
    /// How many explanations are equally likely; 0 where there is none.
    explanations: usize,
    /// The failing identities, in the order of the form.
    equations: Vec<&'a Equation>,
    /// Whether correcting the cell alone would break another identity, or not mend these.
    together: bool,
    /// Whether all explanations of as few cells were looked at.
    complete: bool,
    /// The mistake of a whole line that it is.
    pattern: Option<Operation>,
    /// What the explanations put into the cells.
    options: Vec<Vec<(CellIndex, Number)>>,
}

/// One of the likeliest explanations, with the numbers that its cells should have.
struct Mend {
    changes: Vec<(CellIndex, Number)>,
    complete: bool,
    pattern: Option<Operation>,
}

impl Mend {
    fn new(diagnosis: &Diagnosis, explanation: &Explanation) -> Self {
        let changes = explanation.changes.iter().map(|change| (change.cell, diagnosis.to(change)));
        Self { changes: changes.collect(), complete: diagnosis.complete, pattern: explanation.pattern() }
    }

    fn sets(&self, cell: CellIndex) -> Option<Number> {
        self.changes.iter().find(|(changed, _)| *changed == cell).map(|(_, to)| *to)
    }
}

/// The likeliest explanations of a table: one, or as many as are equally likely.
fn mends(diagnosis: &Diagnosis) -> Vec<Mend> {
    diagnosis.likeliest().iter().map(|explanation| Mend::new(diagnosis, explanation)).collect()
}

fn blames<'a>(table: &Table, all: &[Equation], failing: &[&'a Equation], mends: &[Mend]) -> Vec<Blame<'a>> {
    let Some(first) = mends.first() else {
        return failing.iter().map(|equation| Blame::open(equation)).collect();
    };
    if let ([only], Some((cell, to))) = (mends, first.changes.first())
        && only.pattern.is_some()
    {
        let cells = only.changes.iter().map(|(cell, _)| *cell).collect();
        let options = vec![only.changes.clone()];
        let blame = Blame { cells, pattern: only.pattern, options, ..Blame::of(*cell, *to, failing.to_vec()) };
        return vec![blame];
    }
    let of = |cell: CellIndex| -> Vec<&'a Equation> {
        failing.iter().filter(|equation| equation.identity.has(cell)).copied().collect()
    };
    let certain: Vec<_> =
        first.changes.iter().filter(|(cell, to)| mends.iter().all(|mend| mend.sets(*cell) == Some(*to))).collect();
    let mut blames: Vec<_> = certain
        .iter()
        .map(|(cell, to)| Blame { complete: first.complete, ..Blame::of(*cell, *to, of(*cell)) })
        .filter(|blame| !blame.equations.is_empty())
        .collect();
    let sure: Vec<CellIndex> = certain.iter().map(|(cell, _)| *cell).collect();
    let mut open = mends.iter().flat_map(|mend| &mend.changes).map(|(cell, _)| *cell).collect::<Vec<_>>();
    open.retain(|cell| !sure.contains(cell));
    blames.extend(groups(table, failing, &open, mends));
    for blame in &mut blames {
        let others = first.changes.iter().filter(|(cell, _)| !blame.cells.contains(cell));
        let of_blame = |equation: &Equation| blame.cells.iter().any(|cell| equation.identity.has(*cell));
        let of_others = |equation: &Equation| others.clone().any(|(cell, _)| equation.identity.has(*cell));
        blame.together = all.iter().any(|equation| of_blame(equation) && of_others(equation));
    }
    blames
}

/// The cells of equally likely explanations, together where they stand in the same failing identities.
fn groups<'a>(table: &Table, failing: &[&'a Equation], open: &[CellIndex], mends: &[Mend]) -> Vec<Blame<'a>> {
    let mut groups: Vec<Blame<'a>> = Vec::new();
    for cell in open {
        let equations: Vec<_> = failing.iter().filter(|equation| equation.identity.has(*cell)).copied().collect();
        let own = Blame { cells: vec![*cell], explanations: mends.len(), equations, ..Blame::default() };
        let (joined, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| group.meets(&own));
        groups = apart;
        groups.push(joined.into_iter().rev().fold(own, |all, group| group.join(all)));
    }
    // The blocks of the review table have nothing in common; elsewhere what one of them is may decide the others.
    let apart = table.kind == TableKind::Review;
    if !apart && groups.iter().map(|group| group.ways(mends).len()).product::<usize>() != mends.len() {
        groups = groups.into_iter().reduce(Blame::join).into_iter().collect();
    }
    for group in &mut groups {
        group.options = group.ways(mends);
        group.explanations = group.options.len();
        let first = group.cells.first().copied().unwrap_or_default();
        let mut values = mends.iter().map(|mend| mend.sets(first));
        let value = values.next().flatten();
        group.change = value.filter(|_| values.all(|other| other == value));
        crate::order::by_key(&mut group.equations, |equation| {
            failing.iter().position(|other| other.identity == equation.identity)
        });
    }
    groups.retain(|group| !group.equations.is_empty() && group.cells.iter().all(|cell| table.at(*cell).is_some()));
    groups
}

impl<'a> Blame<'a> {
    /// An identity that no repair explains: its total, or all its cells where it has none.
    fn open(equation: &'a Equation) -> Self {
        let cells = match equation.identity.right.as_slice() {
            [total] => vec![*total],
            right => equation.identity.left.iter().chain(right).copied().collect(),
        };
        Self { cells, equations: vec![equation], ..Self::default() }
    }

    /// A cell that is wrong.
    fn of(cell: CellIndex, to: Number, equations: Vec<&'a Equation>) -> Self {
        Self { cells: vec![cell], change: Some(to), explanations: 1, complete: true, equations, ..Self::default() }
    }

    /// The failing identity that says best what is wrong: the one whose total the first cell is, else the first.
    fn lead(&self) -> Option<&'a Equation> {
        let total = |equation: &&&Equation| self.cells.first().is_some_and(|cell| equation.identity.right == [*cell]);
        self.equations.iter().find(total).or(self.equations.first()).copied()
    }

    fn meets(&self, other: &Self) -> bool {
        self.cells.iter().any(|cell| other.cells.contains(cell))
            || self.equations.iter().any(|equation| other.equations.iter().any(|same| std::ptr::eq(*equation, *same)))
    }

    /// The ways in which the explanations change these cells, the likeliest first.
    fn ways(&self, mends: &[Mend]) -> Vec<Vec<(CellIndex, Number)>> {
        let mut ways: Vec<Vec<_>> = Vec::new();
        for mend in mends {
            let way: Vec<_> = self.cells.iter().filter_map(|cell| Some((*cell, mend.sets(*cell)?))).collect();
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
        ways
    }

    fn join(mut self, other: Self) -> Self {
        self.cells.extend(other.cells.iter().filter(|cell| !self.cells.contains(cell)).collect::<Vec<_>>());
        for equation in other.equations {
            if !self.equations.iter().any(|same| std::ptr::eq(*same, equation)) {
                self.equations.push(equation);
            }
        }
        self
    }

    /// What else has to be right for the change to be.
    fn proviso(&self) -> Arg {
        match (self.complete, self.together) {
            (false, _) => Arg::Key("identities.among-many"),
            (true, true) => Arg::Key("identities.together"),
            (true, false) => Arg::Text(String::new()),
        }
    }

    fn finding(self, rule: &Rule, table: &Table, keys: &Keys, sure: bool) -> Finding {
        let form = table.form();
        let first = self.cells.first().copied().unwrap_or_default();
        let stated = table.at(first).and_then(|cell| cell.state.number());
        let key = match (self.explanations, self.change, stated) {
            _ if self.pattern.is_some() => "identities.pattern",
            (0, _, _) => keys.open,
            (_, Some(_), Some(_)) => keys.cell,
            (_, Some(_), None) => keys.empty,
            (_, None, _) => keys.tied,
        };
        let mut message = Message::new(key)
            .with("cell", Arg::Cell(form, first))
            .with("options", Arg::Options(form, self.options.clone()))
            .with("should", Arg::Key(if sure { "identities.should" } else { "identities.may" }))
            .with("explanations", Arg::count(self.explanations))
            .with("broken", Arg::count(self.equations.len()))
            .with("together", self.proviso());
        if let Some(pattern) = self.pattern {
            let perhaps = if sure { Arg::Text(String::new()) } else { Arg::Key("identities.perhaps") };
            message = message.with("sort", Arg::Key(pattern.message())).with("perhaps", perhaps);
        }
        let numbers = [("stated", stated), ("expected", self.change)];
        for (name, number) in numbers.into_iter().filter_map(|(name, number)| Some((name, number?))) {
            message = message.with(name, Arg::Number(number));
        }
        if let Some(equation) = self.lead() {
            message = sides(message, form, equation);
        }
        Finding {
            cells: self.cells.iter().map(|cell| (table.kind, *cell)).collect(),
            stated,
            expected: self.change,
            identities: self.equations.iter().map(|equation| equation.identity.id.as_str()).collect(),
            ..Finding::new(rule.id, rule.level, message)
        }
    }
}

/// The message with the identity's place and its two sides.
fn sides(message: Message, form: &'static TableForm, equation: &Equation) -> Message {
    let cell = equation.identity.right.first().and_then(|cell| form.cell(*cell));
    let message = match cell {
        Some(cell) => {
            message.with("row", Arg::Row(form, cell.row.key)).with("column", Arg::Column(form, cell.column.key))
        }
        None => message,
    };
    message
        .with("left", Arg::Number(equation.left.unwrap_or_default()))
        .with("right", Arg::Number(equation.right.unwrap_or_default()))
}
