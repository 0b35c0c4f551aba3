//! Puts known mistakes into real, consistent tables and counts how often Gouji finds them and gives the right numbers
//! back. Prints the table of docs/injection.md:
//!
//! ```text
//! cargo run --profile bench --example inject [injections a class] [part of a class name]
//! ```

use gouji::form::{CellIndex, EDITIONS, TableForm};
use gouji::repair::sheet::{Amount, Kind, Sheet};
use gouji::repair::system::{System, Term};
use gouji::repair::{Explanations, explain};
use std::time::{Duration, Instant};

fn main() {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1000);
    let tables = tables();
    println!("{} real tables, {count} injections a class\n", tables.len());
    println!(
        "| mistake | detected | named first | repaired first | of these alone | equally likely | listed | wrongly accused | µs median | µs worst |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let only = std::env::args().nth(2).unwrap_or_default();
    for class in CLASSES.iter().filter(|class| class.name.contains(&only)) {
        let mut score = Score::default();
        let mut random = Random(0x9E37_79B9_7F4A_7C15);
        for number in 0..count {
            let table = &tables[number % tables.len()];
            if let Some(wrong) = injected(table, class.inject, &mut random) {
                score.add(table, &wrong);
            }
        }
        println!("{}", score.line(class.name));
    }
}

/// The values of a complete application table whose equations all hold.
type Table = Vec<Amount>;

fn form() -> &'static TableForm {
    &EDITIONS[0].applications
}

fn system() -> &'static System {
    System::of(form())
}

/// Every different table of the real figures that is complete, consistent and not empty.
fn tables() -> Vec<Table> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports/figures.json");
    let text = std::fs::read_to_string(path).expect("the real figures");
    let reports: Vec<serde_json::Value> = serde_json::from_str(&text).expect("json");
    let mut tables: Vec<Table> = Vec::new();
    for report in &reports {
        let value = |index| report["cells"][form().id(index)].as_i64();
        let table: Option<Table> = (0..form().len() as CellIndex).map(value).collect();
        let fits = |table: &Table| sheet(table).failing == 0 && table.iter().any(|value| *value > 0);
        tables.extend(table.filter(|table| fits(table) && !tables.contains(table)));
    }
    tables
}

fn sheet(values: &[Amount]) -> Sheet<'static> {
    Sheet::from_values(system(), values.to_vec(), vec![Kind::Number; values.len()], 1)
}

/// SplitMix64: the same injections on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % bound.max(1) as u64) as usize
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        from.get(self.below(from.len())).copied()
    }
}

/// Makes one mistake in the table; may leave it as it is where the mistake does not fit.
type Inject = fn(&mut Table, &mut Random);

struct Class {
    name: &'static str,
    inject: Inject,
}

