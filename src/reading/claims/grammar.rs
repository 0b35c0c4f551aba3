//! The grammar: a sentence's tokens from left to right. Words settle what is spoken of; a number takes its meaning from
//! the words since the last number, else from those that follow it.

mod lists;
mod record;

use super::counted::in_turn;
use super::features::{Context, Features};
use super::lexicon::{Act, Term, Topic};
use super::list::List;
use super::numeral::Numeral;
use super::others;
use super::phrases;
use super::token::{self, Kind, Token};
use super::years;
use crate::report::Passage;
use crate::report::claims::{Claim, Claims, Dimension, Listing, Part, Quantity, Scope, Sentence, Unit};

/// Tokens and counts that are looked at in either direction: more than a clause has, so that a sentence without end takes
/// linear time.
pub(super) const REACH: usize = 64;
/// A passage with a colon of fewer characters is a label.
const LABEL: usize = 24;
/// Tokens before the name of an aspect where it is a heading: （四）政府信息公开.
const HEADING: usize = 6;
/// A number that may be parted: its mention and what it states.
pub(super) type Total = (u32, Option<Quantity>);

/// Reads passages one after another.
#[derive(Debug)]
pub struct Reader<'a> {
    prose: &'a [Passage],
    /// What was read.
    pub claims: Claims,
    pub(super) year: Option<i32>,
    pub(super) context: Context,
    pub(super) state: State,
    tokens: Vec<Token>,
    /// Sentences that state nothing, since the context was lost: their passage and bytes. They are read only where one
    /// that does state something follows.
    unread: Vec<Sentence>,
}

/// What is known within one sentence.
#[derive(Debug, Default)]
pub(super) struct State {
    /// First token of the running segment (after a comma, semicolon or parenthesis).
    pub(super) segment: usize,
    /// First token after the last number.
    pub(super) after: usize,
    /// First token after the last colon.
    pub(super) colon: usize,
    pub(super) scope: Option<Scope>,
    /// Whether the words since the last number say the scope.
    pub(super) scoped: bool,
    /// First byte after the last semicolon.
    pub(super) strong: usize,
    /// Whether the rest of the sentence is a plan.
    pub(super) plan: bool,
    /// Whether a period other than the year is spoken of, and how many parentheses were open when it was named.
    pub(super) period: Option<usize>,
    /// Whether applications of something else, or of one kind only, are spoken of.
    pub(super) odd: bool,
    /// Whether the numbers since the last semicolon are of one kind of those who applied.
    pub(super) party: bool,
    /// Whether they are of one outcome.
    pub(super) outcome: bool,
    /// Whether the running segment gives last year's numbers (较2022年的行政复议13件、行政诉讼8件).
    pub(super) past: bool,
    /// Whether documents and how they are to be made public are spoken of.
    pub(super) papers: bool,
    /// Whether the clause gives an average, or counts some only.
    pub(super) average: bool,
    /// 均 before a number: it is stated of each.
    pub(super) each: bool,
    /// First token of the segment before the running one, where a comma parts them.
    pub(super) previous: Option<usize>,
    /// What the next numbers state one after another (行政复议、行政诉讼分别为2件、1件), the next one last.
    pub(super) shared_out: Vec<Quantity>,
    /// First token after the last claim of a word.
    pub(super) said: usize,
    /// What a change is of whose value is yet to come (申请量增长5%，达20件), and what such a change was of.
    pub(super) awaited: Option<Quantity>,
    pub(super) pending: Option<Quantity>,
    /// The one number of the sentence before.
    pub(super) told: Option<(u32, Quantity)>,
    pub(super) lists: Vec<List>,
    pub(super) enclosures: Vec<Enclosure>,
    /// The number that 其中 speaks of: the nearest one before it, where that is known, of this year and by itself.
    pub(super) total: Option<Total>,
    /// The nearest number where it counts what came in by a channel and is not named (信件316封).
    pub(super) mail: Option<u32>,
    /// The nearest number where it counts something that the form does not, and whether the first one does: what is
    /// said after it is of that.
    pub(super) foreign: Option<u32>,
    pub(super) of_foreign: bool,
    /// Mentions of counts, the last one last, with what they state.
    pub(super) counts: Vec<(u32, Option<Quantity>)>,
    /// What the numbers of parts of the year, or of several bodies, count that are told before their total.
    pub(super) portion: Option<Quantity>,
    /// Whether nobody is named whose each of them is: of all.
    pub(super) shares_out: bool,
    /// Those of another year.
    pub(super) pasts: Vec<u32>,
    /// Counts that the next shares or changes are of (分别占10%、30%), the next one last.
    pub(super) shared_parts: Vec<u32>,
    /// The last count where what follows is told of some of it (3618件申请中，来自本市的占70%).
    pub(super) within: Option<u32>,
    /// Whether the next shares are of parts of these counts that are not counted themselves.
    pub(super) shared_wholes: bool,
    /// The rate that they all are (纠错率分别为16.7%、11.1%), and whether they are of applications.
    pub(super) shared_result: Option<Part>,
    /// Whether no words say what they are of (占比分别为57.1%、42.9%).
    pub(super) shared_of: bool,
    /// Whether the last of them is a rise or a fall, and not a share.
    pub(super) shared_change: Option<bool>,
    /// The last sum of money that the form asks for.
    pub(super) money: Option<(u32, Option<Quantity>)>,
    /// Token of the first count.
    pub(super) first_number: usize,
    /// The year of the first count since the last semicolon.
    pub(super) clause_year: Option<Option<i32>>,
    /// The last count of this year and of last year.
    pub(super) current: Option<u32>,
    pub(super) base: Option<u32>,
    /// The last count of last year where it is of a sum, which states nothing (上年合计20件).
    pub(super) base_of_sum: Option<u32>,
    /// First claim of the sentence.
    pub(super) first_claim: usize,
    /// How the cases ended whose number the next ones part (维持11件（复议6件、诉讼5件）), and how many parentheses are open
    /// as long as they do.
    pub(super) ended: Option<(Part, usize)>,
    /// Whether the sentence is in the report's claims already.
    pub(super) sentence: Option<u32>,
    pub(super) range: (usize, usize),
    pub(super) passage: u32,
    /// Trends whose value comes later in the sentence.
    pub(super) first_trend: usize,
}

