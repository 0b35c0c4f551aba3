//! Deviations: where the labels of a table are not the form's, though it was read.

use super::instance::Instance;
use super::normal::normalize;
use super::stream::Stream;
use super::vocabulary::{without_note, without_number};
use crate::form::TableForm;
use crate::report::{Deviation, DeviationKind, Stated};

/// How a table differs from the form by which it was read; `displaced` is the key of what stands out of its order.
pub fn of(
    stream: &Stream<'_>,
    instance: &Instance,
    form: &TableForm,
    displaced: Option<&'static str>,
) -> Vec<Deviation> {
    let mut found: Vec<Deviation> = Vec::new();
    for anchor in instance.anchors.iter().filter(|anchor| !anchor.key.is_empty()) {
        let text = stream.text(anchor.atom);
        let kind = match form.row(anchor.key) {
            Some(row) if anchor.damaged && is_reworded(text, row.row.label) => DeviationKind::Label,
            None if !is_group(text, form) => DeviationKind::Foreign,
            _ => continue,
        };
        // A row that stands again after a page break says nothing new.
        if !found.iter().any(|other| other.key == anchor.key) {
            let written = Stated { text: text.to_owned(), at: stream.place(anchor.atom) };
            found.push(Deviation { kind, key: anchor.key, written });
        }
    }
    if let Some(key) = displaced {
        found.push(Deviation { kind: DeviationKind::Order, key, written: Stated::default() });
    }
    found
}

/// Whether a label is whole and worded otherwise. A beginning is one that was broken over lines; one that has all of the
/// form's characters in their order has others between them, of a label beside it: both are the text's own doing.
fn is_reworded(written: &str, label: &str) -> bool {
    let ends = [label, without_note(label).unwrap_or(label)].map(|end| normalize(end).chars().next_back());
    let (written, label) = (normalize(written), normalize(label));
    let (written, label) = (without_number(&written), without_number(&label));
    let mut rest = written.chars();
    let holds = label.chars().all(|c| rest.any(|other| other == c));
    !holds && !label.starts_with(written) && ends.contains(&written.chars().next_back())
}

/// Whether a text is the label over a group of the form's rows, beside which values may stand, or before the first of them.
fn is_group(text: &str, form: &TableForm) -> bool {
    let text = normalize(text);
    let text = without_number(&text);
    let mut rows = form.blocks.iter().flat_map(|block| block.rows);
    rows.any(|row| {
        let group = normalize(row.group.unwrap_or_default());
        let rest = text.strip_prefix(without_number(&group)).filter(|_| !group.is_empty());
        rest.is_some_and(|rest| rest.is_empty() || without_number(rest) == without_number(&normalize(row.label)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::TableKind;

    const SEED: &str = include_str!("../../tests/reports/xinxiang-edz-2023.txt");

    /// What the tables of a text have, a word and a key each.
    fn deviations(text: &str) -> Vec<String> {
        let reports = crate::reading::read(&crate::source::read_text(text.to_owned())).reports;
        let tables = reports.iter().flat_map(|report| &report.tables);
        let word = |Deviation { kind, key, written }: &Deviation| format!("{kind:?} {key} {}", written.text);
        tables.flat_map(|table| &table.deviations).map(word).collect()
    }

    #[test]
    fn what_was_changed_in_a_table_is_told() {
        assert_eq!(deviations(SEED), [] as [&str; 0]);
        for (from, to, expected) in [
            ("法律行政法规禁止公开", "法律行政止公开", "Label refused.law_forbids 2.其他法律行政止公开"),
            ("三类内部事务", "三类内容事务", "Label refused.internal_affairs 5.属于三类内容事务信息"),
            (
                "只计这一情形",
                "只计这一情况",
                "Label partly_granted (二) 部分公开（区分处理的，只计这一情况，不计其他情形）",
            ),
            ("商业企业\t科研机构", "科研机构\t商业企业", "Order business "),
            ("结果 维持\t结果 纠正", "结果 纠正\t结果 维持", "Order upheld "),
            ("行政强制", "其他对外管理服务事项\t7\n行政强制", "Foreign other_services 其他对外管理服务事项"),
        ] {
            let changed = SEED.replace(from, to);
            assert_ne!(changed, SEED, "{from}");
            assert_eq!(deviations(&changed), [expected]);
        }
    }

    #[test]
    fn what_the_text_did_to_a_label_is_no_deviation() {
        for (written, label) in [
            ("（三）不4.保护第三方合法权益", "4.保护第三方合法权益"),
            ("1.申请人无正当理由逾期不补正、行", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
            ("2.其他法律行政止公", "2.其他法律行政法规禁止公开"),
            ("予以公開", "（一）予以公开"),
        ] {
            assert!(!is_reworded(written, label), "{written}");
        }
        assert!(is_reworded("（二）部份公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"));
    }

    #[test]
    fn a_group_with_values_beside_it_is_no_row_of_another_edition() {
        let form = crate::form::EDITIONS[0].table(TableKind::Applications);
        assert!(is_group("(六) 其他处理", form) && !is_group("其他对外管理服务事项", form));
        assert!(is_group("（三）不予公开 1.属于国家秘密", form) && !is_group("（三）不予公开 1.属于商业秘密", form));
    }
}
