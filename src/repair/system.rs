//! System: a table's identities as a sparse matrix of ±1, and the grid its cells stand in. Made once per table form.

use super::usual::rarity;
use crate::form::{CellIndex, ColumnRole, EDITIONS, Frame, IdentityKind, RowRole, TableForm, TableKind};
use std::sync::{LazyLock, OnceLock};

/// Most equations a table has; a set of equations is a `u64`.
pub const MAX_EQUATIONS: usize = 64;

/// Tables of all editions.
const FORMS: usize = EDITIONS.len() * TableKind::ALL.len();

/// A set of equations, bit `i` for equation `i`.
pub type Equations = u64;

/// A cell's coefficient in an equation, or an equation's in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The equation's number or the cell's index.
    pub of: CellIndex,
    /// Whether it is on the right side: its coefficient in left minus right is −1.
    pub negative: bool,
}

/// A cell of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Number of its row; rows of different blocks differ.
    pub row: u16,
    /// Number of its column; columns of different blocks differ.
    pub column: u16,
    /// Whether it is one of the parts of its row and no sum of its column: what a person fills in, not adds up.
    pub stated: bool,
    /// How rare its row is, see [`super::usual`].
    pub rarity: u8,
    /// The equations it stands in, at most one of each kind.
    pub terms: Vec<Term>,
}

/// The equations of a table and the cells they relate.
#[derive(Debug)]
pub struct System {
    /// The cells of each equation, in the order of the form's identities.
    pub equations: Vec<Vec<Term>>,
    /// The equations of each kind. A cell stands in at most one of each, so no cell mends two of a kind.
    pub kinds: [Equations; 3],
    /// Equations that share cells, directly or through others; each group is decoded by itself.
    pub groups: Vec<Equations>,
    /// The cells in the order of the form.
    pub cells: Vec<Position>,
    /// The cells of each row, from left to right.
    pub rows: Vec<Vec<CellIndex>>,
    /// The cells of each column, from top to bottom.
    pub columns: Vec<Vec<CellIndex>>,
}

impl System {
    /// The system of a table's form.
    pub fn new(form: &TableForm) -> Self {
        let mut system = Self::grid(form);
        for (number, identity) in form.identities().iter().take(MAX_EQUATIONS).enumerate() {
            let kind = match identity.kind {
                IdentityKind::Balance => 0,
                IdentityKind::Sum => 1,
                IdentityKind::Row => 2,
            };
            system.kinds[kind] |= 1 << number;
            let mut terms = Vec::with_capacity(identity.left.len() + identity.right.len());
            for (cells, negative) in [(&identity.left, false), (&identity.right, true)] {
                terms.extend(cells.iter().map(|of| Term { of: *of, negative }));
            }
            for term in &terms {
                if let Some(cell) = system.cells.get_mut(usize::from(term.of)) {
                    cell.terms.push(Term { of: number as CellIndex, negative: term.negative });
                }
            }
            system.equations.push(terms);
        }
        system.groups = system.connected();
        system
    }

    /// The system of a table of an edition, made once.
    pub fn of(form: &'static TableForm) -> &'static Self {
        static ALL: [OnceLock<System>; FORMS] = [const { OnceLock::new() }; FORMS];
        static NONE: LazyLock<System> =
            LazyLock::new(|| System::new(&TableForm::new(TableKind::Review, Frame::default(), &[])));
        let forms = EDITIONS.iter().flat_map(|edition| TableKind::ALL.map(|kind| edition.table(kind)));
        let known = ALL.iter().zip(forms).find(|(_, known)| std::ptr::eq(*known, form));
        known.map_or(&*NONE, |(system, _)| system.get_or_init(|| System::new(form)))
    }

    /// All equations.
    pub fn all(&self) -> Equations {
        self.groups.iter().fold(0, |all, group| all | group)
    }

    fn grid(form: &TableForm) -> Self {
        let (mut cells, mut rows, mut columns) = (Vec::new(), Vec::new(), Vec::new());
        for block in form.blocks {
            let first_column = columns.len();
            columns.extend(block.columns.iter().map(|_| Vec::with_capacity(block.rows.len())));
            for row in block.rows {
                let mut line = Vec::with_capacity(block.columns.len());
                let rarity = rarity(row.key);
                for (number, column) in block.columns.iter().enumerate() {
                    let index = cells.len() as CellIndex;
                    cells.push(Position {
                        row: rows.len() as u16,
                        column: (first_column + number) as u16,
                        stated: column.role == ColumnRole::Part && row.role != RowRole::Handled,
                        rarity,
                        terms: Vec::new(),
                    });
                    line.push(index);
                    columns[first_column + number].push(index);
                }
                rows.push(line);
            }
        }
        Self { equations: Vec::new(), kinds: [0; 3], groups: Vec::new(), cells, rows, columns }
    }

    fn connected(&self) -> Vec<Equations> {
        let mut groups: Vec<Equations> = (0..self.equations.len()).map(|number| 1 << number).collect();
        for cell in &self.cells {
            let touched = cell.terms.iter().fold(0, |set, term| set | 1 << term.of);
            let mut joined = 0;
            groups.retain(|group| {
                let meets = group & touched != 0;
                joined |= if meets { *group } else { 0 };
                !meets
            });
            groups.extend((joined != 0).then_some(joined));
        }
        crate::order::by_key(&mut groups, |group| group.trailing_zeros());
        groups
    }
}

/// The numbers of the equations in a set, ascending.
pub fn members(mut set: Equations) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let number = set.trailing_zeros() as usize;
        set &= set.wrapping_sub(1);
        (number < MAX_EQUATIONS).then_some(number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_gives_the_published_matrix() {
        let shape = |form: &'static TableForm| {
            let system = System::of(form);
            let terms: usize = system.equations.iter().map(Vec::len).sum();
            (system.cells.len(), system.equations.len(), terms, system.groups.len())
        };
        // Rows: 25 × 7; sums: 7 × 22; balances: 7 × 4.
        assert_eq!(shape(&EDITIONS[0].applications), (175, 39, 175 + 154 + 28, 1));
        assert_eq!(shape(&EDITIONS[1].applications), (161, 37, 161 + 140 + 28, 1));
        assert_eq!(shape(&EDITIONS[0].review), (15, 3, 15, 3));
        assert_eq!(shape(&EDITIONS[0].disclosure), (10, 0, 0, 0));
    }

    #[test]
    fn no_cell_stands_twice_in_equations_of_a_kind() {
        for form in EDITIONS.iter().flat_map(|edition| TableKind::ALL.map(|kind| edition.table(kind))) {
            let system = System::of(form);
            for (cell, kind) in system.cells.iter().flat_map(|cell| system.kinds.map(|kind| (cell, kind))) {
                assert!(cell.terms.iter().filter(|term| kind & (1 << term.of) != 0).count() <= 1);
            }
        }
    }
}
