//! What explains that a number of the prose differs from its cell: it counts more, less or something else.

use super::percent::{Fit, Printed};
use super::text::{COMMAS, STOPS, any, between, since, text_before};
use super::told::Told;
use super::whose::{among_several, of_another_body};
use super::words::*;
use super::{Meaning, meanings_of};
use crate::characters::is_numeral;
use crate::number::Number;
use crate::report::Report;
use crate::report::claims::{Bound, Claim, Claims, Class, Dimension, Mention, Part, Quantity, Scope, Share, Sum};

/// Numbers of a sentence that are added, at most.
const PARTS: usize = 16;

/// Shares behind a number among which that of it is looked for.
const SHARES: usize = 8;

impl Told<'_> {
    /// Whether something explains that a claim differs from what its cell has: whose it is, how it is told, or of what.
    pub fn is_explained(&self) -> bool {
        let Self { report, claim, sentence, before: said, .. } = *self;
        let holds = |words: &[&str]| any(said, words);
        let (more, less) = (Some(claim.value) > self.plain, Some(claim.value) < self.plain);
        self.scope.is_some()
            || (of_another_body(report, claim.sentence, claim.start) && !self.made_by_government())
            || claim.bound != Bound::Exact
            || (more && said.contains("截至") && said.contains("累计"))
            // Without its branches, maybe.
            || any(self.clause, WITHOUT_BRANCHES)
            || matches!(claim.quantity, Quantity::Normative | Quantity::Regulations | Quantity::Dealt)
            || match claim.quantity.dimension() {
                _ if claim.value == Number::ZERO => false,
                // 办理许可 may count requests; 决定 counts what the form counts.
                Dimension::Decision => !sentence.contains("决定"),
                // What was made public may be less than what is in force, or more.
                Dimension::Document => any(self.clause, IN_FORCE),
                // 行政应诉案件200件 may be of anything, 收到复议申请600件 is said by who judges them.
                Dimension::Case | Dimension::Result => {
                    let all = (more && holds(ALL_CASES)) || holds(JUDGED);
                    // 复议后起诉 is said of what the form counts.
                    let of_form = matches!(claim.quantity.group(), Quantity::Direct | Quantity::After);
                    (all && !of_form && !said.contains("公开")) || (less && self.is_part())
                }
                // 办结118件（含上年结转5件）: those that were finished.
                Dimension::CarriedIn => less && self.clause.contains('含'),
                Dimension::Stage => {
                    less && claim.quantity == Quantity::Handled && (self.is_part() || self.in_time())
                }
                // What concerns a third party may be given, 其他 counts more than what was withdrawn.
                Dimension::Ground => {
                    (said.contains("涉及第三方") && !sentence.contains("不予"))
                        || (claim.quantity == Quantity::OtherOther && said.contains('撤'))
                }
                _ => false,
            }
    }

    /// 市政府制定规章2件: who makes documents is no other body.
    pub fn made_by_government(&self) -> bool {
        let Self { claim, .. } = *self;
        claim.quantity.dimension() == Dimension::Document && any(self.before, MAKERS)
    }

    /// Whether the sentence says that it counts a part: what was not done in time is told apart, or of the cases those that
    /// are new or closed. A total with a list of its parts is none.
    fn is_part(&self) -> bool {
        let Self { claim, .. } = *self;
        match claim.quantity.dimension() {
            Dimension::Stage if claim.quantity == Quantity::Handled => late(self.sentence) && !self.is_listed(),
            Dimension::Case => any(self.clause, CLOSED) || self.clause.contains("新收"),
            _ => false,
        }
    }

    /// Whether what follows the number lists its parts.
    fn is_listed(&self) -> bool {
        let rest = self.behind.trim_start_matches(COMMAS);
        LISTING.iter().any(|mark| rest.starts_with(mark))
    }

    /// Whether the clause says what was done in time, and the sentence that it was not all.
    fn in_time(&self) -> bool {
        any(self.clause, IN_TIME) && self.sentence.contains('率') && !self.sentence.contains("100")
    }

    /// Whether the sentence has what makes up the difference: 新收100件，结转13件 and 按期办结3463件，延期办结23件 are added
    /// before they are compared, of 行政诉讼案件200件，其中政府信息公开类113件 the table has the part, and what was withdrawn is
    /// part of 其他.
    pub fn made_up(&self) -> bool {
        let Self { claim, meanings, .. } = *self;
        self.set_apart()
            || self.is_summed()
            || self.is_added()
            || match claim.quantity.dimension() {
                Dimension::Case | Dimension::Stage | Dimension::Decision if self.may_be_of_more() => {
                    self.has_own_part()
                }
                Dimension::Document => self.has_own_document(),
                Dimension::Applicant => claim.quantity == Quantity::OtherOrg && self.are_all_applicants(),
                Dimension::Stage => claim.quantity == Quantity::Handled && self.is_rest(),
                Dimension::Ground => {
                    let more = meanings.iter().any(|meaning| meaning.value > Some(claim.value));
                    let behind = self.behind.split(STOPS).next().unwrap_or_default();
                    claim.quantity == Quantity::OtherOther
                        && more
                        && (self.before.contains('撤') || behind.contains('撤'))
                }
                _ => false,
            }
    }

    /// 本机关答复166件，委托答复4件，合计170件: whether a sum behind it, made up by it and those that follow, is what the table has.
    fn is_summed(&self) -> bool {
        let Self { report, claim, meanings, .. } = *self;
        let (mut sum, mut answered) = (None, Some(Number::ZERO));
        let numbers = self.numbers.iter().filter(|number| number.unit.counts());
        for number in numbers.take(PARTS) {
            let said = text_before(report, number).trim_end();
            if sum == Some(number.value) && sum > Some(claim.value) && said.ends_with('计') {
                return is_read(meanings, sum);
            }
            let add = |sum: Number| sum.checked_add(number.value);
            sum = sum.or(Some(Number::ZERO).filter(|_| number.start == claim.start)).and_then(add);
            // 当场答复5件，按期答复3471件，延期答复10件: all that were answered.
            if since(said, &['，', ',', '、', '（', '(']).contains("答复") {
                answered = answered.and_then(add);
            }
        }
        claim.quantity == Quantity::Handled && is_read(meanings, answered)
    }

    /// Whether a number beside it is to be added, and both together are what the table has.
    fn is_added(&self) -> bool {
        let Self { report, claim, meanings, .. } = *self;
        let claims = &report.claims;
        let apart = self.is_part();
        // What is open may be of the same thing, stated once more, and so may the next number or 其余.
        let next = |other: &Mention| {
            let index = claim.mention.and_then(|mention| claims.mention(mention.saturating_add(1)));
            index.is_some_and(|next| std::ptr::eq(next, other)) || text_before(report, other).ends_with("其余")
        };
        let of_rest = |other: &Mention| {
            // 网站办理3件、纸质申请36件: what came another way is of the same, and what was withdrawn is finished (18件答复，1件撤回).
            let same = |other: &Claim| {
                other.quantity.dimension() == Dimension::Channel
                    || (claim.quantity == Quantity::Handled && other.quantity == Quantity::OtherOther)
            };
            let taken = |claim: &Claim| claim.start == other.start && !same(claim);
            let claimed = self.beside.iter().any(taken);
            other.unit.counts() && !claimed && next(other)
        };
        let numbers = self.numbers.iter();
        let mut beside = numbers.filter(|other| apart || other.class == Class::Open || of_rest(other));
        claim.value > Number::ZERO && beside.any(|other| is_read(meanings, other.value.checked_add(claim.value)))
    }

    /// Whether a number may count more than the form does: cases of any kind, or what is told of others as well.
    fn may_be_of_more(&self) -> bool {
        let Self { report, claim, .. } = *self;
        claim.quantity.dimension() == Dimension::Case
            || self.scope.is_some()
            || among_several(report, claim.sentence, claim.start)
    }

    /// Whether the table has a part of the number. 行政复议12件，其中维持2件: how they ended is no kind of them.
    fn has_own_part(&self) -> bool {
        let Self { report, claim, meanings, .. } = *self;
        let claims = &report.claims;
        let is_result = |part: &Mention, index: u32| {
            let own = |told: &Claim| told.mention == Some(index) && told.quantity.dimension() == Dimension::Result;
            claims.of_sentence(part.sentence).iter().any(own)
        };
        let is_own = |index: &u32| {
            claims.mention(*index).is_some_and(|part| is_read(meanings, Some(part.value)) && !is_result(part, *index))
        };
        lists_of(claims, claim).any(|sum| sum.parts.iter().any(is_own))
    }

    /// 规章18件（新制定4件、修改14件）: whether the parts make up the number, and the table has one of them.
    fn has_own_document(&self) -> bool {
        let Self { report, claim, meanings, .. } = *self;
        lists_of(&report.claims, claim).any(|sum| {
            let value = |index: &u32| report.claims.mention(*index).map(|part| part.value);
            parts_of(report, sum) == Some(claim.value) && sum.parts.iter().any(|part| is_read(meanings, value(part)))
        })
    }

    /// 自然人96件、商业企业15件、法律服务机构5件，其他4件: whether those who applied are all that there were; this one the others.
    fn are_all_applicants(&self) -> bool {
        let Self { report, .. } = *self;
        let told = self.beside.iter();
        let told = told.filter(|told| told.quantity.dimension() == Dimension::Applicant);
        is_read(&meanings_of(report, Quantity::Received), Number::sum(told.map(|told| Some(told.value))))
    }

    /// 收到22件，2件结转，其余20件均答复: whether the number is the rest of what came in.
    fn is_rest(&self) -> bool {
        let Self { report, claim, .. } = *self;
        let on = || self.beside.iter().find(|on| on.quantity == Quantity::CarriedOut);
        let all = || on().and_then(|on| on.value.checked_add(claim.value));
        self.clause.ends_with(['余', '他', '它', '剩']) && is_read(&meanings_of(report, Quantity::Received), all())
    }

    /// 剔除误投24件后, 扣除撤回的7件，实际答复111件: whether the number is all but what is left out, or all with it; of 若剔除重复申请
    /// it is not told how many those are.
    fn is_left_out(&self) -> bool {
        let Self { claim, meanings, .. } = *self;
        let makes_up = |other: &Mention| {
            is_read(meanings, claim.value.checked_sub(other.value))
                || is_read(meanings, claim.value.checked_add(other.value))
        };
        let mut leads = LEFT_OUT.iter().filter_map(|word| Some(self.before.rsplit_once(word)?.1));
        // What goes on is what the form leaves out as well.
        let untold = leads.any(|rest| !rest.contains(is_numeral) && !rest.contains("结转"))
            && meanings.iter().any(|all| all.value > Some(claim.value));
        let sentence = self.sentence;
        untold || any(sentence, LEFT_OUT) && self.numbers.iter().any(makes_up)
    }

    /// Whether the sentence itself says that the figure is not what the form counts: it is left out, of something else, all
    /// that was dealt with, or this year's without last year's; and other numbers make up the difference exactly.
    fn set_apart(&self) -> bool {
        let Self { claim, .. } = *self;
        match claim.quantity.dimension() {
            Dimension::Outcome => self.is_carried_in(),
            Dimension::Stage if self.is_left_out() => true,
            Dimension::Stage if claim.quantity == Quantity::Handled => self.is_of_one_year(),
            Dimension::Stage => self.is_of_any_intake(),
            Dimension::Case if any(self.clause, CLOSED) || self.clause.contains("办结") => self.is_without_pending(),
            Dimension::Case | Dimension::Result => self.is_of_any_cases(),
            _ => false,
        }
    }

    /// 新收100件，结转6件: in or out.
    fn is_carried_in(&self) -> bool {
        let Self { report, claim, .. } = *self;
        claim.quantity == Quantity::CarriedOut
            && (self.before.trim_end().ends_with("结转") || self.clause.contains("跨年"))
            && report.counted("applications.carried_in.total") == Some(claim.value)
    }

    /// Whether what was finished is of what came in this year only, or since the year's end.
    fn is_of_one_year(&self) -> bool {
        let Self { report, claim, meanings, behind, .. } = *self;
        // 全年345件申请全部依法答复: of what came in this year.
        let said = behind.trim_start_matches('的').trim_start_matches("申请");
        let of_new = ALL_OF_THEM.iter().any(|word| said.starts_with(word))
            && report.counted("applications.received.total") == Some(claim.value);
        // 仍在办理29件；截至目前，29件均已办结: since then.
        let goes_on =
            |on: &Claim| on.quantity == Quantity::CarriedOut && on.value == claim.value && on.mention != claim.mention;
        let since = || behind.starts_with('均') && self.beside.iter().any(goes_on);
        // 本年308件中办结295件: without those that were carried over.
        let without_carried = || {
            let carried = report.counted("applications.carried_in.total");
            self.clause.contains('中')
                && any(self.sentence, CARRIED)
                && is_read(meanings, carried.and_then(|carried| claim.value.checked_add(carried)))
        };
        of_new || since() || without_carried()
    }

    /// Whether what came in is told of an area or of applications of any kind, and beside it what the table has; or it is all
    /// that was dealt with.
    fn is_of_any_intake(&self) -> bool {
        let Self { report, claim, meanings, .. } = *self;
        let dealt = any(self.before, DEALT);
        // 全市收到100件，我县收到20件; 全省系统收到29061件，厅机关收到3229件.
        let larger = matches!(claim.scope, Some(Scope::Area | Scope::System));
        let is_own = |said: &str| {
            said.replace("本年", "").replace("基本", "").contains(['我', '本'])
                || (larger && said.contains(['局', '厅', '委', '机']))
        };
        let own = |other: &Mention| other.start > claim.end && is_own(since(text_before(report, other), &STOPS));
        // 收到各类申请500件，其中政府信息公开申请385件.
        let informed = |other: &Mention| {
            let said = between(report, claim.sentence, claim.end, other.start).trim_end_matches('的');
            said.ends_with("信息公开申请") && !said.contains(|c: char| c.is_ascii_digit())
        };
        let told = |other: &Mention| is_read(meanings, Some(other.value)) && (informed(other) || own(other));
        (dealt && report.counted("applications.handled.total") == Some(claim.value)) || self.numbers.iter().any(told)
    }

    /// 审结414件: whether the number is all cases but those that are pending.
    fn is_without_pending(&self) -> bool {
        let Self { report, claim, meanings, .. } = *self;
        let pending =
            claim.quantity.part(Part::Pending).map(|pending| meanings_of(report, pending)).unwrap_or_default();
        let with = |pending: &Meaning| pending.value.and_then(|value| claim.value.checked_add(value));
        pending.iter().any(|pending| is_read(meanings, with(pending)))
    }

    /// Whether cases are of any kind, and beside them stands what the table has, or what share of them that is.
    fn is_of_any_cases(&self) -> bool {
        let Self { report, claim, meanings, .. } = *self;
        let claims = &report.claims;
        let whole = claim.value.integer();
        let fits = |share: &Share| {
            let printed = claims.mention(share.percent).and_then(|percent| Printed::told(report, percent));
            let mut values = meanings.iter().filter_map(|meaning| meaning.value?.integer());
            printed
                .zip(whole)
                .is_some_and(|(printed, whole)| values.any(|value| printed.fit(value, whole) == Fit::Exact))
        };
        let of_it = |share: &&Share| share.part.is_none() && share.whole.is_some() && share.whole == claim.mention;
        let first = claims.shares.partition_point(|share| Some(share.percent) < claim.mention);
        let mut near = claims.shares.iter().skip(first).take(SHARES).filter(of_it);
        // 复议案件350件中信息公开类70件; 复议26件、诉讼33件，其中涉及信息公开的复议11件、诉讼9件.
        let informed = |other: &Mention| {
            let between = between(report, claim.sentence, claim.end, other.start);
            is_read(meanings, Some(other.value))
                && other.start > claim.end
                && (between.contains("公开类") || between.contains("其中") && between.contains("公开"))
        };
        self.numbers.iter().any(informed) || near.any(fits)
    }
}

/// The lists whose total a claim is: they stand in its sentence or in the next.
pub fn lists_of<'a>(claims: &'a Claims, claim: &'a Claim) -> impl Iterator<Item = &'a Sum> {
    let near = [claim.sentence, claim.sentence.saturating_add(1)].into_iter();
    near.flat_map(|sentence| claims.sums_of(sentence)).filter(|sum| Some(sum.total) == claim.mention)
}

/// Whether a sentence counts apart what was not done in time.
fn late(sentence: &str) -> bool {
    any(sentence, LATE)
}

/// Whether one of the meanings has that value.
fn is_read(meanings: &[Meaning], value: Option<Number>) -> bool {
    value.is_some() && meanings.iter().any(|meaning| meaning.value == value)
}

/// What the parts of a list make up.
pub fn parts_of(report: &Report, sum: &Sum) -> Option<Number> {
    Number::sum(sum.parts.iter().map(|index| report.claims.mention(*index).map(|part| part.value)))
}
