//! What words say of all or of none: negations, 均, 全部, 零.

use super::features::{Context, Features};
use super::grammar::{REACH, Reader, ahead, clip, ends_segment, is_count, segment_end, since};
use super::lexicon::{Act, Term, Topic};
use super::numeral::Numeral;
use super::token::{Kind, Token};
use crate::number::Number;
use crate::report::claims::{Dimension, Part, Quantity, Unit, Whole, WholeOf};

/// Words that deny some of a kind only: 未发生重大行政诉讼案件, 无超期未答复申请.
const SOME: &[&str] = &[
    "重大",
    "负面",
    "恶性",
    "集体",
    "群体",
    "再次",
    "超期",
    "逾期",
    "违法",
    "违规",
    "不当",
    "极端",
    "越级",
    "新的",
    "不出庭",
    "期限外",
    "不履行",
    "未履行",
    "未依法",
    "不依法",
    // Of money mostly.
    "结余",
];

/// Words that tell a kind of applications, by what it is about or how they came: 与本机关职责无关的申请.
const KINDS: &[&str] = &["以", "不符", "关于", "有关", "涉及", "无关", "要求", "针对"];

/// Characters outside the vocabulary that may stand between a negation and what it denies.
const NEGATION_REACH: usize = 8;

impl Reader<'_> {
    /// A negation states zero of what it denies, as far as the segment, the next number or the next negation.
    pub(super) fn negation(&mut self, tokens: &[Token], at: usize) {
        let end = denied_end(tokens, at + 1);
        if self.state.apart() || tokens.get(end).is_some_and(|token| matches!(token.kind, Kind::Number(_))) {
            return;
        }
        let Some(denied) = tokens.get(at + 1..end) else { return };
        let mut features = Features::of(denied);
        let mut context = self.context_of(denied);
        // 2023年为389件，…，无结转: no longer of that year.
        let dates = |token: &Token| match token.kind {
            Kind::Number(numeral) => numeral.unit == Unit::Year,
            kind => kind == Kind::Term(Term::LastYear),
        };
        context.year = context.year.filter(|_| since(tokens, self.state.segment, at).iter().any(dates));
        let mut quantities = features.quantities(&context, Unit::Bare, true);
        if quantities.is_empty() && !features.of_the_form() && is_negation(tokens.get(end)) {
            // 未制发也未废止规范性文件: what both deny stands behind the second.
            let object = tokens.get(end + 1..denied_end(tokens, end + 1)).unwrap_or_default();
            let object = object.iter().filter(|token| !matches!(token.kind, Kind::Term(Term::Act(_))));
            let joined: Vec<Token> = denied.iter().chain(object).copied().collect();
            features = Features::of(&joined);
            quantities = features.quantities(&self.context_of(&joined), Unit::Bare, true);
        }
        if features.negated || features.foreign_alone || features.unknown > NEGATION_REACH {
            return;
        }
        let lead = self.lead(tokens, at);
        self.denied_before(lead, &features, &mut quantities);
        // 未对公民收取费用: of those who applied nothing is denied; 公益组织的申请未出现不予处理: of theirs only.
        let collected = features.last_act() == Some(Act::Collected) && !features.of_decisions();
        let of_some = lead.iter().any(|token| matches!(token.kind, Kind::Term(Term::Applicant(_))));
        let allowed = |quantity: &Quantity| {
            use Dimension::{Case, Disclosure, Ground, Money, Outcome, Result, Stage};
            if collected && quantity.dimension() != Money {
                return false;
            }
            match quantity.dimension() {
                Disclosure => false,
                Case | Result => true,
                // 未办结, 未答复 is something else than none.
                Stage => matches!(quantity, Quantity::Received | Quantity::New),
                // 未减免 is not 未收取.
                Money => features.unknown == 0 && (!features.has(Act::Waived) || features.has(Act::Collected)),
                // 未收到涉及国家秘密的申请: what is asked for.
                Ground => features.unknown == 0 && !features.has(Act::Received) && !of_some,
                Outcome => features.unknown == 0 && !of_some,
                _ => features.unknown == 0,
            }
        };
        quantities.retain(allowed);
        let adjacent = !matches!(tokens.get(at + 1).map(|token| token.kind), Some(Kind::Unknown(_)) | None);
        if quantities.is_empty() || !(adjacent || features.has(Act::Occurred)) {
            return;
        }
        let text = tokens.get(end - 1).and_then(|last| self.text().get(tokens[at].start..last.end)).unwrap_or_default();
        // 未发生因不作为被提起行政诉讼: for that reason.
        let narrow = |why: &str| !why.contains(['公', '申']) || why.starts_with("不予");
        let reason = text.replace("因此", "").split_once('因').is_some_and(|(_, why)| narrow(why));
        // 未新增行政复议案件: older ones go on.
        let new = ["新增", "新发生"].iter().any(|word| text.contains(word));
        let new_cases = new && quantities.iter().all(|quantity| quantity.dimension() == Dimension::Case);
        // 未收到要求减免费用的申请, 未收到以外文提出的申请: of that kind.
        let kind = features.has(Act::Waived) || (features.unknown > 1 && KINDS.iter().any(|word| text.contains(word)));
        if kind
            && text.contains("的")
            && quantities.iter().all(|quantity| matches!(quantity, Quantity::Received | Quantity::New))
        {
            return;
        }
        // 无外省申请人提出的申请.
        let of_some = denied.iter().any(|token| token.kind == Kind::Term(Term::Average));
        if reason || new_cases || of_some || features.of_both_ways() || SOME.iter().any(|word| text.contains(word)) {
            return;
        }
        // 12个镇中有4个未收到申请.
        let clause = since(tokens, self.state.segment, at);
        if clause.iter().any(|token| matches!(token.kind, Kind::Term(Term::Bodies))) {
            return;
        }
        let (Some(first), Some(last)) = (tokens.get(at), tokens.get(end - 1)) else { return };
        let year = self.context.year;
        for quantity in quantities {
            // 上年无结转申请: into this year.
            self.context.year = year.filter(|_| quantity != Quantity::CarriedIn);
            self.deny(quantity, (first.start, last.end));
        }
        self.context.year = year;
        self.state.segment = end;
        self.state.said = end;
    }

    /// 复议诉讼：未出现; 法律服务机构均未提出申请 — what is denied stands before.
    fn denied_before(&self, lead: &[Token], denied: &Features, quantities: &mut Vec<Quantity>) {
        if denied.unknown > 0 || lead.iter().rev().any(|token| is_negation(Some(token))) {
            return;
        }
        let before = Features::of(lead);
        if before.foreign {
            return;
        }
        let happened = denied.has(Act::Occurred) || denied.has(Act::Collected) || denied.says_nothing();
        if quantities.is_empty() && happened && !denied.of_the_form() {
            let collected = denied.has(Act::Collected);
            *quantities = before.quantities(&self.context, Unit::Bare, true);
            quantities.retain(|quantity| !collected || quantity.dimension() == Dimension::Money);
        } else if quantities.iter().all(|quantity| *quantity == Quantity::Received) && before.acts_are_none() {
            let parties = before.parties(false);
            if !parties.is_empty() {
                *quantities = parties;
            }
        }
    }

    /// The context a stretch of tokens is read in: its own last topic where it has one.
    pub(super) fn context_of(&self, tokens: &[Token]) -> Context {
        let mut topics = tokens.iter().rev().filter_map(|token| match token.kind {
            Kind::Term(Term::Topic(topic)) => Some(topic),
            _ => None,
        });
        Context { topic: topics.next().or(self.context.topic), ..self.context }
    }

    /// 均, 全部: of each number, or of all applications or cases.
    pub(super) fn all(&mut self, tokens: &[Token], at: usize) {
        let end = clause_end(tokens, at + 1);
        let Some(said) = tokens.get(at + 1..end) else { return };
        let features = Features::of(said);
        if matches!(tokens.get(end).map(|token| token.kind), Some(Kind::Number(_))) {
            self.state.each = true;
            return;
        }
        // 其余均已办结, 八成申请均由自然人提出 is not said of all.
        let clause = since(tokens, self.state.segment, at);
        let of_the_rest = clause.iter().any(|token| match token.kind {
            Kind::Number(share) => share.unit == Unit::Percent && share.value < Number::from(100),
            kind => kind == Kind::Term(Term::Other),
        });
        if features.negated || features.foreign || self.state.apart() || of_the_rest {
            return;
        }
        // 上年结转5件已全部办结 is not said of all applications.
        let carried = |token: &Token| {
            matches!(
                token.kind,
                Kind::Term(Term::LastYear | Term::Act(Act::Carried | Act::CarriedIn | Act::CarriedWith))
            )
        };
        let of_carried = clause.iter().any(carried)
            || self.state.counts.last().is_some_and(|(_, last)| *last == Some(Quantity::CarriedIn));
        // 均在上年报告中列入尚未审结.
        if said.iter().any(|token| token.kind == Kind::Term(Term::LastYear)) {
            return;
        }
        // 网上申请均已办结, 补正的23件均已办结: of some.
        let unnamed = self.state.counts.last().is_some_and(|(_, of)| of.is_none());
        let of_some = clause.iter().any(|token| match token.kind {
            Kind::Term(term) => matches!(term, Term::Channel(_) | Term::Applicant(_)),
            _ => unnamed && is_count(token),
        });
        let subject = Features::of(clause);
        let applications =
            self.context.topic == Some(Topic::Applications) && !of_carried && !self.state.party && !of_some;
        // 申请全部予以公开.
        let of_all = |kind: Quantity| kind.dimension() == Dimension::Outcome && subject.only_applications();
        let of = if let Some(kind) = features.kind(&self.context).filter(|kind| self.counted(*kind) || of_all(*kind)) {
            WholeOf::Kind(kind)
        } else if let Some(closed) =
            self.closed(&features).filter(|_| features.closes() && features.unknown == 0 && self.behind_cases())
        {
            WholeOf::Kind(closed)
        } else if let ([case], Some(Act::Closed), true) =
            (subject.specific_cases().as_slice(), features.last_act(), subject.of_cases_only())
            && let Some(closed) = case.part(Part::Closed).filter(|_| features.unknown == 0)
        {
            // 行政复议案件均已审结.
            WholeOf::Kind(closed)
        } else if applications && features.has(Act::Handled) {
            WholeOf::Handled
        } else if applications && features.has(Act::Answered) && features.unknown <= NEGATION_REACH {
            WholeOf::Answered
        } else if applications
            && features.last_act() == Some(Act::Processed)
            && features.unknown == 0
            && self.is_over(said)
        {
            WholeOf::Handled
        } else {
            return;
        };
        if let (Some(first), Some(last)) = (tokens.get(at), tokens.get(end - 1)) {
            for of in self.of_both_cases(of) {
                self.whole(of, (first.start, last.end));
            }
            self.state.said = end;
        }
    }

    /// 均已办理 says that it is over; 均依法办理 says how, 均已转某局办理 by whom.
    fn is_over(&self, said: &[Token]) -> bool {
        let moves = |token: &Token| matches!(token.kind, Kind::Term(Term::Move | Term::Act(Act::Transferred)));
        said.first().is_some_and(|first| first.word(self.text()).starts_with('已')) && !said.iter().any(moves)
    }

    /// 行政复议3件、行政诉讼1件，均维持: of each of the cases counted side by side before.
    fn of_both_cases(&self, of: WholeOf) -> Vec<WholeOf> {
        use Dimension::{Case, Result};
        let WholeOf::Kind(kind) = of else { return vec![of] };
        let Some(result) = kind.fact().part.filter(|_| kind.dimension() == Result) else { return vec![of] };
        let counted = self.stated().iter().rev();
        let cases = counted.take_while(|claim| {
            claim.quantity.dimension() == Case
                && claim.value != Number::ZERO
                && claim.start as usize >= self.state.strong
        });
        let mut all: Vec<WholeOf> =
            cases.take(4).filter_map(|claim| claim.quantity.part(result)).map(WholeOf::Kind).collect();
        if all.is_empty() || !(all.contains(&of) || kind.group() == Quantity::Cases) {
            all = vec![of];
        }
        all
    }

    /// 行政复议12件，收到平台办件33条，均按时办结: of what was counted last, be it no case.
    fn behind_cases(&self) -> bool {
        use Dimension::{Case, Result};
        let last = self.state.counts.last().map(|(mention, _)| *mention);
        let of_case = |(_, of): &(u32, Option<Quantity>)| of.is_some_and(|of| matches!(of.dimension(), Case | Result));
        self.state.foreign <= last && self.state.counts.last().is_none_or(of_case)
    }

    /// Whether the sentence counts what all are said to be a kind of: 不予公开 is also said of what was never applied for.
    fn counted(&self, kind: Quantity) -> bool {
        use Dimension::{Ground, Outcome, Stage};
        let last = self.state.counts.last().and_then(|(_, quantity)| *quantity).map(Quantity::dimension);
        match kind.dimension() {
            Outcome => last == Some(Stage),
            Ground => last == Some(Outcome),
            _ => true,
        }
    }

    /// 行政诉讼为零: of each that stands before.
    pub(super) fn zero(&mut self, tokens: &[Token], at: usize) {
        if self.state.apart() {
            return;
        }
        let said = self.lead(tokens, at);
        let quantities = Features::of(said).quantities(&self.context, Unit::Bare, true);
        let Some(token) = tokens.get(at) else { return };
        for quantity in quantities {
            self.deny(quantity, (token.start, token.end));
        }
    }

    pub(super) fn whole(&mut self, of: WholeOf, (start, end): (usize, usize)) {
        let sentence = self.sentence_index();
        let mut said = self.claims.wholes.iter().rev().take_while(|whole| whole.sentence == sentence);
        if !said.any(|whole| whole.of == of) {
            self.claims.wholes.push(Whole { sentence, of, start: clip(start), end: clip(end) });
        }
    }
}

/// Where what a negation denies ends: with the segment, or where an object comes that has a negation of its own
/// (无复议、无诉讼).
fn denied_end(tokens: &[Token], at: usize) -> usize {
    let rest = ahead(tokens, at);
    at + rest.iter().position(|token| ends_segment(token) || is_negation(Some(token))).unwrap_or(rest.len())
}

fn is_negation(token: Option<&Token>) -> bool {
    matches!(token, Some(Token { kind: Kind::Term(Term::Negation), .. }))
}

/// Where a clause ends: at the next mark or count; a number of days or a year stands within it.
fn clause_end(tokens: &[Token], at: usize) -> usize {
    let mut end = segment_end(tokens, at);
    while matches!(
        tokens.get(end),
        Some(Token { kind: Kind::Number(Numeral { unit: Unit::Foreign | Unit::Year, .. }), .. })
    ) && end < at + REACH
    {
        end = segment_end(tokens, end + 1);
    }
    end
}
