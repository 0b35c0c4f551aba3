//! The period that the figures of a report are said to be of.

use crate::characters::has_pair;
use crate::number::is_year;
use crate::reading::claims::numeral::at_end;
use crate::reading::claims::period::{JOINTS, UNTIL};
use crate::report::claims::{Day, Period, plain};
use std::ops::Range;

/// Words of a sentence that gives the period of the report.
const PERIOD: &[&str] = &[
    "统计期限",
    "统计时限",
    "统计时间",
    "统计时段",
    "统计周期",
    "统计区间",
    "统计起止时间",
    "统计口径",
    "数据周期",
    "报告期",
    "报告时限",
    "所列数据",
    "报告数据",
    "统计数据",
];
/// Words that do so in a sentence that speaks of a report.
const LOOSE: &[&str] = &["数据", "期限", "起止时间", "时间范围", "时间跨度", "涵盖", "反映"];

/// Words before the last day where the first is not named, beside [`UNTIL`].
const ENDING: &[&str] = &["止于", "截止日期为", "截止时间为", "截至日期为", "时间点为"];

/// What may stand before it: 起，至; 开始到; 0时至.
const BEFORE_JOINT: [char; 8] = ['起', '，', ',', '开', '始', '0', '零', '时'];

/// One of the characters of each of these words.
const TELLING: [char; 6] = ['期', '时', '据', '盖', '映', '径'];
/// How the period of a year begins. One that ends before that is wrong, whatever it is of.
const WHOLE: &str = "年1月1日至";
/// What may stand between a month and a day.
const MARKS: [char; 4] = ['月', '.', '-', '/'];
const MONTH: &str = "月";

/// Whether a text may give a period by days, which have a month or end with the 31st, or as a whole year.
pub fn may_date(text: &str) -> bool {
    let has_day = |a, b| (a == b'3') & (b == b'1');
    let dates = text.contains('月')
        || has_pair(text, has_day)
        || text.contains('年') && (text.contains('度') || text.contains("年全年"));
    dates && (text.contains(TELLING) || text.contains(WHOLE))
}

fn until() -> impl Iterator<Item = &'static str> {
    UNTIL.iter().chain(ENDING).copied()
}

/// `2023年1月1日至2023年12月31日`, `2023年1—12月`, `2023年度` or `2023年全年` in a sentence that speaks of the figures of
/// a report of that year.
pub fn given(sentence: &str, year: Option<i32>) -> Option<Period> {
    let find = |words: &[&str]| words.iter().find_map(|word| Some(sentence.find(word)? + word.len()));
    let of_report = || sentence.contains("报告") || sentence.trim_start().starts_with("涵盖");
    let named = find(PERIOD).or_else(|| of_report().then(|| find(LOOSE))?);
    if named.is_none() && !sentence.contains(WHOLE) {
        return None;
    }
    let text = plain(sentence);
    // 统计期限为1月1日至12月31日: of the report's year.
    let bare = text.match_indices("1月1日").any(|(at, _)| !text[..at].ends_with(['年', '1']));
    let days = days(&text, year.map(i64::from).filter(|_| bare));
    let is_joint = |between: &str| {
        let joint = between.trim_start_matches(BEFORE_JOINT);
        JOINTS.contains(&joint) || until().any(|word| word == joint)
    };
    let joined = days.windows(2).find_map(|pair| match pair {
        [(first, from), (last, to)] if is_joint(&text[first.end..last.start]) => {
            // 2023年度（1月1日至12月31日）.
            Some(Period { from: *from, to: *to, words: text[first.start..last.end].replace(['（', '('], "") })
        }
        _ => None,
    });
    let Some(named) = named else { return joined.filter(|period| period.to.year < period.from.year) };
    // 统计数据截至2022年12月31日.
    let closed = || match days.as_slice() {
        [(at, day)] if day.date == Day::LAST && until().any(|word| text[..at.start].ends_with(word)) => {
            let from = Day { date: Day::FIRST, ..*day };
            Some(Period { from, to: *day, words: text[..at.end].rsplit(['，', ',']).next()?.to_owned() })
        }
        _ => None,
    };
    joined.or_else(closed).or_else(|| months(&text).filter(|_| days.is_empty())).or_else(|| {
        let text = plain(sentence.get(named..)?);
        let (whole, _) = text.split_once("年度").or_else(|| text.split_once("年全年")).filter(|_| days.is_empty())?;
        let (year, before) = at_end(whole).filter(|(year, before)| is_year(*year) && before.chars().count() <= 1)?;
        let (from, to) = (Day { year, date: Day::FIRST }, Day { year, date: Day::LAST });
        Some(Period { from, to, words: [&whole[before.len()..], "年度"].concat() })
    })
}

