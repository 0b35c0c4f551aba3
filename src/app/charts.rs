//! Charts: what became of the applications, and the balance of the year. Drawn with whole numbers, told in words too.

use super::desk::Desk;
use super::paper::Paper;
use gouji::form::{RowRole, TableKind};
use gouji::messages;
use gouji::report::Table;
use yew::prelude::*;

// Width of the drawing, of its labels, of its longest bar; height of a line.
const WIDTH: i64 = 640;
const LABELS: i64 = 190;
const LONGEST: i64 = 380;
const LINE: i64 = 30;

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

/// Words on the line that begins at a height.
fn words(class: &'static str, (x, y): (i64, i64), words: String) -> Html {
    html! { <text x={x.to_string()} y={(y + 20).to_string()} {class}>{ words }</text> }
}

/// A part of a bar on it.
fn rect(class: &'static str, (x, y): (i64, i64), width: i64) -> Html {
    html! { <rect x={x.to_string()} y={(y + 6).to_string()} width={width.to_string()} height="18" {class} /> }
}

fn chart(desk: &Desk, name: &str, bars: &[Bar], parts: [&'static str; 2]) -> Html {
    let most = bars.iter().map(Bar::total).max().unwrap_or(0).max(1);
    let long = |count: i64| i64::try_from(i128::from(count) * i128::from(LONGEST) / i128::from(most)).unwrap_or(0);
    let height = bars.len() as i64 * LINE;
    let title = format!("chart-{name}");
    let line = |(number, bar): (usize, &Bar)| {
        let y = number as i64 * LINE;
        let [first, second] = bar.parts;
        let (persons, organisations) = (long(first), long(second));
        html! {
            <g>
                { words("label", (LABELS - 10, y), bar.label.clone()) }
                { rect("persons", (LABELS, y), persons) }
                { rect("organisations", (LABELS + persons, y), organisations) }
                { words("", (LABELS + persons + organisations + 8, y), bar.total().to_string()) }
            </g>
        }
    };
    html! {
        <figure class="chart">
            <figcaption id={title.clone()}>{ desk.t(&format!("app.chart.{name}")) }</figcaption>
            <svg role="img" aria-labelledby={title} viewBox={format!("0 0 {WIDTH} {height}")} aria-describedby={format!("chart-{name}-data")}>
                <line x1={LABELS.to_string()} y1="0" x2={LABELS.to_string()} y2={height.to_string()} class="axis" />
                { for bars.iter().enumerate().map(line) }
            </svg>
            <p class="key" aria-hidden="true">
                <span class="persons"></span>{ parts[0] }<span class="organisations"></span>{ parts[1] }
            </p>
            <table class="hidden" id={format!("chart-{name}-data")}>
                <thead><tr><td></td>{ for parts.iter().map(|part| html! { <th scope="col">{ *part }</th> }) }</tr></thead>
                <tbody>{ for bars.iter().map(|bar| html! {
                    <tr><th scope="row">{ &bar.label }</th>{ for bar.parts.iter().map(|part| html! { <td>{ *part }</td> }) }</tr>
                }) }</tbody>
            </table>
        </figure>
    }
}
