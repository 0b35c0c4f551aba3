//! Exports: what the user leaves with, on the clipboard, as files, on paper.

use super::browser;
use super::desk::{Desk, Same};
use super::paper::Paper;
use super::state::Action;
use gouji::export::{self, Dossier, Edit};
use js_sys::{JSON, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use yew::prelude::*;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What can be had.
#[derive(Clone, Copy)]
enum Export {
    Tables,
    Notice,
    Workbook,
    Csv,
    Json,
    Print,
}

/// Each with the last part of its message key.
const ALL: [(Export, &str); 6] = [
    (Export::Tables, "tables"),
    (Export::Notice, "notice"),
    (Export::Workbook, "xlsx"),
    (Export::Csv, "csv"),
    (Export::Json, "json"),
    (Export::Print, "print"),
];

/// The buttons.
pub fn exports(desk: &Desk, paper: &Same<Paper>) -> Html {
    let button = |(export, name): (Export, &'static str)| {
        let onclick = {
            let (desk, paper) = (desk.clone(), paper.clone());
            Callback::from(move |_: MouseEvent| {
                let said = match run(export, &paper, &desk) {
                    Some(()) => desk.t(&format!("app.export.{name}.done")),
                    None => desk.t("app.export.failed"),
                };
                desk.act(Action::Say(said.into()));
            })
        };
        html! { <button type="button" data-export={name} {onclick}>{ desk.t(&format!("app.export.{name}")) }</button> }
    };
    html! {
        <section class="exports" aria-labelledby="exports-heading">
            <h2 id="exports-heading">{ desk.t("app.exports") }</h2>
            <p class="actions">{ for ALL.into_iter().map(button) }</p>
        </section>
    }
}

/// `None` where the browser did not let it happen.
fn run(export: Export, paper: &Paper, desk: &Desk) -> Option<()> {
    let report = paper.edited.as_ref()?;
    let edit =
        |edit: &super::paper::Edit| Edit { cell: edit.cell.id(report), from: edit.from.clone(), to: edit.to.clone() };
    let edits: Vec<Edit> = paper.changes.edits.iter().map(edit).collect();
    let dossier = Dossier {
        report,
        verdict: &paper.verdict,
        set_aside: &paper.changes.aside,
        edits: &edits,
        language: desk.language,
    };
    let copied = |copied: bool| copied.then_some(());
    match export {
        Export::Tables => copied(browser::copy(
            Some(&export::tables_html(report, desk.language)),
            &export::tables_text(report, desk.language),
        )),
        Export::Notice => copied(browser::copy(None, &export::notice_text(&dossier))),
        Export::Workbook => browser::save(&name(paper, desk, "xlsx"), XLSX, &export::workbook(&dossier)),
        Export::Csv => {
            let csv = export::findings_csv(&[dossier]);
            browser::save(&name(paper, desk, "csv"), "text/csv", csv.as_bytes())
        }
        Export::Json => {
            let json = json(&dossier).ok().flatten()?;
            browser::save(&name(paper, desk, "json"), "application/json", json.as_bytes())
        }
        Export::Print => {
            browser::print();
            Some(())
        }
    }
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
fn name(paper: &Paper, desk: &Desk, extension: &str) -> String {
    let report = paper.verdict.report.as_ref();
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
