//! Check: the whole way from an input to its verdict.

mod fingerprint;
pub mod numbers;
mod repairs;
#[cfg(test)]
mod tests;
mod witness;

use crate::arithmetic::{self, Arithmetic};
use crate::comparison;
use crate::document::{Document, Format, Note};
use crate::form::{self, TableForm, TableKind};
use crate::messages::{self, Arg, Language, Message};
use crate::number::Number;
use crate::reading::{self, Reading};
use crate::repair;
use crate::report::{self, Report, State, Table};
use crate::rules::{self, Subject};
use crate::source::{self, Decode};
use crate::verdict::{
    CellIds, CellView, Coverage, Editions, ErrorView, Finding, IdentityView, Level, NumberClass, NumberView, Pairs,
    ReportView, Source, Verdict,
};

/// Everything a check gives: the document to show, the reports to edit, the verdict.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The input as lines and grids.
    pub document: Document,
    /// The reports found in it, in its order.
    pub reports: Vec<Report>,
    /// The verdict on the first report, the others in [`Verdict::more`].
    pub verdict: Verdict,
    /// The other files, where the input was an archive; their verdicts stand in [`Verdict::more`] as well, after those
    /// on `reports`.
    pub others: Vec<Outcome>,
}

/// Checks the bytes of a file of any format. `name` is only shown, never trusted.
pub fn check_bytes(name: &str, bytes: &[u8], decode: &dyn Decode, language: Language) -> Outcome {
    check_documents(source::read(bytes, name, decode), language)
}

/// Checks the documents of one input, with their names.
pub fn check_documents(documents: Vec<(String, Document)>, language: Language) -> Outcome {
    let documents = documents.into_iter();
    let mut outcomes: Vec<_> = documents.map(|(name, document)| check_document(&name, document, language)).collect();
    // Of an archive, the files that hold a report come first.
    crate::order::by_key(&mut outcomes, |outcome| outcome.verdict.report.is_none());
    let mut outcomes = outcomes.into_iter();
    let Some(mut first) = outcomes.next() else { return check_text("", String::new(), language) };
    for other in outcomes {
        let mut verdict = other.verdict.clone();
        let more = std::mem::take(&mut verdict.more);
        first.verdict.more.push(verdict);
        first.verdict.more.extend(more);
        first.others.push(other);
    }
    first
}

/// Checks pasted text (which may be the source of an HTML page).
pub fn check_text(name: &str, text: String, language: Language) -> Outcome {
    check_document(name, source::read_text(text), language)
}

/// Checks a document that was read before.
pub fn check_document(name: &str, document: Document, language: Language) -> Outcome {
    let source = Source { name: name.to_owned(), format: document.format };
    let Reading { reports, declined } = reading::read(&document);
    let mut verdicts = reports.iter().map(|report| judge(&source, report, language));
    let mut verdict = match verdicts.next() {
        Some(first) => first,
        None => Verdict { error: Some(nothing_found(&document, declined, language)), ..Verdict::new(source.clone()) },
    };
    verdict.more = verdicts.collect();
    Outcome { document, reports, verdict, others: Vec::new() }
}

/// The verdict on a report, also after some of its cells were edited.
pub fn judge(source: &Source, report: &Report, language: Language) -> Verdict {
    let arithmetic = arithmetic::compute(report);
    let mut diagnoses = repair::diagnose(&arithmetic);
    let meanings = comparison::meanings(report);
    let held = comparison::hold_all(report, &meanings);
    witness::heed(&mut diagnoses, report, &held);
    let compared = rules::compare_all(report);
    let subject = Subject { report, arithmetic: &arithmetic, diagnoses: &diagnoses, held: &held, compared: &compared };
    let found = heaviest(rules::run(&subject), MOST_FINDINGS);
    let mut findings: Vec<_> = found.into_iter().map(|finding| speak(finding, report, language)).collect();
    fingerprint::number_twins(&mut findings);
    let mut identities = Vec::with_capacity(arithmetic.iter().map(|arithmetic| arithmetic.equations.len()).sum());
    for Arithmetic { table, equations } in &arithmetic {
        let form = table.form();
        identities.extend(equations.iter().map(|equation| identity_view(form, equation)));
    }
    let numbers = numbers::views(report, &held, &compared);
    let coverage = coverage(report, &identities, &numbers);
    Verdict {
        report: Some(report_view(report, language)),
        identities,
        recomputed: recomputed(&arithmetic),
        findings,
        repairs: repairs::tell(report, &diagnoses, language),
        coverage,
        numbers,
        ..Verdict::new(source.clone())
    }
}

/// Findings of one report, at most: a person's report has some ten, and each repeats its sentence.
const MOST_FINDINGS: usize = 2000;

/// The findings by weight; those beyond `most` are counted in a remark.
fn heaviest(mut found: Vec<rules::Finding>, most: usize) -> Vec<rules::Finding> {
    crate::order::by_key(&mut found, |finding| finding.level);
    let beyond = found.len().saturating_sub(most);
    if beyond > 0 {
        found.truncate(most);
        let message = Message::new(rules::LEFT_OUT).with("count", Arg::count(beyond)).with("most", Arg::count(most));
        let at = found.partition_point(|finding| finding.level <= Level::Hint);
        found.insert(at, rules::Finding::new(rules::LEFT_OUT, Level::Hint, message));
    }
    found
}

