//! Names of the form, states of cells, what reading has to say.

use super::Catalogue;

pub const TEXTS: Catalogue = &[
    ("list.separator", ", "),
    ("table.disclosure", "Table 2"),
    ("table.applications", "Table 3"),
    ("table.review", "Table 4"),
    ("reason.not-a-number", "What stands here is not a number"),
    ("reason.too-large", "Too many digits for a count; two cells may have run together"),
    ("reason.too-few", "The row has fewer numbers than columns and the text does not show which cell is absent"),
    ("reason.too-many", "The row has more numbers than columns and the text does not show which one is extra"),
    ("reason.twice", "The row stands twice with different numbers"),
    ("reason.unaligned", "The text does not show which column this number belongs to"),
    (
        "form.older",
        "This is a report for {year}. Before 2019 there was no national form to check against. Use a report for 2019 or later.",
    ),
    ("form.part-of-year", "This text ({title}) does not report on a whole year. Only annual reports can be checked."),
];
