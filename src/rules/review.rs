//! Rules on the table of reviews and lawsuits.

pub(super) mod direct_suits;
pub(super) mod sum;
