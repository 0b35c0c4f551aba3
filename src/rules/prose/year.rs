//! A sentence gives this year's work another year, all of them give another than the title, or the preface announces the
//! report of another one.
//!
//! Why: last year's text taken over keeps last year's year. Years that are meant (上年结转, a comparison, last year's
//! accounts) stand beside words that say so, or beside the report's own year.
//! Basis: the year of the title.

use super::{on_sentence, on_whole};
use crate::comparison::slip::is_slip;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::reading::claims::about;
use crate::report::Report;
use crate::report::claims::{About, NamedYear, Said, Sentence};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.year",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "text.1 = 2023年，我镇共收到政府信息公开申请 0 件，2022年为 3 件。",
    #[cfg(test)]
    fails: "text.1 = 2022年，我镇共收到政府信息公开申请 0 件。",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    let Some(year) = report.year else { return };
    if let Some(finding) = title(report, year) {
        return found.push(finding);
    }
    let mut last = None;
    for Said { sentence, what } in &about::read(report, &about::ANNOUNCED) {
        let About::Announced(stated) = *what else { continue };
        if stated != i64::from(year) && last.replace(sentence.passage) != Some(sentence.passage) {
            found.push(on_year(report, stated, year, sentence));
        }
    }
    let mut last = None;
    for claim in &report.claims.claims {
        let Some(stated) = claim.year.filter(|stated| is_slip(report, claim, *stated, year)) else { continue };
        if last.replace(claim.sentence) == Some(claim.sentence) {
            continue;
        }
        found.push(on_sentence(report, RULE.id, Level::Doubt, message(i64::from(stated), year), claim.span()));
    }
}

fn message(stated: i64, year: i32) -> Message {
    let number = |year: i64| Arg::Number(Number::from(year));
    Message::new(RULE.id).with("stated", number(stated)).with("year", number(i64::from(year)))
}

/// The title is what differs where the opening never names its year, and a later one more than once.
fn title(report: &Report, year: i32) -> Option<Finding> {
    let title = report.title.as_ref().map(|title| title.at.start);
    let is_title =
        |passage: u32| title.is_some() && report.prose.get(passage as usize).map(|own| own.at.start) == title;
    let (mut years, mut first, mut count, mut is_later) = (Vec::new(), None, 0, true);
    about::each(report, &about::YEARS, &mut |said| {
        let About::Year(named) = said.what else { return true };
        years.push((said.sentence, named));
        if !named.dated && !is_title(said.sentence.passage) {
            let (_, later) = *first.get_or_insert((said.sentence, named.year));
            is_later = later > i64::from(year) && named.year <= later && named.year != i64::from(year);
            count += usize::from(named.year == later);
        }
        is_later
    });
    let (sentence, later) = first.filter(|_| is_later && count > 1)?;
    // A day may name it before.
    let is_first = |(other, named): &(Sentence, NamedYear)| other.passage == sentence.passage && named.year == later;
    let (sentence, _) = years.into_iter().find(is_first)?;
    Some(on_year(report, later, year, &sentence))
}

