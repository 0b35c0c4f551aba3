//! Which numbers belong to which row, which table is the report's, and what is blank: as few lines as show it.

use super::{TITLE, check, check_rows, verdict};
use gouji::document::{Builder, Format, GridKind, Limits};
use gouji::form::TableKind;
use gouji::report::State;
use gouji::source::decode::Native;
use gouji::verdict::Verdict;
use gouji::{Language, check_bytes};

const HEADER: &str = "信息内容\t本年处理决定数量\n";

#[test]
fn a_number_that_may_be_its_own_keeps_a_cell_from_being_blank() {
    let two = |text: &str| format!("二、主动公开政府信息情况\n{text}");
    // Behind a line break: too long for the number of a page, or not.
    check(
        &two(&format!("{HEADER}行政许可\t7\n行政处罚\t\n693957\n行政强制\t3\n")),
        "licensing=7 penalties=693957 coercion=3",
    );
    check(&two(&format!("{HEADER}行政许可\t7\n行政处罚\t\n4\n行政强制\t3\n")), "licensing=7 penalties=open coercion=3");
    check(&two("信息内容  本年处理决定数量\n行政处罚  25\n行政强制\n              4\n"), "penalties=25 coercion=open");
    check(&two(&format!("{HEADER}行政许可\t7\n行政处罚\t\n行政强制\t3\n")), "licensing=7 penalties=blank coercion=3");
    // Before the header that is repeated, or swallowed by what follows.
    check(&two("行政许可\t本年处理决定数量\t12\n行政处罚\t本年处理决定数量\t3\n"), "licensing=none penalties=none");
    check(
        &two(&format!("{HEADER}行政许可\t\n1808595第二十条第（六）项\n{HEADER}行政处罚\t25\n行政强制\t3\n")),
        "licensing=open penalties=25",
    );
    // Broken in its cell: no sum says that what stands below is the number of a page.
    for (first, rest) in [("1808", "595"), ("7075.1", "5"), ("18", "595"), ("12", "\t5"), ("12", ".5")] {
        let broken = format!("{HEADER}行政处罚\t{first}\n{rest}\n行政强制\t3\n");
        check(&two(&broken), "penalties=open coercion=3");
    }
    check(&two(&format!("{HEADER}行政处罚\t12\n\n45\n\n行政强制\t3\n")), "penalties=12 coercion=3");
    let wide = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t2\n行政规范性文件\t0\t0\t86\n45\n";
    check(&two(wide), "disclosure.regulations.in_force=2 disclosure.normative_documents.in_force=open");
    // Glued to the label, which a mark of a note does not empty.
    check(&two(&format!("{HEADER}行政许可9\t\n行政处罚1\t5\n行政强制\t3\n")), "licensing=open penalties=5 coercion=3");
    // All labels, then all values.
    check(&two("信息内容\n本年处理决定数量\n行政处罚\n行政强制\n25\n3\n"), "penalties=open coercion=open");
    // A number of the next row is none of this one.
    let numbered = "序号\t信息内容\t本年处理决定数量\n3\t行政许可\t7\n4\t行政处罚\t\n5\t行政强制\t3\n";
    check(&two(numbered), "licensing=7 penalties=blank coercion=3");
}

#[test]
fn a_number_goes_on_behind_a_comma_at_its_end() {
    let text =
        "二、主动公开政府信息情况\n信息内容 本年处理决定数量\n行政许可 1, 808, 595\n行政处罚 25\n行政强制 20, 163\n";
    check(text, "licensing=open penalties=25 coercion=open");
}

#[test]
fn an_empty_cell_beside_last_years_value_is_blank() {
    let head = "二、主动公开政府信息情况\n信息内容\t本年处理决定数量\t上年处理决定数量\n";
    check(&format!("{head}行政许可\t9\t6\n行政处罚\t\t2\n行政强制\t4\t\n"), "licensing=9 penalties=blank coercion=4");
}

