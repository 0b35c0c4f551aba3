//! Headers in other words than the form's, among others that stand in another order: values are read under their own
//! header, or not at all.

use super::{check, check_rows};

const ROWS: &str = "一、本年新收政府信息公开申请数量|7|6|5|4|3|2|27 / （七）总计|7|6|5|4|3|2|27";

/// A table with these cells, as a page and as text: rows are parted by ` / `, cells by `|`.
fn written(section: &str, rows: &str) -> [String; 2] {
    let cell = |cell: &str| format!("<td>{cell}</td>");
    let row = |row: &str| format!("<tr>{}</tr>", row.split('|').map(cell).collect::<String>());
    let page = format!("<h2>{section}</h2><table>{}</table>", rows.split(" / ").map(row).collect::<String>());
    [page, format!("{section}\n{}\n", rows.replace('|', "\t").replace(" / ", "\n"))]
}

#[test]
fn an_unknown_header_of_applicants_has_the_place_that_is_left() {
    const USUAL: [u8; 7] = [7, 6, 5, 4, 3, 2, 27];
    let keys = ["natural_person", "business", "research", "public_welfare", "legal_service", "other_org", "total"];
    for (header, order) in [
        ("自然人|科研机构|企业|社会公益组织|法律服务机构|其他|总计", [7, 5, 6, 4, 3, 2, 27]),
        ("自然人|科研机构|各类公司|社会公益组织|法律服务机构|其他|总计", [7, 5, 6, 4, 3, 2, 27]),
        ("自然人|商业企业|社会公益组织|科研院所|法律服务机构|其他|总计", [7, 6, 4, 5, 3, 2, 27]),
        ("普通群众|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计", USUAL),
        ("商业企业|普通群众|科研机构|社会公益组织|法律服务机构|其他|总计", [6, 7, 5, 4, 3, 2, 27]),
    ] {
        let rows = ROWS.replace("7|6|5|4|3|2|27", &order.map(|value| value.to_string()).join("|"));
        for text in written("三、收到和处理政府信息公开申请情况", &format!("项目|{header} / {rows}"))
        {
            for (key, value) in keys.iter().zip(USUAL) {
                check(&text, &format!("applications.received.{key}={value}"));
            }
        }
    }
    // Of two nobody knows which is which.
    let header = "自然人|高校|各类公司|社会公益组织|其他|法律服务机构|总计";
    for text in written("三、收到和处理政府信息公开申请情况", &format!("项目|{header} / {ROWS}")) {
        check(&text, "applications.received.natural_person=7 applications.received.legal_service=2");
        check(&text, "applications.received.business=open applications.received.research=open");
    }
}

#[test]
fn a_total_is_never_what_is_left() {
    let header = "自然人|商业企业|科研机构|社会公益组织|法律服务机构|总计|其他组织";
    let rows = ROWS.replace("2|27", "27|2");
    for text in written("三、收到和处理政府信息公开申请情况", &format!("项目|{header} / {rows}")) {
        check(&text, "applications.received.total=27 applications.received.other_org=2");
    }
}

#[test]
fn documents_are_counted_under_their_own_header() {
    for (header, values) in [
        ("本年清理件数|本年新制定|继续有效件数", "1|5|9"),
        ("有效数|制发数|废止数", "9|5|1"),
        ("2023年末有效|当年废止|当年制定", "9|1|5"),
    ] {
        let rows = format!("信息内容|{header} / 规章|{values} / 行政规范性文件|{values}");
        for text in written("二、主动公开政府信息情况", &rows) {
            check(
                &text,
                "disclosure.regulations.issued=5 disclosure.regulations.repealed=1 disclosure.regulations.in_force=9",
            );
        }
    }
}

const RESULTS: &str = "结果维持|结果纠正|其他结果|尚未审结|总计";

