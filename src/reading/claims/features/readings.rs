//! The quantities that a number states by the words that lead to it.

use super::{Context, Features, ended};
use crate::reading::claims::lexicon::{Act, Topic};
use crate::report::claims::{Dimension, Part, Quantity, Unit};

impl Features {
    /// The quantities that a number of that unit states here. Several only where it is stated of each of them: `each`
    /// (zero, 均), or acts joined together (收到并办结). Empty where it is not clear.
    pub fn quantities(&self, context: &Context, unit: Unit, each: bool) -> Vec<Quantity> {
        if (self.foreign && (!each || self.foreign_alone))
            || self.share
            || self.foreign_rate
            || self.outside
            || !self.rates.is_empty()
            || self.compared
        {
            return Vec::new();
        }
        if self.fees || self.processing_fee || unit == Unit::Yuan {
            return self.money(context, unit, each);
        }
        if !unit.counts() {
            return Vec::new();
        }
        if self.unknown_after > 0 {
            return Vec::new();
        }
        let readings = [
            Self::results_of_cases,
            Self::whole_cases,
            Self::kinds_of_outcome,
            Self::applicants_and_channels,
            Self::papers,
            Self::decisions_taken,
            Self::stages,
            Self::disclosures,
        ];
        readings.iter().find_map(|reading| reading(self, context, unit, each)).unwrap_or_default()
    }

    fn money(&self, context: &Context, unit: Unit, each: bool) -> Vec<Quantity> {
        let bought =
            self.decisions == [Quantity::Procurement] || context.topic == Some(Topic::Decision(Quantity::Procurement));
        if bought && unit == Unit::Yuan && !self.fees && !self.processing_fee && self.unknown == 0 {
            return vec![Quantity::ProcurementAmount];
        }
        let (fees, processing) = match (self.fees, self.processing_fee, context.topic) {
            (false, false, Some(Topic::Fees)) => (true, false),
            (false, false, Some(Topic::ProcessingFee)) => (false, true),
            (fees, processing, _) => (fees, processing),
        };
        // 行政许可2316件，行政处罚187件，收费356.42万元: told in a row with the other numbers of its table.
        let in_row = matches!(context.topic, Some(Topic::Decision(_))) && unit == Unit::Yuan;
        let fees = fees || in_row && !processing && !bought && self.has(Act::Collected);
        // 校服费按生均68元代收: what is not named is known by its words.
        let named = self.fees || self.processing_fee || self.unknown == 0;
        let waived = self.has(Act::Waived) && unit == Unit::Yuan;
        if (!matches!(unit, Unit::Yuan | Unit::Bare) && !each) || waived || !named {
            return Vec::new();
        }
        match (fees, processing) {
            (true, false) => vec![Quantity::Fees],
            (false, true) => vec![Quantity::ProcessingFee],
            (true, true) if each => vec![Quantity::Fees, Quantity::ProcessingFee],
            _ => Vec::new(),
        }
    }

    fn results_of_cases(&self, context: &Context, _: Unit, each: bool) -> Option<Vec<Quantity>> {
        if self.results.is_empty() {
            let listed = context.listed.is_some_and(|last| last.dimension() == Dimension::Result);
            let of_case = !self.applications && self.case(context).is_some();
            let part = |part| self.case(context).and_then(|case| case.part(part)).into_iter().collect();
            if of_case && self.acts.last().is_some_and(|(act, _)| *act == Act::CarriedOut) {
                return Some(part(Part::Pending));
            }
            // 维持3件，作其他处理1件.
            let other = (self.other && self.outcomes.is_empty()) || self.outcomes == [Quantity::Other];
            let rest = other && listed && self.cases.is_empty() && !self.applications;
            return rest.then(|| part(Part::Other));
        }
        let [result] = self.results.as_slice() else { return Some(Vec::new()) };
        let cases = self.specific_cases();
        if each && !cases.is_empty() {
            return Some(cases.iter().filter_map(|case| case.part(*result)).collect());
        }
        let case = match cases.as_slice() {
            [_, _] if self.of_both_cases() => Some(Quantity::Cases),
            [case] => Some(*case),
            // 行政复议31件，全年无败诉案件.
            [] if self.lost && self.case(context) == Some(Quantity::Reconsideration) => {
                each.then_some(Quantity::Litigation)
            }
            // 全年无败诉案件: of neither.
            [] => self.case(context).or_else(|| {
                let open = matches!(context.topic, None | Some(Topic::Applications));
                ((each || self.lost) && open).then_some(Quantity::Cases)
            }),
            _ => None,
        };
        Some(case.and_then(|case| ended(case, *result)).into_iter().collect())
    }

