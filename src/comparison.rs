//! Comparison: the claims of the prose, held against the cells they may mean.
//!
//! Rules stand on it, and so does the choice between repairs. A claim that differs from its cells may be of something
//! else: another body (`whose`, `beside`), a part or other cases (`elsewhere`); or its sentence makes up the difference
//! itself (`explained`). The year that a claim is given may be a slip (`slip`); a total may stand behind its parts
//! (`behind`).

pub(crate) mod behind;
mod beside;
mod elsewhere;
mod explained;
mod group;
pub(crate) mod percent;
pub(crate) mod slip;
pub(crate) mod text;
pub(crate) mod told;
pub(crate) mod whose;
#[rustfmt::skip]
pub(crate) mod words;

use crate::characters::is_numeral;
use crate::form::{CellIndex, TableKind};
use crate::number::Number;
use crate::report::claims::{Bound, Claim, Dimension, Mention, Quantity, Sum};
use crate::report::{Cell, Report, State, Table};
use beside::told_rightly;
use explained::{lists_of, parts_of};
use group::is_of_group;
use text::{any, between, said};
use told::Told;

/// One meaning of a quantity: a sum of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// The table.
    pub table: TableKind,
    /// Its cells.
    pub cells: Vec<CellIndex>,
    /// Their sum; `None` where one of them is missing or unreadable.
    pub value: Option<Number>,
}

/// What comes of holding a claim against the cells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Held {
    /// The meaning at that index agrees.
    Agrees(usize),
    /// None of its meanings does.
    Differs,
    /// None does, and its sentence says that it counts something else: another body, a part, more or less.
    Elsewhere,
    /// A cell that it needs is missing or unreadable; the table it should stand in.
    Unknown(TableKind),
    /// It is of no cell: another year, or nothing that the form counts.
    Free,
}

/// The quantities that a report states, with their meanings.
pub type Meanings = Vec<(Quantity, Vec<Meaning>)>;

/// A claim, held against the cells.
#[derive(Clone, Copy, Debug)]
pub struct Holding<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// What came of it.
    pub held: Held,
    /// What it may mean.
    pub meanings: &'a [Meaning],
}

/// What the claims of a report may mean.
pub fn meanings(report: &Report) -> Meanings {
    let mut found: Meanings = Vec::new();
    for claim in &report.claims.claims {
        if of(&found, claim.quantity).is_none() {
            found.push((claim.quantity, meanings_of(report, claim.quantity)));
        }
    }
    found
}

fn of(meanings: &Meanings, quantity: Quantity) -> Option<&[Meaning]> {
    let found = meanings.iter().find(|(known, _)| *known == quantity);
    found.map(|(_, meanings)| meanings.as_slice())
}

/// Holds every claim of a report against the cells.
pub fn hold_all<'a>(report: &'a Report, meanings: &'a Meanings) -> Vec<Holding<'a>> {
    let hold = |claim: &'a Claim| {
        let meanings = of(meanings, claim.quantity).unwrap_or_default();
        Holding { claim, held: hold(report, claim, meanings), meanings }
    };
    let mut all: Vec<Holding<'_>> = report.claims.claims.iter().map(hold).collect();
    let right = told_rightly(report, &all);
    let mut doubted = None;
    for holding in all.iter_mut().filter(|holding| holding.held == Held::Differs) {
        let told = Told::new(report, *holding);
        // Of what a sentence counts for one body it is enough to doubt the first number.
        let scoped = told.scope.map(|_| told.claim.sentence);
        let again = scoped.is_some() && scoped == doubted && told.claim.quantity.dimension() != Dimension::Case;
        if again || is_of_unknown(report, told.claim) || is_of_else(&told, &right) || told.made_up() {
            holding.held = Held::Elsewhere;
        } else {
            doubted = scoped.or(doubted);
        }
    }
    let of_groups: Vec<usize> =
        (0..all.len()).filter(|at| all[*at].held == Held::Differs && is_of_group(report, &all, *at)).collect();
    of_groups.into_iter().for_each(|at| all[at].held = Held::Elsewhere);
    all
}

