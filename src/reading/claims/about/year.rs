//! The years that the opening of a report names, and those whose report it announces.

use crate::number::is_year;
use crate::reading::claims::numeral::at_end;
use crate::report::claims::{NamedYear, plain};

/// How a report is made: 2022年度报告根据…编制.
const MADE: &[&str] = &["根据", "按照", "依据", "依照"];
/// What leads to the year that a report calls its own: 本报告为2022年度报告.
const OWN: &[&str] = &["本报告为", "本报告是"];

/// The years whose report a sentence announces: 现公布某局2022年政府信息公开工作年度报告. What is cited has its own year.
pub fn announced(sentence: &str) -> Vec<i64> {
    let text = plain(sentence);
    let announced = |(sign, _)| {
        let (year, before) = at_end(&text[..sign]).filter(|(year, _)| is_year(*year))?;
        let said = text[sign..].split(['，', ',', '《', '》', '：', ':']).next()?;
        // 现发布《某局2022年…报告》 is no citation.
        let title = before.rsplit_once('《').filter(|(_, title)| !title.contains('》'));
        let own = |lead: &str| lead.rsplit(['，', ',']).next().is_some_and(|lead| lead.starts_with('现'));
        let is_cited = title.is_some_and(|(lead, _)| !own(lead)) || said.contains("通知");
        let is_report = said.contains("信息公开")
            && (said.contains("报告") || before.ends_with("涵盖") || before.ends_with("现就"))
            || said.strip_prefix("年度报告").is_some_and(|said| {
                let is_named = || OWN.iter().any(|own| before.ends_with(own)) && said.trim_end_matches('。').is_empty();
                MADE.iter().any(|how| said.starts_with(how)) || is_named()
            });
        (is_report && !is_cited && !before.ends_with(['-', '至'])).then_some(year)
    };
    text.match_indices('年').filter_map(announced).collect()
}

/// The years that a sentence of a report of `own` names. A day has a month.
pub fn named(sentence: &str, own: Option<i32>) -> Vec<NamedYear> {
    let named = |(at, sign): (usize, &str)| {
        let (year, before) = at_end(&sentence[..at]).filter(|(year, _)| is_year(*year))?;
        // 较2023年减少2件: what is compared with is not the report's own year, whatever its title says.
        if Some(year) == own.map(i64::from) && before.ends_with(['较', '比']) {
            return None;
        }
        let dated = sentence[at + sign.len()..].trim_start().starts_with(|c: char| c.is_ascii_digit());
        Some(NamedYear { year, dated })
    };
    sentence.match_indices('年').filter_map(named).collect()
}
