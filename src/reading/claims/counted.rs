//! What a number states: a count, a percentage, a change.

mod count;
mod named;
mod relative;

use super::features::{Context, Features};
use super::grammar::{REACH, Reader, ahead, before, ends_segment, is_count, segment_end, since};
use super::lexicon::{Act, Term, Topic};
use super::numeral::Numeral;
use super::period::{self, Period};
use super::token::{Kind, Token};
use crate::number::Number;
use crate::report::claims::{Class, Dimension, Quantity, Share, Unit};
use count::Count;
pub(super) use relative::in_turn;

/// Words before a year of what an application asks for, which is no year of what is counted.
const ABOUT: &[&str] = &["涉及", "关于", "有关", "查询", "查阅", "调取", "调阅", "获取", "索取", "了解"];

/// What the share of those that were given is called, before 公开率.
const GIVEN: &[&str] = &["", "申请", "依申请", "总体", "整体", "全年", "综合", "年度"];

/// Characters of a verb that says no more (得到, 获得).
const JOINT: usize = 2;

/// Characters between the numbers of a date, at most: 月底, 月份.
const DATE: usize = 2;

impl Reader<'_> {
    pub(super) fn number(&mut self, tokens: &[Token], at: usize, numeral: Numeral) {
        let Some(token) = tokens.get(at) else { return };
        let labelled = self.label_before(tokens, at, numeral.unit);
        let lead = labelled.unwrap_or_else(|| self.lead_without_caption(tokens, at, numeral.unit));
        let joined = at.checked_sub(lead.len() + 1).and_then(|at| tokens.get(at)).is_some_and(is_count)
            && matches!(lead.first(), Some(Token { kind: Kind::Term(Term::And), .. }));
        let before = self.segment_before(tokens, at);
        let behind = since(tokens, self.state.after, at);
        if numeral.unit != Unit::Year {
            self.state.after = at + 1;
        }
        let each = std::mem::take(&mut self.state.each) || numeral.value == Number::ZERO;
        let mention = self.mention(token, numeral);
        if self.state.counts.is_empty() {
            self.state.first_number = at;
        }
        if numeral.unit == Unit::Year {
            return self.year_named(tokens, at, token, numeral);
        }
        let mut features = Features::of(lead);
        let mut whole = Vec::new();
        let next = Some(at + 1).filter(|_| numeral.unit.counts());
        let noun = next
            .and_then(|next| noun_behind(tokens, next, &features).or_else(|| result_behind(tokens, next, &features)));
        let lead = if let Some(noun) = noun {
            self.state.after = at + 1 + noun.len();
            let result = shared_result(tokens, self.state.after);
            whole.extend(lead.iter().chain(noun).copied().chain(result));
            features = Features::of(&whole);
            &whole
        } else {
            lead
        };
        if numeral.unit == Unit::Foreign {
            self.period(token, numeral);
        }
        if is_hotline(tokens, at, numeral) {
            self.state.of_foreign |= self.state.counts.is_empty();
            self.context.topic = Some(Topic::Foreign);
            return;
        }
        let counts = numeral.unit.counts();
        if counts {
            self.state.clause_year.get_or_insert(self.context.year);
        }
        // （2）numbers what follows.
        if numeral.unit == Unit::Bare && labelled.is_none() && is_label(tokens, at) {
            return self.end_lists();
        }
        if self.state.lists.last().is_some_and(|list| list.foreign) && !self.names_its_own(&features, numeral.unit) {
            return self.place_in_foreign(mention, token, numeral.unit);
        }
        // 一至四季度分别收到30件、30件、30件、40件，全年合计130件.
        if self.state.shares_out && self.state.portion.is_some() && features.only_total() {
            (self.state.plan, self.state.shares_out) = (false, false);
        }
        if self.state.period.is_some() && counts {
            let named = features.quantities(&self.context, numeral.unit, false).first().copied();
            self.state.portion = named.or(self.state.portion);
        }
        if self.state.apart() || (counts && self.dated_behind(tokens, at)) {
            self.state.total = self.state.total.filter(|_| !counts);
            return self.set_class(mention, if features.of_the_form() { Class::Open } else { Class::Other });
        }
        if features.foreign_rate && features.rates.is_empty() {
            if let Some(part) = self.state.shared_parts.pop() {
                return self.shared_number(&features, mention, part);
            }
            return self.rate(&features, mention, token, numeral.unit);
        }
        if features.foreign && !self.listing_publications() {
            return self.of_something_else(&features, mention, numeral.unit);
        }
        match numeral.unit {
            // 公文中依申请公开的占4%.
            Unit::Percent if self.state.papers => {}
            Unit::Percent => {
                let share = features.share || self.is_share_of_last(tokens, at);
                let names_whole = begins_with_share(lead) && features.trend.is_none();
                let mut features = if names_whole { Features::default() } else { features };
                features.share = share;
                if !share && features.rates.is_empty() {
                    features = self.share_of_named(tokens, at, &features).unwrap_or(features);
                }
                if numeral.in_words() && !features.share && features.rates.is_empty() && features.trend.is_none() {
                    return;
                }
                self.percent(&features, mention, (numeral, behind), token);
            }
            Unit::Pieces | Unit::Items | Unit::Bare | Unit::Yuan => {
                self.count(&Count { tokens, at, token, mention, numeral, features, before, each });
                self.state.total = self.state.total.filter(|_| !joined);
            }
            Unit::Year | Unit::Foreign => {}
        }
    }

    /// A year: of what follows, unless it is what an application asks for.
    fn year_named(&mut self, tokens: &[Token], at: usize, token: &Token, numeral: Numeral) {
        let stated = numeral.value.integer().and_then(|year| i32::try_from(year).ok());
        if ABOUT.iter().any(|word| self.around(token).0.trim_end().ends_with(word)) {
            return;
        }
        // 因2023年度政府信息公开申请引发行政复议1件: the year of what led to them.
        let next = tokens.get(at + 1..segment_end(tokens, at + 1)).unwrap_or_default();
        let led = next.iter().any(|token| matches!(token.kind, Kind::Term(Term::Topic(Topic::Case(_)))));
        if led && self.around(token).0.trim_end().ends_with('因') {
            return;
        }
        self.context.year = stated.filter(|stated| Some(*stated) != self.year);
        if self.context.year.is_none() {
            let span = period::of_years(self.around(token).0);
            self.state.period = span.then_some(self.state.enclosures.len());
        }
        // 2022年申请、2023年答复7件: of neither year.
        let since = tokens.get(self.state.segment.max(self.state.after)..at).unwrap_or_default();
        let other = |token: &Token| matches!(token.kind, Kind::Number(first) if first.unit == Unit::Year && first.value != numeral.value);
        self.state.average |= at < self.state.segment + REACH && since.iter().any(other);
        // 2022年、2023年分别收到: which year a number is of cannot be told.
        let listed = at.checked_sub(2).and_then(|at| tokens.get(at..)).is_some_and(|before| {
            matches!(before, [Token { kind: Kind::Number(first), .. }, Token { kind: Kind::Term(Term::And), .. }, ..]
                if first.unit == Unit::Year)
        });
        self.state.plan |= listed || matches!((stated, self.year), (Some(stated), Some(year)) if stated > year);
    }

    /// A number of something that the form does not count.
    fn of_something_else(&mut self, features: &Features, mention: u32, unit: Unit) {
        let counts = unit.counts();
        if counts {
            self.state.of_foreign |= self.state.counts.is_empty() || features.has(Act::Received);
            (self.state.total, self.state.foreign) = (None, Some(mention));
            self.context.listed = None;
        }
        // 不予处理16件（信访投诉9件、重复申请7件）: whatever it is, it is a part.
        if counts && self.state.lists.last().is_some_and(|list| list.enclosed) {
            self.place_in_list(mention, None, unit, false);
        }
        self.end_lists();
    }

    /// 纠错率24.4%: of the cases of this year; 不予公开率13.6%, 公开率44.1%: of the applications.
    fn rate(&mut self, features: &Features, percent: u32, token: &Token, unit: Unit) {
        let said = self.around(token).0.rsplit(['，', ',', '；', ';', '、']).next().unwrap_or_default();
        let given = said.split_once("公开率").is_some_and(|(of, _)| GIVEN.contains(&of.trim()));
        let quantity = features.quantities_of_share(&self.context).filter(|_| !given);
        let told = || self.stated().iter().any(|claim| matches!(claim.quantity, Quantity::Granted | Quantity::Given));
        let quantity = quantity.or_else(|| Some(Quantity::Granted).filter(|_| given && told()));
        let of_cases = |quantity: Quantity| quantity.dimension() == Dimension::Result;
        let of_applications = |quantity: Quantity| {
            quantity.dimension() == Dimension::Outcome
                && self.context.topic == Some(Topic::Applications)
                && self.state.lists.is_empty()
                && !self.state.of_foreign
        };
        let known = quantity.is_some_and(|quantity| of_cases(quantity) || of_applications(quantity));
        if known && unit == Unit::Percent && self.of_the_year() {
            self.attribute(percent);
            self.claims.shares.push(Share { percent, part: None, quantity, whole: None });
        }
    }

    /// 印发文件20件，其中规范性文件3件: a part that the form counts, whatever the total is.
    fn names_its_own(&self, features: &Features, unit: Unit) -> bool {
        use Dimension::{Decision, Document};
        let named = features.quantities(&Context { act: None, ..self.context }, unit, false);
        named.first().is_some_and(|named| matches!(named.dimension(), Decision | Document))
    }

    /// The passage before a token and after it.
    pub(super) fn around(&self, token: &Token) -> (&str, &str) {
        let text = self.text();
        (text.get(self.state.range.0..token.start).unwrap_or_default(), text.get(token.end..).unwrap_or_default())
    }

    /// 截至12月31日, 1至6月, 近5年: the period that is spoken of from here on.
    fn period(&mut self, token: &Token, numeral: Numeral) {
        match self.period_of(token, numeral) {
            Some(Period::Year) => self.state.period = None,
            Some(Period::Other) => self.state.period = Some(self.state.enclosures.len()),
            None => {}
        }
    }

    fn period_of(&self, token: &Token, numeral: Numeral) -> Option<Period> {
        let (before, after) = self.around(token);
        period::period(before, numeral.value.integer()?, after)
    }

    /// 1755件（上半年）, 1755件（2023年1—6月）, 12件（2022年）: parentheses that say no more than of which other time it is.
    fn dated_behind(&self, tokens: &[Token], at: usize) -> bool {
        let Some([Token { kind: Kind::Open, .. }, said @ ..]) = tokens.get(at + 1..) else { return false };
        let end = said.iter().take(REACH).position(|token| token.kind == Kind::Close);
        let (mut past, mut period) = (false, None);
        let dates = said[..end.unwrap_or(0)].iter().all(|token| {
            match token.kind {
                Kind::Number(numeral) if numeral.unit == Unit::Year => {
                    past |= self.year.is_some_and(|year| numeral.value != Number::from(i64::from(year)));
                }
                // 1月至12月: what ends it says.
                Kind::Number(numeral) if numeral.unit == Unit::Foreign => {
                    period = self.period_of(token, numeral).or(period);
                }
                Kind::Term(Term::Period) => period = Some(Period::Other),
                Kind::Term(Term::To | Term::Filler | Term::ThisYear) => {}
                Kind::Unknown(chars) => return chars <= DATE,
                _ => return false,
            }
            true
        });
        dates && (past || period == Some(Period::Other))
    }

    /// 自然人新收15件、办结12件: what is counted is of one kind of those who applied, as long as no other is named.
    pub(super) fn of_party(&mut self, features: &Features, before: Option<&Features>, quantities: &[Quantity]) -> bool {
        use Dimension::{Applicant, CarriedIn, Channel, Ground, Outcome, Stage};
        let Some(first) = quantities.first() else { return false };
        if self.state.outcome && matches!(first.dimension(), Applicant | Channel | Stage) {
            return true;
        }
        if first.dimension() == Applicant {
            let counted = self.stated().last();
            let opens = counted.is_none_or(|claim| (claim.start as usize) < self.state.strong);
            self.state.party = features.subject && opens;
            return false;
        }
        // 企业申请中，予以公开5件、部分公开2件.
        self.state.party |= features.of_one_party() || before.is_some_and(Features::of_one_party);
        self.state.party && matches!(first.dimension(), Stage | CarriedIn | Outcome | Ground)
    }

    /// The last change has no number of last year, and this one follows it: it is its own.
    pub(super) fn base_behind(&mut self, base: u32, stated: Option<Quantity>) {
        let trends = self.claims.trends.get(self.state.first_trend..).unwrap_or_default();
        let Some(last) = trends.last() else { return };
        // 分别增长25%、24.2%（上年分别为96件、95件）: of which is not told here.
        let alone = self.state.shared_change.is_none() && last.base.is_none() && base - last.change <= 2;
        let same = last.value.is_none() || stated.is_none() || self.of(last.value) == stated;
        // 复议12件，诉讼9件，增长5%（上年合计20件）: of a sum that is not told.
        let untold = self.state.base_of_sum == Some(base) && self.of(last.value).is_some();
        if alone && same && untold {
            let change = self.claims.trends.pop().and_then(|last| self.claims.mentions.get_mut(last.change as usize));
            change.into_iter().for_each(|change| change.class = Class::Open);
        } else if let Some(trend) = self.claims.trends.last_mut().filter(|_| alone && same) {
            trend.base = Some(base);
        }
    }

    /// Whether the open list is one of published information or documents, whose parts can be anything.
    fn listing_publications(&self) -> bool {
        use Dimension::{Disclosure, Document, Money};
        let list = self.state.lists.last();
        list.is_some_and(|list| {
            list.quantity.is_none_or(|total| matches!(total.dimension(), Disclosure | Document | Money))
        })
    }

    /// The words that a number follows; 行政复议、行政诉讼情况：行政复议12件: those before a colon are a caption where those behind
    /// it name one of the same.
    fn lead_without_caption<'t>(&self, tokens: &'t [Token], at: usize, unit: Unit) -> &'t [Token] {
        let lead = self.lead(tokens, at);
        let Some((caption, named)) = lead.split_at_checked((lead.len() + self.state.colon).saturating_sub(at)) else {
            return lead;
        };
        let quantity = |token: &Token| match token.kind {
            Kind::Term(
                Term::Topic(Topic::Case(of) | Topic::Decision(of)) | Term::Outcome(of) | Term::Applicant(of),
            ) => Some(of),
            _ => None,
        };
        // One that names one thing says the same with the words behind it.
        if caption.iter().filter_map(quantity).count() < 2 {
            return lead;
        }
        let own = Features::of(named).quantities(&self.context_of(named), unit, false);
        let of_same = |own: &Quantity| caption.iter().filter_map(quantity).any(|of| of.dimension() == own.dimension());
        if own.first().is_some_and(of_same) { named } else { lead }
    }

    /// 过程性信息（29件）、执法案卷（12件）: the words before the parentheses, where they name one thing that is counted.
    fn label_before<'t>(&self, tokens: &'t [Token], at: usize, unit: Unit) -> Option<&'t [Token]> {
        use Dimension::{Applicant, Case, Decision, Disclosure, Document, Ground, Outcome, Result};
        if !matches!(unit, Unit::Pieces | Unit::Bare) || !is_label(tokens, at) {
            return None;
        }
        // （2） numbers what follows: （48） is told apart by the mark behind it.
        let marked = tokens.get(at + 2).is_none_or(|next| ends_segment(next) || next.kind == Kind::Term(Term::Filler));
        let open = at - 1;
        let since = tokens[self.state.after.min(open)..open].iter().rev().take(REACH);
        let words = since.take_while(|token| !ends_segment(token)).count();
        let label = tokens.get(open - words..open).filter(|label| !label.is_empty())?;
        let named = Features::of(label).quantities(&self.context_of(label), unit, false);
        // 涉及规划（20件）、行政复议（8件）: what applications are about.
        let about =
            || self.around(&tokens[at]).0.rsplit(['，', ',', '；', ';']).next().is_some_and(|said| said.contains('涉'));
        let states = |named: &&Quantity| match named.dimension() {
            Case | Decision => unit == Unit::Pieces && !about(),
            Applicant | Ground | Outcome | Result => unit == Unit::Pieces || marked,
            Disclosure => false,
            Document => unit == Unit::Pieces && named.fact().of.is_some(),
            _ => unit == Unit::Pieces,
        };
        named.first().filter(states).map(|_| label)
    }

    /// 予以公开560件（25.7%）: a percentage by itself behind a part of a total, stated or the form's own.
    fn is_share_of_last(&self, tokens: &[Token], at: usize) -> bool {
        use Dimension::{Applicant, Channel, Ground, Outcome, Result};
        let counted = before(tokens, at, 2).is_some_and(is_count);
        let last = self.state.counts.last().filter(|_| counted && is_label(tokens, at));
        last.is_some_and(|(mention, quantity)| {
            let part = quantity.map(|part| part.dimension());
            let known = matches!(part, Some(Outcome | Ground | Applicant)) && self.of_the_year();
            let of_stated = || self.whole_of(Some(*mention)).is_some();
            known || matches!(part, Some(Outcome | Ground | Applicant | Channel | Result)) && of_stated()
        })
    }

    /// 予以公开的过半, 七成申请由自然人提出: what is named before a share, or behind it where nothing is.
    fn share_of_named(&self, tokens: &[Token], at: usize, lead: &Features) -> Option<Features> {
        let mut said = lead.clone();
        if said.introduces() {
            said = Features::of(tokens.get(at + 1..segment_end(tokens, at + 1))?);
        }
        let applied = said.of_applications() || self.context.topic == Some(Topic::Applications);
        let named = applied && !said.negated && !said.compared && said.trend.is_none() && said.unknown <= JOINT;
        said.share = true;
        (named && said.quantities_of_share(&self.context).is_some()).then_some(said)
    }

    /// 其中新收5件、结转3件: among what came in, 结转 is what was carried over.
    pub(super) fn listing_intake(&self) -> bool {
        let parts = self.state.lists.last().map(|list| list.parts.as_slice());
        matches!(parts, Some([.., (_, Some(part))]) if *part == Quantity::New)
    }

    /// A number of something else ends a list of applications or cases.
    pub(super) fn end_lists(&mut self) {
        while let Some(list) = self.state.lists.pop_if(|list| !list.enclosed) {
            self.finish(list);
        }
    }
}

