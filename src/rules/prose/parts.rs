//! The parts of a list do not make its total.
//!
//! Why: 其中 names parts of what was counted before; together they cannot be more than it, and where the sentence says
//! that they are all (分别为, a colon, parentheses) they must be as many. A list that says 等 or 包括 may be partial, and so
//! may one behind 其中 whose last part does not call itself the rest; where many parts fall short by little it is a remark.
//! Information published over several channels is counted once, so channels may overlap.
//! Basis: both numbers stand in one sentence.

use super::relations::{Compared, Relation};
use super::{on_sentence, places, printed, tell};
use crate::comparison::text::{COMMAS, any, between, written};
use crate::comparison::words::RANKED;
use crate::comparison::{behind, meanings_of};
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::report::Report;
use crate::report::claims::{Bound, Claim, Dimension, Listing, Mention, Quantity, Sum, Unit};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.parts",
    level: Level::Error,
    #[cfg(test)]
    holds: "text.1 = 全年主动公开信息 314 条，其中政策文件 46 条、工作动态 268 条。",
    #[cfg(test)]
    fails: "text.1 = 全年公开信息 126 条，其中通知公告 78 条、财政信息 35 条、行政处罚 91 条。",
    check,
};

/// Words of a sentence that names channels, over which one piece of information may go out several times.
const CHANNELS: &[&str] =
    &["网站", "公众号", "微信", "微博", "新媒体", "APP", "公开栏", "抖音", "客户端", "平台", "报刊", "广播"];

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    tell(subject, &RELATION, found);
    tell(subject, &BEHIND, found);
}

/// A total and the parts listed after it.
pub(super) static RELATION: Relation = Relation {
    count: |claims| claims.sums.len(),
    compare: |report, mentions, at| compare_list(report, mentions, report.claims.sums.get(at)?),
    numbers: |report, at| {
        let alike = |sum: &Sum| {
            let parts = parts_of(report, &report.claims.mentions, sum).len();
            [sum.total].into_iter().chain(sum.parts.iter().copied().take(parts)).collect()
        };
        report.claims.sums.get(at).map(alike).unwrap_or_default()
    },
    against: None,
};

/// A total and the numbers before it that it adds up.
pub(super) static BEHIND: Relation = Relation {
    count: |claims| claims.sentences.len(),
    compare: compare_behind,
    numbers: |report, sentence| {
        let all = |mut sum: Sum| {
            sum.parts.push(sum.total);
            sum.parts
        };
        behind::list(report, sentence).map(all).unwrap_or_default()
    },
    against: None,
};

/// Compares the sum that a sentence ends with with the numbers before it.
pub(super) fn compare_behind(report: &Report, mentions: &[Mention], sentence: usize) -> Option<Compared> {
    compare_list(report, mentions, &behind::list(report, sentence)?)
}

/// Compares the parts of a list with its total: where some may be left out, only if they make it up.
pub(super) fn compare_list(report: &Report, mentions: &[Mention], sum: &Sum) -> Option<Compared> {
    let total = mentions.get(sum.total as usize)?;
    let parts = parts_of(report, mentions, sum);
    if let Some(finding) = finding(report, sum, total, &parts) {
        return Some(Compared::Differs(finding));
    }
    let added = Number::sum(parts.iter().map(|part| Some(part.value)));
    // 受理21件，其中21件…: a single part that is all says nothing of the total; of 约196万 its small parts know nothing.
    let made_up = added == Some(total.value) || without_nested(report, &parts) == Some(total.value);
    (parts.len() > 1 && made_up).then_some(Compared::Agrees)
}

/// The parts that count the same as the total.
fn parts_of<'a>(report: &Report, mentions: &'a [Mention], sum: &Sum) -> Vec<&'a Mention> {
    let Some(total) = mentions.get(sum.total as usize) else { return Vec::new() };
    let mut parts: Vec<&Mention> = sum.parts.iter().filter_map(|part| mentions.get(*part as usize)).collect();
    // 网站1个，分别发布图文300条、视频20条; 公开信息500条…；行政处罚40件: of something else than the total.
    let unit = |mention: &Mention| written(report, mention).chars().next_back();
    let loose = |total: Quantity| matches!(total.dimension(), Dimension::Channel | Dimension::Disclosure);
    if sum.quantity.is_none_or(loose) && total.unit != Unit::Yuan {
        // 79603条：会议220条，文件3302件，其他76081条: the rest says that they all count.
        let ends = parts.last().is_some_and(|last| unit(last) == unit(total)) && ends_with(report, &parts, REST);
        let pieces = parts.iter().position(|part| unit(part) != unit(total) && !ends);
        parts.truncate(pieces.unwrap_or(parts.len()));
    }
    parts
}

