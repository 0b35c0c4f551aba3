//! What leaves Gouji, read back.

use super::sheet::Value;
use super::*;
use crate::check::check_text;
use crate::document::Format;
use crate::form::{EDITIONS, TableKind};
use crate::number::Number;
use crate::report::{Cell, Place, State, Stated};
use crate::verdict::{CellId, ErrorView, Level, Source};

/// A report whose cells are 1, 2, 3 … in the order of the form, with some cells as given.
fn report(cells: &[(&str, &str)]) -> Report {
    let tables = TableKind::ALL.map(|kind| {
        let mut table = Table::missing(kind, EDITIONS[0]);
        for (index, cell) in table.cells.iter_mut().enumerate() {
            let number = Number::from(index as i64 + 1);
            *cell = Cell { text: number.to_string().into(), state: State::Number(number), at: None };
        }
        for (id, text) in cells {
            if let Some(index) = table.form().find(id) {
                let state = if text.is_empty() { State::Blank } else { State::Placeholder };
                table.cells[usize::from(index)] = Cell { text: (*text).into(), state, at: None };
            }
        }
        table
    });
    let unit = Stated { text: "某区<水务>局".into(), at: Place::default() };
    Report { unit: Some(unit), year: Some(2023), tables: tables.into(), ..Report::default() }
}

fn finding(level: Level, message: &str, cells: &[CellId]) -> Finding {
    Finding {
        rule: "applications.row-sum".into(),
        level,
        message: message.into(),
        why: "各列之和应当等于总计".into(),
        advice: "".into(),
        cells: cells.into(),
        stated: Some(16.into()),
        expected: Some((-15).into()),
        identities: Vec::new(),
        quote: None,
        at: vec![Place { line: 41, ..Place::default() }],
        basis: "".into(),
        fingerprint: message.into(),
        claim: String::new(),
    }
}

fn verdict(report: &Report, findings: Vec<Finding>) -> Verdict {
    let source = Source { name: "报告.txt".into(), format: Format::Text };
    Verdict { findings, ..crate::check::judge(&source, report, Language::Chinese) }
}

fn dossier<'a>(report: &'a Report, verdict: &'a Verdict) -> Dossier<'a> {
    Dossier { report, verdict, sent: verdict, set_aside: &[], edits: &[], earlier: false, language: Language::Chinese }
}

#[test]
fn text_has_the_same_columns_in_every_row() {
    let report = report(&[("applications.received.total", "/")]);
    for table in &report.tables {
        let text = table_text(table, Language::Chinese);
        let columns: Vec<_> = text.lines().map(|line| line.split('\t').count()).collect();
        assert!(columns.iter().all(|count| *count == usize::from(table.form().printed().columns)), "{text}");
    }
    let text = table_text(&report.tables[1], Language::Chinese);
    assert_eq!(text.lines().nth(3), Some("一、本年新收政府信息公开申请数量\t\t\t1\t2\t3\t4\t5\t6\t/"));
    assert_eq!(text.lines().nth(5), Some("三、本年度办理结果\t（一）予以公开\t\t15\t16\t17\t18\t19\t20\t21"));
}

#[test]
fn html_is_the_form_with_merged_headers() {
    let report = report(&[("applications.received.total", "<script>alert(1)</script>")]);
    let html = table_html(&report.tables[1], Language::Chinese);
    for part in [
        "<th scope=\"colgroup\" rowspan=\"3\" colspan=\"3\"",
        "<th scope=\"rowgroup\" rowspan=\"22\"",
        ">法人或其他组织</th>",
        ">&lt;script&gt;alert(1)&lt;/script&gt;</td>",
        ">175</td>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert_eq!(html.matches("<td").count(), 175);
    assert!(!html.contains("<script"));
    assert!(tables_html(&report, Language::English).contains("Applications received and handled</p>\n<table"));
}

#[test]
fn no_spreadsheet_takes_text_for_a_formula() {
    let hostile =
        ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "--", "=HYPERLINK(\"http://x\",\"y\")"];
    for text in hostile {
        let report = report(&[("applications.received.total", text)]);
        let verdict = verdict(&report, vec![finding(Level::Error, text, &[])]);
        let csv = findings_csv(&[dossier(&report, &verdict)], &[]);
        let quoted = text.replace('"', "\"\"");
        assert!(csv.contains(&format!(",\"'{quoted}\",")), "{text} in {csv}");
        let cell = table_text(&report.tables[1], Language::Chinese)
            .lines()
            .nth(3)
            .and_then(|line| line.split('\t').nth(9))
            .map(str::to_owned);
        assert!(cell.is_some_and(|cell| cell.starts_with('\'')), "{text}");
        let cell = html::escape(&format!("'{text}"));
        assert!(table_html(&report.tables[1], Language::Chinese).contains(&format!(">{cell}</td>")), "{text}");
    }
    for text in ["-", "－", "—", "15", "a=b", "/"] {
        assert_eq!(delimited::plain(text), text);
    }
}

