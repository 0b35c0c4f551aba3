//! The parts that a report is said to have.

use crate::form::SAID;
use crate::reading::claims::numeral::at_end;
use crate::report::claims::{Parts, plain};

/// What a sentence counts and names: 总体情况、主动公开…六个部分.
pub fn counted(sentence: &str) -> Option<Parts> {
    let text = plain(sentence);
    let (before, _) = text.split_once("部分")?;
    // 总体情况、主动公开等六个部分: not all are listed.
    let (count, list) = at_end(before.trim_end_matches(['个', '大'])).filter(|(_, list)| !list.ends_with('等'))?;
    Some(Parts { count, named: named(&text), listed: listed(list) })
}

/// Which sections a text names.
fn named(text: &str) -> [bool; 6] {
    SAID.map(|words| words.iter().any(|word| text.contains(word)))
}

/// How many sections a list names one by one. 行政复议、行政诉讼 is one.
fn listed(list: &str) -> i64 {
    let (mut count, mut last) = (0, None);
    for item in list.rsplit(['，', ',', '：']).next().unwrap_or_default().split('、') {
        // 被申请行政复议 is no application.
        let named = named(&item.replace("被申请", ""));
        if named.iter().filter(|named| **named).count() != 1 {
            return 0;
        }
        let section = named.iter().position(|named| *named);
        count += i64::from(section != Some(REVIEW) || last != section);
        last = section;
    }
    count
}

/// Index of the section that has two names.
const REVIEW: usize = 3;