    /// Cases, without the general word beside a special one (行政诉讼中复议后起诉).
    pub fn specific_cases(&self) -> Vec<Quantity> {
        let special = self.cases.iter().any(|case| matches!(*case, Quantity::Direct | Quantity::After));
        self.cases.iter().copied().filter(|case| !special || *case != Quantity::Litigation).collect()
    }

    fn whole_cases(&self, context: &Context, _: Unit, each: bool) -> Option<Vec<Quantity>> {
        let cases = self.specific_cases();
        if cases.is_empty() {
            return None;
        }
        // 直接起诉1件，经复议1件.
        if cases == [Quantity::Reconsideration] && context.listed == Some(Quantity::Direct) {
            return Some(vec![Quantity::After]);
        }
        if self.of_both_cases() && !each && !self.has(Act::CarriedIn) && !self.other && !self.some {
            return Some(vec![Quantity::Cases]);
        }
        // 上年结转行政复议1件 are no cases of this year.
        // So are 其他行政复议 none, and of 复议案件中撤回1件 not all are counted.
        if (cases.len() > 1 && !each) || self.has(Act::CarriedIn) || self.other || self.some {
            return Some(Vec::new());
        }
        let with = (each && self.listed_applications).then_some(Quantity::Received);
        Some(with.into_iter().chain(cases).collect())
    }

    fn kinds_of_outcome(&self, context: &Context, _: Unit, each: bool) -> Option<Vec<Quantity>> {
        if self.outcomes.is_empty() {
            // 其他处理7件，其中逾期不补正4件，其他3件.
            let listed = context.listed.is_some_and(|last| last.fact().of == Some(Quantity::Other));
            let rest = self.other && self.acts.is_empty() && !self.of_the_form();
            // 不予处理5件，其他2件: the last outcome.
            let last = context.listed == Some(Quantity::Declined) && self.unknown <= 1;
            return match (rest && listed, rest && last) {
                (true, _) => Some(vec![Quantity::OtherOther]),
                (_, true) => Some(vec![Quantity::Other]),
                _ => None,
            };
        }
        let kinds = self.kinds();
        // 收到撤回申请5件: what came of them is not told; 3件复议，2件为申请人撤回: of cases.
        let of_cases = matches!(context.topic, Some(Topic::Case(_))) && !self.applications;
        if kinds == [Quantity::OtherOther] && (self.has(Act::Received) || of_cases) {
            return Some(Vec::new());
        }
        // 受理信访、举报、投诉类事项60件: no applications.
        if kinds == [Quantity::DeclinedPetition] && !self.applications && self.comes_in() {
            return Some(Vec::new());
        }
        // 已答复或作其他处理的15件: of both.
        if kinds == [Quantity::Other] && (self.has(Act::Answered) || self.has(Act::Handled)) {
            return Some(Vec::new());
        }
        // 处罚决定信息全部公开, 处罚案件公开150件，不公开21件: no outcome of an application.
        let of_others = !(self.decisions.is_empty() && self.documents.is_empty());
        let published = matches!(context.topic, Some(Topic::Decision(_) | Topic::Document(_)));
        let made_public = matches!(kinds.as_slice(), [Quantity::Granted | Quantity::Refused]);
        if made_public && !self.applications && (of_others || published) {
            return if of_others { None } else { Some(Vec::new()) };
        }
        // 予以公开和部分公开合计35件.
        if kinds == [Quantity::Granted, Quantity::PartlyGranted] && !each {
            return Some(vec![Quantity::Given]);
        }
        // 不予公开等情形53件: of these and others.
        if self.other_outcomes && !each {
            return Some(Vec::new());
        }
        // 公开信息、部分公开26件 may be of both.
        let both = self.has(Act::Published) && kinds == [Quantity::PartlyGranted];
        let clear = (kinds.len() == 1 && !both) || each;
        Some(if clear { kinds } else { Vec::new() })
    }

