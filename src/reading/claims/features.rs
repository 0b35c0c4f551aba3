//! What the words around a number say together, and the quantities that follow from it.

mod readings;

use super::lexicon::{Act, Term, Topic};
use super::token::{Kind, Token};
use crate::report::claims::{Dimension, Part, Quantity, Scope};

/// Characters outside the vocabulary in words that introduce a list.
const INTRODUCTION: usize = 6;

/// What a stretch of words may say where it is asked whether it says anything else.
const ACTS: u8 = 1;
const APPLICATIONS: u8 = 2;
const UNKNOWN: u8 = 4;
const WHO: u8 = 8;
const DOCUMENTS: u8 = 16;
const CASES: u8 = 32;

/// The words of a stretch of a sentence, by kind.
#[derive(Clone, Debug, Default)]
pub struct Features {
    applications: bool,
    intake: bool,
    fees: bool,
    processing_fee: bool,
    disclosure: bool,
    information: bool,
    other: bool,
    /// A business, if those who applied are spoken of.
    firm: bool,
    /// 单位申请.
    body: bool,
    /// The words begin with who applied (自然人新收15件).
    pub subject: bool,
    /// Those who applied.
    who: bool,
    /// A website or the like.
    site: bool,
    /// 合计.
    pub total: bool,
    /// 申请、复议均为0件: applications beside what they are listed with.
    listed_applications: bool,
    /// Something that the form does not count.
    pub foreign: bool,
    cases: Vec<Quantity>,
    /// 行政复议、行政诉讼: cases side by side.
    joined_cases: bool,
    documents: Vec<Quantity>,
    decisions: Vec<Quantity>,
    outcomes: Vec<Quantity>,
    applicants: Vec<Quantity>,
    channels: Vec<Quantity>,
    results: Vec<Part>,
    /// 败诉: a suit ended so, whatever was spoken of before.
    lost: bool,
    /// 未审结行政复议: how cases ended is told before them.
    pub ends_first: bool,
    /// What is done, in order, with the index of the token.
    acts: Vec<(Act, usize)>,
    etc: bool,
    /// 不予公开等: others beside a group of outcomes.
    other_outcomes: bool,
    /// 不属于政府信息: of no row of the form.
    outside: bool,
    /// 申请中, 案件中: some of them.
    some: bool,
    /// 受理.
    accepted: bool,
    /// Something that the form does not count, other than in a list with what it counts (投诉、行政复议).
    pub foreign_alone: bool,
    /// A negation stands there.
    pub negated: bool,
    /// A rise (true) or fall is what the number follows.
    pub trend: Option<bool>,
    /// Index of the token that would say what went up or down (增加申请12件).
    moved: usize,
    /// Whether the last word was the change itself: 多为自然人12件 is none.
    just_moved: bool,
    /// After the trend the value itself follows.
    pub to: bool,
    /// 达, 至: a value is reached.
    pub reaches: bool,
    /// A comparison with last year is what the number follows.
    pub compared: bool,
    /// So it is of what is named behind it (较2022年的行政复议13件).
    pub compared_of: bool,
    /// And whatever it is that is named (较上年收到的96件).
    before: bool,
    /// A share word.
    pub share: bool,
    /// A rate.
    pub rates: Vec<Act>,
    /// Any other rate.
    pub foreign_rate: bool,
    /// 约 before the number.
    pub near: bool,
    /// 超过 before the number.
    pub above: bool,
    /// Characters outside the vocabulary after the last word that means something.
    pub unknown_after: usize,
    /// Characters outside the vocabulary.
    pub unknown: usize,
}

/// What the sentences before have settled.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// What is being spoken of.
    pub topic: Option<Topic>,
    /// What is done to documents or decisions in the running list.
    pub act: Option<Act>,
    /// The last quantity stated.
    pub last: Option<Quantity>,
    /// What the last number states.
    pub listed: Option<Quantity>,
    /// The year spoken of, where it is not the report's.
    pub year: Option<i32>,
    /// Whether the cases spoken of are those that the body itself judges.
    pub reviewing: Option<Scope>,
}

