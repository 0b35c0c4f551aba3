//! Rows of the list.

use super::entry::{COUNTED, Entry};
use crate::app::desk::{Desk, Same, class_of, first_sentence, kept, when, words};
use crate::app::exports;
use crate::app::paper::Paper;
use crate::app::standing::Rank;
use crate::app::summary::sentence;
use crate::app::which::file_name;
use gouji::verdict::Verdict;
use yew::prelude::*;

/// A row: whether it is the one shown and the one that Tab leads to, and whether it stands for others.
pub fn row(desk: &Desk, entry: &Entry, paper: &Same<Paper>, (shown, stop, counts): (bool, bool, bool)) -> Html {
    let unit = entry.unit().map(|unit| html! { <span lang="zh-CN">{ unit.to_owned() }</span> });
    let file = file_name(desk, &paper.source.name);
    // Of a body's only draft a file that is named after it says nothing.
    let named = |unit: &str| file.starts_with(unit) && !paper.earlier && !counts;
    let shown_file = !entry.unit().is_some_and(named);
    let (mut verdict, tone) = match &paper.verdict.error {
        Some(error) => (first_sentence(&error.message).to_owned(), Some("unread")),
        None => sentence(desk, paper),
    };
    if paper.renewed {
        verdict += desk.t("app.papers.renewed");
    }
    // Which one counts stands in the rows of both.
    if paper.earlier {
        verdict.insert_str(0, desk.t("app.papers.earlier.one"));
    } else if counts {
        verdict += desk.t("app.papers.counts");
    }
    // The report as it was sent still says otherwise.
    let edits = paper.edits().count();
    if edits > 0 {
        verdict += &desk.count("app.papers.changed", edits);
    }
    if paper.other_year {
        verdict.insert_str(0, desk.t("app.papers.other-year.one"));
    }
    let tone = tone.filter(|_| !paper.earlier);
    let counted = entry.counts.map(|counts| COUNTED.into_iter().zip(counts));
    // What was not read has no counts, but the reason in their place.
    let span = counted.is_none().then_some("6");
    let count = |(level, count): (gouji::verdict::Level, usize)| {
        html! { <td class={class_of(&["number", level.key(), when(count == 0, "zero")])}>{ count }</td> }
    };
    html! {
        <tr key={entry.place} data-paper={entry.place.to_string()} class={class_of(&["paper", tone.unwrap_or_default(), when(shown, "shown")])}>
            <th scope="row">
                <button type="button" class="link" tabindex={if stop { "0" } else { "-1" }} aria-current={shown.then_some("true")}>
                    { unit.clone() }
                    if shown_file {
                        <span class={class_of(&["file", when(unit.is_some(), "quiet")])}>{ file.to_owned() }</span>
                    }
                </button>
            </th>
            <td>{ entry.year() }</td>
            { for counted.clone().into_iter().flatten().map(count) }
            <td class="said-of" colspan={span}>{ kept(&verdict) }</td>
            if counted.is_some() {
                <td class="letter-of">
                    if !matches!(entry.rank(), Rank::Sound | Rank::OtherYear | Rank::Earlier) { { exports::notice_of(desk, &paper.0, entry.unit().unwrap_or(file)) } }
                </td>
            }
        </tr>
    }
}

/// The row of an input that was not checked.
pub fn unchecked(desk: &Desk, left: &Verdict) -> Html {
    let why = left.error.as_ref().map_or("", |error| first_sentence(&error.message));
    html! {
        <tr class="unchecked">
            <th scope="row">{ words("span", "file", file_name(desk, &left.source.name).to_owned()) }</th>
            <td />
            <td class="said-of" colspan="6">{ why.to_owned() }</td>
        </tr>
    }
}
