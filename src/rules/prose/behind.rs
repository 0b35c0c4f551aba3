//! The total stands behind its parts: 合计 after several numbers of one unit is the sum of all of them or of the last ones.
//! Where words between them say that they part, change or compare something (其中, 增加, 上年), nobody knows which are added.

use super::{Compared, on_sentence, parts, places, printed, written};
use crate::comparison::text::{COMMAS, SEMICOLONS, any, between, text_before};
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::report::Report;
use crate::report::claims::{Bound, Dimension, Mention};
use crate::rules::Finding;
use crate::verdict::Level;

/// Words right before the sum of what stands before it.
const SUMS: &[&str] = &["合计", "共计", "总计", "合计共", "两项共", "三项共", "渠道共", "累计共"];
/// Words between numbers of which not all are added.
const OTHERWISE: &[&str] = &[
    "其中", "含", "包括", "增", "减", "较", "比", "上年", "去年", "年度", "升", "降", "达", "共", "合", "总", "其余",
    "：",
];
/// Numbers that are added at most.
const MOST: usize = 16;

/// Whether a sentence gives a sum that is none.
pub(super) fn is_stated_wrongly(report: &Report, mentions: &[Mention], sentence: usize) -> bool {
    matches!(compare(report, mentions, sentence), Some(Compared::Differs(_)))
}

/// The numbers that a sentence adds up, and the sum that it gives.
pub fn added(report: &Report, sentence: usize) -> Option<(Vec<u32>, u32)> {
    let first = report.claims.mentions.partition_point(|number| (number.sentence as usize) < sentence);
    let numbers = report.claims.numbers_of(sentence as u32);
    if numbers.len() < 3 {
        return None;
    }
    let is_sum = |number: &Mention| {
        let said = text_before(report, number).trim_end();
        number.unit.counts() && SUMS.iter().any(|word| said.ends_with(word))
    };
    let at = numbers.iter().skip(2).position(is_sum)? + 2;
    let unit = |number: &Mention| written(report, number).chars().next_back();
    let (mut parts, mut end) = (Vec::new(), numbers[at].start);
    for (index, number) in numbers[..at].iter().enumerate().rev().take(MOST) {
        let said = between(report, number.sentence, number.end, end);
        let said =
            if parts.is_empty() { SUMS.iter().find_map(|word| said.trim_end().strip_suffix(word))? } else { said };
        let goes_on = said.trim_start().starts_with(COMMAS) && !said.contains(SEMICOLONS) && !any(said, OTHERWISE);
        if !goes_on || unit(number) != unit(&numbers[at]) {
            break;
        }
        parts.push((first + index) as u32);
        end = number.start;
    }
    parts.reverse();
    (parts.len() > 1).then_some((parts, (first + at) as u32))
}

/// Compares a sum with the numbers before it.
pub(super) fn compare(report: &Report, mentions: &[Mention], sentence: usize) -> Option<Compared> {
    let (added_up, total) = added(report, sentence)?;
    let sum = mentions.get(total as usize)?;
    let numbers: Vec<&Mention> = added_up.iter().filter_map(|part| mentions.get(*part as usize)).collect();
    if sum.bound != Bound::Exact || numbers.iter().any(|number| number.bound != Bound::Exact) {
        return None;
    }
    let mut last = numbers.iter().rev().scan(Number::ZERO, |sum, part| {
        *sum = sum.checked_add(part.value)?;
        Some(*sum)
    });
    if last.by_ref().skip(1).any(|last| last == sum.value) {
        return Some(Compared::Agrees);
    }
    let added = Number::sum(numbers.iter().map(|part| Some(part.value)))?;
    let key = if added > sum.value { "prose.parts.more" } else { "prose.parts.less" };
    let written: Vec<&str> = numbers.iter().map(|part| printed(report, part)).collect();
    let message = Message::new(key)
        .with("total", Arg::Text(printed(report, sum).to_owned()))
        .with("parts", Arg::Text(written.join(" + ")))
        .with("sum", Arg::Number(added));
    // Every application comes in by one channel.
    let channel = |part: &&Mention| {
        let mut told = report.claims.of_sentence(part.sentence).iter().filter(|told| told.start == part.start);
        told.any(|told| told.quantity.dimension() == Dimension::Channel)
    };
    let level = if numbers.iter().all(channel) { Level::Error } else { Level::Doubt };
    let mut finding = on_sentence(report, parts::RULE.id, level, message, sum.span());
    finding.at.extend(places(report, &added_up));
    Some(Compared::Differs(Finding { stated: Some(sum.value), expected: Some(added), ..finding }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[test]
    fn sums_behind_their_parts() {
        for (text, levels) in [
            ("行政许可2316件、行政处罚187件、行政强制14件，合计2517件。", &[][..]),
            ("行政许可2316件、行政处罚187件、行政强制14件，合计2571件。", &[Level::Doubt]),
            ("网站发布2500条，微信发布800条，公示栏张贴300条，三类渠道共3700条。", &[Level::Doubt]),
            ("办结118件，予以公开52件、部分公开13件，合计65件。", &[]),
            ("收到网上申请10件，信函申请6件，合计15件。", &[Level::Error]),
            ("收到申请18件，其中征地2件，合计10件。", &[]),
            ("网站发布2500条，同比增加300条，合计3300条。", &[]),
            ("网站发布2500条，微信发布约800条，合计3400条。", &[]),
            ("举办活动12次，发布信息30条、图解5条，合计36条。", &[Level::Doubt]),
        ] {
            expect(&parts::RULE, &format!("text.1 = {text}"), levels);
        }
    }
}
