//! Which column a value stands in, and in which unit, where the header leaves it open or says more than the form:
//! small reports as data, with the cells they state.

use super::{check_rows, stated, verdict};
use gouji::form::Unit;
use gouji::reading::read_value;
use gouji::{Language, check_text};

#[track_caller]
fn check(text: &str, ids: &[&str], expected: &str) {
    let verdict = verdict(text);
    assert!(verdict.report.is_some(), "{:?}\n{text}", verdict.error);
    let found: Vec<String> = ids.iter().map(|id| stated(&verdict, id)).collect();
    assert_eq!(found.join(" "), expected, "{text}");
}

/// A table with these cells: rows are parted by `/`, cells by `|`.
fn table(rows: &str) -> String {
    let cell = |cell: &str| match cell.split_once('*') {
        Some((span, text)) => format!("<td rowspan={span}>{text}</td>"),
        None => format!("<td>{cell}</td>"),
    };
    let row = |row: &str| format!("<tr>{}</tr>", row.split('|').map(cell).collect::<String>());
    format!("<table>{}</table>", rows.split(" / ").map(row).collect::<String>())
}

const RECEIVED: [&str; 7] = [
    "applications.received.natural_person",
    "applications.received.business",
    "applications.received.research",
    "applications.received.public_welfare",
    "applications.received.legal_service",
    "applications.received.other_org",
    "applications.received.total",
];

/// A header of two levels that was flattened into one line says nothing of the order of the values.
#[test]
fn a_flattened_header_is_that_of_the_form() {
    let headers = [
        "商业企业 科研机构 社会公益组织 法律服务机构 其他 申请人情况 自然人 法人或其他组织 总计",
        "申请人情况 自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他",
        "自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他",
    ];
    let rows = "三、收到和处理政府信息公开申请情况\nHEADER\n一、本年新收政府信息公开申请数量 3402 99 0 4 5 1 3511\n\
                二、上年结转政府信息公开申请数量 91 3 0 0 2 0 96\n（七）总计 3375 99 0 4 7 1 3486\n\
                四、结转下年度继续办理 118 3 0 0 0 0 121\n";
    for header in headers {
        let text = rows.replace("HEADER", header);
        for text in [text.clone(), text.replace(' ', "  "), text.replace(' ', "\t"), text.replace(' ', " | ")] {
            check(&text, &RECEIVED, "3402 99 0 4 5 1 3511");
        }
    }
    // All on one line, and a table without rows.
    let line =
        rows.replace("HEADER", headers[1]).replacen('\n', "\0", 1).replace(['\n', ' '], "\t").replace('\0', "\n");
    check(&line, &RECEIVED, "3402 99 0 4 5 1 3511");
    let cells: String = line.split(['\n', '\t']).skip(1).map(|cell| format!("<td>{cell}</td>")).collect();
    check(
        &format!("<p>三、收到和处理政府信息公开申请情况</p><table>{cells}</table>"),
        &RECEIVED,
        "3402 99 0 4 5 1 3511",
    );
}

/// Where nothing but one line says that the columns stand in another order, the sums must say so too.
#[test]
fn another_order_of_the_columns_needs_a_proof() {
    let text = |header: &str, received: &str, handled: &str| {
        format!(
            "三、收到和处理政府信息公开申请情况\n{header}\n一、本年新收政府信息公开申请数量 {received}\n（七）总计 {handled}\n"
        )
    };
    let first = "总计 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他";
    check(&text(first, "3511 3402 99 0 4 5 1", "3486 3375 99 0 4 7 1"), &RECEIVED, "3402 99 0 4 5 1 3511");
    check(&text(first, "3402 99 0 4 5 1 3511", "3375 99 0 4 7 1 3486"), &RECEIVED, "3402 99 0 4 5 1 3511");
    check(
        &text(first, "3511 3402 99 0 4 5 2", "3486 3375 99 0 4 7 2"),
        &RECEIVED,
        "open open open open open open open",
    );
    let last = "商业企业 科研机构 社会公益组织 法律服务机构 其他 自然人 总计";
    check(&text(last, "3402 99 0 4 5 1 3511", "3375 99 0 4 7 1 3486"), &RECEIVED, "open open open open open open 3511");
    check(&text(last, "0 0 0 0 0 0 0", "0 0 0 0 0 0 0"), &RECEIVED, "0 0 0 0 0 0 0");
    // Headers in the columns of the values need none.
    let grid = "一、本年新收政府信息公开申请数量|99|0|4|5|1|3402|3511 / （七）总计|99|0|4|7|1|3375|3486";
    let grid = table(&format!("|{} / {grid}", last.replace(' ', "|")));
    check(&format!("<p>三、收到和处理政府信息公开申请情况</p>{grid}"), &RECEIVED, "3402 99 0 4 5 1 3511");
}

