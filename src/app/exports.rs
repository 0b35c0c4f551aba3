//! Exports: what the user leaves with, on the clipboard, as files, on paper.

use super::browser;
use super::desk::{Desk, Same};
use super::paper::Paper;
use super::state::Action;
use gouji::collection::{self, Total};
use gouji::export::{self, Dossier, Edit};
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

/// What can be had of the report shown: values of `data-export` and last parts of the message keys.
const ALL: [&str; 6] = ["tables", "notice", "xlsx", "csv", "json", "print"];

/// What can be had of several reports at once; the last of these only where one was read.
const OF_SEVERAL: [&str; 4] = ["notices", "xlsxs", "csvs", "sums"];

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

fn buttons(desk: &Desk, names: &'static [&'static str], papers: Vec<Rc<Paper>>) -> Html {
    let act = {
        let desk = desk.clone();
        Callback::from(move |name: &'static str| desk.act(Action::Say(said(name, &papers, &desk).into())))
    };
    let button = |name: &&'static str| {
        let (act, name) = (act.clone(), *name);
        html! {
            <button type="button" data-export={name} onclick={move |_: MouseEvent| act.emit(name)}>
                { desk.t(&format!("app.export.{name}")) }
            </button>
        }
    };
    names.iter().map(button).collect()
}

/// Does one thing with the report shown.
pub fn of_one(desk: &Desk, paper: &Same<Paper>, name: &'static str) -> Callback<MouseEvent> {
    let (desk, paper) = (desk.clone(), paper.0.clone());
    Callback::from(move |_| desk.act(Action::Say(said(name, std::slice::from_ref(&paper), &desk).into())))
}

/// Does it, and says what came of it.
fn said(name: &str, papers: &[Rc<Paper>], desk: &Desk) -> String {
    let mut said = match run(name, papers, desk) {
        Some(()) if name == "print" => String::new(),
        Some(()) => match desk.t(&format!("app.export.{name}.done")) {
            "" => desk.t("app.export.saved").to_owned(),
            done => done.to_owned(),
        },
        None => desk.t("app.export.failed").to_owned(),
    };
    let (key, count) = match name {
        "tables" => ("app.export.failing", failing(papers)),
        "sums" => ("app.export.gaps", incomplete(papers)),
        _ => ("app.export.unread", unread(papers).len()),
    };
    if count > 0 {
        said.push_str(&desk.count(key, count));
    }
    said
}

/// `None` where the browser did not let it happen. What is no list is of the first paper.
fn run(name: &str, papers: &[Rc<Paper>], desk: &Desk) -> Option<()> {
    let edits: Vec<Vec<Edit>> = papers.iter().map(|paper| edits(paper)).collect();
    let dossiers = papers.iter().zip(&edits).filter_map(|(paper, edits)| {
        let (report, set_aside) = (paper.edited.as_deref()?, paper.changes.aside.as_slice());
        Some(Dossier { report, verdict: &paper.verdict, set_aside, edits, language: desk.language })
    });
    let dossiers: Vec<Dossier<'_>> = dossiers.collect();
    let dossier = dossiers.first();
    let save = |extension: &str, mime: &str, bytes: &[u8]| {
        let of = papers.first().filter(|_| papers.len() == 1);
        browser::save(&file_name(of.map(Rc::as_ref), desk, extension), mime, bytes)
    };
    let copied = |copied: bool| copied.then_some(());
    match name {
        "tables" => copied(browser::copy(
            Some(&export::tables_html(dossier?.report, desk.language)),
            &export::tables_text(dossier?.report, desk.language),
        )),
        "sums" => {
            let sums = total(papers).report;
            copied(browser::copy(
                Some(&export::tables_html(&sums, desk.language)),
                &export::tables_text(&sums, desk.language),
            ))
        }
        "notice" | "notices" => {
            // The notice on one report says also that nothing is to be changed; among several a line does.
            let (mut notices, mut sound) = (Vec::new(), Vec::new());
            for dossier in &dossiers {
                if name == "notice" || dossier.asks() {
                    notices.push(export::notice_text(dossier));
                } else {
                    sound.push(dossier);
                }
            }
            if !sound.is_empty() {
                let list = sound.iter().map(|dossier| named(dossier, &dossiers)).collect::<Vec<_>>();
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
            copied(browser::copy(None, &notices.join(BETWEEN)))
        }
        "xlsx" => save("xlsx", XLSX, &export::workbook(dossier?)),
        "xlsxs" => save("xlsx", XLSX, &export::workbook_of(&dossiers, &unread(papers))),
        "csv" | "csvs" => save("csv", "text/csv", export::findings_csv(&dossiers, &unread(papers)).as_bytes()),
        "json" => save("json", "application/json", json(dossier?).ok().flatten()?.as_bytes()),
        _ => {
            browser::print();
            Some(())
        }
    }
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

/// The verdict with the user's part in it, as JSON.
fn json(dossier: &Dossier<'_>) -> Result<Option<String>, JsValue> {
    let serializer = Serializer::json_compatible();
    let value = dossier.verdict.serialize(&serializer)?;
    Reflect::set(&value, &"edits".into(), &dossier.edits.serialize(&serializer)?)?;
    Reflect::set(&value, &"set_aside".into(), &dossier.set_aside.serialize(&serializer)?)?;
    let text = JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &JsValue::from(2))?;
    Ok(text.as_string())
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