#[test]
fn the_list_is_quoted_text_and_bare_numbers() {
    let report = report(&[]);
    let verdict = verdict(
        &report,
        vec![finding(Level::Doubt, "两处\"不同\",请核实", &["applications.received.total", "review.nothing.total"])],
    );
    let empty = check_text("乙.txt", String::new(), Language::Chinese).verdict;
    let csv = findings_csv(&[dossier(&report, &verdict), dossier(&report, &verdict)], &[&empty]);
    let lines: Vec<_> = csv.trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[0].starts_with("\u{feff}\"文件\",\"单位\",\"年度\","));
    assert!(lines[3].starts_with("\"乙.txt\",\"\",\"\",\"未读出\","), "{}", lines[3]);
    assert_eq!(
        lines[1],
        "\"报告.txt\",\"某区<水务>局\",2023,\"存疑\",\"表三·一、本年新收·总计、review.nothing.total\",16,-15,\
         \"两处\"\"不同\"\",请核实\",\"各列之和应当等于总计\",\"\",\"\",\"\",\"第41行\",\"\",\"applications.row-sum\""
    );
}

#[test]
fn the_notice_asks_politely_and_keeps_what_was_set_aside_apart() {
    let report = report(&[]);
    let findings = vec![
        finding(Level::Error, "总计不等于各列之和", &["applications.received.total"]),
        finding(Level::Doubt, "与正文不同", &[]),
    ];
    let verdict = verdict(&report, findings);
    let set_aside = [SetAside::new(&verdict.findings[1], "口径不同".into())];
    let edits = [Edit { cell: "review.reconsideration.total".into(), from: String::new(), to: "15".into() }];
    let dossier = Dossier { set_aside: &set_aside, edits: &edits, ..dossier(&report, &verdict) };
    let text = notice_text(&dossier);
    let mut rest = text.as_str();
    for part in [
        "某区<水务>局：",
        "2023年政府信息公开工作年度报告收悉",
        "表四·行政复议·总计：由“空白”改为“15”",
        "请更正\n2. 总计不等于各列之和",
        "报告数：16",
        "应为：-15",
        "经核实不作修改\n3. 与正文不同",
        "不改的理由：口径不同",
        "＿＿＿＿年＿＿月＿＿日",
    ] {
        let at = rest.find(part).unwrap_or_else(|| panic!("{part} in {rest}"));
        rest = &rest[at..];
    }
}

#[test]
fn of_many_cells_the_first_are_named() {
    let report = report(&[]);
    let form = report.tables[1].form();
    for (count, told) in [(12, "商业企业、"), (30, "等 30 格")] {
        let cells: Vec<_> = (0..count).map(|index| form.id(index)).collect();
        let verdict = verdict(&report, vec![finding(Level::Error, "空白", &cells)]);
        let notice = notice_text(&dossier(&report, &verdict));
        let line = notice.lines().find(|line| line.contains("位置：")).unwrap();
        assert!(line.contains(told) && line.chars().count() < 400, "{line}");
        assert_eq!(line.contains('等'), count == 30, "{line}");
    }
}

