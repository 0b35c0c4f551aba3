//! What is put down of a sentence: its numbers, what they state, the sentence itself.

use super::{REACH, Reader, clip};
use crate::number::Number;
use crate::reading::claims::numeral::Numeral;
use crate::reading::claims::token::Token;
use crate::report::claims::{Bound, Claim, Class, Mention, Quantity, Scope, Sentence};

impl Reader<'_> {
    pub fn attribute(&mut self, mention: u32) {
        if let Some(mention) = self.claims.mentions.get_mut(mention as usize) {
            mention.class = Class::Attributed;
        }
    }

    /// Whether this sentence has stated the quantity already for the same year: by another unit, or in passing.
    pub fn repeats(&self, quantity: Quantity, past: Option<i32>, scope: Option<Scope>) -> bool {
        let mut stated = self.stated().iter().rev().take(4 * REACH);
        stated.any(|claim| {
            claim.quantity == quantity && claim.year == past && claim.scope == scope && claim.mention.is_some()
        })
    }

    /// Takes back what this sentence states of a quantity; its number.
    pub fn take_claim(&mut self, quantity: Quantity) -> Option<u32> {
        let at =
            self.stated().iter().rev().take(REACH).position(|claim| claim.quantity == quantity && claim.year.is_none());
        self.claims.claims.remove(self.claims.claims.len().checked_sub(1 + at?)?).mention
    }

    /// States that there is none, of the year and for whom the words before say.
    pub fn deny(&mut self, quantity: Quantity, (start, end): (usize, usize)) {
        let sentence = self.sentence_index();
        self.claim(Claim {
            sentence,
            quantity,
            value: Number::ZERO,
            bound: Bound::Exact,
            scope: self.state.scope,
            year: self.context.year,
            mention: None,
            start: clip(start),
            end: clip(end),
        });
    }

    pub fn claim(&mut self, claim: Claim) {
        self.context.last = Some(claim.quantity);
        self.claims.claims.push(claim);
    }

    /// What the sentence has stated so far.
    pub fn stated(&self) -> &[Claim] {
        self.claims.claims.get(self.state.first_claim..).unwrap_or_default()
    }

    pub fn mention(&mut self, token: &Token, numeral: Numeral) -> u32 {
        let sentence = self.sentence_index();
        let index = clip(self.claims.mentions.len());
        self.claims.mentions.push(Mention {
            sentence,
            start: clip(token.start),
            end: clip(token.end),
            value: numeral.value,
            decimals: numeral.decimals,
            place: numeral.place,
            bound: numeral.bound,
            unit: numeral.unit,
            class: Class::Other,
        });
        index
    }

    pub fn set_class(&mut self, mention: u32, class: Class) {
        if let Some(mention) = self.claims.mentions.get_mut(mention as usize)
            && mention.class != Class::Attributed
        {
            mention.class = class;
        }
    }

    pub fn sentence_index(&mut self) -> u32 {
        if let Some(index) = self.state.sentence {
            return index;
        }
        let index = clip(self.claims.sentences.len());
        let (start, end) = self.state.range;
        self.claims.sentences.push(Sentence { passage: self.state.passage, start: clip(start), end: clip(end) });
        self.state.sentence = Some(index);
        index
    }
}
