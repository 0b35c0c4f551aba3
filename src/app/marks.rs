//! What the verdict says of each cell, looked up once a check: standing, equations, recomputed and suggested values.

use super::cells::CellRef;
use gouji::form::TableKind;
use gouji::number::Number;
use gouji::report::{Report, State};
use gouji::verdict::{Level, Repair, Verdict};

/// How a cell stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// An error names it, or it is the only explanation.
    Wrong,
    /// One of several explanations as likely as each other.
    Suspect,
    /// A total that its parts do not give, while another cell may be to blame.
    Broken,
    /// Every equation it is in holds.
    Holds,
    /// No equation tests it.
    #[default]
    Untested,
    /// Nothing stands there, or a dash.
    Blank,
    /// What stands there is no number.
    Unreadable,
    /// The report does not have it.
    Missing,
}

impl Standing {
    /// Class, data value and last part of the message key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Suspect => "suspect",
            Self::Broken => "broken",
            Self::Holds => "holds",
            Self::Untested => "untested",
            Self::Blank => "blank",
            Self::Unreadable => "unreadable",
            Self::Missing => "missing",
        }
    }
}

/// One cell in the verdict.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// How it stands.
    pub standing: Standing,
    /// Its total from the parts, where that is not what is stated.
    pub recomputed: Option<Number>,
    /// What the likeliest repair puts there, where no other is as likely.
    pub repair: Option<Number>,
    /// The equations it is in: positions in [`Verdict::identities`].
    pub equations: Vec<usize>,
}

/// The marks of all cells, and the cells of all equations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    tables: Vec<(TableKind, Vec<Mark>)>,
    equations: Vec<Vec<CellRef>>,
}

impl Marks {
    /// The marks of a verdict on a report.
    pub fn new(report: &Report, verdict: &Verdict) -> Self {
        let tables = report.tables.iter().map(|table| (table.kind, vec![Mark::default(); table.cells.len()])).collect();
        let mut marks = Self { tables, equations: Vec::with_capacity(verdict.identities.len()) };
        marks.take_equations(report, verdict);
        for (id, sum) in &verdict.recomputed.0 {
            let Some(cell) = CellRef::find(report, id) else { continue };
            let stated = cell.of(report).and_then(|cell| cell.state.counted());
            if let Some(mark) = marks.at_mut(cell).filter(|_| stated != Some(*sum)) {
                mark.recomputed = Some(*sum);
            }
        }
        marks.take_states(report);
        marks.take_blame(report, verdict);
        marks
    }

    /// The mark of a cell.
    pub fn at(&self, cell: CellRef) -> Option<&Mark> {
        let (_, marks) = self.tables.iter().find(|(kind, _)| *kind == cell.table)?;
        marks.get(usize::from(cell.index))
    }

    /// The marks of all cells.
    pub fn all(&self) -> impl Iterator<Item = &Mark> {
        self.tables.iter().flat_map(|(_, marks)| marks)
    }

    /// The cells of an equation, the total last.
    pub fn cells_of(&self, equation: usize) -> &[CellRef] {
        self.equations.get(equation).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether two cells stand in one equation.
    pub fn related(&self, a: CellRef, b: CellRef) -> bool {
        let Some(mark) = self.at(a) else { return false };
        mark.equations.iter().any(|equation| self.cells_of(*equation).contains(&b))
    }

    fn at_mut(&mut self, cell: CellRef) -> Option<&mut Mark> {
        let (_, marks) = self.tables.iter_mut().find(|(kind, _)| *kind == cell.table)?;
        marks.get_mut(usize::from(cell.index))
    }

    /// A cell that an equation tests holds; the total of one that fails does not, whichever cell is to blame.
    fn take_equations(&mut self, report: &Report, verdict: &Verdict) {
        for (number, identity) in verdict.identities.iter().enumerate() {
            let ids = identity.left_cells.iter().chain(identity.right_cells.iter());
            let cells: Vec<CellRef> = ids.filter_map(|id| CellRef::find(report, id)).collect();
            let total = (identity.right_cells.iter().len() == 1).then_some(identity.left_cells.iter().len());
            for (position, cell) in cells.iter().enumerate() {
                let Some(mark) = self.at_mut(*cell) else { continue };
                mark.equations.push(number);
                let to_blame = total.is_none_or(|total| position == total);
                mark.standing = match (identity.holds, mark.standing) {
                    (Some(false), _) if to_blame => Standing::Broken,
                    (Some(_), Standing::Untested) => Standing::Holds,
                    (_, standing) => standing,
                };
            }
            self.equations.push(cells);
        }
    }

    /// What stands in a cell goes before what its equations say, but for a total that is broken.
    fn take_states(&mut self, report: &Report) {
        for table in &report.tables {
            for (index, cell) in table.cells.iter().enumerate() {
                let of = CellRef { table: table.kind, index: index as u16 };
                let Some(mark) = self.at_mut(of) else { continue };
                mark.standing = match &cell.state {
                    State::Missing => Standing::Missing,
                    State::Unreadable(_) => Standing::Unreadable,
                    State::Blank | State::Placeholder if mark.standing != Standing::Broken => Standing::Blank,
                    _ => mark.standing,
                };
            }
        }
    }

    fn take_blame(&mut self, report: &Report, verdict: &Verdict) {
        for repairs in likeliest(verdict) {
            let only = repairs.len() == 1;
            for change in repairs.iter().flat_map(|repair| &repair.cells) {
                let Some(mark) = CellRef::find(report, change.id).and_then(|cell| self.at_mut(cell)) else { continue };
                // Of several none is drawn as the answer, and no total beside them as a better one.
                (mark.standing, mark.repair, mark.recomputed) = match only {
                    // What was not read may be right.
                    true if matches!(mark.standing, Standing::Unreadable | Standing::Missing) => {
                        (mark.standing, Some(change.to), mark.recomputed)
                    }
                    true => (Standing::Wrong, Some(change.to), mark.recomputed),
                    false => (Standing::Suspect, None, None),
                };
            }
        }
        let errors = verdict.findings.iter().filter(|finding| finding.level == Level::Error);
        for finding in errors {
            // Where text and table differ, either may be wrong.
            let standing = if finding.quote.is_some() { Standing::Suspect } else { Standing::Wrong };
            let cell = finding.cells.first().and_then(|id| CellRef::find(report, id));
            let mark = cell.and_then(|cell| self.at_mut(cell));
            if let Some(mark) = mark.filter(|mark| !matches!(mark.standing, Standing::Suspect | Standing::Wrong)) {
                mark.standing = standing;
            }
        }
    }
}

/// The likeliest repairs of each table: one, or several that are as likely as each other. Those of different tables do not
/// compete.
fn likeliest(verdict: &Verdict) -> impl Iterator<Item = &[Repair]> {
    let tables = verdict.repairs.chunk_by(|a, b| a.table() == b.table());
    tables.filter_map(|repairs| Some(repairs.split_at(repairs.len().min(repairs.first()?.tied.max(1) as usize)).0))
}
