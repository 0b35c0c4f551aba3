//! Styles: what of a page they hide, in an element's own style and in the page's rules for one class.

use super::token::Tag;

/// How much of its content a style shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    Shown,
    /// It may not be seen: white, or moved away.
    Doubtful,
    /// Not seen where it stands inside a line; elsewhere what stands in it may have a size of its own.
    Small,
    /// Not seen, though it keeps its place.
    Faded,
    /// Not there.
    Gone,
}

/// Classes that every sheet hides: text that is only read aloud, beside its like that is seen.
const READ_ALOUD: [&str; 4] = ["sr-only", "visually-hidden", "screen-reader-text", "katex-mathml"];

/// Rules that are kept of a page, at most: each element is compared with all of them.
const MOST_RULES: usize = 64;

/// The rules of a page's own sheets that say of one class whether it is shown.
#[derive(Debug, Default)]
pub struct Sheet<'a> {
    /// Name of the element, empty for any, the class, and a style that hides, strikes out or raises it.
    rules: Vec<(&'a str, &'a str, &'a str)>,
    /// Selectors of what is shown: a class that stands there too may be hidden or not.
    showing: Vec<&'a str>,
}

impl<'a> Sheet<'a> {
    /// Adds the rules of a sheet. Those for other media and for other than one class are left out.
    pub fn add(&mut self, mut css: &'a str) {
        loop {
            css = css.trim_start().trim_start_matches("<!--").trim_start();
            if let Some(comment) = css.strip_prefix("/*") {
                css = comment.split_once("*/").map_or("", |(_, rest)| rest);
                continue;
            }
            let Some((selectors, rest)) = css.split_once('{') else { return };
            let selectors = selectors.rsplit(['}', ';']).next().unwrap_or_default().trim();
            if selectors.starts_with('@') {
                css = after_block(rest);
                continue;
            }
            let (style, rest) = rest.split_once('}').unwrap_or((rest, ""));
            css = rest;
            let look = look(style);
            if look == Look::Shown && shows(style) && self.showing.len() < MOST_RULES {
                self.showing.push(selectors);
            }
            let counts = look > Look::Shown || strikes(style) || lifts(style).is_some();
            for selector in selectors.split(',').map(str::trim).filter(|_| counts) {
                let Some((name, class)) = selector.split_once('.') else { continue };
                let is_name = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
                if name.chars().chain(class.chars()).all(is_name) && self.rules.len() < MOST_RULES {
                    self.rules.push((name, class, style));
                }
            }
        }
    }

    /// What becomes of an element by its classes.
    fn look(&self, tag: &Tag) -> Look {
        let Some(classes) = tag.attribute("class") else { return Look::Shown };
        if classes.split_whitespace().any(|class| READ_ALOUD.contains(&class)) {
            return Look::Small;
        }
        let shown = |class: &str| self.showing.iter().any(|selectors| selectors.contains(class));
        let hides = |(class, style)| Some(look(style)).filter(|look| *look > Look::Shown && !shown(class));
        self.of_classes(tag).find_map(hides).unwrap_or(Look::Shown)
    }

    /// The rules for the classes of an element: the class and the declarations of each.
    fn of_classes<'s>(&'s self, tag: &'s Tag<'a>) -> impl Iterator<Item = (&'s str, &'s str)> {
        let own = tag.attribute("class").unwrap_or_default();
        let is_of = move |(name, class, _): &&(&str, &str, &str)| {
            (name.is_empty() || name.eq_ignore_ascii_case(tag.name)) && own.split_whitespace().any(|own| own == *class)
        };
        self.rules.iter().filter(is_of).map(|(_, class, style)| (*class, *style))
    }

    /// The styles of an element that may strike its text out or raise it: its own, and those of its classes.
    pub fn styles<'s>(&'s self, tag: &'s Tag<'a>) -> impl Iterator<Item = &'s str> {
        tag.attribute("style").into_iter().chain(self.of_classes(tag).map(|(_, style)| style))
    }

    /// What becomes of an element. Whole blocks are shown by scripts, and come into view: only their own style takes
    /// them away.
    pub fn of(&self, tag: &Tag, is_block: bool) -> Look {
        if tag.attribute("hidden").is_some() {
            return Look::Gone;
        }
        let own = tag.attribute("style").map_or(Look::Shown, look);
        if is_block { own } else { own.max(self.look(tag)) }
    }
}

/// What stands behind the block that is open.
fn after_block(css: &str) -> &str {
    let mut depth = 1usize;
    for (at, c) in css.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &css[at + 1..];
        }
    }
    ""
}

/// The rules of a style: name and value.
fn rules(style: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = style.split(';').filter_map(|rule| rule.split_once(':'));
    pairs.map(|(name, value)| (name.trim(), value.split('!').next().unwrap_or_default().trim()))
}

fn is(text: &str, wanted: &str) -> bool {
    text.eq_ignore_ascii_case(wanted)
}

/// Whether a style says that its element is shown.
fn shows(style: &str) -> bool {
    rules(style).any(|(name, value)| {
        is(name, "display") && !is(value, "none") || is(name, "visibility") && is(value, "visible")
    })
}

/// How much a style shows.
fn look(style: &str) -> Look {
    let any = |name: &str, value: &str| rules(style).any(|(own, text)| is(own, name) && is(text, value));
    let look = rules(style).map(|(name, value)| look_of(name, value)).max().unwrap_or(Look::Shown);
    // What is too large for its box is seen all the same, unless that says otherwise.
    match look {
        Look::Doubtful if any("overflow", "hidden") => Look::Small,
        _ => look,
    }
}

fn look_of(name: &str, value: &str) -> Look {
    let any = |names: &[&str], text: &str| names.iter().any(|name| is(name, text));
    let is_zero = || {
        let digits = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
        digits.contains('0') && digits.bytes().all(|byte| matches!(byte, b'0' | b'.'))
    };
    let is_far = || value.strip_prefix('-').is_some_and(|far| far.bytes().take_while(u8::is_ascii_digit).count() > 2);
    match () {
        () if is(name, "display") && is(value, "none") || is(name, "mso-hide") && is(value, "all") => Look::Gone,
        () if is(name, "visibility") && any(&["hidden", "collapse"], value) => Look::Faded,
        () if is(name, "opacity") && is_zero() => Look::Faded,
        () if is(name, "font-size") && is_zero() => Look::Small,
        () if any(&["left", "top"], name) && is_far() || is(name, "transform") && is(value, "scale(0)") => Look::Small,
        () if is(name, "clip") && value.starts_with("rect(") => Look::Small,
        () if is(name, "color") && any(&["#fff", "#ffffff", "white", "transparent"], value) => Look::Doubtful,
        () if any(&["text-indent", "margin-left"], name) && is_far() => Look::Doubtful,
        () if any(&["width", "height", "max-width", "max-height"], name) && is_zero() => Look::Doubtful,
        () => Look::Shown,
    }
}

/// Whether a style raises its text (`true`) or lowers it.
pub fn lifts(style: &str) -> Option<bool> {
    let mut aligned = rules(style).filter(|(name, _)| is(name, "vertical-align")).map(|(_, value)| value);
    aligned.find_map(|value| if is(value, "super") { Some(true) } else { is(value, "sub").then_some(false) })
}

/// Whether a style strikes its text out.
pub fn strikes(style: &str) -> bool {
    rules(style).any(|(name, value)| {
        (is(name, "text-decoration") || is(name, "text-decoration-line"))
            && value.split_whitespace().any(|line| is(line, "line-through"))
    })
}
