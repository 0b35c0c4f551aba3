//! Inspector: the cell that has the attention, the equations it is in, what the text says of it, what it should be.

use super::browser;
use super::cells::CellRef;
use super::desk::{Desk, class_of, press, words};
use super::finding::{equation, name_of};
use super::findings;
use super::paper::Paper;
use super::state::{Action, Goal};
use super::summary::sentence;
use yew::prelude::*;

/// Sentences that are quoted, at most: the findings have the others.
const MOST_QUOTED: usize = 2;

/// The cell, its equations and what the text says of it.
pub fn inspector(desk: &Desk, paper: &Paper, of: CellRef) -> Html {
    let found = paper.edited.as_ref().and_then(|report| Some((of.id(report), of.of(report)?)));
    let (Some((id, cell)), Some(mark)) = (found, paper.marks.at(of)) else { return html! {} };
    let standing = desk.t(&format!("app.standing.{}", mark.standing.key()));
    let reason = paper.verdict.report.as_ref().and_then(|report| report.cells.get(id)?.reason);
    let repair = paper.verdict.repairs.iter().position(|repair| repair.cells.iter().any(|change| change.id == id));
    let close = {
        let (desk, cell) = (desk.clone(), format!("[data-cell='{id}']"));
        Callback::from(move |_: MouseEvent| {
            browser::refocus(&cell);
            desk.act(Action::Look(None));
        })
    };
    let order = findings::order(paper);
    let quoted = paper.verdict.findings.iter().enumerate().filter_map(|(position, finding)| {
        let quote = finding.quote.as_ref().filter(|_| finding.cells.contains(&id))?;
        let number = order.iter().position(|other| *other == position).map_or(0, |place| place + 1);
        let of = (number, format!("finding-{position}"));
        let to_source = desk.numbered("locate", "app.locate.source", (of.0, &of.1), desk.go(Goal::Source(position)));
        Some(html! { <p class="quoted"><q lang="zh-CN">{ quote }</q>{ " " }{ to_source }</p> })
    });
    let (sentence, tone) = sentence(desk, paper);
    let identities = mark.equations.iter().filter_map(|equation| paper.verdict.identities.get(*equation));
    html! {
        <aside class="inspector" aria-label={desk.t("app.inspector")}>
            <div class="read" tabindex="0">
            <p class="cell-name">
                { name_of(desk, paper, id) }{ "\u{2002}" }
                { words("b", "", if cell.text.is_empty() { desk.t("app.blank") } else { cell.text.as_str() }) }{ "\u{2002}" }
                <span class={class_of(&["standing", mark.standing.key()])}>{ standing }</span>
                if let Some(reason) = reason { { "\u{2002}" }{ reason } }
            </p>
            { for identities.map(|identity| equation(desk, paper, identity)) }
            { for quoted.take(MOST_QUOTED) }
            </div>
            <p class="actions">
                if let (Some(to), Some(place)) = (mark.repair, repair) {
                    { press("adopt", &desk.fill("app.adopt.to", &[("value", to.to_string())]), desk.does(Action::Adopt { place, in_list: false })) }
                }
                { press("", desk.t("app.edit"), desk.does(Action::BeginEdit(of, None))) }
                { press("", desk.t("app.close"), close) }
            </p>
            // The verdict at once, also of what is being typed; those who hear the page hear it elsewhere, when it stands.
            <span class={class_of(&["so-far", tone.unwrap_or_default()])}>
                { press("link", &sentence, desk.go(Goal::VERDICT)) }
            </span>
        </aside>
    }
}
