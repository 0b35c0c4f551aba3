//! Summary: the verdict in one line, the four counts, what was looked at.

use super::desk::{Desk, class_of, kept, when, words};
use super::paper::Paper;
use super::state::{Action, Goal};
use gouji::verdict::{Finding, Level, ReportView, Verdict};
use js_sys::Date;
use yew::prelude::*;

/// The verdict in one line and four counts.
pub fn summary(desk: &Desk, paper: &Paper) -> Html {
    let verdict = &paper.verdict;
    let Some(report) = &verdict.report else { return html! {} };
    let (unit, year) = title(desk, report);
    let lang = report.unit.as_ref().map(|_| "zh-CN");
    let (sentence, tone) = sentence(desk, paper);
    html! {
        <section class="summary" aria-labelledby="verdict">
            <h2 id="verdict" tabindex="-1" class={class_of(&["verdict", tone.unwrap_or_default()])}>
                <span class="unit" {lang}>{ unit }</span><span class="kept">{ " ·" }</span>{ " " }{ words("span", "year", year) }{ words("span", "apart", " · ") }
                <strong>{ kept(&sentence) }</strong>
            </h2>
            { counts(desk, paper) }
            { words("p", "coverage", coverage(desk, verdict)) }
            { notes(desk, paper) }
        </section>
    }
}

/// The verdict in one line, for those who hear it.
pub fn line(desk: &Desk, paper: &Paper) -> Option<String> {
    let (unit, year) = title(desk, paper.verdict.report.as_ref()?);
    Some(format!("{unit} · {year} · {}", sentence(desk, paper).0))
}

fn title(desk: &Desk, report: &ReportView) -> (String, String) {
    (
        report.unit.clone().unwrap_or_else(|| desk.t("app.unit.unknown").to_owned()),
        report.year.map_or_else(|| desk.t("app.year.unknown").to_owned(), |year| year.to_string()),
    )
}

/// Equations and findings of a report, counted.
pub struct Tally {
    /// Equations that were tested.
    tested: usize,
    /// Of them, those that fail.
    pub failing: usize,
    /// Equations that could not be tested.
    pub open: usize,
    /// Errors that were not set aside.
    pub errors: usize,
    /// Likewise doubts.
    pub doubts: usize,
    /// Cells that were not read, or not found.
    pub unread: usize,
    /// Why only a part was read: the key of its words.
    pub cut: Option<&'static str>,
    /// Findings of any weight that were set aside.
    aside: usize,
}

/// Counts what a verdict says.
pub fn tally(paper: &Paper) -> Tally {
    let verdict = &paper.verdict;
    let count = |holds: Option<bool>| verdict.identities.iter().filter(|identity| identity.holds == holds).count();
    let (holding, failing) = (count(Some(true)), count(Some(false)));
    let tested = holding + failing;
    let coverage = &verdict.coverage;
    Tally {
        tested,
        failing,
        open: (coverage.identities_total as usize).saturating_sub(tested),
        errors: open(paper, Level::Error).count(),
        doubts: open(paper, Level::Doubt).count(),
        unread: coverage.cells_total.saturating_sub(coverage.cells_read) as usize,
        cut: paper.read.as_ref().and_then(|read| match (read.cut, read.damaged) {
            (true, _) => Some("app.verdict.cut"),
            (_, true) => Some("app.verdict.damaged"),
            _ => None,
        }),
        aside: verdict.findings.iter().filter(|finding| paper.aside(finding).is_some()).count(),
    }
}

/// The findings of a level that were not set aside.
pub fn open(paper: &Paper, level: Level) -> impl Iterator<Item = &Finding> {
    paper.verdict.findings.iter().filter(move |finding| finding.level == level && paper.aside(finding).is_none())
}