/// Whether a number is of something else than its cells: another body, a part, other cases.
fn is_of_else(told: &Told<'_>, right: &[&Claim]) -> bool {
    told.is_elsewhere() || told.is_of_part(right) || told.is_of_others(right)
}

/// 征地类20件：予以公开10件，不予公开10件: whether it is a part of a number that states nothing, and that no table has.
fn is_of_unknown(report: &Report, claim: &Claim) -> bool {
    use Dimension::{Applicant, Ground, Outcome};
    let of_it = |sum: &&Sum| sum.quantity.is_none() && claim.mention.is_some_and(|part| sum.parts.contains(&part));
    let total = || report.claims.mention(report.claims.sums_of(claim.sentence).iter().find(of_it)?.total);
    let known = |value: Number| {
        let has = |all: Quantity| meanings_of(report, all).iter().any(|meaning| meaning.value == Some(value));
        [Quantity::Received, Quantity::Handled, Quantity::Given].into_iter().any(has)
    };
    matches!(claim.quantity.dimension(), Applicant | Ground | Outcome)
        && total().is_some_and(|total| !known(total.value))
}

/// The meanings of a quantity in a report; those of another edition are left out.
pub fn meanings_of(report: &Report, quantity: Quantity) -> Vec<Meaning> {
    quantity.fact().meanings.iter().filter_map(|ids| sum(report, ids)).collect()
}

/// The sum of the cells with these ids, `id + id`, as it stands in a report.
fn sum(report: &Report, ids: &str) -> Option<Meaning> {
    let first = ids.split('.').next()?;
    let kind = TableKind::ALL.into_iter().find(|kind| kind.key() == first)?;
    let table = report.table(kind)?;
    let mut cells = Vec::new();
    for id in ids.split(" + ") {
        let before = cells.len();
        collect(table, id.trim(), &mut cells);
        if cells.len() == before {
            return None;
        }
    }
    let value = Number::sum(cells.iter().map(|cell| counted(table, *cell)));
    Some(Meaning { table: kind, cells, value })
}

/// What a cell counts; a total that was left blank counts what stands in its row.
fn counted(table: &Table, cell: CellIndex) -> Option<Number> {
    let state = &table.at(cell)?.state;
    if state.number().is_some() {
        return state.counted();
    }
    table.counted(cell)?;
    let form = table.form();
    let own = form.cell(cell).filter(|own| own.column.key == "total");
    let Some(own) = own else { return state.counted() };
    let of_row = form.cells().zip(&table.cells).filter(|(other, _)| other.row.key == own.row.key);
    of_row
        .filter(|(other, _)| other.column.key != "total")
        .try_fold(state.counted()?, |sum, (_, part)| sum.checked_add(part.state.counted()?))
}

/// The cells of an id; `applications.refused.*.total` is every row of the group, or the one row that a former edition
/// has for it.
fn collect(table: &Table, id: &str, cells: &mut Vec<CellIndex>) {
    let form = table.form();
    let Some((group, column)) = id.split_once(".*.") else {
        cells.extend(form.find(id));
        return;
    };
    let Some((_, group)) = group.split_once('.') else { return };
    let of_group = form.cells().enumerate().filter(|(_, cell)| {
        let row = cell.row.key.strip_prefix(group);
        cell.column.key == column && row.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    });
    cells.extend(of_group.filter_map(|(index, _)| CellIndex::try_from(index).ok()));
}

