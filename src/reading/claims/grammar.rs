//! The grammar: a sentence's tokens from left to right. Words settle what is spoken of; a number takes its meaning from
//! the words since the last number, else from those that follow it.

use super::features::{Context, Features};
use super::lexicon::{Act, Term, Topic};
use super::list::{Fit, List};
use super::numeral::{Bound, Numeral, Unit};
use super::token::{self, Kind, Token};
use super::{Claim, Claims, Class, Listing, Mention, Quantity, Scope, Sentence, Share, Trend, Whole, WholeOf};
use crate::number::Number;
use crate::report::Passage;

/// Characters outside the vocabulary that may stand between a negation and what it denies.
const NEGATION_REACH: usize = 8;
/// Characters outside the vocabulary before a number whose meaning stands behind it.
const LEAD_REACH: usize = 4;
/// Tokens and counts that are looked at in either direction: more than a clause has, so that a sentence without end takes
/// linear time.
const REACH: usize = 64;
/// Lists open at a time; deeper ones are no lists that a person wrote.
const MAX_LISTS: usize = 8;

/// Reads passages one after another.
#[derive(Debug)]
pub struct Reader {
    /// What was read.
    pub claims: Claims,
    year: Option<i32>,
    context: Context,
    state: State,
    tokens: Vec<Token>,
}

/// What is known within one sentence.
#[derive(Debug, Default)]
struct State {
    /// First token of the running segment (after a comma, semicolon or parenthesis).
    segment: usize,
    /// First token after the last number.
    after: usize,
    scope: Option<Scope>,
    /// Whether the rest of the sentence is a plan.
    plan: bool,
    /// 均 before a number: it is stated of each.
    each: bool,
    lists: Vec<List>,
    /// For every open parenthesis, whether it opened a list.
    enclosures: Vec<bool>,
    /// Mentions of counts, the last one last, with what they state.
    counts: Vec<(u32, Option<Quantity>)>,
    /// The last count of this year and of last year.
    current: Option<u32>,
    base: Option<u32>,
    /// First claim of the sentence.
    first_claim: usize,
    /// Whether the sentence is in the report's claims already.
    sentence: Option<u32>,
    range: (usize, usize),
    passage: u32,
    /// Trends whose value comes later in the sentence.
    first_trend: usize,
}

impl Reader {
    /// A reader for a report of that year.
    pub fn new(year: Option<i32>) -> Self {
        Self {
            claims: Claims::default(),
            year,
            context: Context::default(),
            state: State::default(),
            tokens: Vec::new(),
        }
    }

    /// Reads one passage. A bare label with its number (现行有效：0) leans on the label before it.
    pub fn passage(&mut self, index: u32, passage: &Passage) {
        let label = passage.text.chars().count() < 24 && passage.text.contains(['：', ':']);
        if !label {
            self.context = Context::default();
        }
        let mut tokens = std::mem::take(&mut self.tokens);
        for range in token::sentences(&passage.text) {
            token::tokenize(&passage.text, range, &mut tokens);
            self.sentence(index, range, &tokens);
        }
        self.tokens = tokens;
    }

    fn sentence(&mut self, passage: u32, range: (usize, usize), tokens: &[Token]) {
        let carried = self.state.counts.last().copied();
        self.state = State {
            passage,
            range,
            first_claim: self.claims.claims.len(),
            first_trend: self.claims.trends.len(),
            ..State::default()
        };
        self.context.year = None;
        self.context.act = None;
        self.context.topic = self.context.topic.or_else(|| applications_later(tokens));
        for (at, token) in tokens.iter().enumerate() {
            match token.kind {
                Kind::Number(numeral) => self.number(tokens, at, numeral),
                Kind::Term(term) => self.term(tokens, at, term, carried),
                Kind::Stop | Kind::Strong => {
                    self.state.segment = at + 1;
                    self.state.each = false;
                }
                Kind::Colon => self.colon(tokens, at),
                Kind::Open => self.open(tokens, at),
                Kind::Close => self.close(at),
                Kind::Unknown(_) => {}
            }
        }
        while let Some(list) = self.state.lists.pop() {
            self.finish(list);
        }
        let value = self.state.current;
        for trend in self.claims.trends.iter_mut().skip(self.state.first_trend) {
            trend.value = trend.value.or(value);
        }
    }

