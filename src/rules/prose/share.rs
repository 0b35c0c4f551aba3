//! A percentage does not follow from the numbers beside it.
//!
//! Why: a share is a part of a whole; both are counts, so only some percentages can come out of them. The digits are
//! taken as printed: rounding and cutting off are both accepted, one unit of the last digit is a remark; words (七成,
//! 近半, 超过80%) are as exact as they say, a doubt at most. Where the part is not given, some whole number of pieces must
//! give the percentage. The part may be the last number, the one before the parentheses or, of several together (合计),
//! their sum; a share of which neither part nor whole is of the form is a remark at most.
//! Basis: arithmetic of the numbers in the sentence.

mod tables;

use super::relations::{Compared, Relation};
use super::{exact, on_sentence, tell};
use crate::characters::is_numeral;
use crate::comparison::meanings_of;
use crate::comparison::percent::{Fit, Printed, ratio};
use crate::comparison::text::{COMMAS, STOPS, any, between, text_before, text_behind_number, written};
use crate::comparison::whose::of_area;
use crate::comparison::words::{AREAS, CASES, SUMMED};
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::report::Report;
use crate::report::claims::{Dimension, Mention, Quantity, Share, Unit};
use crate::rules::{Finding, Rule, Subject};
use tables::of_tables;

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.share",
    level: Level::Error,
    #[cfg(test)]
    holds: "text.1 = 共收到申请 19 件，其中网络提交 11 件，占 57.9%。",
    #[cfg(test)]
    fails: "text.1 = 共收到申请 19 件，其中网络提交 11 件，占 75.9%。",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    tell(subject, &RELATION, found);
}

/// A percentage of a whole.
pub(super) static RELATION: Relation = Relation {
    count: |claims| claims.shares.len(),
    compare,
    numbers: |report, at| report.claims.shares.get(at).map(|share| share.percent).into_iter().collect(),
    against: None,
};

/// Compares a share with its part and whole, or with those of the tables.
fn compare(report: &Report, mentions: &[Mention], at: usize) -> Option<Compared> {
    let share = report.claims.shares.get(at)?;
    let percent = report.claims.mention(share.percent)?;
    let printed = Printed::told(report, percent)?;
    if of_outside(report, share, percent) {
        return None;
    }
    let say = |level, message| Some(differs(report, percent, level, message));
    if share.part.is_none()
        && let Some(held) = of_tables(report, share, percent)
    {
        let message = || recomputed("prose.share", report, percent, (held.part, held.whole));
        return match held.fits(printed) {
            true => Some(Compared::Agrees),
            false if held.part > held.whole => None,
            false => say(Level::Doubt, message()),
        };
    }
    let whole = exact(mentions, share.whole);
    if share.whole.is_some() && whole.is_none() {
        return None;
    }
    let Some(part) = exact(mentions, share.part) else {
        let whole = whole.filter(|whole| share.part.is_none() && !printed.possible(*whole))?;
        let message = Message::new("prose.share.impossible")
            .with("percent", told(report, percent))
            .with("whole", Arg::Number(whole.into()));
        return say(Level::Doubt, message);
    };
    with_part(report, share, percent, part, whole)
}

/// Compares a share with the number before it.
fn with_part(report: &Report, share: &Share, percent: &Mention, part: i64, whole: Option<i64>) -> Option<Compared> {
    let printed = Printed::told(report, percent)?;
    let (parts, mut wholes) = (parts(report, share, part), wholes(report, share, whole));
    // A share that is told roughly fits some whole or other.
    if printed.is_rough() {
        wholes.truncate(whole.map_or(wholes.len(), |_| 1));
    }
    let fits = parts.iter().flat_map(|part| wholes.iter().map(|whole| printed.fit(*part, *whole)));
    let best = fits.min().unwrap_or(Fit::Off);
    let part = parts.last().copied().unwrap_or(part);
    let larger = || wholes.iter().copied().find(|whole| *whole > part);
    let known = whole.or_else(larger).or(wholes.first().copied()).filter(|whole| *whole > 0)?;
    // More than all of it: what is meant is something else.
    if part > known {
        return None;
    }
    let say = |level, key| Some(differs(report, percent, level, recomputed(key, report, percent, (part, known))));
    match (best, whole) {
        (Fit::Exact, _) => whole.map(|_| Compared::Agrees),
        (Fit::Near, _) => say(Level::Hint, "prose.share.rounding"),
        (Fit::Off, Some(_)) if !printed.is_rough() => say(Level::Error, "prose.share"),
        // Neither whose share it is nor of what is known.
        (Fit::Off, None) if of_something(share) && !names_whole(report, percent) => say(Level::Hint, "prose.share"),
        (Fit::Off, _) => say(Level::Doubt, "prose.share"),
    }
}