#[test]
fn what_the_text_says_is_not_told_to_be_what_it_should_say() {
    let report = report(&[]);
    let quoted = |cells: &[&'static str]| Finding {
        quote: Some("收到申请16件".into()),
        ..finding(Level::Error, "不同", cells)
    };
    let verdict = verdict(&report, vec![quoted(&["applications.received.total"]), quoted(&[])]);
    let text = notice_text(&dossier(&report, &verdict));
    for part in ["位置：正文，对照表三", "正文写：16", "表中为：-15", "相关数字算得：-15"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("应为：") && !findings_csv(&[dossier(&report, &verdict)], &[]).contains("-15"));
}

#[test]
fn of_an_equation_without_a_culprit_no_cell_is_told_to_be_the_number_reported() {
    let report = report(&[]);
    let cells = ["applications.received.research", "applications.carried_in.research"];
    let of = |cells: &[CellId]| Finding { identities: vec!["x"], ..finding(Level::Error, "不等", cells) };
    for (finding, told) in [(of(&cells), false), (of(&cells[..1]), true), (finding(Level::Error, "", &cells), true)] {
        let verdict = verdict(&report, vec![finding]);
        let dossier = dossier(&report, &verdict);
        assert_eq!(notice_text(&dossier).contains("报告数：16"), told);
        assert_eq!(findings_csv(&[dossier], &[]).contains(",16,-15,"), told);
    }
}

#[test]
fn only_a_text_has_lines_to_count() {
    let report = report(&[]);
    for (format, told) in [(Format::Text, true), (Format::Docx, false), (Format::Pdf, false)] {
        let mut verdict = verdict(&report, vec![finding(Level::Error, "不等", &[])]);
        verdict.source.format = format;
        let dossier = dossier(&report, &verdict);
        assert_eq!(notice_text(&dossier).contains("出处：第41行"), told, "{format:?}");
        assert_eq!(findings_csv(&[dossier], &[]).contains("第41行"), told, "{format:?}");
    }
}

#[test]
fn what_was_not_checked_is_not_told_to_be_unread() {
    let report = report(&[]);
    let verdict = verdict(&report, Vec::new());
    let error = ErrorView { code: UNCHECKED.into(), message: "停止了".into() };
    let source = Source { name: "丙.docx".into(), format: Format::Text };
    let left = Verdict { error: Some(error), ..Verdict::new(source) };
    let csv = findings_csv(&[dossier(&report, &verdict)], &[&left]);
    assert!(csv.contains("\"丙.docx\",\"\",\"\",\"未核对\",") && csv.contains("停止了"), "{csv}");
}

#[test]
fn what_fails_in_a_report_is_told_with_both_sides() {
    let failing = failing(&report(&[]), Language::Chinese);
    let named = |name: &str| failing.iter().any(|said| said == name);
    assert!(named("表四·行政复议：各列之和等于总计（10 与 5）"), "{failing:?}");
}

#[test]
fn a_sound_report_gets_no_list() {
    let report = report(&[]);
    let verdict = Verdict { identities: Vec::new(), ..verdict(&report, Vec::new()) };
    let text = notice_text(&dossier(&report, &verdict));
    assert!(text.contains("未发现需要修改的内容") && !text.contains("1. "), "{text}");
}

#[test]
fn a_report_without_findings_is_seen_to_have_been_checked() {
    let report = report(&[]);
    let verdict = verdict(&report, Vec::new());
    let csv = findings_csv(&[dossier(&report, &verdict)], &[]);
    let lines: Vec<_> = csv.trim_end().split("\r\n").collect();
    let tested = verdict.coverage.identities_tested;
    let said = format!("\"核对了 {tested} 项勾稽，没有发现问题\"");
    assert_eq!(lines.len(), 2);
    assert!(lines[1].starts_with("\"报告.txt\",\"某区<水务>局\",2023,\"未发现问题\","), "{}", lines[1]);
    assert!(lines[1].contains(&said), "{}", lines[1]);
    // A list of findings stays one table: as many columns in every row.
    let columns = |line: &str| line.split(',').count();
    assert_eq!(columns(lines[0]), columns(lines[1]));
}