    fn term(&mut self, tokens: &[Token], at: usize, term: Term, carried: Option<(u32, Option<Quantity>)>) {
        match term {
            Term::Topic(topic) => {
                // An application can be what a case is about (因政府信息公开申请引发的行政复议), never the other way.
                self.context.topic = Some(topic);
            }
            Term::Intake => self.context.topic = Some(Topic::Applications),
            Term::LastYear => self.context.year = Some(self.year.map_or(0, |year| year - 1)),
            Term::ThisYear => self.context.year = None,
            Term::Plan => self.state.plan = true,
            // 全市 says the least: what else is said of the scope stands.
            Term::Scope(Scope::Area) => self.state.scope = self.state.scope.or(Some(Scope::Area)),
            Term::Scope(scope) => self.state.scope = Some(scope),
            Term::Negation => self.negation(tokens, at),
            Term::All => self.all(tokens, at),
            Term::Zero => self.zero(tokens, at),
            Term::Among => self.begin_list(Listing::Among, carried),
            Term::Including if at.checked_sub(2).and_then(|at| tokens.get(at)).is_some_and(is_count) => {
                self.begin_list(Listing::Including, None);
            }
            Term::Including if at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(is_count) => {
                self.begin_list(Listing::Including, None);
            }
            Term::Respectively => self.begin_list(Listing::Complete, None),
            _ => {}
        }
    }

    /// 其中 and its like: the last count is the total of what follows.
    fn begin_list(&mut self, listing: Listing, carried: Option<(u32, Option<Quantity>)>) {
        if let Some(list) = self.state.lists.last_mut()
            && list.parts.is_empty()
        {
            list.listing = listing;
            return;
        }
        let start_of_sentence = self.state.counts.is_empty() && self.state.lists.is_empty();
        let Some((total, quantity)) =
            self.state.counts.last().copied().or(carried.filter(|_| start_of_sentence && listing == Listing::Among))
        else {
            return;
        };
        // A list within a list: which one the next parts belong to is open, so the outer one is not complete.
        if let Some(outer) = self.state.lists.last_mut()
            && !outer.enclosed
        {
            outer.listing = Listing::Open;
            if let Some(outer) = self.state.lists.pop() {
                self.finish(outer);
            }
        }
        self.push_list(List { total, quantity, parts: Vec::new(), listing, enclosed: false });
    }

    fn push_list(&mut self, list: List) {
        if self.state.lists.len() < MAX_LISTS {
            self.state.lists.push(list);
        }
    }

    fn colon(&mut self, tokens: &[Token], at: usize) {
        let after_count = at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(is_count);
        if let (true, Some((total, quantity))) = (after_count, self.state.counts.last().copied()) {
            self.push_list(List { total, quantity, parts: Vec::new(), listing: Listing::Complete, enclosed: false });
        }
    }

    fn open(&mut self, tokens: &[Token], at: usize) {
        let after_count = at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(is_count);
        let total = self.state.counts.last().copied().filter(|_| after_count);
        if let Some((total, quantity)) = total {
            self.push_list(List { total, quantity, parts: Vec::new(), listing: Listing::Complete, enclosed: true });
        }
        let opened = total.is_some() && self.state.lists.last().is_some_and(|list| list.enclosed);
        if self.state.enclosures.len() < 64 {
            self.state.enclosures.push(opened);
        }
        self.state.segment = at + 1;
    }

    fn close(&mut self, at: usize) {
        self.state.segment = at + 1;
        if self.state.enclosures.pop() != Some(true) {
            return;
        }
        while let Some(list) = self.state.lists.pop() {
            let enclosed = list.enclosed;
            self.finish(list);
            if enclosed {
                return;
            }
        }
    }

