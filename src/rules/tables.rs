//! Rules on whole tables.

pub(super) mod edition;
pub(super) mod layout;
pub(super) mod missing;

use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::report::{DeviationKind, Table};
use crate::rules::Finding;

/// One remark on all labels of a table that deviate in one way.
fn on_labels(table: &Table, rule: &'static str, message: Message, kind: DeviationKind) -> Option<Finding> {
    let (mut written, mut at) = (Vec::new(), Vec::new());
    for label in table.deviations(kind) {
        written.push(label.written.text.clone());
        at.push(label.written.at.clone());
    }
    let message = message.with("table", Arg::Table(table.kind)).with("written", Arg::Texts(written));
    (!at.is_empty()).then(|| Finding { at, ..Finding::new(rule, Level::Hint, message) })
}
