//! Whose number a clause gives: that of the body that reports, or of another it names (区教育局受理申请12件).

use super::text::{SEMICOLONS, any, said, since};
use crate::bodies::{
    COMMITTEES, DEPARTMENTS, GOVERNMENTS, IN_SHORT, NO_NAMES, OFFICES, SEVERAL, SQUADS, TOWNSHIPS, is_of_area,
};
use crate::characters::is_letter;
use crate::report::Report;
use crate::report::claims::{Claim, Scope};

/// What the name of a body, or of several together, ends with.
const ENDINGS: &[&[&str]] = &[GOVERNMENTS, OFFICES, TOWNSHIPS, DEPARTMENTS, COMMITTEES, SQUADS, IN_SHORT, SEVERAL];
/// What they all end with.
const LAST: &[char] = &[
    '府', '室', '镇', '乡', '道', '处', '局', '厅', '会', '心', '队', '委', '办', '区', '关', '位', '门', '街', '市',
    '县', '村', '州', '科', '股', '构', '业', '校', '院',
];
/// How a body speaks of itself.
const OWN: &[char] = &['我', '本', '全'];
/// Characters of a name that tell it from another.
const TELLING: usize = 3;

/// Whose numbers a claim gives, where it says so: of 全县 the county itself speaks.
pub fn scope(report: &Report, claim: &Claim) -> Option<Scope> {
    claim.scope.filter(|scope| *scope != Scope::Area || !of_area(report))
}

/// Whether the body that reports speaks for a whole area: a government, or the area by its name.
pub fn of_area(report: &Report) -> bool {
    is_of_area(&report.name)
}

/// Whether the sentence names a body last before byte `start`, be it the one that reports (县政府作为被告), other than by
/// 我 or 本.
pub fn names_body(report: &Report, sentence: u32, start: u32) -> bool {
    last_name(&said_before(report, sentence, start)).is_some_and(|name| !name.contains(OWN))
}

/// The characters of the sentence before byte `start` of its passage, as far back as a semicolon.
fn said_before(report: &Report, sentence: u32, start: u32) -> String {
    let before = since(said(report, sentence, start), &SEMICOLONS);
    let kept: String = before.split_inclusive(['）', ')']).map(without_aside).collect();
    kept.split_whitespace().collect()
}

/// A text that ends with parentheses, without them: 镇（街） is both, 本级（含办公室） the first.
fn without_aside(text: &str) -> String {
    let Some((name, aside)) = text.rsplit_once(['（', '(']) else { return text.to_owned() };
    match aside.strip_suffix(['）', ')']) {
        Some(aside) if aside.chars().count() > TELLING => name.to_owned(),
        closed => [name, closed.unwrap_or(aside)].concat(),
    }
}

/// Whether so many bodies are counted before byte `start` (三家开发区, 23个乡镇).
pub fn among_several(report: &Report, sentence: u32, start: u32) -> bool {
    let said = said_before(report, sentence, start);
    let number = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c);
    said.match_indices(['家', '个']).any(|(at, _)| said[..at].ends_with(number))
}

/// Whether a text names a body.
pub fn names_a_body(text: &str) -> bool {
    last_name(&text.split_whitespace().collect::<String>()).is_some()
}

/// Whether the sentence names a body other than the one that reports last before byte `start` of the passage.
pub fn of_another_body(report: &Report, sentence: u32, start: u32) -> bool {
    last_name(&said_before(report, sentence, start)).is_some_and(|name| !is_own(name, &report.name))
}

/// The end of the last name of a body in a text without blanks: at most [`TELLING`] characters and all of its ending.
fn last_name(text: &str) -> Option<&str> {
    let ends = text.char_indices().rev().filter(|(_, c)| LAST.contains(c)).map(|(at, c)| at + c.len_utf8());
    ends.map(|end| text.split_at(end)).find_map(|(said, behind)| {
        let endings = ENDINGS.iter().copied().flatten();
        let ending = endings.filter(|ending| said.ends_with(**ending)).max_by_key(|ending| ending.len())?;
        let back = |chars: usize| said.char_indices().rev().take(chars);
        let around = back(TELLING).last()?.0..said.len() + behind.chars().next().map_or(0, char::len_utf8);
        let length = ending.chars().count().max(TELLING);
        let (start, _) = back(length).take_while(|(_, c)| is_letter(*c)).last()?;
        let whole = said[start..].chars().count() == length || SEVERAL.contains(ending);
        (whole && !any(&text[around], NO_NAMES)).then_some(&said[start..])
    })
}

/// Whether the reporting body may be called so: it is spoken of as one's own, or its name has these characters.
fn is_own(name: &str, own: &str) -> bool {
    let mut rest = own.chars();
    name.contains(OWN) || name.chars().all(|c| rest.any(|other| other == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ending_ends_with_a_last_character() {
        for ending in ENDINGS.iter().copied().flatten() {
            assert!(ending.ends_with(LAST), "{ending}");
        }
    }

    #[test]
    fn names_of_bodies() {
        let other = |text: &str, own: &str| last_name(text).is_some_and(|name| !is_own(name, own));
        for (text, own, expected) in [
            ("区教育局受理申请", "某市某区人民政府", true),
            ("区教育局受理申请", "某市某区教育局", false),
            ("县政府共收到申请", "某县人民政府", false),
            ("2023年，我局共收到申请", "某县水利局", false),
            ("各部门受理申请", "某县人民政府", true),
            ("区教育局收到3件，本机关共收到申请", "某区人民政府", true),
            ("优化公开布局，收到申请", "某县水利局", false),
            ("受我局委托收到申请", "某县水利局", false),
            ("全年共收到政府信息公开申请", "某县水利局", false),
            ("坚持以人民为中心，收到申请", "某县水利局", false),
            ("全年收到申请", "某县水利局", false),
            ("城关镇收到申请", "某县人民政府", true),
            ("县（区）、乡镇收到申请", "某市人民政府", true),
            ("中心收到申请", "某市服务中心", false),
            ("涉及国土、城乡规划的申请", "某市人民政府", false),
            ("市直机关收到申请", "某市人民政府", true),
            ("局属企业收到申请", "某市水利局", true),
            ("各科室收到申请", "某市水利局", true),
            ("各县、区收到申请", "某市人民政府", true),
        ] {
            assert_eq!(other(text, own), expected, "{text}");
        }
    }
}
