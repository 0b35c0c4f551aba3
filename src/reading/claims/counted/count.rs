//! A number of pieces or a sum of money: what it counts, and what the sentence knows once it is told.

use crate::number::Number;
use crate::reading::claims::features::Features;
use crate::reading::claims::grammar::{REACH, Reader, ahead, clip, is_count, segment_end};
use crate::reading::claims::lexicon::{Act, Term, Topic};
use crate::reading::claims::list::Fit;
use crate::reading::claims::numeral::Numeral;
use crate::reading::claims::phrases::lists_outcomes;
use crate::reading::claims::token::{Kind, Token};
use crate::report::claims::{Bound, Claim, Class, Dimension, Listing, Part, Quantity, Scope, Share, Unit};

/// A number and the words around it.
pub struct Count<'t> {
    /// The sentence.
    pub tokens: &'t [Token],
    /// Where the number stands in it.
    pub at: usize,
    /// Its token.
    pub token: &'t Token,
    /// Its mention.
    pub mention: u32,
    /// What is written.
    pub numeral: Numeral,
    /// The words since the number before.
    pub features: Features,
    /// Those of the segment before, where no number stands in it.
    pub before: Option<Features>,
    /// Whether it is stated of each that is named.
    pub each: bool,
}

impl Count<'_> {
    /// The word behind the number, that many words on.
    fn next(&self, ahead: usize) -> Option<Term> {
        match self.tokens.get(self.at + ahead)?.kind {
            Kind::Term(term) => Some(term),
            _ => None,
        }
    }

    /// The words behind it, to the end of the segment.
    fn tail(&self) -> &[Token] {
        self.tokens.get(self.at + 1..segment_end(self.tokens, self.at + 1)).unwrap_or_default()
    }

    fn is_money(&self) -> bool {
        self.numeral.unit == Unit::Yuan
    }

    fn bound(&self) -> Bound {
        match (self.numeral.bound, self.next(1)) {
            (Bound::Exact | Bound::Rounded, Some(Term::Around)) => Bound::About,
            (Bound::Exact | Bound::Rounded, Some(Term::Upward)) => Bound::AtLeast,
            (Bound::Exact | Bound::Rounded, _) if self.features.near => Bound::About,
            (Bound::Exact | Bound::Rounded, _) if self.features.above => Bound::AtLeast,
            (bound, _) => bound,
        }
    }

    /// 其余75件来自科研机构, 余下7件为其他情形: what the rest is stands behind.
    fn names_the_rest_behind(&self, quantities: &[Quantity]) -> bool {
        let named = |token: &Token| matches!(token.kind, Kind::Term(Term::Applicant(_) | Term::Other));
        let closed = |token: &Token| matches!(token.kind, Kind::Term(Term::Act(Act::Closed | Act::Handled)));
        let of_result = |quantity: &Quantity| quantity.dimension() == Dimension::Result;
        let other = |quantity: &Quantity| matches!(quantity, Quantity::OtherOrg | Quantity::OtherOther);
        self.tail().iter().any(named) && quantities.iter().all(other)
            // 2起尚在审理，其余7起均已结案.
            || self.features.of_rest() && self.tail().iter().any(closed) && quantities.iter().all(of_result)
    }
}

/// What a number counts.
struct Counted {
    quantities: Vec<Quantity>,
    /// The year, where it is not the report's.
    past: Option<i32>,
}