fn report_view(report: &Report, language: Language) -> ReportView {
    let edition = |kind| report.table(kind).map(|table: &Table| table.edition.key);
    let mut cells = Vec::with_capacity(report.tables.iter().map(|table| table.cells.len()).sum());
    for table in &report.tables {
        let form = table.form();
        cells.extend(table.cells.iter().enumerate().map(|(index, cell)| {
            let reason = match cell.state {
                State::Unreadable(reason) => Some(messages::text(language, reason.key())),
                _ => None,
            };
            let view = CellView {
                text: cell.text.clone(),
                value: cell.state.number(),
                state: (&cell.state).into(),
                reason,
                at: cell.place(),
            };
            (form.id(index as form::CellIndex), view)
        }));
    }
    ReportView {
        title: report.title.as_ref().map(|title| title.text.clone()),
        unit: report.unit.as_ref().map(|unit| unit.text.clone()),
        year: report.year,
        editions: Editions {
            disclosure: edition(TableKind::Disclosure),
            applications: edition(TableKind::Applications),
            review: edition(TableKind::Review),
        },
        cells: Pairs(cells),
    }
}

fn identity_view(form: &'static TableForm, equation: &arithmetic::Equation) -> IdentityView {
    IdentityView {
        id: &equation.identity.id,
        left: equation.left,
        right: equation.right,
        holds: equation.holds(),
        left_cells: CellIds::new(form, &equation.identity.left),
        right_cells: CellIds::new(form, &equation.identity.right),
    }
}

fn recomputed(arithmetic: &[Arithmetic<'_>]) -> Pairs<Number> {
    let mut totals = Vec::new();
    for own in arithmetic {
        let form = own.table.form();
        totals.extend(own.recomputed().into_iter().map(|(cell, sum)| (form.id(cell), sum)));
    }
    Pairs(totals)
}

fn coverage(report: &Report, identities: &[IdentityView], numbers: &[NumberView]) -> Coverage {
    let of_class = |class| numbers.iter().filter(|number| number.class == class).count() as u32;
    // A missing table counts with the cells and identities of the edition that the others have, or else the year.
    let of_year = || report.year.and_then(form::edition_for_year);
    let edition = report.tables.first().map(|table| table.edition).or_else(of_year).unwrap_or(form::EDITIONS[0]);
    let absent = || TableKind::ALL.into_iter().filter(|kind| report.table(*kind).is_none());
    let cells: usize = report.tables.iter().map(|table| table.cells.len()).sum();
    let read =
        report.tables.iter().flat_map(|table| &table.cells).filter(|cell| cell.state.counted().is_some()).count();
    let absent_cells: usize = absent().map(|kind| edition.table(kind).len()).sum();
    let absent_identities: usize = absent().map(|kind| edition.table(kind).identities().len()).sum();
    Coverage {
        cells_read: read as u32,
        cells_total: (cells + absent_cells) as u32,
        identities_tested: identities.iter().filter(|identity| identity.holds.is_some()).count() as u32,
        identities_total: (identities.len() + absent_identities) as u32,
        numbers_checked: of_class(NumberClass::Checked),
        numbers_open: of_class(NumberClass::Open),
        numbers_other: of_class(NumberClass::Other),
    }
}

/// A rule's finding in words, with the places of its cells.
fn speak(finding: rules::Finding, report: &Report, language: Language) -> Finding {
    let mut cells = Vec::new();
    let mut of_cells = Vec::new();
    for (kind, index) in &finding.cells {
        let Some(table) = report.table(*kind) else { continue };
        cells.push(table.form().id(*index));
        of_cells.extend(table.at(*index).and_then(report::Cell::place));
    }
    let fingerprint = fingerprint::of(&finding, &cells);
    let message = finding.message.render(language);
    let claim = match language {
        Language::Chinese => message.clone(),
        Language::English => finding.message.render(Language::Chinese),
    };
    let mut at = finding.at;
    at.extend(of_cells);
    let part = |name: &str| messages::text(language, &[finding.rule, ".", name].concat());
    let notice = || report.year.and_then(form::edition_for_year).unwrap_or(form::EDITIONS[0]).notice.to_owned();
    let basis = match part("basis") {
        basis if basis.contains('{') => messages::fill(basis, &[("notice", notice())]).into(),
        basis => basis.into(),
    };
    Finding {
        rule: finding.rule.to_owned(),
        level: finding.level,
        message,
        why: part("why").into(),
        advice: part("advice").into(),
        cells,
        stated: finding.stated,
        expected: finding.expected,
        identities: finding.identities,
        quote: finding.quote,
        at,
        basis,
        fingerprint,
        claim,
    }
}

/// Whether a text is where a page can be found, or a shortcut to it, and nothing else.
fn is_address(text: &str) -> bool {
    let text = text.trim();
    let begins = ["http://", "https://", "www."].iter().any(|start| text.starts_with(start));
    begins && !text.contains(char::is_whitespace) || text.starts_with("[InternetShortcut]")
}

fn nothing_found(document: &Document, declined: Option<Note>, language: Language) -> ErrorView {
    let fatal = document.notes.iter().find(|note| note.is_fatal()).or(declined.as_ref());
    // A page that scripts fill holds nothing that is shown, and much else; what is cut off may hold a table.
    let is_empty = document.text.trim().is_empty() && document.format != Format::Html;
    let fallback = Note::fatal(match document.notes.iter().any(Note::is_limit) {
        true => "input.no-table.cut",
        false if is_empty => "input.empty",
        false if is_address(&document.text) => "input.address",
        false => "input.no-table",
    });
    let note = fatal.unwrap_or(&fallback);
    let values: Vec<_> = note.args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let message = messages::fill(messages::text(language, &note.code), &values);
    ErrorView { code: note.code.clone(), message }
}
