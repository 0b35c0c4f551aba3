//! names of the form, cell states, errors of reading.

use super::Catalogue;

pub const TEXTS: Catalogue = &[
    ("list.separator", ", "),
    ("table.disclosure", "Table 2"),
    ("table.applications", "Table 3"),
    ("table.review", "Table 4"),
];
