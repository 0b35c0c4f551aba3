//! What the decoder promises, on the real tables and on many deterministic injections.

use super::sheet::Amount;
use super::*;
use crate::form::{CellIndex, EDITIONS, TableKind};
use crate::messages::Language;
use crate::report::Report;
use crate::rules::example::{report, zeros_of};
use crate::verdict::{self, Level};

/// The complete, consistent application tables among the real figures.
fn real_tables() -> Vec<Vec<Amount>> {
    let text = include_str!("../../tests/reports/figures.json");
    let reports: Vec<serde_json::Value> = serde_json::from_str(text).expect("json");
    let form = &EDITIONS[0].applications;
    let mut tables = Vec::new();
    for report in &reports {
        let value = |index| report["cells"][form.id(index)].as_i64();
        let table: Option<Vec<Amount>> = (0..form.len() as CellIndex).map(value).collect();
        tables.extend(table.filter(|table| !tables.contains(table) && table.iter().any(|value| *value > 0)));
    }
    assert!(tables.len() >= 5);
    tables
}

fn sheet(values: &[Amount]) -> Sheet<'static> {
    let kinds = vec![sheet::Kind::Number; values.len()];
    Sheet::from_values(System::of(&EDITIONS[0].applications), values.to_vec(), kinds, 1)
}

/// Numbers that look random and are the same every time.
fn random(state: &mut u64, below: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    ((*state >> 33) as usize) % below
}

fn mended(wrong: &[Amount], explanation: &Explanation) -> Vec<Amount> {
    let mut table = wrong.to_vec();
    for change in &explanation.changes {
        table[usize::from(change.cell)] += change.by;
    }
    table
}

#[test]
fn real_tables_hold_and_need_no_repair() {
    for table in real_tables() {
        let sheet = sheet(&table);
        assert_eq!(sheet.failing, 0);
        assert_eq!(explain(&sheet).list, []);
    }
}

#[test]
fn one_wrong_cell_is_named_alone_with_its_right_value() {
    let mut state = 1;
    for table in real_tables() {
        for cell in 0..table.len() {
            let mut wrong = table.clone();
            wrong[cell] = wrong[cell] + 1 + random(&mut state, 500) as Amount;
            let found = explain(&sheet(&wrong));
            assert!(found.complete);
            assert_eq!(found.list.len(), 1, "cell {cell}");
            assert_eq!(mended(&wrong, &found.list[0]), table);
        }
    }
}

#[test]
fn every_explanation_makes_all_equations_hold_and_the_true_one_is_among_them() {
    let mut state = 2;
    for table in real_tables() {
        for count in [2, 2, 2, 3, 3] {
            let mut wrong = table.clone();
            // Different columns and different sizes: no rectangle of equal differences, which needs fewer cells.
            for number in 0..count {
                let cell = 7 * random(&mut state, 25) + number;
                wrong[cell] += 1000 * (number as Amount + 1) + random(&mut state, 900) as Amount;
            }
            let sheet = sheet(&wrong);
            let found = explain(&sheet);
            let tables: Vec<_> = found.list.iter().map(|one| mended(&wrong, one)).collect();
            assert!(tables.contains(&table), "{count} cells");
            assert!(tables.iter().all(|table| self::sheet(table).failing == 0));
            assert!(tables.iter().flatten().all(|value| *value >= 0));
            assert_eq!(explain(&sheet), found);
        }
    }
}

#[test]
fn the_exact_search_misses_nothing_that_trying_all_cells_finds() {
    // All sets of two cells, by force, against the decoder: every pair of cells determines its differences.
    let table = &real_tables()[1];
    let mut wrong = table.clone();
    wrong[7 * 3] += 4;
    wrong[7 * 9 + 2] += 4;
    let sheet = sheet(&wrong);
    let mut forced = Vec::new();
    for a in 0..175 {
        for b in a + 1..175 {
            for (by_a, by_b) in [(-4, -4), (-4, 4), (4, -4), (4, 4)] {
                let changes = vec![Change { cell: a, by: by_a }, Change { cell: b, by: by_b }];
                let allowed = changes.iter().all(|change| sheet.allows(sheet.value(change.cell) + change.by));
                if allowed && sheet.failing_after(&changes) == 0 {
                    forced.push(changes);
                }
            }
        }
    }
    let sets = decode::smallest(&sheet, sheet.system.all(), decode::EXACT, STEPS);
    assert_eq!(sets.sets, forced);
    assert!(sets.complete);
}