#[test]
fn suits_are_those_of_their_own_caption() {
    for (first, second) in [
        ("复议后起诉", "直接起诉"),
        ("复议后起诉", "未经行政复议直接提起行政诉讼"),
        ("不服复议决定提起诉讼", "未经复议直接起诉"),
    ] {
        let page = format!(
            "<h2>四、政府信息公开行政复议、行政诉讼情况</h2><table><tr><td colspan=5>行政复议<td colspan=10>行政诉讼\
             <tr>{}<td colspan=5>{first}<td colspan=5>{second}<tr>{}<tr><td>{}</table>",
            RESULTS.split('|').map(|label| format!("<td rowspan=2>{label}")).collect::<String>(),
            format!("<td>{}", RESULTS.replace('|', "<td>")).repeat(2),
            "1|0|0|0|1|0|2|0|0|2|0|0|3|0|3".replace('|', "<td>"),
        );
        let text = format!(
            "四、政府信息公开行政复议、行政诉讼情况\n行政复议\t\t\t\t\t行政诉讼\n\
             {results}\t{first}\t\t\t\t\t{second}\n\t\t\t\t\t{results}\t{results}\n1\t0\t0\t0\t1\t0\t2\t0\t0\t2\t0\t0\t3\t0\t3\n",
            results = RESULTS.replace('|', "\t"),
        );
        check(&page, "review.reconsideration.total=1 review.litigation_after_reconsideration.corrected=2");
        check(&page, "review.litigation_direct.other=3");
        // In a text no caption stands over its values.
        check(&text, "review.litigation_after_reconsideration.corrected=open review.litigation_direct.other=open");
    }
}

#[test]
fn results_in_unknown_words_and_another_order_are_open() {
    let page = |results: &str, values: &str| {
        let cells = format!("<td>{}", results.replace('|', "<td>"));
        let spans = "<td colspan=5>行政复议<td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉";
        let values = values.replace('|', "<td>");
        format!(
            "<h2>四、政府信息公开行政复议、行政诉讼情况</h2><table><tr>{spans}<tr>{}<tr><td>{values}</table>",
            cells.repeat(3)
        )
    };
    let values = "1|2|3|4|10|0|0|0|0|0|0|0|0|0|0";
    check(&page(RESULTS, values), "review.reconsideration.corrected=2 review.reconsideration.total=10");
    check(
        &page("维持|纠正|其他|在审|总计", values),
        "review.reconsideration.corrected=2 review.reconsideration.pending=4",
    );
    check(&page("驳回|结果维持|撤回|尚未审结|总计", values), "review.reconsideration.upheld=open");
}

#[test]
fn a_header_over_several_cells_has_one_value() {
    for (cells, expected) in [("12||", "12"), ("|12|", "12"), ("0|12|0", "open"), ("/|/|33", "open"), ("39|5|", "open")]
    {
        let page = format!(
            "<h2>二、主动公开政府信息情况</h2><table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数\
             <tr><td>规章<td>0<td>0<td>0<tr><td>行政规范性文件<td>1<td>0<td>3\
             <tr><td>信息内容<td colspan=3>本年处理决定数量<tr><td>行政许可<td>{}</table>",
            cells.replace('|', "<td>")
        );
        check(&page, &format!("disclosure.licensing.decisions={expected}"));
    }
}

#[test]
fn the_sum_of_a_group_is_not_the_total() {
    for name in ["合计", "总计", "小计"] {
        for first in [true, false] {
            let parts = "<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他";
            let (group, row) = match first {
                true => (format!("<td>{name}{parts}"), "<td>7<td>20<td>6<td>5<td>4<td>3<td>2<td>27"),
                false => (format!("{parts}<td>{name}"), "<td>7<td>6<td>5<td>4<td>3<td>2<td>20<td>27"),
            };
            let page = format!(
                "<h2>三、收到和处理政府信息公开申请情况</h2><table><tr><td rowspan=3>项目<td colspan=8>申请人情况\
                 <tr><td rowspan=2>自然人<td colspan=6>法人或其他组织<td rowspan=2>总计<tr>{group}\
                 <tr><td>一、本年新收政府信息公开申请数量{row}<tr><td>（七）总计{row}</table>"
            );
            check(
                &page,
                "applications.received.business=6 applications.received.other_org=2 applications.received.total=27",
            );
        }
    }
}

#[test]
fn headers_that_slipped_where_spans_were_lost_say_nothing_of_the_order() {
    let parts = "<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他";
    let rows = ROWS.replace(" / ", "<tr><td>").replace('|', "<td>");
    let page = format!(
        "<h2>三、收到和处理政府信息公开申请情况</h2><table><tr><td rowspan=3>项目<td>申请人情况\
         <tr><td rowspan=2>自然人<td>法人或其他组织<td rowspan=2>总计<tr>{parts}<tr><td>{rows}</table>"
    );
    check(
        &page,
        "applications.received.natural_person=7 applications.received.research=5 applications.received.total=27",
    );
}