/// An open parenthesis.
#[derive(Debug)]
pub(super) struct Enclosure {
    /// Whether it stands behind a count, and whether it opened a list.
    pub(super) behind_count: bool,
    pub(super) lists: bool,
    /// The total and the context before it.
    pub(super) total: Option<Total>,
    pub(super) context: Context,
}

impl State {
    /// Whether what the rest of the sentence counts is nothing that the form asks for.
    pub(super) fn apart(&self) -> bool {
        self.plan || self.period.is_some() || self.average || self.odd
    }
}

impl<'a> Reader<'a> {
    /// A reader for the prose of a report of that year.
    pub fn new(prose: &'a [Passage], year: Option<i32>) -> Self {
        Self {
            prose,
            claims: Claims::default(),
            year,
            context: Context::default(),
            state: State::default(),
            // As many as a sentence seldom has.
            tokens: Vec::with_capacity(2 * REACH),
            unread: Vec::new(),
        }
    }

    /// Reads one passage. A bare label with its number (现行有效：0) leans on the label before it.
    pub fn passage(&mut self, index: u32) {
        let Some(Passage { text, .. }) = self.prose.get(index as usize) else { return };
        let short = text.len() < LABEL * 4 && text.chars().count() < LABEL;
        if !(short && text.contains(['：', ':'])) {
            self.context = Context::default();
            self.unread.clear();
        }
        for piece in token::sentences(text) {
            if piece.marked && self.claims.marked.last() != Some(&index) {
                self.claims.marked.push(index);
            }
            if piece.states {
                self.catch_up();
                self.read(index, text, piece.range);
            } else {
                let (start, end) = piece.range;
                self.unread.push(Sentence { passage: index, start: clip(start), end: clip(end) });
                self.state.total = None;
                self.state.counts.clear();
            }
        }
    }

    /// Reads what was left out, as far back as something says what is being spoken of.
    fn catch_up(&mut self) {
        let before = self.context.topic.take();
        while self.context.topic.is_none()
            && let Some(Sentence { passage, start, end }) = self.unread.pop()
            && let Some(Passage { text, .. }) = self.prose.get(passage as usize)
        {
            self.read(passage, text, (start as usize, end as usize));
        }
        self.unread.clear();
        self.context.topic = self.context.topic.or(before);
    }

