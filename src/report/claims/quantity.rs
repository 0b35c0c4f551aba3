//! What is known of the quantities that prose states.

use super::facts::{FACTS, Quantity};

/// What belongs together: the parts of one list are of one dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// Stages of applications: received, handled, carried.
    Stage,
    /// What came from last year.
    CarriedIn,
    /// How applications were handled; what goes to next year is listed with the outcomes.
    Outcome,
    /// A kind of refusal, of being unable, …
    Ground,
    /// Who applied.
    Applicant,
    /// How the application came in.
    Channel,
    /// Reconsideration and litigation.
    Case,
    /// How a case ended.
    Result,
    /// Rules and normative documents.
    Document,
    /// Licences, penalties, coercion.
    Decision,
    /// Money.
    Money,
    /// Information made public.
    Disclosure,
}

/// What a quantity counts of another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Part {
    /// Cases that ended so.
    Upheld,
    Corrected,
    Other,
    Pending,
    /// Cases that ended, however.
    Closed,
    /// Suits that were not lost.
    Won,
    /// Documents of which that was done in the year.
    Issued,
    Repealed,
    InForce,
    /// 新公开, 对外公开总数量: columns of the form of 2019.
    Newly,
    Total,
    /// Decisions that were made public.
    Published,
}

/// What is known of a quantity.
#[derive(Debug)]
pub struct Fact {
    /// What it can be listed with.
    pub dimension: Dimension,
    /// What it is one of: a ground of refusal of what was refused, the cases upheld of the cases.
    pub of: Option<Quantity>,
    /// What it counts of that, where others have the like.
    pub part: Option<Part>,
    /// What it may mean: each meaning is a sum of cells, written `id + id`; in an id `*` stands for every row of the
    /// group. The first is the plain one; a value that fits any of them contradicts nothing. Cells that an edition
    /// does not have make a meaning void there.
    pub meanings: &'static [&'static str],
}

impl Quantity {
    /// What is known of it.
    pub fn fact(self) -> &'static Fact {
        &FACTS[self as usize]
    }

    /// What it can be listed with.
    pub fn dimension(self) -> Dimension {
        self.fact().dimension
    }

    /// What it is one of, else itself.
    pub fn group(self) -> Self {
        self.fact().of.unwrap_or(self)
    }

    /// That part of it, where the form has it.
    pub fn part(self, part: Part) -> Option<Self> {
        let is_part = |other: &Self| other.fact().of == Some(self) && other.fact().part == Some(part);
        Self::ALL.iter().copied().find(is_part)
    }

    /// Whether it is that part of another one.
    pub fn is_part(self, part: Part) -> bool {
        self.fact().part == Some(part)
    }
}
