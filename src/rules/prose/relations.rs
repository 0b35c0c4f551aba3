//! Relations between the numbers of the prose. Each is compared once: the rules tell of those that do not hold, and every
//! number that stands in one was held against something.

use super::{channels, parts, share, trend};
use crate::report::Report;
use crate::report::claims::{Claims, Mention, Quantity};
use crate::rules::Finding;

/// What comes of comparing numbers with each other; where they say nothing of each other, there is none.
#[derive(Clone, Debug)]
pub(crate) enum Compared {
    Agrees,
    Differs(Finding),
}

/// A kind of relation.
#[derive(Debug)]
pub(crate) struct Relation {
    /// How many of that kind a report may have.
    pub count: fn(&Claims) -> usize,
    /// Compares the numbers of one of them, with these for the numbers of the report.
    pub compare: fn(&Report, &[Mention], usize) -> Option<Compared>,
    /// The numbers that it holds against each other.
    pub numbers: fn(&Report, usize) -> Vec<u32>,
    /// What it holds them against together, where that stands in the tables.
    pub against: Option<Quantity>,
}

/// Every kind.
static RELATIONS: [&Relation; 5] =
    [&channels::RELATION, &parts::RELATION, &parts::BEHIND, &share::RELATION, &trend::RELATION];

/// A relation of a report that was compared.
#[derive(Clone, Debug)]
pub struct Comparison {
    relation: &'static Relation,
    at: usize,
    compared: Compared,
}

impl Comparison {
    /// Whether it is of that kind.
    pub(super) fn is_of(&self, relation: &Relation) -> bool {
        std::ptr::eq(self.relation, relation)
    }

    /// What there is to say of it, where it does not hold.
    pub(super) fn finding(&self) -> Option<&Finding> {
        match &self.compared {
            Compared::Differs(finding) => Some(finding),
            Compared::Agrees => None,
        }
    }

    /// Whether it holds with these for the numbers of the report.
    pub(super) fn agrees(&self, report: &Report, mentions: &[Mention]) -> bool {
        matches!((self.relation.compare)(report, mentions, self.at), Some(Compared::Agrees))
    }

    /// The mentions of its numbers.
    pub fn numbers(&self, report: &Report) -> Vec<u32> {
        (self.relation.numbers)(report, self.at)
    }

    /// What its numbers are held against together, where that stands in the tables.
    pub fn against(&self) -> Option<Quantity> {
        self.relation.against
    }
}

/// Compares what stands in a relation.
pub fn compare_all(report: &Report) -> Vec<Comparison> {
    let mentions = &report.claims.mentions;
    let all = |relation: &'static Relation| {
        let compare = move |at| Some(Comparison { relation, at, compared: (relation.compare)(report, mentions, at)? });
        (0..(relation.count)(&report.claims)).filter_map(compare)
    };
    RELATIONS.iter().copied().flat_map(all).collect()
}
