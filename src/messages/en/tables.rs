//! rules on the tables, repairs.

use super::Catalogue;

pub const TEXTS: Catalogue = &[
    ("cells.negative.title", "Counts and amounts are not negative"),
    ("cells.negative.why", "The tables hold counts and amounts of money; neither falls below zero."),
    ("cells.negative.advice", "Check the records and enter the actual figure."),
    ("cells.negative.basis", "what the columns of the form count"),
    ("cells.negative", "“{cell}” says {stated}, which is negative."),
    ("cells.not-integer.title", "Counts are whole numbers"),
    ("cells.not-integer.why", "This column counts pieces; there are no fractions of one."),
    ("cells.not-integer.advice", "Check for a misplaced decimal point or a wrong unit and enter a whole number."),
    ("cells.not-integer.basis", "what the columns of the form count"),
    ("cells.not-integer", "“{cell}” says {stated}; a count has no decimals."),
];
