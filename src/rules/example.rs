//! Example: a report in a few lines, for the rules' examples and tests.
//!
//! One `key = value` a line, on top of a report of 2023 whose tables are there, complete and zero, and whose six
//! headings stand as printed:
//!
//! | key | value |
//! |---|---|
//! | a cell id | what stands in the cell: a number, nothing (blank), `/` (placeholder), `?` (unreadable), `missing` |
//! | `title`, `unit`, `year` | as in [`Report`]; `none` for a report without |
//! | `edition`, `edition.<table>` | the key of the edition, before any cell |
//! | `repeated` | anything, for a report that stands there twice |
//! | `inlined` | the number of a heading that stands within other text |
//! | `partial` | anything, for a file that could not be read to its end |
//! | `damaged` | anything, for one that is damaged |
//! | `unfilled` | a table in which nothing was filled in |
//! | `cut` | anything, for one that was too long for that |
//! | `without` | a table that is not there |
//! | `label.<table>.<row>`, `foreign.<table>.<row>` | the label of that row of the table, worded otherwise or of another edition |
//! | `order.<table>` | the key of a column or block of the table that stands out of its order |
//! | `heading.<1–6>` | the heading of that section, `none` to take it away |
//! | `text.<0–6>` | a paragraph of that section (0: before the first heading); may stand several times |

use super::{Finding, Rule, Subject, compare_all};
use crate::comparison;
use crate::form::{self, TableKind};
use crate::level::Level;
use crate::messages::Language;
use crate::number::Number;
use crate::reading::{claims, is_of_the_form, title::names_part};
use crate::report::{Cell, Deviation, DeviationKind, Passage, Place, Reason, Report, Section, State, Stated, Table};
use crate::{arithmetic, repair};

const HEADINGS: [&str; 6] = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
];

/// The report that an example describes.
pub(crate) fn report(example: &str) -> Report {
    let mut draft = Draft::default();
    for line in example.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (key, value) = line.split_once('=').unwrap_or_else(|| panic!("no `=` in {line}"));
        draft.set(key.trim(), value.trim());
    }
    draft.finish()
}

/// What a rule finds in an example.
pub(crate) fn findings(rule: &Rule, example: &str) -> Vec<Finding> {
    findings_in(rule, &report(example))
}

/// What a rule finds in a report.
pub(crate) fn findings_in(rule: &Rule, report: &Report) -> Vec<Finding> {
    let arithmetic = arithmetic::compute(report);
    let diagnoses = repair::diagnose(&arithmetic);
    let meanings = comparison::meanings(report);
    let held = comparison::hold_all(report, &meanings);
    let mut found = Vec::new();
    let compared = compare_all(report);
    let subject = Subject { report, arithmetic: &arithmetic, diagnoses: &diagnoses, held: &held, compared: &compared };
    (rule.check)(&subject, &mut found);
    found
}

/// Asserts the levels of what a rule finds in an example, in order.
#[track_caller]
pub(crate) fn expect(rule: &Rule, example: &str, levels: &[Level]) {
    let found: Vec<Level> = findings(rule, example).iter().map(|finding| finding.level).collect();
    assert_eq!(found, levels, "{example}");
}

/// What a rule says about an example, in Chinese, one line a finding.
pub(crate) fn messages(rule: &Rule, example: &str) -> Vec<String> {
    findings(rule, example).into_iter().map(|finding| finding.message.render(Language::Chinese)).collect()
}

/// A cell with that text, read as the notation says.
pub(crate) fn cell(text: &str) -> Cell {
    let state = match text {
        "" => State::Blank,
        "/" => State::Placeholder,
        "?" => State::Unreadable(Reason::NotANumber),
        "missing" => return Cell::missing(),
        number => State::Number(parse(number)),
    };
    Cell { text: text.into(), state, at: Some(Place::default().into()) }
}

fn parse(text: &str) -> Number {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{decimals}").parse().unwrap_or_else(|_| panic!("{text} is no number"));
    Number::new(digits, decimals.len() as u8).expect("few decimals")
}

struct Draft {
    report: Report,
    headings: [String; 6],
    texts: Vec<(u8, String)>,
}

impl Default for Draft {
    fn default() -> Self {
        let report = Report { year: Some(2023), tables: TableKind::ALL.map(zeros).into(), ..Report::default() };
        Self { report, headings: HEADINGS.map(str::to_owned), texts: Vec::new() }
    }
}

fn zeros(kind: TableKind) -> Table {
    zeros_of(kind, form::EDITIONS[0])
}