static CLASSES: &[Class] = &[
    Class { name: "1 digit mistyped", inject: mistyped },
    Class { name: "2 digits mistyped", inject: |t, r| twice(t, r, mistyped) },
    Class { name: "3 digits mistyped", inject: |t, r| thrice(t, r, mistyped) },
    Class { name: "1 number at random", inject: any_number },
    Class { name: "2 numbers at random", inject: |t, r| twice(t, r, any_number) },
    Class { name: "3 numbers at random", inject: |t, r| thrice(t, r, any_number) },
    Class { name: "1 transposition", inject: transposed },
    Class { name: "2 transpositions", inject: |t, r| twice(t, r, transposed) },
    Class { name: "3 transpositions", inject: |t, r| thrice(t, r, transposed) },
    Class { name: "1 digit dropped or doubled", inject: length },
    Class { name: "2 digits dropped or doubled", inject: |t, r| twice(t, r, length) },
    Class { name: "1 total leaves out an item", inject: item_left_out },
    Class { name: "2 totals leave out an item", inject: |t, r| twice(t, r, item_left_out) },
    Class { name: "1 total has an item twice", inject: item_twice },
    Class { name: "1 total left 0", inject: total_zero },
    Class { name: "2 totals left 0", inject: |t, r| twice(t, r, total_zero) },
    Class { name: "swap of neighbours in a row", inject: swap_row },
    Class { name: "swap of neighbours in a column", inject: swap_column },
    Class { name: "swap in a row and 1 digit", inject: |t, r| both(t, r, swap_row, mistyped) },
    Class { name: "swap in a column and 1 digit", inject: |t, r| both(t, r, swap_column, mistyped) },
    Class { name: "2 swaps in rows", inject: |t, r| twice(t, r, swap_row) },
    Class { name: "number in the neighbour's column", inject: moved_in_row },
    Class { name: "number in the neighbour's row", inject: moved_in_column },
    Class { name: "row left 0", inject: row_zero },
    Class { name: "row shifted from its first column", inject: |t, r| shift(t, r, true, true) },
    Class { name: "row shifted from some column", inject: |t, r| shift(t, r, true, false) },
    Class { name: "column shifted from its first row", inject: |t, r| shift(t, r, false, true) },
    Class { name: "column shifted from some row", inject: |t, r| shift(t, r, false, false) },
    Class { name: "all of a count under the wrong applicant", inject: misfiled_all },
    Class { name: "some of a count under the wrong applicant", inject: misfiled_some },
    Class { name: "wrong applicant, carried into the outcomes' total", inject: misfiled_throughout },
    Class { name: "slip carried into the row's total", inject: carried },
    Class { name: "5 digits mistyped", inject: |t, r| times(t, r, 5, mistyped) },
    Class { name: "10 digits mistyped", inject: |t, r| times(t, r, 10, mistyped) },
    Class { name: "40 digits mistyped", inject: |t, r| times(t, r, 40, mistyped) },
];

fn injected(table: &Table, inject: Inject, random: &mut Random) -> Option<Table> {
    (0..200).find_map(|_| {
        let mut wrong = table.clone();
        inject(&mut wrong, random);
        (wrong != *table).then_some(wrong)
    })
}

fn times(table: &mut Table, random: &mut Random, count: usize, inject: Inject) {
    // Independent mistakes touch different cells.
    let mut touched = vec![false; table.len()];
    for _ in 0..count {
        for _ in 0..100 {
            let mut next = table.clone();
            inject(&mut next, random);
            let changed: Vec<_> = (0..table.len()).filter(|at| next[*at] != table[*at]).collect();
            if !changed.is_empty() && changed.iter().all(|at| !touched[*at]) {
                changed.iter().for_each(|at| touched[*at] = true);
                *table = next;
                break;
            }
        }
    }
}

fn both(table: &mut Table, random: &mut Random, first: Inject, second: Inject) {
    times(table, random, 1, first);
    times(table, random, 1, second);
}

fn twice(table: &mut Table, random: &mut Random, inject: Inject) {
    times(table, random, 2, inject);
}

fn thrice(table: &mut Table, random: &mut Random, inject: Inject) {
    times(table, random, 3, inject);
}

fn mistyped(table: &mut Table, random: &mut Random) {
    let cell = random.below(table.len());
    let mut digits: Vec<u8> = table[cell].to_string().into_bytes();
    let at = random.below(digits.len());
    digits[at] = b'0' + random.below(10) as u8;
    set(table, cell, digits);
}

fn any_number(table: &mut Table, random: &mut Random) {
    let cell = random.below(table.len());
    let length = table[cell].to_string().len() + random.below(2);
    table[cell] = random.below(10usize.pow(length as u32)) as Amount;
}

fn transposed(table: &mut Table, random: &mut Random) {
    let cell = random.below(table.len());
    let mut digits = table[cell].to_string().into_bytes();
    if digits.len() >= 2 {
        let at = random.below(digits.len() - 1);
        digits.swap(at, at + 1);
        set(table, cell, digits);
    }
}

fn length(table: &mut Table, random: &mut Random) {
    let cell = random.below(table.len());
    let mut digits = table[cell].to_string().into_bytes();
    let at = random.below(digits.len());
    if random.below(2) == 0 && digits.len() > 1 {
        digits.remove(at);
    } else {
        digits.insert(at, digits[at]);
    }
    set(table, cell, digits);
}

fn set(table: &mut Table, cell: usize, digits: Vec<u8>) {
    table[cell] = String::from_utf8(digits).expect("digits").parse().expect("a number");
}