#[test]
fn a_notice_has_the_numbers_of_the_report_that_was_sent() {
    const ID: &str = "applications.received.total";
    let seed = include_str!("../../tests/reports/xinxiang-edz-2023.txt");
    let text = |said: &str| {
        let said = seed.replace("2023 年，我区共接到网上申请 0 条，信件申请 15 条", said);
        said.replace("1\t0\t0\t0\t14\t0\t15", "1\t0\t0\t0\t14\t0\t16")
    };
    for (said, told, not) in [
        ("2023 年，全区共收到政府信息公开申请 18 件", "正文写：18\n   表中为：16（请改为 15）", "表中为：15"),
        ("2023 年，全区共收到政府信息公开申请 16 件", "4. 按上列内容修改后，正文写 16", "表中为：16"),
    ] {
        for name in ["", "年报.txt"] {
            let crate::Outcome { mut reports, verdict: sent, .. } = check_text(name, text(said), Language::Chinese);
            let mut report = reports.remove(0);
            let table = report.tables.iter_mut().find(|table| table.form().find(ID).is_some()).unwrap();
            let index = usize::from(table.form().find(ID).unwrap());
            table.cells[index].state = State::Number(15.into());
            table.cells[index].text = "15".into();
            let verdict = crate::check::judge(&sent.source, &report, Language::Chinese);
            let edits = [Edit { cell: ID.into(), from: "16".into(), to: "15".into() }];
            let notice = notice_text(&Dossier { sent: &sent, edits: &edits, ..dossier(&report, &verdict) });
            // The sum that fails says why.
            let why =
                "由“16”改为“15”\n   原因：表三·一、本年新收政府信息公开申请数量：各列之和等于总计，两边为 15 和 16。";
            assert!(notice.contains(why) && notice.contains(told) && !notice.contains(not), "{notice}");
            // Lines are counted in a file that its author has, not in what was pasted here.
            assert_eq!(notice.contains("出处：第"), !name.is_empty(), "{notice}");
        }
    }
}

#[test]
fn a_notice_says_nothing_to_the_user_of_the_page() {
    let seed = include_str!("../../tests/reports/xinxiang-edz-2023.txt").replace("\t3608", "\t三千六");
    let outcome = check_text("", seed, Language::Chinese);
    let dossier = dossier(&outcome.reports[0], &outcome.verdict);
    let notice = notice_text(&dossier);
    assert!(dossier.asks() && notice.contains("没有读出，请补正后重新报送\n1. 表二有 1 格"), "{notice}");
    assert!(notice.contains("：“三千六”\n") && notice.contains("请用阿拉伯数字填写"), "{notice}");
    assert!(!notice.contains("页面") && !notice.contains("当作错误"), "{notice}");
}

#[test]
fn what_was_not_read_is_asked_for_by_its_cause() {
    let seed = include_str!("../../tests/reports/xinxiang-edz-2023.txt");
    let columns = ("本年制发件数\t本年废止件数\t现行有效件数", "本年新制作数量\t本年新公开数量\t对外公开总数量");
    let units = ("第（八）项", "第（八）项（单位：元）");
    for ((from, to), asked, kept) in [
        (columns, "请把表头改为规定的列名", false),
        (units, "请统一单位", false),
        (("行政强制\t0", "行政强制\t0\t\t\n行政强制\t3"), "请删去多余的一行", false),
        (("\t3608", "\t三千六"), "请用阿拉伯数字填写", true),
    ] {
        let text = seed.replacen(from, to, 1);
        assert_ne!(text, seed);
        let outcome = check_text("", text, Language::Chinese);
        let notice = notice_text(&dossier(&outcome.reports[0], &outcome.verdict));
        assert!(notice.contains(asked) && notice.contains("请用阿拉伯数字") == kept, "{asked}: {notice}");
    }
}