#[test]
fn values_below_their_label_are_its_own() {
    let head = "<p>二、主动公开政府信息情况</p><table><tr><td>信息内容<td>本年处理决定数量";
    check(
        &format!("{head}<tr><td rowspan=2>行政许可<td><tr><td>12<tr><td>行政处罚<td>3</table>"),
        "licensing=12 penalties=3",
    );
    check(&format!("{head}<tr><td>行政许可<td><tr><td>行政处罚<td>3</table>"), "licensing=blank penalties=3");
    let head = "<p>三、收到和处理政府信息公开申请情况</p><table><tr><td><td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<td>总计";
    let rows = "<tr><td>一、本年新收政府信息公开申请数量<td>4<td>0<td>0<td>0<td>0<td>0<td>4\
                <tr><td>1.申请人无正当理由逾期不补正<td><td><td><td><td><td><td>\
                <tr><td>、行政机关不再处理其政府信息公开申请<td>2<td>0<td>0<td>1<td>0<td>0<td>3</table>";
    check(
        &format!("{head}{rows}"),
        "other.not_corrected.natural_person=2 other.not_corrected.public_welfare=1 other.not_corrected.total=3",
    );
}

#[test]
fn a_row_that_a_page_cut_is_never_blank() {
    let head = "<p>三、收到和处理政府信息公开申请情况</p><table><tr><td><td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<td>总计";
    let table = |rows: &[&str]| {
        let row = |row: &&str| format!("<tr><td>{}", row.replace('|', "<td>"));
        format!("{head}{}</table>", rows.iter().map(row).collect::<String>())
    };
    let above = "6.属于四类过程性信息|1|0|0|0|0|0|1";
    let check = |rows: &[&str], expected: &str| check_rows(&table(&[&[above], rows].concat()), &[expected]);
    // A value that cannot be read stands between the pieces of the label.
    check(&["7.属于|13|0|0|1|0|0（注|15", "行政执法案卷||||||1）|"], "refused.enforcement_file=13 0 0 1 0 open 15");
    check(&["7.属于|\u{fffd}1|0|0|1|0|0|15", "行政执法案卷|||||||"], "refused.enforcement_file=open 0 0 1 0 0 15");
    check(&["7.属于|1|0|0|0|0|0|1", "行政执法案卷|8||||||8"], "refused.enforcement_file=open");
    // What stands above is no piece that is known.
    check(&["7.属干|13|0|0|1|0|约5|15", "行政执法案卷|||||||"], "refused.enforcement_file=open");
    check(&["7.属于行政执法案卷|||||||"], "refused.enforcement_file=_ _ _ _ _ _ _");
    check(
        &["7.属于行政执法案卷|||||||", "（四）|||||||", "8.属于行政查询事项|1|0|0|0|0|0|1"],
        "refused.enforcement_file=_ _ _ _ _ _ _",
    );
}

#[test]
fn the_last_row_may_name_the_year_to_come() {
    for label in ["四、结转2024年继续办理", "四、结转至2024年度继续办理", "结转至2024年继续办理"]
    {
        let text = format!(
            "三、收到和处理政府信息公开申请情况\n\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n\
                            （七）总计\t9\t0\t0\t0\t0\t0\t9\n{label}\t4\t0\t0\t0\t0\t0\t4\n"
        );
        check_rows(&text, &["handled=9 0 0 0 0 0 9", "carried_out=4 0 0 0 0 0 4"]);
    }
}