    fn finish(&mut self, mut list: List) {
        // 办结12件，其中自然人14件 speaks of those who applied: the total is what came in.
        let of_intake = list.parts.first().and_then(|(_, part)| *part).is_some_and(|part| {
            use super::Dimension::{Applicant, CarriedIn, Channel};
            matches!(part.dimension(), Applicant | Channel | CarriedIn)
        });
        if of_intake && list.quantity.is_some_and(|total| total.is(&["handled"])) {
            let intake = self.state.counts.iter().rev().take(REACH).find(|(mention, quantity)| {
                *mention < list.total && quantity.is_some_and(|q| q.is(&["received", "new", "processed"]))
            });
            if let Some((mention, quantity)) = intake {
                (list.total, list.quantity) = (*mention, *quantity);
            }
        }
        for sum in list.sums() {
            for index in sum.parts.iter().chain([&sum.total]) {
                self.attribute(*index);
            }
            self.claims.sums.push(sum);
        }
    }

    fn attribute(&mut self, mention: u32) {
        if let Some(mention) = self.claims.mentions.get_mut(mention as usize) {
            mention.class = Class::Attributed;
        }
    }

    /// A negation states zero of what it denies, as far as the segment or the next number.
    fn negation(&mut self, tokens: &[Token], at: usize) {
        let end = segment_end(tokens, at + 1);
        if self.state.plan || tokens.get(end).is_some_and(|token| matches!(token.kind, Kind::Number(_))) {
            return;
        }
        let Some(denied) = tokens.get(at + 1..end) else { return };
        let features = Features::of(denied);
        if features.negated || features.foreign || features.unknown > NEGATION_REACH {
            return;
        }
        let mut quantities = features.quantities(&self.context_of(denied), Unit::Bare, true);
        // 复议诉讼：未出现 — what is denied stands before.
        let happened = features.has(Act::Occurred) || features.has(Act::Collected);
        if quantities.is_empty() && happened && !features.of_the_form() && features.unknown == 0 {
            let lead = tokens.get(self.lead(at)..at).unwrap_or_default();
            quantities = Features::of(lead).quantities(&self.context, Unit::Bare, true);
        }
        let allowed = |quantity: &Quantity| {
            use super::Dimension::{Case, Channel, Decision, Disclosure, Document, Money, Outcome, Result, Stage};
            match quantity.dimension() {
                Disclosure => false,
                Case | Result => true,
                // 未办结, 未答复 is something else than none.
                Stage => quantity.is(&["received", "new"]),
                Decision | Document | Money | Channel | Outcome => features.unknown == 0,
                _ => features.unknown == 0,
            }
        };
        quantities.retain(allowed);
        let adjacent = !matches!(tokens.get(at + 1).map(|token| token.kind), Some(Kind::Unknown(_)) | None);
        if quantities.is_empty() || !(adjacent || features.has(Act::Occurred)) {
            return;
        }
        let (Some(first), Some(last)) = (tokens.get(at), tokens.get(end - 1)) else { return };
        let scope = self.state.scope;
        for quantity in quantities {
            self.claim(quantity, Number::ZERO, Bound::Exact, scope, None, (first.start, last.end));
        }
        self.state.segment = end;
    }

    /// The context a stretch of tokens is read in: its own last topic where it has one.
    fn context_of(&self, tokens: &[Token]) -> Context {
        let mut topics = tokens.iter().rev().filter_map(|token| match token.kind {
            Kind::Term(Term::Topic(topic)) => Some(topic),
            _ => None,
        });
        Context { topic: topics.next().or(self.context.topic), ..self.context }
    }

