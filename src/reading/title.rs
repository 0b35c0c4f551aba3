//! Title: which line names the report, and what it says of the body and the year.

use super::normal::normalize;
use crate::bodies::{AGENCIES, COMMITTEES, DEPARTMENTS, GOVERNMENTS, OFFICES, SQUADS, TOWNSHIPS, ends_in};
use crate::characters::{half_width_digit, is_unseen};
use crate::number::is_year;

/// What a title says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// The title without white space.
    pub text: String,
    /// The body that reports; empty where the title names none.
    pub unit: String,
    /// The report year.
    pub year: Option<i32>,
    /// Whether it is a note on a part of a year, which the form does not cover.
    pub partial_year: bool,
}

/// Characters a title has at most; longer lines are prose.
const LONGEST: usize = 90;

/// Reads a line as a title; `None` where it is none.
pub fn parse(line: &str) -> Option<Title> {
    titled(line, &["年度报告", "工作报告", "年报", "情况的报告", "情况报告", "年度報告", "工作報告"])
}

/// Reads a line as the title of a note on a part of a year that is not called a report.
pub fn note(line: &str) -> Option<Title> {
    titled(line, &["总结", "小结", "總結"]).filter(|title| title.partial_year)
}

/// Reads a line as a title that ends in one of the kinds.
fn titled(line: &str, kinds: &[&str]) -> Option<Title> {
    // Every subject has this character.
    if line.len() > LONGEST * 4 || line.contains('。') || !line.contains('公') {
        return None;
    }
    let text: String = line.chars().filter(|c| !c.is_whitespace() && !is_unseen(*c)).map(half_width_digit).collect();
    if text.chars().count() > LONGEST {
        return None;
    }
    let subject = subject(&text)?;
    let kind = kinds.iter().find_map(|word| text.find(word))?;
    // A sentence that leads to what follows names it, too, and one that says by what it is made.
    let clause = text[..subject].rsplit(['）', ')']).next().unwrap_or_default();
    if text.contains("如下") || clause.contains('，') || kind < subject && !text[..subject].contains('年') {
        return None;
    }
    let is_frame = |c: char| matches!(c, '《' | '》' | '>' | '＞' | '#' | '*' | '“' | '”' | '"' | ',' | ';');
    let text = text.trim_matches(is_frame).to_owned();
    let found = year(&text);
    let partial_year = names_part(&text);
    Some(Title { unit: unit(&text, found), year: found.map(|(_, _, year)| year), partial_year, text })
}

/// Whether a title names a part of a year.
pub fn names_part(title: &str) -> bool {
    ["半年", "季度", "月份"].iter().any(|word| title.contains(word))
}

/// Where the subject of a title begins.
fn subject(text: &str) -> Option<usize> {
    const SUBJECTS: [&str; 5] = ["政府信息公开", "政务公开", "信息公开", "政府資訊公開", "政府信息公開"];
    // The regulations are of the same name.
    let titled = |(at, word): &(usize, &str)| !text[at + word.len()..].starts_with("条例");
    SUBJECTS.iter().find_map(|word| text.match_indices(word).find(titled)).map(|(at, _)| at)
}

/// The first year of a text: first byte, end (年 and 度 included), number.
pub fn year(text: &str) -> Option<(usize, usize, i32)> {
    text.match_indices('年').find_map(|(at, sign)| {
        let head = &text[..at];
        let start =
            head.char_indices().rev().take_while(|(_, c)| digit(*c).is_some()).last().map(|(start, _)| start)?;
        let digits: Vec<i32> = head[start..].chars().filter_map(digit).collect();
        let [a, b, c, d] = digits.as_slice() else { return None };
        let year = a * 1000 + b * 100 + c * 10 + d;
        let end = at + sign.len();
        let end = end + text[end..].strip_prefix('度').map_or(0, |_| '度'.len_utf8());
        is_year(year.into()).then_some((start, end, year))
    })
}

