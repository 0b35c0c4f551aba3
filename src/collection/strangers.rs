//! Strangers: bodies of another area than nearly all of a collection. A file of another office was put among them, or a
//! report was made from another one's.

use crate::bodies::{AGENCIES, ends_in};

/// Bodies of an area from which on others are strangers there, and times as many.
const FEWEST: usize = 8;

/// Bodies whose names begin with another area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strangers<'a> {
    /// Their positions.
    pub places: Vec<usize>,
    /// The area of nearly all.
    pub area: &'a str,
    /// How many names begin with it.
    pub usual: usize,
}

/// The bodies of another area than nearly all whose names begin with one.
pub fn strangers<'a>(names: &[Option<&'a str>]) -> Option<Strangers<'a>> {
    let areas: Vec<Option<&str>> = names.iter().map(|name| area((*name)?)).collect();
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for area in areas.iter().flatten() {
        match counts.iter_mut().find(|(other, _)| other == area) {
            Some((_, count)) => *count += 1,
            None => counts.push((area, 1)),
        }
    }
    let (area, usual) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    let is_stranger = |place: &usize| {
        let other = areas[*place].is_some_and(|other| other != area);
        other && names[*place].is_some_and(|name| !name.contains(area))
    };
    let places: Vec<usize> = (0..names.len()).filter(is_stranger).collect();
    (!places.is_empty() && usual >= FEWEST * places.len()).then_some(Strangers { places, area, usual })
}

/// The area that the name of one of its bodies begins with: 青山县 of 青山县财政局. What governs a lower area belongs to
/// the higher one, whatever its own name is, and so does what runs a zone.
fn area(name: &str) -> Option<&str> {
    let ends = name.char_indices().skip(2).filter(|(at, c)| {
        matches!(c, '县' | '区' | '市' | '旗') && !name[*at..].starts_with("市场") && !name[*at..].starts_with("市政")
    });
    let mut ends = ends.map(|(at, c)| name.split_at(at + c.len_utf8()));
    let (area, rest) = ends.next()?;
    let of_zone = ends_in(area, &[AGENCIES]) || ends.any(|(longer, _)| ends_in(longer, &[AGENCIES]));
    (!rest.is_empty() && !rest.starts_with("人民政府") && !of_zone).then_some(area)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_of_another_area_are_found_among_many_of_one() {
        let bureaus = ["财政局", "民政局", "教育局", "司法局", "审计局", "统计局", "林业局", "市场监督管理局"];
        let own = bureaus.map(|bureau| format!("青山县{bureau}"));
        for (other, found) in [
            ("南岭县水务局", true),
            ("白水市南岭县水务局", true),
            // What may belong to it.
            ("白水市青山县水务局", false),
            ("龙潭乡人民政府", false),
            ("市场监督管理局", false),
            ("石河区人民政府", false),
            ("青山经济技术开发区管委会", false),
            ("青山县", false),
        ] {
            let mut names: Vec<Option<&str>> = own.iter().map(|name| Some(name.as_str())).collect();
            names.insert(3, Some(other));
            names.push(None);
            let expected = found.then_some(Strangers { places: vec![3], area: "青山县", usual: 8 });
            assert_eq!(strangers(&names), expected, "{other}");
            // Of fewer nobody knows what they are a collection of.
            assert_eq!(strangers(&names[1..]), None, "{other}");
        }
    }
}
