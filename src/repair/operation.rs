//! Operations: what people do to a table by mistake, and how likely each is. The unit of change is the operation, not
//! the cell (Scholtus 2016, the generalized Fellegi–Holt paradigm): two cells exchanged are one mistake, not two.
//!
//! All weights stand here, in bits: a mistake that is half as likely weighs one more. Their grounds:
//! - A mistake as such is rare and may happen in any of some hundred cells ([`MISTAKE`]), so fewer mistakes beat more
//!   whatever their sorts.
//! - Of single numbers, the slips of the typist (a digit exchanged, left out, doubled) and of adding up (an item left out
//!   or taken twice, the total not filled in) come first; which digit or item it was costs what choosing it among the
//!   possible ones costs, so a slip that would explain anything explains little.
//! - A number that no slip explains may be anything of its length.
//! - Of exchanges and misplacements, neighbours come before distant cells, whole counts before parts of counts.
//! - More cells are never likelier than fewer, but where a whole line shows one mistake ([`Operation::is_pattern`]).
//! - Of mistakes that leave no trace, the weights say which is told first, and never that it is the answer.
//!
//! What a table would look like without the mistake is weighed in [`super::rank`].

/// What one mistake more costs: that it happened, and where.
pub const MISTAKE: i32 = 17;

/// Explanations that differ by no more count as equally likely: at odds below eight to one none of them is the answer.
pub const EQUAL: i32 = 2;

/// A sort of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Operation {
    /// Two neighbouring digits exchanged.
    DigitsTransposed,
    /// One digit mistyped.
    DigitMistyped,
    /// One digit left out.
    DigitDropped,
    /// One digit typed twice.
    DigitDoubled,
    /// One digit too many.
    DigitAdded,
    /// A minus sign too many.
    Sign,
    /// A total without one of its items.
    ItemLeftOut,
    /// A total with one of its items twice.
    ItemTwice,
    /// Left 0 or empty.
    Unfilled,
    /// The number of the cell beside, above or below.
    NeighbourCopied,
    /// Yuan where ten thousand yuan belong, or the reverse: wrong by a factor of 10 000.
    TenThousand,
    /// Some other number.
    Misstated,
    /// Two cells of a row exchanged.
    SwapRow,
    /// Two cells of a column exchanged.
    SwapColumn,
    /// A number in the neighbour's column, whose own number is lost.
    MovedInRow,
    /// A number in the neighbour's row, whose own number is lost.
    MovedInColumn,
    /// Pieces counted under the wrong applicant, in one row.
    MisfiledApplicant,
    /// Pieces counted under the wrong outcome, in one column.
    MisfiledOutcome,
    /// A slip that was carried into the total.
    CarriedIntoTotal,
    /// Pieces counted under the wrong applicant among the outcomes and in their total.
    MisfiledThroughout,
    /// What was carried in counted among the new applications as well, in every column.
    IntakeWithCarried,
    /// What was carried in and what is carried out exchanged, in every column.
    CarriesExchanged,
    /// Totals of rows left 0 or empty.
    TotalsUnfilled,
    /// A whole row left 0 or empty.
    RowUnfilled,
    /// A stretch of a row shifted by one cell.
    ShiftedRow,
    /// A stretch of a column shifted by one cell.
    ShiftedColumn,
    /// No mistake of the report: a cell that could not be read.
    Unread,
}

impl Operation {
    /// Its weight before the choice of digits, items or cells, in bits.
    pub fn weight(self) -> i32 {
        match self {
            Self::Unfilled | Self::ItemLeftOut => 2,
            Self::DigitsTransposed | Self::DigitDropped | Self::DigitDoubled | Self::ItemTwice => 3,
            Self::DigitMistyped | Self::NeighbourCopied | Self::Sign => 4,
            Self::DigitAdded | Self::TenThousand => 5,
            Self::Misstated => 6,
            Self::SwapRow | Self::SwapColumn => 3,
            Self::MovedInRow | Self::MovedInColumn => 4,
            Self::MisfiledApplicant | Self::MisfiledOutcome => 4,
            Self::CarriedIntoTotal => 3,
            Self::MisfiledThroughout => 8,
            Self::TotalsUnfilled | Self::RowUnfilled => 2,
            Self::CarriesExchanged => 4,
            Self::IntakeWithCarried => 5,
            Self::ShiftedRow | Self::ShiftedColumn => 6,
            Self::Unread => 0,
        }
    }

