//! Every quantity, and what it may mean in the cells of the form.

use super::Dimension::{
    self, Applicant, CarriedIn, Case, Channel, Decision, Disclosure, Document, Ground, Money, Outcome, Result, Stage,
};
use super::{Fact, Part};

const fn fact(dimension: Dimension, meanings: &'static [&'static str]) -> Fact {
    Fact { dimension, of: None, part: None, meanings }
}

const fn part(of: Quantity, part: Part, dimension: Dimension, meanings: &'static [&'static str]) -> Fact {
    Fact { dimension, of: Some(of), part: Some(part), meanings }
}

/// The quantities: their names, their keys and what is known of them.
macro_rules! quantities {
    ($($name:ident = $key:literal: $fact:expr,)*) => {
        /// A quantity of the closed vocabulary: what a number of the prose counts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Quantity {
            $($name),*
        }

        impl Quantity {
            /// Every quantity.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its key where claims are written down, e.g. `received`, `refused.third_party`.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key),*
                }
            }
        }

        /// What is known of each quantity, in their order.
        pub(super) static FACTS: [Fact; Quantity::ALL.len()] = [$($fact),*];
    };
}

/// A row of the applications table that is one of a group.
macro_rules! ground {
    ($of:ident, $row:literal) => {
        Fact { of: Some(Quantity::$of), ..fact(Ground, &[concat!("applications.", $row, ".total")]) }
    };
}

/// Readings of an applicant column: among the new, all intake, the handled.
macro_rules! column {
    ($key:literal) => {
        fact(
            Applicant,
            &[
                concat!("applications.received.", $key),
                concat!("applications.received.", $key, " + applications.carried_in.", $key),
                concat!("applications.handled.", $key),
            ],
        )
    };
}

/// A result of a block of the review table.
macro_rules! block {
    ($of:ident, $part:ident, $cell:literal) => {
        part(Quantity::$of, Part::$part, Result, &[concat!("review.", $cell)])
    };
}

/// What is done to documents.
macro_rules! paper {
    ($of:ident, $part:ident, $cell:literal) => {
        part(Quantity::$of, Part::$part, Document, &[concat!("disclosure.", $cell)])
    };
}

