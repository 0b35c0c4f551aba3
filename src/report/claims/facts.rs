//! Every quantity, and what it may mean in the cells of the form.

use super::Dimension::{
    self, Applicant, CarriedIn, Case, Channel, Decision, Disclosure, Document, Ground, Money, Outcome, Result, Stage,
};
use super::Fact;

const fn fact(key: &'static str, dimension: Dimension, meanings: &'static [&'static str]) -> Fact {
    Fact { key, dimension, meanings }
}

/// Readings of one row of the applications table: its total.
macro_rules! row {
    ($key:literal, $dimension:expr) => {
        fact($key, $dimension, &[concat!("applications.", $key, ".total")])
    };
}

/// Readings of an applicant column: among the new, all intake, the handled.
macro_rules! column {
    ($key:literal) => {
        fact(
            $key,
            Dimension::Applicant,
            &[
                concat!("applications.received.", $key),
                concat!("applications.received.", $key, " + applications.carried_in.", $key),
                concat!("applications.handled.", $key),
            ],
        )
    };
}

/// A block of the review table and its results.
macro_rules! block {
    ($key:literal, $block:literal, $result:literal) => {
        fact(concat!($key, ".", $result), Result, &[concat!("review.", $block, ".", $result)])
    };
}

/// Reviews and suits together; 行政复议12件、行政诉讼9件，纠正3件 may be said of the last ones only.
macro_rules! both {
    ($result:literal) => {
        fact(
            concat!("cases.", $result),
            Result,
            &[
                concat!(
                    "review.reconsideration.",
                    $result,
                    " + review.litigation_direct.",
                    $result,
                    " + review.litigation_after_reconsideration.",
                    $result
                ),
                concat!("review.reconsideration.", $result),
                concat!("review.litigation_direct.", $result, " + review.litigation_after_reconsideration.", $result),
            ],
        )
    };
}

/// Results of litigation over both ways to court.
macro_rules! suits {
    ($result:literal) => {
        fact(
            concat!("litigation.", $result),
            Result,
            &[concat!("review.litigation_direct.", $result, " + review.litigation_after_reconsideration.", $result)],
        )
    };
}

/// Cases that are no longer pending.
macro_rules! closed {
    ($block:literal) => {
        concat!("review.", $block, ".upheld + review.", $block, ".corrected + review.", $block, ".other")
    };
}

/// Every quantity.
pub static FACTS: &[Fact] = &[
    fact(
        "received",
        Stage,
        &["applications.received.total", "applications.received.total + applications.carried_in.total"],
    ),
    // 应答复 says what came in, with or without what was carried over, or what had to be finished within the year.
    fact(
        "due",
        Stage,
        &[
            "applications.received.total + applications.carried_in.total",
            "applications.received.total",
            "applications.handled.total",
        ],
    ),
    fact("new", Stage, &["applications.received.total"]),
    fact("carried_in", CarriedIn, &["applications.carried_in.total"]),
    // 办理 says either what came in or what was finished.
    fact(
        "processed",
        Stage,
        &[
            "applications.handled.total",
            "applications.received.total",
            "applications.received.total + applications.carried_in.total",
        ],
    ),
    fact("handled", Stage, &["applications.handled.total"]),
    // 5件申请均已答复: all that there are, whichever they are.
    fact(
        "dealt",
        Stage,
        &[
            "applications.handled.total",
            "applications.received.total",
            "applications.received.total + applications.carried_in.total",
        ],
    ),
    fact("carried_out", Outcome, &["applications.carried_out.total"]),
    fact(
        "granted",
        Outcome,
        &["applications.granted.total", "applications.granted.total + applications.partly_granted.total"],
    ),
    row!("partly_granted", Outcome),
    // 予以公开和部分公开合计35件.
    fact("given", Outcome, &["applications.granted.total + applications.partly_granted.total"]),
    // 不予公开 is also said of everything that was not given.
    fact(
        "refused",
        Outcome,
        &[
            "applications.refused.*.total",
            "applications.refused.*.total + applications.unable.*.total",
            "applications.refused.*.total + applications.declined.*.total",
            "applications.refused.*.total + applications.unable.*.total + applications.declined.*.total",
            "applications.refused.*.total + applications.unable.*.total + applications.declined.*.total + applications.other.*.total",
        ],
    ),
    // 没有所申请的信息 is all of it, or what is not held.
    fact("unable", Outcome, &["applications.unable.*.total", "applications.unable.not_held.total"]),
    fact("declined", Outcome, &["applications.declined.*.total"]),
    fact("other", Outcome, &["applications.other.*.total", "applications.other.other.total"]),
    row!("refused.state_secret", Ground),
    row!("refused.law_forbids", Ground),
    row!("refused.security_stability", Ground),
    row!("refused.third_party", Ground),
    row!("refused.internal_affairs", Ground),
    row!("refused.process_information", Ground),
    row!("refused.enforcement_file", Ground),
    row!("refused.administrative_inquiry", Ground),
    row!("unable.not_held", Ground),
    row!("unable.needs_creation", Ground),
    row!("unable.still_unclear", Ground),
    row!("declined.petition", Ground),
    row!("declined.repeat", Ground),
    row!("declined.publication", Ground),
    row!("declined.mass_repeat", Ground),
    row!("declined.reconfirm", Ground),
    row!("other.not_corrected", Ground),
    row!("other.fee_unpaid", Ground),
    row!("other.other", Ground),
    column!("natural_person"),
    fact(
        "organizations",
        Applicant,
        &[
            "applications.received.business + applications.received.research + applications.received.public_welfare + \
             applications.received.legal_service + applications.received.other_org",
            "applications.received.business + applications.received.research + applications.received.public_welfare + \
             applications.received.legal_service + applications.received.other_org + applications.carried_in.business + \
             applications.carried_in.research + applications.carried_in.public_welfare + \
             applications.carried_in.legal_service + applications.carried_in.other_org",
            "applications.handled.business + applications.handled.research + applications.handled.public_welfare + \
             applications.handled.legal_service + applications.handled.other_org",
        ],
    ),
    column!("business"),
    column!("research"),
    column!("public_welfare"),
    column!("legal_service"),
    // Beside 企业, 其他组织 are all the others.
    fact(
        "other_org",
        Applicant,
        &[
            "applications.received.other_org",
            "applications.received.other_org + applications.carried_in.other_org",
            "applications.handled.other_org",
            "applications.received.research + applications.received.public_welfare + \
             applications.received.legal_service + applications.received.other_org",
        ],
    ),
    fact("by.online", Channel, &[]),
    fact("by.letter", Channel, &[]),
    fact("by.in_person", Channel, &[]),
    fact("by.email", Channel, &[]),
    fact("by.fax", Channel, &[]),
    fact("by.phone", Channel, &[]),
    fact("by.other", Channel, &[]),
    // 行政复议、行政诉讼案件743件.
    fact(
        "cases",
        Case,
        &["review.reconsideration.total + review.litigation_direct.total + \
             review.litigation_after_reconsideration.total"],
    ),
    both!("upheld"),
    both!("corrected"),
    both!("other"),
    both!("pending"),
    fact(
        "cases.closed",
        Result,
        &[
            concat!(
                closed!("reconsideration"),
                " + ",
                closed!("litigation_direct"),
                " + ",
                closed!("litigation_after_reconsideration")
            ),
            closed!("reconsideration"),
            concat!(closed!("litigation_direct"), " + ", closed!("litigation_after_reconsideration")),
        ],
    ),
    fact("reconsideration", Case, &["review.reconsideration.total"]),
    block!("reconsideration", "reconsideration", "upheld"),
    block!("reconsideration", "reconsideration", "corrected"),
    block!("reconsideration", "reconsideration", "other"),
    block!("reconsideration", "reconsideration", "pending"),
    fact("reconsideration.closed", Result, &[closed!("reconsideration")]),
    fact("litigation", Case, &["review.litigation_direct.total + review.litigation_after_reconsideration.total"]),
    suits!("upheld"),
    suits!("corrected"),
    suits!("other"),
    suits!("pending"),
    fact(
        "litigation.closed",
        Result,
        &[concat!(closed!("litigation_direct"), " + ", closed!("litigation_after_reconsideration"))],
    ),
    fact(
        "litigation.won",
        Result,
        &[
            "review.litigation_direct.upheld + review.litigation_after_reconsideration.upheld",
            "review.litigation_direct.upheld + review.litigation_after_reconsideration.upheld + \
             review.litigation_direct.other + review.litigation_after_reconsideration.other",
        ],
    ),
    fact("direct", Case, &["review.litigation_direct.total"]),
    block!("direct", "litigation_direct", "upheld"),
    block!("direct", "litigation_direct", "corrected"),
    block!("direct", "litigation_direct", "other"),
    block!("direct", "litigation_direct", "pending"),
    fact("direct.closed", Result, &[closed!("litigation_direct")]),
    fact("after", Case, &["review.litigation_after_reconsideration.total"]),
    block!("after", "litigation_after_reconsideration", "upheld"),
    block!("after", "litigation_after_reconsideration", "corrected"),
    block!("after", "litigation_after_reconsideration", "other"),
    block!("after", "litigation_after_reconsideration", "pending"),
    fact("after.closed", Result, &[closed!("litigation_after_reconsideration")]),
    fact(
        "regulations",
        Document,
        &[
            "disclosure.regulations.issued",
            "disclosure.regulations.in_force",
            "disclosure.regulations.made",
            "disclosure.regulations.newly_disclosed",
            "disclosure.regulations.disclosed_total",
        ],
    ),
    fact(
        "regulations.issued",
        Document,
        &["disclosure.regulations.issued", "disclosure.regulations.made", "disclosure.regulations.newly_disclosed"],
    ),
    fact("regulations.repealed", Document, &["disclosure.regulations.repealed"]),
    fact("regulations.in_force", Document, &["disclosure.regulations.in_force"]),
    fact(
        "normative_documents",
        Document,
        &[
            "disclosure.normative_documents.issued",
            "disclosure.normative_documents.in_force",
            "disclosure.normative_documents.made",
            "disclosure.normative_documents.newly_disclosed",
            "disclosure.normative_documents.disclosed_total",
        ],
    ),
    fact(
        "normative_documents.issued",
        Document,
        &[
            "disclosure.normative_documents.issued",
            "disclosure.normative_documents.made",
            "disclosure.normative_documents.newly_disclosed",
        ],
    ),
    fact("regulations.newly", Document, &["disclosure.regulations.newly_disclosed"]),
    fact("regulations.total", Document, &["disclosure.regulations.disclosed_total"]),
    fact("normative_documents.newly", Document, &["disclosure.normative_documents.newly_disclosed"]),
    fact("normative_documents.total", Document, &["disclosure.normative_documents.disclosed_total"]),
    fact("normative_documents.repealed", Document, &["disclosure.normative_documents.repealed"]),
    fact("normative_documents.in_force", Document, &["disclosure.normative_documents.in_force"]),
    fact("licensing", Decision, &["disclosure.licensing.decisions"]),
    fact("penalties", Decision, &["disclosure.penalties.decisions"]),
    fact("other_services", Decision, &["disclosure.other_services.decisions"]),
    fact("procurement", Decision, &["disclosure.central_procurement.procurement_items"]),
    fact("procurement.amount", Money, &["disclosure.central_procurement.procurement_amount"]),
    fact("coercion", Decision, &["disclosure.coercion.decisions"]),
    // What was published is not what was decided; agreement is worth a tick, a difference says nothing.
    fact("licensing.published", Disclosure, &["disclosure.licensing.decisions"]),
    fact("penalties.published", Disclosure, &["disclosure.penalties.decisions"]),
    fact("coercion.published", Disclosure, &["disclosure.coercion.decisions"]),
    fact("fees", Money, &["disclosure.fees.amount_wan_yuan"]),
    fact("processing_fee", Money, &[]),
    fact("disclosed", Disclosure, &[]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{EDITIONS, TableKind};

    #[test]
    fn every_meaning_names_cells_of_an_edition() {
        for fact in FACTS {
            for id in fact.meanings.iter().flat_map(|meaning| meaning.split(" + ")) {
                let known = EDITIONS.iter().any(|edition| {
                    TableKind::ALL.into_iter().any(|kind| match id.split_once(".*.") {
                        Some((group, column)) => edition.table(kind).cells().any(|cell| {
                            format!("{}.{}", kind.key(), cell.row.key).starts_with(group) && cell.column.key == column
                        }),
                        None => edition.table(kind).find(id.trim()).is_some(),
                    })
                });
                assert!(known, "{} reads {id}", fact.key);
            }
        }
    }
}