    /// Whether the numbers of a whole line show it: evidence enough to come before an explanation by fewer cells, and
    /// reason to tell its changes together.
    pub fn is_pattern(self) -> bool {
        use Operation::{CarriesExchanged, IntakeWithCarried, RowUnfilled, ShiftedColumn, ShiftedRow, TotalsUnfilled};
        matches!(self, ShiftedRow | ShiftedColumn | IntakeWithCarried | CarriesExchanged | TotalsUnfilled | RowUnfilled)
    }

    /// Whether every place where the equations allow it is as good a place as another: what was counted elsewhere or added
    /// up wrongly does not show in the numbers.
    pub fn leaves_no_trace(self) -> bool {
        use Operation::{CarriedIntoTotal, MisfiledApplicant, MisfiledOutcome, MisfiledThroughout};
        matches!(self, MisfiledApplicant | MisfiledOutcome | CarriedIntoTotal | MisfiledThroughout)
    }

    /// Its key in verdicts.
    pub fn key(self) -> &'static str {
        self.message().trim_start_matches("operation.")
    }

    /// The key of its message.
    pub fn message(self) -> &'static str {
        match self {
            Self::DigitsTransposed => "operation.digits-transposed",
            Self::DigitMistyped => "operation.digit-mistyped",
            Self::DigitDropped => "operation.digit-dropped",
            Self::DigitDoubled => "operation.digit-doubled",
            Self::DigitAdded => "operation.digit-added",
            Self::Sign => "operation.sign",
            Self::ItemLeftOut => "operation.item-left-out",
            Self::ItemTwice => "operation.item-twice",
            Self::Unfilled => "operation.unfilled",
            Self::NeighbourCopied => "operation.neighbour-copied",
            Self::TenThousand => "operation.ten-thousand",
            Self::Misstated => "operation.misstated",
            Self::SwapRow => "operation.swap-row",
            Self::SwapColumn => "operation.swap-column",
            Self::MovedInRow => "operation.moved-in-row",
            Self::MovedInColumn => "operation.moved-in-column",
            Self::MisfiledApplicant => "operation.misfiled-applicant",
            Self::MisfiledOutcome => "operation.misfiled-outcome",
            Self::CarriedIntoTotal => "operation.carried-into-total",
            Self::MisfiledThroughout => "operation.misfiled-throughout",
            Self::IntakeWithCarried => "operation.intake-with-carried",
            Self::CarriesExchanged => "operation.carries-exchanged",
            Self::TotalsUnfilled => "operation.totals-unfilled",
            Self::RowUnfilled => "operation.row-unfilled",
            Self::ShiftedRow => "operation.shifted-row",
            Self::ShiftedColumn => "operation.shifted-column",
            Self::Unread => "operation.unread",
        }
    }
}

/// A mistake of a sort that explains some of the changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Its sort.
    pub operation: Operation,
    /// What it costs, in bits, [`MISTAKE`] included.
    pub cost: i32,
}

impl Mistake {
    /// A mistake of that sort, chosen among `choices` of its sort.
    pub fn new(operation: Operation, choices: u32) -> Self {
        Self { operation, cost: MISTAKE + operation.weight() + bits(choices.into()) }
    }
}

/// The bits a number needs: 0 for 0, 1 for 1, 2 for 2 and 3, and so on.
pub fn bits(number: i64) -> i32 {
    64 - number.unsigned_abs().leading_zeros() as i32
}
