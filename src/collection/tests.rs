//! Reports in the notation of the rules' examples, and what their sums lack.

use super::*;
use crate::rules::example::report;

/// The sums of reports in the order in which they were written.
fn summed_up(reports: &[Report]) -> Total {
    let all: Vec<&Report> = reports.iter().collect();
    total(&all, &earlier(&all.iter().map(|report| (Some(*report), 0.0)).collect::<Vec<_>>()))
}

#[test]
fn the_latest_that_is_whole_stands_for_a_body() {
    const HALF: &str = "unit = 甲\nwithout = review";
    for (examples, expected) in [
        (vec![("unit = 甲", 1), ("unit = 甲", 2)], vec![true, false]),
        (vec![("unit = 甲", 2), ("unit = 乙", 1), ("unit = 甲", 1)], vec![false, false, true]),
        (vec![("unit = 甲", 1), ("unit = 甲", 1), ("unit = 甲", 1)], vec![true, true, false]),
        // Of another year, or without a name.
        (vec![("unit = 甲", 1), ("unit = 甲\nyear = 2022", 2), ("", 1), ("", 2)], vec![false; 4]),
        // What is damaged stands for none that is whole.
        (vec![("unit = 甲", 1), (HALF, 2)], vec![false, true]),
        (vec![(HALF, 1), (HALF, 2)], vec![true, false]),
        (vec![("unit = 甲", 1), ("unit = 甲\ndamaged = yes", 2)], vec![false, true]),
        // Nor does one that nobody filled in.
        (vec![("unit = 甲", 1), ("unit = 甲\nunfilled = applications", 2)], vec![false, true]),
    ] {
        let reports: Vec<_> = examples.iter().map(|(example, date)| (report(example), f64::from(*date))).collect();
        let inputs: Vec<_> = reports.iter().map(|(report, date)| (Some(report), *date)).collect();
        assert_eq!(earlier(&inputs), expected, "{examples:?}");
    }
}

#[test]
fn a_year_is_another_one_where_nearly_all_are_of_one() {
    for (years, expected) in [
        ("2024 2024 2024 2024 2023", "2023"),
        ("2024 2024 2024 2024 2023 2022", ""),
        ("2024 2024 2023 2023", ""),
        ("2024 ? 2024 ?", ""),
        ("2024", ""),
        ("", ""),
    ] {
        let years: Vec<Option<i32>> = years.split_whitespace().map(|year| year.parse().ok()).collect();
        let found = of_other_years(&years).into_iter().zip(&years).filter(|(is_other, _)| *is_other);
        let found: Vec<String> = found.filter_map(|(_, year)| Some(year.as_ref()?.to_string())).collect();
        assert_eq!(found.join(" "), expected, "{years:?}");
    }
}

#[test]
fn a_table_that_nobody_filled_in_is_no_nought() {
    let reports = [report("unit = 甲\nunfilled = review"), report("unit = 乙")];
    let total = summed_up(&reports);
    assert_eq!(total.gaps, [Gap { place: 0, kind: GapKind::Unfilled(TableKind::Review) }]);
}

#[test]
fn amounts_are_added_in_yuan_where_their_unit_is_written() {
    const AMOUNT: &str = "disclosure.central_procurement.procurement_amount";
    // As they are written, and what the sum and the copy of the first show.
    for (written, sum, copied, gaps) in [
        (["251000元", "103.3879万元", "0"], "1284879元", "251000元", 0),
        (["103.3879万元", "0.5万元", ""], "1038879元", "103.3879万元", 0),
        (["12", "1万元", "0"], "10000元", "12", 1),
        (["12", "13", "0"], "", "12", 2),
        (["0", "/", "0"], "0", "0", 0),
    ] {
        let reports = written.map(|text| {
            let mut report = report("edition = 2019");
            let table = &mut report.tables[0];
            let index = table.form().index("central_procurement", "procurement_amount").expect("cell");
            let state = crate::reading::read_value(text, Unit::Amount, table);
            table.cells[usize::from(index)] = Cell { text: text.into(), state, at: None };
            report
        });
        let total = summed_up(&reports);
        let (table, index) = total.report.find(AMOUNT).expect("cell");
        assert_eq!(table.at(index).map(|cell| cell.text.to_string()).as_deref(), Some(sum), "{written:?}");
        assert_eq!(total.gaps.iter().filter(|gap| gap.kind == GapKind::Money).count(), gaps, "{written:?}");
        let lines = |table: &Table| crate::export::table_text(table, crate::Language::Chinese);
        for (table, shown) in [(&reports[0].tables[0], copied), (table, sum)] {
            assert!(lines(table).contains(&format!("政府集中采购\t0\t{shown}\t")), "{}", lines(table));
        }
    }
}

/// What of the reports is not in the sums, and a cell of these.
fn totalled(examples: &[&str], cell: &str) -> (Vec<(usize, GapKind)>, Option<Number>) {
    let reports: Vec<Report> = examples.iter().map(|example| report(example)).collect();
    let total = summed_up(&reports);
    (total.gaps.iter().map(|gap| (gap.place, gap.kind)).collect(), total.report.counted(cell))
}

