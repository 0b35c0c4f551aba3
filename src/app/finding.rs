//! One finding: what is wrong, why it matters, what to do, both sides of its equations, and where it stands.

use super::cells::CellRef;
use super::desk::{Desk, Same, class_of, use_desk, when, words};
use super::paper::Paper;
use super::reason::{Asking, reason};
use super::repairs::adopt_for;
use super::state::{Action, Goal};
use gouji::messages;
use gouji::verdict::{CellIds, Finding, IdentityView, Level};
use yew::prelude::*;

/// Properties of [`FindingView`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The report shown.
    pub paper: Same<Paper>,
    /// Position of the finding in the verdict.
    pub position: usize,
    /// Its number in the list.
    pub number: usize,
    /// Whether its reasons are told over it, for all of its kind.
    pub told: bool,
    /// Whether it has the attention.
    pub current: bool,
}

/// One finding.
#[component]
pub fn FindingView(props: &Props) -> Html {
    let desk = use_desk();
    let asking = use_state(|| Asking::No);
    let input = use_node_ref();
    let paper = &props.paper;
    let Some(finding) = paper.verdict.findings.get(props.position) else { return html! {} };
    let level = finding.level.key();
    let aside = paper.aside(finding);
    let cell = finding.cells.first().zip(paper.edited.as_ref()).and_then(|(id, report)| CellRef::find(report, id));
    let (heading, number) = (format!("finding-{}", props.position), props.number);
    let way = |key, goal| desk.numbered("locate", key, (number, &heading), desk.go(goal));
    let class = class_of(&["finding", level, when(props.current, "current"), when(aside.is_some(), "set-aside")]);
    html! {
        <article {class} tabindex="-1" data-finding={finding.rule.clone()} data-level={level}
            data-position={props.position.to_string()}>
            <h4 id={heading.clone()} aria-level={props.told.then_some("5")}>
                { sign(&desk, finding.level, if props.told { "hidden" } else { "level" }) }
                { " " }{ &finding.message }
            </h4>
            { for equations(paper, finding).map(|identity| equation(&desk, paper, identity)) }
            if finding.identities.len() > SHOWN {
                { words("p", "quiet", desk.count("app.equations.more", finding.identities.len() - SHOWN)) }
            }
            if let Some(quote) = &finding.quote {
                <blockquote lang="zh-CN">{ quote }</blockquote>
            }
            if !props.told { { reasons(&desk, finding) } }
            if let Some(aside) = aside {
                { part(&desk, "app.aside.reason", if aside.reason.is_empty() { desk.t("app.aside.no-reason") } else { &aside.reason }) }
            } else if let Some(was) = paper.was_aside(finding) {
                { part(&desk, "app.aside.was", if was.reason.is_empty() { desk.t("app.aside.no-reason") } else { &was.reason }) }
            }
            <p class="actions">
                if let Some(adopt) = adopt_for(&desk, paper, finding).filter(|_| aside.is_none()) {
                    { desk.numbered("adopt", "app.adopt", (number, &heading), adopt) }
                }
                { cell.map(|cell| way("app.locate", Goal::Cell(cell))) }
                { finding.quote.as_ref().map(|_| way("app.locate.source", Goal::Source(props.position))) }
                if aside.is_some() {
                    { desk.numbered("locate", "app.aside.take-up", (number, &heading), desk.does(Action::SetAside { position: props.position, reason: None })) }
                } else {
                    <button type="button" aria-label={desk.number("app.aside.set", number)} aria-describedby={heading.clone()}
                        aria-expanded={(*asking != Asking::No).to_string()} onclick={on_ask(&desk, props.position, &asking)}>
                        { desk.t("app.aside.set") }
                    </button>
                }
            </p>
            if *asking != Asking::No {
                { reason(&desk, props.position, finding.level <= Level::Doubt, &asking, &input) }
            }
        </article>
    }
}

