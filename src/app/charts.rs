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

/// A bar: a label and the two counts that it joins; `None` where none could be read.
struct Bar {
    label: String,
    parts: [Option<i64>; 2],
}

impl Bar {
    /// What its parts make together, if all of them are known.
    fn total(&self) -> Option<i64> {
        let [first, second] = self.parts;
        first?.checked_add(second?)
    }

    /// The lengths of its parts; what is not known has none.
    fn lengths(&self) -> [i64; 2] {
        self.parts.map(|part| part.unwrap_or(0).max(0))
    }

    fn length(&self) -> i64 {
        self.lengths().into_iter().fold(0, i64::saturating_add)
    }
}

/// A drawing with its words.
struct Chart {
    name: &'static str,
    /// What it shows.
    caption: String,
    /// Class of the caption.
    tone: &'static str,
    bars: Vec<Bar>,
    /// What the parts of its bars are.
    parts: [&'static str; 2],
}

/// Both charts.
pub fn charts(desk: &Desk, paper: &Paper) -> Html {
    let table = paper.edited.as_ref().and_then(|report| report.table(TableKind::Applications));
    let Some(table) = table else { return html! {} };
    let charts = [outcomes(desk, table), balance(desk, table)];
    if charts.iter().flat_map(|chart| &chart.bars).all(|bar| bar.length() == 0) {
        return html! {};
    }
    html! {
        <section class="charts" aria-labelledby="charts-heading">
            <h2 id="charts-heading">{ desk.t("app.charts") }</h2>
            { for charts.iter().map(|chart| draw(desk, chart)) }
        </section>
    }
}

fn count(table: &Table, row: &str, column: &str) -> Option<i64> {
    table.cell(row, column)?.state.counted()?.integer()
}

fn persons_and_organisations(table: &Table, row: &str) -> [Option<i64>; 2] {
    let organisations = ["business", "research", "public_welfare", "legal_service", "other_org"];
    let count = |column: &str| count(table, row, column).unwrap_or(0).max(0);
    let organisations = organisations.iter().fold(0, |sum: i64, column| sum.saturating_add(count(column)));
    [Some(count("natural_person")), Some(organisations)]
}

/// A bar for each group of outcomes, in the order of the form.
fn outcomes(desk: &Desk, table: &Table) -> Chart {
    let rows = table.form().blocks.iter().flat_map(|block| block.rows).filter(|row| row.role == RowRole::Outcome);
    let mut bars: Vec<Bar> = Vec::new();
    for row in rows {
        let label = match row.inner_group() {
            Some(group) => messages::group_label(desk.language, group),
            None => messages::row_label(desk.language, row.key, row.label),
        };
        // A remark in brackets is for the form, not for a chart.
        let short = label.char_indices().skip(4).find(|(_, char)| matches!(char, '（' | '('));
        let label = short.and_then(|(end, _)| label.get(..end)).unwrap_or(label).trim();
        let add = persons_and_organisations(table, row.key);
        match bars.last_mut().filter(|bar| bar.label == label) {
            Some(bar) => {
                let sum = |(part, add): (Option<i64>, Option<i64>)| Some(part?.saturating_add(add?));
                bar.parts = [sum((bar.parts[0], add[0])), sum((bar.parts[1], add[1]))];
            }
            None => bars.push(Bar { label: label.to_owned(), parts: add }),
        }
    }
    let parts = [desk.t("app.chart.persons"), desk.t("app.chart.organisations")];
    Chart { name: "outcomes", caption: desk.t("app.chart.outcomes").to_owned(), tone: "", bars, parts }
}

/// Both sides of the balance, as the totals of the table state them.
fn balance(desk: &Desk, table: &Table) -> Chart {
    let side = |rows: [&str; 2]| {
        let parts = rows.map(|row| count(table, row, "total"));
        let shown = |place: usize| {
            let name = desk.t(&format!("app.chart.{}", rows[place]));
            format!("{name}\u{a0}{}", number(desk, parts[place]))
        };
        Bar { label: format!("{} + {}", shown(0), shown(1)), parts }
    };
    let bars = [side(["received", "carried_in"]), side(["handled", "carried_out"])];
    let (key, tone) = match (bars[0].total(), bars[1].total()) {
        (Some(left), Some(right)) if left == right => ("app.chart.balance", ""),
        (Some(_), Some(_)) => ("app.chart.balance.fails", "fails"),
        _ => ("app.chart.balance.open", ""),
    };
    let sides = [("left", number(desk, bars[0].total())), ("right", number(desk, bars[1].total()))];
    let parts = [desk.t("app.chart.new"), desk.t("app.chart.carried")];
    Chart { name: "balance", caption: desk.fill(key, &sides), tone, bars: bars.into(), parts }
}

/// A count, or that it could not be read.
fn number(desk: &Desk, count: Option<i64>) -> String {
    count.map_or_else(|| desk.t("app.side.unread").to_owned(), |count| count.to_string())
}

/// A part of a bar.
fn rect(class: &'static str, x: i64, width: i64) -> Html {
    html! { <rect x={x.to_string()} width={width.to_string()} height={HIGH.to_string()} {class} /> }
}

fn draw(desk: &Desk, chart: &Chart) -> Html {
    let Chart { name, caption, tone, bars, parts } = chart;
    let most = bars.iter().map(Bar::length).max().unwrap_or(0).max(1);
    let long = |count: i64| count.checked_mul(LONGEST).map_or(0, |length| length / most);
    let title = format!("chart-{name}");
    let line = |bar: &Bar| {
        let [first, second] = bar.lengths().map(long);
        html! {
            <>
                <span>{ &bar.label }</span>
                <b>{ number(desk, bar.total()) }</b>
                <svg viewBox={format!("0 0 {LONGEST} {HIGH}")} preserveAspectRatio="none">
                    { rect("first", 0, first) }
                    { rect("second", first, second) }
                </svg>
            </>
        }
    };
    html! {
        <figure class="chart">
            <figcaption id={title.clone()} class={*tone}>{ caption }</figcaption>
            <div role="img" class="bars" aria-labelledby={title} aria-describedby={format!("chart-{name}-data")}>
                { for bars.iter().map(line) }
            </div>
            <ul class="key" aria-hidden="true">
                <li><span class="first"></span>{ parts[0] }</li><li><span class="second"></span>{ parts[1] }</li>
            </ul>
            <table class="hidden" id={format!("chart-{name}-data")}>
                <thead><tr><td></td>{ for parts.iter().map(|part| html! { <th scope="col">{ *part }</th> }) }</tr></thead>
                <tbody>{ for bars.iter().map(|bar| html! {
                    <tr>
                        <th scope="row">{ &bar.label }</th>
                        { for bar.parts.iter().map(|part| html! { <td>{ number(desk, *part) }</td> }) }
                    </tr>
                }) }</tbody>
            </table>
        </figure>
    }
}