/// Holds a claim against the cells.
fn hold(report: &Report, claim: &Claim, meanings: &[Meaning]) -> Held {
    let expected = claim.quantity.fact().meanings.first().and_then(|meaning| meaning.split('.').next());
    let Some(kind) = expected.and_then(|key| TableKind::ALL.into_iter().find(|kind| kind.key() == key)) else {
        return Held::Free;
    };
    if claim.year.is_some() {
        return Held::Free;
    }
    let place = claim.mention.and_then(|index| report.claims.mention(index)).map_or(0, |mention| mention.place);
    let agrees = |meaning: &Meaning| {
        meaning.value.is_some_and(|value| match nearly(report, claim) {
            true => value <= claim.value && within(claim, value, 10),
            false => fits(claim, value, place),
        })
    };
    let with_carried = || told_within(report, claim) || is_sum(report, claim);
    let counted = |meaning: &Meaning| {
        // 收到58件，上年结转3件，共计61件: of both.
        let of_one = claim.quantity == Quantity::Due && meaning.cells.len() == 1 && is_sum(report, claim);
        agrees(meaning) && !(of_one || with_carried() && is_new(report, meaning))
    };
    if let Some(meaning) = meanings.iter().position(counted) {
        let apart = meaning > 0
            && (of_both_cases(report, claim)
                || told_apart(report, claim, meanings)
                || counted_apart(report, claim, meanings, meaning)
                || meaning >= NOT_GIVEN
                    && claim.quantity == Quantity::Refused
                    && !text::clause(report, claim).contains("开类")
                || left_over(report, claim, meanings, meaning)
                || parted_otherwise(report, claim, meanings, meaning)
                || !names_the_rest(report, claim));
        return if apart { Held::Differs } else { Held::Agrees(meaning) };
    }
    if meanings.is_empty() && report.table(kind).is_some() {
        return Held::Free;
    }
    // A table without any number was not filled in, or its numbers did not come along.
    let is_empty = |cell: &Cell| matches!(cell.state, State::Blank | State::Missing);
    let is_filled = |table: &Table| !table.cells.iter().all(is_empty);
    if meanings.is_empty()
        || meanings.iter().any(|meaning| meaning.value.is_none())
        || !report.table(kind).is_some_and(is_filled)
    {
        return Held::Unknown(kind);
    }
    // What was made public may be less than what was done, or more.
    if claim.quantity.dimension() == Dimension::Disclosure { Held::Free } else { Held::Differs }
}

/// 收到467件，上年结转3件; 予以公开19件，部分公开3件: whether the sentence tells apart, and rightly, what the number would
/// count with the rest.
fn told_apart(report: &Report, claim: &Claim, meant: &[Meaning]) -> bool {
    let rest = match claim.quantity {
        Quantity::Received => Quantity::CarriedIn,
        Quantity::Granted => Quantity::PartlyGranted,
        _ => return false,
    };
    let Some(own) = meanings_of(report, rest).first().and_then(|own| own.value) else { return false };
    let mut beside = report.claims.of_sentence(claim.sentence).iter();
    let stated =
        |told: &&Claim| told.quantity == rest && told.year.is_none() && told.bound == Bound::Exact && told.value == own;
    let Some(told) = beside.find(stated).filter(|told| told.value > Number::ZERO) else { return false };
    let of_list = |sum: &Sum| told.mention.is_some_and(|part| sum.parts.contains(&part));
    let (between, with): (_, &[&str]) = if told.start > claim.end {
        (between(report, claim.sentence, claim.end, told.start), &["中", "含", "包括", "（", "("])
    } else {
        (between(report, claim.sentence, told.end, claim.start), &["共", "合", "总", "连同", "加", "计"])
    };
    // 收到467件，上年结转3件，本年新收464件: both are told.
    let plain = meant.first().and_then(|plain| plain.value);
    let of_intake =
        |told: &Claim| Some(told.value) == plain && matches!(told.quantity, Quantity::Received | Quantity::New);
    let both = report.claims.of_sentence(claim.sentence).iter().any(of_intake);
    !both && !any(between, with) && !lists_of(&report.claims, claim).any(of_list)
}

/// 行政复议12件、行政诉讼9件，合计21件；其中维持11件: of both, for their sum stands before it.
fn of_both_cases(report: &Report, claim: &Claim) -> bool {
    if claim.quantity.group() != Quantity::Cases {
        return false;
    }
    let all = meanings_of(report, Quantity::Cases).first().and_then(|all| all.value);
    let is_sum = |number: &Mention| {
        number.start < claim.start
            && Some(number.value) == all
            && text::text_before(report, number).ends_with(['计', '共'])
    };
    report.claims.numbers_of(claim.sentence).iter().any(is_sum)
}

