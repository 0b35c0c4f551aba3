//! Foreign tables: rows of the form under columns of something else (townships, channels, years). Their numbers are no
//! applicants'.

use crate::form::TableKind;
use crate::reading::instance::Instance;
use crate::reading::stream::Stream;
use crate::report::{Cell, Reason, State};

/// Columns whose names nothing else has.
const TELLING: [&str; 5] = ["natural_person", "business", "research", "public_welfare", "legal_service"];

/// What the header of the form is written with, whole or in pieces.
const LETTERS: &str =
    "申请人情况自然人法人或其他组织商业企业科研机构社会公益组织法律服务机构其他总计合计申請情況業機構織務總計";

/// Atoms that a header over the first row may take.
const REACH: usize = 30;

/// A header has more names than captions and notes have words.
const NAMES: usize = 3;

/// Whether the columns of table three are not the form's: no header of the form over its rows, and other names there.
pub fn is_foreign(stream: &Stream<'_>, instance: &Instance) -> bool {
    let Some(first) = instance.anchors.first().filter(|_| instance.kind == TableKind::Applications) else {
        return false;
    };
    if instance.headers.iter().any(|(key, _)| TELLING.contains(key)) {
        return false;
    }
    let texts = (first.atom.saturating_sub(REACH)..first.atom).rev().map(|atom| stream.text(atom));
    let header = texts.take_while(|text| !text.contains(['。', '；', '：', ':']) && !text.contains("情况"));
    let (mut foreign, mut own) = (0, 0);
    for word in header.flat_map(str::split_whitespace).filter(|word| is_name(word)) {
        let letters = word.chars().filter(|c| LETTERS.contains(*c)).count();
        if 2 * letters > word.chars().count() { own += 1 } else { foreign += 1 }
    }
    foreign >= NAMES && foreign > own
}

/// Whether a word may be the name of a column: more than a letter, and no sentence.
fn is_name(word: &str) -> bool {
    let letters = word.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    let named = letters >= 2 || word.ends_with('年');
    named && word.chars().count() <= 12
}

/// Opens every cell that holds something.
pub fn open(cells: &mut [Cell]) {
    for cell in cells.iter_mut().filter(|cell| cell.at.is_some()) {
        cell.state = State::Unreadable(Reason::Foreign);
    }
}
