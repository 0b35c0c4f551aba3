use super::*;
use crate::source::testing::outline;

fn at(left: i32, right: i32) -> Place {
    Place { left, right, ..Place::default() }
}

fn cell(flow: &mut Flow, text: &str) {
    flow.text(text);
    flow.end_cell();
}

fn row(flow: &mut Flow, cells: &[(&str, Place)]) {
    for (text, _) in cells {
        cell(flow, text);
    }
    flow.end_row(&cells.iter().map(|(_, place)| *place).collect::<Vec<_>>());
}

/// What the flow of some calls comes to.
fn check(expected: &str, calls: impl FnOnce(&mut Flow)) {
    let mut flow = Flow::new(Format::Doc, 90);
    calls(&mut flow);
    assert_eq!(outline(&flow.finish(true)), expected);
}

#[test]
fn edges_become_columns_and_merged_cells_spans() {
    let first = |place| Place { vertical: Merge::First, ..place };
    let below = |place| Place { vertical: Merge::Continues, ..place };
    let joined = |place| Place { joins_left: true, ..place };
    check("[0 a 2x1|1 b 1x2][1 c|2 d]", |flow| {
        flow.begin_table();
        row(flow, &[("a", first(at(0, 1000))), ("b", at(1000, 3000))]);
        row(flow, &[("hidden", below(at(8, 1008))), ("c", at(1008, 2000)), ("d", at(2000, 2990))]);
        flow.end_table();
    });
    // A cell narrower than the tolerance keeps its column.
    check("[0 a|1 b|2 c][0 d 1x2|2 e]", |flow| {
        flow.begin_table();
        row(flow, &[("a", at(0, 50)), ("b", at(50, 1000)), ("c", at(1000, 2000))]);
        row(flow, &[("d", at(0, 1000)), ("e", at(1000, 2000))]);
        flow.end_table();
    });
    // What continues nothing is a cell of its own; a cell joined to its left hides nothing.
    check("[0 a|1 b][0 c 1x2]", |flow| {
        flow.begin_table();
        row(flow, &[("a", below(at(0, 10))), ("b", at(10, 20))]);
        row(flow, &[("c", first(at(0, 10))), ("", joined(at(10, 20)))]);
        flow.end_table();
    });
    // Cells without a place, edges out of order and beyond all measure.
    check("[0 a 1x3|3 b|4 c][0 d|1 e]", |flow| {
        flow.begin_table();
        row(flow, &[("a", at(0, i32::MAX)), ("b", at(i32::MIN, 5)), ("c", at(7, 7))]);
        flow.text("d");
        flow.end_cell();
        cell(flow, "e");
        flow.end_row(&[]);
        flow.end_table();
    });
}

#[test]
fn tables_in_tables_lose_nothing_and_repeat_nothing() {
    let pair = [at(0, 10), at(10, 20)];
    // Data with a small table in one of its cells.
    check("before;[0 a|1 b][0 c|1 d];[0 x|1 y];after", |flow| {
        flow.text("before");
        flow.end_paragraph();
        flow.begin_table();
        row(flow, &[("a", pair[0]), ("b", pair[1])]);
        cell(flow, "c");
        flow.text("d");
        flow.begin_table();
        row(flow, &[("x", pair[0]), ("y", pair[1])]);
        flow.end_table();
        flow.end_cell();
        flow.end_row(&pair);
        flow.end_table();
        flow.text("after");
    });
    // A frame around a text and its table.
    check("title;[0 x|1 y][0 z|1 w];rest", |flow| {
        flow.begin_table();
        flow.text("title");
        flow.end_paragraph();
        flow.begin_table();
        row(flow, &[("x", pair[0]), ("y", pair[1])]);
        row(flow, &[("z", pair[0]), ("w", pair[1])]);
        flow.end_table();
        flow.text("rest");
        flow.end_cell();
        flow.end_row(&[at(0, 1)]);
        flow.end_table();
    });
}

#[test]
fn boxes_stand_beside_the_text_they_interrupt() {
    check("box;one two", |flow| {
        flow.text("one ");
        flow.begin_box();
        flow.text("box");
        flow.end_box();
        flow.text("two");
    });
    check("[0 5|1 6];box", |flow| {
        flow.begin_table();
        flow.begin_box();
        flow.text("box");
        flow.end_box();
        cell(flow, "5");
        cell(flow, "6");
        flow.end_row(&[at(0, 1), at(1, 2)]);
        flow.end_table();
    });
}

#[test]
fn a_cell_holds_what_stands_in_a_frame_of_its_own() {
    let pair = [at(0, 1), at(1, 2)];
    check("[0 5|1 x/y][0 7|1 8];beside;one;two", |flow| {
        flow.begin_table();
        flow.begin_box();
        flow.text("5");
        flow.end_box();
        cell(flow, "");
        flow.begin_table();
        row(flow, &[("x", at(0, 1))]);
        row(flow, &[("y", at(0, 1))]);
        flow.end_table();
        flow.end_cell();
        flow.end_row(&pair);
        flow.begin_box();
        flow.text("beside");
        flow.end_box();
        cell(flow, "7");
        cell(flow, "8");
        flow.end_row(&pair);
        // What two boxes hold is not the cell's.
        flow.end_table();
        for text in ["one", "two"] {
            flow.begin_box();
            flow.text(text);
            flow.end_box();
        }
    });
}

#[test]
fn lines_with_tabs_in_a_row_are_a_table() {
    for (lines, expected) in [
        ("规章\t0\t\t1\n\n文件\t2\t3\t\n完", "[0 规章|1 0|2|3 1][0 文件|1 2|2 3|3];完"),
        ("信息内容\t本年收费\n行政收费\t0", "[0 信息内容|1 本年收费][0 行政收费|1 0]"),
        ("规章\t0\t1", "[0 规章|1 0|2 1]"),
        ("局长\t张", "局长\t张"),
        ("一、\t总体情况\n（一）\t收到15件\n\t1.\t办结", "一、\t总体情况;（一）\t收到15件;1.\t办结"),
        ("\t\t一段话\n\t又一段", "一段话;又一段"),
        ("一、总体情况\t\n二、其他\t", "一、总体情况;二、其他"),
        ("某局\t2023年\t年度报告", "某局\t2023年\t年度报告"),
        ("收到\t15件。\n办结\t3件。", "收到\t15件。;办结\t3件。"),
    ] {
        check(expected, |flow| flow.text(lines));
    }
}

#[test]
fn what_does_not_end_is_not_known() {
    let mut flow = Flow::new(Format::Doc, 0);
    flow.begin_table();
    row(&mut flow, &[("1", at(0, 1)), ("2", at(1, 2))]);
    cell(&mut flow, "3");
    flow.text("4");
    assert_eq!(outline(&flow.finish(false)), "[0 1|1 2]");
}

#[test]
fn limits_end_the_flow() {
    let mut flow = Flow::new(Format::Doc, 0);
    flow.begin_table();
    let mut rows = 0;
    while !flow.exhausted() && rows < 1_000_000 {
        row(&mut flow, &[("", at(0, 1)), ("", at(1, 2))]);
        rows += 1;
    }
    let document = flow.finish(true);
    assert!(rows < 100_000);
    assert_eq!(document.notes, [Note::limit("input.limit")]);
}
