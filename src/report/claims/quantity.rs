//! The quantities that prose states.

use super::FACTS;

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

/// A quantity of the closed vocabulary.
#[derive(Debug)]
pub struct Fact {
    /// Its key in claims, e.g. `received`, `refused.third_party`.
    pub key: &'static str,
    /// What it can be listed with.
    pub dimension: Dimension,
    /// What it may mean: each meaning is a sum of cells, written `id + id`; in an id `*` stands for every row of the
    /// group. The first is the plain one; a value that fits any of them contradicts nothing. Cells that an edition
    /// does not have make a meaning void there.
    pub meanings: &'static [&'static str],
}

/// A quantity: one of [`FACTS`].
#[derive(Clone, Copy, Debug)]
pub struct Quantity(pub &'static Fact);

impl PartialEq for Quantity {
    fn eq(&self, other: &Self) -> bool {
        self.0.key == other.0.key
    }
}

impl Eq for Quantity {}

impl Quantity {
    /// The quantity with that key.
    pub fn find(key: &str) -> Option<Self> {
        FACTS.iter().find(|fact| fact.key == key).map(Self)
    }

    /// Its key.
    pub fn key(self) -> &'static str {
        self.0.key
    }

    /// What it is one of: refused of `refused.third_party`.
    pub fn group(self) -> Option<Self> {
        Self::find(self.key().split('.').next()?)
    }

    /// That part of it: `upheld` of the cases, the cases that are `pending`.
    pub fn part(self, name: &str) -> Option<Self> {
        Self::find(&[self.key(), ".", name].concat())
    }

    /// What it can be listed with.
    pub fn dimension(self) -> Dimension {
        self.0.dimension
    }

    /// Whether it is one of these.
    pub fn is(self, keys: &[&str]) -> bool {
        keys.contains(&self.0.key)
    }
}
