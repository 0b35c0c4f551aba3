//! Paper: one report on the desk. What was read stays as it is; edits and findings set aside lie over it, with a past
//! and a future, and every change gives a new paper with a new verdict.

use super::cells::CellRef;
use super::marks::Marks;
use super::standing::{Weight, weight};
use gouji::check::check_document;
use gouji::document::Document;
use gouji::export::{SetAside, written};
use gouji::form::TableForm;
use gouji::reading::read_value;
use gouji::report::{Cell, Report};
use gouji::verdict::{Change, Finding, IdentityView, Repair, Source, Verdict};
use gouji::{Language, Outcome, judge};
use std::rc::Rc;

/// A cell changed by hand or by an adopted repair. Where the text was edited since and the cell reads otherwise, it waits
/// for the words that it was made over.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The cell.
    pub cell: CellRef,
    /// The form that it is a cell of.
    pub form: &'static TableForm,
    /// What the report says.
    pub from: String,
    /// What it should say.
    pub to: String,
}

impl PartialEq for Edit {
    fn eq(&self, other: &Self) -> bool {
        let is_same = std::ptr::eq(self.form, other.form) && self.cell == other.cell;
        is_same && (&self.from, &self.to) == (&other.from, &other.to)
    }
}

impl Edit {
    /// The cell's id.
    pub fn id(&self) -> &'static str {
        self.form.id(self.cell.index)
    }

    /// What stands in its cell, `None` where the report has no such cell.
    pub fn now<'a>(&self, report: &'a Report) -> Option<&'a str> {
        let table = report.table(self.cell.table).filter(|table| std::ptr::eq(table.form(), self.form))?;
        table.at(self.cell.index).map(|cell| &*cell.text)
    }
}

/// What can be undone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// In the order they were made.
    pub edits: Vec<Edit>,
    /// In the order they were set aside.
    pub aside: Vec<SetAside>,
}

/// A notice as the user wrote it, and as it was made of the findings then.
#[derive(Debug, PartialEq)]
pub struct Letter {
    /// As it was made.
    pub made: String,
    /// As it was written.
    pub written: String,
    /// Whether it goes with those on the others.
    pub sent: bool,
}

/// One report, or one input in which none was found.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Name and format.
    pub source: Source,
    /// The input.
    pub document: Rc<Document>,
    /// Whether no other report is in it.
    pub alone: bool,
    /// As read; `None` where nothing of the form was found.
    pub read: Option<Rc<Report>>,
    /// With the edits.
    pub edited: Option<Rc<Report>>,
    /// On the edited report.
    pub verdict: Rc<Verdict>,
    /// What it says of each cell.
    pub marks: Rc<Marks>,
    /// The edits and what was set aside.
    pub changes: Changes,
    /// How it stood when it came.
    pub came: Weight,
    /// When it was written, as far as the browser knows: milliseconds.
    pub dated: f64,
    /// Whether it took the place of an older version.
    pub renewed: bool,
    /// Whether another one of the same body and year stands for it.
    pub earlier: bool,
    /// Whether it is of another year than nearly all that lie beside it.
    pub other_year: bool,
    /// The notice on it, where the user wrote into that.
    pub letter: Option<Rc<Letter>>,
    past: Vec<Changes>,
    future: Vec<Changes>,
}

/// The papers of an outcome: one a report, or one that says why there is none; those of an archive's files follow.
pub fn papers(outcome: Outcome) -> Vec<Paper> {
    let Outcome { document, reports, mut verdict, others } = outcome;
    let document = Rc::new(document);
    let more = std::mem::take(&mut verdict.more);
    let mut reports = reports.into_iter();
    let alone = more.is_empty();
    let paper = |report, verdict| Paper::new(document.clone(), alone, report, verdict);
    let mut papers = vec![paper(reports.next(), verdict)];
    papers.extend(reports.zip(more).map(|(report, verdict)| paper(Some(report), verdict)));
    papers.extend(others.into_iter().flat_map(self::papers));
    papers
}

impl Paper {
    fn new(document: Rc<Document>, alone: bool, report: Option<Report>, verdict: Verdict) -> Self {
        let read = report.map(Rc::new);
        let marks = read.as_ref().map(|report| Marks::new(report, &verdict)).unwrap_or_default();
        let (source, verdict, marks) = (verdict.source.clone(), Rc::new(verdict), Rc::new(marks));
        let changes = Changes::default();
        let (past, future) = (Vec::new(), Vec::new());
        let (edited, came, letter) = (read.clone(), Weight::default(), None);
        let (dated, renewed, earlier, other_year) = (0.0, false, false, false);
        let paper = Self {
            source,
            document,
            alone,
            edited,
            read,
            verdict,
            marks,
            changes,
            came,
            dated,
            renewed,
            earlier,
            other_year,
            letter,
            past,
            future,
        };
        Self { came: weight(&paper), ..paper }
    }