impl Features {
    /// The features of a stretch of tokens.
    pub fn of(tokens: &[Token]) -> Self {
        let mut found = Self::default();
        for (index, token) in tokens.iter().enumerate() {
            match token.kind {
                Kind::Unknown(chars) => {
                    found.unknown += chars;
                    found.unknown_after += chars;
                }
                Kind::Term(Term::Odd) => {
                    found.unknown += 2;
                    found.unknown_after += 2;
                }
                Kind::Term(Term::Within) => found.within(tokens.get(index + 1..).unwrap_or_default()),
                Kind::Term(term) => found.add(term, index),
                _ => {}
            }
            let joined = || matches!(tokens.get(index + 1), Some(Token { kind: Kind::Term(Term::And), .. }));
            match token.kind {
                Kind::Term(Term::Topic(Topic::Foreign)) => found.foreign_alone |= !joined(),
                Kind::Term(Term::Topic(Topic::Applications) | Term::Intake) => found.listed_applications |= joined(),
                // 复议诉讼案件.
                Kind::Term(Term::Topic(Topic::Case(_))) => {
                    let next = tokens.get(index + 1).map(|token| token.kind);
                    found.joined_cases |= joined() || matches!(next, Some(Kind::Term(Term::Topic(Topic::Case(_)))));
                }
                _ => {}
            }
        }
        found
    }

    /// 收到的申请中有2件…: the number is of some of them, unless nothing more is said.
    fn within(&mut self, after: &[Token]) {
        let more = |token: &Token| !matches!(token.kind, Kind::Term(Term::Filler | Term::And) | Kind::Stop);
        if after.is_empty() || after.iter().any(more) {
            // 70件复议中有13件: what they are of stands before, and is not what is counted.
            if after.iter().all(|token| matches!(token.kind, Kind::Term(Term::Filler | Term::Act(Act::Occurred)))) {
                self.cases.clear();
                self.results.clear();
            }
            self.some = after.iter().any(|token| matches!(token.kind, Kind::Unknown(_) | Kind::Term(Term::Outcome(_))));
            self.acts.clear();
            self.applications = false;
            self.intake = false;
        }
    }

    fn add(&mut self, term: Term, index: usize) {
        use Term::{Above, All, And, Besides, Each, Filler, Move, Near, Than, ThisYear, To, Total};
        if !matches!(term, Filler | Besides | And | Near | Above | To | ThisYear | All | Total | Each | Than | Move) {
            self.unknown_after = 0;
            // What a number follows is the last word that means something; 增加申请12件, 较上年新增申请12件 are changes.
            let grown = self.compared && term == Term::Act(Act::New) && index == self.moved;
            self.trend = if grown { Some(true) } else { self.trend.filter(|_| index == self.moved && is_noun(term)) };
            self.compared_of = self.before || self.compared && matches!(term, Term::Topic(_) | Term::Intake);
            self.compared = false;
            self.moved = index + 1;
        } else if index == self.moved && !matches!(term, To) && !self.just_moved {
            self.moved = index + 1;
        }
        self.just_moved = matches!(term, Term::Rise | Term::Fall);
        match term {
            Term::Topic(topic) => match topic {
                Topic::Applications => self.applications = true,
                Topic::Case(key) => {
                    let ends = !self.results.is_empty() || self.last_act() == Some(Act::CarriedOut);
                    self.ends_first |= self.cases.is_empty() && ends;
                    push(&mut self.cases, key);
                }
                Topic::Document(key) => push(&mut self.documents, key),
                Topic::Decision(key) => push(&mut self.decisions, key),
                Topic::Fees => self.fees = true,
                Topic::ProcessingFee => self.processing_fee = true,
                Topic::Disclosure => self.disclosure = true,
                Topic::Foreign => self.foreign = true,
            },
            Term::Act(Act::Accepted) => {
                self.accepted = true;
                self.acts.push((Act::Received, index));
            }
            Term::Act(act @ (Act::Newly | Act::Total)) => self.acts.extend([(Act::Published, index), (act, index)]),
            Term::Act(act) => self.acts.push((act, index)),
            Term::Intake => self.intake = true,
            Term::Outcome(key) => push(&mut self.outcomes, key),
            Term::Applicant(key) => {
                self.subject |= index == 0;
                push(&mut self.applicants, key);
            }
            Term::Channel(key) => {
                self.other |= key == Quantity::ByOther;
                push(&mut self.channels, key);
            }
            Term::Result(part) => push(&mut self.results, part),
            Term::Lost => {
                self.lost = true;
                push(&mut self.results, Part::Corrected);
            }
            Term::Other => self.other = true,
            Term::Information => self.information = true,
            Term::Negation => self.negated = true,
            Term::Rate(act) => self.rates.push(act),
            Term::ForeignRate => self.foreign_rate = true,
            Term::Share => self.share = true,
            Term::Rise => self.trend = Some(true),
            Term::Fall => self.trend = Some(false),
            Term::To => {
                self.to |= self.trend.is_some();
                self.reaches = true;
            }
            Term::Compare | Term::LastYear => self.compared = true,
            Term::Before => (self.before, self.compared_of) = (true, true),
            Term::Etc => {
                self.etc = true;
                self.other_outcomes |= self.outcomes.last().is_some_and(|last| last.dimension() == Dimension::Outcome);
            }
            Term::Outside => {
                self.outside = true;
                self.unknown += 1;
            }
            Term::Firm => self.firm = true,
            Term::Who => self.who = true,
            Term::Body => self.body = true,
            Term::Site => self.site = true,
            Term::Total => self.total = true,
            Term::RateOf => match self.acts.last() {
                Some((act @ (Act::Handled | Act::Answered), said)) if index - said <= 3 => self.rates.push(*act),
                _ => self.foreign_rate = true,
            },
            Term::Near => self.near = true,
            Term::Above => self.above = true,
            _ => {}
        }
    }

