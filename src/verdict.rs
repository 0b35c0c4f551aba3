//! Verdict: what everyone sees. Plain data with public fields; its JSON is a contract (`schema` 1): names and meanings
//! stay, additions are allowed.

use crate::arithmetic;
use crate::document::Format;
use crate::form::{CellIndex, TableForm};
pub use crate::level::Level;
use crate::number::Number;
use crate::report::{Place, State, Written};
use serde::Serialize;
use std::borrow::Cow;
use std::fmt;

/// Version of the JSON shape.
pub const SCHEMA: u32 = 1;

/// A cell's id, the form's own text.
pub type CellId = &'static str;

/// The result of checking one input.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// [`SCHEMA`].
    pub schema: u32,
    /// Where it came from.
    pub source: Source,
    /// The report as read; `None` where nothing of the form was found.
    pub report: Option<ReportView>,
    /// Every identity of the tables found, tested or not.
    pub identities: Vec<IdentityView>,
    /// Each total the form defines, computed from its parts, by cell id.
    pub recomputed: Pairs<Number>,
    /// What is wrong, doubtful or worth a remark; heaviest first.
    pub findings: Vec<Finding>,
    /// Smallest sets of changes after which every identity holds, likeliest first.
    pub repairs: Vec<Repair>,
    /// What was looked at.
    pub coverage: Coverage,
    /// Every number of the prose and what became of it.
    pub numbers: Vec<NumberView>,
    /// Further verdicts, where one input holds several reports.
    pub more: Vec<Verdict>,
    /// Set where the input could not be read at all.
    pub error: Option<ErrorView>,
}

/// Name and format of the input.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Source {
    /// File name, or empty for pasted text.
    pub name: String,
    /// The format by content.
    pub format: Format,
}

/// The report as read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportView {
    /// The title as written.
    pub title: Option<String>,
    /// The body that reports.
    pub unit: Option<String>,
    /// The report year.
    pub year: Option<i32>,
    /// The edition of each table.
    pub editions: Editions,
    /// Every cell of the tables found, by id, in the order of the form.
    pub cells: Pairs<CellView>,
}

/// The edition of each table, `None` for a table that is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Editions {
    pub disclosure: Option<&'static str>,
    pub applications: Option<&'static str>,
    pub review: Option<&'static str>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CellView {
    /// As written.
    pub text: Written,
    /// Its number, `None` unless the state is number.
    pub value: Option<Number>,
    /// number, blank, placeholder, unreadable or missing.
    pub state: StateKey,
    /// Why it is unreadable, in the reader's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
    /// Where it stands.
    pub at: Option<Place>,
}

/// The state of a cell as one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum StateKey {
    Number,
    Blank,
    Placeholder,
    Unreadable,
    Missing,
}

impl From<&State> for StateKey {
    fn from(state: &State) -> Self {
        match state {
            State::Number(_) => Self::Number,
            State::Blank => Self::Blank,
            State::Placeholder => Self::Placeholder,
            State::Unreadable(_) => Self::Unreadable,
            State::Missing => Self::Missing,
        }
    }
}

/// One identity with both sides.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IdentityView {
    /// `applications.balance.<column>`, `applications.sum.<column>`, `applications.row.<row>`, `review.sum.<block>`.
    pub id: &'static str,
    /// The sum of the left side, `None` where a cell is missing or unreadable.
    pub left: Option<Number>,
    /// The sum of the right side.
    pub right: Option<Number>,
    /// Whether they agree; `None` where that could not be computed.
    pub holds: Option<bool>,
    /// Cell ids of the addends on the left.
    pub left_cells: CellIds,
    /// Cell ids of the addends on the right.
    pub right_cells: CellIds,
}

impl IdentityView {
    /// By how much the right side (the total, or what was handled and goes on) exceeds the left one.
    pub fn difference(&self) -> Option<Number> {
        arithmetic::difference(self.left, self.right)
    }
}

/// Cells of a table of the form; a list of ids in JSON.
#[derive(Clone, Copy)]
pub struct CellIds {
    form: &'static TableForm,
    cells: &'static [CellIndex],
}

impl CellIds {
    /// These cells of a table.
    pub fn new(form: &'static TableForm, cells: &'static [CellIndex]) -> Self {
        Self { form, cells }
    }

    /// Whether a cell is one of them.
    pub fn has(&self, id: &str) -> bool {
        self.iter().any(|own| own == id)
    }

