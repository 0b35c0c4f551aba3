//! Cells by table and index, small enough to copy; ids at the border to the verdict and the page.

use gouji::form::{CellIndex, TableForm, TableKind};
use gouji::report::{Cell, Report};
use gouji::verdict::CellId;

/// A cell of the report shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellRef {
    /// Its table.
    pub table: TableKind,
    /// Its index there.
    pub index: CellIndex,
}

impl CellRef {
    /// The cell of a report with that id.
    pub fn find(report: &Report, id: &str) -> Option<Self> {
        report.find(id).map(|(table, index)| Self { table: table.kind, index })
    }

    /// The form of its table in a report.
    pub fn form(self, report: &Report) -> Option<&'static TableForm> {
        report.table(self.table).map(|table| table.form())
    }

    /// Its id.
    pub fn id(self, report: &Report) -> CellId {
        self.form(report).map(|form| form.id(self.index)).unwrap_or_default()
    }

    /// What stands in it.
    pub fn of(self, report: &Report) -> Option<&Cell> {
        report.table(self.table)?.at(self.index)
    }
}