/// Where the caption of a group stands beside other headers, the columns of the group are where it is.
#[test]
fn a_caption_beside_headers_stands_for_its_columns() {
    let parts = "商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他";
    let rows = "一、本年新收政府信息公开申请数量\t3402\t99\t0\t4\t5\t1\t3511\n（七）总计\t3375\t99\t0\t4\t7\t1\t3486\n";
    let section = "三、收到和处理政府信息公开申请情况\n";
    for (above, expected) in [
        ("自然人\t法人或其他组织\t总计", "3402 99 0 4 5 1 3511"),
        ("法人或其他组织\t自然人\t总计", "open open open open open open 3511"),
        ("法人或其他组织\n自然人\t总计", "3402 99 0 4 5 1 3511"),
        ("总计\t自然人\t法人或其他组织", "3402 99 0 4 5 1 3511"),
    ] {
        let text = format!("{section}{above}\n{parts}\n{rows}");
        for text in [text.clone(), text.replace('\t', "  "), text.replace('\t', " ")] {
            check(&text, &RECEIVED, expected);
        }
    }
    // A page break between header and values leaves the columns of the header.
    let head = |above: &str| {
        format!(
            "<table><tr>{above}</tr><tr>{}</tr></table><p>- 1 -</p>",
            parts.replace('\t', "</td><td>").replace("商业", "<td>商业") + "</td>"
        )
    };
    let group = "<td colspan=5>法人或其他组织</td>";
    let (person, total) = ("<td rowspan=2>自然人</td>", "<td rowspan=2>总计</td>");
    let rows = table(rows.trim_end().replace('\t', "|").replace('\n', " / ").as_str());
    for (above, expected) in [
        ([person, group, total], "3402 99 0 4 5 1 3511"),
        ([group, person, total], "open open open open open open 3511"),
    ] {
        let above = format!("<td rowspan=2></td>{}", above.concat());
        check(&format!("<p>{section}</p>{}{rows}", head(&above)), &RECEIVED, expected);
    }
}

/// The total may have another name and stand first; under a name that is no total's it is open which column is which.
#[test]
fn a_total_of_another_name_shifts_no_column() {
    let section = "三、收到和处理政府信息公开申请情况\n";
    let others = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他";
    let (first, last) = ("10\t5\t3\t0\t0\t2\t0", "5\t3\t0\t0\t2\t0\t10");
    let rows = |values: &str| format!("一、本年新收政府信息公开申请数量\t{values}\n（七）总计\t{values}\n");
    for (name, expected) in
        [("合计", "5 3 0 0 2 0 10"), ("总数", "5 3 0 0 2 0 10"), ("小计", "open open open open open open open")]
    {
        check(&format!("{section}项目\t{name}\t{others}\n{}", rows(first)), &RECEIVED, expected);
        check(&format!("{section}项目\t{others}\t{name}\n{}", rows(last)), &RECEIVED, "5 3 0 0 2 0 10");
    }
}