fn differs(report: &Report, percent: &Mention, level: Level, message: Message) -> Compared {
    Compared::Differs(on_sentence(report, RULE.id, level, message, percent.span()))
}

fn recomputed(key: &'static str, report: &Report, percent: &Mention, (part, whole): (i64, i64)) -> Message {
    Message::new(key)
        .with("percent", told(report, percent))
        .with("part", Arg::Number(part.into()))
        .with("whole", Arg::Number(whole.into()))
        .with("true", Arg::Text(ratio(part, whole, percent.decimals)))
}

/// A percentage as its sentence tells it, of 过半 both characters.
fn told(report: &Report, percent: &Mention) -> Arg {
    let bare = if written(report, percent) == "半" { "半".len() as u32 } else { 0 };
    Arg::Text(between(report, percent.sentence, percent.start - bare, percent.end).trim_end().to_owned())
}

/// Whether the part is nothing that the form knows a whole of: unknown, or all applications.
fn of_something(share: &Share) -> bool {
    share.quantity.is_none_or(|quantity| matches!(quantity, Quantity::Received | Quantity::New | Quantity::Processed))
}

/// Whether words between 占 and the percentage say what it is of (占新收总数的40%).
fn names_whole(report: &Report, percent: &Mention) -> bool {
    let named = text_before(report, percent).rsplit_once('占').map(|(_, named)| named);
    named.is_some_and(|named| any(named, WHOLES))
}

/// Whether the whole lies outside of the report: an area of others, all cases of whatever kind; so it does for what
/// follows without a whole of its own.
fn of_outside(report: &Report, share: &Share, percent: &Mention) -> bool {
    let said = text_before(report, percent);
    let (rest, named) = said.rsplit_once('占').unwrap_or((said, ""));
    // 占全市的6.3%: in the report of the city only it is known what all are.
    let own = report.name.chars().rfind(|c| ENDS_OF_AREAS.contains(c)).filter(|_| of_area(report));
    let area = |named: &str| {
        let all = named.split_once('全').and_then(|(_, area)| area.chars().next());
        all.is_some_and(|area| ENDS_OF_AREAS.contains(&area) && Some(area) != own)
    };
    let outside = |named: &str| any(named, OUTSIDE) || area(named);
    let case = share.quantity.is_some_and(|part| part.dimension() == Dimension::Case);
    let all_cases = case && named.starts_with('全') && any(named, CASES) && !named.contains("公开");
    let disclosed = share.quantity.is_none_or(|part| part.dimension() == Dimension::Disclosure);
    let behind = |text: &str| text.rsplit_once('占').is_some_and(|(_, named)| outside(named));
    let of_all = share.whole.is_none() && of_something(share) && named.contains("总量");
    let larger = any(named, AREAS);
    outside(named)
        || (of_all && larger)
        || all_cases
        || (disclosed && named.starts_with('全'))
        || (named.chars().count() <= 1
            && share.quantity.is_some_and(|part| part.dimension() == Dimension::Case)
            && behind(rest))
}

/// What the name of an area ends with.
const ENDS_OF_AREAS: &[char] = &['省', '市', '县', '区', '州', '盟', '旗', '镇', '乡', '道'];
/// Words of wholes that no table gives.
const OUTSIDE: &[&str] = &[
    "全国",
    "全系统",
    "此类",
    "同类",
    "全部行政",
    "全部复议",
    "全部诉讼",
    "各类行政",
    "立案",
    "来件",
    "予以公开总",
    "应诉",
    "市直",
    "县直",
    "区直",
    "省直",
    "国务院",
];
/// Words of wholes that the form knows.
const WHOLES: &[&str] = &["总", "全年", "申请", "收", "办结", "办理", "答复"];
/// Numbers that are added where a share is of several together.
const TOGETHER: usize = 8;