/// 收到11件行政复议, 新出台14件规范性文件, 38件现行有效规范性文件: what is counted stands right behind the number that begins
/// before token `next`, and no other does in the words that lead to it.
fn noun_behind<'t>(tokens: &'t [Token], next: usize, lead: &Features) -> Option<&'t [Token]> {
    let rest = ahead(tokens, next);
    if !lead.names_nothing() {
        return None;
    }
    // 收到2件规范性文件审查申请: whatever it is, it came in and is no application.
    let comes_in = lead.has(Act::Received);
    let act = |token: &Token| matches!(token.kind, Kind::Term(Term::Act(Act::InForce | Act::Repealed)));
    // 收到11件涉及政府信息公开的行政复议申请.
    let about =
        |token: &Token| matches!(token.kind, Kind::Term(Term::Filler | Term::Information | Term::Act(Act::Concerned)));
    let named = rest.iter().position(|token| !(act(token) || comes_in && about(token)))?;
    let Kind::Term(Term::Topic(topic)) = rest.get(named)?.kind else { return None };
    let filler = |token: &Token| matches!(token.kind, Kind::Term(Term::Filler));
    let mut end = named + 1;
    end += rest.get(end..)?.iter().take_while(|token| filler(token)).count();
    let ends = rest.get(end).is_none_or(|token| match token.kind {
        Kind::Term(term) => matches!(term, Term::And | Term::Within | Term::All),
        kind => !matches!(kind, Kind::Number(_) | Kind::Unknown(_) | Kind::Year(_)),
    });
    let fits = match topic {
        Topic::Case(_) | Topic::Decision(_) => ends || comes_in,
        Topic::Applications => ends && !lead.acts_are_none(),
        Topic::Document(_) => {
            end += usize::from(rest.get(end).is_some_and(act));
            named > 0 || rest.get(end - 1).is_some_and(act) || lead.makes_documents() || comes_in
        }
        Topic::Foreign => comes_in,
        _ => false,
    };
    rest.get(..end).filter(|_| fits)
}

