//! 退回修改通知: a polite list of what to change, for the body that wrote the report: its numbers are those of the report
//! as it was sent, and what the user changed is asked for. Its date is left to the user.

use super::{Dossier, Edit, findings, ledger};
use crate::messages::{fill, text};
use crate::number::Number;
use crate::report::{Reason, State};
use crate::verdict::{Change, Finding, IdentityView, Level};

/// One thing to change: what is wrong, then a line a detail.
type Item = Vec<String>;

/// What a notice is for; its title, and the buttons that lead to it, say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something is to be changed.
    Revise,
    /// Something is to be verified, or also read once more.
    Verify,
    /// Something was not read, and nothing else is asked for.
    Supply,
    /// Nothing is asked for.
    Sound,
}

/// What the notice about a report is for.
pub(super) fn kind(dossier: &Dossier<'_>) -> Kind {
    let is_wrong = |finding: &Finding| finding.level == Level::Error && dossier.reason(finding).is_none();
    match asks(dossier) {
        false => Kind::Sound,
        true if !dossier.edits.is_empty() || dossier.verdict.findings.iter().any(is_wrong) => Kind::Revise,
        true if dossier.verdict.findings.iter().any(|finding| is_doubt(dossier, finding)) => Kind::Verify,
        true => Kind::Supply,
    }
}

fn is_doubt(dossier: &Dossier<'_>, finding: &Finding) -> bool {
    finding.level == Level::Doubt && dossier.reason(finding).is_none()
}

/// The notice about a report as plain text, a line a paragraph.
pub fn compose(dossier: &Dossier<'_>) -> String {
    let say = |key: &str| text(dossier.language, key);
    let report = dossier.report;
    let unit = report.unit.as_ref().map_or_else(|| say("export.notice.blank").to_owned(), |unit| unit.text.clone());
    let year = report.year.map_or_else(|| say("export.notice.blank").to_owned(), |year| year.to_string());
    let failing = dossier.verdict.identities.iter().filter(|identity| identity.holds == Some(false)).count();
    let values = [("unit", unit), ("year", year), ("line", "\n".to_owned()), ("failing", failing.to_string())];
    let parts = parts(dossier);
    let (title, opening) = match (kind(dossier), parts.is_empty()) {
        (Kind::Revise, _) if dossier.verdict.findings.iter().any(|finding| is_doubt(dossier, finding)) => {
            ("export.notice.title", "export.notice.opening")
        }
        (Kind::Revise, _) => ("export.notice.title", "export.notice.opening.sure"),
        (Kind::Supply, _) => ("export.notice.supply.title", "export.notice.supply"),
        (Kind::Verify, _) => ("export.notice.verify.title", "export.notice.verify"),
        (Kind::Sound, _) if failing > 0 => ("export.notice.sound.title", "export.notice.failing"),
        (Kind::Sound, false) => ("export.notice.sound.title", "export.notice.remarks"),
        (Kind::Sound, true) => ("export.notice.sound.title", "export.notice.sound"),
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
    let weighty = |finding: &Finding| match finding.level {
        Level::Error | Level::Doubt => dossier.reason(finding).is_none(),
        Level::Hint => false,
        Level::Unchecked => wanted(finding).is_some() && dossier.reason(finding).is_none(),
    };
    !dossier.edits.is_empty() || dossier.verdict.findings.iter().any(weighty)
}

/// What is asked for where a table was not found.
const MISSING: &str = "export.notice.missing";

/// What is asked for where something was not read: the key of its words. What the text says is not asked about where it
/// is the table that was not read.
fn wanted(finding: &Finding) -> Option<&'static str> {
    let keys = [
        ("tables.", MISSING),
        ("cells.unfilled", "export.notice.unfilled"),
        ("cells.", "export.notice.unread-cells"),
        ("structure.damaged", "export.notice.damaged"),
    ];
    let of = |(group, _): &(&str, _)| finding.level == Level::Unchecked && finding.rule.starts_with(group);
    keys.into_iter().find(of).map(|(_, key)| key)
}

