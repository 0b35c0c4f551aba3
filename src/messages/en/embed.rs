//! errors of the protocol between an embedded page and the page around it.

use super::Catalogue;

pub const TEXTS: Catalogue = &[
    (
        "embed.request",
        "The message makes no sense: type is hello, check, verdict or reset, and the input of a check is a string, an ArrayBuffer or a view of one.",
    ),
    ("embed.size", "The input is larger than the limit in the frame's address and was not checked."),
    ("embed.replaced", "Another check or a reset took the place of this check before it was done."),
    (
        "embed.failed",
        "The program broke down over the input, which is probably too large or damaged. Save it as .docx and try again.",
    ),
];
