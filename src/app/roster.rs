//! Roster: the reports at hand, one a row, worst first.

use super::browser;
use super::desk::{Desk, Same, class_of, press, use_desk, when, words};
use super::exports;
use super::paper::Paper;
use super::state::Action;
use super::summary::{Tally, open, sentence, tally};
use gouji::verdict::Level;
use yew::prelude::*;

/// Properties of [`Roster`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The reports, in the order they came.
    pub papers: Vec<Same<Paper>>,
    /// Which of them is shown.
    pub shown: usize,
    /// Where the keyboard left the list: there it comes back.
    pub left: Option<usize>,
}

/// How a report stands among others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    Faulty,
    Doubtful,
    Unread,
    Open,
    Sound,
}

/// Worst first, with the message that counts them.
const RANKS: [(Rank, &str); 5] = [
    (Rank::Faulty, "app.papers.faulty"),
    (Rank::Doubtful, "app.papers.doubtful"),
    (Rank::Unread, "app.papers.lost"),
    (Rank::Open, "app.papers.open"),
    (Rank::Sound, "app.papers.sound"),
];

fn rank(paper: &Paper) -> Rank {
    match tally(paper) {
        _ if paper.verdict.error.is_some() => Rank::Unread,
        Tally { failing: 0, errors: 0, doubts: 0, open: 0, .. } => Rank::Sound,
        Tally { failing: 0, errors: 0, doubts: 0, .. } => Rank::Open,
        Tally { failing: 0, errors: 0, .. } => Rank::Doubtful,
        _ => Rank::Faulty,
    }
}

/// One row.
struct Entry<'a> {
    place: usize,
    paper: &'a Paper,
    rank: Rank,
}

impl<'a> Entry<'a> {
    fn new((place, paper): (usize, &'a Same<Paper>)) -> Self {
        Self { place, paper, rank: rank(paper) }
    }

    fn unit(&self) -> Option<&'a str> {
        self.paper.verdict.report.as_ref()?.unit.as_deref()
    }

    fn year(&self) -> Option<i32> {
        self.paper.verdict.report.as_ref()?.year
    }
}

/// What there is, and how often, in the order it came.
fn counted(entries: &[&Entry], of: fn(&Entry) -> Option<String>) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for one in entries.iter().filter_map(|entry| of(entry)) {
        match counts.iter_mut().find(|(other, _)| *other == one) {
            Some((_, count)) => *count += 1,
            None => counts.push((one, 1)),
        }
    }
    counts
}

/// The reports at hand, each with its verdict. One stop of the Tab key: arrows lead from row to row.
#[component]
pub fn Roster(props: &Props) -> Html {
    let desk = use_desk();
    let entries: Vec<Entry> = props.papers.iter().enumerate().map(Entry::new).collect();
    let of = |(rank, _): &(Rank, &str)| {
        let rank = *rank;
        entries.iter().filter(move |entry| entry.rank == rank)
    };
    let entries: Vec<&Entry> = RANKS.iter().flat_map(of).collect();
    let order: Vec<usize> = entries.iter().map(|entry| entry.place).collect();
    let place = props.shown;
    let next = following(&order, place);
    let stop = props.left.filter(|place| order.contains(place)).unwrap_or(props.shown);
    let units = counted(&entries, |entry| entry.unit().map(str::to_owned));
    let is_alone = |unit: &str| units.iter().any(|(other, count)| *other == unit && *count == 1);
    let row = |entry: &&Entry| {
        let named = entry.unit().is_some_and(is_alone);
        row(&desk, entry, named, (entry.place == props.shown, entry.place == stop))
    };
    let level = |level| ("number", gouji::messages::level_name(desk.language, level));
    let [errors, doubts, unchecked] = COUNTED.map(level);
    let columns = [
        ("", desk.t("app.papers.name")),
        ("", desk.t("export.year")),
        errors,
        doubts,
        unchecked,
        ("said-of", desk.t("app.ledger.verdict")),
    ];
    let said = said(&desk, &entries);
    let papers = entries.iter().map(|entry| props.papers[entry.place].0.clone()).collect();
    html! {
        <>
        <section class="papers" aria-label={desk.t("app.papers")}>
            { for said.into_iter().map(|line| words("p", "", line)) }
            <div class="scroll">
                <table onclick={on_click(&desk)} onkeydown={on_key(order)} onfocusin={on_focus(&desk)} aria-label={desk.t("app.papers")}>
                    <thead>
                        <tr>{ for columns.map(|(class, words)| html! { <th scope="col" {class}>{ words }</th> }) }</tr>
                    </thead>
                    <tbody>{ for entries.iter().map(row) }</tbody>
                </table>
            </div>
        </section>
            <p class="actions of-all">
                { exports::of_several(&desk, papers) }
                { press("remove", desk.t("app.papers.remove"), desk.does(Action::Remove(place, next))) }
            </p>
        </>
    }
}

/// What is counted in a column of its own.
const COUNTED: [Level; 3] = [Level::Error, Level::Doubt, Level::Unchecked];

fn place_of(event: &Event) -> Option<usize> {
    browser::attribute(event, "data-paper")?.parse().ok()
}