/// Whether a meaning is of what came in this year, and nothing else.
fn is_new(report: &Report, meaning: &Meaning) -> bool {
    meanings_of(report, Quantity::New).iter().any(|new| new.cells == meaning.cells)
}

/// 新收120件，上年结转8件，共计128件: whether the number is the sum of both, which stand right before it.
fn is_sum(report: &Report, claim: &Claim) -> bool {
    let own = report.claims.of_sentence(claim.sentence);
    let mut before = own.iter().filter(|told| told.start < claim.start && told.year.is_none()).rev();
    let counts = |told: Option<&Claim>, quantities: &[Quantity]| {
        told.is_some_and(|told| quantities.contains(&told.quantity) && told.value > Number::ZERO)
    };
    let (carried, new) = ([Quantity::CarriedIn], [Quantity::New, Quantity::Received]);
    let sum = text::since(text::before(report, claim), &text::COMMAS).trim_end();
    (any(sum, &["共", "合", "总"]) || claim.quantity == Quantity::Due) && {
        let (last, first) = (before.next(), before.next());
        counts(last, &carried) && counts(first, &new) || counts(first, &carried) && counts(last, &new)
    }
}

/// Words of a number that counts another.
const WITHIN: [&str; 4] = ["含", "其中含", "包含", "包括"];

/// 处理120件（含上年结转8件）, 工作量（含新收、结转）120件: whether the number is said to count what was carried over, which was
/// some.
fn told_within(report: &Report, claim: &Claim) -> bool {
    let counted =
        text::clause(report, claim).trim_end().strip_suffix(['）', ')']).and_then(|said| said.rsplit_once(['（', '(']));
    if counted.is_some_and(|(_, said)| said.starts_with('含') && said.contains("结转")) {
        return true;
    }
    let mut beside = report.claims.of_sentence(claim.sentence).iter();
    let behind = |told: &Claim| between(report, claim.sentence, claim.end, told.start).trim();
    beside.any(|told| {
        told.quantity == Quantity::CarriedIn
            && told.value > Number::ZERO
            && told.start > claim.end
            && WITHIN.iter().any(|word| behind(told).trim_start_matches(['（', '(', '，', ',']).starts_with(word))
            && !behind(told).rsplit('年').next().unwrap_or_default().contains(is_numeral)
    })
}

/// 不予公开36件，无法提供20件: what a meaning counts besides is told by itself. Of groups told side by side none is one of its
/// rows (不予公开16件，无法提供17件，不予处理6件).
fn counted_apart(report: &Report, claim: &Claim, meant: &[Meaning], meaning: usize) -> bool {
    let (Some(plain), Some(wide)) = (meant.first(), meant.get(meaning)) else { return false };
    let beside = || report.claims.of_sentence(claim.sentence).iter().filter(|told| told.quantity != claim.quantity);
    let groups = || beside().filter(|told| GROUPS.contains(&told.quantity));
    let is_besides = |told: &Claim| {
        let own = meanings_of(report, told.quantity);
        own.first().is_some_and(|own| {
            own.value == Some(told.value)
                && told.value > Number::ZERO
                && own.cells.iter().all(|cell| wide.cells.contains(cell) && !plain.cells.contains(cell))
        })
    };
    // 不予公开36件，其中不掌握17件: what it counts.
    let part = |told: &&Claim| {
        lists_of(&report.claims, claim).any(|sum| told.mention.is_some_and(|part| sum.parts.contains(&part)))
    };
    match claim.quantity {
        Quantity::Refused => beside().filter(|told| !part(told)).any(is_besides),
        Quantity::Unable => {
            groups().count() > 1 && !any(text::clause(report, claim), &["没有", "不存在", "掌握", "无所"])
        }
        _ => false,
    }
}