    /// The section that is being read.
    pub(super) fn section(&self) -> u8 {
        self.prose.get(self.state.passage as usize).map_or(0, |passage| passage.section)
    }

    /// The passage that is being read.
    pub(super) fn text(&self) -> &'a str {
        self.prose.get(self.state.passage as usize).map_or("", |passage| passage.text.as_str())
    }

    fn read(&mut self, passage: u32, text: &str, range: (usize, usize)) {
        let mut tokens = std::mem::take(&mut self.tokens);
        let mut has = token::tokenize(text, range, &mut tokens);
        if has.parentheses > 0 {
            token::without_asides(&mut tokens, has.parentheses);
        }
        others::set_apart(text, &mut tokens, has);
        phrases::settle(text, &mut tokens, &mut has);
        if has.moved || has.compared {
            years::relate(&mut tokens, self.year);
        }
        if has.compared {
            years::name_past(text, &mut tokens);
        }
        // Where a sentence speaks of nothing else, but only after its numbers (网络3件、信函1件申请).
        if has.applications && self.context.topic.is_none() && applications_only(&tokens) {
            self.context.topic = Some(Topic::Applications);
        }
        self.sentence(passage, range, &tokens);
        self.tokens = tokens;
    }

    fn sentence(&mut self, passage: u32, range: (usize, usize), tokens: &[Token]) {
        // 15件转下年度办理。其中国家秘密2件; 自然人2件，法人2件。其中3件已回复: of none of those.
        let party = |of: Quantity| matches!(of.dimension(), Dimension::Applicant | Dimension::Channel);
        let beside = self.state.counts.iter().rev().take(REACH).filter(|(_, of)| of.is_some_and(party)).count() > 1;
        let parted = |quantity: Option<Quantity>| {
            quantity.is_some_and(|total| !(total == Quantity::CarriedOut || beside && party(total)))
        };
        let carried = self.state.total.filter(|(_, quantity)| parted(*quantity));
        // 上半年收到267件。其中予以公开81件: of the same months.
        let goes_on =
            self.state.passage == passage && tokens.first().is_some_and(|first| first.kind == Kind::Term(Term::Among));
        let period = self.state.period.filter(|_| goes_on);
        let told = match self.state.counts.as_slice() {
            [(only, Some(of))] if self.state.current == Some(*only) && self.state.passage == passage => {
                Some((*only, *of))
            }
            _ => None,
        };
        self.state = State {
            passage,
            range,
            period,
            told,
            first_claim: self.claims.claims.len(),
            first_trend: self.claims.trends.len(),
            ..State::default()
        };
        self.context.year = None;
        self.context.act = None;
        for (at, token) in tokens.iter().enumerate() {
            match token.kind {
                Kind::Number(numeral) => {
                    self.number(tokens, at, numeral);
                    self.state.scoped = false;
                }
                Kind::Term(term) => self.term(tokens, at, term, carried),
                Kind::Stop | Kind::Strong => {
                    self.state.previous = Some(self.state.segment).filter(|_| matches!(token.kind, Kind::Stop));
                    if matches!(token.kind, Kind::Strong) {
                        self.semicolon(token.end);
                    }
                    self.state.segment = at + 1;
                    self.state.each = false;
                    (self.state.average, self.state.past) = (false, false);
                }
                Kind::Year(numeral) => {
                    self.mention(token, numeral);
                }
                Kind::Colon => {
                    self.colon(tokens, at);
                    self.state.colon = at + 1;
                }
                Kind::Open => self.open(tokens, at),
                Kind::Close => self.close(at),
                Kind::Unknown(_) => {}
            }
        }
        while let Some(list) = self.state.lists.pop() {
            self.finish(list);
        }
        self.complete_trends();
        // 收到申请108件，涉及施工许可等。答复98件: what came in is still spoken of, not what it is about.
        let first = self.claims.claims.get(self.state.first_claim).map(|claim| claim.quantity.dimension());
        if first == Some(Dimension::Stage) && !self.state.of_foreign && !self.names_cases(tokens) {
            self.context.topic = Some(Topic::Applications);
        }
    }

    /// Whether the sentence goes over to cases, documents or money.
    fn names_cases(&self, tokens: &[Token]) -> bool {
        let since = tokens.get(self.state.first_number..).unwrap_or_default();
        since.iter().any(|token| matches!(token.kind, Kind::Term(Term::Topic(topic)) if !matches!(topic, Topic::Applications | Topic::Foreign | Topic::Decision(_))))
    }

    /// What ends with a semicolon, at byte `end`.
    fn semicolon(&mut self, end: usize) {
        self.state.strong = end;
        (self.state.party, self.state.outcome, self.state.base, self.state.within) = (false, false, None, None);
        self.state.ended = None;
        // 诉讼16件，其中复议后起诉7件；维持5件: of all of them.
        let suits = || self.stated().iter().any(|claim| claim.quantity == Quantity::Litigation);
        if matches!(self.context.topic, Some(Topic::Case(Quantity::Direct | Quantity::After))) && suits() {
            self.context.topic = Some(Topic::Case(Quantity::Litigation));
        }
        (self.state.of_foreign, self.state.papers) = (self.state.of_foreign && !self.state.papers, false);
        // What is published is told as far as the semicolon.
        // 规章1件，废止1件，有效22件；规范性文件7件: each is told in a row.
        let row = || self.stated().iter().any(|claim| claim.quantity.is_part(Part::Repealed));
        let ends = |act: &Act| *act == Act::Published || *act == Act::InForce && row();
        self.context.act = self.context.act.filter(|act| !ends(act));
        while self.state.lists.pop_if(|list| list.foreign).is_some() {}
        // 被复议8件，上年9件；被诉12件: last year was told in passing.
        if self.state.clause_year.take() == Some(None) {
            self.context.year = None;
        }
    }

    /// A change told before its values (下降5%，由20件降至19件) is of those that follow and are of the same.
    fn complete_trends(&mut self) {
        let of = |mention: u32| self.of(Some(mention));
        let same = |value: &u32| self.state.pending.zip(of(*value)).is_none_or(|(one, other)| is_same(one, other));
        let (value, base) = (self.state.current.filter(same), self.state.base);
        let alike = value.zip(base).is_some_and(|(value, base)| of(value) == of(base));
        for trend in self.claims.trends.iter_mut().skip(self.state.first_trend) {
            if trend.value.is_none() {
                trend.value = value;
                trend.base = trend.base.or(base.filter(|_| alike));
            }
        }
    }

    // Inlined, or one sentence costs half a percent more.
    #[inline(always)]
    fn term(&mut self, tokens: &[Token], at: usize, term: Term, carried: Option<Total>) {
        match term {
            Term::Topic(topic) => {
                // An application can be what a case is about (因政府信息公开申请引发的行政复议), never the other way.
                let named = || tokens.get(at).map_or("", |token| token.word(self.text()));
                let papers = || ["公文", "属性"].iter().any(|paper| named().contains(paper));
                // 430件公文中: they are counted before they are named.
                let first = || self.state.first_number + 1 == at || self.state.counts.is_empty();
                if topic == Topic::Foreign && first() && papers() {
                    (self.state.papers, self.state.of_foreign) = (true, true);
                }
                // 公文主动公开15件、依申请公开2件: how documents are to be made public.
                let next = at
                    + 1
                    + usize::from(matches!(tokens.get(at + 1), Some(Token { kind: Kind::Term(Term::Filler), .. })));
                let counted = tokens.get(next).is_some_and(is_count);
                // 提案31件，主动公开28件，依申请公开3件.
                self.state.papers |= topic == Topic::Disclosure && self.state.of_foreign && counted;
                // 主动公开率87%，依申请公开4件.
                self.state.papers |= topic == Topic::Disclosure
                    && tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Term(Term::RateOf));
                let attribute = self.state.papers && counted;
                // 4件未经复议、5件经复议，已审结7件: the second way stands behind its number, what follows is of all suits.
                let told = |told: &[Claim; 2]| {
                    let [one, other] = told.each_ref().map(|told| told.quantity);
                    let ways = [Quantity::Direct, Quantity::After];
                    one != other && ways.contains(&one) && ways.contains(&other)
                };
                let topic = match topic {
                    Topic::Case(Quantity::Direct | Quantity::After)
                        if at < self.state.after && self.stated().last_chunk().is_some_and(told) =>
                    {
                        Topic::Case(Quantity::Litigation)
                    }
                    topic => topic,
                };
                self.context.topic = Some(if attribute { Topic::Foreign } else { topic });
                self.state.of_foreign = attribute || self.state.of_foreign && topic == Topic::Foreign;
                self.state.odd &= topic == Topic::Foreign;
            }
            // 依申请公开平台显示.
            Term::Channel(_) if tokens[at].word(self.text()).starts_with('依') => {
                self.context.topic = Some(Topic::Applications);
            }
            // 留言受理量 is of something else.
            Term::Intake if Features::of(self.lead(tokens, at)).foreign => {}
            Term::Intake => self.context.topic = Some(Topic::Applications),
            Term::Aspect if at < HEADING => self.context.topic = Some(Topic::Foreign),
            Term::LastYear => self.context.year = Some(self.year.map_or(0, |year| year - 1)),
            // 2022年某局全年收到: of that year.
            Term::ThisYear if since(tokens, self.state.segment, at).iter().any(is_year) => {}
            // 去年全年.
            Term::ThisYear if before(tokens, at, 1).is_some_and(|last| last.kind == Kind::Term(Term::LastYear)) => {}
            Term::ThisYear => (self.context.year, self.state.period) = (None, None),
            // 2023年以来 is of that year.
            Term::Since if before(tokens, at, 1).is_some_and(is_year) => {}
            Term::Average => self.state.average = true,
            Term::Period | Term::Since => self.state.period = Some(self.state.enclosures.len()),
            Term::Odd => self.state.odd |= !self.is_part(tokens, at),
            Term::Plan | Term::NextYear => self.state.plan = true,
            // 复议、诉讼各有2件、1件被纠正.
            Term::Each if in_turn(tokens, at) > 1 => self.share_out(tokens, at),
            Term::Each => self.state.each |= tokens.get(at + 1).is_some_and(is_count),
            // 占全市的28% says whose the whole is.
            Term::Scope(_) if before(tokens, at, 1).is_some_and(is_share) => {}
            // 全市 says the least: what else is said of the scope stands, but not what was said of a number before.
            Term::Scope(Scope::Area) => {
                let over = matches!(self.state.scope, Some(Scope::Own | Scope::Behalf)) && !self.state.scoped;
                self.state.scope = self.state.scope.filter(|_| !over).or(Some(Scope::Area));
            }
            Term::Scope(scope) => {
                self.state.scope = Some(scope);
                self.state.scoped = true;
            }
            Term::Negation => self.negation(tokens, at),
            Term::All => self.all(tokens, at),
            Term::Zero => self.zero(tokens, at),
            // 收到46件，其中网络40件；其中自然人43件: a second list of the same total.
            Term::Among if self.relists(tokens, at) => self.list_again(Listing::Among),
            Term::Besides => self.end_lists(),
            Term::Within => {
                self.state.within = self.within(tokens, at);
                // 上年结转的122件中，予以公开30件; 予以公开的48件中，自然人19件: of those only.
                let of = self.state.counts.last().filter(|(count, _)| Some(*count) == self.state.within);
                if let Some(of) = of.and_then(|(_, of)| *of) {
                    self.state.party |= matches!(of, Quantity::CarriedIn | Quantity::New);
                    self.part_of(of);
                }
            }
            Term::Etc => self.leave_open(tokens, at),
            Term::Among => self.begin_list(Listing::Among, carried),
            Term::Including if [1, 2].iter().any(|back| before(tokens, at, *back).is_some_and(is_count)) => {
                self.begin_list(Listing::Including, None);
            }
            Term::Respectively if self.share_numbers(tokens, at) => {}
            // 占申请总量的10%和7.5%, 各占申请总量的10%、7.5%.
            Term::Share if joins_percents(tokens, at) => {
                self.share_numbers(tokens, at);
            }
            Term::Respectively => {
                // 分别收到25件、31件，全年合计56件；分别办结25件、30件: no parts of the sum before.
                if self.state.portion.is_none() {
                    self.begin_list(Listing::Complete, None);
                }
                self.share_out(tokens, at);
            }
            _ => {}
        }
    }

    /// What follows is told of one kind of those who applied, of one channel, of one outcome.
    pub(super) fn part_of(&mut self, of: Quantity) {
        use crate::report::claims::Dimension::{Applicant, Channel, Outcome};
        self.state.party |= matches!(of.dimension(), Applicant | Channel);
        self.state.outcome |= of.dimension() == Outcome && of != Quantity::CarriedOut;
    }

    pub(super) fn remember(&mut self, features: &Features) {
        for act in [Act::Issued, Act::Repealed, Act::InForce, Act::Published] {
            // 制定并公开规范性文件: what is made.
            if features.has(act) && !(act == Act::Published && features.makes_documents()) {
                self.context.act = Some(act);
            }
        }
        // 新增规章18件、规范性文件707件.
        if features.has(Act::New) && features.names_documents() {
            self.context.act = Some(Act::Issued);
        }
        // 公开信息20条，作出行政许可3件: no longer of what is published.
        if features.last_act() == Some(Act::Occurred) && self.context.act == Some(Act::Published) {
            self.context.act = None;
        }
    }

    /// The words that a number at `at` follows.
    pub(super) fn lead<'t>(&self, tokens: &'t [Token], at: usize) -> &'t [Token] {
        since(tokens, self.state.segment.max(self.state.after), at)
    }
}