fn on_year(report: &Report, stated: i64, year: i32, sentence: &Sentence) -> Finding {
    on_whole(report, Finding::new(RULE.id, Level::Doubt, message(stated, year)), sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[test]
    fn the_year_of_the_title() {
        for (text, levels) in [
            ("text.1 = 2024年，收到申请3件。\ntext.1 = 2024年制发规范性文件2件。", &[Level::Doubt][..]),
            ("text.1 = 2024年，收到申请3件。\ntext.1 = 2023年制发规范性文件2件。", &[]),
            ("text.1 = 收到申请3件，计划2024年培训2次。", &[]),
            ("text.1 = 2022年，主动公开政府信息915条。", &[Level::Doubt]),
            ("text.1 = ２０２２年，主动公开政府信息915条。", &[Level::Doubt]),
            ("text.1 = 二〇二二年，主动公开政府信息915条。", &[Level::Doubt]),
            ("text.1 = ２０２３年公开915条，二〇二二年公开政府信息900条。", &[]),
            ("text.1 = 二〇二三年公开图解9期，二〇二二年公开政府信息900条。", &[]),
            ("text.1 = 办理因2022年度政府信息公开申请引发行政复议1件。", &[]),
            ("text.1 = 2022年以前制发的规范性文件现行有效75件。", &[]),
            ("text.1 = 2022年收到申请112件、2021年96件。", &[]),
            ("text.1 = 2022年收到申请112件。", &[Level::Doubt]),
            ("text.1 = 2022年立案的行政诉讼案件4件于本年审结。", &[]),
            ("text.1 = 按要求公开2022年印发的规范性文件5件。", &[]),
            ("text.1 = 2022年底前制发的规范性文件34件继续有效。", &[]),
            ("text.1 = 2022年收到的申请共112件。", &[Level::Doubt]),
            ("text.1 = 2022年清源区全年新收到政府信息公开申请112件。", &[Level::Doubt]),
            ("text.1 = 2022年全年依法受理政府信息公开申请112件。", &[Level::Doubt]),
            ("text.1 = 比2022年多，全年依法受理政府信息公开申请112件。", &[]),
            ("text.1 = （二）依申请公开：2024年，我局收到申请3件。建立《2024年度制度》。", &[Level::Doubt]),
            ("text.1 = 收到申请3件。2024年1月1日起施行，2024年2月培训。", &[]),
            ("text.1 = 收到申请112件，2024年1月办结3件。", &[]),
            ("text.1 = 截至2022年12月31日，主动公开政府信息360条。", &[Level::Doubt]),
            ("text.1 = 截至2022年底，主动公开政府信息360条。", &[Level::Doubt]),
            ("text.1 = 申请量由2020年的60件增长到120件。", &[]),
            ("text.0 = 现就2022年政府信息公开工作向社会公开。", &[Level::Doubt]),
            ("text.1 = 截至2022年12月31日，累计主动公开政府信息360条。", &[]),
            ("text.0 = 现公布某局2022年政府信息公开工作年度报告。", &[Level::Doubt]),
            ("text.0 = 现将2022年度政府信息公开工作情况报告如下。", &[Level::Doubt]),
            ("text.0 = 现公布某局2023年政府信息公开工作年度报告。", &[]),
            ("text.0 = 根据《关于做好2022年政府信息公开工作年度报告编制工作的通知》，现公布2023年度报告。", &[]),
            ("text.0 = 现发布《某局2022年政府信息公开工作年度报告》。", &[Level::Doubt]),
            ("text.0 = 2023年1月，我局按时发布《2022年政府信息公开工作年度报告》。", &[]),
            ("text.0 = 本报告为2022年度报告，统计期限为2023年1月1日至12月31日。", &[Level::Doubt]),
            ("text.0 = 本报告是2023年度报告。", &[]),
            ("text.0 = 本报告为2022年度报告发布后的更正。", &[]),
            ("text.0 = 上一份为2022年度报告。", &[]),
            ("text.1 = 2024年，公开403条，较2023年增加3条。2024年收到申请52件。", &[Level::Doubt]),
            ("text.1 = 公开403条，较2022年增加3条。2024年，将完善机制。2024年培训2次。", &[]),
            ("text.0 = 涵盖2022年某局政府信息公开工作情况。", &[Level::Doubt]),
            ("text.0 = 2022年度报告根据《中华人民共和国政府信息公开条例》编制。", &[Level::Doubt]),
            (
                "applications.received.total = 120\napplications.carried_in.total = 8\n\
                 text.1 = 2022年，我区新收到政府信息公开申请120件，上年结转8件。",
                &[Level::Doubt],
            ),
            (
                "applications.received.total = 120\napplications.carried_in.total = 8\n\
                 text.1 = 2022年，我区新收到政府信息公开申请112件，上年结转8件。",
                &[],
            ),
            ("text.6 = 2022年，本机关未收取信息处理费。", &[Level::Doubt]),
            ("text.6 = 2023年，本机关未收取信息处理费。", &[]),
            ("text.1 = 按时公开2022年政府信息公开工作年度报告。", &[]),
        ] {
            expect(&RULE, text, levels);
        }
    }

    #[test]
    fn a_title_of_the_year_before_its_text() {
        let text = include_str!("../../../tests/reports/xinxiang-edz-2023.txt").replacen("2023", "2022", 1);
        let document = crate::source::read_text(text);
        let report = &crate::reading::read(&document).reports[0];
        assert_eq!((report.year, title(report, 2023)), (Some(2022), None));
        assert!(title(report, 2022).is_some());
    }
}
