//! Rules on the table of proactive disclosure.

pub(super) mod decrease;
pub(super) mod in_force;
pub(super) mod newly_disclosed;
pub(super) mod rule_making;

use super::{Finding, Rule, Subject};
use crate::form::TableKind;
use crate::messages::{Arg, Message};
use crate::number::Number;

/// One finding for each row in which the numbers of two columns stand in the wrong relation; the first is the suspect.
fn each_pair(
    subject: &Subject<'_>,
    rule: &Rule,
    columns: [&str; 2],
    wrong: fn(Number, Number) -> bool,
    found: &mut Vec<Finding>,
) {
    let Some(table) = subject.report.table(TableKind::Disclosure) else { return };
    let form = table.form();
    for row in form.blocks.iter().flat_map(|block| block.rows) {
        let cell = |column| {
            let index = form.index(row.key, column)?;
            Some((index, table.at(index)?.state.number()?))
        };
        let [Some((first, a)), Some((second, b))] = columns.map(cell) else { continue };
        if wrong(a, b) {
            let message = Message::new(rule.id)
                .with("row", Arg::Row(form, row.key))
                .with("first", Arg::Number(a))
                .with("second", Arg::Number(b));
            found.push(Finding {
                cells: vec![(table.kind, first), (table.kind, second)],
                stated: Some(a),
                ..Finding::new(rule.id, rule.level, message)
            });
        }
    }
}
