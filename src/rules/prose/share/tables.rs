//! What the tables make of a share that has no number of its own: 自然人占83%, 纠错率24%. The part stands in the tables only,
//! and so may the whole.

use super::{known, wholes};
use crate::comparison::meanings_of;
use crate::comparison::percent::{Fit, Printed, without_bound};
use crate::comparison::text::{SEMICOLONS, STOPS, any, since, text_before, text_behind_number};
use crate::comparison::whose::of_another_body;
use crate::report::Report;
use crate::report::claims::{Claim, Dimension, Mention, Part, Quantity, Share};

/// What the tables make of a share.
pub struct OfTables {
    pub part: i64,
    pub whole: i64,
    /// What part of what whole it may be.
    pairs: Vec<(i64, i64)>,
}

impl OfTables {
    pub fn fits(&self, printed: Printed) -> bool {
        self.pairs.iter().any(|(part, whole)| match printed.fit(*part, *whole) {
            Fit::Exact => part <= whole,
            Fit::Near => part < whole,
            Fit::Off => false,
        })
    }
}

/// What the tables make of a share; of what is compared, aimed at, or of something else than all, nothing is said.
pub fn of_tables(report: &Report, share: &Share, percent: &Mention) -> Option<OfTables> {
    let stated = share.whole.and_then(|index| report.claims.mention(index));
    let told = Told { report, share, percent, quantity: share.quantity?, stated, clause: clause(report, percent) };
    let named = told.named();
    let of_some = named.chars().count() > 2 && !is_of_all(named);
    if of_some || of_another_body(report, percent.sentence, percent.start) || any(&told.clause, MEASURED) {
        return None;
    }
    let parts = told.parts()?;
    let wholes = told.wholes(&parts)?;
    Some(OfTables { part: *parts.first()?, whole: told.whole()?, pairs: told.pairs(&parts, &wholes) })
}

/// What the clause of a percentage says before it. 在已办结的申请中，予以公开的占38%: of all.
fn clause(report: &Report, percent: &Mention) -> String {
    let said = since(without_bound(text_before(report, percent)), &SEMICOLONS).replace("上年结转", "");
    match said.split_once(['，', ',']) {
        Some((of, named)) if of.ends_with('看') || of.strip_suffix('中').is_some_and(is_of_all) => named.to_owned(),
        _ => said,
    }
}

/// A share as its sentence tells it.
struct Told<'a> {
    report: &'a Report,
    share: &'a Share,
    percent: &'a Mention,
    /// What the part is.
    quantity: Quantity,
    /// The whole, where the sentence counts it.
    stated: Option<&'a Mention>,
    clause: String,
}

