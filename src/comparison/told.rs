//! A claim that differs from its cells, with what its sentence says around it: what tells what it may be of instead asks
//! that (`elsewhere`, `explained`, `beside`).

use super::text::{STOPS, before, since, text_behind};
use super::whose::scope;
use super::{Holding, Meaning};
use crate::number::Number;
use crate::report::Report;
use crate::report::claims::{Claim, Mention, Scope};

/// Such a claim.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    pub report: &'a Report,
    pub claim: &'a Claim,
    /// What it may mean.
    pub meanings: &'a [Meaning],
    /// What its plain meaning has.
    pub plain: Option<Number>,
    /// Whose it is, where it says so.
    pub scope: Option<Scope>,
    /// Its sentence.
    pub sentence: &'a str,
    /// What that says before the number; of how cases ended, the sentence before may say which.
    pub before: &'a str,
    /// The last clause of that.
    pub clause: &'a str,
    /// What the sentence says behind the number.
    pub behind: &'a str,
    /// The claims of the sentence.
    pub beside: &'a [Claim],
    /// Its numbers.
    pub numbers: &'a [Mention],
}

impl<'a> Told<'a> {
    pub fn new(report: &'a Report, Holding { claim, meanings, .. }: Holding<'a>) -> Self {
        let before = before(report, claim);
        Self {
            report,
            claim,
            meanings,
            plain: meanings.first().and_then(|plain| plain.value),
            scope: scope(report, claim),
            sentence: report.claims.words(report, claim.sentence),
            before,
            clause: since(before, &STOPS),
            behind: text_behind(report, claim),
            beside: report.claims.of_sentence(claim.sentence),
            numbers: report.claims.numbers_of(claim.sentence),
        }
    }
}
