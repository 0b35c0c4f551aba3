//! The words in Simplified Chinese, one file an area.

mod app;
mod embed;
mod export;
mod prose;
mod readers;
mod reading;
mod tables;

/// Key and sentence.
pub type Catalogue = &'static [(&'static str, &'static str)];

/// All catalogues of the language.
pub const CATALOGUES: &[Catalogue] =
    &[app::TEXTS, embed::TEXTS, export::TEXTS, prose::TEXTS, readers::TEXTS, reading::TEXTS, tables::TEXTS];
