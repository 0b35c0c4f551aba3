//! A table has the rows and columns of another year's edition, or the tables are of different editions.
//!
//! Why: the edition of 2019 (report years 2019 and 2020) counts other things than that of 2021; figures of both cannot be
//! compared. A table that is the same in several editions, as the review table is, is of each of them.
//! Basis: 国办公开办函〔2019〕60号, 国办公开办函〔2021〕30号.

use super::on_labels;
use crate::form::{EDITIONS, Edition, edition_for_year};
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::report::{DeviationKind, Table};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "tables.edition",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "year = 2020
        edition = 2019",
    #[cfg(test)]
    fails: "year = 2023
        edition.applications = 2019",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for table in &subject.report.tables {
        found.extend(on_labels(table, RULE.id, Message::new("tables.edition.rows"), DeviationKind::Foreign));
    }
    let tables = &subject.report.tables;
    match subject.report.year.and_then(|year| Some((year, edition_for_year(year)?))) {
        Some((year, due)) => {
            let others = tables.iter().filter(|table| !is_of(table, due));
            found.extend(others.map(|table| other(table, year, due.notice)));
        }
        None if year_before(subject.report.year) && !tables.is_empty() => {
            found.push(Finding::new(RULE.id, RULE.level, Message::new("tables.edition.before")));
        }
        None if !EDITIONS.iter().any(|edition| tables.iter().all(|table| is_of(table, edition))) => {
            found.push(Finding::new(RULE.id, RULE.level, Message::new("tables.edition.mixed")));
        }
        None => {}
    }
}

/// Whether a year had none of the forms yet.
fn year_before(year: Option<i32>) -> bool {
    year.is_some_and(|year| EDITIONS.iter().all(|edition| year < edition.first_year))
}

fn is_of(table: &Table, edition: &Edition) -> bool {
    table.edition == edition || table.form() == edition.table(table.kind)
}

fn other(table: &Table, year: i32, notice: &str) -> Finding {
    let message = Message::new(RULE.id)
        .with("table", Arg::Table(table.kind))
        .with("year", Arg::Text(year.to_string()))
        .with("stated", Arg::Text(table.edition.notice.to_owned()))
        .with("due", Arg::Text(notice.to_owned()));
    Finding::new(RULE.id, RULE.level, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::{expect, messages};

    #[test]
    fn rows_of_the_other_edition_are_named() {
        let example = "foreign.disclosure.other_services = 其他对外管理服务事项\nforeign.disclosure.central_procurement = 政府集中采购";
        expect(&RULE, example, &[Level::Hint]);
        assert_eq!(messages(&RULE, example), ["表二里有另一年格式的行：“其他对外管理服务事项”、“政府集中采购”。"]);
    }

    #[test]
    fn a_year_before_the_first_edition_has_no_such_tables() {
        expect(&RULE, "year = 2018", &[Level::Doubt]);
        expect(&RULE, "year = 2019\nedition = 2019", &[]);
    }
}