#[test]
fn any_numbers_at_all_end_soon_and_alike() {
    let mut state = 3;
    for wrong_cells in [10, 40, 175] {
        let mut wrong = real_tables()[0].clone();
        for _ in 0..wrong_cells {
            let cell = random(&mut state, 175);
            let size = random(&mut state, 60);
            wrong[cell] = (1 << size) - (1 << random(&mut state, 60));
        }
        let sheet = sheet(&wrong);
        assert_ne!(sheet.failing, 0);
        assert_eq!(explain(&sheet), explain(&sheet));
    }
}

/// What an example's first repair says: the operation and the cells with their values, and how many are as likely.
#[track_caller]
fn check(example: &str, expected: &str) {
    let report = report(example);
    let repairs = crate::check::judge(&Default::default(), &report, Language::Chinese).repairs;
    let first = repairs.first().map_or_else(String::new, |repair| {
        let cells: Vec<_> = repair.cells.iter().map(|change| format!("{}={}", change.id, change.to)).collect();
        format!("{} {} ×{}", repair.operations.join("+"), cells.join(" "), repair.tied)
    });
    assert_eq!(first, expected);
}

#[test]
fn repairs_say_what_happened() {
    check("", "");
    // A review block has one equation; its total left 0 beats the four results.
    check(
        "review.reconsideration.upheld = 10
        review.reconsideration.corrected = 1",
        "unfilled review.reconsideration.total=11 ×1",
    );
    check(
        "review.reconsideration.upheld = 10
        review.reconsideration.corrected = 1
        review.reconsideration.total =",
        "unfilled review.reconsideration.total=11 ×1",
    );
    // A cell that was not read is filled in where the equations say what it holds, and never guessed otherwise.
    check(
        "review.reconsideration.upheld = ?
        review.reconsideration.total = 7",
        "unread review.reconsideration.upheld=7 ×1",
    );
    check(
        "review.reconsideration.upheld = ?
        review.reconsideration.corrected = missing
        review.reconsideration.total = 7",
        "",
    );
    check(
        "review.reconsideration.upheld = ?
        review.reconsideration.corrected = 8
        review.reconsideration.total = 7",
        "",
    );
}

/// An example in which rows have these numbers: `row natural business total`.
fn rows(rows: &str) -> String {
    let row = |line: &str| -> String {
        let mut words = line.split_whitespace();
        let row = words.next().unwrap_or_default();
        let columns = ["natural_person", "business", "total"].iter().zip(words);
        columns.map(|(column, value)| format!("applications.{row}.{column} = {value}\n")).collect()
    };
    rows.lines().map(row).collect()
}

#[test]
fn a_mistake_that_a_whole_line_shows_is_told_as_one() {
    check(
        &rows("received 15 7 22\n carried_in 3 1 4\n granted 12 6 18\n handled 12 6 18\n carried_out 3 1 4"),
        "intake-with-carried applications.received.natural_person=12 applications.received.business=6 \
         applications.received.total=18 ×1",
    );
    check(
        &rows("received 12 9 21\n carried_in 5 2 7\n granted 10 10 20\n handled 10 10 20\n carried_out 3 3 6"),
        "carries-exchanged applications.carried_in.natural_person=3 applications.carried_in.business=3 \
         applications.carried_in.total=6 applications.carried_out.natural_person=5 \
         applications.carried_out.business=2 applications.carried_out.total=7 ×1",
    );
    check(
        &rows(
            "received 8 4 0\n carried_in 1 1 0\n granted 5 2 0\n partly_granted 2 2 0\n handled 7 4 0\n carried_out 2 1 0",
        ),
        "totals-unfilled applications.received.total=12 applications.carried_in.total=2 applications.granted.total=7 \
         applications.partly_granted.total=4 applications.handled.total=11 applications.carried_out.total=3 ×1",
    );
    // Each row without any number may be the one that was left out.
    check(
        &rows("received 9 4 13\n granted 2 0 2\n handled 9 4 13"),
        "row-unfilled applications.unable.not_held.natural_person=7 applications.unable.not_held.business=4 \
         applications.unable.not_held.total=11 ×20",
    );
    // A row that stands one cell further on, and two slips in one that does not.
    check(
        &(rows("received 1 2 3\n granted 0 1 3\n handled 1 2 3") + "applications.granted.research = 2"),
        "shifted-row applications.granted.natural_person=1 applications.granted.business=2 \
         applications.granted.research=0 ×1",
    );
    check(
        &rows("received 3 0 3\n granted 2 0 2\n partly_granted 2 1 1\n handled 3 0 3"),
        "digit-mistyped applications.partly_granted.natural_person=1 applications.partly_granted.business=0 ×1",
    );
    // Of one applicant alone, what was carried in may as well be a slip.
    check(
        &rows("received 15 0 15\n carried_in 3 0 3\n granted 15 0 15\n handled 15 0 15\n carried_out 0 0 0"),
        "intake-with-carried applications.received.natural_person=12 applications.received.total=12 ×3",
    );
}

