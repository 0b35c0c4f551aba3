//! the page.

use super::Catalogue;

pub const TEXTS: Catalogue = &[];
