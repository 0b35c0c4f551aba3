//! Source: the input as it came, with everything that was read marked in it.

mod grid;
mod marks;
mod text;

use super::browser;
use super::cells::CellRef;
use super::desk::{Same, use_desk, words};
use super::paper::Paper;
use super::state::{Action, Goal};
use gouji::document::{Block, Document, Format, Note};
use gouji::report::Report;
use marks::Found;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SourcePane`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The report shown.
    pub paper: Same<Paper>,
    /// What was looked at last.
    pub attention: Goal,
}

/// The input with marks.
#[component]
pub fn SourcePane(props: &Props) -> Html {
    let desk = use_desk();
    let paper = &props.paper;
    let found = use_memo((paper.clone(), desk.language), |(paper, _)| Found::new(paper));
    // What is looked at is shown once; marks drawn anew afterwards only need the sign again.
    let selector = selector(paper, props.attention);
    {
        let selector = selector.clone();
        use_effect_with((selector, found.clone()), |(selector, _)| point(selector.as_deref()));
    }
    use_effect_with(selector, |selector| {
        if let Some(selector) = selector {
            browser::show_in("#source", selector);
        }
    });
    let onclick = {
        let (desk, paper) = (desk.clone(), paper.clone());
        Callback::from(move |event: MouseEvent| {
            let report: Option<&Rc<Report>> = paper.read.as_ref();
            let cell = browser::attribute(&event, "data-mark")
                .or_else(|| browser::attribute(&event, "data-number"))
                .zip(report)
                .and_then(|(id, report)| CellRef::find(report, &id));
            let finding = browser::attribute(&event, "data-finding-mark").and_then(|position| position.parse().ok());
            match (cell, finding) {
                (Some(cell), _) => desk.act(Action::Go(Goal::Cell(cell))),
                (None, Some(position)) => desk.act(Action::Go(Goal::Finding(position))),
                (None, None) => {}
            }
        })
    };
    let long = paper.document.text.len() > LONG;
    let class = if long { "pane long" } else { "pane" };
    html! {
        // What is sticky stays within the element around it.
        <div class="beside">
            <section class="source" aria-labelledby="source-heading">
                <h2 id="source-heading">{ desk.t("app.source") }</h2>
                { words("p", "quiet", desk.t("app.source.how")) }
                <div id="source" {class} tabindex="0" role="group" lang="zh-CN" aria-labelledby="source-heading" {onclick}>
                    <Content document={Same(paper.document.clone())} {found} />
                </div>
            </section>
        </div>
    }
}

/// The mark of what the reader looks at. A finding on cells is shown where the first of them stands.
fn selector(paper: &Paper, attention: Goal) -> Option<String> {
    let id = match attention {
        Goal::Cell(cell) => cell.id(paper.read.as_ref()?),
        Goal::Finding(position) => {
            let finding = paper.verdict.findings.get(position)?;
            match finding.cells.first().filter(|_| finding.quote.is_none()) {
                Some(id) => id,
                None => return Some(format!("#source [data-finding-mark='{position}']")),
            }
        }
        _ => return None,
    };
    Some(format!("#source [data-mark='{id}']"))
}

/// Signs the mark in the pane, and no other.
fn point(selector: Option<&str>) {
    while let Some(old) = browser::find("#source .on") {
        old.class_list().remove_1("on").ok();
    }
    if let Some(mark) = selector.and_then(browser::find) {
        mark.class_list().add_1("on").ok();
    }
}

/// Properties of [`Content`].
#[derive(Properties, PartialEq)]
struct ContentProps {
    document: Same<Document>,
    // By value: most edits of cells leave every mark where it was.
    found: Rc<Found>,
}

/// Bytes of text from which on lines out of sight are not laid out.
const LONG: usize = 100_000;

/// Bytes of text that are laid out; a browser takes seconds for more.
const SHOWN: usize = 400_000;

#[component]
fn Content(props: &ContentProps) -> Html {
    let desk = use_desk();
    let document = &props.document;
    let all = !document.notes.iter().any(Note::is_limit);
    let cut = words("p", "cut", desk.t(if all { "app.source.cut" } else { "app.source.cut-off" }));
    if document.format == Format::Text {
        let lines = text::lines(&document.text, SHOWN);
        let complete = lines.last().is_none_or(|(_, end)| *end >= document.text.trim_end().len());
        let is_blank =
            |(start, end): &(usize, usize)| document.text.get(*start..*end).is_none_or(|line| line.trim().is_empty());
        let line = |text::Stretch { start, end, plain }| {
            let text = document.text.get(start..end).unwrap_or_default();
            let marks = props.found.within(start, end);
            let unread = !plain && props.found.unread(start, end);
            html! { <text::Line key={start} text={text::shown(text)} {start} {marks} {unread} {plain} /> }
        };
        let is_plain = |start: usize, end: usize| {
            let digits =
                || document.text.as_bytes().get(start..end).is_some_and(|line| line.iter().any(u8::is_ascii_digit));
            !props.found.marks(start, end) && (!props.found.unread(start, end) || !digits())
        };
        let lines = text::stretches(lines.into_iter().skip_while(is_blank), is_plain);
        return html! { <>{ for lines.into_iter().map(line) }if !complete { { cut } }</> };
    }
    let mut number = 0;
    let mut bytes = 0;
    let mut shown = Vec::new();
    for block in &document.blocks {
        shown.push(match block {
            Block::Line(line) => {
                let (start, end) = (line.source.start as usize, line.source.end as usize);
                bytes += line.text.end.saturating_sub(line.text.start) as usize;
                let text = document.slice(line.text).to_owned();
                html! { <text::Line {text} {start} marks={props.found.within(start, end)} unread={false} /> }
            }
            Block::Grid(grid) => {
                number += 1;
                bytes += grid.rows.len() * 60;
                grid::table(document, grid, number, &props.found)
            }
        });
        if bytes > SHOWN {
            shown.push(cut);
            break;
        }
    }
    shown.into_iter().collect()
}
