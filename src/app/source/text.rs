//! Text of the source, a line each, so that a change draws only the lines it is in.

use super::marks::{Kind, Mark};
use yew::prelude::*;

/// The lines of a text by their bytes, until about `limit` bytes are laid out.
pub fn lines(text: &str, limit: usize) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        lines.push((start, end - (line.len() - line.trim_end_matches(['\n', '\r']).len())));
        start = end;
        if start > limit {
            break;
        }
    }
    lines
}

/// Properties of [`Line`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What stands in it.
    pub text: String,
    /// Its first byte in the source.
    pub start: usize,
    /// The marks in it, in order.
    pub marks: Vec<Mark>,
    /// Whether numbers outside the marks were left unread.
    pub unread: bool,
}

/// One line with its marks.
#[component]
pub fn Line(props: &Props) -> Html {
    let mut pieces = Vec::new();
    let mut done = 0;
    for mark in &props.marks {
        let (from, to) = (mark.range.start.saturating_sub(props.start), mark.range.end.saturating_sub(props.start));
        let to = to.min(props.text.len());
        let (Some(before), Some(marked)) = (props.text.get(done..from), props.text.get(from..to)) else { continue };
        pieces.push(plain(before, props.unread));
        pieces.push(self::marked(&mark.kind, marked));
        done = to;
    }
    pieces.push(plain(props.text.get(done..).unwrap_or_default(), props.unread));
    html! { <div class="line">{ for pieces }</div> }
}

fn marked(kind: &Kind, text: &str) -> Html {
    match kind {
        Kind::Cell(id, state) => html! { <mark class={*state} data-mark={id.clone()}>{ text }</mark> },
        Kind::Finding(position, level) => {
            html! { <mark class={classes!("found", *level)} data-finding-mark={position.to_string()}>{ text }</mark> }
        }
        Kind::Number(class, Some(cell)) => {
            html! { <mark class={classes!("number", *class)} data-number={cell.clone()}>{ text }</mark> }
        }
        Kind::Number(class, None) => html! { <mark class={classes!("number", *class)}>{ text }</mark> },
        Kind::Heading => html! { <strong>{ text }</strong> },
    }
}

/// Text that no mark covers. A number that fills a field of a table there was not read.
fn plain(text: &str, unread: bool) -> Html {
    if !unread || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return html! { { text } };
    }
    let fields = text.split_inclusive(['\t', '|', ' ']).map(|field| {
        let number = field.trim_end_matches(['\t', '|', ' ']);
        let rest = field.get(number.len()..).unwrap_or_default();
        let digits = number.bytes().any(|byte| byte.is_ascii_digit());
        match digits && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-')) {
            true => html! { <><mark class="unread">{ number }</mark>{ rest }</> },
            false => html! { { field } },
        }
    });
    html! { <>{ for fields }</> }
}