#[test]
fn a_table_that_is_missing_is_asked_for() {
    let report = report(&[]);
    let missing = Finding {
        rule: "tables.missing".into(),
        at: Vec::new(),
        stated: None,
        expected: None,
        ..finding(Level::Unchecked, "没有找到表二。", &[])
    };
    let verdict = verdict(&report, vec![missing]);
    let dossier = dossier(&report, &verdict);
    assert_eq!(dossier.kind(), Kind::Supply);
    let notice = notice_text(&dossier);
    assert!(notice.starts_with("关于补正") && !notice.contains("请予核实"), "{notice}");
    assert!(notice.contains("没有读出，请补正后重新报送\n1. 没有找到表二。\n   建议：请补上这张表"), "{notice}");
}

#[test]
fn what_is_set_aside_is_told_without_what_it_should_be() {
    let seed = include_str!("../../tests/reports/xinxiang-edz-2023.txt");
    let outcome = check_text("", seed.replace("14\t0\t15", "14\t0\t16"), Language::Chinese);
    let aside: Vec<_> =
        outcome.verdict.findings.iter().map(|finding| SetAside::new(finding, "口径不同".into())).collect();
    let dossier = Dossier { set_aside: &aside, ..dossier(&outcome.reports[0], &outcome.verdict) };
    let notice = notice_text(&dossier);
    assert!(
        notice
            .contains("经核实不作修改\n1. 表三·一、本年新收政府信息公开申请数量：各列之和等于总计，两边为 15 和 16。"),
        "{notice}"
    );
    // Each equation by its own name.
    let mut told: Vec<_> = notice.split('。').filter(|said| said.contains("两边为")).collect();
    let count = told.len();
    told.dedup();
    assert_eq!(
        (count, told.len()),
        (outcome.verdict.identities.iter().filter(|view| view.holds == Some(false)).count(), count)
    );
    assert!(dossier.kind() == Kind::Sound && !notice.contains("应为"), "{notice}");
}

#[test]
fn only_what_is_open_asks_for_changes() {
    let report = report(&[]);
    let edits = [Edit { cell: "review.reconsideration.total".into(), from: String::new(), to: "15".into() }];
    const WORDS: [[&str; 2]; 3] = [
        ["退回修改", "下列内容请予修改，修改后"],
        ["请核实", "下列内容请予核实"],
        ["核对情况", "未发现需要修改的内容"],
    ];
    for (level, message, edits, asked) in [
        (Level::Error, "新", &[][..], 0),
        (Level::Doubt, "新", &[], 1),
        (Level::Hint, "新", &[], 2),
        (Level::Unchecked, "新", &[], 2),
        (Level::Error, "旧", &[], 2),
        (Level::Doubt, "旧", &edits, 0),
    ] {
        let aside = [SetAside::new(&finding(level, "旧", &[]), "口径不同".into())];
        let verdict = Verdict { identities: Vec::new(), ..verdict(&report, vec![finding(level, message, &[])]) };
        let text = notice_text(&Dossier { set_aside: &aside, edits, ..dossier(&report, &verdict) });
        let title = text.lines().next().unwrap_or_default();
        for (place, [of_title, of_rest]) in WORDS.iter().enumerate() {
            assert_eq!(title.contains(of_title), place == asked, "{text}");
            assert_eq!(text.contains(of_rest), place == asked, "{text}");
        }
        assert!(text.contains(&format!("{}. {message}", 1 + edits.len())), "{text}");
    }
}

#[test]
fn no_letter_says_that_nothing_is_to_be_changed_where_an_equation_fails() {
    let report = report(&[]);
    let verdict = verdict(&report, vec![finding(Level::Error, "旧", &[])]);
    let failing = verdict.identities.iter().filter(|identity| identity.holds == Some(false)).count();
    let aside = [SetAside::new(&verdict.findings[0], "口径不同".into())];
    let text = notice_text(&Dossier { set_aside: &aside, ..dossier(&report, &verdict) });
    assert!(!text.contains("未发现需要修改"), "{text}");
    assert!(text.contains("核对情况") && text.contains(&format!("有 {failing} 项勾稽不成立")), "{text}");
    assert!(text.contains("经核实不作修改\n1. 旧\n   不改的理由：口径不同\n"), "{text}");
}