/// `2023年1—12月`: from its first day to its last.
fn months(text: &str) -> Option<Period> {
    let (before, _) = text.split_once("12月")?;
    let from = JOINTS.iter().find_map(|joint| before.strip_suffix(joint))?;
    let from = from.strip_suffix('月').unwrap_or(from).strip_suffix("年1")?;
    let (year, lead) = at_end(from).filter(|(year, _)| is_year(*year))?;
    let day = |date| Day { year, date };
    Some(Period { from: day(Day::FIRST), to: day(Day::LAST), words: [&before[lead.len()..], "12月"].concat() })
}

/// The days that a text names, `2023年1月1日` or `2023.01.01`. The year may be left out, or called 同年, once it was named or is
/// known.
fn days(text: &str, year: Option<i64>) -> Vec<(Range<usize>, Day)> {
    let mut days: Vec<(Range<usize>, Day)> = Vec::new();
    for (at, mark) in text.match_indices(MARKS) {
        let last = days.last().map(|(_, day)| day.year).or(year.filter(|_| mark == MONTH));
        let Some((start, left, day)) = day(&text[..at], mark, &text[at + mark.len()..], last) else { continue };
        // 2023.1.1-12.31: the 1-12 of it is none.
        if days.last().is_none_or(|(before, _)| before.end <= start) {
            days.push((start..text.len() - left, day));
        }
    }
    days
}

