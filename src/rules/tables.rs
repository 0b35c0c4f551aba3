//! Rules on whole tables.

pub(super) mod edition;
pub(super) mod layout;
pub(super) mod missing;
