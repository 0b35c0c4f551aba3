//! Lists as sheets: the findings, the edits; and the names and places of findings.

use super::sheet::{Cell, Sheet, Style};
use super::{Dossier, Edit, UNCHECKED};
use crate::document::Format;

use crate::messages::{self, Language, fill, text};
use crate::number::Number;
use crate::report::{Place, Report};
use crate::verdict::{Finding, Verdict};

/// The findings of any number of reports, one a row, those set aside with their reason; a report without any has a row
/// that says so. Then the inputs that hold no report.
pub fn list(dossiers: &[Dossier<'_>], unread: &[&Verdict]) -> Sheet {
    let language = dossiers.first().map(|dossier| dossier.language).unwrap_or_default();
    let columns = [
        ("export.file", 16),
        ("export.unit", 18),
        ("export.year", 6),
        ("export.level", 9),
        ("export.where", 24),
        ("export.stated", 9),
        ("export.expected", 9),
        ("export.message", 36),
        ("export.why", 28),
        ("export.advice", 28),
        ("export.quote", 28),
        ("export.basis", 20),
        ("export.place", 14),
        ("export.set-aside", 14),
        ("export.rule", 16),
    ];
    let mut sheet = listing(language, "export.sheet.findings", &columns);
    // What another one stands for is asked of nobody.
    for dossier in dossiers.iter().filter(|dossier| !dossier.earlier) {
        sheet.rows.extend(dossier.verdict.findings.iter().map(|finding| row(dossier, finding)));
        sheet.rows.extend(dossier.edits.iter().map(|edit| changed(dossier, edit)));
        if dossier.verdict.findings.is_empty() && dossier.edits.is_empty() {
            sheet.rows.push(sound(dossier));
        }
    }
    sheet.rows.extend(unread.iter().map(|verdict| not_read(verdict, &columns, language)));
    // Every row is as wide as the header: one table for whoever filters it.
    for row in &mut sheet.rows {
        row.resize(columns.len(), Cell::text("", Style::Body));
    }
    sheet
}

/// The row of an input that holds no report, or was not checked: which it is, and why.
pub fn not_read(verdict: &Verdict, columns: &[(&str, u16)], language: Language) -> Vec<Cell> {
    let of = |key| match key {
        "export.file" => &verdict.source.name,
        "export.level" | "export.result" => standing(verdict, language),
        "export.message" => verdict.error.as_ref().map_or("", |error| &error.message),
        _ => "",
    };
    columns.iter().map(|(key, _)| Cell::text(of(key), Style::Body)).collect()
}

/// How an input stands that holds no report.
pub fn standing(verdict: &Verdict, language: Language) -> &'static str {
    let unchecked = verdict.error.as_ref().is_some_and(|error| error.code == UNCHECKED);
    text(language, if unchecked { "export.unchecked" } else { "export.unread" })
}

/// The row of a cell that the user changed: what was found in it as it was sent is not found any more.
fn changed(dossier: &Dossier<'_>, edit: &Edit) -> Vec<Cell> {
    let language = dossier.language;
    let name = cell_name(dossier.report, &edit.cell, language);
    let words = |text: &str| Cell::text(text, Style::Body);
    let mut row = whose(dossier);
    row.extend([words(text(language, "export.sheet.edits")), words(&name), typed(&edit.from), typed(&edit.to)]);
    row.push(words(text(language, "export.edited")));
    row
}

/// The row of a report in which nothing was found.
fn sound(dossier: &Dossier<'_>) -> Vec<Cell> {
    let coverage = &dossier.verdict.coverage;
    let values = [("tested", coverage.identities_tested.to_string())];
    let said = fill(text(dossier.language, "export.sound.said"), &values);
    let mut row = whose(dossier);
    let texts = [text(dossier.language, "export.sound"), "", "", "", &said];
    row.extend(texts.map(|text| Cell::text(text, Style::Body)));
    row
}

/// File, unit and year.
pub fn whose(dossier: &Dossier<'_>) -> Vec<Cell> {
    vec![
        Cell::text(&dossier.verdict.source.name, Style::Body),
        Cell::text(dossier.report.unit.as_ref().map_or("", |unit| &unit.text), Style::Body),
        Cell::number(dossier.report.year.map(|year| Number::from(i64::from(year))), Style::Body),
    ]
}

fn row(dossier: &Dossier<'_>, finding: &Finding) -> Vec<Cell> {
    let language = dossier.language;
    let words = |text: &str| Cell::text(text, Style::Body);
    // A finding set aside without a reason still shows that it was.
    let aside = match dossier.reason(finding) {
        Some("") => text(language, "export.no-reason"),
        Some(reason) => reason,
        None => "",
    };
    // What the text should say stands in no table alone.
    let (stated, expected) = numbers(finding);
    let expected = expected.filter(|_| finding.quote.is_none());
    let mut row = whose(dossier);
    row.extend([
        words(messages::level_name(language, finding.level)),
        words(&subject(dossier.report, finding, language)),
        Cell::number(stated, Style::Body),
        Cell::number(expected, Style::Body),
        words(&finding.message),
        words(&finding.why),
        words(&finding.advice),
        words(finding.quote.as_deref().unwrap_or_default()),
        words(&finding.basis),
        words(&place_of(dossier, finding)),
        words(aside),
        words(&finding.rule),
    ]);
    row
}

