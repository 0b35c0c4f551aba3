//! What is said of the list as a whole.

use super::entry::Entry;
use crate::app::desk::Desk;
use crate::app::standing::{RANKS, Rank};

/// Units or years that a remark names, at most.
const MOST: usize = 5;

/// How many reports there are, and how many of each rank.
pub fn counted(desk: &Desk, ranks: &[Rank]) -> String {
    let mut all = desk.count("app.papers.all", ranks.len());
    let mut comma = "";
    // What is well goes first.
    for (rank, key) in RANKS.iter().skip(RANKS.len() - 1).chain(&RANKS[..RANKS.len() - 1]) {
        let of = ranks.iter().filter(|other| *other == rank).count();
        if of > 0 {
            all = all + comma + &desk.count(key, of);
            comma = desk.t("app.papers.comma");
        }
    }
    all
}

/// What is there more than once, and which years there are.
pub fn odd(desk: &Desk, entries: &[Entry]) -> Vec<String> {
    let year = |year: i32| desk.fill("app.papers.year", &[("year", year.to_string())]);
    let mut twice = tallied(entries, |entry| Some(format!("{} {}", entry.unit()?, year(entry.year()?))));
    twice.retain(|(_, count)| *count > 1);
    let mut years = tallied(entries, |entry| entry.year().map(year));
    // The last first, as they are words of the same length.
    gouji::order::by(&mut years, |a, b| b.0.cmp(&a.0));
    if years.len() < 2 {
        years.clear();
    }
    let mut said = Vec::new();
    for (key, odd) in [("app.papers.twice", twice), ("app.papers.years", years)] {
        let one = |(name, count): &(String, usize)| {
            desk.fill("app.papers.times", &[("name", name.clone()), ("count", count.to_string())])
        };
        let mut list = odd.iter().take(MOST).map(one).collect::<Vec<_>>().join(desk.t("app.open.and"));
        if odd.len() > MOST {
            list.push('…');
        }
        if !list.is_empty() {
            said.push(desk.fill(key, &[("list", list)]));
        }
    }
    said
}

/// What there is, and how often, in the order it came.
fn tallied(entries: &[Entry], of: impl Fn(&Entry) -> Option<String>) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for one in entries.iter().filter_map(of) {
        match counts.iter_mut().find(|(other, _)| *other == one) {
            Some((_, count)) => *count += 1,
            None => counts.push((one, 1)),
        }
    }
    counts
}
