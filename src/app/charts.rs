//! Charts: what became of the applications, and the balance of the year. Only the bars are drawings, in whole numbers: the
//! words beside them are as large as all others. Told in words too.

use super::desk::Desk;
use super::paper::Paper;
use gouji::form::{RowRole, TableKind};
use gouji::messages;
use gouji::report::Table;
use yew::prelude::*;

/// Length of the longest bar and height of each, in units of the drawing, which is stretched to its place.
const LONGEST: i64 = 1000;
const HIGH: i64 = 10;

/// A bar: a label and the counts that it joins, natural persons before organisations.
struct Bar {
    label: String,
    parts: [i64; 2],
}

impl Bar {
    fn total(&self) -> i64 {
        self.parts.iter().fold(0, |sum, part| sum.saturating_add(*part))
    }
}

/// Both charts.
pub fn charts(desk: &Desk, paper: &Paper) -> Html {
    let table = paper.edited.as_ref().and_then(|report| report.table(TableKind::Applications));
    let Some(table) = table else { return html! {} };
    let (outcomes, balance) = (outcomes(desk, table), balance(desk, table));
    if outcomes.iter().chain(&balance).all(|bar| bar.total() == 0) {
        return html! {};
    }
    let parts = [desk.t("app.chart.persons"), desk.t("app.chart.organisations")];
    html! {
        <section class="charts" aria-labelledby="charts-heading">
            <h2 id="charts-heading">{ desk.t("app.charts") }</h2>
            { chart(desk, "outcomes", &outcomes, parts) }
            { chart(desk, "balance", &balance, parts) }
        </section>
    }
}

fn persons_and_organisations(table: &Table, row: &str) -> [i64; 2] {
    let count = |column: &str| {
        let number = table.cell(row, column).and_then(|cell| cell.state.counted()).and_then(|number| number.integer());
        number.unwrap_or(0).max(0)
    };
    let organisations = ["business", "research", "public_welfare", "legal_service", "other_org"];
    [count("natural_person"), organisations.iter().fold(0, |sum, column| sum.saturating_add(count(column)))]
}

/// A bar for each group of outcomes, in the order of the form.
fn outcomes(desk: &Desk, table: &Table) -> Vec<Bar> {
    let rows = table.form().blocks.iter().flat_map(|block| block.rows).filter(|row| row.role == RowRole::Outcome);
    let handled = table.form().blocks.iter().flat_map(|block| block.rows).find(|row| row.role == RowRole::Handled);
    let outer = handled.and_then(|row| row.group);
    let mut bars: Vec<Bar> = Vec::new();
    for row in rows {
        let label = match row.group {
            Some(group) if Some(group) != outer => messages::group_label(desk.language, group),
            _ => messages::row_label(desk.language, row.key, row.label),
        };
        // A remark in brackets is for the form, not for a chart.
        let short = label.char_indices().skip(4).find(|(_, char)| matches!(char, '（' | '('));
        let label = short.and_then(|(end, _)| label.get(..end)).unwrap_or(label).trim();
        let add = persons_and_organisations(table, row.key);
        match bars.last_mut().filter(|bar| bar.label == label) {
            Some(bar) => bar.parts.iter_mut().zip(add).for_each(|(part, add)| *part = part.saturating_add(add)),
            None => bars.push(Bar { label: label.to_owned(), parts: add }),
        }
    }
    bars
}

fn balance(desk: &Desk, table: &Table) -> Vec<Bar> {
    let bar = |row: &'static str| Bar {
        label: desk.t(&format!("app.chart.{row}")).to_owned(),
        parts: persons_and_organisations(table, row),
    };
    ["received", "carried_in", "handled", "carried_out"].map(bar).into()
}

/// A part of a bar.
fn rect(class: &'static str, x: i64, width: i64) -> Html {
    html! { <rect x={x.to_string()} width={width.to_string()} height={HIGH.to_string()} {class} /> }
}

fn chart(desk: &Desk, name: &str, bars: &[Bar], parts: [&'static str; 2]) -> Html {
    let most = bars.iter().map(Bar::total).max().unwrap_or(0).max(1);
    let long = |count: i64| i64::try_from(i128::from(count) * i128::from(LONGEST) / i128::from(most)).unwrap_or(0);
    let title = format!("chart-{name}");
    let line = |bar: &Bar| {
        let [persons, organisations] = bar.parts.map(long);
        html! {
            <>
                <span>{ &bar.label }</span>
                <b>{ bar.total() }</b>
                <svg viewBox={format!("0 0 {LONGEST} {HIGH}")} preserveAspectRatio="none">
                    { rect("persons", 0, persons) }
                    { rect("organisations", persons, organisations) }
                </svg>
            </>
        }
    };
    html! {
        <figure class="chart">
            <figcaption id={title.clone()}>{ desk.t(&format!("app.chart.{name}")) }</figcaption>
            <div role="img" class="bars" aria-labelledby={title} aria-describedby={format!("chart-{name}-data")}>
                { for bars.iter().map(line) }
            </div>
            <ul class="key" aria-hidden="true">
                <li><span class="persons"></span>{ parts[0] }</li><li><span class="organisations"></span>{ parts[1] }</li>
            </ul>
            <table class="hidden" id={format!("chart-{name}-data")}>
                <thead><tr><td></td>{ for parts.iter().map(|part| html! { <th scope="col">{ *part }</th> }) }</tr></thead>
                <tbody>{ for bars.iter().map(|bar| html! {
                    <tr><th scope="row">{ &bar.label }</th>{ for bar.parts.iter().map(|part| html! { <td>{ *part }</td> }) }</tr>
                }) }</tbody>
            </table>
        </figure>
    }
}