/// One value a line: the caption of the organisations before 自然人 says that they changed places.
#[test]
fn columns_that_changed_places_are_open_where_nothing_else_tells_them_apart() {
    let usual = "商业企业 科研机构 社会公益组织 法律服务机构 其他";
    let row = "一、本年新收政府信息公开申请数量 3 0 0 2 0 5 10 （七）总计 3 0 0 2 0 5 10";
    for (above, group, expected) in [
        ("总计 自然人 法人或其他组织", usual, "3 0 0 2 0 5 10"),
        ("法人或其他组织 自然人 总计", usual, "open open open open open open 10"),
        (
            "总计 自然人 法人或其他组织",
            "科研机构 商业企业 社会公益组织 法律服务机构 其他",
            "3 open open open open open 10",
        ),
    ] {
        let text = format!("三、收到和处理政府信息公开申请情况 申请人情况 {above} {group} {row}");
        check(&text.replace(' ', "\n"), &RECEIVED, expected);
    }
    // Set in columns, the caption may stand over what is beside it, but not to the left of it.
    for (person, expected) in
        [("  自然人", "3 0 0 2 0 5 10"), (&*format!("{:66}自然人", ""), "open open open open open open 10")]
    {
        let text = format!(
            "三、收到和处理政府信息公开申请情况\n{:20}法人或其他组织\n{person}  总计\n{:12}{}\n{}\n",
            "",
            "",
            usual.replace(' ', "  "),
            row.replace(' ', "  ").replace("  （七）", "\n（七）"),
        );
        check(&text, &RECEIVED, expected);
    }
}

/// Where the caption over both blocks of suits stands before 行政复议, their values do, too.
#[test]
fn blocks_of_the_review_table_that_changed_places_are_open() {
    let columns = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计";
    let values = "9\t0\t0\t3\t12\t0\t0\t0\t0\t0\t0\t1\t0\t0\t1";
    let text = |above: &str| {
        format!(
            "四、政府信息公开行政复议、行政诉讼情况\n{above}\n{columns}\t未经复议直接起诉\t复议后起诉\n{columns}\t{columns}\n{values}\n"
        )
    };
    let ids = ["review.reconsideration.upheld", "review.litigation_direct.total"];
    check(&text("行政复议\t行政诉讼"), &ids, "9 0");
    check(&text("行政诉讼\t行政复议"), &ids, "open open");
    check(
        &text("行政复议\t行政诉讼").replace("未经复议直接起诉\t复议后起诉", "复议后起诉\t未经复议直接起诉"),
        &ids,
        "open open",
    );
    check(&text("行政诉讼\t行政复议").replace('\t', " "), &ids, "open open");
}

/// A word before the values of the review table says what they count, and is none of them.
#[test]
fn a_word_before_the_values_of_the_review_table_is_none() {
    let columns = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计";
    let text = |corner: &str, label: &str| {
        format!(
            "四、政府信息公开行政复议、行政诉讼情况\n{corner}\t行政复议\t行政诉讼\n{columns}\t未经复议直接起诉\t复议后起诉\n{columns}\t{columns}\n{label}\t1\t0\t0\t2\t3\t4\t0\t0\t0\t4\t0\t0\t0\t0\t0\n"
        )
    };
    let ids = ["review.reconsideration.upheld", "review.reconsideration.total", "review.litigation_direct.total"];
    for (label, expected) in
        [("数量（件）", "1 3 4"), ("件数", "1 3 4"), ("2022年", "none none none"), ("上年数", "none none none")]
    {
        check(&text("项目", label), &ids, expected);
    }
}

/// Where one applicant alone has any applications, his column adds up to the total as well as the total to it: the caption
/// before 总计 says that it stands where the form has it.
#[test]
fn one_applicant_leaves_the_total_where_the_form_has_it() {
    let section = "三、收到和处理政府信息公开申请情况\n";
    let parts = "自然人\t法人或其他组织\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n";
    let rows = "一、本年新收政府信息公开申请数量\t2\t0\t0\t0\t0\t0\t2\n（七）总计\t1\t0\t0\t0\t0\t0\t1\n";
    for (above, expected) in [
        ("申请人情况\t总计\n", "2 0 0 0 0 0 2"),
        ("申请人情况\n总计\n", "2 0 0 0 0 0 2"),
        ("总计\t申请人情况\n", "open open open open open open open"),
    ] {
        let text = format!("{section}{above}{parts}{rows}");
        for text in [text.clone(), text.replace('\t', "  "), text.replace('\t', " ")] {
            check(&text, &RECEIVED, expected);
        }
    }
}

