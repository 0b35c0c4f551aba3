//! One row of a table, drawn again only where something in it changed.

use super::cell::{self, Look};
use super::frame::Frame;
use crate::app::desk::Same;
use gouji::form::{Content, PrintedCell};
use yew::prelude::*;

/// Properties of [`Row`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The table.
    pub frame: Same<Frame>,
    /// Which row.
    pub row: usize,
    /// The looks of its values, from left to right.
    pub looks: Vec<Look>,
}

/// A row of headers and values.
#[component]
pub fn Row(props: &Props) -> Html {
    let frame = &props.frame;
    let Some(row) = frame.rows.get(props.row) else { return html! {} };
    let mut looks = props.looks.iter();
    let cell = |(cell, words, group): &(PrintedCell, &'static str, Option<AttrValue>)| match cell.content {
        Content::Value(index) => match frame.places.get(usize::from(index)).zip(looks.next()) {
            Some((place, look)) => cell::cell(place, look, &frame.words, span(cell.column_span)),
            None => html! { <td /> },
        },
        _ => header(cell, words, group.clone()),
    };
    html! { <tr>{ for row.iter().map(cell) }</tr> }
}

fn span(span: u16) -> Option<AttrValue> {
    (span > 1).then(|| span.to_string().into())
}

fn header(cell: &PrintedCell, words: &'static str, group: Option<AttrValue>) -> Html {
    let (rowspan, colspan) = (span(cell.row_span), span(cell.column_span));
    let scope = match (cell.content.heads_rows(), rowspan.is_some(), colspan.is_some()) {
        (true, true, _) => "rowgroup",
        (true, false, _) => "row",
        (false, _, true) => "colgroup",
        (false, ..) => "col",
    };
    let class = match cell.content {
        Content::RowGroup(_) => "row-group",
        Content::Row(_) => "row-name",
        Content::Words(_) => "fixed",
        Content::Caption(_) => "caption",
        _ => "column-name",
    };
    // The words of a group of rows stand upright, their cell does not; those over several columns stay in sight.
    let words = if class == "row-group" || scope == "colgroup" {
        html! { <span>{ words }</span> }
    } else {
        html! { words }
    };
    html! { <th {scope} {class} {rowspan} {colspan} data-group={group}>{ words }</th> }
}
