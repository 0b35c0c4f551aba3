//! Lists as sheets: the findings, the ledger of identities, the edits.

use super::sheet::{Cell, Sheet, Style};
use super::{Dossier, Edit, UNCHECKED};
use crate::arithmetic::{Arithmetic, Equation};
use crate::collection::{Gap, GapKind};
use crate::document::Format;
use crate::form::{CellIndex, Identity, IdentityKind};
use crate::messages::{self, Language, fill, text};
use crate::number::Number;
use crate::report::{Place, Report, Table};
use crate::verdict::{Finding, IdentityView, Level, Verdict};

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
fn not_read(verdict: &Verdict, columns: &[(&str, u16)], language: Language) -> Vec<Cell> {
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
fn whose(dossier: &Dossier<'_>) -> Vec<Cell> {
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

/// The reports, one a row, with their counts and what of them is not in the sums; then the inputs that hold no report.
pub fn roster(dossiers: &[Dossier<'_>], unread: &[&Verdict], gaps: &[Gap]) -> Sheet {
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
    sheet.rows.extend(dossiers.iter().enumerate().map(|(place, dossier)| {
        let mut row = counted(dossier);
        let added = added(gaps.iter().filter(|gap| gap.place == place), language);
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
            GapKind::Missing(kind) => ("export.total.missing", Some(kind), 0),
            GapKind::Edition(kind) => ("export.total.edition", Some(kind), 0),
            GapKind::Cells(kind, count) => ("export.total.cells", Some(kind), count),
            GapKind::Money => ("export.total.money", None, 0),
        };
        let table = kind.map_or("", |kind| messages::table_name(language, kind)).to_owned();
        fill(text(language, key), &[("table", table), ("count", count.to_string())])
    };
    let whole = gaps.clone().any(|gap| matches!(gap.kind, GapKind::Year | GapKind::Twice));
    let gaps = gaps.map(gap).collect::<Vec<_>>().join(text(language, "list.separator"));
    match (gaps.is_empty(), whole) {
        (true, _) => text(language, "export.total.whole").to_owned(),
        (_, true) => gaps,
        (_, false) => fill(text(language, "export.total.part"), &[("gaps", gaps)]),
    }
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

/// Every identity with both sides, whether it holds or not.
pub fn ledger(dossier: &Dossier<'_>) -> Sheet {
    let language = dossier.language;
    let columns = [
        ("export.identity", 32),
        ("export.left", 48),
        ("export.left-sum", 12),
        ("export.right", 32),
        ("export.right-sum", 12),
        ("export.difference.sides", 14),
        ("export.result", 12),
        ("export.identity-id", 32),
    ];
    let mut sheet = listing(language, "export.sheet.ledger", &columns);
    for identity in &dossier.verdict.identities {
        sheet.rows.extend(ledger_row(dossier.report, identity, language));
    }
    sheet
}

fn find<'a>(report: &'a Report, view: &IdentityView) -> Option<(&'a Table, &'static Identity)> {
    report.tables.iter().find_map(|table| {
        let identity = table.form().identities().iter().find(|identity| identity.id == view.id)?;
        Some((table, identity))
    })
}

/// What an identity of a report says.
pub fn named(report: &Report, view: &IdentityView, language: Language) -> String {
    find(report, view).map_or_else(String::new, |(table, identity)| identity_name(table, identity, language))
}

fn ledger_row(report: &Report, view: &IdentityView, language: Language) -> Option<Vec<Cell>> {
    let (table, identity) = find(report, view)?;
    let (style, result) = match view.holds {
        Some(true) => (Style::Body, "export.holds"),
        Some(false) => (Style::Wrong, "export.fails"),
        None => (Style::Body, "export.open"),
    };
    Some(vec![
        Cell::text(identity_name(table, identity, language), Style::RowHeader),
        Cell::text(side(table, identity, &identity.left, language), Style::Body),
        Cell::number(view.left, style),
        Cell::text(side(table, identity, &identity.right, language), Style::Body),
        Cell::number(view.right, style),
        Cell::number(view.difference(), style),
        Cell::text(text(language, result), style),
        Cell::text(view.id, Style::Body),
    ])
}

/// The equations of a report that fail, each with its two sides.
pub fn broken(report: &Report, language: Language) -> Vec<String> {
    let of = |table: &Table| {
        let equations = Arithmetic::of(table).equations;
        let failing = equations.into_iter().filter(|equation| equation.holds() == Some(false));
        let say = |equation: Equation| {
            let side = |number: Option<Number>| number.unwrap_or_default().to_string();
            let values = [
                ("name", identity_name(table, equation.identity, language)),
                ("left", side(equation.left)),
                ("right", side(equation.right)),
            ];
            fill(text(language, "export.broken"), &values)
        };
        failing.map(say).collect::<Vec<_>>()
    };
    report.tables.iter().flat_map(of).collect()
}

/// Which table and which of its rows or columns an identity is about.
fn identity_name(table: &Table, identity: &Identity, language: Language) -> String {
    let Some(first) = identity.right.first().and_then(|cell| table.form().cell(*cell)) else { return String::new() };
    let (key, line) = match identity.kind {
        IdentityKind::Row if first.row.label.is_empty() => {
            ("export.identity.row", messages::block_label(language, first.block.caption))
        }
        IdentityKind::Row => ("export.identity.row", messages::row_label(language, first.row.key, first.row.label)),
        IdentityKind::Balance => {
            ("export.identity.balance", messages::column_label(language, first.column.key, first.column.label))
        }
        IdentityKind::Sum => {
            ("export.identity.sum", messages::column_label(language, first.column.key, first.column.label))
        }
    };
    let table = messages::table_name(language, table.kind).to_owned();
    fill(text(language, key), &[("table", table), ("line", line.to_owned())])
}

/// The addends as `label number + label number`, named along the line that they stand in.
fn side(table: &Table, identity: &Identity, cells: &[CellIndex], language: Language) -> String {
    let addend = |index: &CellIndex| {
        let form = table.form().cell(*index)?;
        let label = match identity.kind {
            IdentityKind::Row => messages::column_label(language, form.column.key, form.column.label),
            _ => messages::row_label(language, form.row.key, form.row.label),
        };
        let cell = table.at(*index)?;
        let shown = cell.state.counted().map_or_else(|| "?".to_owned(), |number| number.to_string());
        Some(format!("{label} {shown}"))
    };
    cells.iter().filter_map(addend).collect::<Vec<_>>().join(" + ")
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
fn listing(language: Language, name: &str, columns: &[(&str, u16)]) -> Sheet {
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
    let names: Vec<_> = finding.cells.iter().map(|id| cell_name(report, id, language)).collect();
    let names = names.join(text(language, "list.separator"));
    match finding.quote {
        Some(_) => fill(text(language, "export.prose.against"), &[("cells", names)]),
        None => names,
    }
}

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