/// The cells that the user changed.
pub fn edits(dossier: &Dossier<'_>) -> Sheet {
    let columns = [("export.cell", 48), ("export.from", 14), ("export.to", 14)];
    let mut sheet = listing(dossier.language, "export.sheet.edits", &columns);
    for edit in dossier.edits {
        let name = cell_name(dossier.report, &edit.cell, dossier.language);
        sheet.rows.push(vec![Cell::text(name, Style::Body), typed(&edit.from), typed(&edit.to)]);
    }
    sheet
}

/// What was typed into a cell: a number where nothing of it is lost by that.
fn typed(text: &str) -> Cell {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let mantissa = format!("{whole}{part}").parse().ok();
    let number = mantissa.and_then(|mantissa| Number::new(mantissa, part.len() as u8));
    match number.filter(|number| number.to_string() == text) {
        Some(number) => Cell::number(Some(number), Style::Body),
        None => Cell::text(text, Style::Body),
    }
}

/// A sheet with a header and no rows yet.
pub fn listing(language: Language, name: &str, columns: &[(&str, u16)]) -> Sheet {
    let header = columns.iter().map(|(key, _)| Cell::text(text(language, key), Style::ColumnHeader));
    Sheet {
        name: text(language, name).to_owned(),
        widths: columns.iter().map(|(_, width)| *width).collect(),
        frozen: 1,
        landscape: true,
        rows: vec![header.collect()],
    }
}

/// What a finding is about: the names of its cells, or that it is about the text.
pub fn subject(report: &Report, finding: &Finding, language: Language) -> String {
    if finding.cells.is_empty() {
        return text(language, "export.prose").to_owned();
    }
    let some = if finding.cells.len() > MOST_NAMED { FIRST_NAMED } else { finding.cells.len() };
    let names: Vec<_> = finding.cells.iter().take(some).map(|id| cell_name(report, id, language)).collect();
    let mut names = names.join(text(language, "list.separator"));
    if some < finding.cells.len() {
        let values = [("cells", names), ("count", finding.cells.len().to_string())];
        names = fill(text(language, "export.cells.more"), &values);
    }
    match finding.quote {
        Some(_) => fill(text(language, "export.prose.against"), &[("cells", names)]),
        None => names,
    }
}

/// Cells of a finding that are all named; of more only the first are.
const MOST_NAMED: usize = 12;
const FIRST_NAMED: usize = 4;

/// The name of a cell by its id; the id itself where the report has no such table.
pub fn cell_name(report: &Report, id: &str, language: Language) -> String {
    let found = report.find(id);
    found.map_or_else(|| id.to_owned(), |(table, cell)| messages::cell_name(language, table.form(), cell))
}

/// What is stated and what it should be. Where one of several cells of an equation is wrong and nobody knows which, these
/// would be numbers of the first alone: the message has both sides.
pub fn numbers(finding: &Finding) -> (Option<Number>, Option<Number>) {
    let one = finding.quote.is_some() || finding.identities.is_empty() || finding.cells.len() <= 1;
    if one { (finding.stated, finding.expected) } else { (None, None) }
}

/// Where a finding stands. Only a text has lines that its reader can count; those of other formats are made in reading.
pub fn place_of(dossier: &Dossier<'_>, finding: &Finding) -> String {
    let Some(place) = finding.at.first() else { return String::new() };
    match dossier.verdict.source.format {
        Format::Text => place_name(place, dossier.language),
        _ => place_name(&Place { line: 0, ..place.clone() }, dossier.language),
    }
}

/// A place in words: sheet and cell, page, row and column of a table, or line.
fn place_name(place: &Place, language: Language) -> String {
    let mut parts = Vec::new();
    if let Some(sheet) = &place.sheet {
        let cell = place.cell().unwrap_or_default();
        parts.push(fill(text(language, "export.at.sheet"), &[("sheet", (**sheet).clone()), ("cell", cell)]));
    } else if let (Some(table), Some(row), Some(column)) = (place.table, place.row, place.column) {
        let values = [("table", table.to_string()), ("row", row.to_string()), ("column", column.to_string())];
        parts.push(fill(text(language, "export.at.table"), &values));
    } else if place.line > 0 {
        parts.push(fill(text(language, "export.at.line"), &[("line", place.line.to_string())]));
    }
    if let Some(page) = place.page {
        parts.insert(0, fill(text(language, "export.at.page"), &[("page", page.to_string())]));
    }
    parts.join(text(language, "list.separator"))
}