/// What the share may be the part of: the number before it, the one before the parentheses between them, several
/// together.
fn parts(report: &Report, share: &Share, part: i64) -> Vec<i64> {
    let claims = &report.claims;
    let mut found = vec![part];
    let (Some(index), Some(percent)) = (share.part, claims.mention(share.percent)) else { return found };
    let passage = claims.sentences.get(percent.sentence as usize).map(|sentence| sentence.passage as usize);
    let Some(text) = passage.and_then(|passage| report.prose.get(passage)).map(|passage| passage.text.as_str()) else {
        return found;
    };
    let before = |index: u32| claims.mention(index).filter(|mention| mention.sentence == percent.sentence);
    let Some(last) = before(index) else { return found };
    let between = text.get(last.end as usize..percent.start as usize).unwrap_or_default();
    let first = share.whole.filter(|whole| *whole < index).map_or(0, |whole| whole.saturating_add(1));
    let earlier = || (first..index).rev().map_while(before).filter(|mention| mention.unit == last.unit);
    if between.contains(['）', ')'])
        && let Some(open) = text.get(..last.start as usize).and_then(|text| text.rfind(['（', '(']))
        && let Some(before) = earlier().find(|mention| mention.end as usize <= open)
    {
        found.extend(before.value.integer());
    }
    // 予以公开52件、部分公开13件，占55.1%: what is joined before the comma may be meant together.
    if between.trim_start_matches(COMMAS).starts_with('占') && between.starts_with(COMMAS) {
        let (mut sum, mut from) = (part, last.start);
        for number in earlier().take(TOGETHER) {
            let joint = text.get(number.end as usize..from as usize).unwrap_or_default();
            let Some(value) =
                number.value.integer().filter(|_| joint.starts_with(['、', '和', '及']) && !joint.contains(STOPS))
            else {
                break;
            };
            (sum, from) = (sum.saturating_add(value), number.start);
            found.insert(0, sum);
        }
    }
    if any(between, SUMMED) {
        // Whatever they are, as far back as the whole.
        let from = share.whole.filter(|whole| *whole < index).and_then(before).map_or(0, |whole| whole.end);
        let counts = |mention: &&Mention| mention.unit == last.unit && (from..percent.start).contains(&mention.start);
        let numbers = claims.numbers_of(percent.sentence).iter().rev().filter(counts).take(TOGETHER);
        let sums = numbers.filter_map(|mention| mention.value.integer()).scan(0i64, |sum, value| {
            *sum = sum.saturating_add(value);
            Some(*sum)
        });
        found.extend(sums);
    }
    found
}

/// What the tables have of a quantity, in each of its meanings.
fn known(report: &Report, quantity: Quantity) -> impl Iterator<Item = i64> {
    meanings_of(report, quantity).into_iter().filter_map(|meaning| meaning.value?.integer())
}

/// What the share may be of: the total beside it, any other count of the sentence, the totals of the table.
fn wholes(report: &Report, share: &Share, stated: Option<i64>) -> Vec<i64> {
    let claims = &report.claims;
    let mut wholes: Vec<i64> = stated.into_iter().collect();
    let known = |quantity| known(report, quantity);
    if share.quantity.is_none_or(|part| part.dimension() != Dimension::Result) {
        wholes.extend(known(Quantity::Received).chain(known(Quantity::Handled)));
    }
    // 商业企业12件，占法人申请的60%; 执法案卷5件，占不予公开的20%.
    let group = share.quantity.and_then(|part| match part.dimension() {
        Dimension::Applicant => Some(Quantity::Organizations),
        Dimension::Ground => Some(part.group()),
        _ => None,
    });
    let group = group.and_then(|group| meanings_of(report, group).first()?.value?.integer());
    wholes.extend(group);
    let Some(percent) = claims.mention(share.percent) else { return wholes };
    let counts = |mention: &&Mention| !matches!(mention.unit, Unit::Percent | Unit::Year);
    let beside: Vec<&Mention> = claims.numbers_of(percent.sentence).iter().filter(counts).take(64).collect();
    // 网站2条，占4.5%，现场42条，占95.5%: of all of them together, and of none of the others.
    let rough = Printed::told(report, percent).is_some_and(Printed::is_rough);
    if stated.is_none() && (beside.len() > 1 || !rough) {
        wholes.push(beside.iter().filter_map(|one| one.value.integer()).fold(0, i64::saturating_add));
    }
    let part = share.part.and_then(|part| claims.mention(part));
    let is_whole = |one: &&&Mention| part.is_none_or(|part| !is_sibling(report, one, part));
    wholes.extend(beside.iter().filter(is_whole).filter_map(|one| one.value.integer()));
    if share.quantity.is_none_or(|part| matches!(part.dimension(), Dimension::Case | Dimension::Result)) {
        wholes.extend(known(Quantity::Reconsideration).chain(known(Quantity::Litigation)));
    }
    wholes
}

