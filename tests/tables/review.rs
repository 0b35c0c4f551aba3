//! The row of values of table four and what stands around it.

use super::check;

const HEAD: &str = "四、政府信息公开行政复议、行政诉讼情况\n行政复议\t\t\t\t\t行政诉讼\n\t\t\t\t\t未经复议直接起诉\t\t\t\t\t复议后起诉\n\
                    结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n";
const ROW: &str = "3\t1\t2\t0\t6\t1\t0\t0\t1\t2\t0\t0\t0\t0\t0\n";

/// A page with the table; its rows are those of [`HEAD`] and `rows`.
fn page(rows: &str) -> String {
    let mut html = String::from("<h2>四、政府信息公开行政复议、行政诉讼情况</h2><table>");
    html += "<tr><td colspan=5>行政复议<td colspan=10>行政诉讼<tr>";
    html += &format!("{}<td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉<tr>", cells("rowspan=2"));
    html += &cells("").repeat(2);
    for row in rows.lines() {
        html += &format!("<tr><td>{}", row.replace('\t', "<td>"));
    }
    html + "</table>"
}

fn cells(span: &str) -> String {
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].map(|label| format!("<td {span}>{label}")).concat()
}

const READ: &str = "review.reconsideration.upheld=3 review.reconsideration.total=6 review.litigation_direct.pending=1 \
                    review.litigation_after_reconsideration.total=0";

#[test]
fn a_spoiled_value_takes_no_other_with_it() {
    for spoiled in ["无法统计", "？", "#REF!", "=SUM(A1:B1)", "√"] {
        let row = ROW.replacen("\t2\t0\t6", &format!("\t{spoiled}\t0\t6"), 1);
        for text in [format!("{HEAD}{row}"), page(&row)] {
            check(&text, READ);
            check(&text, "review.reconsideration.other=open");
        }
    }
    let errors = format!("{}\n", ["#REF!"; 15].join("\t"));
    let blank = format!("{}\n", "\t".repeat(14));
    for rows in [errors.clone(), [&*errors, &blank].concat()] {
        check(&page(&rows), "review.reconsideration.upheld=open review.litigation_direct.total=open");
    }
    // Words alone are pieces of the header.
    let words = format!("{}\n", ["件数"; 15].join("\t"));
    check(&page(&[&*words, ROW].concat()), READ);
}

#[test]
fn the_number_of_a_page_is_no_value() {
    for mark in ["4", "4 / 8", "4/8", "Page 4", "Page 4 of 8", "第4页", "- 4 -", "— 4 —"] {
        for text in [format!("{HEAD}{mark}\n{ROW}"), format!("{HEAD}{ROW}{mark}\n"), format!("{HEAD}\n{mark}\n\n{ROW}")]
        {
            check(&text, READ);
            check(&text.replace('\t', "  "), READ);
        }
    }
    // The words of a page's frame beside it are none either.
    check(&format!("<table><tr><td>{}<td>导航<br>首页<br>3</table>", page(ROW)), READ);
    // It may be the rest of a value where the values do not add up.
    let broken = ROW.replacen("6", "", 1).replacen("\t\t", "\t1\t", 1);
    check(&format!("{HEAD}{broken}6\n"), "review.reconsideration.total=open review.litigation_direct.total=open");
}

#[test]
fn a_row_that_stands_twice_must_say_the_same() {
    check(&page(&ROW.repeat(2)), READ);
    check(&format!("{HEAD}{ROW}{ROW}"), READ);
    let other = ROW.replacen('3', "4", 1);
    check(&page(&[ROW, &other].concat()), "review.reconsideration.upheld=open");
    // Three rows of one block each are not the same thrice.
    let block = "0\t0\t0\t0\t0\n".repeat(3);
    check(&format!("{HEAD}{block}"), "review.reconsideration.total=0 review.litigation_after_reconsideration.total=0");
}

#[test]
fn the_number_of_a_row_is_no_value() {
    let numbered = page(ROW).replace("<tr>", "<tr><th>7").replace("<table>", "<table><tr><th>");
    check(&numbered, READ);
}

/// A tab before the header shifts none of the values below it.
#[test]
fn fifteen_values_are_those_of_the_row_wherever_they_begin() {
    let row = format!("{}\t\t\n", ROW.trim_end());
    check(
        &format!(
            "{}{row}",
            HEAD.replace(
                "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持",
                "\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持"
            )
        ),
        READ,
    );
}

#[test]
fn a_row_that_counts_the_columns_holds_no_values() {
    let numbers: Vec<String> = (1..=15).map(|number| number.to_string()).collect();
    for text in [format!("{HEAD}{}\n{ROW}", numbers.join("\t")), page(&format!("{}\n{ROW}", numbers.join("\t")))] {
        check(&text, READ);
    }
}

#[test]
fn sums_that_somebody_added_are_passed_over() {
    const HEAD: &str =
        "<h2>四、政府信息公开行政复议、行政诉讼情况</h2><table><tr><td colspan=5>行政复议<td colspan=SUITS>行政诉讼";
    let five = cells("");
    let values = |sums: [&str; 2]| {
        format!("<tr><td>1<td>2<td>0<td>0<td>3{}<td>0<td>1<td>0<td>0<td>1<td>2<td>0<td>0<td>0<td>2{}", sums[0], sums[1])
    };
    let expected = "review.reconsideration.total=3 review.litigation_direct.upheld=0 review.litigation_direct.total=1 \
                    review.litigation_after_reconsideration.upheld=2 review.litigation_after_reconsideration.total=2";
    let sub = format!("<td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉<tr>{five}{five}");
    let under = cells("rowspan=2");
    let behind =
        format!("{}<td rowspan=3>合计<tr>{under}{sub}{}</table>", HEAD.replace("SUITS", "10"), values(["", "<td>6"]));
    let between =
        format!("{}<tr>{under}<td rowspan=2>合计{sub}{}</table>", HEAD.replace("SUITS", "11"), values(["<td>3", ""]));
    for page in [behind, between] {
        check(&page, expected);
    }
}