fn digit(c: char) -> Option<i32> {
    const CHINESE: &str = "〇一二三四五六七八九";
    match c {
        '0'..='9' => Some(c as i32 - '0' as i32),
        '○' | 'Ｏ' | '零' => Some(0),
        _ => CHINESE.chars().position(|other| other == c).and_then(|value| i32::try_from(value).ok()),
    }
}

/// The body: what stands before the year, else between the year and the subject, else before the subject.
fn unit(text: &str, year: Option<(usize, usize, i32)>) -> String {
    let subject = |from: usize| subject(&text[from..]).map(|at| from + at);
    let candidates = match year {
        Some((start, end, _)) => {
            let before = subject(0).filter(|at| *at < start).map_or(&text[..start], |at| &text[..at]);
            [before, subject(end).map_or("", |at| &text[end..at])]
        }
        None => [subject(0).map_or("", |at| &text[..at]), ""],
    };
    let clean = |part: &str| {
        // （征求意见稿）某局.
        let noted = part.strip_prefix(['（', '(']).and_then(|part| part.split_once(['）', ')']));
        let part = noted.map_or(part, |(_, part)| part);
        let part = part
            .trim_matches(|c: char| matches!(c, '《' | '》' | '（' | '(' | '：' | ':' | '>' | '·' | '-' | '|' | '、'));
        let part = part.rsplit(['>', '＞', '：', ':']).next().unwrap_or_default();
        // 【年报】某局.
        let part = part.strip_prefix('【').and_then(|part| part.split_once('】')).map_or(part, |(_, part)| part);
        let part = without_item(part);
        let part = part.strip_prefix("关于").unwrap_or(part);
        let part = without_year(part);
        let part = part.strip_suffix("关于").unwrap_or(part);
        // 某镇人民政府信息公开: what both end and begin with is written once.
        if part.ends_with("人民") { [part, "政府"].concat() } else { part.to_owned() }
    };
    // Where a page stands in its site begins with the site's first one.
    let names = |unit: &String| unit.chars().count() >= 2 && !unit.ends_with("首页");
    candidates.into_iter().map(clean).find(names).unwrap_or_default()
}

/// A name without the number that it has in a list: 3.某局, 三、某局.
fn without_item(part: &str) -> &str {
    let rest = part.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    match rest.strip_prefix(['.', '．', '、', ')', '）']) {
        Some(named) if rest.len() < part.len() => named,
        _ => part,
    }
}

/// A name without the year at either end of it, of which too few digits were written: 某局25年.
fn without_year(part: &str) -> &str {
    let is_digit = |char| digit(char).is_some();
    let part = match part.strip_suffix('年').or(part.strip_suffix("年度")) {
        Some(named) => named.trim_end_matches(is_digit),
        None => part,
    };
    let rest = part.trim_start_matches(is_digit);
    match rest.strip_prefix('年').filter(|_| rest.len() < part.len()) {
        Some(named) => named.strip_prefix('度').unwrap_or(named),
        None => part,
    }
}