/// 4件复议、5件诉讼未审结: how they ended is told behind the last of them; token `next` joins the first ones to those.
fn shared_result(tokens: &[Token], next: usize) -> Option<Token> {
    let [Token { kind: Kind::Term(Term::And), .. }, number, others @ ..] = ahead(tokens, next) else { return None };
    let cases = |token: &&Token| matches!(token.kind, Kind::Term(Term::Topic(Topic::Case(_)) | Term::Filler));
    let ends = others.iter().find(|token| !cases(token)).filter(|_| is_count(number))?;
    matches!(ends.kind, Kind::Term(Term::Result(_) | Term::Lost | Term::Act(Act::CarriedOut))).then_some(*ends)
}

/// 行政复议6件被维持、2件被纠正: how the cases that the lead names ended stands behind their number.
fn result_behind<'t>(tokens: &'t [Token], next: usize, lead: &Features) -> Option<&'t [Token]> {
    let rest = ahead(tokens, next);
    let ends = |token: &Token| ends_segment(token) || token.kind == Kind::Term(Term::And);
    let tail = &rest[..rest.iter().position(ends).unwrap_or(rest.len())];
    let [fillers @ .., Token { kind: Kind::Term(Term::Result(_) | Term::Lost), .. }] = tail else { return None };
    let plain = fillers.iter().all(|token| token.kind == Kind::Term(Term::Filler));
    let of_case = lead.of_cases() && !lead.ends_cases() && lead.nothing_done();
    let own = !rest.get(tail.len()).is_some_and(|end| matches!(end.kind, Kind::Number(_)));
    (of_case && own && plain).then_some(tail)
}

/// 55件，占不予公开的13.7%: words behind 占 name the whole.
fn begins_with_share(lead: &[Token]) -> bool {
    lead.first().is_some_and(|first| matches!(first.kind, Kind::Term(Term::Share)))
}

/// 12345诉求, 110接警: a number that is dialled is the name of what follows it.
fn is_hotline(tokens: &[Token], at: usize, numeral: Numeral) -> bool {
    let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else { return false };
    let dialled = |value: i64| (110..=122).contains(&value) || (12300..=12400).contains(&value);
    numeral.unit == Unit::Bare
        && numeral.value.integer().is_some_and(dialled)
        && token.end == next.start
        && matches!(next.kind, Kind::Unknown(_) | Kind::Term(Term::Topic(Topic::Foreign) | Term::Site))
}

/// Whether a number stands alone in parentheses.
fn is_label(tokens: &[Token], at: usize) -> bool {
    let is = |token: Option<&Token>, kind| token.is_some_and(|token| token.kind == kind);
    is(before(tokens, at, 1), Kind::Open) && is(tokens.get(at + 1), Kind::Close)
}
