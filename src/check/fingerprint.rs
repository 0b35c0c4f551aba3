//! Fingerprints: what a finding is about, told without offsets, so that it is known again after other text or other
//! cells were edited.

use crate::messages::Language;
use crate::rules;
use crate::verdict::{CellId, Finding};

/// The rule, the cells, the sentence and the place in it; what is said where there is none of these.
pub fn of(finding: &rules::Finding, cells: &[CellId]) -> String {
    let about = match &finding.quote {
        Some(quote) => [&finding.spot.to_string(), ":", quote].concat(),
        // In one language, whatever the reader's is.
        None if cells.is_empty() => finding.message.render(Language::Chinese),
        None => String::new(),
    };
    [finding.rule, ":", &cells.join(","), ":", &about].concat()
}

/// Findings that are alike even so (two equal sentences) are numbered from the second on, in the order of the report.
pub fn number_twins(findings: &mut [Finding]) {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    crate::order::by(&mut order, |a, b| findings[*a].fingerprint.cmp(&findings[*b].fingerprint));
    let mut twins = vec![0; findings.len()];
    for alike in order.chunk_by(|a, b| findings[*a].fingerprint == findings[*b].fingerprint) {
        alike.iter().enumerate().for_each(|(before, at)| twins[*at] = before);
    }
    for (finding, twins) in findings.iter_mut().zip(twins).filter(|(_, twins)| *twins > 0) {
        // In front, where every other one has the name of its rule.
        finding.fingerprint = [&(twins + 1).to_string(), ":", &finding.fingerprint].concat();
    }
}
