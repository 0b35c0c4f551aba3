//! rules on the prose and the structure.

use super::Catalogue;

pub const TEXTS: Catalogue = &[];
