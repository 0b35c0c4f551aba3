//! What a number states: a count, a percentage, a change.

mod named;
mod relative;

use super::features::{Context, Features};
use super::grammar::{Reader, is_count, segment_end};
use super::lexicon::{Act, Term, Topic};
use super::list::Fit;
use super::numeral::{Bound, Numeral, Unit};
use super::period::{self, Period};
use super::token::{Kind, Token};
use super::{Class, Listing, Quantity, Scope, Share};
use crate::number::Number;

/// Words before a year of what an application asks for, which is no year of what is counted.
const ABOUT: &[&str] = &["涉及", "关于", "有关", "查询", "查阅", "调取", "调阅", "获取", "索取", "了解"];
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
            return self.rate(&features, mention, numeral.unit);
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

    /// 纠错率24.4%: of the cases of this year.
    fn rate(&mut self, features: &Features, percent: u32, unit: Unit) {
        let quantity = features.quantities_of_share(&self.context);
        let of_result = quantity.is_some_and(|quantity| quantity.dimension() == super::Dimension::Result);
        if of_result && unit == Unit::Percent && self.of_the_year() {
            self.attribute(percent);
            self.claims.shares.push(Share { percent, part: None, quantity, whole: None });
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

    /// 自然人新收15件、办结12件: what is counted is of one kind of those who applied, as long as no other is named.
    fn of_party(&mut self, features: &Features, before: Option<&Features>, quantities: &[Quantity]) -> bool {
        use super::Dimension::{Applicant, CarriedIn, Ground, Outcome, Stage};
        let Some(first) = quantities.first() else { return false };
        if first.dimension() == Applicant {
            let counted = self.claims.claims.iter().skip(self.state.first_claim).next_back();
            let opens = counted.is_none_or(|claim| (claim.start as usize) < self.state.strong);
            self.state.party = features.subject && opens;
            return false;
        }
        // 企业申请中，予以公开5件、部分公开2件.
        self.state.party |= features.of_one_party() || before.is_some_and(Features::of_one_party);
        self.state.party && matches!(first.dimension(), Stage | CarriedIn | Outcome | Ground)
    }

    /// The last change has no number of last year, and this one follows it: it is its own.
    fn base_behind(&mut self, base: u32, stated: Option<Quantity>) {
        let of =
            |value: u32| self.state.counts.iter().rev().find(|(found, _)| *found == value).and_then(|found| found.1);
        let last = self.claims.trends.get_mut(self.state.first_trend..).and_then(|trends| trends.last_mut());
        if let Some(trend) = last.filter(|trend| trend.base.is_none() && base - trend.change <= 2)
            && let Some(value) = trend.value
            && (stated.is_none() || of(value) == stated)
        {
            trend.base = Some(base);
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
        // 收到超过10件 of some bodies is a threshold too.
        let threshold = threshold || (features.above && (bodies() || next_is(tokens, at, Term::Filler)));
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
        } else if features.to && features.trend.is_some() && numeral.unit != Unit::Yuan {
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
        // 其余75件来自科研机构, 余下7件为其他情形: named behind.
        let tail = tokens.get(at + 1..segment_end(tokens, at + 1)).unwrap_or_default();
        let named = |token: &Token| matches!(token.kind, Kind::Term(Term::Applicant(_) | Term::Other));
        if tail.iter().any(named) && quantities.iter().all(|quantity| quantity.is(&["other_org", "other.other"])) {
            quantities.clear();
        }
        self.without_uncounted(token, &mut quantities);
        let part_only = self.of_party(features, before.as_ref(), &quantities);
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
        let scope = if part_only { Some(Scope::Part) } else { scope };
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
            // 下降24%（上年2268件）: last year's number behind the change.
            if past.is_some_and(|past| self.year.is_none_or(|year| past == year - 1)) {
                self.state.base = Some(mention);
                self.base_behind(mention, stated);
            }
            if !quantities.is_empty() {
                if past.is_some() {
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
