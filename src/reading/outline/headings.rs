//! The headings of the six sections, with their number, with another or with none, on a line of their own or within one.

use crate::form;
use crate::order::within;
use crate::reading::normal::{normalize, normalize_into};
use crate::reading::passages;
use crate::reading::scan::{Heading, Scan};
use crate::reading::stream::{RowKind, Stream};
use crate::reading::value::Shape;
use crate::reading::vocabulary::{LONGEST_LABEL, Term, of_part, vocabulary};
use std::ops::Range;

/// The headings of the report and the atoms of its list of contents, which names them one behind the other before they
/// come.
pub fn headings<'a>(scan: &'a Scan, stream: &Stream<'_>, atoms: &Range<usize>) -> (&'a [Heading], Range<usize>) {
    let all = within(&scan.headings, atoms.clone(), |heading| heading.atom);
    // Lesser headings and the numbers of pages may stand between.
    let is_line = |atom: usize| stream.text(atom).len() <= LONGEST_LABEL && !stream.text(atom).contains('。');
    let follows = |pair: &&[Heading]| pair[0].number < pair[1].number && (pair[0].atom + 1..pair[1].atom).all(is_line);
    let listed = all.windows(2).take_while(follows).count() + 1;
    let Some((contents, own)) = all.split_at_checked(listed) else { return (all, 0..0) };
    let repeated = |heading: &Heading| own.iter().any(|other| other.number == heading.number);
    match contents {
        [first, _, .., last] if contents.iter().all(repeated) => {
            let is_number = |atom: &usize| {
                matches!(stream.shape(*atom), Shape::Number | Shape::Blank)
                    || passages::is_page_mark(stream.text(*atom))
            };
            let numbers = (last.atom + 1..atoms.end).take_while(is_number).count();
            (own, first.atom..last.atom + 1 + numbers)
        }
        _ => (all, 0..0),
    }
}

/// Adds headings whose words are those of any text (总体情况) and which lost their number, as lists that a program numbers
/// do when copied, that have the number of another section or a note behind them, or their own number and other words:
/// where the section has no other heading, alone in a line between its neighbours.
pub fn add_short(stream: &Stream<'_>, atoms: &Range<usize>, headings: &mut Vec<Heading>) -> Vec<Begun> {
    let mut begun = Vec::new();
    if headings.len() < 2 || !headings.is_sorted_by_key(|heading| heading.number) {
        return begun;
    }
    let find = |mut atoms: Range<usize>, is_it: &dyn Fn(&str) -> bool| {
        atoms.find(|atom| {
            let text = stream.text(*atom);
            text.len() <= LONGEST_LABEL
                && stream.row_of(*atom).is_some_and(|row| row.kind == RowKind::Line)
                && is_it(text)
        })
    };
    for number in 1..=6 {
        let at = headings.partition_point(|heading| heading.number < number);
        if headings.get(at).is_some_and(|heading| heading.number == number) {
            continue;
        }
        let start = at.checked_sub(1).map_or(atoms.start, |before| headings[before].atom + 1);
        let end = headings.get(at).map_or(atoms.end, |next| next.atom);
        let named = || find(start..end, &|text| is_named(number, text));
        if let Some(atom) = find(start..end, &|text| is_worded(number, text)).or_else(named) {
            headings.insert(at, Heading { number, atom });
        } else if let Some(found) = (start..end).find_map(|atom| Some((atom, begins(number, stream.text(atom))?))) {
            headings.insert(at, Heading { number, atom: found.0 });
            begun.push(found);
        }
    }
    // Two that stand in each other's place.
    let first = headings[0].atom;
    for number in 1..=6 {
        if !headings.iter().any(|heading| heading.number == number)
            && let Some(atom) = find(first..atoms.end, &|text| is_worded(number, text))
        {
            headings.insert(headings.partition_point(|heading| heading.atom < atom), Heading { number, atom });
        }
    }
    begun
}

/// The atom of a heading that its section begins right behind, and the bytes before that.
pub type Begun = (usize, usize);

