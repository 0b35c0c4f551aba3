//! Rules on the table of reviews and lawsuits.

pub(super) mod sum;