    /// The paper with a cell changed; setting it back to what was read takes the edit away.
    pub fn edit(&self, cell: CellRef, to: &str, language: Language) -> Self {
        self.fill(&[(cell, to.to_owned())], language)
    }

    /// The paper with several cells changed at once.
    pub fn fill(&self, values: &[(CellRef, String)], language: Language) -> Self {
        let mut changes = self.changes.clone();
        for (cell, to) in values {
            self.put(&mut changes, *cell, to);
        }
        self.change(changes, language)
    }

    /// The paper with a repair adopted.
    pub fn adopt(&self, repair: &Repair, language: Language) -> Self {
        let of = |change: &Change| Some((CellRef::find(self.read.as_ref()?, change.id)?, change.to.to_string()));
        self.fill(&repair.cells.iter().filter_map(of).collect::<Vec<_>>(), language)
    }

    /// The paper with a finding set aside, or taken up again (`None`).
    pub fn set_aside(&self, finding: &Finding, reason: Option<String>, language: Language) -> Self {
        let mut changes = self.changes.clone();
        changes.aside.retain(|aside| !aside.is_about(finding));
        changes.aside.extend(reason.map(|reason| SetAside::new(finding, reason)));
        self.change(changes, language)
    }

    /// The paper before the last change.
    pub fn undo(&self, language: Language) -> Option<Self> {
        let mut paper = self.clone();
        let last = paper.past.pop()?;
        paper.future.push(std::mem::replace(&mut paper.changes, last));
        Some(paper.judged(language))
    }

    /// The paper after the change that was undone last.
    pub fn redo(&self, language: Language) -> Option<Self> {
        let mut paper = self.clone();
        let next = paper.future.pop()?;
        paper.past.push(std::mem::replace(&mut paper.changes, next));
        Some(paper.judged(language))
    }

    /// Whether the user did something to it that is not undone.
    pub fn is_changed(&self) -> bool {
        self.changes != Changes::default() || self.letter.is_some()
    }

    /// The notice on it that is made so, with what the user wrote there, and the lines of that which have no place in it.
    pub fn notice(&self, made: &str) -> (String, Vec<String>) {
        let Some(letter) = &self.letter else { return (made.to_owned(), Vec::new()) };
        written::over(&letter.made, &letter.written, made)
    }

    /// Whether the notice on it goes with those on the others.
    pub fn is_sent(&self) -> bool {
        self.letter.as_ref().is_none_or(|letter| letter.sent)
    }

    /// What the user knows it by: its body, or the file.
    pub fn name(&self) -> &str {
        let unit = self.verdict.report.as_ref().and_then(|report| report.unit.as_deref());
        unit.unwrap_or(&self.source.name)
    }

    /// What a finding is known by while others come and go: its fingerprint, and its number among those that share it.
    pub fn key(&self, position: usize) -> Option<String> {
        let (before, from) = self.verdict.findings.split_at_checked(position)?;
        let fingerprint = &from.first()?.fingerprint;
        let ordinal = before.iter().filter(|finding| finding.fingerprint == *fingerprint).count();
        Some(format!("{ordinal} {fingerprint}"))
    }

    /// The position of a finding known by a key.
    pub fn position(&self, key: &str) -> Option<usize> {
        let (ordinal, fingerprint) = key.split_once(' ')?;
        let like = |finding: &&Finding| finding.fingerprint == fingerprint;
        let mut all = self.verdict.findings.iter().enumerate().filter(|(_, finding)| like(finding));
        all.nth(ordinal.parse().ok()?).map(|(position, _)| position)
    }

    /// Whether there is something to undo and to redo.
    pub fn history(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }

    /// The same paper in another language.
    pub fn translated(&self, language: Language) -> Self {
        let mut paper = self.clone();
        if paper.read.is_none() {
            paper.verdict = Rc::new(check_document(&paper.source.name, (*paper.document).clone(), language).verdict);
        }
        paper.judged(language)
    }

    /// Takes over what was done to the same report before its text was edited. Edits of cells that read otherwise now do
    /// not apply, and do again when the words come back.
    pub fn inherit(mut self, before: &Self, language: Language) -> Self {
        (self.changes, self.past) = (before.changes.clone(), before.past.clone());
        self.letter.clone_from(&before.letter);
        if self.changes != Changes::default() { self.judged(language) } else { self }
    }

