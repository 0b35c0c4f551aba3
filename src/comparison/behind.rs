//! The total stands behind its parts: 合计 after several numbers of one unit is the sum of all of them or of the last ones.
//! Where words between them say that they part, change or compare something (其中, 增加, 上年), nobody knows which are added.

use super::text::{COMMAS, SEMICOLONS, any, between, text_before, written};
use crate::number::Number;
use crate::report::Report;
use crate::report::claims::{Bound, Listing, Mention, Sum, Unit};

/// Words right before the sum of what stands before it.
const SUMS: &[&str] = &["合计", "共计", "总计", "合计共", "两项共", "三项共", "渠道共", "累计共"];
/// Words between numbers of which not all are added.
const OTHERWISE: &[&str] = &[
    "其中", "含", "包括", "增", "减", "较", "比", "上年", "去年", "年度", "升", "降", "达", "共", "合", "总", "其余",
    "：",
];
/// Behind such a word, what was done with all that is added.
const VERBS: &[&str] = &["答复", "办结", "收到", "受理"];
/// Numbers that are added at most.
const MOST: usize = 16;

/// The list of the numbers that a sentence adds up, as many as its sum counts, with that sum.
pub fn list(report: &Report, sentence: usize) -> Option<Sum> {
    let first = report.claims.mentions.partition_point(|number| (number.sentence as usize) < sentence);
    let numbers = report.claims.numbers_of(sentence as u32);
    let alone = |said: &str| said.strip_suffix('共').is_some_and(|said| said.trim_end().ends_with(['，', ',']));
    let is_sum = |number: &Mention| {
        let (said, _) = without_verb(text_before(report, number).trim_end());
        number.unit.counts()
            && said.ends_with(['计', '共'])
            && number.bound == Bound::Exact
            && (SUMS.iter().any(|word| said.ends_with(word)) || alone(said))
    };
    let at = numbers.iter().skip(2).position(is_sum)? + 2;
    let total = &numbers[at];
    let (_, verb) = without_verb(text_before(report, total).trim_end());
    let unit = |number: &Mention| written(report, number).chars().next_back();
    let (mut parts, mut end, mut left) = (Vec::new(), total.start, Some(total.value));
    for (index, number) in numbers[..at].iter().enumerate().rev().take(MOST) {
        // 20个工作日内答复5件: no part.
        if number.unit == Unit::Foreign {
            continue;
        }
        let (said, _) = without_verb(between(report, total.sentence, number.end, end).trim());
        let sum = SUMS.iter().chain(&["共"]).find_map(|word| said.strip_suffix(word));
        let said = if parts.is_empty() { sum.unwrap_or("：") } else { said };
        // 局机关答复5件，分局答复3件，共答复8件: each says it.
        let before = index.checked_sub(1).map_or(0, |last| numbers[last].end);
        if !between(report, total.sentence, before, number.start).contains(verb) {
            break;
        }
        let told = said.starts_with(COMMAS) && !said.contains(SEMICOLONS);
        let said = if verb.is_empty() { said } else { said.trim_start_matches(COMMAS).trim_start_matches("上年") };
        let goes_on = told && (any(said, &["送达"]) || !any(said, OTHERWISE));
        if !goes_on || unit(number) != unit(total) {
            break;
        }
        // The last ones make it up, which may be chance.
        if parts.len() > 1 && left == Some(Number::ZERO) {
            return None;
        }
        parts.insert(0, (first + index) as u32);
        (end, left) = (number.start, left.and_then(|left| left.checked_sub(number.value)));
    }
    let sum = Sum { total: (first + at) as u32, parts, listing: Listing::Complete, quantity: None };
    Some(sum).filter(|sum| sum.parts.len() > 1)
}

/// A text without the verb that it ends with, and that verb.
fn without_verb(said: &str) -> (&str, &'static str) {
    VERBS.iter().find_map(|verb| Some((said.strip_suffix(verb)?, *verb))).unwrap_or((said, ""))
}

#[cfg(test)]
mod tests {
    use crate::level::Level;
    use crate::rules::example::expect;
    use crate::rules::prose::parts::RULE;

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
            ("局机关答复107件，局属单位答复7件，共计答复114件。", &[]),
            ("局机关答复107件，局属单位答复7件，共计答复107件。", &[Level::Error]),
            ("收到申请120件，上年结转8件，共答复118件。", &[]),
            ("当场答复5件，20个工作日内答复31件，延期后答复9件，合计45件。", &[]),
            ("当场答复5件，20个工作日内答复31件，延期后答复9件，合计49件。", &[Level::Doubt]),
            ("强制措施13件、强制执行1件，共13件。", &[Level::Error]),
            ("举办活动12次，发布信息30条、图解5条，合计36条。", &[Level::Doubt]),
        ] {
            expect(&RULE, &format!("text.1 = {text}"), levels);
        }
    }
}