    /// Outcomes; a ground beside its group (因属于国家秘密不予公开) is the ground, beside what was given it is why, and
    /// behind 等 it is one of several (因属于国家秘密等原因不予公开).
    pub fn kinds(&self) -> Vec<Quantity> {
        let given = self.outcomes.iter().any(|key| matches!(*key, Quantity::Granted | Quantity::PartlyGranted));
        let several = self.etc && !self.outcomes.iter().all(is_ground);
        let grounds = !given && !several && self.outcomes.iter().any(is_ground);
        self.outcomes.iter().copied().filter(|kind| is_ground(kind) == grounds).collect()
    }

    fn applicants_and_channels(&self, context: &Context, _: Unit, each: bool) -> Option<Vec<Quantity>> {
        use Dimension::{Applicant, Channel};
        let listed = |dimension| context.last.is_some_and(|last| last.dimension() == dimension);
        let applications = self.applications || self.intake || context.topic == Some(Topic::Applications);
        match self.applicants.as_slice() {
            [] => {}
            // 公民、法人或其他组织 together are everyone.
            [_, _, ..] if each => return Some(self.parties(false)).filter(|named| !named.is_empty()),
            // 自然人或企业提出: of both.
            [_] if self.firm || self.body => return Some(Vec::new()),
            [applicant] if applications || context.topic.is_none() => return Some(vec![*applicant]),
            _ => return Some(Vec::new()),
        }
        if self.body {
            return Some(if listed(Applicant) && self.unknown == 0 {
                vec![Quantity::Organizations]
            } else {
                Vec::new()
            });
        }
        if self.firm && (self.who || listed(Applicant)) {
            // 企业和律所等32件: of several.
            return Some(if self.etc { Vec::new() } else { vec![Quantity::Business] });
        }
        // 其他 goes on with the list that the number before it stands in.
        let before = context.listed.is_some_and(|last| last.dimension() == Applicant);
        if self.other && before && self.acts.is_empty() {
            return Some(vec![Quantity::OtherOrg]);
        }
        let coming_in = self.acts.iter().all(|(act, _)| matches!(act, Act::Received | Act::New | Act::Occurred));
        // 信函、当面申请36件, 邮寄、现场等方式提交的申请36件, 其他方式提交申请6件: by some of them, 通过网络、信函等方式收到申请120件 by all.
        let by_all = !self.acts.is_empty() || (self.etc && self.channels.contains(&Quantity::ByOnline));
        let by_some = match self.channels.as_slice() {
            [Quantity::ByOther] => self.acts.is_empty() && !listed(Channel),
            [_, _, ..] => !by_all || listed(Channel),
            _ => false,
        };
        if by_some && self.applications && coming_in && !each {
            return Some(Vec::new());
        }
        if self.etc || self.disclosure || self.information {
            return None;
        }
        // 网站公开754条，新媒体公开2808条，其他方式54条: how it was published.
        if context.act == Some(Act::Published) && !self.has(Act::Received) && !self.applications {
            return None;
        }
        // 以邮寄方式答复28件 is no channel by which they came, and not all that were answered.
        if !coming_in {
            return (!self.channels.is_empty()).then(Vec::new);
        }
        match self.channels.as_slice() {
            // 告知其他途径3件 came by no channel.
            [Quantity::ByOther] if !((self.has(Act::Received) || listed(Channel)) && self.unknown == 0) => None,
            [channel] if applications || self.who || listed(Channel) => Some(vec![*channel]),
            [_, _, ..] if each && applications => Some(self.parties(false)),
            // 维护网站20个 is no channel.
            // 通过委官方网站提交申请表的862件.
            [] if self.site && applications && self.unknown <= NAME && !self.has(Act::New) => {
                Some(vec![Quantity::ByOnline])
            }
            [] if self.site && !self.applications => Some(Vec::new()),
            _ => None,
        }
    }

