//! The sheet of a collection: its reports, one a row, and what of them is not in the sums.

use super::Dossier;
use super::findings::{listing, not_read, whose};
use super::sheet::{Cell, Sheet, Style};
use crate::collection::{Gap, GapKind, Overlap, OverlapKind, Total};
use crate::form::{CellIndex, TableKind};
use crate::messages::{self, Language, fill, text};
use crate::number::Number;
use crate::report::{Report, Table};
use crate::verdict::{Finding, Level, Verdict};

/// The reports, one a row, with their counts and what of them is not in the sums; then the inputs that hold no report.
pub fn sheet(dossiers: &[Dossier<'_>], unread: &[&Verdict], total: &Total) -> Sheet {
    let language = dossiers.first().map(|dossier| dossier.language).unwrap_or_default();
    let columns = [
        ("export.file", 24),
        ("export.unit", 30),
        ("export.year", 6),
        ("export.result", 16),
        ("level.error", 10),
        ("level.doubt", 10),
        ("level.hint", 10),
        ("level.unchecked", 10),
        ("export.set-aside.count", 10),
        ("export.edited.count", 10),
        ("export.tested", 14),
        ("export.failing", 14),
        ("export.total", 40),
        ("export.message", 48),
    ];
    let mut sheet = listing(language, "export.sheet.roster", &columns);
    let reports: Vec<_> = dossiers.iter().map(|dossier| dossier.report).collect();
    sheet.rows.extend(dossiers.iter().enumerate().map(|(place, dossier)| {
        let mut row = counted(dossier);
        let gaps = added(total.gaps.iter().filter(|gap| gap.place == place), language);
        let overlaps = super::overlapping(total, &reports, place, language);
        let added = [vec![gaps], overlaps].concat().join("\n");
        row.extend([added, problems(dossier)].map(|text| Cell::text(text, Style::Body)));
        row
    }));
    sheet.rows.extend(unread.iter().map(|verdict| not_read(verdict, &columns, language)));
    sheet
}

/// Problems of a report that its row names; all of them stand in their own sheet.
const NAMED: usize = 3;

/// What is wrong in a report or to be verified, the worst first, a line each.
fn problems(dossier: &Dossier<'_>) -> String {
    let of = |level| dossier.verdict.findings.iter().filter(move |finding| finding.level == level);
    let open = [Level::Error, Level::Doubt, Level::Unchecked].into_iter().flat_map(of);
    let open = open.filter(|finding| !dossier.earlier && dossier.reason(finding).is_none());
    open.take(NAMED).map(|finding| &*finding.message).collect::<Vec<_>>().join("\n")
}

/// Whether a report is in the sums, by what of it is not.
pub fn added<'a>(gaps: impl Iterator<Item = &'a Gap> + Clone, language: Language) -> String {
    let gap = |gap: &Gap| {
        let (key, kind, count) = match gap.kind {
            GapKind::Year => ("export.total.year", None, 0),
            GapKind::Twice => ("export.total.twice", None, 0),
            GapKind::Area(count) => ("export.total.of-area", None, count),
            GapKind::Missing(kind) => ("export.total.missing", Some(kind), 0),
            GapKind::Unfilled(kind) => ("export.total.unfilled", Some(kind), 0),
            GapKind::Edition(kind) => ("export.total.edition", Some(kind), 0),
            GapKind::Cells(kind, count) => ("export.total.cells", Some(kind), count),
            GapKind::Money => ("export.total.money", None, 0),
        };
        let table = kind.map_or("", |kind| messages::table_name(language, kind)).to_owned();
        fill(text(language, key), &[("table", table), ("count", count.to_string())])
    };
    let whole = gaps.clone().any(|gap| gap.kind.is_whole());
    let gaps = gaps.map(gap).collect::<Vec<_>>().join(text(language, "list.separator"));
    match (gaps.is_empty(), whole) {
        (true, _) => text(language, "export.total.whole").to_owned(),
        (_, true) => gaps,
        (_, false) => fill(text(language, "export.total.part"), &[("gaps", gaps)]),
    }
}

/// Differences that are told one by one.
const TOLD: usize = 6;

/// How a report of an area differs from the sums of its bodies; empty where it is none.
pub fn against(total: &Total, place: usize, report: &Report, language: Language) -> String {
    let is_area = |gap: &&Gap| gap.place == place && matches!(gap.kind, GapKind::Area(_));
    if !total.gaps.iter().any(|gap| is_area(&gap)) {
        return String::new();
    }
    let differences = total.differences(report);
    let one = |(kind, cell, sum, stated): &(TableKind, CellIndex, Number, Number)| {
        let form = report.table(*kind).map(Table::form);
        let name = form.map(|form| messages::cell_name(language, form, *cell)).unwrap_or_default();
        let values = [("cell", name), ("sum", sum.to_string()), ("stated", stated.to_string())];
        fill(text(language, "export.total.difference"), &values)
    };
    let list =
        differences.iter().take(TOLD).map(one).collect::<Vec<_>>().join(text(language, "export.total.semicolon"));
    let key = match differences.len() {
        0 => "export.total.same",
        count if count > TOLD => "export.total.differs.more",
        _ => "export.total.differs",
    };
    fill(text(language, key), &[("count", differences.len().to_string()), ("list", list)])
}

/// What an overlap says.
pub fn overlapping(overlap: &Overlap, reports: &[&Report], language: Language) -> String {
    let key = match overlap.kind {
        OverlapKind::Alike => "export.total.alike",
        OverlapKind::Area => "export.total.area",
    };
    let first = overlap.others.first().and_then(|other| reports.get(*other)?.unit.as_ref());
    let name = first.map(|unit| unit.text.clone()).unwrap_or_default();
    fill(text(language, key), &[("name", name), ("count", overlap.others.len().to_string())])
}

fn counted(dossier: &Dossier<'_>) -> Vec<Cell> {
    let Dossier { verdict, language, .. } = *dossier;
    let levels = [Level::Error, Level::Doubt, Level::Hint, Level::Unchecked];
    let is_open = |finding: &&Finding| dossier.reason(finding).is_none();
    let open = levels.map(|level| verdict.findings.iter().filter(is_open).filter(|f| f.level == level).count());
    // The heaviest that is open, but for hints: these ask for nothing.
    let worst = levels.into_iter().zip(open).find(|(level, count)| *count > 0 && *level != Level::Hint);
    let sound = text(language, if dossier.edits.is_empty() { "export.sound" } else { "export.sound.edited" });
    let result = match worst {
        _ if dossier.earlier => text(language, "export.earlier"),
        Some((level, _)) => messages::level_name(language, level),
        None => sound,
    };
    let style = if open[0] > 0 && !dossier.earlier { Style::Wrong } else { Style::Body };
    let aside = verdict.findings.len() - open.iter().sum::<usize>();
    let failing = verdict.identities.iter().filter(|identity| identity.holds == Some(false)).count();
    let mut row = whose(dossier);
    row.push(Cell::text(result, style));
    let tested = verdict.coverage.identities_tested as usize;
    let counts = open.into_iter().chain([aside, dossier.edits.len(), tested, failing]);
    row.extend(counts.map(|count| Cell::number(Some(Number::from(count as i64)), Style::Body)));
    row
}
