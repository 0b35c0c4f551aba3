//! Reports in the notation of the rules' examples, and what their sums lack.

use super::*;
use crate::rules::example::report;

/// What of the reports is not in the sums, and a cell of these.
fn totalled(examples: &[&str], cell: &str) -> (Vec<(usize, GapKind)>, Option<Number>) {
    let reports: Vec<Report> = examples.iter().map(|example| report(example)).collect();
    let total = total(&reports.iter().collect::<Vec<_>>());
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
        (vec![with("unit = 甲"), with("unit = 乙"), with("unit = 甲")], vec![(0, GapKind::Twice)], Some(6)),
        (
            vec![with("without = review"), with(""), "without = applications".to_owned()],
            vec![(0, GapKind::Missing(Review)), (2, GapKind::Missing(Applications))],
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
    assert_eq!(total(&examples.iter().collect::<Vec<_>>()).added(examples.len()), 2);
}
