//! What is said of the list as a whole.

use super::entry::Entry;
use crate::app::desk::Desk;
use crate::app::standing::{RANKS, Rank};

/// Units that a remark names, at most.
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

/// What is there more than once.
pub fn twice(desk: &Desk, entries: &[Entry]) -> Option<String> {
    let mut twice = tallied(entries, |entry| Some(format!("{} {}", entry.unit()?, year(desk, entry.year()?))));
    twice.retain(|(_, count)| *count > 1);
    let one = |(name, count): &(String, usize)| {
        desk.fill("app.papers.times", &[("name", name.clone()), ("count", count.to_string())])
    };
    let mut list = twice.iter().take(MOST).map(one).collect::<Vec<_>>().join(desk.t("app.open.and"));
    if twice.len() > MOST {
        list.push('…');
    }
    (!list.is_empty()).then(|| desk.fill("app.papers.twice", &[("list", list)]))
}

/// The years that there are, the last first, and how many reports are of each.
pub fn years(entries: &[Entry]) -> Vec<(i32, usize)> {
    let mut years = tallied(entries, |entry| entry.year());
    gouji::order::by_key(&mut years, |(year, _)| std::cmp::Reverse(*year));
    years
}

/// A year in words.
pub fn year(desk: &Desk, year: i32) -> String {
    desk.fill("app.papers.year", &[("year", year.to_string())])
}

/// What there is, and how often, in the order it came.
fn tallied<T: PartialEq>(entries: &[Entry], of: impl Fn(&Entry) -> Option<T>) -> Vec<(T, usize)> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for one in entries.iter().filter_map(of) {
        match counts.iter_mut().find(|(other, _)| *other == one) {
            Some((_, count)) => *count += 1,
            None => counts.push((one, 1)),
        }
    }
    counts
}
