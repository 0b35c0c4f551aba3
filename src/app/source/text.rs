//! Text of the source, a line each, so that a change draws only the lines it is in; lines without marks stand together, so
//! that a long text does not make thousands of elements.

use super::marks::{Kind, Mark};
use crate::app::desk::class_of;
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

/// Lines without marks that stand together, at most.
const TOGETHER: usize = 40;

/// One line, or several without marks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Its first byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Whether nothing in it is marked.
    pub plain: bool,
}

/// Lines by their bytes, those without marks together.
pub fn stretches(lines: impl Iterator<Item = (usize, usize)>, is_plain: impl Fn(usize, usize) -> bool) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut together = 0;
    for (start, end) in lines {
        let plain = is_plain(start, end);
        match stretches.last_mut().filter(|last| plain && last.plain && together < TOGETHER) {
            Some(last) => {
                last.end = end;
                together += 1;
            }
            None => {
                stretches.push(Stretch { start, end, plain });
                together = 1;
            }
        }
    }
    stretches
}

/// A text as it is shown.
pub fn shown(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
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
    /// Whether it may be several lines without marks.
    #[prop_or_default]
    pub plain: bool,
}

/// One line with its marks.
#[component]
pub fn Line(props: &Props) -> Html {
    let class = if props.plain { "line lines" } else { "line" };
    html! { <div {class}>{ pieces(props, &props.marks, 0, props.text.len()) }</div> }
}

/// A part of the line with the marks that begin in it; those that begin within another stand inside it.
fn pieces(props: &Props, marks: &[Mark], from: usize, end: usize) -> Html {
    let mut pieces = Vec::new();
    let (mut done, mut rest) = (from, marks);
    while let Some((mark, after)) = rest.split_first() {
        let place = |at: usize| at.saturating_sub(props.start).min(end);
        let (from, to) = (place(mark.range.start), place(mark.range.end));
        let inner = after.partition_point(|other| other.range.start < mark.range.end);
        let (inner, others) = after.split_at(inner);
        rest = others;
        let Some(before) = props.text.get(done..from) else { continue };
        pieces.push(plain(before, props.unread));
        pieces.push(marked(
            &mark.kind,
            match inner.is_empty() {
                true => html! { { props.text.get(from..to).unwrap_or_default() } },
                false => self::pieces(props, inner, from, to),
            },
        ));
        done = to;
    }
    pieces.push(plain(props.text.get(done..end).unwrap_or_default(), props.unread));
    pieces.into_iter().collect()
}

fn marked(kind: &Kind, text: Html) -> Html {
    match kind {
        Kind::Cell(id, state) => html! { <mark class={*state} data-mark={*id}>{ text }</mark> },
        Kind::Finding(position, level) => {
            html! { <mark class={class_of(&["found", level])} data-finding-mark={position.to_string()}>{ text }</mark> }
        }
        Kind::Number(class, Some(cell)) => {
            html! { <mark class={class_of(&["number", class])} data-number={cell.clone()}>{ text }</mark> }
        }
        Kind::Number(class, None) => html! { <mark class={class_of(&["number", class])}>{ text }</mark> },
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
