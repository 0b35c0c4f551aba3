//! The whole check, from a text to its verdict.

use super::*;

#[test]
fn what_is_missing_counts_as_the_year_has_it() {
    for (year, counts) in [(None, (200, 42)), (Some(2020), (198, 40)), (Some(2023), (200, 42))] {
        let coverage = coverage(&Report { year, ..Report::default() }, &[], &[]);
        assert_eq!((coverage.cells_total, coverage.identities_total), counts, "{year:?}");
    }
}

#[test]
fn a_report_behind_what_is_read_is_not_told_to_be_absent() {
    for (lines, code) in [(10, "input.no-table"), (120_000, "input.no-table.cut")] {
        let verdict = check_text("", "无关的一行文字。\n".repeat(lines), Language::Chinese).verdict;
        assert_eq!(verdict.error.map(|error| error.code).as_deref(), Some(code));
    }
}

#[test]
fn an_address_in_the_place_of_its_page_is_called_one() {
    for (text, code) in [
        ("https://www.example.gov.cn/zwgk/ndbg/202401/t1.html\n", "input.address"),
        ("[InternetShortcut]\nURL=https://www.example.gov.cn/\n", "input.address"),
        ("https://www.example.gov.cn/ 年报", "input.no-table"),
        ("你好", "input.no-table"),
    ] {
        let verdict = check_text("", text.to_owned(), Language::Chinese).verdict;
        assert_eq!(verdict.error.map(|error| error.code).as_deref(), Some(code), "{text}");
    }
}

#[test]
fn a_number_too_large_to_be_one_fails_its_equations_and_a_word_leaves_them_open() {
    for (stated, told) in [("15555555555555", "改后，现在不成立的"), ("十五", "补上后，原来无法核对的")]
    {
        let text = SEED.replacen("\t14\t0\t15", &["\t14\t0\t", stated].concat(), 1);
        let verdict = check_text("", text, Language::Chinese).verdict;
        let why = &verdict.repairs.first().expect("a repair").why;
        assert!(why.contains(told), "{stated}: {why}");
    }
}

#[test]
fn every_report_of_an_archive_stands_once_in_the_list() {
    let year = |year: &str| SEED.replace("2023", year);
    let files = [("a.txt", year("2021")), ("b.txt", [year("2022"), SEED.to_owned()].concat()), ("c.txt", year("2024"))];
    let documents = files.map(|(name, text)| (name.to_owned(), source::read_text(text)));
    let verdict = check_documents(documents.into(), Language::Chinese).verdict;
    assert!(verdict.more.iter().all(|other| other.more.is_empty()));
    let all = std::iter::once(&verdict).chain(&verdict.more);
    let years: Vec<_> = all.map(|one| one.report.as_ref().and_then(|report| report.year)).collect();
    assert_eq!(years, [Some(2021), Some(2022), Some(2023), Some(2024)]);
}

#[test]
fn what_was_not_read_to_its_end_says_so() {
    for (lines, cut) in [(1_000, 0), (100_000, 1)] {
        let verdict = check_text("", SEED.to_owned() + &"无关\n".repeat(lines), Language::Chinese).verdict;
        assert_eq!(verdict.findings.iter().filter(|finding| finding.rule == "structure.cut").count(), cut);
    }
}

#[test]
fn a_note_on_a_part_of_the_year_is_called_what_it_is() {
    for (title, code) in [
        ("某县2023年上半年政府信息公开工作总结", "form.part-of-year"),
        ("某县2023年半年度政务公开工作小结", "form.part-of-year"),
        ("某县2023年第三季度政府信息公开工作情况报告", "form.part-of-year"),
        ("某县2023年政府信息公开工作总结", "input.no-table"),
    ] {
        let verdict = check_text("", format!("{title}\n主动公开信息100条。"), Language::Chinese).verdict;
        assert_eq!(verdict.error.map(|error| error.code).as_deref(), Some(code), "{title}");
    }
}

#[test]
fn a_page_that_shows_nothing_is_not_empty() {
    let page = "<!DOCTYPE html><html><body><div id=app></div><script>{\"title\": \"某县\"}</script></body></html>";
    let verdict = check_text("", page.to_owned(), Language::Chinese).verdict;
    assert_eq!(verdict.error.map(|error| error.code).as_deref(), Some("input.no-table"));
}

#[test]
fn the_prose_says_which_of_two_cells_is_wrong() {
    let sound = include_str!("../../tests/reports/full/012-tab.txt");
    for (said, wrong, to, tied) in [
        ("", ("121\t790", "121\t795"), None, 2),
        // Another body's number is no witness.
        ("区教育局行政复议790件。", ("121\t790", "121\t795"), None, 2),
        ("全年行政复议790件。", ("121\t790", "121\t795"), Some(("review.reconsideration.total", 790)), 1),
        ("全年行政复议795件。", ("121\t790", "121\t795"), Some(("review.reconsideration.pending", 126)), 1),
        ("办结的申请中予以公开5548件。", ("\t5548", "\t5584"), Some(("applications.granted.total", 5548)), 1),
    ] {
        let text = sound.replacen(wrong.0, wrong.1, 1).replacen("二、主动公开", &format!("{said}\n二、主动公开"), 1);
        let verdict = check_text("", text, Language::Chinese).verdict;
        let errors: Vec<_> = verdict.findings.iter().filter(|finding| finding.level == Level::Error).collect();
        assert_eq!(errors.len(), 1, "{said} {errors:?}");
        let first = verdict.repairs.first().expect("a repair");
        let says = to.is_some_and(|(_, to)| said.contains(&to.to_string()));
        assert_eq!((first.tied, first.why.contains("正文也写")), (tied, says), "{first:?}");
        // What is told of each is told as it stands now.
        for (at, repair) in verdict.repairs.iter().enumerate() {
            let words = [("应为", tied == 1 && at == 0), ("另有可能性更大", at >= tied as usize)];
            for (word, is_there) in words {
                assert_eq!(repair.why.contains(word), is_there, "{said} {at} {repair:?}");
            }
        }
        // One sum shows that something is wrong, and seldom what; a number in two of them is certain.
        assert_eq!(errors[0].message.contains("可能应为"), said.contains("795"), "{}", errors[0].message);
        if let Some((id, to)) = to {
            assert_eq!((errors[0].cells.as_slice(), errors[0].expected), (&[id][..], Some(to.into())));
        }
    }
}

