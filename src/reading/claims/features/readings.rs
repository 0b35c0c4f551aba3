//! The quantities that a number states by the words that lead to it.

use super::{Context, Features, ended, find};
use crate::reading::claims::lexicon::{Act, Topic};
use crate::report::claims::{Dimension, Quantity, Unit};

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
        let bought = self.decisions == ["procurement"] || context.topic == Some(Topic::Decision("procurement"));
        if bought && unit == Unit::Yuan && !self.fees && !self.processing_fee && self.unknown == 0 {
            return one("procurement.amount");
        }
        let (fees, processing) = match (self.fees, self.processing_fee, context.topic) {
            (false, false, Some(Topic::Fees)) => (true, false),
            (false, false, Some(Topic::ProcessingFee)) => (false, true),
            (fees, processing, _) => (fees, processing),
        };
        // 校服费按生均68元代收: what is not named is known by its words.
        let named = self.fees || self.processing_fee || self.unknown == 0;
        let waived = self.has(Act::Waived) && unit == Unit::Yuan;
        if (!matches!(unit, Unit::Yuan | Unit::Bare) && !each) || waived || !named {
            return Vec::new();
        }
        match (fees, processing) {
            (true, false) => one("fees"),
            (false, true) => one("processing_fee"),
            (true, true) if each => [one("fees"), one("processing_fee")].concat(),
            _ => Vec::new(),
        }
    }

    fn results_of_cases(&self, context: &Context, _: Unit, each: bool) -> Option<Vec<Quantity>> {
        if self.results.is_empty() {
            let listed = context.listed.is_some_and(|last| last.dimension() == Dimension::Result);
            let of_case = !self.applications && self.case(context).is_some();
            if of_case && self.acts.last().is_some_and(|(act, _)| *act == Act::CarriedOut) {
                return Some(self.case(context).and_then(|case| find(&[case, ".pending"])).into_iter().collect());
            }
            // 维持3件，作其他处理1件.
            let other = (self.other && self.outcomes.is_empty()) || self.outcomes == ["other"];
            let rest = other && listed && self.cases.is_empty() && !self.applications;
            return rest.then(|| self.case(context).and_then(|case| find(&[case, ".other"])).into_iter().collect());
        }
        let [result] = self.results.as_slice() else { return Some(Vec::new()) };
        let cases = self.specific_cases();
        if each && !cases.is_empty() {
            return Some(cases.iter().filter_map(|case| find(&[case, ".", result])).collect());
        }
        let case = match cases.as_slice() {
            [_, _] if self.of_both_cases() => Some("cases"),
            [case] => Some(*case),
            // 行政复议31件，全年无败诉案件.
            [] if self.lost && self.case(context) == Some("reconsideration") => each.then_some("litigation"),
            // 全年无败诉案件: of neither.
            [] => self.case(context).or_else(|| {
                let open = matches!(context.topic, None | Some(Topic::Applications));
                (each && open).then_some("cases")
            }),
            _ => None,
        };
        Some(case.and_then(|case| ended(case, result)).into_iter().collect())
    }

    /// Cases, without the general word beside a special one (行政诉讼中复议后起诉).
    pub fn specific_cases(&self) -> Vec<&'static str> {
        let special = self.cases.iter().any(|case| matches!(*case, "direct" | "after"));
        self.cases.iter().copied().filter(|case| !special || *case != "litigation").collect()
    }

    fn whole_cases(&self, context: &Context, _: Unit, each: bool) -> Option<Vec<Quantity>> {
        let cases = self.specific_cases();
        if cases.is_empty() {
            return None;
        }
        // 直接起诉1件，经复议1件.
        if cases == ["reconsideration"] && context.listed.is_some_and(|last| last.is(&["direct"])) {
            return Some(one("after"));
        }
        if self.of_both_cases() && !each && !self.has(Act::CarriedIn) && !self.other && !self.some {
            return Some(one("cases"));
        }
        // 上年结转行政复议1件 are no cases of this year.
        // So are 其他行政复议 none, and of 复议案件中撤回1件 not all are counted.
        if (cases.len() > 1 && !each) || self.has(Act::CarriedIn) || self.other || self.some {
            return Some(Vec::new());
        }
        let with = (each && self.listed_applications).then_some("received");
        Some(with.iter().chain(&cases).filter_map(|case| Quantity::find(case)).collect())
    }

    fn kinds_of_outcome(&self, context: &Context, _: Unit, each: bool) -> Option<Vec<Quantity>> {
        if self.outcomes.is_empty() {
            // 其他处理7件，其中逾期不补正4件，其他3件.
            let listed = context.listed.is_some_and(|last| last.key().starts_with("other."));
            let rest = self.other && self.acts.is_empty() && !self.of_the_form();
            // 不予处理5件，其他2件: the last outcome.
            let last = context.listed.is_some_and(|last| last.is(&["declined"])) && self.unknown <= 1;
            return match (rest && listed, rest && last) {
                (true, _) => Some(one("other.other")),
                (_, true) => Some(one("other")),
                _ => None,
            };
        }
        let kinds = self.kinds();
        // 收到撤回申请5件: what came of them is not told; 3件复议，2件为申请人撤回: of cases.
        let of_cases = matches!(context.topic, Some(Topic::Case(_))) && !self.applications;
        if kinds == ["other.other"] && (self.has(Act::Received) || of_cases) {
            return Some(Vec::new());
        }
        // 受理信访、举报、投诉类事项60件: no applications.
        if kinds == ["declined.petition"] && !self.applications && self.comes_in() {
            return Some(Vec::new());
        }
        // 已答复或作其他处理的15件: of both.
        if kinds == ["other"] && (self.has(Act::Answered) || self.has(Act::Handled)) {
            return Some(Vec::new());
        }
        // 处罚决定信息全部公开, 处罚案件公开150件，不公开21件: no outcome of an application.
        let of_others = !(self.decisions.is_empty() && self.documents.is_empty());
        let published = matches!(context.topic, Some(Topic::Decision(_) | Topic::Document(_)));
        let made_public = matches!(kinds.as_slice(), ["granted" | "refused"]);
        if made_public && !self.applications && (of_others || published) {
            return if of_others { None } else { Some(Vec::new()) };
        }
        // 予以公开和部分公开合计35件.
        if kinds == ["granted", "partly_granted"] && !each {
            return Some(one("given"));
        }
        // 不予公开等情形53件: of these and others.
        if self.other_outcomes && !each {
            return Some(Vec::new());
        }
        // 公开信息、部分公开26件 may be of both.
        let both = self.has(Act::Published) && kinds == ["partly_granted"];
        let clear = (kinds.len() == 1 && !both) || each;
        Some(if clear { kinds.iter().filter_map(|key| Quantity::find(key)).collect() } else { Vec::new() })
    }

    /// Outcomes; a ground beside its group (因属于国家秘密不予公开) is the ground, beside what was given it is why, and
    /// behind 等 it is one of several (因属于国家秘密等原因不予公开).
    pub fn kinds(&self) -> Vec<&'static str> {
        let given = self.outcomes.iter().any(|key| matches!(*key, "granted" | "partly_granted"));
        let several = self.etc && self.outcomes.iter().any(|key| !key.contains('.'));
        let grounds = !given && !several && self.outcomes.iter().any(|key| key.contains('.'));
        self.outcomes.iter().copied().filter(|key| key.contains('.') == grounds).collect()
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
            [applicant] if applications || context.topic.is_none() => return Some(one(applicant)),
            _ => return Some(Vec::new()),
        }
        if self.body {
            return Some(if listed(Applicant) && self.unknown == 0 { one("organizations") } else { Vec::new() });
        }
        if self.firm && (self.who || listed(Applicant)) {
            // 企业和律所等32件: of several.
            return Some(if self.etc { Vec::new() } else { one("business") });
        }
        // 其他 goes on with the list that the number before it stands in.
        let before = context.listed.is_some_and(|last| last.dimension() == Applicant);
        if self.other && before && self.acts.is_empty() {
            return Some(one("other_org"));
        }
        let coming_in = self.acts.iter().all(|(act, _)| matches!(act, Act::Received | Act::New | Act::Occurred));
        // 信函、当面申请36件, 邮寄、现场等方式提交的申请36件, 其他方式提交申请6件: by some of them, 通过网络、信函等方式收到申请120件 by all.
        let by_all = !self.acts.is_empty() || (self.etc && self.channels.contains(&"by.online"));
        let by_some = match self.channels.as_slice() {
            ["by.other"] => self.acts.is_empty() && !listed(Channel),
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
            ["by.other"] if !((self.has(Act::Received) || listed(Channel)) && self.unknown == 0) => None,
            [channel] if applications || self.who || listed(Channel) => Some(one(channel)),
            [_, _, ..] if each && applications => Some(self.parties(false)),
            // 维护网站20个 is no channel.
            // 通过委官方网站提交申请表的862件.
            [] if self.site && applications && self.unknown <= NAME && !self.has(Act::New) => Some(one("by.online")),
            [] if self.site && !self.applications => Some(Vec::new()),
            _ => None,
        }
    }

    fn papers(&self, context: &Context, unit: Unit, each: bool) -> Option<Vec<Quantity>> {
        let mut suffixes: Vec<&str> = self.acts.iter().filter_map(|(act, _)| paper_act(*act)).collect();
        if !each {
            suffixes = suffixes.pop().into_iter().collect();
        }
        let stems: Vec<&str> = match (self.documents.as_slice(), context.topic) {
            ([], Some(Topic::Document(stem))) if !suffixes.is_empty() => vec![stem],
            ([], _) => return None,
            (stems, _) => stems.to_vec(),
        };
        if suffixes.is_empty() {
            let published = self.has(Act::Published) || self.disclosure || self.has(Act::Judged);
            let published = published || context.act == Some(Act::Published);
            match context.act.and_then(paper_act) {
                Some(suffix) => suffixes.push(suffix),
                None if published || unit == Unit::Items || self.has(Act::Received) => return Some(Vec::new()),
                None => suffixes.push(""),
            }
        }
        let clear = stems.len() == 1 || each;
        let all = stems.iter().flat_map(|stem| suffixes.iter().filter_map(|suffix| find(&[stem, suffix])));
        Some(if clear { all.collect() } else { Vec::new() })
    }

    fn decisions_taken(&self, context: &Context, unit: Unit, each: bool) -> Option<Vec<Quantity>> {
        if self.decisions.is_empty() {
            return None;
        }
        // 立案 and 受理 are not yet decisions, 涉及处罚 is what something else is about.
        let earlier =
            self.has(Act::Judged) || self.has(Act::Closed) || self.has(Act::Received) || self.has(Act::Concerned);
        let items = unit == Unit::Items && self.decisions != ["procurement"];
        let clear = (self.decisions.len() == 1 || each) && !items && !earlier;
        let taken = self.last_act() == Some(Act::Occurred);
        let published = self.has(Act::Published)
            || self.has(Act::Posted)
            || self.information
            || self.disclosure
            || !self.outcomes.is_empty()
            || (context.act == Some(Act::Published) && !taken)
            || context.topic == Some(Topic::Disclosure);
        let suffix = if published { ".published" } else { "" };
        Some(if clear { self.decisions.iter().filter_map(|key| find(&[key, suffix])).collect() } else { Vec::new() })
    }

    /// What an act states of applications, where these are the topic or nothing else is.
    fn stage(&self, context: &Context, topic: bool, each: bool, (act, index): (Act, usize)) -> Option<&'static str> {
        let spoken = topic || context.topic.is_none();
        Some(match act {
            Act::Received if topic => "received",
            Act::Processed if topic => "processed",
            Act::Due if spoken => "due",
            Act::Handled | Act::Answered if spoken => "handled",
            Act::New if spoken => "new",
            Act::CarriedIn if spoken => "carried_in",
            // 连同结转共办理103件: all of it, whichever act follows.
            Act::CarriedWith if spoken && self.acts.last() == Some(&(act, index)) => {
                if self.total {
                    "received"
                } else {
                    "carried_in"
                }
            }
            Act::CarriedOut if spoken => "carried_out",
            Act::Carried if topic && context.year.is_some() => "carried_in",
            Act::Carried if topic && (each || context.last.is_some()) => "carried_out",
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
        let mut keys = Vec::new();
        let mut previous = None;
        for (act, index) in &self.acts {
            // 答复公开20件 is what was given.
            if *act == Act::Published {
                keys.retain(|key| !matches!(*key, "handled" | "processed"));
            }
            let Some(key) = self.stage(context, topic, each, (*act, *index)) else { continue };
            // 上年结转至本年办理: what was carried over is said already.
            if key == "processed" && previous.is_some() && keys.contains(&"carried_in") {
                continue;
            }
            // Acts side by side, or joined by one word, share the number, and so do what is new and what was carried
            // over (上年结转申请和本年新收申请); else the last one has it.
            let near = if matches!(act, Act::New | Act::CarriedIn) && is_intake(&keys) { INTAKE_REACH } else { 2 };
            let joined = previous.is_some_and(|previous| each || index - previous <= near);
            if !joined {
                keys.clear();
            }
            if !keys.contains(&key) {
                keys.push(key);
            }
            previous = Some(*index);
        }
        // 办结上年结转77件: of what was carried over, those that were finished; 当年收到当年未办结56件: not finished.
        if !each && keys.contains(&"carried_in") && keys.contains(&"handled") {
            return Some(Vec::new());
        }
        if !each && keys.contains(&"carried_out") {
            keys = vec!["carried_out"];
        }
        // 新收和上年结转共138件: all that came in.
        if !each && keys.contains(&"new") && keys.contains(&"carried_in") {
            keys = vec!["received"];
        }
        // 受理答复申请118件: those that came in, or those that were answered.
        if !each && self.accepted && keys == ["received", "handled"] {
            keys = vec!["processed"];
        }
        if keys.contains(&"new") || keys.contains(&"carried_in") {
            keys.retain(|key| *key != "received");
        }
        if keys.contains(&"carried_in") || keys.contains(&"carried_out") {
            keys.retain(|key| *key != "processed");
        }
        let happened = self.acts.iter().all(|(act, _)| *act == Act::Occurred);
        // 其他申请3件: not all.
        let labelled = (self.applications || self.intake) && happened && !self.other && (each || !self.information);
        if keys.is_empty() && labelled && unit != Unit::Items {
            keys.push("received");
        }
        (!keys.is_empty()).then(|| keys.iter().filter_map(|key| Quantity::find(key)).collect())
    }

    fn disclosures(&self, _: &Context, unit: Unit, _: bool) -> Option<Vec<Quantity>> {
        let bare = unit == Unit::Bare && self.has(Act::Published) && self.acts.len() == 1;
        let published = self.disclosure || (self.has(Act::Published) && self.information) || bare;
        (published && !self.applications).then(|| one("disclosed"))
    }
}

/// Characters of what a website is called, at most.
const NAME: usize = 2;

/// Tokens between 新收 and 结转 that share a number.
const INTAKE_REACH: usize = 4;

/// Whether what is told so far is new or was carried over.
fn is_intake(keys: &[&str]) -> bool {
    matches!(keys, ["new" | "carried_in"])
}

/// What is done to documents, as the end of a quantity's key.
fn paper_act(act: Act) -> Option<&'static str> {
    match act {
        Act::Issued | Act::New => Some(".issued"),
        Act::Repealed => Some(".repealed"),
        Act::InForce => Some(".in_force"),
        Act::Newly => Some(".newly"),
        Act::Total => Some(".total"),
        _ => None,
    }
}

fn one(key: &str) -> Vec<Quantity> {
    Quantity::find(key).into_iter().collect()
}
