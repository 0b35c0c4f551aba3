//! Numbers that stand for others: shares, changes, and numbers shared out to what was named (分别).

use crate::number::Number;
use crate::reading::claims::features::Features;
use crate::reading::claims::grammar::{REACH, Reader, ahead, ends_segment, is_count, is_same, segment_end, since};
use crate::reading::claims::lexicon::{Act, Term, Topic};
use crate::reading::claims::numeral::Numeral;
use crate::reading::claims::token::{Kind, Token};
use crate::report::claims::{Class, Dimension, Quantity, Share, Trend, Unit, WholeOf};

/// How many numbers follow a 分别 one after another.
pub fn in_turn(tokens: &[Token], at: usize) -> usize {
    let mut following = ahead(tokens, at + 1).iter().peekable();
    while following.next_if(|token| matches!(token.kind, Kind::Term(_) | Kind::Unknown(_))).is_some() {}
    let joined =
        |token: &&Token| is_count(token) || matches!(token.kind, Kind::Stop | Kind::Term(Term::And | Term::Filler));
    following.take_while(joined).filter(|token| is_count(token)).count()
}

/// Those who apply, in words that may mean anyone.
const PERSONS: &[&str] = &["个人", "群众", "市民", "村民", "居民", "公众"];

/// Quantities that a share can be of.
const TOTALS: &[Quantity] = &[
    Quantity::Received,
    Quantity::New,
    Quantity::Processed,
    Quantity::Handled,
    Quantity::Disclosed,
    Quantity::Reconsideration,
    Quantity::Litigation,
];