    /// 均, 全部: of each number, or of all applications or cases.
    fn all(&mut self, tokens: &[Token], at: usize) {
        let end = segment_end(tokens, at + 1);
        let Some(said) = tokens.get(at + 1..end) else { return };
        let features = Features::of(said);
        if matches!(tokens.get(end).map(|token| token.kind), Some(Kind::Number(_))) {
            self.state.each = true;
            return;
        }
        if features.negated || features.foreign || self.state.plan {
            return;
        }
        let applications = self.context.topic == Some(Topic::Applications);
        let of = if let Some(kind) = features.kind(&self.context) {
            WholeOf::Kind(kind)
        } else if applications && features.has(Act::Handled) {
            WholeOf::Handled
        } else if applications && features.has(Act::Answered) && features.unknown <= NEGATION_REACH {
            WholeOf::Answered
        } else {
            return;
        };
        if let (Some(first), Some(last)) = (tokens.get(at), tokens.get(end - 1)) {
            self.whole(of, (first.start, last.end));
        }
    }

    /// 行政诉讼为零: of each that stands before.
    fn zero(&mut self, tokens: &[Token], at: usize) {
        let Some(said) = tokens.get(self.lead(at)..at) else { return };
        let quantities = Features::of(said).quantities(&self.context, Unit::Bare, true);
        let Some(token) = tokens.get(at) else { return };
        let scope = self.state.scope;
        for quantity in quantities {
            self.claim(quantity, Number::ZERO, Bound::Exact, scope, None, (token.start, token.end));
        }
    }

    fn whole(&mut self, of: WholeOf, (start, end): (usize, usize)) {
        let sentence = self.sentence_index();
        let mut said = self.claims.wholes.iter().rev().take_while(|whole| whole.sentence == sentence);
        if !said.any(|whole| whole.of == of) {
            self.claims.wholes.push(Whole { sentence, of, start: clip(start), end: clip(end) });
        }
    }

    fn number(&mut self, tokens: &[Token], at: usize, numeral: Numeral) {
        let Some(token) = tokens.get(at) else { return };
        let lead = tokens.get(self.lead(at)..at).unwrap_or_default();
        self.state.after = at + 1;
        let each = std::mem::take(&mut self.state.each) || numeral.value == Number::ZERO;
        let mention = self.mention(token, numeral);
        if numeral.unit == Unit::Year {
            let stated = numeral.value.integer().and_then(|year| i32::try_from(year).ok());
            self.context.year = stated.filter(|stated| Some(*stated) != self.year);
            self.state.plan |= matches!((stated, self.year), (Some(stated), Some(year)) if stated > year);
            return;
        }
        let features = Features::of(lead);
        if self.state.plan || features.foreign_rate {
            return;
        }
        if features.foreign && !self.listing_publications() {
            return self.end_lists();
        }
        match numeral.unit {
            Unit::Percent => self.percent(&features, mention, numeral, token),
            Unit::Pieces | Unit::Items | Unit::Bare | Unit::Yuan => {
                self.count(tokens, at, &features, mention, numeral, each);
            }
            Unit::Year | Unit::Foreign => {}
        }
    }

    /// Whether the open list is one of published information, whose parts can be anything.
    fn listing_publications(&self) -> bool {
        let list = self.state.lists.last();
        list.is_some_and(|list| list.quantity.is_none_or(|total| total.dimension() == super::Dimension::Disclosure))
    }

    /// A number of something else ends a list of applications or cases.
    fn end_lists(&mut self) {
        while let Some(list) = self.state.lists.pop_if(|list| !list.enclosed) {
            self.finish(list);
        }
    }