/// What a page break cuts off a header proves no order.
#[test]
fn the_pieces_of_a_cut_header_are_in_the_order_of_the_form() {
    let above = table("|申请人情况 / |自然|法人或其他组织|||||总计");
    for rows in ["3402|99|0|4|5|1|3511 / （七）总计|3375|99|0|4|7|1|3486", "0|7|0|0|0|0|7 / （七）总计|0|7|0|0|0|0|7"]
    {
        let below =
            format!("|人|商业企业|科研机构|社会公益组织|法律服务机构|其他| / 一、本年新收政府信息公开申请数量|{rows}");
        let text = format!("<p>三、收到和处理政府信息公开申请情况</p>{above}<p>- 1 -</p>{}", table(&below));
        let expected = rows.split(" / ").next().unwrap_or_default().replace('|', " ");
        check(&text, &RECEIVED, &expected);
    }
}

const DECISIONS: [&str; 2] = ["disclosure.licensing.decisions", "disclosure.penalties.decisions"];
const DOCUMENTS: [&str; 3] = [
    "disclosure.regulations.issued",
    "disclosure.normative_documents.issued",
    "disclosure.normative_documents.in_force",
];
const FEES: [&str; 1] = ["disclosure.fees.amount_wan_yuan"];
const SECTION_TWO: &str = "<p>二、主动公开政府信息情况</p>";

/// A column of another period is not this year's, wherever it stands.
#[test]
fn columns_of_other_periods_are_foreign() {
    for header in [
        "本年处理决定数量|上年处理决定数量",
        "本年处理决定数量|去年处理决定数量",
        "本年处理决定数量|累计处理决定数量",
        "本年处理决定数量|本年处理决定数量较上年增减",
    ] {
        let text = table(&format!("信息内容|{header} / 行政许可|12|7 / 行政处罚|25|31"));
        check(&format!("{SECTION_TWO}{text}"), &DECISIONS, "12 25");
    }
    let before = table("信息内容|上年处理决定数量|本年处理决定数量 / 行政许可|7|12 / 行政处罚|31|25");
    check(&format!("{SECTION_TWO}{before}"), &DECISIONS, "12 25");
    let rows = "二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\t累计制发件数\n\
                规章\t2\t0\t11\t40\n行政规范性文件\t109\t489\t597\t2000\n";
    check(rows, &DOCUMENTS, "2 109 597");
    check(&rows.replace('\t', " "), &DOCUMENTS, "open open open");
    // Of two that are both the form's, each value that stands under both is taken.
    for (values, expected) in [("12|7 / 行政处罚|25|31", "open open"), ("12|12 / 行政处罚|25|25", "12 25")] {
        let twice = table(&format!("信息内容|本年处理决定数量|本年处理决定数量 / 行政许可|{values}"));
        check(&format!("{SECTION_TWO}{twice}"), &DECISIONS, expected);
    }
    // Of two headers that are both not the form's, none is taken.
    let damaged = table("信息内容|甲年处理决定数量|乙年处理决定数量 / 行政许可|12|7 / 行政处罚|25|31");
    check(&format!("{SECTION_TWO}{damaged}"), &DECISIONS, "open open");
}

/// The unit that a header or label names holds for the numbers without one.
#[test]
fn amounts_are_in_the_unit_that_their_header_names() {
    let fees = |header: &str, label: &str, value: &str| {
        let text = format!(
            "二、主动公开政府信息情况\n信息内容\t本年处理决定数量\n行政强制\t12\n信息内容\t{header}\n{label}\t{value}\n"
        );
        [text.replace('\t', " "), text]
    };
    for (header, label, value, expected) in [
        ("本年收费金额（单位：元）", "行政事业性收费", "592372449", "59237.2449"),
        ("本年收费金额（元）", "行政事业性收费", "592372449", "59237.2449"),
        ("本年收费金额（单位：千元）", "行政事业性收费", "1,200", "120"),
        ("本年收费金额（单位：亿元）", "行政事业性收费", "5.9", "59000"),
        ("本年收费金额（单位：元）", "行政事业性收费", "12万元", "12"),
        ("本年收费金额（单位：万元）", "行政事业性收费", "12", "12"),
        ("本年收费金额（单位：万元）", "行政事业性收费", "12元", "0.0012"),
        ("本年收费金额", "行政事业性收费（元）", "12000", "1.2"),
        ("本年收费金额（单位：万元）", "行政事业性收费（元）", "12000", "open"),
        ("本年收费金额\n（单位：元）", "行政事业性收费", "12000", "1.2"),
        ("本年收费金额", "行政事业性收费", "12", "12"),
    ] {
        for text in fees(header, label, value) {
            check(&text, &FEES, expected);
        }
    }
}

