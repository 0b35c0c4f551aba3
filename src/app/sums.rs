//! Sums: the tables of several reports added up, and what is to be known of them.

use super::desk::Desk;
use super::paper::Paper;
use super::standing::{Rank, rank};
use gouji::collection;
use gouji::export;
use gouji::report::Report;
use gouji::verdict::Verdict;
use std::rc::Rc;

/// The tables of several reports, added up.
pub struct Sums {
    /// A report of the sums.
    pub report: Report,
    /// Reports in them.
    pub added: usize,
    /// Of those, the ones that are not wholly there.
    part: usize,
    /// And the ones with errors.
    faulty: usize,
    /// And the ones that were changed here.
    edited: usize,
    /// Inputs at hand.
    all: usize,
    /// Equations of the sums that fail.
    pub broken: Vec<String>,
    /// What is not in them, or not wholly, and why.
    pub out: Vec<String>,
    /// What may be in them twice, and why.
    pub twice: Vec<String>,
}

impl Sums {
    /// Adds up reports; `sound` leaves out those with errors. `left` was not checked.
    pub fn of(desk: &Desk, papers: &[Rc<Paper>], left: &[Verdict], sound: bool) -> Self {
        let is_faulty = |paper: &Paper| rank(paper) == Rank::Faulty;
        let read = papers.iter().filter_map(|paper| Some((paper, paper.edited.as_deref()?)));
        let (kept, shed): (Vec<_>, Vec<_>) = read.partition(|(paper, _)| !(sound && is_faulty(paper)));
        let (reports, earlier): (Vec<_>, Vec<_>) = kept.iter().map(|(paper, report)| (*report, paper.earlier)).unzip();
        let total = collection::total(&reports, &earlier);
        let line = |verdict: &Verdict, why: &str| {
            desk.fill("app.sums.one", &[("name", name(verdict)), ("why", why.to_owned())])
        };
        let (mut out, mut twice) = (Vec::new(), Vec::new());
        let mut tell = |verdict: &Verdict, why: &str| out.push(line(verdict, why));
        let (mut part, mut faulty, mut edited) = (0, 0, 0);
        for (place, (paper, _)) in kept.iter().enumerate() {
            let is_in = !total.is_out(place);
            faulty += usize::from(is_in && is_faulty(paper));
            edited += usize::from(is_in && paper.edits().next().is_some());
            let overlaps = export::overlapping(&total, &reports, place, desk.language);
            twice.extend(overlaps.iter().map(|why| line(&paper.verdict, why)));
            if let Some(why) = export::left_out(&total, place, desk.language) {
                part += usize::from(is_in);
                tell(&paper.verdict, &(why + &export::against(&total, place, reports[place], desk.language)));
            }
        }
        for (paper, _) in &shed {
            tell(&paper.verdict, desk.t("app.sums.faulty"));
        }
        let unread = papers.iter().filter(|paper| paper.edited.is_none()).map(|paper| &*paper.verdict);
        for verdict in unread.chain(left) {
            tell(verdict, export::standing(verdict, desk.language));
        }
        let broken = export::failing(&total.report, desk.language);
        let (added, all) = (total.added(kept.len()), papers.len() + left.len());
        Self { report: total.report, added, part, faulty, edited, all, broken, out, twice }
    }

    /// What is to be known of them, in one sentence.
    pub fn said(&self, desk: &Desk) -> String {
        let say = |key: &str, count: usize| match count {
            0 => String::new(),
            _ => desk.count(key, count),
        };
        let parts = [
            desk.count("app.sums.added", self.added - self.part),
            say("app.sums.part", self.part),
            say("app.sums.out", self.all - self.added),
            say("app.sums.with-errors", self.faulty),
            say("app.sums.edited", self.edited),
            say("app.sums.broken", self.broken.len()),
            say("app.sums.twice", self.twice.len()),
        ];
        parts.concat() + desk.t("app.sums.end")
    }
}

/// Unit and file: what a user knows a report by.
fn name(verdict: &Verdict) -> String {
    let unit = verdict.report.as_ref().and_then(|report| report.unit.as_deref()).unwrap_or_default();
    format!("{unit} {}", verdict.source.name).trim().to_owned()
}
