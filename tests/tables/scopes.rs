//! Two sets of values in one table, of two years, of the whole and a part: those that are the report's, or none.

use super::check_rows;

const THREE: &str = "三、收到和处理政府信息公开申请情况\n";
const COLUMNS: &str = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计";
const RECEIVED: &str = "一、本年新收政府信息公开申请数量";
const GRANTED: &str = "（一）予以公开";

/// A table whose rows are parted by line ends and cells by tabs, as a page has it.
fn page(text: &str) -> String {
    let row = |row: &str| format!("<tr><td>{}", row.replace('\t', "<td>"));
    let (head, rows) = text.split_once('\n').unwrap_or_default();
    format!("<p>{head}</p><table>{}</table>", rows.lines().map(row).collect::<String>())
}

/// Names of two sets: the first is the report's, where it is certain which is.
const CERTAIN: [(&str, &str); 6] = [
    ("2023年", "2022年"),
    ("本年数", "上年数"),
    ("报告期", "上一报告期"),
    ("全市", "市本级"),
    ("合计", "其中：县级机关"),
    ("今年", "2022年同期"),
];
const OPEN: [(&str, &str); 3] = [("局机关", "下属单位"), ("甲", "乙"), ("全市", "全县")];

#[test]
fn of_two_rows_under_one_label_the_reports_own_is_read() {
    let rows = |label: &str, first: &str, second: &str| {
        let row = |label: &str, name: &str, values: &str| format!("{label}\t{name}\t{values}\n");
        let one = row(RECEIVED, first, "5\t\t0\t0\t0\t0\t5")
            + &row(&RECEIVED.replace(RECEIVED, label), second, "7\t1\t0\t0\t0\t0\t8");
        let two = row(GRANTED, first, "1\t0\t0\t0\t0\t0\t1")
            + &row(if label.is_empty() { "" } else { GRANTED }, second, "2\t0\t0\t0\t0\t0\t2");
        format!("{THREE}项目\t\t{COLUMNS}\n{one}{two}（七）总计\t\t6\t1\t0\t0\t0\t0\t7\n")
    };
    let total = "handled=6 1 0 0 0 0 7";
    for label in ["", RECEIVED] {
        for (own, other) in CERTAIN {
            for text in [rows(label, own, other), page(&rows(label, own, other))] {
                check_rows(&text, &["received=5 _ 0 0 0 0 5", "granted=1 0 0 0 0 0 1", total]);
            }
            for text in [rows(label, other, own), page(&rows(label, other, own))] {
                check_rows(&text, &["received=7 1 0 0 0 0 8", "granted=2 0 0 0 0 0 2", total]);
            }
        }
        for (one, other) in OPEN {
            for text in [rows(label, one, other), page(&rows(label, one, other))] {
                check_rows(&text, &["received=open", "granted=open", total]);
            }
        }
    }
    // One of the two is empty.
    for (own, other) in CERTAIN {
        let head = format!("{THREE}项目\t\t{COLUMNS}\n");
        let row = |label: &str, name: &str, values: &str| format!("{label}\t{name}\t{values}\n");
        let (blank, full) = ("\t\t\t\t\t\t", "9\t1\t0\t0\t0\t0\t10");
        let end =
            row("（七）总计", "", "6\t1\t0\t0\t0\t0\t7") + &row("四、结转下年度继续办理", "", "0\t0\t0\t0\t0\t0\t0");
        for text in [
            head.clone() + &row(RECEIVED, own, blank) + &row("", other, full) + &end,
            head.clone() + &row(RECEIVED, other, full) + &row("", own, blank) + &end,
        ] {
            check_rows(&text, &["received=_ _ _ _ _ _ _", total]);
            check_rows(&page(&text), &["received=_ _ _ _ _ _ _", total]);
        }
    }
    // A part below a row that names no scope, and the unit that all rows name.
    check_rows(&rows("", "", "其中：网上申请"), &["received=5 _ 0 0 0 0 5", "granted=1 0 0 0 0 0 1", total]);
    check_rows(&rows("", "件", "件"), &["granted=1 0 0 0 0 0 1", total]);
}

#[test]
fn of_two_blocks_of_columns_the_reports_own_is_read() {
    let values = "\n一、本年新收政府信息公开申请数量\t5\t\t0\t0\t0\t0\t5\t7\t1\t0\t0\t0\t0\t8\n\
                  二、上年结转政府信息公开申请数量\t\t\t\t\t\t\t\t1\t0\t0\t0\t0\t0\t1\n（一）予以公开\t1\t0\t0\t0\t0\t0\t1\t2\t0\t0\t0\t0\t0\t2\n";
    let gap = "\t".repeat(7);
    let heads = |one: &str, other: &str| {
        [
            format!("\t{one}{gap}{other}\t\t\t\t\t\t\n项目\t{COLUMNS}\t{COLUMNS}"),
            format!("项目{}{}\n\t{COLUMNS}\t{COLUMNS}", format!("\t{one}").repeat(7), format!("\t{other}").repeat(7)),
        ]
    };
    let first = ["received=5 _ 0 0 0 0 5", "carried_in=_ _ _ _ _ _ _", "granted=1 0 0 0 0 0 1"];
    let second = ["received=7 1 0 0 0 0 8", "carried_in=1 0 0 0 0 0 1", "granted=2 0 0 0 0 0 2"];
    let open = ["received=open", "carried_in=open", "granted=open"];
    for (own, other) in CERTAIN {
        for (head, expected) in heads(own, other)
            .iter()
            .map(|head| (head, first))
            .chain(heads(other, own).iter().map(|head| (head, second)))
        {
            let text = format!("{THREE}{head}{values}");
            check_rows(&text, &expected);
            check_rows(&page(&text), &expected);
        }
    }
    for (one, other) in OPEN {
        for head in heads(one, other) {
            check_rows(&format!("{THREE}{head}{values}"), &open);
        }
    }
    check_rows(&format!("{THREE}项目\t{COLUMNS}\t{COLUMNS}{values}"), &open);
    // A name behind each header.
    let each = |name: &str| COLUMNS.replace('\t', &format!("（{name}）\t")) + &format!("（{name}）");
    check_rows(&format!("{THREE}项目\t{}\t{}{values}", each("2022年"), each("2023年")), &open);
    // Captions that cover their columns.
    let spans = "<tr><td rowspan=2>项目<td colspan=7>2022年<td colspan=7>2023年<tr>";
    let cells = format!("<td>{}", format!("{COLUMNS}\t{COLUMNS}").replace('\t', "<td>"));
    let text = page(&format!("{THREE}{}", values.trim())).replace("<table>", &format!("<table>{spans}{cells}"));
    check_rows(&text, &second);
}