/// What a person types into a table is in the unit that the table names, whatever stood there.
#[test]
fn a_typed_amount_is_in_the_unit_of_its_table() {
    for (header, before, typed, expected) in [
        ("（单位：元）", "592372449", "592370000", "59237"),
        ("（单位：元）", "592372449", "59237万元", "59237"),
        ("（单位：元）", "0", "12000", "1.2"),
        ("（单位：元）", "", "12000", "1.2"),
        ("（单位：万元）", "", "12", "12"),
        ("", "12.5", "13", "13"),
    ] {
        let text = format!("二、主动公开政府信息情况\n信息内容\t本年收费金额{header}\n行政事业性收费\t{before}\n");
        let reports = check_text("", text, Language::Chinese).reports;
        let state = read_value(typed, Unit::WanYuan, &reports[0].tables[0]);
        assert_eq!(state.number().map(|number| number.to_string()).as_deref(), Some(expected), "{header} {before}");
    }
}

/// Two rows in one row of a grid, each on a line of its own, are two rows; where the lines do not say which value is
/// whose, all are open.
#[test]
fn rows_that_share_a_row_of_the_grid_are_told_apart_by_their_lines() {
    let ids = [&DOCUMENTS[..], &DECISIONS[1..], &["disclosure.coercion.decisions"]].concat();
    let text = |documents: &str, decisions: &str| {
        let rows = format!(
            "信息内容|本年制发件数|本年废止件数|现行有效件数 / 规章<br>行政规范性文件|{documents} / \
             信息内容|本年处理决定数量 / 行政处罚<br>行政强制|{decisions}"
        );
        format!("{SECTION_TWO}{}", table(&rows))
    };
    check(&text("2<br>109|0<br>489|11<br>597", "25<br>3"), &ids, "2 109 597 25 3");
    check(&text("2<br>109||11<br>597", "<p>25</p><p>3</p>"), &ids, "2 109 597 25 3");
    check(&text("2<br>109|0|11<br>597", "25"), &ids, "open open open open open");
    check(&text("2|0|11", ""), &ids, "open open open blank blank");
    let beside = table("信息内容||本年处理决定数量 / 行政处罚|行政强制|25");
    check(&format!("{SECTION_TWO}{beside}"), &ids[3..], "open open");
}

/// Headers that begin over the label of a row are not in the columns of its values.
#[test]
fn a_blank_in_a_row_of_the_review_table_is_not_guessed() {
    let ids = ["upheld", "corrected", "other", "pending", "total"].map(|key| format!("review.reconsideration.{key}"));
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let section = "四、政府信息公开行政复议、行政诉讼情况\n";
    let rows = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n行政复议\tVALUES\n未经复议直接起诉\t1\t2\t3\t4\t10\n复议后起诉\t6\t1\t1\t1\t9\n";
    for (corner, values, expected) in [
        ("", "11\t7\t3\t21", "open open open open open"),
        ("", "11\t7\t\t3\t21", "11 7 blank 3 21"),
        ("", "11\t7\t0\t3\t21", "11 7 0 3 21"),
        ("\t", "\t11\t7\t3\t21", "blank 11 7 3 21"),
        ("\t", "11\t7\t3\t\t21", "11 7 3 blank 21"),
    ] {
        let text = format!("{section}{corner}{}", rows.replace("VALUES", values));
        check(&text, &ids, expected);
        if !corner.is_empty() || expected.starts_with("open") {
            let rows = format!("{corner}{}", rows.replace("VALUES", values))
                .trim_end()
                .replace('\t', "|")
                .replace('\n', " / ");
            check(&format!("<p>{section}</p>{}", table(&rows)), &ids, expected);
        }
        if !values.contains("\t\t") && !values.starts_with('\t') {
            check(&text.trim_start().replace('\t', "  "), &ids, expected);
        }
    }
}