/// A sum with its total and the items that are not 0.
fn sum(table: &Table, random: &mut Random) -> Option<(usize, Vec<Amount>)> {
    let equations = &system().equations;
    let terms = &equations[random.below(equations.len())];
    let (right, left): (Vec<Term>, Vec<Term>) = terms.iter().partition(|term| term.negative);
    let [total] = right.as_slice() else { return None };
    let items = left.iter().map(|term| table[usize::from(term.of)]).filter(|item| *item != 0).collect();
    Some((usize::from(total.of), items))
}

fn item_left_out(table: &mut Table, random: &mut Random) {
    if let Some((total, items)) = sum(table, random) {
        table[total] -= random.pick(&items).unwrap_or(0);
    }
}

fn item_twice(table: &mut Table, random: &mut Random) {
    if let Some((total, items)) = sum(table, random) {
        table[total] += random.pick(&items).unwrap_or(0);
    }
}

fn total_zero(table: &mut Table, random: &mut Random) {
    if let Some((total, _)) = sum(table, random) {
        table[total] = 0;
    }
}

fn line<'a>(random: &mut Random, row: bool) -> &'a [CellIndex] {
    let lines = if row { &system().rows } else { &system().columns };
    &lines[random.below(lines.len())]
}

fn neighbours(random: &mut Random, row: bool) -> (usize, usize) {
    let line = line(random, row);
    let at = random.below(line.len() - 1);
    let (a, b) = (usize::from(line[at]), usize::from(line[at + 1]));
    if random.below(2) == 0 { (a, b) } else { (b, a) }
}

fn swap_row(table: &mut Table, random: &mut Random) {
    let (a, b) = neighbours(random, true);
    table.swap(a, b);
}

fn swap_column(table: &mut Table, random: &mut Random) {
    let (a, b) = neighbours(random, false);
    table.swap(a, b);
}

fn moved(table: &mut Table, (a, b): (usize, usize)) {
    if table[a] != 0 {
        table[b] = table[a];
        table[a] = 0;
    }
}

fn moved_in_row(table: &mut Table, random: &mut Random) {
    let pair = neighbours(random, true);
    moved(table, pair);
}

fn moved_in_column(table: &mut Table, random: &mut Random) {
    let pair = neighbours(random, false);
    moved(table, pair);
}

/// A row in which several applicants have something.
fn row_zero(table: &mut Table, random: &mut Random) {
    let line = line(random, true);
    if line.iter().filter(|cell| table[usize::from(**cell)] != 0).count() > 2 {
        line.iter().for_each(|cell| table[usize::from(*cell)] = 0);
    }
}

/// From some cell of a line on, every number stands one cell further on; a 0 stands where the first was.
fn shift(table: &mut Table, random: &mut Random, row: bool, whole: bool) {
    let line = line(random, row);
    let first = if whole { 0 } else { random.below(line.len() - 1) };
    let mut cells: Vec<usize> = line[first..].iter().map(|cell| usize::from(*cell)).collect();
    if random.below(2) == 0 {
        cells.reverse();
    }
    let old: Vec<Amount> = cells.iter().map(|cell| table[*cell]).collect();
    table[cells[0]] = 0;
    for (cell, value) in cells[1..].iter().zip(&old) {
        table[*cell] = *value;
    }
}

/// Two different applicants of a row.
fn applicants(random: &mut Random) -> (usize, usize, usize) {
    let (row, from) = (random.below(system().rows.len()), random.below(6));
    (row, from, (from + 1 + random.below(5)) % 6)
}

fn refile(table: &mut Table, row: usize, from: usize, to: usize, count: Amount) {
    let line = &system().rows[row];
    table[usize::from(line[from])] -= count;
    table[usize::from(line[to])] += count;
}

fn misfiled_all(table: &mut Table, random: &mut Random) {
    let (row, from, to) = applicants(random);
    let count = table[usize::from(system().rows[row][from])];
    refile(table, row, from, to, count);
}

fn misfiled_some(table: &mut Table, random: &mut Random) {
    let (row, from, to) = applicants(random);
    let count = table[usize::from(system().rows[row][from])];
    if count > 0 {
        refile(table, row, from, to, 1 + random.below(count as usize) as Amount);
    }
}

