//! Which edition a table is of, which tables are the report's, and what is prose: small reports as data, with what is
//! found or not.

use super::{check, check_rows, verdict};
use gouji::source::decode::Native;
use gouji::verdict::Level;
use gouji::{Language, check_bytes};

/// Whether a rule finds something.
fn finds(text: &str, rule: &str) -> bool {
    verdict(text).findings.iter().any(|finding| finding.rule.starts_with(rule))
}

const COLUMNS: &str = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计";

#[test]
fn a_row_is_one_whatever_stands_between_its_label_and_its_values() {
    let rows = |other: &str| {
        format!(
            "三、收到和处理政府信息公开申请情况\n\t\t\t{COLUMNS}\n\t（五）不予处理\t5.要求行政机关确认或重新出具已获取信息\t2\t1\t0\t0\t0\t0\t3\n\
             \t（六）其他处理\t{other}\n\t（七）总计\t\t4\t4\t0\t0\t0\t0\t8\n"
        )
    };
    check_rows(&rows("\t2\t3\t0\t0\t0\t0\t5"), &["other=2 3 0 0 0 0 5"]);
    check_rows(&rows("件\t2\t3\t0\t0\t0\t0\t5"), &["other=2 3 0 0 0 0 5"]);
    check_rows(&rows("D20\t2\t3\t0\t0\t0\t0\t5"), &["other=2 3 0 0 0 0 5"]);
    check_rows(&rows("\t2O\t3\t0\t0\t0\t0\t5"), &["other=open 3 0 0 0 0 5"]);
    check_rows(&rows("\tO\tO\tO\tO\tO\tO\tO"), &["other=open"]);
    // The label of a group, as it was from the next edition on.
    check_rows(&rows("3.其他\t2\t3\t0\t0\t0\t0\t5"), &["other.other=2 3 0 0 0 0 5"]);
}

#[test]
fn a_heading_within_other_text_is_not_missing() {
    let text = |heading: &str| format!("一、总体情况\n概况。\n三、收到和处理政府信息公开申请情况\n{heading}\n");
    let doubts = |text: &str| {
        let verdict = verdict(text);
        let found = verdict.findings.iter().filter(|finding| finding.rule == "structure.sections");
        found.map(|finding| (finding.level, finding.message.contains("四、"))).collect::<Vec<_>>()
    };
    assert_eq!(doubts(&text("")), [(Level::Doubt, true)]);
    let header = "11/27/26 某网站 四、政府信息公开行政复议、行政诉讼情况";
    assert_eq!(doubts(&text(header)), [(Level::Doubt, false), (Level::Unchecked, true)]);
}

#[test]
fn a_small_table_of_another_section_is_not_the_reports() {
    let text = format!(
        "一、总体情况\n年份\t新收政府信息公开申请数量\t上年结转\t予以公开\t部分公开\t总计\n2022年\t12\t1\t3\t4\t7\n单位\t新收\t上年结转\t办结\t结转下年\n\
         县公安局\t3\t0\t3\t0\n三、收到和处理政府信息公开申请情况\n\t{COLUMNS}\n一、本年新收政府信息公开申请数量\t9\t0\t0\t0\t0\t0\t9\n\
         二、上年结转政府信息公开申请数量\t0\t1\t0\t0\t0\t0\t1\n"
    );
    check_rows(&text, &["received=9 0 0 0 0 0 9", "carried_in=0 1 0 0 0 0 1"]);
}

#[test]
fn examples_of_how_the_form_is_filled_in_state_nothing() {
    let text = |note: &str| {
        format!(
            "一、总体情况\n{note}\n三、收到和处理政府信息公开申请情况\n\t{COLUMNS}\n一、本年新收政府信息公开申请数量\t9\t0\t0\t0\t0\t0\t9\n\
             二、上年结转政府信息公开申请数量\t0\t1\t0\t0\t0\t0\t1\n"
        )
    };
    let claim = "本年新收政府信息公开申请10件，上年结转2件。";
    assert!(finds(&text(claim), "prose.cell"));
    for note in ["填表说明：如", "填报说明：1.例如", "（示例：", "2.本年新收+上年结转=办理总计。如："]
    {
        assert!(!finds(&text(&format!("{note}{claim}")), "prose.cell"), "{note}");
    }
}

#[test]
fn captions_of_the_review_table_are_no_prose() {
    let text = "四、政府信息公开行政复议、行政诉讼情况\n   行政复议             行政诉讼\n\
                结果 结果 其他 尚未 总 结果未经复议直接起诉       复议后起诉\n维持 纠正 结果 审结 计 维持 纠正 结果 审结 计 维持 纠正 其他\n\
                                 结果 其他 尚未 总 结果 结果    尚未 总\n                                  结果 审结 计\n 3 0 0 0 3 3 0 0 0 3 0 0 0 0 0\n";
    check(text, "review.reconsideration.total=3 review.litigation_direct.total=3");
    assert!(!finds(text, "prose.cell"), "{text}");
}

