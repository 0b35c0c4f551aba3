//! Rows of a text whose labels and values do not stand on the same lines: read where that is certain, else open.

use super::{check, check_rows};

const HEAD: &str = "三、收到和处理政府信息公开申请情况\n                              自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n";

#[test]
fn a_line_that_shares_its_label_with_another_rows_values_leaves_both_open() {
    let received = "            一、本年新收政府信息公开申请数量   5   2   0   0   0   0   7\n";
    let overlaps = [
        "             1.信访举报投诉类申请\n  （五）不予 2.重复申请       0   25  0   0   0   0   25\n    处理             请   1   0   0   0   0   0   1\n",
        "             1.信访举报投诉类申请\n  （五）不予处理 2.重复申请       0   25  0   0   0   0   25\n                      1   0   0   0   0   0   1\n",
        "             1.信访举报投诉类申请\n    2.重复申请       0   25  0   0   0   0   25\n                      1   0   0 /  0   0   1\n",
        "             1.信访举报投诉类申请   0   25  0   0   0   0   25\n               1   0   0   0   0   0   1\n    2.重复申请\n",
    ];
    let rest = "             3.要求提供公开出版物   0   2   0   0   0   0   2\n";
    for overlap in overlaps {
        let text = format!("{HEAD}{received}{overlap}{rest}");
        let open = ["declined.petition=open", "declined.repeat=open"];
        check_rows(&text, &open);
        check_rows(&text, &["received=5 2 0 0 0 0 7"]);
    }
    // Values that moved over three rows.
    let moved = "   1.信访举报投诉类申请\n   2.重复申请   0   25  0   0   0   0   25\n\
                 （五）不予处理 3.要求提供公开出版物   0   2   0   0   0   0   2\n   4.无正当理由大量反复申请   1 0 0 0 0 0 1\n   3 0 0 0 0 0 3\n";
    check_rows(
        &format!("{HEAD}{received}{moved}"),
        &["declined.petition=open", "declined.repeat=open", "declined.publication=open", "declined.mass_repeat=open"],
    );
    // A label broken over lines, with its values on the second.
    let broken = "             4.无正当理由大量反复\n                     申请   1   0   0   0   0   0   1\n";
    check_rows(
        &format!("{HEAD}{received}{rest}{broken}"),
        &["received=5 2 0 0 0 0 7", "declined.publication=0 2 0 0 0 0 2", "declined.mass_repeat=1 0 0 0 0 0 1"],
    );
}

#[test]
fn numbers_that_narrow_cells_broke_are_open() {
    let received = "   一、本年新收政府信息公开申请数量   5   2   0   0   0   0   7\n";
    let rest = "   3.要求提供公开出版物   0   2   0   0   0   0   2\n";
    for broken in [
        "   （五）不予 1.信访举报投诉类申请      18 24 0  132 0 35 171\n                                       6  0     9\n",
        "   1.信访举报投诉类      18 24 0  132 0 35 171\n   申请                     1\n",
        "   1.信访举报投诉类      18 24 0  132 0 35 171\n   （五）  申请                     6   9\n",
        "   1.信访举报投诉类申请      18 24 0  132 0 35 171\n   处理                     6   9\n",
        "   1.信访举报投诉类申请      18 24 0  132 0 35 171\n                     6\n",
    ] {
        let text = format!("{HEAD}{received}{broken}{rest}");
        check_rows(&text, &["received=5 2 0 0 0 0 7", "declined.petition=open", "declined.publication=0 2 0 0 0 0 2"]);
    }
    // Not where the row's values prove themselves, and there is one number as short as that of a page.
    let numbered = "   （五）不予 1.信访举报投诉类申请      18 24 0  132 0 35 209\n";
    for (below, petition) in [("6", "18 24 0 132 0 35 209"), ("1234", "open"), ("6  0     9", "open")] {
        let text = format!("{HEAD}{received}{numbered}                    {below}\n{rest}");
        check_rows(&text, &["received=5 2 0 0 0 0 7", &format!("declined.petition={petition}")]);
    }
    // The number of a page, and a row of something else.
    for other in ["\n                     6\n\n\u{c}", "   其中：网上申请   18 24 0  132 0 35 171\n"] {
        let text = format!("{HEAD}{received}{other}{rest}");
        check_rows(&text, &["received=5 2 0 0 0 0 7", "declined.publication=0 2 0 0 0 0 2"]);
    }
}