    fn percent(&mut self, features: &Features, mention: u32, numeral: Numeral, token: &Token) {
        let last = self.state.counts.last().copied();
        if let Some(rising) = features.trend {
            if let Some(value) = self.state.current.or(last.map(|(mention, _)| mention)) {
                self.push_trend(mention, rising, Some(value));
            } else if self.context.topic == Some(Topic::Applications) {
                self.push_trend(mention, rising, None);
            }
        } else if features.share {
            let own = features.quantities_of_share(&self.context);
            let part = last.filter(|_| own.is_none()).map(|(mention, _)| mention);
            let quantity = own.or(last.and_then(|(_, quantity)| quantity).filter(|_| part.is_some()));
            let whole = self.whole_of(part);
            if part.is_some() || (quantity.is_some() && whole.is_some()) {
                self.attribute(mention);
                self.claims.shares.push(Share { percent: mention, part, quantity, whole });
            }
        } else if let (Some(act), Some(100)) = (features.rate, numeral.value.integer())
            && self.context.topic == Some(Topic::Applications)
        {
            let of = if act == Act::Handled { WholeOf::Handled } else { WholeOf::Answered };
            self.attribute(mention);
            self.whole(of, (token.start, token.end));
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

    fn push_trend(&mut self, change: u32, rising: bool, value: Option<u32>) {
        self.attribute(change);
        let base = self.state.base;
        self.claims.trends.push(Trend { change, rising, value, base });
    }

    fn count(&mut self, tokens: &[Token], at: usize, features: &Features, mention: u32, numeral: Numeral, each: bool) {
        let Some(token) = tokens.get(at) else { return };
        if let Some(rising) = features.trend.filter(|_| !features.to && numeral.unit != Unit::Yuan) {
            if self.state.current.is_some() || self.context.topic == Some(Topic::Applications) {
                self.push_trend(mention, rising, self.state.current);
            }
            return;
        }
        let next = tokens.get(at + 1).map(|token| token.kind);
        let bound = match (numeral.bound, next) {
            (Bound::Exact, Some(Kind::Term(Term::Around))) => Bound::About,
            (Bound::Exact, _) if features.near => Bound::About,
            (Bound::Exact, _) if features.above => Bound::AtLeast,
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
            self.context.last.into_iter().collect()
        } else if features.to && features.trend.is_some() {
            self.trending().into_iter().collect()
        } else {
            features.quantities(&self.context, numeral.unit, each)
        };
        if quantities.is_empty() && !features.negated && !features.compared {
            quantities = self.behind(tokens, at, features, numeral.unit);
            if !quantities.is_empty() {
                self.state.after = segment_end(tokens, at + 1);
            }
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
        let scope = features.reviewing().or(self.state.scope);
        for quantity in &quantities {
            let Some(value) = in_unit(*quantity, numeral) else { continue };
            let fresh = !self.repeats(*quantity, past);
            if fresh {
                self.claim_of(*quantity, value, bound, scope, past, mention, token);
            } else {
                self.set_class(mention, Class::Open);
            }
        }
        if matches!(numeral.unit, Unit::Pieces | Unit::Items | Unit::Bare) {
            self.state.counts.push((mention, stated.filter(|_| part != Some(Fit::Part))));
            if !quantities.is_empty() {
                if past.is_some() {
                    self.state.base = Some(mention);
                } else if part.is_none() {
                    self.state.current = Some(mention);
                }
            }
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
        let received = lead.last_act() == Some(Act::Received) || lead.last_act() == Some(Act::New);
        let mut quantities = features.quantities(&self.context_of(tail), unit, false);
        quantities.retain(|quantity| {
            use super::Dimension::{Applicant, Case, Channel, Ground, Outcome, Result};
            match quantity.dimension() {
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

    /// Puts a count into the open list where it belongs there.
    fn place_in_list(&mut self, mention: u32, stated: Option<Quantity>, unit: Unit, past: bool) -> Option<Fit> {
        if unit == Unit::Yuan || past {
            return None;
        }
        loop {
            let list = self.state.lists.last_mut()?;
            match list.fit(stated) {
                Fit::Over if list.enclosed => return None,
                Fit::Over => {
                    let list = self.state.lists.pop()?;
                    self.finish(list);
                }
                fit => {
                    list.parts.push((mention, stated));
                    return Some(fit);
                }
            }
        }
    }

    fn remember(&mut self, features: &Features) {
        for act in [Act::Issued, Act::Repealed, Act::InForce, Act::Published] {
            if features.has(act) {
                self.context.act = Some(act);
            }
        }
    }

    /// First token of the words that a number at `at` follows.
    fn lead(&self, at: usize) -> usize {
        self.state.segment.max(self.state.after).max(at.saturating_sub(REACH)).min(at)
    }

    /// Whether this sentence has stated the quantity already for the same year: by another unit, or in passing.
    fn repeats(&self, quantity: Quantity, past: Option<i32>) -> bool {
        let mut stated = self.claims.claims.iter().skip(self.state.first_claim).rev().take(4 * REACH);
        stated.any(|claim| claim.quantity == quantity && claim.year == past && claim.mention.is_some())
    }

    #[allow(clippy::too_many_arguments)]
    fn claim_of(
        &mut self,
        quantity: Quantity,
        value: Number,
        bound: Bound,
        scope: Option<Scope>,
        past: Option<i32>,
        mention: u32,
        token: &Token,
    ) {
        let now = std::mem::replace(&mut self.context.year, past);
        self.claim(quantity, value, bound, scope, Some(mention), (token.start, token.end));
        self.context.year = now;
        self.attribute(mention);
    }

    fn claim(
        &mut self,
        quantity: Quantity,
        value: Number,
        bound: Bound,
        scope: Option<Scope>,
        mention: Option<u32>,
        (start, end): (usize, usize),
    ) {
        let sentence = self.sentence_index();
        let year = self.context.year;
        self.context.last = Some(quantity);
        let claim =
            Claim { sentence, quantity, value, bound, scope, year, mention, start: clip(start), end: clip(end) };
        self.claims.claims.push(claim);
    }

    fn mention(&mut self, token: &Token, numeral: Numeral) -> u32 {
        let sentence = self.sentence_index();
        let index = clip(self.claims.mentions.len());
        self.claims.mentions.push(Mention {
            sentence,
            start: clip(token.start),
            end: clip(token.end),
            value: numeral.value,
            decimals: numeral.decimals,
            bound: numeral.bound,
            unit: numeral.unit,
            class: Class::Other,
        });
        index
    }

    fn set_class(&mut self, mention: u32, class: Class) {
        if let Some(mention) = self.claims.mentions.get_mut(mention as usize)
            && mention.class != Class::Attributed
        {
            mention.class = class;
        }
    }

    fn sentence_index(&mut self) -> u32 {
        if let Some(index) = self.state.sentence {
            return index;
        }
        let index = clip(self.claims.sentences.len());
        let (start, end) = self.state.range;
        self.claims.sentences.push(Sentence { passage: self.state.passage, start: clip(start), end: clip(end) });
        self.state.sentence = Some(index);
        index
    }
}

/// Quantities that a share can be of.
const TOTALS: &[&str] = &["received", "new", "processed", "handled", "disclosed", "reconsideration", "litigation"];

/// The value in the quantity's own unit: fees in 万元, which is what the form asks for.
fn in_unit(quantity: Quantity, numeral: Numeral) -> Option<Number> {
    match (quantity.key(), numeral.unit) {
        ("fees", Unit::Yuan) => numeral.value.shift(-4),
        _ => Some(numeral.value),
    }
}

/// Applications where a sentence speaks of nothing else, but only after its numbers (网络3件、信函1件申请).
fn applications_later(tokens: &[Token]) -> Option<Topic> {
    let mut topics = tokens.iter().filter_map(|token| match token.kind {
        Kind::Term(Term::Topic(topic)) => Some(topic),
        _ => None,
    });
    let first = topics.next()?;
    (first == Topic::Applications && topics.all(|topic| topic == first)).then_some(first)
}

fn is_count(token: &Token) -> bool {
    matches!(token.kind, Kind::Number(Numeral { unit: Unit::Pieces | Unit::Items | Unit::Bare, .. }))
}

/// Where the segment that holds token `at` ends: at the next mark or number.
fn segment_end(tokens: &[Token], at: usize) -> usize {
    let ends = |token: &Token| {
        matches!(token.kind, Kind::Stop | Kind::Strong | Kind::Colon | Kind::Close | Kind::Open | Kind::Number(_))
    };
    let rest = tokens.get(at..tokens.len().min(at.saturating_add(REACH))).unwrap_or_default();
    at + rest.iter().position(ends).unwrap_or(rest.len())
}

fn clip(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
