//! Rules: one rule a file, one list that registers them all. A rule sees the report as read, its identities
//! computed, what would mend the broken ones, and the claims of its prose held against the cells; never a format.
//!
//! A file in `rules/<group>/` holds, from top to bottom: what the rule checks, why, its basis, an example that holds and
//! one that fails (the module's doc), the [`Rule`], the check, its tests. Its words are in `messages/`, under the keys
//! `<id>.why`, `<id>.advice`, `<id>.basis` and `<id>` or `<id>.<variant>` for what it says, and `<id>.title` for the rules
//! page.

mod applications;
mod cells;
mod disclosure;
#[cfg(test)]
pub(crate) mod example;
mod identities;
pub(crate) mod prose;
mod review;
mod structure;
mod tables;
#[cfg(test)]
mod tests;

use crate::arithmetic::Arithmetic;
use crate::comparison::Holding;
use crate::form::{CellIndex, TableKind};
use crate::level::Level;
use crate::messages::Message;
use crate::number::Number;
use crate::repair::Diagnosis;
use crate::report::{Place, Report};
pub use prose::relations::{Comparison, compare_all};

/// Every rule, in the order of the rules page.
pub static RULES: &[&Rule] = &[
    &applications::balance::RULE,
    &applications::column_sum::RULE,
    &applications::row_sum::RULE,
    &review::sum::RULE,
    &review::direct_suits::RULE,
    &cells::negative::RULE,
    &cells::not_integer::RULE,
    &cells::blank_total::RULE,
    &cells::empty::RULE,
    &cells::unread::RULE,
    &cells::unfilled::RULE,
    &disclosure::in_force::RULE,
    &disclosure::rule_making::RULE,
    &disclosure::decrease::RULE,
    &disclosure::newly_disclosed::RULE,
    &tables::missing::RULE,
    &tables::edition::RULE,
    &tables::layout::RULE,
    &prose::cell::RULE,
    &prose::parts::RULE,
    &prose::channels::RULE,
    &prose::share::RULE,
    &prose::trend::RULE,
    &prose::whole::RULE,
    &prose::repeated::RULE,
    &prose::fee::RULE,
    &prose::year::RULE,
    &prose::period::RULE,
    &prose::unfinished::RULE,
    &prose::notice::RULE,
    &prose::other_body::RULE,
    &prose::unchecked::RULE,
    &structure::title::RULE,
    &structure::repeated::RULE,
    &structure::cut::RULE,
    &structure::damaged::RULE,
    &structure::sections::RULE,
    &structure::heading::RULE,
    &structure::listed::RULE,
    &structure::aspects::RULE,
    &structure::assessment::RULE,
    &structure::problems::RULE,
    &structure::fee_statement::RULE,
];

/// Where findings were left out: the id of the remark that counts them. It has words as a rule has, and no check.
pub const LEFT_OUT: &str = "findings.limit";

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Stable id: group and name, e.g. `applications.row-sum`.
    pub id: &'static str,
    /// The heaviest level it may give.
    pub level: Level,
    /// An input for which it holds, in the notation of `rules/example.rs`; no more than tests and docs/rules.md need.
    #[cfg(test)]
    pub holds: &'static str,
    /// An input for which it fails.
    #[cfg(test)]
    pub fails: &'static str,
    /// The check.
    pub check: fn(&Subject<'_>, &mut Vec<Finding>),
}

/// What rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The report as read.
    pub report: &'a Report,
    /// Its identities, computed.
    pub arithmetic: &'a [Arithmetic<'a>],
    /// What would mend the broken ones.
    pub diagnoses: &'a [Diagnosis],
    /// The claims of its prose, held against the cells.
    pub held: &'a [Holding<'a>],
    /// The numbers of its prose, held against each other.
    pub compared: &'a [Comparison],
}

impl Subject<'_> {
    /// The diagnosis of a table in which something is wrong.
    pub fn diagnosis(&self, kind: TableKind) -> Option<&Diagnosis> {
        self.diagnoses.iter().find(|diagnosis| diagnosis.kind == kind)
    }

    /// Whether the likeliest explanation of its table, and no other as likely, puts that number into the cell.
    pub fn is_settled(&self, (kind, cell): (TableKind, CellIndex), to: Number) -> bool {
        self.diagnosis(kind).is_some_and(|diagnosis| diagnosis.settles(cell, to))
    }
}

/// What a rule found; becomes a [`crate::verdict::Finding`] in the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static str,
    /// Its weight, never heavier than the rule's.
    pub level: Level,
    /// What is wrong.
    pub message: Message,
    /// The cells it is about, the most likely wrong one first.
    pub cells: Vec<(TableKind, CellIndex)>,
    /// The value stated in the first cell or in the prose.
    pub stated: Option<Number>,
    /// What it should be.
    pub expected: Option<Number>,
    /// Ids of the identities that fail because of it.
    pub identities: Vec<&'static str>,
    /// The sentence it is about.
    pub quote: Option<String>,
    /// The first byte of what it is about within that sentence.
    pub spot: u32,
    /// Places in the prose; those of the cells are added.
    pub at: Vec<Place>,
}

impl Finding {
    /// A finding that says `message`.
    pub fn new(rule: &'static str, level: Level, message: Message) -> Self {
        Self {
            rule,
            level,
            message,
            cells: Vec::new(),
            stated: None,
            expected: None,
            identities: Vec::new(),
            quote: None,
            spot: 0,
            at: Vec::new(),
        }
    }
}

/// Runs every rule. Findings come in the order of the list; ranking is the verdict's.
pub fn run(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        (rule.check)(subject, &mut findings);
    }
    findings
}