#[test]
fn what_says_something_else_by_now_is_not_set_aside_any_longer() {
    let report = report(&[]);
    let hint = finding(Level::Hint, "旧", &[]);
    let aside = [SetAside::new(&hint, "口径不同".into())];
    let other = Finding { claim: "为 9".into(), ..hint.clone() };
    let heavier = Finding { level: Level::Error, ..hint.clone() };
    for (finding, asks, reason) in [(hint, false, Some("口径不同")), (other, false, None), (heavier, true, None)] {
        let verdict = verdict(&report, vec![finding]);
        let dossier = Dossier { set_aside: &aside, ..dossier(&report, &verdict) };
        assert_eq!((dossier.asks(), dossier.reason(&verdict.findings[0])), (asks, reason));
    }
}

#[test]
fn calamine_reads_the_workbook() {
    use calamine::{Data, Reader};
    let hostile = "=1+1 _x0041_ <b> \u{1}\"";
    let report = report(&[("applications.received.business", hostile), ("applications.received.research", "")]);
    let verdict = verdict(&report, vec![finding(Level::Error, "@SUM(A1)", &["applications.received.total"])]);
    let edits = [Edit { cell: "review.reconsideration.total".into(), from: "1".into(), to: "15".into() }];
    let bytes = workbook(&Dossier { edits: &edits, ..dossier(&report, &verdict) });
    assert_eq!(bytes, workbook(&Dossier { edits: &edits, ..dossier(&report, &verdict) }));
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).expect("opens");
    assert_eq!(book.sheet_names(), ["问题清单", "表二", "表三", "表四", "勾稽明细", "改动"]);
    let list = book.worksheet_range("问题清单").expect("sheet");
    assert_eq!(list.get_value((1, 7)), Some(&Data::String("@SUM(A1)".into())));
    let table = book.worksheet_range("表三").expect("sheet");
    // The heading takes the first row.
    assert_eq!(table.get_value((4, 3)), Some(&Data::Float(1.0)));
    assert_eq!(table.get_value((4, 4)), Some(&Data::String("=1+1 _x0041_ <b> \"".into())));
    assert_eq!(table.get_value((28, 9)), Some(&Data::Float(175.0)));
    let merged = book.merge_cells_by_sheet_name("表三").expect("sheet");
    assert!(merged.iter().any(|range| (range.start, range.end) == ((6, 0), (27, 0))), "{merged:?}");
    assert!(book.worksheet_formula("表三").expect("sheet").is_empty());
    let ledger = book.worksheet_range("勾稽明细").expect("sheet");
    assert_eq!(ledger.height(), 1 + verdict.identities.len());
}

#[test]
fn what_was_exported_is_no_report() {
    let report = report(&[]);
    let verdict = verdict(&report, Vec::new());
    let bytes = workbook(&dossier(&report, &verdict));
    let read = crate::source::read(&bytes, "年报核对.xlsx", &crate::source::decode::Native);
    let notes: Vec<_> = read[0].1.notes.iter().map(|note| (note.code.as_str(), note.is_fatal())).collect();
    assert_eq!(notes, [("input.own", true)]);
}

