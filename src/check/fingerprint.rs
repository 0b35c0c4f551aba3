//! Fingerprints: what a finding is about, told without values and offsets, so that it is known again after other text
//! or other cells were edited.

use crate::form::{CellIndex, TableForm};
use crate::messages::Arg;
use crate::rules;
use crate::verdict::Finding;

/// The rule, the cells, the sentence and the place in it; what the message names where there is none of these.
pub fn of(finding: &rules::Finding, cells: &[String]) -> String {
    let mut parts = vec![finding.rule.to_owned(), cells.join(",")];
    match &finding.quote {
        Some(quote) => parts.extend([finding.spot.to_string(), quote.clone()]),
        None if cells.is_empty() => {
            parts.push(finding.message.key.to_owned());
            parts.extend(finding.message.args.iter().map(|(_, value)| named(value)));
        }
        None => {}
    }
    parts.join(":")
}

/// What a value names, in no language; numbers change and name nothing.
fn named(value: &Arg) -> String {
    let ids = |form: &TableForm, cells: &[CellIndex]| {
        cells.iter().map(|cell| form.id_text(*cell)).collect::<Vec<_>>().join(",")
    };
    match value {
        Arg::Number(_) => String::new(),
        Arg::Text(text) => text.clone(),
        Arg::Texts(texts) => texts.join(","),
        Arg::Cell(form, cell) => ids(form, &[*cell]),
        Arg::Cells(form, cells) => ids(form, cells),
        Arg::Row(_, key) | Arg::Column(_, key) | Arg::Key(key) => (*key).to_owned(),
        Arg::Table(kind) => kind.key().to_owned(),
        Arg::Keys(keys) => keys.join(","),
    }
}

/// Findings that are alike even so (two equal sentences) are numbered from the second on, in the order of the report.
pub fn number_twins(findings: &mut [Finding]) {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    crate::order::by(&mut order, |a, b| findings[*a].fingerprint.cmp(&findings[*b].fingerprint));
    let mut count = 1;
    let mut numbers = Vec::new();
    for pair in order.windows(2) {
        count = if findings[pair[0]].fingerprint == findings[pair[1]].fingerprint { count + 1 } else { 1 };
        if count > 1 {
            numbers.push((pair[1], count));
        }
    }
    for (at, count) in numbers {
        let own = &mut findings[at].fingerprint;
        // In front, where every other one has the name of its rule.
        *own = format!("{count}:{own}");
    }
}
