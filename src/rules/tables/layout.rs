//! The labels of a table and the order of its columns are the form's.
//!
//! Why: rows and columns are fixed; a label that was retyped may have come from another row, and columns in another order
//! are copied wrongly. Rows that only another edition has are of `tables.edition`.
//! Basis: 国办公开办函〔2019〕60号, 国办公开办函〔2021〕30号.

use crate::form::TableForm;
use crate::messages::{Arg, Message};
use crate::report::{Deviation, Table};
use crate::rules::{Finding, Rule, Subject};
use crate::verdict::Level;

/// See the module.
pub static RULE: Rule = Rule {
    id: "tables.layout",
    level: Level::Hint,
    holds: "",
    fails: "label.applications.refused.internal_affairs = 5.属于三类内容事务信息
        order.applications = total",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for table in &subject.report.tables {
        found.extend(labels(table));
        for deviation in &table.deviations {
            let Deviation::Order(key) = deviation else { continue };
            let message = Message::new("tables.layout.order")
                .with("table", Arg::Table(table.kind))
                .with("part", part(table.form(), key));
            found.push(Finding::new(RULE.id, RULE.level, message));
        }
    }
}

/// One remark on all labels of a table that are worded otherwise.
fn labels(table: &Table) -> Option<Finding> {
    let form = table.form();
    let reworded = table.deviations.iter().filter_map(|deviation| match deviation {
        Deviation::Label { row, written } => Some((written, form.row(row)?.row.label)),
        _ => None,
    });
    let (written, fixed): (Vec<_>, Vec<_>) = reworded.unzip();
    if written.is_empty() {
        return None;
    }
    let message = Message::new("tables.layout.label")
        .with("table", Arg::Table(table.kind))
        .with("written", Arg::Texts(written.iter().map(|label| label.text.clone()).collect()))
        .with("fixed", Arg::Texts(fixed.into_iter().map(str::to_owned).collect()));
    let at = written.iter().map(|label| label.at.clone()).collect();
    Some(Finding { at, ..Finding::new(RULE.id, RULE.level, message) })
}

/// The column, or the block of the review table, that a key means.
fn part(form: &'static TableForm, key: &'static str) -> Arg {
    match form.row(key) {
        Some(_) => Arg::Row(form, key),
        None => Arg::Column(form, key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::messages;

    #[test]
    fn labels_and_places_are_named_as_the_form_names_them() {
        assert_eq!(
            messages(&RULE, "label.applications.granted = （一）予以公告\norder.review = litigation_direct"),
            [
                "表三的行名写作“（一）予以公告”，格式为“（一）予以公开”。",
                "表四的列没有按格式的顺序排列：“行政诉讼 / 未经复议直接起诉”不在原位。数字是按表头对应的。"
            ]
        );
    }
}