#[test]
fn what_leaves_no_trace_is_never_the_answer_alone() {
    // Two pieces counted under the wrong applicant in one of two rows; that one of them shows 0 says nothing. Or the total
    // of the outcomes is wrong, and what came in with it.
    check(
        &rows("received 10 10 20\n granted 9 0 9\n partly_granted 3 8 11\n handled 10 10 20"),
        "misfiled-applicant applications.granted.natural_person=7 applications.granted.business=2 ×3",
    );
}

#[test]
fn a_total_that_nothing_else_tests_may_be_wrong() {
    let columns = ["natural_person", "business", "research", "public_welfare", "legal_service", "other_org", "total"];
    let unread: String = columns.iter().map(|column| format!("applications.granted.{column} = ?\n")).collect();
    let row = "applications.declined.petition.natural_person = 1800\napplications.declined.petition.total = 1801";
    check(&(unread + row), "digit-mistyped applications.declined.petition.total=1800 ×6");
}

#[test]
fn an_unread_cell_is_filled_only_where_nothing_else_is_wrong() {
    let agree = "applications.received.natural_person = ?
        applications.received.business = 1
        applications.received.total = 4
        applications.carried_out.natural_person = 3
        applications.carried_out.business = 1
        applications.carried_out.total = 4";
    check(agree, "unread applications.received.natural_person=3 ×1");
    // Row and column would give 3 and 2: the failing row is mended, the unread cell is left alone.
    let disagree = agree.replace("carried_out.natural_person = 3", "carried_out.natural_person = 2");
    check(&disagree, "digit-mistyped applications.carried_out.natural_person=3 ×1");
}

#[test]
fn every_failing_identity_stands_in_an_error_and_one_slip_makes_one() {
    let mut state = 4;
    for (number, table) in real_tables().iter().enumerate() {
        for wrong_cells in [1, 1, 2, 3, 12] {
            let mut wrong = table.clone();
            for _ in 0..wrong_cells {
                wrong[random(&mut state, 175)] += 1 + random(&mut state, 90) as Amount;
            }
            let mut table = zeros_of(TableKind::Applications, EDITIONS[0]);
            for (cell, value) in table.cells.iter_mut().zip(&wrong) {
                *cell = crate::rules::example::cell(&value.to_string());
            }
            let report = Report { tables: vec![table], ..Report::default() };
            let verdict = crate::check::judge(&Default::default(), &report, Language::Chinese);
            let errors: Vec<_> = verdict.findings.iter().filter(|found| found.level == Level::Error).collect();
            for failing in verdict.identities.iter().filter(|identity| identity.holds == Some(false)) {
                assert!(errors.iter().any(|error| error.identities.contains(&failing.id)), "{number}: {}", failing.id);
            }
            for repair in &verdict.repairs {
                let fewer = |other: &&verdict::Repair| other.cells.len() <= repair.cells.len();
                let only = repair.complete && verdict.repairs.iter().filter(fewer).count() == 1;
                assert_eq!(repair.why.contains("没有别的改法"), only, "{}", repair.why);
                assert!(!only || repair.why.contains("应为"), "{}", repair.why);
                assert!(
                    (1..repair.operations.len()).all(|at| !repair.operations[..at].contains(&repair.operations[at]))
                );
            }
            let changed = |id: &str| verdict.repairs[0].cells.iter().any(|change| change.id == id);
            for error in errors.iter().filter(|error| error.message.contains("改正后") && error.cells.len() == 1) {
                let cells = |identity: &verdict::IdentityView| {
                    identity.left_cells.iter().chain(identity.right_cells.iter()).collect::<Vec<_>>()
                };
                let of_cell = verdict.identities.iter().map(cells).filter(|cells| cells.contains(&error.cells[0]));
                let together = of_cell.flatten().any(|id| changed(id) && id != error.cells[0]);
                assert_eq!(error.message.contains("一并"), together, "{}", error.message);
            }
            if wrong_cells == 1 {
                assert_eq!(errors.len(), 1);
                assert_eq!(errors[0].expected, Some(verdict.repairs[0].cells[0].to));
            }
        }
    }
}