    /// Whether the act stands there.
    pub fn has(&self, act: Act) -> bool {
        self.acts.iter().any(|(found, _)| *found == act)
    }

    /// The last act.
    pub fn last_act(&self) -> Option<Act> {
        self.acts.last().map(|(act, _)| *act)
    }

    /// Whether something comes in or is dealt with.
    pub fn comes_in(&self) -> bool {
        self.applications || self.has(Act::Received) || self.has(Act::Processed)
    }

    /// Whether nothing is done but that it is there (有280件).
    pub fn nothing_done(&self) -> bool {
        self.acts.iter().all(|(act, _)| *act == Act::Occurred)
    }

    /// Whether one thing is said to have come in, and nothing else.
    pub fn is_one_stage(&self) -> bool {
        matches!(self.acts.as_slice(), [(Act::New | Act::CarriedIn, _)]) && self.says_no_more_than(ACTS)
    }

    /// Whether nothing is done.
    pub fn acts_are_none(&self) -> bool {
        self.acts.is_empty()
    }

    /// What a share word follows: 自然人占85%.
    pub fn quantities_of_share(&self, context: &Context) -> Option<Quantity> {
        if let ([case], [], [], [], []) = (
            self.cases.as_slice(),
            self.outcomes.as_slice(),
            self.applicants.as_slice(),
            self.channels.as_slice(),
            self.results.as_slice(),
        ) {
            return Some(*case);
        }
        match (self.kinds().as_slice(), self.applicants.as_slice(), self.channels.as_slice(), self.results.as_slice()) {
            ([Quantity::Granted, Quantity::PartlyGranted], [], [], []) => Some(Quantity::Given),
            ([kind], [], [], []) | ([], [kind], [], []) | ([], [], [kind], []) => Some(*kind),
            ([], [], [], [result]) => self.case(context).and_then(|case| case.part(*result)),
            _ => None,
        }
    }

    /// Whether a part of a total is named.
    pub fn names_part(&self) -> bool {
        let named = [&self.outcomes, &self.applicants, &self.channels, &self.cases];
        self.other || !self.results.is_empty() || named.iter().any(|named| !named.is_empty())
    }

    /// Whether applications are named.
    pub fn of_applications(&self) -> bool {
        self.applications || self.intake
    }

    /// Whether something comes in that is named and is no application.
    pub fn takes_in_others(&self) -> bool {
        self.has(Act::Received) && !self.of_applications() && self.cases.is_empty() && !self.only_acts()
    }

    /// Whether any word of the form stands there.
    pub fn of_the_form(&self) -> bool {
        self.names_more_than(0)
    }

    /// Whether any word of the form stands there but those.
    fn names_more_than(&self, those: u8) -> bool {
        (self.applications && those & APPLICATIONS == 0)
            || self.intake
            || self.fees
            || self.processing_fee
            || self.disclosure
            || !((self.cases.is_empty() || those & CASES != 0)
                && (self.documents.is_empty() || those & DOCUMENTS != 0)
                && self.decisions.is_empty()
                && self.outcomes.is_empty()
                && self.applicants.is_empty()
                && self.results.is_empty())
    }

