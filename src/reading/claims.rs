//! Claims of the prose: sentences → quantities, lists, shares and growth rates, by a small grammar over the closed
//! vocabulary of the form. What it does not understand is counted, not forced.

pub mod about;
mod counted;
mod features;
mod grammar;
mod lexicon;
mod list;
mod numeral;
mod others;
mod period;
mod phrases;
mod said;
mod token;
mod words;
mod years;

use super::normal::normalize;
use super::traditional;
use super::vocabulary::{LONGEST_LABEL, Term, vocabulary, without_number};
use crate::characters::{is_item_numeral, is_letter};
use crate::form::TableKind;
use crate::report::claims::Claims;
use crate::report::{Passage, Report};

/// Reads the prose of a report into [`Report::claims`].
pub fn attach(report: &mut Report) {
    report.name = report.unit.as_ref().map(|unit| unit.text.clone()).unwrap_or_default();
    traditional::simplify(report);
    report.claims = read(&report.prose, report.year);
}

/// The claims of passages of a report of that year.
pub fn read(prose: &[Passage], year: Option<i32>) -> Claims {
    let mut reader = grammar::Reader::new(prose, year);
    for (index, _) in (0..u32::MAX).zip(prose).filter(|(_, passage)| !is_row(&passage.text)) {
        reader.passage(index);
    }
    reader.claims
}

/// Whether a passage is a row of the applications table written out: `一、本年新收…：自然人5件，商业企业3件…`. Its numbers
/// are of that row, whatever stands around it.
fn is_row(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '•' | '·' | '|'));
    // Of what begins with a number, few passages are one.
    if !text.starts_with(|c: char| is_item_numeral(c) || !is_letter(c)) {
        return false;
    }
    let begins = &text[..text.floor_char_boundary(LONGEST_LABEL + '：'.len_utf8())];
    let Some((label, _)) = begins.split_once(['：', ':']) else {
        return false;
    };
    if !text.contains("自然人") || !text.contains("商业企业") {
        return false;
    }
    let label = normalize(label);
    let entry = vocabulary().exact(&label).filter(|_| without_number(&label) != label);
    entry.is_some_and(|entry| entry.terms.iter().any(|term| matches!(term, Term::Row(TableKind::Applications, _))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_the_table_written_out_claims_nothing() {
        let values = "自然人 5 件，商业企业 3 件，其他 0 件，总计 8 件";
        for (text, is_row) in [
            (format!("- 一、本年新收政府信息公开申请数量：{values}"), true),
            (format!("（一）予以公开：{values}"), true),
            (format!("本年新收申请：{values}"), false),
            ("（一）予以公开：8件。".to_owned(), false),
        ] {
            let passage = Passage { text: text.clone(), ..Passage::default() };
            assert_eq!(read(&[passage], None).mentions.is_empty(), is_row, "{text}");
        }
    }
}
