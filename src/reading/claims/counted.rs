//! What a number states: a count, a percentage, a change.

use super::features::{Context, Features};
use super::grammar::{REACH, Reader, is_count, segment_end};
use super::lexicon::{Act, Term, Topic};
use super::list::Fit;
use super::numeral::{Bound, Numeral, Unit};
use super::period::{self, Period};
use super::token::{Kind, Token};
use super::{Class, Listing, Quantity, Share, Trend, WholeOf};
use crate::number::Number;

/// Characters outside the vocabulary before a number whose meaning stands behind it.
const LEAD_REACH: usize = 4;
/// Words before a year of what an application asks for, which is no year of what is counted.
const ABOUT: &[&str] = &["涉及", "关于", "有关", "查询", "查阅", "调取", "调阅", "获取", "索取", "了解"];
/// Quantities that a share can be of.
const TOTALS: &[&str] = &["received", "new", "processed", "handled", "disclosed", "reconsideration", "litigation"];

impl Reader<'_> {
    pub(super) fn number(&mut self, tokens: &[Token], at: usize, numeral: Numeral) {
        let Some(token) = tokens.get(at) else { return };
        let lead = tokens.get(self.lead(at)..at).unwrap_or_default();
        let before = self.segment_before(tokens, at);
        if numeral.unit != Unit::Year {
            self.state.after = at + 1;
        }
        let each = std::mem::take(&mut self.state.each) || numeral.value == Number::ZERO;
        let mention = self.mention(token, numeral);
        if self.state.counts.is_empty() {
            self.state.first_number = at;
        }
        if numeral.unit == Unit::Year {
            let stated = numeral.value.integer().and_then(|year| i32::try_from(year).ok());
            if ABOUT.iter().any(|word| self.around(token).0.trim_end().ends_with(word)) {
                return;
            }
            self.context.year = stated.filter(|stated| Some(*stated) != self.year);
            if self.context.year.is_none() {
                let span = period::of_years(self.around(token).0);
                self.state.period = span.then_some(self.state.enclosures.len());
            }
            // 2022年、2023年分别收到: which year a number is of cannot be told.
            let listed = at.checked_sub(2).and_then(|at| tokens.get(at..)).is_some_and(|before| {
                matches!(before, [Token { kind: Kind::Number(first), .. }, Token { kind: Kind::Term(Term::And), .. }, ..]
                    if first.unit == Unit::Year)
            });
            self.state.plan |= listed || matches!((stated, self.year), (Some(stated), Some(year)) if stated > year);
            return;
        }
        if numeral.unit == Unit::Foreign {
            self.period(token, numeral);
        }
        let features = Features::of(lead);
        let counts = is_count_of(numeral.unit);
        // （2）numbers what follows.
        if numeral.unit == Unit::Bare && is_label(tokens, at) {
            return self.end_lists();
        }
        let coordinated = at.checked_sub(lead.len() + 1).and_then(|at| tokens.get(at)).is_some_and(is_count)
            && matches!(lead.first(), Some(Token { kind: Kind::Term(Term::And), .. }));
        if self.state.lists.last().is_some_and(|list| list.foreign) && !self.names_its_own(&features, numeral.unit) {
            return;
        }
        if self.state.apart() {
            self.state.total = self.state.total.filter(|_| !counts);
            return self.set_class(mention, if features.of_the_form() { Class::Open } else { Class::Other });
        }
        if features.foreign_rate && features.rates.is_empty() {
            return;
        }
        if features.foreign && !self.listing_publications() {
            if counts {
                self.state.of_foreign |= self.state.counts.is_empty();
                (self.state.total, self.state.foreign) = (None, Some(mention));
                self.context.listed = None;
            }
            // 不予处理16件（信访投诉9件、重复申请7件）: whatever it is, it is a part.
            if counts && self.state.lists.last().is_some_and(|list| list.enclosed) {
                self.place_in_list(mention, None, numeral.unit, false);
            }
            return self.end_lists();
        }
        match numeral.unit {
            Unit::Percent => self.percent(&features, mention, numeral, token),
            Unit::Pieces | Unit::Items | Unit::Bare | Unit::Yuan => {
                self.count(tokens, at, (&features, before), mention, numeral, each);
                self.state.total = self.state.total.filter(|_| !coordinated);
            }
            Unit::Year | Unit::Foreign => {}
        }
    }

    /// 印发文件20件，其中规范性文件3件: a part that the form counts, whatever the total is.
    fn names_its_own(&self, features: &Features, unit: Unit) -> bool {
        use super::Dimension::{Decision, Document};
        let named = features.quantities(&Context { act: None, ..self.context }, unit, false);
        named.first().is_some_and(|named| matches!(named.dimension(), Decision | Document))
    }

    /// The passage before a token and after it.
    fn around(&self, token: &Token) -> (&str, &str) {
        let text = self.text();
        (text.get(self.state.range.0..token.start).unwrap_or_default(), text.get(token.end..).unwrap_or_default())
    }

    /// 截至12月31日, 1至6月, 近5年: the period that is spoken of from here on.
    fn period(&mut self, token: &Token, numeral: Numeral) {
        let (before, after) = self.around(token);
        match numeral.value.integer().and_then(|value| period::period(before, value, after)) {
            Some(Period::Year) => self.state.period = None,
            Some(Period::Other) => self.state.period = Some(self.state.enclosures.len()),
            None => {}
        }
    }

    /// The segment before, where no number and no claim stands in it.
    fn segment_before(&self, tokens: &[Token], at: usize) -> Option<Features> {
        let (start, end) = (self.state.previous?, self.state.segment);
        let open = start >= self.state.after && start >= self.state.said && at <= start + REACH;
        Some(Features::of(tokens.get(start..end)?)).filter(|_| open)
    }

    /// 行政许可方面，全年共作出12件: what was named in the segment before.
    fn named_before(&self, tokens: &[Token], at: usize, unit: Unit, each: bool) -> Vec<Quantity> {
        let start = self.state.previous.unwrap_or(at);
        let named = Features::of(tokens.get(start..at).unwrap_or_default());
        let odd = named.negated || named.foreign || named.compared || named.share || named.trend.is_some();
        if odd || named.unknown > 0 { Vec::new() } else { named.quantities(&self.context, unit, each) }
    }

    /// 行政复议、行政诉讼分别为2件、1件: the next numbers are shared out to what was named.
    pub(super) fn share_out(&mut self, tokens: &[Token], at: usize) {
        let lead = Features::of(tokens.get(self.lead(at)..at).unwrap_or_default());
        if lead.foreign || lead.negated {
            return;
        }
        let mut named = lead.quantities(&self.context, Unit::Pieces, true);
        if named.len() < 2 {
            named = lead.parties();
        }
        if named.len() > 1 {
            named.reverse();
            self.state.shared_out = named;
            self.state.after = at + 1;
        } else if self.state.counts.is_empty() && self.state.lists.is_empty() {
            // 甲局、乙局分别收到3件、1件: whose each number is cannot be told.
            self.state.plan = true;
        }
    }

    /// 网络12件、信函8件，分别占60%、40%: as many shares or changes as counts before them.
    pub(super) fn share_numbers(&mut self, tokens: &[Token], at: usize) -> bool {
        let ahead = tokens.get(at + 1..tokens.len().min(at + REACH)).unwrap_or_default().iter();
        let (mut numbers, mut change) = (0, false);
        for token in ahead {
            match token.kind {
                Kind::Number(Numeral { unit: Unit::Percent, .. }) => numbers += 1,
                Kind::Number(Numeral { unit: Unit::Pieces, .. }) if change => numbers += 1,
                Kind::Term(Term::Rise | Term::Fall) => change = true,
                Kind::Stop | Kind::Term(Term::And | Term::Filler | Term::Share | Term::Intake | Term::Compare) => {}
                // 分别占办结总数的10%、5%.
                Kind::Term(_) | Kind::Year(_) | Kind::Unknown(_) if numbers == 0 => {}
                _ => break,
            }
        }
        if numbers < 2 || self.state.counts.len() < numbers {
            return false;
        }
        let since = tokens.get(self.state.after.max(at.saturating_sub(REACH))..at).unwrap_or_default();
        self.state.shared_wholes = since.iter().any(|token| matches!(token.kind, Kind::Term(Term::Among)));
        self.state.shared_parts = self.state.counts.iter().rev().take(numbers).map(|(mention, _)| *mention).collect();
        true
    }

    /// What a number states that nothing is said of: the next of those named before, what rose or fell, a total.
    fn unnamed(&mut self, features: &Features, before: Option<&Features>) -> Option<Quantity> {
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

    /// A total and no more (三项合计15件), of what is spoken of.
    fn total(&self, features: &Features, before: Option<&Features>) -> Option<Quantity> {
        if !features.only_total() {
            return None;
        }
        // 自然人申请占比最大，共39件: of what was just named.
        let named = before.map(|before| before.of_change().quantities(&self.context, Unit::Pieces, false));
        if let Some(named) = named.and_then(|named| named.first().copied()) {
            return Some(named);
        }
        match self.context.topic {
            Some(Topic::Applications) => {
                use super::Dimension::{Applicant, CarriedIn, Channel};
                let mut said = self.claims.claims.iter().skip(self.state.first_claim).rev().take(REACH);
                let summed = said.any(|claim| matches!(claim.quantity.dimension(), Applicant | CarriedIn | Channel));
                // 提交10件以上的有3人，共计62件: of those.
                let first = self.state.sentence.is_some_and(|own| {
                    self.claims.numbers_of(own).iter().filter(|number| number.unit != Unit::Year).count() == 1
                });
                Quantity::find("received").filter(|_| summed || first)
            }
            Some(Topic::Disclosure) => Quantity::find("disclosed"),
            _ => None,
        }
    }

    /// Whether the open list is one of published information or documents, whose parts can be anything.
    fn listing_publications(&self) -> bool {
        use super::Dimension::{Disclosure, Document, Money};
        let list = self.state.lists.last();
        list.is_some_and(|list| {
            list.quantity.is_none_or(|total| matches!(total.dimension(), Disclosure | Document | Money))
        })
    }

    /// 其中新收5件、结转3件: among what came in, 结转 is what was carried over.
    fn listing_intake(&self) -> bool {
        let parts = self.state.lists.last().map(|list| list.parts.as_slice());
        matches!(parts, Some([.., (_, Some(part))]) if part.is(&["new"]))
    }

    /// A number of something else ends a list of applications or cases.
    pub(super) fn end_lists(&mut self) {
        while let Some(list) = self.state.lists.pop_if(|list| !list.enclosed) {
            self.finish(list);
        }
    }

    fn percent(&mut self, features: &Features, mention: u32, numeral: Numeral, token: &Token) {
        let last = self.state.counts.last().copied();
        let of_money = self.state.money.map(|(money, _)| money) > last.map(|(mention, _)| mention);
        if let Some(part) = self.state.shared_parts.pop() {
            self.shared_number(features, mention, part);
        } else if of_money {
            // Changes and shares of fees are held against nothing.
        } else if let Some(rising) = features.trend {
            let last = last.map(|(mention, _)| mention).filter(|last| Some(*last) != self.state.base);
            self.change(features, mention, rising, self.state.current.or(last));
        } else if features.share {
            let own = features.quantities_of_share(&self.context);
            let part = last.filter(|_| own.is_none()).map(|(mention, _)| mention);
            let quantity = own.or(last.and_then(|(_, quantity)| quantity).filter(|_| part.is_some()));
            let whole = self.whole_of(part);
            if part.is_some() || (quantity.is_some() && whole.is_some()) {
                self.attribute(mention);
                self.claims.shares.push(Share { percent: mention, part, quantity, whole });
            }
        } else if numeral.value.integer() == Some(100) && self.context.topic == Some(Topic::Applications) {
            for act in &features.rates {
                let of = if *act == Act::Handled { WholeOf::Handled } else { WholeOf::Answered };
                self.attribute(mention);
                self.whole(of, (token.start, token.end));
            }
        }
    }

    /// One of several percentages or changes that belong to as many counts before them.
    fn shared_number(&mut self, features: &Features, mention: u32, part: u32) {
        self.attribute(mention);
        self.state.shared_change = features.trend.or(self.state.shared_change.filter(|_| !features.share));
        if let Some(rising) = self.state.shared_change {
            self.claims.trends.push(Trend { change: mention, rising, value: Some(part), base: None });
            return;
        }
        // 复议35件、诉讼11件，其中本机关的分别占20%、9%: the counts are what the shares are of.
        if self.state.shared_wholes {
            return self.claims.shares.push(Share { percent: mention, part: None, quantity: None, whole: Some(part) });
        }
        let counted = self.state.counts.iter().rev().take(REACH).find(|(counted, _)| *counted == part);
        let quantity = counted.and_then(|(_, quantity)| *quantity);
        let whole = self.whole_of(Some(part));
        self.claims.shares.push(Share { percent: mention, part: Some(part), quantity, whole });
    }

    /// A number up or down: of what its own words name, else of the value before it.
    fn change(&mut self, features: &Features, mention: u32, rising: bool, value: Option<u32>) {
        let named = features.of_change().quantities(&self.context, Unit::Pieces, false);
        let of_value = self.state.counts.iter().rev().take(REACH).find(|(mention, _)| Some(*mention) == value);
        let other = match (named.first(), of_value.and_then(|(_, quantity)| *quantity)) {
            (Some(named), Some(counted)) => named.dimension() != counted.dimension(),
            _ => false,
        };
        if value.is_some() && !other {
            self.push_trend(mention, rising, value);
        } else if !named.is_empty() || (self.context.topic == Some(Topic::Applications) && !features.of_cases()) {
            self.push_trend(mention, rising, None);
            self.await_value(features);
        }
    }

    /// The whole that a share is of: the total of the open list, else the last total before the part.
    fn whole_of(&self, part: Option<u32>) -> Option<u32> {
        if let Some(list) = self.state.lists.last()
            && part != Some(list.total)
        {
            return Some(list.total);
        }
        let total = |quantity: &Quantity| quantity.is(TOTALS);
        let mut before =
            self.state.counts.iter().rev().take(REACH).filter(|(mention, _)| part.is_none_or(|part| *mention < part));
        before.find(|(_, quantity)| quantity.as_ref().is_some_and(total)).map(|(mention, _)| *mention)
    }

    /// A change came before its value: what it is of.
    fn await_value(&mut self, features: &Features) {
        let named = features.of_change().quantities(&self.context, Unit::Pieces, false);
        self.state.awaited = named.first().copied().or(self.state.awaited).or_else(|| self.trending());
    }

    fn push_trend(&mut self, change: u32, rising: bool, value: Option<u32>) {
        self.attribute(change);
        let base = self.state.base;
        self.claims.trends.push(Trend { change, rising, value, base });
    }

    fn count(
        &mut self,
        tokens: &[Token],
        at: usize,
        (features, before): (&Features, Option<Features>),
        mention: u32,
        numeral: Numeral,
        each: bool,
    ) {
        let Some(token) = tokens.get(at) else { return };
        let shared = !self.state.shared_parts.is_empty() && (features.trend.is_some() || features.says_nothing());
        if let Some(part) = self.state.shared_parts.pop().filter(|_| shared) {
            return self.shared_number(features, mention, part);
        }
        // 申请10件以上的单位, 5个部门收到10件以上: no count.
        let bodies = || {
            let lead = tokens.get(self.state.segment..at).unwrap_or_default();
            lead.iter().any(|token| matches!(token.kind, Kind::Term(Term::Bodies)))
        };
        let threshold = next_is(tokens, at, Term::Upward) && (next_is(tokens, at + 1, Term::Filler) || bodies());
        if threshold || self.around(token).1.starts_with("以下") {
            return self.set_class(mention, Class::Open);
        }
        if let Some(rising) = features.trend.filter(|_| !features.to) {
            // Changes of fees are held against nothing.
            if numeral.unit == Unit::Yuan {
                return;
            }
            return self.change(features, mention, rising, self.state.current);
        }
        let next = tokens.get(at + 1).map(|token| token.kind);
        let bound = match (numeral.bound, next) {
            (Bound::Exact | Bound::Rounded, Some(Kind::Term(Term::Around))) => Bound::About,
            (Bound::Exact | Bound::Rounded, Some(Kind::Term(Term::Upward))) => Bound::AtLeast,
            (Bound::Exact | Bound::Rounded, _) if features.near => Bound::About,
            (Bound::Exact | Bound::Rounded, _) if features.above => Bound::AtLeast,
            (bound, _) => bound,
        };
        if let Some(mention) = self.claims.mentions.get_mut(mention as usize) {
            mention.bound = bound;
        }
        let mut past = self.context.year;
        let mut quantities = if features.negated {
            Vec::new()
        } else if features.compared {
            // 较上年的100件: last year's value of what was just stated.
            past = Some(self.year.map_or(0, |year| year - 1));
            let own = |said: &Features| said.of_change().quantities(&self.context, numeral.unit, false);
            let before = || before.as_ref().and_then(|before| own(before).first().copied());
            own(features).first().copied().or(self.context.last).or_else(before).into_iter().collect()
        } else if features.to && features.trend.is_some() {
            // 由上年的6件减少到3件: what is reached is this year's.
            past = past.filter(|_| self.state.base.is_none());
            self.context.year = past;
            self.trending().into_iter().collect()
        } else {
            features.quantities(&self.context, numeral.unit, each)
        };
        if quantities.is_empty() && numeral.unit != Unit::Yuan {
            quantities.extend(self.unnamed(features, before.as_ref()));
            past = past.and(self.context.year);
        }
        if quantities.is_empty() && !features.negated && !features.compared {
            quantities = self.behind(tokens, at, features, numeral.unit);
            if !quantities.is_empty() {
                self.state.after = segment_end(tokens, at + 1);
            }
        }
        if quantities.is_empty() && before.is_some() && (features.only_acts() || features.only_dropped()) {
            quantities = self.named_before(tokens, at, numeral.unit, each);
        }
        // 共有12件未到期限: not all.
        let behind = Features::of(tokens.get(at + 1..segment_end(tokens, at + 1)).unwrap_or_default());
        let plain = behind.says_nothing() || behind.only_applications();
        if quantities.is_empty() && plain && numeral.unit != Unit::Yuan {
            quantities.extend(self.total(features, before.as_ref()));
        }
        if features.last_act() == Some(Act::Carried) && self.listing_intake() {
            quantities = Quantity::find("carried_in").into_iter().collect();
        }
        // 线索12条，办结12条: what is finished is something else.
        if quantities.is_empty() && features.unknown_after > 0 {
            self.state.odd |= self.state.counts.is_empty() && features.comes_in();
            if self.context.topic.is_none() {
                self.context.topic = Some(Topic::Foreign);
            }
        }
        // 其中主动公开20条，依申请公开2条: of a list of what was published, no applications.
        let published = self.state.lists.last().and_then(|list| list.quantity).is_some_and(|q| q.is(&["disclosed"]));
        if published && features.acts_are_none() && quantities.iter().all(|quantity| quantity.is(&["received"])) {
            quantities.clear();
        }
        // 其余75件来自科研机构、公益组织: named behind.
        let tail = tokens.get(at + 1..segment_end(tokens, at + 1)).unwrap_or_default();
        let named = tail.iter().any(|token| matches!(token.kind, Kind::Term(Term::Applicant(_))));
        if named && quantities.iter().all(|quantity| quantity.is(&["other_org"])) {
            quantities.clear();
        }
        // 提案20件，公开15件: what was counted first is still spoken of.
        if self.state.of_foreign {
            use super::Dimension::{Applicant, CarriedIn, Channel, Ground, Outcome, Stage};
            quantities.retain(|quantity| {
                !matches!(quantity.dimension(), Applicant | CarriedIn | Channel | Ground | Outcome | Stage)
            });
        }
        let open = features.of_the_form();
        let stated = quantities.first().copied();
        let part = self.place_in_list(mention, stated, numeral.unit, past.is_some());
        if part == Some(Fit::Part) {
            quantities.clear();
        } else if quantities.is_empty() && open {
            self.set_class(mention, Class::Open);
        }
        self.remember(features);
        // 审理行政复议案件60件，维持40件: what is said of the cases holds for how they ended.
        if features.of_cases() {
            self.context.reviewing = features.reviewing();
        }
        let of_cases =
            quantities.iter().any(|q| matches!(q.dimension(), super::Dimension::Case | super::Dimension::Result));
        let scope = self.context.reviewing.filter(|_| of_cases).or(self.state.scope);
        for quantity in &quantities {
            let Some(value) = in_unit(*quantity, numeral) else { continue };
            let fresh = !self.repeats(*quantity, past, scope);
            if fresh {
                self.claim_of(*quantity, value, bound, scope, past, mention, token);
            } else {
                self.set_class(mention, Class::Open);
            }
        }
        let counted = (mention, stated.filter(|_| part != Some(Fit::Part)));
        // What it is compared with is not what is parted.
        if past.is_none() && !features.compared && (is_count_of(numeral.unit) || !quantities.is_empty()) {
            // 败诉6件，其中行政复议4件: of how they ended, whose cases is told by the parts.
            let ended = stated.is_none() && part.is_none() && features.ends_cases();
            (self.state.total, self.state.foreign) = if ended { (None, Some(mention)) } else { (Some(counted), None) };
        }
        self.context.listed = stated;
        if is_count_of(numeral.unit) {
            self.state.counts.push(counted);
            if !quantities.is_empty() {
                if past.is_some() {
                    self.state.base = Some(mention);
                    self.state.awaited = stated;
                } else if part.is_none() {
                    self.state.current = Some(mention);
                }
            }
        }
        if numeral.unit == Unit::Yuan && !quantities.is_empty() {
            self.state.money = Some((mention, stated));
        }
        if let (Some(Kind::Term(Term::Etc)), Some(list)) = (next, self.state.lists.last_mut())
            && part.is_some_and(|fit| fit != Fit::Over)
        {
            list.listing = Listing::Open;
        }
    }

    /// What a rise or fall is of: the quantity last stated, else the applications spoken of.
    fn trending(&self) -> Option<Quantity> {
        let applications = self.context.topic == Some(Topic::Applications);
        self.context.last.or_else(|| Quantity::find("received").filter(|_| applications))
    }

    /// 共有15件申请; 15件申请中，网络10件、信函5件: all applications, where they are parted by who or how.
    fn opens_a_partition(&self, tokens: &[Token], at: usize, end: usize, lead: &Features, tail: &Features) -> bool {
        if !(lead.says_nothing() && tail.only_applications()) {
            return false;
        }
        let parts = tokens.get(end + 1..tokens.len().min(end + REACH)).unwrap_or_default();
        let first = parts.iter().find(|token| !matches!(token.kind, Kind::Term(Term::Filler | Term::Among)));
        let parted = matches!(first.map(|token| token.kind), Some(Kind::Term(Term::Applicant(_) | Term::Channel(_))));
        lead.has(Act::Occurred) || (parted && at == self.state.first_number)
    }

    fn of_applications(&self, tokens: &[Token]) -> bool {
        matches!(self.context_of(tokens).topic, None | Some(Topic::Applications | Topic::Foreign))
    }

    /// 1件申请的答复 is no answer.
    fn is_noun(&self, tokens: &[Token]) -> bool {
        let [.., joint, _] = tokens else { return false };
        self.text().get(joint.start..joint.end) == Some("的")
    }

    /// 5件予以公开, 2件结转下年度: words after the number say what it is, where none before it do.
    fn behind(&self, tokens: &[Token], at: usize, lead: &Features, unit: Unit) -> Vec<Quantity> {
        let end = segment_end(tokens, at + 1);
        let followed = matches!(tokens.get(end).map(|token| token.kind), Some(Kind::Number(_)));
        // 2件行政复议、1件行政诉讼: what is joined to the next number by a mark is this one's.
        let listed = matches!(tokens.get(end - 1).map(|token| token.kind), Some(Kind::Term(Term::And)));
        let Some(tail) = tokens.get(at + 1..end).filter(|tail| !tail.is_empty() && (!followed || listed)) else {
            return Vec::new();
        };
        let features = Features::of(tail);
        if lead.unknown > LEAD_REACH || features.negated || lead.foreign {
            return Vec::new();
        }
        // 信访20件，办结18件，2件正在办理: of what was counted first.
        if self.state.of_foreign && !features.only_applications() && !features.comes_in() {
            return Vec::new();
        }
        // 2件因征求第三方意见结转下年度: the last word is what became of it, those before are why.
        if features.last_act() == Some(Act::CarriedOut) && features.unknown_after == 0 && self.of_applications(tail) {
            return Quantity::find("carried_out").into_iter().collect();
        }
        if self.opens_a_partition(tokens, at, end, lead, &features) {
            return Quantity::find("received").into_iter().collect();
        }
        let received = lead.last_act() == Some(Act::Received) || lead.last_act() == Some(Act::New);
        let mut quantities = features.quantities(&self.context_of(tail), unit, false);
        quantities.retain(|quantity| {
            use super::Dimension::{Applicant, Case, Channel, Ground, Outcome, Result, Stage};
            match quantity.dimension() {
                Stage if features.only_handled() => lead.says_nothing() && !self.is_noun(tail),
                Outcome | Ground | Result => true,
                Applicant | Channel => lead.acts_are_none() || received,
                Case => lead.acts_are_none() || lead.has(Act::Occurred) || received,
                _ => received && quantity.is(&["received"]),
            }
        });
        if received && quantities.iter().any(|quantity| quantity.is(&["received"])) {
            let key = if lead.last_act() == Some(Act::New) { "new" } else { "received" };
            return Quantity::find(key).into_iter().collect();
        }
        quantities
    }
}

/// Whether numbers with that unit count pieces.
fn is_count_of(unit: Unit) -> bool {
    matches!(unit, Unit::Pieces | Unit::Items | Unit::Bare)
}

/// Whether the token behind `at` is that word.
fn next_is(tokens: &[Token], at: usize, term: Term) -> bool {
    tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Term(term))
}

/// Whether a number stands alone in parentheses.
fn is_label(tokens: &[Token], at: usize) -> bool {
    let kind = |at: usize| tokens.get(at).map(|token| token.kind);
    at.checked_sub(1).and_then(kind) == Some(Kind::Open) && kind(at + 1) == Some(Kind::Close)
}

/// The value in the quantity's own unit: fees in 万元, which is what the form asks for.
fn in_unit(quantity: Quantity, numeral: Numeral) -> Option<Number> {
    match (quantity.key(), numeral.unit) {
        ("fees", Unit::Yuan) => numeral.value.shift(-4),
        _ => Some(numeral.value),
    }
}
