//! 退回修改通知: a polite list of what to change, for the body that wrote the report: its numbers are those of the report
//! as it was sent, and what the user changed is asked for. Its date is left to the user.

use super::{Dossier, Edit, findings};
use crate::messages::{fill, text};
use crate::verdict::{Finding, Level};

/// One thing to change: what is wrong, then a line a detail.
type Item = Vec<String>;

/// The notice about a report as plain text, a line a paragraph.
pub fn compose(dossier: &Dossier<'_>) -> String {
    let say = |key: &str| text(dossier.language, key);
    let report = dossier.report;
    let unit = report.unit.as_ref().map_or_else(|| say("export.notice.blank").to_owned(), |unit| unit.text.clone());
    let year = report.year.map_or_else(|| say("export.notice.blank").to_owned(), |year| year.to_string());
    let failing = dossier.verdict.identities.iter().filter(|identity| identity.holds == Some(false)).count();
    let values = [("unit", unit), ("year", year), ("line", "\n".to_owned()), ("failing", failing.to_string())];
    let parts = parts(dossier);
    let is_wrong = parts.iter().any(|(heading, _)| ["export.notice.edits", "export.notice.error"].contains(heading));
    let (title, opening) = match (asks(dossier), parts.is_empty()) {
        (true, _) if is_wrong => ("export.notice.title", "export.notice.opening"),
        (true, _) => ("export.notice.verify.title", "export.notice.verify"),
        (false, _) if failing > 0 => ("export.notice.sound.title", "export.notice.failing"),
        (false, false) => ("export.notice.sound.title", "export.notice.remarks"),
        (false, true) => ("export.notice.sound.title", "export.notice.sound"),
    };
    let closing = if parts.is_empty() { "" } else { say("export.notice.closing") };
    let [title, salutation, opening, signature] =
        [title, "export.notice.salutation", opening, "export.notice.signature"].map(|key| fill(say(key), &values));
    let mut lines = vec![title, String::new(), salutation, opening];
    // Counted through: a number names one item of the notice.
    let mut numbers = 1..;
    for (heading, items) in parts {
        lines.extend([String::new(), say(heading).to_owned()]);
        for (mut item, number) in items.into_iter().zip(&mut numbers) {
            item[0].insert_str(0, &format!("{number}. "));
            lines.append(&mut item);
        }
    }
    lines.extend([String::new(), closing.to_owned(), String::new(), signature, String::new()]);
    lines.join("\n")
}

/// Whether anything is to be changed, verified or read once more; remarks and what was set aside ask for nothing.
pub(super) fn asks(dossier: &Dossier<'_>) -> bool {
    // What the text says is not asked about where it is the table that was not read.
    let of_tables = |finding: &Finding| ["cells.", "tables."].iter().any(|group| finding.rule.starts_with(group));
    let weighty = |finding: &Finding| match finding.level {
        Level::Error | Level::Doubt => dossier.reason(finding).is_none(),
        Level::Hint => false,
        Level::Unchecked => of_tables(finding) && dossier.reason(finding).is_none(),
    };
    !dossier.edits.is_empty() || dossier.verdict.findings.iter().any(weighty)
}

/// What to change, weightiest first: key of the heading and items. Parts without items are absent.
fn parts(dossier: &Dossier<'_>) -> Vec<(&'static str, Vec<Item>)> {
    let findings = &dossier.verdict.findings;
    let (aside, open): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| dossier.reason(finding).is_some());
    let of = |level: Level| {
        let findings = open.iter().filter(|finding| finding.level == level);
        findings.map(|finding| item(dossier, finding)).collect()
    };
    let parts = [
        ("export.notice.edits", dossier.edits.iter().map(|edit| vec![change(dossier, edit)]).collect()),
        ("export.notice.error", of(Level::Error)),
        ("export.notice.doubt", of(Level::Doubt)),
        ("export.notice.hint", of(Level::Hint)),
        ("export.notice.unchecked", of(Level::Unchecked)),
        ("export.notice.set-aside", aside.iter().map(|finding| left(dossier, finding)).collect()),
    ];
    parts.into_iter().filter(|(_, items): &(_, Vec<Item>)| !items.is_empty()).collect()
}