    /// The ids in the order of the equation.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = CellId> + use<> {
        let form = self.form;
        self.cells.iter().map(|cell| form.id(*cell))
    }
}

impl fmt::Debug for CellIds {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.iter()).finish()
    }
}

impl PartialEq for CellIds {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Serialize for CellIds {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// The rule's id, e.g. `applications.row-sum`.
    pub rule: String,
    /// Its weight.
    pub level: Level,
    /// What is wrong, one sentence.
    pub message: String,
    /// Why it matters.
    pub why: Cow<'static, str>,
    /// What to do.
    pub advice: Cow<'static, str>,
    /// The cells it is about, the most likely wrong one first.
    pub cells: Vec<CellId>,
    /// The value stated in the first cell (or in the prose).
    pub stated: Option<Number>,
    /// What it should be.
    pub expected: Option<Number>,
    /// The identities that fail because of it.
    pub identities: Vec<&'static str>,
    /// The sentence of the prose it is about.
    pub quote: Option<String>,
    /// The places it is about.
    pub at: Vec<Place>,
    /// What it rests on: article, notice or practice.
    pub basis: Cow<'static, str>,
    /// What it is about (rule, cells, sentence and place in it), for findings that were set aside: the same after other
    /// text or values were edited, and no other finding's.
    pub fingerprint: String,
    /// What it says, in one language whatever the reader's is: of two with one fingerprint, only those with the same claim
    /// and level say the same.
    #[serde(skip)]
    pub claim: String,
}

/// A set of changes after which every identity of its table holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Repair {
    /// What to change.
    pub cells: Vec<Change>,
    /// What probably happened and how the change mends it.
    pub why: String,
    /// Keys of the edit operations that explain it, e.g. `swap-row`.
    pub operations: Vec<String>,
    /// The identities that fail now and hold afterwards.
    pub identities: Vec<&'static str>,
    /// How many explanations are as likely as this one, itself included; above 1 none of them is the answer. The answer, if
    /// there is one, is the first of its table: what stands behind the likeliest is less likely, whatever its number here.
    pub tied: u32,
    /// How many other explanations there are that change as many cells.
    pub others: u32,
    /// Whether every explanation of this size was looked at.
    pub complete: bool,
}

impl Repair {
    /// The key of the table that it changes.
    pub fn table(&self) -> Option<&str> {
        self.cells.first()?.id.split('.').next()
    }
}

/// One changed cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The cell.
    pub id: CellId,
    /// Its number now; `None` where there is none.
    pub from: Option<Number>,
    /// What it should be.
    pub to: Number,
}

/// What was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Cells that were found and read (numbers, blanks and placeholders).
    pub cells_read: u32,
    /// Cells of the tables found, plus those of the tables that are missing.
    pub cells_total: u32,
    /// Identities that could be computed.
    pub identities_tested: u32,
    /// Identities of the form.
    pub identities_total: u32,
    /// Numbers of the prose that were held against a cell or another number.
    pub numbers_checked: u32,
    /// Numbers of the prose that state something of the form but could not be attributed.
    pub numbers_open: u32,
    /// Numbers of the prose that state nothing of the form (dates, article numbers).
    pub numbers_other: u32,
}

/// A number of the prose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NumberView {
    /// Where it stands, its unit included.
    pub at: Place,
    /// What became of it.
    pub class: NumberClass,
    /// Ids of the cells it was held against.
    pub cells: Vec<CellId>,
}

/// What became of a number of the prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NumberClass {
    /// Held against a cell or another number.
    Checked,
    /// States something of the form but could not be held against anything.
    Open,
    /// States nothing of the form.
    Other,
}

/// Why an input could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrorView {
    /// Stable code.
    pub code: String,
    /// What was found and what to do.
    pub message: String,
}

impl Verdict {
    /// An empty verdict for a source.
    pub fn new(source: Source) -> Self {
        Self {
            schema: SCHEMA,
            source,
            report: None,
            identities: Vec::new(),
            recomputed: Pairs::default(),
            findings: Vec::new(),
            repairs: Vec::new(),
            coverage: Coverage::default(),
            numbers: Vec::new(),
            more: Vec::new(),
            error: None,
        }
    }
}

/// An ordered map with text keys, an object in JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairs<T>(pub Vec<(CellId, T)>);

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Pairs<T> {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }
}

impl<T: Serialize> Serialize for Pairs<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}
