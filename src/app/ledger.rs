//! Ledger: every equation with both sides and its verdict, those that hold too.

use super::browser;
use super::cells::CellRef;
use super::desk::{Desk, Same, class_of, use_desk, when, words};
use super::marks::Standing;
use super::paper::Paper;
use super::state::{Action, Goal};
use gouji::form::CellForm;
use gouji::messages;
use gouji::verdict::IdentityView;
use yew::prelude::*;

/// Properties of [`Ledger`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The report shown.
    pub paper: Same<Paper>,
    /// The cell whose equations are lit.
    pub cell: Option<CellRef>,
}

/// The ledger.
#[component]
pub fn Ledger(props: &Props) -> Html {
    let desk = use_desk();
    let paper = &props.paper;
    if paper.verdict.identities.is_empty() {
        return html! {};
    }
    let go = {
        let (desk, paper) = (desk.clone(), paper.clone());
        Callback::from(move |event: MouseEvent| {
            let id = browser::attribute(&event, "data-identity");
            let number = id.and_then(|id| paper.verdict.identities.iter().position(|identity| identity.id == id));
            if let Some(cell) = number.and_then(|number| target(&paper, number)) {
                desk.act(Action::Go(Goal::Cell(cell)));
            }
        })
    };
    let lit =
        props.cell.and_then(|cell| paper.marks.at(cell)).map(|mark| mark.equations.as_slice()).unwrap_or_default();
    let groups = paper.verdict.identities.chunk_by(|a, b| group(a.id) == group(b.id));
    let mut number = 0;
    let bodies = groups.map(|identities| {
        let heading = identities.first().map(|identity| group(identity.id)).unwrap_or_default();
        let rows: Html = identities
            .iter()
            .map(|identity| {
                number += 1;
                let name = name(&desk, paper, identity);
                let label = desk.of(&format!("app.ledger.{heading}"), &name);
                html! { <Row {name} {label} identity={identity.clone()} lit={lit.contains(&(number - 1))} /> }
            })
            .collect();
        html! {
            <tbody>
                <tr class="heading"><th colspan="5" scope="rowgroup">{ desk.t(&format!("app.ledger.{heading}")) }</th></tr>
                { rows }
            </tbody>
        }
    });
    html! {
        <section class="ledger" aria-labelledby="ledger-heading">
            <h2 id="ledger-heading">{ desk.t("app.ledger") }</h2>
            <div class="scroll">
                <table onclick={go} aria-labelledby="ledger-heading">
                    <thead>
                        <tr>
                            <th scope="col">{ words("span", "hidden", desk.t("app.ledger.sign")) }</th>
                            <th scope="col">{ desk.t("app.ledger.items") }</th>
                            <th scope="col" class="number">{ desk.t("app.ledger.calculated") }</th>
                            <th scope="col" class="number">{ desk.t("app.ledger.reported") }</th>
                            <th scope="col">{ desk.t("app.ledger.verdict") }</th>
                        </tr>
                    </thead>
                    { for bodies }
                </table>
            </div>
        </section>
    }
}

/// Table and kind of an identity, from its id.
fn group(id: &str) -> &str {
    id.rsplit_once('.').map_or(id, |_| {
        let end = id.match_indices('.').nth(1).map_or(id.len(), |(at, _)| at);
        id.get(..end).unwrap_or(id)
    })
}

/// The cell to look at: the one to blame, else the total.
fn target(paper: &Paper, equation: usize) -> Option<CellRef> {
    let cells = paper.marks.cells_of(equation);
    let standing = |cell: &&CellRef| paper.marks.at(**cell).map(|mark| mark.standing);
    let failing = paper.verdict.identities.get(equation).is_some_and(|identity| identity.holds != Some(true));
    let blamed = cells.iter().filter(|_| failing).find(|cell| {
        matches!(standing(cell), Some(Standing::Wrong | Standing::Suspect | Standing::Unreadable | Standing::Missing))
    });
    blamed.or(cells.last()).copied()
}

/// Properties of [`Row`].
#[derive(Properties, PartialEq)]
struct RowProps {
    name: String,
    label: String,
    identity: IdentityView,
    lit: bool,
}

/// One equation, drawn again only where it changed.
#[component]
fn Row(props: &RowProps) -> Html {
    let desk = use_desk();
    let RowProps { name, label, identity, lit } = props;
    let show = |side: Option<gouji::number::Number>| {
        side.map_or_else(|| desk.t("app.side.unread").to_owned(), |number| number.to_string())
    };
    let holds = match identity.holds {
        Some(true) => "holds",
        Some(false) => "fails",
        None => "open",
    };
    let verdict = match (identity.holds, identity.difference()) {
        (Some(false), Some(difference)) => {
            // It is of the right side: where that is less, the left one is more.
            let key = if difference.is_negative() { "app.holds.fails.more" } else { "app.holds.fails.less" };
            desk.fill(key, &[("difference", difference.abs().to_string())])
        }
        _ => desk.t(&format!("app.holds.{holds}")).to_owned(),
    };
    html! {
        <tr data-identity={identity.id} data-holds={holds} class={class_of(&[holds, when(*lit, "lit")])}>
            <td class="mark" aria-hidden="true"></td>
            <th scope="row"><button type="button" class="link" aria-label={label.clone()}>{ name }</button></th>
            { words("td", "number", show(identity.left)) }
            { words("td", "number", show(identity.right)) }
            { words("td", "", verdict) }
        </tr>
    }
}

/// Whether an identity runs down the column of one of its cells, and not along its row.
pub fn is_of_column(cell: &CellForm, identity: &IdentityView) -> bool {
    let row = format!(".{}.", cell.row.key);
    identity.left_cells.iter().chain(identity.right_cells.iter()).any(|id| !id.contains(&row))
}

/// The row, column or block that an identity is about.
pub fn name(desk: &Desk, paper: &Paper, identity: &IdentityView) -> String {
    let named = || {
        let report = paper.edited.as_ref()?;
        let cell = CellRef::find(report, identity.right_cells.iter().next()?)?;
        let form = cell.form(report)?.cell(cell.index)?;
        let name = match (is_of_column(&form, identity), form.row.label) {
            (true, _) => messages::column_label(desk.language, form.column.key, form.column.label),
            (false, "") => messages::block_label(desk.language, form.block.caption),
            (false, label) => messages::row_label(desk.language, form.row.key, label),
        };
        let group = form.row.inner_group().filter(|_| !is_of_column(&form, identity));
        let group = group.map(|group| format!("{}·", messages::group_label(desk.language, group)));
        Some(group.unwrap_or_default() + name)
    };
    named().unwrap_or_else(|| identity.id.to_owned())
}