/// Whether a number is the part itself, or another part with its own share (信函30件，占25%): the whole of none, unless what
/// follows is said to be of it (其中).
fn is_sibling(report: &Report, one: &Mention, part: &Mention) -> bool {
    let shared = |(said, _): (&str, &str)| said.chars().count() <= SHARED && !said.contains(is_numeral);
    let has_share = || text_behind_number(report, one).split_once('占').is_some_and(shared);
    one.start == part.start || (has_share() && !between(report, one.sentence, one.end, part.start).contains('中'))
}

/// Characters between a number and the 占 of its share, at most.
const SHARED: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[track_caller]
    fn check(text: &str, levels: &[Level]) {
        expect(&RULE, &format!("without = applications\ntext.1 = {text}"), levels);
    }

    #[test]
    fn digits_count_as_printed() {
        check("受理申请224件，其中当面申请1件，占0.4%。", &[]);
        check("受理申请224件，其中当面申请1件，占0.45%。", &[]);
        check("受理申请224件，其中当面申请1件，占0.5%。", &[Level::Hint]);
        check("受理申请224件，其中当面申请1件，占0.50%。", &[Level::Error]);
        check("收到申请3件，其中自然人2件，占66.6%。", &[]);
        check("收到申请3件，其中自然人2件，占66.7%。", &[]);
        check("收到申请9件，其中自然人占85.5%。", &[Level::Doubt]);
        check("收到申请9件，其中自然人占88.9%。", &[]);
        check("收到申请100余件，其中自然人90件，占85.0%。", &[]);
        check("收到申请19件，其中网络提交5件，占5%，满意率100%。", &[Level::Error]);
    }

    #[test]
    fn parts_of_several_numbers() {
        check("收到申请40件，其中网络9件、信函3件，两者合计占30%。", &[]);
        check("收到申请40件，其中网络9件、信函3件，两者合计占36%。", &[Level::Error]);
        check("办结申请40件，不予公开10件（执法案卷6件、内部事务信息4件），占25%。", &[]);
        check("办结申请40件，不予公开10件（执法案卷6件、内部事务信息4件），占28%。", &[Level::Error]);
        check("办结申请40件，被复议10件、被诉4件，分别占办结数的25%、10%。", &[]);
        check("全局行政复议40件、行政诉讼20件，其中本级的分别占25%、10%。", &[]);
        check("办结申请118件，其中予以公开52件，占44%；部分公开13件，占25%。", &[Level::Error]);
        check("收到申请120件，自然人申请96件，占100%。", &[Level::Error]);
        check("办结申请40件，不予公开16件，占40%，其中国家秘密4件，占25%。", &[]);
        check("收到申请3件，自然人3件，占100%。", &[]);
        check("通知类偏多（40条，占61.5%）。", &[Level::Hint]);
    }

    #[test]
    fn a_percentage_is_of_its_own_subject_and_base() {
        let county = "unit = 某市某县人民政府\napplications.received.total = 120\napplications.carried_in.total = 8\n\
            applications.handled.total = 118\napplications.received.natural_person = 96\n\
            review.litigation_direct.total = 9\ntext.1 = ";
        for (text, levels) in [
            ("收到申请120件，办结118件，自然人占80%，企业占12.5%。", &[][..]),
            ("收到申请120件，办结118件，自然人占70%，企业占12.5%。", &[Level::Doubt]),
            ("收到申请120件，办结118件，占70%。", &[Level::Error]),
            ("收到申请120件，个人占80%。", &[]),
            ("自然人申请96件，占九成以上。", &[Level::Doubt]),
            ("收到申请120件，办结118件，公开占44%。", &[]),
            ("网站公开信息3600条，微信发布2500条，内容以工作动态为主，占比60%。", &[]),
            ("收到申请120件，主要集中在征地拆迁、城乡建设领域，占比75%。", &[]),
            ("考核指标共26项，政务公开占4%，其中依申请公开占比30%。", &[]),
            ("收到政府信息公开申请120件，占全市收件量的6.3%。", &[]),
            ("收到政府信息公开申请120件，占全县收件量的6.3%。", &[Level::Doubt]),
            ("收到申请120件，办结118件，占全市的6.3%。", &[]),
            ("收到申请120件，占市直部门申请总量的23%。", &[]),
            ("行政诉讼9件，占全县行政应诉案件的5.8%。", &[]),
            ("收到申请120件，办结率98.3%。", &[]),
            ("收到申请120件，办结率92.2%。", &[]),
            ("收到申请120件，办结率93.8%。", &[Level::Doubt]),
            ("收到申请120件，按规定办结112件，办结率93.3%。", &[]),
        ] {
            expect(&RULE, &format!("{county}{text}"), levels);
        }
    }
}
