//! What a number counts where its own words do not say it: the segment before, the words behind it, a total.

use crate::reading::claims::features::Features;
use crate::reading::claims::grammar::{REACH, Reader, ahead, segment_end, since};
use crate::reading::claims::lexicon::{Act, Term, Topic};
use crate::reading::claims::token::{Kind, Token};
use crate::report::claims::{Claim, Dimension, Part, Quantity, Unit};

/// Characters outside the vocabulary before a number whose meaning stands behind it.
const LEAD_REACH: usize = 4;

/// Characters outside the vocabulary in what is said of all.
const ALL_REACH: usize = 8;

impl Reader<'_> {
    /// The segment before, where no number and no claim stands in it.
    pub fn segment_before(&self, tokens: &[Token], at: usize) -> Option<Features> {
        let (start, end) = (self.state.previous?, self.state.segment);
        let open = start >= self.state.after && start >= self.state.said && at <= start + REACH;
        Some(Features::of(tokens.get(start..end).filter(|_| open)?))
    }

    /// 行政许可方面，全年共作出12件: what was named in the segment before.
    pub fn named_before(&self, tokens: &[Token], at: usize, unit: Unit, each: bool) -> Vec<Quantity> {
        let start = self.state.previous.unwrap_or(at);
        let named = Features::of(tokens.get(start..at).unwrap_or_default());
        let odd = named.negated || named.foreign || named.compared || named.share || named.trend.is_some();
        if odd || named.unknown > 0 { Vec::new() } else { named.quantities(&self.context, unit, each) }
    }

    /// What a number states that nothing is said of: the next of those named before, what rose or fell, a total.
    pub fn unnamed(&mut self, features: &Features, before: Option<&Features>) -> Option<Quantity> {
        if features.says_nothing()
            && let Some(next) = self.state.shared_out.pop()
        {
            return Some(next);
        }
        if (features.reaches || self.context.year.is_some()) && features.says_nothing() {
            // 由2022年的23件降至20件: what is reached is this year's.
            if features.reaches && self.state.base.is_some() {
                self.context.year = None;
            }
            let risen = |before: &Features| before.of_change().quantities(&self.context, Unit::Pieces, false);
            let awaited = self.state.awaited.take();
            return awaited.or_else(|| before.and_then(|before| risen(before).first().copied()));
        }
        None
    }

    /// 行政复议11件，审结9件: of the cases that the sentence counts. 办结 is said of applications, too.
    pub fn closed(&self, features: &Features) -> Option<Quantity> {
        let Some(Topic::Case(case)) = self.context.topic else { return None };
        let said = self.stated();
        let counted = said.iter().any(|claim| claim.quantity.dimension() == Dimension::Case);
        let applied = said.iter().any(|claim| claim.quantity.dimension() == Dimension::Stage);
        let of_cases = counted && (!applied || features.has(Act::Closed));
        case.part(Part::Closed).filter(|_| of_cases)
    }

    /// 申请量较上年（112件）增加16件: last year's number of what is spoken of, where nothing else is counted.
    pub fn past_of_topic(&self, token: &Token, features: &Features) -> Option<Quantity> {
        let counted = self.state.counts.last().is_none_or(|(_, of)| of.is_some());
        let pieces = self.text().get(..token.end)?.ends_with('件');
        self.trending().filter(|_| counted && pieces && features.of_change().says_nothing())
    }

    /// What the number before states of another year, where words say that this one is of the report's.
    pub fn year_by_year(&self, tokens: &[Token], at: usize) -> Option<Quantity> {
        let (mention, quantity) = self.state.counts.last().copied()?;
        let last = self.claims.claims.last().filter(|last| last.mention == Some(mention) && last.year.is_some())?;
        let lead = since(tokens, self.state.segment, at);
        let this = |token: &Token| match token.kind {
            Kind::Term(Term::ThisYear) => true,
            Kind::Number(numeral) => numeral.unit == Unit::Year && numeral.value.integer() == self.year.map(i64::from),
            _ => false,
        };
        quantity.filter(|quantity| *quantity == last.quantity && lead.iter().any(this))
    }

    /// A total and no more (三项合计15件), of what is spoken of.
    pub fn total(&self, features: &Features, before: Option<&Features>) -> Option<Quantity> {
        if !features.only_total() {
            return None;
        }
        // 自然人申请占比最大，共39件: of what was just named.
        let named = before.map(|before| before.of_change().quantities(&self.context, Unit::Pieces, false));
        if let Some(named) = named.and_then(|named| named.first().copied()) {
            return Some(named);
        }
        if let Some(portion) = self.state.portion {
            return Some(portion);
        }
        match self.context.topic {
            // 行政处罚方面，简易程序处罚100件、普通程序处罚80件，合计180件: of all kinds.
            Some(Topic::Decision(decision)) => {
                let decided = |claim: &Claim| claim.quantity.dimension() == Dimension::Decision;
                let numbers = self.state.sentence.map_or(0, |own| self.claims.numbers_of(own).len());
                Some(decision).filter(|_| numbers > 2 && !self.stated().iter().any(decided))
            }
            Some(Topic::Applications) => {
                use Dimension::{Applicant, CarriedIn, Channel};
                let mut said = self.stated().iter().rev().take(REACH);
                // 当年办结1812件，办结上年结转77件，共计1889件.
                if said.clone().next().is_some_and(|claim| claim.quantity == Quantity::Handled) {
                    return Some(Quantity::Handled);
                }
                // 新收120件；加上上年结转8件，总计128件.
                if said.clone().next().is_some_and(|claim| claim.quantity == Quantity::CarriedIn)
                    && said.clone().any(|claim| claim.quantity == Quantity::Received)
                {
                    return Some(Quantity::Due);
                }
                // 商业企业15件、法律服务机构5件、其他3件，合计24件: all but natural persons.
                let near = said.clone().take_while(|claim| claim.start as usize >= self.state.strong);
                let applicants: Vec<Quantity> =
                    near.map(|claim| claim.quantity).take_while(|of| of.dimension() == Applicant).collect();
                if applicants.len() > 1 && !applicants.contains(&Quantity::NaturalPerson) {
                    let all = applicants.first() == Some(&Quantity::OtherOrg);
                    return all.then_some(Quantity::Organizations);
                }
                let summed = said.any(|claim| matches!(claim.quantity.dimension(), Applicant | CarriedIn | Channel));
                // 提交10件以上的有3人，共计62件: of those.
                let first = self.state.sentence.is_some_and(|own| {
                    self.claims.numbers_of(own).iter().filter(|number| number.unit != Unit::Year).count() == 1
                });
                Some(Quantity::Received).filter(|_| summed || first)
            }
            Some(Topic::Disclosure) => Some(Quantity::Disclosed),
            _ => None,
        }
    }

    /// What a rise or fall is of: the quantity last stated, else the applications spoken of.
    pub fn trending(&self) -> Option<Quantity> {
        // 结转数由122件下降到29件.
        let carried = self.text().get(self.state.range.0..self.state.range.1).is_some_and(|said| said.contains("结转"));
        let applications = self.context.topic == Some(Topic::Applications) && !carried;
        let last = self.context.last.filter(|last| last.dimension() != Dimension::Money);
        last.or_else(|| Some(Quantity::Received).filter(|_| applications))
    }

    /// 共有15件申请; 15件申请中，网络10件、信函5件: all applications, where they are parted by who or how.
    pub fn opens_a_partition(&self, tokens: &[Token], at: usize, end: usize, lead: &Features, tail: &Features) -> bool {
        if !(lead.says_nothing() && tail.only_applications()) {
            return false;
        }
        let parts = ahead(tokens, end + 1);
        let first = parts.iter().find(|token| !matches!(token.kind, Kind::Term(Term::Filler | Term::Among)));
        let parted = matches!(first.map(|token| token.kind), Some(Kind::Term(Term::Applicant(_) | Term::Channel(_))));
        lead.has(Act::Occurred) || (parted && at == self.state.first_number)
    }

    /// 2件结转下年度，其余20件均按时答复: all that do not go on.
    fn is_the_rest(&self, lead: &Features, tail: &Features) -> bool {
        let mut said = self.stated().iter();
        lead.of_rest() && tail.only_handled() && said.any(|claim| claim.quantity == Quantity::CarriedOut)
    }

    /// 5件申请均已答复, 对49件申请依法作出答复: whatever they are, all of them.
    fn deals_with_all(&self, tokens: &[Token], at: usize, lead: &Features) -> bool {
        let before = since(tokens, self.state.segment, at);
        let toward = before.last().is_some_and(|last| last.word(self.text()).starts_with('对'));
        let plain = before.iter().all(|token| matches!(token.kind, Kind::Term(Term::Filler)));
        let named = tokens.get(at + 1).map(|token| token.kind) == Some(Kind::Term(Term::Topic(Topic::Applications)));
        if !(lead.says_nothing() && plain && named && self.state.counts.is_empty() && self.state.lists.is_empty()) {
            return false;
        }
        let rest = ahead(tokens, at + 1);
        let ends = |token: &Token| match token.kind {
            Kind::Number(numeral) => numeral.unit != Unit::Foreign,
            kind => matches!(kind, Kind::Strong | Kind::Open | Kind::Colon),
        };
        let said = &rest[..rest.iter().position(ends).unwrap_or(rest.len())];
        let has =
            |wanted: fn(Term) -> bool| said.iter().any(|token| matches!(token.kind, Kind::Term(term) if wanted(term)));
        let features = Features::of(said);
        let all = has(|term| term == Term::All);
        let dealt = features.last_act().filter(|act| all || *act != Act::Received);
        matches!(dealt, Some(Act::Answered | Act::Handled | Act::Received))
            && (all || (toward && features.unknown <= 1))
            && features.unknown <= ALL_REACH
            && !(features.negated || features.foreign)
            && !has(|term| matches!(term, Term::Average | Term::Odd | Term::Among | Term::Other | Term::Outcome(_)))
    }

    /// 收到申请133件，121件均按时答复: of what came in, all that were answered.
    fn answers_some(&self, tokens: &[Token], lead: &Features, tail: &Features) -> bool {
        let all = tokens.get(self.state.after).is_some_and(|token| token.kind == Kind::Term(Term::All));
        all && lead.says_nothing()
            && self.state.lists.is_empty()
            && matches!(tail.last_act(), Some(Act::Answered | Act::Handled))
            && tail.names_nothing()
            && tail.unknown <= ALL_REACH
            && self.context.topic == Some(Topic::Applications)
            && self
                .stated()
                .last()
                .is_some_and(|last| last.quantity.dimension() == Dimension::Stage && last.year.is_none())
    }

    /// Whether a number is the first one of its sentence, or stands beside one of what came in.
    fn opens_intake(&self, at: usize) -> bool {
        let last = self.state.counts.last().and_then(|(_, quantity)| *quantity);
        at == self.state.first_number || matches!(last, Some(Quantity::New | Quantity::CarriedIn))
    }

    pub fn of_applications(&self, tokens: &[Token]) -> bool {
        matches!(self.context_of(tokens).topic, None | Some(Topic::Applications | Topic::Foreign))
    }

    /// Leaves out what a number does not count, whatever its words say: applications where something else was counted
    /// first (提案20件，公开15件), in section four, where it counts times (1893件次) or what was looked through
    /// (审查信息20条，其中予以公开16条), unless other outcomes are `listed` behind it.
    pub fn without_uncounted(&self, token: &Token, features: &Features, quantities: &mut Vec<Quantity>, listed: bool) {
        use Dimension::{Applicant, CarriedIn, Channel, Ground, Outcome, Stage};
        let (written, after) = self.text().split_at_checked(token.end).unwrap_or_default();
        // 来信60封.
        let letters = written.ends_with('封') && !features.of_applications();
        let other = self.state.of_foreign || self.section() == 4 || letters;
        // 对100份文件进行审核，确定公开80份，不公开20份.
        let stage = || self.stated().iter().any(|claim| claim.quantity.dimension() == Stage);
        let items = written.ends_with(['条', '份']) && !listed && !stage();
        // 行政处罚决定50条: as published.
        if written.ends_with('条') && features.acts_are_none() {
            for quantity in quantities.iter_mut().filter(|quantity| quantity.dimension() == Dimension::Decision) {
                *quantity = quantity.part(Part::Published).unwrap_or(*quantity);
            }
        }
        // 因检索未果无法提供80件: of those that were not given for that reason.
        let said = self.text().get(self.state.strong.max(self.state.range.0)..token.start).unwrap_or_default();
        quantities.retain(|quantity| match quantity {
            Quantity::Refused => !is_attribute(said),
            Quantity::Received => !is_attribute_beside(said, after),
            _ => true,
        });
        // 除去结转下年的，共办理118件: what was finished, and nothing else.
        if said.contains("除去") {
            for quantity in quantities.iter_mut().filter(|quantity| **quantity == Quantity::Processed) {
                *quantity = Quantity::Handled;
            }
        }
        let why = said.rsplit('件').next().and_then(|said| said.rsplit_once('因')).map(|(_, why)| why);
        let reason = why.is_some_and(|why| why.contains(['，', ',']) || features.unknown > 0 || features.of_others());
        quantities.retain(|quantity| {
            !(reason && matches!(quantity, Quantity::Refused | Quantity::Unable | Quantity::Declined))
        });
        quantities.retain(|quantity| match quantity.dimension() {
            Outcome | Ground => !other && !items,
            Applicant | CarriedIn | Channel | Stage => !other,
            _ => true,
        });
    }

    /// 1件申请的答复 is no answer.
    pub fn is_noun(&self, tokens: &[Token]) -> bool {
        let [.., joint, _] = tokens else { return false };
        joint.word(self.text()) == "的"
    }

    /// 77件为其他情形, 其余2件撤诉或者在审, 250件主要是执法案卷, 3件涉及不予公开: what the number is of is not said.
    fn is_vague(&self, tail: &[Token], lead: &Features, features: &Features) -> bool {
        let has =
            |term: fn(Term) -> bool| tail.iter().any(|token| matches!(token.kind, Kind::Term(found) if term(found)));
        (lead.of_rest() && (features.of_rest() || (features.unknown > 0 && has(|term| term == Term::And))))
            || has(|term| matches!(term, Term::Including | Term::Act(Act::Concerned)))
    }

    /// 5件予以公开, 2件结转下年度: words after the number say what it is, where none before it do.
    pub fn behind(&self, tokens: &[Token], at: usize, lead: &Features, unit: Unit) -> Vec<Quantity> {
        let end = segment_end(tokens, at + 1);
        let followed = matches!(tokens.get(end).map(|token| token.kind), Some(Kind::Number(_)));
        // 2件行政复议、1件行政诉讼: what is joined to the next number by a mark is this one's.
        let listed = matches!(tokens.get(end - 1).map(|token| token.kind), Some(Kind::Term(Term::And)));
        let Some(tail) = tokens.get(at + 1..end).filter(|tail| !tail.is_empty() && (!followed || listed)) else {
            return Vec::new();
        };
        let features = Features::of(match tail {
            [named @ .., Token { kind: Kind::Term(Term::Within), .. }] => named,
            tail => tail,
        });
        if lead.unknown > LEAD_REACH || features.negated || lead.foreign || self.is_vague(tail, lead, &features) {
            return Vec::new();
        }
        // 信访20件，办结18件，2件正在办理: of what was counted first.
        if self.state.of_foreign && !features.only_applications() && !features.comes_in() {
            return Vec::new();
        }
        // 2件因征求第三方意见结转下年度: the last word is what became of it, those before are why.
        if features.last_act() == Some(Act::CarriedOut) && features.unknown_after == 0 && self.of_applications(tail) {
            return vec![Quantity::CarriedOut];
        }
        // 其中3件系上年结转.
        let came = matches!(lead.last_act(), None | Some(Act::Occurred | Act::Received));
        if features.last_act() == Some(Act::CarriedIn)
            && features.unknown_after == 0
            && came
            && self.of_applications(tail)
        {
            return vec![Quantity::CarriedIn];
        }
        // 新出台14件规范性文件.
        if features.of_documents() && features.acts_are_none() && lead.last_act().is_some() {
            let said = [since(tokens, self.state.segment, at), &tokens[at..end]].concat();
            let named = Features::of(&said).quantities(&self.context_of(&said), unit, false);
            return named.into_iter().filter(|quantity| quantity.fact().of.is_some()).collect();
        }
        if self.is_the_rest(lead, &features) {
            return vec![Quantity::Handled];
        }
        if self.deals_with_all(tokens, at, lead) {
            return vec![Quantity::Dealt];
        }
        if self.opens_a_partition(tokens, at, end, lead, &features) {
            return vec![Quantity::Received];
        }
        // 28件新收申请和8件结转申请中: each is named behind its number.
        if lead.says_nothing() && features.is_intake() && self.opens_intake(at) {
            return features.quantities(&self.context_of(tail), unit, false);
        }
        // 行政复议12件，11件作出复议决定.
        if lead.says_nothing() && features.has(Act::Closed) && features.only_acts() {
            return self.closed(&features).into_iter().collect();
        }
        let received = lead.last_act() == Some(Act::Received) || lead.last_act() == Some(Act::New);
        let mut quantities = features.quantities(&self.context_of(tail), unit, false);
        quantities.retain(|quantity| {
            use Dimension::{Applicant, Case, Channel, Ground, Outcome, Result, Stage};
            match quantity.dimension() {
                Stage if features.only_handled() => lead.says_nothing() && !self.is_noun(tail),
                // 385件新收、122件上年结转.
                Stage | Dimension::CarriedIn if features.is_one_stage() => lead.says_nothing(),
                Outcome | Ground | Result => true,
                Applicant | Channel => lead.nothing_done() || received,
                Case => lead.acts_are_none() || lead.has(Act::Occurred) || received,
                _ => received && *quantity == Quantity::Received,
            }
        });
        if received && quantities.contains(&Quantity::Received) {
            let stage = if lead.last_act() == Some(Act::New) { Quantity::New } else { Quantity::Received };
            return vec![stage];
        }
        if quantities.is_empty() && self.answers_some(tokens, lead, &features) {
            quantities.push(Quantity::Dealt);
        }
        quantities
    }
}

