//! The title of a report, broken over lines as it may be, and the body that is named beside it.

use super::{squash, year_of_period};
use crate::characters::has_pair;
use crate::reading::stream::Stream;
use crate::reading::title::{self, Title};
use crate::reading::value::Shape;
use crate::report::{Passage, Stated};
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

/// Of two titles of one body right below each other, of two years, the one of the statistic period's year.
pub fn twice<'t>(titles: &'t [(usize, Title)], best: &'t (usize, Title), prose: &[Passage]) -> &'t (usize, Title) {
    let near = |(atom, title): &&(usize, Title)| {
        best.0.abs_diff(*atom) <= BETWEEN_TITLES && title.unit == best.1.unit && title.year != best.1.year
    };
    let of_period = |(_, title): &&(usize, Title)| title.year.is_some() && title.year == year_of_period(prose);
    titles.iter().filter(near).find(of_period).unwrap_or(best)
}

/// Atoms between two titles right below each other, at most.
const BETWEEN_TITLES: usize = 3;

/// The name of the body on a line of its own above a title without one, else right below it.
pub fn unit_beside(stream: &Stream<'_>, title: usize, atoms: Range<usize>) -> Option<Stated> {
    let mut near = (title.saturating_sub(2)..title).rev().chain(title + 1..title + 3);
    let beside = near.find(|atom| atoms.contains(atom) && title::is_unit(stream.text(*atom)))?;
    Some(Stated { text: squash(stream.text(beside)), at: stream.place(beside) })
}