/// Whether two numbers may be compared: what came in has several names.
pub(super) fn is_same(one: Quantity, other: Quantity) -> bool {
    let intake = |quantity: Quantity| matches!(quantity, Quantity::Received | Quantity::New | Quantity::Processed);
    one == other || intake(one) && intake(other)
}

/// Whether applications are all that is spoken of.
fn applications_only(tokens: &[Token]) -> bool {
    let mut topics = tokens.iter().filter_map(|token| match token.kind {
        Kind::Term(Term::Topic(topic)) => Some(topic),
        _ => None,
    });
    topics.next() == Some(Topic::Applications) && topics.all(|topic| topic == Topic::Applications)
}

fn is_year(token: &Token) -> bool {
    matches!(token.kind, Kind::Number(Numeral { unit: Unit::Year, .. }))
}

fn is_share(token: &Token) -> bool {
    matches!(token.kind, Kind::Term(Term::Share))
}

/// Whether the next number is a percentage that is joined to another one.
fn joins_percents(tokens: &[Token], at: usize) -> bool {
    let percent = |at: usize| {
        matches!(tokens.get(at), Some(Token { kind: Kind::Number(Numeral { unit: Unit::Percent, .. }), .. }))
    };
    let first = segment_end(tokens, at + 1);
    percent(first)
        && percent(first + 2)
        && matches!(tokens.get(first + 1), Some(Token { kind: Kind::Term(Term::And), .. }))
}

