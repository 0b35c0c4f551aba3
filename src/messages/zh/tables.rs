//! rules on the tables, repairs.

use super::Catalogue;

pub const TEXTS: Catalogue = &[];