/// In a sheet whose tables share columns, blank ones stand between those of the review table.
#[test]
fn blank_columns_between_the_headers_part_nothing() {
    let text = "四、政府信息公开行政复议、行政诉讼情况\n行政复议,,,,,,,,,行政诉讼,,,,,,,,,,,,,,,,\n\
                结果维持,结果纠正,,其他结果,尚未审结,,,总计,,未经复议直接起诉,,,,,,,,复议后起诉,,,,,,,,\n\
                ,,,,,,,,,结果维持,结果纠正,,其他结果,,尚未审结,总计,,结果维持,,结果纠正,,其他结果,,尚未审结,,总计\n\
                376,97,,196,121,,,790,,16,1,,12,,27,56,,74,,1,,30,,51,,156\n";
    let columns = ["upheld", "corrected", "other", "pending", "total"];
    let of = |row: &'static str| columns.iter().map(move |key| format!("review.{row}.{key}"));
    let rows = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"];
    let ids: Vec<String> = rows.into_iter().flat_map(of).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    for text in [text.to_owned(), text.replace(',', "\t")] {
        check(&text, &ids, "376 97 196 121 790 16 1 12 27 56 74 1 30 51 156");
    }
    // Beside a single header a blank is its value.
    let list = "四、政府信息公开行政复议、行政诉讼情况\n行政复议\t\n结果维持\t11\n结果纠正\t7\n其他结果\t3\n尚未审结\t\n总计\t21\n\
                未经复议直接起诉\t\n结果维持\t\n结果纠正\t\n其他结果\t2\n尚未审结\t1\n总计\t3\n";
    check(list, &ids[..10], "11 7 3 blank 21 blank blank 2 1 3");
}

/// A foreign column at the end, whose header begins in a row above, lends no value to a blank cell.
#[test]
fn a_foreign_column_moves_no_row() {
    let text = |header: &str, received: &str| {
        let head = format!(
            "<tr><td rowspan=3></td><td colspan=7>申请人情况</td><td rowspan=3>{header}</td></tr>\
             <tr><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>\
             <tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>"
        );
        let rows = table(&format!("一、本年新收政府信息公开申请数量|{received} / （七）总计||3|0|0|0|2|5|"));
        format!("<p>三、收到和处理政府信息公开申请情况</p>{}", rows.replace("<table>", &format!("<table>{head}")))
    };
    check(&text("备注", "|3|0|0|0|2|5|9"), &RECEIVED, "blank 3 0 0 0 2 5");
    check(&text("上年", "4|3|0|0|0|2|9|9"), &RECEIVED, "4 3 0 0 0 2 9");
    check(&text("", "4|3|0|0|0|2|9|0"), &RECEIVED, "4 3 0 0 0 2 9");
    check(&text("", "|3|0|0|0|2|5|9"), &RECEIVED, "open open open open open open open");
    // A row that lost the cells before its values is whole.
    let shifted = "三、收到和处理政府信息公开申请情况\n\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n\
                   一、本年新收政府信息公开申请数量\t4\t3\t0\t0\t0\t2\t9\t\n（七）总计\t\t4\t3\t0\t0\t0\t2\t9\n";
    check(shifted, &RECEIVED, "4 3 0 0 0 2 9");
}

/// The total row is known by its number where it has another word for it.
#[test]
fn a_sum_with_the_number_of_the_total_row_is_that_row() {
    let text = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t3\n\
                （七）合计\t2\t0\t0\t0\t0\t0\t2\n四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1\n";
    check(text, &["applications.handled.natural_person", "applications.handled.total"], "2 2");
    let subtotal = text.replace("（七）合计", "合计");
    check(&subtotal, &["applications.received.total", "applications.handled.total"], "3 missing");
}