    fn papers(&self, context: &Context, unit: Unit, each: bool) -> Option<Vec<Quantity>> {
        let mut parts: Vec<Option<Part>> = self.acts.iter().map(|(act, _)| paper_act(*act)).collect();
        parts.retain(Option::is_some);
        if !each {
            parts = parts.pop().into_iter().collect();
        }
        let documents: Vec<Quantity> = match (self.documents.as_slice(), context.topic) {
            ([], Some(Topic::Document(document))) if !parts.is_empty() => vec![document],
            ([], _) => return None,
            (documents, _) => documents.to_vec(),
        };
        if parts.is_empty() {
            let published = self.has(Act::Published) || self.disclosure || self.has(Act::Judged);
            let published = published || context.act == Some(Act::Published);
            match context.act.and_then(paper_act) {
                Some(part) => parts.push(Some(part)),
                None if published || unit == Unit::Items || self.has(Act::Received) => return Some(Vec::new()),
                None => parts.push(None),
            }
        }
        let clear = documents.len() == 1 || each;
        let of = |document: Quantity| parts.iter().filter_map(move |part| part_of(document, *part));
        let all = documents.into_iter().flat_map(of);
        Some(if clear { all.collect() } else { Vec::new() })
    }

    fn decisions_taken(&self, context: &Context, unit: Unit, each: bool) -> Option<Vec<Quantity>> {
        if self.decisions.is_empty() {
            return None;
        }
        // 立案 and 受理 are not yet decisions, 涉及处罚 is what something else is about.
        let earlier =
            self.has(Act::Judged) || self.has(Act::Closed) || self.has(Act::Received) || self.has(Act::Concerned);
        let items = unit == Unit::Items && self.decisions != [Quantity::Procurement];
        let clear = (self.decisions.len() == 1 || each) && !items && !earlier;
        let taken = self.last_act() == Some(Act::Occurred);
        let published = self.has(Act::Published)
            || self.has(Act::Posted)
            || self.information
            || self.disclosure
            || !self.outcomes.is_empty()
            || (context.act == Some(Act::Published) && !taken)
            || context.topic == Some(Topic::Disclosure);
        let part = Some(Part::Published).filter(|_| published);
        let all = self.decisions.iter().filter_map(|decision| part_of(*decision, part));
        Some(if clear { all.collect() } else { Vec::new() })
    }

    /// What an act states of applications, where these are the topic or nothing else is.
    fn stage(&self, context: &Context, topic: bool, each: bool, (act, index): (Act, usize)) -> Option<Quantity> {
        let spoken = topic || context.topic.is_none();
        Some(match act {
            Act::Received if topic => Quantity::Received,
            Act::Processed if topic => Quantity::Processed,
            Act::Due if spoken => Quantity::Due,
            Act::Handled | Act::Answered if spoken => Quantity::Handled,
            Act::New if spoken => Quantity::New,
            Act::CarriedIn if spoken => Quantity::CarriedIn,
            // 连同结转共办理103件: all of it, whichever act follows.
            Act::CarriedWith if spoken && self.acts.last() == Some(&(act, index)) => {
                if self.total {
                    Quantity::Received
                } else {
                    Quantity::CarriedIn
                }
            }
            Act::CarriedOut if spoken => Quantity::CarriedOut,
            Act::Carried if topic && context.year.is_some() => Quantity::CarriedIn,
            Act::Carried if topic && (each || context.last.is_some()) => Quantity::CarriedOut,
            _ => return None,
        })
    }

