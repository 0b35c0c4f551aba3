//! Rules on the applications table.

pub(super) mod balance;
pub(super) mod column_sum;
pub(super) mod row_sum;