    /// Whose numbers: a review that the body itself conducts is not one that it is subject to.
    pub fn reviewing(&self) -> Option<Scope> {
        let acts = [Act::Judged, Act::Closed, Act::Processed, Act::Handled];
        // 办理行政复议答复案件 is what the body reviewed does.
        let acts = self.accepted || (acts.iter().any(|act| self.has(*act)) && !self.has(Act::Answered));
        // A court accepts suits.
        let judging = self.cases.contains(&Quantity::Litigation) && self.accepted;
        let reviewing = judging || (self.cases.contains(&Quantity::Reconsideration) && acts);
        reviewing.then_some(Scope::Reviewer)
    }

    /// Whether it is said that cases came to an end, and how they did is not.
    pub fn closes(&self) -> bool {
        matches!(self.last_act(), Some(Act::Closed | Act::Handled)) && self.results.is_empty()
    }

    /// The single kind that all are said to be of: a result of the case spoken of, a way to court, an applicant, an
    /// outcome.
    pub fn kind(&self, context: &Context) -> Option<Quantity> {
        if let ([result], Some(case)) = (self.results.as_slice(), self.case(context)) {
            // 均已处理或正在审理: of either.
            if *result == Part::Pending && !self.acts.is_empty() {
                return None;
            }
            return ended(case, *result);
        }
        match (self.applicants.as_slice(), self.kinds().as_slice(), self.specific_cases().as_slice()) {
            ([applicant], [], []) if self.unknown == 0 && !self.firm && !self.body => Some(*applicant),
            ([], [outcome], []) if self.unknown == 0 => Some(*outcome),
            ([], [], [case @ (Quantity::Direct | Quantity::After)]) => Some(*case),
            ([], [], []) if self.unknown == 0 => match self.channels.as_slice() {
                [channel] if context.topic == Some(Topic::Applications) => Some(*channel),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether the words say no more than that what follows is a number of what was named before.
    pub fn says_nothing(&self) -> bool {
        self.says_no_more_than(0)
    }

    /// Whether they name nothing by themselves, but for one character that means nothing (两者合计).
    pub fn says_little(&self) -> bool {
        self.says_no_more_than(UNKNOWN)
    }

    /// Whether they say nothing but those.
    fn says_no_more_than(&self, those: u8) -> bool {
        (those & ACTS != 0 || self.acts.iter().all(|(act, _)| *act == Act::Occurred))
            && (those & UNKNOWN != 0 || self.unknown == 0)
            && (those & WHO != 0 || !self.who)
            && !self.names_more_than(those)
            && !(self.foreign || self.information || self.other || self.negated || self.compared || self.share)
            && !(self.site || self.firm || self.body)
            && self.trend.is_none()
            && self.channels.is_empty()
    }

    /// Whether applications are named and nothing else.
    pub fn only_applications(&self) -> bool {
        self.applications && self.says_no_more_than(APPLICATIONS)
    }

    /// Whether applications are named that are new or were carried over, and nothing else.
    pub fn is_intake(&self) -> bool {
        self.applications
            && matches!(self.acts.as_slice(), [(Act::New | Act::CarriedIn, _)])
            && self.says_no_more_than(ACTS | APPLICATIONS)
    }

    /// Whether no more is said than that something is no longer dealt with: why stands before.
    pub fn only_dropped(&self) -> bool {
        self.last_act() == Some(Act::Dropped) && self.says_no_more_than(ACTS | APPLICATIONS)
    }

    /// How the cases ended that are counted, where one way is told.
    pub fn ending(&self) -> Option<Part> {
        match self.results.as_slice() {
            [result] => Some(*result),
            _ => Some(Part::Closed).filter(|_| self.closes() && self.only_acts()),
        }
    }

    /// Whether it is said how cases ended.
    pub fn ends_cases(&self) -> bool {
        !self.results.is_empty()
    }

    /// Whether one kind of those who applied is named.
    pub fn of_one_party(&self) -> bool {
        self.applicants.len() == 1
    }

    /// Whether a channel is named.
    pub fn of_channel(&self) -> bool {
        !self.channels.is_empty()
    }

    /// Whether decisions are named.
    pub fn of_decisions(&self) -> bool {
        !self.decisions.is_empty()
    }

    /// Whether documents are named.
    pub fn names_documents(&self) -> bool {
        !self.documents.is_empty()
    }

    /// Whether documents are named, and nothing else of the form.
    pub fn of_documents(&self) -> bool {
        !self.documents.is_empty() && self.says_no_more_than(DOCUMENTS)
    }

    /// Whether both who applied and how are named (科研机构通过网络提交).
    pub fn of_both_ways(&self) -> bool {
        !self.applicants.is_empty() && !self.channels.is_empty()
    }

    /// Whether information is named.
    pub fn of_information(&self) -> bool {
        self.information
    }

    /// Whether the words say at most who does what, not to what.
    pub fn names_nothing(&self) -> bool {
        self.says_no_more_than(ACTS | UNKNOWN | WHO)
    }

    /// Whether something is done to documents.
    pub fn makes_documents(&self) -> bool {
        [Act::Issued, Act::Repealed, Act::InForce, Act::New].iter().any(|act| self.has(*act))
    }

    /// Whether no more than the rest is named (其他情形).
    pub fn of_rest(&self) -> bool {
        self.other && self.outcomes.is_empty() && self.applicants.is_empty()
    }

    /// Whether reviews and suits are told together, by one number (行政复议、行政诉讼案件743件).
    pub fn of_both_cases(&self) -> bool {
        self.joined_cases && self.specific_cases().len() == 2
    }

    /// Whether others are spoken of (因其他情形).
    pub fn of_others(&self) -> bool {
        self.other
    }

    /// Whether cases are named and nothing else.
    pub fn of_cases_only(&self) -> bool {
        !self.cases.is_empty() && self.says_no_more_than(CASES)
    }

    /// Whether cases are named.
    pub fn of_cases(&self) -> bool {
        !self.cases.is_empty()
    }

    /// Whether the words say at most what is done, not to what.
    pub fn only_acts(&self) -> bool {
        self.says_no_more_than(ACTS)
    }

    /// Whether the words do no more than introduce a list (具体情况如下).
    pub fn introduces(&self) -> bool {
        self.unknown <= INTRODUCTION && self.says_no_more_than(UNKNOWN | WHO | APPLICATIONS)
    }

    /// Whether the words say that it was finished or answered, and nothing else.
    pub fn only_handled(&self) -> bool {
        let handled =
            !self.acts.is_empty() && self.acts.iter().all(|(act, _)| matches!(act, Act::Handled | Act::Answered));
        handled && self.says_no_more_than(ACTS | APPLICATIONS | WHO)
    }

    /// Whether the number is a total of what was named (三项合计).
    pub fn only_total(&self) -> bool {
        self.total && self.unknown <= 2 && self.acts.is_empty() && self.says_no_more_than(UNKNOWN)
    }

    /// Those who applied or the channels that are named, one after another; 自然人、法人 are everyone unless each has a
    /// number of its own, `in_turn`.
    pub fn parties(&self, in_turn: bool) -> Vec<Quantity> {
        let everyone = !in_turn
            && self.applicants.contains(&Quantity::NaturalPerson)
            && self.applicants.contains(&Quantity::Organizations);
        let named = if self.applicants.is_empty() { &self.channels } else { &self.applicants };
        if everyone || self.etc { Vec::new() } else { named.clone() }
    }

    /// The same words without the change that is told of them.
    pub fn of_change(&self) -> Self {
        let unknown_after = if self.trend.is_some() || self.share { 0 } else { self.unknown_after };
        Self { trend: None, compared: false, to: false, share: false, unknown_after, ..self.clone() }
    }

    fn case(&self, context: &Context) -> Option<Quantity> {
        match (self.cases.as_slice(), context.topic) {
            ([case], _) => Some(*case),
            ([], Some(Topic::Case(case))) => Some(case),
            _ => None,
        }
    }
}

/// Whether a word can name what went up or down.
fn is_noun(term: Term) -> bool {
    use Term::{Act, Applicant, Channel, Information, Intake, Lost, Outcome, Result, Topic};
    matches!(term, Topic(_) | Act(_) | Applicant(_) | Channel(_) | Outcome(_) | Result(_) | Lost | Information | Intake)
}

/// Cases that ended so; only suits are won.
fn ended(case: Quantity, result: Part) -> Option<Quantity> {
    if (case, result) == (Quantity::Cases, Part::Won) { Some(Quantity::LitigationWon) } else { case.part(result) }
}

fn push<T: PartialEq>(list: &mut Vec<T>, named: T) {
    if !list.contains(&named) {
        list.push(named);
    }
}