/// 新收120件、结转8件，已处理120件，结转下年10件: where what there was and what is left are told, and not only as new, what was
/// dealt with is the rest.
fn left_over(report: &Report, claim: &Claim, meant: &[Meaning], meaning: usize) -> bool {
    let told = |quantity: Quantity| {
        let mut beside = report.claims.of_sentence(claim.sentence).iter();
        beside.any(|told| told.quantity == quantity && told.year.is_none() && told.value > Number::ZERO)
    };
    claim.quantity == Quantity::Processed
        && meant.get(meaning).is_some_and(|meaning| is_new(report, meaning))
        && told(Quantity::CarriedIn)
        && told(Quantity::CarriedOut)
        && (told(Quantity::New) || told(Quantity::Received))
}

/// 共受理128件，其中县级67件、乡镇53件: whether the parts make up another meaning of the number, and exactly.
fn parted_otherwise(report: &Report, claim: &Claim, meant: &[Meaning], meaning: usize) -> bool {
    lists_of(&report.claims, claim).filter(|sum| sum.parts.len() > 1).any(|sum| {
        let made_up = parts_of(report, sum);
        made_up != Some(claim.value) && meant[..meaning].iter().any(|other| other.value == made_up)
    })
}

/// The meaning of 不公开类 that is all that was not given.
const NOT_GIVEN: usize = 4;

/// Outcomes that are groups of rows.
const GROUPS: &[Quantity] = &[Quantity::Refused, Quantity::Unable, Quantity::Declined, Quantity::Other];

/// 逾期不补正4件，其他处理7件: only beside the others of its group 其他处理 is the rest of it.
fn names_the_rest(report: &Report, claim: &Claim) -> bool {
    let mut beside = report.claims.of_sentence(claim.sentence).iter();
    claim.quantity != Quantity::Other
        || beside.any(|other| matches!(other.quantity, Quantity::OtherNotCorrected | Quantity::OtherFeeUnpaid))
}

/// Whether a value is what the claim says, as exactly as it says it.
fn fits(claim: &Claim, value: Number, place: i8) -> bool {
    let Some(difference) = value.checked_sub(claim.value).map(|difference| difference.abs()) else { return false };
    match claim.bound {
        // An amount is in 万元; the cell may have fewer digits than the prose.
        Bound::Exact
            if matches!(claim.quantity, Quantity::Fees | Quantity::ProcurementAmount) && claim.value > Number::ZERO =>
        {
            rounded(claim.value, value, place.saturating_sub(4)) || rounded(value, claim.value, value.place())
        }
        Bound::Exact | Bound::Rounded if place != 0 => rounded(claim.value, value, place),
        Bound::Exact | Bound::Rounded => difference == Number::ZERO,
        Bound::AtLeast => value >= claim.value && within(claim, value, 2),
        Bound::About => within(claim, value, 20) || within(claim, value, 10) && is_round(claim.value),
    }
}

/// Whether the difference is no more than one of so many parts of the larger.
fn within(claim: &Claim, value: Number, parts: i64) -> bool {
    let scaled = value.checked_sub(claim.value).and_then(|difference| difference.abs().checked_mul(parts));
    scaled.is_some_and(|scaled| scaled <= value.max(claim.value))
}

/// 300, 4万: a number of one digit, and how many places it has.
fn is_round(number: Number) -> bool {
    number.to_string().chars().filter(|c| matches!(c, '1'..='9')).count() == 1
}

/// 近3000件, 不足3000件: no more than that, and not much less.
fn nearly(report: &Report, claim: &Claim) -> bool {
    claim.bound == Bound::About && said(report, claim.sentence, claim.start).trim_end().ends_with(['近', '足'])
}

/// Whether `exact` is printed so where the last digit counts `10^place`: rounded, or its other digits cut off.
fn rounded(printed: Number, exact: Number, place: i8) -> bool {
    let (Some(unit), Some(rest)) = (Number::from(1).shift(place), exact.checked_sub(printed)) else { return false };
    let cut = !rest.is_negative() && rest < unit;
    cut || rest.abs().checked_mul(2).is_some_and(|twice| twice <= unit)
}
