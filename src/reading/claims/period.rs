//! Months, quarters and spans of years: whether what a sentence counts is of the report's whole year.

use super::numeral;
use crate::number::is_year;

/// What a number and the words around it say of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// The year from its first to its last month (1至12月), or as far as its last one (截至12月31日).
    Year,
    /// Less or more than the year: 12月, 1至6月, 第1季度, 近5年, 2021-2023年.
    Other,
}

/// Words and marks that the end of a period stands behind.
pub const JOINTS: &[&str] = &["至", "到", "-", "–", "—", "~", "～", "－", "——"];
/// Those of a period that has no other beginning than the year's.
pub const UNTIL: &[&str] = &["截至", "截止", "截止到", "截止至"];

/// What `value` says with the text before it and after it.
pub fn period(before: &str, value: i64, after: &str) -> Option<Period> {
    let (before, after) = (before.trim_end(), after.trim_start());
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    let is = |found: bool| found.then_some(Period::Other);
    if let Some(rest) = after.strip_prefix('月') {
        return month(before, value, rest.trim_start());
    }
    if let Some(rest) = after.strip_prefix('年') {
        let span = ["来", "间", "累计", "共"].iter().any(|word| rest.starts_with(word));
        return is((span && value > 1) || ends(&["近", "过去"]) || (is_year(value) && of_years(before)));
    }
    is(after.starts_with("季度") || (after.starts_with("个月") && ends(&["前", "近", "后", "过去"])))
}

/// Whether a year ends a span of several (2019年至2023年).
pub fn of_years(before: &str) -> bool {
    let before = before.trim_end();
    let from = JOINTS.iter().find_map(|joint| before.strip_suffix(joint));
    from.is_some_and(|from| {
        from.trim_end().ends_with(['年', '度']) || numeral::at_end(from).is_some_and(|(year, _)| is_year(year))
    })
}

/// What a month says: `after` is what stands behind 月.
fn month(before: &str, month: i64, after: &str) -> Option<Period> {
    let before = number_before(before, '年').map_or(before, |(_, rest)| rest);
    let last =
        |from: Option<i64>| if month == 12 && from.is_none_or(|from| from == 1) { Period::Year } else { Period::Other };
    if UNTIL.iter().any(|word| before.ends_with(word)) {
        return Some(last(None));
    }
    if let Some(from) = JOINTS.iter().find_map(|joint| before.strip_suffix(joint)) {
        let from = from.trim_end_matches('起');
        let from = number_before(from, '日').map_or(from, |(_, rest)| rest);
        return Some(last(first_month(from)));
    }
    if after.starts_with(['底', '末']) {
        return Some(last(None));
    }
    // A day is when something happened, unless what follows begins with it (自5月1日起，收到).
    let day = after.trim_start_matches(numeral::begins);
    let since = day.trim_start().strip_prefix("日起").is_some_and(|on| on.starts_with(['，', ','])) && month > 1;
    (since || day.len() == after.len()).then_some(Period::Other)
}

/// The month that a text ends with: 1月, 1月份, 1.
fn first_month(text: &str) -> Option<i64> {
    let text = text.trim_end_matches('份');
    number_before(text, '月').or_else(|| numeral::at_end(text)).map(|(month, _)| month)
}

/// The number before that character at the end of a text, and what stands before both.
fn number_before(text: &str, unit: char) -> Option<(i64, &str)> {
    numeral::at_end(text.trim_end().strip_suffix(unit)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_of_the_year_and_others() {
        use Period::{Other, Year};
        for (before, value, after, expected) in [
            ("1至", 12, "月收到", Some(Year)),
            ("1月-", 12, "月收到", Some(Year)),
            ("2023年1月1日起至2023年", 12, "月31日", Some(Year)),
            ("截至2023 年 ", 12, " 月 31 日", Some(Year)),
            ("2023年", 12, "月底，共收到", Some(Year)),
            ("7月1日至", 12, "月31日", Some(Other)),
            ("7至", 12, "月", Some(Other)),
            ("截至", 6, "月底", Some(Other)),
            ("2023年", 12, "月收到", Some(Other)),
            ("2023年", 12, "月4日", None),
            ("自", 5, "月1日起，收到", Some(Other)),
            ("自2023年", 5, "月1日起施行", None),
            ("第", 1, "季度", Some(Other)),
            ("前", 6, "个月", Some(Other)),
            ("一般为", 6, "个月", None),
            ("近", 5, "年", Some(Other)),
            ("", 5, "年来", Some(Other)),
            ("保存", 5, "年", None),
            ("2021-", 2023, "年", Some(Other)),
            ("６月至", 12, "月", Some(Other)),
            ("二〇二三年六月至", 12, "月", Some(Other)),
            ("一月一日起至", 12, "月三十一日", Some(Year)),
            ("截至二〇二三年", 12, "月底", Some(Year)),
            ("自", 5, "月一日起，收到", Some(Other)),
        ] {
            assert_eq!(period(before, value, after), expected, "{before}{value}{after}");
        }
        assert!(
            of_years("2019年至")
                && of_years("2019—")
                && of_years("２０１９-")
                && !of_years("统一至")
                && !of_years("截至")
                && !of_years("由5件增至")
        );
    }
}
