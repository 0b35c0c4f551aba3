//! Exports: what the user leaves with, on the clipboard, as files, on paper.

use super::browser;
use super::desk::{Desk, Same, off};
use super::letter::{self, Shown};
use super::paper::Paper;
use super::standing::{Rank, rank};
use super::state::Action;
use super::sums::Sums;
use gouji::Language;
use gouji::export::{self, Dossier, Edit, Kind};
use gouji::report::Report;
use gouji::verdict::Verdict;
use js_sys::{JSON, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// Between the notices on several reports.
pub const BETWEEN: &str = "\n――――――――――\n\n";

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Something that the user can leave with.
#[derive(Clone, Copy)]
struct Export {
    /// Value of `data-export`, and last part of the message key.
    name: &'static str,
    /// Does it, and gives what is said then; `None` where the browser did not let it happen.
    run: fn(&Taken<'_>) -> Option<String>,
}

/// What is left with: papers, and the dossiers of those that were read.
struct Taken<'a> {
    desk: &'a Desk,
    papers: &'a [Rc<Paper>],
    dossiers: Vec<Dossier<'a>>,
    /// Inputs that were not checked, and what else is known of all.
    rest: &'a Rest,
}

const TABLES: Export = Export {
    name: "tables",
    run: |taken| {
        taken.copy_tables(taken.one()?.report)?;
        Some(
            taken.desk.t("app.export.tables.done").to_owned() + &taken.but("app.export.failing", failing(taken.papers)),
        )
    },
};

/// What can be had of the report shown.
const ALL: [Export; 7] = [
    TABLES,
    NOTICE,
    Export { name: "letter", run: |taken| taken.open() },
    Export { name: "xlsx", run: |taken| taken.save("xlsx", XLSX, &export::workbook(taken.one()?)) },
    CSV,
    Export { name: "json", run: json },
    Export {
        name: "print",
        run: |taken| {
            browser::print();
            Some(taken.handed(""))
        },
    },
];

/// The notice on one report says also that nothing is to be changed.
const NOTICE: Export = Export {
    name: "notice",
    run: |taken| {
        let what = [("what", named_kind(taken.desk, taken.one()?.kind()).to_owned())];
        taken.copy_shown(&taken.desk.fill("app.export.notice.done", &what))
    },
};

const CSV: Export = Export {
    name: "csv",
    run: |taken| taken.save("csv", "text/csv", export::findings_csv(&taken.dossiers, &taken.unread()).as_bytes()),
};

/// What can be had of several reports at once.
const OF_SEVERAL: [Export; 4] = [
    Export {
        name: "notices",
        run: |taken| {
            let said = if taken.dossiers.is_empty() { "" } else { taken.desk.t("app.export.notices.done") };
            Some(taken.copy_shown(said)? + &taken.left())
        },
    },
    Export { name: "letters", run: |taken| taken.open() },
    Export {
        name: "xlsxs",
        run: |taken| taken.save("xlsx", XLSX, &export::workbook_of(&taken.dossiers, &taken.unread())),
    },
    Export { name: "csvs", ..CSV },
];

/// And where some were read.
const SUMS: Export = Export { name: "sums", run: |taken| sums(taken, false) };
const SOUND_SUMS: Export = Export { name: "sums-sound", run: |taken| sums(taken, true) };

/// What is of all or of none.
const SUMMED: [&str; 4] = ["sums", "sums-sound", "xlsxs", "csvs"];

/// The buttons for the report shown.
pub fn exports(desk: &Desk, paper: &Same<Paper>) -> Html {
    html! {
        <section class="exports" aria-labelledby="exports-heading">
            <h2 id="exports-heading">{ desk.t("app.exports") }</h2>
            <p class="actions">
                { for ALL.iter().map(|export| button(desk, export, [paper.0.clone()].into(), &Rest::default())) }
            </p>
        </section>
    }
}

/// What is at hand beside the reports: inputs under way, and those that were not checked.
#[derive(Clone, Default)]
pub struct Rest {
    /// How many are under way.
    pub waiting: usize,
    /// How many were stopped before they were checked.
    pub stopped: usize,
    /// What was not checked.
    pub left: Rc<Vec<Verdict>>,
}

impl Rest {
    /// Why something cannot be had of all yet: sums and lists are of all.
    pub fn reason(&self, desk: &Desk, name: &str) -> Option<String> {
        match (self.waiting, self.stopped) {
            (0, 0) => None,
            (0, stopped) => SUMMED.contains(&name).then(|| desk.count("app.export.stopped", stopped)),
            (waiting, _) => Some(desk.count("app.export.waiting", waiting)),
        }
    }
}

/// The buttons for all that are at hand.
pub fn of_several(desk: &Desk, papers: &Rc<[Rc<Paper>]>, rest: &Rest) -> Html {
    let of = |rank: Rank| papers.iter().filter(|paper| self::rank(paper) == rank).count();
    let sums = [SUMS, SOUND_SUMS];
    // Sums without the faulty are other sums only where there are both.
    let count = match (papers.len() - of(Rank::Unread), of(Rank::Faulty)) {
        (0, _) => 0,
        (read, faulty) => 1 + usize::from(faulty > 0 && faulty < read),
    };
    let exports = OF_SEVERAL.into_iter().chain(sums.into_iter().take(count));
    exports.map(|export| button(desk, &export, papers.clone(), rest)).collect()
}

/// The button that copies the notice on a report of a list. Arrow keys lead to it.
pub fn notice_of(desk: &Desk, paper: &Rc<Paper>, name: &str) -> Html {
    let onclick = on_click(desk, NOTICE, [paper.clone()].into(), Rest::default());
    html! {
        <button type="button" tabindex="-1" data-export="notice-of" aria-label={desk.of("app.export.notice-of", name)} {onclick}>
            { desk.t("app.export.notice-of") }
        </button>
    }
}

fn button(desk: &Desk, export: &Export, papers: Rc<[Rc<Paper>]>, rest: &Rest) -> Html {
    let name = match (export.name, papers.first()) {
        ("notice", Some(paper)) => {
            let kind = dossier(desk, paper, (&edits(paper), &paper.verdict)).map_or(Kind::Sound, |one| one.kind());
            desk.fill("app.export.notice", &[("what", named_kind(desk, kind).to_owned())])
        }
        (name, _) => desk.t(&format!("app.export.{name}")).to_owned(),
    };
    html! {
        <button type="button" data-export={export.name} aria-disabled={off(rest.reason(desk, export.name).is_none())}
            onclick={on_click(desk, *export, papers, rest.clone())}>
            { name }
        </button>
    }
}

/// What a notice is called, by what it is for.
fn named_kind(desk: &Desk, kind: Kind) -> &'static str {
    desk.t(match kind {
        Kind::Revise => "app.notice.revise",
        Kind::Verify => "app.notice.verify",
        Kind::Supply => "app.notice.supply",
        Kind::Sound => "app.notice.sound",
    })
}

