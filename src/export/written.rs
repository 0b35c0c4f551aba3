//! What a user wrote into a notice, over the same notice made anew after its report changed.

/// Lines that are looked through for the place from which on two texts agree again.
const FAR: usize = 400;

/// What was `written` over a notice that was made as `then`, over the one that is made as `now`; and the lines of it that
/// have no place there any more.
pub fn over(then: &str, written: &str, now: &str) -> (String, Vec<String>) {
    let mut lost = Vec::new();
    if then == now {
        return (written.to_owned(), lost);
    }
    let [mut from, mut to] = [then, written].map(|text| text.split('\n').collect::<Vec<_>>());
    let mut anew: Vec<String> = now.split('\n').map(str::to_owned).collect();
    // Whatever is written ends somewhere.
    let end = "\0";
    from.push(end);
    to.push(end);
    let (mut i, mut j) = (0, 0);
    while i < from.len() && j < to.len() {
        if from[i] == to[j] {
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let (a, b) = meeting(&from[i..], &to[j..]);
        // As many in the place of as many are changes of each.
        let (count, a, b) = if a == b { (a, 1, 1) } else { (1, a, b) };
        for _ in 0..count {
            let before = if i == 0 { "" } else { from[i - 1] };
            put(&mut anew, before, &from[i..i + a], &to[j..j + b], &mut lost);
            (i, j) = (i + a, j + b);
        }
    }
    (anew.join("\n"), lost)
}

/// How many lines of each are before the nearest ones from which on they agree. Empty lines and the details of items are
/// everywhere.
fn meeting(from: &[&str], to: &[&str]) -> (usize, usize) {
    for far in 1..FAR.min(from.len() + to.len()) {
        for a in 0..=far {
            if let (Some(one), Some(other)) = (from.get(a), to.get(far - a))
                && one == other
                && !one.is_empty()
                && !one.starts_with(' ')
            {
                return (a, far - a);
            }
        }
    }
    (from.len() - 1, to.len() - 1)
}

/// Puts lines in the place of others, or tells that they are lost.
fn put(lines: &mut Vec<String>, before: &str, from: &[&str], to: &[&str], lost: &mut Vec<String>) {
    if from == to {
        return;
    }
    let is_blank = to.iter().all(|line| line.trim().is_empty());
    match place(lines, before, from) {
        Ok(place) => {
            let after = lines.split_off(place);
            for (place, line) in to.iter().enumerate() {
                // Items are counted anew.
                let number = after.get(place).filter(|_| place < from.len()).map_or(("", ""), |old| numbered(old)).0;
                let (own, bare) = numbered(line);
                lines.push([if own.is_empty() || number.is_empty() { own } else { number }, bare].concat());
            }
            lines.extend_from_slice(&after[from.len()..]);
        }
        Err(_) if fill(lines, from, to) => {}
        // What was taken out is not there any more.
        Err(0) if is_blank => {}
        Err(_) => {
            for line in if is_blank { from } else { to } {
                if !line.trim().is_empty() {
                    lost.push((*line).to_owned());
                }
            }
        }
    }
}

/// The one place of lines, or behind the one before where there are none; else in how many places they stand.
fn place(lines: &[String], before: &str, from: &[&str]) -> Result<usize, usize> {
    let mut places = 0;
    for follows in [from.is_empty(), true] {
        let mut last = 0;
        places = 0;
        for place in 0..=lines.len().saturating_sub(from.len()) {
            let is_behind = || place == 0 && before.is_empty() || place > 0 && is_same(&lines[place - 1], before);
            let mut pairs = lines[place..].iter().zip(from);
            if pairs.all(|(line, other)| is_same(line, other)) && (!follows || is_behind()) {
                (places, last) = (places + 1, place);
            }
        }
        if places == 1 {
            return Ok(last);
        }
    }
    Err(places)
}

/// Whether two lines are the same but for the number of the item.
fn is_same(line: &str, other: &str) -> bool {
    numbered(line).1 == numbered(other).1
}

/// The number of an item, and its line without that.
fn numbered(line: &str) -> (&str, &str) {
    let bare = line.trim_start_matches(|char: char| char.is_ascii_digit());
    match bare.strip_prefix(". ").filter(|_| bare.len() < line.len()) {
        Some(bare) => line.split_at(line.len() - bare.len()),
        None => ("", line),
    }
}

/// Puts what was filled into a blank of a line into the blank that stands between the same words in another.
fn fill(lines: &mut [String], from: &[&str], to: &[&str]) -> bool {
    let ([from], [to]) = (from, to) else { return false };
    let [from, to] = [from, to].map(|line| line.chars().collect::<Vec<char>>());
    let most = from.len().min(to.len());
    let (mut start, mut end) = (0, 0);
    while start < most && from[start] == to[start] {
        start += 1;
    }
    while start + end < most && from[from.len() - 1 - end] == to[to.len() - 1 - end] {
        end += 1;
    }
    // With the character before it and the one behind.
    let of = |line: &[char]| {
        let until = (line.len() - end + 1).min(line.len());
        line[start.saturating_sub(1)..until].iter().collect::<String>()
    };
    let (blank, filled) = (of(&from), of(&to));
    let mut found = None;
    for (place, line) in lines.iter().enumerate() {
        if let Some((before, after)) = line.split_once(&*blank) {
            if found.is_some() || after.contains(&*blank) || !blank.contains(['＿', '_']) {
                return false;
            }
            found = Some((place, [before, &filled, after].concat()));
        }
    }
    found.map(|(place, line)| lines[place] = line).is_some()
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
