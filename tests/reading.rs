//! Every report of tests/reports against its figures: each visible cell right, none silently wrong.

use gouji::source::decode::Native;
use gouji::verdict::{StateKey, Verdict};
use gouji::{Language, check_bytes};
use serde_json::Value;
use std::path::PathBuf;

fn reports() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/reports")
}

fn verdict(file: &str) -> Verdict {
    let bytes = std::fs::read(reports().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    check_bytes(file, &bytes, &Native, Language::Chinese).verdict
}

fn figures() -> Vec<Value> {
    let text = std::fs::read_to_string(reports().join("figures.json")).expect("figures.json");
    serde_json::from_str(&text).expect("json")
}

/// What differs between the cells that a verdict states and the published figures.
fn differences(verdict: &Verdict, figures: &Value) -> Vec<String> {
    let cells = figures["cells"].as_object().expect("cells");
    let report = verdict.report.as_ref();
    let mut found = Vec::new();
    for (id, expected) in cells {
        let cell = report.and_then(|report| report.cells.get(id));
        let stated = cell.and_then(|cell| cell.value);
        let state = cell.map(|cell| cell.state);
        let right = match expected {
            Value::Null => !matches!(state, Some(StateKey::Number)),
            Value::Number(number) => stated.is_some_and(|stated| {
                serde_json::to_value(stated).is_ok_and(|stated| stated.as_f64() == number.as_f64())
            }),
            // A row that the report splits into rows of its own has no value in the form.
            _ => state != Some(StateKey::Number),
        };
        if !right {
            found.push(format!("{id}: {expected} read as {stated:?} {state:?}"));
        }
    }
    found
}

#[test]
fn every_visible_cell_of_every_report_is_right() {
    let mut wrong = Vec::new();
    let mut cells = 0;
    for figures in figures() {
        let file = figures["file"].as_str().expect("file");
        cells += figures["cells"].as_object().map_or(0, |cells| cells.len());
        for difference in differences(&verdict(file), &figures) {
            wrong.push(format!("{file} {difference}"));
        }
    }
    assert!(cells > 3000, "{cells}");
    assert!(wrong.is_empty(), "{} of {cells} cells:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_report_has_its_unit_and_year() {
    let mut wrong = Vec::new();
    for figures in figures() {
        let file = figures["file"].as_str().expect("file");
        let Some(report) = verdict(file).report else { continue };
        if report.year.map(i64::from) != figures["year"].as_i64() || report.unit.as_deref() != figures["unit"].as_str()
        {
            wrong.push(format!(
                "{file}: {:?} {:?} for {} {}",
                report.unit, report.year, figures["unit"], figures["year"]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_seed_is_read_whole_and_holds() {
    let verdict = verdict("xinxiang-edz-2023.txt");
    let report = verdict.report.as_ref().expect("report");
    assert_eq!(report.unit.as_deref(), Some("新乡经济技术开发区管理委员会"));
    assert_eq!(report.year, Some(2023));
    assert_eq!((verdict.coverage.cells_read, verdict.coverage.cells_total), (200, 200));
    assert_eq!((verdict.coverage.identities_tested, verdict.coverage.identities_total), (42, 42));
    assert!(verdict.identities.iter().all(|identity| identity.holds == Some(true)));
    let text = std::fs::read_to_string(reports().join("xinxiang-edz-2023.txt")).expect("seed");
    for (id, cell) in &report.cells.0 {
        let at = cell.at.as_ref().unwrap_or_else(|| panic!("{id} has a place"));
        assert_eq!(&text[at.start as usize..at.end as usize], &*cell.text, "{id}");
        let line = text[..at.start as usize].lines().count().max(1);
        let starts_line = text[..at.start as usize].ends_with('\n');
        assert_eq!(at.line as usize, line + usize::from(starts_line), "{id}");
    }
    let value = |id: &str| report.cells.get(id).and_then(|cell| cell.value).and_then(|value| value.integer());
    assert_eq!(value("applications.received.total"), Some(15));
    assert_eq!(value("applications.partly_granted.legal_service"), Some(14));
    assert_eq!(value("disclosure.licensing.decisions"), Some(3608));
    assert_eq!(value("review.litigation_direct.corrected"), Some(1));
}

/// One tag somewhere does not make a page of a text.
#[test]
fn a_text_with_a_tag_in_it_keeps_its_columns() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports/xinxiang-edz-2023.txt");
    let seed = std::fs::read_to_string(path).expect("the seed");
    for text in [seed.replacen("今年以来", "<p onclick=\"x\">今年以来", 1), format!("<body onload=\"x\">{seed}")]
    {
        let verdict = gouji::check_text("", text, Language::Chinese).verdict;
        assert_eq!((verdict.coverage.cells_read, verdict.coverage.identities_tested), (200, 42));
    }
}

/// Markdown may have blocks of a page around its paragraphs, and marks of a page in its cells.
#[test]
fn markdown_with_tags_in_it_keeps_its_lines() {
    let lines: Vec<&str> = SEED.lines().collect();
    let framed = |text: &str| format!("<div class=\"content\">\n\n{text}\n\n</div>\n");
    let is_row = |line: &str| line.contains('\t');
    let parted = |line: &&str| if is_row(line) { format!("{line}\n") } else { format!("\n{line}\n") };
    check_same(&framed(&lines.iter().map(parted).collect::<String>()));
    let marked = |line: &&str| parted(line).replace("\t0", "\t<span>0</span>");
    check_same(&framed(&lines.iter().map(marked).collect::<String>()));
}

/// Every text of tests/reports, whole and damaged in ways that break many rules.
fn texts() -> Vec<(String, String)> {
    let folders = ["full", "partial", ""].map(|folder| reports().join(folder));
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("reports"));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("entry").path()).collect();
    paths.retain(|path| path.is_file() && path.extension().is_some_and(|extension| extension != "json"));
    paths.sort();
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        (path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(), text)
    };
    paths.iter().map(read).collect()
}

/// Ways to damage a text.
const DAMAGES: [fn(&str) -> String; 7] = [
    str::to_owned,
    |text| text.replace('1', "2"),
    |text| text.replace('0', "3").replace("年以来", "年，予以公开9件，部分公开9件"),
    |text| text.lines().enumerate().filter(|(at, _)| at % 7 != 3).map(|(_, line)| format!("{line}\n")).collect(),
    |text| text.lines().map(|line| format!("{line}\n{line}\n")).collect(),
    |text| text.replace('。', "，收到××件。收到××件。"),
    |text| text.replace("情况", "概况").replace('二', "五").replace("年度报告", "报告"),
];

#[test]
fn no_two_findings_of_a_verdict_share_a_fingerprint() {
    let mut most = 0;
    for (name, text) in texts() {
        for (damage, damaged) in DAMAGES.iter().enumerate().map(|(at, damage)| (at, damage(&text))) {
            let verdict = gouji::check_text("", damaged, Language::Chinese).verdict;
            for verdict in std::iter::once(&verdict).chain(&verdict.more) {
                most = most.max(verdict.findings.len());
                let mut prints: Vec<_> = verdict.findings.iter().map(|finding| &finding.fingerprint).collect();
                prints.sort();
                let twins = prints.windows(2).find(|pair| pair[0] == pair[1]);
                assert!(twins.is_none(), "{name} {damage}: {twins:?}");
            }
        }
    }
    assert!(most > 30, "{most}");
}

/// In HTML a number of the prose is named by its own bytes, or, where markup runs through its paragraph, by the
/// paragraph's and its bytes in what is shown of it.
#[test]
fn numbers_of_a_page_have_true_places() {
    use gouji::document::Block;
    let small = "<p>2023年某局政府信息公开工作年度报告</p>\n<p>一、总体情况</p>\n\
                 <p>收到<b>申请</b>15件，&nbsp;办结14件。</p><p>收到申请15件。</p>";
    let files = ["full/006-html-word.html", "full/007-html-flatspan.html", "full/012-html.html"];
    let read = |file: &str| std::fs::read_to_string(reports().join(file)).expect("text");
    let (mut own, mut parts) = (0, 0);
    for html in files.map(read).into_iter().chain([small.to_owned()]) {
        let outcome = gouji::check_text("", html.clone(), Language::Chinese);
        let findings = outcome.verdict.findings.iter().filter(|finding| finding.quote.is_some());
        let places =
            outcome.verdict.numbers.iter().map(|number| &number.at).chain(findings.flat_map(|found| &found.at));
        for at in places.filter(|at| at.table.is_none()) {
            let lines = outcome.document.blocks.iter().filter_map(|block| match block {
                Block::Line(line) => Some(line),
                Block::Grid(_) => None,
            });
            let mut around = lines.filter(|line| line.source.start <= at.start && at.end <= line.source.end);
            let line = around.next().unwrap_or_else(|| panic!("{at:?} is in no paragraph"));
            let text = outcome.document.slice(line.text);
            let shown = at.shown();
            let start = line.source.start as usize;
            let shown = text.get(shown.start - start..shown.end - start).unwrap_or_else(|| panic!("{at:?} in {text}"));
            match at.part.is_empty() {
                true => {
                    own += 1;
                    assert_eq!(&html[at.start as usize..at.end as usize], shown);
                }
                false => {
                    parts += 1;
                    assert_eq!((at.start, at.end), (line.source.start, line.source.end));
                }
            }
        }
    }
    assert!(own > 5 && parts > 3, "{own} {parts}");
    let verdict = gouji::check_text("", small.to_owned(), Language::Chinese).verdict;
    let json = serde_json::to_value(&verdict).expect("json");
    let paragraph = "收到<b>申请</b>15件，&nbsp;办结14件。";
    let start = small.find(paragraph).expect("a paragraph");
    let [.., first, _, last] = json["numbers"].as_array().expect("numbers").as_slice() else { panic!("{json}") };
    let part = "收到申请".len();
    let expected = serde_json::json!({
        "start": start, "end": start + paragraph.len(), "line": 0, "part": { "start": part, "end": part + "15件".len() }
    });
    assert_eq!(first["at"], expected);
    assert!(last["at"].get("part").is_none());
}

/// The seed with changes that no reader would take for others: it is read and judged as before.
#[track_caller]
fn check_same(text: &str) {
    let start: String = text.chars().take(300).collect();
    let verdict = gouji::check_text("", text.to_owned(), gouji::Language::Chinese).verdict;
    let report = verdict.report.as_ref().expect("report");
    assert_eq!(report.unit.as_deref(), Some("新乡经济技术开发区管理委员会"), "{start}");
    assert_eq!((report.year, verdict.coverage.cells_read), (Some(2023), 200), "{start}");
    let coverage = &verdict.coverage;
    assert_eq!((coverage.numbers_checked, coverage.numbers_open, coverage.numbers_other), (2, 0, 9), "{start}");
    assert!(verdict.findings.is_empty(), "{:?}\n{start}", verdict.findings);
}

const SEED: &str = include_str!("reports/xinxiang-edz-2023.txt");
const HEADINGS: [&str; 6] = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
];

#[test]
fn a_list_of_contents_is_neither_heading_nor_prose() {
    let (title, rest) = SEED.split_once("年度报告\n").expect("a title");
    let dots = ["……………… {}", "·····················································································{}"];
    for page in ["", " {}", "\t{}", "    第{}页", dots[0], dots[1], "..........................................\n{}"]
    {
        let entry =
            |(at, heading): (usize, &&str)| format!("{heading}{}\n", page.replace("{}", &(2 * at + 1).to_string()));
        let mut contents: String = HEADINGS.iter().enumerate().map(entry).collect();
        check_same(&format!("{title}年度报告\n目录\n{contents}\n{rest}"));
        check_same(&format!("{title}年度报告\n目 录\n{contents}现公布本单位年度报告。\n{rest}"));
        contents = contents.replacen("二、", &format!("（一）主动公开{}\n二、", page.replace("{}", "2")), 1);
        check_same(&format!("{title}年度报告\n{contents}\n{rest}"));
    }
}

#[test]
fn headings_whose_numbers_a_program_kept_to_itself_are_headings() {
    let bare = |text: String, heading: &&str| text.replace(heading, heading.split_once('、').expect("a number").1);
    check_same(&HEADINGS.iter().fold(SEED.to_owned(), bare));
    check_same(&bare(SEED.to_owned(), &HEADINGS[0]));
}

#[test]
fn headings_may_be_called_parts() {
    let part = |text: String, heading: &&str| {
        let (number, words) = heading.split_once('、').expect("a number");
        text.replace(heading, &format!("第{number}部分　{words}"))
    };
    let parts = HEADINGS.iter().fold(SEED.to_owned(), part);
    check_same(&parts);
    check_same(&parts.replace("部分　", "部分 "));
    check_same(&parts.replace("部分　", "部分\n"));
    check_same(&parts.replace("第五部分", "第三部分"));
}

#[test]
fn the_text_of_a_section_may_begin_beside_its_heading() {
    for mark in ["。", "：", "：　"] {
        for heading in [HEADINGS[0], HEADINGS[4], HEADINGS[5]] {
            let (before, after) = SEED.split_once(heading).expect("a heading");
            check_same(&format!("{before}{heading}{mark}{}", after.trim_start()));
        }
    }
}

#[test]
fn the_body_may_stand_below_the_title() {
    let title = SEED.lines().find(|line| line.contains("年度报告")).expect("a title");
    let below = "2023年政府信息公开工作年度报告\n（公章）\n新乡经济技术开发区管理委员会";
    check_same(&SEED.replacen(title, below, 1));
    let published = "2023年政府信息公开工作年度报告\n来源：新乡经济技术开发区管理委员会";
    let verdict = gouji::check_text("", SEED.replacen(title, published, 1), gouji::Language::Chinese).verdict;
    assert_eq!(verdict.report.expect("report").unit, None);
}

#[test]
fn the_period_says_the_year_where_no_title_does() {
    let title = SEED.lines().find(|line| line.contains("年度报告")).expect("a title");
    let period = "现公布2023年政府信息公开工作年度报告。所列数据的统计期限自２０２３年１月１日起，至2023年12月31日止。";
    let verdict = gouji::check_text("", SEED.replacen(title, period, 1), gouji::Language::Chinese).verdict;
    let report = verdict.report.expect("report");
    assert_eq!((report.title, report.year), (None, Some(2023)));
}

#[test]
fn a_form_without_a_title_names_body_and_year_in_its_head() {
    let table = SEED.find("第二十条第（一）项").expect("a table");
    for head in [
        "填报单位：某镇人民政府　2023年度",
        "填报单位（盖章）：\t某镇人民政府\n统计年度：2023",
        "单位名称：某镇人民政府\n2023年度",
    ] {
        let verdict = gouji::check_text("", format!("{head}\n{}", &SEED[table..]), gouji::Language::Chinese).verdict;
        let report = verdict.report.expect("report");
        assert_eq!((report.unit.as_deref(), report.year), (Some("某镇人民政府"), Some(2023)), "{head}");
    }
}

#[test]
fn a_title_may_be_broken_at_its_year() {
    let title = SEED.lines().find(|line| line.contains("年度报告")).expect("a title");
    for broken in [
        "新乡经济技术开发区管理委员会2023年\n政府信息公开工作年度报告",
        "新乡经济技术开发区管理委员会\n2023年\n\n政府信息公开工作年度报告",
        "新乡经济技术开发区管理委员会 2023\n年政府信息公开工作年度报告",
        "2023年度\n新乡经济技术开发区管理委员会政府信息公开工作年度报告",
        "2023年新乡经济技术开发区管理委员会\n政府信息公开工作年度报告",
        "新乡经济技术开发区管理委员会2023年度政府\n信息公开工作年度报告",
        "新乡经济技术开发区管理委员会2023年度政\n府信息公开工作年度报告",
        "新乡经济技术开发区管理委员会2023年政府信息公开工作\n年  度  报  告",
        "新乡经济技术开发区管理委员会2023年\n政府信息公开工作\n年 度 报 告",
        "新乡经济技术开发区管理委员会\n2023年\n政府信息公开工作\n年\t度\t报\t告",
        // What follows is of the text.
        "新乡经济技术开发区管理委员会2023年政府信息公开工作年度报告\n本报告依据条例编制",
    ] {
        check_same(&SEED.replacen(title, broken, 1));
    }
}

#[test]
fn what_stands_between_the_title_of_a_collection_and_the_reports_own_is_none_of_it() {
    let title = SEED.lines().find(|line| line.contains("年度报告")).expect("a title");
    let preface = "某县2023年政府信息公开工作年度报告汇编\n2023年，全县共收到政府信息公开申请999件。\n";
    check_same(&SEED.replacen(title, &format!("{preface}{title}"), 1));
    let others = "相关阅读\n某镇2022年政府信息公开工作年度报告\n某局2022年政府信息公开工作年度报告\n";
    check_same(&SEED.replacen(title, &format!("{others}{title}"), 1));
    // A line at the foot of a page that looks like one more title takes no heading away.
    let section = "五、存在的主要问题及改进情况";
    check_same(&SEED.replacen(section, &format!("打印时间    某某局2022年度报告\n{section}"), 1));
}
