//! The body whose report it is said to be.

use crate::bodies::{COMMITTEES, DEPARTMENTS, GOVERNMENTS, OFFICES, TOWNSHIPS, ends_in};
use crate::characters::is_letter;
use crate::report::claims::unquoted;

/// Words before the name in a sentence that introduces the report.
const LEADS: &[&str] = &["公布", "发布", "编制", "是", "为", "由", "将", "向社会公开"];
/// What the name of a body ends with.
const ENDINGS: &[&[&str]] = &[GOVERNMENTS, OFFICES, TOWNSHIPS, DEPARTMENTS, COMMITTEES];
/// Names that any body may call itself.
const OWN: &[&str] = &["本", "我", "该", "全", "各"];

/// What the sentence introduces.
pub const REPORT: &str = "年度报告";
/// Characters of a name, at most.
const LONGEST: usize = 25;

/// The body that the first sentence on a report names as the reporter: `公布<body>2023年政府信息公开…年度报告`.
pub fn introduced(text: &str, year: Option<i32>) -> Option<String> {
    let year = year?;
    let (before, _) = text.split_once(REPORT)?;
    let start = before.rfind('。').map_or(0, |end| end + '。'.len_utf8());
    let sentence = text.get(start..)?.split('。').next()?;
    let text = unquoted(sentence);
    let (before, after) = text.split_once(&format!("{year}年"))?;
    if !after.strip_prefix('度').unwrap_or(after).starts_with("政府信息公开") {
        return None;
    }
    // The last lead; one further back than a name is long does not matter.
    let ends = before.char_indices().rev().map(|(at, c)| at + c.len_utf8()).take(LONGEST + 1);
    let named =
        ends.map(|end| before.split_at(end)).find(|(before, _)| LEADS.iter().any(|lead| before.ends_with(lead)));
    let (_, name) = named?;
    let named = (4..=LONGEST).contains(&name.chars().count())
        && ends_in(name, ENDINGS)
        && !OWN.iter().any(|own| name.starts_with(own))
        && name.chars().all(is_letter);
    named.then(|| name.to_owned())
}
