//! Outline: title, body, year, sections and prose of a report, given where its tables stand.

use super::normal::{normalize, normalize_into};
use super::passages::{self, ProseLine};
use super::scan::{Heading, Scan};
use super::stream::{RowKind, Stream};
use super::title::{self, Title};
use super::value::Shape;
use super::vocabulary::{LONGEST_LABEL, Term, of_part, vocabulary};
use crate::characters::{half_width, half_width_digit, has_byte, has_pair};
use crate::form::{self, TableKind};
use crate::order::within;
use crate::report::{Passage, Report, Section, Stated};
use std::ops::Range;

/// Every title of the document and its first atom. A title may be broken over up to four lines; it says 报告 or 年报 at
/// its end, so that is where it is looked for.
pub fn titles(stream: &Stream<'_>) -> Vec<(usize, Title)> {
    let ends = (0..).zip(&stream.atoms).filter(|(_, atom)| atom.shape() == Shape::Text).map(|(atom, _)| atom);
    let ends = ends.filter(|atom| {
        let text = stream.text(*atom);
        // The last bytes of 报, 報 and 告: a look at all pairs, which several are compared at once in.
        let ends = |a, b| (a == 0x8a) & (b == 0xa5) | (a == 0xa0) & (b == 0xb1) | (a == 0x91) & (b == 0x8a);
        text.len() <= 360 && has_pair(text, ends)
    });
    ends.filter_map(|end| title_ending(stream, end)).collect()
}

fn title_ending(stream: &Stream<'_>, end: usize) -> Option<(usize, Title)> {
    let is_part =
        |text: &str| !text.is_empty() && text.chars().count() <= 45 && !text.contains(['。', '，', '；', '：']);
    let (mut last, mut start) = (stream.text(end), end);
    // 年  度  报  告: blanks part its letters.
    if last.chars().count() == 1
        && let Some(row) = stream.row_of(end).filter(|row| row.atoms().end == end + 1)
    {
        (last, start) = (stream.row_text(row), row.atoms().start);
    }
    let mut whole = last.to_owned();
    let mut title = title::parse(last);
    if title.is_none() {
        if !is_part(last) {
            return None;
        }
        for _ in 0..3 {
            start = start.checked_sub(1)?;
            let part = stream.text(start);
            if !is_part(part) || part.contains(['>', '|']) {
                return None;
            }
            whole.insert_str(0, part);
            title = title::parse(&whole);
            if title.is_some() {
                break;
            }
        }
        title.as_ref()?;
        // Without its last line it is one, too: that one is of the text below it.
        title::parse(whole.strip_suffix(last)?).is_none().then_some(())?;
    }
    let title = title?;
    let above = start.checked_sub(1).map(|above| (above, stream.text(above))).filter(|(_, above)| is_part(above));
    let dated = above.filter(|_| title.year.is_none()).and_then(|(above, text)| {
        Some((above, title::parse(&[text, &whole].concat()).filter(|_| breaks_a_title(text, &whole))?))
    });
    dated.or(Some((start, title)))
}

/// Whether a title was broken behind its year or in it, behind its body, or in the name of its subject.
fn breaks_a_title(above: &str, below: &str) -> bool {
    let (above, below) = (squash(above), squash(below));
    let whole = if below.starts_with('年') { [&above, "年"].concat() } else { above };
    let in_subject =
        [("政府", "信息"), ("政", "府信息")].iter().any(|(end, head)| whole.ends_with(end) && below.starts_with(head));
    title::year(&whole)
        .is_some_and(|(start, end, _)| in_subject || end == whole.len() || start == 0 && title::is_unit(&whole[end..]))
}

