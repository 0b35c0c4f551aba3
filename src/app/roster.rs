//! Roster: the reports at hand, one a row, worst first unless the reader wants another order.

mod entry;
mod remarks;
mod row;

use super::desk::{Desk, Same, class_of, press, use_desk, words};
use super::exports::{self, Rest};
use super::paper::Paper;
use super::standing::{RANKS, Rank, rank};
use super::state::{Action, Job};
use super::sums::Sums;
use super::worker::Loss;
use super::{browser, input, intake};
use entry::{COLUMNS, COUNTED, Column, Entry};
use gouji::export::UNCHECKED;
use gouji::verdict::{ErrorView, Source, Verdict};
use std::rc::Rc;
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
    /// How many inputs are under way.
    pub waiting: usize,
    /// Inputs that were stopped before they were checked.
    pub stopped: Vec<Job>,
    /// Inputs that gave nothing, and why.
    pub lost: Vec<(Job, Loss)>,
    /// What of it is shown, and in which order.
    pub wanted: Wanted,
}

/// Reports from which on the list can be narrowed: more than are seen at once.
const MANY: usize = 8;

/// What the list shows, and in which order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wanted {
    only: Option<Rank>,
    column: Column,
    turned: bool,
}

impl Wanted {
    /// The rank that is shown alone. Where the last of it was mended, all are shown again.
    pub fn only(self, ranks: &[Rank]) -> Option<Rank> {
        self.only.filter(|only| ranks.contains(only) && ranks.len() >= MANY)
    }
}

/// The reports at hand, each with its verdict. One stop of the Tab key: arrows lead from row to row.
#[component]
pub fn Roster(props: &Props) -> Html {
    let desk = use_desk();
    let wanted = props.wanted;
    let left = Rc::new(unchecked(&desk, props));
    let papers: Rc<[Rc<Paper>]> = props.papers.iter().map(|paper| paper.0.clone()).collect();
    let mut entries: Vec<Entry> = props.papers.iter().enumerate().map(Entry::new).collect();
    let ranks: Vec<Rank> = entries.iter().map(Entry::rank).collect();
    let rest = Rest { waiting: props.waiting, stopped: props.stopped.len(), left };
    let said = std::iter::once(remarks::counted(&desk, &ranks)).chain(remarks::odd(&desk, &entries));
    let only = wanted.only(&ranks);
    entries.retain(|entry| only.is_none_or(|only| only == entry.rank()));
    gouji::order::by(&mut entries, |a, b| {
        let order = wanted.column.compare(a, b);
        if wanted.turned { order.reverse() } else { order }
    });
    let order: Vec<usize> = entries.iter().map(|entry| entry.place).collect();
    let (place, next) = (props.shown, following(&order, props.shown));
    let stop =
        [props.left, Some(place), order.first().copied()].into_iter().flatten().find(|place| order.contains(place));
    let earlier: Vec<_> = props.papers.iter().filter(|paper| paper.earlier).collect();
    let row = |entry: &Entry| {
        let paper = &props.papers[entry.place];
        let counts = !paper.earlier && earlier.iter().any(|other| other.is_of_same(paper));
        row::row(&desk, entry, paper, (entry.place == place, Some(entry.place) == stop, counts))
    };
    let all = only.is_none() || only == Some(Rank::Unread);
    let unchecked = rest.left.iter().filter(|_| all).map(|left| row::unchecked(&desk, left));
    let reason = rest.reason(&desk, "sums");
    html! {
        <>
        <section class="papers" aria-labelledby="papers-heading">
            <h2 id="papers-heading">{ desk.t("app.papers") }</h2>
            { for said.map(|line| words("p", "", line)) }
            { stopped(&desk, &props.stopped, ranks.len()) }
            if ranks.len() >= MANY { { filter(&desk, &ranks, wanted, only) } }
            <div class="scroll">
                <table onclick={on_click(&desk)} onkeydown={on_key(order)} onfocusin={on_focus(&desk)} aria-labelledby="papers-heading">
                    <thead>
                        <tr>{ for COLUMNS.map(|column| heading(&desk, column, wanted)) }<td class="letter-of" /></tr>
                    </thead>
                    <tbody>{ for entries.iter().map(row) }{ for unchecked }</tbody>
                </table>
            </div>
        </section>
            <div class="of-all">
                if let Some(reason) = &reason { { words("p", "quiet", reason.clone()) } }
                <p class="actions">
                    { exports::of_several(&desk, &papers, &rest) }
                    if papers.len() > 1 {
                        { press("remove link", desk.t("app.papers.remove"), desk.does(Action::Remove { place, next })) }
                    }
                </p>
                if reason.is_none() { { sums(&desk, &papers, &rest.left) } }
            </div>
        </>
    }
}

/// How many reports there are, and how many of each rank.
pub fn counted(desk: &Desk, papers: &[Rc<Paper>]) -> String {
    remarks::counted(desk, &papers.iter().map(|paper| rank(paper)).collect::<Vec<_>>())
}