#[test]
fn a_number_that_the_end_of_a_line_cuts_is_one() {
    let prose = "（二）依申请公开。2023年共收到政府信息公开申请300件，上年结转2件，办结4件，结转下年度继续办理2";
    let table = format!(
        "三、收到和处理政府信息公开申请情况\n\t{COLUMNS}\n一、本年新收政府信息公开申请数量\t300\t0\t0\t0\t0\t0\t300\n\
                 四、结转下年度继续办理\t298\t0\t0\t0\t0\t0\t298\n"
    );
    let report = |rest: &str| format!("一、总体情况\n{prose}{rest}件。\n{table}");
    assert!(!finds(&report("\n98"), "prose.cell"));
    assert!(!finds(&report("\r\n  98"), "prose.cell"));
    assert!(finds(&report("\n97"), "prose.cell"));
    assert!(finds(&report(""), "prose.cell"));
}

#[test]
fn the_edition_is_that_of_the_year_where_the_rows_do_not_say_it() {
    let report = |year: u16, rows: &str| {
        let title = format!("甲县教育局{year}年政府信息公开工作年度报告");
        let text = format!("{title}\n三、收到和处理政府信息公开申请情况\n\t{COLUMNS}\n{rows}");
        gouji::check_text("report.txt", text, gouji::Language::Chinese).verdict
    };
    let row = |label: &str| format!("{label}\t1\t0\t0\t0\t0\t0\t1\n");
    let common = row("一、本年新收政府信息公开申请数量") + &row("（一）予以公开");
    let old = common.clone() + &row("（六）其他处理");
    let new = common.clone() + &row("3.其他");
    for (year, rows, found) in [
        (2020, &common, false),
        (2023, &common, false),
        (2020, &old, false),
        (2020, &new, true),
        (2023, &new, false),
        (2023, &old, true),
    ] {
        let findings = report(year, rows).findings;
        assert_eq!(findings.iter().any(|finding| finding.rule == "tables.edition"), found, "{year}\n{rows}");
    }
}

#[test]
fn cells_that_are_listed_by_their_names_are_no_prose() {
    let row = "（三）不予公开\t1.属于国家秘密\t2\t0\t0\t0\t0\t0\t2\n";
    let head = format!("三、收到和处理政府信息公开申请情况\n\t\t{COLUMNS}\n{row}（七）总计\t\t2\t0\t0\t0\t0\t0\t2\n");
    for sign in ["·", "_", "/"] {
        let list =
            ["自然人：2", "商业企业：0", "总计：2"].map(|end| format!("（三）不予公开{sign}1.属于国家秘密{sign}{end}"));
        let text = format!("{head}五、存在的主要问题及改进情况\n{}\n", list.join("\n"));
        assert!(!finds(&text, "prose."), "{text}");
    }
}

#[test]
fn counts_above_the_title_are_of_the_site() {
    const BANNER: &str = "全市收到申请3251件，办结3200件，网站访问量1234567次。\n\n";
    let report = include_str!("../reports/xinxiang-edz-2023.txt").trim_start();
    let below = report.replacen("一、总体情况", &[BANNER, "一、总体情况"].concat(), 1);
    for (text, expected) in [([BANNER, report].concat(), false), (below, true)] {
        let found = check_bytes("报告.txt", text.as_bytes(), &Native, Language::Chinese).verdict.findings;
        assert_eq!(found.iter().any(|finding| finding.rule == "prose.cell"), expected, "{found:?}");
    }
}

#[test]
fn a_form_that_is_not_filled_in_is_no_report_beside_one() {
    let report = include_str!("../reports/xinxiang-edz-2023.txt").trim_start();
    let (name, body) = report.split_once(" 2023 年").expect("a title");
    let cell = |cell: &'static str| if cell.bytes().all(|byte| byte.is_ascii_digit()) { "" } else { cell };
    let line = |line: &'static str| line.split('\t').map(cell).collect::<Vec<_>>().join("\t");
    let empty = body.split('\n').map(line).collect::<Vec<_>>().join("\n");
    let blank = |name: &str| [name, " 2023 年", &empty, "\n"].concat();
    let verdict = |text: String| check_bytes("报告.txt", text.as_bytes(), &Native, Language::Chinese).verdict;
    for text in [[&blank("XX单位"), report].concat(), [report, "\n", &blank("××局")].concat()] {
        let verdict = verdict(text);
        assert!(verdict.more.is_empty());
        assert_eq!(verdict.report.expect("a report").unit.as_deref(), Some(name));
    }
    // One that a body sends is its report, and the form alone is what there is.
    assert_eq!(verdict([report, "\n", &blank("甲县水利局")].concat()).more.len(), 1);
    assert!(verdict(blank("XX单位")).report.is_some());
}