fn squash(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Fills in what stands around the tables, from the atoms of the report.
pub fn fill(
    stream: &Stream<'_>,
    scan: &Scan,
    titles: &[(usize, Title)],
    tables: &[(usize, usize)],
    atoms: Range<usize>,
    report: &mut Report,
) {
    let (headings, contents) = headings(scan, stream, &atoms);
    let mut headings = headings.to_vec();
    let begun = add_short(stream, &atoms, &mut headings);
    let titles = within(titles, atoms.clone(), |(atom, _)| *atom);
    let first_table = tables.first().map_or(atoms.end, |table| table.0);
    // The last title before the text begins: what stands above it is navigation.
    let body = headings.first().map_or(first_table, |heading| heading.atom).min(first_table);
    let before = within(titles, 0..body, |(atom, _)| *atom);
    let best = before.iter().rfind(|(_, title)| title.year.is_some()).or(before.last()).or(titles.first());
    // What a page shows above all titles (counts of the whole site) is none of the report's.
    let begins = before.first().map_or(atoms.start, |(atom, _)| *atom);
    let own = (begins..atoms.end).filter(|atom| !contents.contains(atom));
    report.prose = prose(stream, scan, tables, (&headings, &begun), own);
    let best = best.map(|best| twice(before, best, &report.prose));
    if let Some((atom, title)) = best {
        let at = stream.place(*atom);
        report.title = Some(Stated { text: title.text.clone(), at: at.clone() });
        report.year = title.year;
        report.part_of_year = title.partial_year;
        let unit = match title.unit.is_empty() {
            true => unit_beside(stream, *atom, atoms.start..body),
            false => Some((title.unit.clone(), at)),
        };
        report.unit = unit.map(|(text, at)| Stated { text, at });
    }
    report.sections = headings
        .iter()
        .map(|heading| {
            // 一、  总 体 情 况: blanks may part it.
            let text = stream.text(heading.atom);
            let end = beginning(&begun, heading.atom).unwrap_or(text.len());
            let text = text[..end].trim_end_matches(['。', '：', ' ']);
            let is_number = text.trim_end_matches('、').chars().count() == 1 || text.ends_with("部分");
            let row = stream.row_of(heading.atom).filter(|_| is_number);
            let text = row.map_or(text, |row| stream.row_text(row));
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            // 第一部分 on a line of its own, the words on the next.
            let worded = text.ends_with("部分") || is_of_the_form(heading.number, &text);
            Section { number: heading.number, heading: Stated { text, at: stream.place(heading.atom) }, worded }
        })
        .collect();
    report.inlined = inlined(stream, atoms, &headings);
    if report.year.is_none() {
        report.year = year_of_period(&report.prose);
    }
}

/// Of two titles of one body right below each other, of two years, the one of the statistic period's year.
fn twice<'t>(titles: &'t [(usize, Title)], best: &'t (usize, Title), prose: &[Passage]) -> &'t (usize, Title) {
    let near = |(atom, title): &&(usize, Title)| {
        best.0.abs_diff(*atom) <= BETWEEN_TITLES && title.unit == best.1.unit && title.year != best.1.year
    };
    let of_period = |(_, title): &&(usize, Title)| title.year.is_some() && title.year == year_of_period(prose);
    titles.iter().filter(near).find(of_period).unwrap_or(best)
}

/// Atoms between two titles right below each other, at most.
const BETWEEN_TITLES: usize = 3;

/// The name of the body on a line of its own above a title without one, else right below it.
fn unit_beside(stream: &Stream<'_>, title: usize, atoms: Range<usize>) -> Option<(String, crate::report::Place)> {
    let mut near = (title.saturating_sub(2)..title).rev().chain(title + 1..title + 3);
    let beside = near.find(|atom| atoms.contains(atom) && title::is_unit(stream.text(*atom)))?;
    Some((squash(stream.text(beside)), stream.place(beside)))
}

/// The headings of the report and the atoms of its list of contents, which names them one behind the other before they
/// come.
fn headings<'a>(scan: &'a Scan, stream: &Stream<'_>, atoms: &Range<usize>) -> (&'a [Heading], Range<usize>) {
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
                matches!(stream.atoms[*atom].shape(), Shape::Number | Shape::Blank)
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
fn add_short(stream: &Stream<'_>, atoms: &Range<usize>, headings: &mut Vec<Heading>) -> Vec<Begun> {
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
type Begun = (usize, usize);

/// Where the section begins in that atom, if it is one of those.
fn beginning(begun: &[Begun], atom: usize) -> Option<usize> {
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
fn inlined(stream: &Stream<'_>, atoms: Range<usize>, headings: &[Heading]) -> Vec<u8> {
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

/// Atoms above the first column that is read among which the rest of its header is looked for.
const HEADER: usize = 16;

/// The first atom of a table's header, given the first one that was read: a column with a number (自然人（1）) is none that
/// is read, and no prose either.
pub fn header_of(stream: &Stream<'_>, scan: &Scan, first: usize) -> usize {
    let above = (first.saturating_sub(HEADER)..first).rev();
    let is_short = |atom: &usize| {
        let text = stream.text(*atom);
        text.len() <= LONGEST_LABEL && (text.is_ascii() || !text.contains('。'))
    };
    let is_column = |term: &Term| matches!(term, Term::Column(..));
    let is_mark = |rest: &str| rest.chars().all(|c| c.is_ascii_digit() || " （）()[]".contains(half_width(c)));
    let is_marked = |text: &str| text.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | '）' | ']'));
    let is_of_it = |atom: &usize| {
        let text = stream.text(*atom);
        let is_label = || scan.labels.binary_search(&(*atom as u32)).is_ok();
        !text.is_ascii() && (is_label() || is_marked(text) && begins_with(text, is_column, &is_mark))
    };
    above.take_while(is_short).filter(is_of_it).last().unwrap_or(first)
}

/// Every line that is neither table nor heading.
fn prose(
    stream: &Stream<'_>,
    scan: &Scan,
    tables: &[(usize, usize)],
    (headings, begun): (&[Heading], &[Begun]),
    atoms: impl Iterator<Item = usize>,
) -> Vec<Passage> {
    let mut lines = Vec::new();
    let mut section = 0;
    let mut headings = headings.iter().peekable();
    let mut tables = tables.iter().peekable();
    // One past the last atom of the tables that have begun.
    let mut table_end = 0;
    for atom in atoms {
        // Digits of a table, too short for a heading or the end of a sentence.
        if atom < table_end && stream.atoms[atom].text.len() < '。'.len_utf8() {
            continue;
        }
        while let Some((_, last)) = tables.next_if(|(first, _)| *first <= atom) {
            table_end = table_end.max(*last + 1);
        }
        if let Some(heading) = headings.next_if(|heading| heading.atom == atom) {
            section = heading.number;
            if beginning(begun, atom).is_none() {
                continue;
            }
        }
        let in_table = atom < table_end;
        let text = stream.text(atom);
        // A label of the form is no prose, but a sentence may begin with one (现行有效：0。).
        let of_the_form = (in_table || scan.labels.binary_search(&(atom as u32)).is_ok()) && !text.ends_with('。');
        if of_the_form || text.is_empty() || states_cells(text) {
            continue;
        }
        lines.push(ProseLine { atom, section });
    }
    let mut passages = passages::passages(stream, &lines);
    for &(atom, end) in begun {
        let start = stream.place(atom).start;
        if let Some(passage) = passages.iter_mut().find(|passage| passage.at.start == start) {
            passage.text.drain(..end);
            passage.at.start += end as u32;
            passage.lines.iter_mut().for_each(|line| line.start -= end as u32);
        }
    }
    passages.retain(|passage| !instructs(&passage.text));
    passages
}

/// Whether a passage says how the form is filled in: its figures are examples.
fn instructs(text: &str) -> bool {
    let body = text.trim_start_matches(['（', '(', '【']);
    let is_note = ["填表说明", "填报说明", "填写说明", "示例"].iter().any(|word| body.starts_with(word));
    is_note || has_byte(text, b'=') && text.contains("如：")
}

/// Whether a line states cells of the form by their names, row and column, as an export lists them:
/// `（一）予以公开·自然人：5`, the group of the row before it.
fn states_cells(text: &str) -> bool {
    let may_begin = |c: char| c.is_ascii_digit() || "（(一二四".contains(c);
    if text.len() > 400 || text.ends_with('。') || !text.starts_with(may_begin) {
        return false;
    }
    let is_row = |term: &Term| matches!(term, Term::Row(TableKind::Applications, _));
    let is_column = |term: &Term| matches!(term, Term::Column(TableKind::Applications, _));
    let is_group = |term: &Term| matches!(term, Term::Group(TableKind::Applications));
    let goes_on = |rest: &str| !normalize(rest).is_empty();
    let states = |text: &str| begins_with(text, is_row, &|rest| begins_with(rest, is_column, &goes_on));
    states(text) || begins_with(text, is_group, &states)
}

/// Whether a text begins with a wanted label and what follows is right too. Reads no further than a label can go on.
fn begins_with(text: &str, wanted: fn(&Term) -> bool, is_right: &dyn Fn(&str) -> bool) -> bool {
    let mut label = String::new();
    for (at, c) in text.char_indices() {
        let (length, end) = (label.len(), at + c.len_utf8());
        normalize_into(&text[at..end], &mut label);
        if label.len() == length {
            continue;
        }
        let is_label = vocabulary().exact(&label).is_some_and(|entry| entry.terms.iter().any(wanted));
        if is_label && is_right(&text[end..]) {
            return true;
        }
        if vocabulary().longer(&label).is_empty() {
            return false;
        }
    }
    false
}

/// The year of the statistic period: `自2023年1月1日起至…12月31日`.
fn year_of_period(prose: &[Passage]) -> Option<i32> {
    prose.iter().take(40).find_map(|passage| {
        let text: String = squash(&passage.text).chars().map(half_width_digit).collect();
        let (start, _) = text.match_indices("年1月1日").find(|(at, _)| text[*at..].contains("12月31日"))?;
        let from = text[..start].char_indices().rev().nth(3)?.0;
        title::year(&text[from..]).map(|(_, _, year)| year)
    })
}