/// What to change, weightiest first: key of the heading and items. Parts without items are absent.
fn parts(dossier: &Dossier<'_>) -> Vec<(&'static str, Vec<Item>)> {
    let findings = &dossier.verdict.findings;
    let (aside, open): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| dossier.reason(finding).is_some());
    let those = |holds: &dyn Fn(&Finding) -> bool| {
        open.iter().filter(|finding| holds(finding)).map(|finding| item(dossier, finding)).collect()
    };
    let of = |level: Level| those(&|finding| finding.level == level && wanted(finding).is_none());
    let parts = [
        ("export.notice.edits", dossier.edits.iter().map(|edit| change(dossier, edit)).collect()),
        ("export.notice.error", of(Level::Error)),
        ("export.notice.doubt", of(Level::Doubt)),
        ("export.notice.unread", those(&|finding| wanted(finding).is_some())),
        ("export.notice.hint", of(Level::Hint)),
        ("export.notice.unchecked", of(Level::Unchecked)),
        ("export.notice.set-aside", aside.iter().map(|finding| left(dossier, finding)).collect()),
    ];
    parts.into_iter().filter(|(_, items): &(_, Vec<Item>)| !items.is_empty()).collect()
}

/// What the user changed already, asked of the body as it stands: the sums that fail at the cell as it was sent say why.
fn change(dossier: &Dossier<'_>, edit: &Edit) -> Item {
    let say = |key: &str| text(dossier.language, key);
    let shown = |value: &str| if value.is_empty() { say("export.notice.empty").to_owned() } else { value.to_owned() };
    let cell = findings::cell_name(dossier.report, &edit.cell, dossier.language);
    let values = [("cell", cell), ("from", shown(&edit.from)), ("to", shown(&edit.to))];
    let sides = sides(dossier, &|view| view.left_cells.has(&edit.cell) || view.right_cells.has(&edit.cell));
    let is_it = |change: &Change| change.id == edit.cell && change.to.to_string() == edit.to;
    let adopted = dossier.sent.repairs.iter().find(|repair| repair.cells.iter().any(is_it));
    let tied = adopted.map(|repair| repair.tied).filter(|tied| *tied > 1);
    let tied = tied.map(|tied| fill(say("export.notice.edit.tied"), &[("count", (tied - 1).to_string())]));
    let why = Some(sides).filter(|sides| !sides.is_empty()).map(|sides| labelled(dossier, "export.why", &sides));
    let advice = tied.map(|tied| labelled(dossier, "export.advice", &tied));
    std::iter::once(fill(say("export.notice.edit"), &values)).chain(why).chain(advice).collect()
}

/// Both sides of those equations of the report as it was sent that fail.
fn sides(dossier: &Dossier<'_>, of: &dyn Fn(&IdentityView) -> bool) -> String {
    let failing = dossier.sent.identities.iter().filter(|view| view.holds == Some(false) && of(view));
    let one = |view: &IdentityView| {
        let side = |number: Option<Number>| number.unwrap_or_default().to_string();
        let name = ledger::named(dossier.report, view, dossier.language);
        let values = [("name", name), ("left", side(view.left)), ("right", side(view.right))];
        fill(text(dossier.language, "export.notice.sides"), &values)
    };
    failing.map(one).collect()
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
    let number = |number: Option<Number>| number.map(|number| number.to_string()).unwrap_or_default();
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
        // What is not there stands nowhere.
        ("export.where", findings::subject(dossier.report, finding, language), wanted(finding) != Some(MISSING)),
        ("export.place", findings::place_of(dossier, finding), of_file),
        (stated, number(said), true),
        (expected, should, true),
        ("export.quote", quote.unwrap_or_default(), true),
        ("export.why", finding.why.to_string(), reasons),
        ("export.advice", finding.advice.to_string(), reasons),
        ("export.basis", finding.basis.to_string(), true),
    ];
    let details = details.into_iter().filter(|(_, detail, told)| *told && !detail.is_empty());
    let mut item: Item =
        std::iter::once(message).chain(details.map(|(key, detail, _)| labelled(dossier, key, &detail))).collect();
    item.extend(wanted(finding).into_iter().flat_map(|wanted| what_was_not_read(dossier, finding, wanted)));
    item
}