/// The day whose month stands at the end of `before`, a mark between it and `after`: where it begins, how much is left behind
/// it.
fn day(before: &str, mark: &str, after: &str, last: Option<i64>) -> Option<(usize, usize, Day)> {
    let in_words = mark == MONTH;
    let (month, before) = match before.strip_suffix('元') {
        Some(before) => (1, before),
        None => at_end(before).filter(|(month, _)| in_words || *month <= 12)?,
    };
    let (day, rest) = match after.strip_prefix(['底', '末']) {
        Some(rest) => (Day::LAST.1, rest),
        None => {
            let end = after.trim_start_matches(|c: char| c.is_ascii_digit());
            let (day, rest) = match in_words {
                true => after.split_once(['日', '号'])?,
                false => (after.strip_suffix(end)?, end),
            };
            (at_end(day).filter(|(_, before)| before.is_empty())?.0, rest)
        }
    };
    let (year, start) = match before.strip_suffix(if in_words { "年" } else { mark }) {
        // 至203年12月31日: a slip of the year.
        Some(named) => match at_end(named).filter(|(year, _)| *year > 99) {
            Some((year, before)) => (year, before.len()),
            None => match named.strip_suffix('次') {
                Some(before) => (last?.saturating_add(1), before.len()),
                None => (last?, named.strip_suffix(['同', '当'])?.len()),
            },
        },
        // 2023年度（1月1日…）.
        None => match before.trim_end_matches(['（', '(']).strip_suffix("年度").and_then(at_end) {
            Some((year, before)) => (year, before.len()),
            None => (last?, before.len()),
        },
    };
    Some((start, rest.len(), Day { year, date: (month, day) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_written() {
        let whole = |from, to| Some(((from, Day::FIRST), (to, Day::LAST)));
        for (sentence, expected) in [
            ("统计期限为2023年1月1日至2023年12月31日。", whole(2023, 2023)),
            ("本报告数据的统计时间为 2023 年 1 月 1 日至 12 月 31 日。", whole(2023, 2023)),
            ("统计期限自２０２３年１月１日起至２０２２年１２月３１日止。", whole(2023, 2022)),
            ("统计期限自2023年1月1日起，至2023年12月31日止。", whole(2023, 2023)),
            ("统计期限自2010年1月1日起至2009年12月31日止。", whole(2010, 2009)),
            ("报告中的数据统计期限从2022年1月1日到同年12月31日。", whole(2022, 2022)),
            ("本报告中的数据期限自2022年1月1日起至2022年12月31日止。", whole(2022, 2022)),
            ("统计期限自二〇二二年一月一日起至二〇二二年十二月三十一日止。", whole(2022, 2022)),
            ("统计时限从2023年元月1日至12月底。", whole(2023, 2023)),
            ("所列数据的统计期限为2022年度。", whole(2022, 2022)),
            ("所列数据统计期限为2023年1月1日至12月21日。", Some(((2023, Day::FIRST), (2023, (12, 21))))),
            ("统计期限自2023年5月1日起至2024年1月1日止。", Some(((2023, (5, 1)), (2024, Day::FIRST)))),
            ("统计数据截至2022年12月31日。", whole(2022, 2022)),
            ("统计期限为2022年全年。", whole(2022, 2022)),
            ("统计期限为2023年1月1日0时至2022年12月31日24时。", whole(2023, 2022)),
            ("所列数据截止到2023年12月底。", whole(2023, 2023)),
            ("报告起止时间为2022年1月1日至2022年12月31日。", whole(2022, 2022)),
            ("统计时限自2022年1月1日起，截止2022年12月31日。", whole(2022, 2022)),
            ("所列数据截止日期为2022年12月31日。", whole(2022, 2022)),
            ("涵盖我区自2022年1月1日起至2022年12月31日期间政府信息公开情况。", whole(2022, 2022)),
            ("平台涵盖2019年1月1日至2022年12月31日的数据。", None),
            ("数据统计期限为1月1日至12月30日。", Some(((2023, Day::FIRST), (2023, (12, 30))))),
            ("统计期限为2022年1—12月。", whole(2022, 2022)),
            ("统计期限为2022年1月至12月。", whole(2022, 2022)),
            ("报告时间范围为2022年度。", whole(2022, 2022)),
            ("统计期限自2023年1月1日至203年12月31日。", whole(2023, 203)),
            ("数据统计起止时间为2022年1月1日至2022年12月31日。", whole(2022, 2022)),
            ("报告中的数据核定时间点为2022年12月31日。", whole(2022, 2022)),
            ("本报告反映2022年1月1日至2022年12月31日的工作情况。", whole(2022, 2022)),
            ("统计期限自2023年1月1日至20233年12月31日。", whole(2023, 20233)),
            ("2023年度，数据统计期限为1月1日至12月31日。", whole(2023, 2023)),
            ("统计期限2023.01.01-2022.12.31。", whole(2023, 2022)),
            ("统计时间：2022/1/1—2022/12/31。", whole(2022, 2022)),
            ("统计期限自2022-01-01至2022-12-31。", whole(2022, 2022)),
            ("统计期限为2023年1-12月，2023年1月1日前的不计。", None),
            ("统计期限：2023-01-01-2023-12-31。", whole(2023, 2023)),
            ("统计期限为２０２３.１.１－１２.３１。", whole(2023, 2023)),
            ("统计期限：2023.1.1-12.31。", whole(2023, 2023)),
            ("所列数据截至2022.12.31。", whole(2022, 2022)),
            ("所列数据截至2024-1-20。", None),
            ("统计数据见2023-12-31发布的年鉴第1.2.3节。", None),
            ("数据周期：2022年1月1日—2022年12月31日。", whole(2022, 2022)),
            ("本报告时间跨度为2022年1月1日零时至12月31日24时。", whole(2022, 2022)),
            ("统计期限为2023年1月1日至次年12月31日。", whole(2023, 2024)),
            ("统计期限为2022年度（1月1日—12月31日）。", whole(2022, 2022)),
            ("统计口径为2022年1月1日至12月31日。", whole(2022, 2022)),
            ("统计口径为局机关，不含2022年度新设的单位。", None),
            ("平台数据周期性更新，2022年1月1日上线。", None),
            ("2023年1月1日至2022年12月31日，发布信息62条。", whole(2023, 2022)),
            ("2022年1月1日至2022年12月31日，发布信息62条。", None),
            ("所列数据截至2024年1月20日。", None),
            ("规划期限自2021年1月1日起至2025年12月31日止。", None),
            ("对2021年1月1日至2023年12月31日的数据进行核查。", None),
            ("2023年1月1日，我局数据平台上线。", None),
            ("本报告根据2019年5月15日施行的条例和2023年度数据编制。", None),
            ("报告数据于2024年1月5日汇总，1月20日公布。", None),
        ] {
            let found = given(sentence, Some(2023));
            let found = found.map(|found| ((found.from.year, found.from.date), (found.to.year, found.to.date)));
            assert_eq!(found, expected, "{sentence}");
        }
    }
}