fn dossier<'a>(desk: &Desk, paper: &'a Paper, (edits, sent): (&'a [Edit], &'a Verdict)) -> Option<Dossier<'a>> {
    let (report, set_aside) = (paper.edited.as_deref()?, paper.changes.aside.as_slice());
    Some(Dossier {
        report,
        verdict: &paper.verdict,
        sent,
        set_aside,
        edits,
        earlier: paper.earlier,
        language: desk.language,
    })
}

/// Copies the tables of the report shown.
pub fn copy_tables(desk: &Desk, paper: &Same<Paper>) -> Callback<MouseEvent> {
    on_click(desk, TABLES, [paper.0.clone()].into(), Rest::default())
}

fn on_click(desk: &Desk, export: Export, papers: Rc<[Rc<Paper>]>, rest: Rest) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |_| {
        let said = rest.reason(&desk, export.name).unwrap_or_else(|| export.said(&desk, &papers, &rest));
        desk.act(Action::Say(said.into()));
    })
}

impl Export {
    /// Does it, and says what came of it.
    fn said(&self, desk: &Desk, papers: &[Rc<Paper>], rest: &Rest) -> String {
        let mine: Vec<_> = papers.iter().map(|paper| (edits(paper), paper.sent(desk.language))).collect();
        let dossiers =
            papers.iter().zip(&mine).filter_map(|(paper, (edits, sent))| dossier(desk, paper, (edits, sent)));
        let said = (self.run)(&Taken { desk, papers, dossiers: dossiers.collect(), rest });
        said.unwrap_or_else(|| desk.t("app.export.failed").to_owned())
    }
}