fn finding(report: &Report, sum: &Sum, total: &Mention, parts: &[&Mention]) -> Option<Finding> {
    let added = Number::sum(parts.iter().map(|part| Some(part.value))).filter(|_| !parts.is_empty())?;
    let (key, level) = if added > total.value {
        more(report, sum, total, parts, added)?
    } else {
        less(report, sum, total, parts, added)?
    };
    // A total in round figures (100余件) may be exceeded a little.
    if total.bound != Bound::Exact && added.checked_sub(total.value)?.checked_mul(2)? <= total.value {
        return None;
    }
    let written: Vec<&str> = parts.iter().map(|part| printed(report, part)).collect();
    let message = Message::new(key)
        .with("total", Arg::Text(printed(report, total).to_owned()))
        .with("parts", Arg::Text(written.join(" + ")))
        .with("sum", Arg::Number(added));
    let mut finding = on_sentence(report, RULE.id, level, message, total.span());
    finding.at.extend(places(report, &sum.parts));
    let expected = Some(added).filter(|_| level != Level::Hint);
    Some(Finding { stated: Some(total.value), expected, ..finding })
}

/// Whether the total or a part is no more exact than its last digits.
fn is_rough(total: &Mention, parts: &[&Mention]) -> bool {
    total.bound != Bound::Exact || parts.iter().any(|part| matches!(part.bound, Bound::About | Bound::Rounded))
}

/// What is said of parts that are more than their total.
fn more(
    report: &Report,
    sum: &Sum,
    total: &Mention,
    parts: &[&Mention],
    added: Number,
) -> Option<(&'static str, Level)> {
    // 直接起诉2件、复议后起诉3件；驳回4件: the first ones make it up, the rest is said of it otherwise. Of what stands in
    // parentheses the total is certain.
    if (made_up_before(parts, total.value) && !are_channels(report, parts))
        || without_nested(report, parts) <= Some(total.value)
        || goes_on(report, sum, total.value, added)
        || (sum.listing != Listing::Complete && of_another_total(report, sum, total, parts, added))
    {
        return None;
    }
    let single = parts.iter().any(|part| part.value > total.value);
    let sentence = report.claims.words(report, total.sentence);
    let overlapping = sum.quantity.is_none_or(|quantity| quantity.dimension() == Dimension::Disclosure)
        && CHANNELS.iter().any(|channel| sentence.contains(channel));
    // Of a list that says 等, or of what the form does not count, some may be counted twice.
    let explained = is_rough(total, parts)
        || sum.listing == Listing::Open
        || (overlapping && !single)
        || intake_explains(report, sum, added);
    let key = if parts.len() > 1 { "prose.parts.more" } else { "prose.parts.one" };
    Some((key, if explained { Level::Doubt } else { Level::Error }))
}

/// What is said of several parts that are less than their total, where they should be all.
fn less(
    report: &Report,
    sum: &Sum,
    total: &Mention,
    parts: &[&Mention],
    added: Number,
) -> Option<(&'static str, Level)> {
    let open_part = parts.len() < sum.parts.len() || parts.iter().any(|part| part.bound == Bound::AtLeast);
    if added == total.value || parts.len() < 2 || open_part || is_rough(total, parts) {
        return None;
    }
    let of_outcome = || sum.quantity.is_some_and(|total| total.dimension() == Dimension::Outcome);
    let level = match sum.listing {
        Listing::Open | Listing::Including => return None,
        // 排名前三的部门分别为: of some.
        Listing::Complete if any(between(report, parts[0].sentence, total.end, parts[0].start), RANKED) => return None,
        // 不公开13件（案卷4件、查询1件）: in parentheses the main grounds may be told.
        Listing::Complete if of_outcome() => Level::Hint,
        Listing::Complete => Level::Doubt,
        // Parts after 其中 need not be all, unless the last one says that it is the rest.
        Listing::Among if ends_with(report, parts, &["其余", "余下", "剩余"]) => Level::Doubt,
        Listing::Among if ends_with(report, parts, REST) || nearly(parts, added, total.value) => Level::Hint,
        Listing::Among => return None,
    };
    Some(("prose.parts.less", level))
}

