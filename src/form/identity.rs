//! Identities: the equations that the form itself states or means, derived from the roles of rows and columns.
//!
//! Basis: the corner note of the applications table (第一项加第二项之和，等于第三项加第四项之和), and the meaning of 总计.

use super::{Block, CellIndex, ColumnRole, RowRole, TableForm, TableKind};

/// Which equation of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IdentityKind {
    /// received + carried in = handled + carried out, in one column.
    Balance,
    /// The outcomes add up to the handled, in one column.
    Sum,
    /// The parts of a row add up to its total.
    Row,
}

/// An equation: the cells on the left add up to the cells on the right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Stable id, e.g. `applications.balance.total`, `review.sum.reconsideration`.
    pub id: String,
    /// Its kind.
    pub kind: IdentityKind,
    /// Addends of the left side.
    pub left: Vec<CellIndex>,
    /// Addends of the right side; a single total for sums and rows.
    pub right: Vec<CellIndex>,
}

impl Identity {
    /// Whether a cell is on either side.
    pub fn has(&self, cell: CellIndex) -> bool {
        self.left.contains(&cell) || self.right.contains(&cell)
    }
}

pub(super) fn derive(table: &TableForm) -> Vec<Identity> {
    let mut found = Vec::new();
    for kind in [IdentityKind::Balance, IdentityKind::Sum, IdentityKind::Row] {
        let mut first = 0;
        for block in table.blocks {
            match kind {
                IdentityKind::Row => rows(table.kind, block, first, &mut found),
                _ => columns(table.kind, kind, block, first, &mut found),
            }
            first += block.rows.len() * block.columns.len();
        }
    }
    found
}

/// The cells of one column whose rows have one of the given roles.
fn column_cells(block: &Block, first: usize, column: usize, roles: &[RowRole]) -> Vec<CellIndex> {
    let rows = block.rows.iter().enumerate().filter(|(_, row)| roles.contains(&row.role));
    rows.map(|(row, _)| (first + row * block.columns.len() + column) as CellIndex).collect()
}

/// An identity for each column: the rows of some roles on either side.
fn columns(table: TableKind, kind: IdentityKind, block: &Block, first: usize, found: &mut Vec<Identity>) {
    let (name, left, right): (_, &[RowRole], &[RowRole]) = match kind {
        IdentityKind::Balance => (".balance.", &[RowRole::Intake], &[RowRole::Handled, RowRole::CarriedOut]),
        _ => (".sum.", &[RowRole::Outcome], &[RowRole::Handled]),
    };
    for (number, column) in block.columns.iter().enumerate() {
        let side = |roles| column_cells(block, first, number, roles);
        let (left, right) = (side(left), side(right));
        if !left.is_empty() && !right.is_empty() {
            found.push(Identity { id: [table.key(), name, column.key].concat(), kind, left, right });
        }
    }
}

fn rows(table: TableKind, block: &Block, first: usize, found: &mut Vec<Identity>) {
    // A row of the review table is a block of its own, so its identity is named after the sum of the block.
    let name = if table == TableKind::Review { ".sum." } else { ".row." };
    for (number, row) in block.rows.iter().enumerate() {
        let of = |role: ColumnRole| -> Vec<CellIndex> {
            let columns = block.columns.iter().enumerate().filter(|(_, column)| column.role == role);
            columns.map(|(column, _)| (first + number * block.columns.len() + column) as CellIndex).collect()
        };
        let (left, right) = (of(ColumnRole::Part), of(ColumnRole::Total));
        if !left.is_empty() && !right.is_empty() {
            let id = [table.key(), name, row.key].concat();
            found.push(Identity { id, kind: IdentityKind::Row, left, right });
        }
    }
}