pub(super) fn is_count(token: &Token) -> bool {
    matches!(token.kind, Kind::Number(numeral) if numeral.unit.counts())
}

/// The token that many before one.
pub(super) fn before(tokens: &[Token], at: usize, back: usize) -> Option<&Token> {
    tokens.get(at.checked_sub(back)?)
}

/// The tokens from `start` to the one at `at`, those that are near.
pub(super) fn since(tokens: &[Token], start: usize, at: usize) -> &[Token] {
    tokens.get(start.max(at.saturating_sub(REACH))..at).unwrap_or_default()
}

/// The tokens from `at` on, those that are near.
pub(super) fn ahead(tokens: &[Token], at: usize) -> &[Token] {
    tokens.get(at..tokens.len().min(at.saturating_add(REACH))).unwrap_or_default()
}

/// Where the segment that holds token `at` ends: at the next mark or number.
pub(super) fn segment_end(tokens: &[Token], at: usize) -> usize {
    let rest = ahead(tokens, at);
    at + rest.iter().position(ends_segment).unwrap_or(rest.len())
}

pub(super) fn ends_segment(token: &Token) -> bool {
    matches!(token.kind, Kind::Stop | Kind::Strong | Kind::Colon | Kind::Close | Kind::Open | Kind::Number(_))
}

pub(super) fn clip(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