#[test]
fn calamine_reads_the_workbook_of_all() {
    use calamine::{Data, Reader};
    let report = report(&[]);
    let aside = [SetAside::new(&finding(Level::Doubt, "旧", &[]), String::new())];
    let [faulty, hinted] = [
        verdict(&report, vec![finding(Level::Error, "新", &[]), finding(Level::Doubt, "旧", &[])]),
        verdict(&report, vec![finding(Level::Hint, "新", &[])]),
    ];
    let unread =
        Verdict { source: Source { name: "坏.doc".into(), format: Format::Text }, ..verdict(&report, Vec::new()) };
    let edits = [Edit { cell: "review.reconsideration.total".into(), from: "1".into(), to: "15".into() }];
    let dossiers = [
        Dossier { set_aside: &aside, edits: &edits, ..dossier(&report, &faulty) },
        dossier(&report, &hinted),
        Dossier { earlier: true, ..dossier(&report, &faulty) },
    ];
    let bytes = workbook_of(&dossiers, &[&unread]);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).expect("opens");
    assert_eq!(book.sheet_names(), ["汇总", "问题清单", "表二", "表三", "表四"]);
    let sheet = book.worksheet_range("汇总").expect("sheet");
    assert_eq!(sheet.get_size(), (5, 14));
    let row = |row: u32| {
        (1..11).map(|column| sheet.get_value((row, column)).cloned().unwrap_or_default()).collect::<Vec<_>>()
    };
    let tested = faulty.coverage.identities_tested as f64;
    let counts = |all: [f64; 5]| all.map(Data::Float).to_vec();
    assert_eq!(row(1)[2..8], [&[Data::String("错误".into())][..], &counts([1.0, 0.0, 0.0, 0.0, 1.0])].concat());
    assert_eq!(row(2)[2..8], [&[Data::String("未发现问题".into())][..], &counts([0.0, 0.0, 1.0, 0.0, 0.0])].concat());
    assert_eq!(row(1)[8..10], [Data::Float(1.0), Data::Float(tested)]);
    assert_eq!(row(3)[2], Data::String("已有另一稿".into()));
    assert_eq!(row(4)[2], Data::String("未读出".into()));
    let list = book.worksheet_range("问题清单").expect("sheet");
    assert_eq!(list.height(), 6);
    // What was changed while checking stays told.
    let changed: Vec<_> = (3..7).map(|column| list.get_value((3, column)).map(ToString::to_string)).collect();
    assert_eq!(changed, ["改动", "表四·行政复议·总计", "1", "15"].map(|text| Some(text.to_owned())));
    let problems = [1, 2, 3, 4].map(|row| sheet.get_value((row, 13)).map(ToString::to_string).unwrap_or_default());
    assert_eq!(problems, ["新", "", "", ""]);
    // What another one stands for is not added up.
    let added = |row| sheet.get_value((row, 12)).map(ToString::to_string).unwrap_or_default();
    assert_eq!([added(2), added(3), added(4)], ["已计入", "未计入：同一单位另有一份更新、更全或者相同的", ""]);
    let total = book.worksheet_range("表三").expect("sheet");
    assert_eq!(total.get_value((28, 9)), Some(&Data::Float(350.0)));
}

#[test]
fn a_difference_has_one_direction_on_every_sheet() {
    let report = report(&[]);
    let verdict = verdict(&report, Vec::new());
    let identity = verdict.identities.iter().find(|identity| identity.id == "review.sum.reconsideration");
    // 1 + 2 + 3 + 4 against the 5 that is stated.
    let expected = Value::Number((-5).into());
    assert_eq!(identity.and_then(|identity| identity.difference()).map(Value::Number), Some(expected.clone()));
    let totals = tables::with_totals(&report.tables[2], Language::Chinese);
    let ledger = ledger::sheet(&dossier(&report, &verdict));
    for (sheet, name, column) in [(totals, "表四·行政复议·总计", 3), (ledger, "表四·行政复议：各列之和等于总计", 5)]
    {
        let is_named = |row: &&Vec<sheet::Cell>| row.first().is_some_and(|cell| cell.value == Value::Text(name.into()));
        let row = sheet.rows.iter().find(is_named).unwrap_or_else(|| panic!("no row {name}"));
        assert_eq!(row[column].value, expected);
        // Where the sides stand beside it, it says whose it is.
        let head = sheet.rows.first().map(|row| &row[column.min(row.len() - 1)].value);
        assert!(name.ends_with("总计") && column == 3 || head == Some(&Value::Text("差额（右边减左边）".into())));
    }
}

#[test]
fn every_edition_and_language_exports() {
    for edition in EDITIONS {
        let tables = TableKind::ALL.map(|kind| Table::missing(kind, edition));
        let report = Report { tables: tables.into(), ..Report::default() };
        let verdict = verdict(&report, Vec::new());
        for language in [Language::Chinese, Language::English] {
            let dossier = Dossier { language, ..dossier(&report, &verdict) };
            let size: usize = TableKind::ALL.iter().map(|kind| edition.table(*kind).len()).sum();
            assert_eq!(tables_html(&report, language).matches("<td").count(), size);
            assert!(workbook(&dossier).starts_with(b"PK"));
        }
    }
}
