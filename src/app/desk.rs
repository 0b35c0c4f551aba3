//! Desk: what every component has at hand, the words and the way to act.

use super::state::{Action, Goal, State};
use gouji::Language;
use gouji::messages;
use std::ops::Deref;
use std::rc::Rc;
use yew::prelude::*;

/// Words and actions.
#[derive(Clone, PartialEq)]
pub struct Desk {
    /// Language of the words.
    pub language: Language,
    /// Where actions go.
    pub act: UseReducerDispatcher<State>,
}

impl Desk {
    /// A word of the page.
    pub fn t(&self, key: &str) -> &'static str {
        messages::text(self.language, key)
    }

    /// A sentence of the page with a count.
    pub fn count(&self, key: &str, count: usize) -> String {
        self.fill(key, &[("count", count.to_string())])
    }

    /// A sentence of the page with values.
    pub fn fill(&self, key: &str, values: &[(&str, String)]) -> String {
        messages::fill(self.t(key), values)
    }

    /// What a button does, and to what: a name that no other has.
    pub fn of(&self, key: &str, of: &str) -> String {
        self.fill("app.of", &[("what", self.t(key).to_owned()), ("of", of.to_owned())])
    }

    /// A button, and for those who hear it to what it does so.
    pub fn button(&self, class: &'static str, key: &str, of: &str, onclick: Callback<MouseEvent>) -> Html {
        self.named(class, key, (self.of(key, of), None), onclick)
    }

    /// What a button does, and with which of a list.
    pub fn number(&self, key: &str, number: usize) -> String {
        self.fill("app.number", &[("what", self.t(key).to_owned()), ("number", number.to_string())])
    }

    /// A button of one of a list, by its number; the words of its heading describe it.
    pub fn numbered(
        &self,
        class: &'static str,
        key: &str,
        (number, heading): (usize, &str),
        onclick: Callback<MouseEvent>,
    ) -> Html {
        self.named(class, key, (self.number(key, number), Some(heading.to_owned())), onclick)
    }

    fn named(
        &self,
        class: &'static str,
        key: &str,
        (name, described): (String, Option<String>),
        onclick: Callback<MouseEvent>,
    ) -> Html {
        html! {
            <button type="button" {class} aria-label={name} aria-describedby={described} {onclick}>{ self.t(key) }</button>
        }
    }

    /// Takes the reader somewhere.
    pub fn go(&self, goal: Goal) -> Callback<MouseEvent> {
        self.does(Action::Go(goal))
    }

    /// Does something.
    pub fn act(&self, action: Action) {
        self.act.dispatch(action);
    }

    /// A handler that does one thing, whatever the event is.
    pub fn does(&self, action: Action) -> Callback<MouseEvent> {
        self.on(move || action.clone())
    }

    /// A handler that does something whatever the event is.
    pub fn on<E>(&self, action: impl Fn() -> Action + 'static) -> Callback<E> {
        let act = self.act.clone();
        Callback::from(move |_| act.dispatch(action()))
    }
}

/// A button with words.
pub fn press(class: &'static str, words: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" {class} {onclick}>{ words }</button> }
}

/// The same with an id.
pub fn press_id(id: &'static str, words: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" {id} {onclick}>{ words }</button> }
}

/// An element that holds words alone: made by a call, it is a tenth of what it is as markup.
pub fn words(name: &'static str, class: &'static str, words: impl Into<AttrValue>) -> Html {
    element(name, class, words.into())
}

fn element(name: &'static str, class: &'static str, words: AttrValue) -> Html {
    let class = (!class.is_empty()).then_some(class);
    html! { <@{name} {class}>{ words }</@> }
}

/// Words in which no number is parted from what it counts.
pub fn kept(words: &str) -> Html {
    let mut pieces = Vec::new();
    let mut rest = words;
    while let Some((before, number, after)) = counted(rest) {
        pieces.push(html! { <>{ before }<span class="kept">{ number }</span></> });
        rest = after;
    }
    html! { <>{ for pieces }{ rest }</> }
}

/// The first number with the blank and the word behind it, and what stands around them.
fn counted(words: &str) -> Option<(&str, &str, &str)> {
    let start = words.find(|char: char| char.is_ascii_digit())?;
    let (before, rest) = words.split_at(start);
    let digits = rest.find(|char: char| !char.is_ascii_digit()).unwrap_or(rest.len());
    let word = rest[digits..].strip_prefix(' ').map_or(0, |word| {
        let first = word.chars().next().map_or(0, char::len_utf8);
        1 + word.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(word.len()).max(first)
    });
    let (number, after) = rest.split_at(digits + word);
    Some((before, number, after))
}

/// The classes of an element; those that do not apply are empty.
pub fn class_of(classes: &[&str]) -> String {
    classes.join(" ")
}

/// A class that applies only so.
pub fn when(applies: bool, class: &'static str) -> &'static str {
    if applies { class } else { "" }
}

/// What a message says first.
pub fn first_sentence(text: &str) -> &str {
    let end = text.find('。').or_else(|| text.find(". "));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// For a button that does nothing now: disabled, it would lose the keyboard.
pub fn off(works: bool) -> Option<&'static str> {
    (!works).then_some("true")
}

/// The desk of the page.
#[hook]
pub fn use_desk() -> Desk {
    // Every component hangs below the provider in `App`.
    match use_context::<Desk>() {
        Some(desk) => desk,
        None => unreachable!("no desk"),
    }
}

/// Shared data that is the same only if it is the same object: a cheap comparison for properties.
#[derive(Debug)]
pub struct Same<T>(pub Rc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Same<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
