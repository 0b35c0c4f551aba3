//! The labels of a table and the order of its columns are the form's.
//!
//! Why: rows and columns are fixed; a label that was retyped may have come from another row, and columns in another order
//! are copied wrongly. Rows that only another edition has are of `tables.edition`.
//! Basis: 国办公开办函〔2019〕60号, 国办公开办函〔2021〕30号.

use super::on_labels;
use crate::form::TableForm;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::report::{Deviation, DeviationKind, Table};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "tables.layout",
    level: Level::Hint,
    #[cfg(test)]
    holds: "",
    #[cfg(test)]
    fails: "label.applications.refused.internal_affairs = 5.属于三类内容事务信息
        order.applications = total",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for table in &subject.report.tables {
        let form = table.form();
        found.extend(labels(table));
        found.extend(table.deviations(DeviationKind::Order).map(|deviation| {
            let message = Message::new("tables.layout.order")
                .with("table", Arg::Table(table.kind))
                .with("part", part(form, deviation.key));
            Finding::new(RULE.id, RULE.level, message)
        }));
    }
}

/// One remark on all labels of a table that are worded otherwise.
fn labels(table: &Table) -> Option<Finding> {
    let fixed = |label: &Deviation| Some(table.form().row(label.key)?.row.label.to_owned());
    let fixed: Vec<String> = table.deviations(DeviationKind::Label).filter_map(fixed).collect();
    let finding = on_labels(table, RULE.id, Message::new("tables.layout.label"), DeviationKind::Label)?;
    Some(Finding { message: finding.message.with("fixed", Arg::Texts(fixed)), ..finding })
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
                "表四的列没有按格式的顺序排列：“行政诉讼·未经复议直接起诉”不在原位。"
            ]
        );
    }
}
