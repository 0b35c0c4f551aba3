//! Tables of the source, for documents that have them.

use super::marks::Found;
use gouji::document::{Cell, Document, Grid};
use yew::prelude::*;

/// A grid of the document, the cells that were read marked. `number` counts grids from 1.
pub fn table(document: &Document, grid: &Grid, number: u32, found: &Found) -> Html {
    let row = |(row, cells): (u32, &[Cell])| html! { <tr>{ for cells.iter().map(|cell| self::cell(document, (row, cell), number, found)) }</tr> };
    html! {
        <table class="grid">
            if let Some(name) = &grid.name { <caption>{ name }</caption> }
            <tbody>{ for grid.rows().map(row) }</tbody>
        </table>
    }
}

fn cell(document: &Document, (row, cell): (u32, &Cell), number: u32, found: &Found) -> Html {
    let text = document.slice(cell.text);
    let span = |span: u16| (span > 1).then(|| span.to_string());
    let content = match found.cell(number, row + 1, u32::from(cell.column) + 1) {
        Some((id, state)) => html! { <mark class={state} data-mark={id.to_owned()}>{ text }</mark> },
        None if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            html! { <mark class="unread">{ text }</mark> }
        }
        None => html! { { text } },
    };
    html! { <td rowspan={span(cell.row_span)} colspan={span(cell.column_span)}>{ content }</td> }
}