impl Reader<'_> {
    /// Reads a number of pieces or a sum of money.
    // Not inlined, or one sentence costs half a percent more.
    #[inline(never)]
    pub fn count(&mut self, count: &Count<'_>) {
        let features = &count.features;
        let shared = !self.state.shared_parts.is_empty() && (features.trend.is_some() || features.says_nothing());
        if let Some(part) = self.state.shared_parts.pop().filter(|_| shared) {
            return self.shared_number(features, count.mention, part);
        }
        // 其他7件（这7件因内容不明）, 该7件: once more.
        let again = self.around(count.token).0.trim_end().ends_with(['这', '该']);
        if again || self.is_threshold(count) {
            return self.set_class(count.mention, Class::Open);
        }
        if let Some(rising) = features.trend.filter(|_| !features.to) {
            // Changes of fees are held against nothing.
            if !count.is_money() {
                self.change(features, count.mention, rising, self.state.current);
            }
            return;
        }
        if let Some(mention) = self.claims.mentions.get_mut(count.mention as usize) {
            mention.bound = count.bound();
        }
        let mut counted = self.meaning(count);
        self.take_back(count, &mut counted.quantities);
        self.state_of(count, counted);
    }

    /// 申请10件以上的单位, 5个部门收到10件以上, 收到超过10件 of some bodies: no count.
    fn is_threshold(&self, count: &Count<'_>) -> bool {
        let bodies = || {
            let lead = count.tokens.get(self.state.segment..count.at).unwrap_or_default();
            lead.iter().any(|token| matches!(token.kind, Kind::Term(Term::Bodies)))
        };
        let of_some = |ahead: usize| count.next(ahead) == Some(Term::Filler) || bodies();
        (count.next(1) == Some(Term::Upward) && of_some(2))
            || (count.features.above && of_some(1))
            || self.around(count.token).1.starts_with("以下")
    }

    /// What the words around the number say that it counts.
    fn meaning(&mut self, count: &Count<'_>) -> Counted {
        let features = &count.features;
        let unit = count.numeral.unit;
        let Counted { mut quantities, mut past } = self.named(count);
        if quantities.is_empty() && !count.is_money() {
            quantities.extend(self.unnamed(features, count.before.as_ref()));
            past = past.filter(|_| features.compared || features.compared_of).or(past.and(self.context.year));
        }
        if quantities.is_empty() && !features.negated && !features.compared {
            quantities = self.behind(count.tokens, count.at, features, unit);
            if !quantities.is_empty() {
                self.state.after = segment_end(count.tokens, count.at + 1);
            }
        }
        if quantities.is_empty() && count.before.is_some() && (features.only_acts() || features.only_dropped()) {
            quantities = self.named_before(count.tokens, count.at, unit, count.each);
        }
        // 共有12件未到期限: not all.
        let plain = || {
            let behind = Features::of(count.tail());
            behind.says_nothing() || behind.only_applications()
        };
        if quantities.is_empty() && !count.is_money() && plain() {
            quantities.extend(self.total(features, count.before.as_ref()));
        }
        if quantities.is_empty() && features.closes() && features.only_acts() {
            quantities.extend(self.closed(features));
        }
        // 去年112件，今年128件; 2022年112件、2023年128件.
        if quantities.is_empty() && past.is_none() && features.says_nothing() {
            quantities.extend(self.year_by_year(count.tokens, count.at));
        }
        // 上年结转件及新收件共478件办结.
        let intake = |quantity: &Quantity| matches!(quantity, Quantity::New | Quantity::CarriedIn | Quantity::Received);
        if features.total && quantities.iter().any(intake) && Features::of(count.tail()).only_handled() {
            quantities = vec![Quantity::Handled];
        }
        if features.last_act() == Some(Act::Carried) && self.listing_intake() {
            quantities = vec![Quantity::CarriedIn];
        }
        Counted { quantities, past }
    }

    /// What the number's own words name.
    fn named(&mut self, count: &Count<'_>) -> Counted {
        let features = &count.features;
        let unit = count.numeral.unit;
        let past = self.context.year;
        if features.negated {
            return Counted { quantities: Vec::new(), past };
        }
        // 较2022年的行政复议13件、行政诉讼8件: last year's, one after another.
        let beside = self.state.past;
        if features.compared_of && features.trend.is_none() || beside {
            self.state.past = true;
            let mut named = features.quantities(&self.context, unit, count.each);
            // 较上年作出的2200件: of what was just stated.
            named.extend(self.context.last.filter(|_| named.is_empty() && features.nothing_done()));
            return Counted { quantities: named, past: self.year.map(|year| year - 1) };
        }
        if features.compared {
            // 较上年的100件: last year's value of what was just stated.
            let own = |said: &Features| said.of_change().quantities(&self.context, unit, false);
            let before = || count.before.as_ref().and_then(|before| own(before).first().copied());
            let own = own(features).first().copied();
            let changed = || match self.changing(count.token, features) {
                Some(changed) => changed,
                // 诉讼9件。新收量比2022年96件增加24件: of something that is named, whatever it is.
                None if !features.nothing_done() => None,
                None => self
                    .nearest(count.numeral.value)
                    .or(self.context.last)
                    .or_else(before)
                    .or_else(|| self.past_of_topic(count.token, features)),
            };
            let year = self.year.map_or(0, |year| year - 1);
            return Counted { quantities: own.or_else(changed).into_iter().collect(), past: Some(year) };
        }
        if features.to && features.trend.is_some() && !count.is_money() {
            // 由上年的6件减少到3件: what is reached is this year's.
            self.context.year = past.filter(|_| self.state.base.is_none());
            return Counted { quantities: self.trending().into_iter().collect(), past: self.context.year };
        }
        if let Some(ended) = self.ended(count) {
            return Counted { quantities: ended, past };
        }
        Counted { quantities: features.quantities(&self.context, unit, count.each), past }
    }

    /// 维持11件（复议6件、诉讼5件）: of both together, and of each of them.
    fn ended(&mut self, count: &Count<'_>) -> Option<Vec<Quantity>> {
        let features = &count.features;
        let cases = features.specific_cases();
        if !cases.is_empty() {
            // 尚未审结行政复议4件，行政诉讼5件: so did those that follow.
            let ends = if features.ends_cases() { features.ending() } else { Some(Part::Pending) };
            let ends = ends.filter(|_| features.ends_first).map(|result| (result, 0));
            self.state.ended = ends.or(self.state.ended);
            let plain = features.nothing_done() && !features.ends_cases();
            let (result, _) = self.state.ended.filter(|_| plain || features.ends_first)?;
            let each = cases.len() == 1 || count.each;
            return each.then(|| cases.iter().filter_map(|case| case.part(result)).collect());
        }
        let result = features.ending();
        self.state.ended = self.state.ended.filter(|_| result.is_none());
        let (result, depth) = result.zip(parted_by_cases(count.tokens, count.at + 1))?;
        self.state.ended = Some((result, if depth == 0 { 0 } else { self.state.enclosures.len() + depth }));
        // 胜诉5件（复议2件、诉讼3件）: of suits only, and this is of both.
        Some(Quantity::Cases.part(result).into_iter().collect())
    }

    /// Takes back what the sentence shows to be something else.
    fn take_back(&mut self, count: &Count<'_>, quantities: &mut Vec<Quantity>) {
        let features = &count.features;
        // 线索12条，办结12条: what is finished is something else.
        if quantities.is_empty() && features.unknown_after > 0 {
            self.state.odd |= self.state.counts.is_empty() && features.comes_in();
            if self.context.topic.is_none() {
                self.context.topic = Some(Topic::Foreign);
            }
        }
        // 其中网站20条，依申请公开2条: of a list of what was published, no applications.
        let published = self.state.lists.last().and_then(|list| list.quantity) == Some(Quantity::Disclosed);
        let applied = |of: &Quantity| *of == Quantity::Received || of.dimension() == Dimension::Channel;
        if published && features.acts_are_none() && quantities.iter().all(applied) {
            quantities.clear();
        }
        if count.names_the_rest_behind(quantities) {
            quantities.clear();
        }
        // 未予公开的53件中，不予公开16件、无法提供20件: of all of those.
        let behind = count.tokens.get(count.at + 1..).unwrap_or_default();
        if count.next(1) == Some(Term::Within)
            && lists_outcomes(behind)
            && quantities.first() == Some(&Quantity::Refused)
        {
            quantities.clear();
        }
        // 予以公开84条，部分公开17条.
        let of_information =
            [Some(features), count.before.as_ref()].into_iter().flatten().any(Features::of_information);
        let listed = self.state.counts.is_empty() && !of_information && lists_outcomes(behind);
        self.without_uncounted(count.token, features, quantities, listed);
        // 收到网站纠错24件，办结5件: what comes in and is no application has what is done then.
        self.state.of_foreign |= quantities.is_empty() && features.takes_in_others();
    }

    /// States what is counted, and keeps what the next numbers lean on.
    fn state_of(&mut self, count: &Count<'_>, counted: Counted) {
        let Counted { mut quantities, past } = counted;
        let Count { features, mention, numeral, .. } = count;
        let part_only = self.of_party(features, count.before.as_ref(), &quantities);
        let stated = quantities.first().copied();
        let named = !features.acts_are_none() || features.total;
        let part = if past.is_some() { None } else { self.place_in_list(*mention, stated, numeral.unit, named) };
        if part == Some(Fit::Part) {
            quantities.clear();
        } else if quantities.is_empty() && features.of_the_form() {
            self.set_class(*mention, Class::Open);
        }
        self.remember(features);
        // 审理行政复议案件60件，维持40件: what is said of the cases holds for how they ended.
        // 行政复议12件、行政诉讼9件，纠正3件: of both.
        let last = self.state.counts.last().copied().filter(|(last, _)| self.begins(*last) >= self.state.strong);
        let pair = last.and_then(|(_, last)| last).zip(stated).filter(|(last, own)| last != own);
        let both = |one, other| pair.is_some_and(|pair| pair == (one, other) || pair == (other, one));
        let parted = || matches!(count.tokens.get(count.at + 1), Some(Token { kind: Kind::Open | Kind::Colon, .. }));
        // 行政复议12件，维持率50%，行政诉讼9件，维持率55.6%: each has its own.
        let rated = |share: &Share| {
            Some(share.percent) > last.map(|(last, _)| last)
                && share.quantity.is_some_and(|of| of.dimension() == Dimension::Result)
        };
        let rated = || self.claims.shares.last().is_some_and(rated);
        if features.of_both_cases()
            || both(Quantity::Reconsideration, Quantity::Litigation) && !rated()
            // 复议12件，直接起诉4件、复议后起诉5件，总计21件，被纠正3件.
            || (features.only_total() && stated.is_none() || both(Quantity::Direct, Quantity::After) && !parted())
                && self.counts_both_cases()
        {
            self.context.topic = Some(Topic::Case(Quantity::Cases));
        } else if both(Quantity::Direct, Quantity::After) && !parted() {
            // 直接起诉9件、复议后起诉7件，维持3件: of all suits; what a colon or parentheses part is the last ones.
            self.context.topic = Some(Topic::Case(Quantity::Litigation));
        }
        if features.of_cases() {
            self.context.reviewing = features.reviewing();
        }
        self.claim_all(count, &quantities, past, part_only);

        let known = (*mention, stated.filter(|_| part != Some(Fit::Part)));
        let is_count = numeral.unit.counts();
        let mail = stated.is_none() && features.of_channel() && !features.of_applications();
        self.state.mail = Some(*mention).filter(|_| mail);
        // What it is compared with is not what is parted.
        if past.is_none() && !features.compared && (is_count || !quantities.is_empty()) {
            // 败诉6件，其中行政复议4件: of how they ended, whose cases is told by the parts.
            let ended = stated.is_none() && part.is_none() && features.ends_cases();
            (self.state.total, self.state.foreign) = if ended { (None, Some(*mention)) } else { (Some(known), None) };
        }
        self.context.listed = stated;
        // 是2022年95件的1.1倍: told in passing.
        if past.is_some() && self.state.clause_year == Some(None) && self.around(count.token).1.starts_with('的') {
            self.context.year = None;
        }
        if is_count {
            self.state.counts.push(known);
            // 较上年的96件、95件分别增长: what is joined to last year's number is another of that year.
            let joined = matches!(
                count.tokens[..count.at],
                [.., Token { kind: Kind::Number(_), .. }, Token { kind: Kind::Term(Term::And), .. }]
            ) && last.is_some_and(|(last, _)| self.state.pasts.last() == Some(&last))
                && features.says_nothing();
            self.state.pasts.extend((past.is_some() || joined).then_some(*mention));
            // 下降24%（上年2268件）: last year's number behind the change.
            if past.is_some_and(|past| self.year.is_none_or(|year| past == year - 1)) {
                self.state.base = Some(*mention);
                self.state.base_of_sum = Some(*mention).filter(|_| features.compared && stated.is_none());
                self.base_behind(*mention, stated);
            }
            if past.is_some() && !quantities.is_empty() {
                self.state.awaited = stated;
            } else if part.is_none() && past.is_none() && (!quantities.is_empty() || features.only_total()) {
                // 复议12件、诉讼9件，合计21件，比上年增长5%: of the sum.
                self.state.current = Some(*mention);
            }
        }
        if count.is_money() && !quantities.is_empty() {
            self.state.money = Some((*mention, stated));
        }
        if let (Some(Term::Etc), Some(list)) = (count.next(1), self.state.lists.last_mut())
            && part.is_some_and(|fit| fit != Fit::Over)
        {
            list.listing = Listing::Open;
        }
    }

    /// Whether the sentence counts reviews and suits since the last semicolon.
    fn counts_both_cases(&self) -> bool {
        let mut told = self.stated().iter().rev().take(REACH);
        let mut near = told.by_ref().take_while(|told| told.start as usize >= self.state.strong);
        let suits = near
            .next()
            .is_some_and(|last| matches!(last.quantity, Quantity::Litigation | Quantity::Direct | Quantity::After));
        suits && near.any(|told| told.quantity == Quantity::Reconsideration)
    }

    /// The first byte of a number.
    fn begins(&self, mention: u32) -> usize {
        self.claims.mention(mention).map_or(0, |mention| mention.start as usize)
    }

    /// A claim for each quantity that the sentence has not stated yet.
    fn claim_all(&mut self, count: &Count<'_>, quantities: &[Quantity], past: Option<i32>, part_only: bool) {
        let of_cases = quantities.iter().any(|q| matches!(q.dimension(), Dimension::Case | Dimension::Result));
        let scope = self.context.reviewing.filter(|_| of_cases).or(self.state.scope);
        let scope = if part_only { Some(Scope::Part) } else { scope };
        for quantity in quantities {
            let Some(value) = in_unit(*quantity, count.numeral) else { continue };
            // 事故处罚100件、非事故处罚80件，行政处罚共计180件: that of all is told, not of the kinds before it.
            let all = || {
                let said = self.around(count.token).0.trim_end();
                count.features.total || said.ends_with("总数") || said.ends_with("总量")
            };
            let all = quantity.dimension() == Dimension::Decision && all();
            if all && let Some(kind) = self.take_claim(*quantity) {
                self.set_class(kind, Class::Other);
            }
            if self.repeats(*quantity, past, scope) {
                self.set_class(count.mention, Class::Open);
            } else {
                let claim = Claim {
                    sentence: self.sentence_index(),
                    quantity: *quantity,
                    value,
                    bound: count.bound(),
                    scope,
                    year: past,
                    mention: Some(count.mention),
                    start: clip(count.token.start),
                    end: clip(count.token.end),
                };
                self.claim(claim);
                self.attribute(count.mention);
            }
        }
    }
}