#[test]
fn labels_apart_from_all_values_are_open() {
    let head = "三、收到和处理政府信息公开申请情况\n自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n";
    // The values of a column stand below their labels.
    let columns = "4.保护第三方合法权益\n5.属于三类内部事务信息\n1.本机关不掌握相关政府信息\n\n0\n4\n0\n\n\
                   2.没有现成信息需要另行制作\n0 38 0 1 0 31 70\n";
    check_rows(
        &format!("{head}{columns}"),
        &["refused.third_party=open", "refused.internal_affairs=open", "unable.not_held=open"],
    );
    // Lines cut in different ways.
    let cut = "1.本机关不掌握相关政府信息\n0\n/\n112 171\n（四）无 2.没有现成信息需要另行制作 59\n77 1022 0\n/ — 1099\n\
               三、本年 法提供 3.补正后申请内容仍不明确 111\n135\n—\n/\n—\n0 246\n";
    check_rows(
        &format!("{head}{cut}"),
        &["unable.not_held=open", "unable.needs_creation=open", "unable.still_unclear=open"],
    );
    // Where that is so for most rows, the order of lines proves nothing for other tables either.
    let beside = |rows: &str| {
        format!("二、主动公开政府信息情况\n信息内容\n本年处理决定数量\n行政处罚\n12\n行政强制\n{head}{rows}")
    };
    super::check(&beside(columns), "penalties=open");
    super::check(&beside("1.本机关不掌握相关政府信息\n0\n4\n0\n0\n0\n0\n4\n"), "penalties=12");
    // Rows left blank between others that have their values beside them are no sign of that.
    super::check(
        &beside("一、本年新收政府信息公开申请数量  0 0 0 0 0 0 0\n（一）予以公开\n（七）总计\n"),
        "penalties=12",
    );
    // Nor do labels that come again among such lines begin another report.
    super::check(
        "一、总体情况\n行政复议\n未经复议直接起诉\n结果维持 结果纠正 其他结果\n0 0 0 0 0 0 0 0\n六、其他需要报告的事项\n\
         尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计\n0 0 0 0 0 0 0\n",
        "review.reconsideration.total=open",
    );
    // The title heads every page.
    let title = super::TITLE;
    check_rows(
        &format!(
            "{head}1.本机关不掌握相关政府信息\n0\n4\n0\n{title}0\n0\n0\n4\n3.要求提供公开出版物\n{}（续）\n0\n0\n0\n0\n0\n0\n0\n",
            title.trim()
        ),
        &["unable.not_held=0 4 0 0 0 0 4", "declined.publication=0 0 0 0 0 0 0"],
    );
    // All values directly below each label, or one a line: a label without any is blank.
    let regular = |values: &str| {
        format!("{head}4.保护第三方合法权益\n{values}\n5.属于三类内部事务信息\n1.本机关不掌握相关政府信息\n{values}\n")
    };
    for values in ["0 4 0 31 0 0 35", "0\n4\n0\n31\n0\n0\n35"] {
        check_rows(
            &regular(values),
            &[
                "refused.third_party=0 4 0 31 0 0 35",
                "refused.internal_affairs=_ _ _ _ _ _ _",
                "unable.not_held=0 4 0 31 0 0 35",
            ],
        );
    }
}

#[test]
fn a_value_that_cannot_be_read_is_no_blank() {
    let two = "二、主动公开政府信息情况\n|(((信息内容\n))) |(((本年处理决定数量\n))) | |\n|(((行政许可\n))) |(((28\n))) | |\n|(((行政处罚\n))) |(((5\n))) | |\n";
    check(two, "licensing=open penalties=open");
}