impl Reader<'_> {
    /// 行政复议、行政诉讼分别为2件、1件: the next numbers are shared out to what was named.
    // Not inlined for the same reason as [`Reader::count`].
    #[inline(never)]
    pub fn share_out(&mut self, tokens: &[Token], at: usize) {
        let words = self.lead(tokens, at);
        let lead = Features::of(words);
        if lead.foreign || lead.negated {
            return;
        }
        // 复议、诉讼分别较上年减少4件、2件: no totals.
        let clause = tokens.get(at + 1..segment_end(tokens, at + 1)).unwrap_or_default();
        let said = Features::of(clause);
        if said.trend.is_some() || (said.reaches && self.state.base.is_some()) {
            self.state.average = true;
            return;
        }
        // 制定、修改、废止规范性文件分别为55件、4件、28件: which is which cannot be told by what the form asks for.
        if lead.has(Act::Judged) {
            self.state.plan = true;
            return;
        }
        let mut named = lead.quantities(&self.context, Unit::Pieces, true);
        let numbers = in_turn(tokens, at);
        if named.len() < 2 || named.len() < numbers {
            named = self.one_by_one(words, numbers).unwrap_or(named);
        }
        if named.len() < 2 {
            named = lead.parties(true);
        }
        // 复议12件、诉讼9件，去年分别为10件、10件: of the same, one after another.
        if named.is_empty() && numbers > 1 && words.iter().any(|token| token.kind == Kind::Term(Term::LastYear)) {
            let told = self.stated().iter().rev().take(2 * REACH).filter(|told| told.year.is_none());
            named = told.take(numbers).map(|told| told.quantity).collect();
            named.reverse();
        }
        // 予以公开和部分公开65件，分别为52件和13件.
        if named.is_empty() && lead.says_nothing() {
            let last = tokens[..at].iter().rposition(is_count).unwrap_or(0);
            let before = tokens[..last].iter().rev().take(REACH).take_while(|token| !ends_segment(token)).count();
            named = self.one_by_one(&tokens[last - before..last], numbers).unwrap_or_default();
        }
        // 受理总数、办结数、结转数依次为120、118、10.
        let first = words.iter().find(|token| !matches!(token.kind, Kind::Term(Term::Filler | Term::And)));
        if matches!(first, Some(Token { kind: Kind::Term(Term::Intake), .. })) {
            let received = Some(Quantity::Received).filter(|received| !named.contains(received));
            named.splice(0..0, received);
        }
        // 各有2件、1件被纠正: how they ended stands behind.
        let mut behind = ahead(tokens, at + 1).iter().skip_while(|token| !is_count(token));
        let result = behind.find(|token| !matches!(token.kind, Kind::Number(_) | Kind::Term(Term::And | Term::Filler)));
        if let Some(Token { kind: Kind::Term(Term::Result(result)), .. }) = result.filter(|_| numbers > 1) {
            let ended =
                named.iter().map(|named| if named.dimension() == Dimension::Case { named.part(*result) } else { None });
            named = ended.collect::<Option<_>>().unwrap_or(named);
        }
        if named.len() > 1 {
            // 诉讼16件，复议和诉讼中被纠正的分别为3件、4件: no parts of the last number.
            let of_cases = named[0].dimension() == Dimension::Result && named[0].group() != named[1].group();
            self.state.lists.pop_if(|list| of_cases && list.parts.is_empty());
            named.reverse();
            self.state.shared_out = named;
            self.state.after = at + 1;
        } else if self.state.portion.is_some() || self.state.counts.is_empty() && self.state.lists.is_empty() {
            // 甲局、乙局分别收到3件、1件: whose each number is cannot be told.
            let stage = said.quantities(&self.context, Unit::Pieces, false).first().copied();
            let stage = stage.filter(|of| numbers > 1 && of.dimension() == Dimension::Stage);
            self.state.plan |= !said.of_the_form() || stage.is_some() || lead.unknown > 0 && numbers > 1;
            (self.state.portion, self.state.shares_out) =
                (stage, stage.is_some() && (lead.unknown == 0 || self.state.period.is_some()));
        }
    }

    /// 自然人、企业、其他分别为: what each of the words that marks join names, where there are so many.
    fn one_by_one(&self, words: &[Token], numbers: usize) -> Option<Vec<Quantity>> {
        let mut context = self.context_of(words);
        let mut named = Vec::new();
        for item in words.split(|token| token.kind == Kind::Term(Term::And)) {
            let one = Features::of(item).quantities(&context, Unit::Pieces, false);
            let [one] = one.as_slice() else { return None };
            (context.listed, context.last) = (Some(*one), Some(*one));
            named.push(*one);
        }
        Some(named).filter(|named| named.len() > 1 && named.len() == numbers)
    }

    /// 网络12件、信函8件，分别占60%、40%: as many shares or changes as counts before them.
    pub fn share_numbers(&mut self, tokens: &[Token], at: usize) -> bool {
        let following = ahead(tokens, at + 1).iter();
        let (mut numbers, mut change) = (0, false);
        for token in following {
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
        // 复议12件（上年15件）、诉讼9件（上年14件）: those of this year.
        let past = |mention: &u32| self.state.pasts.iter().rev().take(REACH).any(|past| past == mention);
        let counts = self.state.counts.iter().rev().take(REACH).map(|(mention, _)| *mention);
        let counted: Vec<u32> = counts.filter(|mention| !past(mention)).take(numbers).collect();
        if numbers < 2 || counted.len() < numbers {
            return false;
        }
        let since = since(tokens, self.state.after, at);
        let said = Features::of(since);
        self.state.shared_result = said.ending().filter(|_| said.foreign_rate && said.ends_cases());
        let end = tokens.get(segment_end(tokens, at + 1)).map_or(0, |token| token.start);
        let words = tokens.get(at).and_then(|token| self.text().get(token.start..end)).unwrap_or_default();
        self.state.shared_of = words.contains("申请") || said.of_applications();
        self.state.shared_wholes = since.iter().any(|token| matches!(token.kind, Kind::Term(Term::Among)));
        self.state.shared_parts = counted;
        true
    }

    /// Whether nothing but all of the report's own year is spoken of.
    pub fn of_the_year(&self) -> bool {
        self.state.scope.is_none() && !self.state.party && self.context.year.is_none() && !self.state.apart()
    }

    /// What a percentage says, that stands `behind` those words since the last number.
    pub fn percent(
        &mut self,
        features: &Features,
        mention: u32,
        (numeral, behind): (Numeral, &[Token]),
        token: &Token,
    ) {
        let last = self.state.counts.last().copied();
        // 信访50件，占10%: of what the form does not count.
        if self.state.foreign > last.map(|(mention, _)| mention) {
            return;
        }
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
            // 3618件申请中，来自本市的占70%; 3618件，其中来自本市的占70%.
            let listed = self.state.lists.last().filter(|list| list.parts.is_empty()).map(|list| list.total);
            let of_some = last
                .map(|(last, _)| last)
                .filter(|last| features.unknown > 0 && (self.state.within == Some(*last) || listed == Some(*last)));
            // 予以公开占58%: of what is named, whatever was counted before.
            let named = own.is_some() || of_some.is_some() || features.names_part();
            // 许可事项26项，即办件占65%; 收到120件，主要集中在城建领域，占比75%: of what is named, whatever that is.
            let named = named || self.names_subject(behind);
            let part = last.filter(|_| !named).map(|(mention, _)| mention);
            let quantity = own.or(last.and_then(|(_, quantity)| quantity).filter(|_| part.is_some()));
            let whole = of_some.or_else(|| self.whole_of(part));
            if part.is_some()
                || of_some.is_some()
                || (quantity.is_some() && whole.is_some())
                || (own.is_some() && self.of_the_year())
            {
                self.attribute(mention);
                self.claims.shares.push(Share { percent: mention, part, quantity, whole });
            }
        } else if self.context.topic == Some(Topic::Applications) && numeral.value < Number::from(100) {
            // 办结率92.2%; of those in time nothing is known.
            let said = self.around(token).0.rsplit(['，', ',', '；', ';', '、']).next().unwrap_or_default();
            let timely = said.contains(['时', '期', '内', '日']);
            let all = !features.rates.is_empty()
                && !features.compared
                && !timely
                && !features.names_part()
                && !self.state.of_foreign;
            if all && self.of_the_year() && self.state.lists.is_empty() {
                self.attribute(mention);
                let quantity = Some(Quantity::Handled);
                self.claims.shares.push(Share { percent: mention, part: None, quantity, whole: None });
            }
        } else if self.context.topic == Some(Topic::Applications) && numeral.value == Number::from(100) {
            for act in &features.rates {
                let of = if *act == Act::Handled { WholeOf::Handled } else { WholeOf::Answered };
                self.attribute(mention);
                self.whole(of, (token.start, token.end));
            }
        }
    }

    /// Whether words between a number and the share behind it say of what else that is.
    fn names_subject(&self, behind: &[Token]) -> bool {
        let end = behind.iter().position(|token| token.kind == Kind::Term(Term::Share)).unwrap_or(behind.len());
        let said = &behind[..end];
        let subject = Features::of(said);
        let text = said.first().zip(said.last()).and_then(|(first, last)| self.text().get(first.start..last.end));
        let persons = text.is_some_and(|text| PERSONS.iter().any(|word| text.contains(word)));
        subject.unknown > 1 || persons || !subject.of_change().says_little()
    }

    /// One of several percentages or changes that belong to as many counts before them.
    pub fn shared_number(&mut self, features: &Features, mention: u32, part: u32) {
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
        let quantity = self.of(Some(part));
        let of_case = quantity.filter(|quantity| quantity.dimension() == Dimension::Case);
        let rate = self.state.shared_result;
        if let Some((result, case)) = rate.zip(of_case) {
            let quantity = case.part(result);
            return self.claims.shares.push(Share { percent: mention, part: None, quantity, whole: None });
        }
        // 复议12件、诉讼9件，占申请总量的10%和7.5%: neither is of the other.
        if rate.is_some() || of_case.is_some() && !self.state.shared_of {
            return self
                .claims
                .mentions
                .get_mut(mention as usize)
                .into_iter()
                .for_each(|told| told.class = Class::Open);
        }
        let whole = self.whole_of(Some(part)).filter(|whole| {
            of_case.is_none() || self.of(Some(*whole)).is_none_or(|whole| whole.dimension() != Dimension::Case)
        });
        self.claims.shares.push(Share { percent: mention, part: Some(part), quantity, whole });
    }

    /// A number up or down: of what its own words name, else of the value before it.
    pub fn change(&mut self, features: &Features, mention: u32, rising: bool, value: Option<u32>) {
        let plain = features.of_change();
        let named = plain.quantities(&self.context, Unit::Pieces, false);
        let value = value.or_else(|| self.told_before(&plain));
        // 复议12件、诉讼9件，其中复议较上年10件增长20%: of what the words name, or those of last year's number.
        let named = named.first().copied();
        let subject = named.or_else(|| self.of(self.state.base.filter(|base| Some(*base) > value)));
        let value = match subject {
            Some(subject) if self.of(value).is_none_or(|counted| !is_same(subject, counted)) => {
                self.counted_as(subject)
            }
            _ => value,
        };
        if value.is_some() {
            self.push_trend(mention, rising, value);
        } else if subject.is_some() || (self.context.topic == Some(Topic::Applications) && !features.of_cases()) {
            self.state.awaited = subject.or(self.state.awaited).or_else(|| self.trending());
            self.state.pending = self.state.awaited;
            self.push_trend(mention, rising, None);
        }
    }

    /// The number of this year that the sentence states for what rose or fell.
    fn counted_as(&self, subject: Quantity) -> Option<u32> {
        let mut told = self.stated().iter().rev().take(2 * REACH).filter(|told| told.year.is_none());
        told.find(|told| is_same(told.quantity, subject)).and_then(|told| told.mention)
    }

    /// What last year's number is of whose words do not say it: of the change right before it, else of the sum, which is
    /// nothing that the form asks for. `None` where neither is told.
    pub fn changing(&self, token: &Token, features: &Features) -> Option<Option<Quantity>> {
        let (said, _) = self.around(token);
        let trends = self.claims.trends.get(self.state.first_trend..).unwrap_or_default();
        let last = trends.last().filter(|last| last.base.is_none());
        let sum = |value: Option<u32>| value.is_some() && self.of(value).is_none();
        match last {
            Some(last) if last.value.is_none() => self.state.pending.map(Some),
            _ if sum(last.map_or(self.state.current, |last| last.value)) => Some(None),
            // 复议12件，诉讼9件，增长5%（上年合计20件）; 争议总量较上年20件增加1件: of both.
            _ => {
                let clause = said.rsplit(['，', ',', '；', ';', '（', '(']).next().unwrap_or_default();
                let of_all = features.total || clause.contains('总') || features.unknown > 1;
                (of_all && self.sums_up()).then_some(None)
            }
        }
    }

    /// 收到120件，其中自然人96件、法人24件，较上年96件增长25%: what last year's number is of, of the total and its last part that
    /// which is nearer to it.
    pub fn nearest(&self, base: Number) -> Option<Quantity> {
        let (last, of_last) = *self.state.counts.last().filter(|_| !self.state.lists.is_empty())?;
        let far = |mention: u32| Some(self.claims.mention(mention)?.value.checked_sub(base)?.abs());
        let total = self.state.current.filter(|total| *total < last && far(*total) < far(last));
        if total.is_some() { self.of(total) } else { of_last }
    }

    /// Whether the last two numbers are of different things that may be added.
    fn sums_up(&self) -> bool {
        let mut told = self.stated().iter().rev().take(2 * REACH).filter(|told| told.year.is_none());
        let (last, other) = (told.next(), told.next());
        last.zip(other).is_some_and(|(last, other)| {
            last.quantity.dimension() == other.quantity.dimension() && !is_same(last.quantity, other.quantity)
        })
    }

    /// 收到120件。同比增长25%: of the number of the sentence before, where this one says nothing else.
    fn told_before(&self, features: &Features) -> Option<u32> {
        let (told, _) = self.state.told?;
        let trends = self.claims.trends.get(self.state.first_trend..).unwrap_or_default();
        let opens = self.state.segment == 0 || trends.last().is_some_and(|last| last.value == Some(told));
        let rate = features.foreign_rate || !features.rates.is_empty();
        (opens && !rate && features.says_nothing()).then_some(told)
    }

    /// What a number states, in this sentence or as the one of the sentence before.
    pub fn of(&self, mention: Option<u32>) -> Option<Quantity> {
        let before = self.state.told.filter(|(told, _)| Some(*told) == mention).map(|(_, of)| of);
        let counted = self.state.counts.iter().rev().take(REACH).find(|(found, _)| Some(*found) == mention);
        counted.map_or(before, |(_, of)| *of)
    }

    /// The whole that a share is of: the total of the open list, else the last total before the part.
    pub fn whole_of(&self, part: Option<u32>) -> Option<u32> {
        if let Some(list) = self.state.lists.last()
            && part != Some(list.total)
        {
            return Some(list.total);
        }
        let value = |mention: u32| self.claims.mention(mention).map(|mention| mention.value);
        let most = part.and_then(value);
        let mut before = self
            .state
            .counts
            .iter()
            .rev()
            .take(REACH)
            .filter(|(mention, _)| part.is_none_or(|part| *mention < part) && value(*mention) >= most);
        before.find(|(_, quantity)| quantity.is_some_and(|total| TOTALS.contains(&total))).map(|(mention, _)| *mention)
    }

    pub fn push_trend(&mut self, change: u32, rising: bool, value: Option<u32>) {
        // 复议12件、诉讼9件，案件总数较上年20件增加1件: of a sum that is not told.
        if self.state.base_of_sum > value && self.state.base_of_sum == self.state.base && self.of(value).is_some() {
            return self.set_class(change, Class::Open);
        }
        self.attribute(change);
        // Last year's number is of the same thing, and of this one: 新收120件（上年96件），办结118件，增加23件.
        let base = self.state.base.filter(|base| {
            let now = if value.is_some() { self.of(value) } else { self.state.pending };
            let both = now.zip(self.of(Some(*base)));
            both.is_none_or(|(now, then)| {
                is_same(now, then) || now.dimension() == then.dimension() && Some(*base) > value
            })
        });
        self.claims.trends.push(Trend { change, rising, value, base });
    }
}