/// Whether a line alone may be the name of the body above a title that names none.
pub fn is_unit(line: &str) -> bool {
    const ENDINGS: &[&[&str]] = &[GOVERNMENTS, OFFICES, TOWNSHIPS, DEPARTMENTS, COMMITTEES, SQUADS, AGENCIES, OTHERS];
    #[rustfmt::skip]
    const OTHERS: &[&str] = &[
        "委", "部", "署", "院", "所", "处", "公室", "苏木", "站", "机关", "联", "馆", "社", "调查队", "集团",
    ];
    let count = line.chars().filter(|c| !c.is_whitespace()).count();
    let squashed = normalize(line);
    (3..=40).contains(&count)
        && !squashed.contains("信息公开")
        && !line.contains(['。', '，', '：', '>', '|'])
        && !["来源", "发布", "信息来源", "主办"].iter().any(|label| squashed.starts_with(label))
        && ends_in(&squashed, ENDINGS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, unit: &str, year: Option<i32>) {
        let title = parse(line).unwrap_or_else(|| panic!("{line}"));
        assert_eq!((title.unit.as_str(), title.year), (unit, year), "{line}");
    }

    #[test]
    fn titles_name_body_and_year_in_any_order() {
        check(
            "新乡经济技术开发区管理委员会 2023 年政府信息 公开工作年度报告",
            "新乡经济技术开发区管理委员会",
            Some(2023),
        );
        check("某局2023年政府信息公开工作年度报告", "某局", Some(2023));
        check("某区（汇总，依申请公开）2022年政府信息公开工作年度报告", "某区（汇总，依申请公开）", Some(2022));
        check("\"某局2023年政府信息公开工作年度报告\",,,,", "某局", Some(2023));
        check("某局关于2021年度政府信息公开情况的报告", "某局", Some(2021));
        check("2024年度某市市场监督管理局信息公开工作年度报告", "某市市场监督管理局", Some(2024));
        check("某市勞工局2023年政府資訊公開工作年度報告", "某市勞工局", Some(2023));
        check("关于2022年度政府信息公开工作情况报告", "", Some(2022));
        check("2022年度某市某区水利局政府信息公开工作年度报告", "某市某区水利局", Some(2022));
        check("某县财政局政府信息公开工作2021年度报告", "某县财政局", Some(2021));
        check("某街道办事处二〇二四年政府信息公开年报", "某街道办事处", Some(2024));
        check("《某镇人民政府２０２０年政府信息公开工作年度报告》", "某镇人民政府", Some(2020));
        check("徐某县司法局年政府信息公开工作年度报告", "徐某县司法局", None);
        check("2023年政府信息公开工作年度报告", "", Some(2023));
        check("【年报】某局2023年政府信息公开工作年度报告", "某局", Some(2023));
        check("（征求意见稿）某局2023年政府信息公开工作年度报告", "某局", Some(2023));
        check("12. 某局2023年政府信息公开工作年度报告", "某局", Some(2023));
        check("三、某局2023年政府信息公开工作年度报告", "某局", Some(2023));
        check("某局【汇总】2023年政府信息公开工作年度报告", "某局【汇总】", Some(2023));
        // Two digits are no year that is known, and no part of the name.
        check("青山县林业局25年政府信息公开工作年度报告", "青山县林业局", None);
        check("青山县林业局25年度政府信息公开工作年度报告", "青山县林业局", None);
        check("25年度青山县林业局政府信息公开工作年度报告", "青山县林业局", None);
        check("2022年汇龙镇人民政府信息公开工作年度报告", "汇龙镇人民政府", Some(2022));
        check("汇龙镇人民政府2022年政府信息公开工作年度报告", "汇龙镇人民政府", Some(2022));
        check("当前位置：首页 > 政府信息公开 > 政府信息公开年报", "", None);
        check("首页>公开年报>某局2023年政府信息公开工作年度报告", "某局", Some(2023));
    }

    #[test]
    fn bodies_of_every_kind_are_named_above_a_title() {
        for (line, expected) in [
            ("某县人民政府机关", true),
            ("某 市 残 联", true),
            ("某区档案馆", true),
            ("某经济技术开发区", true),
            ("国家统计局某县调查队", true),
            ("首页 > 政务公开", false),
            ("信息公开年报", false),
            ("发布时间：某局", false),
            ("来源 某县财政局", false),
            ("发布机构 某县财政局", false),
        ] {
            assert_eq!(is_unit(line), expected, "{line}");
        }
    }

    #[test]
    fn prose_is_no_title() {
        for line in [
            "根据条例，现公布2023年政府信息公开工作年度报告。",
            "根据《条例》（以下简称《条例》）要求，现公布2023年政府信息公开工作年度报告",
            "根据《中华人民共和国政府信息公开条例》编制年度报告",
            "政府信息公开指南",
            "一、总体情况",
        ] {
            assert_eq!(parse(line), None, "{line}");
        }
    }
}