#[test]
fn a_value_before_its_header_is_open() {
    let two =
        "二、主动公开政府信息情况\n第二十条第（六）项\n信息内容\n行政处罚\n行政强制\n第二十条第（八）项\n信息内容\n";
    check(
        &format!("{two}行政事业性收费\n588605\n本年收费金额（单位：万元）\n"),
        "penalties=open coercion=open disclosure.fees.amount_wan_yuan=open",
    );
    check(&format!("{two}本年收费金额（单位：万元）\n行政事业性收费\n58.5\n"), "disclosure.fees.amount_wan_yuan=58.5");
}

#[test]
fn two_values_in_one_cell_leave_the_empty_one_beside_it_open() {
    let head = "<p>三、收到和处理政府信息公开申请情况</p><table><tr><td><td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<td>总计";
    for (cells, expected) in [
        ("3 2||0|0|0|0|5", "open open 0 0 0 0 5"),
        ("0|12 -1||0|0|0|5", "0 open open 0 0 0 5"),
        ("0|12-1||0|0|0|5", "0 open open 0 0 0 5"),
        ("0||3 /|0|0|0|5", "0 open open 0 0 0 5"),
        ("3 200|0|0|0|0||3200", "3200 0 0 0 0 blank 3200"),
        ("12 件||0|0|0|0|12", "12 blank 0 0 0 0 12"),
    ] {
        let row = format!("<tr><td>一、本年新收政府信息公开申请数量<td>{}</table>", cells.replace('|', "<td>"));
        check_rows(&format!("{head}{row}"), &[&format!("received={expected}")]);
    }
}

#[test]
fn a_heading_between_parts_of_a_table_is_none_of_its_rows() {
    let columns = "| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n";
    let text = format!(
        "三、收到和处理政府信息公开申请情况\n{columns}| 1.属于国家秘密 | / | / | / | / | / | / | / |\n\n#### 合计\n\n{columns}| （七）总计 | 3 | 0 | 0 | 0 | 0 | 1 | 4 |\n"
    );
    check_rows(
        &text,
        &[
            "refused.state_secret=placeholder placeholder placeholder placeholder placeholder placeholder placeholder",
            "handled=3 0 0 0 0 1 4",
        ],
    );
    // A piece of a label is no heading.
    let text = format!(
        "{HEAD}   1.属于国家秘密 0 0 0 0 0 0 0\n   其他  2.申请人逾期未按收费通知要求 0 1 0 0 5 0 6\n             政府信息公开申请\n   3.其他  0 24 0 0 0 0 24\n"
    );
    check_rows(&text, &["other.fee_unpaid=0 1 0 0 5 0 6", "other.other=0 24 0 0 0 0 24"]);
}

#[test]
fn values_of_the_review_table_are_not_moved() {
    let four = "四、政府信息公开行政复议、行政诉讼情况\n";
    let first = |values: &str| format!("{four}│结果 │结果 │其他 │尚未 │总 │\n│{}│\n", values.replace(' ', "│"));
    check(
        &first("- 2 - 8 10 3 - - - 3 4 - - 1 5"),
        "review.reconsideration.upheld=placeholder review.reconsideration.total=10 review.litigation_after_reconsideration.total=5",
    );
    // Ten values of fifteen, and nothing that says whose; with the captions of two blocks.
    let headers = "结果维持  结果纠正  其他结果  尚未审结  总计";
    check(
        &format!("{four}{headers}\n{headers}\n1 0 0 0 1 2 0 0 0 2\n"),
        "review.reconsideration.upheld=open review.litigation_direct.total=open",
    );
    check(
        &format!("{four}行政复议  未经复议直接起诉\n{headers}  {headers}\n1 0 0 0 1 2 0 0 0 2\n"),
        "review.reconsideration.upheld=1 review.litigation_direct.total=2",
    );
    // Lines that hold no whole blocks.
    check(
        &format!("{four}{headers}\n{headers}  {headers}\n1 0 3 0 0 3 2 0 0 1 3\n\n0 0 0 0\n"),
        "review.reconsideration.upheld=open review.litigation_direct.total=open",
    );
}