fn on_ask(desk: &Desk, position: usize, asking: &UseStateHandle<Asking>) -> Callback<MouseEvent> {
    let asking = asking.clone();
    desk.on(move || {
        asking.set(if *asking == Asking::No { Asking::Yes } else { Asking::No });
        Action::Go(Goal::Reason(position))
    })
}

/// A level's sign and name.
pub fn sign(desk: &Desk, level: Level, class: &'static str) -> Html {
    html! {
        <>
            <span class={class_of(&["sign", level.key()])} aria-hidden="true"></span>
            <span {class}>{ messages::level_name(desk.language, level) }</span>
        </>
    }
}

/// Why a finding matters, what to do, and what it rests on.
pub fn reasons(desk: &Desk, finding: &Finding) -> Html {
    let parts = [("app.why", &finding.why), ("app.advice", &finding.advice), ("app.basis", &finding.basis)];
    parts.into_iter().map(|(heading, text)| part(desk, heading, text)).collect()
}

fn part(desk: &Desk, heading: &str, text: &str) -> Html {
    if text.is_empty() {
        return html! {};
    }
    html! { <p class="part">{ words("b", "", desk.t(heading)) }{ " " }{ text }</p> }
}

/// Equations that a finding shows.
const SHOWN: usize = 4;

fn equations<'a>(paper: &'a Paper, finding: &'a Finding) -> impl Iterator<Item = &'a IdentityView> {
    let of = |id: &&str| paper.verdict.identities.iter().find(|identity| identity.id == *id);
    finding.identities.iter().filter_map(of).take(SHOWN)
}

/// Both sides of an equation: what its cells have in common, then what tells them apart.
pub fn equation(desk: &Desk, paper: &Paper, identity: &IdentityView) -> Html {
    let show = |side: Option<gouji::number::Number>| {
        side.map_or_else(|| desk.t("app.side.unread").to_owned(), |number| number.to_string())
    };
    let sign = match identity.holds {
        Some(true) => "=",
        Some(false) => "≠",
        None => "—",
    };
    let class = class_of(&["equation", when(identity.holds == Some(false), "fails")]);
    html! {
        <p {class}>
            { words("span", "of", super::ledger::name(desk, paper, identity)) }
            <span class="half">
                { words("span", "side", side(desk, paper, identity, identity.left_cells)) }
                { " " }{ words("b", "", show(identity.left)) }
            </span>
            { " " }
            <span class="half">
                { words("b", "relation", sign) }{ " " }{ words("b", "", show(identity.right)) }
                { " " }{ words("span", "side", side(desk, paper, identity, identity.right_cells)) }
            </span>
        </p>
    }
}

/// The addends of one side: all of them where there are two, first to last where there are more.
fn side(desk: &Desk, paper: &Paper, identity: &IdentityView, ids: CellIds) -> String {
    let name = |id: &str| {
        let cell = paper.edited.as_ref().and_then(|report| {
            let cell = CellRef::find(report, id)?;
            cell.form(report)?.cell(cell.index)
        });
        let Some(cell) = cell else { return id.to_owned() };
        match super::ledger::is_of_column(&cell, identity) {
            true => messages::short_label(desk.language, cell.row.key, cell.row.label).to_owned(),
            false => messages::column_label(desk.language, cell.column.key, cell.column.label).to_owned(),
        }
    };
    match ids.iter().collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        [one] => name(one),
        [one, two] => format!("{} + {}", name(one), name(two)),
        [first, .., last] => desk.fill(
            "app.side.many",
            &[("count", ids.iter().len().to_string()), ("first", name(first)), ("last", name(last))],
        ),
    }
}

/// The name of a cell of the report shown.
pub fn name_of(desk: &Desk, paper: &Paper, id: &str) -> String {
    let report = paper.edited.as_ref();
    let named = report.and_then(|report| {
        let cell = CellRef::find(report, id)?;
        Some(messages::cell_name(desk.language, cell.form(report)?, cell.index))
    });
    named.unwrap_or_else(|| id.to_owned())
}