    fn stages(&self, context: &Context, unit: Unit, each: bool) -> Option<Vec<Quantity>> {
        let topic = self.applications || context.topic == Some(Topic::Applications);
        let topic = topic || self.intake;
        // 新增公开事项6项 are no applications.
        if unit == Unit::Items && (!topic || (self.has(Act::Published) && !self.applications && !self.intake)) {
            return None;
        }
        let published = self.information && self.has(Act::Published) && !self.applications;
        // 网站新增信息500条.
        let published = published || (self.information && self.has(Act::New) && !self.applications && !self.intake);
        if published || self.has(Act::Transferred) || (self.other && self.has(Act::Answered)) {
            return None;
        }
        if self.disclosure && !self.applications {
            return None;
        }
        let mut stages = Vec::new();
        let mut previous = None;
        for (act, index) in &self.acts {
            // 答复公开20件 is what was given.
            if *act == Act::Published {
                stages.retain(|stage| !matches!(*stage, Quantity::Handled | Quantity::Processed));
            }
            let Some(stage) = self.stage(context, topic, each, (*act, *index)) else { continue };
            // 上年结转至本年办理: what was carried over is said already.
            if stage == Quantity::Processed && previous.is_some() && stages.contains(&Quantity::CarriedIn) {
                continue;
            }
            // Acts side by side, or joined by one word, share the number, and so do what is new and what was carried
            // over (上年结转申请和本年新收申请); else the last one has it.
            let near = if matches!(act, Act::New | Act::CarriedIn) && is_intake(&stages) { INTAKE_REACH } else { 2 };
            let joined = previous.is_some_and(|previous| each || index - previous <= near);
            if !joined {
                stages.clear();
            }
            if !stages.contains(&stage) {
                stages.push(stage);
            }
            previous = Some(*index);
        }
        // 办结上年结转77件: of what was carried over, those that were finished; 当年收到当年未办结56件: not finished.
        if !each && stages.contains(&Quantity::CarriedIn) && stages.contains(&Quantity::Handled) {
            return Some(Vec::new());
        }
        if !each && stages.contains(&Quantity::CarriedOut) {
            stages = vec![Quantity::CarriedOut];
        }
        // 新收和上年结转共138件: all that came in.
        if !each && stages.contains(&Quantity::New) && stages.contains(&Quantity::CarriedIn) {
            stages = vec![Quantity::Received];
        }
        // 受理答复申请118件: those that came in, or those that were answered.
        if !each && self.accepted && stages == [Quantity::Received, Quantity::Handled] {
            stages = vec![Quantity::Processed];
        }
        if stages.contains(&Quantity::New) || stages.contains(&Quantity::CarriedIn) {
            stages.retain(|stage| *stage != Quantity::Received);
        }
        if stages.contains(&Quantity::CarriedIn) || stages.contains(&Quantity::CarriedOut) {
            stages.retain(|stage| *stage != Quantity::Processed);
        }
        let happened = self.acts.iter().all(|(act, _)| *act == Act::Occurred);
        // 其他申请3件: not all.
        let labelled = (self.applications || self.intake) && happened && !self.other && (each || !self.information);
        if stages.is_empty() && labelled && unit != Unit::Items {
            stages.push(Quantity::Received);
        }
        (!stages.is_empty()).then_some(stages)
    }

    fn disclosures(&self, _: &Context, unit: Unit, _: bool) -> Option<Vec<Quantity>> {
        let bare = unit == Unit::Bare && self.has(Act::Published) && self.acts.len() == 1;
        let published = self.disclosure || (self.has(Act::Published) && self.information) || bare;
        (published && !self.applications).then(|| vec![Quantity::Disclosed])
    }
}

/// Characters of what a website is called, at most.
const NAME: usize = 2;

/// Tokens between 新收 and 结转 that share a number.
const INTAKE_REACH: usize = 4;

/// Whether what is told so far is new or was carried over.
fn is_intake(stages: &[Quantity]) -> bool {
    matches!(stages, [Quantity::New | Quantity::CarriedIn])
}

/// What is done to documents.
fn paper_act(act: Act) -> Option<Part> {
    match act {
        Act::Issued | Act::New => Some(Part::Issued),
        Act::Repealed => Some(Part::Repealed),
        Act::InForce => Some(Part::InForce),
        Act::Newly => Some(Part::Newly),
        Act::Total => Some(Part::Total),
        _ => None,
    }
}

/// That part of a quantity, or all of it.
fn part_of(quantity: Quantity, part: Option<Part>) -> Option<Quantity> {
    part.map_or(Some(quantity), |part| quantity.part(part))
}

fn is_ground(outcome: &Quantity) -> bool {
    outcome.dimension() == Dimension::Ground
}