fn misfiled_throughout(table: &mut Table, random: &mut Random) {
    let (row, from, to) = applicants(random);
    let count = table[usize::from(system().rows[row][from])];
    let handled = usize::from(form().index("handled", "total").expect("the form has it")) / 7;
    if (2..handled).contains(&row) {
        refile(table, row, from, to, count);
        refile(table, handled, from, to, count);
    }
}

fn carried(table: &mut Table, random: &mut Random) {
    let before = table.clone();
    mistyped(table, random);
    if let Some(cell) = (0..table.len()).find(|cell| table[*cell] != before[*cell])
        && cell % 7 != 6
    {
        let total = cell - cell % 7 + 6;
        table[total] += table[cell] - before[cell];
    }
}

#[derive(Default)]
struct Score {
    runs: usize,
    detected: usize,
    named: usize,
    first: usize,
    alone: usize,
    tied: usize,
    listed: usize,
    accused: usize,
    times: Vec<Duration>,
}

impl Score {
    fn add(&mut self, truth: &Table, wrong: &Table) {
        let sheet = sheet(wrong);
        let mut found = Explanations::default();
        // The best of three: what the machine does meanwhile is not the decoder's time.
        let times = (0..3).map(|_| {
            let start = Instant::now();
            found = explain(&self::sheet(wrong));
            start.elapsed()
        });
        self.times.extend(times.min());
        self.runs += 1;
        self.detected += usize::from(sheet.failing != 0);
        let mended = |number: usize| mended(wrong, &found, number);
        let count = found.list.len();
        let Some(first) = found.list.first() else { return };
        let tied = found.list.iter().filter(|other| other.as_likely_as(first)).count();
        let right = mended(0) == *truth;
        self.named += usize::from(
            first.changes.iter().all(|change| changed(truth, wrong, change.cell))
                && first.changes.len() == truth.iter().zip(wrong).filter(|(a, b)| a != b).count(),
        );
        self.first += usize::from(right);
        self.alone += usize::from(right && tied == 1);
        self.tied += usize::from(tied > 1);
        self.listed += usize::from((0..count).any(|number| mended(number) == *truth));
        if tied == 1 {
            self.accused += first.changes.iter().filter(|change| !changed(truth, wrong, change.cell)).count();
        }
        if !right && std::env::var_os("SHOW").is_some() {
            show(truth, wrong, &found);
        }
    }

    fn line(&mut self, name: &str) -> String {
        self.times.sort();
        let percent = |part: usize| format!("{:.1} %", 100.0 * part as f64 / self.runs.max(1) as f64);
        let micros = |time: Option<&Duration>| time.map_or(0.0, |time| time.as_nanos() as f64 / 1000.0);
        let (median, worst) = (micros(self.times.get(self.times.len() / 2)), micros(self.times.last()));
        let cells = [self.detected, self.named, self.first, self.alone, self.tied, self.listed].map(percent);
        format!("| {name} | {} | {} | {median:.1} | {worst:.1} |", cells.join(" | "), self.accused)
    }
}

fn changed(truth: &Table, wrong: &Table, cell: CellIndex) -> bool {
    truth[usize::from(cell)] != wrong[usize::from(cell)]
}

fn mended(wrong: &Table, found: &Explanations, number: usize) -> Table {
    let mut table = wrong.clone();
    for change in &found.list[number].changes {
        table[usize::from(change.cell)] += change.by;
    }
    table
}

fn show(truth: &Table, wrong: &Table, found: &Explanations) {
    let name = |cell: usize| form().id(cell as CellIndex).replace("applications.", "");
    let cells: Vec<_> = (0..truth.len())
        .filter(|at| truth[*at] != wrong[*at])
        .map(|at| format!("{} {}→{}", name(at), truth[at], wrong[at]))
        .collect();
    eprintln!("injected {}", cells.join(", "));
    for explanation in found.list.iter().take(4) {
        let cells: Vec<_> = explanation
            .changes
            .iter()
            .map(|change| {
                let at = usize::from(change.cell);
                format!("{} {}→{}", name(at), wrong[at], wrong[at] + change.by)
            })
            .collect();
        eprintln!("   {} {:?} {}", explanation.cost, explanation.operations, cells.join(", "));
    }
}
