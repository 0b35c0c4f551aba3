//! Numbers that stand for others: shares, changes, and numbers shared out to what was named (分别).

use crate::number::Number;
use crate::reading::claims::features::Features;
use crate::reading::claims::grammar::{REACH, Reader, ahead, is_count, is_same, segment_end, since};
use crate::reading::claims::lexicon::{Act, Term, Topic};
use crate::reading::claims::numeral::Numeral;
use crate::reading::claims::token::{Kind, Token};
use crate::report::claims::{Dimension, Quantity, Share, Trend, Unit, WholeOf};

/// How many numbers follow a 分别 one after another.
fn in_turn(tokens: &[Token], at: usize) -> usize {
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
    pub fn share_out(&mut self, tokens: &[Token], at: usize) {
        let words = self.lead(tokens, at);
        let lead = Features::of(words);
        if lead.foreign || lead.negated {
            return;
        }
        // 复议、诉讼分别较上年减少4件、2件: no totals.
        let ahead = tokens.get(at + 1..segment_end(tokens, at + 1)).unwrap_or_default();
        let said = Features::of(ahead);
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
        if named.len() < 2 {
            named = lead.parties(true);
        }
        // 受理总数、办结数、结转数依次为120、118、10.
        let first = words.iter().find(|token| !matches!(token.kind, Kind::Term(Term::Filler | Term::And)));
        if matches!(first, Some(Token { kind: Kind::Term(Term::Intake), .. })) {
            let received = Some(Quantity::Received).filter(|received| !named.contains(received));
            named.splice(0..0, received);
        }
        if named.len() > 1 {
            // 诉讼16件，复议和诉讼中被纠正的分别为3件、4件: no parts of the last number.
            let of_cases = named[0].dimension() == Dimension::Result && named[0].group() != named[1].group();
            self.state.lists.pop_if(|list| of_cases && list.parts.is_empty());
            named.reverse();
            self.state.shared_out = named;
            self.state.after = at + 1;
        } else if self.state.counts.is_empty()
            && self.state.lists.is_empty()
            && (!said.of_the_form() || lead.unknown > 0 && in_turn(tokens, at) > 1)
        {
            // 甲局、乙局分别收到3件、1件: whose each number is cannot be told.
            self.state.plan = true;
        }
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
        let told = self.stated();
        let past = |mention: &u32| {
            let mut told = told.iter().rev().take(2 * REACH);
            told.any(|claim| claim.mention == Some(*mention) && claim.year.is_some())
        };
        let counts = self.state.counts.iter().rev().take(REACH).map(|(mention, _)| *mention);
        let counted: Vec<u32> = counts.filter(|mention| !past(mention)).take(numbers).collect();
        if numbers < 2 || counted.len() < numbers {
            return false;
        }
        let since = since(tokens, self.state.after, at);
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
        let whole = self.whole_of(Some(part));
        self.claims.shares.push(Share { percent: mention, part: Some(part), quantity, whole });
    }

    /// A number up or down: of what its own words name, else of the value before it.
    pub fn change(&mut self, features: &Features, mention: u32, rising: bool, value: Option<u32>) {
        let plain = features.of_change();
        let named = plain.quantities(&self.context, Unit::Pieces, false);
        let value = value.or_else(|| self.told_before(&plain));
        let other = match (named.first(), self.of(value)) {
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

    /// A change came before its value: what it is of.
    pub fn await_value(&mut self, features: &Features) {
        let named = features.of_change().quantities(&self.context, Unit::Pieces, false);
        self.state.awaited = named.first().copied().or(self.state.awaited).or_else(|| self.trending());
        self.state.pending = self.state.awaited;
    }

    pub fn push_trend(&mut self, change: u32, rising: bool, value: Option<u32>) {
        self.attribute(change);
        // Last year's number is of the same thing, and of this one: 新收120件（上年96件），办结118件，增加23件.
        let base = self.state.base.filter(|base| {
            let both = self.of(value).zip(self.of(Some(*base)));
            both.is_none_or(|(now, then)| {
                is_same(now, then) || now.dimension() == then.dimension() && Some(*base) > value
            })
        });
        self.claims.trends.push(Trend { change, rising, value, base });
    }
}