/// What stands in the cells that were not read, why they were not, and what is asked for.
fn what_was_not_read(dossier: &Dossier<'_>, finding: &Finding, wanted: &'static str) -> Item {
    let mut reasons: Vec<Option<Reason>> = Vec::new();
    let mut advice: Vec<&str> = Vec::new();
    for reason in finding.cells.iter().map(|cell| reason(dossier, cell)) {
        once(&mut reasons, reason);
        once(&mut advice, reason.and_then(remedy).unwrap_or(wanted));
    }
    if advice.is_empty() {
        advice.push(wanted);
    }
    let said = |key: &str, words: &str| labelled(dossier, key, text(dossier.language, words));
    let quoted = finding.cells.iter().filter_map(|cell| unread(dossier, cell)).take(QUOTED);
    let why = reasons.iter().flatten().map(|reason| said("export.why", reason.key()));
    quoted.chain(why).chain(advice.iter().map(|key| said("export.advice", key))).collect()
}

/// Adds an item that is not there yet.
fn once<T: PartialEq>(items: &mut Vec<T>, item: T) {
    if !items.contains(&item) {
        items.push(item);
    }
}

/// Why a cell was not read, where something stands in it.
fn reason(dossier: &Dossier<'_>, id: &str) -> Option<Reason> {
    let (table, index) = dossier.report.find(id)?;
    match table.at(index)?.state {
        State::Unreadable(reason) => Some(reason),
        _ => None,
    }
}

/// What is asked for where cells are filled in, but not where or as they should be: the key of its words.
fn remedy(reason: Reason) -> Option<&'static str> {
    match reason {
        Reason::Foreign => Some("export.notice.remedy.columns"),
        Reason::Twice => Some("export.notice.remedy.twice"),
        Reason::TooFew | Reason::TooMany | Reason::Unaligned => Some("export.notice.remedy.row"),
        Reason::Units => Some("export.notice.remedy.units"),
        Reason::NotANumber | Reason::TooLarge | Reason::Odd => None,
    }
}

/// Cells of a table that a notice quotes because they were not read.
const QUOTED: usize = 10;

/// What stands in a cell that was not read, if anything does.
fn unread(dossier: &Dossier<'_>, id: &str) -> Option<String> {
    let (table, index) = dossier.report.find(id)?;
    let written = &table.at(index)?.text;
    let quote = || fill(text(dossier.language, "export.notice.quoted"), &[("quote", written.to_string())]);
    let name = findings::cell_name(dossier.report, id, dossier.language);
    (!written.is_empty()).then(|| detail(dossier, &name, &quote()))
}

/// What is left as it is, and why. What it should be is not told: nobody is asked to change it.
fn left<'a>(dossier: &Dossier<'a>, finding: &'a Finding) -> Item {
    let (sent, message) = as_sent(dossier, finding);
    let sides = sides(dossier, &|view| sent.identities.contains(&view.id));
    let message = if sides.is_empty() { message } else { sides };
    let reason = dossier.reason(finding).filter(|reason| !reason.is_empty());
    let reason = reason.map(|reason| labelled(dossier, "export.set-aside", reason));
    std::iter::once(message).chain(reason).collect()
}

fn labelled(dossier: &Dossier<'_>, key: &str, words: &str) -> String {
    detail(dossier, text(dossier.language, key), words)
}

fn detail(dossier: &Dossier<'_>, label: &str, words: &str) -> String {
    let detail = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let values = [("label", label.to_owned()), ("detail", detail)];
    format!("   {}", fill(text(dossier.language, "export.notice.detail"), &values))
}