/// What is to be known of the sums before they are taken: how many are in them, what fails in them, what is not there.
fn sums(desk: &Desk, papers: &[Rc<Paper>], left: &[Verdict]) -> Html {
    let sums = Sums::of(desk, papers, left, false);
    if sums.added == 0 {
        return html! {};
    }
    let said = sums.said(desk);
    let lines = [sums.broken, sums.twice, sums.out].concat();
    if lines.is_empty() {
        return words("p", "sums", said);
    }
    html! {
        <details class="sums">
            { words("summary", "", said) }
            <ul>{ for lines.into_iter().map(|line| words("li", "", line)) }</ul>
        </details>
    }
}

/// What was not checked, each as an input without a report.
fn unchecked(desk: &Desk, props: &Props) -> Vec<Verdict> {
    let of = |job: &Job, message: String| {
        let error = ErrorView { code: UNCHECKED.to_owned(), message };
        let source = Source { name: input::name(desk, job), ..Source::default() };
        Verdict { error: Some(error), ..Verdict::new(source) }
    };
    let stopped = props.stopped.iter().map(|job| of(job, desk.t("app.papers.unchecked").to_owned()));
    let lost = props.lost.iter().map(|(job, loss)| of(job, input::lost(desk, job, *loss)));
    stopped.chain(lost).collect()
}

/// What was stopped, and how it goes on.
fn stopped(desk: &Desk, stopped: &[Job], checked: usize) -> Html {
    if stopped.is_empty() {
        return html! {};
    }
    let onclick = {
        let (desk, stopped) = (desk.clone(), stopped.to_vec());
        Callback::from(move |_| intake::resume(&stopped, &desk))
    };
    html! {
        <div class="stopped">
            { words("p", "", halted(desk, checked, stopped.len())) }
            { press("main", desk.t("app.papers.resume"), onclick) }
        </div>
    }
}

/// How many were checked before the others were stopped.
pub fn halted(desk: &Desk, checked: usize, stopped: usize) -> String {
    desk.fill("app.papers.stopped", &[("checked", checked.to_string()), ("count", stopped.to_string())])
}

/// The ranks that there are: one of them is shown alone, or all.
fn filter(desk: &Desk, ranks: &[Rank], wanted: Wanted, only: Option<Rank>) -> Html {
    let button = |rank: Option<Rank>, name: String| {
        let onclick = desk.does(Action::Want(Wanted { only: rank, ..wanted }));
        html! { <button type="button" aria-pressed={(rank == only).to_string()} {onclick}>{ name }</button> }
    };
    let of = |(rank, key): &(Rank, &str)| {
        let count = ranks.iter().filter(|other| *other == rank).count();
        (count > 0).then(|| button(Some(*rank), desk.count(key, count)))
    };
    html! {
        <div class="actions filter" role="group" aria-label={desk.t("app.papers.filter")}>
            { button(None, desk.count("app.papers.filter.all", ranks.len())) }
            { for RANKS.iter().filter_map(of) }
        </div>
    }
}

/// The head of a column: pressed it puts the list in order, pressed again in the other, and then as the reports came.
fn heading(desk: &Desk, column: Column, wanted: Wanted) -> Html {
    let (class, name) = match column {
        Column::Name => (String::new(), desk.t("app.papers.name")),
        Column::Year => (String::new(), desk.t("export.year")),
        Column::Count(level) => {
            let level = COUNTED[level];
            (class_of(&["number", level.key()]), gouji::messages::level_name(desk.language, level))
        }
        _ => ("said-of".to_owned(), desk.t("app.ledger.verdict")),
    };
    let here = wanted.column == column;
    // Names begin with the first, all else with the greatest.
    let sort = match (column == Column::Name) != wanted.turned {
        true => "ascending",
        false => "descending",
    };
    let (column, turned) = if here && wanted.turned { (Column::Came, false) } else { (column, here) };
    let button = press("link", name, desk.does(Action::Want(Wanted { column, turned, ..wanted })));
    html! { <th scope="col" {class} aria-sort={here.then_some(sort)}>{ button }</th> }
}

fn place_of(event: &Event) -> Option<usize> {
    browser::attribute(event, "data-paper")?.parse().ok()
}

fn on_click(desk: &Desk) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |event: MouseEvent| {
        if let Some(place) = place_of(&event).filter(|_| browser::attribute(&event, "data-export").is_none()) {
            desk.act(Action::Show(place));
        }
    })
}

fn on_key(order: Vec<usize>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let Some(place) = place_of(&event) else { return };
        let to = match (event.key().as_str(), step(&order, place, &event.key())) {
            ("ArrowRight", _) => format!("[data-paper='{place}'] [data-export]"),
            ("ArrowLeft", _) => format!("[data-paper='{place}'] button"),
            (_, Some(next)) => format!("[data-paper='{next}'] button"),
            _ => return,
        };
        event.prevent_default();
        browser::focus(&to);
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