/// Whether the parts are of another number before them: one that they make up exactly, or, where a single part is more
/// than a total that need not be all applications, one that is large enough.
fn of_another_total(report: &Report, sum: &Sum, total: &Mention, parts: &[&Mention], added: Number) -> bool {
    let claims = &report.claims;
    let Some(first) = parts.first() else { return false };
    let single = sum.quantity.is_none_or(|quantity| quantity.dimension() != Dimension::Stage)
        && parts.iter().any(|part| part.value > total.value);
    // 网站公开754条，新媒体公开2808条，其他方式公开54条。其中…: of all of them, which is not written.
    let alike = |claim: &Claim| sum.quantity == Some(claim.quantity) && claim.start < total.start;
    if single && claims.of_sentence(total.sentence).iter().any(alike) {
        return true;
    }
    let sentences = total.sentence..=first.sentence;
    let before = |other: &&Mention| (other.sentence, other.start) < (first.sentence, first.start);
    let mut others = sentences.flat_map(|sentence| claims.numbers_of(sentence)).filter(before);
    others.any(|other| other.unit.counts() && (other.value == added || (single && other.value > added)))
}

/// The sum of the parts without those of which the words say that they part the one before them (机构类20条，内有领导12条、
/// 职能8条).
fn without_nested(report: &Report, parts: &[&Mention]) -> Option<Number> {
    let (mut sum, mut at) = (Number::ZERO, 0);
    while let Some(first) = parts.get(at) {
        sum = sum.checked_add(first.value)?;
        at += 1;
        let Some(next) = parts.get(at) else { break };
        let words = between(report, next.sentence, first.end, next.start).trim_start_matches(COMMAS);
        if NESTING.iter().any(|word| words.starts_with(word)) {
            let (mut left, mut end) = (first.value, at);
            while let Some(part) = parts.get(end).filter(|_| left > Number::ZERO) {
                left = left.checked_sub(part.value)?;
                end += 1;
            }
            at = if left == Number::ZERO { end } else { at };
        }
    }
    Some(sum)
}

/// Words and marks behind which a part is parted itself.
const NESTING: &[&str] = &["内有", "内含", "含", "包括", "包含", "其中", "（", "(", "：", ":"];

/// Whether some first parts, two or more, are as many as the total.
fn made_up_before(parts: &[&Mention], total: Number) -> bool {
    let sums = parts.iter().scan(Number::ZERO, |sum, part| {
        *sum = sum.checked_add(part.value)?;
        Some(*sum)
    });
    sums.skip(1).any(|sum| sum == total)
}

/// 网上84件、邮寄36件、当面8件: whether all are ways in which applications came: none is said of the others.
fn are_channels(report: &Report, parts: &[&Mention]) -> bool {
    parts.iter().all(|part| {
        let told = report.claims.of_sentence(part.sentence).iter();
        told.filter(|told| told.quantity.dimension() == Dimension::Channel).any(|told| told.start == part.start)
    })
}

/// Whether many parts fall short of the total by little: then they may be meant to be all.
fn nearly(parts: &[&Mention], added: Number, total: Number) -> bool {
    let short = total.checked_sub(added).and_then(|short| short.checked_mul(20));
    parts.len() >= MANY && short.is_some_and(|short| short <= total)
}

/// Parts of a list that a person would not write out for an example.
const MANY: usize = 5;

/// What is left of a total, maybe.
const REST: &[&str] = &["其他", "其它"];

/// Whether the words before the last part call it the rest.
fn ends_with(report: &Report, parts: &[&Mention], rest: &[&str]) -> bool {
    let [.., before, last] = parts else { return false };
    let text = between(report, last.sentence, before.end, last.start);
    rest.iter().any(|rest| text.contains(rest))
}