/// In how many more parentheses the cases of each kind are told from token `at` on (（复议6件, 中，复议1件).
fn parted_by_cases(tokens: &[Token], at: usize) -> Option<usize> {
    let rest = ahead(tokens, at);
    let opens = |token: &Token| matches!(token.kind, Kind::Open | Kind::Colon | Kind::Term(Term::Within | Term::Among));
    let joins = |token: &&Token| opens(token) || matches!(token.kind, Kind::Stop | Kind::Term(Term::Filler));
    let (joint, named) = rest.split_at(rest.iter().take_while(joins).count());
    let of_cases = |token: &&Token| match token.kind {
        Kind::Term(Term::Topic(Topic::Case(case))) => matches!(case, Quantity::Reconsideration | Quantity::Litigation),
        Kind::Term(term) => matches!(term, Term::And | Term::Each | Term::Filler),
        _ => false,
    };
    let names = named.iter().take_while(of_cases).count();
    let counted = names > 0 && named.get(names).is_some_and(is_count);
    let depth = usize::from(joint.first().is_some_and(|first| first.kind == Kind::Open));
    (counted && joint.iter().any(opens)).then_some(depth)
}

/// The value in the quantity's own unit: fees in 万元, which is what the form asks for.
fn in_unit(quantity: Quantity, numeral: Numeral) -> Option<Number> {
    match (quantity, numeral.unit) {
        (Quantity::Fees | Quantity::ProcurementAmount, Unit::Yuan) => numeral.value.shift(-4),
        // 经费增加到25万元: no such fee is as much.
        (Quantity::ProcessingFee, _) => Some(numeral.value).filter(|value| *value < Number::from(LARGE)),
        _ => Some(numeral.value),
    }
}

/// Yuan that no fee for processing information comes to.
const LARGE: i64 = 100_000;