/// A table of an edition, complete and zero.
pub(crate) fn zeros_of(kind: TableKind, edition: &'static form::Edition) -> Table {
    let mut table = Table::missing(kind, edition);
    table.cells.fill(cell("0"));
    table
}

impl Draft {
    fn set(&mut self, key: &str, value: &str) {
        let stated = || (value != "none").then(|| Stated { text: value.to_owned(), at: Place::default() });
        match key.split_once('.') {
            None => match key {
                "title" => {
                    self.report.title = stated();
                    self.report.part_of_year = names_part(value);
                }
                "unit" => self.report.unit = stated(),
                "repeated" => self.report.repeated = Some(Place::default()),
                "partial" => self.report.partial = true,
                "cut" => self.report.cut = true,
                "damaged" => self.report.damaged = true,
                "unfilled" => self.empty(value),
                "inlined" => self.report.inlined.extend(value.parse::<u8>()),
                "year" => self.report.year = value.parse().ok(),
                "edition" => TableKind::ALL.iter().for_each(|kind| self.edition(kind.key(), value)),
                "without" => self.report.tables.retain(|table| table.kind.key() != value),
                _ => panic!("{key} is no key"),
            },
            Some(("edition", table)) => self.edition(table, value),
            Some(("heading", number)) => self.headings[section(number, 1) - 1] = value.to_owned(),
            Some(("text", number)) => self.texts.push((section(number, 0) as u8, value.to_owned())),
            Some((kind @ ("label" | "foreign" | "order"), place)) => self.deviation(kind, place, value),
            Some(_) => self.cell(key, value),
        }
    }

    fn empty(&mut self, table: &str) {
        let tables = self.report.tables.iter_mut().filter(|found| found.kind.key() == table);
        tables.for_each(|table| table.cells.fill(cell("")));
    }

    fn edition(&mut self, table: &str, key: &str) {
        let edition = form::edition(key).unwrap_or_else(|| panic!("{key} is no edition"));
        let tables = self.report.tables.iter_mut();
        tables.filter(|old| old.kind.key() == table).for_each(|old| *old = zeros_of(old.kind, edition));
    }

    fn deviation(&mut self, kind: &str, place: &str, value: &str) {
        let written = Stated { text: value.to_owned(), at: Place::default() };
        let (table, row) = place.split_once('.').unwrap_or((place, ""));
        let (kind, key) = match kind {
            "label" => (DeviationKind::Label, row),
            "foreign" => (DeviationKind::Foreign, row),
            _ => (DeviationKind::Order, value),
        };
        let deviation = Deviation { kind, key: form_key(key), written };
        let mut tables = self.report.tables.iter_mut().filter(|found| found.kind.key() == table);
        tables.next().unwrap_or_else(|| panic!("no table {table}")).deviations.push(deviation);
    }

    fn cell(&mut self, id: &str, value: &str) {
        let found = self.report.tables.iter_mut().find_map(|table| {
            let index = table.form().find(id)?;
            table.cells.get_mut(usize::from(index))
        });
        *found.unwrap_or_else(|| panic!("{id} is no cell of the report")) = cell(value);
    }

    fn finish(mut self) -> Report {
        let mut offset = 0;
        let mut place = |text: &str| {
            let start = offset;
            offset += text.len() as u32 + 1;
            Place { start, end: offset - 1, ..Place::default() }
        };
        for number in 0..=6u8 {
            if let Some(heading) = number.checked_sub(1).map(|at| &self.headings[usize::from(at)])
                && heading != "none"
            {
                let heading = Stated { text: heading.clone(), at: place(heading) };
                let worded = is_of_the_form(number, &heading.text);
                self.report.sections.push(Section { number, heading, worded });
            }
            for (_, text) in self.texts.iter().filter(|(section, _)| *section == number) {
                let at = place(text);
                self.report.prose.push(Passage { section: number, text: text.clone(), at, ..Passage::default() });
            }
        }
        claims::attach(&mut self.report);
        self.report
    }
}

/// A key of the form's rows and columns.
fn form_key(text: &str) -> &'static str {
    let tables = form::EDITIONS.iter().flat_map(|edition| TableKind::ALL.map(|kind| edition.table(kind)));
    let mut keys = tables.flat_map(|table| table.cells()).flat_map(|cell| [cell.row.key, cell.column.key]);
    keys.find(|key| *key == text).unwrap_or_else(|| panic!("{text} is no key of the form"))
}

fn section(number: &str, first: usize) -> usize {
    let number = number.parse().unwrap_or(usize::MAX);
    assert!((first..=6).contains(&number), "no such section");
    number
}
