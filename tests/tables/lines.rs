//! Rows of a text whose labels and values do not stand on the same lines: read where that is certain, else open.

use super::check_rows;

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
