//! notes and errors of the readers of files.

use super::Catalogue;

pub const TEXTS: Catalogue = &[];
