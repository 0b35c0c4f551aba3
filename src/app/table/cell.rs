//! One cell of the form: what is stated, how it stands, what it should be.

use super::field::Field;
use crate::app::cells::CellRef;
use crate::app::marks::Standing;
use gouji::number::Number;
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

/// A cell for as long as the form and the language stay.
pub struct Place {
    pub(super) cell: CellRef,
    pub(super) id: AttrValue,
    pub(super) name: AttrValue,
}

/// Everything that the look of a cell depends on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// What stands in it.
    pub text: String,
    /// How it stands.
    pub standing: Standing,
    /// Its total from the parts, where that is not what is stated.
    pub recomputed: Option<Number>,
    /// What the likeliest repair puts there.
    pub repair: Option<Number>,
    /// What stood there before it was edited.
    pub was: Option<String>,
    /// Whether it stands in an equation of the cell that has the attention.
    pub lit: bool,
    /// Whether the pointer is over it.
    pub hovered: bool,
    /// Whether the keyboard enters the table here.
    pub entry: bool,
    /// Whether it is being typed into, and the key that began the typing.
    pub editing: Option<Option<String>>,
}

/// Bytes that a number of the form has at most; what is longer is broken anywhere.
const LONGEST: usize = 9;

/// The cell at a place of the form.
pub fn cell(place: &Place, look: &Look, words: &Words, colspan: Option<AttrValue>) -> Html {
    let mut class = format!("cell {}", look.standing.key());
    let long = look.text.len() > LONGEST;
    for (shown, name) in [
        (look.lit, " lit"),
        (look.was.is_some(), " edited"),
        (look.hovered, " hovered"),
        (long, " long"),
        (look.editing.is_some(), " editing"),
    ] {
        if shown {
            class += name;
        }
    }
    // Two hundred cells: an element that only some looks need is left out of the others.
    let value = if look.was.is_some() || look.standing == Standing::Wrong {
        html! { <span class="value">{ &look.text }</span> }
    } else {
        html! { &look.text }
    };
    html! {
        <td {class} tabindex={if look.entry { "0" } else { "-1" }} {colspan} title={words.of(look.standing)}
            data-cell={place.id.clone()}>
            if let Some(key) = look.editing.clone() {
                <Field cell={place.cell} id={place.id.clone()} name={place.name.clone()} text={look.text.clone()} key_typed={key} />
            } else {
                { value }
                { remarks(look, words) }
            }
        </td>
    }
}

fn remarks(look: &Look, words: &Words) -> Html {
    if look.was.is_none() && look.repair.is_none() && look.recomputed.is_none() {
        return html! {};
    }
    html! {
        <span class="remarks">
            if let Some(was) = &look.was {
                <span class="was"><span class="hidden">{ words.edited }</span><del>{ was }</del></span>
            }
            if let Some(to) = look.repair {
                <ins class="repair"><span class="hidden">{ words.repair }</span>{ to.to_string() }</ins>
            } else if let Some(sum) = look.recomputed {
                <span class="sum"><span class="hidden">{ words.recomputed }</span>{ sum.to_string() }</span>
            }
        </span>
    }
}