#[test]
fn the_columns_of_one_part_of_a_page_are_not_those_of_another() {
    let check = |kind: GridKind, expected: &str| {
        let mut builder = Builder::new(Format::Pdf, Limits::default());
        builder.line(TITLE, None, 1);
        builder.line("三、收到和处理政府信息公开申请情况", None, 1);
        let parts = [
            "|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n一、本年新收政府信息公开申请数量|4|0|0|0|0|0|4",
            "2.重复申请|30|60",
        ];
        for part in parts {
            builder.begin_grid(kind, None);
            for row in part.split('\n') {
                builder.begin_row();
                row.split('|').for_each(|text| builder.cell(text, (1, 1), None, 1));
            }
        }
        let reading = gouji::reading::read(&builder.finish());
        let report = reading.reports.first().expect("a report");
        let table = report.tables.iter().find(|table| table.kind == TableKind::Applications).expect("table three");
        let first = table.form().row("declined.repeat").expect("a row of the form").first;
        let shown = table.cells[first..first + 3].iter().map(|cell| match cell.state {
            State::Number(number) => number.to_string(),
            State::Blank => "blank".to_owned(),
            _ => "open".to_owned(),
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    };
    check(GridKind::Positioned, "open open open");
    check(GridKind::Exact, "30 60 blank");
}

/// Rows of table three, one value a line.
fn lines(rows: &[(&str, &str)]) -> String {
    let head = "三、收到和处理政府信息公开申请情况\n\n自然人\n\n商业企业\n\n科研机构\n\n社会公益组织\n\n法律服务机构\n\n其他\n\n总计\n\n";
    let row = |(label, values): &(&str, &str)| format!("{label}\n\n{}\n\n", values.replace(' ', "\n\n"));
    [head.to_owned()].into_iter().chain(rows.iter().map(row)).collect()
}

#[test]
fn what_stands_between_lines_is_no_value() {
    let received = ("一、本年新收政府信息公开申请数量", "10 2 1 3 4 0 20");
    let handled = ("（七）总计", "6 0 1 6 4 0 17");
    for broken in
        ["1 1 2 0 0 4\n\n—\u{20}3\u{20}—", "1 1 2\n\n- 3 -\n\n0 0 4", "1 1 2\n\n\n\n\u{c}0 0 4", "1 理 2 申请 0 0 4"]
    {
        let broken = broken.replace(' ', "\u{1}").replace('\u{1}', " ");
        let text = lines(&[received, ("（一）予以公开", &broken), handled]);
        check(&text, "received.total=20 granted.natural_person=open granted.total=open handled.total=17");
    }
    // The last row has a blank: the empty lines before the next heading are no cell of it.
    let text =
        lines(&[received, ("四、结转下年度继续办理", "6 0 6 8 0 20")]) + "\n\n四、政府信息公开行政复议、行政诉讼情况\n";
    check(&text, "received.total=20 carried_out.natural_person=open carried_out.total=open");
}

const TABLE: &str = "第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t12\n第二十条第（六）项\n信息内容\t本年处理决定数量\n\
                     行政处罚\t25\n行政强制\t3\n";

#[test]
fn a_list_in_another_section_is_no_table() {
    let report = |one: &str, five: &str| {
        format!(
            "一、总体情况\n公开信息如下：\n{one}\n二、主动公开政府信息情况\n{TABLE}五、存在的主要问题及改进情况\n{five}\n六、其他需要报告的事项\n无。\n"
        )
    };
    for list in [
        "行政许可：1500件\n行政处罚：200件",
        "栏目\t条数\n行政许可\t1500\n行政处罚\t200",
        "信息类别\t公开条数\n规章\t0\n行政许可\t56\n行政处罚\t78",
        "行政许可\n1500\n行政处罚\n200\n行政强制\n7",
    ] {
        check(&report(list, "一是不够及时。"), "licensing=12 penalties=25 coercion=3");
        check(&report("概况。", list), "licensing=12 penalties=25 coercion=3");
    }
    let outcomes = report("予以公开1191件\n部分公开328件", "一是不够及时。");
    check(&outcomes, "licensing=12 penalties=25 granted.total=none");
}

#[test]
fn of_two_tables_in_a_section_the_year_decides() {
    let other = TABLE.replace("12", "7").replace("25", "9");
    let two = |first: &str, second: &str| {
        format!(
            "一、总体情况\n概况。\n二、主动公开政府信息情况\n{first}\n{second}\n三、收到和处理政府信息公开申请情况\n无。\n"
        )
    };
    check(&two(&format!("2022年：\n{other}"), &format!("2023年：\n{TABLE}")), "licensing=12 penalties=25 coercion=3");
    check(&two(&format!("2023年：\n{TABLE}"), &format!("2022年：\n{other}")), "licensing=12 penalties=25 coercion=3");
    check(&two(&other, TABLE), "licensing=open penalties=open coercion=3");
    check(&two(TABLE, &format!("附：上一年度情况\n{other}")), "licensing=12 penalties=25 coercion=3");
    check(&two(&format!("附：上一年度情况\n{other}"), TABLE), "licensing=12 penalties=25 coercion=3");
    // A blank of one whole table is not the other's number; the rest of a table completes it.
    let whole = format!("{TABLE}信息内容\t本年收费金额\n行政事业性收费\t0\n");
    let blank = whole.replace("25", "");
    for (one, other, penalties) in
        [(&whole, &blank, "open"), (&blank, &whole, "open"), (&whole, &"行政处罚\t25\n行政强制\t3\n".into(), "25")]
    {
        check(&two(one, other), &format!("licensing=12 penalties={penalties} coercion=3"));
    }
}

#[test]
fn reports_one_after_another_are_parted_by_title_or_first_heading() {
    let one = format!("一、总体情况\n概况。\n二、主动公开政府信息情况\n{TABLE}");
    let other = one.replace("12", "7");
    for second in [other.clone(), format!("乙县2023年政府信息公开工作年度报告\n{other}")] {
        let verdict = verdict(&format!("{one}\n{second}"));
        let licensing = |verdict: &Verdict| {
            let cells = &verdict.report.as_ref().map(|report| report.cells.clone()).unwrap_or_default();
            cells.get("disclosure.licensing.decisions").and_then(|cell| cell.value).and_then(|value| value.integer())
        };
        let all: Vec<_> = std::iter::once(&verdict).chain(&verdict.more).map(licensing).collect();
        assert_eq!(all, [Some(12), Some(7)]);
    }
}

/// As programs leave it that take text out of pages: the title stands where its size put it.
#[test]
fn a_title_behind_the_first_sections_parts_no_report() {
    let years = |text: &str| {
        let verdict = check_bytes("report.txt", text.as_bytes(), &Native, Language::Chinese).verdict;
        let year = |verdict: &Verdict| verdict.report.as_ref().and_then(|report| report.year);
        std::iter::once(&verdict).chain(&verdict.more).map(year).collect::<Vec<_>>()
    };
    let above = "一、总体情况\n商业企业 科研机构\n（一）予以公开 0 0 0 0 0\n";
    let below = "行政事业性\n法律服务机\n3.要求提供\n由大量反复\n";
    assert_eq!(years(&format!("{above}{TITLE}{below}")), [Some(2023)]);
    // With a first section of its own it is the next report.
    assert_eq!(years(&format!("{above}{TITLE}一、总体情况\n{below}")), [None, Some(2023)]);
}

/// A sheet has its title and its prose in cells: they end the table above as lines do.
#[test]
fn a_report_in_the_cells_of_a_sheet_begins_with_its_title() {
    let sheet = |year: &str, licensing: &str| {
        let title = format!("甲县教育局{year}年政府信息公开工作年度报告");
        let rows = [title.as_str(), "二、主动公开政府信息情况", "信息内容|本年处理决定数量", "行政处罚|3"];
        let rows = rows.map(|row| format!("<tr><td>{}</td><td></td></tr>", row.replace('|', "</td><td>")));
        format!(
            "<table>{}<tr><td>行政许可</td><td>{licensing}</td></tr></table>",
            rows.concat().replace("</td><td></td></tr>", "</td></tr>")
        )
    };
    let verdict = verdict(&format!("{}{}", sheet("2023", "12"), sheet("2024", "7")));
    let report = |verdict: &Verdict| {
        let report = verdict.report.as_ref().expect("a report");
        (report.title.clone(), report.year)
    };
    let titles: Vec<_> = std::iter::once(&verdict).chain(&verdict.more).map(report).collect();
    let title = |year: i32| (Some(format!("甲县教育局{year}年政府信息公开工作年度报告")), Some(year));
    assert_eq!(titles, [title(2023), title(2024)]);
}

/// Where the total's place is blank and the value before it is the sum of the others, a blank was lost on the way: nothing
/// says which.
#[test]
fn a_row_that_ends_before_its_place_is_not_guessed() {
    let header = "三、收到和处理政府信息公开申请情况\n\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\t\n";
    let text = |row: &str| {
        format!(
            "{header}一、本年新收政府信息公开申请数量\t\t0\t1\t0\t0\t14\t0\t15\t\n(七) 总计\t{row}\n四、结转下年度继续办理\t\t0\t0\t0\t0\t0\t0\t0\t\n"
        )
    };
    let cells = |row: &str, natural: &str, total: &str| {
        check(&text(row), &format!("handled.natural_person={natural} handled.total={total} received.total=15"));
    };
    cells("\t0\t1\t0\t0\t14\t0\t15\t", "0", "15");
    cells("0\t1\t0\t0\t14\t0\t15\t\t", "0", "15");
    cells("\t1\t0\t0\t14\t0\t15\t\t", "open", "open");
    cells("1\t0\t0\t14\t0\t15\t\t\t", "open", "open");
    // Where full rows begin in different columns, none of them is the headers'.
    let scattered =
        text("\t0\t0\t0\t14\t0\t15\t\t").replace("(七)", "\t(三) 不予公开\t1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0\n(七)");
    check(&scattered, "handled.natural_person=open handled.total=open received.total=15");
}

/// A cell that holds two numbers leaves open where the others of a short row belong.
#[test]
fn two_numbers_in_one_cell_shift_the_rest() {
    let head = "三、收到和处理政府信息公开申请情况\n";
    let text = format!(
        "{head}一、本年新收政府信息公开申请数量 ┃ 1 ┃ 2 ┃ 3 ┃ 4 ┃ 5 ┃ 6 ┃ 21 ┃\n\
         二、上年结转政府信息公开申请数量 ┃ 143 ┃ 125 37 | 51 ┃ 90 ┃ 15 │ 461 ┃\n"
    );
    check_rows(&text, &["received=1 2 3 4 5 6 21", "carried_in=open"]);
    let row = |cells: &str| format!("<tr><td colspan=3>{}", cells.replace('|', "<td>"));
    let page = format!(
        "<p>{head}</p><table>{}{}{}</table>",
        row("一、本年新收政府信息公开申请数量|1|2|3|4|5|6|21"),
        row("二、上年结转政府信息公开申请数量|3|0 2|0|0|0|5"),
        row("四、结转下年度继续办理|1 365|0|0|0|0|0|1365"),
    );
    check_rows(&page, &["received=1 2 3 4 5 6 21", "carried_in=open", "carried_out=1365 0 0 0 0 0 1365"]);
}

#[test]
fn a_number_broken_for_want_of_room_is_one_where_the_sums_bear_it_out() {
    let page = |received: &str, carried_in: &str, rest: &str| {
        let row = |label: &str, cells: &str| {
            format!("<tr><td colspan=3>{label}<td>{}", cells.replace('~', "&shy;").replace(' ', "<td>"))
        };
        format!(
            "<p>三、收到和处理政府信息公开申请情况</p><table>{}{}{rest}</table>",
            row("一、本年新收政府信息公开申请数量", received),
            row("二、上年结转政府信息公开申请数量", carried_in)
        )
    };
    let borne_out = "119~8 104~4 0 0 0 0 224~2";
    check_rows(&page(borne_out, "1 2 0 0 0 0 3", ""), &["received=1198 1044 0 0 0 0 2242"]);
    // Two numbers one above the other, or a wrong one: that is open, unless others show what lines do.
    check_rows(&page("119~8 0 0 0 0 0 119", "1 2 0 0 0 0 3", ""), &["received=open 0 0 0 0 0 119"]);
    check_rows(
        &page(borne_out, "100~1 0 0 0 0 0 1000", ""),
        &["received=1198 1044 0 0 0 0 2242", "carried_in=open 0 0 0 0 0 1000"],
    );
    let more = "<tr><td colspan=3>四、结转下年度继续办理<td>130&shy;0<td>0<td>0<td>0<td>0<td>0<td>130&shy;0";
    check_rows(&page(borne_out, "100~1 0 0 0 0 0 1000", more), &["carried_in=1001 0 0 0 0 0 1000"]);
    check(
        "二、主动公开政府信息情况\n信息内容\t本年处理决定数量\n行政许可\t18\u{ad}8\n行政处罚\t2\n",
        "licensing=open penalties=2",
    );
}

#[test]
fn a_number_written_as_few_are_stands_where_the_sums_bear_it_out() {
    let text = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\t1 365\t1 0\t0\t0\t0\t0\t1 375\n\
                二、上年结转政府信息公开申请数量\t7 0\t0\t0\t0\t0\t0\t7\n\
                三、本年度办理结果\t（一）予以公开\t2.365\t0\t0\t0\t0\t010\t2.375\n\
                \t（二）部分公开\t2.365\t02\t0\t0\t0\t0\t2\n";
    check_rows(
        text,
        &[
            "received=1365 10 0 0 0 0 1375",
            "carried_in=open 0 0 0 0 0 7",
            "granted=2365 0 0 0 0 10 2375",
            "partly_granted=open open 0 0 0 0 2",
        ],
    );
    // Nothing can be held against these.
    let text = format!("二、主动公开政府信息情况\n{HEADER}行政许可\t1 365\n行政处罚\t1.365\n行政强制\t007\n");
    check(&text, "licensing=1365 penalties=open coercion=7");
    let fees = "二、主动公开政府信息情况\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t227.782\n";
    check(fees, "disclosure.fees.amount_wan_yuan=227.782");
}

#[test]
fn marks_among_the_values_of_a_line_take_none_of_them() {
    let head = "二、主动公开政府信息情况\n信息内容 本年制发件数 本年废止件数 现行有效件数\n";
    let of = "normative_documents.";
    check(
        &format!("{head}行政规范性文件 5 ▏ 3 35\n________________\n"),
        &format!("disclosure.{of}issued=5 disclosure.{of}repealed=3 disclosure.{of}in_force=35"),
    );
    check(
        &format!("{head}行政规范性文件 5 l 35\n"),
        &format!("disclosure.{of}issued=5 disclosure.{of}repealed=open disclosure.{of}in_force=35"),
    );
    let head = "二、主动公开政府信息情况\n信息内容 本年处理决定数量\n行政许可 7\n";
    check(&format!("{head}行政处罚 ！808595\n行政强制 3\n"), "licensing=7 penalties=missing coercion=3");
}

/// A tab before the header, or before the row, shifts none of its values.
#[test]
fn columns_that_a_tab_shifted_are_no_columns() {
    let text = "二、主动公开政府信息情况\n\t信息内容\t本年制发件数\t本年废止件数\t现行有效件数 \t\n\
                 行政规范性文件\t5\t/\t7\t\t\n";
    let of = "disclosure.normative_documents.";
    check(text, &format!("{of}issued=5 {of}repealed=placeholder {of}in_force=7"));
}

/// Tables without merged cells, as programs that write markdown make them of those of the form.
#[test]
fn dashes_may_fill_what_a_label_covers() {
    let text = "二、主动公开政府信息情况\n| 信息内容 | 本年处理决定数量 | - | - |\n| --- | --- | --- | --- |\n\
                | 行政许可 | 7 | - | - |\n\n三、收到和处理政府信息公开申请情况\n\
                | 一、本年新收政府信息公开申请数量 | - | - | 0 | - | 2 | 0 | 0 | 0 | 2 |\n\
                | 三、本年度办理结果 | （一）予以公开 | - | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n\
                | - | （三）不予公开 | 1.属于国家秘密 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n";
    check(text, "licensing=7");
    let rows = ["granted=1 0 0 0 0 0 1", "refused.state_secret=3 0 0 0 0 0 3"];
    check_rows(text, &[rows[0], rows[1], "received=0 placeholder 2 0 0 0 2"]);
    // Where no row says which columns they are, it is open.
    let alike = "三、收到和处理政府信息公开申请情况\n\
                 | 一、本年新收政府信息公开申请数量 | - | - | 0 | - | 2 | 0 | 0 | 0 | 2 |\n\
                 | 二、上年结转政府信息公开申请数量 | - | - | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n";
    check_rows(alike, &["received=open", "carried_in=open"]);
}

/// Where a narrow cell broke a number, one half of it stands on a line without a label.
#[test]
fn halves_of_numbers_are_no_values() {
    let head = "三、收到和处理政府信息公开申请情况\n";
    let text = format!(
        "{head}    4087   3749   0   0   0   0   7837\n一、本年新收政府信息公开申请数量   25   35   0   0   0   0   60\n\
         二、上年结转政府信息公开申请数量   0   0   0   0   0   0   0\n"
    );
    check_rows(&text, &["received=open", "carried_in=0 0 0 0 0 0 0"]);
    let text = format!(
        "{head}二、上年结转政府信息公开申请数量   5   0   0   /   5\n                     10\n\
         （七）总计   82   500   26   336   33   40\n                     17\n"
    );
    check_rows(&text, &["carried_in=open", "handled=open"]);
    let text = format!("{head}一、本年新收政府信息公开申请数量\t5\t0\t0\t0\t0\t0\t1\n44167\n");
    check_rows(&format!("{text}四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0\n"), &["received=open"]);
    // The last value of each row on a line of its own is none.
    let text = format!(
        "{head}一、本年新收政府信息公开申请数量 1 2 3 4 5 6\n21\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0\n0\n"
    );
    check_rows(&text, &["received=1 2 3 4 5 6 21", "carried_in=0 0 0 0 0 0 0"]);
}

#[test]
fn values_above_their_labels_are_not_those_of_the_row_before() {
    let text = "三、收到和处理政府信息公开申请情况\n0 0 15 0 6 0 21\n一、本年新收政府信息公开申请数量\n\
                10 4 0 0 8 0 22\n二、上年结转政府信息公开申请数量\n1 0 0 0 0 0 1\n四、结转下年度继续办理\n";
    check_rows(text, &["received=open", "carried_in=open"]);
    let one = |row: &str| row.replace(' ', "\n");
    let text = format!(
        "三、收到和处理政府信息公开申请情况\n{}\n{}\n一、本年新收政府信息公开申请数量\n{}\n二、上年结转政府信息公开申请数量\n",
        one("自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"),
        one("0 0 15 0 6 0 21"),
        one("10 4 0 0 8 0 22")
    );
    check_rows(&text, &["received=open", "carried_in=open"]);
    // Where no row is empty in the end, and where the label is in pieces; not where the columns are counted.
    let below = |first: &str, label: &str| {
        let head = one("自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计");
        let rows = format!("{label}\n{}\n（一）予以公开\n{}\n", one("10 4 0 0 8 0 22"), one("1 0 0 0 0 0 1"));
        format!("三、收到和处理政府信息公开申请情况\n{head}\n{}\n{rows}", one(first))
    };
    check_rows(&below("0 0 15 0 6 0 21", "一、本年新收政府信息\n公开申请数量"), &["received=open", "granted=open"]);
    check_rows(
        &below("1 2 3 4 5 6 7", "一、本年新收政府信息公开申请数量"),
        &["received=10 4 0 0 8 0 22", "granted=1 0 0 0 0 0 1"],
    );
    let two = |text: &str| format!("二、主动公开政府信息情况\n{text}");
    let first = "信息内容\n本年处理决定数量\n7\n行政许可\n信息内容\n本年处理决定数量\n";
    check(&two(&format!("{first}12\n行政处罚\n34\n行政强制\n")), "licensing=open penalties=open coercion=open");
    check(&two(&format!("{first}行政处罚\n12\n行政强制\n34\n")), "licensing=open penalties=12 coercion=34");
}

/// Labels in one place and numbers in another: what stands beside no label is not blank, and nothing is held against it.
#[test]
fn numbers_that_are_no_row_s() {
    let labels = "一、本年新收政府信息公开申请数量\n4\n0\n0\n0\n0\n0\n4\n二、上年结转政府信息公开申请数量\n\
                  （一）予以公开\n（七）总计\n四、结转下年度继续办理\n";
    let text = |numbers: usize| {
        let numbers: String = (0..numbers).map(|number| format!("{number}\n\n")).collect();
        format!(
            "{TITLE}\n二、主动公开政府信息情况\n{HEADER}行政许可\t7\n三、收到和处理政府信息公开申请情况\n\
             自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n{labels}\
             四、政府信息公开行政复议、行政诉讼情况\n{numbers}行政复议\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n1\n0\n0\n0\n1\n"
        )
    };
    check_rows(&text(1), &["received=4 0 0 0 0 0 4", "carried_in=_ _ _ _ _ _ _"]);
    check_rows(&text(28), &["received=4 0 0 0 0 0 4", "carried_in=open"]);
}

/// A table in which no number stands was not filled in, or they did not come along: the prose is not held against it.
#[test]
fn a_table_without_numbers_contradicts_nothing() {
    let row = |value: &str| format!("一、本年新收政府信息公开申请数量{}\n", format!("\t{value}").repeat(7));
    let levels = |value: &str| {
        let text = format!(
            "{TITLE}\n一、总体情况\n全年收到政府信息公开申请3件。\n三、收到和处理政府信息公开申请情况\n\
             \t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n{}二、上年结转政府信息公开申请数量\t\t\t\t\t\t\t\n",
            row(value)
        );
        let found = verdict(&text).findings.into_iter().filter(|finding| finding.rule.starts_with("prose."));
        found.map(|finding| format!("{} {:?}", finding.rule, finding.level)).collect::<Vec<_>>()
    };
    assert_eq!(levels(""), ["prose.unchecked Unchecked"]);
    assert_eq!(levels("0"), ["prose.cell Error"]);
}

/// Values on lines below their labels, one row of them cut otherwise: what adds up is whole, where every label has its own.
#[test]
fn rows_that_are_cut_in_different_ways() {
    let text = |received: &str, rest: &str| {
        format!(
            "{TITLE}三、收到和处理政府信息公开申请情况\n自然人 商业企业 科研机构 社会公益\n组织\n法律服务\n机构\n其他 总计\n\
             一、本年\n新收政府\n信息公开\n申请数量\n{received}\n二、上年\n结转政府\n信息公开\n申请数量\n5 0 1 0 0 1 7\n\
             （一）予\n以公开\n6 0 0 0 0 0 6\n（七）总\n计\n8 0 1 0 0 1 10\n四、结转\n下年度继\n续办理\n{rest}\n"
        )
    };
    let carried = "carried_in=5 0 1 0 0 1 7";
    check_rows(&text("4 0 0 0 0 0 4", "1 0 0 0 0 0 1"), &["received=4 0 0 0 0 0 4", carried]);
    check_rows(&text("2 0 2\n0\n0\n0 4", "1 0 0 0 0 0 1"), &["received=2 0 2 0 0 0 4", carried]);
    check_rows(&text("2 0 2\n0\n0\n0 5", "2 0\n0 0 0 0 1"), &["received=open", "carried_in=open"]);
    check_rows(&text("2 0 2\n0\n0\n0 4", "2 0\n0 0 0 0 1 1"), &["received=open", "carried_in=open"]);
}

#[test]
fn labels_side_by_side_have_no_value_in_the_blank_beside_the_last() {
    const TURNED: &str = "\
        申请人情况\t\t一、本年新收政府信息公开申请数量\t二、上年结转政府信息公开申请数量\t三、本年度办理结果\t\t\t四、结转下年度继续办理\n\
        \t\t\t\t（一）予以公开\t（六）其他处理\t（七）总计\t\n\
        自然人\t\t5\t0\t5\t0\t5\t0\n\
        总计\t\t5\t0\t5\t0\t5\t0\n";
    let text =
        format!("二、主动公开政府信息情况\n行政许可\t3\n行政处罚\t2\n三、收到和处理政府信息公开申请情况\n{TURNED}");
    check(&text, "applications.handled.total=none");
}

#[test]
fn a_table_before_the_first_section_is_not_the_forms() {
    let preface = "行政许可和行政处罚公示情况\n事项\t本年处理决定数量\n行政许可\t564\n行政处罚\t825\n行政强制\t78\n";
    let report = "一、总体情况\n主动公开政府信息。\n二、主动公开政府信息情况\n信息内容\t本年处理决定数量\n行政许可\t1\n行政处罚\t0\n行政强制\t2\n";
    check(&format!("{preface}{report}"), "licensing=1 penalties=0 coercion=2");
}

#[test]
fn of_two_tables_in_a_section_the_reports_year_is_read() {
    const HEAD: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t\t申请人情况\t\t\t\t\t\t\n\
                        \t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\n";
    let table = |value: u32| {
        let row = |label: &str| format!("{label}\t\t\t{value}\t0\t0\t0\t0\t0\t{value}\n");
        format!("{HEAD}{}{}", row("一、本年新收政府信息公开申请数量"), row("四、结转下年度继续办理"))
    };
    let (own, other) = (table(5), table(3));
    for tables in [
        format!("2023年数据\n{own}\n附：2022年数据\n{other}"),
        format!("2022年数据\n{other}\n2023年数据\n{own}"),
        format!("{own}\n附：2022年数据（供对比）\n{other}"),
        format!("附：2022年数据\n{other}\n\n{own}"),
        format!("{own}\n上年数据\n{other}"),
    ] {
        let text = format!("三、收到和处理政府信息公开申请情况\n{tables}");
        check_rows(&text, &["received=5 0 0 0 0 0 5", "carried_out=5 0 0 0 0 0 5"]);
    }
}
