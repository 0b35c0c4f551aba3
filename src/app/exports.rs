//! Exports: what the user leaves with, on the clipboard, as files, on paper.

use super::browser;
use super::desk::{Desk, Same};
use super::paper::Paper;
use super::state::Action;
use gouji::Language;
use gouji::collection::{self, Total};
use gouji::export::{self, Dossier, Edit};
use gouji::report::Report;
use gouji::verdict::Verdict;
use js_sys::{JSON, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// Between the notices on several reports.
const BETWEEN: &str = "\n――――――――――\n\n";

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A remark, and what counts the papers that it is made of.
type But = (&'static str, fn(&[Rc<Paper>]) -> usize);

/// Something that the user can leave with.
struct Export {
    /// Value of `data-export`, and last part of the message key.
    name: &'static str,
    /// What is said when it is done.
    done: &'static str,
    /// Does it; `None` where the browser did not let it happen.
    run: fn(&Taken<'_>) -> Option<()>,
    /// What is said of those that are not in it, or not as they should be.
    but: But,
}

/// What is left with: papers, and the dossiers of those that were read.
struct Taken<'a> {
    desk: &'a Desk,
    papers: &'a [Rc<Paper>],
    dossiers: Vec<Dossier<'a>>,
}

const SAVED: &str = "app.export.saved";
const UNREAD: But = ("app.export.unread", |papers| unread(papers).len());

const TABLES: Export = Export {
    name: "tables",
    done: "app.export.tables.done",
    run: |taken| taken.copy_tables(taken.one()?.report),
    but: ("app.export.failing", failing),
};

/// What can be had of the report shown.
const ALL: [Export; 6] = [
    TABLES,
    Export { name: "notice", done: "app.export.notice.done", run: notice, but: UNREAD },
    Export {
        name: "xlsx",
        done: SAVED,
        run: |taken| taken.save("xlsx", XLSX, &export::workbook(taken.one()?)),
        but: UNREAD,
    },
    CSV,
    Export { name: "json", done: SAVED, run: json, but: UNREAD },
    Export {
        name: "print",
        done: "",
        run: |_| {
            browser::print();
            Some(())
        },
        but: UNREAD,
    },
];

const CSV: Export = Export {
    name: "csv",
    done: SAVED,
    run: |taken| taken.save("csv", "text/csv", export::findings_csv(&taken.dossiers, &unread(taken.papers)).as_bytes()),
    but: UNREAD,
};

/// What can be had of several reports at once; the last of these only where one was read.
const OF_SEVERAL: [Export; 4] = [
    Export { name: "notices", done: "app.export.notices.done", run: notices, but: UNREAD },
    Export {
        name: "xlsxs",
        done: SAVED,
        run: |taken| taken.save("xlsx", XLSX, &export::workbook_of(&taken.dossiers, &unread(taken.papers))),
        but: UNREAD,
    },
    Export { name: "csvs", ..CSV },
    Export {
        name: "sums",
        done: "app.export.sums.done",
        run: |taken| taken.copy_tables(&total(taken.papers).report),
        but: ("app.export.gaps", incomplete),
    },
];

/// The buttons for the report shown.
pub fn exports(desk: &Desk, paper: &Same<Paper>) -> Html {
    html! {
        <section class="exports" aria-labelledby="exports-heading">
            <h2 id="exports-heading">{ desk.t("app.exports") }</h2>
            <p class="actions">{ buttons(desk, &ALL, vec![paper.0.clone()]) }</p>
        </section>
    }
}

/// The buttons for all that are at hand.
pub fn of_several(desk: &Desk, papers: Vec<Rc<Paper>>) -> Html {
    let any = papers.iter().any(|paper| paper.edited.is_some());
    buttons(desk, if any { &OF_SEVERAL } else { &OF_SEVERAL[..3] }, papers)
}

fn buttons(desk: &Desk, exports: &'static [Export], papers: Vec<Rc<Paper>>) -> Html {
    let papers: Rc<[_]> = papers.into();
    let button = |export: &'static Export| {
        html! {
            <button type="button" data-export={export.name} onclick={on_click(desk, export, papers.clone())}>
                { desk.t(&format!("app.export.{}", export.name)) }
            </button>
        }
    };
    exports.iter().map(button).collect()
}

/// Copies the tables of the report shown.
pub fn copy_tables(desk: &Desk, paper: &Same<Paper>) -> Callback<MouseEvent> {
    on_click(desk, &TABLES, [paper.0.clone()].into())
}

fn on_click(desk: &Desk, export: &'static Export, papers: Rc<[Rc<Paper>]>) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |_| desk.act(Action::Say(export.said(&desk, &papers).into())))
}

impl Export {
    /// Does it, and says what came of it.
    fn said(&self, desk: &Desk, papers: &[Rc<Paper>]) -> String {
        let edits: Vec<Vec<Edit>> = papers.iter().map(|paper| edits(paper)).collect();
        let dossiers = papers.iter().zip(&edits).filter_map(|(paper, edits)| {
            let (report, set_aside) = (paper.edited.as_deref()?, paper.changes.aside.as_slice());
            Some(Dossier { report, verdict: &paper.verdict, set_aside, edits, language: desk.language })
        });
        let done = (self.run)(&Taken { desk, papers, dossiers: dossiers.collect() });
        let mut said = desk.t(if done.is_some() { self.done } else { "app.export.failed" }).to_owned();
        let (key, count) = self.but;
        match count(papers) {
            0 => {}
            count => said.push_str(&desk.count(key, count)),
        }
        said
    }
}

impl Taken<'_> {
    /// The first: what is no list is of that.
    fn one(&self) -> Option<&Dossier<'_>> {
        self.dossiers.first()
    }

    fn save(&self, extension: &str, mime: &str, bytes: &[u8]) -> Option<()> {
        let of = self.papers.first().filter(|_| self.papers.len() == 1);
        browser::save(&file_name(of.map(Rc::as_ref), self.desk, extension), mime, bytes)
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

/// The notice on one report says also that nothing is to be changed.
fn notice(taken: &Taken<'_>) -> Option<()> {
    taken.copy(None, &export::notice_text(taken.one()?))
}

/// The notices on those that ask for changes, a line on the others, and what was not read.
fn notices(taken: &Taken<'_>) -> Option<()> {
    let Taken { desk, papers, dossiers } = taken;
    let (asking, sound): (Vec<_>, Vec<_>) = dossiers.iter().partition(|dossier| dossier.asks());
    let mut notices: Vec<String> = asking.into_iter().map(export::notice_text).collect();
    if !sound.is_empty() {
        let list = sound.iter().map(|dossier| named(dossier, dossiers)).collect::<Vec<_>>();
        let list = list.join(desk.t("app.open.and"));
        notices.push(desk.fill("app.export.notices.sound", &[("list", list)]) + "\n");
    }
    let unread = unread(papers);
    if !unread.is_empty() {
        let named = unread.iter().map(|verdict| {
            let message = verdict.error.as_ref().map_or("", |error| &error.message);
            format!("{}\n   {message}\n", verdict.source.name)
        });
        notices.push(format!("{}\n{}", desk.t("export.notices.unread"), named.collect::<String>()));
    }
    taken.copy(None, &notices.join(BETWEEN))
}

/// Unit and year of a report, and the file's name where another has the same.
fn named(dossier: &Dossier<'_>, all: &[Dossier<'_>]) -> String {
    let name = |dossier: &Dossier<'_>| {
        let unit = dossier.report.unit.as_ref().map_or("", |unit| &unit.text);
        dossier.report.year.map_or_else(|| unit.to_owned(), |year| format!("{unit} {year}"))
    };
    let own = name(dossier);
    match all.iter().filter(|other| name(other) == own).count() {
        1 if !own.is_empty() => own,
        _ => format!("{own} {}", dossier.verdict.source.name).trim().to_owned(),
    }
}

