//! What is said of the list as a whole.

use super::entry::Entry;
use crate::app::desk::Desk;
use crate::app::standing::{RANKS, Rank};
use gouji::collection::{Strangers, strangers};

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

/// Whether a body has several drafts, which bodies are of another area, and which years there are.
pub fn odd(desk: &Desk, entries: &[Entry]) -> Vec<String> {
    let mut years: Vec<(i32, usize)> = Vec::new();
    for year in entries.iter().filter_map(Entry::year) {
        match years.iter_mut().find(|(other, _)| *other == year) {
            Some((_, count)) => *count += 1,
            None => years.push((year, 1)),
        }
    }
    let mut said = Vec::new();
    if entries.iter().any(|entry| entry.paper.earlier) {
        said.push(desk.t("app.papers.twice").to_owned());
    }
    let names: Vec<Option<&str>> = entries.iter().map(Entry::unit).collect();
    if let Some(Strangers { places, area, usual }) = strangers(&names) {
        let list = places.iter().filter_map(|place| names[*place]).collect::<Vec<_>>().join(desk.t("app.open.and"));
        let values = [("list", list), ("area", area.to_owned()), ("count", usual.to_string())];
        said.push(desk.fill("app.papers.strangers", &values));
    }
    if years.len() > 1 {
        gouji::order::by(&mut years, |a, b| b.0.cmp(&a.0));
        let one = |(year, count): &(i32, usize)| {
            desk.fill("app.papers.times", &[("name", year.to_string()), ("count", count.to_string())])
        };
        let list = years.iter().map(one).collect::<Vec<_>>().join(desk.t("app.open.and"));
        said.push(desk.fill("app.papers.years", &[("list", list)]));
    }
    said
}
