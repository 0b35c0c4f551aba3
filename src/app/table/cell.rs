//! One cell of the form: what is stated, how it stands, what it should be.

use super::Props;
use super::field::Field;
use crate::app::cells::CellRef;
use crate::app::marks::{Mark, Standing};
use gouji::form::CellIndex;
use yew::prelude::*;

/// The words that cells show, looked up once a language.
pub struct Words {
    pub(super) standings: [(Standing, &'static str); 8],
    pub(super) recomputed: &'static str,
    pub(super) repair: &'static str,
    pub(super) edited: &'static str,
}

impl Words {
    fn of(&self, standing: Standing) -> &'static str {
        self.standings.iter().find(|(other, _)| *other == standing).map_or("", |(_, words)| words)
    }
}

/// What the cells of a table have in common.
pub struct Context<'a> {
    pub(super) props: &'a Props,
    pub(super) hover: Option<CellRef>,
    pub(super) words: &'a Words,
    pub(super) names: &'a [String],
}

impl Context<'_> {
    /// The cell at an index.
    pub fn cell(&self, index: CellIndex, colspan: Option<String>) -> Html {
        let Props { paper, kind, cell: looked, editing, .. } = self.props;
        let of = CellRef { table: *kind, index };
        let found = paper.edited.as_ref().and_then(|report| Some((report, of.of(report)?)));
        let (Some((report, cell)), Some(mark)) = (found, paper.marks.at(of)) else { return html! { <td /> } };
        let related =
            |other: &Option<CellRef>| other.is_some_and(|other| other != of && paper.marks.related(other, of));
        let edit = paper.edit_of(of);
        let class = classes!(
            "cell",
            mark.standing.key(),
            (related(looked) || related(&self.hover)).then_some("lit"),
            edit.map(|_| "edited"),
            (self.hover == Some(of)).then_some("hovered"),
        );
        let first = looked.is_none() && index == 0;
        let tabindex = if *looked == Some(of) || first { "0" } else { "-1" };
        let key = editing.as_ref().filter(|(cell, _)| *cell == of).map(|(_, key)| key.clone());
        let standing = self.words.of(mark.standing);
        html! {
            <td role="gridcell" {class} {tabindex} {colspan} title={standing}
                data-cell={of.id(report)} data-standing={mark.standing.key()}>
                if let Some(key) = key {
                    <Field cell={of} id={of.id(report)} name={self.names.get(usize::from(index)).cloned().unwrap_or_default()}
                        text={cell.text.clone()} key_typed={key} />
                } else {
                    <span class="value">{ &cell.text }</span>
                    { self.remarks(mark, edit.map(|edit| edit.from.as_str())) }
                    <span class="hidden">{ standing }</span>
                }
            </td>
        }
    }

    fn remarks(&self, mark: &Mark, was: Option<&str>) -> Html {
        html! {
            <>
                if let Some(was) = was {
                    <span class="was"><span class="hidden">{ self.words.edited }</span><del>{ was }</del></span>
                }
                if let Some(to) = mark.repair {
                    <ins class="repair"><span class="hidden">{ self.words.repair }</span>{ to.to_string() }</ins>
                } else if let Some(sum) = mark.recomputed {
                    <span class="sum"><span class="hidden">{ self.words.recomputed }</span>{ sum.to_string() }</span>
                }
            </>
        }
    }
}