/// The sentence on the equations, and its class. It says what is open, in the numbers that are counted below it.
pub fn sentence(desk: &Desk, paper: &Paper) -> (String, Option<&'static str>) {
    let Tally { tested, failing, open, errors, doubts, unread, cut, aside } = tally(paper);
    let values = [("all", tested + open), ("tested", tested), ("failing", failing), ("open", open), ("count", aside)];
    let values = values.map(|(name, value)| (name, value.to_string()));
    let key = match (tested, failing, open) {
        (0, ..) => "app.verdict.untested",
        (_, 0, 0) if cut.is_some() => "app.verdict.sound-cut",
        (_, 0, 0) => "app.verdict.sound",
        (_, 0, _) => "app.verdict.sound-open",
        (_, 1, 0) => "app.verdict.faulty.one",
        (_, 1, _) => "app.verdict.faulty-open.one",
        (_, _, 0) => "app.verdict.faulty",
        _ => "app.verdict.faulty-open",
    };
    let mut sentence = cut.map(|key| desk.t(key).to_owned()).unwrap_or_default();
    sentence += &desk.fill(key, &values);
    let tone = match (failing + errors, doubts) {
        (0, 0) if open + unread == 0 && cut.is_none() => None,
        (0, _) => Some("doubtful"),
        _ => Some("faulty"),
    };
    let mut before = "app.verdict.also";
    for (key, count) in [("app.open.errors", errors), ("app.open.doubts", doubts), ("app.open.unread", unread)] {
        if count > 0 {
            sentence = sentence + desk.t(before) + &desk.count(key, count);
            before = "app.open.and";
        }
    }
    if aside > 0 {
        sentence += &desk.fill("app.verdict.aside", &values);
    }
    (sentence, tone)
}

fn counts(desk: &Desk, paper: &Paper) -> Html {
    let findings = paper.verdict.findings.iter().enumerate().filter(|(_, finding)| paper.aside(finding).is_none());
    let findings: Vec<_> = findings.map(|(position, finding)| (position, finding.level)).collect();
    let entry = |level: Level| {
        let of: Vec<usize> =
            findings.iter().filter(|(_, other)| *other == level).map(|(position, _)| *position).collect();
        let key = level.key();
        let name = gouji::messages::level_name(desk.language, level);
        let class = class_of(&[key, when(of.is_empty(), "zero")]);
        let inner = html! {
            <>
                <span class={class_of(&["sign", key])} aria-hidden="true"></span>
                { words("span", "name", name) }
                <span class="count" data-count={key}>{ of.len() }</span>
            </>
        };
        match of.first().copied() {
            Some(first) => html! {
                <li {class}><button type="button" onclick={desk.on(move || Action::Go(Goal::Finding(first)))}>{ inner }</button></li>
            },
            None => html! { <li {class}><span class="still">{ inner }</span></li> },
        }
    };
    html! {
        <ul class="counts" aria-label={desk.t("app.counts")}>
            { for [Level::Error, Level::Doubt, Level::Hint, Level::Unchecked].into_iter().map(entry) }
        </ul>
    }
}

fn coverage(desk: &Desk, verdict: &Verdict) -> String {
    let coverage = &verdict.coverage;
    let mut said = desk.fill(
        "app.coverage",
        &[
            ("read", coverage.cells_read.to_string()),
            ("cells", coverage.cells_total.to_string()),
            ("tested", coverage.identities_tested.to_string()),
            ("identities", coverage.identities_total.to_string()),
        ],
    );
    if coverage.numbers_checked + coverage.numbers_open + coverage.numbers_other > 0 {
        said += &desk.fill(
            "app.coverage.prose",
            &[("checked", coverage.numbers_checked.to_string()), ("other", coverage.numbers_other.to_string())],
        );
    }
    if coverage.numbers_open > 0 {
        said += &desk.fill("app.coverage.open", &[("open", coverage.numbers_open.to_string())]);
    }
    said
}

/// What reading had to say.
fn notes(desk: &Desk, paper: &Paper) -> Html {
    let mut said: Vec<String> = paper
        .document
        .notes
        .iter()
        // A finding says so.
        .filter(|note| !note.is_limit())
        .map(|note| {
            let values: Vec<_> = note.args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
            desk.fill(&note.code, &values)
        })
        .filter(|note| !note.is_empty())
        .collect();
    // The clock is the page's.
    let report = paper.verdict.report.as_ref();
    let early = report.and_then(|report| report.year).filter(|year| *year >= Date::new_0().get_full_year() as i32);
    said.extend(early.map(|year| desk.count("app.year.early", year as usize)));
    if said.is_empty() {
        return html! {};
    }
    html! {
        <ul class="notes" aria-label={desk.t("app.notes")}>
            { for said.into_iter().map(|note| words("li", "", note)) }
        </ul>
    }
}