/// 主动公开17条，依申请公开28条，不予公开8条: how documents are to be made public, whatever leads to the last number.
fn is_attribute(said: &str) -> bool {
    let mut clauses = said.rsplit(['，', ',', '；', ';', '。', '、']);
    let (Some(own), Some(before), Some(first)) = (clauses.next(), clauses.next(), clauses.next()) else { return false };
    let comes_in = ["收", "受", "接", "办", "答", "申请公开申请"].iter().any(|word| before.contains(word));
    !comes_in && before.contains("依申请公开") && first.contains("主动公开") && !own.contains("其中")
}

/// 文件350件，其中主动公开280件、依申请公开45件: a way beside another, of a list or with one more behind it.
fn is_attribute_beside(said: &str, after: &str) -> bool {
    let mut clauses = said.rsplit(['，', ',', '；', ';', '。', '、']);
    let (Some(own), Some(before)) = (clauses.next(), clauses.next()) else { return false };
    let digit = |behind: &str| behind.trim_start_matches('的').starts_with(|c: char| c.is_ascii_digit());
    let counted = before.split_once("主动公开").filter(|(_, behind)| digit(behind));
    let more = after.trim_start_matches(['，', '、', ',', ' ']).starts_with('不');
    own.trim().trim_end_matches('的') == "依申请公开" && counted.is_some_and(|(lead, _)| more || lead.contains("其中"))
}
