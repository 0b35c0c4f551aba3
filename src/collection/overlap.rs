//! Overlap: members of a collection that may count the same things. The usual fault of an area's sums beside a member that is
//! missing: one body under two names, or the government's own report, which covers its area, beside those of its departments.

use crate::bodies::{HIGHER, LOWER, ends_in, is_government};
use crate::order;
use crate::report::Report;
use std::cmp::Ordering;

/// A report whose numbers may be in others of the sums as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// Its position among the reports.
    pub place: usize,
    /// How.
    pub kind: OverlapKind,
    /// The positions of the others.
    pub others: Vec<usize>,
}

/// How reports overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverlapKind {
    /// The names may be those of one body.
    Alike,
    /// It is the government of the area that the others belong to.
    Area,
}

/// The overlaps among reports (their positions and they themselves), in the order of their positions.
pub fn overlaps(reports: &[(usize, &Report)]) -> Vec<Overlap> {
    let named: Vec<Named> = reports.iter().filter_map(|(place, report)| Some((*place, name(report)?))).collect();
    let mut found = Vec::new();
    areas(&sorted(&named, |one, other| one.cmp(other)), &mut found);
    twins(&sorted(&named, |one, other| one.chars().rev().cmp(other.chars().rev())), &mut found);
    order::by_key(&mut found, |overlap| overlap.place);
    found
}

/// A report's position and the name of its body.
type Named<'a> = (usize, &'a str);

/// The name of a body without what stands in brackets behind it.
fn name(report: &Report) -> Option<&str> {
    let unit = &*report.unit.as_ref()?.text;
    let name = unit.split(['（', '(']).next().unwrap_or_default().trim();
    (!name.is_empty()).then_some(name)
}

fn sorted<'a>(named: &[Named<'a>], compare: fn(&str, &str) -> Ordering) -> Vec<Named<'a>> {
    let mut named = named.to_vec();
    order::by(&mut named, |(_, one), (_, other)| compare(one, other));
    named
}

/// Governments beside bodies whose names begin with that of the area: such names stand together, the shorter ones first.
fn areas(named: &[Named], found: &mut Vec<Overlap>) {
    for (place, name) in named.iter().filter(|(_, name)| is_government(name)) {
        let area = name.trim_end_matches("人民政府");
        let first = named.partition_point(|(_, other)| *other < area);
        let members = named[first..].iter().take_while(|(_, other)| !area.is_empty() && other.starts_with(area));
        let others: Vec<_> = members.filter(|(_, other)| other != name && *other != area).map(|(at, _)| *at).collect();
        if !others.is_empty() {
            found.push(Overlap { place: *place, kind: OverlapKind::Area, others });
        }
    }
}

/// Names of which one is the other without the area before it: 青山县财政局 and 财政局. Those that end alike stand together.
fn twins(named: &[Named], found: &mut Vec<Overlap>) {
    for (at, (place, short)) in named.iter().enumerate().filter(|(_, (_, short))| short.len() >= SHORTEST) {
        for (other, long) in named[at + 1..].iter().take_while(|(_, long)| long.ends_with(short)) {
            let before = &long[..long.len() - short.len()];
            if before.is_empty() || ends_in(before, &[HIGHER, LOWER]) {
                let others = vec![*place.max(other)];
                found.push(Overlap { place: *place.min(other), kind: OverlapKind::Alike, others });
            }
        }
    }
}

/// Bytes of a name that is more than an ending.
const SHORTEST: usize = 9;