#[test]
fn a_report_pasted_twice_is_one_report_and_said_to_be_there_twice() {
    let once = check_text("", SEED.to_owned(), Language::Chinese).verdict;
    for copies in [2, 3] {
        let twice = check_text("", SEED.repeat(copies), Language::Chinese).verdict;
        let rules = |verdict: &Verdict| verdict.findings.iter().map(|one| one.rule.clone()).collect::<Vec<_>>();
        let mut expected = rules(&once);
        expected.push("structure.repeated".to_owned());
        let mut found = rules(&twice);
        crate::order::plain(&mut expected);
        crate::order::plain(&mut found);
        assert_eq!((found, twice.more.len()), (expected, 0));
        assert_eq!(twice.coverage, once.coverage);
    }
}

#[test]
fn findings_beyond_the_most_are_counted() {
    let levels = |most| {
        let levels = [Level::Unchecked, Level::Doubt, Level::Error, Level::Doubt];
        let found = levels.map(|level| rules::Finding::new("cells.empty", level, Message::new("cells.empty")));
        heaviest(found.into(), most).iter().map(|finding| finding.level).collect::<Vec<_>>()
    };
    assert_eq!(levels(4), [Level::Error, Level::Doubt, Level::Doubt, Level::Unchecked]);
    assert_eq!(levels(2), [Level::Error, Level::Doubt, Level::Hint]);
}

#[test]
fn a_text_full_of_findings_says_that_there_are_more() {
    let mut text = String::from("2023年政府信息公开工作年度报告\n一、总体情况\n");
    text.extend((0..MOST_FINDINGS + 5).map(|count| format!("全年共收到政府信息公开申请××{count}件。\n")));
    let findings = check_text("", text, Language::Chinese).verdict.findings;
    assert_eq!(findings.len(), MOST_FINDINGS + 1);
    let limit = findings.iter().find(|finding| finding.rule == rules::LEFT_OUT).expect("a remark");
    assert!(!limit.message.contains('{') && !limit.why.is_empty(), "{limit:?}");
}

fn findings(text: &str) -> Vec<Finding> {
    check_text("", text.to_owned(), Language::Chinese).verdict.findings
}

const SEED: &str = include_str!("../../tests/reports/xinxiang-edz-2023.txt");

#[test]
fn findings_of_one_rule_are_told_apart_by_what_they_are_about() {
    let bare = "2023年某局政府信息公开工作年度报告\n一、总体情况\n";
    let (town, seed) = ("某镇2023年", SEED.to_owned());
    for (rule, text) in [
        ("prose.cell", seed.replacen("今年以来", "予以公开9件，部分公开9件。今年以来", 1)),
        ("tables.missing", bare.to_owned()),
        ("tables.edition", seed.replace("2023 年", "2020 年")),
        ("structure.heading", seed.replacen("总体情况", "概述", 1).replacen("其他需要报告的事项", "其他事项", 1)),
        (
            "structure.sections",
            format!("{town}政府信息公开年度报告\n二、主动公开政府信息情况\n公开\n一、总体情况\n公开\n"),
        ),
    ] {
        let found = findings(&text);
        let mut own: Vec<_> = found.iter().filter(|finding| finding.rule == rule).collect();
        assert!(own.len() > 1, "{rule} {found:?}");
        // None of them had to be numbered.
        assert!(own.iter().all(|finding| finding.fingerprint.starts_with(rule)), "{own:?}");
        crate::order::by(&mut own, |a, b| a.fingerprint.cmp(&b.fingerprint));
        assert!(own.windows(2).all(|pair| pair[0].fingerprint != pair[1].fingerprint), "{own:?}");
    }
}

#[test]
fn equal_sentences_are_two_findings_at_two_places() {
    let found = findings(&SEED.replacen("今年以来", "收到××件。收到××件。今年以来", 1));
    let own: Vec<_> = found.iter().filter(|finding| finding.rule == "prose.unfinished").collect();
    let [first, second] = own.as_slice() else { panic!("{own:?}") };
    assert_eq!(second.fingerprint, format!("2:{}", first.fingerprint));
    assert_eq!(second.at[0].start - first.at[0].start, "收到××件。".len() as u32);
}

#[test]
fn a_fingerprint_outlives_edits_elsewhere() {
    let wrong = SEED.replacen("今年以来", "予以公开9件，部分公开9件。今年以来", 1);
    let edited =
        wrong.replacen("今年以来", "今年以来，认真工作", 1).replacen("一、总体情况", "一、总体情况\n\n前言。", 1);
    let cell = wrong.replacen("(一) 予以公开\t0", "(一) 予以公开\t5", 1);
    let prints = |text: &str| {
        let found = findings(text).into_iter().filter(|finding| finding.rule == "prose.cell");
        found.map(|finding| finding.fingerprint).collect::<Vec<_>>()
    };
    assert_ne!(wrong, cell);
    assert_eq!(prints(&wrong).len(), 2);
    assert_eq!(prints(&wrong), prints(&edited));
    assert_eq!(prints(&wrong), prints(&cell));
}
