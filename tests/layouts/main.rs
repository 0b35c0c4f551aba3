//! The same report in every layout gives the same cells, and a damaged text never gives a wrong one in silence.
//!
//! A case is a layout (`write`), a report (published figures or random consistent ones) and a noise (`noise`). What is
//! blank in the report may be read as blank or unreadable, never as a number.

mod noise;
mod write;

use gouji::form::{EDITIONS, Edition, RowRole, TableKind};
use gouji::report::{Report, State};
use gouji::verdict::{Finding, Level};
use gouji::{Language, check_text, reading, source};
use write::{LAYOUTS, Layout, Sheet};

/// A small generator of numbers: the same sequence on every machine.
pub struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }
}

/// The published figures of the reports whose tables are whole.
fn published() -> Vec<Sheet> {
    let path = format!("{}/tests/reports/figures.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("figures.json");
    let all: Vec<serde_json::Value> = serde_json::from_str(&text).expect("json");
    let whole = all.iter().filter(|report| report["file"].as_str().is_some_and(|file| file.starts_with("full/")));
    let mut sheets: Vec<Sheet> = Vec::new();
    for report in whole {
        let value = |id: &str| match &report["cells"][id] {
            serde_json::Value::Null => String::new(),
            value => value.to_string(),
        };
        let sheet = Sheet::new(EDITIONS[0], value);
        if !sheets.iter().any(|other| other.cells == sheet.cells) {
            sheets.push(sheet);
        }
    }
    sheets
}

/// A report whose identities all hold. Most cells are small or zero, as in real ones.
fn random(edition: &'static Edition, dice: &mut Dice) -> Sheet {
    let mut sheet = Sheet::new(edition, |_| "0".to_owned());
    let size = [2, 20, 3000][dice.roll(3) as usize];
    let rows: Vec<_> = edition.applications.blocks[0].rows.iter().collect();
    let columns: Vec<_> = edition.applications.blocks[0].columns.iter().collect();
    let at = |role: RowRole| rows.iter().position(|row| row.role == role).expect("role");
    let (handled, out) = (at(RowRole::Handled), at(RowRole::CarriedOut));
    let mut column = || {
        let mut cells = vec![0u64; rows.len()];
        for (row, form) in rows.iter().enumerate() {
            if form.role == RowRole::Outcome && dice.roll(3) == 0 {
                cells[row] = dice.roll(size);
                cells[handled] += cells[row];
            }
        }
        cells[out] = dice.roll(size.min(30)) * dice.roll(2);
        let intake = cells[handled] + cells[out];
        cells[1] = dice.roll(intake + 1);
        cells[0] = intake - cells[1];
        cells
    };
    let parts: Vec<Vec<u64>> = (1..columns.len()).map(|_| column()).collect();
    for (row, form) in rows.iter().enumerate() {
        let values: Vec<u64> = parts.iter().map(|column| column[row]).collect();
        let total: u64 = values.iter().sum();
        for (column, value) in columns.iter().zip(values.iter().chain([&total])) {
            sheet.set(&format!("applications.{}.{}", form.key, column.key), value.to_string());
        }
    }
    for block in edition.review.blocks {
        let parts: Vec<u64> = (0..4).map(|_| dice.roll(size) * dice.roll(2)).collect();
        let total: u64 = parts.iter().sum();
        for (column, value) in block.columns.iter().zip(parts.iter().chain([&total])) {
            sheet.set(&format!("review.{}.{}", block.rows[0].key, column.key), value.to_string());
        }
    }
    for cell in edition.disclosure.cells() {
        sheet.set(&format!("disclosure.{}.{}", cell.row.key, cell.column.key), dice.roll(size).to_string());
    }
    sheet
}

fn read(text: &str) -> Vec<Report> {
    reading::read(&source::read_text(text.to_owned())).reports
}

/// How the cells of a report compare with the sheet it was written from: wrong ones by name, and how many are open.
fn compare(report: Option<&Report>, sheet: &Sheet) -> (Vec<String>, usize) {
    let mut wrong = Vec::new();
    let mut open = 0;
    for (id, expected) in &sheet.cells {
        let state = report.and_then(|report| report.cell(id)).map(|cell| cell.state.clone()).unwrap_or(State::Missing);
        match &state {
            State::Number(number) if number.to_string() == *expected => {}
            State::Number(number) => wrong.push(format!("{id}: {expected:?} read as {number}")),
            State::Blank if expected.is_empty() => {}
            State::Placeholder if expected == "/" => {}
            _ => open += 1,
        }
    }
    (wrong, open)
}

#[track_caller]
fn check(layout: &Layout, sheet: &Sheet, noise: noise::Noise, name: &str) {
    let text = (layout.write)(&noise.before(sheet));
    let text = noise.after(text);
    let reports = read(&text);
    let (wrong, open) = compare(reports.first(), sheet);
    let shown = || text.chars().take(30_000).collect::<String>();
    assert!(wrong.is_empty(), "{} {name}: {}\n{}", layout.name, wrong.join("\n"), shown());
    assert!(open == 0, "{} {name}: {open} cells open\n{}", layout.name, shown());
    assert_eq!(reports.len(), 1, "{} {name}\n{}", layout.name, shown());
}

#[test]
fn published_reports_in_every_layout_with_every_noise() {
    for (number, sheet) in published().iter().enumerate() {
        for layout in LAYOUTS {
            for noise in noise::ALL {
                if layout.bears(*noise) {
                    check(layout, sheet, *noise, &format!("published {number} {noise:?}"));
                }
            }
        }
    }
}

#[test]
fn a_consistent_report_is_accused_of_no_error_in_any_layout() {
    let mut dice = Dice(53);
    let mut sheets = published();
    sheets.extend((0..4).map(|number| random(EDITIONS[number % 2], &mut dice)));
    for sheet in &sheets {
        for layout in LAYOUTS {
            let text = (layout.write)(sheet);
            let verdict = check_text("", text, Language::Chinese).verdict;
            let errors = verdict.findings.iter().filter(|finding| finding.level == Level::Error);
            let errors: Vec<_> = errors.map(|finding| &finding.message).collect();
            assert!(errors.is_empty() && verdict.repairs.is_empty(), "{}: {errors:?}", layout.name);
            assert!(verdict.identities.iter().all(|identity| identity.holds == Some(true)), "{}", layout.name);
        }
    }
}

#[test]
fn random_reports_of_both_editions_in_every_layout() {
    let mut dice = Dice(7);
    for number in 0..6 {
        for edition in EDITIONS {
            let sheet = random(edition, &mut dice);
            for layout in LAYOUTS {
                check(layout, &sheet, noise::Noise::None, &format!("random {number} of {}", edition.key));
            }
        }
    }
}

#[test]
fn blank_cells_stay_blank_where_the_layout_shows_them_and_are_never_numbers() {
    let mut dice = Dice(11);
    for number in 0..8 {
        let mut sheet = random(EDITIONS[number % 2], &mut dice);
        let share = 1 + dice.roll(4);
        for (_, value) in &mut sheet.cells {
            if value == "0" && dice.roll(4) < share {
                value.clear();
            }
        }
        for layout in LAYOUTS {
            let text = (layout.write)(&sheet);
            let reports = read(&text);
            let (wrong, open) = compare(reports.first(), &sheet);
            assert!(wrong.is_empty(), "{} {number}: {}\n{text}", layout.name, wrong.join("\n"));
            assert!(open == 0 || !layout.shows_blanks, "{} {number}: {open} cells open\n{text}", layout.name);
        }
    }
}

/// Deletes, doubles or moves one line.
fn damage(text: &str, dice: &mut Dice) -> (String, String) {
    let mut lines: Vec<&str> = text.lines().collect();
    let at = dice.roll(lines.len() as u64) as usize;
    let line = lines[at];
    let what = match dice.roll(3) {
        0 => {
            lines.remove(at);
            format!("deleted line {}: {line}", at + 1)
        }
        1 => {
            lines.insert(at, line);
            format!("doubled line {}: {line}", at + 1)
        }
        _ => {
            lines.remove(at);
            let to = dice.roll(lines.len() as u64 + 1) as usize;
            lines.insert(to, line);
            format!("moved line {} to {}: {line}", at + 1, to + 1)
        }
    };
    (lines.join("\n"), what)
}

/// Whether the damage only exchanged cells that nothing in the text tells apart: values of one row whose labels are
/// elsewhere, in a table without an identity that would see it.
fn is_blind(wrong: &[String]) -> bool {
    wrong.iter().all(|wrong| wrong.starts_with("disclosure.") || wrong.starts_with("review."))
}

#[test]
fn a_damaged_line_never_makes_a_wrong_value_in_silence() {
    let mut dice = Dice(23);
    let sheets = published();
    for round in 0..600 {
        let sheet = &sheets[dice.roll(sheets.len() as u64) as usize];
        let layout = &LAYOUTS[dice.roll(LAYOUTS.len() as u64) as usize];
        if !layout.is_text {
            continue;
        }
        let (text, what) = damage(&(layout.write)(sheet), &mut dice);
        let reports = read(&text);
        let (wrong, _) = compare(reports.first(), sheet);
        if wrong.is_empty() {
            continue;
        }
        let outcome = check_text("", text.clone(), Language::Chinese);
        let mut identities = outcome.verdict.identities.iter();
        // What is said of the undamaged text as well tells nothing.
        let sound = check_text("", (layout.write)(sheet), Language::Chinese).verdict.findings;
        let is_new =
            |found: &Finding| !sound.iter().any(|other| (&other.rule, &other.message) == (&found.rule, &found.message));
        let told =
            identities.any(|identity| identity.holds != Some(true)) || outcome.verdict.findings.iter().any(is_new);
        // In a layout of one value a line, moving it inside its row leaves no trace that any reader could see.
        let blind = layout.one_value_a_line && what.starts_with("moved") && is_blind(&wrong);
        assert!(told || blind, "round {round} {} {what}\n{}\n{text}", layout.name, wrong.join("\n"));
    }
}

#[test]
fn two_reports_in_one_paste_are_told_apart() {
    let mut dice = Dice(31);
    for layout in LAYOUTS.iter().filter(|layout| layout.is_text) {
        let first = random(EDITIONS[0], &mut dice);
        let second = Sheet { unit: "乙县水利局", year: 2020, ..random(EDITIONS[1], &mut dice) };
        let text = format!("{}\n\n{}", (layout.write)(&first), (layout.write)(&second));
        let reports = read(&text);
        assert_eq!(reports.len(), 2, "{}\n{text}", layout.name);
        for (report, sheet) in reports.iter().zip([&first, &second]) {
            let (wrong, open) = compare(Some(report), sheet);
            assert!(wrong.is_empty() && open == 0, "{} {open} {wrong:?}\n{text}", layout.name);
            assert_eq!(report.year, Some(sheet.year), "{}", layout.name);
            assert_eq!(report.unit.as_ref().map(|unit| unit.text.as_str()), Some(sheet.unit), "{}", layout.name);
        }
        assert_eq!(check_text("", text, Language::Chinese).verdict.more.len(), 1);
    }
}

#[test]
fn tables_of_two_editions_in_one_report_are_read_each_in_its_own() {
    let mut dice = Dice(41);
    for layout in LAYOUTS {
        let sheet = random(EDITIONS[0], &mut dice);
        let old = random(EDITIONS[1], &mut dice);
        let mixed = Sheet { disclosure: Some(Box::new(old.clone())), ..sheet.clone() };
        let reports = read(&(layout.write)(&mixed));
        let report = reports.first().unwrap_or_else(|| panic!("{}", layout.name));
        let editions: Vec<_> = report.tables.iter().map(|table| (table.kind, table.edition.key)).collect();
        assert_eq!(
            editions,
            [(TableKind::Disclosure, "2019"), (TableKind::Applications, "2021"), (TableKind::Review, "2021")],
            "{}",
            layout.name
        );
    }
}
