//! 退回修改通知: a polite list of what to change, for the body that wrote the report. Its date is left to the user.

use super::{Dossier, findings};
use crate::messages::{Language, fill, text};
use crate::verdict::{Finding, Level};

/// A notice, composed but not yet laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What it is called.
    pub title: String,
    /// Whom it addresses.
    pub salutation: String,
    /// What it is about and what is asked.
    pub opening: String,
    /// What to change, weightiest first; parts without items are absent.
    pub parts: Vec<Part>,
    /// The polite end.
    pub closing: String,
    /// Where the sender and the date go.
    pub signature: String,
}

/// Items under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The heading, without a number.
    pub heading: String,
    /// The items in order.
    pub items: Vec<Item>,
}

/// One thing to change.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What is wrong.
    pub what: String,
    /// Where, stated and expected values, why, what to do, quoted sentence, basis, reason: each a label and its text.
    pub details: Vec<(String, String)>,
}

/// The notice about a report.
pub fn compose(dossier: &Dossier<'_>) -> Notice {
    let say = |key: &str| text(dossier.language, key);
    let report = dossier.report;
    let unit = report.unit.as_ref().map_or_else(|| say("export.notice.blank").to_owned(), |unit| unit.text.clone());
    let year = report.year.map_or_else(|| say("export.notice.blank").to_owned(), |year| year.to_string());
    let values = [("unit", unit), ("year", year)];
    let parts = parts(dossier);
    let (title, opening) = match (asks(dossier), parts.is_empty()) {
        (true, _) => ("export.notice.title", "export.notice.opening"),
        (false, false) => ("export.notice.sound.title", "export.notice.remarks"),
        (false, true) => ("export.notice.sound.title", "export.notice.sound"),
    };
    Notice {
        title: fill(say(title), &values),
        salutation: fill(say("export.notice.salutation"), &values),
        opening: fill(say(opening), &values),
        closing: if parts.is_empty() { String::new() } else { say("export.notice.closing").to_owned() },
        parts,
        signature: fill(say("export.notice.signature"), &[("line", "\n".to_owned())]),
    }
}

/// Whether anything is to be changed or verified; remarks and what was explained ask for nothing.
fn asks(dossier: &Dossier<'_>) -> bool {
    let weighty = |finding: &Finding| finding.level <= Level::Doubt && dossier.reason(finding).is_none();
    !dossier.edits.is_empty() || dossier.verdict.findings.iter().any(weighty)
}

fn parts(dossier: &Dossier<'_>) -> Vec<Part> {
    let language = dossier.language;
    let part = |key: &str, items: Vec<Item>| Part { heading: text(language, key).to_owned(), items };
    let of = |level: Level| {
        let open = dossier.verdict.findings.iter().filter(|finding| dossier.reason(finding).is_none());
        open.filter(|finding| finding.level == level).map(|finding| item(dossier, finding)).collect()
    };
    let aside = dossier.verdict.findings.iter().filter(|finding| dossier.reason(finding).is_some());
    let parts = [
        part("export.notice.edits", edits(dossier)),
        part("export.notice.error", of(Level::Error)),
        part("export.notice.doubt", of(Level::Doubt)),
        part("export.notice.hint", of(Level::Hint)),
        part("export.notice.unchecked", of(Level::Unchecked)),
        part("export.notice.set-aside", aside.map(|finding| item(dossier, finding)).collect()),
    ];
    parts.into_iter().filter(|part| !part.items.is_empty()).collect()
}

/// What the user changed already: asked of the body as it stands.
fn edits(dossier: &Dossier<'_>) -> Vec<Item> {
    let language = dossier.language;
    let shown = |value: &str| {
        if value.is_empty() { text(language, "export.notice.empty").to_owned() } else { value.to_owned() }
    };
    let item = |edit: &super::Edit| {
        let cell = findings::cell_name(dossier.report, &edit.cell, language);
        let values = [("cell", cell), ("from", shown(&edit.from)), ("to", shown(&edit.to))];
        Item { what: fill(text(language, "export.notice.edit"), &values), details: Vec::new() }
    };
    dossier.edits.iter().map(item).collect()
}

fn item(dossier: &Dossier<'_>, finding: &Finding) -> Item {
    let language = dossier.language;
    let number = |number: Option<crate::number::Number>| number.map(|number| number.to_string()).unwrap_or_default();
    let quote =
        finding.quote.as_ref().map(|quote| fill(text(language, "export.notice.quoted"), &[("quote", quote.clone())]));
    let place = finding.at.first().map(|place| findings::place_name(place, language)).unwrap_or_default();
    let reason = dossier.reason(finding).map(|reason| match reason {
        "" => text(language, "export.no-reason").to_owned(),
        reason => reason.to_owned(),
    });
    let details = [
        ("export.where", findings::subject(dossier.report, finding, language)),
        ("export.place", place),
        ("export.stated", number(finding.stated)),
        ("export.expected", number(finding.expected)),
        ("export.quote", quote.unwrap_or_default()),
        ("export.why", finding.why.to_string()),
        ("export.advice", finding.advice.to_string()),
        ("export.basis", finding.basis.to_string()),
        ("export.set-aside", reason.unwrap_or_default()),
    ];
    let details = details.into_iter().filter(|(_, detail)| !detail.is_empty());
    let details = details.map(|(key, detail)| (text(language, key).to_owned(), detail)).collect();
    Item { what: finding.message.clone(), details }
}

impl Notice {
    /// As plain text, a line a paragraph.
    pub fn text(&self, language: Language) -> String {
        let labelled = |(label, detail): &(String, String)| {
            let values = [("label", label.clone()), ("detail", one_line(detail))];
            format!("   {}", fill(text(language, "export.notice.detail"), &values))
        };
        let mut lines = vec![self.title.clone(), String::new(), self.salutation.clone(), self.opening.clone()];
        for part in &self.parts {
            lines.extend([String::new(), part.heading.clone()]);
            for (number, item) in (1..).zip(&part.items) {
                lines.push(format!("{number}. {}", item.what));
                lines.extend(item.details.iter().map(labelled));
            }
        }
        lines.extend([String::new(), self.closing.clone(), String::new(), self.signature.clone(), String::new()]);
        lines.join("\n")
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
