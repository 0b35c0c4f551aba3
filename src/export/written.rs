//! What a user wrote into a notice, over the same notice made anew after its report changed.

use std::ops::Range;

/// Lines that are looked through for the place from which on two texts agree again.
const FAR: usize = 400;

/// What was `written` over a notice that was made as `then`, over the one that is made as `now`; and the lines of it that
/// have no place there any more.
pub fn over(then: &str, written: &str, now: &str) -> (String, Vec<String>) {
    if then == now {
        return (written.to_owned(), Vec::new());
    }
    let [then, written] = [then, written].map(|text| text.split('\n').collect::<Vec<_>>());
    let mut lines: Vec<String> = now.split('\n').map(str::to_owned).collect();
    let mut lost = Vec::new();
    for (from, to) in changes(&then, &written) {
        let before = from.start.checked_sub(1).map(|place| then[place]);
        let (from, to) = (&then[from], &written[to]);
        match place(&lines, before, from) {
            Ok(place) => {
                let numbered: Vec<String> =
                    lines.splice(place..place + from.len(), to.iter().map(|line| (*line).to_owned())).collect();
                // Items are counted anew.
                for (line, old) in lines[place..].iter_mut().take(to.len()).zip(numbered) {
                    if bare(line) != line && bare(&old) != old {
                        *line = old[..old.len() - bare(&old).len()].to_owned() + bare(line);
                    }
                }
            }
            Err(_) if fill(&mut lines, from, to) => {}
            // What was taken out is not there any more.
            Err(0) if to.iter().all(|line| line.trim().is_empty()) => {}
            Err(_) => {
                let told = if to.iter().all(|line| line.trim().is_empty()) { from } else { to };
                lost.extend(told.iter().filter(|line| !line.trim().is_empty()).map(|line| (*line).to_owned()));
            }
        }
    }
    (lines.join("\n"), lost)
}

/// Where lines were put in the place of others. As many in the place of as many are changes of each.
fn changes(then: &[&str], now: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < then.len() || j < now.len() {
        if then.get(i) == now.get(j) {
            (i, j) = (i + 1, j + 1);
            continue;
        }
        // Empty lines and the details of items are everywhere.
        let meets = |(a, b): &(usize, usize)| match (then.get(i + a), now.get(j + b)) {
            (Some(one), Some(other)) => one == other && !one.is_empty() && !one.starts_with(' '),
            (None, None) => (i + a, j + b) == (then.len(), now.len()),
            _ => false,
        };
        let steps = (1..FAR).flat_map(|far| (0..=far).map(move |a| (a, far - a)));
        let (a, b) = { steps }.find(meets).unwrap_or((then.len() - i, now.len() - j));
        match a == b {
            true => found.extend((0..a).map(|line| (i + line..i + line + 1, j + line..j + line + 1))),
            false => found.push((i..i + a, j..j + b)),
        }
        (i, j) = (i + a, j + b);
    }
    found.retain(|(from, to)| then[from.clone()] != now[to.clone()]);
    found
}

/// The one place of lines, or behind the one before where there are none; else in how many places they stand.
fn place(lines: &[String], before: Option<&str>, from: &[&str]) -> Result<usize, usize> {
    let is_here = |place: &usize| lines[*place..].iter().zip(from).all(|(line, other)| bare(line) == bare(other));
    let follows = |place: &usize| match before {
        Some(before) => *place > 0 && bare(&lines[*place - 1]) == bare(before),
        None => *place == 0,
    };
    let mut places: Vec<usize> = (0..=lines.len().saturating_sub(from.len())).filter(is_here).collect();
    if places.len() > 1 || from.is_empty() {
        places.retain(follows);
    }
    match *places {
        [place] => Ok(place),
        _ => Err(places.len()),
    }
}

/// A line without the number of its item.
fn bare(line: &str) -> &str {
    line.trim_start_matches(|char: char| char.is_ascii_digit()).strip_prefix(". ").unwrap_or(line)
}

/// Puts what was filled into a blank of a line into the blank that stands between the same words in another.
fn fill(lines: &mut [String], from: &[&str], to: &[&str]) -> bool {
    let ([from], [to]) = (from, to) else { return false };
    let same = |ends: &mut dyn Iterator<Item = (char, char)>| {
        ends.take_while(|(one, other)| one == other).map(|(char, _)| char.len_utf8()).sum::<usize>()
    };
    let start = same(&mut from.chars().zip(to.chars()));
    let (from_rest, to_rest) = (&from[start..], &to[start..]);
    let end = same(&mut from_rest.chars().rev().zip(to_rest.chars().rev()));
    let (blank, filled) = (&from_rest[..from_rest.len() - end], &to_rest[..to_rest.len() - end]);
    let before = from[..start].chars().next_back().map_or("", |char| &from[start - char.len_utf8()..start]);
    let after = from_rest[from_rest.len() - end..].chars().next().map_or(String::new(), String::from);
    let [pattern, filled] = [blank, filled].map(|words| [before, words, &after].concat());
    let mut places = lines.iter_mut().filter(|line| line.contains(&pattern));
    match (blank.contains(['＿', '_']), places.next(), places.next()) {
        (true, Some(line), None) if line.matches(&*pattern).count() == 1 => {
            *line = line.replace(&pattern, &filled);
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::over;

    #[test]
    fn what_was_written_stays_where_it_has_a_place_and_is_told_where_it_has_none() {
        let then = "退回\n\n甲局：\n修改后请于＿＿月＿＿日前报送。\n\n请更正\n1. 总计14，应为13。\n   依据：附表\n2. 总计5，应为6。\n   依据：附表\n\n＿＿＿＿\n＿＿年＿＿月＿＿日\n";
        let now = "核实\n\n甲局：\n确需修改的，请于＿＿月＿＿日前报送。\n\n请更正\n1. 总计5，应为6。\n   依据：附表\n\n＿＿＿＿\n＿＿年＿＿月＿＿日\n";
        for (change, to, lost) in [
            (("", ""), ("", ""), &[] as &[&str]),
            // Another line holds the blank now.
            (("于＿＿月＿＿日前", "于3月1日前"), ("于＿＿月＿＿日前", "于3月1日前"), &[]),
            (
                ("\n＿＿＿＿\n＿＿年＿＿月＿＿日", "\n乙办\n2026年3月1日"),
                ("\n＿＿＿＿\n＿＿年＿＿月＿＿日", "\n乙办\n2026年3月1日"),
                &[],
            ),
            // What it was about is right now, or stands under another number.
            (("14，应为13。", "14，应为13，附底稿。"), ("", ""), &["1. 总计14，应为13，附底稿。"]),
            (("5，应为6。", "5，应为6，附底稿。"), ("5，应为6。", "5，应为6，附底稿。"), &[]),
            (("1. 总计14，应为13。\n   依据：附表\n", ""), ("", ""), &[]),
            (("2. 总计5，应为6。\n   依据：附表\n", ""), ("1. 总计5，应为6。\n   依据：附表\n", ""), &[]),
            (("请更正\n", "请更正\n（附底稿）\n"), ("请更正\n", "请更正\n（附底稿）\n"), &[]),
            ((then, "全文另写"), ("", ""), &["全文另写"]),
        ] {
            let written = then.replacen(change.0, change.1, 1);
            let expected = now.replacen(to.0, to.1, 1);
            assert_eq!(
                over(then, &written, now),
                (expected, lost.iter().map(|line| line.to_string()).collect()),
                "{change:?}"
            );
            assert_eq!(over(then, &written, then), (written, Vec::new()));
        }
    }
}
