//! Reading: Document → Reports. Aligns what stands in the document to the form's known sequence of labels.

use crate::document::Document;
use crate::report::Report;

/// The reports of a document, in its order; empty where nothing of the form was found.
pub fn read(_document: &Document) -> Vec<Report> {
    Vec::new()
}
