//! Rules on the prose: what its sentences state, held against the tables, against each other and against the year.

pub mod cell;
pub mod channels;
pub mod fee;
pub mod notice;
pub mod other_body;
pub mod parts;
pub mod period;
pub(crate) mod relations;
pub mod repeated;
pub mod share;
pub mod trend;
pub mod unchecked;
pub mod unfinished;
pub mod whole;
pub mod year;

use crate::characters::is_numeral;
use crate::comparison::text::written;
use crate::level::Level;
use crate::messages::Message;
use crate::report::claims::{self, Bound, Claim, Mention, Sentence, Span, Unit};
use crate::report::{Place, Report};
use crate::rules::{Finding, Subject};
use relations::Relation;
use std::ops::Range;

/// Tells of those relations of a kind that do not hold. One that holds once the numbers are right that [`cell`] calls
/// wrong is not told again: that is one mistake.
fn tell(subject: &Subject<'_>, relation: &Relation, found: &mut Vec<Finding>) {
    let mut mended = None;
    for comparison in subject.compared.iter().filter(|comparison| comparison.is_of(relation)) {
        let Some(finding) = comparison.finding() else { continue };
        if !comparison.agrees(subject.report, mended.get_or_insert_with(|| cell::mended(subject))) {
            found.push(finding.clone());
        }
    }
}

/// A finding on bytes `start..end` of a sentence, with the sentence as its quote.
fn on_sentence(
    report: &Report,
    rule: &'static str,
    level: Level,
    message: Message,
    (sentence, start, end): Span,
) -> Finding {
    let finding = Finding::new(rule, level, message);
    let Some(sentence) = report.claims.sentences.get(sentence as usize) else { return finding };
    on_bytes(report, finding, sentence, start..end)
}

/// The finding on bytes of a passage, with the sentence around them as its quote.
fn on_bytes(report: &Report, finding: Finding, sentence: &Sentence, bytes: Range<u32>) -> Finding {
    let Some(passage) = report.prose.get(sentence.passage as usize) else { return finding };
    let quote = passage.quote().get(sentence.start as usize..sentence.end as usize);
    let quote = quote.unwrap_or_default().trim_start();
    Finding {
        spot: bytes.start.saturating_sub(sentence.end - quote.len() as u32),
        quote: Some(quote.trim_end().to_owned()),
        at: vec![claims::place(passage, bytes.start, bytes.end)],
        ..finding
    }
}

/// The finding on a whole sentence.
pub(super) fn on_whole(report: &Report, finding: Finding, sentence: &Sentence) -> Finding {
    on_bytes(report, finding, sentence, sentence.start..sentence.end)
}

/// A number as it stands in the text: money with its unit, a count without.
fn printed<'a>(report: &'a Report, mention: &Mention) -> &'a str {
    let written = written(report, mention);
    let counts = |c: char| is_numeral(c) || "零〇一二两三四五六七八九十百千万亿余多".contains(c);
    if mention.unit == Unit::Yuan { written } else { written.trim_end_matches(|c| !counts(c)) }
}

/// The whole number of a mention that is meant exactly.
fn exact(mentions: &[Mention], index: Option<u32>) -> Option<i64> {
    let mention = mentions.get(index? as usize).filter(|mention| mention.bound == Bound::Exact)?;
    mention.value.integer()
}

/// The number of a claim as it stands in the text.
fn stated(report: &Report, claim: &Claim) -> String {
    let mention = claim.mention.and_then(|mention| report.claims.mention(mention));
    mention.map_or_else(|| claim.value.to_string(), |mention| printed(report, mention).to_owned())
}