impl Told<'_> {
    /// 占不予公开的36%: what stands behind 占 is the whole.
    fn named(&self) -> &str {
        self.clause.rsplit_once('占').map_or("", |(_, named)| named.trim())
    }

    /// Whether it is of all that was finished (办结率).
    fn of_finished(&self) -> bool {
        self.quantity == Quantity::Handled
    }

    /// What the table has of a quantity, in each of its meanings, where it has all of them.
    fn meant(&self, quantity: Quantity) -> Option<Vec<i64>> {
        meanings_of(self.report, quantity).iter().map(|meaning| meaning.value?.integer()).collect()
    }

    /// The counts of the sentence that are of what came in, or all others.
    fn counts(&self, of_intake: bool) -> impl Iterator<Item = i64> {
        let is_intake = move |number: &Mention| {
            let told = |told: &Claim| {
                told.start == number.start
                    && matches!(told.quantity, Quantity::Received | Quantity::New | Quantity::Due | Quantity::CarriedIn)
            };
            self.report.claims.of_sentence(self.percent.sentence).iter().any(told)
        };
        let numbers = self.report.claims.numbers_of(self.percent.sentence).iter();
        let counts =
            numbers.filter(move |number| is_intake(number) == of_intake && (of_intake || number.unit.counts()));
        counts.filter_map(|number| number.value.integer())
    }

    /// What the part may be.
    fn parts(&self) -> Option<Vec<i64>> {
        let mut parts = self.meant(self.quantity)?;
        let dimension = self.quantity.dimension();
        if dimension == Dimension::Outcome && !self.counts_partly() {
            parts.truncate(1);
        }
        // 因不掌握等原因无法提供占28%: of the group.
        if dimension == Dimension::Ground {
            parts.extend(self.meant(self.quantity.group())?);
        }
        if self.of_finished() {
            parts.extend(self.counts(false));
        }
        Some(parts)
    }

    /// Whether 予以公开 counts what was given in part, for it says so.
    fn counts_partly(&self) -> bool {
        // 予以公开52件、部分公开13件，公开率55.1%: of both.
        let both = |claim: &Claim| matches!(claim.quantity, Quantity::PartlyGranted | Quantity::Given);
        let beside = self.report.claims.of_sentence(self.percent.sentence);
        let of_both = self.clause.contains("公开率") && beside.iter().any(both);
        // 过半申请得到全部或部分公开.
        let behind = text_behind_number(self.report, self.percent).split(STOPS).next();
        let partly_behind = self.percent.place > 0 && behind.is_some_and(|behind| behind.contains("部分"));
        self.clause.contains("部分") || self.clause.contains("公开类") || partly_behind || of_both
    }

    /// What the whole may be.
    fn wholes(&self, parts: &[i64]) -> Option<Vec<i64>> {
        if self.of_finished() {
            return Some(self.intakes(parts));
        }
        let report = self.report;
        let dimension = self.quantity.dimension();
        let mut wholes = match self.stated {
            Some(stated) if matches!(dimension, Dimension::Result | Dimension::Case) => vec![stated.value.integer()?],
            None if dimension == Dimension::Case => return None,
            // 占办结总数的38%.
            None if self.named().contains(['结', '答']) => known(report, Quantity::Handled).collect(),
            None if dimension == Dimension::Result => known(report, self.plain()).collect(),
            stated => wholes(report, self.share, stated.and_then(|stated| stated.value.integer())),
        };
        let pending = self.quantity.group().part(Part::Pending);
        let pending = pending.and_then(|pending| self.meant(pending)).unwrap_or_default();
        if let Some(pending) = pending.first().filter(|_| self.stated.is_none()) {
            wholes.extend(wholes.iter().map(|whole| whole - pending).collect::<Vec<_>>());
        }
        Some(wholes)
    }

    /// 办结率: of what came in, be it told here, with what was carried over or without; of what was due where that is told.
    fn intakes(&self, parts: &[i64]) -> Vec<i64> {
        let mut told = self.report.claims.of_sentence(self.percent.sentence).iter();
        if let Some(due) = told.find(|told| told.quantity == Quantity::Due) {
            return due.value.integer().into_iter().collect();
        }
        let mut wholes: Vec<i64> = known(self.report, Quantity::Received).chain(self.counts(true)).collect();
        // Where some go on, not all were finished.
        if known(self.report, Quantity::CarriedOut).any(|on| on > 0) {
            wholes.retain(|whole| Some(whole) != parts.first());
        }
        wholes
    }

    /// What the whole plainly is.
    fn plain(&self) -> Quantity {
        match self.quantity.dimension() {
            Dimension::Applicant => Quantity::Received,
            Dimension::Result => self.quantity.group(),
            Dimension::Case => Quantity::Cases,
            _ if self.of_finished() => Quantity::Received,
            _ => Quantity::Handled,
        }
    }

    /// How many that are.
    fn whole(&self) -> Option<i64> {
        let meant = meanings_of(self.report, self.plain());
        let meant = if self.of_finished() { meant.last() } else { meant.first() };
        meant?.value?.integer().filter(|whole| *whole > 0)
    }

    /// What part of what whole it may be.
    fn pairs(&self, parts: &[i64], wholes: &[i64]) -> Vec<(i64, i64)> {
        if self.quantity.dimension() != Dimension::Applicant || self.stated.is_some() {
            return parts.iter().flat_map(|part| wholes.iter().map(|whole| (*part, *whole))).collect();
        }
        // Of the new the new, of all intake all, of the handled the handled; of the organizations likewise.
        let of = |wholes: &'static [Quantity]| {
            parts.iter().copied().zip(wholes.iter().flat_map(|whole| known(self.report, *whole)))
        };
        let are_all = matches!(self.quantity, Quantity::Organizations | Quantity::NaturalPerson);
        of(&[Quantity::Received, Quantity::Handled])
            .chain(of(&[Quantity::Organizations]).filter(|_| !are_all))
            .collect()
    }
}

/// Whether a text names all applications, or all that were finished, and nothing else (占办结总数的).
fn is_of_all(text: &str) -> bool {
    let mut left = text;
    while let Some(rest) = ALL.iter().find_map(|word| left.strip_prefix(word)) {
        left = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    left.is_empty()
}

/// Words of all of them.
const ALL: &[&str] = &[
    "政府信息公开",
    "依申请公开",
    "在",
    "全",
    "年",
    "所有",
    "收到",
    "受理",
    "办",
    "结",
    "理",
    "答复",
    "处理",
    "申请",
    "总",
    "数",
    "量",
    "件",
    "的",
    "已",
];

/// Words beside a percentage that is compared, of others or aimed at.
const MEASURED: &[&str] = &[
    "由", "从", "较", "比上", "上年", "去年", "平均", "全省", "同比", "目标", "低于", "高于", "控制", "不足", "超过",
    "分别", "中，", "中,", "降", "升",
];
