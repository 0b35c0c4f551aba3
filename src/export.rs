//! Export: what a user leaves with. Tables for the clipboard, lists and a workbook to keep, a notice to send back.
//! Pure functions of a report, its verdict and what the user decided; no clock, so dates are left to the user.
//!
//! Report text may be hostile: everything is escaped for its format, and text that a spreadsheet would take for a
//! formula is made plain text (see [`delimited`]).

pub mod delimited;
pub mod findings;
pub mod html;
pub mod ledger;
pub mod notice;
pub mod roster;
pub mod sheet;
pub mod tables;
pub mod written;
pub mod xlsx;
pub mod zip;

pub use notice::Kind;

use crate::collection::{self, Total};
use crate::messages::{self, Language};
use crate::report::{Report, Table};
use crate::verdict::{Finding, Level, Verdict};
use serde::Serialize;

/// The code of the error of an input that was not checked at all.
pub const UNCHECKED: &str = "input.unchecked";

/// One report with all that is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Dossier<'a> {
    /// The report as it stands now, edits included.
    pub report: &'a Report,
    /// The verdict on it.
    pub verdict: &'a Verdict,
    /// The verdict on the report as it was sent: the same where no cell was changed.
    pub sent: &'a Verdict,
    /// Findings that the user set aside.
    pub set_aside: &'a [SetAside],
    /// Cells that the user changed.
    pub edits: &'a [Edit],
    /// Whether another report of the same body and year stands for it.
    pub earlier: bool,
    /// Language of the words around the report's own.
    pub language: Language,
}

/// A finding that the user set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SetAside {
    /// Its [`Finding::fingerprint`].
    pub fingerprint: String,
    /// Why, in the user's words; of a remark it may be empty.
    pub reason: String,
    /// Its weight when it was set aside.
    #[serde(skip)]
    pub level: Level,
    /// What it said then: its [`Finding::claim`].
    #[serde(skip)]
    pub claim: String,
}

impl SetAside {
    /// A finding set aside for a reason.
    pub fn new(finding: &Finding, reason: String) -> Self {
        let (fingerprint, claim) = (finding.fingerprint.clone(), finding.claim.clone());
        Self { fingerprint, reason, level: finding.level, claim }
    }

    /// Whether it is about a finding, whatever that says by now.
    pub fn is_about(&self, finding: &Finding) -> bool {
        self.fingerprint == finding.fingerprint
    }

    /// Whether a finding still is what was set aside.
    pub fn holds(&self, finding: &Finding) -> bool {
        self.is_about(finding) && self.level == finding.level && self.claim == finding.claim
    }
}

/// A cell that the user changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// The cell's id.
    pub cell: String,
    /// As the report has it.
    pub from: String,
    /// As the user wants it.
    pub to: String,
}

/// A table as HTML for the clipboard: a `<table>` with merged headers and its own borders.
pub fn table_html(table: &Table, language: Language) -> String {
    html::table(&tables::sheet(table, language))
}

/// A table as tab-separated text, one line a row; cells that a span covers are empty.
pub fn table_text(table: &Table, language: Language) -> String {
    delimited::tabs(&tables::sheet(table, language))
}

/// All tables of a report as HTML, each under its heading.
pub fn tables_html(report: &Report, language: Language) -> String {
    let each = report.tables.iter().map(|table| {
        let heading = messages::text(language, tables::heading(table.kind));
        format!("<p>{}</p>\n{}", html::escape(heading), table_html(table, language))
    });
    each.collect::<Vec<_>>().join("\n")
}

/// All tables of a report as tab-separated text, each under its heading, an empty line between.
pub fn tables_text(report: &Report, language: Language) -> String {
    let each = report.tables.iter().map(|table| {
        format!("{}\r\n{}", messages::text(language, tables::heading(table.kind)), table_text(table, language))
    });
    each.collect::<Vec<_>>().join("\r\n")
}

/// The findings of any number of reports as CSV with a byte order mark, as Excel and WPS want it; then the inputs that
/// hold no report.
pub fn findings_csv(dossiers: &[Dossier<'_>], unread: &[&Verdict]) -> String {
    format!("\u{feff}{}", delimited::commas(&findings::list(dossiers, unread)))
}

/// The report's workbook (.xlsx): findings, the tables with recomputed totals, the ledger of identities, the edits.
pub fn workbook(dossier: &Dossier<'_>) -> Vec<u8> {
    let mut sheets = vec![findings::list(std::slice::from_ref(dossier), &[])];
    sheets.extend(dossier.report.tables.iter().map(|table| tables::with_totals(table, dossier.language)));
    sheets.push(ledger::sheet(dossier));
    if !dossier.edits.is_empty() {
        sheets.push(findings::edits(dossier));
    }
    xlsx::write(&sheets)
}

/// The workbook (.xlsx) of any number of reports: one a row with its counts, all findings, the sums of their tables.
pub fn workbook_of(dossiers: &[Dossier<'_>], unread: &[&Verdict]) -> Vec<u8> {
    let (reports, earlier): (Vec<_>, Vec<_>) = dossiers.iter().map(|dossier| (dossier.report, dossier.earlier)).unzip();
    let total = collection::total(&reports, &earlier);
    let mut sheets = vec![roster::sheet(dossiers, unread, &total), findings::list(dossiers, unread)];
    let language = dossiers.first().map(|dossier| dossier.language).unwrap_or_default();
    sheets.extend(total.report.tables.iter().map(|table| tables::with_totals(table, language)));
    xlsx::write(&sheets)
}

/// The equations of a report that fail, each in words with its two sides.
pub fn failing(report: &Report, language: Language) -> Vec<String> {
    ledger::broken(report, language)
}

/// Why a report is not in the sums, or what of it is not: by its position among the reports added up.
pub fn left_out(total: &Total, place: usize, language: Language) -> Option<String> {
    let gaps = total.gaps.iter().filter(|gap| gap.place == place);
    (gaps.clone().count() > 0).then(|| roster::added(gaps, language))
}

/// How a report of the whole area differs from the sums; empty where it is none.
pub fn against(total: &Total, place: usize, report: &Report, language: Language) -> String {
    roster::against(total, place, report, language)
}

/// What of a report may be in the sums twice, a sentence each, by its position among the reports added up.
pub fn overlapping(total: &Total, reports: &[&Report], place: usize, language: Language) -> Vec<String> {
    let of_place = total.overlaps.iter().filter(|overlap| overlap.place == place);
    of_place.map(|overlap| roster::overlapping(overlap, reports, language)).collect()
}

/// How an input stands that holds no report: not read, or not checked ([`UNCHECKED`]).
pub fn standing(verdict: &Verdict, language: Language) -> &'static str {
    findings::standing(verdict, language)
}

/// The notice that asks for changes, as plain text.
pub fn notice_text(dossier: &Dossier<'_>) -> String {
    notice::compose(dossier)
}

impl<'a> Dossier<'a> {
    /// What the notice on it is for.
    pub fn kind(&self) -> Kind {
        notice::kind(self)
    }

    /// Whether anything is to be changed, verified or read once more; remarks and what was set aside ask for nothing.
    pub fn asks(&self) -> bool {
        notice::asks(self)
    }

    /// Why a finding was set aside, `None` where it was not.
    pub fn reason(&self, finding: &Finding) -> Option<&'a str> {
        let aside = self.set_aside.iter().find(|aside| aside.holds(finding));
        aside.map(|aside| aside.reason.as_str())
    }
}

#[cfg(test)]
mod tests;
