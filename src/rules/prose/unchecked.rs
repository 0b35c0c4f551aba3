//! Numbers of the prose that could not be held against the table: it was not found, or the cells cannot be read.
//!
//! Why: what was not looked at must not look as if it were right.
//! Basis: how far this check reaches.

use crate::comparison::Held;
use crate::form::TableKind;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::report::claims::Claim;
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.unchecked",
    level: Level::Unchecked,
    #[cfg(test)]
    holds: "text.1 = 全年未收到政府信息公开申请。",
    #[cfg(test)]
    fails: "without = applications
        text.1 = 全年收到政府信息公开申请 3 件，办结 3 件。",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    for kind in TableKind::ALL {
        let open = subject.held.iter().filter(|holding| holding.held == Held::Unknown(kind));
        let open: Vec<&Claim> = open.map(|holding| holding.claim).collect();
        let Some(first) = open.first() else { continue };
        let message = Message::new(RULE.id).with("table", Arg::Table(kind)).with("count", Arg::count(open.len()));
        let at = open.iter().filter_map(|claim| report.claims.place(report, claim.span()));
        found.push(Finding {
            quote: Some(report.claims.quote(report, first.sentence).to_owned()),
            at: at.collect(),
            ..Finding::new(RULE.id, Level::Unchecked, message)
        });
    }
}
