//! Decoding: from the residuals to every smallest set of cells whose change makes all equations hold.
//!
//! Why it is complete up to [`EXACT`] cells: the smallest change that no equation sees touches four cells, so a set of
//! up to three cells is determined by its residuals, and among the equations it touches there is always one that only
//! one of its cells stands in. That equation fails, by exactly what that cell is wrong. Taking that cell away leaves a
//! smaller set of the same sort. So trying, for the failing equations, each of their cells with the difference that
//! mends the equation finds every set. Two facts prune: a cell stands in at most one equation of a kind, so `n` failing
//! equations of a kind need `n` cells; and where as many fail as cells are left, each has exactly one of them, so one
//! equation is enough to branch on.

use super::sheet::{Amount, Change, Sheet, signed};
use super::system::{Equations, MAX_EQUATIONS, members};

/// Sets of up to so many cells are found completely.
pub const EXACT: usize = 3;

/// Sets of up to so many cells are searched for within the steps allowed.
pub const MOST: usize = 8;

/// Sets found before the search stops and says that it is not complete.
const MAX_SETS: usize = 512;

/// The sets of one size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sets {
    /// Each set by ascending cell, in ascending order.
    pub sets: Vec<Vec<Change>>,
    /// Whether there is no other set of this size.
    pub complete: bool,
}

/// Every set of the smallest size up to `most` cells that makes the equations of `group` hold, at most `steps` changes
/// tried. No set where none of these sizes does, or where they hold already.
pub fn smallest(sheet: &Sheet<'_>, group: Equations, most: usize, steps: u32) -> Sets {
    let mut search = Search::new(sheet, group, steps);
    let least = search.least();
    for size in least.max(1)..=most {
        search.exact = size <= EXACT;
        search.run(size);
        if !search.found.is_empty() || search.steps == 0 {
            let complete = size <= EXACT && search.steps > 0 && search.found.len() < MAX_SETS;
            return Sets { sets: search.finish(), complete };
        }
    }
    Sets { sets: Vec::new(), complete: most <= EXACT }
}

struct Search<'a> {
    sheet: &'a Sheet<'a>,
    residuals: [Amount; MAX_EQUATIONS],
    failing: Equations,
    chosen: Vec<Change>,
    found: Vec<Vec<Change>>,
    steps: u32,
    exact: bool,
}

impl<'a> Search<'a> {
    fn new(sheet: &'a Sheet<'a>, group: Equations, steps: u32) -> Self {
        Self {
            sheet,
            residuals: sheet.residuals,
            failing: sheet.failing & group,
            chosen: Vec::with_capacity(8),
            found: Vec::new(),
            steps,
            exact: true,
        }
    }

    /// Fewer cells than this cannot mend what fails.
    fn least(&self) -> usize {
        self.sheet.system.kinds.iter().map(|kind| (kind & self.failing).count_ones() as usize).max().unwrap_or(0)
    }

    fn run(&mut self, cells: usize) {
        if self.failing == 0 {
            self.record();
        } else if cells >= self.least().max(1) {
            let pivots = self.pivots(cells);
            // Beyond what is exact, one equation to branch on has to do.
            let enough = if self.exact { usize::MAX } else { 1 };
            for equation in members(pivots).take(enough) {
                self.branch(equation, cells);
            }
        }
    }

    /// The equations to branch on: the shortest of a kind of which as many fail as cells are left, else all that fail.
    fn pivots(&self, cells: usize) -> Equations {
        let system = self.sheet.system;
        let tight = system.kinds.iter().map(|kind| kind & self.failing);
        let tight = tight.filter(|kind| kind.count_ones() as usize == cells).fold(0, |set, kind| set | kind);
        members(tight).min_by_key(|equation| system.equations[*equation].len()).map_or(self.failing, |one| 1 << one)
    }

    fn branch(&mut self, equation: usize, cells: usize) {
        let sheet = self.sheet;
        let residual = self.residuals[equation];
        for term in &sheet.system.equations[equation] {
            let by = -signed(*term, residual);
            if !sheet.allows(sheet.value(term.of) + by) || self.chosen.iter().any(|change| change.cell == term.of) {
                continue;
            }
            if self.steps == 0 || self.found.len() >= MAX_SETS {
                return;
            }
            self.steps -= 1;
            let change = Change { cell: term.of, by };
            self.apply(change, false);
            self.chosen.push(change);
            self.run(cells - 1);
            self.chosen.pop();
            self.apply(change, true);
        }
    }

    fn apply(&mut self, change: Change, undo: bool) {
        for term in self.sheet.terms(change.cell) {
            let number = usize::from(term.of);
            let bit = 1 << number;
            if self.sheet.tested & bit != 0 {
                let by = signed(*term, change.by);
                self.residuals[number] += if undo { -by } else { by };
                self.failing = self.failing & !bit | u64::from(self.residuals[number] != 0) << number;
            }
        }
    }

    fn record(&mut self) {
        let mut set = self.chosen.clone();
        crate::order::plain(&mut set);
        if !self.found.contains(&set) {
            self.found.push(set);
        }
    }

    fn finish(mut self) -> Vec<Vec<Change>> {
        crate::order::plain(&mut self.found);
        self.found
    }
}