#[test]
fn rows_of_the_form_under_columns_of_something_else_are_open() {
    let rows = "一、本年新收政府信息公开申请数量\t9\t2\t3\t0\t1\t0\t15\n二、上年结转政府信息公开申请数量\t0\t1\t0\t0\t0\t0\t1\n";
    let table =
        |header: &str| format!("三、收到和处理政府信息公开申请情况\n项目\t{}\n{rows}", header.replace(' ', "\t"));
    let text =
        |header: &str| format!("三、收到和处理政府信息公开申请情况\n\n项目 {header}\n{}", rows.replace('\t', " "));
    let page = |header: &str| {
        let row = |line: &str| format!("<tr><td>{}", line.replace('\t', "<td>"));
        let body: String = rows.lines().map(row).collect();
        format!(
            "<p>三、收到和处理政府信息公开申请情况</p><table>{}{body}</table>",
            row(&format!("项目\t{}", header.replace(' ', "\t")))
        )
    };
    let layouts: [&dyn Fn(&str) -> String; 3] = [&table, &text, &page];
    for layout in layouts {
        for foreign in [
            "城关镇 河西镇 东山乡 县公安局 县教育局 高新区 总计",
            "当面 网络 信函 传真 电话 其他 总计",
            "2019年 2020年 2021年 2022年 2023年 2024年 合计",
        ] {
            check_rows(&layout(foreign), &["received=open", "carried_in=open"]);
        }
        let own = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计";
        check_rows(&layout(own), &["received=9 2 3 0 1 0 15", "carried_in=0 1 0 0 0 0 1"]);
    }
    // Without any header nothing says so.
    check_rows(&format!("三、收到和处理政府信息公开申请情况\n{rows}"), &["received=9 2 3 0 1 0 15"]);
}

#[test]
fn a_unit_may_be_broken_over_lines() {
    for (unit, fee) in [
        ("（单位：万\n元）", "7.5"),
        ("（单位：万\n\n元）", "7.5"),
        ("（单位：\n万元）", "7.5"),
        ("（单位：\n元）", "0.00075"),
    ] {
        let text = format!(
            "二、主动公开政府信息情况\n第二十条第（八）项\n信息内容\n本年收费金额{unit}\n行政事业性收费\n7.5\n三、收到和处理政府信息公开申请情况\n"
        );
        check(&text, &["disclosure.fees.amount_wan_yuan"], fee);
    }
    // A number that was broken is open.
    let broken = "二、主动公开政府信息情况\n第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n96171.\n6\n三、收到和处理\n";
    check(broken, &["disclosure.fees.amount_wan_yuan"], "open");
}

#[test]
fn a_column_of_sums_or_of_last_year_opens_rows_that_say_nothing_of_it() {
    let head = "三、收到和处理政府信息公开申请情况\n自然人\t法人或其他组织\t总计\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t小计\n";
    let rows = "一、本年新收政府信息公开申请数量\t\t3\t1\t1\t5\t2\t12\t12\n二、上年结转政府信息公开申请数量\t7\t3\t0\t0\t2\t0\t5\t12\n";
    check_rows(&format!("{head}{rows}"), &["received=open", "carried_in=open"]);
    // Two values in most rows: those of a row with one may be last year's.
    let text = "二、主动公开政府信息情况\n信息内容 本年制发件数 本年废止件数 现行有效件数 上年数\n规章 0 0 0 97\n行政规范性文件 1 3 1 0\n\
                信息内容 本年处理决定数量 上年数\n行政许可 57 71\n行政处罚 3 49\n行政强制 20163 82\n信息内容 本年收费金额（单位：万元） 上年数\n\
                行政事业性收费 7.5 3.1\n三、收到和处理政府信息公开申请情况\n";
    check(text, &["disclosure.licensing.decisions", "disclosure.coercion.decisions"], "open open");
    let verdict = verdict(text);
    assert!(!verdict.findings.iter().any(|finding| finding.rule == "tables.edition"), "{:?}", verdict.findings);
}

