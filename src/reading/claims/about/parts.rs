//! The parts that a report is said to have.

use crate::form::SAID;
use crate::reading::claims::numeral::at_end;
use crate::report::claims::{Parts, plain};

/// What a sentence counts and names: 总体情况、主动公开…六个部分.
pub fn counted(sentence: &str) -> Option<Parts> {
    let text = plain(sentence);
    let (before, _) = text.split_once("部分")?;
    // 总体情况、主动公开等六个部分: not all are listed.
    let (count, _) = at_end(before.trim_end_matches(['个', '大'])).filter(|(_, list)| !list.ends_with('等'))?;
    Some(Parts { count, named: SAID.map(|words| words.iter().any(|word| text.contains(word))) })
}
