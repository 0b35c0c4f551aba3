//! the labels of the form: `form.row.<key>`, `form.column.<key>`, `form.block.<caption>`.

use super::Catalogue;

pub const TEXTS: Catalogue = &[];