/// What was found in inputs that hold no report.
fn unread(papers: &[Rc<Paper>]) -> Vec<&Verdict> {
    papers.iter().filter(|paper| paper.edited.is_none()).map(|paper| &*paper.verdict).collect()
}

/// The tables of all papers, added up.
fn total(papers: &[Rc<Paper>]) -> Total {
    collection::total(&papers.iter().filter_map(|paper| paper.edited.as_deref()).collect::<Vec<_>>())
}

/// How many papers are not in the sums, or not wholly.
fn incomplete(papers: &[Rc<Paper>]) -> usize {
    let mut places: Vec<usize> = total(papers).gaps.iter().map(|gap| gap.place).collect();
    places.dedup();
    places.len() + unread(papers).len()
}

/// How many equations of the first paper fail.
fn failing(papers: &[Rc<Paper>]) -> usize {
    let identities = papers.first().map_or(&[][..], |paper| &paper.verdict.identities);
    identities.iter().filter(|identity| identity.holds == Some(false)).count()
}

fn edits(paper: &Paper) -> Vec<Edit> {
    let Some(report) = &paper.edited else { return Vec::new() };
    let edit =
        |edit: &super::paper::Edit| Edit { cell: edit.cell.id(report), from: edit.from.clone(), to: edit.to.clone() };
    paper.changes.edits.iter().map(edit).collect()
}

/// The verdict with the user's part in it.
fn json(taken: &Taken<'_>) -> Option<()> {
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