/// What the user changed already: asked of the body as it stands.
fn change(dossier: &Dossier<'_>, edit: &Edit) -> String {
    let say = |key: &str| text(dossier.language, key);
    let shown = |value: &str| if value.is_empty() { say("export.notice.empty").to_owned() } else { value.to_owned() };
    let cell = findings::cell_name(dossier.report, &edit.cell, dossier.language);
    let values = [("cell", cell), ("from", shown(&edit.from)), ("to", shown(&edit.to))];
    fill(say("export.notice.edit"), &values)
}

/// A finding as the report that was sent has it, and what it says; what only follows from the changes that are asked for
/// says so.
fn as_sent<'a>(dossier: &Dossier<'a>, now: &'a Finding) -> (&'a Finding, String) {
    let said =
        |then: &&Finding| then.fingerprint == now.fingerprint && (then.claim == now.claim || now.quote.is_some());
    let sent = &dossier.sent.findings;
    match if sent.contains(now) { Some(now) } else { sent.iter().find(said) } {
        Some(then) => (then, then.message.clone()),
        None => {
            let message = [("message", now.message.clone())];
            (now, fill(text(dossier.language, "export.notice.after"), &message))
        }
    }
}

fn item<'a>(dossier: &Dossier<'a>, now: &'a Finding) -> Item {
    let language = dossier.language;
    let number = |number: Option<crate::number::Number>| number.map(|number| number.to_string()).unwrap_or_default();
    let (finding, message) = as_sent(dossier, now);
    let quote =
        finding.quote.as_ref().map(|quote| fill(text(language, "export.notice.quoted"), &[("quote", quote.clone())]));
    let (said, should) = findings::numbers(finding);
    // What the text says is held against a table, or against its own other numbers: neither is what it should say.
    let (stated, expected) = match (&finding.quote, finding.cells.is_empty()) {
        (None, _) => ("export.stated", "export.expected"),
        (Some(_), false) => ("export.said", "export.tabled"),
        (Some(_), true) => ("export.said", "export.computed"),
    };
    let should = match (number(should), number(findings::numbers(now).1)) {
        (from, to) if from != to => fill(text(language, "export.notice.corrected"), &[("from", from), ("to", to)]),
        (same, _) => same,
    };
    // Who pasted the report has lines of a text, and words on what was not read; the body has neither.
    let of_file = !dossier.verdict.source.name.is_empty();
    let reasons = finding.level != Level::Unchecked;
    let details = [
        ("export.where", findings::subject(dossier.report, finding, language), true),
        ("export.place", findings::place_of(dossier, finding), of_file),
        (stated, number(said), true),
        (expected, should, true),
        ("export.quote", quote.unwrap_or_default(), true),
        ("export.why", finding.why.to_string(), reasons),
        ("export.advice", finding.advice.to_string(), reasons),
        ("export.basis", finding.basis.to_string(), true),
    ];
    let details = details.into_iter().filter(|(_, detail, told)| *told && !detail.is_empty());
    std::iter::once(message).chain(details.map(|(key, detail, _)| labelled(dossier, key, &detail))).collect()
}

/// What is left as it is, and why.
fn left<'a>(dossier: &Dossier<'a>, finding: &'a Finding) -> Item {
    let reason = dossier.reason(finding).filter(|reason| !reason.is_empty());
    let reason = reason.map(|reason| labelled(dossier, "export.set-aside", reason));
    std::iter::once(as_sent(dossier, finding).1).chain(reason).collect()
}

fn labelled(dossier: &Dossier<'_>, key: &str, detail: &str) -> String {
    let detail = detail.split_whitespace().collect::<Vec<_>>().join(" ");
    let values = [("label", text(dossier.language, key).to_owned()), ("detail", detail)];
    format!("   {}", fill(text(dossier.language, "export.notice.detail"), &values))
}