#[test]
fn a_label_may_have_a_note_behind_it() {
    const LONG: &str = "规范性文件（行政机关制定发布的决定、公告、通告，以及标题采用“规定”“办法”“细则”“规范”“规程”“规则”（含试行）等字样的公文，一般属于规范性文件，不含本单位内部执行的管理规范、工作制度、机构编制、会议纪要、工作方案、请示报告及表彰奖惩、人事任免等文件）";
    let documents = "信息内容|本年制发件数|本年废止件数|现行有效件数";
    let rows = format!(
        "{documents} / 规章（件）|1|2|3 / {LONG}|4|5|6 / 信息内容|本年处理决定数量|| / 行政许可（含各部门）|7|| / \
         信息内容|本年处理决定数量|| / 行政处罚（含简易程序）|8|| / 行政强制（含措施及执行）|9||"
    );
    for text in written("二、主动公开政府信息情况", &rows) {
        check(
            &text,
            "disclosure.regulations.issued=1 disclosure.regulations.repealed=2 disclosure.regulations.in_force=3",
        );
        check(
            &text,
            "disclosure.normative_documents.issued=4 disclosure.normative_documents.repealed=5 disclosure.normative_documents.in_force=6",
        );
        check(
            &text,
            "disclosure.licensing.decisions=7 disclosure.penalties.decisions=8 disclosure.coercion.decisions=9",
        );
    }
    // Of two such rows it is open which one is meant, and what a note says of another year or a part is not the row.
    for (row, found) in [
        ("行政处罚（含简易程序）|8|| / 行政处罚（含普通程序）|9||", "open"),
        ("行政处罚（件）|8||", "8"),
        ("行政处罚（上年）|8||", "missing"),
        ("行政处罚（2022年）|8||", "missing"),
        ("行政处罚（普通程序）|8||", "missing"),
        ("行政处罚（含罚没金额）|8||", "missing"),
    ] {
        for text in written("二、主动公开政府信息情况", &rows.replace("行政处罚（含简易程序）|8||", row))
        {
            check(&text, &format!("disclosure.penalties.decisions={found}"));
        }
    }
}

#[test]
fn a_clerks_column_of_sums_is_not_the_total() {
    const HEAD: &str = "<tr><td rowspan=3>项目<td colspan=7>申请人情况<td rowspan=3>合计<tr><td rowspan=2>自然人<td colspan=5>法人或其他组织\
                        <td rowspan=2>总计<tr><td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他";
    const FLAT: &str =
        "<tr><td>项目<td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<td>总计<td>合计";
    for head in [HEAD, FLAT].into_iter().flat_map(|head| ["合计", "总数"].map(|name| head.replace("合计", name)))
    {
        for sum in ["27", "", "28", "/"] {
            let row = |label: &str| format!("<tr><td>{label}<td>7<td>6<td>5<td>4<td>3<td>2<td>27<td>{sum}");
            let rows = [row("一、本年新收政府信息公开申请数量"), row("（七）总计")].concat();
            let page = format!("<h2>三、收到和处理政府信息公开申请情况</h2><table>{head}{rows}</table>");
            check_rows(&page, &["received=7 6 5 4 3 2 27", "handled=7 6 5 4 3 2 27"]);
        }
    }
}

#[test]
fn a_table_may_be_parted_by_applicants() {
    const HEADERS: [&str; 7] = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    const VALUES: [u8; 7] = [7, 6, 5, 4, 3, 2, 27];
    for parts in [&[1usize, 3, 2, 1][..], &[3, 3, 1], &[6, 1], &[2, 5]] {
        let mut pieces = [String::new(), String::new()];
        let mut from = 0;
        for part in parts {
            let range = from..from + part;
            let values = VALUES[range.clone()].iter().map(u8::to_string).collect::<Vec<_>>().join("|");
            let header = HEADERS[range.clone()].join("|");
            let rows = format!(
                "一、本年新收政府信息公开申请数量|{values} / （七）总计|{values} / 四、结转下年度继续办理|{values}"
            );
            let written = written(
                "",
                &format!("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）|{header} / {rows}"),
            );
            pieces.iter_mut().zip(written).for_each(|(all, piece)| *all += piece.trim_start_matches("<h2></h2>"));
            from = range.end;
        }
        let [page, text] = pieces;
        for text in [
            format!("<h2>三、收到和处理政府信息公开申请情况</h2>{page}"),
            format!("三、收到和处理政府信息公开申请情况\n{text}"),
        ] {
            check_rows(&text, &["received=7 6 5 4 3 2 27", "handled=7 6 5 4 3 2 27", "carried_out=7 6 5 4 3 2 27"]);
        }
    }
}