#[test]
fn cells_are_added_and_what_is_not_is_told() {
    use TableKind::{Applications, Review};
    const RECEIVED: &str = "applications.received.total";
    let with = |more: &str| format!("{RECEIVED} = 3\n{more}");
    for (examples, gaps, sum) in [
        (vec![], vec![], None),
        (vec![with("")], vec![], Some(3)),
        (vec![with("unit = 甲"), with("unit = 乙"), with("")], vec![], Some(9)),
        (vec![with(""), format!("{RECEIVED} = /"), format!("{RECEIVED} =")], vec![], Some(3)),
        (
            vec![with(""), format!("{RECEIVED} = ?\napplications.received.research = missing")],
            vec![(1, GapKind::Cells(Applications, 2))],
            Some(3),
        ),
        (vec![with("year = 2022"), with(""), with("year = none"), with("")], vec![(0, GapKind::Year)], Some(9)),
        (vec![with("year = 2024"), with("")], vec![(1, GapKind::Year)], Some(3)),
        (vec![with("unit = 甲"), with("unit = 乙"), with("unit = 甲")], vec![(0, GapKind::Twice)], Some(6)),
        (
            vec![with("without = review"), with(""), "without = applications".to_owned()],
            vec![(0, GapKind::Missing(Review)), (2, GapKind::Missing(Applications))],
            Some(6),
        ),
        // What none has is missing in each.
        (
            vec![with("without = review"), with("without = review")],
            vec![(0, GapKind::Missing(Review)), (1, GapKind::Missing(Review))],
            Some(6),
        ),
        (vec!["edition.applications = 2019".to_owned(), with("")], vec![(0, GapKind::Edition(Applications))], Some(3)),
    ] {
        let texts: Vec<&str> = examples.iter().map(String::as_str).collect();
        assert_eq!(totalled(&texts, RECEIVED), (gaps, sum.map(Number::from)), "{texts:?}");
    }
}

#[test]
fn a_sum_that_no_number_holds_is_not_one() {
    const MOST: &str = "applications.received.total = 9223372036854775807";
    assert_eq!(totalled(&[MOST, MOST], "applications.received.total").1, None);
}

#[test]
fn a_report_of_which_something_is_added_counts() {
    let examples = ["year = 2022", "unit = 甲", "without = review", "unit = 甲"].map(report);
    assert_eq!(summed_up(&examples).added(examples.len()), 2);
}

#[test]
fn the_report_of_an_area_is_held_against_the_sums_of_its_bodies() {
    let of = |unit: &str, more: &str| report(&format!("unit = {unit}\n{more}"));
    let members = ["青山县财政局", "青山县民政局", "青山县柳河镇人民政府"]
        .map(|unit| of(unit, "review.reconsideration.total = 2"));
    for (stated, differs) in [(6, 0), (7, 1)] {
        let area = of("青山县人民政府", &format!("review.reconsideration.total = {stated}"));
        let total = summed_up(&[&members[..], std::slice::from_ref(&area)].concat());
        assert_eq!(total.gaps, [Gap { place: 3, kind: GapKind::Area(3) }]);
        assert_eq!((total.added(4), total.overlaps.len()), (3, 0));
        let found: Vec<_> = total.differences(&area).iter().map(|(.., sum, stated)| (*sum, *stated)).collect();
        assert_eq!(found, vec![(Number::from(6), Number::from(stated)); differs]);
    }
}

#[test]
fn what_may_be_counted_twice_is_told() {
    use OverlapKind::{Alike, Area};
    let check = |names: &[&str], expected: &[(usize, OverlapKind, &[usize])]| {
        let reports: Vec<Report> = names.iter().map(|name| report(&format!("unit = {name}"))).collect();
        let found = summed_up(&reports).overlaps;
        let found: Vec<_> =
            found.iter().map(|overlap| (overlap.place, overlap.kind, overlap.others.as_slice())).collect();
        assert_eq!(found, expected, "{names:?}");
    };
    check(&["青山县财政局", "青山县民政局", "青山县柳河镇人民政府"], &[]);
    check(&["青山县财政局", "财政局"], &[(0, Alike, &[1])]);
    check(&["财政局（国资局）", "教育局", "青山县财政局"], &[(0, Alike, &[2])]);
    check(&["青山县民政局", "白水市青山县民政局"], &[(0, Alike, &[1])]);
    check(&["青山县教育体育局", "体育局"], &[]);
    check(&["青山县人民政府", "青山县财政局", "青山区财政局"], &[(0, Area, &[1])]);
    check(&["柳河镇财政所", "青山县教育局", "青山县", "青山县人民政府办公室"], &[(2, Area, &[3, 1])]);
    check(&["柳河镇人民政府", "青山县柳河镇人民政府"], &[(0, Alike, &[1])]);
    check(&["某开发区管委会", "某开发区"], &[]);
    // What is not in the sums is in them once at most.
    check(&["甲县财政局", "甲县财政局"], &[]);
}