/// Where the section begins in that atom, if it is one of those.
pub fn beginning(begun: &[Begun], atom: usize) -> Option<usize> {
    begun.iter().find(|(heading, _)| *heading == atom).map(|(_, end)| *end)
}

/// Whether a heading has the words of the form. Punctuation, blanks and what a reader added before or behind it, other than
/// a note, do not make another wording.
pub fn is_of_the_form(number: u8, text: &str) -> bool {
    let wordings = usize::from(number).checked_sub(1).and_then(|at| form::HEADINGS.get(at));
    let fixed = wordings.and_then(|wordings| wordings.first());
    let is_fixed = |fixed: &&str| text.contains(fixed) || normalize(text).contains(&normalize(fixed));
    (!text.ends_with(['）', ')']) || text.contains("单位")) && fixed.is_some_and(is_fixed)
}

/// Whether a text is the heading of a section, with no number or its own, or with another where it is no word of any text;
/// a note in brackets may stand behind it (一、总体情况（黑体三号）).
fn is_worded(number: u8, text: &str) -> bool {
    let part = of_part(text.trim());
    let text = part.as_deref().unwrap_or(text.trim());
    let (text, _) = text.strip_suffix(['）', ')']).and_then(|text| text.rsplit_once(['（', '('])).unwrap_or((text, ""));
    let own = form::NUMERALS[usize::from(number - 1)];
    let words = text.strip_prefix(form::NUMERALS).filter(|words| text.starts_with(own) || words.chars().count() > 8);
    let mut label = String::from(own);
    normalize_into(words.unwrap_or(text), &mut label);
    let is_heading = |term: &Term| matches!(term, Term::Heading(found) if *found == number);
    vocabulary().exact(&label).is_some_and(|entry| entry.terms.iter().any(is_heading))
}

/// 五、存在的不足及下一步工作打算: whether a text has the number of a section and tells of what stands there.
fn is_named(number: u8, text: &str) -> bool {
    let index = usize::from(number - 1);
    let own = text.trim_start().trim_start_matches('第').strip_prefix(form::NUMERALS[index]).map(str::trim_start);
    own.and_then(|own| own.strip_prefix(['、', '．', '.']).or(own.strip_prefix("部分"))).is_some_and(|own| {
        !own.contains(['，', '。', '；', '：']) && form::SAID[index].iter().any(|word| own.contains(word))
    })
}

/// Bytes of the heading that a text begins with, the text of its section right behind it: 六、其他需要报告的事项。无。
fn begins(number: u8, text: &str) -> Option<usize> {
    let index = usize::from(number - 1);
    let words = text.strip_prefix(form::NUMERALS[index])?.strip_prefix(['、', '．', '.'])?.trim_start();
    let rest =
        form::HEADINGS[index].iter().find_map(|wording| words.strip_prefix(wording)?.strip_prefix(['。', '：']))?;
    Some(text.len() - rest.trim_start().len()).filter(|end| *end < text.len())
}

/// The numbers of missing headings that stand within another text, where there are others at all.
pub fn inlined(stream: &Stream<'_>, atoms: Range<usize>, headings: &[Heading]) -> Vec<u8> {
    let lost = |number: &u8| !headings.is_empty() && !headings.iter().any(|heading| heading.number == *number);
    let mut lost: Vec<u8> = (1..=6).filter(lost).collect();
    let mut found = Vec::new();
    for atom in atoms {
        if lost.is_empty() {
            break;
        }
        let text = stream.text(atom);
        if !lost.iter().any(|number| text.contains(form::NUMERALS[usize::from(*number - 1)])) {
            continue;
        }
        let text = normalize(text);
        let says = |number: &mut u8| {
            let index = usize::from(*number - 1);
            form::HEADINGS[index].iter().any(|words| {
                let mut begins = text.match_indices(form::NUMERALS[index]);
                begins.any(|(at, numeral)| text[at + numeral.len()..].starts_with(&normalize(words)))
            })
        };
        found.extend(lost.extract_if(.., says));
    }
    found
}
