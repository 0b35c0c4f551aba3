//! names of the form, cell states, errors of reading.

use super::Catalogue;

pub const TEXTS: Catalogue =
    &[("list.separator", "、"), ("table.disclosure", "表二"), ("table.applications", "表三"), ("table.review", "表四")];