/// What stands under a header that only another edition has is no value of a column of this one.
#[test]
fn headers_of_another_edition_open_their_columns() {
    const ROW: [&str; 3] = ["issued", "repealed", "in_force"];
    let ids = ROW.map(|column| format!("disclosure.normative_documents.{column}"));
    let text = |header: &str| {
        format!(
            "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容|{header}\n规章|0|0|0\n行政规范性文件|5|4|37\n\
             第二十条第（五）项\n信息内容|本年处理决定数量\n行政许可|3608\n第二十条第（六）项\n信息内容|本年处理决定数量\n\
             行政处罚|171\n行政强制|0\n第二十条第（八）项\n信息内容|本年收费金额（单位：万元）\n行政事业性收费|12\n"
        )
    };
    for (header, expected) in [
        ("本年制发件数|本年废止件数|现行有效件数", "5 4 37"),
        ("本年新制作数量|本年新公开数量|对外公开总数量", "open open open"),
        ("本年制发件数|本年新公开数量|现行有效件数", "5 open 37"),
        ("本年制发件数|本年废止的件数|现行有效件数", "5 4 37"),
    ] {
        let text = text(header);
        let html = format!("<p>二、主动公开政府信息情况</p>{}", table(&text.trim().replace('\n', " / ")));
        let ids = ids.each_ref().map(String::as_str);
        for text in [text.replace('|', "\t"), text.replace('|', "  "), html] {
            check(&text, &ids, expected);
        }
        check(&text.replace('|', "\t"), &["disclosure.licensing.decisions"], "3608");
    }
}

/// A value that covers rows of several labels, or a part of its label's, is nobody's; a nil is everybody's.
#[test]
fn values_in_merged_cells() {
    let head = "|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计";
    let three = |rows: &str| format!("<p>三、收到和处理政府信息公开申请情况</p>{}", table(&format!("{head} / {rows}")));
    let [new, old] = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"];
    let rest = "（七）总计|3|0|0|0|0|0|3 / 四、结转下年度继续办理|1|0|0|0|0|0|1";
    let over = |value: &str| [value; 7].map(|value| format!("2*{value}")).join("|");
    let open = "open open open open open open open";
    let blank = "blank blank blank blank blank blank blank";
    let carried = RECEIVED.map(|id| id.replace("received", "carried_in"));
    for (rows, received, carried_in) in [
        // Beside the label, and as high.
        (format!("2*{new}|{} /  / {old}|0|0|0|0|0|0|0", over("4")), "4 4 4 4 4 4 4", "0 0 0 0 0 0 0"),
        // From the row above into that of the label.
        (format!("{new}|4|0|0|0|0|0|4 / |{} / {old}", over("2")), "4 0 0 0 0 0 4", open),
        // Of two rows.
        (format!("{new}|{} / {old}", over("4")), open, open),
        (format!("{new}|4|0|0|0|0|0|2*4 / {old}|0|0|0|0|0|0"), "4 0 0 0 0 0 open", "0 0 0 0 0 0 open"),
        (format!("{new}|{} / {old}", over("0")), "0 0 0 0 0 0 0", blank),
        // Half of them.
        (format!("|{} / 2*{new} / {} / {old}", over("4"), over("2")), open, open),
    ] {
        let text = three(&format!("{rows} / {rest}"));
        check(&text, &RECEIVED, received);
        check(&text, &carried.each_ref().map(String::as_str), carried_in);
    }
}

/// What is garbled or holds several values may have taken a neighbour's: what seems blank beside it is open.
#[test]
fn blanks_beside_values_in_one_cell() {
    let three = |row: &str| {
        format!(
            "三、收到和处理政府信息公开申请情况\n\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n\
             一、本年新收政府信息公开申请数量\t{row}\n二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n"
        )
    };
    let open = "open open open open open open open";
    check(&three("9\t0\t0\t0\t0\toz9\t"), &RECEIVED, open);
    check(&three("\t\t\t84 3\t11 15\t0 13\t126"), &RECEIVED, open);
    check(&three("9\t0\t0\t0\t0\t见附件\t"), &RECEIVED, "9 0 0 0 0 open blank");
    check(&three("9\t0\t0\t0\t0\t\t9"), &RECEIVED, "9 0 0 0 0 blank 9");
}

/// A header in pieces is one: what stands under another piece of it is its value.
#[test]
fn a_header_in_pieces() {
    let text = table("信息内容||本|本|年处理决定数|量 / 行政许可||||39|") + &table("行政处罚||||5|");
    check(&format!("<p>二、主动公开政府信息情况</p>{text}"), &["disclosure.licensing.decisions"], "39");
    let foreign = table("信息内容|上年数|本年处理决定数量 / 行政许可|39|");
    check(&format!("<p>二、主动公开政府信息情况</p>{foreign}"), &["disclosure.licensing.decisions"], "blank");
}