fn on_click(desk: &Desk) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |event: MouseEvent| {
        if let Some(place) = place_of(&event) {
            desk.act(Action::Show(place));
        }
    })
}

fn on_key(order: Vec<usize>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        if let Some(next) = place_of(&event).and_then(|place| step(&order, place, &event.key())) {
            event.prevent_default();
            browser::focus(&format!("[data-paper='{next}'] button"));
        }
    })
}

fn on_focus(desk: &Desk) -> Callback<FocusEvent> {
    let desk = desk.clone();
    Callback::from(move |event: FocusEvent| desk.act(Action::Row(place_of(&event))))
}

/// The report of the row after one, or before it where that is the last.
fn following(order: &[usize], place: usize) -> usize {
    let here = order.iter().position(|other| *other == place).unwrap_or_default();
    let after = order.get(here + 1).or(order.get(here.wrapping_sub(1)));
    after.copied().unwrap_or_default()
}

/// The row that a key leads to.
fn step(order: &[usize], place: usize, key: &str) -> Option<usize> {
    let here = order.iter().position(|other| *other == place)?;
    let next = match key {
        "ArrowUp" => here.saturating_sub(1),
        "ArrowDown" => (here + 1).min(order.len() - 1),
        "Home" => 0,
        "End" => order.len() - 1,
        _ => return None,
    };
    order.get(next).copied()
}

/// A row: `named` by its unit alone, and whether it is the one shown and the one that Tab leads to.
fn row(desk: &Desk, entry: &Entry, named: bool, (shown, stop): (bool, bool)) -> Html {
    let paper = entry.paper;
    let unit = entry.unit().map(|unit| html! { <span lang="zh-CN">{ unit.to_owned() }</span> });
    let file = match paper.source.name.as_str() {
        "" => desk.t("app.job.paste"),
        name => name,
    };
    let (mut verdict, tone) = match &paper.verdict.error {
        Some(error) => (first_sentence(&error.message).to_owned(), Some("unread")),
        None => sentence(desk, paper),
    };
    // The report as it was sent still says otherwise.
    if !paper.changes.edits.is_empty() {
        verdict += &desk.count("app.papers.changed", paper.changes.edits.len());
    }
    let mut cells = vec![(String::new(), None, entry.year().map(|year| year.to_string()).unwrap_or_default())];
    if paper.verdict.error.is_none() {
        for level in COUNTED {
            let count = open(paper, level).count();
            let class = class_of(&["number", level.key(), when(count == 0, "zero")]);
            cells.push((class, None, count.to_string()));
        }
    }
    // What was not read has no counts, but the reason in their place.
    let span = (cells.len() == 1).then_some("4");
    cells.push(("said-of".to_owned(), span, verdict));
    html! {
        <tr key={entry.place} data-paper={entry.place.to_string()} class={class_of(&["paper", tone.unwrap_or_default(), when(shown, "shown")])}>
            <th scope="row">
                <button type="button" class="link" tabindex={if stop { "0" } else { "-1" }} aria-current={shown.then_some("true")}>
                    { unit.clone() }
                    if !named { <span class={class_of(&["file", when(unit.is_some(), "quiet")])}>{ file.to_owned() }</span> }
                </button>
            </th>
            { for cells.into_iter().map(|(class, colspan, words)| html! { <td {class} {colspan}>{ words }</td> }) }
        </tr>
    }
}

fn first_sentence(text: &str) -> &str {
    let end = text.find('。').or_else(|| text.find(". "));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// How many reports there are, and how many of each rank; what is there more than once, and what is of another year.
fn said(desk: &Desk, entries: &[&Entry]) -> Vec<String> {
    let mut all = desk.count("app.papers.all", entries.len());
    let mut comma = "";
    // What is well goes first.
    for (rank, key) in RANKS.iter().skip(RANKS.len() - 1).chain(&RANKS[..RANKS.len() - 1]) {
        let of = entries.iter().filter(|entry| entry.rank == *rank).count();
        if of > 0 {
            all = all + comma + &desk.count(key, of);
            comma = desk.t("app.papers.comma");
        }
    }
    let mut said = vec![all];
    let mut twice = counted(entries, |entry| Some(format!("{} {}", entry.unit()?, entry.year()?)));
    twice.retain(|(_, count)| *count > 1);
    let mut years = counted(entries, |entry| entry.year().map(|year| year.to_string()));
    let most = years.iter().map(|(_, count)| *count).max().unwrap_or_default();
    let usual = years.iter().position(|(_, count)| *count == most).map(|place| years.remove(place).0);
    for (key, odd) in [("app.papers.twice", twice), ("app.papers.years", years)] {
        let mut list = String::new();
        for (name, count) in odd.iter().take(MOST) {
            if !list.is_empty() {
                list += desk.t("app.open.and");
            }
            list += &format!("{name} × {count}");
        }
        if odd.len() > MOST {
            list.push('…');
        }
        if !list.is_empty() {
            said.push(desk.fill(key, &[("list", list), ("year", usual.clone().unwrap_or_default())]));
        }
    }
    said
}

/// Units or years that a remark names, at most.
const MOST: usize = 5;