/// Whether the parts of what was said to have come in this year count what was carried over as well.
fn intake_explains(report: &Report, sum: &Sum, added: Number) -> bool {
    let stage = sum.quantity.is_some_and(|quantity| quantity.dimension() == Dimension::Stage);
    stage && meanings_of(report, Quantity::Received).last().is_some_and(|all| all.value == Some(added))
}

/// 办理114件，其中上年结转1件，新收122件，结转下年度9件: whether the total is that of the parts without what goes on.
fn goes_on(report: &Report, sum: &Sum, total: Number, added: Number) -> bool {
    let dealt = matches!(sum.quantity, Some(Quantity::Processed | Quantity::Handled));
    let carried = report.counted("applications.carried_out.total");
    dealt
        && report.counted("applications.handled.total") == Some(total)
        && carried.and_then(|carried| carried.checked_add(total)) == Some(added)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[track_caller]
    fn check(text: &str, levels: &[Level]) {
        expect(&RULE, &format!("text.1 = {text}"), levels);
    }

    #[test]
    fn lists_of_published_reports() {
        check("全年公开126条，其中动态78条、通知35条、财政8条、人事10条、处罚32条、规划41条。", &[Level::Error]);
        check("主动公开信息4042条，其中网站公开1495条，新媒体公开2918条。", &[Level::Doubt]);
        check("主动公开政府信息382条，其中政府网站35条，媒体80条，公众号2443条。", &[Level::Error]);
        check("主动公开信息276条，其中门户网站216条、微信50条。", &[]);
        check("主动公开信息276条，其中门户网站216条、其他50条。", &[Level::Hint]);
        check("主动公开信息276条，其中规划20条、动态120条、公告60条、财政40条、人事34条。", &[Level::Hint]);
        check("主动公开信息276条，其中规划20条、动态120条、公告60条、财政40条。", &[]);
        check("主动公开信息276条，其中规划20条、动态20条、公告60条、财政40条、人事34条。", &[]);
        check("主动公开信息276条，其中规划20条、动态120条、公告60条、财政40条、人事34条等。", &[]);
        check("办结138件，未办结3件。其中公开55件，部分公开16件。", &[]);
        check("全年公开98条，其中动态60条、通知38条；图文类20条。", &[]);
        check("全年公开98条，其中动态40条、通知30条，另有35条转载。", &[]);
        check("公开年鉴1部（共12篇、96张图）、信息30条。", &[]);
        check("公开信息30条，其中政策解读18条、通知14条。", &[Level::Error]);
        check("收到申请9件，涉及征地5件、社保3件、教育1件，其中公开6件，部分公开2件。", &[]);
        check("收到申请18件，比上年的11件增加7件。其中：网上12件，信函6件。", &[]);
        check("收到申请18件，比上年的11件增加7件。其中：网上14件，信函6件。", &[Level::Error]);
        check("主要不足：（1）超期5件，其中邮寄3件、网上2件；（2）补正7件。", &[]);
        check("主动公开信息276条，包括门户网站216条、微信50条。", &[]);
        check("主动公开信息276条，其中网站216条、微信50余条等。", &[]);
        check("主动公开236条，其中机构27条、动态198条、其他11条。", &[]);
        check("主动公开信息7条，分别为：公告4条、动态2条。", &[Level::Doubt]);
        check("公开信息100余条，其中动态80条、公告40条。", &[]);
        check("收到网民留言412条，其中咨询类212条、投诉类300条。", &[Level::Doubt]);
        check("收到网民留言412条，其中咨询类212条、投诉类200条。", &[]);
        check("召开会议12次，其中专题会议3次，培训10次。", &[]);
        check("政策解读45篇，其中图文解读30篇、视频解读25篇。", &[Level::Doubt]);
    }

    #[test]
    fn partitions_of_applications_are_told_apart() {
        check("共办理申请7件，其中自然人6件，法人1件；予以公开3件，部分公开4件。", &[]);
        check("收到申请15件，办结12件，其中自然人14件，商业企业1件。", &[]);
        check("收到申请5件，其中网上6件。", &[Level::Error]);
    }
}
