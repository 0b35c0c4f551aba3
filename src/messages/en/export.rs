//! exports: the form as printed, tables, lists, the notice.

use super::Catalogue;

pub const TEXTS: Catalogue = &[
    ("printed.item", "Item"),
    ("printed.corner", "(In each column, items 1 and 2 together equal items 3 and 4 together)"),
    ("printed.applicants", "Applicants"),
];