/// Reviews and suits together; 行政复议12件、行政诉讼9件，纠正3件 may be said of the last ones only.
macro_rules! both {
    ($part:ident, $result:literal) => {
        part(
            Quantity::Cases,
            Part::$part,
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
    ($part:ident, $result:literal) => {
        part(
            Quantity::Litigation,
            Part::$part,
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

quantities! {
    Received = "received": fact(Stage, &[
        "applications.received.total", "applications.received.total + applications.carried_in.total",
    ]),
    // 应答复 says what came in, with or without what was carried over, or what had to be finished within the year.
    Due = "due": fact(Stage, &[
        "applications.received.total + applications.carried_in.total",
        "applications.received.total",
        "applications.handled.total",
    ]),
    New = "new": fact(Stage, &["applications.received.total"]),
    CarriedIn = "carried_in": fact(CarriedIn, &["applications.carried_in.total"]),
    // 办理 says either what came in or what was finished.
    Processed = "processed": fact(Stage, &[
        "applications.handled.total",
        "applications.received.total",
        "applications.received.total + applications.carried_in.total",
    ]),
    Handled = "handled": fact(Stage, &["applications.handled.total"]),
    // 5件申请均已答复: all that there are, whichever they are.
    Dealt = "dealt": fact(Stage, &[
        "applications.handled.total",
        "applications.received.total",
        "applications.received.total + applications.carried_in.total",
    ]),
    CarriedOut = "carried_out": fact(Outcome, &["applications.carried_out.total"]),
    Granted = "granted": fact(Outcome, &[
        "applications.granted.total", "applications.granted.total + applications.partly_granted.total",
    ]),
    PartlyGranted = "partly_granted": fact(Outcome, &["applications.partly_granted.total"]),
    // 予以公开和部分公开合计35件.
    Given = "given": fact(Outcome, &["applications.granted.total + applications.partly_granted.total"]),
    // 不予公开 is also said of everything that was not given.
    Refused = "refused": fact(Outcome, &[
        "applications.refused.*.total",
        "applications.refused.*.total + applications.unable.*.total",
        "applications.refused.*.total + applications.declined.*.total",
        "applications.refused.*.total + applications.unable.*.total + applications.declined.*.total",
        "applications.refused.*.total + applications.unable.*.total + applications.declined.*.total + applications.other.*.total",
    ]),
    // 没有所申请的信息 is all of it, or what is not held.
    Unable = "unable": fact(Outcome, &["applications.unable.*.total", "applications.unable.not_held.total"]),
    Declined = "declined": fact(Outcome, &["applications.declined.*.total"]),
    Other = "other": fact(Outcome, &["applications.other.*.total", "applications.other.other.total"]),
    RefusedStateSecret = "refused.state_secret": ground!(Refused, "refused.state_secret"),
    RefusedLawForbids = "refused.law_forbids": ground!(Refused, "refused.law_forbids"),
    RefusedSecurityStability = "refused.security_stability": ground!(Refused, "refused.security_stability"),
    RefusedThirdParty = "refused.third_party": ground!(Refused, "refused.third_party"),
    RefusedInternalAffairs = "refused.internal_affairs": ground!(Refused, "refused.internal_affairs"),
    RefusedProcessInformation = "refused.process_information": ground!(Refused, "refused.process_information"),
    RefusedEnforcementFile = "refused.enforcement_file": ground!(Refused, "refused.enforcement_file"),
    RefusedAdministrativeInquiry = "refused.administrative_inquiry": ground!(Refused, "refused.administrative_inquiry"),
    UnableNotHeld = "unable.not_held": ground!(Unable, "unable.not_held"),
    UnableNeedsCreation = "unable.needs_creation": ground!(Unable, "unable.needs_creation"),
    UnableStillUnclear = "unable.still_unclear": ground!(Unable, "unable.still_unclear"),
    DeclinedPetition = "declined.petition": ground!(Declined, "declined.petition"),
    DeclinedRepeat = "declined.repeat": ground!(Declined, "declined.repeat"),
    DeclinedPublication = "declined.publication": ground!(Declined, "declined.publication"),
    DeclinedMassRepeat = "declined.mass_repeat": ground!(Declined, "declined.mass_repeat"),
    DeclinedReconfirm = "declined.reconfirm": ground!(Declined, "declined.reconfirm"),
    OtherNotCorrected = "other.not_corrected": ground!(Other, "other.not_corrected"),
    OtherFeeUnpaid = "other.fee_unpaid": ground!(Other, "other.fee_unpaid"),
    OtherOther = "other.other": ground!(Other, "other.other"),
    NaturalPerson = "natural_person": column!("natural_person"),
    Organizations = "organizations": fact(Applicant, &[
        "applications.received.business + applications.received.research + applications.received.public_welfare + \
         applications.received.legal_service + applications.received.other_org",
        "applications.received.business + applications.received.research + applications.received.public_welfare + \
         applications.received.legal_service + applications.received.other_org + applications.carried_in.business + \
         applications.carried_in.research + applications.carried_in.public_welfare + \
         applications.carried_in.legal_service + applications.carried_in.other_org",
        "applications.handled.business + applications.handled.research + applications.handled.public_welfare + \
         applications.handled.legal_service + applications.handled.other_org",
    ]),
    Business = "business": column!("business"),
    Research = "research": column!("research"),
    PublicWelfare = "public_welfare": column!("public_welfare"),
    LegalService = "legal_service": column!("legal_service"),
    // Beside 企业, 其他组织 are all the others.
    OtherOrg = "other_org": fact(Applicant, &[
        "applications.received.other_org",
        "applications.received.other_org + applications.carried_in.other_org",
        "applications.handled.other_org",
        "applications.received.research + applications.received.public_welfare + \
         applications.received.legal_service + applications.received.other_org",
    ]),
    ByOnline = "by.online": fact(Channel, &[]),
    ByLetter = "by.letter": fact(Channel, &[]),
    ByInPerson = "by.in_person": fact(Channel, &[]),
    ByEmail = "by.email": fact(Channel, &[]),
    ByFax = "by.fax": fact(Channel, &[]),
    ByPhone = "by.phone": fact(Channel, &[]),
    ByOther = "by.other": fact(Channel, &[]),
    // 行政复议、行政诉讼案件743件.
    Cases = "cases": fact(Case, &[
        "review.reconsideration.total + review.litigation_direct.total + \
         review.litigation_after_reconsideration.total",
    ]),
    CasesUpheld = "cases.upheld": both!(Upheld, "upheld"),
    CasesCorrected = "cases.corrected": both!(Corrected, "corrected"),
    CasesOther = "cases.other": both!(Other, "other"),
    CasesPending = "cases.pending": both!(Pending, "pending"),
    CasesClosed = "cases.closed": part(Quantity::Cases, Part::Closed, Result, &[
        concat!(
            closed!("reconsideration"),
            " + ",
            closed!("litigation_direct"),
            " + ",
            closed!("litigation_after_reconsideration")
        ),
        closed!("reconsideration"),
        concat!(closed!("litigation_direct"), " + ", closed!("litigation_after_reconsideration")),
    ]),
    Reconsideration = "reconsideration": fact(Case, &["review.reconsideration.total"]),
    ReconsiderationUpheld = "reconsideration.upheld": block!(Reconsideration, Upheld, "reconsideration.upheld"),
    ReconsiderationCorrected = "reconsideration.corrected": block!(Reconsideration, Corrected, "reconsideration.corrected"),
    ReconsiderationOther = "reconsideration.other": block!(Reconsideration, Other, "reconsideration.other"),
    ReconsiderationPending = "reconsideration.pending": block!(Reconsideration, Pending, "reconsideration.pending"),
    ReconsiderationClosed = "reconsideration.closed": part(Quantity::Reconsideration, Part::Closed, Result, &[
        closed!("reconsideration"),
    ]),
    Litigation = "litigation": fact(Case, &[
        "review.litigation_direct.total + review.litigation_after_reconsideration.total",
    ]),
    LitigationUpheld = "litigation.upheld": suits!(Upheld, "upheld"),
    LitigationCorrected = "litigation.corrected": suits!(Corrected, "corrected"),
    LitigationOther = "litigation.other": suits!(Other, "other"),
    LitigationPending = "litigation.pending": suits!(Pending, "pending"),
    LitigationClosed = "litigation.closed": part(Quantity::Litigation, Part::Closed, Result, &[
        concat!(closed!("litigation_direct"), " + ", closed!("litigation_after_reconsideration")),
    ]),
    LitigationWon = "litigation.won": part(Quantity::Litigation, Part::Won, Result, &[
        "review.litigation_direct.upheld + review.litigation_after_reconsideration.upheld",
        "review.litigation_direct.upheld + review.litigation_after_reconsideration.upheld + \
         review.litigation_direct.other + review.litigation_after_reconsideration.other",
    ]),
    Direct = "direct": fact(Case, &["review.litigation_direct.total"]),
    DirectUpheld = "direct.upheld": block!(Direct, Upheld, "litigation_direct.upheld"),
    DirectCorrected = "direct.corrected": block!(Direct, Corrected, "litigation_direct.corrected"),
    DirectOther = "direct.other": block!(Direct, Other, "litigation_direct.other"),
    DirectPending = "direct.pending": block!(Direct, Pending, "litigation_direct.pending"),
    DirectClosed = "direct.closed": part(Quantity::Direct, Part::Closed, Result, &[closed!("litigation_direct")]),
    After = "after": fact(Case, &["review.litigation_after_reconsideration.total"]),
    AfterUpheld = "after.upheld": block!(After, Upheld, "litigation_after_reconsideration.upheld"),
    AfterCorrected = "after.corrected": block!(After, Corrected, "litigation_after_reconsideration.corrected"),
    AfterOther = "after.other": block!(After, Other, "litigation_after_reconsideration.other"),
    AfterPending = "after.pending": block!(After, Pending, "litigation_after_reconsideration.pending"),
    AfterClosed = "after.closed": part(Quantity::After, Part::Closed, Result, &[
        closed!("litigation_after_reconsideration"),
    ]),
    Regulations = "regulations": fact(Document, &[
        "disclosure.regulations.issued",
        "disclosure.regulations.in_force",
        "disclosure.regulations.made",
        "disclosure.regulations.newly_disclosed",
        "disclosure.regulations.disclosed_total",
    ]),
    RegulationsIssued = "regulations.issued": part(Quantity::Regulations, Part::Issued, Document, &[
        "disclosure.regulations.issued", "disclosure.regulations.made", "disclosure.regulations.newly_disclosed",
    ]),
    RegulationsRepealed = "regulations.repealed": paper!(Regulations, Repealed, "regulations.repealed"),
    RegulationsInForce = "regulations.in_force": paper!(Regulations, InForce, "regulations.in_force"),
    Normative = "normative_documents": fact(Document, &[
        "disclosure.normative_documents.issued",
        "disclosure.normative_documents.in_force",
        "disclosure.normative_documents.made",
        "disclosure.normative_documents.newly_disclosed",
        "disclosure.normative_documents.disclosed_total",
    ]),
    NormativeIssued = "normative_documents.issued": part(Quantity::Normative, Part::Issued, Document, &[
        "disclosure.normative_documents.issued",
        "disclosure.normative_documents.made",
        "disclosure.normative_documents.newly_disclosed",
    ]),
    RegulationsNewly = "regulations.newly": paper!(Regulations, Newly, "regulations.newly_disclosed"),
    RegulationsTotal = "regulations.total": paper!(Regulations, Total, "regulations.disclosed_total"),
    NormativeNewly = "normative_documents.newly": paper!(Normative, Newly, "normative_documents.newly_disclosed"),
    NormativeTotal = "normative_documents.total": paper!(Normative, Total, "normative_documents.disclosed_total"),
    NormativeRepealed = "normative_documents.repealed": paper!(Normative, Repealed, "normative_documents.repealed"),
    NormativeInForce = "normative_documents.in_force": paper!(Normative, InForce, "normative_documents.in_force"),
    Licensing = "licensing": fact(Decision, &["disclosure.licensing.decisions"]),
    Penalties = "penalties": fact(Decision, &["disclosure.penalties.decisions"]),
    OtherServices = "other_services": fact(Decision, &["disclosure.other_services.decisions"]),
    Procurement = "procurement": fact(Decision, &["disclosure.central_procurement.procurement_items"]),
    ProcurementAmount = "procurement.amount": fact(Money, &["disclosure.central_procurement.procurement_amount"]),
    Coercion = "coercion": fact(Decision, &["disclosure.coercion.decisions"]),
    // What was published is not what was decided; agreement is worth a tick, a difference says nothing.
    LicensingPublished = "licensing.published": part(Quantity::Licensing, Part::Published, Disclosure, &[
        "disclosure.licensing.decisions",
    ]),
    PenaltiesPublished = "penalties.published": part(Quantity::Penalties, Part::Published, Disclosure, &[
        "disclosure.penalties.decisions",
    ]),
    CoercionPublished = "coercion.published": part(Quantity::Coercion, Part::Published, Disclosure, &[
        "disclosure.coercion.decisions",
    ]),
    Fees = "fees": fact(Money, &["disclosure.fees.amount_wan_yuan"]),
    ProcessingFee = "processing_fee": fact(Money, &[]),
    Disclosed = "disclosed": fact(Disclosure, &[]),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{EDITIONS, TableKind};

    #[test]
    fn every_meaning_names_cells_of_an_edition() {
        for quantity in Quantity::ALL {
            for id in quantity.fact().meanings.iter().flat_map(|meaning| meaning.split(" + ")) {
                let known = EDITIONS.iter().any(|edition| {
                    TableKind::ALL.into_iter().any(|kind| match id.split_once(".*.") {
                        Some((group, column)) => edition.table(kind).cells().any(|cell| {
                            format!("{}.{}", kind.key(), cell.row.key).starts_with(group) && cell.column.key == column
                        }),
                        None => edition.table(kind).find(id.trim()).is_some(),
                    })
                });
                assert!(known, "{} reads {id}", quantity.key());
            }
        }
    }

    #[test]
    fn what_is_of_another_has_its_key_before_its_own() {
        for quantity in Quantity::ALL {
            let fact = quantity.fact();
            assert_eq!(fact.of.map(Quantity::key), quantity.key().split_once('.').map(|(of, _)| of).filter(of_fact));
            assert_eq!(fact.of.zip(fact.part).and_then(|(of, part)| of.part(part)), fact.part.map(|_| *quantity));
        }
    }

    /// Channels and the amount of procurement are of nothing else that is counted.
    fn of_fact(of: &&str) -> bool {
        !matches!(*of, "by" | "procurement")
    }
}