#[test]
fn the_unit_of_the_fees_may_stand_anywhere_in_the_table() {
    let head = "第二十条第（八）项 / 信息内容|本年收费金额 / 行政事业性收费|356000";
    let wan = head.replace("金额", "金额（单位：万元）");
    for (table, value) in [
        (head.replace("收费金额", "收费金额|计量单位").replace("356000", "356000|元"), "35.6"),
        (head.replace("收费金额", "收费金额|单位").replace("356000", "356000|千元"), "35600"),
        (head.replace("收费金额", "收费金额：元"), "35.6"),
        (format!("单位：元|| / {}", head.replace("项 /", "项|| /")), "35.6"),
        (format!("{head} / 注：收费金额单位为元。"), "35.6"),
        (format!("{head} / 填表单位：甲县公元镇"), "356000"),
        (wan.clone(), "356000"),
        (wan.replace("（单位：万元）", "（单位：万元）|单位").replace("356000", "356000|万元"), "356000"),
        (wan.replace("（单位：万元）", "（单位：万元）|单位").replace("356000", "356000|元"), "open"),
        (format!("单位：元 / {wan}"), "open"),
    ] {
        for text in written("二、主动公开政府信息情况", &table) {
            check(&text, &format!("disclosure.fees.amount_wan_yuan={value}"));
        }
    }
}

#[test]
fn a_number_behind_the_name_of_a_column_is_no_statement() {
    const HEAD: &str = "|申请人情况 / |自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计";
    for mark in ["（1）", "(1)", "1", " 1", "[1]"] {
        let head = HEAD.replace("自然人", &format!("自然人{mark}"));
        let rows = "一、本年新收政府信息公开申请数量|7|6|5|4|3|2|27 / （七）总计|7|6|5|4|3|2|27";
        for text in written("三、收到和处理政府信息公开申请情况", &format!("{head} / {rows}")) {
            check_rows(&text, &["received=7 6 5 4 3 2 27"]);
            let found = gouji::check::check_text("", text, gouji::messages::Language::Chinese).verdict.findings;
            assert!(!found.iter().any(|finding| finding.rule == "prose.cell"), "{mark} {found:?}");
        }
    }
}

#[test]
fn a_column_may_have_examples_behind_its_name() {
    const COLUMNS: &str = "自然人|商业企业（公司、个体工商户）|科研机构（高校、院所）|社会公益组织（如慈善会）|法律服务机构（律师事务所等）|其他（含事业单位）|总计";
    let table = |columns: &str| format!("项目|{columns} / {ROWS}");
    for text in written("三、收到和处理政府信息公开申请情况", &table(COLUMNS)) {
        check_rows(&text, &["received=7 6 5 4 3 2 27", "handled=7 6 5 4 3 2 27"]);
    }
    // Two of one kind are no column of the form.
    let parted = table(&COLUMNS.replace("（公司、个体工商户）", "（国有）|商业企业（民营）"));
    for text in written("三、收到和处理政府信息公开申请情况", &parted.replace("7|6|5", "7|4|2|5")) {
        check_rows(&text, &["received=open"]);
    }
}

#[test]
fn a_header_of_another_measure_is_none_of_the_form() {
    const SECTION: &str = "三、收到和处理政府信息公开申请情况";
    let header = "自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他";
    for total in ["上年总计", "总计（%）", "占比", "累计"] {
        for text in written(SECTION, &format!("项目|{header}|{total} / {ROWS}")) {
            check(&text, "received.total=open received.natural_person=7 handled.other_org=2");
        }
    }
    // Beside the form's own it says nothing of that.
    let rows = ROWS.replace("|27", "|27|30");
    for text in written(SECTION, &format!("项目|{header}|总计|上年总计 / {rows}")) {
        check(&text, "received.total=27");
    }
    for (decided, wanted) in [
        ("本年处理决定数量", "25"),
        ("上年处理决定数量", "open"),
        ("上半年处理决定数量", "open"),
        ("处理决定数量占比", "open"),
        ("本年处理决定数量（万件）", "250000"),
        ("本年处理决定数量（单位：百件）", "2500"),
    ] {
        let rows = format!("信息内容|{decided} / 行政许可|25 / 信息内容|本年处理决定数量 / 行政处罚|7");
        for text in written("二、主动公开政府信息情况", &rows) {
            check(&text, &format!("licensing={wanted} penalties=7"));
        }
    }
    // Of documents it is hardly meant.
    let rows = "信息内容|制发件数|废止件数|现行有效件数 / 规章|0|0|9 / 信息内容|本年处理决定数量 / 行政许可|25";
    for text in written("二、主动公开政府信息情况", rows) {
        let page = text.replacen("</h2>", "</h2><p>（单位：万件、万元）</p>", 1);
        check(&page.replacen("情况\n", "情况\n（单位：万件、万元）\n", 1), "licensing=open");
    }
}