    /// Takes over what was done to an older version. What can be undone was done to that, and a notice held back was on
    /// that. What was mended in another way than here is not changed back.
    pub fn renew(self, before: &Self, language: Language) -> Self {
        let (then, now) = (before.sent(language), self.verdict.clone());
        let fails = |verdict: &Verdict, edit: &Edit| {
            let is_in = |view: &&IdentityView| view.left_cells.has(edit.id()) || view.right_cells.has(edit.id());
            verdict.identities.iter().filter(is_in).any(|view| view.holds == Some(false))
        };
        let mut before = before.clone();
        before.changes.edits.retain(|edit| fails(&now, edit) || !fails(&then, edit));
        let mut paper = self.inherit(&before, language);
        (paper.renewed, paper.past) = (true, Vec::new());
        if let Some(letter) = paper.letter.as_mut().filter(|letter| !letter.sent) {
            let Letter { made, written, .. } = &**letter;
            *letter = Rc::new(Letter { made: made.clone(), written: written.clone(), sent: true });
        }
        paper
    }

    /// Whether it is of the same body and year.
    pub fn is_of_same(&self, other: &Self) -> bool {
        self.read.as_ref().zip(other.read.as_ref()).is_some_and(|(now, then)| now.is_of_same(then))
    }

    /// Whether it is another one's report again, or is read where that one was not. Two bodies without a name are told
    /// apart by their words.
    pub fn is_version_of(&self, other: &Self) -> bool {
        match (&self.read, &other.read) {
            (Some(now), Some(then)) if now.unit.is_none() => {
                now.is_of_same(then) && self.document.text == other.document.text
            }
            (Some(now), Some(then)) => now.is_of_same(then),
            (_, then) => then.is_none(),
        }
    }

    /// Whether it lies over the same reading, whatever was done to either.
    pub fn is_on_same(&self, other: &Self) -> bool {
        self.read.as_ref().zip(other.read.as_ref()).is_some_and(|(now, then)| Rc::ptr_eq(now, then))
    }

    /// The reason why a finding was set aside.
    pub fn aside(&self, finding: &Finding) -> Option<&SetAside> {
        self.changes.aside.iter().find(|aside| aside.holds(finding))
    }

    /// Why a finding had been set aside that says something else by now.
    pub fn was_aside(&self, finding: &Finding) -> Option<&SetAside> {
        self.changes.aside.iter().find(|aside| aside.is_about(finding) && !aside.holds(finding))
    }

    /// The verdict on the report as it was sent.
    pub fn sent(&self, language: Language) -> Rc<Verdict> {
        match &self.read {
            Some(read) if self.edits().next().is_some() => Rc::new(judge(&self.source, read, language)),
            _ => self.verdict.clone(),
        }
    }

    /// The edits that apply.
    pub fn edits(&self) -> impl Iterator<Item = &Edit> {
        self.changes.edits.iter().filter(|edit| self.applies(edit))
    }

    /// Those that do not: of cells that read otherwise since the text was edited, and not as they should.
    pub fn lapsed(&self) -> impl Iterator<Item = (&Edit, Option<&str>)> {
        let now = |edit: &Edit| edit.now(self.read.as_ref()?);
        let lapsed = self.changes.edits.iter().map(move |edit| (edit, now(edit)));
        lapsed.filter(|(edit, now)| now.is_none_or(|now| now != edit.from && now != edit.to))
    }

    /// The edit of a cell.
    pub fn edit_of(&self, cell: CellRef) -> Option<&Edit> {
        self.edits().find(|edit| edit.cell == cell)
    }

    fn applies(&self, edit: &Edit) -> bool {
        self.read.as_ref().is_some_and(|read| edit.now(read) == Some(&edit.from))
    }

    fn put(&self, changes: &mut Changes, cell: CellRef, to: &str) {
        changes.edits.retain(|edit| edit.cell != cell);
        let read = self.read.as_ref().and_then(|read| Some((cell.form(read)?, cell.of(read)?.text.to_string())));
        let Some((form, from)) = read else { return };
        let to = to.trim().to_owned();
        if to != from {
            changes.edits.push(Edit { cell, form, from, to });
        }
    }

    fn change(&self, changes: Changes, language: Language) -> Self {
        if changes == self.changes {
            return self.clone();
        }
        let mut paper = self.clone();
        paper.future.clear();
        paper.past.push(std::mem::replace(&mut paper.changes, changes));
        paper.judged(language)
    }

    fn judged(mut self, language: Language) -> Self {
        let Some(read) = &self.read else { return self };
        let mut report = (**read).clone();
        for edit in self.edits() {
            let table = report.tables.iter_mut().find(|table| table.kind == edit.cell.table);
            let Some(table) = table else { continue };
            let Some(form) = table.form().cell(edit.cell.index) else { continue };
            let state = read_value(&edit.to, form.column.unit, table);
            if let Some(cell) = table.cells.get_mut(usize::from(edit.cell.index)) {
                *cell = Cell { text: edit.to.as_str().into(), state, at: cell.at.take() };
            }
        }
        self.verdict = Rc::new(judge(&self.source, &report, language));
        self.marks = Rc::new(Marks::new(&report, &self.verdict));
        self.edited = Some(Rc::new(report));
        self
    }
}