/// The places of mentions.
fn places(report: &Report, mentions: &[u32]) -> Vec<Place> {
    let claims = &report.claims;
    let mention = |index: &u32| claims.mention(*index);
    mentions.iter().filter_map(mention).filter_map(|found| claims.place(report, found.span())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;
    use crate::rules::example::findings;

    #[test]
    fn one_mistake_in_one_number_is_told_once() {
        let tables = "applications.received.total = 15\napplications.received.natural_person = 9\n\
             applications.received.business = 6\nreview.litigation_direct.total = 2\n\
             review.litigation_after_reconsideration.total = 3";
        for (text, told) in [
            ("收到申请15件，其中网络提交10件、信函6件。", &["prose.parts"][..]),
            ("收到申请16件，其中网络提交10件、信函6件。", &["prose.cell"]),
            ("收到申请16件：网络提交10件，信函5件。", &["prose.cell"]),
            ("收到网络申请10件，信函申请5件，合计16件。", &["prose.cell"]),
            ("收到网络申请10件，信函申请6件，合计15件。", &["prose.parts"]),
            ("收到申请15件：网络提交10件，信函4件。", &["prose.parts"]),
            ("网络提交申请10件，信函申请6件。", &["prose.channels"]),
            ("收到申请15件，其中自然人9件、法人或其他组织7件。", &["prose.cell"]),
            ("收到申请15件，其中自然人10件、法人或其他组织7件。", &["prose.cell", "prose.cell"]),
            ("行政诉讼5件，其中直接起诉3件、复议后起诉3件。", &["prose.cell"]),
            ("收到申请16件，较上年12件增加3件。", &["prose.cell"]),
            ("收到申请16件，较上年12件增加5件。", &["prose.cell", "prose.trend"]),
            ("收到申请16件，其中自然人9件，占60%。", &["prose.cell"]),
        ] {
            let rules = [&cell::RULE, &parts::RULE, &channels::RULE, &share::RULE, &trend::RULE];
            let found = rules.map(|rule| findings(rule, &format!("{tables}\ntext.1 = {text}")));
            let found: Vec<&str> = found.iter().flatten().map(|finding| finding.rule).collect();
            assert_eq!(found, told, "{text}");
        }
    }

    #[test]
    fn what_is_said_is_said_plainly() {
        for (rule, example, said) in [
            (&parts::RULE, "text.1 = 收到申请12件，其中网上申请18件。", "分项为 18，超过总数 12"),
            (
                &parts::RULE,
                "text.1 = 公开信息1,026条，其中动态778条、通知1,035条。",
                "778 + 1,035 = 1813，超过总数 1,026",
            ),
            (&channels::RULE, "applications.received.total = 7\ntext.1 = 收到网上申请8件。", "单这一个渠道就有 8"),
            (
                &whole::RULE,
                "review.reconsideration.upheld = 1\nreview.reconsideration.total = 2\ntext.1 = 行政复议2件，均维持。",
                "正文说“均维持”，而「表四·行政复议·结果维持」共 1，总数为 2",
            ),
            (&trend::RULE, "text.1 = 收到申请10件，较上年的12件减少4件。", "应为减少 2，正文写减少 4"),
            (&trend::RULE, "text.1 = 收到申请15件，较上年的20件增长25%。", "应为减少 25.0%，正文把增减写反了"),
            (
                &trend::RULE,
                "without = applications\ntext.1 = 收到申请7件，同比增长13%。",
                "按正文写的增加 13% 倒推，上年约为 6.1",
            ),
            (
                &cell::RULE,
                "disclosure.fees.amount_wan_yuan = 12\ntext.1 = 行政事业性收费130,000元。",
                "正文写 130,000元",
            ),
            (
                &cell::RULE,
                "review.litigation_direct.total = 2\ntext.1 = 行政诉讼3件。",
                "「表四·行政诉讼·未经复议直接起诉·总计、表四·行政诉讼·复议后起诉·总计」合计 2",
            ),
            (
                &cell::RULE,
                "review.reconsideration.total = 2\ntext.1 = 受理行政复议申请134件。",
                "若是本机关审理的案件，请写明",
            ),
        ] {
            let messages: Vec<_> =
                findings(rule, example).iter().map(|found| found.message.render(Language::Chinese)).collect();
            assert!(messages.iter().any(|message| message.contains(said)), "{example}: {messages:?}");
        }
    }
}