impl Taken<'_> {
    /// The first: what is no list is of that.
    fn one(&self) -> Option<&Dossier<'_>> {
        self.dossiers.first()
    }

    /// What was found in inputs that hold no report or were not checked.
    fn unread(&self) -> Vec<&Verdict> {
        unread(self.papers).chain(self.rest.left.iter()).collect()
    }

    /// A remark on so many, if there are any.
    fn but(&self, key: &str, count: usize) -> String {
        if count == 0 { String::new() } else { self.desk.count(key, count) }
    }

    /// A remark on what was not read or not checked.
    fn left(&self) -> String {
        let unread = self.but("app.export.unread", unread(self.papers).count());
        unread + &self.but("app.export.unchecked", self.rest.left.len())
    }

    fn save(&self, extension: &str, mime: &str, bytes: &[u8]) -> Option<String> {
        let of = self.papers.first().filter(|_| self.papers.len() == 1);
        browser::save(&file_name(of.map(Rc::as_ref), self.desk, extension), mime, bytes)?;
        Some(self.handed(self.desk.t("app.export.saved")) + &self.left())
    }

    /// What is said of what the browser was asked to do. Whether it does so in a frame, only that one's page knows.
    fn handed(&self, done: &str) -> String {
        if browser::is_outermost() { done } else { self.desk.t("app.export.handed") }.to_owned()
    }

    /// The notices on those that ask for something, or on all where none does, with what the user wrote into them.
    fn shown(&self) -> Vec<Shown> {
        // What another one stands for is asked of nobody, but where it is that one that is looked at.
        let asked = |dossier: &Dossier<'_>| !dossier.earlier || self.papers.len() == 1;
        let any = self.dossiers.iter().any(|dossier| asked(dossier) && dossier.asks());
        let mut shown = Vec::new();
        for (of, dossier) in self.papers.iter().filter(|paper| paper.edited.is_some()).zip(&self.dossiers) {
            if asked(dossier) && (!any || dossier.asks()) {
                let made = export::notice_text(dossier);
                let (text, lost) = of.notice(&made);
                shown.push(Shown { of: of.clone(), made, text, lost });
            }
        }
        shown
    }

    /// Shows notices before they leave.
    fn open(&self) -> Option<String> {
        letter::show(self.desk, self.shown());
        Some(String::new())
    }

    /// Copies notices as they would be shown, and says so.
    fn copy_shown(&self, said: &str) -> Option<String> {
        let shown = self.shown();
        let all = shown.len();
        // One is what is asked for.
        let (sent, held): (Vec<Shown>, Vec<Shown>) =
            shown.into_iter().partition(|shown| all == 1 || shown.of.is_sent());
        if !sent.is_empty() {
            self.copy(None, &letter::joined(sent.iter().map(|shown| shown.text.as_str())))?;
        }
        let unsent = held.first().map(|first| {
            let list = [first.of.name(), if held.len() > 1 { "…" } else { "" }].concat();
            self.desk.fill("app.letter.unsent", &[("count", held.len().to_string()), ("list", list)])
        });
        let stale = sent.iter().filter(|shown| !shown.lost.is_empty()).count();
        Some(said.to_owned() + &unsent.unwrap_or_default() + &self.but("app.letter.stale", stale))
    }

    fn copy(&self, html: Option<&str>, text: &str) -> Option<()> {
        browser::copy(html, text).then_some(())
    }

    fn copy_tables(&self, report: &Report) -> Option<()> {
        // They go into a report: with the form's own words, whatever the reader's language is.
        let language = Language::Chinese;
        self.copy(Some(&export::tables_html(report, language)), &export::tables_text(report, language))
    }
}

/// The tables of all added up, or of all but the faulty.
fn sums(taken: &Taken<'_>, sound: bool) -> Option<String> {
    let sums = Sums::of(taken.desk, taken.papers, &taken.rest.left, sound);
    taken.copy_tables(&sums.report)?;
    Some(taken.desk.fill("app.export.sums.done", &[("said", sums.said(taken.desk))]))
}

/// What was found in inputs that hold no report.
fn unread(papers: &[Rc<Paper>]) -> impl Iterator<Item = &Verdict> {
    papers.iter().filter(|paper| paper.edited.is_none()).map(|paper| &*paper.verdict)
}

/// How many equations of the first paper fail.
fn failing(papers: &[Rc<Paper>]) -> usize {
    let identities = papers.first().map_or(&[][..], |paper| &paper.verdict.identities);
    identities.iter().filter(|identity| identity.holds == Some(false)).count()
}

fn edits(paper: &Paper) -> Vec<Edit> {
    let edit =
        |edit: &super::paper::Edit| Edit { cell: edit.id().to_owned(), from: edit.from.clone(), to: edit.to.clone() };
    paper.edits().map(edit).collect()
}

/// The verdict with the user's part in it.
fn json(taken: &Taken<'_>) -> Option<String> {
    let dossier = taken.one()?;
    let findings = &dossier.verdict.findings;
    let serializer = Serializer::json_compatible();
    let value = dossier.verdict.serialize(&serializer).ok()?;
    Reflect::set(&value, &"edits".into(), &dossier.edits.serialize(&serializer).ok()?).ok()?;
    let mut aside = dossier.set_aside.to_vec();
    aside.retain(|aside| findings.iter().any(|finding| aside.holds(finding)));
    Reflect::set(&value, &"set_aside".into(), &aside.as_slice().serialize(&serializer).ok()?).ok()?;
    let text = JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &JsValue::from(2)).ok()?;
    taken.save("json", "application/json", text.as_string()?.as_bytes())
}

/// The name of a file to save: unit, year, and what it is.
fn file_name(paper: Option<&Paper>, desk: &Desk, extension: &str) -> String {
    let report = paper.and_then(|paper| paper.verdict.report.as_ref());
    let unit = report.and_then(|report| report.unit.clone()).unwrap_or_default();
    let year = report.and_then(|report| report.year).map(|year| year.to_string()).unwrap_or_default();
    let name = format!("{unit}{year}{}", desk.t("app.export.name"));
    let safe: String = name.chars().filter(|char| !char.is_control() && !r#"\/:*?"<>|"#.contains(*char)).collect();
    format!("{safe}.{extension}")
}

/// The lines that a printed verdict leaves for the hand.
pub fn signature(desk: &Desk) -> Html {
    html! { <p class="print-only">{ desk.t("app.print.signature") }</p> }
}
