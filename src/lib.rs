//! Gouji checks a 政府信息公开工作年度报告: it reads the statutory tables and the prose of the report, tests every identity
//! of the form, names the cell that is most likely wrong, and holds the prose against the tables.
//!
//! Data flows one way:
//!
//! ```text
//! bytes → source → Document → reading → Report → comparison, rules, repair → Verdict → page | JSON | exports
//! ```
//!
//! Invariants:
//! 1. Reading never fails and never panics: every reader returns a document, maybe empty, and notes.
//! 2. A number is never guessed: what cannot be read for certain is unreadable, and never becomes a finding.
//! 3. The same bytes give the same verdict, natively and in the browser. No IO, no clock, no randomness here.
//! 4. Counts are `i64`, money is a scaled `i64`; no floating point but at the border to JSON.
//! 5. Formats do not know the form, rules do not know formats, nothing here knows the browser.
//! 6. Every reader works under a budget and says which budget it hit.
//! 7. Only a broken identity, or a contradiction inside the report that no reading explains, is an error.

pub mod arithmetic;
mod bodies;
pub mod characters;
pub mod check;
pub mod collection;
pub mod comparison;
pub mod document;
pub mod export;
pub mod form;
mod level;
pub mod messages;
pub mod number;
pub mod order;
pub mod reading;
pub mod repair;
pub mod report;
pub mod rules;
pub mod source;
pub mod verdict;

pub use check::{Outcome, check_bytes, check_text, judge};
pub use messages::Language;
pub use verdict::Verdict;
